"""An octopus: sitting on its arms, swimming."""

from itertools import pairwise

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, fur_of, limb, line, moved
from illustrator.subjects._animal_face import blush, eye
from illustrator.svg import circle, ellipse, path

WORDS = Words(
    "octopus, squid, kraken",
    "章鱼, 八爪鱼, 鱿鱼",
    "Krake, Oktopus, Tintenfisch",
    "pieuvre, poulpe, calmar",
    "pulpo, calamar",
)
HEIGHT_M = 0.5
POSES = ("sitting", "swimming")
COLOUR = "#d9637a"
TAGS = ("animal", "swims")
HOME = ("underwater",)
_SITTING = (
    "-16,-30,8 -30,-22,7.4 -44,-10,6 "
    "-58,-8,4.6 -66,-18,3.2 -60,-25,2", "-8,-28,8 -18,-14,7.4 -30,-5,6 -44,-4,4.4 -54,-2.6,2.4",
    "-3,-26,7.6 -8,-12,7 -14,-5,5.6 -24,-3.6,4 -31,-9,2.2", "20,-32,8 36,-30,7 50,-40,5.6 "
        "58,-54,4.4 52,-64,3 46,-60,1.8",
)  # fmt: skip
_SITTING_FRONT = (
    "8,-28,8 18,-14,7.4 32,-5.4,6 46,-5,4.6 58,-10,3.2 62,-18,2", "3,-26,7.6 7,-12,7 14,-5,5.6 24,-3.4,4 32,-2.6,2.2",
    "-12,-30,8 -22,-26,7 -34,-30,5.6 -44,-42,4.4 -40,-53,3 -33,-51,1.8",
)  # fmt: skip
_SWIMMING = (
    "-16,-32,8 -28,-18,7 -34,0,5.4 "
    "-46,14,4 -58,14,2.4", "-8,-28,8 -14,-10,7 -12,8,5.4 "
        "-20,24,4 -32,30,2.2", "0,-28,8 2,-8,7 8,10,5.4 4,26,4 -4,36,2.2",
    "16,-32,8 28,-18,7 36,-2,5.4 50,8,4 62,2,2.4",
)  # fmt: skip
_SWIMMING_FRONT = (
    "8,-28,8 16,-10,7 18,8,5.4 28,22,4 40,24,2.2",
    "-12,-28,8 -22,-12,7 -24,4,5.4 -34,18,4 -46,24,2.2",
    "3,-26,8 10,-8,7 12,10,5.4 16,28,4 12,38,2.2",
)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#ffe6e0", 0.62)), (-24, -100), (30, 0))
    swims = ask.pose == "swimming"
    arms, front = (_SWIMMING, _SWIMMING_FRONT) if swims else (_SITTING, _SITTING_FRONT)
    far = fur.far()
    back = "".join(_arm(far if i % 2 else fur, spec) for i, spec in enumerate(arms))
    near = "".join(_arm(fur, spec) for spec in front)
    y = -40.0 if swims else 0.0
    head = _head(fur)
    box = (-63, -145, 130, 148) if swims else (-71, -107, 138, 109)
    anchors = {
        "ground": (0.0, 90.0),
        "face": (0.0, -60.0 + y, 24.0),
        "hold": (-38.0, -52.0 + y),
        "top": (0.0, -102.0 + y, 16.0),
    }
    svgs = ((back, 0.35), (head + near, 0.42))
    return Figure(tuple(Part(moved(svg, 0, y), relief) for svg, relief in svgs), box, anchors)


def _arm(fur: Fur, spec: str) -> str:
    """An arm with its suckers along the lower side."""
    knots = [tuple(float(v) for v in word.split(",")) for word in spec.split()]
    suckers = ""
    for (ax, ay, aw), (bx, by, bw) in pairwise(knots[1:]):
        for t in (0.0, 0.5):
            x, y, w = ax + (bx - ax) * t, ay + (by - ay) * t, aw + (bw - aw) * t
            side = 1 if bx >= ax else -1
            suckers += circle(
                x - (by - ay) * 0.012 * w * side, y + w * 0.62, w * 0.3, fill=fur.coat.pale, fill_opacity=0.85
            )
    return fur.form(limb(spec), suckers, depth=2, rim=1)


def _head(fur: Fur) -> str:
    ask, coat = fur.ask, fur.coat
    shape = "0,-104 14,-102 26,-94 32,-80 31,-66 25,-54 23,-42 26,-30 18,-22 0,-20"
    marks = fur.soft(-10, -96, 24, 14, mix(coat.light, "#ffffff", 0.3), 0.8)
    marks += "".join(
        ellipse(x, y, r, r * 0.85, fill=coat.dark, fill_opacity=0.5)
        for x, y, r in ((15, -92, 3.6), (22, -82, 2.4), (9, -97, 2), (-22, -84, 2.6), (-17, -93, 1.8), (24, -72, 1.8))
    )
    drawn = fur.form(both(shape), marks + fur.soft(0, -26, 28, 10, opacity=0.3), depth=3, rim=1.3)
    drawn += blush(ask, ((-19, -52), (19, -52)), 6, opacity=0.5)
    drawn += eye(ask, (-11, -61), 7.4, "#5a3a6a", tall=1.1) + eye(ask, (11, -61), 7.4, "#5a3a6a", tall=1.1)
    lip = mix(coat.deep, "#3a1020", 0.5)
    return (
        drawn
        + path("M-4.6 -48.4Q0 -46.6 4.6 -48.4Q4 -42 0 -42T-4.6 -48.4Z", fill=lip)
        + line("M-6.4 -48.6Q0 -46 6.4 -48.6", lip, 1.2)
    )
