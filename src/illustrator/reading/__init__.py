"""Prompt → Brief. Pure and bounded: no picture is made here, nothing but the prompt decides."""

from typing import Final

from illustrator.brief import Brief, Notice, Setting, Subject
from illustrator.reading import choosing, notices
from illustrator.reading.choosing import values
from illustrator.reading.files import entries
from illustrator.reading.gathering import Gathered, gathered
from illustrator.reading.lexicon import lexicon
from illustrator.reading.quotes import quoted
from illustrator.reading.sentence import Sentence
from illustrator.reading.things import Told
from illustrator.reading.words import Found, cleaned, find, folded, language_of

_READ_AT_MOST: Final = 32_000


def read(prompt: str) -> Brief:
    """What the prompt asks for. Deterministic; what was not understood is in the brief's notices."""
    clean = cleaned(prompt[:_READ_AT_MOST])
    texts = quoted(clean)
    found = find(folded(texts.rest), lexicon())
    layout, kind, told = _layout(found, has_text=bool(texts.texts))
    is_flat = layout not in {"scene", "product"}
    here = [f for i, f in enumerate(found) if i not in told.denied]
    got = gathered(told, is_flat=is_flat)
    inside = find(folded(" , ".join(texts.texts)), lexicon())
    subjects = got.subjects or (gathered(_told(inside, is_flat=True), is_flat=True).subjects if is_flat else ())
    style = choosing.finish(here, is_flat=is_flat)
    styles = choosing.styles(here, style)
    time, weather, source = choosing.light(here, lexicon())
    setting = _setting(got, told, layout, time)
    if time is None and any(place.name == "night_sky" for place in told.places):
        time = "night"
    if source is None and setting is not None and setting.name in {"city", "street"}:
        source = "neon" if any(f.text in {"neon", "霓虹", "cyberpunk"} for f in here) else None
    reserved = _reserved(here, layout)
    titles, notes = texts.texts, list[Notice]()
    if layout == "poster" and not titles and reserved is None and "minimal" not in styles:
        titles = _title(here, subjects)
        notes += notices.text_chosen(titles)
    if len(prompt) > _READ_AT_MOST:
        notes.append(notices.too_long(_READ_AT_MOST))
    notes += notices.of_words(found, told.denied | told.understood, lexicon(), layout)
    notes += notices.of_left_out(got.left_out, got.counts)
    return Brief(
        layout=layout,
        kind=kind,
        shape=choosing.shape(here, layout, kind, setting=setting, is_head=got.is_head),
        subjects=subjects,
        colours=tuple(dict.fromkeys(told.free))[:4],
        grounds=tuple(dict.fromkeys(told.grounds))[:3],
        styles=styles or values(inside, "styles"),
        occasions=values(here + inside, "occasions"),
        moods=values(here, "moods"),
        setting=setting,
        style=style,
        time=time,
        weather=weather,
        source=source,
        texts=titles,
        texts_are_quoted=bool(texts.texts),
        reserved=reserved,
        wants_transparency=bool(values(here, "transparency")),
        words=_shortened(clean),
        notices=tuple(notes) + notices.of_reserve(reserved),
    )


def _told(found: list[Found], *, is_flat: bool) -> Told:
    return Sentence(found, lexicon(), language_of(found, lexicon()), is_flat=is_flat).read()


def _layout(found: list[Found], *, has_text: bool) -> tuple[str, str, Told]:
    """A named layout, a product, a scene of what is known; quoted words alone are lettering; else it is type."""
    named = choosing.named_layout(found)
    if named is not None:
        return *named, _told(found, is_flat=True)
    told = _told(found, is_flat=False)
    if values(found, "products"):
        return "product", "product", told
    if told.places or told.things:
        return "scene", "portrait" if values(found, "portraits") else "scene", told
    if not has_text and choosing.is_sky(found, lexicon()):
        return "scene", "scene", told
    kind = "lettering" if has_text else "typographic"
    return "poster" if has_text else kind, kind, _told(found, is_flat=True)


def _setting(got: Gathered, told: Told, layout: str, time: str | None) -> Setting | None:
    """The place that was named; a coloured background is one, too, in a scene."""
    if got.setting is not None or layout != "scene":
        return got.setting
    if told.grounds and "backdrop" in entries("settings"):
        return Setting("backdrop", "background", told.grounds[0])
    if not told.things and "sea" in entries("settings"):
        return Setting("sea", time or "")
    return None


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
