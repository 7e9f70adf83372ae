"""A wolf: sitting, standing, walking, running."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fringe, fur_of, limb
from illustrator.subjects._animal_round import Face, Walker, afoot, head, sitting
from illustrator.subjects._animal_sit import Sitter
from illustrator.subjects._animal_walk import Legs
from illustrator.svg import ellipse, path

WORDS = Words("wolf, wolves, husky", "狼, 灰狼, 哈士奇", "Wolf, Husky", "loup, louve", "lobo, loba")
HEIGHT_M = 0.9
POSES = ("sitting", "standing", "walking", "running")
COLOUR = "#7f8894"
TAGS = ("animal",)
HOME = ("forest", "snow")


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -100), (30, 6))
    white = mix(fur.coat.pale, "#ffffff", 0.3)
    mask = "0,-19! 2.4,-13 4,-6 7,-9! 14,-8.6 17,-4! 12,-2.6 12,2 20,3 30,7! 24,16 8,24 0,26"
    puff = mix(white, "#ffffff", 0.4)
    muzzle = ellipse(-4.6, 12.4, 5.8, 4.6, fill=puff) + ellipse(4.6, 12.4, 5.8, 4.6, fill=puff)
    marks = path(both(mask), fill=white) + path(
        both("0,-20! 1.6,-10 3,0 4,7 0,9"), fill=mix(fur.coat.base, fur.coat.dark, 0.4)
    )
    face = Face(
        "0,-18 9,-17 17,-12 21,-4 28,5! 24,7 26,11! 20,12 20,16! 13,17 7,20 0,21",
        "5,-14 9,-25 15.6,-33! 20.6,-22 21,-6 13,-8",
        (9.4, -2.6, 4.3),
        (8.2, 3.9, "#2b2429"),
        ear_inside=("10,-16 12.6,-23 15.6,-27.6! 18.4,-20 18,-10 14,-12", mix("#d9a9a0", fur.coat.pale, 0.4)),
        marks=marks,
        over=muzzle,
        iris="#e0a83a",
        smile=(12.4, 5.4, 3.0),
    )
    if ask.pose == "sitting" or ask.holds:
        return _sitting(fur, face, white)
    body = "-36,-60 -20,-64 2,-62 22,-67 36,-65 44,-53 40,-36 26,-29 6,-31 -10,-36 -26,-36 -40,-42 -44,-52"
    chest = path(curve("32,-60 50,-62 47,-34 30,-25! 33,-32 25,-30! 34,-42"), fill=white)
    legs = Legs((26, -46), (-29, -46), (9, 5.8, 4.4), (12.4, 7.2, 4.4), "paw", 6.6, white)
    runs = ask.pose == "running"
    spec = "-40,-52,5 -54,-50,8 -68,-42,9 -80,-32,7 -88,-24,1.2"
    if runs:
        spec = "-40,-54,5 -56,-58,8 -74,-60,9 -90,-60,6.4 -99,-62,1.2"
    tail = fur.form(limb(spec), depth=2.6, rim=1)
    at = head(fur, face, (42, -71), turn=-3, size=1.06)
    return afoot(fur, Walker(body, legs, tail, -62, chest), ask.pose, at, (42, -69, 22), (-102, -107, 178, 108.5))


def _sitting(fur: Fur, face: Face, white: str) -> Figure:
    bib = "0,-58 12,-56 16,-48 15,-39! 12,-41 10,-31! 6.6,-35 4,-25! 2,-29 0,-22"
    if fur.ask.holds:
        bib = "0,-58 11,-57 13,-46 10.6,-34 13,-22 10,-6 0,-3"
    it = Sitter(
        "0,-58 12,-57 17,-48 20,-36 24,-22 26,-9 24,-2 16,0 0,0",
        bib,
        (13.6, -43),
        7,
        5.8,
        7,
        19.6,
        toes=white,
        pale=white,
    )
    tail = fur.form(
        limb("16,-6,5 32,-7,8 44,-16,9.6 48,-30,8 46,-42,1.4"),
        path(curve("36,-34! 42,-30 47,-34! 51,-30 60,-34! 56,-50! 40,-50!"), fill=white),
        depth=2.6,
    )
    ruff = path(fringe(fur.ask, "neck", "-14,-52 0,-58 14,-52 17,-42 0,-38 -17,-42", 5, 18, -30), fill=fur.paint)
    return sitting(fur, it, tail + ruff, head(fur, face, (0, -70), turn=-3, size=1.12), (-34, -108, 93, 109.5))
