"""A boy."""

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._people_figure import person
from illustrator.subjects._people_look import look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES

WORDS = Words(
    "boy, little boy, schoolboy, young boy, son",
    "男孩, 小男孩, 男童",
    "Junge, kleiner Junge, Bub",
    "garçon, petit garçon",
    "niño, chico, muchacho",
)
HEIGHT_M = 1.2
POSES = PEOPLE_POSES
COLOUR = "#d9573f"
TAGS = ("person",)


def draw(ask: Ask) -> Figure:
    return person(ask, look_of(ask, "boy"))
