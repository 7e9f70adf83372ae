"""A pizza on its board, or one slice that pulls threads of cheese."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._fruit import leaf
from illustrator.subjects._matter import haze, loop, moved, stroke, tones
from illustrator.subjects._solid import lathe
from illustrator.subjects._wood import boards
from illustrator.svg import Sheet, circle, group, num, path, rect

WORDS = Words(
    "pizza, pizza slice, slice of pizza",
    "披萨, 比萨",
    "Pizza, Pizzastück",
    "pizza, part de pizza",
    "pizza, porción de pizza",
)
HEIGHT_M = 0.2
POSES = ("whole", "sliced")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "sliced": "pizza slice, slice of pizza, pizzastück, part de pizza, porción de pizza",
}
COLOUR = "#f2b84a"
TAGS = ("food",)

_CRUST = tones("#d3954c")
_FLAT = 0.52


def draw(ask: Ask) -> Figure:
    return _slice(ask) if ask.pose == "sliced" else _whole(ask)


def _salami(sheet: Sheet, r: float, dice: Dice) -> str:
    t = tones("#c03a2b")
    art = circle(0.6, 1.2, r * 1.02, fill="#5a1a10", fill_opacity=0.4)
    art += circle(
        0, 0, r, fill=sheet.radial(-r * 0.3, -r * 0.3, r * 1.4, [(0, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)])
    )
    for _ in range(7):
        a, out = dice.between(0, 6.28), dice.between(0, 0.75) * r
        art += circle(
            out * math.cos(a), out * math.sin(a), r * dice.between(0.06, 0.12), fill="#f2b09a", fill_opacity=0.75
        )
    return art + stroke(
        f"M{num(-r * 0.8)} {num(-r * 0.3)}A{num(r * 0.85)} {num(r * 0.85)} 0 0 1 {num(r * 0.2)} {num(-r * 0.83)}",
        "#ffb09a",
        r * 0.1,
        0.7,
    )


def _olive() -> str:
    return (
        circle(0, 0, 4.4, fill="#2f2a3a")
        + circle(0, 0, 2, fill="#e8a94a")
        + stroke("M-3.4 -1.4A3.7 3.7 0 0 1 .6 -3.6", "#8f86a8", 0.9)
    )


def _mozzarella(sheet: Sheet, dice: Dice, r: float) -> str:
    points = [
        (r * dice.between(0.8, 1.15) * math.cos(i * 0.785), r * dice.between(0.7, 1) * math.sin(i * 0.785))
        for i in range(8)
    ]
    return path(
        loop(points),
        fill=sheet.radial(-r * 0.2, -r * 0.3, r * 1.2, [(0, "#fffdf4", 1), (0.7, "#fbeccb", 1), (1, "#f0cf8c", 0.9)]),
    )


def _basil(sheet: Sheet) -> str:
    return leaf(sheet, 19, 6.5, tones("#4f9440"))


def _whole(ask: Ask) -> Figure:
    """Seen from above at a slant: drawn flat and round, then leaned back."""
    sheet, dice = ask.sheet, ask.dice.fork("pizza")
    cheese = tones(ask.colour)
    wood = tones("#a8703c")
    board = path(lathe([(-54, 98), (-54, 98), (-49, 98), (-49, 98)], 0.5), fill=wood.deep)
    disc = rect(-100, -100, 200, 200, fill=wood.base) + moved(boards(sheet, dice, (200, 200), wood, 6), -100, -100)
    board += group(group(disc, clip_path=sheet.clip(circle(0, 0, 98))), transform="translate(0 -54) scale(1 .5)")
    board += haze(sheet, (6, -50), (92, 46), "#2a1208", 0.55, 0, 0.7)
    rim = [
        (
            84 * (1 + dice.between(-0.02, 0.02)) * math.cos(i * math.pi / 14),
            84 * (1 + dice.between(-0.02, 0.02)) * math.sin(i * math.pi / 14),
        )
        for i in range(28)
    ]
    edge = group(path(loop(rim), fill=_CRUST.deep), transform=f"translate(0 -54) scale(1 {_FLAT})")
    art = board + edge
    flat = path(
        loop(rim),
        fill=sheet.radial(
            -24, -34, 124, [(0, _CRUST.pale, 1), (0.55, _CRUST.light, 1), (0.8, _CRUST.base, 1), (1, _CRUST.dark, 1)]
        ),
    )
    for _ in range(15):
        a = dice.between(0, 6.28)
        flat += haze(
            sheet,
            (79 * math.cos(a), 79 * math.sin(a)),
            (dice.between(4, 9), dice.between(3, 6)),
            "#6a3414",
            0.6,
            math.degrees(a) + 90,
        )
    flat += circle(0, 0, 71.5, fill="#b8321f") + circle(
        0, 0, 69, fill=sheet.radial(-16, -22, 90, [(0, cheese.pale, 1), (0.5, cheese.light, 1), (1, cheese.base, 1)])
    )
    for _ in range(12):
        a, out = dice.between(0, 6.28), dice.between(8, 60)
        flat += haze(
            sheet,
            (out * math.cos(a), out * math.sin(a)),
            (dice.between(5, 12), dice.between(4, 8)),
            mix(cheese.dark, "#b5602a", 0.5),
            0.5,
        )
    flat += _toppings(sheet, dice)
    for turn in (30, 90, 150):
        a = math.radians(turn)
        d = f"M{num(-82 * math.cos(a))} {num(-82 * math.sin(a))}L{num(82 * math.cos(a))} {num(82 * math.sin(a))}"
        flat += stroke(d, "#7a2a14", 1.1, 0.4)
    art += group(flat, transform=f"translate(0 -61) scale(1 {_FLAT})")
    art += haze(sheet, (-34, -84), (40, 12), "#ffffff", 0.28)
    return Figure(
        (Part(art, 0.24),), (-98, -106, 196, 106), {"ground": (0, 150), "top": (0, -60, 120), "grip": (0, -20)}
    )


def _toppings(sheet: Sheet, dice: Dice) -> str:
    art, start = "", dice.between(0, 6.28)
    for i in range(8):
        a = start + i * 0.785 + dice.between(-0.12, 0.12)
        art += moved(_mozzarella(sheet, dice, 11), 42 * math.cos(a + 0.4), 42 * math.sin(a + 0.4))
    for i in range(7):
        a = start + i * 0.9 + dice.between(-0.1, 0.1)
        art += moved(_salami(sheet, 12, dice), 51 * math.cos(a), 51 * math.sin(a))
    for i in range(3):
        a = start + 0.5 + i * 2.1
        art += moved(_salami(sheet, 12, dice), 22 * math.cos(a), 22 * math.sin(a))
    for i in range(6):
        a = start + 1.3 + i * 1.05
        out = 37 if i % 2 else 60
        art += moved(_olive(), out * math.cos(a), out * math.sin(a))
    for i in range(4):
        a = start + 0.2 + i * 1.6
        art += moved(_basil(sheet), 30 * math.cos(a), 30 * math.sin(a), 1, dice.between(0, 360))
    return art


def _slice(ask: Ask) -> Figure:
    """Hanging by its crust, its point below."""
    sheet, dice, cheese = ask.sheet, ask.dice.fork("slice"), tones(ask.colour)
    body = "M-52 -106Q0 -120 52 -106L6 -8Q0 0 -6 -8Z"
    art = path(body, fill=tones("#a8401f").deep, transform="translate(2.4 2)")
    melt = (
        "M-52 -106Q0 -120 52 -106L36 -70Q36 -58 31 -58Q28 -60 28 -54L18 -32Q19 -20 14 -22Q12 -22 8 -12"
        "Q4 2 0 1Q-4 2 -7 -10L-20 -38Q-22 -26 -26 -34Q-28 -42 -30 -58Q-36 -50 -39 -62Z"
    )
    art += path(body, fill="#b8321f") + path(
        melt,
        fill=sheet.across((-30, -110), (20, 0), [(0, cheese.pale, 1), (0.4, cheese.light, 1), (1, cheese.base, 1)]),
    )
    tops = "".join(
        moved(_salami(sheet, r, dice), x, y)
        for x, y, r in ((-24, -86, 13), (20, -78, 13.5), (-4, -52, 12.5), (2, -24, 6))
    )
    tops = (
        moved(_mozzarella(sheet, dice, 12), -2, -84)
        + moved(_mozzarella(sheet, dice, 9), 12, -46)
        + tops
        + moved(_olive(), -18, -62)
        + moved(_olive(), 36, -94)
        + moved(_basil(sheet), -2, -70, 0.9, -40)
    )
    art += group(tops, clip_path=sheet.clip(path(body)))
    crust = (
        "M-60 -104C-64 -118 -54 -124 -44 -122C-16 -132 18 -132 44 -122C56 -124 64 -116 60 -104"
        "C58 -96 50 -98 46 -101C16 -112 -16 -112 -46 -101C-52 -97 -58 -97 -60 -104Z"
    )
    art += moved(path(crust, fill="#4a1a0a", fill_opacity=0.3), 0, 2.2) + path(
        crust,
        fill=sheet.across(
            (0, -130),
            (0, -98),
            [(0, _CRUST.pale, 1), (0.4, _CRUST.light, 1), (0.75, _CRUST.base, 1), (1, _CRUST.deep, 1)],
        ),
    )
    art += "".join(haze(sheet, (x, y), (8, 4), "#6a3414", 0.55) for x, y in ((-40, -116), (-6, -123), (30, -117)))
    art += stroke("M-46 -117C-18 -126 14 -126 36 -120", "#fff2d2", 1.8, 0.6)
    return Figure((Part(art, 0.26),), (-63, -130, 126, 131), {"ground": (0, 20), "grip": (0, -114)})
