"""The run of a plan: the engine's calls side by side, each picture kept as it comes.

Only this file calls `engine.run` (an import contract keeps this), and only the flow starts a run.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

import msgspec

from impasto.catalog.tokens import PARTIAL_TOKENS, share
from impasto.ending import Drawn, partial_success
from impasto.engines.base import EngineFailed, EngineRefused
from impasto.errors import ImpastoError, error
from impasto.gather.prepared import prepared
from impasto.keeping import Run, keep, show
from impasto.ledger.prices import as_asked
from impasto.types import Event, Image, Metered, PartialImage, Plan, Remark, Resolved, Usage


async def draw(run: Run) -> Drawn:
    """Run the engine's calls side by side, keep what comes. Raises what failed when not one picture came."""
    plan, drawn = run.plan, run.drawn
    if run.delay_s:
        await asyncio.sleep(run.delay_s)
    offsets = [sum(plan.calls[:index]) for index in range(len(plan.calls))]
    async with prepared(plan, run.inputs, run.world.workers, run.world.settings.run_timeout_s) as run.given:
        outcomes = await asyncio.gather(
            *(_call(run, n, offset) for n, offset in zip(plan.calls, offsets, strict=True)), return_exceptions=True
        )
    run.station.health.judge(outcomes)
    failures = [*(outcome for outcome in outcomes if isinstance(outcome, BaseException)), *run.refusals]
    known = [failure for failure in failures if isinstance(failure, (EngineRefused, EngineFailed, ImpastoError))]
    if len(known) < len(failures) or (failures and not drawn.images):
        raise _gravest(failures)
    if failures:
        drawn.notices.append(partial_success(drawn, plan.n))
    if drawn.images and run.opaque == len(drawn.images):
        # So it is told, and charged.
        earliest = min(image.index for image in drawn.images)
        first = max(offset for offset in offsets if offset <= earliest)
        drawn.resolved.insert(0, Resolved(background="opaque", first=first))
    return drawn


def _gravest(failures: Sequence[BaseException]) -> BaseException:
    """Of several failures the one that binds most: what is no known one, what may have been bought, a refusal."""

    def ease(failure: BaseException) -> int:
        match failure:
            case EngineFailed(billed=False):
                return 4
            case EngineRefused():
                return 3
            case ImpastoError():
                return 2  # something was made, and could not be given
            case EngineFailed():
                return 1
        return 0

    return min(failures, key=ease)


async def _call(run: Run, n: int, offset: int) -> None:
    """One call of the engine for `n` of the plan's pictures, the first of which is picture `offset`."""
    world, plan, drawn, part = run.world, run.plan, run.drawn, _part(run, n, offset)
    came = 0
    try:
        # The time of a call begins with its turn.
        async with (
            world.metrics.call(plan.engine, run.place.turn()),
            asyncio.timeout(world.settings.run_timeout_s),
            aclosing(_events(run, part)) as events,
        ):
            drawn.was_asked = True
            async for event in events:
                match event:
                    case Image():
                        came += 1
                        await keep(run, msgspec.structs.replace(event, index=event.index + offset))
                    case PartialImage():
                        await show(run, event)
                    case Metered(usage=usage, pictures=pictures):
                        drawn.meter(usage, pictures)
                    case Resolved():
                        drawn.resolved.append(msgspec.structs.replace(event, first=offset))
                        run.emit(drawn.resolved[-1])
                    case Remark(notice=notice) if notice not in drawn.notices:
                        drawn.notices.append(notice)
    except TimeoutError as late:
        limit_s = world.settings.run_timeout_s
        raise EngineFailed(
            f"nothing after {limit_s} s", name="engine_timeout", billed=not plan.free_to_repeat
        ) from late
    except OSError as problem:
        # The spool or the store: an engine's own troubles are its EngineFailed.
        raise error("store_failed", reason=problem.strerror or "unknown") from problem
    if came < n:
        raise EngineFailed(f"it returned {came} of {n} pictures", billed=not plan.free_to_repeat)


def _part(run: Run, n: int, offset: int) -> Plan:
    """The plan of one call."""
    plan = run.plan
    return msgspec.structs.replace(
        as_asked(plan),
        n=n,
        calls=(n,),
        usage_most=_most(plan, n, offset),
        seed=plan.seed + offset,
        partial_images=0 if offset else plan.partial_images,
        # By the first picture: calls of one run differ in it, and a call that is repeated keeps its name. Another
        # engine may lead to the same provider, with another request.
        call="-".join([run.generation, str(offset + 1), *(["again"] * len(plan.attempts))]),
    )


def _most(plan: Plan, n: int, offset: int) -> Usage:
    """The call's part of what is held for. The pictures on their way are all of the first picture's call."""
    whole, shown = plan.usage_most, plan.partial_images * PARTIAL_TOKENS
    most = share(msgspec.structs.replace(whole, image_out=whole.image_out - shown), n, plan.n)
    return most if offset else msgspec.structs.replace(most, image_out=most.image_out + shown)


async def _events(run: Run, part: Plan) -> AsyncGenerator[Event, None]:
    events = run.station.engine.run(part, run.given)
    try:
        async for event in events:
            yield event
    finally:
        if isinstance(events, AsyncGenerator):
            await events.aclose()
