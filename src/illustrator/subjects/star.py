"""A star with rounded points, or one that shoots across the sky."""

import math

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, group, num, path

WORDS = Words(
    "star, shooting star, golden star, falling star",
    "星星, 流星, 五角星",
    "Stern, Sternschnuppe",
    "étoile, étoile filante",
    "estrella, estrella fugaz",
)
HEIGHT_M = 1.2
POSES = ("still", "shooting")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "shooting": "shooting, falling, 流星, Sternschnuppe, filante, fugaz",
}
COLOUR = "#f7c237"
TAGS = ("nature", "flies")
HOME = ("night_sky",)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, t = ask.sheet, tones(ask.colour)
    power = 1.0 if ask.is_dark or "glowing" in ask.traits else 0.4
    if ask.pose == "shooting":
        star = group(_star(sheet, t), transform="translate(52 -24) rotate(14) scale(0.66) translate(0 50)")
        return Figure(
            (Part(_trail(sheet, t), 0.0), Part(star, 0.25)),
            (-106, -90, 193, 97),
            {"ground": (50, 40), "top": (52, -58, 8), "grip": (52, -24)},
            glow=circle(52, -26, 60, fill=_halo(sheet, 52, -26, 60, t, power)),
        )
    return Figure(
        (Part(_star(sheet, t), 0.28),),
        (-48, -100, 96, 91),
        {"ground": (0, 60), "top": (0, -98, 8), "face": (0, -50, 24), "grip": (0, -10)},
        glow=circle(0, -52, 90, fill=_halo(sheet, 0, -52, 90, t, power)),
    )


def _halo(sheet: Sheet, x: float, y: float, r: float, t: Tones, power: float) -> str:
    return sheet.radial(
        x, y, r, [(0, t.glint, 0.06), (0.3, t.light, 0.16 * power), (0.5, t.light, 0.3 * power), (1, t.light, 0)]
    )


def _ray(turn: float, r: float) -> tuple[float, float]:
    a = math.radians(turn)
    return r * math.cos(a), -50 + r * math.sin(a)


def _star(sheet: Sheet, t: Tones) -> str:
    """Five points, each rounded, each with a lit and a shaded facet."""
    d, light, dark = "", "", ""
    for i in range(5):
        turn = -90 + 72 * i
        before, tip, after = _ray(turn - 36, 23.5), _ray(turn, 50), _ray(turn + 36, 23.5)
        near_a = (tip[0] + (before[0] - tip[0]) * 0.2, tip[1] + (before[1] - tip[1]) * 0.2)
        near_b = (tip[0] + (after[0] - tip[0]) * 0.2, tip[1] + (after[1] - tip[1]) * 0.2)
        d += (
            f"{'M' if not i else 'L'}{num(near_a[0])} {num(near_a[1])}Q{num(tip[0])} {num(tip[1])}"
            f" {num(near_b[0])} {num(near_b[1])}"
        )
        d += f"L{num(after[0] * 1.03)} {num(-50 + (after[1] + 50) * 1.03)}"
        middle = _ray(turn, 45)
        light += (
            f"M0 -50L{num(before[0])} {num(before[1])}L{num(near_a[0])} {num(near_a[1])}L{num(middle[0])}"
            f" {num(middle[1])}Z"
        )
        dark += (
            f"M0 -50L{num(after[0])} {num(after[1])}L{num(near_b[0])} {num(near_b[1])}L{num(middle[0])}"
            f" {num(middle[1])}Z"
        )
    art = path(
        d + "Z",
        fill=sheet.across(
            (-30, -96), (30, -6), [(0, t.glint, 1), (0.35, t.light, 1), (0.65, t.base, 1), (1, t.dark, 1)]
        ),
        stroke=t.base,
        stroke_width=2,
        stroke_linejoin="round",
    )
    art += path(light, fill="#ffffff", fill_opacity=0.3) + path(dark, fill=t.deep, fill_opacity=0.2)
    return art + path(
        "M-10 -66C-8 -74 -5 -82 -2 -89",
        fill="none",
        stroke="#ffffff",
        stroke_width=2.2,
        stroke_opacity=0.8,
        stroke_linecap="round",
    )


def _trail(sheet: Sheet, t: Tones) -> str:
    """Three ribbons that fan out behind it and fade, with sparks."""
    art = ""
    cool = mix(t.light, "#ffffff", 0.4)
    for (x, y), width, colour, reach in (
        ((40, -38), 15, t.light, 0.9),
        ((46, -22), 13, t.base, 0.8),
        ((50, -8), 9, cool, 0.75),
    ):
        ex, ey = x - 160 * reach, y - 50 * reach
        paint = sheet.across((x, y), (ex, ey), [(0, colour, 0.95), (0.5, colour, 0.5), (1, colour, 0)])
        art += path(
            f"M{x} {y - width / 2}C{num(x - 50)} {num(y - width / 2 - 18)} {num(x - 110)} {num(ey)} {num(ex)}"
            f" {num(ey)}C{num(x - 110)} {num(ey + 8)} {num(x - 50)} {num(y + width / 2 - 14)} {x}"
            f" {y + width / 2}Z",
            fill=paint,
        )
    sparks = ((-30, -78, 2.4), (-62, -62, 1.8), (-8, -34, 2), (-84, -84, 1.6), (-40, -40, 1.5), (8, -72, 1.7))
    return art + "".join(
        path(
            f"M{x} {y - 2 * r}Q{x} {y} {x + 2 * r} {y}Q{x} {y} {x} {y + 2 * r}Q{x} {y} {x - 2 * r} {y}Q{x}"
            f" {y} {x} {y - 2 * r}Z",
            fill=t.glint,
        )
        for x, y, r in sparks
    )
