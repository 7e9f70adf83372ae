"""A woman."""

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._people_figure import person
from illustrator.subjects._people_look import look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES

WORDS = Words(
    "woman, lady, mother, mom, mum, grandmother, grandma, granny, women, ladies, young woman, old woman",
    "女人, 女士, 妇女, 妈妈, 母亲, 奶奶, 女性",
    "Frau, Dame, Mutter, Oma, Frauen",
    "femme, dame, mère, grand-mère",
    "mujer, señora, madre, abuela",
)
HEIGHT_M = 1.7
POSES = PEOPLE_POSES
COLOUR = "#d9573f"
TAGS = ("person",)


def draw(ask: Ask) -> Figure:
    return person(ask, look_of(ask, "woman"))
