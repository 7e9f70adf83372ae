"""A teapot: round and glazed, or of cast iron with a bow over it."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, moved, stroke, tones
from illustrator.subjects._solid import around, band, lathe, ring, streak
from illustrator.subjects.coffee import steam
from illustrator.svg import Sheet, circle, ellipse, path

WORDS = Words(
    "teapot, kettle, tea kettle", "茶壶, 水壶", "Teekanne, Kanne, Teekessel", "théière, bouilloire", "tetera, hervidor"
)
HEIGHT_M = 0.17
POSES = ("glazed", "iron")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "iron": "kettle, tea kettle, 水壶, teekessel, bouilloire, hervidor",
}
COLOUR = "#3f8a8c"
TAGS = ("product",)


def draw(ask: Ask) -> Figure:
    return _iron(ask) if ask.pose == "iron" else _glazed(ask)


def _spout(sheet: Sheet, t: Tones) -> str:
    d = "M36 -30C56 -32 54 -62 72 -76L85 -72C76 -58 78 -26 38 -14Z"
    art = path(
        d,
        fill=sheet.across((48, -60), (70, -40), [(0, t.pale, 1), (0.3, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)]),
    )
    art += ellipse(0, 0, 7, 2.6, fill=t.deep, transform="translate(78.4 -74) rotate(17)")
    art += stroke("M71.6 -75.6Q78 -79 85 -72.4", t.glint, 1.4, 0.9)
    return art + stroke("M56 -40C62 -50 64 -62 72 -71", "#ffffff", 2, 0.6)


def _flowers(t: Tones) -> str:
    """A painted spray."""
    art = stroke("M-22 -22C-10 -34 6 -36 20 -52M-4 -34C-2 -46 -8 -50 -12 -56", mix(t.deep, "#2f5a3a", 0.5), 1.3)
    for x, y, r in ((20, -54, 6), (-12, -58, 5), (2, -36, 5.4), (-22, -24, 4)):
        for k in range(5):
            petal = ellipse(0, -r * 0.62, r * 0.42, r * 0.6, fill="#fff4e2")
            art += f'<g transform="translate({x} {y}) rotate({72 * k + 10})">{petal}</g>'
        art += circle(x, y, r * 0.3, fill="#f0b23e")
    return art


def _glazed(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("pot"), tones(ask.colour)
    tilt = 0.18
    body = [(-78, 22), (-74, 28), (-64, 41), (-46, 50), (-28, 47), (-14, 35), (-7, 26), (-4, 27), (-4, 27)]
    handle = "M-40 -62C-84 -74 -86 -18 -40 -24"
    art = stroke(handle, t.deep, 9.5) + stroke(handle, t.base, 7.8) + moved(stroke(handle, t.pale, 2.2, 0.8), -1, -1.6)
    art += _spout(sheet, t) + path(lathe(body, tilt), fill=around(sheet, t, 50, gloss=1))
    if dice.whole(2):
        art += _flowers(t)
    else:
        art += path(band((-50, 49), (-44, 50), tilt), fill=t.glint, fill_opacity=0.5)
        art += path(band((-41, 50), (-39, 49.6), tilt), fill=t.glint, fill_opacity=0.5)
    art += path(streak(body, (-0.72, -0.5), (-68, -16)), fill="#ffffff", fill_opacity=0.55) + path(
        streak(body, (0.8, 0.88), (-58, -20)), fill=t.glint, fill_opacity=0.35
    )
    lid = [(-92, 6), (-90, 15), (-84, 22), (-79, 25), (-77, 25)]
    art += path(lathe([(-78, 26), (-76, 26.5)], tilt), fill=t.deep) + path(
        lathe(lid, tilt), fill=around(sheet, t, 25, gloss=1)
    )
    art += path(streak(lid, (-0.66, -0.4), (-90, -80)), fill="#ffffff", fill_opacity=0.6)
    art += circle(0, -97, 6, fill=sheet.radial(-2, -99, 9, [(0, t.glint, 1), (0.35, t.light, 1), (1, t.deep, 1)]))
    wisp = steam(sheet, dice, 84, -78, 38, 1)
    return Figure(
        (Part(art, 0.24), Part(wisp, 0)),
        (-79, -116, 172, 116),
        {"ground": (0, 58), "grip": (-70, -46), "top": (0, -101, 12)},
    )


def _iron(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("iron")
    t = tones(ask.colour if ask.is_asked else "#3c4146")
    tilt = 0.18
    body = [(-64, 26), (-60, 36), (-48, 52), (-34, 54), (-18, 44), (-8, 34), (-4, 32), (-4, 32)]
    bow = "M-36 -58C-52 -122 52 -122 36 -58"
    art = stroke(bow, t.deep, 6.4) + stroke(bow, t.base, 4.6) + moved(stroke(bow, t.pale, 1.4, 0.7), -0.6, -1.2)
    d = "M40 -36C56 -38 58 -56 70 -64L81 -60C72 -50 68 -24 42 -20Z"
    art += path(
        d, fill=sheet.across((48, -56), (64, -34), [(0, t.pale, 1), (0.35, t.light, 1), (1, t.deep, 1)])
    ) + ellipse(0, 0, 6, 2.2, fill=t.deep, transform="translate(75.4 -62) rotate(19)")
    art += path(lathe(body, tilt), fill=around(sheet, t, 54))
    for row in range(5):
        y = -50 + row * 6.4
        r = (51, 54, 54, 51, 47)[row]
        for k in range(-9, 10):
            x = r * k / 9.6 + (row % 2) * 2.6
            if abs(x) < r * 0.95:
                low = y + r * tilt * (1 - (x / r) ** 2) ** 0.5
                art += circle(x, low, 1.8, fill=t.deep, fill_opacity=0.7) + circle(
                    x - 0.5, low - 0.6, 1.1, fill=t.pale, fill_opacity=0.55
                )
    art += path(streak(body, (-0.7, -0.56), (-56, -16)), fill="#ffffff", fill_opacity=0.22)
    lid = [(-74, 7), (-72, 18), (-67, 25), (-64, 27), (-63, 27)]
    art += path(lathe(lid, tilt), fill=around(sheet, t, 27)) + circle(
        0, -78, 5, fill=sheet.radial(-2, -80, 8, [(0, t.pale, 1), (1, t.deep, 1)])
    )
    art += stroke(ring(-64, 27, tilt), t.pale, 0.8, 0.6)
    return Figure(
        (Part(moved(art, 0, -2), 0.24), Part(steam(sheet, dice, 80, -68, 34, 1), 0)),
        (-55, -111, 144, 111),
        {"ground": (0, 66), "grip": (0, -105), "top": (0, -76, 14)},
    )
