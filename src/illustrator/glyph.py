"""The drawn vocabulary: one SVG a thing in `glyphs/`, in a box of 100 by 100, painted in up to four tones.

Tones are written as `fill="a"`: `a` the body, `b` its second shade, `c` the accent, `d` details and holes.
A file names its natural colours in `data-a` to `data-d`; `data-slot` is the middle and size of the place for another
glyph, and `data-stands` says that it stands on the ground.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from illustrator import subjects
from illustrator.brief import Subject
from illustrator.chance import Dice
from illustrator.figures import ask_of
from illustrator.palette import at, lightness, mix, shade
from illustrator.scene import Box
from illustrator.svg import Sheet, num

_FOLDER: Final = Path(__file__).parent / "glyphs"
_TONE: Final = re.compile(r'(fill|stroke)="([abcd])"')
_DATA: Final = re.compile(r'data-(\w+)="([^"]*)"')
_PAINT: Final = re.compile(r'"(#[0-9a-fA-F]{6})"')
_INSET: Final = re.compile(r'<g id="inset">.*?</g>', re.DOTALL)


@dataclass(frozen=True)
class Tones:
    a: str
    b: str
    c: str
    d: str

    def of(self, name: str) -> str:
        return {"a": self.a, "b": self.b, "c": self.c, "d": self.d}[name]


def shades_of(colour: str) -> Tones:
    """The four tones in one colour."""
    return Tones(colour, shade(colour, -0.1), mix(colour, "#ffffff", 0.6), at(colour, 0.24))


@dataclass(frozen=True)
class Glyph:
    """`slot` is (x, y, size) of the place for a second glyph, in the glyph's own 100 units."""

    name: str
    body: str
    natural: Tones
    slot: tuple[float, float, float] | None
    stands: bool

    def paint(self, tones: Tones, *, without_inset: bool = False) -> str:
        body = _INSET.sub("", self.body) if without_inset else self.body
        return _TONE.sub(lambda m: f'{m[1]}="{tones.of(m[2])}"', body)

    def place(self, tones: Tones, x: float, y: float, size: float, *, turn: float = 0.0, bare: bool = False) -> str:
        """The glyph with its middle at (x, y). `bare` leaves its inner detail out, for a glyph set into the slot."""
        turned = f" rotate({num(turn)})" if turn else ""
        move = f"translate({num(x)} {num(y)}){turned} scale({size / 100:.4f}) translate(-50 -50)"
        return f'<g transform="{move}">{self.paint(tones, without_inset=bare)}</g>'

    def in_tones(self, tones: Tones) -> "Glyph":
        """The same, so that it takes the tones when it is placed with them."""
        del tones
        return self

    @property
    def extent(self) -> tuple[float, float]:
        """Its ink's width and height, as shares of the size at which it is placed."""
        return 0.88, 0.92


@dataclass(frozen=True)
class FigureGlyph(Glyph):
    """A subject of `subjects/` in the place of a glyph: it keeps its own colours but for the one that was asked for.

    With a `ramp`, colours from dark to light, it is drawn in those alone.
    """

    poses: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    ramp: tuple[str, ...] = ()

    def place(self, tones: Tones, x: float, y: float, size: float, *, turn: float = 0.0, bare: bool = False) -> str:
        del bare
        is_asked = not self.ramp and tones.a != self.natural.a and tones.a.startswith("#")
        drawn, (left, top, width, height) = self._drawn(tones.a if is_asked else None)
        scale = size / max(width, height)
        turned = f" rotate({num(turn)})" if turn else ""
        middle = f"translate({num(-left - width / 2)} {num(-top - height / 2)})"
        return f'<g transform="translate({num(x)} {num(y)}){turned} scale({scale:.4f}) {middle}">{drawn}</g>'

    def in_tones(self, tones: Tones) -> "FigureGlyph":
        """The figure in one or two tones: its own lights and darks, in the colours that glyphs are given."""
        found = [t for t in (tones.d, tones.b, tones.a) if t.startswith("#")]
        return replace(self, ramp=tuple(sorted(dict.fromkeys(found), key=lightness)))

    @property
    def extent(self) -> tuple[float, float]:
        _, (_, _, width, height) = self._drawn(None)
        return width / max(width, height), height / max(width, height)

    def _drawn(self, colour: str | None) -> tuple[str, Box]:
        return _figure(Subject(self.name, self.name, colour, poses=self.poses, traits=self.traits), self.ramp)


@lru_cache(maxsize=64)
def _figure(subject: Subject, ramp: tuple[str, ...]) -> tuple[str, Box]:
    """A subject's drawing with its own gradients, and its box."""
    kind = subjects.kind(subject.name)
    mark = blake2b(repr((subject, ramp)).encode(), digest_size=5).hexdigest()
    sheet = Sheet(f"{subject.name}-{mark}-")
    figure = kind.draw(ask_of(kind, subject, sheet, Dice(f"glyph/{subject.name}")))
    drawn = sheet.defs + "".join(part.svg for part in (*figure.parts, *figure.front))
    return _ramped(drawn, ramp) if ramp else drawn, figure.box


def _ramped(drawn: str, ramp: tuple[str, ...]) -> str:
    """Every paint by its lightness, from the darkest of the drawing to its lightest."""
    found = [lightness(match[1]) for match in _PAINT.finditer(drawn)] or [0.0, 1.0]
    low, high = min(found), max(max(found), min(found) + 0.01)

    def paint(match: re.Match[str]) -> str:
        place = (lightness(match[1]) - low) / (high - low) * (len(ramp) - 1)
        step = min(int(place), len(ramp) - 2)
        return f'"{mix(ramp[step], ramp[step + 1], place - step) if len(ramp) > 1 else ramp[0]}"'

    return _PAINT.sub(paint, drawn)


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    return frozenset(p.stem for p in _FOLDER.glob("*.svg"))


@lru_cache(maxsize=128)
def glyph(name: str) -> Glyph:
    """The glyph, or the subject of that name where there is no glyph. Raises KeyError for a name that has no file."""
    if name not in names():
        return figure_glyph(Subject(name, name))
    text = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    head, body = text.split(">", 1)
    data = dict(_DATA.findall(head))
    slot = None
    if "slot" in data:
        x, y, size = (float(v) for v in data["slot"].split())
        slot = (x, y, size)
    natural = Tones(data["a"], data["b"], data["c"], data["d"])
    return Glyph(name, body.rsplit("</svg>", 1)[0].strip(), natural, slot, "stands" in data)


@lru_cache(maxsize=128)
def figure_glyph(subject: Subject) -> FigureGlyph:
    """The subject's own drawing, also where there is a glyph. Raises KeyError for a name that has no file."""
    kind = subjects.kind(subject.name)
    is_standing = not kind.tags & {"flies", "hangs"}
    return FigureGlyph(
        kind.name, "", shades_of(kind.colour), None, is_standing, poses=subject.poses, traits=subject.traits
    )
