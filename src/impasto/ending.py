"""How a run ends: charged and done, or released and failed, each in one transaction with the generation's row."""

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import sqlalchemy as sa

from impasto.engines.base import EngineFailed, EngineRefused
from impasto.errors import ImpastoError, error
from impasto.ledger import prices
from impasto.ledger.ledger import Hold
from impasto.store import generations, recollections
from impasto.types import Notice, Plan, StoredImage, Usage
from impasto.world import World


@dataclass
class Drawn:
    """What a run has come to so far."""

    images: list[StoredImage] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    metered: Usage | None = None
    partial_images: int = 0

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
    usage = drawn.metered or prices.usage_of(plan, delivered, drawn.partial_images)
    charge_nano = prices.charge(terms, usage, plan, delivered)
    cost_nano = plan.cost_each_nano * delivered

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
            now_ms=world.clock_ms(),
        )

    await hold.settle(charge_nano=charge_nano, cost_nano=cost_nano, engine=plan.engine, also=end)


async def fail(
    world: World, plan: Plan, generation: str, hold: Hold, failure: EngineRefused | EngineFailed | ImpastoError
) -> ImpastoError:
    """Release the hold and record why. A refusal stays the answer to its key; what surely cost nothing frees it."""
    match failure:
        case EngineRefused():
            problem, state, keep_key = ImpastoError(failure.name, failure.param, failure.values), "failed", True
        case EngineFailed(billed=True):
            problem, state, keep_key = error("outcome_unknown"), "unknown", True
        case EngineFailed():
            values = {"engine": plan.engine, "reason": failure.reason, "limit_s": world.settings.run_timeout_s}
            problem, state, keep_key = ImpastoError(failure.name, None, values), "failed", False
        case _:
            problem, state, keep_key = failure, "failed", False
    await hold.release(partial(end_failed, world, generation, problem=problem, keep_key=keep_key, state=state))
    with suppress(OSError):  # no row tells of these pictures any more: nobody gets them, wherever they lie
        await world.blobs.delete(generation)
    return problem


def end_failed(
    world: World, generation: str, conn: sa.Connection, *, problem: ImpastoError, keep_key: bool, state: str = "failed"
) -> None:
    generations.end(
        conn,
        generation,
        state=state,
        usage=None,
        charge_nano=0,
        cost_nano=0,
        notices=(),
        error={"name": problem.name, "param": problem.param, "values": problem.values},
        over_hold=False,
        now_ms=world.clock_ms(),
    )
    if not keep_key:
        recollections.forget(conn, generation)
