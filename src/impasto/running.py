"""The run of a plan: the engine's calls side by side, each picture finished and kept as it comes.

Only this file calls `engine.run` (an import contract keeps this), and only the flow starts a run.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, TypeVarTuple

import msgspec

from impasto.admit.queues import Place
from impasto.ending import Drawn, partial_success
from impasto.engines.base import EngineFailed, EngineRefused
from impasto.errors import ImpastoError, error
from impasto.finish.run import Finished, NotCutOut, Unfinished, finish, is_opaque
from impasto.gather.prepared import prepared
from impasto.ledger.ledger import to_its_end
from impasto.pixels.sniff import is_complete
from impasto.pixels.workers import WorkerCrashed, WorkerTimeout
from impasto.plan.resolution import as_it_came, resolve
from impasto.routing import Station
from impasto.store import generations
from impasto.store.blobs import digest_of
from impasto.types import (
    Event,
    Image,
    Inputs,
    Kept,
    Metered,
    News,
    Notice,
    Origin,
    PartialImage,
    Plan,
    Remark,
    Resolved,
    StoredImage,
)
from impasto.world import World

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Emit = Callable[[News], None]

_NOT_TRANSPARENT = "The engine was asked for a transparent background, and drew an opaque picture."


@dataclass
class Run:
    """One run on its way, and what it has come to so far. `refusals` say why pictures that were made are withheld.

    `given` is what the engine gets of the inputs; `opaque` of the pictures should have been transparent.
    """

    world: World
    plan: Plan
    inputs: Inputs
    generation: str
    emit: Emit
    station: Station
    place: Place
    delay_s: float = 0.0
    drawn: Drawn = field(default_factory=Drawn)
    refusals: list[ImpastoError] = field(default_factory=list)
    given: Inputs = field(init=False)
    opaque: int = 0

    def __post_init__(self) -> None:
        self.given = self.inputs


async def draw(run: Run) -> Drawn:
    """Run the engine's calls side by side, keep what comes. Raises what failed when not one picture came."""
    plan, drawn = run.plan, run.drawn
    if run.delay_s:
        await asyncio.sleep(run.delay_s)
    offsets = [sum(plan.calls[:index]) for index in range(len(plan.calls))]
    async with prepared(plan, run.inputs, run.world.workers, run.world.settings.run_timeout_s) as run.given:
        outcomes = await asyncio.gather(
            *(_watched(run, n, offset) for n, offset in zip(plan.calls, offsets, strict=True)), return_exceptions=True
        )
    failures = [*(outcome for outcome in outcomes if isinstance(outcome, BaseException)), *run.refusals]
    known = [failure for failure in failures if isinstance(failure, (EngineRefused, EngineFailed, ImpastoError))]
    if len(known) < len(failures) or (failures and not drawn.images):
        raise next((failure for failure in failures if failure not in known), _gravest(failures))
    if failures:
        drawn.notices.append(partial_success(drawn, plan.n))
    if drawn.images and run.opaque == len(drawn.images):
        # So it is told, and charged.
        drawn.resolved.insert(0, Resolved(background="opaque"))
        run.emit(drawn.resolved[0])
    return drawn


def _gravest(failures: Sequence[BaseException]) -> BaseException:
    """Of several failures the one that says the most: that something may have been bought."""
    bought = (failure for failure in failures if isinstance(failure, EngineFailed) and failure.billed)
    return next(bought, failures[0])


async def _watched(run: Run, n: int, offset: int) -> None:
    """One call, whose end counts for the engine's health."""
    health = run.station.health
    try:
        await _call(run, n, offset)
    except EngineFailed as failure:
        health.failed(failure)
        raise
    except EngineRefused:
        health.answered()
        raise
    health.answered()


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
            async for event in events:
                match event:
                    case Image():
                        came += 1
                        await _keep(run, msgspec.structs.replace(event, index=event.index + offset))
                    case PartialImage():
                        await _show(run, event)
                    case Metered(usage=usage, pictures=pictures):
                        drawn.meter(usage, pictures)
                    case Resolved():
                        drawn.resolved.append(msgspec.structs.replace(event, first=offset))
                        run.emit(event)
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
    """The plan of one call. An engine that draws no transparent background is asked for none."""
    plan = run.plan
    return msgspec.structs.replace(
        plan,
        n=n,
        calls=(n,),
        seed=plan.seed + offset,
        partial_images=0 if offset else plan.partial_images,
        background="opaque" if _cuts_out(plan) else plan.background,
        # By the first picture: calls of one run differ in it, and a call that is repeated keeps its name.
        call=f"{run.generation}-{offset + 1}",
    )


async def _events(run: Run, part: Plan) -> AsyncGenerator[Event, None]:
    events = run.station.engine.run(part, run.given)
    try:
        async for event in events:
            yield event
    finally:
        if isinstance(events, AsyncGenerator):
            await events.aclose()


async def _keep(run: Run, image: Image) -> None:
    """Check that the picture is whole, finish it, give its bytes to the store, write its row, and tell of it.

    One that may not be shown is thrown away.
    """
    world, path, finished = run.world, image.path, Finished()
    plan, notices = as_it_came(resolve(run.plan, run.drawn.resolved), image)
    try:
        if not is_complete(path, image.format):
            raise error("picture_incomplete", engine=plan.engine)
        if plan.steps:
            path, finished = await world.metrics.timed("finish", _finish(run, plan, path))
        if not await _may_be_shown(run, path):
            return
        if _should_be_transparent(run.plan) and await _in_worker(run, is_opaque, str(path)):
            run.opaque += 1
            notices = (*notices, Notice("not_transparent", _NOT_TRANSPARENT, "background"))
        began_s = time.perf_counter()
        size_bytes = await world.blobs.keep(run.generation, image.index, path)
        # A composite of two pictures is not what the brief says any more.
        origin = None
        if image.brief is not None and finished.outside_changed is None:
            origin = Origin(brief=image.brief, digest=await digest_of(path))
    except NotCutOut as problem:
        _withhold(run, error("not_cut_out", engine=plan.engine, reason=str(problem)))
        return
    finally:
        image.path.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    size = plan.size if plan.steps else image.size
    stored = StoredImage(
        index=image.index,
        format=plan.output_format,
        width=size.width,
        height=size.height,
        size_bytes=size_bytes,
        revised_prompt=image.revised_prompt,
        outside_changed=finished.outside_changed,
    )
    run.drawn.notices += (notice for notice in notices if notice not in run.drawn.notices)
    # Once begun to its end: a row that is written is a picture that is charged, whatever breaks the run off meanwhile.
    await to_its_end(_name(run, stored, origin))
    world.metrics.passed("keep", began_s)
    run.emit(Kept(image=stored))


async def _name(run: Run, stored: StoredImage, origin: Origin | None) -> None:
    """Write the row of a picture whose bytes are kept, and count it."""
    so_far, now_ms = run.drawn.so_far(), run.world.clock_ms()
    await run.world.db.write(lambda conn: generations.add_image(conn, run.generation, stored, now_ms, origin, so_far))
    run.drawn.images.append(stored)


async def _may_be_shown(run: Run, picture: Path) -> bool:
    """Ask the screen. What it refuses is no failure of the call: the other pictures may pass."""
    try:
        notice = await run.world.screen.after(run.plan, picture)
    except ImpastoError as refusal:
        _withhold(run, refusal)
        return False
    if notice is not None and notice not in run.drawn.notices:
        run.drawn.notices.append(notice)
    return True


def _withhold(run: Run, refusal: ImpastoError) -> None:
    """A picture that was made and is not given: it costs us, and nobody is charged for it."""
    run.refusals.append(refusal)
    run.drawn.withheld += 1


async def _show(run: Run, partial: PartialImage) -> None:
    """Tell of a picture on its way as the client gets it: of the size and format of the final one."""
    run.drawn.partial_images += 1
    plan, _ = as_it_came(resolve(run.plan, run.drawn.resolved), partial)
    if not plan.steps:
        run.emit(partial)
        return
    try:
        path, _ = await _finish(run, plan, partial.path)
    except NotCutOut:
        return  # nothing stands out from its background yet
    finally:
        partial.path.unlink(missing_ok=True)
    run.emit(msgspec.structs.replace(partial, path=path, format=plan.output_format, size=plan.size))


async def _finish(run: Run, plan: Plan, source: Path) -> tuple[Path, Finished]:
    """The picture taken through the plan's steps, in a file of its own. Raises NotCutOut, ImpastoError."""
    target = source.with_name(source.name + "-finished")
    try:
        return target, await _in_worker(run, finish, plan, run.inputs, str(source), str(target))
    except BaseException:
        target.unlink(missing_ok=True)
        raise


async def _in_worker(run: Run, job: Callable[[*Ts], T], *args: *Ts) -> T:
    try:
        return await run.world.workers.run(job, *args, timeout_s=run.world.settings.run_timeout_s)
    except Unfinished as problem:
        raise error("picture_incomplete", engine=run.plan.engine) from problem
    except (WorkerCrashed, WorkerTimeout) as problem:
        raise error("engine_crashed", engine="finish") from problem


def _cuts_out(plan: Plan) -> bool:
    return any(step.name == "cut_out" for step in plan.steps)


def _should_be_transparent(plan: Plan) -> bool:
    """Was somebody else asked for a transparent background? What we make of a plain one is checked already."""
    return plan.background == "transparent" and not plan.simulated and not _cuts_out(plan)
