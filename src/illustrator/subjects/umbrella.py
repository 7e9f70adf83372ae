"""An umbrella: open over its handle, or furled."""

import math

from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.subjects._solid import metal
from illustrator.svg import Sheet, circle, num, path, rect

WORDS = Words(
    "umbrella, parasol",
    "雨伞, 伞, 阳伞",
    "Regenschirm, Schirm, Sonnenschirm",
    "parapluie, parasol, ombrelle",
    "paraguas, sombrilla",
)
HEIGHT_M = 0.62
POSES = ("open", "closed")
COLOUR = "#d8433f"
TAGS = ("product",)

_WOOD = tones("#8a5530")


def draw(ask: Ask) -> Figure:
    return _closed(ask) if ask.pose == "closed" else _open(ask)


def _crook(top: float) -> str:
    """The handle: a hook of wood below the stick."""
    d = f"M0 {num(top)}V-12C0 2 -22 2 -22 -12"
    art = stroke(d, _WOOD.deep, 7) + stroke(d, _WOOD.base, 5.6) + moved(stroke(d, _WOOD.pale, 1.4, 0.8), -1.1, -0.6)
    return art + rect(-4, top - 3, 8, 5, rx=1, fill="#d9b25a")


def _panels(sheet: Sheet, t: Tones, traits: frozenset[str]) -> str:
    """Seven gores between the ribs, scalloped below, each turned to the light in its own way."""
    edges = [
        (78 * math.sin(math.radians(a)), -72 + 13 * math.cos(math.radians(a)))
        for a in (-90, -58, -33, -11, 11, 33, 58, 90)
    ]
    art = ""
    gores = [t.dark, t.base, t.light, t.pale, t.light, t.base, t.dark]
    if "striped" in traits:
        pale = tones("#fbf1df" if lightness(t.base) < 0.8 else "#3f6f9c")
        gores[1::2] = [pale.base, pale.light, pale.base]
    under = tones(t.deep)
    art += path("M-78 -72C-60 -80 60 -80 78 -72C60 -62 -60 -62 -78 -72Z", fill=under.dark)
    for i in (0, 6, 1, 5, 2, 4, 3):
        (x0, y0), (x1, y1) = edges[i], edges[i + 1]

        def rib(x: float, y: float) -> str:
            return f"C{num(x * 0.55)} -134 {num(x * 0.97)} -112 {num(x)} {num(y)}"

        back = f"C{num(x0 * 0.97)} -112 {num(x0 * 0.55)} -134 0 -138"
        d = f"M0 -138{rib(x1, y1)}Q{num((x0 + x1) / 2)} {num((y0 + y1) / 2 - 11)} {num(x0)} {num(y0)}{back}Z"
        c = gores[i]
        art += path(
            d,
            fill=sheet.across(
                (0, -138), (0, -60), [(0, mix(c, t.glint, 0.25), 1), (0.5, c, 1), (1, mix(c, t.deep, 0.4), 1)]
            ),
        )
        art += stroke(f"M0 -138{rib(x1, y1)}", t.deep, 0.8, 0.45) + moved(
            stroke(f"M0 -138{rib(x1, y1)}", t.glint, 0.7, 0.5), 1, 0
        )
    for x, y in edges:
        art += circle(x, y + 0.5, 1.7, fill="#d9b25a")
    return art + haze(sheet, (-26, -118), (26, 13), "#ffffff", 0.4, -24)


def _open(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    stick = rect(-1.8, -146, 3.6, 112, fill=metal(sheet, tones("#8d8f96"), 1.8))
    art = stick + _crook(-36) + _panels(sheet, t, ask.traits)
    art += path("M-1.8 -137L-1 -149Q0 -151 1 -149L1.8 -137Z", fill="#d9b25a")
    return Figure((Part(moved(art, 0, -2.6), 0.26),), (-80, -153, 160, 153), {"ground": (-11, 26), "grip": (0, -28)})


def _closed(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    art = rect(-1.6, -8, 3.2, 8, fill="#b9bcc4") + rect(-1.8, -150, 3.6, 30, fill=metal(sheet, tones("#8d8f96"), 1.8))
    body = "M-2 -6C-6 -30 -14 -80 -12 -116Q-13 -124 -6 -122Q0 -127 6 -122Q13 -124 12 -116C14 -80 6 -30 2 -6Z"
    art += path(
        body,
        fill=sheet.across(
            (-13, 0), (13, 0), [(0, t.dark, 1), (0.2, t.pale, 1), (0.4, t.light, 1), (0.65, t.base, 1), (1, t.deep, 1)]
        ),
    )
    for x, bow in ((-7, -9), (-2, -3), (3, 5), (8, 10)):
        art += stroke(f"M{x} -118C{bow} -80 {bow * 0.5} -36 0 -8", t.deep, 1, 0.5) + stroke(
            f"M{x - 1.4} -118C{bow - 1.6} -80 {bow * 0.5 - 1} -36 -1 -10", t.glint, 0.7, 0.5
        )
    art += path("M-11.6 -62Q0 -56 11.4 -64L11 -57Q0 -50 -11.2 -55Z", fill=t.deep) + circle(
        7, -58.4, 1.6, fill="#e8c878"
    )
    hook = "M0 -148V-168C0 -184 24 -184 24 -168V-164"
    art += (
        stroke(hook, _WOOD.deep, 7)
        + stroke(hook, _WOOD.base, 5.6)
        + moved(stroke(hook, _WOOD.pale, 1.4, 0.8), -1.2, -0.4)
    )
    art += rect(-4, -150, 8, 5, rx=1, fill="#d9b25a")
    return Figure((Part(art, 0.26),), (-14, -184, 42, 184), {"ground": (0, 10), "grip": (0, -160)})
