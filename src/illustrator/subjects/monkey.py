"""A monkey: sitting, walking."""

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import both, coat_of, curve, fur_of, limb
from illustrator.subjects._animal_round import Face, Walker, afoot, head, sitting
from illustrator.subjects._animal_sit import Sitter
from illustrator.subjects._animal_walk import Legs
from illustrator.svg import path

WORDS = Words(
    "monkey, ape, chimpanzee, chimp, gorilla",
    "猴子, 猴, 小猴子, 猩猩",
    "Affe, Äffchen, Schimpanse, Gorilla",
    "singe, ouistiti, chimpanzé, gorille",
    "mono, simio, chimpancé, gorila",
)
HEIGHT_M = 0.6
POSES = ("sitting", "walking", "standing")
COLOUR = "#8a5a38"
TAGS = ("animal",)
HOME = ("jungle",)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -100), (30, 6))
    skin = mix("#f0c79c", fur.coat.base, 0.12) if lch(fur.coat.base)[0] > 0.34 else mix("#c9a08a", fur.coat.base, 0.2)
    plate = "0,-7! 3,-11 9,-12.6 15,-9 16.4,-2 14,3 16.6,9 13,16 6,18.6 0,19"
    face = Face(
        "0,-20 8,-19 16,-14 20,-5 20.6,5 16,14 9,19 0,20",
        "15,-9 21,-13 28,-10 30.6,-1 27,7 19,7 15,2",
        (8, -3, 3.5),
        (5.4, 2.5, "#6a3f30"),
        ear_inside=("19,-6 23,-8.6 26.6,-6 27,0 24,4 20,3", skin),
        marks=path(both(plate), fill=ask.sheet.linear(mix(skin, "#fff4e0", 0.3), skin)),
        over=path(curve("-3,-22! -1,-27 3,-28! 2,-24 6,-26! 4,-20 0,-18"), fill=fur.coat.base),
        smile=(9.6, 6.4, 3.8),
    )
    pale = mix(skin, "#fff2dc", 0.25)
    if ask.pose == "sitting" or ask.holds:
        it = Sitter(
            "0,-58 10,-57 15,-48 18,-35 23,-20 25,-9 22,-2 15,0 0,0",
            "0,-57 8,-55 10.6,-44 12,-28 12,-15 8,-5 0,-3",
            (12.6, -43),
            6.4,
            4.8,
            6.2,
            19,
            toes=skin,
            pale=pale,
        )
        tail = fur.form(
            limb("16,-5,3 32,-3,3.2 45,-10,3.2 48,-26,3 42,-38,2.8 46,-50,2.8 55,-50,2.6 56,-43,2.2"),
            depth=1.3,
            rim=0.8,
        )
        return sitting(fur, it, tail, head(fur, face, (0, -68), turn=-4, size=1.16), (-38, -103, 99, 104.5), begs=True)
    body = "-36,-48 -32,-58 -18,-62 4,-60 24,-60 36,-52 38,-40 28,-31 6,-29 -16,-31 -32,-37"
    legs = Legs((25, -42), (-26, -42), (7, 5, 4), (9, 5.6, 4), "paw", 6, skin)
    tail = fur.form(
        limb("-34,-50,3 -46,-56,3.2 -54,-70,3.2 -50,-84,3 -58,-94,2.8 -67,-90,2.6 -66,-82,2.2"), depth=1.3, rim=0.8
    )
    return afoot(
        fur,
        Walker(body, legs, tail, -60),
        ask.pose,
        head(fur, face, (37, -66), turn=-2, size=1.06),
        (37, -64, 22),
        (-74, -99, 146, 100.5),
    )
