"""Who is drawn on a poster: each subject once, all as flat glyphs or all as figures, with their sizes to each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from illustrator import glyph as drawings
from illustrator import subjects
from illustrator.brief import Subject
from illustrator.clusters import visual_height
from illustrator.glyph import FigureGlyph, Glyph, Tones, figure_glyph
from illustrator.palette import at, mix, shade
from illustrator.scene import Box
from illustrator.stage import Stage, natural
from illustrator.svg import group
from illustrator.things import thing

MOST: Final = 4
_CLEARLY: Final = 1.7  # so much larger than the first named is "clearly bigger"
_SMALLEST, _LARGEST = 0.42, 0.9  # a companion's size to the hero's
_SHARED: Final = frozenset({"citrus", "fruit"})  # glyphs that stand for things of several colours
# Where several of one thing lie within its box: x, y and size as shares, the farthest first.
_HEAPS: Final = {
    1: ((0.0, 0.0, 1.0),),
    2: ((0.2, -0.1, 0.68), (-0.18, 0.14, 0.72)),
    3: ((0.02, -0.2, 0.58), (0.22, 0.18, 0.58), (-0.22, 0.2, 0.6)),
}
# The same for what stands upright: x and size, all feet on one line.
_ROWS: Final = {2: ((0.24, 0.66), (-0.2, 0.74)), 3: ((-0.31, 0.56), (0.32, 0.52), (0.0, 0.7))}


@dataclass(frozen=True)
class Player:
    """One subject of the poster, `share` as large as the hero."""

    subject: Subject
    art: Glyph
    share: float = 1.0

    @property
    def name(self) -> str:
        return self.art.name

    @property
    def stands(self) -> bool:
        return self.art.stands

    @property
    def foot(self) -> float:
        """How far below its middle it ends, as a share of its size."""
        return self.art.extent[1] / 2

    def box(self, x: float, y: float, size: float) -> Box:
        w, h = (share * size for share in self.art.extent)
        return x - w / 2, y - h / 2, w, h

    def own(self) -> Tones:
        """Its own colours, or the one that was asked for."""
        colour = self.subject.colour
        if isinstance(self.art, FigureGlyph):
            own = self.art.natural
            return Tones(colour, shade(colour, -0.1), mix(colour, "#ffffff", 0.6), at(colour, 0.24)) if colour else own
        if colour is None and self.name in _SHARED:
            flesh = thing(self.subject.name).colour
            return replace(natural(self.name), a=flesh, b=mix(flesh, "#ffffff", 0.45), c=shade(flesh, -0.04, 1.1, -12))
        return natural(self.name, colour)

    def draw(self, stage: Stage, x: float, y: float, size: float, turn: float = 0.0) -> str:
        """In its own colours, as many as were asked for; counts as shown from here on."""
        return self._placed(stage, self.art, self.own(), (x, y, size, turn))

    def tone(self, stage: Stage, tones: Tones, x: float, y: float, size: float) -> str:
        """In the tones of the picture."""
        return self._placed(stage, self.art.in_tones(tones), tones, (x, y, size, 0.0))

    def _placed(self, stage: Stage, art: Glyph, tones: Tones, at_: tuple[float, float, float, float]) -> str:
        x, y, size, turn = at_
        stage.shown.update({self.subject.name: None, self.name: None})
        is_one = "slices" in self.subject.poses and isinstance(art, FigureGlyph)
        count = 1 if is_one else min(max(self.subject.count, 1), 3)
        heap = _HEAPS[count]
        if count > 1 and self.stands and not thing(self.subject.name).tags & {"food", "hangs"}:
            heap = tuple((dx, self.foot * (1 - k), k) for dx, k in _ROWS[count])
        return group("".join(art.place(tones, x + dx * size, y + dy * size, k * size, turn=turn) for dx, dy, k in heap))


def cast_of(stage: Stage, *, is_flat: bool = False) -> list[Player]:
    """The poster's players, the hero first; subjects beyond the fourth have no room.

    Animals and people are figures, unless all is to be flat.
    """
    wanted = _each_once(stage, list(stage.brief.subjects) if is_flat else _ordered(stage))[:MOST]
    marks = [s.mark or s.name for s in wanted]
    has_marks = all(m in drawings.names() for m in marks) and len(set(marks)) == len(marks)
    if not is_flat and any(thing(s.name).tags & {"animal", "person"} for s in wanted):
        has_marks = False
    if has_marks or any(s.name not in subjects.names() for s in wanted):
        players = [Player(s, drawings.glyph(s.mark or s.name)) for s in wanted]
    else:
        players = [Player(s, figure_glyph(replace(s, said=s.name, colour=None, count=1, relations=()))) for s in wanted]
    if not players:
        return []
    largest = max((p for p in players if p.stands or p is players[0]), key=_size)
    hero = largest if _size(largest) > _CLEARLY * _size(players[0]) else players[0]
    others = [replace(p, share=min(max(_size(p) / _size(hero), _SMALLEST), _LARGEST)) for p in players if p is not hero]
    return [hero, *others]


def _ordered(stage: Stage) -> list[Subject]:
    """As they were named; what the title already says comes last where others show what it is about."""
    brief = stage.brief
    wanted = list(brief.subjects)
    if len(wanted) > 2 and brief.texts and not brief.texts_are_quoted:
        wanted.append(wanted.pop(0))
    return wanted


def _each_once(stage: Stage, wanted: Sequence[Subject]) -> list[Subject]:
    """Two things that look alike are drawn once, if one of them is what the drawing is of."""
    kept: list[Subject] = []
    for subject in wanted:
        twin = next((k for k in kept if _alike(k, subject)), None)
        if twin is None:
            kept.append(subject)
            continue
        stage.shown[subject.name] = None
        if subject.name == subject.mark != twin.name:
            kept[kept.index(twin)] = subject
    return kept


def _alike(one: Subject, other: Subject) -> bool:
    if one.colour != other.colour:
        return False
    if one.name == other.name and one.mark == other.mark:
        return True
    return one.mark is not None and one.mark == other.mark and one.mark in {one.name, other.name}


def _size(player: Player) -> float:
    """How large it is among the others: its longer side, sizes compressed as in a scene."""
    kind = thing(player.subject.name)
    extent = player.art.extent
    tall = visual_height(kind, player.subject)
    return tall * max(extent) / max(extent[1], 0.5) if isinstance(player.art, FigureGlyph) else tall
