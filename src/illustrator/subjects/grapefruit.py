"""A grapefruit: cut before a whole one, whole, or in slices."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._citrus import FLAT, sliced, slices, whole

WORDS = Words(
    "grapefruit, pomelo, pink grapefruit, grapefruit slice, slice of grapefruit",
    "西柚, 葡萄柚, 柚子",
    "Grapefruit, Pampelmuse",
    "pamplemousse",
    "pomelo, toronja",
)
HEIGHT_M = 0.12
POSES = ("sliced", "whole", "slices")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "slices": "grapefruit slice, slice of grapefruit",
}
COLOUR = "#ea6358"
TAGS = ("food",)


def draw(ask: Ask) -> Figure:
    peel = mix(ask.colour, "#f7b04a", 0.3) if ask.is_asked else "#f3a048"
    if ask.pose == "whole":
        return whole(ask, FLAT, ask.colour if ask.is_asked else mix(peel, "#f0806a", 0.25))
    return slices(ask, peel, ask.colour) if ask.pose == "slices" else sliced(ask, FLAT, peel, ask.colour)
