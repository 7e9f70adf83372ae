"""Sushi: nigiri and rolls on a wooden board, one nigiri, or a row of rolls."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, loop, moved, stroke, tones
from illustrator.subjects._space import Block, Eye, bounds
from illustrator.subjects._wood import boards, grain
from illustrator.svg import Sheet, circle, ellipse, group, path, rect

WORDS = Words("sushi, sushi roll, nigiri, maki, sashimi", "寿司, 刺身", "Sushi", "sushi, maki", "sushi, maki")
HEIGHT_M = 0.1
POSES = ("plate", "nigiri", "rolls")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "nigiri": "nigiri",
    "rolls": "sushi roll, maki",
}
COLOUR = "#f5824e"
TAGS = ("food",)

_RICE = tones("#f6f0e4")
_NORI = tones("#1f3630")


def draw(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("sushi")
    if ask.pose == "nigiri":
        return Figure(
            (Part(moved(_nigiri(sheet, dice, ask.colour), 0, -1.5), 0.3),),
            (-52, -52, 104, 52),
            {"ground": (0, 84), "top": (0, -50, 50)},
        )
    if ask.pose == "rolls":
        wrap = tones(ask.colour) if ask.is_asked else _NORI
        parts = tuple(
            Part(moved(_roll(sheet, dice.fork(str(i)), colour, wrap), x, y), 0.28)
            for i, (x, y, colour) in enumerate(((-44, -8, ask.colour), (44, -8, "#7cb648"), (0, 0, ask.colour)))
        )
        return Figure(parts, (-75, -62, 150, 62), {"ground": (0, 130), "top": (0, -52, 50)})
    return _plate(ask)


def _rice(sheet: Sheet, dice: Dice, w: float, h: float) -> str:
    """A pressed pad of rice, its foot at y = 0."""
    shape = loop(
        [
            (-w, -h * 0.3),
            (-w * 0.86, -h * 0.86),
            (0, -h),
            (w * 0.86, -h * 0.86),
            (w, -h * 0.3),
            (w * 0.82, 0),
            (0, 1),
            (-w * 0.82, 0),
        ],
        7,
    )
    art = path(
        shape, fill=sheet.across((0, -h), (0, 0), [(0, _RICE.glint, 1), (0.5, _RICE.base, 1), (1, _RICE.deep, 1)])
    )
    grains = ""
    for _ in range(int(w * h / 9)):
        x, y = dice.between(-w, w), dice.between(-h, 0)
        grains += moved(
            ellipse(0, 0, 2.6, 1.15, fill=_RICE.glint if dice.whole(3) else _RICE.dark, fill_opacity=0.75),
            x,
            y,
            1,
            dice.between(-70, 70),
        )
    return art + group(grains, clip_path=sheet.clip(path(shape)))


def _nigiri(sheet: Sheet, dice: Dice, colour: str) -> str:
    """A slice of fish over rice."""
    t = tones(colour)
    art = _rice(sheet, dice, 42, 26)
    fish = (
        "M-50 -17C-52 -30 -36 -45 -8 -48C22 -51 46 -40 51 -22C53 -13 46 -10 38 -13C14 -22 -18 -20 -38 -10"
        "C-46 -7 -50 -10 -50 -17Z"
    )
    art += moved(path(fish, fill="#4a2010", fill_opacity=0.28), 0, 2.4)
    art += path(
        fish,
        fill=sheet.across((-20, -50), (8, -8), [(0, t.pale, 1), (0.3, t.light, 1), (0.65, t.base, 1), (1, t.dark, 1)]),
    )
    veins = "".join(f"M{x} -50Q{x + 8} -34 {x - 5} -8" for x in range(-42, 52, 12))
    art += group(
        stroke(veins, mix(t.pale, "#fff4e8", 0.6), 2, 0.8) + haze(sheet, (-16, -41), (30, 6), "#ffffff", 0.75, -6),
        clip_path=sheet.clip(path(fish)),
    )
    return art + stroke("M-47 -19C-46 -30 -32 -42 -8 -45", "#ffffff", 1.2, 0.5)


def _roll(sheet: Sheet, dice: Dice, filling: str, wrap: Tones = _NORI) -> str:
    """A piece of roll standing on its foot, its cut side up."""
    f = tones(filling)
    side = "M-29 -40V-12A29 12 0 0 0 29 -12V-40Z"
    art = path(
        side,
        fill=sheet.across(
            (-29, 0),
            (29, 0),
            [(0, wrap.dark, 1), (0.25, wrap.pale, 1), (0.45, wrap.light, 1), (0.75, wrap.base, 1), (1, wrap.deep, 1)],
        ),
    )
    art += stroke("M-20 -26V-8M-8 -22V-3M6 -22V-3M18 -25V-7", wrap.pale, 0.7, 0.4)
    art += ellipse(0, -40, 29, 12.4, fill=wrap.deep) + ellipse(
        0,
        -40.4,
        27,
        11.2,
        fill=sheet.radial(-6, -44, 30, [(0, _RICE.glint, 1), (0.7, _RICE.base, 1), (1, _RICE.dark, 1)]),
    )
    for _ in range(44):
        a, out = dice.between(0, 6.28), dice.between(12, 25)
        x, y = out * math.cos(a), -40.4 + out * 0.41 * math.sin(a)
        art += moved(
            ellipse(0, 0, 2.5, 1.05, fill=_RICE.glint if dice.whole(3) else _RICE.deep, fill_opacity=0.7),
            x,
            y,
            1,
            dice.between(-60, 60),
        )
    art += ellipse(0, -40.4, 13, 5.6, fill=f.deep) + ellipse(
        -3.4, -41.4, 8.4, 4, fill=sheet.radial(-6, -43, 11, [(0, f.pale, 1), (0.5, f.light, 1), (1, f.base, 1)])
    )
    art += (
        ellipse(6.4, -40, 4.6, 3, fill="#cfe08a")
        + ellipse(6, -40.6, 2.6, 1.6, fill="#eef5c0")
        + ellipse(2.4, -37.2, 4, 1.9, fill="#f6c84a")
    )
    return art + haze(sheet, (-12, -45), (10, 3), "#ffffff", 0.6)


def _plate(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("plate")
    wood = tones("#c08a52")
    eye = Eye(-9, 24)
    block = Block(eye, 190, 9, 92, 0, 12)
    w, d = block.w, block.d
    board = ""
    for x in (-62, 62):
        foot = Block(eye, 14, 12, 80, x, 0)
        board += foot.front(rect(0, 0, 14, 12, fill=wood.deep)) + foot.side(rect(0, 0, 80, 12, fill=wood.deep))
    board += block.side(rect(0, 0, d, 9, fill=wood.dark)) + block.front(
        rect(0, 0, w, 9, fill=wood.base)
        + grain(dice, w, 9, wood, 6)
        + rect(0, 0, w, 1.4, fill=wood.glint, fill_opacity=0.7)
    )
    board += block.top(boards(sheet, dice, (w, d), wood, 3))
    left, y, bw, _ = bounds(block.corners())
    floor = bounds([eye.at(sx * 69, 0, 40) for sx in (-1, 1)])
    lift = -(floor[1] + floor[3])
    top = block.roof()[1] + lift
    pieces: list[Part] = []
    for px, py, scale, svg in (
        (-58, -4, 0.72, _nigiri(sheet, dice.fork("a"), ask.colour)),
        (12, -9, 0.72, _nigiri(sheet, dice.fork("b"), "#c9384a" if not ask.is_asked else ask.colour)),
        (64, -6, 0.72, _roll(sheet, dice.fork("c"), ask.colour)),
        (-26, 18, 0.74, _roll(sheet, dice.fork("d"), ask.colour)),
        (24, 22, 0.74, _roll(sheet, dice.fork("e"), "#7cb648")),
    ):
        shadow = haze(sheet, (4, -3), (46, 12), "#3a1a08", 0.5)
        pieces.append(Part(moved(shadow + svg, px, top + py, scale), 0.26))
    side = (
        haze(sheet, (0, 0), (12, 6), "#3a1a08", 0.4)
        + path(
            loop([(-9, 0), (-8, -7), (-2, -11), (5, -9), (9, -3), (7, 2), (0, 3)]),
            fill=sheet.linear("#c6dd8a", "#8fb34a", "#64852f", turn=50),
        )
        + circle(-3, -6, 1.2, fill="#eef6cf")
    )
    first = Part(moved(board, 0, lift) + moved(side, 66, top + 24), 0.2)
    high = max(-(y + lift), -top + 44)
    return Figure(
        (first, Part("".join(p.svg for p in pieces[:3]), 0.26), Part("".join(p.svg for p in pieces[3:]), 0.26)),
        (left, -high, bw, high),
        {"ground": (0, 150), "top": (0, top, 120)},
    )
