"""What stands out in a photograph, as a mask: several guesses, each grown to its borders, the most plausible is taken.

No net has learnt what a cat is. A guess comes from colours that the frame does not have, from focus, or from the
middle; GrabCut moves its border to where the colours part. Where nothing stands out, that is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.edit.portrait import bust_guess
from illustrator.edit.saliency import saliency
from illustrator.edit.superpixels import Pixels, Plane, lab_of, patches

Mask = NDArray[np.uint8]
_GUESS_SIDE: Final = 192
_FINE_SIDE: Final = 560
_LEAST, _MOST = 0.03, 0.92
_FRAME: Final = 0.5
_GOOD: Final = 0.3
_SURE_GROUND, _GROUND, _SURE_BODY, _BODY = cv2.GC_BGD, cv2.GC_PR_BGD, cv2.GC_FGD, cv2.GC_PR_FGD


class NothingStandsOut(Exception):
    """No part of the picture is plainly its subject."""


@dataclass(frozen=True)
class Worth:
    """How plausible a mask is as the subject, and the parts of that."""

    border: float
    colour: float
    focus: float
    frame: float
    share: float
    pieces: float
    caught: float

    @property
    def total(self) -> float:
        if not _LEAST <= self.share <= _MOST or self.frame > _FRAME:
            return 0.0
        seen = 0.5 * self.border + 0.3 * self.colour + 0.2 * self.focus
        size = min(1.0, (self.share / 0.15) ** 0.3)
        return float(seen * (1 - self.frame) ** 0.5 * self.pieces * size * (0.45 + 0.55 * self.caught))


def stand_out(rgb: Pixels) -> Mask:
    """The subject of a picture (H, W, 3): 255 where it is, at the picture's size. Raises NothingStandsOut."""
    small = shrunk(rgb, _GUESS_SIDE)
    lab = lab_of(small)
    seen = saliency(lab, patches(lab))
    eye = 0.6 * seen + 0.4 * middle_of(lab)
    tried = []
    for guess, trust in guesses(small, lab, seen):
        grown = _grown(small, guess)
        tried.append((worth_of(lab, grown, eye).total, trust, grown))
    agreed = sum(
        (worth**2 * grown.astype(np.float32) for worth, _, grown in tried), np.zeros(lab.shape[:2], np.float32)
    )
    if agreed.max() > 0:
        grown = _grown(small, agreed / agreed.max())
        tried.append((worth_of(lab, grown, eye).total, 1.0, grown))
    best, _, mask = max(tried, key=lambda t: t[0] * t[1])
    if best < _GOOD:
        raise NothingStandsOut
    return _refined(rgb, mask)


def shrunk(rgb: Pixels, side: int) -> Pixels:
    shrink = min(1.0, side / max(rgb.shape[:2]))
    size = max(round(rgb.shape[1] * shrink), 2), max(round(rgb.shape[0] * shrink), 2)
    return rgb if shrink == 1 else np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)


def guesses(rgb: Pixels, lab: Plane, seen: Plane) -> Iterator[tuple[Plane, float]]:
    """Planes, 0 to 1, of where the subject may be, and how much each kind of guess is trusted."""
    yield seen, 1.0
    soft = np.asarray(cv2.GaussianBlur(seen, (0, 0), max(lab.shape[:2]) / 28), np.float32)
    soft /= max(float(soft.max()), 1e-6)
    yield np.clip(0.5 * seen + 0.9 * soft, 0, 1), 1.0
    focus = _sharpness(lab)
    yield focus, 0.95
    yield middle_of(lab) * np.clip(0.55 + 0.45 * focus, 0, 1), 0.9
    bust = bust_guess(rgb)
    if bust is not None:
        head, body = bust
        yield np.clip(np.maximum(head, body * (0.5 + 0.5 * soft)), 0, 1), 1.3
        yield np.clip(np.maximum(head, 0.3 * body + np.maximum(seen, soft)), 0, 1), 1.15


def middle_of(lab: Plane) -> Plane:
    h, w = lab.shape[:2]
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    off = ((xs - w / 2) / (0.36 * w)) ** 2 + ((ys - h * 0.53) / (0.4 * h)) ** 2
    return np.asarray(np.exp(-off), np.float32)


def _sharpness(lab: Plane) -> Plane:
    light = np.ascontiguousarray(lab[..., 0])
    fine = np.abs(light - cv2.GaussianBlur(light, (0, 0), 1.0))
    wide = cv2.GaussianBlur(np.minimum(fine, 6), (0, 0), max(lab.shape[:2]) / 22)
    top = max(float(np.percentile(wide, 97)), 1e-6)
    return np.asarray(np.clip(wide / top, 0, 1), np.float32)


def _grown(rgb: Pixels, guess: Plane) -> Mask:
    """GrabCut from a guess: its strongest part is body, its weakest ground, the rest is decided by colour."""
    level = _level(guess)
    marks = np.where(guess > level, _BODY, _GROUND).astype(np.uint8)
    marks[guess < min(level * 0.3, float(np.percentile(guess, 25)))] = _SURE_GROUND
    marks[guess > level + 0.75 * (guess.max() - level)] = _SURE_BODY
    return tidy(_grab(rgb, marks, 4))


def _level(guess: Plane) -> float:
    """Otsu's threshold."""
    grey = np.clip(guess * 255, 0, 255).astype(np.uint8)
    return float(cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[0]) / 255


def _grab(rgb: Pixels, marks: Mask, rounds: int) -> Mask:
    body = (marks == _BODY) | (marks == _SURE_BODY)
    if body.sum() < 12 or (~body).sum() < 12:
        return np.where(body, 255, 0).astype(np.uint8)
    cv2.setRNGSeed(7)
    ground, front = np.zeros((1, 65)), np.zeros((1, 65))
    try:
        cv2.grabCut(rgb[..., ::-1].copy(), marks, (0, 0, 1, 1), ground, front, rounds, cv2.GC_INIT_WITH_MASK)
    except cv2.error:  # colours too few for its mixtures
        return np.where(body, 255, 0).astype(np.uint8)
    return np.where((marks == _BODY) | (marks == _SURE_BODY), 255, 0).astype(np.uint8)


def tidy(mask: Mask) -> Mask:
    """Without crumbs and pinholes: the largest piece, and those at least a fifth of it; small holes filled."""
    size = max(round(max(mask.shape) / 160), 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * size + 1, 2 * size + 1))
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), np.uint8)
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    if count > 1:
        areas = stats[1:, cv2.CC_STAT_AREA]
        keep = np.flatnonzero(areas >= 0.2 * areas.max()) + 1
        mask = np.where(np.isin(labels, keep), 255, 0).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(255 - mask, connectivity=4)
    body = int((mask > 0).sum())
    for k in range(1, count):
        x, y, w, h, area = stats[k]
        inside = x > 0 and y > 0 and x + w < mask.shape[1] and y + h < mask.shape[0]
        if inside and area < 0.06 * body:
            mask[labels == k] = 255
    return mask


def worth_of(lab: Plane, mask: Mask, seen: Plane) -> Worth:
    """Is a border of the picture along the mask, are colours and focus inside others, is what catches the eye?"""
    inside = mask > 0
    caught = float(seen[inside].sum() / max(float(seen.sum()), 1e-6))
    share = float(inside.mean())
    if not 0.005 < share < 0.995:
        return Worth(0, 0, 0, 1, share, 0, 0)
    kernel = np.ones((3, 3), np.uint8)
    rim = (cv2.dilate(mask, kernel) > 0) & (cv2.erode(mask, kernel, borderType=cv2.BORDER_REPLICATE) == 0)
    steps = _steps(lab)
    border = float(np.clip((steps[rim].mean() / max(float(steps.mean()), 1.5) - 1.0) / 2.2, 0, 1)) if rim.any() else 0.0
    band = max(lab.shape[:2]) // 12
    near = (cv2.dilate(mask, np.ones((2 * band + 1, 2 * band + 1), np.uint8)) > 0) & ~inside
    outside = near if near.sum() > 50 else ~inside
    colour = _apart(lab, inside, outside)
    sharp = _sharpness(lab)
    focus = float(np.clip((sharp[inside].mean() - sharp[~inside].mean()) * 2.0, 0, 1))
    return Worth(border, colour, focus, _on_frame(inside), share, _wholeness(mask), caught)


def _steps(lab: Plane) -> Plane:
    soft = cv2.GaussianBlur(lab, (0, 0), 0.8)
    dx, dy = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    return np.asarray(np.minimum(np.sqrt((dx * dx + dy * dy).sum(axis=2)), 60), np.float32)


def _apart(lab: Plane, inside: NDArray[np.bool_], outside: NDArray[np.bool_]) -> float:
    """How little the colours inside and beside overlap: 1 for none in common."""
    bins = np.floor(lab / np.array([12.5, 14, 14], np.float32) + np.array([0, 10, 10], np.float32)).astype(np.int64)
    keys = np.clip(bins[..., 0], 0, 9) * 400 + np.clip(bins[..., 1], 0, 19) * 20 + np.clip(bins[..., 2], 0, 19)
    one = np.bincount(keys[inside], minlength=4000) / inside.sum()
    other = np.bincount(keys[outside], minlength=4000) / max(outside.sum(), 1)
    return 1 - float(np.minimum(one, other).sum())


def _on_frame(inside: NDArray[np.bool_]) -> float:
    """The share of the frame that the mask covers; a foot on the lower edge counts half."""
    edges = (inside[0], inside[:, 0], inside[:, -1])
    covered = sum(float(e.sum()) for e in edges) + 0.5 * float(inside[-1].sum())
    length = 2 * float(inside.shape[0] + inside.shape[1])
    return covered / length


def _wholeness(mask: Mask) -> float:
    """1 for a compact piece, less for shreds."""
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return 0.0
    hull = sum(float(cv2.contourArea(cv2.convexHull(c))) for c in contours)
    solid = float((mask > 0).sum()) / max(hull, 1.0)
    return min(1.0, 0.45 + 0.75 * solid) * (1.0 if len(contours) == 1 else 0.93)


def _refined(rgb: Pixels, mask: Mask) -> Mask:
    """The same border found again in more pixels, near where it was."""
    fine = shrunk(rgb, _FINE_SIDE)
    h, w = fine.shape[:2]
    large = np.asarray(cv2.resize(mask, (w, h), interpolation=cv2.INTER_LINEAR), np.uint8)
    band = max(round(max(h, w) / 50), 2)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * band + 1, 2 * band + 1))
    core = cv2.erode(large, kernel, borderType=cv2.BORDER_REPLICATE) > 127
    marks = np.where(large > 127, _BODY, _GROUND).astype(np.uint8)
    marks[core] = _SURE_BODY
    marks[cv2.dilate(large, kernel) < 128] = _SURE_GROUND
    found = tidy(_grab(fine, marks, 2))
    size = rgb.shape[1], rgb.shape[0]
    soft = cv2.resize(found, size, interpolation=cv2.INTER_LINEAR)
    return np.where(soft > 127, 255, 0).astype(np.uint8)
