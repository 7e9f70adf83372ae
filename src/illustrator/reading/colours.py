"""Which colour belongs to what: the ground, one subject, or the whole picture."""

from dataclasses import dataclass, field

from illustrator.palette import shade
from illustrator.reading.lexicon import Lexicon
from illustrator.reading.words import Found

_LINKS = {"and", "和", "与", "及"}


@dataclass
class Colours:
    """`of_subject` maps the place of a subject's word to the colour right before it."""

    free: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    of_subject: dict[int, str] = field(default_factory=dict)


def colours_of(found: list[Found], lexicon: Lexicon) -> Colours:
    free: list[str] = []
    grounds: list[str] = []
    subjects: dict[int, str] = {}
    pending: list[str] = []
    for i, word in enumerate(found):
        colour = word.value("colours")
        if colour is not None:
            pending.append(_moved(colour, found[i - 1].text if i else "", lexicon))
        elif word.value("ground"):
            grounds, pending = grounds + pending, []
        elif word.value("surfaces"):
            grounds.append({"dark": "#0d1220", "light": "#fafaf7"}[word.value("surfaces") or "light"])
        elif pending and word.value("subjects") and not word.value("layouts") and len(pending) == 1:
            subjects[i] = pending.pop()
        elif word.text not in _LINKS and word.text not in lexicon.moves:
            free, pending = free + pending, []
    free += pending
    return Colours(tuple(dict.fromkeys(free))[:4], tuple(dict.fromkeys(grounds))[:3], subjects)


def _moved(colour: str, before: str, lexicon: Lexicon) -> str:
    """ "pastel blue", "dark green": the word before a colour moves it."""
    if before not in lexicon.moves:
        return colour
    light, chroma = lexicon.moves[before]
    return shade(colour, light, chroma)
