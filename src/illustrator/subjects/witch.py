"""A witch with robe, pointed hat and staff."""

from dataclasses import replace

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._people_look import look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES
from illustrator.subjects.wizard import magician

WORDS = Words(
    "witch, sorceress, enchantress", "女巫, 巫婆", "Hexe, Zauberin", "sorcière, magicienne", "bruja, hechicera, maga"
)
HEIGHT_M = 1.7
POSES = PEOPLE_POSES
COLOUR = "#6a3f8f"
TAGS = ("person",)


def draw(ask: Ask) -> Figure:
    look = look_of(ask, "woman", outfit="sweater", top=ask.colour)
    style = ask.dice.fork("tresses").pick(("long", "waves"))
    hair = ask.dice.fork("tresses/colour").pick(("#2c1f20", "#b4582c", "#7d4a2b"))
    return magician(ask, replace(look, style=style, hair=hair, shoes="#3a2c3c"))
