"""What is kept of a picture so that it can be drawn again and changed: the brief and all else that decided it."""

from dataclasses import dataclass

import msgspec

from illustrator.brief import Brief
from illustrator.pins import NONE, Pins


@dataclass(frozen=True)
class Kept:
    """The arguments of `draw_brief`; `brief` and `pins` are those of the drawing: they hold what was left open."""

    brief: Brief
    width: int
    height: int
    seed: int = 0
    index: int = 0
    quality: str = "medium"
    background: str = "auto"
    pins: Pins = NONE

    def to_json(self) -> str:
        return msgspec.json.encode(self, order="sorted").decode()

    @staticmethod
    def from_json(text: str) -> "Kept":
        """Raises msgspec.ValidationError, msgspec.DecodeError for what is none."""
        return msgspec.json.decode(text, type=Kept)
