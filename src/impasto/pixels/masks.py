"""What a mask means, and keeping to it: alpha 0 is to be edited, 255 is outside, all between is inside.

Arrays: pixels (H, W, 4) uint8 sRGB straight alpha; a mask (H, W) uint8. Pure; runs in worker processes.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from impasto.pixels.decode import upright

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]
OUTSIDE: Final = 255
_TURNED: Final = 5  # EXIF orientations from here on swap the edges
_NEAR: Final = 16
_BOTH_ENDS: Final = 0.98
_THRESHOLD: Final = 128


class MaskInvalid(Exception):
    """`no_alpha` or `wrong_size`: rows of the mask table (design.md, section 6)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, eq=False)
class ReadMask:
    """`mask` at the edit image's size. `was_grey`: white was taken for "edit". `is_whole`: it is 0 all over."""

    mask: Mask
    was_grey: bool
    is_whole: bool


def read_mask(pixels: Pixels, size: tuple[int, int], orientation: int = 1) -> ReadMask:
    """A decoded mask file as a mask for an upright edit image of (width, height) `size`.

    `orientation` is what was undone to get that image upright: a mask drawn over the file as it lies is turned along.
    Raises MaskInvalid.
    """
    height, width = pixels.shape[:2]
    if (width, height) != size and (height, width) == size and orientation >= _TURNED:
        pixels = upright(pixels, orientation)
        height, width = pixels.shape[:2]
    if (width, height) != size:
        raise MaskInvalid("wrong_size")
    alpha = pixels[..., 3]
    if alpha.min() != alpha.max() or alpha.max() < OUTSIDE:
        return ReadMask(np.ascontiguousarray(alpha), was_grey=False, is_whole=bool(alpha.max() == 0))
    grey = _grey(pixels)
    if not _is_two_toned(grey):
        raise MaskInvalid("no_alpha")
    mask = np.where(grey >= _THRESHOLD, 0, OUTSIDE).astype(np.uint8)
    return ReadMask(mask, was_grey=True, is_whole=False)


def _grey(pixels: Pixels) -> NDArray[np.uint8]:
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    return np.asarray(np.rint(pixels[..., :3].astype(np.float32) @ weights), np.uint8)


def _is_two_toned(grey: NDArray[np.uint8]) -> bool:
    dark, light = int((grey <= _NEAR).sum()), int((grey >= 255 - _NEAR).sum())
    return dark > 0 and light > 0 and dark + light >= _BOTH_ENDS * grey.size


def composite(edited: Pixels, original: Pixels, mask: Mask) -> Pixels:
    """The edited picture inside the mask, the original outside, bit for bit, RGB under alpha 0 too.

    Where the mask is between (1 to 254: soft edges) the two are blended by it, alpha-weighted, so that a transparent
    side brings no colour. All three have the same size.
    """
    result = np.where((mask == OUTSIDE)[..., None], original, edited)
    # Row by row and only where it is soft: in floats a whole picture is 16 times its size.
    for y in np.flatnonzero(((mask > 0) & (mask < OUTSIDE)).any(axis=1)):
        soft = (mask[y] > 0) & (mask[y] < OUTSIDE)
        result[y, soft] = _blend(edited[y, soft], original[y, soft], mask[y, soft])
    return result


def _blend(edited: Pixels, original: Pixels, mask: Mask) -> Pixels:
    """Pixels (N, 4), mixed by the mask (N,)."""
    share = mask.astype(np.float32)[:, None] / OUTSIDE
    one, two = original.astype(np.float32), edited.astype(np.float32)
    alpha = one[:, 3:] * share + two[:, 3:] * (1 - share)
    colour = one[:, :3] * one[:, 3:] * share + two[:, :3] * two[:, 3:] * (1 - share)
    mixed = np.concatenate([colour / np.maximum(alpha, 1e-6), alpha], axis=1)
    return np.asarray(np.clip(np.rint(mixed), 0, 255), np.uint8)


def outside_changed(before: Pixels, after: Pixels, mask: Mask) -> float:
    """The share of the pixels outside the mask, 0 to 1, in which the two pictures differ in any channel."""
    outside = mask == OUTSIDE
    count = int(outside.sum())
    if count == 0:
        return 0.0
    differs = (before != after).any(axis=2) & outside
    return float(differs.sum()) / count
