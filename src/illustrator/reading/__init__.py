"""Prompt → Brief. Pure and bounded: no picture is made here, nothing but the prompt decides."""

from typing import Final

from illustrator.brief import Brief, Notice, Subject
from illustrator.reading import notices
from illustrator.reading.colours import Colours, colours_of
from illustrator.reading.lexicon import lexicon
from illustrator.reading.quotes import quoted
from illustrator.reading.words import Found, cleaned, find, folded

_MOST_SUBJECTS: Final = 4
_READ_AT_MOST: Final = 32_000


def read(prompt: str) -> Brief:
    """What the prompt asks for. Deterministic; what was not understood is in the brief's notices."""
    clean = cleaned(prompt[:_READ_AT_MOST])
    texts = quoted(clean)
    found = find(folded(texts.rest), lexicon())
    layout, kind = _layout(found, bool(texts.texts))
    inside = find(folded(" , ".join(texts.texts)), lexicon())
    colours = colours_of(found, lexicon())
    occasions = _values(found + inside, "occasions")
    subjects = _subjects(found, colours) or _subjects(inside, Colours())
    reserved = _reserved(found, layout)
    titles, notes = texts.texts, list[Notice]()
    styles = _values(found, "styles")
    if layout == "poster" and not titles and reserved is None and "minimal" not in styles:
        titles = _title(found, subjects)
        notes += notices.text_chosen(titles)
    if len(prompt) > _READ_AT_MOST:
        notes.append(notices.too_long(_READ_AT_MOST))
    notes += notices.of_words(found, lexicon(), layout)
    return Brief(
        layout=layout,
        kind=kind,
        shape=_shape(found, layout, kind),
        subjects=subjects,
        colours=colours.free,
        grounds=colours.grounds,
        styles=_values(found, "styles") or _values(inside, "styles"),
        occasions=occasions,
        texts=titles,
        texts_are_quoted=bool(texts.texts),
        reserved=reserved,
        wants_transparency=bool(_values(found, "transparency")),
        words=_shortened(clean),
        notices=tuple(notes) + notices.of_reserve(reserved),
    )


def _values(found: list[Found], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for f in found if (v := f.value(kind)) is not None))


def _layout(found: list[Found], has_text: bool) -> tuple[str, str]:
    """The layout word that stands first decides; quoted words alone make a poster; else the prompt is set as type."""
    named = _values(found, "layouts")
    if not named:
        return ("poster", "lettering") if has_text else ("typographic", "typographic")
    layout, kind = named[0].split("/")
    if kind == "logo" and "icon/app icon" in named:
        kind = "app icon"
    return layout, kind


def _shape(found: list[Found], layout: str, kind: str) -> str:
    asked = _values(found, "shapes")
    if asked:
        return asked[0]
    if kind == "banner":
        return "landscape"
    return "portrait" if layout == "poster" and kind in {"poster", "card"} else "square"


def _subjects(found: list[Found], colours: Colours) -> tuple[Subject, ...]:
    """The things named, each once; the words that chose the layout are no things."""
    subjects: dict[str, Subject] = {}
    for i, word in enumerate(found):
        name = word.value("subjects")
        if name is None or word.value("layouts") or name in subjects:
            continue
        subjects[name] = Subject(name, word.text, colours.of_subject.get(i))
    return tuple(list(subjects.values())[:_MOST_SUBJECTS])


def _reserved(found: list[Found], layout: str) -> str | None:
    """Where space stays empty, or None. Said without a place, it is the top."""
    asked = next((i for i, f in enumerate(found) if f.value("reserve")), None)
    if asked is None or layout == "typographic":
        return None
    near = found[max(asked - 4, 0) : asked + 9]
    return next((place for f in near if (place := f.value("places"))), "top")


def _title(found: list[Found], subjects: tuple[Subject, ...]) -> tuple[str, ...]:
    """A poster without quoted words names its first subject, in the caller's own word."""
    occasions = [f.text for f in found if f.value("occasions")]
    said = occasions[0] if occasions else subjects[0].said if subjects else ""
    return (said.title() if said.isascii() else said,) if said else ()


def _shortened(clean: str) -> str:
    text = " ".join(clean[:600].split())
    if len(text) <= 160:
        return text
    cut = text[:160]
    return (cut[: cut.rfind(" ")] if " " in cut[80:] else cut).rstrip(" ,.;:，。、") + "…"
