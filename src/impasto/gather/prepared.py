"""The inputs as the engine gets them, for as long as it runs: what a plan says of a canvas and of markup is done here.

The finishing keeps to the inputs as they came. Must not decide what an engine lacks.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec.structs import replace

from impasto.errors import error
from impasto.pixels.canvas import Canvas, lay_out
from impasto.pixels.workers import WorkerCrashed, Workers, WorkerTimeout
from impasto.types import Inputs, Plan


@asynccontextmanager
async def prepared(plan: Plan, inputs: Inputs, workers: Workers, timeout_s: float) -> AsyncIterator[Inputs]:
    """The inputs, the edit image and its mask made anew in the spool where the plan wants it. Raises ImpastoError."""
    if not (plan.pads or plan.marks):
        yield inputs
        return
    image, mask = _beside(inputs.images[0].path), _beside(inputs.mask.path) if inputs.mask and plan.pads else None
    try:
        await _lay_out(_order(plan, inputs, image, mask), workers, timeout_s)
        yield _instead(plan, inputs, image, mask)
    finally:
        for path in (image, mask):
            if path is not None:
                path.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + "-prepared")


def _order(plan: Plan, inputs: Inputs, image: Path, mask: Path | None) -> Canvas:
    return Canvas(
        image=str(inputs.images[0].path),
        target=str(image),
        markup=str(inputs.markup.path) if inputs.markup and plan.marks else None,
        mask=str(inputs.mask.path) if inputs.mask and mask else None,
        mask_target=str(mask) if mask else None,
        size=plan.engine_size if plan.pads else None,
        box=plan.box if plan.pads else None,
    )


async def _lay_out(order: Canvas, workers: Workers, timeout_s: float) -> None:
    try:
        await workers.run(lay_out, order, timeout_s=timeout_s)
    except (WorkerCrashed, WorkerTimeout) as problem:
        raise error("engine_crashed", engine="gather") from problem
    except OSError as problem:
        raise error("store_failed", reason=problem.strerror or "unknown") from problem


def _instead(plan: Plan, inputs: Inputs, image: Path, mask: Path | None) -> Inputs:
    """What was made in the place of what came. It is no picture of ours any more, so nobody remembers its brief."""
    first = inputs.images[0]
    size = plan.engine_size if plan.pads else first.size
    made = replace(first, path=image, format="png", size=size, stored_size=size, brief=None)
    return replace(
        inputs,
        images=(made, *inputs.images[1:]),
        mask=replace(inputs.mask, path=mask) if inputs.mask and mask else inputs.mask,
        markup=None if plan.marks else inputs.markup,
    )
