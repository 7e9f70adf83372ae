"""A flower on its stalk (rose, tulip, sunflower, daisy), or a bouquet tied in paper."""

from typing import Final

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._blooms import blade, head, stalk
from illustrator.subjects._plants import leaf, spun
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, path

WORDS = Words(
    "flower, rose, tulip, sunflower, daisy, flower bouquet, blossom, bunch of flowers",
    "花, 花朵, 玫瑰, 郁金香, 向日葵, 雏菊, 一束花, 鲜花",
    "Blume, Rose, Tulpe, Sonnenblume, Gänseblümchen, Strauß Blumen, Blüte",
    "fleur, rose, tulipe, tournesol, marguerite, pâquerette, bouquet fleuri",
    "flor, rosa, tulipán, girasol, margarita, ramillete",
)
HEIGHT_M = 0.55
POSES = ("rose", "tulip", "sunflower", "daisy", "bouquet")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "tulip": "tulip, 郁金香, Tulpe, tulipe, tulipán",
    "sunflower": "sunflower, 向日葵, Sonnenblume, tournesol, girasol",
    "daisy": "daisy, daisies, 雏菊, Gänseblümchen, marguerite, pâquerette, margarita",
    "bouquet": "bouquet, bunch, 一束花, Strauß, ramillete",
}
COLOUR = "#d6335a"
TAGS = ("plant", "nature")

_OWN: Final = {"rose": "#d6335a", "tulip": "#f0663f", "sunflower": "#f6bd2b", "daisy": "#fbf6ea", "bouquet": "#e8587a"}
_GREEN: Final = "#5f9440"
_SCALE: Final = {"rose": 1.0, "tulip": 0.98, "sunflower": 1.3, "daisy": 1.12}


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    colour = ask.colour if ask.is_asked else _OWN[ask.pose]
    if ask.pose == "bouquet":
        return _bouquet(ask, colour)
    size = _SCALE[ask.pose]
    reach = 24 * size if ask.pose != "tulip" else 26
    top = -100 + reach
    t = tones(_GREEN)
    green = stalk(f"M-3 0C-6 -22 3 -44 0 {top + 10}", t, 3.2 if ask.pose == "sunflower" else 2.6)
    if ask.pose == "tulip":
        green += _sword(-3, -1, -1, t) + _sword(-2, -1, 1, t)
    else:
        length = 29 if ask.pose == "sunflower" else 23
        green += blade(-3.4, -19, length, length * 0.34, -145, t) + blade(
            -1.2, -31, length * 0.94, length * 0.32, -32, t
        )
        if ask.pose == "rose":
            green += path("M-4.2 -12l-2.6 -0.6l2.2 -1.8zM0.4 -42l2.8 -0.4l-2.6 -2z", fill=t.deep)
    bloom = spun(head(ask.pose, ask.dice.fork("head"), ask.sheet, colour), 0, top, 4, size)
    half = {"rose": 26, "tulip": 27, "sunflower": 29, "daisy": 23}[ask.pose]
    return Figure(
        (Part(green, 0.25), Part(bloom, 0.25)),
        (-half, -102 if ask.pose == "tulip" else -98, 2 * half, 104 if ask.pose == "tulip" else 100),
        {"ground": (-3, 6), "top": (0, top, 20), "grip": (-3, -16)},
    )


def _sword(x: float, y: float, side: int, t: Tones) -> str:
    """A tulip's long leaf, rising and bending outwards."""
    d = (
        f"M{x} {y}C{x + side * 4} {y - 22} {x + side * 10} {y - 40} {x + side * 24} {y - 52}"
        f"C{x + side * 22} {y - 30} {x + side * 16} {y - 8} {x} {y}Z"
    )
    rib = f"M{x} {y}C{x + side * 7} {y - 20} {x + side * 14} {y - 38} {x + side * 23} {y - 50}"
    fold = (
        f"M{x} {y}C{x + side * 4} {y - 22} {x + side * 10} {y - 40} {x + side * 24} {y - 52}"
        f"C{x + side * 14} {y - 38} {x + side * 7} {y - 20} {x} {y}Z"
    )
    light = t.light if side < 0 else t.base
    return (
        path(d, fill=t.base if side < 0 else t.dark)
        + path(fold, fill=light)
        + path(rib, fill="none", stroke=t.glint, stroke_width=0.6)
    )


# Of a bouquet: which flower, where, how large, how far it leans; from back to front.
_BUNCH: Final = (
    ("daisy", -24, -78, 0.56, -24), ("tulip", -9, -84, 0.5, -10), ("daisy", 10, -86, 0.56, 8),
    ("tulip", 26, -76, 0.5, 26),
    ("rose", -22, -60, 0.62, -16), ("rose", 22, -60, 0.62, 14), ("rose", 1, -68, 0.68, 0), ("daisy", -10, -51, 0.46, 0),
    ("daisy", 11, -50, 0.46, 0),
)  # fmt: skip


def _bouquet(ask: Ask, colour: str) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("bouquet"), tones(_GREEN)
    colours = {
        "rose": colour,
        "tulip": shade(colour, 0.09, 0.8, 18),
        "daisy": mix("#fdf8ee", colour, 0.12 if ask.is_asked else 0),
    }
    green = "".join(
        path(leaf(0, -46, length, 7, turn), fill=fill)
        for length, turn, fill in (
            (48, -152, t.dark),
            (50, -128, t.base),
            (52, -104, t.dark),
            (52, -78, t.base),
            (50, -54, t.dark),
            (48, -30, t.base),
            (42, -168, t.base),
            (42, -12, t.dark),
        )
    )
    sprigs = "M-2 -48C-16 -70 -30 -88 -38 -92M0 -48C0 -70 -2 -90 0 -99M2 -48C18 -70 32 -84 40 -88"
    green += path(sprigs, fill="none", stroke=t.base, stroke_width=1)
    for x, y in ((-38, -92), (0, -99), (40, -88), (-33, -93), (-36, -86), (4, -94), (-4, -93), (36, -91), (37, -83)):
        green += circle(x, y, 1.7, fill="#fff8ec") + circle(x + 0.5, y + 0.5, 0.7, fill="#e9d7b8")
    blooms = "".join(
        spun(head(kind, dice, sheet, colours[kind]), x, y, turn, size) for kind, x, y, size, turn in _BUNCH
    )
    stems = "".join(
        path(f"M{x * 0.5} -22L{x} 0", stroke=c, stroke_width=2.2)
        for x, c in ((-9, t.dark), (-4, t.base), (1, t.dark), (5, t.light), (10, t.dark))
    )
    return Figure(
        (Part(stems + green, 0.2), Part(blooms, 0.25), Part(_paper(sheet, colour), 0.25)),
        (-44, -101.5, 88, 103.6),
        {"ground": (0, 20), "grip": (0, -20), "top": (0, -90, 30)},
    )


def _paper(sheet: Sheet, colour: str) -> str:
    kraft = tones("#e2c79c")
    lit = sheet.linear(kraft.glint, kraft.light, kraft.base, turn=30)
    art = path("M-36 -56C-24 -50 -14 -44 -6 -46L8 -14L-4 -8C-12 -16 -24 -34 -36 -56Z", fill=lit)
    art += path(
        "M36 -55C24 -50 14 -44 4 -47C-4 -36 -8 -24 -9 -15L5 -8C13 -16 26 -34 36 -55Z",
        fill=sheet.linear(kraft.light, kraft.base, kraft.dark, turn=40),
    )
    art += path(
        "M4 -47C-4 -36 -8 -24 -9 -15M22 -46C14 -34 8 -22 3 -14M-24 -46C-18 -34 -12 -24 -6 -14",
        fill="none",
        stroke=kraft.dark,
        stroke_width=0.7,
    )
    r = tones(shade(colour, -0.06))
    art += path("M-7 -17C-2 -14 4 -14 8 -17L9 -11C4 -8 -3 -8 -8 -11Z", fill=sheet.linear(r.light, r.dark))
    art += path(
        "M0 -13C-8 -22 -19 -21 -18 -14C-17 -8 -7 -9 0 -13ZM1 -13C8 -22 19 -21 18 -14C17 -8 8 -9 1 -13Z", fill=r.base
    )
    art += path(
        "M-2 -13.4C-8 -18 -14 -18 -14.6 -14.4M3 -13.4C8 -18 14 -18 14.6 -14.4",
        fill="none",
        stroke=r.glint,
        stroke_width=0.8,
    )
    art += path("M-1 -12L-9 0L-4 -2L-3 1L2 -11ZM1 -12L8 1L4 -1L2 1.6L-1 -11Z", fill=r.dark)
    return art + path("M-3 -15.4C-1 -17 3 -17 4 -15.4C5 -12 3 -10 0.6 -10C-2 -10 -4 -12 -3 -15.4Z", fill=r.light)
