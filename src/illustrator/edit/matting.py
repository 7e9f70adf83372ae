"""From a hard mask to a soft edge: a guided filter finds the hairs, and the old ground's colour is taken out."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from illustrator.edit.sheet import Pixels, Plane, at_most, bands, byte, resized

_MATTE_PIXELS: Final = 900_000
_FILTER_PIXELS: Final = 260_000
_EPSILON: Final = 3e-4


@dataclass(frozen=True, eq=False)
class Cut:
    """A thing without its ground: its own colours (H, W, 3) and how much of each pixel is it (H, W), 0 to 255."""

    rgb: Pixels
    alpha: Pixels


def cut(rgb: Pixels, mask: Pixels) -> Cut:
    """The part of a picture under a hard mask (255: the thing), with a soft edge."""
    h, w = rgb.shape[:2]
    small = np.asarray(at_most(rgb, _MATTE_PIXELS), np.uint8)
    size = small.shape[1], small.shape[0]
    hard = np.where(resized(mask, *size) > 127, 255, 0).astype(np.uint8)
    alpha = matte(small, hard)
    own = foreground(small, alpha)
    return Cut(_moved(rgb, small, own), np.asarray(resized(byte(alpha), w, h), np.uint8))


def matte(rgb: Pixels, hard: Pixels) -> Plane:
    """0 to 1: sure well inside and well outside the mask, by the colours in a band along its border."""
    side = max(rgb.shape[:2])
    band = max(round(side / 48), 2)
    guided = np.clip((_guided(rgb, hard, max(round(side / 120), 2)) - np.float32(0.1)) / np.float32(0.8), 0, 1)
    core = _shrunk(hard, band)
    reach = cv2.dilate(hard, _disc(band))
    alpha = np.where(core > 0, 1, np.where(reach > 0, guided, 0)).astype(np.float32)
    # A hair's worth of smoothing where the filter left the mask's own steps.
    fine = cv2.GaussianBlur(alpha, (0, 0), max(side / 1600, 0.6))
    edge = np.asarray((core == 0) & (reach > 0))
    alpha[edge] = fine[edge]
    return alpha


def _disc(radius: int) -> Pixels:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1)), np.uint8)


def _shrunk(mask: Pixels, radius: int) -> Pixels:
    """Eroded, but not from the frame's side: what the frame cuts goes on behind it."""
    wide = cv2.copyMakeBorder(mask, radius, radius, radius, radius, cv2.BORDER_REPLICATE)
    return np.asarray(cv2.erode(wide, _disc(radius))[radius:-radius, radius:-radius], np.uint8)


def _guided(rgb: Pixels, mask: Pixels, radius: int) -> Plane:
    """He's guided filter with a colour guide: locally, the mask as a linear function of the picture's colours."""
    h, w = mask.shape
    small = np.asarray(at_most(rgb, _FILTER_PIXELS), np.uint8)
    shrink = small.shape[0] / h
    guide = small.astype(np.float32) * np.float32(1 / 255)
    plane = np.asarray(resized(mask, small.shape[1], small.shape[0]), np.float32) * np.float32(1 / 255)
    slope, level = _fitted(guide, plane, max(round(radius * shrink), 1))
    out = np.empty((h, w), np.float32)
    large = [cv2.resize(p, (w, h), interpolation=cv2.INTER_LINEAR) for p in (slope, level)]
    for rows in bands(h):
        out[rows] = (rgb[rows].astype(np.float32) / 255 * large[0][rows]).sum(axis=2) + large[1][rows]
    return out


def _fitted(guide: Plane, plane: Plane, radius: int) -> tuple[Plane, Plane]:
    def mean(p: Plane) -> Plane:
        return np.asarray(cv2.blur(p, (2 * radius + 1, 2 * radius + 1), borderType=cv2.BORDER_REFLECT), np.float32)

    mu, level = mean(guide), mean(plane)
    with_plane = mean(guide * plane[..., None]) - mu * level[..., None]
    pairs = {
        (i, j): mean(guide[..., i] * guide[..., j]) - mu[..., i] * mu[..., j] for i in range(3) for j in range(i, 3)
    }
    rr, gg, bb = (pairs[i, i] + np.float32(_EPSILON) for i in range(3))
    rg, rb, gb = pairs[0, 1], pairs[0, 2], pairs[1, 2]
    # The inverse of the symmetric 3 by 3 of variances, by cofactors.
    c00, c01, c02 = gg * bb - gb * gb, rb * gb - rg * bb, rg * gb - rb * gg
    c11, c12, c22 = rr * bb - rb * rb, rb * rg - rr * gb, rr * gg - rg * rg
    scale = 1 / np.maximum(rr * c00 + rg * c01 + rb * c02, 1e-12)
    pr, pg, pb = (with_plane[..., k] for k in range(3))
    slope = np.dstack([
        (c00 * pr + c01 * pg + c02 * pb) * scale,
        (c01 * pr + c11 * pg + c12 * pb) * scale,
        (c02 * pr + c12 * pg + c22 * pb) * scale,
    ]).astype(np.float32)  # fmt: skip
    return mean(slope), mean(level - (slope * mu).sum(axis=2))


def foreground(rgb: Pixels, alpha: Plane) -> Pixels:
    """The thing's own colours (Forte's blur fusion): in the soft edge the ground's share is taken out."""
    picture: Plane = rgb.astype(np.float32) * np.float32(1 / 255)
    share = alpha[..., None]
    side = max(rgb.shape[:2])
    front, back = picture, picture
    for reach in (side // 10, max(side // 110, 3)):
        front, back = _parted(picture, front, back, share, reach | 1)
    own = np.where(share > 0.985, picture, front)
    return byte(own)


def _parted(picture: Plane, front: Plane, back: Plane, share: Plane, reach: int) -> tuple[Plane, Plane]:
    def mean(p: Plane) -> Plane:
        blurred = cv2.blur(p, (reach, reach), borderType=cv2.BORDER_REFLECT)
        return np.asarray(blurred if blurred.ndim == 3 else blurred[..., None], np.float32)

    body = mean(front * share) / (mean(share) + np.float32(1e-5))
    ground = mean(back * (1 - share)) / (mean(1 - share) + np.float32(1e-5))
    own = body + share * (picture - share * body - (1 - share) * ground)
    return np.clip(own, 0, 1).astype(np.float32), ground


def _moved(rgb: Pixels, small: Pixels, own: Pixels) -> Pixels:
    """What was changed on the small picture, changed on the full one, whose detail stays."""
    if small.shape == rgb.shape:
        return own
    step = np.clip(own.astype(np.int16) - small + 128, 0, 255).astype(np.uint8)
    large = resized(step, rgb.shape[1], rgb.shape[0])
    out = np.empty_like(rgb)
    for rows in bands(rgb.shape[0]):
        out[rows] = np.clip(rgb[rows].astype(np.int16) + large[rows] - 128, 0, 255).astype(np.uint8)
    return out
