"""What a prompt wants done to a picture: read clause by clause, each clause one wish or several."""

from dataclasses import dataclass, field, replace
from typing import Final

from illustrator import styles
from illustrator.brief import Brief, Setting, Subject
from illustrator.edit import phrases
from illustrator.palette import lch
from illustrator.reading import read
from illustrator.reading.lexicon import lexicon
from illustrator.reading.quotes import quoted
from illustrator.reading.words import Found, cleaned, find, folded

_MOST_CLAUSES: Final = 12
_READ: Final = 2000


@dataclass(frozen=True)
class Recolour:
    """`target` and `source` are `#rrggbb`; no source: the main colour of the thing. `said` is the clause."""

    target: str
    source: str | None
    said: str


@dataclass(frozen=True)
class Insert:
    """Things to be drawn; `brief` is that of the clause. `spot`: words of phrases.SPOTS. `replaces`: instead of what
    is there."""

    brief: Brief
    subjects: tuple[Subject, ...]
    spots: tuple[str, ...]
    replaces: bool


@dataclass(frozen=True)
class Ground:
    """A new background: a setting, a plain colour, or (neither) one that was not understood."""

    brief: Brief
    setting: Setting | None
    colour: str | None
    said: str


@dataclass(frozen=True)
class Intent:
    """All that is asked for. `time` is an hour whose light is wanted without another place; `onto` counts from 0: the
    picture onto which the others go."""

    brief: Brief
    cuts_out: bool = False
    blurs_ground: bool = False
    has_rim: bool = False
    removes: str | None = None
    ground: Ground | None = None
    inserts: tuple[Insert, ...] = ()
    recolours: tuple[Recolour, ...] = ()
    texts: tuple[str, ...] = ()
    text_spots: tuple[str, ...] = ()
    style: str | None = None
    time: str | None = None
    weather: str | None = None
    tones: tuple[str, ...] = ()
    combines: bool = False
    onto: int | None = None

    @property
    def is_local(self) -> bool:
        """Something is to be done to what the first picture shows."""
        return bool(self.inserts or self.recolours or self.removes or self.cuts_out or self.blurs_ground)


@dataclass
class _Clause:
    text: str
    words: str
    brief: Brief
    found: list[Found] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return getattr(phrases, name).search(self.words) is not None

    @property
    def colours(self) -> list[str]:
        return [c for f in self.found if (c := f.value("colours"))]


def intent_of(prompt: str, *, has_mask: bool = False, count: int = 1) -> Intent:
    """`count` is the number of pictures that came with it."""
    brief = read(prompt)
    clean = cleaned(prompt[:_READ])
    texts = quoted(clean)
    intent = Intent(brief, texts=texts.texts if texts.texts else ())
    for clause in _clauses(texts.rest):
        intent = _heard(intent, clause, has_mask, count)
    if intent.texts:
        intent = replace(intent, text_spots=_spots(folded(clean)))
    words = folded(texts.rest)
    if has_mask and intent.inserts and not phrases.GROUND.search(words):
        intent = replace(intent, ground=None)  # the place is that of the picture, told along with what the mask is for
    combines = count > 1 and (phrases.TOGETHER.search(words) is not None or not intent.is_local)
    onto = phrases.ONTO.search(words)
    index = next((int(g) - 1 for g in onto.groups() if g), None) if onto else None
    return replace(
        intent,
        combines=combines,
        onto=index if index is not None and index < count else None,
        style=intent.style or _style(find(words, lexicon())),
    )


def _style(found: list[Found]) -> str | None:
    """A photograph is one already: "photo" asks for nothing."""
    named = (f.value("finishes") or f.value("variants") for f in found)
    return next((name for name in named if name in styles.names() and name != "photo"), None)


def _clauses(text: str) -> list[_Clause]:
    parts = [p.strip() for p in phrases.CLAUSES.split(text) if p and p.strip(" ,.")]
    if len(parts) > _MOST_CLAUSES:
        parts = [*parts[: _MOST_CLAUSES - 1], " ".join(parts[_MOST_CLAUSES - 1 :])]
    return [_Clause(p, folded(p), read(p), find(folded(p), lexicon())) for p in parts]


def _heard(intent: Intent, clause: _Clause, has_mask: bool, count: int) -> Intent:
    """The intent with what one clause asks for, the most special wish first."""
    if clause.has("RIM"):
        intent = replace(intent, has_rim=True)
    if clause.has("CUT_OUT"):
        return replace(intent, cuts_out=True)
    if clause.has("BLUR_GROUND"):
        return replace(intent, blurs_ground=True)
    if clause.has("GROUND") and not (clause.has("REMOVE") and not clause.has("REPLACE")):
        return replace(intent, ground=_ground(clause))
    if clause.has("REMOVE") and not clause.has("REPLACE"):
        return replace(intent, removes=clause.text)
    told = _told(intent, clause, has_mask, alone=count == 1)
    return told if told is not None else _toned(intent, clause)


def _told(intent: Intent, clause: _Clause, has_mask: bool, *, alone: bool) -> Intent | None:
    """Things, places and colours."""
    colours, things = clause.colours, _things(clause)
    replaces = clause.has("REPLACE") and bool(things)
    if (clause.has("CHANGE") or replaces) and colours and not clause.has("ADD") and _ends_in_colour(clause):
        source = colours[-2] if len(colours) > 1 else None
        return replace(intent, recolours=(*intent.recolours, Recolour(colours[-1], source, clause.text)))
    if replaces and not _tones(clause):
        last = things[-1:]
        return replace(
            intent, inserts=(*intent.inserts, Insert(clause.brief, last, _spots(clause.words), replaces=True))
        )
    if things and (clause.has("ADD") or has_mask or _is_bare(intent, clause)) and (alone or not clause.has("TOGETHER")):
        insert = Insert(clause.brief, things, _spots(clause.words), replaces=has_mask and not clause.has("ADD"))
        return replace(_placed(intent, clause), inserts=(*intent.inserts, insert))
    placed = _placed(intent, clause)
    return placed if placed is not intent else None


def _placed(intent: Intent, clause: _Clause) -> Intent:
    """A place that is named, with no word of a background: "on a beach"."""
    setting = clause.brief.setting
    if setting is None or not setting.said or intent.ground is not None or setting.said == clause.brief.time:
        return intent
    return replace(intent, ground=_ground(clause))


def _is_bare(intent: Intent, clause: _Clause) -> bool:
    """A thing is named and nothing else is asked for."""
    only = intent.ground is None and not intent.inserts and not intent.recolours and not _tones(clause)
    return only and clause.brief.layout == "scene" and clause.brief.style is None and not clause.has("CHANGE")


def _things(clause: _Clause) -> tuple[Subject, ...]:
    if clause.brief.layout not in {"scene", "product"} or (clause.has("TEXT") and not clause.brief.subjects):
        return ()
    if clause.has("ADD") or clause.has("GROUND"):
        return tuple(s for s in clause.brief.subjects if not _is_there(clause.words, folded(s.said)))
    return clause.brief.subjects


def _is_there(words: str, said: str) -> bool:
    """ "The" cat is in the picture; "a" cat is to come."""
    at = words.find(said)
    return at > 0 and phrases.KNOWN.search(words[max(at - 40, 0) : at]) is not None


def _ends_in_colour(clause: _Clause) -> bool:
    """The colour is what it shall be, not that of a thing to come: nothing that can be drawn follows it."""
    at = max(i for i, f in enumerate(clause.found) if f.value("colours"))
    return not any(f.value("subjects") for f in clause.found[at + 1 :])


def _ground(clause: _Clause) -> Ground:
    brief = clause.brief
    setting = brief.setting
    colours = [_pure(c) for c in (*brief.grounds, *brief.colours, *clause.colours)]
    if setting is not None and setting.name == "backdrop" and setting.said == "background":
        setting = None
    if setting is not None and setting.name == "studio" and setting.colour is None:
        said = folded(clause.text)
        tone = "#ffffff" if phrases.WHITE.search(setting.said) else "#2b2e35" if phrases.DARK.search(said) else None
        setting, colours = replace(setting, colour=tone), [*colours, tone] if tone else colours
    plain = colours[-1] if colours and (setting is None or _is_colour_only(setting, colours[-1])) else None
    if setting is None and plain is None and brief.time:
        setting = Setting("sea" if brief.time in {"sunset", "dusk", "dawn"} else "night_sky", brief.time)
        setting = setting if brief.time in {"sunset", "dusk", "dawn", "night"} else Setting("meadow", brief.time)
    return Ground(brief, setting, plain, clause.text)


def _pure(colour: str) -> str:
    """White said of a background is white."""
    light, chroma, _ = lch(colour)
    return "#ffffff" if light > 0.97 and chroma < 0.02 else colour


def _is_colour_only(setting: Setting, colour: str) -> bool:
    """ "White background" is said of a studio, but means the colour."""
    return setting.name == "studio" and lch(colour)[0] > 0.97 and phrases.WHITE.search(setting.said) is not None


def _toned(intent: Intent, clause: _Clause) -> Intent:
    brief = clause.brief
    tones = tuple(t for t in _tones(clause) if t not in intent.tones)
    return replace(
        intent,
        tones=intent.tones + tones,
        time=intent.time or brief.time,
        weather=intent.weather or (brief.weather if brief.weather in {"rain", "snow", "fog"} else None),
        style=intent.style or _style(clause.found),
    )


def _tones(clause: _Clause) -> tuple[str, ...]:
    return tuple(name for name, said in phrases.TONES.items() if said.search(clause.words))


def _spots(words: str) -> tuple[str, ...]:
    return tuple(name for name, said in phrases.SPOTS.items() if said.search(words))
