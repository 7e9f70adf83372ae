"""A run that moves to the next engine where one failed: before anything was shown, and only where nothing was bought.

Never after a refusal, never when the outcome of a call that costs money is unknown (design.md, section 6).
"""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Self

from msgspec.structs import replace

from impasto import telemetry
from impasto.admit.queues import Place
from impasto.ending import Drawn
from impasto.engines.base import EngineFailed
from impasto.errors import ImpastoError, error
from impasto.keeping import Run
from impasto.routing import Routing, Station
from impasto.running import draw
from impasto.store import generations
from impasto.types import Attempt, Plan, Started


class Line:
    """The plans that are left of a run, and its place at the engine that has it now: left when the run has ended.

    The plans were made for the engines of this routing, which is in use until then.
    """

    def __init__(self, routing: Routing, project_id: str, plans: Sequence[Plan]) -> None:
        self._routing, self._project_id = routing, project_id
        self._left, self._place = list(plans), ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._place.close()

    def enter(self) -> tuple[Plan, Station, Place]:
        """Leave the place of before, and take one for the next plan whose engine has one.

        Raises what the first engine without one said: `engine_busy`, `engine_out`.
        """
        self._place.close()
        refusal: ImpastoError | None = None
        attempts: tuple[Attempt, ...] = ()
        while self._left:
            plan = self._left.pop(0)
            station = self._routing.stations[plan.engine]
            try:
                place = self._place.enter_context(station.enter(plan, self._project_id))
            except ImpastoError as problem:
                refusal = refusal or problem
                attempts = (*attempts, Attempt(engine=plan.engine, problem=problem.name))
                continue
            # Of several calls one may have drawn already: then the run cannot move on.
            is_patient = self.is_at_its_end or len(plan.calls) > 1
            return replace(plan, attempts=attempts, is_patient=is_patient), station, place
        assert refusal is not None  # noqa: S101 - whoever asks once more has seen that there is a plan left
        raise refusal

    @property
    def is_at_its_end(self) -> bool:
        """Whether there is no other engine."""
        return not self._left


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
    """From the engine that failed to the next: in the run, in its row, and for those who watch.

    Raises `engine_busy`, `engine_out`, `generation_interrupted` for a run that others have ended, `database_failed`.
    """
    before, world = run.plan, run.world
    plan, station, place = line.enter()
    failed = Attempt(engine=before.engine, problem=failure.name)
    plan = replace(plan, attempts=(*before.attempts, failed, *plan.attempts))
    # Before it is asked: whoever has to end this run after a death must know whose it was.
    if not await world.db.write(lambda conn: generations.move(conn, run.generation, plan)):
        raise error("generation_interrupted")
    run.plan, run.station, run.place, run.drawn = plan, station, place, Drawn()
    world.metrics.count("impasto_fallovers_total", before.engine)
    told = {"engine": before.engine, "to": plan.engine, "reason": failure.reason}
    world.log.warning("fall over", generation=run.generation, **told)
    telemetry.note(engine=plan.engine, attempts=len(plan.attempts) + 1)
    run.emit(Started(generation=run.generation, plan=plan))
