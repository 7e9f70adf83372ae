"""What the picture shall be: the reader writes a Brief, the layouts draw it.

It is kept, so that a picture can be redrawn.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

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


@dataclass(frozen=True)
class Subject:
    """One thing to draw, by its glyph name; `said` is the caller's own word for it."""

    name: str
    said: str
    colour: str | None = None


@dataclass(frozen=True)
class Brief:
    """Colours are `#rrggbb`, in the order they were named. `words` is the prompt shortened, for setting it as type."""

    layout: str
    kind: str
    shape: str = "square"
    subjects: tuple[Subject, ...] = ()
    colours: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
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
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> "Brief":
        fields: dict[str, Any] = json.loads(text)
        fields["subjects"] = tuple(Subject(**s) for s in fields["subjects"])
        fields["notices"] = tuple(Notice(**n) for n in fields["notices"])
        for name in ("colours", "grounds", "styles", "occasions", "texts"):
            fields[name] = tuple(fields[name])
        return Brief(**fields)


def resolve_background(brief: Brief, asked: str) -> Background:
    """`auto` is opaque unless the prompt asks for transparency. Raises ValueError for any other word."""
    if asked == "auto":
        return "transparent" if brief.wants_transparency else "opaque"
    if asked == "opaque":
        return "opaque"
    if asked == "transparent":
        return "transparent"
    raise ValueError(f"background must be auto, opaque or transparent, not {asked!r}")
