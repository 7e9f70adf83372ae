"""A zebra: standing, walking, galloping."""

from dataclasses import replace

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import coat_of, fur_of
from illustrator.subjects._animal_horse import figure

WORDS = Words("zebra", "斑马", "Zebra", "zèbre", "cebra")
HEIGHT_M = 1.7
POSES = ("standing", "walking", "galloping", "running")
COLOUR = "#f6f2ea"
TAGS = ("animal",)
HOME = ("wheat_field", "meadow")


def draw(ask: Ask) -> Figure:
    striped = replace(ask, traits=ask.traits | {"striped"})
    fur = fur_of(striped, coat_of(ask.colour), (-20, -100), (24, -6))
    return figure(fur, ask.pose, mane="#3a3036")
