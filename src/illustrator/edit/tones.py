"""Another light over a whole photograph: an hour of the day, warmer, darker, greyer, sharper."""

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np

from illustrator.edit.sheet import Pixels, Plane, at_most, bands, resized, soft

_LIGHT: Final = np.array([0.2126, 0.7152, 0.0722], np.float32)
Tone = Callable[[Plane, Plane], Plane]


def toned(rgb: Pixels, names: tuple[str, ...]) -> Pixels:
    """The picture with each tone in turn; names of HOURS, WEATHERS, TONES, `sharp` and `blur`."""
    for name in names:
        if name == "blur":
            rgb = np.asarray(soft(rgb, min(rgb.shape[:2]) / 60), np.uint8)
        elif name == "sharp":
            rgb = _sharper(rgb)
        else:
            rgb = _graded(rgb, TONES[name])
    return rgb


def _graded(rgb: Pixels, tone: Tone) -> Pixels:
    """`tone` gets a band of colours, 0 to 1, and the heights of its rows, 0 to 1."""
    out = np.empty_like(rgb)
    heights = np.linspace(0, 1, rgb.shape[0], dtype=np.float32)[:, None, None]
    for rows in bands(rgb.shape[0]):
        part = tone(rgb[rows].astype(np.float32) * np.float32(1 / 255), heights[rows])
        out[rows] = np.clip(part * 255 + np.float32(0.5), 0, 255).astype(np.uint8)
    return out


def _grey(part: Plane) -> Plane:
    return np.asarray((part @ _LIGHT)[..., None], np.float32)


def _saturated(part: Plane, factor: float) -> Plane:
    grey = _grey(part)
    return np.asarray(grey + (part - grey) * np.float32(factor), np.float32)


def _tinted(part: Plane, *gains: float) -> Plane:
    return np.asarray(part * np.array(gains, np.float32), np.float32)


def _curved(part: Plane, power: float) -> Plane:
    return np.asarray(np.clip(part, 0, 1) ** np.float32(power), np.float32)


def _night(part: Plane, height: Plane) -> Plane:
    """Dim and blue; what was nearly white glows on, warmly."""
    grey = _grey(part)
    dark = _tinted(_saturated(_curved(part, 1.45), 0.55), 0.27, 0.36, 0.58) + np.array(
        [0.008, 0.014, 0.035], np.float32
    )
    # The sky is darkest above; moonlight lies on what is pale.
    dark *= 0.62 + 0.5 * height
    dark += _tinted(part, 0.1, 0.14, 0.2) * np.clip(grey * 2 - 0.9, 0, 1) ** 2 * height
    lamp = np.clip((grey - 0.82) / 0.18, 0, 1) ** 2 * np.clip((part.max(-1, keepdims=True) - 0.9) * 10, 0, 1)
    return np.asarray(dark + _tinted(part, 0.62, 0.48, 0.26) * lamp * 0.6, np.float32)


def _sunset(part: Plane, height: Plane) -> Plane:
    """Gold from the horizon, violet in the shade."""
    grey = _grey(part)
    warm = _tinted(_curved(part, 1.06), 1.14, 0.9, 0.66)
    cool = _tinted(part, 0.86, 0.74, 0.98)
    mixed = cool + (warm - cool) * np.clip(grey * 1.5, 0, 1)
    glow = np.exp(-(((height - 0.42) / 0.3) ** 2)) * np.array([0.16, 0.065, 0.0], np.float32) * (0.35 + grey)
    return np.asarray(1 - (1 - np.clip(mixed, 0, 1)) * (1 - glow), np.float32)


def _dusk(part: Plane, height: Plane) -> Plane:
    glow = (1 - np.abs(height - 0.55) * 1.6).clip(0, 1) * np.array([0.1, 0.03, 0.05], np.float32)
    return np.asarray(_tinted(_saturated(_curved(part, 1.15), 0.7), 0.52, 0.5, 0.74) + glow, np.float32)


def _dawn(part: Plane, height: Plane) -> Plane:
    mist = np.array([0.98, 0.86, 0.8], np.float32)
    pale = _tinted(_saturated(part, 0.82), 1.04, 0.95, 0.9)
    return np.asarray(pale + (mist - pale) * (0.2 - 0.12 * height), np.float32)


def _day(part: Plane, height: Plane) -> Plane:
    del height
    return _saturated(_tinted(_curved(part, 0.8), 1.02, 1.01, 0.97), 1.08)


def _fog(part: Plane, height: Plane) -> Plane:
    veil = np.array([0.82, 0.84, 0.86], np.float32)
    return np.asarray(part + (veil - part) * (0.72 - 0.42 * height), np.float32)


def _rain(part: Plane, height: Plane) -> Plane:
    del height
    return np.asarray(_tinted(_saturated(_curved(part, 1.1), 0.55), 0.78, 0.84, 0.9) + np.float32(0.02), np.float32)


def _snow(part: Plane, height: Plane) -> Plane:
    del height
    return np.asarray(_tinted(_saturated(_curved(part, 0.88), 0.7), 0.95, 0.99, 1.06) + np.float32(0.03), np.float32)


def _sepia(part: Plane, height: Plane) -> Plane:
    del height
    return np.asarray(_curved(_grey(part), 0.95) * np.array([1.05, 0.88, 0.66], np.float32) + np.float32(0.02))


def _contrast(part: Plane, height: Plane) -> Plane:
    del height
    return np.asarray(part + np.float32(0.75) * part * (1 - part) * (2 * part - 1) * 2, np.float32)


TONES: Final[dict[str, Tone]] = {
    "night": _night, "sunset": _sunset, "dusk": _dusk, "dawn": _dawn, "day": _day, "morning": _day,
    "fog": _fog, "rain": _rain, "snow": _snow, "sepia": _sepia, "contrast": _contrast,
    "grey": lambda part, _: np.repeat(_curved(_grey(part), 0.97), 3, axis=2),
    "warmer": lambda part, _: _tinted(part, 1.09, 1.0, 0.84),
    "cooler": lambda part, _: _tinted(part, 0.87, 0.99, 1.1),
    "brighter": lambda part, _: _curved(part, 0.72),
    "darker": lambda part, _: _curved(part, 1.45),
    "vivid": lambda part, _: _saturated(part, 1.4),
    "muted": lambda part, _: _saturated(part, 0.58) * np.float32(0.94) + np.float32(0.045),
}  # fmt: skip


def _sharper(rgb: Pixels) -> Pixels:
    sigma = max(min(rgb.shape[:2]) / 700, 0.8)
    out = np.empty_like(rgb)
    fine = cv2.GaussianBlur(rgb, (0, 0), sigma)
    for rows in bands(rgb.shape[0]):
        out[rows] = cv2.addWeighted(rgb[rows], 1.9, fine[rows], -0.9, 0)
    return out


def lens_blurred(rgb: Pixels, alpha: Pixels) -> Pixels:
    """Everything but the thing under `alpha` out of focus, as by a wide lens; none of its colour leaks out."""
    h, w = alpha.shape
    small, near = np.asarray(at_most(rgb, 500_000), np.uint8), np.asarray(at_most(alpha, 500_000), np.uint8)
    reach = max(round(min(near.shape) / 34), 2)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1)).astype(np.float32)
    far = (1 - near.astype(np.float32) / 255)[..., None]
    light = (small.astype(np.float32) / 255) ** np.float32(2.2)
    sums = cv2.filter2D(light * far, -1, disc, borderType=cv2.BORDER_REFLECT)
    count = cv2.filter2D(far[..., 0], -1, disc, borderType=cv2.BORDER_REFLECT)
    mean = sums / np.maximum(count, 1e-3)[..., None]
    wide = soft(light * far, 3.0 * reach) / np.maximum(soft(far[..., 0], 3.0 * reach), 1e-3)[..., None]
    mean = np.where((count > 0.5)[..., None], mean, wide)
    blurred = np.clip(mean, 0, 1) ** np.float32(1 / 2.2) * 255 + np.float32(0.5)
    return np.asarray(resized(blurred.astype(np.uint8), w, h), np.uint8)
