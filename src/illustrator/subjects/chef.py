"""A chef: toque, white jacket, neckerchief and apron in the colour."""

from dataclasses import replace
from typing import Final

from illustrator.palette import lightness, shade
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import curve, line
from illustrator.subjects._people import Frame, Reach
from illustrator.subjects._people_figure import Costume, frame_of, person
from illustrator.subjects._people_look import Brush, Look, look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES
from illustrator.subjects._people_pose import pose_of
from illustrator.subjects._people_skirt import skirt
from illustrator.subjects._people_things import spoon, toque
from illustrator.subjects._people_wear import belt, cloth, outline
from illustrator.svg import circle, num

WORDS = Words(
    "chef, cook, baker, pastry chef, pizzaiolo, master chef",
    "厨师, 大厨, 面包师",
    "Koch, Köchin, Bäcker, Küchenchef",
    "cuisinier, cuisinière, boulanger, chef cuisinier",
    "cocinero, cocinera, panadero",
)
HEIGHT_M = 1.7
POSES = PEOPLE_POSES
COLOUR = "#c8453c"
TAGS = ("person",)

_SPOON: Final = Reach(0.5, 0.22, 1)


def draw(ask: Ask) -> Figure:
    who = ask.dice.fork("who").pick(("woman", "man"))
    look = look_of(ask, who, outfit="sweater", top="#f7f4ec")
    look = replace(look, second="#4a4d5e", shoes="#2f2b33", style="bun" if who == "woman" else look.style)
    if look.style in {"quiff", "tousled", "curls"}:
        look = replace(look, style="crop")
    pose = pose_of(ask)
    stirs = ask.pose == "standing" and not ask.holds and "reading" not in ask.traits
    if stirs:
        pose = replace(pose, arms=(_SPOON, pose.arms[1]))
    frame, brush = frame_of(ask, look, pose), Brush(ask)
    tool, points = "", []
    if stirs:
        at = frame.arms[0].along(2.14)
        tool, points = spoon(brush, at, 12), [((at[0] + 4.6, at[1] - 22), 3.2)]
    costume = Costume(_trunk, hat=toque(brush), carried=(tool, ""), room=(1.45, 2.75, 1.2), points=tuple(points))
    return person(ask, look, frame, costume)


def _trunk(brush: Brush, frame: Frame, look: Look) -> str:
    """A double-breasted jacket; an apron hangs from the waist over the legs."""
    white, colour = cloth(brush, frame, look.top), brush.ask.colour
    b, dx = frame.build, frame.pose.turn * 1.6
    (x1, y1), (x2, y2) = frame.at(0.92, -2.4 + dx), frame.at(0.3, -3.6 + dx)
    marks = line(
        f"M{num(x1)} {num(y1)}Q{num(x1 - 2)} {num((y1 + y2) / 2)} {num(x2)} {num(y2)}", white.coat.deep, 0.6, 0.5
    )
    marks += white.soft(*frame.at(0.3, b.waist * 0.8), 5, 9, opacity=0.25)
    art = white.form(outline(frame, ease=1.04), marks, depth=2.0, rim=0.6)
    for s in (0.8, 0.64, 0.48):
        for w in (-1.6, 3.2):
            x, y = frame.at(s, w + dx)
            art += circle(x, y, 0.75, fill=shade(colour, -0.05)) + circle(
                x - 0.25, y - 0.25, 0.25, fill="#ffffff", fill_opacity=0.8
            )
    art += skirt(brush, frame, colour, 1.1 if frame.is_upright else 0.9, 2.6)
    art += belt(brush, frame, shade(colour, -0.1 if lightness(colour) > 0.35 else 0.12), 0.34)
    scarf = [
        frame.at(1.06, -4.6),
        frame.at(0.98, -5.2),
        frame.at(0.92, dx - 1),
        frame.at(0.9, dx + 1),
        frame.at(0.98, 5.2),
        frame.at(1.06, 4.6),
    ]
    knot = brush.body(colour, frame.at(0.95, 0), 6)
    art += knot.form(curve(" ".join(f"{x:.2f},{y:.2f}" for x, y in scarf)), depth=0.8, rim=0.5)
    x, y = frame.at(0.92, dx)
    tails = f"{x - 0.8},{y} {x - 3.2},{y + 4}! {x},{y + 2.6} {x + 3},{y + 4.6}! {x + 1},{y}"
    return art + knot.form(curve(tails), depth=0.6, rim=0.4) + circle(x, y, 1.2, fill=knot.coat.light)
