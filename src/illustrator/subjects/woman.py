"""A woman."""

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._people_figure import person
from illustrator.subjects._people_look import look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES

WORDS = Words(
    "woman, lady, mother, mom, mum, women, ladies, young woman",
    "女人, 女士, 妇女, 妈妈, 母亲, 女性",
    "Frau, Dame, Mutter, Frauen",
    "femme, dame, mère",
    "mujer, señora, madre",
)
HEIGHT_M = 1.7
POSES = PEOPLE_POSES
COLOUR = "#d9573f"
TAGS = ("person",)


def draw(ask: Ask) -> Figure:
    return person(ask, look_of(ask, "woman"))
