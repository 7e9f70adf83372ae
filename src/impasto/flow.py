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
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec
import sqlalchemy as sa

from impasto.admit import recall
from impasto.ending import Drawn, end_failed, fail, settle
from impasto.engines.base import EngineFailed, EngineRefused
from impasto.errors import ImpastoError, error
from impasto.finish.run import Finished, Unfinished, finish
from impasto.gather.inputs import gather
from impasto.ledger import prices
from impasto.pixels.sniff import is_complete
from impasto.pixels.workers import WorkerCrashed, WorkerTimeout
from impasto.plan.plan import Snapshot, make_plan
from impasto.store import generations
from impasto.store.blobs import digest_of
from impasto.store.ids import new_id
from impasto.types import (
    Caller,
    Event,
    Image,
    ImageRequest,
    Inputs,
    Kept,
    Metered,
    News,
    Notice,
    Origin,
    PartialImage,
    Plan,
    Receipt,
    Remark,
    Started,
    StoredImage,
    Uploads,
)
from impasto.world import World

Emit = Callable[[News], None]
NO_UPLOADS = Uploads()


def unheard(news: News) -> None:
    """For who waits for the receipt alone: nobody shows a picture on its way."""
    if isinstance(news, PartialImage):
        news.path.unlink(missing_ok=True)


async def make(
    world: World, caller: Caller, request: ImageRequest, emit: Emit = unheard, uploads: Uploads = NO_UPLOADS
) -> Receipt:
    """One request, whole: the receipt of what was made now or before. Raises ImpastoError.

    `emit` hears `Started` once the run is held, `PartialImage` (whose file is then its own) and `Kept`; an answer that
    was given before, and a run that another request began, come without news. The files of `uploads` are removed.
    """
    try:
        return await _make(world, caller, request, emit, uploads)
    finally:
        uploads.remove()


async def _make(world: World, caller: Caller, request: ImageRequest, emit: Emit, uploads: Uploads) -> Receipt:
    print_ = recall.fingerprint(world.secret, caller, request)
    if earlier := await recall.find(world.db, world.owner, caller, print_, world.clock_ms):
        return earlier
    plan, terms, inputs = await prepare(world, caller, request, uploads)
    generation, held_nano = new_id("gen"), prices.quote(plan, terms).high_nano
    new = generations.NewGeneration(
        id=generation,
        project_id=caller.project.id,
        key_id=caller.key_id,
        owner_id=world.owner.id,
        dialect=caller.dialect,
        request=request,
        plan=plan,
        rates=terms.rates,
        fingerprint=print_,
        created_ms=world.clock_ms(),
    )
    claim = partial(_claim, world, caller, new)
    interrupted = partial(end_failed, world, generation, problem=error("generation_interrupted"), keep_key=False)
    try:
        async with world.ledger.hold(
            caller.project.id, generation, held_nano, also=claim, on_release=interrupted
        ) as hold:
            emit(Started(generation=generation, plan=plan))
            try:
                drawn = await _draw(_Run(world, plan, inputs, generation, emit))
            except (EngineRefused, EngineFailed, ImpastoError) as failure:
                raise await fail(world, plan, generation, hold, failure) from failure
            await settle(world, plan, terms, generation, hold, drawn)
    except recall.Taken:
        # A request with the same key was faster by a moment: its answer is ours.
        earlier = await recall.find(world.db, world.owner, caller, print_, world.clock_ms)
        return earlier if earlier else await _make(world, caller, request, emit, uploads)
    return await load(world, caller, generation)


def _claim(world: World, caller: Caller, new: generations.NewGeneration, conn: sa.Connection) -> None:
    """Take the Idempotency-Key and begin the generation, in the transaction of the hold. Raises recall.Taken."""
    expires_ms = new.created_ms + world.settings.idempotency_hours * 3_600_000
    recall.claim(caller, new.id, new.fingerprint, new.created_ms, expires_ms)(conn)
    generations.claim(conn, new)


async def prepare(
    world: World, caller: Caller, request: ImageRequest, uploads: Uploads = NO_UPLOADS
) -> tuple[Plan, prices.Terms, Inputs]:
    """Gather and plan, without a trace: the plan, the terms it is charged by, the inputs. Raises ImpastoError."""
    now = datetime.fromtimestamp(world.clock_ms() / 1000, UTC)
    inputs = await gather(request, uploads, caller.project.id, world.db, world.workers, world.settings)
    plan = make_plan(request, inputs, snapshot(world, caller), now)
    rates = world.catalog.rates_or_highest(plan.model, now.date())
    spent_nano = await world.ledger.spent(caller.project.id)
    terms = prices.Terms(rates=rates, rule=prices.parse_rule(caller.project.price_rule), spent_nano=spent_nano)
    return plan, terms, inputs


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


@dataclass
class _Run:
    """One run on its way, and what it has come to so far."""

    world: World
    plan: Plan
    inputs: Inputs
    generation: str
    emit: Emit
    drawn: Drawn = field(default_factory=Drawn)


async def _draw(run: _Run) -> Drawn:
    """Run the engine's calls side by side, keep what comes. Raises what failed when not one picture came."""
    plan, drawn = run.plan, run.drawn
    offsets = [sum(plan.calls[:index]) for index in range(len(plan.calls))]
    outcomes = await asyncio.gather(
        *(_call(run, n, offset) for n, offset in zip(plan.calls, offsets, strict=True)), return_exceptions=True
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


async def _call(run: _Run, n: int, offset: int) -> None:
    """One call of the engine for `n` of the plan's pictures, the first of which is picture `offset`."""
    world, plan, drawn = run.world, run.plan, run.drawn
    part = plan
    if n < plan.n:
        shown = 0 if offset else plan.partial_images
        part = msgspec.structs.replace(plan, n=n, calls=(n,), seed=plan.seed + offset, partial_images=shown)
    came = 0
    try:
        async with asyncio.timeout(world.settings.run_timeout_s), aclosing(_events(run, part)) as events:
            async for event in events:
                match event:
                    case Image():
                        came += 1
                        stored = await _keep(run, msgspec.structs.replace(event, index=event.index + offset))
                        drawn.images.append(stored)
                        run.emit(Kept(image=stored))
                    case PartialImage():
                        drawn.partial_images += 1
                        run.emit(await _shown(run, event))
                    case Metered(usage=usage):
                        drawn.meter(usage)
                    case Remark(notice=notice):
                        drawn.notices.append(notice)
    except TimeoutError as late:
        raise error("engine_timeout", engine=plan.engine, limit_s=world.settings.run_timeout_s) from late
    except OSError as problem:
        # The spool or the store: an engine's own troubles are its EngineFailed.
        raise error("store_failed", reason=problem.strerror or "unknown") from problem
    if came < n:
        raise EngineFailed(f"it returned {came} of {n} pictures")


async def _events(run: _Run, part: Plan) -> AsyncGenerator[Event, None]:
    events = run.world.engines[part.engine].run(part, run.inputs)
    try:
        async for event in events:
            yield event
    finally:
        if isinstance(events, AsyncGenerator):
            await events.aclose()


async def _keep(run: _Run, image: Image) -> StoredImage:
    """Check that the picture is whole, finish it, give its bytes to the store, then write its row."""
    world, plan, path, finished = run.world, run.plan, image.path, Finished()
    try:
        if not is_complete(path, image.format):
            raise error("picture_incomplete", engine=plan.engine)
        if plan.steps:
            path, finished = await _finish(run, path)
        size_bytes = await world.blobs.keep(run.generation, image.index, path)
        # A composite of two pictures is not what the brief says any more.
        origin = None
        if image.brief is not None and finished.outside_changed is None:
            origin = Origin(brief=image.brief, digest=await digest_of(path))
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
    await world.db.write(lambda conn: generations.add_image(conn, run.generation, stored, world.clock_ms(), origin))
    return stored


async def _shown(run: _Run, partial: PartialImage) -> PartialImage:
    """A picture on its way as the client gets it: of the size and format of the final one."""
    if not run.plan.steps:
        return partial
    try:
        path, _ = await _finish(run, partial.path)
    finally:
        partial.path.unlink(missing_ok=True)
    return msgspec.structs.replace(partial, path=path, format=run.plan.output_format, size=run.plan.size)


async def _finish(run: _Run, source: Path) -> tuple[Path, Finished]:
    world, target = run.world, source.with_name(source.name + "-finished")
    try:
        finished = await world.workers.run(
            finish, run.plan, run.inputs, str(source), str(target), timeout_s=world.settings.run_timeout_s
        )
    except BaseException as problem:
        target.unlink(missing_ok=True)
        if isinstance(problem, Unfinished):
            raise error("picture_incomplete", engine=run.plan.engine) from problem
        if isinstance(problem, (WorkerCrashed, WorkerTimeout)):
            raise error("engine_crashed", engine="finish") from problem
        raise
    return target, finished
