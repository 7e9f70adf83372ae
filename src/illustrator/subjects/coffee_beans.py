"""Roasted coffee beans: a heap, or a few."""

import math

from illustrator.palette import shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.svg import Sheet, ellipse, path

WORDS = Words(
    "coffee bean, coffee beans, roasted bean",
    "咖啡豆",
    "Kaffeebohne",
    "grain de café, grains de café",
    "grano de café, granos de café",
)
HEIGHT_M = 0.05
POSES = ("heap", "few")
COLOUR = "#6b3d22"
TAGS = ("food",)


def draw(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("beans")
    kinds = [_bean(sheet, tones(shade(ask.colour, step))) for step in (-0.06, -0.02, 0.03, 0.075)]
    backs = [_back(sheet, tones(shade(ask.colour, step))) for step in (-0.04, 0.0, 0.04)]
    art = ""
    if ask.pose == "few":
        for x, y, turn, i in ((-36.0, -36.0, -24.0, 2), (36, -38, 28, 1), (0, -20, 5, 3)):
            art += haze(sheet, (x + 3, y + 13), (26, 9), "#2a1008", 0.35) + moved(kinds[i], x, y, 1.15, turn)
        return Figure((Part(art, 0.3),), (-64, -66, 128, 66), {"ground": (0, 100)})
    rows = ((-7, 76, 9), (-13, 66, 9), (-24, 56, 7), (-36, 44, 6), (-47, 31, 4), (-57, 15, 2))
    for row, (level, wide, count) in enumerate(rows):
        for i in range(count):
            x = -wide + 2 * wide * (i + 0.5) / count + dice.between(-4, 4)
            svg = kinds[dice.whole(4)] if dice.whole(4) else backs[dice.whole(3)]
            low = level + dice.between(-3, 3) if row else -9
            art += haze(sheet, (x + 1, low + 5), (17, 11), "#1c0a04", 0.5) + moved(
                svg, x, low, 0.72, dice.between(0, 360) if row else dice.between(-30, 30)
            )
    front = ""
    for i in range(7):
        x = -66 + i * 22 + dice.between(-4, 4)
        y = -11 - 14 * math.cos(x / 50) ** 2 * (i % 2)
        front += haze(sheet, (x + 1, y + 5), (17, 10), "#1c0a04", 0.5) + moved(
            kinds[dice.whole(4)], x, y, 0.74, dice.between(-50, 50)
        )
    return Figure(
        (Part(moved(art, 0, -6), 0.26), Part(moved(front, 0, -6), 0.28)),
        (-87, -83, 174, 83),
        {"ground": (0, 150), "top": (0, -60, 40)},
    )


def _bean(sheet: Sheet, t: Tones) -> str:
    """Its flat side up, with the furrow."""
    body = sheet.radial(-7, -7, 34, [(0, t.pale, 1), (0.25, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)])
    art = ellipse(0, 0, 24, 16.4, fill=body)
    furrow = "M-23 -1C-14 -7 -8 5 0 0C8 -5 14 6 23 1C14 8.6 7.4 -2.8 0 2.6C-8 7.4 -14 -3.4 -23 -1Z"
    art += path(furrow, fill=t.deep) + stroke("M-21 -2.4C-14 -7.6 -8 3.8 0 -1.2C8 -6.2 14 4.6 21 0", t.pale, 0.9, 0.5)
    art += stroke("M-17 -9C-9 -14 6 -15 15 -10", t.glint, 1.8, 0.4)
    return art + haze(sheet, (-8, -9), (9, 3.6), "#fff0d8", 0.55, -14)


def _back(sheet: Sheet, t: Tones) -> str:
    body = sheet.radial(-7, -8, 36, [(0, t.pale, 1), (0.3, t.light, 1), (0.65, t.base, 1), (1, t.deep, 1)])
    return ellipse(0, 0, 23, 16, fill=body) + haze(sheet, (-7, -8), (10, 4.6), "#fff0d8", 0.6, -16)
