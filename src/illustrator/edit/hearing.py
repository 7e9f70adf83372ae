"""What a piece of an instruction names: things, places, colours, light, finish, numbers, words."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from illustrator.brief import Brief, Setting
from illustrator.edit.instructions import Instruction, without_quotes, words
from illustrator.reading import choosing
from illustrator.reading.choosing import values
from illustrator.reading.lexicon import lexicon
from illustrator.reading.sentence import Sentence
from illustrator.reading.spelling import HAN
from illustrator.reading.things import Thing, Told
from illustrator.reading.words import Found, find, language_of

# "let it sleep": the plain forms of what things do.
_FORMS: Final = {
    "sleep": "sleeping", "sit": "sitting", "sit down": "sitting", "stand": "standing", "stand up": "standing",
    "lie down": "lying", "jump": "jumping", "dance": "dancing", "wave": "waving", "smile": "smiling",
    "swim": "swimming", "run": "running", "fly": "flying", "walk": "walking",
}  # fmt: skip
_DOING: Final = re.compile("|".join(rf"(?<!\w){form}(?!\w)" for form in sorted(_FORMS, key=len, reverse=True)))


@dataclass
class Heard:
    """`numbers` are the things' own where they were said, `count` one that stands alone; `unknown` are the words that
    mean nothing here.
    """

    said: str
    things: list[Thing] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    definite: set[int] = field(default_factory=set)
    single: set[int] = field(default_factory=set)
    count: int | None = None
    colours: list[str] = field(default_factory=list)
    poses: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    setting: Setting | None = None
    places: tuple[str, ...] = ()
    style: str | None = None
    time: str | None = None
    weather: str | None = None
    source: str | None = None
    texts: list[str] = field(default_factory=list)
    size: str | None = None
    is_ground: bool = False
    is_text: bool = False
    is_all: bool = False
    is_it: bool = False
    is_part: bool = False
    is_more: bool = False
    is_style: bool = False
    is_transparent: bool = False
    unknown: list[str] = field(default_factory=list)

    @property
    def is_of_the_whole(self) -> bool:
        """Does it say something of the light, the place or the finish?"""
        return bool(self.setting or self.style or self.time or self.weather or self.source or self.is_transparent)

    @property
    def describes(self) -> bool:
        return bool(self.colours or self.poses or self.traits or self.size or self.count is not None)


def hear(piece: str, told_in: Instruction, brief: Brief) -> Heard:
    """Reads the piece as prompts are read; in flat pictures ideas are things, too."""
    text = _DOING.sub(lambda m: _FORMS[m[0]], without_quotes(piece))
    found = _sharpened(_widened(find(text, lexicon())))
    is_flat = brief.layout not in {"scene", "product"}
    told = _told(found, is_flat=False)
    if is_flat and not told.things:
        told = _told([f for f in found if not (f.value("times") or f.value("weathers"))], is_flat=True)
    heard = Heard(piece.strip(), told.things, texts=told_in.quoted(piece))
    heard.is_more = words("more").search(piece) is not None
    heard.is_all = words("all").search(piece) is not None
    heard.is_it = words("it").search(piece) is not None
    heard.is_part = words("part").search(piece) is not None
    heard.is_text = words("text").search(piece) is not None
    heard.is_style = words("style").search(piece) is not None
    heard.is_ground = any(f.value("ground") or f.value("surfaces") for f in found)
    heard.is_transparent = bool(values(found, "transparency"))
    heard.size = "big" if words("bigger").search(piece) else "small" if words("smaller").search(piece) else None
    _hear_world(heard, found, told)
    _hear_looks(heard, found, told)
    _hear_numbers(heard, found)
    heard.unknown = _unknown(found)
    return heard


def _widened(found: list[Found]) -> list[Found]:
    """A piece is too short to tell its language: what means nothing in one may mean something in another."""
    known = lexicon()
    return [
        f if f.meanings or known.is_plain(f.text) else replace(f, meanings=known.phrases.get(f.text, ())) for f in found
    ]


def _sharpened(found: list[Found]) -> list[Found]:
    """At the end of what is said, "orange" without an article is the colour."""
    if not found:
        return found
    last, before = found[-1], found[-2] if len(found) > 1 else None
    is_colour = last.value("colours") and last.value("subjects") and not last.is_plural
    if is_colour and (before is None or not (before.value("articles") or before.value("numbers"))):
        only = tuple(m for m in last.meanings if m.kind == "colours")
        return [*found[:-1], Found(last.start, last.end, last.text, only, breaks=last.breaks)]
    return found


def _told(found: list[Found], *, is_flat: bool) -> Told:
    return Sentence(found, lexicon(), language_of(found, lexicon()), is_flat=is_flat).read()


def _hear_world(heard: Heard, found: list[Found], told: Told) -> None:
    heard.style = choosing.finish(found, is_flat=False)
    heard.time, heard.weather, heard.source = choosing.light(found, lexicon())
    heard.places = tuple(dict.fromkeys(v for f in found if (v := f.value("settings"))))
    place = next((p for p in told.places if p.name not in {"night_sky"}), next(iter(told.places), None))
    if place is not None and place.name == "snow" and heard.weather and place.is_head and len(place.said) < 6:
        place = None  # "let it snow" is weather
    if place is not None:
        heard.setting = Setting(place.name, place.said, place.colour, tuple(place.traits))
    if place is not None and place.name == "night_sky" and heard.time is None:
        heard.time = "night"


def _hear_looks(heard: Heard, found: list[Found], told: Told) -> None:
    heard.colours = [*told.free, *told.grounds]
    if not heard.colours and not told.things and heard.setting is None:
        heard.colours = [v for f in found if (v := f.value("colours"))][:1]
    if not told.things:
        heard.poses = values(found, "poses")
        heard.traits = values(found, "traits") if not heard.setting else ()
    if heard.size is not None:
        heard.traits = tuple(t for t in heard.traits if t not in {"big", "small"})


def _hear_numbers(heard: Heard, found: list[Found]) -> None:
    """The number that was said before each thing; articles count nothing."""
    number: int | None = None
    is_definite = is_single = False
    left = list(range(len(heard.things)))
    for word in found:
        value = word.value("numbers") or (word.text if word.text.isdigit() else None)
        if value is not None and (not word.value("articles") or words("one").fullmatch(word.text)):
            number = min(int(value[:3]), 99)
        elif word.is_han and word.text[0] in "一1" and word.value("numbers"):
            number = 1
        is_definite = is_definite or words("definite").fullmatch(word.text) is not None
        is_single = is_single or (word.value("articles") is not None and not is_definite)
        at = next((i for i in left if heard.things[i].said == word.text), None)
        if at is None:
            continue
        left.remove(at)
        if number is not None:
            heard.numbers[at] = number
        if is_definite:
            heard.definite.add(at)
        elif is_single and heard.things[at].count == 1:
            heard.single.add(at)
        number, is_definite, is_single = None, False, False
    heard.count = number


def _unknown(found: list[Found]) -> list[str]:
    """The words that say nothing; Han characters that follow each other are one."""
    known = lexicon()
    runs: list[str] = []
    end = -1
    for word in found:
        is_known = bool(word.meanings) or word.text in known.moves or known.is_plain(word.text) or word.text.isdigit()
        if is_known or (len(word.text) < 2 and word.text < HAN) or _is_ours(word.text):
            continue
        if word.is_han and runs and word.start == end:
            runs[-1] += word.text
        else:
            runs.append(word.text)
        end = word.end
    return [run[:40] for run in runs[:12]]


def _is_ours(text: str) -> bool:
    names = ("bigger", "smaller", "more", "all", "text", "style", "definite", "one")
    return any(words(name).fullmatch(text) is not None for name in names)
