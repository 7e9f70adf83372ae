"""File bytes to pixels: any png, jpeg, webp or first gif frame becomes upright sRGB 8-bit RGBA.

Reads files of strangers: the size is checked before a pixel is decoded, and every defect is an `UnreadableImage`.
Runs in worker processes only (a decoder may crash, and `warnings` filters are per process); must not write anything.
"""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from impasto.pixels.sniff import read_size, sniff

MOST_PIXELS: Final = 89_000_000
"""As many as Pillow reads without complaint."""
_ORIENTATION: Final = 0x0112
_HEAD_BYTES: Final = 1 << 16
# What Pillow's readers are known to let through when a file lies.
_DEFECTS: Final = (
    OSError,
    SyntaxError,
    ValueError,
    struct.error,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class UnreadableImage(Exception):
    """The file is not a picture that we read; `reason` says why, in words fit for the customer."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, eq=False, slots=True)
class Decoded:
    """A decoded picture: `pixels` is (H, W, 4) uint8 sRGB, straight alpha, upright."""

    pixels: NDArray[np.uint8]
    format: str
    """png, jpeg, webp or gif."""
    had_alpha: bool
    """The file carries transparency; without it alpha is 255 everywhere."""
    stored_size: tuple[int, int]
    """(width, height) before EXIF orientation."""
    orientation: int = 1
    """The EXIF orientation that was undone, 1 to 8."""


def decode(data: bytes | Path, *, max_pixels: int = MOST_PIXELS) -> Decoded:
    """Decode a whole file of at most `max_pixels`; files of strangers are first met under the setting's own limit.

    Raises UnreadableImage; OSError only if `data` is a path that cannot be opened.
    """
    with data.open("rb") if isinstance(data, Path) else io.BytesIO(data) as file:
        head = file.read(_HEAD_BYTES)
        file.seek(0)
        fmt = sniff(head)
        if fmt is None:
            raise UnreadableImage("it is not a PNG, JPEG, WebP or GIF image")
        # Before Pillow sees it: its WebP reader takes memory for the whole canvas on opening.
        _check_size(read_size(head), max_pixels)
        with _strict():
            return _read(file, fmt, max_pixels)


@contextmanager
def _strict() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            yield
        except _DEFECTS as error:
            raise UnreadableImage(f"it is damaged or not an image ({type(error).__name__})") from error


def _check_size(size: tuple[int, int] | None, max_pixels: int) -> None:
    if size is not None and size[0] * size[1] > max_pixels:
        raise UnreadableImage(f"it has {size[0]} x {size[1]} pixels; at most {max_pixels} are read")


def _read(file: IO[bytes], fmt: str, max_pixels: int) -> Decoded:
    with Image.open(file, formats=(fmt,)) as image:
        # Again: a jpeg with much metadata and a gif whose frame is larger than its screen show theirs only now.
        _check_size(image.size, max_pixels)
        stored_size = image.size
        orientation = _orientation(image)
        image.load()
        had_alpha = image.has_transparency_data
        pixels = np.array(_to_rgba(image))
    return Decoded(upright(pixels, orientation), fmt, had_alpha, stored_size, orientation)


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 when there is none or it cannot be read (a picture is more than its metadata)."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except _DEFECTS:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def upright(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Undo an EXIF orientation; 5 to 8 swap the edges."""
    if orientation >= 5:
        pixels = pixels.transpose(1, 0, 2)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)


def _to_rgba(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = _from_16_bit(image)
    if image.mode in ("P", "PA", "1") or "transparency" in image.info:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if profile:
        image = _to_srgb(image, profile)
    return image.convert("RGBA")


def _from_16_bit(image: Image.Image) -> Image.Image:
    """16-bit grey to 8: the high byte, which is what Pillow takes of 16-bit colours too."""
    grey = np.asarray(image)
    high = (grey >> 8).astype(np.uint8)
    transparent = image.info.get("transparency")
    if transparent is None:
        return Image.fromarray(high)
    alpha = np.where(grey == transparent, 0, 255).astype(np.uint8)
    return Image.fromarray(np.dstack([high, alpha]))


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Convert from the file's ICC profile. A profile that does not fit is ignored, as browsers do."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if ImageCms.getProfileDescription(source).startswith("sRGB"):
            return image
        alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
        colours = image.convert(image.mode.removesuffix("A")) if alpha else image
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(colours, source, target, intent, "RGB", flags=flags)
    except (ImageCms.PyCMSError, *_DEFECTS):
        return image
    if converted is None:
        return image
    if alpha:
        converted.putalpha(alpha)
    return converted
