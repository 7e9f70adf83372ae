"""A deer: a stag with its antlers, standing, walking, leaping; a fawn where the antlers are left out."""

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fur_of, limb
from illustrator.subjects._animal_face import bead, blush, nose, smile
from illustrator.subjects._animal_legs import crease
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs
from illustrator.svg import Point, ellipse, group, path

WORDS = Words(
    "deer, stag, fawn, reindeer, doe, elk, moose",
    "鹿, 小鹿, 驯鹿, 梅花鹿",
    "Hirsch, Reh, Rentier, Rehkitz, Elch",
    "cerf, biche, faon, renne",
    "ciervo, venado, reno, cervatillo",
)
HEIGHT_M = 1.75
POSES = ("standing", "walking", "jumping", "running")
COLOUR = "#b5733f"
TAGS = ("animal",)
HOME = ("forest", "meadow")
_HEAD = "0,-13.6 6,-13.2 10.6,-9.4 11.6,-2 9.6,5 7.6,11.4 5.6,16.6 0,18.6"


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -86), (26, -8))
    gait = {"jumping": "running"}.get(ask.pose, ask.pose)
    legs = Legs((20, -40), (-25, -41), (6.2, 3.4, 2.1), (9, 4.4, 2.2), "hoof", 2.7)
    body = "-34,-45 -31,-53 -20,-57 -4,-55 12,-58 24,-58 31,-51 31,-41 22,-31 4,-29 -14,-32 -28,-34 -34,-39"
    white = mix(fur.coat.pale, "#ffffff", 0.3)
    marks = fur.soft(-6, -56, 32, 10, fur.coat.light, 0.85) + path(
        curve("26,-32! 4,-33 -16,-35 -30,-38! -10,-26 16,-24"), fill=white
    )
    marks += fur.soft(0, -29, 40, 7, opacity=0.35) + _spots(ask, white)
    back = far_legs(fur, legs, gait)
    tail = fur.form(
        curve("-31,-54 -37,-56 -41,-50 -40,-43! -36,-44 -32,-48"),
        path(curve("-36,-48 -42,-50 -42,-42! -35,-42"), fill=white),
        depth=0.8,
    )
    trunk = tail + fur.form(curve(body), marks, depth=2.2, rim=1.0) + near_legs(fur, legs, gait)
    trunk += crease(fur, "M-16 -51C-13 -45 -14 -38 -19 -34", 0.9, 0.35) + _neck(fur, white)
    head = _head(fur, white, (40, -83), turn=4)
    box = (-48.0, -144.0, 123.0, 146.0) if gait != "running" else (-65.0, -144.0, 140.0, 144.0)
    anchors = {"ground": (0.0, 58.0), "face": (40.0, -80.0, 15.0), "hold": (42.0, -66.0), "top": (-8.0, -55.0, 30.0)}
    return Figure((Part(back, 0.3), Part(trunk, 0.4), Part(head, 0.35)), box, anchors | {"seat": (-4, -55, 28)})


def _spots(ask: Ask, white: str) -> str:
    if "spotted" not in ask.traits and lch(ask.colour)[1] < 0.04:
        return ""
    rows = (
        (-24, -52),
        (-16, -53),
        (-8, -51),
        (0, -52),
        (8, -54),
        (-20, -47),
        (-11, -46),
        (-2, -46),
        (6, -48),
        (-26, -45),
        (14, -52),
    )
    return "".join(ellipse(x, y, 1.7, 1.4, fill=white, fill_opacity=0.85) for x, y in rows)


def _neck(fur: Fur, white: str) -> str:
    neck = "8,-57! 16,-60 22,-66 27,-76 30,-86! 44,-84! 44,-72 40,-58 33,-44 22,-40"
    marks = path(curve("46,-80! 38,-70 34,-56 27,-42! 36,-40 46,-60"), fill=white, fill_opacity=0.75)
    marks += fur.soft(39, -72, 11, 10, opacity=0.4)
    return fur.form(curve(neck), marks, depth=1.6, rim=0.8, fade=(-44.0, -62.0))


def _antler(fur: Fur, *, flip: bool) -> str:
    tone = mix("#d9b98c", fur.coat.base, 0.12)
    drawn = ""
    for spec in ("4,-12,2 9,-22,1.9 17,-32,1.7 "
        "20,-44,1.4 17,-54,.5", "9,-21,1.6 16,-23,1.3 20,-29,.5", "16,-31,1.5 24,-34,1.2 28,-42,.5",
                 "19.6,-40,1.3 24,-46,1 25,-52,.4"):  # fmt: skip
        if flip:
            spec = " ".join(",".join((str(-float(x)), y, w)) for x, y, w in (p.split(",") for p in spec.split()))
        drawn += fur.form(limb(spec), paint=tone, depth=0.9, rim=0.5)
    return drawn


def _head(fur: Fur, white: str, centre: Point, *, turn: float) -> str:
    ask = fur.ask
    local = fur_of(ask, fur.coat, (-10, -20), (12, 20))
    is_fawn = bool({"baby", "young", "small"} & ask.traits)
    drawn = "" if is_fawn else _antler(local, flip=True) + _antler(local, flip=False)
    for flip in (True, False):
        ear = "6,-9 11,-14.6 20,-17 27.6,-14.6! 24,-8.6 17,-4.6 9,-3.6"
        inner = "10.6,-9 14,-12.4 20,-14 25,-13.4! 22,-9.4 16.6,-6.6"
        pink = mix("#f0a794", fur.coat.pale, 0.4)
        drawn += local.form(curve(ear, flip=flip), path(curve(inner, flip=flip), fill=pink), depth=1.2, rim=0.7)
    marks = local.soft(-4, -11, 11, 7, local.coat.light, 0.85)
    marks += path(both("0,7 4,5.6 7.4,8 8,12 5,18 0,22"), fill=white) + local.soft(8, 12, 9, 8, opacity=0.22)
    for way in (-1, 1):
        marks += ellipse(way * 6.4, -6.6, 2.4, 1.5, fill=white, fill_opacity=0.8)
    drawn += local.form(both(_HEAD), marks, depth=1.5, rim=0.8) + blush(
        ask, ((-7.6, 4.6), (7.6, 4.6)), 3.4, opacity=0.3
    )
    drawn += bead((-6.6, -1.4), 2.7, 1.24) + bead((6.6, -1.4), 2.7, 1.24)
    red = "#d8352c" if "reindeer" in ask.traits or "christmas" in ask.traits else "#33262a"
    drawn += smile((0, 12.4), 3.2, 2.2, "#4a2c28", 0.7) + nose(ask, (0, 10), 3.1, red)
    return group(drawn, transform=f"translate({centre[0]:.2f} {centre[1]:.2f}) rotate({turn:.2f}) scale(1.06)")
