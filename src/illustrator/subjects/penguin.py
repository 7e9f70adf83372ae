"""A penguin: standing, waving, sliding."""

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.svg import path

WORDS = Words("penguin, emperor penguin", "企鹅", "Pinguin", "pingouin, manchot", "pingüino")
HEIGHT_M = 0.8
POSES = ("standing", "waving", "walking")
COLOUR = "#2c3444"
TAGS = ("animal", "swims")
HOME = ("snow",)
_BODY = "0,-100 10,-99 19,-93 24,-82 25,-70 28,-56 31,-38 29,-18 22,-7 12,-3.4 0,-3"
_WING = "0,-2 6,2 9,14 9,28 5,40 1,46! -4,38 -6,24 -6,8"


def draw(ask: Ask) -> Figure:
    light = lch(ask.colour)[0]
    coat = coat_of(ask.colour)
    fur = fur_of(ask, coat, (-20, -100), (26, 0))
    white = "#fdfaf2" if light < 0.9 else "#e6e9f2"
    shade_ = mix(white, "#8fa0c0", 0.38)
    belly = "0,-64 9,-66 16,-60 20.6,-46 21.6,-30 17,-13 9,-6 0,-5"
    marks = path(
        both(belly), fill=ask.sheet.across((-18, -60), (22, -6), [(0, white, 1), (0.6, white, 1), (1, shade_, 1)])
    )
    marks += _cheeks(ask, white) + fur.soft(-8, -96, 20, 12, mix(coat.light, "#a9bce0", 0.35), 0.8)
    marks += fur.soft(0, -62, 24, 8, opacity=0.28)
    body = fur.form(both(_BODY), marks, depth=2.6, rim=1.3) + _face(fur)
    turns = (13.0, 13.0) if ask.pose != "waving" else (13.0, 142.0)
    if ask.holds:
        turns = (-30.0, -30.0)
    wings = "".join(_wing(fur, way, turn) for way, turn in zip((-1, 1), turns, strict=True))
    step = 3.0 if ask.pose == "walking" else 0.0
    feet = _foot(-11, 0) + _foot(11 + step, -step)
    tail = fur.far().form(curve("-10,-8! 10,-8! 4,-1 0,0 -4,-1"))
    box = (-42.0, -102.0, 84.0, 103.0) if ask.pose != "waving" else (-40.0, -102.0, 98.0, 103.0)
    anchors = {"ground": (0.0, 44.0), "face": (0.0, -79.0, 22.0), "hold": (0.0, -36.0), "top": (0.0, -99.0, 14.0)}
    lean = 5.0 if ask.pose == "walking" else 0.0
    front = (Part(moved(wings, 0, 0, lean), 0.3),) if ask.holds else ()
    whole = body if ask.holds else body + wings
    return Figure((Part(tail, 0.3), Part(moved(whole, 0, 0, lean) + feet, 0.42)), box, anchors, front)


def _cheeks(ask: Ask, white: str) -> str:
    """A white mask, with the golden patch of an emperor below."""
    drawn = ""
    for flip in (False, True):
        mask = "3,-72! 2,-80 4,-88 11,-91 18,-86 20,-77 16,-69 9,-67"
        gold = ask.sheet.across((0, -72), (0, -52), [(0, "#f6b93b", 1), (1, "#fde7a6", 0.2)])
        drawn += path(curve("8,-68 16,-70 22,-66 19,-58 13,-54 7,-60", flip=flip), fill=gold)
        drawn += path(curve(mask, flip=flip), fill=white)
    return drawn


def _face(fur: Fur) -> str:
    drawn = blush(fur.ask, ((-14.6, -73), (14.6, -73)), 4.6, opacity=0.5)
    drawn += bead((-10, -80), 3.6, 1.14) + bead((10, -80), 3.6, 1.14)
    beak = path(curve("-6.4,-77 0,-80 6.4,-77 3.4,-72.6 0,-69.6! -3.4,-72.6"), fill="#f0952f")
    return (
        drawn
        + beak
        + line("M-6 -76.4Q0 -74.4 6 -76.4", "#b7621b", 0.9)
        + line("M-3.4 -78Q0 -79 2.4 -78.2", "#ffd08a", 0.9)
    )


def _wing(fur: Fur, way: int, turn: float) -> str:
    shape = curve(_WING, flip=way < 0)
    marks = fur.soft(way * 1, 6, 7, 10, fur.coat.light, 0.6)
    return moved(fur.form(shape, marks, depth=1.6, rim=0.9), way * 23.4, -60, -way * turn)


def _foot(x: float, y: float) -> str:
    foot = curve(
        f"{x - 10},{y - 1.4} {x - 8},{y - 6} {x - 2},{y - 9} {x + 3},{y - 9} {x + 8.6},{y - 5.6} {x + 10},{y - 1.4} "
        f"{x + 4},{y} {x - 4},{y}"
    )
    web = line(f"M{x - 3} {y - 1}q0 -3 1 -4.6M{x + 3} {y - 1}q0 -3 -1 -4.6", "#b7621b", 1)
    return (
        path(foot, fill="#f0952f")
        + web
        + line(f"M{x - 6} {y - 5.2}Q{x - 1} {y - 7.6} {x + 4} {y - 6.4}", "#ffd08a", 0.9)
    )
