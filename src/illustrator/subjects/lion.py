"""A lion with its mane: sitting, standing, walking, lying."""

from illustrator.palette import lch, mix, shade
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import coat_of, fur_of
from illustrator.subjects._animal_bigcat import BigCat, figure, patterned

WORDS = Words("lion, lion king", "狮子, 雄狮, 小狮子", "Löwe", "lion", "león")
HEIGHT_M = 1.3
POSES = ("sitting", "standing", "lying", "walking", "sleeping", "running")
COLOUR = "#dfa14e"
TAGS = ("animal",)
HOME = ("wheat_field", "meadow")


def draw(ask: Ask) -> Figure:
    coat = coat_of(ask.colour)
    mane = "#9c5423" if not ask.is_asked else shade(mix(coat.base, coat.deep, 0.7), -0.03)
    if lch(coat.base)[0] > 0.9:
        mane = mix(coat.dark, "#e9d9bd", 0.6)
    if lch(coat.base)[0] < 0.34:
        mane = mix(coat.light, "#6a4a3a", 0.3)
    fur = fur_of(ask, coat, (-22, -100), (30, 6))
    return figure(BigCat(fur, mane, patterned(ask, ""), coat.pale), ask.pose)
