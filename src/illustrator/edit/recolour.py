"""Another colour for a thing: hue and chroma are moved, light and shade stay as they are."""

from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.edit.oklab import from_oklab, hue_and_chroma, oklab
from illustrator.edit.sheet import Pixels, Plane, at_most, bands, resized
from illustrator.palette import lch

_GREY: Final = 0.035
_HUE_ROOM: Final = 0.38
_NAMED_ROOM: Final = 0.34
_SEEN: Final = 0.004


class NoSuchColour(Exception):
    """The colour to be changed is not in the picture, or not there."""


@dataclass(frozen=True)
class _From:
    """The colour that is taken away: grey ones by lightness, others by hue."""

    light: float
    chroma: float
    hue: float
    room: float = _HUE_ROOM

    @property
    def is_grey(self) -> bool:
        return self.chroma < _GREY


def recoloured(rgb: Pixels, share: Pixels, target: str, source: str | None) -> Pixels:
    """The picture with the target colour (`#rrggbb`) inside `share` (H, W). Raises NoSuchColour."""
    small = np.asarray(at_most(rgb, 200_000), np.uint8)
    inside = resized(share, small.shape[1], small.shape[0]).astype(np.float32) * np.float32(1 / 255)
    lab = oklab(small)
    old = _main(lab, inside) if source is None else _nearest(lab, inside, source)
    new_light, new_chroma, new_hue = lch(target)
    if (
        abs(old.light - new_light) < 0.03
        and abs(old.chroma - new_chroma) < 0.02
        and _turn(old.hue, np.radians(new_hue)) < 0.1
    ):
        raise NoSuchColour
    weight = _weight(lab, old) * inside
    if float(weight.mean()) < _SEEN:
        raise NoSuchColour
    weight = np.asarray(cv2.GaussianBlur(weight, (0, 0), 1.0), np.float32)
    middle = float((lab[..., 0] * weight).sum() / weight.sum())
    usual = max(float((np.hypot(lab[..., 1], lab[..., 2]) * weight).sum() / weight.sum()), 0.01)
    out = np.empty_like(rgb)
    for rows in bands(rgb.shape[0]):
        part = oklab(rgb[rows])
        much = _weight(part, old) * (share[rows].astype(np.float32) / 255)
        moved = _moved(part, (middle, usual), (new_light, new_chroma, np.radians(new_hue)), old)
        part += (moved - part) * much[..., None]
        out[rows] = from_oklab(part)
        still = much == 0
        out[rows][still] = rgb[rows][still]
    return out


def _turn(one: float, other: float) -> float:
    return abs((one - other + np.pi) % (2 * np.pi) - np.pi)


def _main(lab: Plane, inside: Plane) -> _From:
    """The colour that most of the inside has: the strongest hue, or grey where there is hardly any."""
    hue, chroma = hue_and_chroma(lab)
    weight = inside * np.clip((chroma - _GREY) / 0.06, 0, 1)
    coloured = float(weight.sum() / max(float(inside.sum()), 1e-6))
    if coloured < 0.12:
        bright = float((lab[..., 0] * inside).sum() / max(float(inside.sum()), 1e-6))
        return _From(bright, 0.0, 0.0)
    bins = ((hue + np.pi) / (2 * np.pi) * 36).astype(np.int32) % 36
    counts = np.bincount(bins.ravel(), (weight * np.minimum(chroma, 0.16)).ravel(), 36).astype(np.float64)
    peak = int(counts.argmax())
    below, above = (_reach(counts, peak, step) for step in (-1, 1))
    mine = weight * np.isin(bins, [(peak + k) % 36 for k in range(-below, above + 1)])
    return replace(_mean(lab, mine), room=_HUE_ROOM + np.radians(5) * max(below + above - 2, 0))


def _reach(counts: NDArray[np.float64], peak: int, step: int) -> int:
    """How many tens of degrees the colour goes on to one side: as far as there is plainly some of it."""
    reach = 1
    while reach < 4 and counts[(peak + step * (reach + 1)) % 36] > 0.3 * counts[peak]:
        reach += 1
    return reach


def _nearest(lab: Plane, inside: Plane, source: str) -> _From:
    """The colour inside that a caller would call by this name."""
    light, chroma, hue = lch(source)
    named = _From(light, chroma, float(np.radians(hue)))
    weight = _weight(lab, named) * inside
    if float(weight.mean()) < _SEEN:
        raise NoSuchColour
    if named.is_grey:
        return named
    strong = _strength(lab)
    peak = _main(lab, weight * (strong > 0.6 * float(np.percentile(strong[weight > 0.02], 90))))
    return replace(peak, room=_NAMED_ROOM)


def _strength(lab: Plane) -> Plane:
    return np.asarray(np.hypot(lab[..., 1], lab[..., 2]) / (lab[..., 0] + np.float32(0.06)), np.float32)


def _mean(lab: Plane, weight: Plane) -> _From:
    light, a, b = ((lab[..., k] * weight).sum() / max(float(weight.sum()), 1e-6) for k in range(3))
    return _From(float(light), float(np.hypot(a, b)), float(np.arctan2(b, a)))


def _weight(lab: Plane, old: _From) -> Plane:
    """How much each pixel is of the old colour, 0 to 1."""
    hue, chroma = hue_and_chroma(lab)
    if old.is_grey:
        pale = np.clip((0.085 - chroma) / 0.04, 0, 1)
        near = np.clip((0.34 - np.abs(lab[..., 0] - old.light)) / 0.12, 0, 1)
        return np.asarray(pale * near, np.float32)
    off = np.abs((hue - np.float32(old.hue) + np.pi) % (2 * np.pi) - np.pi)
    near = np.clip((old.room - off) / (0.4 * old.room), 0, 1)
    # How strong a colour is for its lightness: the same in its light and in its shade, less in skin and wood.
    strong = chroma / (lab[..., 0] + np.float32(0.06))
    usual = old.chroma / (old.light + 0.06)
    enough = np.clip((strong / np.float32(usual) - 0.34) / 0.22, 0, 1)
    return np.asarray(near * enough * np.clip((chroma - 0.012) / 0.02, 0, 1), np.float32)


def _moved(lab: Plane, usual: tuple[float, float], new: tuple[float, float, float], old: _From) -> Plane:
    """Every pixel in the new colour, as much lighter or darker than the usual as it was, its chroma in proportion."""
    middle, chroma = usual
    light, strong, hue = new
    aim = middle + (light - middle) * (0.85 if strong < _GREY else 0.62)
    step = lab[..., 0] - np.float32(middle)
    # Room above and below differs from before: light and shade are pressed into it evenly.
    up, down = (1.0 - aim) / max(1.0 - middle, 0.05), aim / max(middle, 0.05)
    out = np.empty_like(lab)
    out[..., 0] = aim + np.where(step > 0, step * min(up, 1.25), step * min(down, 1.1))
    if old.is_grey:
        ratio: Plane = np.clip(1 - np.abs(out[..., 0] - np.float32(light)) * np.float32(0.9), 0.25, 1)
    else:
        ratio = np.clip(np.hypot(lab[..., 1], lab[..., 2]) / np.float32(chroma), 0, 1.5)
    out[..., 1] = ratio * np.float32(strong * np.cos(hue))
    out[..., 2] = ratio * np.float32(strong * np.sin(hue))
    return out
