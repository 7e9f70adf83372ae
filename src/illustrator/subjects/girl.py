"""A girl."""

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._people_figure import person
from illustrator.subjects._people_look import look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES

WORDS = Words(
    "girl, little girl, schoolgirl, young girl, daughter",
    "女孩, 小女孩, 女童, 小姑娘",
    "Mädchen, kleines Mädchen",
    "fille, petite fille, fillette",
    "niña, chica, muchacha",
)
HEIGHT_M = 1.2
POSES = PEOPLE_POSES
COLOUR = "#d9573f"
TAGS = ("person",)


def draw(ask: Ask) -> Figure:
    return person(ask, look_of(ask, "girl"))
