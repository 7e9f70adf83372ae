"""A photograph in a few hundred patches of one colour each: k-means in colour and place, each pixel asking nine seeds.

Colours are CIE Lab (lightness 0 to 100).
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
Pixels = NDArray[np.uint8]
_ROUNDS: Final = 6
_COMPACT: Final = 14.0


@dataclass(frozen=True, eq=False)
class Patches:
    """`labels` (H, W); for each patch its mean colour (N, 3), its middle (N, 2) as shares of the longer side, its area
    in pixels, and which patches touch (N, N)."""

    labels: NDArray[np.int32]
    colours: Plane
    middles: Plane
    areas: Plane
    touching: NDArray[np.bool_]

    def mean(self, plane: Plane) -> Plane:
        """The mean of a plane over each patch."""
        total = np.bincount(self.labels.ravel(), plane.ravel(), len(self.areas))
        return np.asarray(total / self.areas, np.float32)


def lab_of(rgb: Pixels) -> Plane:
    """(H, W, 3) uint8 sRGB as CIE Lab, lightness 0 to 100."""
    return np.asarray(cv2.cvtColor(rgb.astype(np.float32) * np.float32(1 / 255), cv2.COLOR_RGB2LAB), np.float32)


def patches(lab: Plane, count: int = 260) -> Patches:
    h, w = lab.shape[:2]
    step = max((h * w / count) ** 0.5, 4.0)
    rows, columns = max(round(h / step), 2), max(round(w / step), 2)
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    row = np.minimum(ys * rows / h, rows - 1).astype(np.int32)
    column = np.minimum(xs * columns / w, columns - 1).astype(np.int32)
    weight = np.float32(_COMPACT / step)
    points = np.dstack([lab, xs * weight, ys * weight]).reshape(-1, 5)
    labels = (row * columns + column).ravel()
    seeds = _means(points, labels, rows * columns, np.zeros((rows * columns, 5), np.float32))
    near = [
        (np.clip(row + dy, 0, rows - 1) * columns + np.clip(column + dx, 0, columns - 1)).ravel()
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
    ]
    for _ in range(_ROUNDS):
        far = np.stack([((points - seeds[n]) ** 2).sum(axis=1) for n in near])
        labels = np.stack(near)[far.argmin(axis=0), np.arange(h * w)]
        seeds = _means(points, labels, rows * columns, seeds)
    return _described(lab, labels.reshape(h, w), seeds, weight)


def _means(points: Plane, labels: NDArray[np.int32], count: int, old: Plane) -> Plane:
    areas = np.bincount(labels, minlength=count)
    sums = np.stack([np.bincount(labels, points[:, k], count) for k in range(points.shape[1])], axis=1)
    means = sums / np.maximum(areas, 1)[:, None]
    return np.where(areas[:, None] > 0, means, old).astype(np.float32)


def _described(lab: Plane, labels: NDArray[np.int32], seeds: Plane, weight: np.float32) -> Patches:
    used, packed = np.unique(labels, return_inverse=True)
    packed = np.asarray(packed.reshape(labels.shape), np.int32)
    count = len(used)
    touching = np.zeros((count, count), np.bool_)
    for one, other in ((packed[:, 1:], packed[:, :-1]), (packed[1:], packed[:-1])):
        touching[one, other] = True
        touching[other, one] = True
    np.fill_diagonal(touching, val=False)
    middles = seeds[used, 3:] / (weight * max(labels.shape))
    areas = np.asarray(np.bincount(packed.ravel(), minlength=count), np.float32)
    return Patches(np.asarray(packed, np.int32), seeds[used, :3], middles, areas, touching)
