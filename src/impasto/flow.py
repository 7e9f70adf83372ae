"""★ Read this first: the path of every picture, from a request to a receipt.

    recall   asked before? replay, join, claim, or go on   limit    how often: refused before anything is done
    gather   the inputs, the seed                          plan     all that will be done; every refusal
    screen   may it be drawn? where somebody is asked      queue    a place among the engine's calls
    hold     an upper bound of what it can cost            run      the engine yields pictures
    finish   only the steps that the plan lists            keep     bytes to the store, then a row
    settle   charge, usage, state: one transaction

The run belongs to the server, not to the connection: callers wrap `make` in `world.runs.start`. The engine's
calls are in `running.py`, finish and keep in `keeping.py`, how a run ends in `ending.py`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import sqlalchemy as sa
from msgspec.structs import replace

from impasto import telemetry
from impasto.admit import faults, limits, recall
from impasto.ending import Drawn, end_interrupted, fail, interrupted, settle
from impasto.engines.base import EngineFailed, EngineRefused
from impasto.errors import ImpastoError, error
from impasto.fallover import Line, draw_on_any
from impasto.gather.inputs import gather
from impasto.keeping import Emit, Run
from impasto.ledger import prices
from impasto.ledger.ledger import Hold, to_its_end
from impasto.plan.plan import Snapshot, make_plans
from impasto.recovery import recover_owner
from impasto.routing import Routing
from impasto.store import generations, readers, retention, room
from impasto.store.ids import new_id
from impasto.types import Caller, ImageRequest, Inputs, News, PartialImage, Plan, Receipt, Started, Uploads
from impasto.world import World

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


@dataclass(frozen=True)
class _Admitted:
    """A request that may run: what it will do, by which terms it is charged, and the row that it begins with.

    One of `plans` is carried out: the first, or one of the others where an engine cannot be had. They were made for the
    engines of this `routing`, whatever takes its place meanwhile.
    """

    asked: recall.Asked
    routing: Routing
    plans: tuple[Plan, ...]
    terms: prices.Terms
    inputs: Inputs
    limited: limits.Limited
    new: generations.NewGeneration


async def _make(world: World, caller: Caller, request: ImageRequest, emit: Emit, uploads: Uploads) -> Receipt:
    asked = recall.Asked(
        caller=caller,
        operation=request.operation,
        fingerprint=recall.fingerprint(world.secret, caller, request),
        is_stream=request.stream is True,
        since_ms=world.clock_ms(),
    )
    if earlier := await _recall(world, asked):
        return earlier
    try:
        with world.routing.in_use() as routing:
            admitted = await _admit(world, routing, asked, request, uploads)
            await _carry_out(world, admitted, emit)
    except recall.Taken:
        # A request with the same key, or an earlier attempt, was faster by a moment: its answer is ours.
        earlier = await _recall(world, asked)
        return earlier if earlier else await _make(world, caller, request, emit, uploads)
    receipt = await load(world, caller.project.id, admitted.new.id)
    recall.check_reader(receipt, caller)
    return receipt


async def _admit(
    world: World, routing: Routing, asked: recall.Asked, request: ImageRequest, uploads: Uploads
) -> _Admitted:
    """Everything that may refuse a request before anything is held for it: limits, plan, screening, room."""
    caller = asked.caller
    limited = limits.limits_of(world.catalog, world.secret, world.settings.default_model, caller, request)
    async with world.metrics.entering("limit", limits.counted(world.db, limited, world.clock_ms)):
        faults.provoke(caller.fault)
        plans, terms, inputs = await prepare(world, caller, request, uploads, routing)
        unscreened = await world.metrics.timed("screen", world.screen.before(plans[0], request, inputs))
        if unscreened is not None:
            plans = tuple(replace(plan, notices=(*plan.notices, unscreened)) for plan in plans)
        await room.check(world.db, caller.project)
    new = generations.NewGeneration(
        id=new_id("gen"),
        project_id=caller.project.id,
        key_id=caller.key_id,
        owner_id=world.owner.id,
        dialect=caller.dialect,
        request=request,
        plan=plans[0],
        rates=terms.rates,
        price_rule=caller.project.price_rule,
        spent_nano=terms.spent_nano,
        fingerprint=asked.fingerprint,
        created_ms=world.clock_ms(),
        reader=caller.reader,
        claimable=caller.idempotency_key is None and bool(caller.reader.id),
    )
    return _Admitted(asked, routing, plans, terms, inputs, limited, new)


async def _carry_out(world: World, admitted: _Admitted, emit: Emit) -> None:
    """Queue, hold, run, settle. Raises what keeps it from that, and `recall.Taken`."""
    caller, terms, new = admitted.asked.caller, admitted.terms, admitted.new
    held_nano = max(prices.quote(plan, terms).high_nano for plan in admitted.plans)
    delay_s = caller.fault.delay_s if caller.fault is not None else 0.0
    with Line(admitted.routing, caller.project.id, admitted.plans) as line, world.runs.live(new.id):
        plan, station, place = line.enter()
        run = Run(world, plan, admitted.inputs, new.id, emit, station, place, delay_s)
        claim, released = partial(_claim, world, admitted, plan), partial(_released, run)
        held = world.ledger.hold(caller.project.id, new.id, held_nano, pictures=plan.n, also=claim, on_release=released)
        async with world.metrics.entering("hold", held) as hold:
            telemetry.note(generation=new.id, engine=plan.engine)
            limits.tell_taken(admitted.limited)
            await readers.attach(world.db, caller.reader, new.id)
            emit(Started(generation=new.id, plan=plan))
            drawn = await _run(run, line, hold)
            await world.metrics.timed("settle", _settle(world, run.plan, terms, new.id, hold, drawn))


async def _recall(world: World, asked: recall.Asked) -> Receipt | None:
    asked_ms = world.clock_ms()
    finding = recall.find(world.db, world.owner, asked, world.clock_ms, partial(recover_owner, world))
    earlier = await world.metrics.timed("recall", finding)
    if earlier is not None:
        _tell_found(world, asked.caller, earlier, asked_ms)
        await retention.used(world.db, earlier.id, world.clock_ms())
    return earlier


def _tell_found(world: World, caller: Caller, earlier: Receipt, asked_ms: int) -> None:
    """Count an answer that cost nothing, by how it was come by."""
    ended_while_waiting = earlier.ended_ms is not None and earlier.ended_ms >= asked_ms
    kind = "claim" if caller.idempotency_key is None else "join" if ended_while_waiting else "replay"
    world.metrics.count("impasto_replays_total", kind)
    plan = earlier.plan
    telemetry.note(found=kind, generation=earlier.id, model=plan.model, engine=plan.engine, n=plan.n)


def _claim(world: World, admitted: _Admitted, plan: Plan, conn: sa.Connection) -> None:
    """In the transaction of the hold: take the Idempotency-Key, count the pictures, begin the generation.

    Raises recall.Taken, and what `limits.take` raises.
    """
    new = admitted.new
    expires_ms = new.created_ms + world.settings.idempotency_hours * 3_600_000
    recall.claim(conn, world.owner, admitted.asked, new.id, new.created_ms, expires_ms)
    limits.take(conn, admitted.limited, new.plan.n, world.clock_ms() * 1000)
    generations.claim(conn, replace(new, plan=plan))


def _released(run: Run, conn: sa.Connection) -> None:
    """In the transaction of the release: end the row, by the plan of the engine that had it last."""
    interrupted(run.world, run.plan, run.generation)(conn)


async def _run(run: Run, line: Line, hold: Hold) -> Drawn:
    """Draw, and end the run where that fails. What was kept before something unforeseen, or a stop, is settled."""
    try:
        return await draw_on_any(run, line)
    except (EngineRefused, EngineFailed, ImpastoError) as failure:
        raise await fail(run.world, run.plan, run.generation, hold, failure, run.drawn) from failure
    except BaseException:
        try:
            await to_its_end(end_interrupted(run.world, run.generation, hold))
        except Exception:
            hold.leave()  # with what was kept, until recovery can book it
            raise
        raise


async def _settle(world: World, plan: Plan, terms: prices.Terms, generation: str, hold: Hold, drawn: Drawn) -> None:
    try:
        await settle(world, plan, terms, generation, hold, drawn)
    except Exception:
        # The books cannot be written now. The pictures are kept: recovery settles from their rows.
        hold.leave()
        raise


async def prepare(
    world: World, caller: Caller, request: ImageRequest, uploads: Uploads, routing: Routing
) -> tuple[tuple[Plan, ...], prices.Terms, Inputs]:
    """Gather and plan, without a trace: a plan for each able engine, the terms of charge, the inputs. Raises
    ImpastoError."""
    now = datetime.fromtimestamp(world.clock_ms() / 1000, UTC)
    gathering = gather(request, uploads, caller.project.id, world.db, world.workers, world.settings)
    inputs = await world.metrics.timed("gather", gathering)
    with world.metrics.stage("plan"):
        plans = make_plans(request, inputs, snapshot(world, caller, routing), now)
    plan = plans[0]
    telemetry.note(model=plan.model, engine=plan.engine, n=plan.n)
    rates = world.catalog.rates_or_highest(plan.model, now.date())
    spent_nano = await world.ledger.spent(caller.project.id)
    terms = prices.Terms(rates=rates, rule=prices.parse_rule(caller.project.price_rule), spent_nano=spent_nano)
    return plans, terms, inputs


def snapshot(world: World, caller: Caller, routing: Routing) -> Snapshot:
    """What the plan may know of the world at this moment."""
    return Snapshot(
        catalog=world.catalog,
        default_model=world.settings.default_model,
        dialect=caller.dialect,
        answer=caller.project.answer,
        official_sdk=caller.official_sdk,
        unsupported_as_notice=caller.unsupported_as_notice,
        keeps_pictures=caller.project.retention_s > 0,
        screened=world.screen.screens,
        shows_partials=not world.screen.sees_results,
        via=caller.via,
        named=routing.named,
        routes=routing.healthy,
        out_ms=routing.out_ms,
    )


async def load(world: World, project_id: str | None, generation: str) -> Receipt:
    """A generation of the project by its id; None as project is for who holds a signed link.

    Raises `generation_not_found`, for other projects' too, and `generation_expired`.
    """
    receipt = await world.db.read(lambda conn: generations.load(conn, generation, project_id))
    if receipt is None:
        raise error("generation_not_found", id=generation)
    if receipt.expired_ms is not None:
        raise error("generation_expired")
    return receipt
