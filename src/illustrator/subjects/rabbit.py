"""A rabbit: sitting up, jumping."""

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fringe, fur_of, moved
from illustrator.subjects._animal_face import blush, eye, nose, shut, smile, whiskers
from illustrator.subjects._animal_legs import crease, leg, paw
from illustrator.subjects._animal_sit import Sitter, forelegs, trunk
from illustrator.svg import Point, ellipse, group, path, rect

WORDS = Words(
    "rabbit, bunny, hare, easter bunny",
    "兔子, 兔, 小兔子, 小白兔",
    "Hase, Kaninchen, Häschen, Osterhase",
    "lapin, lièvre, lapine",
    "conejo, coneja, conejito, liebre",
)
HEIGHT_M = 0.4
POSES = ("sitting", "jumping")
COLOUR = "#c9a27c"
TAGS = ("animal",)
HOME = ("meadow", "garden")
_HEAD = "0,-14.6 7,-14.2 13.6,-10.4 17.6,-3 18.6,4 15,10.4 8.6,14.4 0,15.6"
_EAR = "-5.6,2 -7.4,-12 -6,-28 -1,-38 3.4,-36 6,-24 5.6,-8 4.6,2"
_EAR_INSIDE = "-2.6,0 -4,-12 -3.2,-26 -.8,-33 1.6,-31 3,-22 2.6,-8 2,0"


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -100), (28, 6))
    return _jumping(fur) if ask.pose == "jumping" and not ask.holds else _sitting(fur)


def _white(fur: Fur) -> str:
    return mix(fur.coat.pale, "#ffffff", 0.2)


def _ear(fur: Fur, x: float, y: float, turn: float) -> str:
    pink = fur.ask.sheet.linear("#f6b7ac", mix("#f6b7ac", fur.coat.base, 0.5))
    return moved(fur.form(curve(_EAR), path(curve(_EAR_INSIDE), fill=pink), depth=1.5, rim=0.9), x, y, turn)


def _head(fur: Fur, centre: Point, *, back: bool = False, turn: float = 0.0, size: float = 1.0) -> str:
    """`back` lays the ears back, for a leap."""
    ask = fur.ask
    local = fur_of(ask, fur.coat, (-12, -30), (14, 18))
    lean = (-74, -58) if back else (-9, 12)
    drawn = _ear(local, -6.4, -11, lean[0]) + _ear(local, 6.4 if not back else -1, -11, lean[1])
    if "fluffy" in ask.traits:
        drawn += path(fringe(ask, "ruff", "0,-11 12,-8 16,3 9,12 -9,12 -16,3 -12,-8", 5.0, 26, 22), fill=local.paint)
    marks = local.soft(-5, -12, 14, 9, local.coat.light, 0.85)
    marks += path(both("0,-4! 2,1 9,4.6 11,9 7,14 0,18"), fill=_white(fur)) + local.soft(12, 13, 14, 8, opacity=0.22)
    drawn += local.form(both(_HEAD), marks, depth=1.9, rim=0.9) + blush(ask, ((-12, 6), (12, 6)), 4.4, opacity=0.38)
    for x in (-8.6, 8.6):
        drawn += shut((x, -1.6), 4) if "sleeping" in ask.traits else eye(ask, (x, -2), 4.2, "#5a3320", tall=1.16)
    drawn += rect(-2, 9.6, 1.9, 3, rx=0.5, fill="#ffffff") + rect(0.1, 9.6, 1.9, 3, rx=0.5, fill="#ffffff")
    drawn += ellipse(-3, 7.6, 3.9, 3.1, fill=mix(_white(fur), "#ffffff", 0.4)) + ellipse(
        3, 7.6, 3.9, 3.1, fill=mix(_white(fur), "#ffffff", 0.4)
    )
    tone = "#fffaf0" if lch(fur.coat.base)[0] < 0.7 else "#8c8290"
    drawn += (
        smile((0, 6.4), 3.2, 2.2, "#6a3a34", 0.7)
        + nose(ask, (0, 4.2), 2.4, "#e58a8a")
        + whiskers((0, 7), 6.5, 22, tone, 0.4)
    )
    turned = f" rotate({turn:.2f})" if turn else ""
    return group(drawn, transform=f"translate({centre[0]:.2f} {centre[1]:.2f}){turned} scale({size:.3f})")


def _puff(fur: Fur, x: float, y: float, r: float) -> str:
    ring = (
        f"{x - r},{y} {x - r * 0.6},{y - r * 0.8} {x + r * 0.2},{y - r} "
        f"{x + r},{y - r * 0.3} {x + r * 0.7},{y + r * 0.7} {x - r * 0.4},{y + r * 0.9}"
    )
    white = fur.ask.sheet.radial(
        x - r * 0.3, y - r * 0.4, r * 1.5, [(0, "#ffffff", 1), (1, mix(_white(fur), fur.coat.dark, 0.3), 1)]
    )
    return path(fringe(fur.ask, "puff", ring, r * 0.4, 14, y + r), fill=white) + path(curve(ring), fill=white)


def _sitting(fur: Fur) -> Figure:
    ask = fur.ask
    body = "0,-46 8,-45 12,-38 16.6,-28 21.6,-16 22.6,-7 20,-1 13,0 0,0"
    bib = "0,-46 8,-45 11,-38 9.6,-30! 7.6,-32 5.6,-25! 3.4,-28 0,-20"
    if ask.holds:
        bib = "0,-46 7,-45 9.6,-37 9,-26 10,-14 7,-5 0,-3"
    it = Sitter(body, bib, (10.6, -33), 5.6, 4.4, 5.8, 17, hold=-20, toes=_white(fur), pale=_white(fur))
    sit = trunk(fur, it)
    front = (Part(forelegs(fur, it, raised=True), 0.25),) if ask.holds else ()
    if not ask.holds:
        sit += forelegs(fur, it, raised=False)
    face = _head(fur, (0, -53), turn=-3, size=1.14)
    anchors = {"ground": (0.0, 46.0), "face": (0.0, -51.0, 19.0), "hold": (0.0, -21.0), "top": (0.0, -68.0, 10.0)}
    return Figure(
        (Part(_puff(fur, 24, -7, 7), 0.3), Part(sit, 0.35), Part(face, 0.35)), (-27, -111, 63, 113), anchors, front
    )


def _jumping(fur: Fur) -> Figure:
    """In the air, stretched, ears laid back."""
    body = "-42,-34 -40,-48 -28,-60 -8,-64 14,-62 30,-60 40,-48 34,-36 14,-31 -10,-28 -30,-24"
    marks = fur.soft(-10, -62, 34, 14, fur.coat.light, 0.85) + fur.hairs("body", (-40, -60, 74, 30), 40, 4, 160)
    marks += path(curve("36,-52 44,-40 20,-26 -14,-24! 0,-32 22,-38"), fill=_white(fur))
    marks += fur.soft(0, -28, 40, 8, opacity=0.4) + fur.soft(34, -50, 16, 16, opacity=0.4)
    far = fur.far()
    back = leg(far, "24,-42,6.4 40,-34,4.6 54,-28,4", fade=0.3) + moved(paw(far, 0, 2, 5.4), 58, -26, 24)
    back += leg(far, "-26,-38,10 -44,-26,6 -60,-20,4.6", fade=0.3) + moved(paw(far, 0, 2, 6.4), -64, -16, 150)
    mid = _puff(fur, -45, -50, 7) + fur.form(curve(body), marks, rim=1.0)
    mid += leg(fur, "20,-42,7.4 36,-28,5 50,-18,4.2", fade=0.6) + moved(
        paw(fur, 0, 2, 5.8, colour=_white(fur)), 54, -14, 24
    )
    mid += leg(fur, "-24,-40,13 -38,-24,9 -54,-13,5.4 -62,-8,4.8", fade=0.7)
    mid += moved(leg(fur, "-8,0,4.6 10,0,5", fade=0.1) + "", -64, -7, 148)
    mid += crease(fur, "M-11 -48C-7 -40 -10 -31 -18 -27", 1.0, 0.4)
    face = _head(fur, (41, -65), back=True, turn=-4, size=1.1)
    anchors = {
        "ground": (0.0, 70.0),
        "face": (41.0, -63.0, 18.0),
        "top": (-8.0, -62.0, 30.0),
        "seat": (-8.0, -62.0, 30.0),
    }
    return Figure(
        (Part(back, 0.3), Part(mid, 0.4), Part(face, 0.35)), (-78, -110, 147, 113), anchors | {"hold": (48, -30)}
    )
