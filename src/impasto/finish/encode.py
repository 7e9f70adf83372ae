"""Bring a picture into the asked format. Every finish ends in encoding (`run.py`), so the pixels stay as they are."""

from impasto.pixels.encode import Pixels
from impasto.types import Plan


def encode_as_asked(pixels: Pixels, plan: Plan, kept: object = None) -> Pixels:
    """The same array: a plan lists this step so that the picture is taken apart and written in another format."""
    del plan, kept
    return pixels
