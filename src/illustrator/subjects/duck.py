"""A duck: standing, swimming, flying."""

from illustrator.palette import lch, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.svg import path

WORDS = Words(
    "duck, duckling, mallard, drake, goose",
    "鸭子, 鸭, 小鸭子, 鹅",
    "Ente, Entchen, Erpel, Gans",
    "canard, caneton, cane, oie",
    "pato, patito, ganso",
)
HEIGHT_M = 0.45
POSES = ("standing", "swimming", "walking")
COLOUR = "#fbf6ea"
TAGS = ("animal", "swims")
HOME = ("mountain_lake", "garden")
_BODY = (
    "-60,-58! -58,-51 -62,-50! -57,-44 -59,-42! -50,-41 -34,-45 -10,-48 6,-52 13,-62 13,-74 "
    "16,-88 28,-96 41,-92 47,-80 44,-68 40,-58 42,-44 38,-28 24,-15 0,-12 -24,-16 -42,-28"
)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-12, -92), (16, -8))
    swims = ask.pose == "swimming" and not ask.holds
    drawn = _duck(fur)
    anchors = {"ground": (2.0, 44.0), "face": (30.0, -78.0, 18.0), "hold": (58.0, -72.0), "top": (-8.0, -49.0, 30.0)}
    if swims:
        y = 14.0
        return Figure((Part(moved(drawn, 0, y), 0.42),), (-64, -92, 131, 96), anchors | {"ground": (0, 96)})
    step = ask.pose == "walking"
    feet = _foot(-4 if step else 4, 0, far=True) + _foot(14, 0, far=False)
    return Figure((Part(feet, 0.3), Part(drawn, 0.42)), (-63, -106, 130, 107), anchors)


def _foot(x: float, y: float, *, far: bool) -> str:
    tone = "#d9782a" if far else "#f0952f"
    leg = line(f"M{x} {y - 17}L{x + 1} {y - 4}", tone, 3)
    web = path(
        curve(f"{x - 4},{y}! {x},{y - 5.4} {x + 8},{y - 4} {x + 16},{y}! {x + 8},{y - 0.6} {x + 4},{y}"), fill=tone
    )
    return leg + web + line(f"M{x + 2} {y - 4.2}L{x + 12} {y - 1.2}", "#ffd08a", 0.8, 0.8)


def _duck(fur: Fur) -> str:
    ask, coat = fur.ask, fur.coat
    marks = fur.soft(22, -92, 20, 10, coat.light, 0.9) + fur.soft(-6, -12, 44, 12, opacity=0.4)
    marks += fur.soft(26, -58, 14, 8, opacity=0.32) + fur.soft(36, -24, 14, 20, opacity=0.18)
    if "spotted" in ask.traits:
        marks += line("M-20 -22l4 2M-6 -20l4 1M10 -20l4 -1M-30 -26l4 2M24 -30l3 -1", coat.deep, 1.6, 0.6)
    body = fur.form(curve(_BODY), marks, depth=3, rim=1.1)
    wing = "12,-46 8,-53 -8,-54 -24,-50 -40,-46 -50,-42! -46,-34 -42,-36! -38,-28 -34,-30! -28,-23 -14,-22 2,-26 10,-34"
    rows = line(
        "M4 -40q-5 8 -13 5M-5 -41q-5 8 -13 5M-14 -41q-5 8 -13 5M2 -32q-6 6 -13 3M-8 -32q-6 6 -13 3", coat.dark, 1.1, 0.6
    )
    rows += line("M-18 -28Q-30 -32 -40 -38M-22 -24Q-30 -27 -35 -31", coat.dark, 1.1, 0.6)
    dim = mix(coat.base, coat.dark, 0.22)
    paint = ask.sheet.linear(mix(coat.light, dim, 0.4), dim, mix(dim, coat.dark, 0.5))
    body += fur.form(curve(wing), rows, paint=paint, depth=2, rim=0.9)
    return body + _head(fur)


def _head(fur: Fur) -> str:
    """Beak, eye, cheek; a small curl on top."""
    orange = "#f29a2e"
    if lch(fur.coat.base)[1] > 0.12 and 40 < lch(fur.coat.base)[2] < 75:
        orange = "#e8671f"
    low = path(curve("43,-74! 52,-70 60,-71! 54,-65.6 46,-66!"), fill=shade(orange, -0.12))
    beak = path(curve("43.6,-82! 50,-80 56,-75 65,-75.6! 64,-70.6 54,-69.6 43,-71.4!"), fill=orange)
    beak += line("M46 -79.6Q52 -78 57 -74.2", mix(orange, "#ffffff", 0.5), 1.1) + line(
        "M52 -76.6l1.8 .8", shade(orange, -0.25), 1.1
    )
    curl = line("M27 -95q-4 -5 -9 -3M30 -96q0 -5 -5 -7", fur.coat.base, 2)
    cheek = blush(fur.ask, ((36, -73),), 5.5, opacity=0.42)
    return curl + low + beak + cheek + bead((34, -82), 3.7, 1.16)
