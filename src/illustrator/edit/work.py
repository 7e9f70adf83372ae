"""An edit in progress: the picture as it is by now, what was done to it, and what could not be."""

from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np

from illustrator.brief import Notice
from illustrator.chance import Dice
from illustrator.edit import CannotEdit, Order
from illustrator.edit.cutout import NothingStandsOut, stand_out
from illustrator.edit.intent import Intent
from illustrator.edit.matting import Cut, cut
from illustrator.edit.sheet import Box, Framed, Pixels, at_most, framed, framed_mask, resized

NO_SUBJECT: Final = "no subject stands out from its background; a mask that leaves it opaque would tell it"
_HAS_ALPHA: Final = 0.005


@dataclass(eq=False)
class Work:
    """`rgb` (H, W, 3) and `alpha` (H, W) are the picture in its frame; `hole` is 255 where the mask says to edit."""

    order: Order
    intent: Intent
    frame: Framed
    rgb: Pixels
    alpha: Pixels
    hole: Pixels | None
    done: list[str] = field(default_factory=list)
    notes: list[Notice] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    _cut: Cut | None = None

    @staticmethod
    def of(order: Order, intent: Intent) -> "Work":
        frame = framed(order.images[0], order.width, order.height)
        hole = None
        if order.mask is not None:
            hole = 255 - framed_mask(order.mask, frame.box, order.width, order.height)
        elif order.markup is not None:
            hole = _encircled(order.markup, frame.box, order.width, order.height)
        if hole is not None:
            hole = frame.inside(hole, 0)
        hole = hole if hole is not None and int((hole > 127).sum()) > 3 else None
        return Work(order, intent, frame, frame.rgb.copy(), frame.alpha.copy(), hole)

    @property
    def variant(self) -> int:
        return Dice(f"first/{self.order.seed}").whole(1 << 20) + self.order.index

    @property
    def hole_box(self) -> Box | None:
        if self.hole is None:
            return None
        x, y, w, h = cv2.boundingRect(np.where(self.hole > 127, 255, 0).astype(np.uint8))
        return int(x), int(y), int(w), int(h)

    def note(self, code: str, message: str) -> None:
        self.notes.append(Notice(code, message))

    def subject(self) -> Cut:
        """The subject of the picture without the margins of its frame: by its own alpha, else by the mask, else by
        what stands out. Raises CannotEdit."""
        if self._cut is None:
            self._cut = self._found()
        return self._cut

    def _found(self) -> Cut:
        x, y, w, h = self.frame.box
        rows, columns = slice(y, y + h), slice(x, x + w)
        rgb = np.ascontiguousarray(self.rgb[rows, columns])
        alpha = np.ascontiguousarray(self.frame.alpha[rows, columns])
        if float((alpha < 128).mean()) > _HAS_ALPHA:
            return Cut(rgb, alpha)
        if self.hole is not None and (self.intent.ground or self.intent.cuts_out or self.intent.blurs_ground):
            return cut(rgb, 255 - np.ascontiguousarray(self.hole[rows, columns]))
        try:
            # From the picture itself, not from the frame: the size that is asked for changes nothing in what it shows.
            seen = np.asarray(at_most(self.order.images[0], 1_000_000)[..., :3], np.uint8)
            return cut(rgb, np.asarray(resized(stand_out(np.ascontiguousarray(seen)), w, h), np.uint8))
        except NothingStandsOut:
            raise CannotEdit(NO_SUBJECT) from None

    def subject_alpha(self) -> Pixels:
        """How much each pixel of the frame is of the subject."""
        x, y, w, h = self.frame.box
        plane = np.zeros(self.alpha.shape, np.uint8)
        plane[y : y + h, x : x + w] = self.subject().alpha
        return plane


def _encircled(markup: Pixels, box: Box, width: int, height: int) -> Pixels:
    """What the strokes of an overlay cover, and what they close in."""
    ink = framed_mask(np.ascontiguousarray(markup[..., 3]), box, width, height)
    x, y, w, h = box
    inside = np.zeros_like(ink)
    inside[y : y + h, x : x + w] = np.where(ink[y : y + h, x : x + w] > 40, 255, 0)
    contours, _ = cv2.findContours(inside, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    cv2.drawContours(inside, contours, -1, 255, -1)
    return inside
