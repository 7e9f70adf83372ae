"""A wristwatch: with hands, or a smart one."""

import math

from illustrator.chance import Dice
from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stitches, stroke, tones
from illustrator.svg import Sheet, circle, ellipse, group, num, path, polygon, rect

WORDS = Words(
    "watch, wristwatch, wrist watch, smartwatch, smart watch",
    "手表, 腕表, 智能手表",
    "Armbanduhr, Smartwatch",
    "montre, montre-bracelet, montre connectée",
    "reloj de pulsera, reloj inteligente",
)
HEIGHT_M = 0.1
POSES = ("analog", "smart")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "smart": "smartwatch, smart watch, 智能手表, montre connectée, reloj inteligente",
}
COLOUR = "#7a4a2c"
TAGS = ("product",)

_STEEL = tones("#c6c8cc")
_GOLD = tones("#cfa050")


def draw(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    is_smart = ask.pose == "smart"
    art = _strap(sheet, t, is_smart) + (_smart(ask) if is_smart else _analog(ask))
    return Figure((Part(art, 0.28),), (-38, -158, 82, 158), {"ground": (0, 40), "grip": (0, -80)})


def _strap(sheet: Sheet, t: Tones, is_smart: bool) -> str:
    """Both halves, curving away above and below."""
    art = ""
    for s, y0, y1 in ((-1, -112, -158), (1, -46, 0)):
        d = (
            f"M-23 {y0}C-22 {y0 + s * 14} -19 {y0 + s * 26} -18 {y1 - s * 3}Q-18 {y1} -15 {y1}H15"
            f"Q18 {y1} 18 {y1 - s * 3}C19 {y0 + s * 26} 22 {y0 + s * 14} 23 {y0}Z"
        )
        art += path(
            d,
            fill=sheet.across(
                (-23, 0),
                (23, 0),
                [(0, t.dark, 1), (0.16, t.light, 1), (0.4, t.base, 1), (0.8, t.base, 1), (1, t.deep, 1)],
            ),
        )
        fade = sheet.across(
            (0, y0), (0, y1), [(0, "#000000", 0.3), (0.25, "#000000", 0), (0.7, "#000000", 0), (1, "#000000", 0.4)]
        )
        art += path(d, fill=fade)
        if not is_smart:
            for x in (-1, 1):
                art += stitches(
                    f"M{x * 19.4} {y0 + s * 3}C{x * 18.6} {y0 + s * 16} {x * 16} {y0 + s * 28} {x * 15} {y1 - s * 3}",
                    mix(t.pale, "#fff2dc", 0.6),
                    0.8,
                    2.4,
                )
        holes = range(3) if s > 0 else range(0)
        for k in holes:
            art += ellipse(0, y0 + 19 + k * 9.5, 2, 1.6, fill=t.deep) + stroke(
                f"M-1.6 {y0 + 20.2 + k * 9.5}Q0 {y0 + 21.6 + k * 9.5} 1.6 {y0 + 20.2 + k * 9.5}", t.pale, 0.5, 0.7
            )
    return art


def _case(sheet: Sheet, m: Tones) -> str:
    """Lugs, crown, and a turned bezel."""
    art = ""
    for sx in (-1, 1):
        for sy in (-1, 1):
            lug = [
                (sx * 15, -79 + sy * 28),
                (sx * 26, -79 + sy * 22),
                (sx * 27, -79 + sy * 38),
                (sx * 22, -79 + sy * 40),
            ]
            art += polygon(lug, fill=sheet.linear(m.glint, m.base, m.deep, turn=40))
    crown = sheet.across((0, -86), (0, -72), [(0, m.deep, 1), (0.3, m.glint, 1), (0.6, m.base, 1), (1, m.deep, 1)])
    art += rect(36, -82, 7, 12, rx=1.8, fill=crown, transform="translate(0 -3)") + stroke(
        "M38 -84V-74M40 -84V-74M42 -84V-74", m.deep, 0.5, 0.6
    )
    for y in (-99, -63):
        art += rect(31, y, 7, 6, rx=1.4, fill=crown)
    ring = sheet.linear(m.glint, m.dark, m.pale, m.deep, m.pale, turn=52)
    art += (
        circle(0, -79, 37, fill=m.deep)
        + circle(0, -79, 36.4, fill=ring)
        + circle(0, -79, 33.4, fill=sheet.linear(m.dark, m.glint, m.base, turn=52))
    )
    return art + circle(0, -79, 31.4, fill=m.deep)


def _analog(ask: Ask) -> str:
    sheet, dice = ask.sheet, ask.dice.fork("dial")
    m = dice.pick((_STEEL, _GOLD))
    if ask.traits & {"golden", "gold", "silver", "steel"}:
        m = _GOLD if ask.traits & {"golden", "gold"} else _STEEL
    face = tones(dice.pick(("#f6f0e2", "#24344c", "#2f3a36")) if lightness(ask.colour) < 0.75 else "#24344c")
    is_dark = lightness(face.base) < 0.5
    ink = "#f4efe2" if is_dark else "#2a2624"
    art = _case(sheet, m) + circle(
        0,
        -79,
        30.6,
        fill=sheet.radial(
            -8, -90, 48, [(0, face.pale if is_dark else "#ffffff", 1), (0.5, face.base, 1), (1, face.dark, 1)]
        ),
    )
    for i in range(60):
        long, wide = (4.4, 1.5) if i % 5 == 0 else (1.8, 0.45)
        tone = m.base if i % 5 == 0 else ink
        mark = rect(-wide / 2, -29.2, wide, long, fill=tone)
        art += f'<g transform="translate(0 -79) rotate({i * 6})">{mark}</g>'
    for x, y in ((-11.5, -79), (11.5, -79), (0, -67)):
        art += circle(x, y, 7, fill=face.dark, fill_opacity=0.55) + circle(
            x, y, 7, fill="none", stroke=m.pale, stroke_width=0.7
        )
        for k in range(12):
            a = math.radians(30 * k)
            art += circle(x + 5.6 * math.cos(a), y + 5.6 * math.sin(a), 0.35, fill=ink)
        a = dice.between(0, 6.28)
        art += stroke(f"M{x} {y}L{num(x + 4.8 * math.cos(a))} {num(y + 4.8 * math.sin(a))}", ink, 0.7) + circle(
            x, y, 0.9, fill=m.base
        )
    art += _hands(m, dice)
    glass = path(
        "M-27 -93C-22 -108 -4 -113 10 -107C-4 -104 -18 -92 -22 -72Q-28 -80 -27 -93Z", fill="#ffffff", fill_opacity=0.26
    )
    return (
        art
        + glass
        + path("M27 -68C24 -58 15 -51 5 -49C13 -54 20 -60 22 -70Z", fill="#ffffff", fill_opacity=0.16)
        + circle(0, -79, 31, fill="none", stroke="#000000", stroke_width=1.2, stroke_opacity=0.3)
    )


def _hands(m: Tones, dice: Dice) -> str:
    """Ten past ten or so, as shops show it."""
    art = ""
    for turn, long, wide in ((-56 + dice.between(-4, 4), 16, 2.8), (58 + dice.between(-6, 6), 24, 2.1)):
        d = f"M{-wide / 2} 4L{-wide / 2} {-long + 4}L0 {-long}L{wide / 2} {-long + 4}L{wide / 2} 4Z"
        shade = path(d, fill="#000000", fill_opacity=0.3)
        hand = path(d, fill=m.base) + path(f"M0 4L0 {-long}L{wide / 2} {-long + 4}V4Z", fill=m.pale)
        art += moved(shade, 0.8, -77.6, 1, turn) + moved(hand, 0, -79, 1, turn)
    second = stroke("M0 8V-25", "#e2553f", 0.8)
    return (
        art
        + moved(second, 0, -79, 1, dice.between(150, 220))
        + circle(0, -79, 2.6, fill=m.deep)
        + circle(0, -79, 1.9, fill="#e2553f")
    )


def _smart(ask: Ask) -> str:
    sheet, m = ask.sheet, _STEEL
    edge = sheet.linear("#f4f5f7", "#8a8d94", "#dfe1e5", "#6b6e76", turn=50)
    art = rect(
        34, -90, 7, 16, rx=3, fill=sheet.across((0, -90), (0, -74), [(0, m.deep, 1), (0.4, m.glint, 1), (1, m.deep, 1)])
    ) + rect(34.4, -68, 3.4, 14, rx=1.6, fill=m.dark)
    art += rect(-36, -121, 72, 84, rx=20, fill=edge) + rect(-33, -118, 66, 78, rx=17.4, fill="#0b0c11")
    art += rect(-33, -118, 66, 78, rx=17.4, fill="none", stroke="#3a3d48", stroke_width=0.9)
    hues = ("#ff5b6e", "#a8f05a", "#4fd8f0")
    for i, (hue, share) in enumerate(zip(hues, (0.78, 0.6, 0.86), strict=True)):
        r = 23.5 - i * 6
        whole = 2 * math.pi * r
        art += circle(0, -79, r, fill="none", stroke=hue, stroke_width=4.6, stroke_opacity=0.22)
        dash = f"{whole * share:.2f} {whole:.2f}"
        art += circle(
            0,
            -79,
            r,
            fill="none",
            stroke=hue,
            stroke_width=4.6,
            stroke_linecap="round",
            stroke_dasharray=dash,
            transform="rotate(-90 0 -79)",
        )
    art += path(
        "M0 -74.5C-6 -79 -4.4 -83 -1.8 -83Q-.4 -83 0 -81.4Q.4 -83 1.8 -83C4.4 -83 6 -79 0 -74.5Z", fill="#ff5b6e"
    )
    art += rect(-24, -111, 14, 3, rx=1.5, fill="#f2f3f6") + rect(12, -111, 11, 3, rx=1.5, fill="#8fa0c8")
    art += rect(-12, -50, 24, 2.6, rx=1.3, fill="#5d6478")
    glass = path("M-33 -100Q-33 -118 -15 -118H6L-33 -62Z", fill="#ffffff", fill_opacity=0.11)
    return art + group(glass) + haze(sheet, (-26, -112), (10, 5), "#ffffff", 0.4, -30)
