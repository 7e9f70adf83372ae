"""A child: a girl or a boy."""

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._people_figure import person
from illustrator.subjects._people_look import look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES

WORDS = Words(
    "child, kid, children, toddler, kids, pupil, schoolchild",
    "孩子, 小孩, 儿童, 小朋友",
    "Kind, Kinder, Schulkind",
    "enfant, gamin",
    "crío, niños",
)
HEIGHT_M = 1.2
POSES = PEOPLE_POSES
COLOUR = "#d9573f"
TAGS = ("person",)


def draw(ask: Ask) -> Figure:
    return person(ask, look_of(ask, ask.dice.fork("who").pick(("girl", "boy"))))
