"""What a subject is given to draw with, and what it gives back.

A subject is a file in `subjects/` with WORDS, HEIGHT_M, POSES, COLOUR, TAGS and `draw(ask) -> Figure`, and, where they
help, POSE_WORDS (words that ask for a pose) and HOME (the settings where it is found). It draws in
units of its own: y grows downwards, the ground is y = 0 (so the subject lies at negative y), x = 0 is its middle, and
100 units are HEIGHT_M metres. It faces right, or the viewer; the scene mirrors it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from illustrator.chance import Dice
from illustrator.scene import Box
from illustrator.svg import Sheet


@dataclass(frozen=True)
class Words:
    """The words for a thing in each language, parted by commas, singular, lower case or not."""

    en: str
    zh: str = ""
    de: str = ""
    fr: str = ""
    es: str = ""

    def phrases(self) -> list[str]:
        joined = ",".join((self.en, self.zh, self.de, self.fr, self.es))
        return list(dict.fromkeys(p.casefold() for part in joined.replace("，", ",").split(",") if (p := part.strip())))


@dataclass(frozen=True)
class Ask:
    """What the scene asks of a subject.

    `colour` is the caller's, else the subject's own (`is_asked` tells). `pose` is one of its POSES. `traits` are
    words such as wooden, glass, golden, striped, old, glowing: take the ones that make sense. `holds`: it holds
    something at its `hold` anchor (arms or paws forward). `is_dark`: lamps and windows are lit; put their light in
    `Figure.glow`. Gradients come from `sheet`, in the subject's own units.
    """

    colour: str
    pose: str
    dice: Dice
    sheet: Sheet
    is_asked: bool = False
    traits: frozenset[str] = frozenset()
    holds: bool = False
    is_dark: bool = False
    detail: float = 1.0


@dataclass(frozen=True)
class Part:
    """A piece of the figure that is lit as one body: its outline is taken as its form. `relief` 0 stays flat."""

    svg: str
    relief: float = 0.35


@dataclass(frozen=True)
class Figure:
    """`parts` from back to front; `front` covers what it holds, what stands in it and who rides it.

    `box` (x, y, width, height) holds all ink. `glow` is light that it gives off, added after the scene's light.
    `anchors`, each where it makes sense:
    ground (x, width): where it touches the ground; top (x, y, width): a surface others can stand on;
    seat (x, y, width): where a rider or sitter goes; inside (x, y, width, height): the room for contents, whose feet
    stand at its bottom; hold (x, y): the hand or paw; grip (x, y): where a hand takes this thing; face (x, y, radius).
    """

    parts: tuple[Part, ...]
    box: Box
    anchors: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    front: tuple[Part, ...] = ()
    glow: str = ""
