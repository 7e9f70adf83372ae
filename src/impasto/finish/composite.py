"""Keep what is outside the mask as it was, bit for bit."""

from dataclasses import dataclass

from impasto.pixels.encode import Pixels
from impasto.pixels.masks import Mask, composite
from impasto.types import Plan


@dataclass(frozen=True, eq=False)
class Kept:
    """The edit image (H, W, 4) and its mask (H, W), both at the size that is delivered."""

    original: Pixels
    mask: Mask


def keep_outside(pixels: Pixels, plan: Plan, kept: Kept | None) -> Pixels:
    """The picture inside the mask, the original outside; without a mask to keep to, the picture."""
    del plan
    return pixels if kept is None else composite(pixels, kept.original, kept.mask)
