"""The cat's coat and its head, seen from the front: the same face in every pose."""

from dataclasses import dataclass
from typing import Final

from illustrator.palette import lch, mix
from illustrator.subject import Ask
from illustrator.subjects._animal import Coat, Fur, both, coat_of, curve, fringe, fur_of
from illustrator.subjects._animal_face import blush, eye, iris_for, nose, shut, smile, whiskers
from illustrator.svg import Point, ellipse, group, path

HEAD: Final = "0,-18.8 9,-17.8 18,-12.6 23.4,-3.8 24.8,3.2 29,8.8! 23.8,9.8 24.4,13.6! 19,14 11,18 0,19.4"
EAR: Final = "3.6,-15.5 10.6,-23.4 20.6,-31.6! 23.4,-30.6 25.2,-18 23.4,-3 14,-8"
EAR_INSIDE: Final = "9.6,-16.4 13.6,-21.6 21,-27.6! 22.4,-19 21,-9 15,-12"
_IRISES: Final = ("#6fae4a", "#d9a02a", "#4fa38a", "#8fb83a")


@dataclass(frozen=True)
class Cat:
    """`stripes` tells whether it is a tabby; `white` the colour of bib, muzzle and toes."""

    fur: Fur
    iris: str
    stripes: bool
    white: str


def cat_of(ask: Ask) -> Cat:
    light, chroma, hue = lch(ask.colour)
    dice = ask.dice.fork("coat")
    is_orange = chroma > 0.07 and 40 < hue < 80 and light > 0.45
    is_tabby = is_orange or (not ask.is_asked) or (0.35 < light < 0.9 and chroma < 0.05 and dice.whole(2) == 0)
    coat = coat_of(ask.colour)
    if is_orange:
        coat = Coat(coat.base, mix(coat.base, "#ffd890", 0.38), coat.dark, mix(coat.base, "#8a2f12", 0.62), "#fff3e0")
    fur = fur_of(ask, coat, (-20, -100), (30, 6))
    return Cat(fur, iris_for(ask, "eyes", _IRISES), is_tabby or "striped" in ask.traits, coat.pale)


def mood_of(ask: Ask) -> str:
    if ask.pose == "sleeping" or "sleeping" in ask.traits:
        return "asleep"
    return "reading" if "reading" in ask.traits or "reading" in ask.pose else "awake"


def head(cat: Cat, centre: Point, *, mood: str = "awake", turn: float = 0.0, size: float = 1.0) -> str:
    """The head around its centre; `turn` tips it."""
    fur, ask = cat.fur, cat.fur.ask
    local = fur_of(ask, fur.coat, (-14, -30), (16, 22))
    cat = Cat(local, cat.iris, cat.stripes, cat.white)
    back = "".join(_ear(cat, flip) for flip in (True, False))
    if "fluffy" in ask.traits:
        ring = "0,-14 12,-12 19,-2 20,8 12,15 0,17 -12,15 -20,8 -19,-2 -12,-12"
        back += path(fringe(ask, "ruff", ring, 6.5, 34, 26), fill=local.paint)
    marks = (
        local.soft(-6, -16, 18, 11, local.coat.light, 0.8) + _markings(cat) + local.soft(15, 16, 16, 9, opacity=0.25)
    )
    face = local.form(both(HEAD), marks, depth=2.2, rim=1.0) + _face(cat, mood)
    turned = f" rotate({turn:.2f})" if turn else ""
    return group(back + face, transform=f"translate({centre[0]:.2f} {centre[1]:.2f}){turned} scale({size:.3f})")


def _ear(cat: Cat, flip: bool) -> str:
    fur = cat.fur
    pink = fur.ask.sheet.linear(mix("#f2a091", fur.coat.deep, 0.25), mix("#ffd2c0", fur.coat.base, 0.2))
    outer = fur.form(curve(EAR, flip=flip), depth=1.6, rim=0.9)
    inner = path(curve(EAR_INSIDE, flip=flip), fill=pink)
    tuft = "8.4,-9 9.6,-17 12,-15.6 14.4,-21.4! 15.4,-15.4 18.6,-17.6! 17.4,-11 14,-8"
    return outer + inner + path(curve(tuft, flip=flip), fill=mix(cat.white, fur.coat.base, 0.25))


def _markings(cat: Cat) -> str:
    """Muzzle and blaze, the M of a tabby's forehead, the bars on its cheeks."""
    fur = cat.fur
    white = "0,-8! 2.2,-2 5,2 11.5,5.5 12.5,11 8,15 6,21 0,22"
    marks = ""
    if cat.stripes:
        bars = (
            "-1.3,-18.6! 1.3,-18.6! 1.1,-13 0,-8.8! -1.1,-13",
            "3.6,-18.6! 6.6,-18.2! 6,-13.6 4.4,-10! 4.2,-14",
            "8.6,-18! 11.8,-16.6! 10.4,-12.8 8.2,-10.2! 9,-14",
            "27,-1! 20,-0.4 15.6,0.6! 20,2.4 27,2.6!",
            "27,6! 21,5 16.6,5! 20,7.4 27,9.4!",
        )
        for i, bar in enumerate(bars):
            for flip in (False, True) if i else (False,):
                marks += path(curve(bar, flip=flip), fill=fur.coat.deep, fill_opacity=0.85)
    return marks + path(both(white), fill=cat.white)


def _face(cat: Cat, mood: str) -> str:
    fur, ask = cat.fur, cat.fur.ask
    face = blush(ask, ((-15.5, 7.5), (15.5, 7.5)), 5.5, opacity=0.34)
    face += ellipse(-4.6, 8.6, 5.6, 4.6, fill=mix(cat.white, "#ffffff", 0.35)) + ellipse(
        4.6, 8.6, 5.6, 4.6, fill=mix(cat.white, "#ffffff", 0.35)
    )
    for x in (-10.6, 10.6):
        if mood == "asleep":
            face += shut((x, -0.6), 5.2, width=1.2)
        else:
            down = mood == "reading"
            lid = mix(fur.coat.base, fur.coat.dark, 0.18) if down else None
            face += eye(ask, (x, -1.4), 5.9, cat.iris, tall=1.08, look=(0, 0.34) if down else (0, 0), lid=lid)
    face += smile((0, 7.4), 5.4, 3.6, "#5a2f2a") + nose(ask, (0, 4.8), 3.0, "#e07a76")
    dots = "".join(
        ellipse(x, y, 0.42, 0.42) for x, y in ((6, 8), (8, 9.6), (5.6, 10.4), (-6, 8), (-8, 9.6), (-5.6, 10.4))
    )
    tone = "#fffaf0" if lch(fur.coat.base)[0] < 0.8 else "#8c8290"
    return face + group(dots, fill="#8a5a4a", fill_opacity=0.6) + whiskers((0, 8.4), 9.5, 32, tone)
