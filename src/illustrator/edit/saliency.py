"""What stands out in a photograph: patches unlike those that run along the frame, in focus, about the middle.

After Zhu et al. 2014: a patch whose like-coloured region leans on the frame for long is ground. A thing may touch the
frame (a bust does, below) and still be no ground, since it leans there shortly for its size.
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.edit.superpixels import Patches, Plane

_NEAR_COLOUR: Final = 10.0
_NEAR_PLACE: Final = 0.25
_SMOOTH: Final = 10.0


def saliency(lab: Plane, parts: Patches) -> Plane:
    """0 to 1 for each pixel."""
    far = _distances(parts.colours)
    ground = _ground(parts, far)
    seen = _contrast(parts, far, ground) * _focus(lab, parts) * _central(parts)
    seen = _spread(seen)
    share = _settled(parts, far, ground, seen)
    return np.asarray(_spread(share)[parts.labels], np.float32)


def _spread(values: Plane) -> Plane:
    low, high = np.percentile(values, 2), np.percentile(values, 98)
    return np.asarray(np.clip((values - low) / max(float(high - low), 1e-6), 0, 1), np.float32)


def _distances(points: Plane) -> Plane:
    return np.asarray(np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2)), np.float32)


def _ground(parts: Patches, far: Plane) -> Plane:
    """How surely each patch belongs to the ground, 0 to 1."""
    walk = _walks(parts, far)
    like = np.exp(-(walk**2) / (2 * _NEAR_COLOUR**2))
    frame = _on_frame(parts)
    length = like @ frame
    extent = like.sum(axis=1)
    leaning = length / np.sqrt(np.maximum(extent, 1e-6))
    return np.asarray(1 - np.exp(-(leaning**2) / 2), np.float32)


def _on_frame(parts: Patches) -> Plane:
    """1 for patches along the frame; less below, where things that are cut off stand."""
    labels = parts.labels
    weight = np.zeros(len(parts.areas), np.float32)
    for edge, much in ((labels[-1], 0.6), (labels[:, 0], 1.0), (labels[:, -1], 1.0), (labels[0], 1.0)):
        weight[np.unique(edge)] = much
    return weight


def _walks(parts: Patches, far: Plane) -> Plane:
    """The least sum of colour steps on the way from each patch to each other one."""
    frame = _on_frame(parts) > 0
    steps = np.maximum(far - _usual_step(parts, far), 0)
    edge = np.outer(frame, frame)
    walk = np.where(parts.touching | edge, steps, np.float32(1e6)).astype(np.float32)
    np.fill_diagonal(walk, 0)
    for k in range(len(walk)):
        np.minimum(walk, walk[:, k : k + 1] + walk[k : k + 1], out=walk)
    return walk


def _usual_step(parts: Patches, far: Plane) -> float:
    """Steps this small between neighbours are texture, not borders."""
    nearest = np.where(parts.touching, far, np.float32(1e6)).min(axis=1)
    return float(np.clip(np.mean(nearest), 1.0, 7.0))


def _contrast(parts: Patches, far: Plane, ground: Plane) -> Plane:
    """Unlike what is ground, near ground counting more."""
    near = np.exp(-(_distances(parts.middles) ** 2) / (2 * _NEAR_PLACE**2))
    weight = near * ground[None] * parts.areas[None]
    return np.asarray((weight * far).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-6), np.float32)


def _focus(lab: Plane, parts: Patches) -> Plane:
    """More where the picture is sharp, where it is sharp in some places only."""
    light = np.ascontiguousarray(lab[..., 0])
    fine = np.abs(light - cv2.GaussianBlur(light, (0, 0), 1.2))
    wide = cv2.GaussianBlur(fine, (0, 0), max(lab.shape[:2]) / 40)
    sharp = parts.mean(np.asarray(wide, np.float32))
    top = max(float(np.percentile(sharp, 95)), 1e-6)
    return np.asarray(0.45 + 0.55 * np.clip(sharp / top, 0, 1) ** 0.7, np.float32)


def _central(parts: Patches) -> Plane:
    h, w = parts.labels.shape
    middle = np.array([w, h], np.float32) / (2 * max(h, w))
    off = (parts.middles - middle) / (np.array([w, h], np.float32) / max(h, w))
    return np.asarray(0.35 + 0.65 * np.exp(-(off**2).sum(axis=1) / (2 * 0.3**2)), np.float32)


def _settled(parts: Patches, far: Plane, ground: Plane, seen: Plane) -> Plane:
    """One answer for patches that belong together: ground pulls to 0, what is seen to 1, likeness to the neighbours."""
    tie = np.exp(-(far**2) / (2 * _SMOOTH**2)) * _two_steps(parts.touching) + 0.1 * parts.touching
    tie = (tie + tie.T) / 2
    matrix = np.diag(tie.sum(axis=1)) - tie + np.diag(ground * 2 + seen + 1e-3)
    return np.asarray(np.linalg.solve(matrix.astype(np.float64), seen.astype(np.float64)), np.float32)


def _two_steps(touching: NDArray[np.bool_]) -> Plane:
    one = touching.astype(np.float32)
    return np.asarray(((one @ one + one) > 0) & ~np.eye(len(one), dtype=bool), np.float32)
