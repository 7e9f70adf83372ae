"""A lemon: whole, cut before a whole one, or in slices. Green, it is a lime."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._citrus import LEMON, sliced, slices, whole

WORDS = Words("lemon, lime, lemon slice", "柠檬, 青柠", "Zitrone, Limette", "citron, citron vert", "limón, lima")
HEIGHT_M = 0.09
POSES = ("whole", "sliced", "slices")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "slices": "lemon slice",
}
COLOUR = "#f6cf2e"
TAGS = ("food",)


def draw(ask: Ask) -> Figure:
    flesh = mix(ask.colour, "#fff3a0", 0.5)
    if ask.pose == "whole":
        return whole(ask, LEMON, ask.colour)
    return slices(ask, ask.colour, flesh) if ask.pose == "slices" else sliced(ask, LEMON, ask.colour, flesh)
