"""Printing in dots: flat colour, dots of a deeper shade on it that grow with the shade, and a key plate of lines."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._brush import smeared
from illustrator.styles._canvas import (
    Pixels,
    Plane,
    bands,
    enlarged,
    enlarged_plane,
    full_unit,
    joined,
    luma,
    noise,
    parted,
    textured,
    tile,
)
from illustrator.styles._colours import saturated
from illustrator.styles._ink import crisp, pen, spots

_PAPER: Final = np.array([0.90, 0.965, 1.0], np.float32)
_KEY: Final = (38, 22, 24)
_ANGLE: Final = 37.0


def printed(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    line = np.maximum(pen(colour, bodies, alpha, look, 6.2), spots(colour, look))
    plates = _slipped(smeared(colour, 3.5 * look.unit), look)
    flat, dots, cover = (enlarged(p, look) for p in _plates(plates))
    pitch = 13.0 if look.detail < 0.9 else 10.5 if look.detail < 1.2 else 9.0
    page = np.empty_like(flat)
    worn = _worn(look)
    for band in bands(page.shape[0]):
        size = cover[band].astype(np.float32) * np.float32(1 / 255)
        share = (_dots(size, _ANGLE, pitch, band, look) * worn[band])[..., None]
        ink = flat[band].astype(np.float32)
        ink += (dots[band].astype(np.float32) - ink) * share
        page[band] = np.clip(ink * _PAPER, 0, 255).astype(np.uint8)
    crisp(page, enlarged_plane(line, look), _KEY)
    textured(page, tile(look, "newsprint", (0.6, 0.6), (2.2, 0.5), unit=full_unit(look)), 0.016)
    if alpha is None:
        return joined(page, None)
    reach = cv2.max(alpha, np.clip(line * 255, 0, 255).astype(np.uint8))
    return joined(page, enlarged(np.asarray(reach, np.uint8), look))


def _slipped(colour: Pixels, look: Look) -> Pixels:
    """The plates of colour do not quite meet the key plate."""
    move = np.array([[1, 0, 2.4 * look.unit], [0, 1, 1.7 * look.unit]], np.float32)
    there = cv2.warpAffine(colour, move, colour.shape[1::-1], borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(there, np.uint8)


def _plates(colour: Pixels) -> tuple[Pixels, Pixels, Pixels]:
    """A flat colour, the deeper colour of the dots on it, and how much of it they cover: their sum is the picture."""
    vivid = saturated(colour, 1.5)
    tone = luma(cv2.GaussianBlur(colour, (0, 0), 1.0))
    flat, dots = np.empty_like(colour), np.empty_like(colour)
    cover = np.clip((np.float32(0.93) - tone) * np.float32(1.05), 0, 0.66)
    cover[cover < 0.09] = 0
    for band in bands(colour.shape[0]):
        c = vivid[band].astype(np.float32) * np.float32(1 / 255)
        deep = np.power(c, np.float32(1.9)) * np.float32(0.9)
        share = cover[band][..., None]
        pale = (c - deep * share) / (1 - share)
        flat[band] = np.clip(pale * 255, 0, 255).astype(np.uint8)
        dots[band] = np.clip(deep * 255, 0, 255).astype(np.uint8)
    return flat, dots, np.asarray(np.clip(cover * 255, 0, 255), np.uint8)


def _dots(cover: Plane, angle: float, pitch: float, band: slice, look: Look) -> Plane:
    """Dots that grow with the cover until they run into each other. Waves are separable: rows times columns."""
    unit = full_unit(look)
    step = max(pitch * unit, 2.5)
    turn = np.radians(angle)
    k = 2 * np.pi / step
    xs = np.arange(cover.shape[1]) * k
    ys = np.arange(band.start, band.stop) * k
    c, s = np.cos(turn), np.sin(turn)
    wave = _wave(xs * c, ys * s) + _wave(-xs * s, ys * c)
    # The share of a cell that lies above a level of this wave is nearly linear in the level.
    level = np.float32(1.72) - cover * np.float32(3.44)
    level = np.where(cover < 0.05, np.float32(4), np.where(cover > 0.96, np.float32(-4), level))
    return np.asarray(np.clip((wave - level) * np.float32(step / 7) + np.float32(0.5), 0, 1), np.float32)


def _wave(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> Plane:
    """cos(x + y) over a grid, from the waves of its columns and rows."""
    cx, sx = np.cos(xs).astype(np.float32)[None], np.sin(xs).astype(np.float32)[None]
    cy, sy = np.cos(ys).astype(np.float32)[:, None], np.sin(ys).astype(np.float32)[:, None]
    return np.asarray(cx * cy - sx * sy, np.float32)


def _worn(look: Look) -> Plane:
    """Ink that did not take everywhere."""
    small = noise(look, "worn", (max(look.height // 4, 4), max(look.width // 4, 4)), 160, 4)
    plane = np.clip(np.float32(0.96) + small * np.float32(0.09), 0.8, 1)
    return np.asarray(cv2.resize(plane, (look.width, look.height), interpolation=cv2.INTER_LINEAR), np.float32)
