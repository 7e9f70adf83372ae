"""A pig: standing, walking."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.subjects._animal_farm import Stock, standing
from illustrator.subjects._animal_walk import Legs
from illustrator.svg import ellipse, path

WORDS = Words(
    "pig, piglet, hog, boar, sow",
    "猪, 小猪",
    "Schwein, Ferkel, Schweinchen, Sau",
    "cochon, porc, porcelet, truie",
    "cerdo, cerdito, chancho, lechón",
)
HEIGHT_M = 0.9
POSES = ("standing", "walking")
COLOUR = "#f3a8a4"
TAGS = ("animal",)
HOME = ("meadow",)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#fff0e8", 0.6)), (-24, -86), (24, -4))
    legs = Legs((22, -34), (-30, -34), (10, 7.4, 5.6), (11.6, 8, 5.6), "hoof", 5.2, mix(fur.coat.deep, "#5a3a38", 0.6))
    body = "-50,-46 -47,-62 -32,-74 -6,-78 18,-75 38,-66 46,-50 42,-32 26,-19 0,-15 -26,-17 -44,-28"
    marks = ""
    if "spotted" in ask.traits:
        tone = mix(fur.coat.deep, "#2a1a1c", 0.6)
        marks = path(curve("-30,-80 -12,-82 -8,-66 -22,-58 -34,-66"), fill=tone)
        marks += path(curve("6,-48 18,-52 24,-40 14,-32 4,-38"), fill=tone)
    tail = line("M-48 -56c-8 -4 -14 2 -10 7s9 0 6 -5s-12 -6 -15 0", fur.coat.dark, 3.2)
    tail += line("M-48 -57c-8 -4 -14 2 -10 7", fur.coat.light, 0.9, 0.7)
    head = moved(_head(fur), 42, -56, 2, 1.16)
    return standing(Stock(fur, fur, body, legs, behind=tail, marks=marks), ask.pose, head, (-70, -90, 142, 91), -77)


def _head(fur: Fur) -> str:
    ask, coat = fur.ask, fur.coat
    local = fur_of(ask, coat, (-12, -20), (14, 20))
    drawn = local.form(
        both("0,-19 10,-18 18,-11 21,-1 19,10 12,17 0,19"), local.soft(-5, -14, 16, 9, coat.light, 0.8), depth=2, rim=1
    )
    for flip in (True, False):
        ear = "6,-16! 12,-24 20,-28 24,-25! 23,-14 17,-7 11,-9"
        inner = path(curve("11,-16 15,-21 21,-23! 20,-15 16,-11", flip=flip), fill=mix(coat.dark, "#e0707a", 0.35))
        drawn += local.form(curve(ear, flip=flip), inner, depth=1.3, rim=0.9)
    drawn += blush(ask, ((-14, 5), (14, 5)), 5.4, opacity=0.45)
    snout = fur_of(ask, coat_of(mix(coat.base, "#e9737c", 0.28)), (-8, -2), (9, 14))
    drawn += snout.form(both("0,-1.6 6,-1.4 10,2 10,8 6,11.6 0,12"), depth=1.6, rim=1)
    drawn += ellipse(-3.7, 5, 1.8, 2.7, fill=mix(coat.deep, "#7a2a3a", 0.5)) + ellipse(
        3.7, 5, 1.8, 2.7, fill=mix(coat.deep, "#7a2a3a", 0.5)
    )
    drawn += line("M-5 14.4Q0 17.4 5 14.4", mix(coat.deep, "#7a2a3a", 0.5), 1.1)
    return drawn + bead((-9.4, -4.4), 3.1, 1.16) + bead((9.4, -4.4), 3.1, 1.16)
