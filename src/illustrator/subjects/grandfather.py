"""A grandfather."""

from dataclasses import replace

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._people_figure import person
from illustrator.subjects._people_look import look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES

WORDS = Words(
    "grandfather, grandpa, grandad",
    "爷爷, 老爷爷, 外公",
    "Großvater, Opa",
    "grand-père, papi",
    "abuelo, anciano",
)
HEIGHT_M = 1.7
POSES = PEOPLE_POSES
COLOUR = "#d9573f"
TAGS = ("person",)


def draw(ask: Ask) -> Figure:
    return person(ask, look_of(replace(ask, traits=ask.traits | {"old"}), "man"))
