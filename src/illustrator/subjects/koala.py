"""A koala: sitting, walking."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import both, coat_of, curve, fringe, fur_of
from illustrator.subjects._animal_round import Face, Walker, afoot, head, sitting
from illustrator.subjects._animal_sit import Sitter
from illustrator.subjects._animal_walk import Legs
from illustrator.svg import path

WORDS = Words("koala, koala bear", "考拉, 树袋熊", "Koala, Koalabär", "koala", "coala")
HEIGHT_M = 0.7
POSES = ("sitting", "walking", "standing")
COLOUR = "#98a0ab"
TAGS = ("animal",)
HOME = ("forest",)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -100), (30, 6))
    white = mix(fur.coat.pale, "#ffffff", 0.35)
    ear = "8,-14 13,-24 24,-28 34,-23 37,-11 31,-1 20,1"
    tuft = path(curve("17,-12 21,-20 28,-21 32,-14! 29,-12 33,-6! 27,-6 26,-1! 20,-4"), fill="#f3c4bd")
    tuft += path(curve("17,-12 21,-20 28,-21 32,-14! 29,-12 33,-6! 27,-6 26,-1! 20,-4", flip=True), fill="#f3c4bd")
    nose_ = path(both("0,-5 4,-4.6 6,0 6.4,7 3.6,11 0,11.8"), fill=ask.sheet.linear("#4a4048", "#221a20"))
    nose_ += path(curve("-3,-2 -1,-4 1,-3.6 -1,1 -3,3"), fill="#ffffff", fill_opacity=0.5)
    face = Face(
        "0,-19 10,-18 18,-12.6 22.6,-3 22,7 17,15 9,19 0,20",
        ear,
        (11.4, -3, 3.5),
        (2.0, 0.1, "#221a20"),
        marks=path(both("0,6 8,7 12,12 9,20 0,23"), fill=white),
        over=tuft + nose_,
        smile=(12.4, 4.6, 2.4),
    )
    if ask.pose == "sitting" or ask.holds:
        it = Sitter(
            "0,-58 12,-57 19,-48 24,-34 28,-20 28.6,-9 25,-2 16,0 0,0",
            "0,-57 9,-55 12,-44 14,-28 14,-15 9,-5 0,-3",
            (15.6, -43),
            7,
            6.2,
            7,
            20.6,
            pale=white,
        )
        ruff = path(fringe(ask, "cheek", "-15,-52 15,-52 25,-30 27,-12 -27,-12 -25,-30", 3.4, 24, -2), fill=fur.paint)
        return sitting(fur, it, ruff, head(fur, face, (0, -70), turn=-3, size=1.16), (-44, -105, 88, 106.5), begs=True)
    body = "-42,-42 -40,-58 -26,-68 -2,-69 22,-66 38,-56 42,-42 34,-26 14,-20 -12,-20 -34,-26"
    legs = Legs((24, -38), (-27, -38), (10, 8, 6.6), (12, 8.6, 6.6), "paw", 7.4)
    return afoot(
        fur,
        Walker(body, legs, "", -66),
        ask.pose,
        head(fur, face, (40, -60), turn=-2, size=1.08),
        (40, -58, 24),
        (-52, -92, 135, 94),
    )
