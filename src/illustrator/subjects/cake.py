"""A birthday cake with its candles lit, or a slice of cake on a plate."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._flame import flame, halo
from illustrator.subjects._matter import Tones, haze, loop, moved, stroke, tones
from illustrator.subjects._solid import around, band, lathe
from illustrator.svg import Sheet, circle, ellipse, num, path, polygon, rect

WORDS = Words(
    "cake, birthday cake, slice of cake, piece of cake, layer cake",
    "蛋糕, 生日蛋糕, 一块蛋糕",
    "Kuchen, Torte, Geburtstagskuchen, Geburtstagstorte, Tortenstück",
    "gâteau, gâteau d'anniversaire, part de gâteau",
    "pastel, tarta, torta, pastel de cumpleaños",
)
HEIGHT_M = 0.2
POSES = ("birthday", "sliced")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "sliced": "slice of cake, piece of cake, 一块蛋糕, tortenstück, part de gâteau",
}
COLOUR = "#f4a3b5"
TAGS = ("food",)

_TILT = 0.2
_CREAM = tones("#fdf1dd")
_SPONGE = tones("#e3b06c")
_SPRINKLES = ("#e2533f", "#f2b83a", "#4fa3a0", "#5c7fd0", "#f7f2e6")


def draw(ask: Ask) -> Figure:
    return _slice(ask) if ask.pose == "sliced" else _birthday(ask)


def _stand(sheet: Sheet) -> str:
    china = tones("#dfe6ea")
    art = path(lathe([(-18, 8), (-12, 7), (-6, 18), (-2, 26), (-4, 26)], _TILT), fill=around(sheet, china, 24, gloss=1))
    art += path(lathe([(-22, 68), (-22, 68), (-18, 67), (-18, 67)], _TILT), fill=around(sheet, china, 68, gloss=1))
    art += ellipse(0, -22, 68, 68 * _TILT, fill=sheet.linear("#ffffff", china.base, china.dark, turn=20))
    return art + haze(sheet, (4, -20), (58, 10), "#4a2a2a", 0.45)


def _drips(sheet: Sheet, dice: Dice, y: float, r: float, icing: Tones) -> str:
    """Icing over the edge of a tier, running down in tongues."""
    count = 13
    edge = []
    for i in range(count * 2 + 1):
        turn = math.pi * (1 - i / (count * 2))
        x, front = r * math.cos(turn) * 1.008, y + r * _TILT * math.sin(turn)
        run = dice.between(8, 16) if i % 2 else dice.between(3, 5.5)
        edge.append((x, front + run))
    down = f"M{num(-r * 1.008)} {num(y)}"
    for (x0, y0), (x1, y1) in zip([(-r, y), *edge], [*edge, (r, y)], strict=True):
        middle = (x0 + x1) / 2
        down += f"C{num(middle)} {num(y0)} {num(middle)} {num(y1)} {num(x1)} {num(y1)}"
    shape = f"{down}L{num(r * 1.008)} {num(y)}A{num(r)} {num(r * _TILT)} 0 0 0 {num(-r * 1.008)} {num(y)}Z"
    art = moved(path(shape, fill="#5a2030", fill_opacity=0.22), 0.6, 1.8) + path(
        shape, fill=around(sheet, icing, r, gloss=0.8)
    )
    for x, low in edge[1::4]:
        art += ellipse(x - 1.2, low - 4, 0.9, 2.4, fill="#ffffff", fill_opacity=0.75)
    top = sheet.across(
        (-r, y - r * _TILT), (r, y + r * _TILT), [(0, icing.glint, 1), (0.4, icing.pale, 1), (1, icing.base, 1)]
    )
    return (
        art
        + ellipse(0, y, r * 1.008, r * _TILT, fill=top)
        + haze(sheet, (-r * 0.35, y - 1), (r * 0.4, r * 0.07), "#ffffff", 0.7)
    )


def _pearls(sheet: Sheet, y: float, r: float, t: Tones, count: int) -> str:
    """Piped dots around the foot of a tier."""
    art = ""
    size = r * math.pi / count * 0.62
    paint = sheet.radial(-0.3, -0.4, 1.5, [(0, t.glint, 1), (0.4, t.light, 1), (1, t.dark, 1)])
    for i in range(count + 1):
        turn = math.pi * (1 - i / count)
        x, low = r * math.cos(turn), y + r * _TILT * math.sin(turn)
        move = f"translate({num(x)} {num(low)}) scale({num(size)} {num(size * 0.92)})"
        art += circle(0, 0, 1, fill=paint, transform=move)
    return art


def _tier(sheet: Sheet, dice: Dice, span: tuple[float, float], r: float, icing: Tones) -> str:
    top, foot = span
    cream = tones("#fbe9cf")
    art = path(lathe([(top, r), (top, r), (foot, r), (foot, r)], _TILT), fill=around(sheet, cream, r, gloss=0.5))
    middle = (top + foot) / 2 + 5
    art += path(band((middle, r), (middle + 3.4, r), _TILT), fill=icing.base, fill_opacity=0.6)
    for _ in range(round(r * 0.7)):
        turn = dice.between(0.1, math.pi - 0.1)
        x, y = r * math.cos(turn), dice.between(top + 16, foot - 7) + r * _TILT * math.sin(turn)
        art += moved(rect(-1.7, -0.6, 3.4, 1.2, rx=0.6, fill=dice.pick(_SPRINKLES)), x, y, 1, dice.between(0, 180))
    return art + _drips(sheet, dice, top, r, icing) + _pearls(sheet, foot, r, icing, round(r * 0.42))


def _birthday(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("cake")
    own = dice.pick((COLOUR, "#7cc4c0", "#b79be0", "#8a5a3c"))
    icing = tones(ask.colour if ask.is_asked else own)
    art = _stand(sheet) + _tier(sheet, dice, (-64, -22), 56, icing)
    art += haze(sheet, (2, -63), (42, 8), "#4a1a2a", 0.35) + _tier(sheet, dice, (-98, -64), 38, icing)
    art += _berries(sheet)
    candles, glow = "", ""
    count = 5
    for i in range(count):
        turn = math.pi * (0.1 + 0.8 * i / (count - 1))
        x, y = -29 * math.cos(turn), -100 + 5 * math.sin(turn)
        stick = tones(_SPRINKLES[i % 4])
        candles += rect(
            x - 1.7,
            y - 24,
            3.4,
            24,
            rx=0.8,
            fill=sheet.across(
                (x - 1.7, 0), (x + 1.7, 0), [(0, stick.pale, 1), (0.4, stick.light, 1), (1, stick.dark, 1)]
            ),
        )
        candles += stroke(
            "".join(f"M{num(x - 1.6)} {num(y - 3 - k * 5)}l3.2 -2.6" for k in range(4)), "#fffaf0", 1.1, 0.9
        )
        candles += stroke(f"M{num(x)} {num(y - 24)}v-2.6", "#3a2a22", 0.7) + flame(sheet, x, y - 25.4, 10.5, dice)
        glow += halo(sheet, x, y - 30, 15 if not ask.is_dark else 24, 0.3 if not ask.is_dark else 0.6)
    if ask.is_dark:
        glow += haze(sheet, (0, -122), (110, 95), "#ff9a40", 0.34)
    return Figure(
        (Part(moved(art + candles, 0, -2), 0.24),),
        (-69, -138, 138, 138),
        {"ground": (0, 52), "top": (0, -102, 60)},
        glow=glow,
    )


def _berries(sheet: Sheet) -> str:
    art = ""
    red = tones("#d8323c")
    for i, (x, y, r) in enumerate(((-8, -103, 6.2), (7, -103, 6.6), (-1, -109, 6.4))):
        body = sheet.radial(
            x - 2, y - 2.5, r * 1.7, [(0, red.pale, 1), (0.3, red.light, 1), (0.7, red.base, 1), (1, red.deep, 1)]
        )
        art += circle(x, y, r, fill=body) + ellipse(x - 2, y - 2.4, 1.8, 1.1, fill="#ffffff", fill_opacity=0.8)
        if i == 2:
            art += stroke(f"M{x} {y - r + 1}q1 -6 6 -9", "#5f7d3a", 1.1)
    return art


def _slice(ask: Ask) -> Figure:
    """Its point to the left, its sponge and cream to the viewer."""
    sheet, dice = ask.sheet, ask.dice.fork("slice")
    icing = tones(ask.colour)
    china = tones("#eef1f2")
    art = ellipse(0, -5, 78, 15, fill=china.deep) + ellipse(
        0, -7.5, 78, 15, fill=sheet.linear(china.glint, china.light, china.dark, turn=18)
    )
    art += ellipse(0, -7, 56, 9.4, fill=china.dark, fill_opacity=0.5) + ellipse(
        0, -7.5, 76, 14, fill="none", stroke=icing.base, stroke_width=1.2, stroke_opacity=0.7
    )
    art += haze(sheet, (6, -5), (58, 8), "#3a2020", 0.55)
    wall = [(-56.0, -62.0), (52.0, -62.0), (52.0, -6.0), (-56.0, -8.0)]
    art += polygon(wall, fill=_SPONGE.base)
    for y, deep in ((-54, 12), (-36, 12), (-18, 12)):
        paint = sheet.across((-56, 0), (52, 0), [(0, _SPONGE.pale, 1), (0.4, _SPONGE.light, 1), (1, _SPONGE.dark, 1)])
        art += rect(-56, y, 108, deep, fill=paint)
        for _ in range(26):
            art += ellipse(
                dice.between(-54, 50),
                y + dice.between(1.5, deep - 1.5),
                dice.between(0.6, 1.5),
                0.7,
                fill=_SPONGE.deep,
                fill_opacity=0.35,
            )
    for y, tone in ((-42, icing), (-24, _CREAM)):
        d = (
            f"M-56.5 {y}Q-40 {y - 1.6} -20 {y}T20 {y}T52.6 {y}V{y + 6}"
            f"Q30 {y + 7.6} 10 {y + 6}T-30 {y + 6}T-56.5 {y + 6}Z"
        )
        art += path(
            d, fill=sheet.across((0, y), (0, y + 6), [(0, tone.glint, 1), (0.5, tone.light, 1), (1, tone.dark, 1)])
        )
    art += path(
        "M52 -62Q66 -66 70 -62V-10Q64 -5 52 -6Z",
        fill=sheet.across((52, 0), (70, 0), [(0, icing.base, 1), (1, icing.deep, 1)]),
    )
    cap = (
        "M-57 -62Q-58 -68 -50 -70L46 -86Q68 -80 70.5 -66Q71 -60 68 -58Q66 -48 62 -58Q58 -50 52.5 -57"
        "Q46 -48 40 -56Q32 -46 25 -56Q18 -50 12 -57Q2 -44 -8 -56Q-16 -50 -22 -57Q-34 -48 -42 -57Q-50 -52 -57 -62Z"
    )
    art += moved(path(cap, fill="#4a1a20", fill_opacity=0.25), 0, 1.6)
    art += path(
        cap, fill=sheet.across((0, -84), (0, -50), [(0, icing.pale, 1), (0.5, icing.light, 1), (1, icing.base, 1)])
    )
    art += path("M-52 -66L46 -83Q62 -78 66 -68Q20 -62 -52 -64Z", fill=icing.glint, fill_opacity=0.5)
    art += _rose(sheet) + moved(_berries(sheet), 37, 22)
    return Figure((Part(moved(art, 0, -10), 0.24),), (-78, -119, 156, 119), {"ground": (0, 110), "top": (0, -82, 70)})


def _rose(sheet: Sheet) -> str:
    """A swirl of cream under the berries."""
    art = ""
    for i, (w, y) in enumerate(((20, -80), (16, -85), (11, -89.5))):
        shape = loop(
            [
                (36 - w, y),
                (36 - w * 0.4, y - 5),
                (36 + w * 0.5, y - 5),
                (36 + w, y),
                (36 + w * 0.4, y + 4.5),
                (36 - w * 0.5, y + 4.5),
            ]
        )
        art += path(shape, fill=sheet.linear(_CREAM.glint, _CREAM.base, mix(_CREAM.dark, "#d9b9a0", 0.3), turn=60))
        art += stroke(f"M{36 - w * 0.8} {y + 1 + i * 0.2}Q36 {y + 5} {36 + w * 0.9} {y - 1}", _CREAM.deep, 0.7, 0.5)
    return art
