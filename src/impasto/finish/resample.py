"""Bring a picture that the engine drew at its nearest legal size to the size that was asked for (Lanczos)."""

from impasto.pixels.encode import Pixels
from impasto.pixels.resample import resample
from impasto.types import Plan


def resample_to_size(pixels: Pixels, plan: Plan, kept: object = None) -> Pixels:
    """(H, W, 4) pixels at `plan.size`; the same array when they have it already."""
    del kept
    if pixels.shape[:2] == (plan.size.height, plan.size.width):
        return pixels
    return resample(pixels, plan.size.width, plan.size.height)
