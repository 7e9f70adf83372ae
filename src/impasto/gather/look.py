"""Look at the files of an edit, as a job for a worker: what each picture is, and the mask as Impasto keeps masks.

Light: the pixels are imported inside the job. Must not change a picture that came with the request.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from impasto.pixels.decode import Decoded

Facts = tuple[str, tuple[int, int], tuple[int, int], bool]
"""Format, (width, height) upright, (width, height) as stored, is see-through somewhere."""

Seen = tuple[list[Facts], tuple[bool, bool] | None, Facts | None]
"""The facts of the images, (is whole, was grey) of the mask, the facts of the markup."""


class Unusable(Exception):
    """A file that cannot be used: the row of the table of errors, the field's name, and its values."""

    def __init__(self, name: str, field: str, values: dict[str, object]) -> None:
        super().__init__(name, field, values)
        self.name, self.field, self.values = name, field, values


Named = tuple[str, str, str]
"""Path, the field's name, the media type as sent."""


def half_written(mask: Path) -> Path:
    """Where what is made of the mask grows before it takes the file's place."""
    return mask.with_name(mask.name + "-read")


def look(images: list[Named], mask: str | None, markup: Named | None, max_pixels: int) -> Seen:
    """Look at all of them; `mask` is a path; the file becomes what Impasto makes of it. Raises Unusable."""
    first: Decoded | None = None
    facts: list[Facts] = []
    for number, (path, field, media_type) in enumerate(images, 1):
        decoded = _decode(path, field, media_type, number, max_pixels)
        facts.append(_facts(decoded))
        first = first or decoded
    assert first is not None  # noqa: S101 - an edit has an image
    read = _look_at_mask(mask, first, max_pixels) if mask else None
    marked = _look_at_markup(markup, first, max_pixels) if markup else None
    return facts, read, marked


def _decode(path: str, field: str, media_type: str, number: int, max_pixels: int) -> "Decoded":
    from impasto.pixels.decode import UnreadableImage, decode
    from impasto.pixels.sniff import sniff

    with Path(path).open("rb") as file:
        if sniff(file.read(12)) is None:
            given = media_type if media_type and not media_type.startswith("image/") else "application/octet-stream"
            raise Unusable("image_mimetype", field, {"given": given})
    try:
        return decode(Path(path), max_pixels=max_pixels)
    except UnreadableImage as problem:
        raise Unusable("image_unreadable", field, {"number": number, "reason": problem.reason}) from None


def _facts(decoded: "Decoded") -> Facts:
    height, width = decoded.pixels.shape[:2]
    return decoded.format, (width, height), decoded.stored_size, bool(decoded.pixels[..., 3].min() < 255)


def _look_at_mask(mask: str, first: "Decoded", max_pixels: int) -> tuple[bool, bool]:
    from PIL import Image

    from impasto.pixels.masks import MaskInvalid, read_mask

    decoded = _decode(mask, "mask", "", 1, max_pixels)
    height, width = first.pixels.shape[:2]
    try:
        read = read_mask(decoded.pixels, (width, height), first.orientation)
    except MaskInvalid as problem:
        name = "mask_size" if problem.reason == "wrong_size" else "mask_alpha"
        raise Unusable(name, "mask", {}) from None
    # With alpha: whoever reads it once more reads the same.
    kept = Image.merge("LA", (Image.new("L", (width, height)), Image.fromarray(read.mask)))
    growing = half_written(Path(mask))
    kept.save(growing, format="png", compress_level=1)
    growing.replace(mask)
    return read.is_whole, read.was_grey


def _look_at_markup(markup: tuple[str, str, str], first: "Decoded", max_pixels: int) -> Facts:
    """A see-through overlay of the first image's size: what is drawn on it tells where and what to change."""
    decoded = _decode(*markup, 1, max_pixels)
    if decoded.format != "png" or decoded.pixels[..., 3].min() == 255:
        raise Unusable("markup_alpha", "markup", {})
    if decoded.pixels.shape != first.pixels.shape:
        raise Unusable("markup_size", "markup", {})
    return _facts(decoded)
