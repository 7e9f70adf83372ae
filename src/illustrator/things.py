"""Everything that can be put into a scene: the subjects, and the glyphs for what has no subject of its own."""

from functools import lru_cache

from illustrator import glyph, subjects
from illustrator.palette import lch
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects import Kind

_GLYPH_HEIGHT_M = 0.5


@lru_cache(maxsize=256)
def thing(name: str) -> Kind:
    """Raises KeyError for a name that is neither a subject's nor a glyph's."""
    if name in subjects.names():
        return subjects.kind(name)
    shown = glyph.glyph(name)
    tags = frozenset() if shown.stands else frozenset({"hangs"})
    colour = next((c for c in (shown.natural.a, shown.natural.b, shown.natural.c) if lch(c)[1] > 0.05), shown.natural.a)
    return Kind(name, Words(name), _GLYPH_HEIGHT_M, ("usual",), colour, tags, lambda ask: _of_glyph(name, ask))


def _of_glyph(name: str, ask: Ask) -> Figure:
    shown = glyph.glyph(name)
    tones = glyph.shades_of(ask.colour) if ask.is_asked else shown.natural
    part = Part(shown.place(tones, 0, -50, 100), 0.5)
    return Figure((part,), (-50, -100, 100, 100), {"ground": (0, 50), "top": (0, -92, 40), "grip": (0, -40)})
