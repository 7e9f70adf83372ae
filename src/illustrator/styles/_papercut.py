"""Sheets of coloured paper: where one colour meets another there is a step, with an edge and a shadow of its own."""

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import (
    TILE,
    Pixels,
    Plane,
    bands,
    blurred,
    dice,
    enlarged,
    full_unit,
    joined,
    lit_tile,
    parted,
    tile,
)
from illustrator.styles._colours import saturated


def glued(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    colour = _muted(saturated(colour, 1.22))
    _steps(colour, look)
    large = enlarged(colour, look)
    _fibres(large, bodies, look)
    return joined(large, None if alpha is None else enlarged(alpha, look))


def _muted(colour: Pixels) -> Pixels:
    """Dyed paper is never black, never quite white."""
    table = (18 + np.arange(256) * (250 - 18) / 255).astype(np.uint8)
    return np.asarray(cv2.LUT(colour, table), np.uint8)


def _steps(colour: Pixels, look: Look) -> None:
    """Steps inside a sheet: what is lighter lies on top, as a piece that was glued on, and throws a small shadow."""
    unit = look.unit
    grey = cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY)
    grey = cv2.medianBlur(grey, 3).astype(np.float32)
    sigma = 2.4 * unit
    soft = blurred(grey, sigma)
    lean = cv2.Sobel(soft, cv2.CV_32F, 1, 0) * np.float32(0.5) + cv2.Sobel(soft, cv2.CV_32F, 0, 1) * np.float32(0.83)
    lean *= np.float32(sigma / 255)
    move = np.array([[1, 0, 2.2 * unit], [0, 1, 4.5 * unit]], np.float32)
    above = cv2.warpAffine(soft, move, grey.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
    shadow = np.clip((above - grey) / 90, 0, 1) * np.clip((above - soft) / 40, 0, 1)
    edge = np.clip(lean * np.float32(0.35), 0, 0.12)
    for band in bands(colour.shape[0]):
        factor = 1 - shadow[band] * np.float32(0.3) + edge[band]
        colour[band] = np.clip(colour[band] * factor[..., None], 0, 255).astype(np.uint8)


def _fibres(colour: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> None:
    """Paper of its own for every sheet: the grain lies elsewhere, the dye came out a little darker or paler."""
    unit = max(full_unit(look), 0.4)
    height = tile(look, "pulp", (0.8, 0.6), (2.4, 1.0), (11, 0.45), unit=unit) + _threads(look, unit)
    light = (lit_tile(height, 0.34 * unit**0.5) * np.float32(11)).round().astype(np.int8)
    rng = dice(look, "sheets")
    moves, dyes = rng.integers(0, TILE, (256, 2)), rng.normal(0, 2.4, 256)
    h, w = colour.shape[:2]
    if bodies is None:
        bodies = np.zeros((h, w), np.uint8)
    sheets = cv2.resize(bodies, (w, h), interpolation=cv2.INTER_NEAREST)
    xs = np.arange(w, dtype=np.int32)
    for band in bands(h):
        number = sheets[band]
        ys = np.arange(band.start, band.stop, dtype=np.int32)[:, None]
        column = (xs + moves[:, 1].astype(np.int32)[number]) & (TILE - 1)
        row = (ys + moves[:, 0].astype(np.int32)[number]) & (TILE - 1)
        add = light[row, column].astype(np.int16) + np.round(dyes).astype(np.int16)[number]
        colour[band] = np.clip(colour[band].astype(np.int16) + add[..., None], 0, 255).astype(np.uint8)


def _threads(look: Look, unit: float) -> Plane:
    """Single fibres, thin and bent, in all directions; they run on over the tile's edges."""
    rng = dice(look, "threads")
    drawn = np.zeros((TILE, TILE), np.uint8)
    for _ in range(int(240 * look.detail / max(unit, 0.5))):
        x, y, turn = rng.uniform(0, TILE), rng.uniform(0, TILE), rng.uniform(0, 2 * np.pi)
        points = []
        for _ in range(5):
            points.append((x, y))
            turn += rng.normal(0, 0.5)
            x, y = x + np.cos(turn) * 6 * unit, y + np.sin(turn) * 6 * unit
        line = np.array(points)
        for dx in (0, -TILE, TILE):
            spot = np.round((line + np.array((dx, 0))) * 16).astype(np.int32)
            cv2.polylines(drawn, [spot], False, 255, 1, cv2.LINE_AA, 4)
    return cv2.GaussianBlur(drawn, (0, 0), max(0.4 * unit, 0.4)).astype(np.float32) * np.float32(1.3 / 255)
