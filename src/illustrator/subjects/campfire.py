"""A camp fire: logs in a ring of stones, flames and sparks; its light goes into the scene."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import tones
from illustrator.svg import Sheet, circle, ellipse, group, num, path, rect

WORDS = Words(
    "campfire, bonfire, camp fire, fire pit, log fire",
    "篝火, 营火",
    "Lagerfeuer, Feuerstelle",
    "feu de camp, feu de joie",
    "hoguera, fogata",
)
HEIGHT_M = 0.95
POSES = ("burning", "high")
COLOUR = "#ff8a2b"
TAGS = ("nature",)
HOME = ("forest", "night_sky")

# One tongue of flame about its foot, a hundred units high.
_TONGUES = (
    "M-34 0C-48 -18 -40 -40 -30 -54C-30 -44 -26 -40 -21 -38C-24 -62 -12 -84 2 -100C0 -82 10 -72 16"
    " -60C22 -66 24 -72 23 -78C38 -60 46 -28 34 0Z",
    "M-34 0C-46 -22 -38 -44 -22 -60C-22 -50 -18 -44 -12 -42C-14 -66 -2 -86 -6 -100C12 -88 20 -70 18"
    " -54C24 -58 28 -64 28 -70C42 -52 44 -22 34 0Z",
)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, dice = ask.sheet, ask.dice.fork("fire")
    tall = 1.25 if ask.pose == "high" else 1.0
    hue = ask.colour
    fire = _fire(sheet, dice, hue, tall)
    sparks = "".join(
        circle(dice.between(-26, 26), dice.between(-96, -66) * tall, dice.between(0.7, 1.5), fill=shade(hue, 0.08))
        for _ in range(9)
    )
    top = -18 - 76 * tall
    strength = 1.0 if ask.is_dark else 0.45
    pool = sheet.radial(
        0, -30, 150, [(0, mix(hue, "#ffe9b0", 0.6), 0.55 * strength), (0.3, hue, 0.24 * strength), (1, hue, 0)]
    )
    return Figure(
        (Part(_back(sheet, dice), 0.2), Part(fire + sparks, 0.0), Part(_logs(sheet) + _front(sheet, dice), 0.25)),
        (-57, top - 9, 114, 9 - top + 7),
        {"ground": (0, 100), "top": (0, top + 40, 20)},
        glow=circle(0, -30, 150, fill=pool),
    )


def _fire(sheet: Sheet, dice: Dice, hue: str, tall: float) -> str:
    d = _TONGUES[dice.whole(len(_TONGUES))]
    art = ""
    layers = (
        (0.86, 0.76 * tall, shade(hue, -0.1, 1.1, -14), shade(hue, -0.02, 1.05, -6)),
        (0.66, 0.58 * tall, hue, shade(hue, 0.1, 1.0, 18)),
        (0.44, 0.4 * tall, shade(hue, 0.12, 1, 26), shade(hue, 0.18, 0.9, 34)),
        (0.24, 0.24 * tall, shade(hue, 0.22, 0.5, 34), "#fffdf0"),
    )
    for i, (w, h, tip, foot) in enumerate(layers):
        flip = -1 if i % 2 else 1
        paint = sheet.across((0, -100), (0, 0), [(0, tip, 1), (1, foot, 1)])
        art += group(path(d, fill=paint), transform=f"translate(0 -12) scale({num(w * flip)} {num(h)})")
    lick = "M0 0C-5 -8 -2 -14 1 -20C4 -14 6 -8 0 0Z"
    for x, y, s, turn in ((-30, -56 * tall, 0.7, -12), (24, -70 * tall, 0.6, 10)):
        art += path(
            lick, fill=shade(hue, -0.04, 1.05, -8), transform=f"translate({num(x)} {num(y)}) rotate({turn}) scale({s})"
        )
    return art


def _stone(sheet: Sheet, dice: Dice, x: float, y: float, rx: float, ry: float) -> str:
    t = tones(dice.pick(("#8f8a92", "#9a918c", "#7f7d88")))
    art = ellipse(
        x,
        y,
        rx,
        ry,
        fill=sheet.radial(x - rx * 0.3, y - ry * 0.5, rx * 1.6, [(0, t.glint, 1), (0.4, t.base, 1), (1, t.deep, 1)]),
    )
    return art + path(
        f"M{num(x - rx * 0.6)} {num(y - ry * 0.45)}Q{num(x)} {num(y - ry * 1.1)} {num(x + rx * 0.6)}"
        f" {num(y - ry * 0.4)}",
        fill="none",
        stroke="#ffb066",
        stroke_width=1.2,
        stroke_opacity=0.6,
        stroke_linecap="round",
    )


def _back(sheet: Sheet, dice: Dice) -> str:
    ash = ellipse(
        0, -6, 46, 8.6, fill=sheet.radial(0, -7, 46, [(0, "#ffb45a", 1), (0.4, "#7a3d2a", 1), (1, "#3a2a2c", 1)])
    )
    stones = ""
    for i in range(7):
        a = math.pi * (1.06 + 0.88 * i / 6)
        stones += _stone(
            sheet, dice, 47 * math.cos(a), -6 + 9 * math.sin(a), dice.between(6.4, 8.4), dice.between(5, 6.4)
        )
    return stones + ash


def _log(sheet: Sheet, x: float, y: float, length: float, turn: float, wide: float) -> str:
    bark, wood = tones("#6e4632"), tones("#d9a86c")
    art = rect(
        -length / 2,
        -wide / 2,
        length,
        wide,
        rx=wide * 0.35,
        fill=sheet.across((0, -wide / 2), (0, wide / 2), [(0, bark.light, 1), (0.4, bark.base, 1), (1, bark.deep, 1)]),
    )
    art += path(
        f"M{num(-length * 0.3)} {num(-wide * 0.1)}h{num(length * 0.28)}M{num(length * 0.06)}"
        f" {num(wide * 0.16)}h{num(length * 0.24)}M{num(-length * 0.14)} {num(wide * 0.3)}"
        f"h{num(length * 0.16)}",
        stroke=bark.deep,
        stroke_width=0.9,
        stroke_linecap="round",
    )
    art += (
        ellipse(-length / 2, 0, wide * 0.3, wide * 0.5, fill=wood.base)
        + ellipse(-length / 2, 0, wide * 0.18, wide * 0.3, fill="none", stroke=wood.dark, stroke_width=0.7)
        + ellipse(-length / 2, 0, wide * 0.06, wide * 0.1, fill=wood.deep)
    )
    art += path(
        f"M{num(length * 0.1)} {num(-wide * 0.5)}h{num(length * 0.3)}",
        stroke="#ffb45a",
        stroke_width=1.2,
        stroke_linecap="round",
        stroke_opacity=0.8,
    )
    return group(art, transform=f"translate({num(x)} {num(y)}) rotate({num(turn)})")


def _logs(sheet: Sheet) -> str:
    return _log(sheet, 12, -16, 62, 158, 10) + _log(sheet, -12, -15, 64, 20, 10.6) + _log(sheet, 0, -9, 56, 3, 11)


def _front(sheet: Sheet, dice: Dice) -> str:
    art = ""
    for i in range(7):
        a = math.pi * (0.02 + 0.96 * i / 6)
        art += _stone(
            sheet, dice, 48 * math.cos(a), -5.6 + 4.6 * math.sin(a), dice.between(7, 9), dice.between(5.2, 6.6)
        )
    return art
