"""★ Read this first: the path of every picture, from a request to a receipt.

    recall   asked before? replay, join, or go on          gather   the seed
    plan     all that will be done; every refusal          hold     an upper bound of what it can cost
    run      the engine yields pictures                    finish   only the steps that the plan lists
    keep     bytes to the store, then a row                settle   charge, usage, state: one transaction

The run belongs to the server, not to the connection: callers wrap `make` in `world.runs.start`. Only this file calls
`engine.run`.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec
import sqlalchemy as sa

from impasto.admit import recall
from impasto.ending import Drawn, end_failed, fail, settle
from impasto.engines.base import Engine, EngineFailed, EngineRefused
from impasto.errors import ImpastoError, error
from impasto.finish.run import Unfinished, finish
from impasto.gather.inputs import gather
from impasto.ledger import prices
from impasto.pixels.sniff import is_complete
from impasto.pixels.workers import WorkerCrashed, WorkerTimeout
from impasto.plan.plan import Snapshot, make_plan
from impasto.store import generations
from impasto.store.ids import new_id
from impasto.types import (
    Caller,
    Event,
    Image,
    ImageRequest,
    Kept,
    Metered,
    News,
    Notice,
    PartialImage,
    Plan,
    Receipt,
    Remark,
    Started,
    StoredImage,
    Usage,
)
from impasto.world import World

Emit = Callable[[News], None]


def unheard(news: News) -> None:
    """For who waits for the receipt alone: nobody shows a picture on its way."""
    if isinstance(news, PartialImage):
        news.path.unlink(missing_ok=True)


async def make(world: World, caller: Caller, request: ImageRequest, emit: Emit = unheard) -> Receipt:
    """One request, whole: the receipt of what was made now or before. Raises ImpastoError.

    `emit` hears `Started` once the run is held, `PartialImage` (whose file is then its own) and `Kept`; an answer that
    was given before, and a run that another request began, come without news.
    """
    print_ = recall.fingerprint(world.secret, caller, request)
    if earlier := await recall.find(world.db, world.owner, caller, print_, world.clock_ms):
        return earlier
    plan, terms = await prepare(world, caller, request)
    generation, now_ms = new_id("gen"), world.clock_ms()
    held_nano = prices.quote(plan, terms).high_nano
    expires_ms = now_ms + world.settings.idempotency_hours * 3_600_000

    def claim(conn: sa.Connection) -> None:
        recall.claim(caller, generation, print_, now_ms, expires_ms)(conn)
        generations.claim(
            conn,
            generations.NewGeneration(
                id=generation,
                project_id=caller.project.id,
                key_id=caller.key_id,
                owner_id=world.owner.id,
                dialect=caller.dialect,
                request=request,
                plan=plan,
                rates=terms.rates,
                fingerprint=print_,
                created_ms=now_ms,
            ),
        )

    interrupted = partial(end_failed, world, generation, problem=error("generation_interrupted"), keep_key=False)
    try:
        async with world.ledger.hold(
            caller.project.id, generation, held_nano, also=claim, on_release=interrupted
        ) as hold:
            emit(Started(generation=generation, plan=plan))
            try:
                drawn = await _draw(world, plan, generation, emit)
            except (EngineRefused, EngineFailed, ImpastoError) as failure:
                raise await fail(world, plan, generation, hold, failure) from failure
            await settle(world, plan, terms, generation, hold, drawn)
    except recall.Taken:
        # A request with the same key was faster by a moment: its answer is ours.
        earlier = await recall.find(world.db, world.owner, caller, print_, world.clock_ms)
        return earlier if earlier else await make(world, caller, request, emit)
    return await load(world, caller, generation)


async def prepare(world: World, caller: Caller, request: ImageRequest) -> tuple[Plan, prices.Terms]:
    """Gather and plan, without a trace: the plan and the terms it is charged by. Raises ImpastoError."""
    now = datetime.fromtimestamp(world.clock_ms() / 1000, UTC)
    inputs = gather(request)
    plan = make_plan(request, inputs, snapshot(world, caller), now)
    rates = world.catalog.rates_or_highest(plan.model, now.date())
    spent_nano = await world.ledger.spent(caller.project.id)
    return plan, prices.Terms(rates=rates, rule=prices.parse_rule(caller.project.price_rule), spent_nano=spent_nano)


def snapshot(world: World, caller: Caller) -> Snapshot:
    """What the plan may know of the world at this moment."""
    return Snapshot(
        catalog=world.catalog,
        default_model=world.settings.default_model,
        dialect=caller.dialect,
        answer=caller.project.answer,
        official_sdk=caller.official_sdk,
        unsupported_as_notice=caller.unsupported_as_notice,
        keeps_pictures=True,
        routes=lambda model: [
            (name, able) for name, engine in world.engines.items() if (able := engine.capabilities(model)) is not None
        ],
    )


async def load(world: World, caller: Caller, generation: str) -> Receipt:
    """A generation of the caller's project by its id. Raises `generation_not_found`, for other projects' too."""
    receipt = await world.db.read(lambda conn: generations.load(conn, generation, caller.project.id))
    if receipt is None:
        raise error("generation_not_found", id=generation)
    return receipt


async def _draw(world: World, plan: Plan, generation: str, emit: Emit) -> Drawn:
    """Run the engine's calls side by side, keep what comes. Raises what failed when not one picture came."""
    drawn = Drawn()
    offsets = [sum(plan.calls[:index]) for index in range(len(plan.calls))]
    outcomes = await asyncio.gather(
        *(
            _call(world, plan, n, offset, generation, drawn, emit)
            for n, offset in zip(plan.calls, offsets, strict=True)
        ),
        return_exceptions=True,
    )
    failures = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    known = [failure for failure in failures if isinstance(failure, (EngineRefused, EngineFailed, ImpastoError))]
    if len(known) < len(failures) or (failures and not drawn.images):
        raise next((failure for failure in failures if failure not in known), failures[0])
    if failures:
        drawn.notices.append(
            Notice(
                "partial_success", f"{len(drawn.images)} of {plan.n} pictures were made; only these are charged.", "n"
            )
        )
    return drawn


async def _call(world: World, plan: Plan, n: int, offset: int, generation: str, drawn: Drawn, emit: Emit) -> None:
    """One call of the engine for `n` of the plan's pictures, the first of which is picture `offset`."""
    engine = world.engines[plan.engine]
    part = plan
    if n < plan.n:
        shown = 0 if offset else plan.partial_images
        part = msgspec.structs.replace(plan, n=n, calls=(n,), seed=plan.seed + offset, partial_images=shown)
    came = 0
    try:
        async with asyncio.timeout(world.settings.run_timeout_s), aclosing(_events(engine, part)) as events:
            async for event in events:
                match event:
                    case Image():
                        came += 1
                        event = msgspec.structs.replace(event, index=event.index + offset)
                        stored = await _keep(world, plan, generation, event)
                        drawn.images.append(stored)
                        emit(Kept(image=stored))
                    case PartialImage():
                        drawn.partial_images += 1
                        emit(await _shown(world, plan, event))
                    case Metered(usage=usage):
                        drawn.metered = usage if drawn.metered is None else _sum(drawn.metered, usage)
                    case Remark(notice=notice):
                        drawn.notices.append(notice)
    except TimeoutError as late:
        raise error("engine_timeout", engine=plan.engine, limit_s=world.settings.run_timeout_s) from late
    except OSError as problem:
        # The spool or the store: an engine's own troubles are its EngineFailed.
        raise error("store_failed", reason=problem.strerror or "unknown") from problem
    if came < n:
        raise EngineFailed(f"it returned {came} of {n} pictures")


async def _events(engine: Engine, plan: Plan) -> AsyncGenerator[Event, None]:
    events = engine.run(plan)
    try:
        async for event in events:
            yield event
    finally:
        if isinstance(events, AsyncGenerator):
            await events.aclose()


async def _keep(world: World, plan: Plan, generation: str, image: Image) -> StoredImage:
    """Check that the picture is whole, finish it, give its bytes to the store, then write its row."""
    path = image.path
    try:
        if not is_complete(path, image.format):
            raise error("picture_incomplete", engine=plan.engine)
        if plan.steps:
            path = await _finish(world, plan, path)
        size_bytes = await world.blobs.keep(generation, image.index, path)
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
    )
    await world.db.write(lambda conn: generations.add_image(conn, generation, stored, world.clock_ms()))
    return stored


async def _shown(world: World, plan: Plan, partial: PartialImage) -> PartialImage:
    """A picture on its way as the client gets it: of the size and format of the final one."""
    if not plan.steps:
        return partial
    try:
        path = await _finish(world, plan, partial.path)
    finally:
        partial.path.unlink(missing_ok=True)
    return msgspec.structs.replace(partial, path=path, format=plan.output_format, size=plan.size)


async def _finish(world: World, plan: Plan, source: Path) -> Path:
    target = source.with_name(source.name + "-finished")
    try:
        await world.workers.run(finish, plan, str(source), str(target), timeout_s=world.settings.run_timeout_s)
    except Unfinished as problem:
        raise error("picture_incomplete", engine=plan.engine) from problem
    except (WorkerCrashed, WorkerTimeout) as problem:
        raise error("engine_crashed", engine="finish") from problem
    return target


def _sum(one: Usage, other: Usage) -> Usage:
    return Usage(
        text_in=one.text_in + other.text_in,
        image_in=one.image_in + other.image_in,
        image_out=one.image_out + other.image_out,
        text_out=one.text_out + other.text_out,
        estimated=one.estimated or other.estimated,
    )
