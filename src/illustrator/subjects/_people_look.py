"""What a person looks like: skin, hair and clothes, drawn from the dice."""

from dataclasses import dataclass
from typing import Final

from illustrator.palette import lch, shade
from illustrator.subject import Ask
from illustrator.subjects._animal import Fur, coat_of, fur_of
from illustrator.subjects._people import CHILD, MAN, WOMAN, Build
from illustrator.svg import Point

_SKINS: Final = ("#f8d3b4", "#f2c19a", "#e5ad80", "#c98d60", "#a06a44", "#7c4f36")
_HAIRS: Final = ("#2c1f20", "#4b2f24", "#7d4a2b", "#b4582c", "#d8a456", "#3a2a2a")
_GREY: Final = "#d3d2d6"
_CLOTHES: Final = ("#d9573f", "#2f7f86", "#e0a032", "#4a66a8", "#c2567e", "#5b8c5a", "#7a5aa6", "#e58a6b")
_TROUSERS: Final = ("#3a4a72", "#4a4652", "#8a6a4a", "#2f4a58", "#5c6b86", "#c9b48e")
_SHOES: Final = ("#f4efe6", "#7a4630", "#3a3440", "#c94f3f", "#e8b04a")
_STYLES: Final = {
    "woman": ("long", "bob", "bun", "ponytail", "curls", "waves"),
    "man": ("part", "quiff", "crop", "tousled", "part", "crop"),
    "girl": ("pigtails", "bob", "ponytail", "puffs", "braids", "waves"),
    "boy": ("tousled", "bowl", "crop", "part", "tousled", "quiff"),
}
_OUTFITS: Final = {
    "woman": ("dress", "sweater", "blouse", "cardigan"),
    "man": ("shirt", "sweater", "jacket", "hoodie"),
    "girl": ("pinafore", "dress", "stripes", "hoodie"),
    "boy": ("stripes", "dungarees", "hoodie", "stripes"),
}


@dataclass(frozen=True)
class Look:
    """`who` is woman, man, girl or boy. `top` is the colour that the caller may choose."""

    who: str
    skin: str
    hair: str
    style: str
    outfit: str
    top: str
    second: str
    shoes: str
    build: Build
    beard: bool = False
    glasses: bool = False
    is_old: bool = False

    @property
    def is_child(self) -> bool:
        return self.who in {"girl", "boy"}

    @property
    def is_female(self) -> bool:
        return self.who in {"woman", "girl"}


def look_of(ask: Ask, who: str, *, outfit: str | None = None, top: str | None = None) -> Look:
    dice = ask.dice.fork("look")
    tone = dice.whole(len(_SKINS))
    hairs = _HAIRS if tone < 3 else (_HAIRS[0], _HAIRS[5], _HAIRS[1])
    hair = dice.pick(hairs)
    style = dice.pick(_STYLES[who])
    if tone >= 4 and dice.whole(2):
        style = {"woman": "curls", "man": "crop", "girl": "puffs", "boy": "crop"}[who]
    worn = outfit or dice.pick(_OUTFITS[who])
    colour = top or (ask.colour if ask.is_asked else dice.pick(_CLOTHES))
    second = dice.pick(_TROUSERS)
    if abs(lch(second)[0] - lch(colour)[0]) < 0.1:
        second = shade(second, 0.2 if lch(colour)[0] < 0.55 else -0.2)
    is_old = bool({"old", "elderly", "aged"} & ask.traits)
    beard = who == "man" and (dice.whole(5) < 2 or is_old)
    glasses = dice.whole(8) == 0 or (is_old and dice.whole(2) == 0)
    build = {"woman": WOMAN, "man": MAN}.get(who, CHILD)
    shoes = dice.pick(_SHOES)
    return Look(
        who, _SKINS[tone], _GREY if is_old else hair, style, worn, colour, second, shoes, build, beard, glasses, is_old
    )


@dataclass(frozen=True)
class Brush:
    """Paints the materials of one person. `frame_top` to `frame_foot` is where the light falls off."""

    ask: Ask

    def of(self, colour: str, start: Point, end: Point) -> Fur:
        return fur_of(self.ask, coat_of(colour, shade(colour, 0.1)), start, end)

    def body(self, colour: str, middle: Point, size: float) -> Fur:
        """A material lit over a body of about that size."""
        x, y = middle
        return self.of(colour, (x - size * 0.7, y - size * 0.8), (x + size * 0.7, y + size * 0.8))
