"""Airbrush and gold."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import (
    Pixels,
    Plane,
    bands,
    blend,
    blurred,
    enlarged,
    enlarged_plane,
    full_unit,
    hexed,
    joined,
    luma,
    noise,
    parted,
    ramp,
    tile,
    tiled,
)
from illustrator.styles._colours import indexed, oklab, palette
from illustrator.styles._lines import silhouettes, tone_edges

# Lacquer and enamel: what the colours of a picture are drawn towards.
_TONES: Final = tuple(
    hexed(c)
    for c in ("#0e1a24", "#12303a", "#1c4a4c", "#3f7f78", "#9cc2b0", "#5a1a22", "#a8382c", "#dc7c4a", "#f0c9a0",
              "#7a5a28", "#c79a48", "#f2e6c8", "#d6822e", "#efb060",
              "#4a4238", "#8a8072", "#cfc6b2", "#2c2440", "#6a5a86", "#41602f", "#90a45a")
)  # fmt: skip


def sprayed(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    enamel = _enamelled(colour, look)
    _airbrushed(enamel, colour, bodies, look)
    line = _gold_lines(colour, bodies, alpha, look)
    large = enlarged(enamel, look)
    _stippled(large, look)
    _gilded(large, enlarged_plane(line, look), look)
    if alpha is None:
        return joined(large, None)
    cover = cv2.max(alpha, np.clip(line * 255, 0, 255).astype(np.uint8))
    return joined(large, enlarged(np.asarray(cover, np.uint8), look))


def _enamelled(colour: Pixels, look: Look) -> Pixels:
    """The picture in a few of its colours, each drawn halfway to the nearest enamel."""
    count = 9 if look.detail < 0.9 else 12 if look.detail < 1.2 else 16
    own = palette(colour, count, look)
    tones = np.array(_TONES, np.uint8)
    far = ((oklab(own)[:, None] - oklab(tones)[None]) ** 2 * np.array([1, 4, 4], np.float32)).sum(axis=2)
    near = tones[np.argmin(far, axis=1)]
    # What is strong in colour keeps more of its own: a lemon does not turn to brass.
    chroma = np.hypot(oklab(own)[:, 1], oklab(own)[:, 2])[:, None]
    share = np.clip(0.5 - (chroma - 0.1) * 3, 0.18, 0.5)
    chosen = (own * (1 - share) + near * share).astype(np.uint8)
    index = cv2.medianBlur(indexed(colour, own), 5 if min(colour.shape[:2]) > 300 else 3)
    flat = cv2.GaussianBlur(chosen[index], (0, 0), max(0.7 * look.unit, 0.4))
    return np.asarray(flat, np.uint8)


def _airbrushed(enamel: Pixels, colour: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> None:
    """Form in soft spray: the model's own light, and a dark breath along the far rims of bodies."""
    unit = look.unit
    light = blurred(luma(colour), 5 * unit) - blurred(luma(enamel), 5 * unit)
    form = np.clip(light - float(light.mean()), -0.16, 0.16) * np.float32(1.3)
    if bodies is not None:
        wide = silhouettes(bodies, None, 5 * unit)
        move = np.array([[1, 0, -9 * unit], [0, 1, -13 * unit]], np.float32)
        breath = cv2.warpAffine(blurred(wide, 15 * unit), move, wide.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
        form -= np.clip(breath, 0, 0.5) * np.float32(0.42)
    for band in bands(enamel.shape[0]):
        part = enamel[band].astype(np.float32)
        f = form[band][..., None]
        part += np.where(f > 0, np.array([200, 232, 250], np.float32) - part, part) * f
        enamel[band] = np.clip(part, 0, 255).astype(np.uint8)


def _gold_lines(colour: Pixels, bodies: NDArray[np.uint8] | None, alpha: Pixels | None, look: Look) -> Plane:
    unit = look.unit
    inner = tone_edges(colour, 2.6 * unit, 0.07) * np.float32(0.75)
    if bodies is None:
        return inner
    return np.asarray(np.maximum(silhouettes(bodies, alpha, 4.6 * unit), inner), np.float32)


def _stippled(page: Pixels, look: Look) -> None:
    """The fine grain of the spray, coarser in the dark."""
    unit = max(full_unit(look), 0.4)
    grain = tile(look, "spray", (0.55, 1.0), (1.2, 0.4), unit=unit)
    strength = 7.0 if look.detail >= 1 else 5.0
    speck = np.clip(grain * strength, -28, 28).astype(np.int8)
    for band in bands(page.shape[0]):
        rows = tiled(speck.view(np.uint8), band.stop - band.start, page.shape[1], band.start).view(np.int8)
        page[band] = np.clip(page[band].astype(np.int16) + rows[..., None], 0, 255).astype(np.uint8)


def _gilded(page: Pixels, line: Plane, look: Look) -> None:
    """Gold leaf: it is bright where it catches the light, brown where it does not."""
    h, w = page.shape[:2]
    small = (max(h // 4, 4), max(w // 4, 4))
    sheen = noise(look, "sheen", small, 180, 2) * np.float32(0.5)
    ys = np.linspace(0, 1, small[0], dtype=np.float32)[:, None] * np.float32(h / min(h, w))
    xs = np.linspace(0, 1, small[1], dtype=np.float32)[None] * np.float32(w / min(h, w))
    sheen = np.sin((xs + ys + sheen * np.float32(0.5)) * np.float32(9)) * np.float32(0.5) + np.float32(0.5)
    sheen = cv2.resize(sheen, (w, h), interpolation=cv2.INTER_LINEAR)
    dark, bright = np.array(hexed("#9a6a22"), np.float32), np.array(hexed("#f8e3a4"), np.float32)
    for band in bands(h):
        gold = dark + (bright - dark) * sheen[band][..., None]
        share = ramp(line[band], 0.3, 0.62)
        blend(page[band], np.clip(gold, 0, 255).astype(np.uint8), share)
