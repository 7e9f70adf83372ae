"""A burning candle: a thick one on a dish, one in a glass jar, or a slim one in a holder."""

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._flame import flame, halo
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.subjects._solid import around, lathe, metal, ring, streak
from illustrator.svg import Sheet, circle, ellipse, num, path, rect

WORDS = Words(
    "candle, candlestick, scented candle, tealight",
    "蜡烛, 香薰蜡烛, 烛台",
    "Kerze, Duftkerze, Kerzenständer",
    "bougie, chandelle, bougie parfumée",
    "vela, candela, vela aromática",
)
HEIGHT_M = 0.18
POSES = ("pillar", "jar", "taper")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "jar": "scented candle, 香薰蜡烛, duftkerze, bougie parfumée, vela aromática",
    "taper": "candlestick, 烛台, kerzenständer",
}
COLOUR = "#f3e3c3"
TAGS = ("product",)
HOME = ("tabletop",)

_BRASS = tones("#c9993f")


def draw(ask: Ask) -> Figure:
    return {"pillar": _pillar, "jar": _jar, "taper": _taper}[ask.pose](ask)


def _wax(sheet: Sheet, dice: Dice, t: Tones, span: tuple[float, float], r: float) -> str:
    """A round of wax, lit from within at its top, with drips."""
    top, foot = span
    tilt = 0.2
    art = path(lathe([(top, r), (top, r), (foot, r), (foot, r)], tilt), fill=around(sheet, t, r))
    warm = sheet.across(
        (0, top), (0, top + (foot - top) * 0.7), [(0, "#ffdf9a", 0.85), (0.4, "#ffcf80", 0.35), (1, "#ffcf80", 0)]
    )
    art += path(lathe([(top, r), (top, r), (foot, r), (foot, r)], tilt), fill=warm)
    for i in range(4):
        x = r * (-0.82 + 0.5 * i + dice.between(-0.08, 0.08))
        long, w = (foot - top) * dice.between(0.16, 0.5), r * dice.between(0.09, 0.13)
        y = top + r * tilt * (1 - (x / r) ** 2) ** 0.5 - 1
        d = (
            f"M{num(x - w * 1.8)} {num(y)}Q{num(x - w)} {num(y + 2)} {num(x - w)} {num(y + long)}"
            f"a{num(w)} {num(w * 1.3)} 0 0 0 {num(2 * w)} 0Q{num(x + w)} {num(y + 2)} {num(x + w * 1.8)} {num(y)}Z"
        )
        art += moved(path(d, fill=t.deep, fill_opacity=0.35), 0.9, 0.6) + path(d, fill=t.light)
        art += stroke(f"M{num(x - w * 0.4)} {num(y + 4)}V{num(y + long)}", t.glint, w * 0.5, 0.9)
    pool = sheet.radial(0, top, r, [(0, "#fff6d0", 1), (0.5, mix(t.light, "#ffd27a", 0.5), 1), (1, t.light, 1)])
    art += ellipse(0, top, r, r * tilt, fill=t.pale) + ellipse(0, top + 0.8, r * 0.86, r * tilt * 0.8, fill=pool)
    return art + stroke(ring(top, r, tilt), t.glint, 0.9, 0.9)


def _wick(sheet: Sheet, dice: Dice, y: float, high: float) -> str:
    return stroke(f"M0 {num(y + 2)}Q1 {num(y - 2)} 0.6 {num(y - 5)}", "#3a2822", 1.3) + flame(
        sheet, 0.5, y - 3.4, high, dice
    )


def _light(ask: Ask, y: float) -> str:
    strength = 0.55 if ask.is_dark else 0.22
    art = halo(ask.sheet, 0, y, 44, strength)
    return art + (haze(ask.sheet, (0, y + 10), (120, 110), "#ff9a40", 0.32) if ask.is_dark else "")


def _pillar(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("wax"), tones(ask.colour)
    r, top = dice.between(21, 25), -dice.between(64, 82)
    dish = [(-12, 38), (-12, 38), (-5, 34), (-3, 24), (-5, 24)]
    art = path(lathe(dish, 0.2), fill=metal(sheet, _BRASS, 38)) + ellipse(
        0, -12, 38, 7.6, fill=sheet.linear(_BRASS.pale, _BRASS.base, _BRASS.dark, turn=25)
    )
    art += haze(sheet, (4, -10), (32, 6), "#3a2008", 0.6)
    loop_ = "M36 -10C54 -16 56 6 38 -4"
    art = stroke(loop_, _BRASS.deep, 4) + stroke(loop_, _BRASS.light, 2.4) + art
    art += _wax(sheet, dice, t, (top, -12), r) + _wick(sheet, dice, top, 26)
    return Figure(
        (Part(art, 0.22),),
        (-38, top - 32, 90, 32 - top),
        {"ground": (0, 50), "grip": (0, -30)},
        glow=_light(ask, top - 16),
    )


def _taper(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("taper"), tones(ask.colour)
    foot = [(-46, 12), (-42, 12), (-40, 5), (-34, 4), (-30, 7), (-26, 4), (-14, 5), (-8, 16), (-5, 25), (-5, 25)]
    art = path(lathe(foot, 0.2), fill=metal(sheet, _BRASS, 25)) + _wax(sheet, dice, t, (-118, -45), 6.4)
    art += path(lathe([(-50, 8.4), (-50, 8.4), (-43, 9), (-43, 9)], 0.2), fill=metal(sheet, _BRASS, 9))
    art += _wick(sheet, dice, -118, 25)
    return Figure(
        (Part(art, 0.22),), (-25, -147, 50, 147), {"ground": (0, 44), "grip": (0, -22)}, glow=_light(ask, -132)
    )


def _jar(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("jar"), tones(ask.colour)
    r, tilt = 35.0, 0.2
    wall = [(-80.0, r), (-80.0, r), (-10.0, r), (-5.0, r - 4), (-5.0, r - 4)]
    edge = "#8aa0a6"
    art = path(
        lathe(wall, tilt),
        fill=sheet.across(
            (-r, 0), (r, 0), [(0, edge, 0.7), (0.2, "#ffffff", 0.45), (0.8, "#e8f0f2", 0.4), (1, edge, 0.75)]
        ),
    )
    art += _wax(sheet, dice.fork("in"), t, (-52, -10), r - 3.2)
    art += _wick(sheet, dice, -52, 24)
    art += path(streak(wall, (-0.86, -0.7), (-76, -10)), fill="#ffffff", fill_opacity=0.6) + path(
        streak(wall, (0.8, 0.88), (-74, -14)), fill="#ffffff", fill_opacity=0.45
    )
    plate = sheet.across((-17, 0), (17, 0), [(0, "#f6ecda", 1), (0.6, "#fffaf0", 1), (1, "#e4d4ba", 1)])
    art += rect(-17, -38, 34, 25, rx=1.6, fill=plate) + rect(
        -15, -36, 30, 21, rx=0.8, fill="none", stroke="#a67c3f", stroke_width=0.7
    )
    art += (
        circle(0, -30, 2.6, fill="none", stroke="#a67c3f", stroke_width=0.9)
        + rect(-9, -25, 18, 1.9, rx=0.6, fill="#4a3628")
        + rect(-6, -21, 12, 1.2, rx=0.6, fill="#a08a72")
    )
    art += (
        stroke(f"M-35 -80A35 {num(r * tilt)} 0 0 1 35 -80", "#ffffff", 1.2, 0.6)
        + stroke(ring(-80, r, tilt), "#ffffff", 2, 0.95)
        + stroke(ring(-79, r, tilt), edge, 0.6, 0.6)
    )
    return Figure(
        (Part(moved(art, 0, -1.2), 0.22),),
        (-36, -89, 72, 89),
        {"ground": (0, 62), "grip": (0, -40), "top": (0, -80, 50)},
        glow=_light(ask, -64),
    )
