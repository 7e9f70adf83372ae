"""A palm: bent by the sea wind, straight, or a pair."""

import math

from illustrator.chance import Dice
from illustrator.palette import shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._plants import limb, tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Point, Sheet, circle, num, path

WORDS = Words(
    "palm, palm tree, coconut tree, coconut palm, palm trees",
    "棕榈树, 椰子树, 棕榈",
    "Palme, Kokospalme",
    "palmier, cocotier",
    "palmera, cocotero",
)
HEIGHT_M = 8.0
POSES = ("leaning", "straight", "pair")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "pair": "palm trees",
}
COLOUR = "#5b9f47"
TAGS = ("plant", "nature")
HOME = ("beach", "tropical_island")

_CROWN = (-172, -140, -108, -70, -38, -6, 24, 158)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, dice = ask.sheet, ask.dice.fork("palm")
    t = tones(ask.colour)
    trees = {
        "leaning": (((0.0, 0.0), (22.0, -74.0), 14.0, 1.0),),
        "straight": (((0.0, 0.0), (2.0, -74.0), 3.0, 1.0),),
        "pair": (((6.0, 0.0), (34.0, -56.0), 10.0, 0.82), ((-4.0, 0.0), (-20.0, -74.0), -10.0, 1.0)),
    }[ask.pose]
    parts, xs = [], []
    for i, (foot, top, bow, size) in enumerate(trees):
        own = dice.fork(str(i))
        back, front = _crown(own, t, top, size)
        parts.append(Part(back + _trunk(sheet, foot, top, bow, size) + _nuts(sheet, top), 0.22))
        parts.append(Part(front, 0.25))
        xs += [top[0] - 40 * size, top[0] + 40 * size, foot[0] - 8, foot[0] + 8]
    green = tuft(dice, trees[0][0][0] - 7, 0.7, 7, ("#55863c", "#7aa850")) + tuft(
        dice, trees[-1][0][0] + 8, 0.7, 6, ("#55863c", "#7aa850")
    )
    left, right = min(xs), max(xs)
    return Figure(
        (*parts, Part(green, 0.1)),
        (left, -105.5, right - left, 108),
        {"ground": (0, 20), "top": (trees[-1][1][0], -88, 14), "grip": (3, -24)},
    )


def _trunk(sheet: Sheet, foot: Point, top: Point, bow: float, size: float) -> str:
    """A trunk that rises in a bow, ringed by the scars of old leaves."""
    bark = tones("#a57a50")
    spine: list[tuple[Point, float]] = []
    for i in range(11):
        s = i / 10
        x = foot[0] + (top[0] - foot[0]) * s - bow * math.sin(math.pi * s) * (1 - 0.3 * s)
        half = (2.7 + 3.4 * (1 - s) ** 3 + 0.5 * (1 - s)) * size
        spine.append(((x, foot[1] + 0.6 + (top[1] - foot[1]) * s), half))
    paint = sheet.across(
        (foot[0] - 6, 0),
        (foot[0] + (top[0] - foot[0]) * 0.6 + 8, 0),
        [(0, bark.light, 1), (0.4, bark.base, 1), (1, bark.deep, 1)],
    )
    art = limb(spine, paint)
    rings, lights = "", ""
    for i in range(1, 27):
        s = i / 27
        k = min(int(s * 10), 9)
        f = s * 10 - k
        (ax, ay), ah = spine[k]
        (bx, by), bh = spine[k + 1]
        x, y, h = ax + (bx - ax) * f, ay + (by - ay) * f, ah + (bh - ah) * f
        rings += f"M{num(x - h)} {num(y - 0.6)}Q{num(x)} {num(y + 1.4)} {num(x + h)} {num(y - 0.4)}"
        lights += f"M{num(x - h * 0.9)} {num(y + 0.3)}Q{num(x - h * 0.3)} {num(y + 1.8)} {num(x)} {num(y + 1.5)}"
    return (
        art
        + path(rings, fill="none", stroke=bark.deep, stroke_width=0.7, stroke_opacity=0.6)
        + path(lights, fill="none", stroke=bark.glint, stroke_width=0.5, stroke_opacity=0.7)
    )


def _crown(dice: Dice, t: Tones, top: Point, size: float) -> tuple[str, str]:
    back = "".join(
        _frond(top, turn + dice.between(-7, 7), 40 * size, (shade(t.dark, -0.02), t.deep, t.base))
        for turn in (-156, -124, -90, -54, -22, 12, 172)
    )
    front = ""
    for turn in _CROWN:
        lit = t.light if turn < -80 or turn > 150 else t.base
        front += _frond(top, turn + dice.between(-6, 6), 42 * size * dice.between(0.9, 1.0), (lit, t.dark, t.glint))
    return back, front + circle(top[0], top[1] - 0.6, 2.4 * size, fill=t.dark)


def _frond(root: Point, turn: float, length: float, hues: tuple[str, str, str]) -> str:
    """A leaf that arches under its own weight, its blades cut along both edges of the rib."""
    a = math.radians(turn)
    fill, deep, rib_colour = hues
    droop = length * (0.22 + 0.4 * abs(math.cos(a)))
    rib: list[Point] = []
    for i in range(13):
        s = i / 12
        rib.append(
            (
                root[0] + length * s * math.cos(a) * (1 - 0.12 * s),
                root[1] + length * s * math.sin(a) * 0.96 + droop * s * s,
            )
        )
    upper, lower = "", ""
    for i in range(1, 13):
        (px, py), (x, y) = rib[i - 1], rib[i]
        dx, dy = x - px, y - py
        norm = math.hypot(dx, dy) or 1
        wide = length * 0.15 * math.sin(math.pi * min(0.16 + 0.84 * i / 12.6, 1)) + 0.8
        ux, uy, nx, ny = dx / norm, dy / norm, -dy / norm, dx / norm
        for side, into in ((1, "lower"), (-1, "upper")):
            tx, ty = (
                x + ux * wide * 0.75 + nx * side * wide * 0.72,
                y + uy * wide * 0.75 + ny * side * wide * 0.72 + wide * 0.16,
            )
            d = (
                f"M{num(px)} {num(py)}Q{num(px + nx * side * wide * 0.7)} {num(py + ny * side * wide * 0.7)}"
                f" {num(tx)} {num(ty)}Q{num(x + ux * wide * 0.2)} {num(y + uy * wide * 0.2)} {num(x)} {num(y)}Z"
            )
            if into == "upper":
                upper += d
            else:
                lower += d
    left = math.cos(a) < 0
    line = "M" + "L".join(f"{num(x)} {num(y)}" for x, y in rib)
    return (
        path(upper if left else lower, fill=deep)
        + path(lower if left else upper, fill=fill)
        + path(line, fill="none", stroke=rib_colour, stroke_width=0.8, stroke_linecap="round")
    )


def _nuts(sheet: Sheet, top: Point) -> str:
    x, y = top
    art = ""
    for dx, dy in ((-4.2, 3.4), (3.4, 3.8), (-0.4, 5)):
        art += circle(
            x + dx,
            y + dy,
            2.9,
            fill=sheet.radial(x + dx - 1, y + dy - 1.2, 4, [(0, "#b98a5a", 1), (0.6, "#7d5233", 1), (1, "#4a2d22", 1)]),
        )
    return art
