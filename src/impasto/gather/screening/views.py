"""What of a picture is shown to whoever screens it, as a job for a worker. Light: the pixels are imported inside it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from impasto.pixels.encode import Pixels

_MOST_EDGE: Final = 1024
_QUALITY: Final = 85


class Unviewable(Exception):
    """The picture could not be read."""


def views(path: str) -> list[bytes]:
    """The picture as jpeg files of at most 1024 x 1024: as it looks on white, and where it is see-through its colours.

    An engine may read the colours below the alpha, where nobody sees them. Raises Unviewable.
    """
    from impasto.pixels.decode import UnreadableImage, decode
    from impasto.pixels.encode import flatten

    try:
        pixels = decode(Path(path)).pixels
    except UnreadableImage as problem:
        raise Unviewable(problem.reason) from None
    if bool((pixels[..., 3] == 255).all()):
        return [_small_jpeg(pixels[..., :3])]
    return [_small_jpeg(flatten(pixels)), _small_jpeg(pixels[..., :3])]


def _small_jpeg(pixels: "Pixels") -> bytes:
    from impasto.pixels.encode import encode
    from impasto.pixels.resample import resample

    height, width = pixels.shape[:2]
    shrink = min(1.0, _MOST_EDGE / max(width, height))
    fitted = resample(pixels, max(round(width * shrink), 1), max(round(height * shrink), 1))
    return encode(fitted, "jpeg", _QUALITY)
