"""A butterfly: flying with its wings spread, resting with them folded."""

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import coat_of, curve, line, moved
from illustrator.svg import circle, ellipse, num, path

WORDS = Words("butterfly, monarch butterfly, moth", "蝴蝶", "Schmetterling, Falter", "papillon", "mariposa")
HEIGHT_M = 0.09
POSES = ("flying", "resting")
COLOUR = "#f08a24"
TAGS = ("animal", "flies")
HOME = ("garden", "meadow")
_UPPER = "1,-8! 8,-26 22,-42 42,-52 58,-52! 58,-38 52,-22 42,-10 30,-2 14,1 2,-1!"
_LOWER = "2,-2! 14,0 30,2 40,10 42,22 36,33 27,38 20,35 13,25 6,14 2,6!"
_DARK = "#2c1d24"


def draw(ask: Ask) -> Figure:
    if ask.pose == "resting":
        return _resting(ask)
    wings = "".join(f'<g transform="scale({way} 1)">{_wing(ask, _UPPER, _LOWER)}</g>' for way in (-1, 1))
    spread = moved(wings, 0, -46, 14, 1.0)
    body = moved(_body(), 0, -46, 14)
    return Figure(
        (Part(spread, 0.22), Part(body, 0.4)),
        (-50, -113, 122, 114.5),
        {"ground": (0, 30), "face": (5, -66, 7), "hold": (8, -70), "seat": (0, -50, 20)},
    )


def _wing(ask: Ask, upper: str, lower: str) -> str:
    """The lower wing, then the upper one: a dark seam with pearls, cells of colour between dark veins."""
    coat, sheet = coat_of(ask.colour), ask.sheet
    warm = sheet.radial(4, -4, 58, [(0, mix(coat.light, "#fff0b0", 0.4), 1), (0.55, coat.base, 1), (1, coat.dark, 1)])
    deep = sheet.radial(
        4, -2, 46, [(0, mix(coat.base, "#ffe08a", 0.35), 1), (0.7, shade(coat.base, -0.03), 1), (1, coat.dark, 1)]
    )
    seam = mix(_DARK, coat.deep, 0.25)
    drawn = path(curve(lower), fill=seam)
    for cell in ("4,2 12,4 14,13 8,14", "14,4 26,5 26,16 17,16", "28,6 37,12 36,20 29,17", "11,18 17,18.6 20,28 15,24",
                 "19,19 27,19 26,30 22,30", "29,20 35,23 31,30 28,29"):  # fmt: skip
        drawn += path(curve(cell), fill=deep)
    drawn += path(curve(upper), fill=seam)
    for cell in ("4,-8 9,-20 17,-28 18,-16 12,-8", "6,-4 15,-6 28,-6 16,-2", "16,-8 22,-20 33,-22 30,-10 24,-8",
                 "20,-25 26,-36 36,-40 "
                 "34,-26 26,-23", "34,-9 38,-19 46,-22 42,-13", "37,-24 40,-37 48,-40 48,-27 42,-24"):  # fmt: skip
        drawn += path(curve(cell), fill=warm)
    pearls = ((52, -48, 1.7), (54.6, -42, 1.5), (53.6, -35, 1.5), (51, -28.6, 1.4), (46, -46.6, 1.3), (39.6, -47, 1.2),
              (47.4, -18, 1.3), (41.6, -8.6, 1.2), (39.4, 23.4, 1.4), (38.6, 14, 1.2), (35.4, 29.6, 1.4),
              (29.6, 34, 1.4))  # fmt: skip
    drawn += "".join(circle(x, y, r, fill="#fff6e4") for x, y, r in pearls)
    edge = "1,-8 8,-26 22,-42 42,-52 58,-52"
    return drawn + line(curve(edge, closed=False), mix(seam, "#ffffff", 0.35), 0.9, 0.8)


def _body() -> str:
    feel = line("M-1.4 -20C-3 -30 -9 -38 -15 -41M1.4 -20C3 -30 9 -38 15 -41", _DARK, 1.1)
    tips = ellipse(-15.6, -41.4, 1.9, 1.5, fill=_DARK) + ellipse(15.6, -41.4, 1.9, 1.5, fill=_DARK)
    trunk = path(curve("0,-16 3,-10 3.2,-2 2.6,10 1.4,24 0,31 -1.4,24 -2.6,10 -3.2,-2 -3,-10"), fill="#3b2a30")
    bands = "".join(f"M{num(-2.5 + i * 0.16)} {2 + i * 5}h{num(5 - i * 0.32)}" for i in range(5))
    head = (
        circle(0, -18, 4.2, fill="#45323a")
        + circle(-2.2, -19, 1.5, fill="#ffffff")
        + circle(2.2, -19, 1.5, fill="#ffffff")
    )
    head += circle(-2.2, -19.2, 0.8, fill="#17101a") + circle(2.2, -19.2, 0.8, fill="#17101a")
    return feel + tips + trunk + line(bands, "#7a6068", 0.8, 0.8) + head


def _mirrored(ask: Ask) -> str:
    return f'<g transform="scale(-1 1)">{_wing(ask, _UPPER, _LOWER)}</g>'


def _resting(ask: Ask) -> Figure:
    """From the side, wings folded up over the back."""
    folded = moved(_mirrored(ask), -3, -13, 56, 1.12)
    far = moved(_mirrored(ask), 0, -14, 68, 1.06)
    trunk = path(curve("-30,-6 -18,-12 -2,-16 10,-17 14,-13 6,-8 -12,-5"), fill="#3b2a30")
    legs = line("M-4 -9l-5 8M2 -10l1 9M8 -11l7 9", _DARK, 1.2)
    head = (
        circle(15, -17, 4.6, fill="#45323a")
        + circle(16.6, -18, 1.8, fill="#ffffff")
        + circle(17, -18, 1, fill="#17101a")
    )
    feel = line("M16 -21C20 -30 27 -35 34 -36M18 -20C24 -26 32 -28 39 -27", _DARK, 1.1)
    feel += ellipse(34.6, -36, 1.8, 1.4, fill=_DARK) + ellipse(39.6, -27, 1.8, 1.4, fill=_DARK)
    dim = f'<g opacity="0.86">{far}</g>'
    anchors = {"ground": (4.0, 26.0), "face": (15.0, -17.0, 7.0), "hold": (22.0, -14.0)}
    return Figure(
        (Part(dim, 0.2), Part(folded, 0.25), Part(legs + trunk + head + feel, 0.4)), (-58, -102, 101, 103), anchors
    )
