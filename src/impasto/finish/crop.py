"""Keep the part of a picture that the plan names: the picture that lay on a canvas, the middle of another shape."""

from impasto.pixels.encode import Pixels
from impasto.types import Plan


def crop_to_box(pixels: Pixels, plan: Plan, kept: object = None) -> Pixels:
    """(H, W, 4) pixels within `plan.box`; all of them without one."""
    del kept
    box = plan.box
    return pixels if box is None else pixels[box.y : box.y + box.height, box.x : box.x + box.width]
