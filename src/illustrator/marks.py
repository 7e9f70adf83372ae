"""Marks of icons and logos: which things they show, and abstract ones where no subject was understood."""

import math
from typing import Final

from illustrator.glyph import FigureGlyph, Glyph, Tones, glyph
from illustrator.stage import Stage
from illustrator.svg import circle, group, num, path, rect
from illustrator.typeset import Type, fit

# What some glyphs show besides what they are named for.
_HOLDS: Final = {"mountain": {"sun", "snow"}, "tree": {"leaf"}, "chat": {"mail"}}


def pair(stage: Stage) -> tuple[str, str | None]:
    """Which glyph leads and which one sits inside it: the first subject, unless a later one is made to hold it.

    What the leading glyph shows by itself needs no second one.
    """
    names = [s.mark or s.name for s in stage.brief.subjects]
    outer = next((n for n in names if glyph(n).slot), names[0])
    held = _HOLDS.get(outer, set())
    stage.shown.update({n: None for n in names if n in held})
    others = [n for n in names if n != outer and n not in held]
    return outer, next((n for n in others if not glyph(n).slot), others[0] if others else None)


def toned(art: Glyph, low: str, middle: str, high: str) -> Glyph:
    """A subject without a glyph becomes a mark of one colour, from its darkest shade to its lightest."""
    if not isinstance(art, FigureGlyph):
        return art
    return art.in_tones(Tones(high, middle, high, low))


def monogram(stage: Stage, tones: Tones, x: float, y: float, size: float) -> str:
    """The first letter of the quoted name, else one of three geometric marks."""
    if stage.brief.texts:
        block = fit(stage.brief.texts[0][:1], Type("sans-black", capitals=True), size * 0.9, size * 0.9, lines=1)
        stage.missing.append(block.missing)
        if block.lines and block.lines[0].outline:
            return block.place(x, y - block.height / 2, "middle", fill=tones.a)
    return stage.turn((_petals, _orbit, _blocks))(tones, x, y, size)


def _petals(tones: Tones, x: float, y: float, size: float) -> str:
    r = size * 0.25
    parts = []
    for i in range(6):
        a = math.radians(60 * i - 90)
        fill = tones.a if i % 2 == 0 else tones.b
        parts.append(circle(x + r * math.cos(a), y + r * math.sin(a), r * 0.98, fill=fill, fill_opacity=0.72))
    return "".join(parts) + circle(x, y, r * 0.4, fill=tones.c)


def _orbit(tones: Tones, x: float, y: float, size: float) -> str:
    half, width = size / 2, size * 0.13
    ring = circle(x, y, half - width / 2, fill="none", stroke=tones.a, stroke_width=width)
    leaf = path(f"M{num(x - half * 0.5)} {num(y)}a{num(half / 2)} {num(half / 2)} 0 0 1 {num(half)} 0z", fill=tones.b)
    return ring + leaf + circle(x + half * 0.62, y - half * 0.62, size * 0.13, fill=tones.c)


def _blocks(tones: Tones, x: float, y: float, size: float) -> str:
    step, gap = size / 2, size * 0.03
    side = step - gap
    parts = [
        rect(x - step, y - step, side, side, rx=side / 2, fill=tones.a),
        rect(x + gap, y - step, side, side, rx=side * 0.18, fill=tones.b),
        rect(x - step, y + gap, side, side, rx=side * 0.18, fill=tones.b),
        path(
            f"M{num(x + gap)} {num(y + gap)}h{num(side)}a{num(side)} {num(side)} 0 0 1 {num(-side)} {num(side)}z",
            fill=tones.c,
        ),
    ]
    return group("".join(parts))
