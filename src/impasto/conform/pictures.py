"""The pictures that are sent, and the look at those that come back. Heavy, and pure: runs in a worker process."""

import io
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from impasto.conform.look import Look
from impasto.pixels.decode import UnreadableImage, decode
from impasto.pixels.encode import encode
from impasto.types import Size

Pixels = NDArray[np.uint8]

_STRIPE: Final = 32
_DARK: Final = (24, 40, 120)
_LIGHT: Final = (120, 170, 235)
_GONE: Final = 16


def drawing(size: Size, number: int = 0) -> bytes:
    """A png of blue stripes, the same in both halves; each number has stripes of its own width."""
    height, width = size.height, size.width
    half = width // 2
    across = np.arange(width) % half
    stripes = (across[None, :] + np.arange(height)[:, None]) // (_STRIPE + 8 * number) % 2
    pixels = np.where(stripes[..., None] == 0, _DARK, _LIGHT).astype(np.uint8)
    return encode(pixels, "png")


def mask_of_the_left(size: Size) -> bytes:
    """A png: the left half alpha 0 and black, the right half alpha 255 and white.

    Who goes by alpha repaints the left, who takes white for the part to edit the right.
    """
    pixels = np.full((size.height, size.width, 4), 255, np.uint8)
    pixels[:, : size.width // 2] = 0
    return encode(pixels, "png")


def look(data: bytes, sent: bytes | None) -> Look:
    """Decode one picture; `sent` is what it is held against, where a mask went with it."""
    try:
        found = decode(data)
    except UnreadableImage as problem:
        return Look(problem=problem.reason)
    height, width = found.pixels.shape[:2]
    seen = Look(
        format=found.format,
        size=Size(width, height),
        has_alpha=found.had_alpha,
        transparent_percent=_percent(found.pixels[..., 3] < _GONE),
        coarseness=_coarseness(data) if found.format == "jpeg" else 0,
    )
    return seen if sent is None else _held_against(seen, found.pixels, decode(sent).pixels)


def _held_against(seen: Look, got: Pixels, sent: Pixels) -> Look:
    from msgspec.structs import replace

    height, width = sent.shape[:2]
    if got.shape != sent.shape:
        got = np.asarray(cv2.resize(got, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    apart = np.abs(got[..., :3].astype(np.int16) - sent[..., :3]).mean(axis=2)
    half = width // 2
    return replace(
        seen,
        left=round(float(apart[:, :half].mean())),
        right=round(float(apart[:, half:].mean())),
        kept_percent=_percent(apart[:, half:] == 0),
    )


def _percent(where: NDArray[np.bool_]) -> int:
    return int(100 * int(where.sum()) // where.size)


def _coarseness(data: bytes) -> int:
    with Image.open(io.BytesIO(data), formats=("jpeg",)) as image:
        tables: dict[int, list[int]] = getattr(image, "quantization", {})
        return sum(sum(table) for table in tables.values())
