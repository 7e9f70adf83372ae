"""A cow: standing, walking, grazing where it may."""

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fur_of, limb, line, moved
from illustrator.subjects._animal_face import INK, bead, blush
from illustrator.subjects._animal_farm import Stock, standing
from illustrator.subjects._animal_walk import Legs
from illustrator.svg import ellipse, path

WORDS = Words(
    "cow, bull, calf, cattle, ox, dairy cow",
    "奶牛, 牛, 母牛, 小牛",
    "Kuh, Kalb, Stier, Rind",
    "vache, veau, taureau, bœuf",
    "vaca, ternero, toro, buey",
)
HEIGHT_M = 1.6
POSES = ("standing", "walking")
COLOUR = "#f7f1e6"
TAGS = ("animal",)
HOME = ("meadow",)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-24, -90), (24, 0))
    light, chroma, _ = lch(ask.colour)
    patch = "#3a2b2c" if light > 0.6 and chroma < 0.05 else mix(fur.coat.pale, "#ffffff", 0.3)
    legs = Legs((25, -42), (-34, -42), (9.4, 6.4, 4.6), (12.6, 7.4, 4.6), "hoof", 4.8, "#4a3a36")
    body = "-50,-50 -48,-62 -36,-69 -10,-68 14,-69 34,-68 46,-58 46,-42 34,-28 6,-23 -22,-24 -42,-30 -50,-40"
    marks = "".join(
        path(curve(spec), fill=patch)
        for spec in ("-34,-74 -14,-72 -8,-58 -18,-46 -32,-48 -40,-58", "4,-72 20,-72 30,-60 22,-48 8,-48 0,-58",
                     "-10,-34 2,-40 10,-30 4,-20 -8,-20", "-56,-50 -46,-52 -40,-42 -46,-32 -56,-34")
    )  # fmt: skip
    tail = fur.far().form(limb("-48,-62,2 -56,-54,1.9 -58,-38,1.6 -57,-26,1.4"))
    tail += path(curve("-58.6,-28! -55.4,-28! -53,-18 -57,-12! -61,-18"), fill=mix(patch, INK, 0.2))
    udder = path(curve("-26,-27 -8,-27 -8,-20 -16,-16 -25,-19"), fill="#f2b5ac") + line(
        "M-20 -18v3M-13 -18v3", "#e09a92", 2
    )
    head = moved(_head(fur, patch), 49, -70, 3, 1.06)
    stock = Stock(fur, fur, body, legs, behind=tail + udder, marks=marks)
    return standing(stock, ask.pose, head, (-63, -106, 149, 107.5), -68)


def _head(fur: Fur, patch: str) -> str:
    ask, coat = fur.ask, fur.coat
    local = fur_of(ask, coat, (-12, -22), (14, 24))
    horn = ask.sheet.linear("#fff4da", "#d9bd8c")
    drawn = ""
    for flip in (True, False):
        drawn += path(curve("7,-15! 14,-18 18,-24 17.6,-31! 11,-27 8,-22 5,-18!", flip=flip), fill=horn)
        ear = "12,-12 20,-18 29,-17 32,-12! 27,-6 19,-5 12,-7"
        inner = path(curve("17,-11 22,-14.6 28,-13.4! 23,-8.6 18,-8.4", flip=flip), fill=mix("#f0a79c", coat.dark, 0.2))
        drawn += local.form(curve(ear, flip=flip), inner, depth=1.3, rim=0.8)
    shape = "0,-18.6 8,-18 14,-12 15,-2 12.6,8 13,16 9,22 0,24"
    marks = path(curve("-2,-22! 20,-22 20,4 12,8 5,2 2,-8"), fill=patch) + local.soft(-5, -14, 12, 8, coat.light, 0.8)
    drawn += local.form(both(shape), marks, depth=1.8, rim=1.0)
    pink = ask.sheet.linear("#fbcfc4", "#eba79c")
    drawn += path(both("0,8 9,8.6 15,13 14,20 8,25 0,26"), fill=pink)
    drawn += ellipse(-6, 14, 1.9, 2.4, fill="#a8615c") + ellipse(6, 14, 1.9, 2.4, fill="#a8615c")
    drawn += line("M-7 20.4Q0 24.4 7 20.4", "#a8615c", 1.1) + ellipse(
        -5, 10.8, 5, 1.6, fill="#ffffff", fill_opacity=0.4
    )
    drawn += "".join(ellipse(x, -4, 4, 4.4, fill="#fffaf2", fill_opacity=0.35) for x in (8,))
    drawn += bead((-8, -4), 3.1, 1.2) + bead((8, -4), 3.1, 1.2)
    tuft = path(
        curve("-7,-18 -4,-22 0,-23 5,-21 8,-17! 4,-15 2,-10! -1,-15 -4,-11! -6,-15"), fill=mix(patch, coat.base, 0.25)
    )
    return drawn + tuft + blush(ask, ((-12, 4), (12, 4)), 4, opacity=0.35)
