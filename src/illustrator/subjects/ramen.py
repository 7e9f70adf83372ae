"""A bowl of noodle soup with egg, roast, nori and chopsticks; or the noodles being lifted out of it."""

import math

from illustrator.chance import Dice
from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, loop, moved, stroke, tones
from illustrator.subjects._solid import around, band, inner, lathe, ring, streak
from illustrator.subjects._wood import beam
from illustrator.subjects.coffee import steam
from illustrator.svg import Sheet, circle, ellipse, group, num, path, rect

WORDS = Words(
    "ramen, noodle soup, bowl of ramen, noodle, bowl of noodle, udon, pho, soup, bowl of soup",
    "拉面, 面条, 汤面, 一碗面, 牛肉面, 面",
    "Ramen, Nudelsuppe, Nudeln, Suppe, Suppenschüssel",
    "ramen, soupe de nouilles, nouilles, soupe, bol de soupe",
    "ramen, sopa de fideos, fideos, sopa, tazón de sopa",
)
HEIGHT_M = 0.14
POSES = ("bowl", "lifted")
COLOUR = "#b8392e"
TAGS = ("food",)

_TILT = 0.36
_R, _Y = 74.0, -70.0
_NOODLE = tones("#f4d488")


def draw(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("bowl"), tones(ask.colour)
    white = tones("#f7efe2")
    lining = white if lightness(ask.colour) < 0.8 else t
    back = ellipse(0, _Y, _R, _R * _TILT, fill=inner(sheet, lining, _R)) + _soup(sheet)
    back += _nori(sheet) + _noodles(dice) + _toppings(sheet, dice)
    back += stroke(f"M{-_R} {_Y}A{_R} {num(_R * _TILT)} 0 0 1 {_R} {_Y}", lining.glint, 2.4)
    front = _bowl(sheet, t, white)
    wisps = Part(steam(sheet, dice, -8, -84, 54), 0)
    if ask.pose == "lifted":
        lift = _lifted(sheet, dice)
        return Figure(
            (Part(back, 0.2), Part(front, 0.24), Part(lift, 0.22), wisps), (-76, -190, 176, 190), {"ground": (0, 60)}
        )
    sticks = _sticks(sheet)
    return Figure(
        (Part(back, 0.2), Part(front, 0.24), Part(sticks, 0.24), wisps),
        (-76, -138, 196, 138),
        {"ground": (0, 60), "grip": (0, -34)},
    )


def _soup(sheet: Sheet) -> str:
    y, r = _Y + 5, _R - 5.5
    broth = sheet.radial(-16, y - 6, r * 1.1, [(0, "#e9a552", 1), (0.6, "#c97a32", 1), (1, "#8a4a1c", 1)])
    art = ellipse(0, y, r, r * _TILT, fill=broth)
    for x, dy, size in (
        (-52, 6, 5),
        (-40, 13, 3.4),
        (44, 14, 4.4),
        (56, 4, 3),
        (20, 19, 3.6),
        (-14, 20, 4.4),
        (-58, -3, 2.6),
    ):
        art += ellipse(x, y + dy, size, size * 0.5, fill="#f9cf7a", fill_opacity=0.55) + ellipse(
            x - size * 0.3, y + dy - 0.5, size * 0.4, size * 0.2, fill="#ffffff", fill_opacity=0.7
        )
    return art


def _nori(sheet: Sheet) -> str:
    """Two sheets of seaweed, standing at the far rim."""
    art = ""
    for x, turn, tone in ((36, 14, "#1f3a2e"), (48, 22, "#284a38")):
        t = tones(tone)
        piece = rect(
            -13,
            -48,
            26,
            52,
            rx=1.5,
            fill=sheet.across((-13, -48), (13, 0), [(0, t.light, 1), (0.5, t.base, 1), (1, t.deep, 1)]),
        )
        piece += stroke("M-9 -42L-4 -12M-2 -45L1 -8M5 -44L8 -16", t.pale, 0.8, 0.35)
        art += moved(piece, x, -74, 1, turn)
    return art


def _noodles(dice: Dice) -> str:
    """A nest: strands in bows over each other."""
    art = ""
    for i in range(34):
        x, y = dice.between(-50, 34), _Y + dice.between(-8, 17)
        if ((x + 4) / 62) ** 2 + ((y - _Y - 4) / 19) ** 2 > 1:
            continue
        wide, bow = dice.between(18, 30), dice.between(4, 10) * (1 if i % 2 else -1)
        d = (
            f"M{num(x - wide / 2)} {num(y)}C{num(x - wide * 0.2)} {num(y - bow)} {num(x + wide * 0.2)}"
            f" {num(y + bow)} {num(x + wide / 2)} {num(y - bow * 0.3)}"
        )
        art += (
            stroke(d, _NOODLE.deep, 3.8)
            + stroke(d, _NOODLE.base, 2.9)
            + moved(stroke(d, _NOODLE.glint, 0.9, 0.9), 0, -0.6)
        )
    return art


def _egg(sheet: Sheet, turn: float) -> str:
    white = sheet.radial(-5, -4, 24, [(0, "#ffffff", 1), (0.7, "#fbf3e4", 1), (1, "#d9c4a4", 1)])
    art = (
        ellipse(0.6, 2.2, 17.4, 11.4, fill="#5a2a10", fill_opacity=0.35)
        + ellipse(0, 0, 17, 11, fill=white)
        + ellipse(0, 0, 16.2, 10.2, fill="none", stroke="#b5835a", stroke_width=0.9, stroke_opacity=0.5)
    )
    yolk = sheet.radial(-1, -2, 11, [(0, "#ffc04a", 1), (0.55, "#f5962a", 1), (1, "#c9641a", 1)])
    art += ellipse(1, 0.4, 9.4, 6.4, fill=yolk) + ellipse(-2, -1.8, 3, 1.6, fill="#fff3d0", fill_opacity=0.9)
    return moved(art, 0, 0, 1, turn)


def _roast(sheet: Sheet) -> str:
    meat = tones("#c07a52")
    outline = loop([(-18, 0), (-13, -8), (0, -10), (13, -8), (18, 0), (13, 8), (0, 10), (-13, 8)])
    art = moved(path(outline, fill="#3a1408", fill_opacity=0.4), 0.6, 2.2)
    art += path(outline, fill=meat.deep) + path(
        loop(
            [
                (x * 0.92, y * 0.9)
                for x, y in ((-18, 0), (-13, -8), (0, -10), (13, -8), (18, 0), (13, 8), (0, 10), (-13, 8))
            ]
        ),
        fill=sheet.radial(-4, -4, 22, [(0, meat.pale, 1), (0.6, meat.light, 1), (1, meat.base, 1)]),
    )
    art += stroke("M-11 1C-9 -5 2 -7 8 -3C12 1 6 6 -1 4C-5 2 -2 -1 2 0", "#f8e2cc", 2, 0.9)
    return art + stroke("M-13 -4Q-4 -9 6 -7.6", "#ffffff", 1, 0.5)


def _swirl(sheet: Sheet) -> str:
    edge = loop(
        [
            (
                11.5 * (1 if i % 2 else 0.9) * math.cos(i * math.pi / 9),
                11.5 * (1 if i % 2 else 0.9) * math.sin(i * math.pi / 9),
            )
            for i in range(18)
        ]
    )
    spiral = "M1 0C1 -3 -4 -3 -4 1C-4 6 5 6 6 0C7 -7 -5 -8 -8 -2"
    art = (
        path(edge, fill="#d9b7a8", transform="translate(.6 2)")
        + path(edge, fill=sheet.linear("#ffffff", "#fdeee6", turn=50))
        + stroke(spiral, "#ee6a86", 2.4)
    )
    return group(art, transform="scale(1 .72)")


def _toppings(sheet: Sheet, dice: Dice) -> str:
    y = _Y
    art = moved(_roast(sheet), -36, y - 5, 1, -16) + moved(_roast(sheet), -17, y - 11, 0.95, 8)
    art += moved(_swirl(sheet), 10, y - 9) + moved(_swirl(sheet), 24, y - 3, 0.9)
    art += moved(_egg(sheet, 10), 38, y + 8, 0.96) + moved(_egg(sheet, -14), 10, y + 12, 0.96)
    green = tones("#6aa83e")
    for _ in range(26):
        x, dy = dice.between(-52, -8), dice.between(3, 17)
        r = dice.between(1.7, 3)
        ring_ = circle(0, 0, r, fill=green.light, stroke=green.dark, stroke_width=0.9) + circle(
            0, 0, r * 0.4, fill=green.deep, fill_opacity=0.7
        )
        art += group(ring_, transform=f"translate({num(x)} {num(y + dy)}) scale(1 .66)")
    return art


def _bowl(sheet: Sheet, t: Tones, white: Tones) -> str:
    profile = [(_Y, _R), (-58, 71), (-40, 60), (-24, 42), (-16, 29), (-12, 25), (-8.6, 25), (-8.6, 25)]
    art = path(lathe(profile, _TILT, is_open=True), fill=around(sheet, t, _R, gloss=1))
    accent = white if lightness(t.base) < 0.75 else tones("#3f6f9c")
    art += path(band((_Y + 7, 73), (_Y + 10, 72), _TILT), fill=accent.base, fill_opacity=0.9)
    for k in range(-5, 6):
        turn = k * 0.27
        x, y = 66 * math.sin(turn), -50 + 66 * _TILT * math.cos(turn)
        wide = 8.4 * math.cos(turn)
        for share in (1.0, 0.62, 0.28):
            art += path(
                f"M{num(x - wide * share)} {num(y + 3)}A{num(max(wide * share, 0.1))} {num(7.4 * share)} 0 0 1"
                f" {num(x + wide * share)} {num(y + 3)}",
                fill="none",
                stroke=accent.base,
                stroke_width=1.1,
                stroke_opacity=0.8,
            )
    art += path(streak(profile, (-0.8, -0.6), (_Y + 17, -24)), fill="#ffffff", fill_opacity=0.45) + path(
        streak(profile, (0.82, 0.88), (_Y + 16, -30)), fill=t.glint, fill_opacity=0.3
    )
    return art + stroke(ring(_Y, _R, _TILT), white.glint, 2.6, 0.95)


def _sticks(sheet: Sheet) -> str:
    """Chopsticks laid over the rim."""
    wood = tones("#8a4a2c")
    art = stroke("M2 -56L100 -84", "#2a1008", 4, 0.25)
    art += beam(sheet, (-6, -62), (117, -101), (2.6, 5.4), wood) + beam(sheet, (-2, -55), (118, -90), (2.6, 5.4), wood)
    gold = tones("#d9a94a")
    return (
        art
        + beam(sheet, (104, -96.9), (109, -98.5), (5.4, 5.6), gold)
        + beam(sheet, (105, -86.2), (110, -87.7), (5.4, 5.6), gold)
    )


def _lifted(sheet: Sheet, dice: Dice) -> str:
    wood, art = tones("#8a4a2c"), ""
    art += beam(sheet, (-34, -142), (98, -186), (3, 5.6), wood)
    for i in range(13):
        x = -24 + i * 3.4
        foot, sway = x * 0.8 - 3 + dice.between(-3, 3), dice.between(-4, 4)
        d = (
            f"M{num(x)} -150C{num(x - 3)} -158 {num(x + 4)} -158 {num(x + 2)} -146"
            f"C{num(x + sway)} -120 {num(foot - sway)} -96 {num(foot)} {num(-72 + dice.between(-3, 6))}"
        )
        art += (
            stroke(d, _NOODLE.deep, 3.9)
            + stroke(d, _NOODLE.base, 3)
            + moved(stroke(d, mix(_NOODLE.glint, "#ffffff", 0.4), 0.9, 0.9), -0.6, 0)
        )
    return art + beam(sheet, (-34, -136), (99, -172), (3, 5.6), wood)
