"""A bear: sitting like a soft toy, standing and walking on four."""

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects import _animal_bear as bears
from illustrator.subjects._animal import coat_of, fur_of

WORDS = Words(
    "bear, teddy, teddy bear, grizzly, polar bear, brown bear",
    "熊, 泰迪熊, 棕熊, 北极熊, 小熊",
    "Bär, Teddy, Teddybär, Eisbär, Braunbär",
    "ours, ourson, nounours, ours polaire",
    "oso, osa, osito, oso polar",
)
HEIGHT_M = 1.1
POSES = ("sitting", "standing", "walking")
COLOUR = "#93603a"
TAGS = ("animal",)
HOME = ("forest", "mountains")


def draw(ask: Ask) -> Figure:
    coat = coat_of(ask.colour)
    fur = fur_of(ask, coat, (-24, -100), (32, 6))
    muzzle = mix(coat.base, "#ffe9c8", 0.62) if lch(coat.base)[0] < 0.86 else "#fff6ea"
    if lch(coat.base)[0] < 0.34:
        muzzle = mix(coat.base, "#d8b48a", 0.6)
    bear = bears.Bear(fur, fur, muzzle)
    if ask.pose == "sitting" or ask.holds:
        return bears.sitting(bear)
    return bears.afoot(bear, ask.pose)
