"""A brief told back in one sentence: what was understood, in plain English."""

from typing import Final

from illustrator.brief import Brief, Setting, Subject
from illustrator.palette import lch
from illustrator.reading.endings import singulars
from illustrator.reading.files import entries

_NUMBERS: Final = (
    "no",
    "a",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_RELATIONS: Final = {
    "on": "on", "in": "in", "beside": "beside", "behind": "behind", "before": "in front of", "holding": "holding",
    "reading": "reading", "riding": "riding", "leaning": "leaning on", "over": "above", "under": "under",
}  # fmt: skip
_TIMES: Final = {
    "dawn": "at dawn", "morning": "in the morning", "day": "by day", "sunset": "at sunset", "dusk": "at dusk",
    "night": "at night",
}  # fmt: skip
_WEATHERS: Final = {
    "clear": "under a clear sky", "clouds": "under clouds", "rain": "in the rain", "snow": "in falling snow",
    "fog": "in fog", "storm": "in a storm",
}  # fmt: skip
_SOURCES: Final = {
    "moon": "by moonlight", "lamp": "by lamplight", "candle": "by candlelight", "fire": "by firelight",
    "neon": "in neon light", "studio": "in studio light", "soft": "in soft light", "backlight": "against the light",
}  # fmt: skip
_WHERE: Final = {
    "beach": "on", "tabletop": "on", "moon_surface": "on", "meadow": "on", "street": "on", "sea": "at", "cafe": "at",
    "mountain_lake": "at", "brick_wall": "in front of", "backdrop": "before", "abstract": "before",
    "mountains": "before", "night_sky": "under", "aurora": "under", "stage": "on",
}  # fmt: skip
_UNCOUNTED: Final = {"snow", "space", "underwater", "mountains"}
_ACTING: Final = {
    "sitting", "standing", "lying", "sleeping", "running", "walking", "jumping", "flying", "swimming", "dancing",
    "reading", "cooking", "waving", "smiling", "eating", "drinking", "playing", "floating",
}  # fmt: skip
_IRREGULAR: Final = {
    "sheep": "sheep", "fish": "fish", "deer": "deer", "child": "children", "man": "men", "woman": "women",
    "snowman": "snowmen", "leaf": "leaves", "cactus": "cacti", "knight": "knights", "sushi": "sushi", "ramen": "ramen",
    "headphones": "headphones", "coffee beans": "coffee beans", "people": "people", "person": "people",
    "bread": "bread",
}  # fmt: skip


def told(brief: Brief) -> str:
    """What the brief says, for `revised_prompt`."""
    objects = {r.to for s in brief.subjects for r in s.relations}
    heads = [_clause(brief, i, set()) for i in range(len(brief.subjects)) if i not in objects]
    parts = [" and ".join([", ".join(heads[:-1]), heads[-1]] if len(heads) > 1 else heads)] if heads else []
    if brief.setting is not None:
        parts.append(_place(brief.setting, is_head=not parts))
    for value, phrases in ((brief.time, _TIMES), (brief.weather, _WEATHERS), (brief.source, _SOURCES)):
        if value in phrases:
            parts.append(phrases[value or ""])
    sentence = ", ".join(p for p in parts if p)
    if brief.style is not None:
        sentence += f"; {_title(brief.style)}"
    return sentence[:1].upper() + sentence[1:]


def _title(style: str) -> str:
    entry = entries("styles").get(style)
    return entry.title.lower() if entry else style.replace("_", " ")


def _clause(brief: Brief, i: int, told_before: set[int]) -> str:
    """A thing, what it does, and what it stands to, as far as that leads."""
    told_before.add(i)
    subject = brief.subjects[i]
    words = _thing(subject)
    for relation in subject.relations:
        if relation.to in told_before or relation.to >= len(brief.subjects):
            continue
        words += f" {_RELATIONS[relation.kind]} {_clause(brief, relation.to, told_before)}"
    return words


def _thing(subject: Subject) -> str:
    """ "two white owls", "a heap of suitcases"."""
    noun = _noun(subject)
    before = [p for p in subject.poses if p in {"open", "closed", "sliced", "empty", "lit", "broken", "steaming"}]
    colour = [colour_name(subject.colour)] if subject.colour else []
    traits = [t.replace("_", " ") for t in subject.traits if t not in colour and t not in noun]
    entry = entries("subjects").get(subject.name)
    worn = f" in {colour[0]}" if colour and entry and "person" in entry.tags else ""
    described = [*traits[:3], *before, *(c for c in colour if c not in noun and not worn)]
    if "stacked" in subject.poses:
        heap = "a stack of" if subject.count == 1 else f"{_NUMBERS[subject.count]} stacks of"
        return " ".join([heap, *described, _plural(noun)])
    phrase = " ".join([*described, noun if subject.count == 1 else _plural(noun)])
    number = _article(phrase) if subject.count == 1 else _NUMBERS[min(subject.count, 12)]
    if subject.count == 1 and noun == _IRREGULAR.get(noun) and noun.endswith("s"):
        number = ""
    doing = [p for p in subject.poses if p in _ACTING]
    return f"{number} {phrase}{worn}{' ' if doing else ''}{' and '.join(doing)}".strip()


def _noun(subject: Subject) -> str:
    """The caller's own word where it is an English one for the thing, in the singular."""
    entry = entries("subjects").get(subject.name)
    own = entry.words.get("en", ()) if entry else ()
    plain = subject.name.replace("_", " ")
    for form in (subject.said,) if subject.said == plain else (*singulars(subject.said), subject.said):
        if form in own and not any(h in form for h in ("stack", "pile")):
            return form
    return {"coffee": "cup of coffee"}.get(subject.name, plain)


def _article(phrase: str) -> str:
    return "an" if phrase[:1] in "aeiou" else "a"


def _plural(noun: str) -> str:
    head, of, rest = noun.partition(" of ")
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if head.endswith(("s", "x", "ch", "sh")):
        return head + "es" + of + rest
    return (head[:-1] + "ies" if head.endswith("y") and head[-2:-1] not in "aeiou" else head + "s") + of + rest


def _place(setting: Setting, *, is_head: bool) -> str:
    entry = entries("settings").get(setting.name)
    name = entry.title.lower() if entry else setting.name.replace("_", " ")
    colour = [colour_name(setting.colour)] if setting.colour else []
    phrase = " ".join([*(t for t in setting.traits[:2] if t not in name), *colour, name])
    if phrase.startswith(("a ", "an ", "the ")):
        phrase = phrase.split(" ", 1)[1]
    named = phrase if setting.name in _UNCOUNTED or phrase.endswith("s") else f"{_article(phrase)} {phrase}"
    if is_head or setting.name == "underwater":
        return named
    return f"{_WHERE.get(setting.name, 'in')} {named}"


def colour_name(colour: str | None) -> str:
    """An everyday word for a colour."""
    if colour is None:
        return ""
    light, chroma, hue = lch(colour)
    if chroma < 0.035:
        return "black" if light < 0.3 else "white" if light > 0.92 else "grey"
    if light > 0.85 and chroma < 0.07 and 50 < hue < 110:
        return "cream"
    if 35 < hue < 75 and light < 0.58:
        return "brown"
    hues = ((15, "pink"), (38, "red"), (78, "orange"), (112, "yellow"), (165, "green"), (215, "teal"), (285, "blue"))
    word = next((name for end, name in hues if hue < end), "purple" if hue < 335 else "pink")
    if word == "pink" and chroma > 0.19 and light < 0.58:
        return "red"
    return f"deep {word}" if light < 0.42 else f"light {word}" if light > 0.84 and word not in {"yellow"} else word
