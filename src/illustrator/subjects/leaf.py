"""A single leaf: green with a point, a maple leaf of autumn, or a monstera's."""

import math

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Point, Sheet, group, num, path, polygon

WORDS = Words(
    "leaf, maple leaf, autumn leaf, foliage, monstera, monstera leaf, palm leaf",
    "叶子, 树叶, 枫叶, 绿叶, 龟背竹",
    "Blatt, Ahornblatt, Laub, Herbstblatt",
    "feuille, feuille d'érable, feuillage",
    "hoja, hoja de arce, follaje",
)
HEIGHT_M = 0.16
POSES = ("green", "maple", "monstera")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "maple": "maple, autumn, 枫叶, Ahorn, Herbst, érable, arce",
    "monstera": "monstera, palm, 龟背竹",
}
COLOUR = "#62a04a"
TAGS = ("plant", "nature", "flat")
HOME = ("backdrop",)

_OWN = {"green": COLOUR, "maple": "#e0662f", "monstera": "#3f8a5c"}
# Half of a maple leaf about its middle rib, from the stalk to the tip.
_MAPLE: tuple[Point, ...] = (
    (0, -20),
    (6, -21),
    (24, -16),
    (22, -24),
    (42, -30),
    (37, -37),
    (52, -50),
    (41, -52),
    (40, -62),
    (24, -51),
    (16, -45),
    (22, -66),
    (19, -74),
    (12, -72),
    (9, -88),
    (0, -100),
)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, t = ask.sheet, tones(ask.colour if ask.is_asked else _OWN[ask.pose])
    if ask.pose == "maple":
        art, box = _maple(sheet, t), (-54.0, -103.0, 108.0, 105.0)
    elif ask.pose == "monstera":
        art, box = _monstera(sheet, t), (-49.0, -104.0, 98.0, 109.5)
    else:
        art, box = _green(sheet, t), (-33.0, -103.0, 75.0, 105.0)
    return Figure((Part(art, 0.22),), box, {"ground": (0, 20), "grip": (-2, -4)})


def _green(sheet: Sheet, t: Tones) -> str:
    """A beech-like leaf, curved, one half in the light."""
    whole = "M-8 -16C-36 -30 -38 -68 -2 -84C14 -91 28 -94 38 -102C44 -78 42 -46 22 -26C12 -16 2 -14 -8 -16Z"
    half = "M-8 -16C-36 -30 -38 -68 -2 -84C14 -91 28 -94 38 -102C26 -76 8 -46 -8 -16Z"
    rib = "M-18 0C-15 -7 -12 -12 -8 -16C8 -46 26 -76 38 -102"
    art = path("M-19.6 0.6C-17 -7 -13 -13 -8 -17L-5.4 -14.6C-10 -10 -14 -5 -16.6 1.6Z", fill=t.dark)
    art += path(whole, fill=sheet.linear(t.base, t.dark, t.deep, turn=40)) + path(
        half, fill=sheet.linear(t.light, mix(t.light, t.base, 0.6), t.base, turn=60)
    )
    veins, dark = "", ""
    for i in range(8):
        s = 0.08 + i * 0.105
        x, y = -8 + 46 * s - 6 * s * (1 - s), -16 - 86 * s + 4 * s * (1 - s)
        reach = 27 * math.sin(math.pi * min(0.28 + s * 0.74, 1))
        veins += f"M{num(x)} {num(y)}q{num(-reach * 0.5)} {num(-reach * 0.24)} {num(-reach * 0.8)} {num(-reach * 0.82)}"
        dark += f"M{num(x)} {num(y)}q{num(reach * 0.6)} {num(-reach * 0.02)} {num(reach * 0.92)} {num(-reach * 0.46)}"
    art += path(veins, fill="none", stroke=t.dark, stroke_width=0.9, stroke_opacity=0.5) + path(
        dark, fill="none", stroke=t.light, stroke_width=0.9, stroke_opacity=0.55
    )
    return art + path(rib, fill="none", stroke=t.glint, stroke_width=1.8, stroke_linecap="round")


def _maple(sheet: Sheet, t: Tones) -> str:
    warm = tones(shade(t.base, 0.03, 1.0, 20))
    right, left = list(_MAPLE), [(-x, y) for x, y in _MAPLE]
    outline = left + right[::-1]
    art = path("M-1.2 -20C-1 -10 -3 -4 -7 1L-3.6 2C0 -4 1.6 -10 1.4 -20Z", fill=t.dark)
    art += polygon(
        outline,
        fill=sheet.radial(-14, -70, 84, [(0, warm.glint, 1), (0.25, warm.light, 1), (0.6, t.base, 1), (1, t.deep, 1)]),
        stroke=t.base,
        stroke_width=2.4,
        stroke_linejoin="round",
    )
    art += polygon(right, fill=t.deep, fill_opacity=0.16)
    ribs = "M0 -21V-96M0 -22Q20 -36 46 -49M0 -22Q-20 -36 -46 -49M0 -22Q14 -24 34 -28M0 -22Q-14 -24 -34 -28"
    twigs = (
        "M0 -50L12 -66M0 -50L-12 -66M0 -66L9 -80M0 -66L-9 -80M18 -34L34 -36M-18 -34L-34 -36M20 -35L30"
        " -50M-20 -35L-30 -50M0 -36L12 -50M0 -36L-12 -50"
    )
    art += path(twigs, fill="none", stroke=t.deep, stroke_width=0.8, stroke_opacity=0.55) + path(
        ribs, fill="none", stroke=warm.glint, stroke_width=1.5, stroke_linecap="round"
    )
    return art + path(
        "M-40 -60C-36 -56 -30 -53 -25 -51", fill="none", stroke="#ffffff", stroke_width=1.2, stroke_opacity=0.45
    )


def _monstera(sheet: Sheet, t: Tones) -> str:
    """A heart cut from its edge towards the rib, with windows beside it."""
    halves = []
    for side in (1, -1):
        edge = [(14, -103), (30, -98), (41, -84), (46, -67), (45, -50), (38, -33), (26, -17), (12, -4)]
        d = f"M0 -88Q{2 * side} -98 {6 * side} -101"
        bx, by = 8.0, -103.0
        for i, (x, y) in enumerate(edge):
            d += f"Q{num(side * ((bx + x) / 2 + 3))} {num((by + y) / 2 - 2)} {num(side * x)} {num(y)}"
            bx, by = float(x), float(y)
            if i in {1, 3, 5}:
                deep = x * 0.4
                d += (
                    f"C{num(side * x * 0.8)} {num(y + 6)} {num(side * (deep + 5))} {num(y + 7)} {num(side * deep)}"
                    f" {num(y + 8)}"
                )
                d += (
                    f"C{num(side * (deep + 5))} {num(y + 10.6)} {num(side * x * 0.8)} {num(y + 11)}"
                    f" {num(side * (x + 2))} {num(y + 6)}"
                )
                bx, by = x + 2.0, y + 6.0
        d += f"Q{3 * side} -2 0 2Z"
        for x, y, turn in ((10, -77, 2), (13, -46, 2)):
            d += f"M{side * x} {y}q{side * 7} -1 {side * 9} {turn}q{side * -4} 4 {side * -9} {-turn}Z"
        halves.append(d)
    lit, outline = halves
    art = path(outline, fill=sheet.linear(t.deep, t.dark, t.base, turn=60), fill_rule="evenodd")
    art += path(lit, fill=sheet.linear(t.base, t.light, turn=60), fill_rule="evenodd")
    ribs = "".join(
        f"M0 {num(y + 10)}Q{num(s * x * 0.5)} {num(y + 6)} {num(s * x * 0.92)} {num(y - 6)}"
        for s in (1, -1)
        for x, y in ((28, -90), (39, -78), (44, -62), (43, -46), (36, -31), (24, -16))
    )
    art += path(ribs, fill="none", stroke=t.glint, stroke_width=0.8, stroke_opacity=0.6)
    art += path("M0 -96C1 -64 1 -32 0 0", fill="none", stroke=t.glint, stroke_width=2) + path(
        "M0 -90C0 -97 -2 -101 -6 -103", fill="none", stroke=t.dark, stroke_width=3, stroke_linecap="round"
    )
    return group(art, transform="rotate(180 0 -50)")
