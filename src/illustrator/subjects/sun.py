"""The sun: a disc with a ring of flames, or a smiling one."""

import math

from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import tones
from illustrator.svg import circle, ellipse, num, path

WORDS = Words("sun, sunshine, smiling sun", "太阳, 日头", "Sonne", "soleil", "sol")
HEIGHT_M = 3.5
POSES = ("shining", "smiling")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "smiling": "smiling",
}
COLOUR = "#f9bd35"
TAGS = ("nature", "flies")
HOME = ("meadow", "sea")


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, t = ask.sheet, tones(ask.colour)
    smiles = ask.pose == "smiling"
    beams = ""
    for i in range(16 if smiles else 24):
        a = 2 * math.pi * i / (16 if smiles else 24) - math.pi / 2
        c, s = math.cos(a), math.sin(a)
        if smiles:
            w, reach, lean = (6.6, 50.0, 0.0) if i % 2 == 0 else (4.6, 43.0, 0.0)
        else:
            w, reach, lean = (4.4, 50.0, 2.6) if i % 2 == 0 else (3.6, 43.0, -2.6)
        beams += _beam(c, s, (w, reach, lean))
    rays = sheet.radial(0, -50, 52, [(0.55, t.light, 1), (0.8, t.base, 1), (1, t.dark, 1)])
    art = path(beams, fill=rays)
    disc = circle(
        0,
        -50,
        30.5,
        fill=sheet.radial(-10, -62, 48, [(0, t.glint, 1), (0.35, t.light, 1), (0.7, t.base, 1), (1, t.dark, 1)]),
    )
    disc += path(
        "M-25 -58C-22 -70 -12 -77 0 -78",
        fill="none",
        stroke="#ffffff",
        stroke_width=2,
        stroke_opacity=0.7,
        stroke_linecap="round",
    )
    if smiles:
        disc += _smile(t.dark)
    glow = circle(
        0,
        -50,
        110,
        fill=sheet.radial(
            0, -50, 110, [(0, "#fff0b0", 0.04), (0.3, "#ffe08a", 0.08), (0.46, "#ffd873", 0.26), (1, "#ffb84a", 0)]
        ),
    )
    return Figure(
        (Part(art, 0.12), Part(disc, 0.2)),
        (-52, -102, 104, 104),
        {"ground": (0, 40), "face": (0, -50, 28), "top": (0, -99, 20)},
        glow=glow,
    )


def _beam(c: float, s: float, size: tuple[float, float, float]) -> str:
    """A ray in the direction (c, s): broad at its foot, its point leaning a little to one side."""
    w, reach, lean = size

    def at(out: float, aside: float) -> str:
        return f"{num(out * c - aside * s)} {num(-50 + out * s + aside * c)}"

    return f"M{at(33, w)}Q{at(40, w * 0.3 + lean)} {at(reach, lean * 0.6)}Q{at(41, lean - w * 0.3)} {at(33, -w)}Z"


def _smile(dark: str) -> str:
    ink = "#5a3420"
    art = "".join(ellipse(x, -55, 3, 4.2, fill=ink) + circle(x - 1, -56.6, 1.1, fill="#ffffff") for x in (-10.5, 10.5))
    art += path("M-9 -43C-5 -36 5 -36 9 -43C5 -41.4 -5 -41.4 -9 -43Z", fill=ink) + path(
        "M-4.4 -39.6C-2 -37.8 2 -37.8 4.4 -39.6C2 -40.6 -2 -40.6 -4.4 -39.6Z", fill="#f2806a"
    )
    art += "".join(ellipse(x, -46, 4.6, 3, fill="#f2744a", fill_opacity=0.45) for x in (-18, 18))
    return art + path(
        "M-14.6 -63C-12.6 -65 -9 -65 -7 -63.4M14.6 -63C12.6 -65 9 -65 7 -63.4",
        fill="none",
        stroke=dark,
        stroke_width=1.5,
        stroke_linecap="round",
    )
