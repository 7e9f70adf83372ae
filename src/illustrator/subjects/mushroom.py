"""A toadstool with its white spots, or brown mushrooms in a group."""

import math

from illustrator.chance import Dice
from illustrator.palette import lightness
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._plants import tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, group, num, path

WORDS = Words(
    "mushroom, toadstool, fly agaric, fungus, fungi",
    "蘑菇, 香菇, 毒蘑菇",
    "Pilz, Fliegenpilz, Steinpilz, Champignon",
    "champignon, amanite",
    "seta, hongo, champiñón",
)
HEIGHT_M = 0.22
POSES = ("toadstool", "group")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "group": "champignon, champiñón, 香菇",
}
COLOUR = "#d8392f"
TAGS = ("plant", "nature")
HOME = ("forest",)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, dice = ask.sheet, ask.dice.fork("mushroom")
    if ask.pose == "group":
        hue = ask.colour if ask.is_asked else "#b5733f"
        small = group(
            _one(sheet, dice.fork("b"), hue, spots=False, flat=1.1), transform="translate(-38 1) scale(0.52) rotate(-7)"
        )
        tiny = group(
            _one(sheet, dice.fork("c"), hue, spots=False, flat=0.8), transform="translate(40 1) scale(0.42) rotate(6)"
        )
        tall = group(_one(sheet, dice.fork("a"), hue, spots=False, flat=1.0), transform="scale(0.92)")
        return Figure(
            (Part(tall, 0.28), Part(small + tiny, 0.28), Part(_grass(dice, (-56, -46, -20, 16, 30, 54)), 0.1)),
            (-69, -93, 136, 96),
            {"ground": (0, 100), "top": (0, -90, 40), "seat": (0, -90, 30)},
        )
    return Figure(
        (Part(_one(sheet, dice, ask.colour, spots=True, flat=1.0), 0.28), Part(_grass(dice, (-24, -16, 17, 25)), 0.1)),
        (-53, -101, 106, 103),
        {"ground": (0, 40), "top": (0, -97, 40), "seat": (0, -97, 34), "grip": (0, -24)},
    )


def _grass(dice: Dice, xs: tuple[float, ...]) -> str:
    return "".join(tuft(dice, x, 1.2, dice.between(9, 15), ("#4f7d38", "#7aa850")) for x in xs)


def _one(sheet: Sheet, dice: Dice, colour: str, *, spots: bool, flat: float) -> str:
    t, flesh = tones(colour), tones("#f4e8d2")
    stem = path(
        "M-11 -54C-10 -34 -13 -20 -17 -7C-19 0 -10 2 0 2C10 2 19 0 17 -7C13 -20 10 -34 11 -54Z",
        fill=sheet.across(
            (-16, 0), (17, 0), [(0, flesh.light, 1), (0.3, flesh.glint, 1), (0.6, flesh.base, 1), (1, flesh.deep, 1)]
        ),
    )
    stem += path(
        "M-11 -52H11C11 -46 10.6 -42 10.4 -38C4 -36 -4 -36 -10.4 -38C-10.6 -42 -11 -46 -11 -52Z",
        fill=flesh.deep,
        fill_opacity=0.45,
    )
    stem += path(
        "M-7 -30C-8 -18 -9 -10 -11 -4M-1 -28C-1 -16 -1 -8 -2 -1M6 -30C7 -18 8 -10 10 -4",
        fill="none",
        stroke=flesh.dark,
        stroke_width=0.8,
        stroke_opacity=0.6,
    )
    stem += path(
        "M-12.4 -38C-8 -43 8 -43 12.4 -38C15 -34 14 -30 16 -27C10 -24 6 -29 0 -25C-6 -29 -10 -24 -16 -27"
        "C-14 -30 -15 -34 -12.4 -38Z",
        fill=sheet.linear(flesh.glint, flesh.base, flesh.dark),
    )
    gills = ellipse(
        0, -53, 41, 8.6 * flat, fill=sheet.across((0, -60), (0, -45), [(0, flesh.deep, 1), (1, flesh.light, 1)])
    )
    lines = "".join(
        f"M{num(11 * math.cos(a))} {num(-53 + 2 * math.sin(a))}L{num(40 * math.cos(a))}"
        f" {num(-53 + 8.2 * flat * math.sin(a))}"
        for a in (math.pi * i / 22 for i in range(23))
    )
    gills += path(lines, stroke=flesh.dark, stroke_width=0.6)
    top = -53 - 47 * flat
    cap = (
        f"M-50 -54C-50 {num(-54 - 28 * flat)} -28 {num(top)} 0 {num(top)}C28 {num(top)} 50"
        f" {num(-54 - 28 * flat)} 50 -54C50 -48 40 -47 32 -51C14 -57 -14 -57 -32 -51C-40 -47 -50 -48 -50"
        " -54Z"
    )
    art = (
        stem
        + gills
        + path(
            cap,
            fill=sheet.radial(
                -18,
                -53 - 32 * flat,
                84,
                [(0, t.glint, 1), (0.18, t.light, 1), (0.5, t.base, 1), (0.8, t.dark, 1), (1, t.deep, 1)],
            ),
        )
    )
    art += path(
        "M-49 -53C-46 -50 -40 -50.4 -33 -53C-14 -59 14 -59 33 -53C40 -50.4 46 -50 49 -53C48 -47.6 40 -47"
        " 32 -51C14 -57 -14 -57 -32 -51C-40 -47 -48 -47.6 -49 -53Z",
        fill=t.deep,
        fill_opacity=0.55,
    )
    if spots:
        art += _spots(sheet, dice, flat, t)
    return art + path(
        f"M-38 {num(-58 - 16 * flat)}C-33 {num(-58 - 28 * flat)} -22 {num(-57 - 37 * flat)} -10 {num(-56 - 41 * flat)}",
        fill="none",
        stroke="#ffffff",
        stroke_width=2.4,
        stroke_opacity=0.5,
        stroke_linecap="round",
    )


def _spots(sheet: Sheet, dice: Dice, flat: float, t: Tones) -> str:
    """Warts follow the cap's curve: they narrow towards its edge."""
    tone = tones("#fff8ea" if lightness(t.base) < 0.88 else "#d8584a")
    art = ""
    for u, v, r in (
        (-0.12, 0.72, 7.4),
        (-0.62, 0.38, 6),
        (0.42, 0.66, 5.6),
        (0.2, 0.3, 6.6),
        (-0.3, 0.24, 4.6),
        (0.74, 0.3, 5),
        (-0.88, 0.12, 3.6),
        (0.52, 0.08, 3.2),
        (-0.46, 0.74, 3.4),
        (0.14, 0.92, 3.6),
        (0.93, 0.1, 2.6),
    ):
        x, y = 47 * u, -56 - 43 * flat * v
        rx, ry = r * (1 - 0.62 * u * u), r * 0.74
        art += ellipse(
            x + 0.6,
            y + 1.1,
            rx,
            ry,
            fill=t.deep,
            fill_opacity=0.4,
            transform=f"rotate({num(u * 34)} {num(x)} {num(y)})",
        )
        art += ellipse(
            x,
            y,
            rx,
            ry,
            fill=sheet.linear(tone.glint, tone.base, tone.dark),
            transform=f"rotate({num(u * 34)} {num(x)} {num(y)})",
        )
    return art + "".join(
        circle(dice.between(-30, 30), dice.between(-90, -62), 0.9, fill=tone.base, fill_opacity=0.8) for _ in range(5)
    )
