"""A panda: sitting with its bamboo, standing and walking on four."""

from dataclasses import replace

from illustrator.palette import lch, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects import _animal_bear as bears
from illustrator.subjects._animal import coat_of, curve, fur_of, line, moved
from illustrator.svg import path

WORDS = Words(
    "panda, panda bear, giant panda",
    "熊猫, 大熊猫, 小熊猫",
    "Panda, Pandabär",
    "panda géant",
    "oso panda, panda gigante",
)
HEIGHT_M = 1.0
POSES = ("sitting", "standing", "walking")
COLOUR = "#f4f0e8"
TAGS = ("animal",)
HOME = ("forest", "garden")


def draw(ask: Ask) -> Figure:
    """The white takes a light colour, the black a dark one."""
    is_dark = lch(ask.colour)[0] < 0.45
    white = coat_of(mix(ask.colour, "#f6f2ea", 0.82) if is_dark else ask.colour)
    black = coat_of(ask.colour if is_dark else mix("#26232a", ask.colour, 0.04))
    fur, limbs = fur_of(ask, white, (-24, -100), (32, 6)), fur_of(ask, black, (-24, -80), (32, 6))
    bear = bears.Bear(fur, limbs, mix(white.pale, "#ffffff", 0.4), limbs.coat.base)
    if ask.pose != "sitting" and not ask.holds:
        return bears.afoot(bear, ask.pose)
    if ask.holds:
        return bears.sitting(bear)
    figure = bears.sitting(replace(bear, fur=replace(fur, ask=replace(ask, holds=True))))
    cane = Part(moved(_bamboo(), 5, -27, 42, 0.86), 0.3)
    return replace(figure, parts=(*figure.parts, cane, *figure.front), front=(), box=(-37, -104, 74, 106.5))


def _bamboo() -> str:
    """A cane with its joints and leaves."""
    cane = "#8fbf4f"
    stem = path("M-2.6 26L-2.2 -34L2.2 -34L2.6 26Z", fill=cane) + path(
        "M-2.6 26L-2.2 -34L-.8 -34L-.8 26Z", fill="#c3e07c"
    )
    for y in (-22, -6, 12):
        stem += line(f"M-2.8 {y}h5.6", shade(cane, -0.16), 1.3)
    leaves = ""
    for x, y, turn, size in ((1.6, -24, 40, 1.0), (-1.6, -28, -50, 0.9), (0, -33, 8, 1.0), (-2, -14, -70, 0.8)):
        blade = path(curve("0,0! 3.4,-5 3,-11 0,-18! -3,-11 -3.4,-5"), fill="#5f9e3a") + line(
            "M0 -1V-15", "#a8d468", 0.6
        )
        leaves += moved(blade, x, y, turn, size)
    return leaves + stem
