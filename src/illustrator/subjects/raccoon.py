"""A raccoon with its mask: sitting, walking; a red panda is its cousin."""

from illustrator.palette import at, lch, mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fur_of, limb
from illustrator.subjects._animal_round import Face, Walker, afoot, head, sitting
from illustrator.subjects._animal_sit import Sitter
from illustrator.subjects._animal_walk import Legs
from illustrator.svg import ellipse, path

WORDS = Words(
    "raccoon, racoon, red panda",
    "浣熊, 红熊猫",
    "Waschbär, Roter Panda",
    "raton laveur, panda roux",
    "mapache, panda rojo",
)
HEIGHT_M = 0.45
POSES = ("sitting", "walking", "standing")
COLOUR = "#8f8a8c"
TAGS = ("animal",)
HOME = ("forest",)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -100), (30, 6))
    light, chroma, _ = lch(fur.coat.base)
    dark = at(fur.coat.base, 0.29 if light > 0.4 else 0.18, min(chroma * 0.4, 0.05))
    white = mix(fur.coat.pale, "#ffffff", 0.4)
    brow = "0,-9! 3,-12 10,-13.6 18,-9.6 24,-2! 18,0 24,6 30,9! 22,17 8,24 0,26"
    mask = "3.4,-5 8,-8.6 14,-7 22,0 25,8! 18,9.6 11,7 6,4 4,0"
    marks = path(both(brow), fill=white) + "".join(path(curve(mask, flip=flip), fill=dark) for flip in (False, True))
    marks += path(both("0,-12! 2.2,-6 2.6,0 3.4,6 0,8"), fill=mix(fur.coat.base, dark, 0.55))
    face = Face(
        "0,-17.6 9,-17 17,-12 21.6,-4 28,6! 23,8 24,11.4! 17,14 8,19 0,20",
        "7,-13 9,-22 15,-27 21,-24 23,-15 20,-6 13,-8",
        (9.6, -0.4, 3.7),
        (7.6, 3.8, "#241c20"),
        ear_inside=("11,-14 13,-20.6 16,-22.6 19,-20 19.6,-13 16,-9", mix(white, dark, 0.3)),
        marks=marks,
        over=ellipse(0, 12, 8.6, 6, fill=mix(white, "#ffffff", 0.4)) + _rings(),
        smile=(11.4, 4.4, 2.6),
    )
    if ask.pose == "sitting" or ask.holds:
        it = Sitter(
            "0,-58 11,-57 17,-48 22,-35 27,-20 28,-9 25,-2 16,0 0,0",
            "0,-57 9,-55 12,-44 14,-28 14,-15 9,-5 0,-3",
            (14, -43),
            7,
            5.2,
            6.4,
            20,
            toes=dark,
            pale=white,
        )
        tail = _tail(
            fur,
            dark,
            "18,-6,6 34,-6,9 47,-14,10.6 52,-30,9.6 49,-44,6 46,-51,1.4",
            "M18 -6C36 -4 50 -14 52 -28S48 -46 46 -52",
        )
        return sitting(fur, it, tail, head(fur, face, (0, -68), turn=-3, size=1.14), (-34, -102, 99, 106), begs=True)
    body = "-40,-40 -38,-56 -24,-66 0,-66 22,-62 38,-54 42,-42 36,-28 16,-22 -10,-22 -32,-26"
    legs = Legs((24, -38), (-26, -38), (8.4, 6, 5), (11, 7, 5), "paw", 6.4, dark)
    tail = _tail(
        fur,
        dark,
        "-34,-44,6 -48,-44,9 -64,-38,10.6 -78,-30,9 -88,-27,5 -94,-27,1.4",
        "M-34 -44C-52 -44 -66 -38 -80 -29L-96 -26",
    )
    return afoot(
        fur,
        Walker(body, legs, tail, -64),
        ask.pose,
        head(fur, face, (40, -58), turn=-2, size=1.08),
        (40, -56, 22),
        (-98, -90, 172, 91.5),
    )


def _rings() -> str:
    """The shine around dark eyes in a dark mask."""
    return "".join(ellipse(x, -0.4, 4.5, 5, fill="#ffffff", fill_opacity=0.3) for x in (-9.6, 9.6))


def _tail(fur: Fur, dark: str, spec: str, along: str) -> str:
    rings = path(along, fill="none", stroke=dark, stroke_width=26, stroke_dasharray="5.4 6.6")
    return fur.form(limb(spec), rings, depth=2.8, rim=1)
