"""A hot-air balloon: gores in stripes, a chequered crown or a zigzag belt; a wicker basket under it."""

import math

from illustrator.palette import lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import tones
from illustrator.svg import Point, Sheet, circle, num, path, polygon, rect

WORDS = Words(
    "hot air balloon, hot-air balloon, balloon ride, montgolfier",
    "热气球",
    "Heißluftballon, Ballonfahrt, Fesselballon",
    "montgolfière, ballon à air chaud, aérostat",
    "globo aerostático, globo de aire caliente",
)
HEIGHT_M = 22.0
POSES = ("striped", "zigzag", "plain")
COLOUR = "#e8563f"
TAGS = ("vehicle", "flies")
HOME = ("mountains", "meadow", "canyon")

_GORES = 9
_TOP, _MOUTH = -100.0, -26.0


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet = ask.sheet
    inner = path("M-7.6 -12.6L-6.8 -8H6.8L7.6 -12.6Z", fill="#4a2c1e") + _ropes()
    glow = _fire(sheet) if ask.is_dark else ""
    return Figure(
        (Part(inner, 0.0), Part(_envelope(sheet, ask), 0.3)),
        (-38, -101, 76, 102),
        {
            "ground": (0, 12),
            "inside": (-6.4, -22, 12.8, 17),
            "top": (0, _TOP, 12),
            "seat": (0, -9, 10),
            "grip": (0, -20),
        },
        front=(Part(_basket(sheet, ask.colour), 0.25),),
        glow=glow,
    )


def _half(share: float) -> float:
    """Half the envelope's breadth, `share` of the way down: a sphere that narrows to its mouth."""
    if share < 0.46:
        return 37 * math.sin(math.acos(max(1 - share / 0.46, 0)))
    s = (share - 0.46) / 0.54
    return 37 - 30 * float(s**1.7) * (1.28 - 0.28 * s)


def _edge(u: float, share: float) -> Point:
    """A point of the envelope: `u` from -1 (left edge) to 1, as seen a little from below."""
    y = _TOP + (_MOUTH - _TOP) * share
    sag = 3.4 * (1 - u * u) * math.sin(math.pi * min(share * 1.08, 1))
    return _half(share) * u, y + sag


def _gore(a: float, b: float, top: float = 0.0, foot: float = 1.0) -> list[Point]:
    steps = 18
    shares = [top + (foot - top) * i / steps for i in range(steps + 1)]
    return [_edge(a, s) for s in shares] + [_edge(b, s) for s in reversed(shares)]


def _envelope(sheet: Sheet, ask: Ask) -> str:
    t = tones(ask.colour)
    other = tones("#fff3d9" if lightness(ask.colour) < 0.86 else "#e8a04a")
    third = tones(shade(ask.colour, 0.02, 0.9, 38) if ask.is_asked else "#f2b83c")
    bounds = [math.sin(math.pi * (i / _GORES - 0.5)) for i in range(_GORES + 1)]
    art = ""
    for i in range(_GORES):
        a, b = bounds[i], bounds[i + 1]
        body = t if ask.pose != "striped" or i % 2 == 0 else other
        art += polygon(_gore(a, b), fill=body.base)
        if ask.pose == "zigzag":
            art += _belt(a, b, other.base, third.base)
        elif ask.pose == "striped":
            art += polygon(_gore(a, b, 0.0, 0.16), fill=third.base if i % 2 else other.base)
            art += polygon(_gore(a, b, 0.7, 0.78), fill=third.base if i % 2 == 0 else t.base)
        else:
            art += polygon(_gore(a, b, 0.56, 0.62), fill=other.base) + polygon(_gore(a, b, 0.64, 0.66), fill=third.base)
        bulge = sheet.across(
            _edge(a, 0.4), _edge(b, 0.4), [(0, "#1f1440", 0.16), (0.35, "#ffffff", 0.14), (1, "#1f1440", 0.2)]
        )
        art += polygon(_gore(a, b), fill=bulge)
    outline = _gore(-1, 1)
    art += polygon(
        outline,
        fill=sheet.radial(
            -13, -76, 62, [(0, "#fff6dc", 0.5), (0.35, "#fff6dc", 0.1), (0.6, "#2a1650", 0.06), (1, "#2a1650", 0.5)]
        ),
    )
    seams = "".join(
        "M" + "L".join(f"{num(x)} {num(y)}" for x, y in (_edge(u, s / 18) for s in range(19))) for u in bounds[1:-1]
    )
    art += path(seams, fill="none", stroke=t.deep, stroke_width=0.4, stroke_opacity=0.45)
    art += path(
        "M-25 -81C-20.6 -88.6 -14 -93.6 -8 -96",
        fill="none",
        stroke="#ffffff",
        stroke_width=1.6,
        stroke_opacity=0.55,
        stroke_linecap="round",
    )
    skirt = f"M{num(-_half(1))} {_MOUTH}C-3 -24 3 -24 {num(_half(1))} {_MOUTH}L5.4 -21.6C2 -20.4 -2 -20.4 -5.4 -21.6Z"
    return (
        art
        + path(skirt, fill=sheet.linear(t.base, t.deep, turn=0))
        + path("M-5.2 -21.8C-2 -20.6 2 -20.6 5.2 -21.8C2 -23 -2 -23 -5.2 -21.8Z", fill="#3a1f1c")
    )


def _belt(a: float, b: float, one: str, two: str) -> str:
    m = (a + b) / 2
    upper = [_edge(a, 0.3), _edge(m, 0.42), _edge(b, 0.3), _edge(b, 0.42), _edge(m, 0.54), _edge(a, 0.42)]
    lower = [_edge(a, 0.46), _edge(m, 0.58), _edge(b, 0.46), _edge(b, 0.54), _edge(m, 0.66), _edge(a, 0.54)]
    return polygon(upper, fill=one) + polygon(lower, fill=two) + polygon(_gore(a, b, 0.0, 0.1), fill=two)


def _ropes() -> str:
    lines = "M-6 -22L-7.2 -12M6 -22L7.2 -12M-3 -21.4L-3.6 -12M3 -21.4L3.6 -12"
    return path(lines, stroke="#6d5340", stroke_width=0.5) + rect(-1.4, -19.6, 2.8, 2.4, rx=0.6, fill="#8d93a0")


def _basket(sheet: Sheet, colour: str) -> str:
    t = tones("#b67b43")
    paint = sheet.across((-8, 0), (8, 0), [(0, t.light, 1), (0.3, t.glint, 1), (0.6, t.base, 1), (1, t.deep, 1)])
    art = path("M-7.8 -11.4H7.8L6.6 -0.8C6.4 0.2 5.6 0.6 4.8 0.6H-4.8C-5.6 0.6 -6.4 0.2 -6.6 -0.8Z", fill=paint)
    weave = ""
    for row in range(5):
        y = -9 + row * 1.9
        weave += f"M-7.2 {num(y)}" + "".join(f"q0.7 {0.8 if (i + row) % 2 else -0.8} 1.44 0" for i in range(10))
    art += path(weave, fill="none", stroke=t.deep, stroke_width=0.4, stroke_opacity=0.65)
    art += rect(-8.4, -12.6, 16.8, 2, rx=1, fill=sheet.linear(mix(colour, "#5a3018", 0.4), mix(colour, "#2a1420", 0.6)))
    art += rect(-8, -12.3, 13, 0.5, rx=0.3, fill="#ffffff", fill_opacity=0.4)
    bags = "".join(
        path(f"M{x} -9.4c-1.4 1.4 -1.7 3.6 -0.2 4.3h1.6c1.5 -0.7 1.2 -2.9 -0.2 -4.3z", fill="#d9c39a")
        for x in (-5.4, 4.4)
    )
    return art + bags + path("M-6.6 -0.8H6.6", stroke=t.deep, stroke_width=0.7)


def _fire(sheet: Sheet) -> str:
    art = circle(
        0, -40, 50, fill=sheet.radial(0, -40, 50, [(0, "#ffd98a", 0.55), (0.5, "#ff9a45", 0.22), (1, "#ff7a30", 0)])
    )
    art += path("M-1.4 -19.6C-2.4 -23 -1 -25 0 -28C1 -25 2.4 -23 1.4 -19.6Z", fill="#fff0b8")
    return art + circle(0, -21, 12, fill=sheet.radial(0, -21, 12, [(0, "#fff0c0", 0.9), (1, "#ff9a40", 0)]))
