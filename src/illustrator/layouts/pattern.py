"""Seamless patterns: the prompt's things as motifs in one of four repeats, or plain geometry where it names none."""

from typing import Final

from illustrator.board import drawable
from illustrator.page import Page, page_of
from illustrator.palette import Scheme, lch, scheme_from
from illustrator.patterns import MOTIFS, PLAIN
from illustrator.patterns.repeat import tonal
from illustrator.schemes import DARK, LIGHT
from illustrator.stage import Stage

_SCHEMES: Final[tuple[Scheme, ...]] = (
    LIGHT[0],
    DARK[0],
    LIGHT[1],
    LIGHT[2],
    DARK[1],
    LIGHT[3],
    DARK[4],
    LIGHT[5],
    DARK[2],
)


def compose(stage: Stage) -> str:
    page = page_of(stage, _SCHEMES, dark=False)
    if stage.brief.colours and not stage.brief.grounds:
        page.scheme = scheme_from(stage.brief.colours, dark=False)
    if len(stage.brief.colours) == 1:
        page.scheme = tonal(page.scheme)
    said = stage.brief.words.casefold()
    plain = [name for name, (words, _) in PLAIN.items() if any(word in said for word in words)]
    things = drawable(stage.brief)
    if not things or (plain and not _is_motif(things[0].said, said)):
        name = plain[0] if plain else stage.turn(list(PLAIN))
        PLAIN[name][1](page)
        return f"A seamless {name} pattern in {_named(page)}."
    asked = [m for m in MOTIFS if any(word in said for word in m.WORDS)]
    repeat = asked[0] if asked else stage.turn(MOTIFS)
    repeat.compose(page)
    shown = " and ".join(thing.said for thing in things)
    return f"A seamless {repeat.TITLE} pattern of {shown}."


def _is_motif(thing: str, said: str) -> bool:
    """A thing that is no word of a plain pattern itself, as a wave is."""
    return not any(thing in words for words, _ in PLAIN.values()) and thing in said


def _named(page: Page) -> str:
    light = lch(page.scheme.ground)[0]
    return "dark tones" if light < 0.4 else "light tones" if light > 0.75 else "strong colours"
