"""Headphones: standing by themselves, or hung on a wooden stand."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, loop, moved, stitches, stroke, tones
from illustrator.subjects._solid import lathe, metal
from illustrator.subjects._wood import beam
from illustrator.svg import Sheet, circle, ellipse, group, path, rect

WORDS = Words(
    "headphones, headphone, headset, earphone, earphones",
    "耳机, 头戴式耳机",
    "Kopfhörer, Headset",
    "casque audio, écouteur, écouteurs",
    "auriculares, audífonos, cascos",
)
HEIGHT_M = 0.17
POSES = ("standing", "hanging")
COLOUR = "#2f3b4f"
TAGS = ("product",)

_STEEL = tones("#b9bcc4")


def draw(ask: Ask) -> Figure:
    art = moved(_headphones(ask), 0, -3.4)
    if ask.pose == "hanging":
        stand = _stand(ask.sheet)
        return Figure((Part(stand, 0.22), Part(moved(art, 0, -22.6), 0.26)), (-76, -161, 153, 161), {"ground": (0, 80)})
    return Figure((Part(art, 0.26),), (-76, -138, 153, 138), {"ground": (0, 116), "grip": (0, -128)})


def _stand(sheet: Sheet) -> str:
    wood = tones("#b98552")
    art = path(lathe([(-9, 44), (-9, 44), (-7.4, 45), (-7.4, 45)], 0.16), fill=wood.dark)
    art += ellipse(0, -8, 44, 7.5, fill=sheet.linear(wood.pale, wood.light, wood.base, turn=25))
    art += beam(sheet, (0, -148), (0, -8), (9, 10), wood)
    return art + rect(-19, -156, 38, 9, rx=4.5, fill=sheet.linear(wood.pale, wood.base, wood.dark))


def _headphones(ask: Ask) -> str:
    sheet, t = ask.sheet, tones(ask.colour)
    pad = tones(mix(t.deep, "#1c181c", 0.55))
    return _band(sheet, t, pad) + _left(sheet, t, pad) + _right(sheet, t, pad)


def _band(sheet: Sheet, t: Tones, pad: Tones) -> str:
    """The bow: cushion below, shell above, and the steel arms that slide out of it."""
    cushion = (
        "M-55 -82C-52 -112 -30 -127 0 -127C30 -127 54 -112 56 -82L49 -80C45 -101 26 -114 0 -114"
        "C-26 -114 -44 -101 -48 -80Z"
    )
    art = path(
        cushion, fill=sheet.across((0, -127), (0, -80), [(0, pad.light, 1), (0.5, pad.base, 1), (1, pad.deep, 1)])
    )
    art += stitches("M-46 -88C-40 -106 -22 -116.6 0 -116.6C22 -116.6 41 -106 47 -88", pad.pale, 0.6, 2)
    shell = (
        "M-60 -80C-60 -116 -34 -134 0 -134C36 -134 61 -116 61 -80L54 -79C53 -108 30 -124 0 -124"
        "C-30 -124 -52 -108 -53 -79Z"
    )
    side = sheet.across(
        (-60, 0),
        (61, 0),
        [(0, t.dark, 1), (0.18, t.pale, 1), (0.36, t.light, 1), (0.6, t.base, 1), (0.86, t.dark, 1), (1, t.light, 1)],
    )
    art += path(shell, fill=side) + stroke("M-55 -92C-50 -117 -28 -131 -2 -131.4", "#ffffff", 1.6, 0.65)
    art += stroke("M-53 -80C-52 -108 -30 -124 0 -124C30 -124 53 -108 54 -80", t.deep, 0.8, 0.6)
    for s in (-1, 1):
        arm = f"M{s * 57 - 2.6} -84L{s * 60 - 2.6} -56L{s * 60 + 2.6} -56L{s * 57 + 2.6} -84Z"
        art += path(arm, fill=metal(sheet, _STEEL, 4, s * 58.5))
        art += rect(
            s * 57 - 5,
            -90,
            10,
            11,
            rx=3,
            fill=sheet.across((s * 57 - 5, 0), (s * 57 + 5, 0), [(0, t.pale, 1), (0.4, t.base, 1), (1, t.deep, 1)]),
        )
    return art


def _left(sheet: Sheet, t: Tones, pad: Tones) -> str:
    """Its inner side is seen: the ear pad, and cloth in the hole."""
    art = ellipse(
        -8, 0, 17, 33, fill=sheet.across((-25, 0), (4, 0), [(0, t.dark, 1), (0.3, t.light, 1), (1, t.deep, 1)])
    )
    art += stroke("M-22.6 -12Q-25.6 2 -20 18", t.glint, 1.3, 0.6)
    ring = sheet.radial(-4, -10, 42, [(0, pad.light, 1), (0.5, pad.base, 1), (1, pad.deep, 1)])
    art += ellipse(3, 0, 21, 36, fill=ring) + ellipse(
        2, 0, 20, 35, fill="none", stroke=pad.pale, stroke_width=1.2, stroke_opacity=0.5
    )
    art += haze(sheet, (-6, -25), (11, 5), pad.glint, 0.6, -36) + haze(sheet, (13, 24), (8, 4), pad.pale, 0.4, -36)
    art += ellipse(5, 0, 11.5, 23, fill=pad.deep) + ellipse(5.8, 1, 10, 21, fill="#17131a")
    mesh = "".join(
        circle(x + (row % 2) * 1.6, -18 + row * 3, 0.55, fill="#6c6470")
        for row in range(13)
        for x in (-2, 1.2, 4.4, 7.6, 10.8)
    )
    art += group(mesh, clip_path=sheet.clip(ellipse(5.8, 1, 9.4, 20)))
    art += stitches("M-15 -8Q-17 8 -10 24", pad.pale, 0.6, 2)
    return moved(art, -50, -37, 1, 9)


def _right(sheet: Sheet, t: Tones, pad: Tones) -> str:
    """Its outer side is seen: the pad's edge, the shell, a ring of steel and a brushed plate."""
    art = path(
        loop([(-16, -31), (-24, -18), (-27, 0), (-24, 19), (-16, 32), (2, 35), (2, -35)], 6.5),
        fill=sheet.across((-27, 0), (-6, 0), [(0, pad.deep, 1), (0.4, pad.light, 1), (1, pad.deep, 1)]),
    )
    art += stroke("M-20 -20Q-24 0 -20 21", pad.pale, 0.9, 0.5)
    shell = sheet.radial(-6, -16, 50, [(0, t.pale, 1), (0.3, t.light, 1), (0.65, t.base, 1), (1, t.deep, 1)])
    art += ellipse(0, 0, 24, 36, fill=t.deep) + ellipse(1.2, -0.4, 23, 35, fill=shell)
    art += ellipse(2, 0, 16.6, 26, fill=sheet.linear("#ffffff", "#8a8d96", "#f0f1f4", "#6f727c", turn=60))
    plate = sheet.across(
        (-10, -22), (14, 22), [(0, t.light, 1), (0.34, t.base, 1), (0.5, t.pale, 1), (0.62, t.base, 1), (1, t.deep, 1)]
    )
    art += ellipse(2.2, 0.2, 15, 24, fill=plate)
    art += ellipse(2.2, 0.2, 8.6, 13.8, fill="none", stroke=t.glint, stroke_width=0.7, stroke_opacity=0.35)
    art += stroke("M2.2 -8V8M-2 -4.5V4.5M6.4 -4.5V4.5M-5.6 -1.6V1.6M10 -1.6V1.6", "#ffffff", 1.4, 0.85)
    art += path("M-17 -20C-12 -31 2 -36 12 -30C0 -31 -9 -24 -14 -12Z", fill="#ffffff", fill_opacity=0.5)
    art += circle(13, 29.5, 1.2, fill="#7be3a0")
    yoke = (
        stroke("M10 -38C20 -35 25.5 -22 25 0", _STEEL.deep, 5)
        + stroke("M10 -38C20 -35 25.5 -22 25 0", _STEEL.base, 3.8)
        + stroke("M11 -38C19 -35 23.6 -22 23.8 -4", "#ffffff", 1, 0.8)
    )
    yoke += circle(24, 2, 4.2, fill=_STEEL.dark) + circle(23.6, 1.6, 3, fill=_STEEL.pale)
    return moved(art + yoke, 47, -37, 1, -7)
