"""An orange: whole, cut before a whole one, or in slices."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._citrus import ROUND, sliced, slices, whole

WORDS = Words(
    "orange, orange fruit, mandarin, tangerine, clementine, orange slice",
    "橙子, 橘子, 柑橘, 甜橙",
    "Orange, Apfelsine, Mandarine",
    "orange, mandarine, clémentine",
    "naranja, mandarina",
)
HEIGHT_M = 0.08
POSES = ("whole", "sliced", "slices")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "slices": "orange slice",
}
COLOUR = "#f58a1f"
TAGS = ("food",)


def draw(ask: Ask) -> Figure:
    flesh = mix(ask.colour, "#ffb43c", 0.35)
    if ask.pose == "whole":
        return whole(ask, ROUND, ask.colour)
    return slices(ask, ask.colour, flesh) if ask.pose == "slices" else sliced(ask, ROUND, ask.colour, flesh)
