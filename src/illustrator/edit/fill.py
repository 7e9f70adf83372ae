"""What a hole is filled with: patches of its surroundings, found by chance and spread to neighbours (PatchMatch).

From a coarse picture to a fine one, each hole pixel is the mean of the patches that overlap there; at last the fine
detail is copied from where the patches came from.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.edit.sheet import Pixels, Plane, bands, resized

Spots = NDArray[np.int32]
_HALF: Final = 3
_WORK_PIXELS: Final = 60_000
_HOLE_PIXELS: Final = 9_000
_COARSEST: Final = 28
_ROUNDS: Final = (8, 6, 4, 3, 2)
_TRIES: Final = 4


class NothingToFillFrom(Exception):
    """The hole leaves too little of the picture."""


def filled(rgb: Pixels, hole: Pixels, seed: int = 0, barred: Pixels | None = None) -> Pixels:
    """The picture (H, W, 3) with the hole (255) filled from what is around it; nothing is taken from `barred` (255).

    Raises NothingToFillFrom.
    """
    x, y, w, h = _window(hole)
    if w == 0:
        return rgb.copy()
    part, gap = rgb[y : y + h, x : x + w], hole[y : y + h, x : x + w]
    bar = np.zeros_like(gap) if barred is None else barred[y : y + h, x : x + w]
    if ((gap == 0) & (bar == 0)).mean() < 0.12:
        bar = np.zeros_like(gap)
    if (gap == 0).mean() < 0.12:
        raise NothingToFillFrom
    new = _filled(np.ascontiguousarray(part), np.ascontiguousarray(gap), np.ascontiguousarray(bar), seed)
    out = rgb.copy()
    out[y : y + h, x : x + w] = new
    return out


def _window(hole: Pixels) -> tuple[int, int, int, int]:
    """The hole's box with as much again on each side: what is far away is seldom like it."""
    x, y, w, h = cv2.boundingRect(hole)
    if w == 0:
        return 0, 0, 0, 0
    room = max(w, h, min(hole.shape) // 4)
    x0, y0 = max(x - room, 0), max(y - room, 0)
    x1, y1 = min(x + w + room, hole.shape[1]), min(y + h + room, hole.shape[0])
    return x0, y0, x1 - x0, y1 - y0


def _filled(rgb: Pixels, hole: Pixels, barred: Pixels, seed: int) -> Pixels:
    full_h, full_w = hole.shape
    shrink = min(1.0, (_WORK_PIXELS / hole.size) ** 0.5, (_HOLE_PIXELS / max(int((hole > 0).sum()), 1)) ** 0.5)
    w, h = max(round(full_w * shrink), 8), max(round(full_h * shrink), 8)
    small = np.asarray(resized(rgb, w, h), np.float32)
    # Every pixel that the hole touches counts as hole, or its old colour would seep in.
    gap = np.asarray(cv2.resize(cv2.dilate(hole, np.ones((3, 3), np.uint8)), (w, h), interpolation=cv2.INTER_AREA)) > 0
    no = np.asarray(resized(barred, w, h)) > 8
    search = _search(small, gap, no, np.random.Generator(np.random.PCG64(seed)))
    if search is None:
        return _inpainted(rgb, hole)
    return _detailed(rgb, hole, search)


def _inpainted(rgb: Pixels, hole: Pixels) -> Pixels:
    """Where no whole patch is left: a smooth continuation."""
    return np.asarray(cv2.inpaint(rgb, hole, 5, cv2.INPAINT_TELEA), np.uint8)


@dataclass(eq=False)
class _Search:
    """One size of the picture: `near` (K, 2) is for each hole-touching pixel the middle of the best known patch."""

    picture: Plane
    gap: NDArray[np.bool_]
    targets: Spots
    sources: NDArray[np.bool_]
    near: Spots

    def at(self, spots: Spots) -> Plane:
        return _about(self.picture, spots)

    def far(self, wanted: Plane, weight: Plane, spots: Spots) -> Plane:
        step = self.at(spots) - wanted
        return np.asarray(((step * step).sum(axis=2) * weight).sum(axis=1), np.float32)


def _search(
    picture: Plane, gap: NDArray[np.bool_], barred: NDArray[np.bool_], rng: np.random.Generator
) -> _Search | None:
    sizes = [(picture.shape[0], picture.shape[1])]
    while min(sizes[-1]) > 2 * _COARSEST and len(sizes) < len(_ROUNDS):
        sizes.append((round(sizes[-1][0] / 2), round(sizes[-1][1] / 2)))
    search: _Search | None = None
    for level, (h, w) in enumerate(reversed(sizes)):
        image = np.asarray(resized(picture, w, h), np.float32)
        hole = np.asarray(resized(gap.astype(np.float32), w, h)) > 0.02
        bar = np.asarray(resized(barred.astype(np.float32), w, h)) > 0.02
        image = _begun(image, hole, bar, search)
        search = _prepared(image, hole, bar, search, rng)
        if search is None:
            return None
        for _ in range(_ROUNDS[level]):
            _match(search, rng)
            _vote(search)
    return search


def _begun(image: Plane, hole: NDArray[np.bool_], barred: NDArray[np.bool_], last: _Search | None) -> Plane:
    """The first guess inside the hole: ring by ring on the coarsest picture, then the coarser answer."""
    if last is None:
        return _peeled(image, hole, barred)
    guess = np.asarray(cv2.resize(last.picture, image.shape[1::-1], interpolation=cv2.INTER_CUBIC), np.float32)
    out = image.copy()
    out[hole] = guess[hole]
    return out


def _peeled(image: Plane, hole: NDArray[np.bool_], barred: NDArray[np.bool_]) -> Plane:
    """Ring after ring from the border inwards: each pixel from the patch that best agrees with what is known there."""
    out, left = image.copy(), hole.copy()
    kernel = np.ones((3, 3), np.uint8)
    grown = cv2.dilate((hole | barred).astype(np.uint8), np.ones((2 * _HALF + 1, 2 * _HALF + 1), np.uint8))
    known = np.argwhere(grown == 0).astype(np.int32)
    if len(known) < 24:
        return np.asarray(
            cv2.inpaint(np.clip(image, 0, 255).astype(np.uint8), hole.astype(np.uint8), 4, cv2.INPAINT_NS), np.float32
        )
    known = known[:: max(len(known) // 4000, 1)]
    sources = _about(out, known).reshape(len(known), -1)
    squares = (sources * sources).T
    while left.any():
        inner = cv2.erode(left.astype(np.uint8), kernel, borderType=cv2.BORDER_CONSTANT, borderValue=1) > 0
        ring = np.argwhere(left & ~inner).astype(np.int32)
        if not len(ring):
            break
        weight = np.repeat((~left).astype(np.float32)[..., None], 3, axis=2)
        sure = _about(weight, ring).reshape(len(ring), -1)
        wanted = _about(out, ring).reshape(len(ring), -1) * sure
        off = ((ring[:, None] - known[None]) ** 2).sum(axis=2) * np.float32(2.0)
        best = (sure @ squares - 2 * wanted @ sources.T + off * sure.sum(axis=1, keepdims=True) / 40).argmin(axis=1)
        out[ring[:, 0], ring[:, 1]] = out[known[best, 0], known[best, 1]]
        left = left & inner
    return out


def _about(picture: Plane, spots: Spots) -> Plane:
    """The patches about the spots: (K, patch, channels)."""
    window = np.arange(-_HALF, _HALF + 1)
    h, w = picture.shape[:2]
    rows = np.clip(spots[:, 0, None, None] + window[None, :, None], 0, h - 1)
    columns = np.clip(spots[:, 1, None, None] + window[None, None, :], 0, w - 1)
    return np.asarray(picture[rows, columns].reshape(len(spots), (2 * _HALF + 1) ** 2, -1), np.float32)


def _prepared(
    image: Plane, hole: NDArray[np.bool_], barred: NDArray[np.bool_], last: _Search | None, rng: np.random.Generator
) -> _Search | None:
    h, w = hole.shape
    kernel = np.ones((2 * _HALF + 1, 2 * _HALF + 1), np.uint8)
    grown = cv2.dilate(hole.astype(np.uint8), kernel)
    sources = (grown == 0) & (cv2.dilate(barred.astype(np.uint8), kernel) == 0)
    sources[:_HALF], sources[-_HALF:], sources[:, :_HALF], sources[:, -_HALF:] = False, False, False, False
    known = np.argwhere(sources).astype(np.int32)
    if len(known) < 24:
        return None
    targets = np.argwhere(grown > 0).astype(np.int32)
    near = known[rng.integers(len(known), size=len(targets))]
    if last is not None:
        scale = np.array([h / last.gap.shape[0], w / last.gap.shape[1]], np.float32)
        index = np.full(last.gap.shape, -1, np.int32)
        index[last.targets[:, 0], last.targets[:, 1]] = np.arange(len(last.targets))
        parent = np.minimum((targets / scale).astype(np.int32), np.array(last.gap.shape, np.int32) - 1)
        of = index[parent[:, 0], parent[:, 1]]
        step = (last.near[of] - last.targets[of]) * scale
        moved = np.clip(np.rint(targets + step), 0, [h - 1, w - 1]).astype(np.int32)
        good = (of >= 0) & sources[moved[:, 0], moved[:, 1]]
        near[good] = moved[good]
    return _Search(image, hole, targets, sources, near)


def _match(search: _Search, rng: np.random.Generator) -> None:
    """Better patches: what the neighbours found, moved along, then chance ever closer to the best so far."""
    h, w = search.gap.shape
    targets = search.targets
    wanted = search.at(targets)
    weight = _trust(search)
    best = search.far(wanted, weight, search.near)
    index = np.full((h, w), -1, np.int32)
    index[targets[:, 0], targets[:, 1]] = np.arange(len(targets))
    reach = max(h, w) // 2
    for step in (4, 1):
        for dy, dx in ((0, step), (0, -step), (step, 0), (-step, 0)):
            row, column = np.clip(targets[:, 0] + dy, 0, h - 1), np.clip(targets[:, 1] + dx, 0, w - 1)
            of = index[row, column]
            best = _take(search, wanted, weight, best, search.near[of] - np.array([dy, dx], np.int32), of >= 0)
    for _ in range(_TRIES):
        jump = rng.integers(-reach, reach + 1, size=targets.shape).astype(np.int32)
        best = _take(search, wanted, weight, best, search.near + jump, np.ones(len(targets), np.bool_))
        reach = max(reach // 3, 1)


def _trust(search: _Search) -> Plane:
    """Known pixels weigh more than guessed ones, those near the known more than those deep in the hole."""
    inside = cv2.distanceTransform(search.gap.astype(np.uint8), cv2.DIST_L2, 3)
    plane = np.maximum(np.float32(1.12) ** -np.asarray(inside, np.float32), np.float32(0.05))
    window = np.arange(-_HALF, _HALF + 1)
    h, w = search.gap.shape
    rows = np.clip(search.targets[:, 0, None, None] + window[None, :, None], 0, h - 1)
    columns = np.clip(search.targets[:, 1, None, None] + window[None, None, :], 0, w - 1)
    return np.asarray(plane[rows, columns].reshape(len(search.targets), -1), np.float32)


def _take(search: _Search, wanted: Plane, weight: Plane, best: Plane, spots: Spots, may: NDArray[np.bool_]) -> Plane:
    h, w = search.gap.shape
    spots = np.clip(spots, 0, [h - 1, w - 1]).astype(np.int32)
    tried = np.flatnonzero(may & search.sources[spots[:, 0], spots[:, 1]])
    far = search.far(wanted[tried], weight[tried], spots[tried])
    better = far < best[tried]
    search.near[tried[better]] = spots[tried[better]]
    best[tried[better]] = far[better]
    return best


def _vote(search: _Search) -> None:
    """Each hole pixel becomes the mean of what the patches over it say, the likelier counting more."""
    h, w = search.gap.shape
    found = search.at(search.near)
    far = ((found - search.at(search.targets)) ** 2).sum(axis=(1, 2))
    spread = max(float(np.percentile(far, 75)), 1.0)
    weight = np.exp(-far / (2 * spread)).astype(np.float32) + np.float32(1e-4)
    total, sums = np.zeros(h * w, np.float64), np.zeros((3, h * w), np.float64)
    size = 2 * _HALF + 1
    for k in range(size * size):
        row, column = search.targets[:, 0] + k // size - _HALF, search.targets[:, 1] + k % size - _HALF
        inside = (row >= 0) & (row < h) & (column >= 0) & (column < w)
        place = row[inside] * w + column[inside]
        total += np.bincount(place, weight[inside], h * w)
        for c in range(3):
            sums[c] += np.bincount(place, weight[inside] * found[inside, k, c], h * w)
    mean = (sums / np.maximum(total, 1e-9)).T.reshape(h, w, 3)
    search.picture[search.gap] = mean[search.gap].astype(np.float32)


def _detailed(rgb: Pixels, hole: Pixels, search: _Search) -> Pixels:
    """The answer enlarged, with the fine detail of the places it was taken from, its border blended."""
    h, w = hole.shape
    small_h, small_w = search.gap.shape
    smooth = np.asarray(cv2.resize(search.picture, (w, h), interpolation=cv2.INTER_CUBIC), np.float32)
    if (small_h, small_w) != (h, w):
        steps = np.zeros((small_h, small_w, 2), np.float32)
        steps[search.targets[:, 0], search.targets[:, 1]] = search.near - search.targets
        scale = np.array([h / small_h, w / small_w], np.float32)
        steps = np.asarray(cv2.resize(steps * scale, (w, h), interpolation=cv2.INTER_NEAREST), np.float32)
        ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
        row = np.clip(np.rint(ys + steps[..., 0]), 0, h - 1).astype(np.int32)
        column = np.clip(np.rint(xs + steps[..., 1]), 0, w - 1).astype(np.int32)
        fine = rgb.astype(np.float32) - _low(rgb, small_w, small_h)
        smooth += fine[row, column]
    share = np.asarray(cv2.GaussianBlur(hole, (0, 0), max(min(h, w) / 500, 0.7)), np.float32) / 255
    share = np.maximum(share, hole > 0).astype(np.float32)
    out = np.empty_like(rgb)
    for rows in bands(h):
        old = rgb[rows].astype(np.float32)
        out[rows] = np.clip(old + (smooth[rows] - old) * share[rows][..., None] + 0.5, 0, 255).astype(np.uint8)
    return out


def _low(rgb: Pixels, w: int, h: int) -> Plane:
    small = np.asarray(resized(rgb, w, h))
    return np.asarray(cv2.resize(small, rgb.shape[1::-1], interpolation=cv2.INTER_CUBIC), np.float32)
