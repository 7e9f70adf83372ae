"""The renderer's jobs: what a worker does for one picture. Light: the renderer is imported inside the job."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

import illustrator
from impasto.pixels.sniff import Format

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from illustrator.draw import Drawing
    from illustrator.edit import Order


class Unable(Exception):
    """The edit cannot be made on this picture; the text says why."""


class Drawn(Struct, frozen=True):
    """What there is to say of a drawn picture: `notices` are (code, message), `kept` is what it was drawn from."""

    revised_prompt: str
    notices: list[tuple[str, str]]
    kept: str | None


def partial_path(path: Path, partial: int) -> Path:
    """Where the picture on its way lies."""
    return path.with_name(f"{path.name}-partial-{partial}")


def draw_to_file(order: dict[str, Any], path: str) -> Drawn:
    """Draw, encode, write; before that each view on the way, which appears whole or not at all."""
    from illustrator.draw import draw
    from illustrator.kept import Kept
    from illustrator.raster import Stages

    writer = _Writer(order, Path(path))
    count = order.pop("partial_images", 0)
    drawing = draw(order.pop("prompt"), **order, stages=Stages(count, writer.view) if count else None)
    writer.write(drawing.pixels, Path(path))
    return _drawn(drawing, Kept(brief=drawing.brief, pins=drawing.pins, **order).to_json())


def edit_to_file(order: dict[str, Any], path: str) -> Drawn:
    """Edit, encode, write. Raises Unable."""
    from illustrator.edit import CannotEdit, Order, edit
    from illustrator.kept import Kept
    from illustrator.raster import COARSE

    writer = _Writer(order, Path(path))
    count = order.pop("partial_images", 0)
    named, mask, markup = order.pop("images"), order.pop("mask"), order.pop("markup")
    briefs = tuple(Kept.from_json(brief) if brief else None for _, brief in named)
    pictures = tuple(_pixels(file) for file, _ in named)
    asked = Order(
        images=pictures,
        kept=briefs,
        mask=_pixels(mask)[..., 3] if mask else None,
        markup=_pixels(markup) if markup else None,
        **order,
    )
    try:
        for share in COARSE.get(count, ()):
            writer.view(_coarsely(asked, share))
        drawing, kept = edit(asked)
    except CannotEdit as reason:
        raise Unable(str(reason)) from None
    writer.write(drawing.pixels, Path(path))
    return _drawn(drawing, kept.to_json() if kept else None)


def _coarsely(order: "Order", share: float) -> "NDArray[np.uint8]":
    """The whole edit at a share of the size, enlarged: a first look at it."""
    import cv2
    import numpy as np

    from illustrator.edit import edit

    def small(pixels: "NDArray[np.uint8]", how: int = cv2.INTER_AREA) -> "NDArray[np.uint8]":
        size = max(round(pixels.shape[1] * share), 16), max(round(pixels.shape[0] * share), 16)
        return np.asarray(cv2.resize(pixels, size, interpolation=how), np.uint8)

    drawing, _ = edit(
        replace(
            order,
            images=tuple(small(pixels) for pixels in order.images),
            mask=None if order.mask is None else small(order.mask, cv2.INTER_NEAREST),
            markup=None if order.markup is None else small(order.markup),
            width=max(round(order.width * share), 16),
            height=max(round(order.height * share), 16),
        )
    )
    large = cv2.resize(drawing.pixels, (order.width, order.height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(large, np.uint8)


def _drawn(drawing: "Drawing", kept: str | None) -> Drawn:
    return Drawn(drawing.revised_prompt, [(notice.code, notice.message) for notice in drawing.notices], kept)


def _pixels(path: str) -> "NDArray[np.uint8]":
    from impasto.pixels.decode import decode

    return decode(Path(path)).pixels


class _Writer:
    """Writes pixels as the order says. Takes what is its own out of the order."""

    def __init__(self, order: dict[str, Any], path: Path) -> None:
        self._format = cast(Format, order.pop("format"))
        self._compression = order.pop("compression")
        self._is_transparent = order["background"] == "transparent"
        self._path, self._views = path, 0

    def view(self, pixels: "NDArray[np.uint8]") -> None:
        """One more picture on its way."""
        target = partial_path(self._path, self._views)
        self._views += 1
        unfinished = target.with_name(target.name + "-unfinished")
        self.write(pixels, unfinished)
        unfinished.rename(target)

    def write(self, pixels: "NDArray[np.uint8]", target: Path) -> None:
        from impasto.pixels.encode import encode

        shown = pixels if self._is_transparent else pixels[..., :3]
        software = f"Impasto built-in renderer {illustrator.__version__}"
        target.write_bytes(encode(shown, self._format, self._compression, software=software))
