"""Whole pictures in OKLab (Ottosson 2020), in which hue and chroma can be moved while the light stays."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from illustrator.edit.sheet import Pixels, Plane

_TO_CONES: Final = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]], np.float32)  # fmt: skip
_TO_LAB: Final = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]], np.float32)  # fmt: skip
_FROM_LAB: Final = np.linalg.inv(_TO_LAB.astype(np.float64)).astype(np.float32)
_FROM_CONES: Final = np.linalg.inv(_TO_CONES.astype(np.float64)).astype(np.float32)
_CODES: Final = np.arange(256, dtype=np.float32) / np.float32(255)
_LINEAR: Final = np.where(_CODES <= 0.04045, _CODES / 12.92, ((_CODES + 0.055) / 1.055) ** 2.4).astype(np.float32)
_STEPS: Final = 4096
_LEVELS: Final = np.arange(_STEPS + 1, dtype=np.float32) / np.float32(_STEPS)
_ENCODED: Final = (
    255 * np.where(_LEVELS <= 0.0031308, 12.92 * _LEVELS, 1.055 * np.maximum(_LEVELS, 1e-9) ** (1 / 2.4) - 0.055) + 0.5
).astype(np.uint8)


def oklab(rgb: Pixels) -> Plane:
    """(..., 3) uint8 sRGB as lightness 0 to 1, a, b."""
    cones = _LINEAR[rgb] @ _TO_CONES.T
    return np.asarray(np.cbrt(cones) @ _TO_LAB.T, np.float32)


def from_oklab(lab: Plane) -> Pixels:
    """Back again; what sRGB cannot show loses chroma, not its lightness."""
    linear = _to_linear(lab)
    for share in (0.8, 0.6, 0.35, 0.0):
        beyond = ((linear < -0.004) | (linear > 1.004)).any(axis=-1)
        if not beyond.any():
            break
        less = lab[beyond].copy()
        less[:, 1:] *= np.float32(share)
        linear[beyond] = _to_linear(less)
    steps = np.clip(linear * np.float32(_STEPS) + np.float32(0.5), 0, _STEPS).astype(np.int32)
    return np.asarray(_ENCODED[steps], np.uint8)


def _to_linear(lab: Plane) -> Plane:
    cones = lab @ _FROM_LAB.T
    return np.asarray((cones * cones * cones) @ _FROM_CONES.T, np.float32)


def hue_and_chroma(lab: Plane) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Hue in radians and chroma."""
    return np.arctan2(lab[..., 2], lab[..., 1]), np.hypot(lab[..., 1], lab[..., 2])
