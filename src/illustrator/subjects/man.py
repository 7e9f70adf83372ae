"""A man."""

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._people_figure import person
from illustrator.subjects._people_look import look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES

WORDS = Words(
    "man, men, gentleman, guy, father, dad, gentlemen, young man, fisherman, businessman",
    "男人, 男士, 先生, 爸爸, 父亲, 男子",
    "Mann, Männer, Herr, Vater, Kerl",
    "homme, monsieur, père",
    "hombre, señor, padre, caballero",
)
HEIGHT_M = 1.7
POSES = PEOPLE_POSES
COLOUR = "#d9573f"
TAGS = ("person",)


def draw(ask: Ask) -> Figure:
    return person(ask, look_of(ask, "man"))
