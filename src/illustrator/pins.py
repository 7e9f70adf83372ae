"""Where everything stood in a picture: kept, so that it can be drawn again with one thing changed."""

from dataclasses import dataclass
from typing import Literal

from illustrator.scene import Box

How = Literal["", "on", "in", "riding", "holding", "leaning"]


@dataclass(frozen=True)
class Pin:
    """One figure. `tag` names it: its subject's key, its number among the copies, and what it was given besides.

    `name` is what was drawn and `look` all else that decided it, `natural` the scale it would have had by itself.
    `host` is the tag of the figure that carries it, by `how`. `box` bounds the figure, `reach` are the
    boxes of all that it shows: itself, its shadow, its mirror image, the light it gives.
    """

    tag: str
    name: str
    look: str
    x: float
    y: float
    scale: float
    natural: float
    box: Box
    reach: tuple[Box, ...]
    is_mirrored: bool = False
    turn: float = 0.0
    host: str = ""
    how: How = ""
    depth: float = 0.0
    is_aloft: bool = False


@dataclass(frozen=True)
class Pins:
    """`keys` number the subjects of the brief, `copies` the figures of each: what is drawn of one depends on its
    numbers, not on its place.

    `share` is the part of the frame that the setting left to the main group, `tone` the colour of a set. `words`
    bounds the lettering, `veil` what was laid under it.
    """

    keys: tuple[int, ...] = ()
    copies: tuple[tuple[int, ...], ...] = ()
    figures: tuple[Pin, ...] = ()
    share: float | None = None
    tone: str | None = None
    words: tuple[Box, ...] = ()
    veil: Box | None = None

    def of(self, tag: str) -> Pin | None:
        return next((pin for pin in self.figures if pin.tag == tag), None)

    def key(self, index: int) -> int:
        return self.keys[index] if index < len(self.keys) else index

    def number(self, index: int, copy: int) -> int:
        numbers = self.copies[index] if index < len(self.copies) else ()
        return numbers[copy] if copy < len(numbers) else copy


NONE = Pins()
