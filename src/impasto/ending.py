"""How a run ends: charged and done, or released and failed, each in one transaction with the generation's row."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

import msgspec
import sqlalchemy as sa

from impasto import telemetry
from impasto.engines.base import EngineFailed, EngineRefused
from impasto.errors import ImpastoError, error, error_after
from impasto.ledger import money, prices
from impasto.ledger.ledger import Hold
from impasto.plan.resolution import resolve
from impasto.store import generations, recollections, removals, stranded
from impasto.types import Notice, Plan, Rates, Resolved, SoFar, StoredImage, Usage
from impasto.world import World


@dataclass
class Drawn:
    """What a run has come to so far. `withheld` pictures were made, and are not given; `was_asked`: the engine was."""

    images: list[StoredImage] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    metered: Usage | None = None
    metered_pictures: int = 0
    partial_images: int = 0
    withheld: int = 0
    was_asked: bool = False
    resolved: list[Resolved] = field(default_factory=list)

    @property
    def has_begun(self) -> bool:
        """Whether anything of it was made, shown or metered: from there on no other engine may do it again."""
        return bool(self.images or self.partial_images or self.withheld or self.metered is not None)

    def so_far(self) -> SoFar:
        """What is written down with each picture, for whoever has to end the run."""
        return SoFar(
            metered=self.metered,
            metered_pictures=self.metered_pictures,
            resolved=tuple(self.resolved),
            partial_images=self.partial_images,
            withheld=self.withheld,
        )

    def meter(self, usage: Usage, pictures: int) -> None:
        """Add what a provider says that one of the calls consumed."""
        self.metered_pictures += pictures
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
    plan = resolve(plan, drawn.resolved, drawn.images)
    usage = _charged(plan, drawn)
    charge_nano = prices.charge(terms, usage, plan, delivered)
    cost_nano = _cost(plan, terms.rates, drawn)

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
            plan=plan if drawn.resolved else None,
        )

    await hold.settle(charge_nano=charge_nano, cost_nano=cost_nano, engine=plan.engine, also=end)
    world.metrics.settled(plan, delivered, charge_nano, cost_nano, withheld=drawn.withheld)
    telemetry.note(charge_usd=money.text(charge_nano), cost_usd=money.text(cost_nano))


def _charged(plan: Plan, drawn: Drawn) -> Usage:
    """The usage that the client pays for: of what a provider metered, the share of the pictures that are delivered."""
    delivered, made, metered = len(drawn.images), drawn.metered_pictures, drawn.metered
    if metered is None or (drawn.withheld and not made):
        return prices.usage_of(plan, delivered, drawn.partial_images)
    if delivered >= made:
        return metered
    image_out, text_out = (-(-tokens * delivered // made) for tokens in (metered.image_out, metered.text_out))
    return msgspec.structs.replace(metered, image_out=image_out, text_out=text_out)


def _cost(plan: Plan, rates: Rates, drawn: Drawn) -> int:
    """What the run cost us: all that was made, shown or not."""
    made = len(drawn.images) + drawn.withheld
    if plan.cost_by_usage and drawn.metered is not None:
        return prices.cost(rates, plan, drawn.metered, max(made, drawn.metered_pictures))
    return prices.cost(rates, plan, prices.usage_of(plan, made, drawn.partial_images), made) if made else 0


async def fail(
    world: World,
    plan: Plan,
    generation: str,
    hold: Hold,
    failure: EngineRefused | EngineFailed | ImpastoError,
    drawn: Drawn | None = None,
) -> ImpastoError:
    """Release the hold and record why. A refusal stays the answer; what surely cost nothing may be asked again.

    Pictures that were `drawn` and cannot be shown are charged to nobody, and cost us what they cost.
    """
    match failure:
        case EngineRefused():
            problem, state, final = ImpastoError(failure.name, failure.param, failure.values), "failed", True
        case EngineFailed(billed=True):
            problem, state, final = ImpastoError("outcome_unknown", None, failure.values), "unknown", True
        case EngineFailed():
            problem, state, final = _failed(failure, plan, world.settings.run_timeout_s), "failed", False
        case _:
            # A picture that was made and could not be kept: where it was bought, nobody buys it again.
            problem, state = failure, "failed"
            was_bought = not plan.free_to_repeat and (drawn is None or drawn.was_asked)
            final = failure.kind.status < 500 or was_bought
    rates = world.catalog.rates_or_highest(plan.model, datetime.fromtimestamp(world.clock_ms() / 1000, UTC).date())
    cost_nano = _cost(plan, rates, drawn or Drawn())
    end = partial(_end_failed, world, generation, problem=problem, final=final, state=state, cost_nano=cost_nano)
    if cost_nano:
        await hold.settle(charge_nano=0, cost_nano=cost_nano, engine=plan.engine, also=end)
    else:
        await hold.release(end)
    world.metrics.unsettled(plan, "refused" if problem.kind.status < 500 else state, cost_nano)
    await removals.carry_out(world.db, world.blobs, generation)
    return problem


def _failed(failure: EngineFailed, plan: Plan, limit_s: int) -> ImpastoError:
    values = {"engine": plan.engine, "reason": failure.reason, "limit_s": limit_s, **failure.values}
    if isinstance(wait_ms := failure.values.get("retry_after_ms"), int):
        return error_after(wait_ms, failure.name, **values)
    return ImpastoError(failure.name, None, values)


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
        so_far = left.so_far
        drawn = Drawn(images=list(images), metered=so_far.metered, metered_pictures=so_far.metered_pictures)
        drawn.partial_images, drawn.withheld = so_far.partial_images, so_far.withheld
        drawn.resolved = list(so_far.resolved)
        if len(images) < plan.n:
            drawn.notices.append(partial_success(drawn, plan.n))
        rule = prices.parse_rule(left.price_rule)
        terms = prices.Terms(rates=left.rates, rule=rule, spent_nano=left.spent_nano)
        await settle(world, plan, terms, generation, hold, drawn)
        return "done"
    state = "failed" if plan.free_to_repeat else "unknown"
    landed = await hold.release(interrupted(world, plan, generation))
    if landed:
        world.metrics.unsettled(plan, state)
    await removals.carry_out(world.db, world.blobs, generation)
    return state if landed else None


def interrupted(world: World, plan: Plan, generation: str) -> Callable[[sa.Connection], None]:
    """What ends the row of a run whose hold is released because it was broken off without a picture."""
    state, problem = "failed", error("generation_interrupted")
    if not plan.free_to_repeat:
        state, problem = "unknown", error("outcome_unknown")
    return partial(_end_failed, world, generation, problem=problem, final=state == "unknown", state=state)


async def end_unheld(world: World, generation: str) -> None:
    """End a running row whose hold was given back before: nothing was charged for it, and nothing will be."""
    left = await world.db.read(lambda conn: stranded.load(conn, generation))
    if left is not None:
        await world.db.write(interrupted(world, left.plan, generation))
        await removals.carry_out(world.db, world.blobs, generation)


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
