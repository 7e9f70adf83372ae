"""Spot inks that overprint a little, took unevenly, and have aged with their paper."""

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
    dice,
    enlarged,
    full_unit,
    hexed,
    joined,
    luma,
    noise,
    parted,
    ramp,
    textured,
    tile,
)
from illustrator.styles._colours import indexed, oklab, palette, saturated

_PAPER: Final = "#f1e3c4"
_INKS: Final = (
    "#2f2a33", "#4a3d3c", "#2f4f5c", "#3f7a78", "#86b0a2", "#c5d2b4", "#54683c", "#93a05a", "#7c2e2a", "#bf4a30",
    "#de8050", "#ecb48c", "#d79a35",
    "#ecc873", "#dd8430", "#f0b168", "#5d554a", "#8d8069", "#c4b699",
    "#8a5a34", "#b98a5c", "#5b4668", "#a2748a", "#d9a59c", "#f1e3c4",
)  # fmt: skip


def printed(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    page = _inked(colour, look)
    _worn(page, colour, look)
    large = enlarged(page, look)
    textured(large, tile(look, "stock", (0.6, 0.6), (2.0, 0.7), (7.0, 0.4), unit=max(full_unit(look), 0.4)), 0.02)
    if alpha is not None:
        return joined(large, enlarged(alpha, look))
    _aged(large, look)
    return joined(large, None)


def _inked(colour: Pixels, look: Look) -> Pixels:
    """As few inks as the picture can do with, printed one after the other, light to dark, none quite in its place."""
    count = 6 if look.detail < 0.9 else 8 if look.detail < 1.2 else 10
    own = palette(saturated(colour, 1.1), count, look)
    inks = np.array([hexed(c) for c in _INKS], np.uint8)
    wish = oklab(own) * np.array([0.9, 0.88, 0.88], np.float32) + np.array([0.06, 0.003, 0.012], np.float32)
    far = ((wish[:, None] - oklab(inks)[None]) ** 2 * np.array([1.4, 4, 4], np.float32)).sum(axis=2)
    chosen = (inks[np.argmin(far, axis=1)] * 0.62 + own * 0.38).astype(np.uint8)
    spray = noise(look, "spray", colour.shape, 1.8, 1)[..., None] * np.float32(9)
    rough = np.clip(colour.astype(np.float32) + spray, 0, 255).astype(np.uint8)
    index = cv2.medianBlur(indexed(rough, own), 3)
    rng = dice(look, "slips")
    page = np.empty_like(colour)
    page[:] = hexed(_PAPER)
    order = np.argsort(-oklab(chosen)[:, 0], kind="stable")
    for k in order:
        mask = (index == k).astype(np.float32)
        move = np.array([[1, 0, rng.normal(0, 1.1 * look.unit)], [0, 1, rng.normal(0, 1.1 * look.unit)]], np.float32)
        moved = cv2.warpAffine(cv2.GaussianBlur(mask, (0, 0), max(0.9 * look.unit, 0.45)), move, mask.shape[::-1],
                               borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
        blend(page, tuple(int(v) for v in chosen[k]), np.clip(moved * np.float32(1.45), 0, 1))
    return page


def _worn(page: Pixels, colour: Pixels, look: Look) -> None:
    """Ink that took unevenly, rubbed off in specks, more of it in large dark parts."""
    patchy = noise(look, "patchy", page.shape, 130, 4)
    specks = noise(look, "specks", page.shape, 2.6, 2)
    rubbed = ramp(specks + patchy * np.float32(0.4), 0.74, 1.1) * np.float32(0.5)
    rubbed += np.clip(patchy * np.float32(0.12) + np.float32(0.05), 0, 0.2)
    rubbed *= np.float32(0.45) + (1 - luma(colour)) * np.float32(0.75)
    blend(page, hexed(_PAPER), np.asarray(np.clip(rubbed, 0, 0.8), np.float32))


def _aged(page: Pixels, look: Look) -> None:
    """Yellowed towards its edges, foxed, with a faint fold and a border of paper."""
    h, w = page.shape[:2]
    short = min(h, w)
    scale = 1 if short < 500 else short / 500
    sh, sw = max(round(h / scale), 8), max(round(w / scale), 8)
    unit = min(sh, sw) / 1000
    xs = np.minimum(np.arange(sw), np.arange(sw)[::-1]).astype(np.float32)[None] / np.float32(unit)
    ys = np.minimum(np.arange(sh), np.arange(sh)[::-1]).astype(np.float32)[:, None] / np.float32(unit)
    cloud = noise(look, "cloud", (sh, sw), 150, 4)
    rim = np.minimum(xs, ys) + cloud * np.float32(60)
    brown = (1 - ramp(rim, 0, 170)) * np.float32(0.34) + _stains(look, sh, sw, cloud)
    large = cv2.resize(np.clip(brown, 0, 0.7), (w, h), interpolation=cv2.INTER_LINEAR)
    u = np.float32(full_unit(look))
    fx = np.minimum(np.arange(w), np.arange(w)[::-1]).astype(np.float32)[None] / u
    fy = np.minimum(np.arange(h), np.arange(h)[::-1]).astype(np.float32)[:, None] / u
    rough = cv2.resize(noise(look, "deckle", (sh, sw), 12, 2), (w, h), interpolation=cv2.INTER_CUBIC) * np.float32(1.5)
    tan = np.array([0.52, 0.76, 0.92], np.float32)
    for band in bands(h):
        inside = np.minimum(fx, fy[band]) + rough[band]
        blend(page[band], hexed(_PAPER), 1 - ramp(inside, 29.0, 30.5))
        part = page[band].astype(np.float32)
        part *= 1 - large[band][..., None] * (1 - tan)
        page[band] = np.clip(part, 0, 255).astype(np.uint8)


def _stains(look: Look, h: int, w: int, cloud: Plane) -> Plane:
    """Foxing, and the ring of a cup now and then."""
    rng = dice(look, "stains")
    total = ramp(noise(look, "foxing", (h, w), 16, 2) + cloud * np.float32(0.3), 0.95, 1.3) * np.float32(0.3)
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    unit = min(h, w) / 1000
    if rng.random() < 0.6:
        x, y, r = rng.uniform(-0.05, 1.05) * w, rng.choice([0.02, 0.98]) * h, rng.uniform(110, 150) * unit
        far = np.abs(np.sqrt((xs - np.float32(x)) ** 2 + (ys - np.float32(y)) ** 2) - np.float32(r)) / np.float32(unit)
        total += np.exp(-((far / 6) ** 2)) * np.clip(cloud * 1.2 + 0.35, 0, 1) * np.float32(0.4)
    return np.asarray(blurred(np.asarray(total, np.float32), 0.8), np.float32)
