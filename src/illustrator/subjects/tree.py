"""A broadleaf tree: in leaf, in autumn, in blossom or bare; round, tall or spreading."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._plants import Blob, clump, leaf, limb, tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Point, Sheet, ellipse, path

WORDS = Words(
    "tree, oak tree, maple tree, birch tree, cherry tree, apple tree, linden, broadleaf tree, cherry"
    " blossom tree, autumn tree, bare tree",
    "树, 大树, 树木, 橡树, 枫树, 樱花树",
    "Baum, Laubbaum, Eiche, Ahorn, Linde, Kirschbaum, Apfelbaum",
    "arbre, chêne, érable, tilleul, cerisier, pommier",
    "árbol, roble, arce, tilo, cerezo, manzano",
)
HEIGHT_M = 8.0
POSES = ("summer", "autumn", "blossom", "bare")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "blossom": "cherry, apple tree, 樱花, Kirschbaum, Apfelbaum, cerisier, pommier, cerezo, manzano",
    "autumn": "autumn tree, maple, 枫树, Ahorn, érable, arce",
    "bare": "bare tree",
}
COLOUR = "#6aa344"
TAGS = ("plant", "nature")
HOME = ("meadow",)

_BARK = "#7a5238"
_SEASON = {"summer": COLOUR, "autumn": "#df7f2c", "blossom": "#f2a7bd", "bare": "#8a6a4c"}
# Crowns as clumps (x, y, radius), from back to front: what lies in shade, the body, what catches the light.
_CROWNS: tuple[tuple[tuple[Blob, ...], tuple[Blob, ...], tuple[Blob, ...]], ...] = (
    (
        ((-30, -44, 15), (30, -42, 16), (38, -58, 14), (-38, -60, 13), (6, -38, 16), (24, -78, 14), (0, -84, 14)),
        ((-30, -54, 16), (22, -52, 19), (28, -68, 16), (-4, -50, 17), (8, -74, 19), (-28, -72, 15)),
        ((-18, -62, 17), (4, -64, 15), (-12, -80, 14), (12, -86, 9), (-34, -62, 9), (30, -74, 8)),
    ),
    (
        ((-16, -38, 13), (17, -37, 14), (22, -56, 14), (-22, -56, 12), (16, -76, 13), (-14, -78, 11), (0, -90, 9)),
        ((-14, -46, 14), (12, -48, 15), (2, -40, 13), (14, -64, 14), (6, -82, 12), (-14, -66, 13)),
        ((-8, -58, 13), (-6, -76, 11), (2, -90, 8), (-18, -48, 8), (8, -58, 10)),
    ),
    (
        ((-44, -56, 13), (44, -54, 14), (52, -64, 11), (-52, -64, 10), (-16, -54, 14),
         (18, -54, 14), (28, -76, 13), (0, -82, 13)),
        ((-38, -64, 14), (36, -64, 15), (-8, -60, 15), (14, -62, 16), (18, -78, 14), (-24, -76, 14)),
        ((-26, -70, 14), (0, -74, 14), (-8, -85, 11), (-46, -66, 8), (28, -72, 10), (18, -84, 9)),
    ),
)  # fmt: skip
_BOXES = ((-54, -100, 110, 102), (-38, -101, 76, 103), (-66, -98, 132, 100))


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    dice, sheet = ask.dice.fork("tree"), ask.sheet
    pose = ask.pose
    colour = ask.colour if ask.is_asked else _SEASON[pose]
    which = dice.whole(len(_CROWNS))
    if pose == "bare":
        return _bare(ask, dice)
    spread = max(abs(b[0]) for b in _CROWNS[which][0])
    trunk = _trunk(sheet, spread, tones(_BARK)) + _foot(dice, pose, colour)
    back, body, light = _CROWNS[which]
    crown_back = _leaves(dice, sheet, back, _hues(colour, pose, dice), 0.09)
    crown = _leaves(dice, sheet, body, _hues(colour, pose, dice), 0.03) + _leaves(
        dice, sheet, light, _hues(colour, pose, dice), -0.015
    )
    if pose == "blossom":
        crown += _petals(dice, back + body + light)
    return Figure(
        (Part(crown_back, 0.25), Part(trunk, 0.25), Part(crown, 0.3)),
        _BOXES[which],
        {"ground": (0, 26), "top": (0, -96, 30), "grip": (0, -20)},
    )


def _hues(colour: str, pose: str, dice: Dice) -> list[Tones]:
    """A crown is never of one green: its clumps lean to the warm or the cool."""
    if pose == "autumn":
        return [tones(c) for c in (colour, shade(colour, 0.05, 1.0, 16), shade(colour, -0.03, 1.05, -16), colour)]
    if pose == "blossom":
        return [tones(mix(colour, "#ffffff", s)) for s in (0, 0.2, 0.1, 0.3)]
    turn = dice.between(2, 5)
    return [tones(c) for c in (colour, shade(colour, 0.015, 1, -turn), shade(colour, -0.015, 1, turn))]


def _leaves(dice: Dice, sheet: Sheet, blobs: tuple[Blob, ...], hues: list[Tones], depth: float) -> str:
    art = ""
    for x, y, r in blobs:
        blob = (x + dice.between(-1.5, 1.5), y + dice.between(-1.5, 1.5), r * dice.between(0.95, 1.02))
        away = 0.05 * (x / 45 + (y + 66) / 30)
        art += clump(dice, sheet, blob, dice.pick(hues), depth + away)
    return art


def _trunk(sheet: Sheet, spread: float, t: Tones) -> str:
    paint = sheet.across((-8, 0), (9, 0), [(0, t.light, 1), (0.3, t.base, 1), (0.75, t.dark, 1), (1, t.deep, 1)])
    art = limb([((-1, -34), 3), ((-spread * 0.3, -52), 1.8), ((-spread * 0.5, -64), 0.8)], t.base)
    art += limb([((1, -32), 3), ((spread * 0.3, -48), 1.8), ((spread * 0.52, -60), 0.8)], t.dark)
    art += path(
        "M-13 0.6C-7 -2 -6 -12 -5.4 -24L-4 -70H4L5.6 -24C6 -12 8 -3 14 0.6C9 -0.6 6 -0.6 3 0.8C0 -0.8 -4"
        " -0.8 -6 0.8C-8 -0.2 -10 -0.2 -13 0.6Z",
        fill=paint,
    )
    art += path(
        "M-2.6 -6C-2 -16 -2.4 -24 -1.4 -34M1.8 -4C1.4 -14 2.4 -22 2 -30M4.4 -6C3.8 -12 4 -18 3.8 -24",
        fill="none",
        stroke=t.deep,
        stroke_width=0.6,
        stroke_opacity=0.7,
    )
    art += path("M-5 -8C-4.4 -18 -4.2 -26 -3.4 -36", fill="none", stroke=t.glint, stroke_width=0.7, stroke_opacity=0.7)
    return (
        art
        + ellipse(1.4, -20, 1.4, 2.2, fill=t.deep)
        + path("M-5.6 -40C-3 -34 4 -34 6 -40L5 -58H-5Z", fill=t.deep, fill_opacity=0.45)
    )


def _foot(dice: Dice, pose: str, colour: str) -> str:
    """Grass about the root, and what has fallen."""
    green = ("#4f7d38", "#6d9c46") if pose != "autumn" else ("#8a7a34", "#a99543")
    art = tuft(dice, -11, 0.6, 7, green) + tuft(dice, 10, 0.6, 6, green)
    if pose in {"autumn", "blossom"}:
        for _ in range(16):
            x = dice.between(-34, 34)
            art += path(
                leaf(x, dice.between(-0.6, 0.6), 2.6, 0.9, dice.between(170, 370)),
                fill=dice.pick((colour, shade(colour, -0.08), shade(colour, 0.08))),
            )
    return art


def _petals(dice: Dice, blobs: tuple[Blob, ...]) -> str:
    art = ""
    for x, y, r in blobs:
        for _ in range(4):
            a, far = dice.between(0, 6.28), r * dice.between(0.1, 0.8)
            px, py, size = x + far * math.cos(a), y + far * math.sin(a) * 0.85, dice.between(0.9, 1.5)
            d = "".join(leaf(px, py, size, size * 0.45, 72 * i + a * 57) for i in range(5))
            art += path(d, fill="#fff6f4") + ellipse(px, py, 0.36, 0.36, fill="#e9a23c")
    return art


def _bare(ask: Ask, dice: Dice) -> Figure:
    t = tones(ask.colour if ask.is_asked else "#76543f")
    paint = ask.sheet.across((-40, 0), (40, 0), [(0, t.light, 1), (0.45, t.base, 1), (0.75, t.dark, 1), (1, t.deep, 1)])
    tips: list[Point] = []
    trunk = [((0.0, 0.6), 9.0), ((-0.3, -4.0), 6.6), ((-0.2, -14.0), 5.2), ((0.2, -24.0), 4.8), ((0.0, -33.0), 4.4)]
    art = limb(trunk, paint) + _grow(dice, (0, -31), -90, 15, 4.5, 0, paint, tips)
    art += path(
        "M-2.6 -6C-2 -16 -2.4 -24 -1.4 -34M1.8 -4C1.4 -14 2.4 -22 2 -30", fill="none", stroke=t.deep, stroke_width=0.6
    )
    return Figure(
        (Part(art, 0.2), Part(_foot(dice, "autumn", "#c9803a"), 0.1)),
        _around(tips),
        {"ground": (0, 26), "top": (0, -70, 20), "grip": (0, -20)},
    )


def _around(tips: list[Point]) -> tuple[float, float, float, float]:
    left, right = min(-36.0, *(x for x, _ in tips)) - 1, max(36.0, *(x for x, _ in tips)) + 1
    top = min(y for _, y in tips) - 1
    return left, top, right - left, 2 - top


def _grow(
    dice: Dice, start: Point, turn: float, length: float, half: float, depth: int, paint: str, tips: list[Point]
) -> str:
    """A limb that divides; twigs bend up to the light."""
    a = math.radians(turn)
    middle = (start[0] + length * 0.5 * math.cos(a + 0.08), start[1] + length * 0.5 * math.sin(a + 0.08))
    end = (start[0] + length * math.cos(a), start[1] + length * math.sin(a))
    art = limb([(start, half), (middle, half * 0.82), (end, half * 0.62 if depth < 5 else 0.1)], paint)
    if depth >= 5:
        tips.append(end)
        return art
    fan = (-30, 26) if depth % 2 else (-24, 32)
    for lean in fan + ((4,) if depth in {0, 2} else ()):
        to = turn + lean + dice.between(-9, 9)
        to += (-90 - to) * 0.1
        art += _grow(dice, end, to, length * dice.between(0.78, 0.94), half * 0.62, depth + 1, paint, tips)
    return art
