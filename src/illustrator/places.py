"""Where a picture happens when the prompt names no place: where its things are at home, in a light that suits."""

from collections.abc import Callable, Sequence
from typing import Final

from illustrator import settings
from illustrator.brief import Brief, Setting
from illustrator.things import thing

# For things that are at home nowhere in particular: the first of their tags that stands here.
_BY_TAG: Final[dict[str, tuple[str, ...]]] = {
    "swims": ("sea",), "flies": ("mountains", "meadow"), "food": ("tabletop", "backdrop"),
    "drink": ("tabletop", "backdrop"), "building": ("meadow", "mountains"), "vehicle": ("street", "backdrop"),
    "furniture": ("room", "backdrop"), "animal": ("meadow", "backdrop", "forest"), "person": ("backdrop", "street"),
    "plant": ("garden", "meadow"), "nature": ("meadow", "mountains"), "product": ("backdrop", "studio"),
}  # fmt: skip
_OUTDOORS: Final = ("meadow", "street", "mountains")
_NEAR_LIGHTS: Final = frozenset({"lamp", "candle", "fire"})


def usual_setting(brief: Brief, turn: Callable[[Sequence[str]], str]) -> Setting:
    """A place of our choice (it was not said); `turn` picks one of several by the variant."""
    names = _candidates(brief)
    there = [name for name in names if name in settings.names()] or ["backdrop"]
    return Setting(turn(there), "", brief.grounds[0] if brief.grounds else None)


def _candidates(brief: Brief) -> Sequence[str]:
    if brief.source in _NEAR_LIGHTS:
        return ("room",)
    if brief.source == "studio" or brief.style == "photo":
        return ("studio",)
    is_outdoors = brief.time is not None or brief.weather is not None
    for name in _hosts_first(brief):
        home = [place for place in thing(name).home if not (brief.weather is not None and _is_indoors(place))]
        if home:
            return home
    if brief.weather == "snow":
        return ("snow",)
    if is_outdoors:
        return _OUTDOORS
    tags = thing(brief.subjects[0].name).tags if brief.subjects else frozenset()
    return next((places for tag, places in _BY_TAG.items() if tag in tags), ("backdrop",))


def _hosts_first(brief: Brief) -> list[str]:
    """What others stand on or sit in tells more of the place than they do: a cat on a sofa is in a room."""
    hosts = [r.to for s in brief.subjects for r in s.relations if r.kind in {"on", "in"} and r.to < len(brief.subjects)]
    order = sorted(range(len(brief.subjects)), key=lambda i: i not in hosts)
    return [brief.subjects[i].name for i in order]


def _is_indoors(name: str) -> bool:
    return name in settings.names() and settings.where(name).is_indoors
