"""A horse: standing, galloping, walking, rearing."""

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import coat_of, fur_of
from illustrator.subjects._animal_horse import figure

WORDS = Words(
    "horse, pony, stallion, mare, foal, steed, mustang",
    "马, 小马, 骏马, 白马",
    "Pferd, Pony, Hengst, Stute, Fohlen",
    "cheval, poney, jument, poulain",
    "caballo, yegua, poni, potro",
)
HEIGHT_M = 1.9
POSES = ("standing", "galloping", "walking", "running", "rearing")
COLOUR = "#a8623a"
TAGS = ("animal",)
HOME = ("meadow", "wheat_field")


def draw(ask: Ask) -> Figure:
    return figure(fur_of(ask, coat_of(ask.colour), (-20, -100), (24, -6)), ask.pose)
