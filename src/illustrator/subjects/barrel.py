"""A barrel: a steel drum, or one of wood with hoops."""

import math

from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import haze, stroke, tones
from illustrator.subjects._solid import Profile, around, band, lathe, metal, radius_at, ring, streak
from illustrator.svg import circle, ellipse, group, num, path, polygon

WORDS = Words(
    "barrel, oil drum, steel drum, oil barrel, drum barrel, wooden barrel, cask, keg",
    "桶, 油桶, 木桶, 铁桶",
    "Fass, Fässer, Ölfass, Holzfass, Tonne",
    "tonneau, baril, fût, barrique",
    "barril, tonel, bidón, barril de petróleo",
)
HEIGHT_M = 0.88
POSES = ("drum", "wooden")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "wooden": "wooden barrel, cask, keg, 木桶, holzfass, tonneau, fût, barrique, tonel",
}
COLOUR = "#c9543a"
TAGS = ("product",)

_TILT = 0.2


def draw(ask: Ask) -> Figure:
    if ask.pose == "wooden" or "wooden" in ask.traits:
        return _cask(ask)
    return _drum(ask)


def _drum(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("drum"), tones(ask.colour)
    r, foot = 34.0, -34.0 * _TILT
    body: Profile = ((-93, r), (-93, r), (foot, r), (foot, r))
    art = path(lathe(body, _TILT), fill=around(sheet, t, r, gloss=0.7))
    for y in (-66.0, -36.0):
        for dy, share, tone in ((-2.4, 1.0, t.glint), (0.0, 1.03, t.light), (2.6, 1.0, t.deep)):
            art += stroke(ring(y + dy, r * share, _TILT), tone, 2.2 if dy else 3.4, 0.55 if dy else 1.0)
        art += path(band((y - 1.6, r * 1.03), (y + 1.6, r * 1.03), _TILT), fill=around(sheet, t, r * 1.03, gloss=1))
    art += path(streak(body, (-0.72, -0.5), (-88, foot - 2)), fill="#ffffff", fill_opacity=0.26) + path(
        streak(body, (0.78, 0.86), (-88, foot - 2)), fill="#ffffff", fill_opacity=0.14
    )
    for _ in range(26):
        x, y = r * math.sin(dice.between(-1.3, 1.3)), dice.between(-86, -8)
        art += ellipse(x, y, dice.between(0.4, 1.8), dice.between(0.3, 0.9), fill="#5a2a14", fill_opacity=0.35)
    art += polygon(
        [(-11, -46), (0, -57), (11, -46), (0, -35)], fill="#f6d04d", stroke="#2a2022", stroke_width=1.2
    ) + path("M0 -53C4 -48.4 5 -46.6 5 -44.2A5 5 0 0 1 -5 -44.2C-5 -46.6 -4 -48.4 0 -53Z", fill="#2a2022")
    art += path(band((foot - 3.4, r * 1.02), (foot, r * 1.02), _TILT), fill=around(sheet, tones(t.dark), r))
    art += ellipse(0, -93, r * 1.04, r * 1.04 * _TILT, fill=metal(sheet, t, r)) + ellipse(
        0, -92.2, r * 0.94, r * 0.92 * _TILT, fill=t.deep
    )
    art += ellipse(
        0,
        -91,
        r * 0.92,
        r * 0.88 * _TILT,
        fill=sheet.across((-r, -97), (r, -86), [(0, t.base, 1), (0.5, t.light, 1), (1, t.dark, 1)]),
    )
    for x, y, size in ((-15, -91.6, 4.6), (17, -90, 2.8)):
        art += (
            ellipse(x, y + 0.8, size, size * 0.42, fill=t.deep)
            + ellipse(x, y - 0.6, size, size * 0.42, fill="#d8d4cf")
            + ellipse(x, y - 0.6, size * 0.55, size * 0.2, fill="#8a8682")
        )
    return Figure(
        (Part(art, 0.24),), (-36, -100.4, 72, 101), {"ground": (0, 66), "top": (0, -92, 60), "grip": (0, -50)}
    )


def _cask(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("cask")
    t, iron = tones(ask.colour if ask.is_asked else "#a86a38"), tones("#5d5f66")
    body: Profile = ((-92, 31), (-80, 36), (-64, 40), (-48, 41.5), (-32, 40), (-17, 36), (-6.4, 31), (-6.4, 31))
    outline = lathe(body, _TILT)
    art = path(outline, fill=around(sheet, t, 41.5))
    staves = ""
    for k in range(-7, 8):
        share = math.sin(k * 0.2)
        points = [
            (radius_at(body, y) * share, y + radius_at(body, y) * _TILT * math.sqrt(1 - share**2))
            for y in (-92, -70, -48, -26, -7)
        ]
        d = (
            f"M{num(points[0][0])} {num(points[0][1])}Q{num(points[1][0])} {num(points[1][1])}"
            f" {num(points[2][0])} {num(points[2][1])}T{num(points[4][0])} {num(points[4][1])}"
        )
        staves += stroke(d, t.deep, 1, 0.6) + stroke(d.replace("M", "M", 1), t.pale, 0.4, 0.35)
        for _ in range(3):
            x, y = points[2][0] + dice.between(1, 6), dice.between(-84, -14)
            staves += stroke(
                f"M{num(x * radius_at(body, y) / 41.5)} {num(y)}v{num(dice.between(5, 14))}", t.deep, 0.6, 0.35
            )
    art += group(staves, clip_path=sheet.clip(path(outline)))
    for y in (-84.0, -66.0, -29.0, -12.0):
        r0, r1 = radius_at(body, y - 2.6) * 1.012, radius_at(body, y + 2.6) * 1.012
        art += path(band((y - 1.4, r0), (y + 4.4, r1), _TILT), fill="#1c0d08", fill_opacity=0.3)
        art += path(band((y - 2.6, r0), (y + 2.6, r1), _TILT), fill=metal(sheet, iron, r0)) + circle(
            -8, y + r0 * _TILT, 0.9, fill=iron.glint
        )
    art += ellipse(0, -92, 31, 31 * _TILT, fill=t.light) + ellipse(0, -90.6, 28, 28 * _TILT * 0.95, fill=t.deep)
    art += ellipse(
        0, -89.6, 27.4, 5, fill=sheet.across((-28, -94), (28, -86), [(0, t.base, 1), (0.5, t.light, 1), (1, t.dark, 1)])
    )
    for x in (-18, -9, 0, 9, 18):
        art += stroke(f"M{x} -94V-85", t.deep, 0.7, 0.6)
    art += haze(sheet, (-16, -50), (9, 30), "#ffffff", 0.18)
    return Figure(
        (Part(art, 0.26),), (-43, -98.5, 86, 98.5), {"ground": (0, 60), "top": (0, -90, 52), "grip": (0, -50)}
    )
