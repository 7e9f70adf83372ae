"""A squirrel with its great tail: sitting with a nut, walking."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fringe, fur_of, limb, line
from illustrator.subjects._animal_round import Face, Walker, afoot, head, sitting
from illustrator.subjects._animal_sit import Sitter
from illustrator.subjects._animal_walk import Legs
from illustrator.svg import ellipse, path

WORDS = Words("squirrel, chipmunk", "松鼠, 花栗鼠", "Eichhörnchen, Streifenhörnchen", "écureuil, tamia", "ardilla")
HEIGHT_M = 0.25
POSES = ("sitting", "walking", "standing")
COLOUR = "#b8622c"
TAGS = ("animal",)
HOME = ("forest", "garden")


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -100), (30, 6))
    white = mix(fur.coat.pale, "#ffffff", 0.3)
    marks = path(both("0,3 5,2.6 11,5 13,11 8,18 0,21"), fill=white)
    marks += "".join(ellipse(x, -1.6, 5.4, 6.2, fill=white, fill_opacity=0.6) for x in (-9, 9))
    face = Face(
        "0,-16.6 8,-16 15,-11.6 18.6,-3.6 20,4 16,11 8.6,16 0,17.4",
        "5.4,-13 8,-22 9,-29! 12,-25 13,-32! 16,-24 19,-25! 18.6,-14 17,-6 11,-8",
        (9, -1.4, 3.8),
        (6.6, 2.6, "#4a2c2a"),
        ear_inside=("9,-14 11,-20 14,-22 16,-17 15,-10", mix("#f0a794", fur.coat.base, 0.35)),
        marks=marks,
        over=ellipse(-3.4, 10, 4.6, 3.6, fill=mix(white, "#ffffff", 0.4))
        + ellipse(3.4, 10, 4.6, 3.6, fill=mix(white, "#ffffff", 0.4)),
        smile=(9.6, 3.6, 2.4),
    )
    if ask.pose == "sitting" or ask.holds:
        it = Sitter(
            "0,-52 9,-51 14,-43 18,-32 23,-18 24,-8 21,-2 14,0 0,0",
            "0,-52 8,-50 10,-41 11,-27 11,-14 8,-5 0,-3",
            (11, -39),
            6,
            4.4,
            5.6,
            18,
            hold=-26,
            pale=white,
        )
        tail = _tail(fur, "14,-6,6 32,-8,12 45,-26,16 45,-52,17 39,-76,15 46,-92,10 58,-92,2")
        figure = sitting(fur, it, tail, head(fur, face, (0, -62), turn=-4, size=1.14), (-31, -103, 98, 108), begs=True)
        if ask.holds:
            return figure
        nut = path(curve("-6,-30 0,-32 6,-30 5,-22 0,-17! -5,-22"), fill="#b9793a") + path(
            curve("-7,-29 -5,-34 0,-36 5,-34 7,-29 0,-27.6"), fill="#7a4a26"
        )
        nut += line("M0 -36v-3", "#5a3418", 1.6) + line("M-2.6 -27q-.6 4 1.4 7", "#e6b06a", 1, 0.9)
        return Figure((*figure.parts, Part(nut, 0.4)), figure.box, figure.anchors)
    body = "-36,-36 -32,-50 -18,-57 4,-55 24,-52 35,-44 36,-34 26,-25 4,-22 -18,-22 -32,-26"
    legs = Legs((23, -34), (-24, -34), (6.6, 4.8, 4), (10, 5.6, 4), "paw", 5.8)
    tail = _tail(fur, "-32,-36,5 -46,-38,10 -58,-50,14 -60,-70,14 -70,-84,11 -84,-86,2")
    return afoot(
        fur,
        Walker(body, legs, tail, -55),
        ask.pose,
        head(fur, face, (35, -56), turn=-2, size=1.06),
        (35, -54, 20),
        (-88, -97, 146, 98.5),
    )


def _tail(fur: Fur, spec: str) -> str:
    knots = [tuple(float(v) for v in word.split(",")) for word in spec.split()]
    core = " ".join(f"{x + 1.5},{y + 1},{w * 0.42:.2f}" for x, y, w in knots)
    pale = path(limb(core), fill=mix(fur.coat.light, fur.coat.pale, 0.35), fill_opacity=0.55)
    mass = fur.form(
        limb(spec), pale + fur.hairs("tail", (knots[-1][0] - 40, -100, 80, 90), 70, 6, -60), depth=3, rim=1.2
    )
    ring = (
        " ".join(f"{x - w * 0.9:.2f},{y}" for x, y, w in knots[1:-1])
        + " "
        + " ".join(f"{x + w * 0.9:.2f},{y}" for x, y, w in reversed(knots[1:-1]))
    )
    return path(fringe(fur.ask, "tail", ring, 3.4, 34), fill=fur.paint) + mass if "fluffy" in fur.ask.traits else mass
