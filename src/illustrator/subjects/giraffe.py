"""A giraffe: standing, walking."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fur_of, limb, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs
from illustrator.svg import circle, ellipse, num, path

WORDS = Words("giraffe", "长颈鹿", "Giraffe", "girafe", "jirafa")
HEIGHT_M = 2.6
POSES = ("standing", "walking")
COLOUR = "#eebb5c"
TAGS = ("animal",)
HOME = ("wheat_field", "meadow")


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-20, -160), (30, -10))
    tone = mix(fur.coat.deep, "#7a3a14", 0.4) if not ask.is_asked else fur.coat.deep
    gait = "walking" if ask.pose == "walking" else "standing"
    legs = Legs((18, -58), (-24, -56), (6.6, 4.2, 3), (9, 5, 3), "hoof", 3.6, mix(tone, "#2a1810", 0.4))
    tail = fur.far().form(limb("-32,-74,2 -40,-64,1.7 -42,-50,1.3")) + path(
        curve("-43.6,-52! -40.6,-52! -39,-42 -42,-36! -45,-42"), fill=tone
    )
    spots = _spots(fur, tone, (-34, -84, 64, 34), 7, 5)
    body = "-35,-66 -31,-76 -18,-80 2,-84 18,-92 30,-88 34,-74 30,-58 18,-50 -4,-49 -24,-52 -34,-58"
    marks = spots + fur.soft(-2, -50, 36, 9, fur.coat.pale, 0.7) + fur.soft(-10, -80, 28, 9, fur.coat.light, 0.6)
    mane = path(limb("14,-86,3 20,-112,2.6 28,-140,2.4 34,-158,2"), fill=mix(tone, "#5a2a10", 0.3))
    neck = "10,-76,13 20,-92,10.6 28,-116,8 34,-138,7 40,-154,6.4"
    throat = fur.form(limb(neck), _spots(fur, tone, (0, -152, 44, 86), 5, 9), depth=2, rim=1.0)
    far = far_legs(fur, legs, gait)
    near = fur.form(curve(body), marks, depth=2.4, rim=1.1) + near_legs(fur, legs, gait, _shanks(fur, tone))
    head = moved(_head(fur, tone), 43, -160, 3, 1.1)
    anchors = {"ground": (0.0, 60.0), "face": (43.0, -158.0, 17.0), "hold": (48.0, -142.0), "seat": (-8.0, -82.0, 24.0)}
    return Figure(
        (Part(far + tail, 0.3), Part(mane + near + throat, 0.4), Part(head, 0.38)), (-54, -195, 130, 196), anchors
    )


def _spots(fur: Fur, tone: str, area: tuple[float, float, float, float], columns: int, rows: int) -> str:
    """A net of light lines between dark fields."""
    dice = fur.ask.dice.fork(f"net {area[1]}")
    w, h = area[2] / columns, area[3] / rows
    drawn = ""
    for row in range(rows):
        for col in range(columns):
            x, y = area[0] + w * (col + 0.5 + (row % 2) * 0.5), area[1] + h * (row + 0.5)
            points = []
            for dx, dy in ((-0.4, -0.2), (-0.1, -0.44), (0.34, -0.34), (0.42, 0.16), (0.1, 0.42), (-0.34, 0.3)):
                px, py = x + w * dx * dice.between(0.75, 1.05), y + h * dy * dice.between(0.75, 1.05)
                points.append(f"{num(px)},{num(py)}")
            drawn += path(curve(" ".join(points)), fill=tone, fill_opacity=0.85)
    return drawn


def _shanks(fur: Fur, tone: str) -> str:
    del fur
    return "".join(
        ellipse(x, y, 3, 3.6, fill=tone, fill_opacity=0.7) for x in (-34, -27, -20, 12, 19, 26) for y in (-48, -40)
    )


def _head(fur: Fur, tone: str) -> str:
    ask, coat = fur.ask, fur.coat
    local = fur_of(ask, coat, (-10, -18), (12, 18))
    drawn = ""
    for way in (-1, 1):
        drawn += local.form(limb(f"{way * 4.6},-12,2.2 {way * 6},-20,1.9 {way * 6.6},-25,1.9"), depth=0.8) + circle(
            way * 6.7, -26, 3.2, fill=tone
        )
    for flip in (True, False):
        ear = "9,-10 16,-15 24,-15 27,-11! 22,-6 14,-4.6"
        inner = path(curve("13.4,-9 18,-12 23,-11.6! 19,-7.4", flip=flip), fill=mix("#f0a794", coat.base, 0.35))
        drawn += local.form(curve(ear, flip=flip), inner, depth=1.1, rim=0.8)
    marks = path(both("0,8 8,6.6 14,9 14,24 0,26"), fill=coat.pale) + local.soft(-4, -10, 11, 7, coat.light, 0.8)
    marks += ellipse(0, -10, 3, 3.6, fill=tone, fill_opacity=0.75) + ellipse(
        -9.6, 3, 2, 2.4, fill=tone, fill_opacity=0.6
    )
    marks += ellipse(9.6, 3, 2, 2.4, fill=tone, fill_opacity=0.6)
    drawn += local.form(both("0,-14 7,-13 11.6,-7 11.4,1 9,8 9.6,14 7,19 0,20.6"), marks, depth=1.6, rim=0.9)
    drawn += bead((-7.4, -3), 3, 1.22) + bead((7.4, -3), 3, 1.22) + blush(ask, ((-9, 6), (9, 6)), 3.8, opacity=0.35)
    drawn += ellipse(-3, 12, 0.9, 1.3, fill=tone) + ellipse(3, 12, 0.9, 1.3, fill=tone)
    return drawn + line("M-4.6 15.6Q0 18.6 4.6 15.6", mix(tone, "#3a1a10", 0.4), 0.9)
