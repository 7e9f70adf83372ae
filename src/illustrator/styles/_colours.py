"""Palettes taken from a picture, and tones moved."""

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import Grid, Pixels, Plane, dice

_BITS: Final = 5
_SIDE: Final = 1 << _BITS
_TO_LMS: Final = np.array(
    [[0.0514459929, 0.5363325363, 0.4122214708], [0.1073969566, 0.6806995451, 0.2119034982],
     [0.6299787005, 0.2817188376, 0.0883024619]], np.float32
)  # fmt: skip
_TO_LAB: Final = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]], np.float32
)  # fmt: skip


def oklab(colours: Grid) -> Plane:
    """BGR bytes (..., 3) in OKLab (Ottosson, 2020)."""
    c = colours.astype(np.float32) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4).astype(np.float32)
    return np.asarray(np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T, np.float32)


def palette(colour: Pixels, count: int, look: Look, cover: Pixels | None = None) -> Pixels:
    """The `count` colours that stand for a picture best (k-means in OKLab), dark to light: (count, 3)."""
    small = cv2.resize(colour, (96, 96), interpolation=cv2.INTER_NEAREST).reshape(-1, 3)
    if cover is not None:
        drawn = cv2.resize(cover, (96, 96), interpolation=cv2.INTER_NEAREST).reshape(-1) > 127
        small = small[drawn] if drawn.any() else small
    found, times = np.unique(small, axis=0, return_counts=True)
    lab = oklab(found) * np.array([1, 1.5, 1.5], np.float32)
    # Small things count more than their share: an eye is worth as much as a piece of sky.
    weight = times.astype(np.float32) ** 0.55
    centres = _seeds(lab, weight, count, dice(look, "palette"))
    for _ in range(10):
        nearest = _nearest(lab, centres)
        total = np.bincount(nearest, weight, len(centres))
        for axis in range(3):
            sums = np.bincount(nearest, weight * lab[:, axis], len(centres))
            centres[:, axis] = np.where(total > 0, sums / np.maximum(total, 1e-6), centres[:, axis])
    nearest = np.argmin(((lab[:, None] - centres[None]) ** 2).sum(axis=2), axis=0)
    chosen = found[nearest]
    return np.asarray(chosen[np.argsort(oklab(chosen)[:, 0], kind="stable")], np.uint8)


def _seeds(lab: Plane, weight: Plane, count: int, rng: np.random.Generator) -> Plane:
    """Far from each other: each next one by its distance to those before."""
    picked = [int(np.argmax(weight))]
    far = ((lab - lab[picked[0]]) ** 2).sum(axis=1)
    for _ in range(min(count, len(lab)) - 1):
        score = far * weight * (0.75 + 0.5 * rng.random(len(far), dtype=np.float32))
        picked.append(int(np.argmax(score)))
        far = np.minimum(far, ((lab - lab[picked[-1]]) ** 2).sum(axis=1))
    return lab[picked].copy()


def _nearest(lab: Plane, centres: Plane) -> NDArray[np.int64]:
    cross = lab @ centres.T
    return np.asarray(np.argmin((centres**2).sum(axis=1)[None] - 2 * cross, axis=1), np.int64)


def _cells() -> Pixels:
    steps = (np.arange(_SIDE) * 255 // (_SIDE - 1)).astype(np.uint8)
    b, g, r = np.meshgrid(steps, steps, steps, indexing="ij")
    return np.stack([b, g, r], axis=-1).reshape(-1, 3)


def indexed(colour: Grid, colours: Pixels) -> NDArray[np.uint8]:
    """For each pixel the place of the nearest of some colours."""
    stretch = np.array([1, 1.5, 1.5], np.float32)
    table = _nearest(oklab(_cells()) * stretch, oklab(colours) * stretch).astype(np.uint8)
    c = (colour >> (8 - _BITS)).astype(np.uint16)
    return np.asarray(table[(c[..., 0] << (2 * _BITS)) | (c[..., 1] << _BITS) | c[..., 2]], np.uint8)


def regions(colour: Pixels, count: int, look: Look, size: float) -> tuple[NDArray[np.uint8], Pixels]:
    """A picture in few colours, cleared of what is smaller than `size` units: the places in the palette, and it."""
    colours = palette(colour, count, look)
    odd = min(max(round(size * look.unit) | 1, 3), 11)
    flat = cv2.medianBlur(colour, min(odd, 5))
    index = cv2.medianBlur(indexed(flat, colours), odd)
    return np.asarray(index, np.uint8), colours


def toned(colour: Grid, curve: Callable[[Plane], Plane]) -> Pixels:
    """Every channel through one curve over 0 to 1."""
    steps = np.linspace(0, 1, 256, dtype=np.float32)
    table = np.clip(curve(steps) * 255 + 0.5, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(colour, table), np.uint8)


def saturated(colour: Grid, factor: float, lift: float = 0.0) -> Pixels:
    """The colours stronger (above 1) or weaker, and as much lighter as `lift` says (0 to 1)."""
    grey = cv2.cvtColor(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    moved = cv2.addWeighted(colour, factor, grey, 1 - factor, 0)
    return np.asarray(cv2.convertScaleAbs(moved, alpha=1 - lift, beta=255 * lift) if lift else moved, np.uint8)
