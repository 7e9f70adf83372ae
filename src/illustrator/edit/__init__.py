"""Edits: one of our own pictures is changed in its brief and drawn again; a foreign one is cut, filled, recoloured."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from illustrator.draw import Drawing
from illustrator.kept import Kept

Pixels = NDArray[np.uint8]


class CannotEdit(Exception):
    """This edit cannot be made on this picture; the text says why, in words for the caller, without a full stop."""


@dataclass(frozen=True, eq=False)
class Order:
    """What an edit is asked to do.

    `images` are (H, W, 4) uint8 sRGB, straight alpha; the first is the edit image, the others are references. `kept`
    says for each what it was drawn from, where we drew it. `mask` (H, W) uint8 at the edit image's size: 0 where to
    edit, 255 where to keep, or None. `markup` (H, W, 4) is an overlay of the edit image's size, or None.
    """

    prompt: str
    images: tuple[Pixels, ...]
    width: int
    height: int
    kept: tuple[Kept | None, ...] = ()
    mask: Pixels | None = None
    markup: Pixels | None = None
    seed: int = 0
    index: int = 0
    quality: str = "medium"
    background: str = "auto"


def edit(order: Order) -> tuple[Drawing, Kept | None]:
    """The edited picture at (height, width), and what to keep of it where it is still one of our own.

    Raises CannotEdit; never returns the edit image unchanged.
    """
    from illustrator.edit.foreign import edit_foreign
    from illustrator.edit.own import edit_own

    own = order.kept[0] if order.kept else None
    if own is not None and order.mask is None and len(order.images) == 1:
        return edit_own(order, own)
    return edit_foreign(order), None
