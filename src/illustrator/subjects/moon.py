"""The moon: full with its seas and craters, or a crescent."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import tones
from illustrator.svg import Sheet, circle, ellipse, group, num, path

WORDS = Words(
    "moon, full moon, crescent, crescent moon, half moon",
    "月亮, 月球, 满月, 新月, 弯月, 圆月",
    "Mond, Vollmond, Halbmond, Mondsichel",
    "lune, pleine lune, croissant de lune",
    "luna, luna llena, luna creciente, media luna",
)
HEIGHT_M = 3.0
POSES = ("full", "crescent")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "crescent": "crescent, half moon, 新月, 弯月, Sichel, Halbmond, croissant, creciente, media luna",
}
COLOUR = "#f3e2b3"
TAGS = ("nature", "flies")
HOME = ("night_sky",)

_CRATERS = (
    (-20, -70, 8),
    (14, -76, 5),
    (24, -46, 9),
    (-4, -30, 7),
    (-30, -42, 4.6),
    (6, -56, 4),
    (-12, -88, 3.4),
    (32, -66, 3.6),
    (14, -22, 4),
    (-24, -22, 3.4),
    (-38, -60, 2.6),
)
_SEAS = (
    "M-34 -76C-24 -92 0 -92 6 -78C10 -68 -2 -64 -8 -58C-16 -50 -34 -56 -34 -76ZM10 -66C22 -74 38 -62"
    " 34 -46C30 -34 16 -36 10 -46C4 -54 4 -62 10 -66ZM-26 -34C-16 -42 0 -32 -2 -20C-6 -10 -24 -14"
    " -28 -22C-30 -27 -30 -31 -26 -34Z"
)
_CRESCENT = "M14 -98C-16 -104 -48 -82 -48 -50C-48 -18 -16 4 16 -3C-8 -10 -22 -28 -22 -51C-22 -72 -8 -90 14 -98Z"


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, t = ask.sheet, tones(ask.colour)
    crescent = ask.pose == "crescent"
    paint = sheet.radial(
        -18, -70, 82, [(0, mix(t.glint, "#fffdf2", 0.6), 1), (0.35, t.light, 1), (0.68, t.base, 1), (1, t.dark, 1)]
    )
    art = path(_CRESCENT, fill=paint) if crescent else circle(0, -50, 50, fill=paint)
    marks = "" if crescent else path(_SEAS, fill=t.dark, fill_opacity=0.28)
    for x, y, r in _CRATERS:
        if not crescent:
            marks += _crater(x, y, r, t.deep, t.glint)
    if crescent:
        marks = "".join(
            _crater(x, y, r, t.deep, t.glint)
            for x, y, r in (
                (-36, -56, 4),
                (-28, -76, 3),
                (-30, -34, 3.4),
                (-14, -16, 2.6),
                (-40, -42, 1.8),
                (-14, -89, 2),
            )
        )
        art += marks + path(
            "M-4 -95.4C-24 -94 -45 -78 -45 -50C-45 -36 -39 -24 -30 -15",
            fill="none",
            stroke="#ffffff",
            stroke_width=1.6,
            stroke_opacity=0.7,
            stroke_linecap="round",
        )
    else:
        art += group(marks) + path(
            "M-46 -58C-42 -80 -24 -95 -2 -97",
            fill="none",
            stroke="#ffffff",
            stroke_width=1.6,
            stroke_opacity=0.6,
            stroke_linecap="round",
        )
    box = (-49.5, -101.0, 68.0, 101.0) if crescent else (-51.0, -101.0, 102.0, 102.0)
    return Figure(
        (Part(art, 0.14),),
        box,
        {
            "ground": (0, 30),
            "top": (0, -99, 30),
            "seat": (0, -12, 20) if crescent else (0, -99, 30),
            "face": (-34, -50, 11) if crescent else (0, -50, 30),
        },
        glow=_halo(sheet, crescent, t.light, 1.0 if ask.is_dark or "glowing" in ask.traits else 0.45),
    )


def _crater(x: float, y: float, r: float, dark: str, light: str) -> str:
    art = ellipse(x, y, r, r * 0.92, fill=dark, fill_opacity=0.22) + ellipse(
        x + r * 0.16, y + r * 0.18, r * 0.78, r * 0.7, fill=light, fill_opacity=0.35
    )
    return art + path(
        f"M{num(x + r * 0.2)} {num(y + r * 0.96)}A{num(r)} {num(r * 0.92)} 0 0 0 {num(x + r)} {num(y - r * 0.1)}",
        fill="none",
        stroke=light,
        stroke_width=0.8,
        stroke_opacity=0.9,
    )


def _halo(sheet: Sheet, crescent: bool, colour: str, power: float) -> str:
    """Light around the disc; on the disc itself hardly any, or its seas would drown in it."""
    x = -26 if crescent else 0
    ring = [
        (0, colour, 0.05),
        (0.45, colour, 0.07),
        (0.49, colour, 0.34 * power),
        (0.7, colour, 0.12 * power),
        (1, colour, 0.0),
    ]
    soft = [(0, colour, 0.2 * power), (1, colour, 0.0)]
    stops = soft if crescent else ring
    return circle(x, -50, 105, fill=sheet.radial(x, -50, 105, stops))
