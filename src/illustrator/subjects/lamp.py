"""A lamp that is lit: for a table, or standing on the floor."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, stroke, tones
from illustrator.subjects._solid import around, band, lathe, metal, ring, streak
from illustrator.subjects._wood import beam
from illustrator.svg import Point, Sheet, circle, ellipse, group, num, path

WORDS = Words(
    "lamp, table lamp, desk lamp, floor lamp, standing lamp, bedside lamp, reading lamp",
    "台灯, 灯, 落地灯, 床头灯",
    "Lampe, Tischlampe, Stehlampe, Leselampe, Nachttischlampe",
    "lampe, lampadaire, lampe de chevet, lampe de bureau",
    "lámpara, lámpara de mesa, lámpara de pie, velador",
)
HEIGHT_M = 0.5
POSES = ("table", "floor")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "floor": "floor lamp, standing lamp, 落地灯, stehlampe, lampadaire, lámpara de pie",
}
COLOUR = "#f2cf8e"
TAGS = ("furniture",)
HOME = ("room",)

_BRASS = tones("#c9993f")
_BASES = ("#2f6f78", "#b5523f", "#4a5a8a", "#5f7d56")
_WARM = "#ffb45a"


def draw(ask: Ask) -> Figure:
    return _floor(ask) if ask.pose == "floor" else _table(ask)


def _shade(ask: Ask, top: Point, foot: Point, tilt: float) -> str:
    """A cloth shade, lit from within: (y, radius) of its upper and lower ring."""
    sheet, t = ask.sheet, tones(ask.colour)
    (y0, r0), (y1, r1) = top, foot
    lit = mix(t.light, "#fff0c0", 0.3 if ask.is_asked else 0.62)
    edge = mix(t.base, "#d9803a", 0.12 if ask.is_asked else 0.3)
    art = ellipse(0, y1, r1, r1 * tilt, fill=mix(edge, "#5a2a10", 0.3))
    art += haze(sheet, (0, y1 + r1 * tilt * 0.3), (r1 * 0.7, r1 * tilt * 0.7), "#fff4cf", 0.95)
    art += ellipse(0, y0, r0, r0 * tilt, fill=mix(lit, "#fff7dc", 0.6))
    body = lathe([(y0, r0), (y1, r1)], tilt, is_open=True)
    stops = [(0, edge, 1), (0.2, t.base, 1), (0.5, lit, 1), (0.8, t.base, 1), (1, mix(edge, t.dark, 0.5), 1)]
    art += path(body, fill=sheet.across((-r1, 0), (r1, 0), [(a, c, 1.0) for a, c, _ in stops]))
    inner = haze(
        sheet, (0, y0 + (y1 - y0) * 0.6), (r1 * 0.62, (y1 - y0) * 0.55), "#fff6d2", 0.55 if ask.is_asked else 0.9
    )
    for i in range(-7, 8):
        x0, x1 = r0 * i / 7.6, r1 * i / 7.6
        bow = tilt * r0 * (1 - (i / 7.6) ** 2) ** 0.5
        art_line = f"M{num(x0)} {num(y0 + bow)}L{num(x1)} {num(y1 + bow * r1 / r0)}"
        inner += stroke(art_line, edge, 0.7, 0.22)
    art += group(inner, clip_path=sheet.clip(path(body)))
    deep = (y1 - y0) * 0.06
    slope = (r1 - r0) * 0.06
    art += path(band((y1 - deep, r1 - slope), (y1, r1), tilt), fill=mix(t.dark, "#c98a4a", 0.2), fill_opacity=0.8)
    art += path(
        band((y0, r0), (y0 + deep * 0.8, r0 + slope * 0.8), tilt), fill=mix(t.dark, "#c98a4a", 0.2), fill_opacity=0.6
    )
    return art + stroke(ring(y1 - deep, r1 - slope, tilt), t.glint, 0.6, 0.7)


def _glow(sheet: Sheet, at: Point, r: float, is_dark: bool) -> str:
    """The halo around the shade, and the light thrown down."""
    strength = 0.5 if is_dark else 0.15
    x, y = at
    art = haze(sheet, (x, y + r * 0.3), (r * 2.5, r * 2.4), _WARM, strength * 0.8)
    return art + haze(sheet, at, (r * 1.2, r * 0.9), "#ffc070", strength * 0.6)


def _body(sheet: Sheet, t: Tones, kind: int) -> str:
    """The foot of a table lamp: a round jar, a gourd, or a turned column."""
    profiles: tuple[list[Point], ...] = (
        [(-44, 5), (-40, 7), (-30, 18), (-18, 21), (-7, 15), (-3, 12), (-3, 12)],
        [(-46, 4), (-41, 9), (-34, 11), (-29, 8), (-20, 17), (-11, 19), (-3, 13), (-3, 13)],
        [(-46, 4), (-44, 8), (-40, 5), (-30, 6), (-18, 12), (-10, 9), (-7, 13), (-3, 15), (-3, 15)],
    )
    profile = profiles[kind]
    r = max(p[1] for p in profile)
    art = path(lathe([(-7, 17), (-7, 17), (-3.6, 19), (-3.6, 19)], 0.16), fill=metal(sheet, _BRASS, 19))
    art += path(lathe(profile, 0.16), fill=around(sheet, t, r, gloss=1))
    art += path(streak(profile, (-0.68, -0.44), (profile[0][0] + 7, -8)), fill="#ffffff", fill_opacity=0.5)
    art += path(streak(profile, (0.72, 0.8), (profile[0][0] + 9, -8)), fill=t.glint, fill_opacity=0.3)
    return art + path(lathe([(-57, 2.4), (-47, 2.4), (-46, 5.5), (-43, 5.5)], 0.16), fill=metal(sheet, _BRASS, 5.5))


def _table(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("lamp")
    base = tones(dice.pick(_BASES))
    art = _body(sheet, base, dice.whole(3))
    art += haze(sheet, (0, -42), (17, 10), "#ffd890", 0.5)
    wide = dice.between(35, 40)
    cap = (
        stroke("M0 -106V-101", _BRASS.base, 2)
        + circle(0, -107, 2.4, fill=_BRASS.light)
        + circle(-0.7, -107.8, 0.8, fill=_BRASS.glint)
    )
    art += cap + _shade(ask, (-102, dice.between(19, 26)), (-56, wide), 0.15)
    art += (
        stroke("M13 -51V-36", _BRASS.light, 0.8)
        + circle(13, -34.5, 1.9, fill=_BRASS.base)
        + circle(12.5, -35.1, 0.7, fill=_BRASS.glint)
    )
    return Figure(
        (Part(art, 0.2),),
        (-wide, -110, 2 * wide, 110),
        {"ground": (0, 40), "grip": (0, -30)},
        glow=_glow(sheet, (0, -78), 44, ask.is_dark),
    )


def _floor(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("floor")
    wood = tones("#8a5a34")
    if dice.whole(2):
        art = beam(sheet, (0, -232), (4, -9), (4, 4.6), wood)
        art += beam(sheet, (-3, -232), (-42, -1), (4.4, 5.4), wood) + beam(sheet, (3, -232), (44, -1), (4.4, 5.4), wood)
        art += beam(sheet, (-21, -118), (22, -118), (2.4, 2.4), wood)
        art += path(lathe([(-240, 5), (-228, 7)], 0.16), fill=metal(sheet, _BRASS, 7))
    else:
        art = path(lathe([(-12, 30), (-12, 30), (-10, 33), (-6, 33), (-6, 33)], 0.16), fill=metal(sheet, _BRASS, 33))
        art += path(lathe([(-242, 2.4), (-14, 2.4), (-14, 2.4), (-12, 8)], 0.16), fill=metal(sheet, _BRASS, 3.4))
        art += circle(0, -120, 4, fill=_BRASS.base) + circle(-1.2, -121.2, 1.4, fill=_BRASS.glint)
    art += _shade(ask, (-304, dice.between(30, 40)), (-236, 58), 0.14)
    art += stroke("M0 -310V-303", _BRASS.base, 2.4) + circle(0, -311, 3, fill=_BRASS.light)
    art += stroke("M20 -229V-204", _BRASS.light, 1) + circle(20, -202, 2.6, fill=_BRASS.base)
    return Figure(
        (Part(art, 0.2),),
        (-58, -314, 116, 314),
        {"ground": (0, 70), "grip": (0, -150)},
        glow=_glow(sheet, (0, -268), 66, ask.is_dark),
    )
