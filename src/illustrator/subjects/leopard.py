"""A leopard: sitting, standing, walking, lying."""

from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import coat_of, fur_of
from illustrator.subjects._animal_bigcat import BigCat, figure

WORDS = Words(
    "leopard, jaguar, cheetah, panther",
    "豹, 豹子, 猎豹",
    "Leopard, Gepard, Panther",
    "léopard, guépard, panthère",
    "leopardo, guepardo, pantera",
)
HEIGHT_M = 1.0
POSES = ("sitting", "walking", "standing", "lying", "running", "sleeping")
COLOUR = "#e3b058"
TAGS = ("animal",)
HOME = ("jungle", "forest")


def draw(ask: Ask) -> Figure:
    coat = coat_of(ask.colour)
    fur = fur_of(ask, coat, (-22, -100), (30, 6))
    return figure(BigCat(fur, None, "spots", coat.pale), ask.pose)
