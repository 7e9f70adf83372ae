"""A picture and its mask laid out for another size: same shape, resampled; another shape, fitted, never stretched."""

import numpy as np
from numpy.typing import NDArray

from impasto.pixels.resample import resample

Pixels = NDArray[np.uint8]
_SAME_SHAPE = 0.01


def fit(pixels: Pixels, width: int, height: int) -> Pixels:
    """(H, W, 4) pixels at (height, width, 4); where the shape differs, in the middle with transparent margins."""
    x, y, w, h = _place(pixels.shape[1], pixels.shape[0], width, height)
    scaled = resample(pixels, w, h)
    if (w, h) == (width, height):
        return scaled
    canvas = np.zeros((height, width, 4), np.uint8)
    canvas[y : y + h, x : x + w] = scaled
    return canvas


def fit_mask(mask: Pixels, width: int, height: int) -> Pixels:
    """A (H, W) mask laid out like its picture; new margins are inside (0), and so are pixels on the edge."""
    if mask.shape == (height, width):
        return mask
    x, y, w, h = _place(mask.shape[1], mask.shape[0], width, height)
    grey = resample(np.repeat(mask[..., None], 3, axis=2), w, h)[..., 0]
    # Only what is wholly outside stays outside: the picture there has neighbours that were outside too.
    kept = resample(np.repeat(np.where(mask == 255, 255, 0).astype(np.uint8)[..., None], 3, axis=2), w, h)[..., 0]
    grey = np.where(kept == 255, 255, np.minimum(grey, 254)).astype(np.uint8)
    canvas = np.zeros((height, width), np.uint8)
    canvas[y : y + h, x : x + w] = grey
    return canvas


def _place(width: int, height: int, to_width: int, to_height: int) -> tuple[int, int, int, int]:
    """(x, y, width, height) of the picture in the new frame: all of it where the shapes agree within a percent."""
    if abs(to_width * height / (width * to_height) - 1) <= _SAME_SHAPE:
        return 0, 0, to_width, to_height
    scale = min(to_width / width, to_height / height)
    w, h = min(max(round(width * scale), 1), to_width), min(max(round(height * scale), 1), to_height)
    return (to_width - w) // 2, (to_height - h) // 2, w, h
