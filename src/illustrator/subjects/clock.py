"""A clock: an alarm clock with bells, or one for the wall."""

import math

from illustrator.chance import Dice
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.subjects._solid import metal
from illustrator.subjects._wood import beam
from illustrator.svg import Sheet, circle, ellipse, num, path, rect

WORDS = Words(
    "clock, alarm clock, wall clock",
    "时钟, 闹钟, 钟, 挂钟",
    "Uhr, Wecker, Wanduhr",
    "horloge, réveil, pendule",
    "reloj, despertador, reloj de pared",
)
HEIGHT_M = 0.12
POSES = ("alarm", "wall")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "wall": "wall clock, 挂钟, wanduhr, pendule, reloj de pared",
}
COLOUR = "#d9503f"
TAGS = ("product",)
HOME = ("tabletop", "room")

_BRASS = tones("#c9993f")


def draw(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("clock"), tones(ask.colour)
    if ask.pose == "wall":
        art = _case(sheet, t, 0, -50, 50) + _dial(sheet, 0, -50, 42, t, dice)
        return Figure((Part(art, 0.28),), (-50, -100, 100, 100), {"ground": (0, 20), "hang": (0, -100)})
    art = ""
    for s in (-1, 1):
        art += beam(sheet, (s * 24, -22), (s * 36, -1), (8, 5), _BRASS) + circle(s * 36.4, -3, 3.2, fill=_BRASS.dark)
        bell = path(
            "M-19 0C-19 -14 -10 -20 0 -20C10 -20 19 -14 19 0Q0 5 -19 0Z", fill=metal(sheet, _BRASS, 19)
        ) + circle(0, -21.6, 2.6, fill=_BRASS.light)
        bell += ellipse(-7, -12, 3, 5, fill="#ffffff", fill_opacity=0.6)
        art += stroke(f"M{s * 20} -84L{s * 25} -92", _BRASS.dark, 3) + moved(bell, s * 26, -91, 1, s * 30)
    art += (
        stroke("M0 -92V-104", _BRASS.dark, 2.6)
        + rect(-6, -109, 12, 7, rx=2.4, fill=_BRASS.light)
        + rect(-6, -109, 12, 2.4, rx=1.2, fill=_BRASS.glint)
    )
    handle = "M-17 -101C-14 -124 14 -124 17 -101"
    art = stroke(handle, _BRASS.deep, 3.6) + stroke(handle, _BRASS.light, 2) + art
    art += _case(sheet, t, 0, -50, 45) + _dial(sheet, 0, -50, 37, t, dice)
    return Figure((Part(art, 0.28),), (-50, -120, 100, 120), {"ground": (0, 76), "grip": (0, -116)})


def _case(sheet: Sheet, t: Tones, x: float, y: float, r: float) -> str:
    ring = sheet.radial(
        x - r * 0.35, y - r * 0.45, r * 1.7, [(0, t.pale, 1), (0.3, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)]
    )
    art = circle(x, y, r, fill=ring) + circle(
        x, y, r * 0.9, fill="none", stroke=t.deep, stroke_width=r * 0.03, stroke_opacity=0.5
    )
    shine = (
        f"M{num(x - r * 0.86)} {num(y - r * 0.28)}A{num(r * 0.92)} {num(r * 0.92)} 0 0 1 {num(x - r * 0.1)}"
        f" {num(y - r * 0.92)}"
    )
    return art + stroke(shine, "#ffffff", r * 0.05, 0.75)


def _dial(sheet: Sheet, x: float, y: float, r: float, t: Tones, dice: Dice) -> str:
    art = circle(x, y, r * 1.04, fill=t.deep) + circle(
        x,
        y,
        r,
        fill=sheet.radial(
            x - r * 0.3, y - r * 0.3, r * 1.5, [(0, "#fffdf6", 1), (0.6, "#fbf1de", 1), (1, "#dcc9a8", 1)]
        ),
    )
    shade = (
        f"M{num(x - r)} {num(y)}A{num(r)} {num(r)} 0 0 1 {num(x + r * 0.7)} {num(y - r * 0.71)}"
        f"A{num(r * 1.1)} {num(r * 1.1)} 0 0 0 {num(x - r)} {num(y)}Z"
    )
    art += path(shade, fill="#5a3a2a", fill_opacity=0.16)
    for i in range(60):
        long, wide = (0.12, 0.035) if i % 15 == 0 else (0.08, 0.026) if i % 5 == 0 else (0.03, 0.012)
        mark = rect(-r * wide / 2, -r * 0.93, r * wide, r * long, rx=r * 0.01, fill="#3a2a26")
        art += moved(mark, x, y, 1, i * 6.0)
    hour, minute = dice.pick(((10, 9), (1, 50), (8, 20), (10, 10)))
    for turn, long, wide in ((hour * 30 + minute / 2, 0.5, 0.075), (minute * 6, 0.76, 0.05)):
        hand = path(
            f"M{num(-r * wide / 2)} {num(r * 0.12)}L{num(-r * wide * 0.6)} {num(-r * long * 0.7)}"
            f"L0 {num(-r * long)}L{num(r * wide * 0.6)} {num(-r * long * 0.7)}L{num(r * wide / 2)} {num(r * 0.12)}Z",
            fill="#2f2624",
        )
        art += moved(hand, x, y, 1, turn)
    second = math.radians(dice.between(190, 250))
    art += stroke(
        f"M{num(x - r * 0.14 * math.cos(second))} {num(y - r * 0.14 * math.sin(second))}"
        f"L{num(x + r * 0.72 * math.cos(second))} {num(y + r * 0.72 * math.sin(second))}",
        "#d8433c",
        r * 0.024,
    )
    art += circle(x, y, r * 0.075, fill="#2f2624") + circle(x, y, r * 0.04, fill="#d8433c")
    glass = (
        f"M{num(x - r * 0.8)} {num(y - r * 0.3)}A{num(r * 0.86)} {num(r * 0.86)} 0 0 1 {num(x + r * 0.1)}"
        f" {num(y - r * 0.85)}Q{num(x - r * 0.5)} {num(y - r * 0.5)} {num(x - r * 0.8)} {num(y - r * 0.3)}Z"
    )
    return (
        art
        + path(glass, fill="#ffffff", fill_opacity=0.55)
        + haze(sheet, (x + r * 0.4, y + r * 0.5), (r * 0.4, r * 0.2), "#ffffff", 0.4, -40)
    )
