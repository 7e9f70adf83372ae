"""The finishing of one picture, file to file, as a job for a worker. Light: the pixels are imported inside the job."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from impasto.pixels.sniff import Format, is_exact
from impasto.types import Inputs, Plan

if TYPE_CHECKING:
    from impasto.finish.composite import Kept
    from impasto.pixels.encode import Pixels


class Unfinished(Exception):
    """The engine's picture could not be read."""


class NotCutOut(Exception):
    """The picture has no subject that could be cut out of its background; the text says why."""


class Finished(Struct, frozen=True):
    """`outside_changed` is the share of pixels outside the mask that differ in the file from the edit image.

    None where no mask was kept. For jpeg and lossy webp it is measured before they are encoded.
    """

    outside_changed: float | None = None


def finish(plan: Plan, inputs: Inputs, source: str, target: str) -> Finished:
    """Take the picture at `source` through the plan's steps and write it to `target` in the plan's format.

    Raises Unfinished, NotCutOut.
    """
    from impasto.finish.steps import STEPS
    from impasto.pixels.cut_out import NoSubject
    from impasto.pixels.decode import UnreadableImage, decode
    from impasto.pixels.encode import encode

    try:
        pixels = decode(Path(source)).pixels
    except UnreadableImage as problem:
        raise Unfinished(str(problem)) from None
    kept = _kept(plan, inputs)
    try:
        for step in plan.steps:
            pixels = STEPS[step.name](pixels, plan, kept)
    except NoSubject as problem:
        raise NotCutOut(str(problem)) from None
    opaque = plan.background == "opaque" and (kept is None or bool((pixels[..., 3] == 255).all()))
    data = encode(pixels[..., :3] if opaque else pixels, cast(Format, plan.output_format), plan.output_compression)
    Path(target).write_bytes(data)
    return Finished(_measured(plan, kept, pixels, Path(target)) if kept is not None else None)


def is_opaque(source: str) -> bool:
    """Whether nothing of the picture at `source` is see-through, whatever its header says. Raises Unfinished."""
    from impasto.pixels.decode import UnreadableImage, decode

    try:
        decoded = decode(Path(source))
    except UnreadableImage as problem:
        raise Unfinished(str(problem)) from None
    return bool((decoded.pixels[..., 3] == 255).all())


def _kept(plan: Plan, inputs: Inputs) -> "Kept | None":
    """The edit image and its mask at the plan's size, where the plan keeps what is outside."""
    if inputs.mask is None or not any(step.name == "composite" for step in plan.steps):
        return None
    import numpy as np
    from PIL import Image

    from impasto.finish.composite import Kept
    from impasto.pixels.decode import decode
    from impasto.pixels.fit import fit, fit_mask

    width, height = plan.size.width, plan.size.height
    with Image.open(inputs.mask.path) as file:
        mask = np.asarray(file.getchannel("A"))
    return Kept(fit(decode(inputs.images[0].path).pixels, width, height), fit_mask(mask, width, height))


def _measured(plan: Plan, kept: "Kept", pixels: "Pixels", target: Path) -> float:
    from impasto.pixels.decode import decode
    from impasto.pixels.masks import outside_changed

    written = decode(target).pixels if is_exact(plan.output_format, plan.output_compression) else pixels
    return outside_changed(kept.original, written, kept.mask)
