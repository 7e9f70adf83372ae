"""A hen, a cock, a chick: standing, pecking."""

from illustrator.palette import lch, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.svg import path

WORDS = Words(
    "chicken, hen, rooster, cock, chick, cockerel",
    "鸡, 公鸡, 母鸡, 小鸡",
    "Huhn, Henne, Hahn, Küken",
    "poule, coq, poussin, poulet",
    "gallina, gallo, pollo, pollito",
)
HEIGHT_M = 0.5
POSES = ("standing", "walking", "pecking")
COLOUR = "#f5ead6"
TAGS = ("animal",)
HOME = ("garden", "meadow")
_RED = "#d8413a"


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -92), (20, -10))
    body = (
        "-44,-70! -34,-60 -20,-50 -4,-50 6,-56 12,-70 20,-82 32,-84 "
        "40,-76 40,-62 40,-46 36,-30 22,-18 0,-14 -22,-20 -38,-36 -46,-54"
    )
    marks = fur.soft(26, -80, 16, 10, fur.coat.light, 0.85) + fur.soft(0, -14, 40, 12, opacity=0.42)
    ticks = "".join(
        f"M{x} {y}q2.6 3.4 5.2 0"
        for x, y in ((20, -44), (28, -48), (26, -38), (18, -34), (30, -58), (24, -54), (10, -28), (22, -28))
    )
    marks += line(ticks, fur.coat.dark, 1.1, 0.5)
    step = -5.0 if ask.pose == "walking" else 0.0
    feet = _foot(-2 + step, 0, far=True) + _foot(9 - step, 0, far=False)
    drawn = _tail(fur) + fur.form(curve(body), marks, depth=3, rim=1.1) + _wing(fur)
    anchors = {"ground": (4.0, 34.0), "face": (32.0, -76.0, 15.0), "hold": (50.0, -70.0), "top": (-12.0, -52.0, 20.0)}
    lean = 24.0 if ask.pose == "pecking" and not ask.holds else 0.0
    head = _head(fur)
    if lean:
        anchors |= {"face": (53.0, -52.0, 15.0), "hold": (66.0, -38.0)}
        return Figure((Part(feet, 0.3), Part(moved(drawn + head, -6, 2, lean), 0.42)), (-49, -98, 122, 99), anchors)
    return Figure((Part(feet, 0.3), Part(drawn + head, 0.42)), (-61, -104, 114, 105), anchors)


def _tail(fur: Fur) -> str:
    drawn = ""
    tones = (fur.coat.dark, mix(fur.coat.dark, fur.coat.base, 0.5), fur.coat.base)
    for i, spec in enumerate(("-34,-44! -48,-54 -56,-68 -58,-82! "
        "-48,-80 -38,-70 -30,-54!", "-32,-42! -46,-48 -56,-56 -60,-66! -46,-66 -36,-58 -28,-50!",
                              "-30,-50! -40,-64 -44,-78 -42,-90! -34,-84 -28,-70 -24,-54!")):  # fmt: skip
        drawn += fur.form(curve(spec), paint=tones[i], depth=1.4, rim=0.9)
    return drawn


def _wing(fur: Fur) -> str:
    coat = fur.coat
    wing = "8,-50 2,-54 -12,-52 -26,-46 -36,-44! -34,-37 -30,-38! -28,-31 -23,-33! -18,-26 -6,-26 4,-32 9,-41"
    rows = line("M2 -44q-5 7 -12 4M-7 -45q-5 7 -12 4M0 -36q-6 6 -12 3M-10 -36q-6 5 -11 2", coat.dark, 1.1, 0.7)
    dim = mix(coat.base, coat.dark, 0.26)
    paint = fur.ask.sheet.linear(mix(coat.light, dim, 0.4), dim, mix(dim, coat.dark, 0.5))
    return fur.form(curve(wing), rows, paint=paint, depth=1.8, rim=0.9)


def _head(fur: Fur) -> str:
    comb = path(curve("19,-82! 17,-92 21,-98 25,-91! 26,-100 31,-102 33,-92! 37,-98 41,-95 39,-84 34,-80!"), fill=_RED)
    comb += line("M21 -92q-1 -3 .6 -4M29 -94q0 -4 1.8 -5", mix(_RED, "#ffffff", 0.45), 1.1, 0.8)
    wattle = path(curve("38,-67! 43,-66 45,-59 42,-54 38,-57 37,-63"), fill=_RED) + path(
        curve("35,-66! 38,-64 38,-57 35,-55 32,-59"), fill=shade(_RED, -0.08)
    )
    beak = path(curve("38,-76! 45,-75 51,-70! 45,-68.6 38,-68!"), fill="#f2a93b") + path(
        curve("38,-69.4! 44,-69 47.4,-69! 43,-65.6 38,-66!"), fill="#cf7f25"
    )
    ring = path(
        curve("26,-75 31,-80 36,-75 31,-70"),
        fill=mix(_RED, "#ffd0c0", 0.55) if lch(fur.coat.base)[0] < 0.5 else "#ffffff",
        fill_opacity=0.5,
    )
    return comb + wattle + beak + ring + blush(fur.ask, ((28, -66),), 5, opacity=0.4) + bead((31, -75), 3.3, 1.14)


def _foot(x: float, y: float, *, far: bool) -> str:
    tone = "#c98a34" if far else "#e6a544"
    d = (
        f"M{x} {y - 18}L{x + 1} {y - 3}M{x + 1} {y - 3}L{x + 10} {y - 1.2}M{x + 1} "
        f"{y - 3}L{x + 6} {y - 0.8}M{x + 1} {y - 3}L{x - 5} {y - 1.2}"
    )
    return line(d, tone, 2.6) + line(f"M{x - 0.6} {y - 17}L{x + 0.3} {y - 4}", "#ffe0a0", 0.7, 0.8)
