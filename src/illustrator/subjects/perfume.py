"""A bottle of perfume: square and faceted, or round."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, loop, rounded, stroke, tones
from illustrator.subjects._solid import lathe, metal
from illustrator.svg import Point, Sheet, circle, ellipse, group, num, path, polygon, rect

WORDS = Words(
    "perfume, perfume bottle, bottle of perfume, fragrance, cologne, eau de parfum",
    "香水, 香水瓶",
    "Parfüm, Parfum, Parfümflasche, Flakon",
    "parfum, flacon de parfum, flacon",
    "perfume, frasco de perfume, colonia",
)
HEIGHT_M = 0.11
POSES = ("square", "round")
COLOUR = "#e8a07a"
TAGS = ("product",)

_GOLD = tones("#c99a45")


def draw(ask: Ask) -> Figure:
    return _round(ask) if ask.pose == "round" else _square(ask)


def _collar(sheet: Sheet, y: float) -> str:
    art = path(lathe([(y - 9, 12), (y - 9, 12), (y, 12), (y, 12)], 0.14), fill=metal(sheet, _GOLD, 12))
    art += path(lathe([(y - 12, 9), (y - 8, 9)], 0.14), fill=metal(sheet, _GOLD, 9))
    return art + stroke(f"M-12 {num(y - 5)}A12 1.7 0 0 0 12 {num(y - 5)}", _GOLD.deep, 0.5, 0.6)


def _label(sheet: Sheet, y: float, wide: float) -> str:
    """A plate with a sign and two lines, engraved."""
    w = wide / 2
    plate = sheet.across((-w, y), (w, y + 30), [(0, "#fffaf0", 1), (0.55, "#f4e8d6", 1), (1, "#e2cfb4", 1)])
    art = rect(-w + 0.6, y + 1, wide, 30, rx=1.2, fill="#40180c", fill_opacity=0.25) + rect(
        -w, y, wide, 30, rx=1.2, fill=plate
    )
    art += rect(-w + 1.8, y + 1.8, wide - 3.6, 26.4, rx=0.6, fill="none", stroke=_GOLD.base, stroke_width=0.6)
    art += stroke(
        f"M0 {num(y + 5)}q5 4 0 9.4q-5 -5.4 0 -9.4M0 {num(y + 14.4)}q-7 -.6 -7.4 -6.4q5.6 .6 7.4 6.4"
        "q1.8 -5.8 7.4 -6.4q-.4 5.8 -7.4 6.4",
        _GOLD.dark,
        0.8,
    )
    art += rect(-w * 0.62, y + 18.4, wide * 0.62, 2, rx=0.6, fill="#3a2a20")
    return art + rect(-w * 0.4, y + 23, wide * 0.4, 1.1, rx=0.5, fill="#8a745c")


def _square(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    wall = tones(mix(ask.colour, "#f2f4f6", 0.72))
    outer: list[Point] = [(-42, -88), (42, -88), (44, 0), (-44, 0)]
    glass = [
        (0.0, wall.dark, 0.96),
        (0.06, wall.glint, 0.96),
        (0.12, wall.base, 0.92),
        (0.5, wall.pale, 0.9),
        (0.88, wall.base, 0.94),
        (0.95, "#ffffff", 0.98),
        (1.0, wall.dark, 0.98),
    ]
    art = path(rounded(outer, 7), fill=sheet.across((-44, 0), (44, 0), glass))
    art += polygon([(-42, -82), (-34, -78), (-34, -13), (-43, -5)], fill=wall.dark, fill_opacity=0.45)
    art += polygon([(42, -82), (34, -78), (34, -13), (43, -5)], fill=wall.deep, fill_opacity=0.5)
    art += polygon([(-38, -87), (38, -87), (34, -78), (-34, -78)], fill="#ffffff", fill_opacity=0.55)
    art += polygon([(-43, -3), (43, -3), (34, -13), (-34, -13)], fill=wall.deep, fill_opacity=0.4)
    art += _juice(sheet, t) + _glints()
    art += _label(sheet, -60, 40) + path("M-42 -84L-24 -88L-40 -22L-43 -20Z", fill="#ffffff", fill_opacity=0.28)
    cap = [(-16.0, -134.0), (16.0, -134.0), (18.0, -104.0), (-18.0, -104.0)]
    dark = sheet.across(
        (-18, 0),
        (18, 0),
        [
            (0, "#2a1f22", 1),
            (0.12, "#8d7f82", 1),
            (0.2, "#3a2c30", 1),
            (0.5, "#1d1416", 1),
            (0.78, "#2c2024", 1),
            (0.88, "#a39598", 1),
            (1, "#2a1f22", 1),
        ],
    )
    top = path("M-11 -104V-132Q-11 -138 0 -138Q11 -138 11 -132V-104Z", fill="none")
    top += path(rounded(cap, 3), fill=dark) + polygon(
        [(-15, -134), (15, -134), (11, -129), (-11, -129)], fill="#b5a8aa"
    )
    top += path("M-11 -129H11L13 -106H-13Z", fill="#ffffff", fill_opacity=0.07) + stroke(
        "M-12 -131L-14.6 -108", "#ffffff", 1.1, 0.7
    )
    art += _collar(sheet, -87) + group(
        top + rect(-18.4, -106.5, 36.8, 3.2, rx=0.8, fill=metal(sheet, _GOLD, 18.4)), transform="translate(0 4)"
    )
    return Figure((Part(art, 0.26),), (-44, -131, 88, 131), {"ground": (0, 84), "grip": (0, -50), "top": (0, -130, 30)})


def _juice(sheet: Sheet, t: Tones) -> str:
    """What is in it, up to the shoulder, with the tube, and light gathered at the foot."""
    body: list[Point] = [(-33, -72), (33, -72), (34, -13), (-34, -13)]
    fill = sheet.across((0, -72), (0, -13), [(0, t.light, 0.97), (0.5, t.base, 0.97), (1, t.dark, 0.97)])
    sides = sheet.across(
        (-34, 0),
        (34, 0),
        [
            (0, t.deep, 0.6),
            (0.14, t.base, 0),
            (0.3, t.glint, 0.5),
            (0.42, t.base, 0),
            (0.84, t.base, 0),
            (1, t.deep, 0.65),
        ],
    )
    art = path(rounded(body, 3), fill=fill) + path(rounded(body, 3), fill=sides)
    art += polygon([(-33, -72), (33, -72), (32, -69), (-32, -69)], fill=t.glint, fill_opacity=0.75)
    art += rect(-1.1, -86, 2.2, 72, fill="#ffffff", fill_opacity=0.4) + rect(
        0.5, -86, 0.6, 72, fill=t.deep, fill_opacity=0.3
    )
    return art + haze(sheet, (10, -18), (20, 8), t.glint, 0.8) + haze(sheet, (-20, -22), (9, 6), t.pale, 0.7)


def _glints() -> str:
    art = rect(-41.4, -80, 2.6, 72, rx=1.3, fill="#ffffff", fill_opacity=0.85) + rect(
        -37.4, -76, 1, 62, rx=0.5, fill="#ffffff", fill_opacity=0.5
    )
    art += rect(39, -80, 1.8, 70, rx=0.9, fill="#ffffff", fill_opacity=0.7)
    return art + path("M-42 -3Q0 -1 42 -3", fill="none", stroke="#ffffff", stroke_width=1.4, stroke_opacity=0.7)


def _round(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    wall = tones(mix(ask.colour, "#f2f4f6", 0.7))
    shape: list[Point] = [
        (0, -92),
        (26, -87),
        (45, -66),
        (48, -44),
        (38, -16),
        (20, -2),
        (0, 0),
        (-20, -2),
        (-38, -16),
        (-48, -44),
    ]
    shape += [(-45, -66), (-26, -87)]
    art = path(
        loop(shape),
        fill=sheet.radial(
            -14, -60, 62, [(0, wall.glint, 0.95), (0.6, wall.base, 0.92), (0.9, wall.dark, 0.96), (1, wall.deep, 0.98)]
        ),
    )
    liquid = [(x * 0.83, -46 + (y + 46) * 0.83) for x, y in shape]
    inner = path(
        loop(liquid),
        fill=sheet.radial(
            -10, -56, 56, [(0, t.pale, 0.97), (0.35, t.light, 0.97), (0.7, t.base, 0.98), (1, t.deep, 0.98)]
        ),
    )
    inner += haze(sheet, (14, -20), (22, 11), t.glint, 0.75, -24)
    level = group(inner, clip_path=sheet.clip(rect(-60, -72, 120, 80)))
    art += level + ellipse(0, -72, 29.5, 3, fill=t.glint, fill_opacity=0.7)
    for i in range(-5, 6):
        x = i * 8.6
        art += stroke(f"M{num(x * 0.35)} -90Q{num(x * 1.25)} -46 {num(x * 0.4)} -2", "#ffffff", 0.9, 0.3)
        art += stroke(f"M{num(x * 0.35 + 1)} -90Q{num(x * 1.25 + 1.4)} -46 {num(x * 0.4 + 1)} -2", t.deep, 0.7, 0.2)
    art += path(
        "M-41 -52C-40 -70 -28 -82 -14 -86C-26 -76 -34 -64 -35 -50Q-36 -42 -39 -42Z", fill="#ffffff", fill_opacity=0.75
    )
    art += path("M41 -34C40 -22 30 -10 18 -6C28 -14 35 -24 37 -36Z", fill="#ffffff", fill_opacity=0.5)
    art += _oval(sheet) + _collar(sheet, -90)
    gem = [
        (0.0, -140.0),
        (15.0, -134.0),
        (19.0, -120.0),
        (11.0, -104.0),
        (-11.0, -104.0),
        (-19.0, -120.0),
        (-15.0, -134.0),
    ]
    cap = sheet.across(
        (-19, -140), (19, -104), [(0, wall.glint, 1), (0.4, t.pale, 1), (0.7, t.light, 1), (1, t.dark, 1)]
    )
    art += path(rounded(gem, 2.5), fill=cap)
    for points, colour, opacity in (
        ([(-15, -134), (0, -140), (0, -128), (-8, -122)], "#ffffff", 0.75),
        ([(0, -140), (15, -134), (8, -122), (0, -128)], t.pale, 0.6),
        ([(-19, -120), (-15, -134), (-8, -122), (-11, -104)], t.light, 0.5),
        ([(19, -120), (15, -134), (8, -122), (11, -104)], t.deep, 0.45),
        ([(-8, -122), (0, -128), (8, -122), (0, -104)], "#ffffff", 0.3),
    ):
        art += polygon(points, fill=colour, fill_opacity=opacity)
    return Figure((Part(art, 0.26),), (-48, -140, 96, 140), {"ground": (0, 50), "grip": (0, -46), "top": (0, -138, 20)})


def _oval(sheet: Sheet) -> str:
    art = ellipse(0.5, -43, 18.6, 15.8, fill="#40180c", fill_opacity=0.25)
    art += ellipse(0, -44, 18, 15, fill=sheet.linear("#fffaf0", "#e9d8bd", turn=50)) + ellipse(
        0, -44, 16.4, 13.4, fill="none", stroke=_GOLD.base, stroke_width=0.6
    )
    art += rect(-10, -42, 20, 2, rx=0.6, fill="#3a2a20") + rect(-6, -37.6, 12, 1.1, rx=0.5, fill="#8a745c")
    return art + circle(0, -49.5, 2.6, fill="none", stroke=_GOLD.dark, stroke_width=0.9)
