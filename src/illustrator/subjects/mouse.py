"""A mouse: sitting up, walking."""

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fringe, fur_of, limb, line
from illustrator.subjects._animal_face import bead, blush, nose, smile, whiskers
from illustrator.subjects._animal_legs import crease, leg, paw
from illustrator.subjects._animal_sit import Sitter, forelegs, trunk
from illustrator.svg import Point, circle, ellipse, group, path

WORDS = Words(
    "mouse, mice, rat, hamster, field mouse",
    "老鼠, 小老鼠, 仓鼠",
    "Maus, Mäuschen, Ratte, Hamster",
    "souris, hamster nain",
    "ratón, ratoncito, rata, hámster",
)
HEIGHT_M = 0.1
POSES = ("sitting", "walking", "standing")
COLOUR = "#a69a98"
TAGS = ("animal",)
HOME = ("garden", "meadow")
_PINK = "#f0a9a0"


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -96), (28, 4))
    return _afoot(fur) if ask.pose in {"walking", "standing"} and not ask.holds else _sitting(fur)


def _head(fur: Fur, centre: Point, *, turn: float, size: float) -> str:
    ask = fur.ask
    local = fur_of(ask, fur.coat, (-12, -26), (14, 18))
    drawn = ""
    for x in (-19, 19):
        inner = circle(x * 0.98, -17, 8.6, fill=ask.sheet.linear(_PINK, mix(_PINK, fur.coat.dark, 0.4)))
        ear = f"{x - 13},-17 {x - 9},-27 {x},-31 {x + 9},-27 {x + 13},-17 {x + 8},-7 {x},-4 {x - 8},-7"
        drawn += local.form(curve(ear), inner, depth=1.5, rim=1)
    if "fluffy" in ask.traits:
        drawn += path(fringe(ask, "ruff", "0,-12 13,-8 18,3 12,14 -12,14 -18,3 -13,-8", 4.5, 24, 22), fill=local.paint)
    white = mix(fur.coat.pale, "#ffffff", 0.3)
    marks = local.soft(-5, -12, 15, 9, local.coat.light, 0.85) + path(
        both("0,4 7,3.4 13,6 12,13 6,20 0,21"), fill=white
    )
    drawn += local.form(both("0,-16 9,-15 16,-9.6 19.6,0 18,8 11,15 4,18.6 0,19"), marks, depth=1.9, rim=1)
    drawn += (
        blush(ask, ((-12.6, 7), (12.6, 7)), 4.6, opacity=0.45) + bead((-8.6, -1), 3.6, 1.2) + bead((8.6, -1), 3.6, 1.2)
    )
    tone = "#fffaf0" if lch(fur.coat.base)[0] < 0.6 else "#7c7280"
    drawn += (
        whiskers((0, 10.6), 5.6, 24, tone, 0.4)
        + smile((0, 11.4), 3, 2.2, "#6a3a38", 0.8)
        + nose(ask, (0, 9.2), 2.9, "#e07f86")
    )
    turned = f" rotate({turn:.2f})" if turn else ""
    return group(drawn, transform=f"translate({centre[0]:.2f} {centre[1]:.2f}){turned} scale({size:.3f})")


def _sitting(fur: Fur) -> Figure:
    ask = fur.ask
    white = mix(fur.coat.pale, "#ffffff", 0.3)
    bib = "0,-52 8,-51 11,-42 12,-28 13,-16 9,-5 0,-3"
    it = Sitter(
        "0,-52 9,-51 15,-43 20,-32 25,-18 25.6,-8 22,-2 14,0 0,0",
        bib,
        (11, -39),
        6,
        4,
        5.2,
        18,
        hold=-24,
        toes=_PINK,
        pale=white,
    )
    tail = line("M16 -4C34 2 48 -4 46 -18S34 -32 44 -44", mix(_PINK, fur.coat.dark, 0.25), 3.6) + line(
        "M17 -5C34 0 46 -5 44.6 -18", "#fbd3c8", 0.9, 0.8
    )
    arms = forelegs(fur, it, raised=True)
    sit = trunk(fur, it)
    face = _head(fur, (0, -64), turn=-3, size=1.12)
    anchors = {"ground": (2.0, 48.0), "face": (0.0, -61.0, 21.0), "hold": (0.0, -25.0), "top": (0.0, -81.0, 12.0)}
    whole = sit if ask.holds else sit + arms
    front = (Part(arms, 0.25),) if ask.holds else ()
    return Figure((Part(tail, 0.3), Part(whole, 0.38), Part(face, 0.38)), (-38, -101, 88, 103), anchors, front)


def _afoot(fur: Fur) -> Figure:
    far = fur.far()
    tail = line("M-44 -16C-62 -4 -76 -10 -80 -22S-92 -38 -100 -32", mix(_PINK, fur.coat.dark, 0.25), 3.4)
    tail += line("M-46 -16C-62 -6 -74 -11 -78.6 -22", "#fbd3c8", 0.9, 0.8)
    back = tail + leg(far, "22,-16,6 26,-8,4.6", fade=0.1) + paw(far, 29, -0.4, 5.4, colour=mix(_PINK, "#8a4a4a", 0.2))
    back += fur.far().form(limb("-24,-14,7 -18,-5,4")) + paw(far, -14, -0.4, 6, colour=mix(_PINK, "#8a4a4a", 0.2))
    body = "-50,-16 -48,-34 -34,-50 -12,-55 12,-50 30,-42 38,-30 36,-14 24,-5 -10,-3 -38,-5"
    marks = fur.soft(-14, -50, 34, 14, fur.coat.light, 0.85) + fur.hairs("body", (-46, -50, 80, 42), 36, 3.6, 170)
    marks += ellipse(0, -2, 44, 9, fill=mix(fur.coat.pale, "#ffffff", 0.3), fill_opacity=0.8) + fur.soft(
        30, -26, 16, 18, opacity=0.4
    )
    mid = fur.form(curve(body), marks, depth=2.8, rim=1.2) + crease(fur, "M-14 -6C-8 -24 -22 -34 -36 -28", 1, 0.45)
    mid += (
        paw(fur, -22, 0, 7.4, colour=_PINK, turn=0.4)
        + leg(fur, "16,-18,6.6 16,-7,5", fade=0.5)
        + paw(fur, 18, 0, 5.8, colour=_PINK)
    )
    face = _head(fur, (35, -36), turn=3, size=1.06)
    anchors = {
        "ground": (-4.0, 70.0),
        "face": (35.0, -33.0, 20.0),
        "hold": (36.0, -16.0),
        "seat": (-14.0, -53.0, 30.0),
        "top": (-14.0, -53.0, 30.0),
    }
    return Figure((Part(back, 0.3), Part(mid, 0.4), Part(face, 0.38)), (-104, -73, 177, 75), anchors)
