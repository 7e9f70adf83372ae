"""Printing from wood: pigments rubbed off blocks by hand."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import (
    Pixels,
    Plane,
    bands,
    dice,
    enlarged,
    enlarged_plane,
    full_unit,
    hexed,
    joined,
    noise,
    parted,
    ramp,
    textured,
    tile,
)
from illustrator.styles._colours import indexed, oklab, palette, saturated
from illustrator.styles._ink import crisp, pen

_PAPER: Final = "#efe2c3"
_SUMI: Final = hexed("#22222e")
# Prussian blue and its dilutions, indigo, vermilion and rose, ochre and straw, greens, greys, paper.
_PIGMENTS: Final = (
    "#16264a", "#1f3f78", "#3f6ea2", "#7fa6bf", "#b9cdc8", "#c23a26", "#e0765a", "#ecb09a", "#8c5a2c", "#c4913f",
    "#e6c987", "#d9802c", "#eeaa5e", "#3e5c3c", "#6f8f5a", "#a9b987", "#2b2a30", "#6c675f", "#a79d88", "#efe2c3",
    "#5c4a6a", "#93808f",
)  # fmt: skip


def printed(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    blocks = _blocks(colour, look)
    if alpha is None:
        _fade(blocks, bodies, look)
    _rubbed(blocks, look)
    line = pen(colour, bodies, alpha, look, 4.4)
    page = enlarged(blocks, look)
    crisp(page, enlarged_plane(line, look), _SUMI, 0.46)
    textured(page, tile(look, "washi", (0.7, 0.5), (2.2, 0.6), (9, 0.4), unit=max(full_unit(look), 0.4)), 0.016)
    if alpha is None:
        return joined(page, None)
    cover = cv2.max(alpha, np.clip(line * 255, 0, 255).astype(np.uint8))
    return joined(page, enlarged(np.asarray(cover, np.uint8), look))


def _blocks(colour: Pixels, look: Look) -> Pixels:
    """The picture in as many pigments as there are blocks; slow gradients stay, a printer wipes them by hand."""
    count = 9 if look.detail < 0.9 else 12 if look.detail < 1.2 else 16
    own = palette(saturated(colour, 1.1), count, look)
    pigments = np.array([hexed(c) for c in _PIGMENTS], np.uint8)
    wish = oklab(own) * np.array([0.92, 1, 1], np.float32) + np.array([0.04, 0.002, 0.012], np.float32)
    far = ((wish[:, None] - oklab(pigments)[None]) ** 2 * np.array([1.2, 3.2, 3.2], np.float32)).sum(axis=2)
    chosen = (pigments[np.argmin(far, axis=1)] * 0.5 + own * 0.5).astype(np.float32)
    index = cv2.medianBlur(indexed(colour, own), 3)
    move = (chosen - own)[index]
    # What each block adds is smoothed, so that a gradient stays one; edges come from the picture itself.
    soft = cv2.GaussianBlur(move, (0, 0), max(3 * look.unit, 0.5))
    return np.asarray(np.clip(colour + soft, 0, 255), np.uint8)


def _fade(blocks: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> None:
    """Bokashi: the block of the sky was wiped, so that a deep band at the top fades out downwards."""
    h, w = blocks.shape[:2]
    down = np.arange(h, dtype=np.float32)[:, None] / np.float32(look.unit)
    wave = noise(look, "wipe", blocks.shape, 160, 2) * np.float32(9)
    share = (1 - ramp(down + wave, 10, 165)) * np.float32(0.8)
    if bodies is not None:
        # Only the farthest layer is sky.
        sky = cv2.GaussianBlur((bodies <= bodies[0, w // 2]).astype(np.float32), (0, 0), max(0.8 * look.unit, 0.4))
        share = share * sky
    deep = np.array(hexed("#1b3a70"), np.float32) / 255
    for band in bands(h):
        part = blocks[band].astype(np.float32)
        part *= 1 - share[band][..., None] * (1 - deep * np.float32(1.15))
        blocks[band] = np.clip(part, 0, 255).astype(np.uint8)


def _rubbed(blocks: Pixels, look: Look) -> None:
    """The grain of the wood in the colour, and the trace of the pad that rubbed it onto the paper."""
    h, w = blocks.shape[:2]
    unit = look.unit
    warp = noise(look, "growth", blocks.shape, 240, 2) * np.float32(30)
    knots = _knots(look, h, w)
    ys = np.arange(h, dtype=np.float32)[:, None] / np.float32(unit)
    rings = np.sin((ys + warp + knots) * np.float32(0.62)) * np.float32(0.5) + np.sin(
        (ys + warp * np.float32(1.25) + knots) * np.float32(1.7)
    ) * np.float32(0.3)
    pad = noise(look, "pad", blocks.shape, 38, 3) * np.float32(0.7)
    paper = np.array(hexed(_PAPER), np.float32)
    for band in bands(h):
        part = blocks[band].astype(np.float32)
        depth = 1 - part.mean(axis=2) * np.float32(1 / 255)
        thin = np.clip(rings[band] * np.float32(0.085) + pad[band] * np.float32(0.10) + np.float32(0.06), 0, 0.4)
        share = thin * (np.float32(0.35) + depth)
        part += (paper - part) * share[..., None]
        blocks[band] = np.clip(part, 0, 255).astype(np.uint8)


def _knots(look: Look, h: int, w: int) -> Plane:
    """Where the rings of the wood swing round a knot."""
    rng = dice(look, "knots")
    total = np.zeros((h, w), np.float32)
    ys, xs = np.arange(h, dtype=np.float32)[:, None], np.arange(w, dtype=np.float32)[None]
    for _ in range(3):
        x, y, r = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(40, 90) * look.unit
        across = np.exp(-(((xs - np.float32(x)) / np.float32(r * 2.4)) ** 2))
        down = np.exp(-(((ys - np.float32(y)) / np.float32(r)) ** 2))
        total += across * down * np.float32(rng.choice([-46, 46]))
    return total
