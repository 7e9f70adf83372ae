"""A photograph in one of the renderer's styles: smoothed as a painter would see it, then finished like a drawing."""

from typing import Final

import cv2
import numpy as np

from illustrator.edit.oklab import from_oklab, oklab
from illustrator.edit.sheet import Pixels, at_most, byte, resized
from illustrator.scene import SHORT_SIDE
from illustrator.style import Look
from illustrator.styles import style

_USUAL_PIXELS: Final = 1_000_000
# How unlike colours may be that become one shape, and in how many steps of lightness.
_FLAT: Final = {
    "flat": (30.0, 7), "papercut": (34.0, 6), "clay": (26.0, 9), "deco": (28.0, 7), "stained_glass": (22.0, 9),
    "ukiyo_e": (26.0, 7), "gouache": (18.0, 12), "vintage": (20.0, 10), "halftone": (18.0, 10),
}  # fmt: skip
_DETAIL: Final = {"low": 0.6, "medium": 1.0, "high": 1.35, "xhigh": 1.6, "max": 1.8}


def restyled(rgb: Pixels, alpha: Pixels, name: str, seed: int, quality: str) -> tuple[Pixels, Pixels]:
    """Colours and alpha of the picture in the style."""
    h, w = alpha.shape
    finish = style(name)
    small = np.asarray(at_most(rgb, min(finish.treatment.working_pixels or _USUAL_PIXELS, _USUAL_PIXELS)), np.uint8)
    size = small.shape[1], small.shape[0]
    cover = np.asarray(resized(alpha, *size), np.uint8)
    is_open = bool(cover.min() < 255)
    calm = _calmed(small, name)
    canvas = np.dstack([calm[..., ::-1], cover])
    canvas[..., :3] = cv2.multiply(np.ascontiguousarray(canvas[..., :3]), cv2.merge([cover] * 3), scale=1 / 255)
    look = Look(min(size) / SHORT_SIDE, seed, _DETAIL.get(quality, 1.0), w, h, "#ffffff", is_open, 0)
    drawn = np.asarray(finish.file.finish(np.ascontiguousarray(canvas), None, look), np.uint8)
    if drawn.shape[:2] != (h, w):
        drawn = np.asarray(cv2.resize(drawn, (w, h), interpolation=cv2.INTER_CUBIC), np.uint8)
    much = np.maximum(drawn[..., 3:], 1).astype(np.float32)
    colours = np.clip(drawn[..., 2::-1] * (np.float32(255) / much) + 0.5, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(colours), np.ascontiguousarray(drawn[..., 3])


def _stepped(rgb: Pixels, levels: int) -> Pixels:
    """Lightness in few steps; hue and chroma as they were, a little stronger."""
    lab = oklab(rgb)
    light = np.asarray(cv2.medianBlur(byte(lab[..., 0]), 5), np.float32) * np.float32(levels / 255)
    part = light - np.floor(light)
    edge = np.clip((part - 0.5) * 6 + 0.5, 0, 1)
    lab[..., 0] = np.clip((np.floor(light) + edge) / levels, 0, 1)
    lab[..., 1:] *= np.float32(1.18)
    return from_oklab(lab)


def _calmed(rgb: Pixels, name: str) -> Pixels:
    """Fine texture gone, borders kept; for styles of flat shapes, flat shapes."""
    if name in _FLAT:
        small = np.asarray(at_most(rgb, 200_000), np.uint8)
        room, levels = _FLAT[name]
        flat = np.asarray(cv2.pyrMeanShiftFiltering(small, 9, room, maxLevel=1), np.uint8)
        flat = _stepped(flat, levels)
        large = cv2.resize(flat, rgb.shape[1::-1], interpolation=cv2.INTER_CUBIC)
        return np.asarray(cv2.medianBlur(np.asarray(large, np.uint8), 5), np.uint8)
    calm = rgb
    for _ in range(2):
        calm = np.asarray(cv2.bilateralFilter(calm, 7, 26, 5), np.uint8)
    return calm
