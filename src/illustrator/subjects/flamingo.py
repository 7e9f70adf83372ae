"""A flamingo on its long legs: standing, walking."""

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, limb, line
from illustrator.subjects._animal_face import bead, blush
from illustrator.svg import path

WORDS = Words("flamingo, pink flamingo", "火烈鸟", "Flamingo", "flamant, flamant rose", "flamenco, flamingo rosa")
HEIGHT_M = 0.95
POSES = ("standing", "walking")
COLOUR = "#f2839a"
TAGS = ("animal",)
HOME = ("mountain_lake", "beach")


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-16, -130), (20, -50))
    walks = ask.pose == "walking"
    leg_tone, far_tone = shade(mix(fur.coat.base, "#e0506a", 0.3), -0.04), mix(fur.coat.dark, fur.coat.deep, 0.4)
    if walks:
        far, near = "M2 -56L16 -32L6 -6", "M-4 -56L-6 -30L-12 -3"
        webs = _web(5, -2.4, far_tone) + _web(-12, 0, leg_tone)
    else:
        far, near = "M4 -56L20 -38L-2 -28", "M-2 -56L-1 -30L0 -3"
        webs = path(curve("-2,-30! -8,-28 -14,-22! -6,-23 -1,-26!"), fill=far_tone) + _web(0, 0, leg_tone)
    legs = (
        line(far, far_tone, 3) + line(near, leg_tone, 3.2) + line(near, mix(leg_tone, "#ffffff", 0.45), 0.8, 0.8) + webs
    )
    neck = "22,-76,8 34,-86,6.4 38,-98,5.2 30,-110,4.6 18,-118,4.4 14,-130,4.4 20,-141,4.8 30,-143,5.4"
    body = "-46,-62! -36,-66 -26,-78 -8,-87 12,-86 26,-79 30,-68 22,-56 4,-50 -16,-52 -30,-56"
    marks = fur.soft(-2, -86, 26, 9, fur.coat.light, 0.9) + fur.soft(0, -50, 30, 9, opacity=0.4)
    drawn = (
        fur.form(curve(body), marks, depth=2.4, rim=1.1)
        + fur.form(limb(neck), depth=2, rim=1)
        + _wing(fur)
        + _head(fur)
    )
    anchors = {"ground": (0.0, 26.0), "face": (31.0, -143.0, 11.0), "hold": (44.0, -132.0), "top": (-6.0, -88.0, 24.0)}
    return Figure((Part(legs, 0.25), Part(drawn, 0.42)), (-51, -154, 102, 155), anchors)


def _web(x: float, y: float, tone: str) -> str:
    return path(curve(f"{x - 5},{y}! {x - 1},{y - 4} {x + 2},{y - 3.4} {x + 12},{y}! {x + 3},{y - 0.4}"), fill=tone)


def _wing(fur: Fur) -> str:
    coat = fur.coat
    wing = "18,-74 8,-82 -8,-80 -24,-72 -38,-64 -50,-58! -42,-56 -36,-57! -32,-51 -24,-52! -18,-48 -6,-52 8,-56 16,-64"
    tip = path(curve("-52,-60! -36,-62 -28,-56 -20,-46! -40,-48"), fill=mix(coat.deep, "#2a1620", 0.45))
    rows = line(
        "M8 -72q-5 8 -13 5M-4 -74q-5 8 -13 5M-15 -70q-5 7 -12 4M4 -63q-6 6 -13 3M-8 -64q-6 6 -12 2", coat.dark, 1.1, 0.7
    )
    paint = fur.ask.sheet.linear(mix(coat.light, coat.base, 0.4), coat.base, mix(coat.base, coat.dark, 0.6))
    return fur.form(curve(wing), tip + rows, paint=paint, depth=2, rim=1)


def _head(fur: Fur) -> str:
    head = fur.form(
        curve("20,-144 24,-151 32,-152 38,-148 39,-141 34,-136 26,-136 21,-139"),
        fur.soft(27, -150, 9, 5, fur.coat.light, 0.9),
        depth=1.4,
    )
    beak = path(curve("36,-148! 43,-147 48,-141 48,-133 44,-126! 42,-133 39,-137 35,-138!"), fill="#fdf0dc")
    beak += path(curve("48.4,-138! 48.6,-132 44,-125! 42.6,-131 44,-136"), fill="#32262c") + line(
        "M37 -141.6Q43 -140 44.6 -132", "#b98a80", 0.8
    )
    return head + beak + blush(fur.ask, ((29, -139),), 3.4, opacity=0.4) + bead((31, -145), 2.2, 1.14)
