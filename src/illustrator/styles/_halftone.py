"""Printing in dots: three plates, each at its own angle, and a key plate of lines."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
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
    ramp,
    textured,
    tile,
)
from illustrator.styles._colours import saturated, toned
from illustrator.styles._ink import crisp, pen

_PAPER: Final = np.array([222, 240, 250], np.float32)
# What each ink lets through, as blue, green, red; its angle; where its plate slipped to, in units.
_PLATES: Final = (
    (2, np.array([0.90, 0.68, 0.03], np.float32), 15.0, (1.5, -1.1)),
    (1, np.array([0.53, 0.13, 0.92], np.float32), 75.0, (-1.7, 0.9)),
    (0, np.array([0.10, 0.88, 1.00], np.float32), 0.0, (0.5, 1.4)),
)
_KEY: Final = (38, 22, 24)


def printed(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    line = pen(colour, bodies, alpha, look, 6.4)
    black = 1 - ramp(luma(colour), 0.10, 0.19)
    plates = _plates(colour)
    large = enlarged(plates, look)
    pitch = 9.4 if look.detail >= 1 else 12.0
    page = np.empty_like(large)
    worn = _worn(look)
    for band in bands(page.shape[0]):
        ink = np.broadcast_to(_PAPER, (band.stop - band.start, page.shape[1], 3)).copy()
        for channel, through, angle, slip in _PLATES:
            moved = _slipped(large, channel, slip, band, look)
            share = _dots(moved, angle, pitch, band, look) * worn[band]
            ink *= 1 - share[..., None] * (1 - through)
        page[band] = np.clip(ink, 0, 255).astype(np.uint8)
    crisp(page, np.maximum(enlarged_plane(line, look), enlarged_plane(black, look)), _KEY)
    textured(page, tile(look, "newsprint", (0.6, 0.6), (2.2, 0.5), unit=full_unit(look)), 0.016)
    if alpha is None:
        return joined(page, None)
    cover = cv2.max(alpha, np.clip(line * 255, 0, 255).astype(np.uint8))
    return joined(page, enlarged(np.asarray(cover, np.uint8), look))


def _plates(colour: Pixels) -> Pixels:
    """How much of each ink: light, clean colours, since the key plate brings the dark. Channels as in the picture."""
    clean = toned(saturated(colour, 1.5), lambda t: 0.05 + 0.97 * t**0.62)
    return np.asarray(255 - clean, np.uint8)


def _slipped(plates: Pixels, channel: int, slip: tuple[float, float], band: slice, look: Look) -> Plane:
    unit = full_unit(look)
    h, w = plates.shape[:2]
    rows = np.clip(np.arange(band.start, band.stop) - round(slip[1] * unit), 0, h - 1)
    columns = np.clip(np.arange(w) - round(slip[0] * unit), 0, w - 1)
    return plates[rows][:, columns, channel].astype(np.float32) * np.float32(1 / 255)


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
