"""What kind of picture it shall be: its layout, its shape, its finish, its light and its moods."""

from itertools import pairwise
from typing import Final

from illustrator.brief import Setting
from illustrator.reading.files import entries
from illustrator.reading.lexicon import Lexicon
from illustrator.reading.spelling import HAN
from illustrator.reading.words import Found, within

_HELD: Final = {"holding", "reading", "riding", "behind", "beside", "leaning"}
_FORMATS: Final = {
    "format", "picture", "image", "aspect", "composition", "shot", "illustration", "poster", "orientation", "photo",
    "layout", "canvas", "crop", "size", "version", "wallpaper", "mode", "card", "banner", "icon", "logo",
}  # fmt: skip
_LOOSE_SHAPES: Final = {"tall", "wide", "square", "landscape", "portrait"}
_RATIOS: Final = {
    ("16", "9"): "landscape", ("3", "2"): "landscape", ("4", "3"): "landscape", ("21", "9"): "landscape",
    ("9", "16"): "portrait", ("2", "3"): "portrait", ("3", "4"): "portrait", ("1", "1"): "square",
    ("4", "5"): "portrait", ("5", "4"): "landscape",
}  # fmt: skip


def values(found: list[Found], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for f in found if (v := f.value(kind)) is not None))


def named_layout(found: list[Found]) -> tuple[str, str] | None:
    """The layout word that stands first decides; None where there is none."""
    named = list(dict.fromkeys(v for i, f in enumerate(found) if (v := f.value("layouts")) and not _is_held(found, i)))
    if named:
        layout, kind = named[0].split("/")
        if kind == "logo" and "icon/app icon" in named:
            kind = "app icon"
        return layout, kind
    return None


def _is_held(found: list[Found], i: int) -> bool:
    """A card in a hand is a thing, not the picture."""
    for word in reversed(found[max(i - 4, 0) : i]):
        if word.value("relations"):
            return word.value("relations") in _HELD
        if not (word.value("articles") or word.value("colours") or word.value("traits") or word.value("numbers")):
            return False
    return False


def shape(found: list[Found], layout: str, kind: str, *, setting: Setting | None, is_head: bool) -> str:
    """What was asked for, else what suits the kind: a vista is wide, a poster high."""
    is_flat = layout not in {"scene", "product"}
    asked = next(
        (v for i, f in enumerate(found) if (v := f.value("shapes")) and (is_flat or _is_format(found, i))), None
    )
    ratio = next((r for a, b in pairwise(found) if (r := _RATIOS.get((a.text, b.text)))), None)
    if asked or ratio:
        return asked or ratio or "square"
    if kind == "banner":
        return "landscape"
    if layout == "poster":
        return "portrait" if kind in {"poster", "card"} else "square"
    return "landscape" if is_head and setting is not None and _is_vista(setting) else "square"


def _is_vista(setting: Setting) -> bool:
    place = entries("settings").get(setting.name)
    return place is not None and not place.is_indoors and setting.name != "brick_wall"


def _is_format(found: list[Found], i: int) -> bool:
    """A tall tower and a town square are no formats."""
    word = found[i]
    following = found[i + 1] if i + 1 < len(found) else None
    stands_alone = following is None or bool(following.breaks)
    if word.text not in _LOOSE_SHAPES:
        return True
    if following is not None and not following.breaks and following.text in _FORMATS:
        return True
    begins = i == 0 or bool(word.breaks)
    return stands_alone and (begins or word.text == "landscape" or found[i - 1].value("products") is not None)


def finish(found: list[Found], *, is_flat: bool) -> str | None:
    """The first finish; a vintage car and a photo studio ask for none."""
    for i, word in enumerate(found):
        name = word.value("finishes")
        is_thing = word.value("traits") and _describes(found, i)
        if name and not is_thing and not (is_flat and (word.value("ideas") or word.value("marks"))):
            return name
    return None


def _describes(found: list[Found], i: int) -> bool:
    following = found[i + 1] if i + 1 < len(found) else None
    return following is not None and not following.breaks and bool(following.value("subjects"))


def is_sky(found: list[Found], lexicon: Lexicon) -> bool:
    """A sunset alone is a picture, too, where every word is understood."""
    known = all(f.meanings or lexicon.is_plain(f.text) or f.text in lexicon.moves for f in found)
    return known and bool({*values(found, "times")} & {"dawn", "sunset", "dusk"})


def styles(found: list[Found], style: str | None) -> tuple[str, ...]:
    """The looser style words; a finish has its own."""
    own = {"deco": ("deco",), "vintage": ("retro",), "flat": ("flat",), "line": ("line",), "pixel": ("playful",)}
    return tuple(dict.fromkeys((*own.get(style or "", ()), *values(found, "styles"))))


def light(found: list[Found], lexicon: Lexicon) -> tuple[str | None, str | None, str | None]:
    """Hour, weather and source, the first of each; a stormy sea and a night sky say theirs with the place."""
    lit = [*found, *(_inner(part, lexicon) for f in found if f.value("settings") for part in within(f))]
    time, weather, source = (next(iter(values(lit, k)), None) for k in ("times", "weathers", "sources"))
    return time, weather, source


def _inner(part: str, lexicon: Lexicon) -> Found:
    meanings = lexicon.phrases.get(part, ())
    return Found(0, 0, part, tuple(m for m in meanings if part < HAN or m.kind == "times"))
