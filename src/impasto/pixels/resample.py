"""Pixels to another size: Lanczos, antialiased, no dark fringes at alpha edges.

Must not crop, pad or keep an aspect: the plan has decided width and height.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image


def resample(pixels: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """Resample (H, W, 3|4) uint8 straight-alpha pixels to (height, width, same channels).

    Where alpha comes out 0, RGB is 0. The same size returns an identical copy. Raises ValueError for an empty size.
    """
    if width < 1 or height < 1:
        raise ValueError(f"a picture has at least one pixel, got {width} x {height}")
    if pixels.shape[:2] == (height, width):
        return pixels.copy()
    if pixels.shape[2] == 3:
        return _lanczos(np.ascontiguousarray(pixels), width, height).astype(np.uint8, copy=False)
    if bool((pixels[..., 3] == 255).all()):
        opaque = np.full((height, width, 4), 255, np.uint8)
        opaque[..., :3] = resample(pixels[..., :3], width, height)
        return opaque
    return _resample_premultiplied(pixels, width, height)


def _resample_premultiplied(pixels: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """In float, channel by channel: 8-bit premultiplied values would lose the colour of faint pixels."""
    out = np.zeros((height, width, 4), np.uint8)
    source_alpha = pixels[..., 3].astype(np.float32)
    alpha = _lanczos(source_alpha, width, height)
    out[..., 3] = _to_byte(alpha)
    visible = out[..., 3] > 0
    weight = np.where(visible, alpha, 1).astype(np.float32)
    for channel in range(3):
        colour: NDArray[np.float32] = _lanczos(pixels[..., channel] * source_alpha, width, height)
        colour /= weight
        out[..., channel] = np.where(visible, _to_byte(colour), 0)
    return out


def _lanczos(plane: NDArray[Any], width: int, height: int) -> NDArray[Any]:
    """Resample uint8 (H, W, 3) or float32 (H, W).

    OpenCV's 4 lobes when both edges grow. Its kernel does not widen when shrinking, so fine detail would come back
    as false coarse detail (42 levels RMS in bench/README.md); Pillow's does.
    """
    if width >= plane.shape[1] and height >= plane.shape[0]:
        return np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_LANCZOS4))
    return np.array(Image.fromarray(plane).resize((width, height), Image.Resampling.LANCZOS))


def _to_byte(plane: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.clip(np.rint(plane), 0, 255).astype(np.uint8)
