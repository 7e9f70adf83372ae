"""A sheep in its wool: standing, walking."""

import math

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import bead, blush, nose, smile
from illustrator.subjects._animal_farm import Stock, standing
from illustrator.subjects._animal_walk import Legs
from illustrator.svg import num, path

WORDS = Words(
    "sheep, lamb, ram, ewe",
    "羊, 绵羊, 小羊, 羔羊",
    "Schaf, Lamm, Schäfchen, Widder",
    "mouton, agneau, brebis, bélier",
    "oveja, cordero, carnero",
)
HEIGHT_M = 1.0
POSES = ("standing", "walking")
COLOUR = "#f6efe2"
TAGS = ("animal",)
HOME = ("meadow", "mountains")


def draw(ask: Ask) -> Figure:
    wool = fur_of(ask, coat_of(ask.colour), (-24, -86), (24, -14))
    dark = "#4a3d42" if lch(ask.colour)[0] > 0.5 else mix(ask.colour, "#e8d8c8", 0.75)
    skin = fur_of(ask, coat_of(dark), (-10, -80), (20, 0))
    legs = Legs((20, -34), (-27, -34), (6, 5, 4.4), (7, 5.4, 4.4), "hoof", 4.4, mix(dark, "#100a0c", 0.5))
    body = " ".join(_bumps(-6, -52, 46, 29, 14))
    marks = _curls(wool)
    tail = wool.form(curve("-48,-58 -56,-60 -60,-53 -57,-45 -50,-44"), depth=1.4)
    head = moved(_head(wool, skin), 43, -62, 3, 1.1)
    return standing(Stock(wool, skin, body, legs, behind=tail, marks=marks), ask.pose, head, (-62, -95, 136, 96.5), -80)


def _bumps(x: float, y: float, rx: float, ry: float, count: int) -> list[str]:
    """An outline of tufts of wool: bows with notches between them."""
    words = []
    for i in range(count):
        a = 2 * math.pi * i / count
        words.append(f"{x + rx * 0.95 * math.cos(a):.2f},{y + ry * 0.95 * math.sin(a):.2f}!")
        for share in (0.25, 0.5, 0.75):
            c = 2 * math.pi * (i + share) / count
            swell = 1.06 if share == 0.5 else 1.03
            words.append(f"{x + rx * swell * 1.04 * math.cos(c):.2f},{y + ry * swell * 1.04 * math.sin(c):.2f}")
    return words


def _curls(wool: Fur) -> str:
    d, shine = "", ""
    dice = wool.ask.dice.fork("wool")
    for row in range(4):
        for col in range(7):
            x = -42 + col * 12 + (row % 2) * 6 + dice.between(-1.5, 1.5)
            y = -70 + row * 12 + dice.between(-1.5, 1.5)
            d += f"M{num(x - 4)} {num(y)}c0 5.6 8.6 5.4 8.4 -.4c-.2 -3.8 -5.4 -3.8 -5.2 -.4"
            shine += f"M{num(x - 5)} {num(y - 1.4)}c-.4 -5 5 -6.4 8 -4"
    return line(shine, wool.coat.light, 1.5, 0.8) + line(d, wool.coat.dark, 1.2, 0.55)


def _head(wool: Fur, skin: Fur) -> str:
    ask = skin.ask
    local = fur_of(ask, skin.coat, (-10, -14), (12, 18))
    drawn = ""
    for flip in (True, False):
        ear = "9,-7 17,-11 25,-8 27,-2! 21,1 13,0"
        inner = path(curve("14,-6 19,-8 24,-4.4! 19,-1.6", flip=flip), fill=mix("#e8a09a", skin.coat.base, 0.35))
        drawn += local.form(curve(ear, flip=flip), inner, depth=1.2, rim=0.8)
    drawn += local.form(
        both("0,-14 8,-13 13,-6 13,3 10,12 6,17 0,18.6"), local.soft(-4, -8, 10, 8, local.coat.light, 0.6), depth=1.6
    )
    cap = fur_of(ask, wool.coat, (-10, -26), (12, -6))
    drawn += cap.form(
        curve(" ".join(_bumps(0, -13, 14.5, 8.6, 9))),
        line("M-6 -13c0 4 6 4 6 0M3 -15c0 4 6 4 6 0", wool.coat.dark, 1, 0.5),
        depth=1.6,
    )
    drawn += "".join(f'<ellipse cx="{x}" cy="-1.4" rx="4.2" ry="4.8" fill="#fffaf0"/>' for x in (-6.4, 6.4))
    drawn += bead((-6, -0.8), 2.7, 1.16) + bead((6, -0.8), 2.7, 1.16) + blush(ask, ((-9, 6), (9, 6)), 4, opacity=0.5)
    return (
        drawn
        + smile((0, 11), 3.4, 2.4, mix(skin.coat.deep, "#f0c0b0", 0.45), 0.9)
        + nose(ask, (0, 8.6), 2.7, "#e79a94")
    )
