"""One picture of a run: checked, finished, screened, kept, and told of; and the views of it on its way.

Must not know how an engine is called.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, TypeVarTuple

import msgspec

from impasto.admit.queues import Place
from impasto.ending import Drawn
from impasto.errors import ImpastoError, error
from impasto.finish.run import Finished, NotCutOut, Unfinished, finish, is_opaque
from impasto.ledger.ledger import to_its_end
from impasto.ledger.prices import as_asked
from impasto.pixels.sniff import is_complete
from impasto.pixels.workers import WorkerCrashed, WorkerTimeout
from impasto.plan.resolution import as_it_came, resolve
from impasto.routing import Station
from impasto.store import generations
from impasto.store.blobs import digest_of
from impasto.types import Image, Inputs, Kept, News, Notice, Origin, PartialImage, Plan, StoredImage
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


async def keep(run: Run, image: Image) -> None:
    """Check that the picture is whole, finish it, give its bytes to the store, write its row, and tell of it.

    One that may not be shown, or cannot, is thrown away: that is no failure of the call, whose other pictures may pass.
    """
    plan, notices = as_it_came(resolve(run.plan, run.drawn.resolved), image)
    try:
        stored, origin, began_s = await _store(run, plan, image)
    except NotCutOut as problem:
        _withhold(run, error("not_cut_out", engine=plan.engine, reason=str(problem)))
    except ImpastoError as problem:
        _withhold(run, problem)
    except OSError as problem:
        _withhold(run, error("store_failed", reason=problem.strerror or "unknown"))
    else:
        run.drawn.notices += (notice for notice in notices if notice not in run.drawn.notices)
        # Once begun to its end: a row that is written is a picture that is charged, whatever breaks the run off.
        await to_its_end(_name(run, stored, origin))
        run.world.metrics.passed("keep", began_s)
        run.emit(Kept(image=stored))


async def _store(run: Run, plan: Plan, image: Image) -> tuple[StoredImage, Origin | None, float]:
    """The picture, whole, finished and allowed, among the store's; since when it was brought there.

    Raises what keeps it from that.
    """
    world, path, finished = run.world, image.path, Finished()
    try:
        if not is_complete(path, image.format):
            raise error("picture_incomplete", engine=plan.engine)
        if plan.steps:
            path, finished = await world.metrics.timed("finish", _finish(run, plan, path))
        await _screen(run, path)
        if _should_be_transparent(run.plan) and await _in_worker(run, is_opaque, str(path)):
            run.opaque += 1
            _remark(run, Notice("not_transparent", _NOT_TRANSPARENT, "background"))
        began_s = time.perf_counter()
        size_bytes = await world.blobs.keep(run.generation, image.index, path)
        # A composite of two pictures is not what the brief says any more.
        is_as_told = image.brief is not None and finished.outside_changed is None
        origin = Origin(brief=image.brief or "", digest=await digest_of(path)) if is_as_told else None
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
    return stored, origin, began_s


async def _name(run: Run, stored: StoredImage, origin: Origin | None) -> None:
    """Write the row of a picture whose bytes are kept, and count it."""
    so_far, now_ms = run.drawn.so_far(), run.world.clock_ms()
    await run.world.db.write(lambda conn: generations.add_image(conn, run.generation, stored, now_ms, origin, so_far))
    run.drawn.images.append(stored)


async def _screen(run: Run, picture: Path) -> None:
    """Ask the screen. Raises what it refuses."""
    notice = await run.world.screen.after(run.plan, picture)
    if notice is not None:
        _remark(run, notice)


def _remark(run: Run, notice: Notice) -> None:
    if notice not in run.drawn.notices:
        run.drawn.notices.append(notice)


def _withhold(run: Run, refusal: ImpastoError) -> None:
    """A picture that was made and is not given: it costs us, and nobody is charged for it."""
    run.refusals.append(refusal)
    run.drawn.withheld += 1


async def show(run: Run, partial: PartialImage) -> None:
    """Tell of a picture on its way as the client gets it: of the size and format of the final one."""
    plan, _ = as_it_came(resolve(run.plan, run.drawn.resolved), partial)
    if not plan.steps:
        run.drawn.partial_images += 1
        run.emit(partial)
        return
    try:
        path, _ = await _finish(run, plan, partial.path)
    except (NotCutOut, ImpastoError, OSError):
        return  # not one that can be shown yet; the picture itself may well be
    finally:
        partial.path.unlink(missing_ok=True)
    run.drawn.partial_images += 1
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


def _should_be_transparent(plan: Plan) -> bool:
    """Was somebody else asked for a transparent background? What we make of a plain one is checked already."""
    return as_asked(plan).background == "transparent" and not plan.simulated
