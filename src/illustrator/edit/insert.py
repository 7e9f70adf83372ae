"""A drawn thing put into a photograph: where there is room, standing, in the photograph's own light and grain."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from illustrator.edit.compose import cast_shadow
from illustrator.edit.intent import Insert
from illustrator.edit.matting import Cut
from illustrator.edit.painting import paint_figure
from illustrator.edit.saliency import saliency
from illustrator.edit.sheet import Box, Pixels, Plane, at_most, blend, resized
from illustrator.edit.superpixels import lab_of, patches
from illustrator.illumination import light_of
from illustrator.things import thing

_THINK_PIXELS: Final = 30_000


class CannotDraw(Exception):
    """Nothing that is asked for could be drawn."""


@dataclass(frozen=True)
class _Room:
    """Where the thing may be: its box in pixels, whether it floats there."""

    box: Box
    floats: bool


def inserted(rgb: Pixels, insert: Insert, inside: Box | None, seed: int) -> tuple[Pixels, Pixels]:
    """The picture with the thing in it, and how much of each pixel is the thing; `inside` is the box of the mask.

    Raises CannotDraw.
    """
    h, w = rgb.shape[:2]
    floats = all(thing(s.name).tags & {"flies", "hangs"} for s in insert.subjects)
    figure = paint_figure(insert.brief, insert.subjects, max(inside[2:]) if inside else round(min(h, w) * 0.6), seed)
    if figure is None:
        raise CannotDraw
    aspect = figure.shape[1] / figure.shape[0]
    room = _Room(_within(inside, aspect, floats), floats) if inside else _free(rgb, insert, aspect, floats)
    x, y, bw, bh = room.box
    scaled = np.asarray(resized(figure, max(bw, 1), max(bh, 1)), np.uint8)
    cut = _laid(scaled, (x, y), (h, w))
    out = rgb.copy()
    if not floats:
        cast_shadow(out, cut.alpha, light_of(None, "clouds", None, 0, is_indoors=False))
    blend(out, _matched(cut, rgb, seed), cut.alpha)
    return out, cut.alpha


def _within(box: Box, aspect: float, floats: bool) -> Box:
    """As large as the mask allows, standing on its lower edge or hanging in its middle."""
    x, y, w, h = box
    bw, bh = min(w * 0.96, h * 0.96 * aspect), min(h * 0.96, w * 0.96 / aspect)
    top = y + (h - bh) / 2 if floats else y + h * 0.985 - bh
    return round(x + (w - bw) / 2), round(top), max(round(bw), 1), max(round(bh), 1)


def _size(insert: Insert, aspect: float, w: int, h: int) -> tuple[float, float]:
    """Larger things are drawn larger, though the photograph's scale is not known."""
    metres = max(thing(s.name).height_m for s in insert.subjects)
    tall = min(h * 0.46, max(h * 0.2, h * 0.3 * metres**0.22))
    traits = {t for s in insert.subjects for t in s.traits}
    tall *= 1.3 if traits & {"big", "huge", "giant", "large"} else 0.7 if traits & {"small", "tiny", "little"} else 1.0
    wide = tall * aspect
    shrink = min(1.0, w * 0.6 / wide)
    return wide * shrink, tall * shrink


def _free(rgb: Pixels, insert: Insert, aspect: float, floats: bool) -> _Room:
    """The calmest place of the right size, low in the picture for what stands, high for what flies."""
    h, w = rgb.shape[:2]
    wide, tall = _size(insert, aspect, w, h)
    cost = _cost(rgb)
    ch, cw = cost.shape
    total = cv2.integral(cost)
    bw, bh = max(int(wide * cw / w), 1), max(int(tall * ch / h), 1)
    best, spot = float("inf"), (0, 0)
    feet = np.linspace(0.1 + tall / h, 0.62, 9) if floats else np.linspace(max(0.74, tall / h), 0.965, 7)
    for foot in feet:
        for left in np.linspace(0.02, max(0.98 - wide / w, 0.02), 23):
            x, y = int(left * cw), max(int(foot * ch) - bh, 0)
            x1, y1 = min(x + bw, cw), min(y + bh, ch)
            mean = (total[y1, x1] - total[y, x1] - total[y1, x] + total[y, x]) / max((x1 - x) * (y1 - y), 1)
            score = float(mean) + _off(insert.spots, left + wide / w / 2, foot - tall / h / 2, floats)
            if score < best:
                best, spot = score, (round(left * w), round(foot * h - tall))
    return _Room((spot[0], spot[1], max(round(wide), 1), max(round(tall), 1)), floats)


def _off(spots: tuple[str, ...], x: float, y: float, floats: bool) -> float:
    """How far a place is from where it was asked for."""
    off = 0.05 * abs(x - 0.5)
    for spot, far in (("left", x - 0.3), ("right", 0.7 - x), ("top", y - 0.35), ("bottom", 0.6 - y)):
        off += 3 * max(far, 0) if spot in spots else 0.0
    if "middle" in spots:
        off += abs(x - 0.5) + abs(y - 0.5)
    return off + (0.0 if floats else 0.08 * (1 - y))


def _cost(rgb: Pixels) -> Plane:
    """What is busy, or looked at, is not to be covered."""
    small = np.asarray(at_most(rgb, _THINK_PIXELS), np.uint8)
    lab = lab_of(small)
    light = np.ascontiguousarray(lab[..., 0])
    busy = cv2.blur(np.abs(light - cv2.GaussianBlur(light, (0, 0), 1.5)), (5, 5)) / 12
    return np.asarray(np.minimum(busy, 1) * 0.5 + saliency(lab, patches(lab, 160)), np.float32)


def _laid(figure: Pixels, at: tuple[int, int], shape: tuple[int, int]) -> Cut:
    h, w = shape
    x, y = at
    x0, y0 = max(x, 0), max(y, 0)
    x1, y1 = min(x + figure.shape[1], w), min(y + figure.shape[0], h)
    rgb, alpha = np.zeros((h, w, 3), np.uint8), np.zeros((h, w), np.uint8)
    if x1 > x0 and y1 > y0:
        part = figure[y0 - y : y1 - y, x0 - x : x1 - x]
        rgb[y0:y1, x0:x1], alpha[y0:y1, x0:x1] = part[..., :3], part[..., 3]
    return Cut(rgb, alpha)


def _matched(cut: Cut, rgb: Pixels, seed: int) -> Pixels:
    """In the photograph's range of light, its cast of colour and its grain; a little quieter than paint."""
    small = np.asarray(at_most(rgb, 60_000), np.float32) * np.float32(1 / 255)
    grey = small.mean(axis=2)
    low, high = (float(v) for v in np.percentile(grey, (2, 98)))
    bright = small[grey > np.percentile(grey, 80)].mean(axis=0)
    cast = 1 + 0.5 * (bright / max(float(bright.mean()), 0.05) - 1)
    x, y, w, h = cv2.boundingRect(cut.alpha)
    part = cut.rgb[y : y + h, x : x + w].astype(np.float32) * np.float32(1 / 255)
    mean = part.mean(axis=2, keepdims=True)
    part = mean + (part - mean) * np.float32(0.9)
    spread = 0.35 + 0.65 * min(max(high - low, 0.25), 1.0)
    part = (0.65 * low + part * spread + (1 - spread) * 0.25 * max(high - 0.5, 0)) * np.clip(cast, 0.6, 1.4)
    part = np.asarray(cv2.GaussianBlur(part.astype(np.float32), (0, 0), max(min(rgb.shape[:2]) / 1500, 0.4)))
    noise = np.random.Generator(np.random.PCG64(seed)).normal(0, _grain_of(rgb), part.shape[:2])
    part += noise.astype(np.float32)[..., None]
    out = cut.rgb.copy()
    out[y : y + h, x : x + w] = np.clip(part * 255 + 0.5, 0, 255).astype(np.uint8)
    return out


def _grain_of(rgb: Pixels) -> float:
    """The photograph's noise (Immerkaer 1996, by the median), as a share of white."""
    step = max(min(rgb.shape[:2]) // 500, 1)
    grey = cv2.cvtColor(np.ascontiguousarray(rgb[::step, ::step]), cv2.COLOR_RGB2GRAY).astype(np.float32)
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    response = np.abs(cv2.filter2D(grey, -1, kernel))
    return float(min(np.median(response) / (6 * 0.6745) / 255, 0.03))
