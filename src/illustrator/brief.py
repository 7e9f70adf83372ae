"""What the picture shall be: the reader writes a Brief, the layouts draw it.

It is kept, so that a picture can be redrawn.
"""

from dataclasses import dataclass
from typing import Final, Literal

import msgspec

Background = Literal["opaque", "transparent"]

SQUARE: Final = (1024, 1024)
PORTRAIT: Final = (1024, 1536)
LANDSCAPE: Final = (1536, 1024)
_SIZES: Final = {"square": SQUARE, "portrait": PORTRAIT, "landscape": LANDSCAPE}


@dataclass(frozen=True)
class Notice:
    """Something the caller should know: what was not understood, or what was chosen for them."""

    code: str
    message: str


RelationKind = Literal[
    "on", "in", "beside", "behind", "before", "holding", "reading", "riding", "leaning", "over", "under"
]


@dataclass(frozen=True)
class Relation:
    """How a subject stands to another one: `to` is the other's place in `Brief.subjects`.

    "holding" and "reading" go from the holder to the thing, "riding" from the rider to what carries it.
    """

    kind: RelationKind
    to: int


@dataclass(frozen=True)
class Subject:
    """One thing to draw, `count` of it; `said` is the caller's own word for it.

    `name` is that of a file in `subjects/`, or of a glyph where there is none; `mark` is the glyph, if there is one.
    `poses` ("sitting", "open", "stacked") and `traits` ("wooden", "big", "old") are taken where the subject knows them.
    """

    name: str
    said: str
    colour: str | None = None
    count: int = 1
    poses: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    mark: str | None = None


@dataclass(frozen=True)
class Setting:
    """Where it happens: `name` is that of a file in `settings/`."""

    name: str
    said: str
    colour: str | None = None
    traits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brief:
    """Colours are `#rrggbb`, in the order they were named. `words` is the prompt shortened, for setting it as type.

    `style` is the finish (a file in `styles/`), `styles` are looser words that choose among compositions, `moods` bend
    the palette. `time`, `weather` and `source` make the light (`illumination.py` lists their values).
    """

    layout: str
    kind: str
    shape: str = "square"
    subjects: tuple[Subject, ...] = ()
    colours: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    setting: Setting | None = None
    style: str | None = None
    time: str | None = None
    weather: str | None = None
    source: str | None = None
    texts: tuple[str, ...] = ()
    texts_are_quoted: bool = True
    reserved: str | None = None
    wants_transparency: bool = False
    words: str = ""
    notices: tuple[Notice, ...] = ()

    @property
    def natural_size(self) -> tuple[int, int]:
        """The size when the caller leaves it open."""
        return _SIZES[self.shape]

    def background(self, asked: str = "auto") -> Background:
        return resolve_background(self, asked)

    def to_json(self) -> str:
        return msgspec.json.encode(self, order="sorted").decode()

    @staticmethod
    def from_json(text: str) -> "Brief":
        """Raises msgspec.ValidationError for what is no brief; fields that an older version did not know are empty."""
        return msgspec.json.decode(text, type=Brief)


def resolve_background(brief: Brief, asked: str) -> Background:
    """`auto` is opaque unless the prompt asks for transparency. Raises ValueError for any other word."""
    if asked == "auto":
        return "transparent" if brief.wants_transparency else "opaque"
    if asked == "opaque":
        return "opaque"
    if asked == "transparent":
        return "transparent"
    raise ValueError(f"background must be auto, opaque or transparent, not {asked!r}")
