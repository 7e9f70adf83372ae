"""A unicorn: a white horse with a golden horn and a coloured mane."""

from illustrator.palette import at, lch, shade
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import coat_of, fur_of
from illustrator.subjects._animal_horse import figure

WORDS = Words("unicorn", "独角兽", "Einhorn", "licorne", "unicornio")
HEIGHT_M = 1.9
POSES = ("standing", "galloping", "walking", "running", "rearing")
COLOUR = "#f7f2f6"
TAGS = ("animal",)
HOME = ("lavender_field", "meadow")
_MANES = ("#e77fb3", "#a98be6", "#7fbfe8")


def draw(ask: Ask) -> Figure:
    mane = ask.dice.fork("mane").pick(_MANES)
    if lch(ask.colour)[1] > 0.06:
        mane = at(shade(ask.colour, turn=60), 0.78)
    return figure(fur_of(ask, coat_of(ask.colour), (-20, -100), (24, -6)), ask.pose, has_horn=True, mane=mane)
