"""A run that moves to the next engine where one failed: before anything was shown, and only where nothing was bought.

Never after a refusal, never when the outcome of a call that costs money is unknown (design.md, section 6).
"""

from collections.abc import Sequence
from contextlib import ExitStack

from msgspec.structs import replace

from impasto import telemetry
from impasto.admit.queues import Place
from impasto.ending import Drawn
from impasto.engines.base import EngineFailed
from impasto.errors import ImpastoError, error_after
from impasto.routing import Station
from impasto.running import Run, draw
from impasto.store import generations
from impasto.types import Attempt, Plan, Started
from impasto.world import World


class Line:
    """The plans that are left of a run, and its places in the queues: the last is that of the engine that draws."""

    def __init__(self, world: World, project_id: str, plans: Sequence[Plan], places: ExitStack) -> None:
        self._world, self._project_id, self._places = world, project_id, places
        self._left = list(plans)

    def enter(self) -> tuple[Plan, Station, Place]:
        """Take a place for the next plan whose engine has one; an engine without is passed over.

        Raises what the first of them said: `engine_busy`, `engine_out`.
        """
        refusal: ImpastoError | None = None
        attempts: tuple[Attempt, ...] = ()
        while self._left:
            plan = self._left.pop(0)
            try:
                station = self._station(plan)
                place = self._places.enter_context(station.enter(plan, self._project_id))
            except ImpastoError as problem:
                refusal = refusal or problem
                attempts = (*attempts, Attempt(engine=plan.engine, problem=problem.name))
                continue
            return replace(plan, attempts=attempts), station, place
        raise refusal or error_after(1000, "engine_out", model="this model")

    @property
    def is_at_its_end(self) -> bool:
        """Whether there is no other engine."""
        return not self._left

    def _station(self, plan: Plan) -> Station:
        station = self._world.routing.stations.get(plan.engine)
        if station is None:  # the config file was read again between plan and run
            raise error_after(1000, "engine_out", model=plan.model)
        return station


async def draw_on_any(run: Run, line: Line) -> Drawn:
    """Draw on the run's engine, and on the next of the line where that failed for nothing. Raises the last failure."""
    while True:
        try:
            return await draw(run)
        except EngineFailed as failure:
            if failure.billed or run.drawn.has_begun or line.is_at_its_end:
                raise
            try:
                await _move(run, line, failure)
            except ImpastoError as nobody:
                raise failure from nobody


async def _move(run: Run, line: Line, failure: EngineFailed) -> None:
    """From the engine that failed to the next: in the run, in its row, and for those who watch."""
    before, world = run.plan, run.world
    plan, run.station, run.place = line.enter()
    failed = Attempt(engine=before.engine, problem=failure.name)
    run.plan, run.drawn = replace(plan, attempts=(*before.attempts, failed, *plan.attempts)), Drawn()
    # Before it is asked: whoever has to end this run after a death must know whose it was.
    await world.db.write(lambda conn: generations.move(conn, run.generation, run.plan))
    world.metrics.count("impasto_fallovers_total", before.engine)
    told = {"engine": before.engine, "to": plan.engine, "reason": failure.reason}
    world.log.warning("fall over", generation=run.generation, **told)
    telemetry.note(engine=plan.engine, attempts=len(run.plan.attempts) + 1)
    run.emit(Started(generation=run.generation, plan=run.plan))
