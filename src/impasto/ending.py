"""How a run ends: charged and done, or released and failed, each in one transaction with the generation's row."""

from dataclasses import dataclass, field
from functools import partial

import sqlalchemy as sa

from impasto import telemetry
from impasto.engines.base import EngineFailed, EngineRefused
from impasto.errors import ImpastoError, error
from impasto.ledger import money, prices
from impasto.ledger.ledger import Hold
from impasto.store import generations, recollections, removals, stranded
from impasto.types import Notice, Plan, StoredImage, Usage
from impasto.world import World


@dataclass
class Drawn:
    """What a run has come to so far. `withheld` pictures were made, and may not be shown."""

    images: list[StoredImage] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    metered: Usage | None = None
    partial_images: int = 0
    withheld: int = 0

    def meter(self, usage: Usage) -> None:
        """Add what a provider says that one of the calls consumed."""
        before = self.metered or Usage(estimated=False)
        self.metered = Usage(
            text_in=before.text_in + usage.text_in,
            image_in=before.image_in + usage.image_in,
            image_out=before.image_out + usage.image_out,
            text_out=before.text_out + usage.text_out,
            estimated=before.estimated or usage.estimated,
        )


async def settle(world: World, plan: Plan, terms: prices.Terms, generation: str, hold: Hold, drawn: Drawn) -> None:
    """Charge each picture that was kept, and end the generation, in one transaction."""
    delivered = len(drawn.images)
    # What a provider metered holds the pictures that were withheld, which nobody pays for.
    metered = None if drawn.withheld else drawn.metered
    usage = metered or prices.usage_of(plan, delivered, drawn.partial_images)
    charge_nano = prices.charge(terms, usage, plan, delivered)
    cost_nano = plan.cost_each_nano * (delivered + drawn.withheld)

    def end(conn: sa.Connection) -> None:
        generations.end(
            conn,
            generation,
            state="done",
            usage=usage,
            charge_nano=charge_nano,
            cost_nano=cost_nano,
            notices=(*plan.notices, *drawn.notices),
            error=None,
            over_hold=charge_nano > hold.amount_nano,
            final=True,
            now_ms=world.clock_ms(),
        )

    await hold.settle(charge_nano=charge_nano, cost_nano=cost_nano, engine=plan.engine, also=end)
    world.metrics.settled(plan, delivered, charge_nano, cost_nano, withheld=drawn.withheld)
    telemetry.note(charge_usd=money.text(charge_nano))


async def fail(
    world: World,
    plan: Plan,
    generation: str,
    hold: Hold,
    failure: EngineRefused | EngineFailed | ImpastoError,
    withheld: int = 0,
) -> ImpastoError:
    """Release the hold and record why. A refusal stays the answer; what surely cost nothing may be asked again.

    `withheld` pictures were made and may not be shown: they are charged to nobody, and cost us what they cost.
    """
    match failure:
        case EngineRefused():
            problem, state, final = ImpastoError(failure.name, failure.param, failure.values), "failed", True
        case EngineFailed(billed=True):
            problem, state, final = error("outcome_unknown"), "unknown", True
        case EngineFailed():
            values = {"engine": plan.engine, "reason": failure.reason, "limit_s": world.settings.run_timeout_s}
            problem, state, final = ImpastoError(failure.name, None, values), "failed", False
        case _:
            # A picture that was made and could not be kept: where it was bought, nobody buys it again.
            problem, state = failure, "failed"
            final = failure.kind.status < 500 or not plan.free_to_repeat
    cost_nano = plan.cost_each_nano * withheld
    end = partial(_end_failed, world, generation, problem=problem, final=final, state=state, cost_nano=cost_nano)
    if cost_nano:
        await hold.settle(charge_nano=0, cost_nano=cost_nano, engine=plan.engine, also=end)
    else:
        await hold.release(end)
    world.metrics.unsettled(plan, "refused" if problem.kind.status < 500 else state, cost_nano)
    await removals.carry_out(world.db, world.blobs, generation)
    return problem


async def end_interrupted(world: World, generation: str, hold: Hold) -> str | None:
    """End a run that was cut off, here or in a process that died: what was kept is charged and done.

    Without a picture it is unknown where the engine may have charged for one, else free to be asked again. Returns the
    state that it ended in; None when it had ended before.
    """
    left = await world.db.read(lambda conn: stranded.load(conn, generation))
    if left is None:
        return None
    plan, images = left.plan, left.images
    if images and left.rates is not None:
        drawn = Drawn(images=list(images), metered=left.so_far.metered)
        drawn.partial_images, drawn.withheld = left.so_far.partial_images, left.so_far.withheld
        if len(images) < plan.n:
            drawn.notices.append(partial_success(drawn, plan.n))
        rule = prices.parse_rule(left.price_rule)
        terms = prices.Terms(rates=left.rates, rule=rule, spent_nano=left.spent_nano)
        await settle(world, plan, terms, generation, hold, drawn)
        return "done"
    state, problem = "failed", error("generation_interrupted")
    if not plan.free_to_repeat:
        state, problem = "unknown", error("outcome_unknown")
    end = partial(_end_failed, world, generation, problem=problem, final=state == "unknown", state=state)
    landed = await hold.release(end)
    if landed:
        world.metrics.unsettled(plan, state)
    await removals.carry_out(world.db, world.blobs, generation)
    return state if landed else None


def partial_success(drawn: Drawn, asked: int) -> Notice:
    """What tells the client of fewer pictures than it asked for."""
    told = f"{len(drawn.images)} of {asked} pictures were made; only these are charged."
    if drawn.withheld:
        told = f"{len(drawn.images)} of {asked} pictures are given; only these are charged. {drawn.withheld} withheld."
    return Notice("partial_success", told, "n")


def _end_failed(
    world: World,
    generation: str,
    conn: sa.Connection,
    *,
    problem: ImpastoError,
    final: bool,
    state: str,
    cost_nano: int = 0,
) -> None:
    generations.drop_images(conn, generation)
    removals.add(conn, generation, world.clock_ms())
    generations.end(
        conn,
        generation,
        state=state,
        usage=None,
        charge_nano=0,
        cost_nano=cost_nano,
        notices=(),
        error={"name": problem.name, "param": problem.param, "values": problem.values},
        over_hold=False,
        final=final,
        now_ms=world.clock_ms(),
    )
    if not final:
        recollections.forget(conn, generation)
