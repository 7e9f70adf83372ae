"""A round bee: flying, sitting."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.svg import circle, path

WORDS = Words(
    "bee, bumblebee, honeybee, honey bee", "蜜蜂, 大黄蜂", "Biene, Hummel", "abeille, bourdon", "abeja, abejorro"
)
HEIGHT_M = 0.025
POSES = ("flying", "resting")
COLOUR = "#f6bd27"
TAGS = ("animal", "flies")
HOME = ("garden", "meadow")
_DARK = "#33231f"


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -78), (20, -8))
    rests = ask.pose == "resting"
    wings = _wings(ask, folded=rests)
    body = _body(fur)
    lean = 0.0 if rests else -10.0
    y = 0.0 if rests else -6.0
    parts = (Part(moved(wings, 0, y, lean), 0.12), Part(moved(body, 0, y, lean), 0.45))
    box = (-60, -92, 112, 93) if rests else (-64, -112, 105, 108)
    return Figure(parts, box, {"ground": (0, 50), "face": (30, -44, 17), "hold": (42, -24), "seat": (-8, -64, 30)})


def _wings(ask: Ask, *, folded: bool) -> str:
    pane = ask.sheet.linear("#ffffff", "#cfe6f2", turn=60)
    drawn = ""
    shape = "0,0! 8,-14 12,-30 6,-44 -6,-48 -15,-40 -14,-22 -7,-8"
    for turn, size in ((26, 0.92), (-16, 1.0)) if not folded else ((-52, 0.8), (-70, 0.86)):
        veins = line(
            "M0 -2C-2 -16 -4 -28 -5 -42M-1 -8C4 -18 6 -28 5 -38M-1 -10C-7 -18 -10 -28 -10 -36", "#9cc0d4", 0.8, 0.8
        )
        wing = path(curve(shape), fill=pane, fill_opacity=0.82) + veins
        wing += line(curve(shape), "#ffffff", 0.9, 0.9)
        drawn += moved(wing, 2, -60, turn, size)
    return drawn


def _body(fur: Fur) -> str:
    ask = fur.ask
    sting = path("M-46 -34L-58 -28L-44 -27Z", fill=_DARK)
    legs = line("M-6 -12l-3 9M6 -11l1 10M18 -13l6 9", _DARK, 2.4)
    shape = "-48,-32 -42,-48 -24,-62 0,-68 22,-66 38,-56 45,-42 42,-26 30,-14 8,-8 -18,-10 -38,-20"
    bands = "".join(
        path(curve(spec), fill=mix(_DARK, fur.coat.deep, 0.12))
        for spec in ("-50,-60! -36,-60! -34,-36 -38,-10! -52,-10!", "-24,-72! -12,-74! -8,-38 -14,-2! -26,-2! -21,-38",
                     "4,-74! 14,-74! 20,-40 12,-2! 2,-2! 8,-38")
    )  # fmt: skip
    marks = bands + fur.soft(-6, -64, 34, 12, "#ffffff", 0.55) + fur.soft(4, -10, 36, 10, opacity=0.45)
    feel = line("M34 -60C36 -72 42 -78 50 -80M24 -64C24 -76 28 -84 35 -88", _DARK, 2) + circle(50, -80, 2.6, fill=_DARK)
    feel += circle(35, -88, 2.6, fill=_DARK)
    face = blush(ask, ((25, -33),), 5.5, opacity=0.5) + bead((24, -43), 4.4, 1.18) + bead((39, -43), 4, 1.18)
    smile_ = line("M29 -34Q33 -29.6 37.4 -34", _DARK, 1.4)
    return sting + legs + feel + fur.form(curve(shape), marks, depth=3, rim=1.2) + face + smile_
