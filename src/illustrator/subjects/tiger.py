"""A tiger: sitting, standing, walking, lying."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import coat_of, fur_of
from illustrator.subjects._animal_bigcat import BigCat, figure

WORDS = Words("tiger, tigress, tiger cub", "老虎, 虎, 小老虎", "Tiger, Tigerin", "tigre, tigresse", "tigresa")
HEIGHT_M = 1.1
POSES = ("sitting", "walking", "standing", "lying", "sleeping", "running")
COLOUR = "#ea8a2e"
TAGS = ("animal",)
HOME = ("jungle", "forest")


def draw(ask: Ask) -> Figure:
    coat = coat_of(ask.colour)
    fur = fur_of(ask, coat, (-22, -100), (30, 6))
    return figure(BigCat(fur, None, "stripes", mix(coat.pale, "#ffffff", 0.3)), ask.pose)
