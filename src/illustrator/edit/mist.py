"""A hole too wide for patches: it gets the colours of its border, far out of focus."""

from typing import Final

import cv2
import numpy as np

from illustrator.edit.sheet import Pixels, at_most, blend, resized, soft

_MIST_PIXELS: Final = 120_000


def misted(rgb: Pixels, hole: Pixels) -> Pixels:
    """The picture with the hole as a mist of what is around it, in the picture's own grain."""
    h, w = hole.shape
    small = np.asarray(at_most(rgb, _MIST_PIXELS), np.float32)
    gap = np.asarray(resized(hole, small.shape[1], small.shape[0])) > 0
    known = (~gap).astype(np.float32)
    out, left = small.copy(), gap.copy()
    for share in (40, 14, 5, 1.6):
        reach = max(gap.shape) / share
        much = np.asarray(soft(known, reach), np.float32)
        mist = soft(small * known[..., None], reach) / np.maximum(much, 1e-4)[..., None]
        now = left & ((much > 0.06) | (share < 2))
        out[now] = mist[now]
        left &= ~now
    calm = np.asarray(soft(out, max(gap.shape) / 60), np.float32)
    large = cv2.resize(calm, (w, h), interpolation=cv2.INTER_CUBIC)
    grain = np.random.Generator(np.random.PCG64(h * 4099 + w)).normal(0, 2.2, (h, w, 1)).astype(np.float32)
    mixed = rgb.copy()
    edge = cv2.GaussianBlur(hole, (0, 0), max(min(h, w) / 400, 0.7))
    blend(mixed, np.clip(large + grain, 0, 255), np.maximum(edge, hole))
    return mixed
