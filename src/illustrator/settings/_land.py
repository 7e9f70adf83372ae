"""Land: rolling ridges, hills, shores, rocks, and how a colour asked for takes the place of the usual one."""

import math
from dataclasses import replace
from itertools import pairwise

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import lch, mix, shade
from illustrator.place import View
from illustrator.settings._hues import pair
from illustrator.svg import Point, Sheet, ellipse, num, path, polygon, smooth


def own(view: View, usual: str) -> str:
    """A colour of the setting's main stuff: the caller's, as much lighter or darker as the usual one would be."""
    if view.colour is None:
        return usual
    return shade(view.colour, (lch(usual)[0] - 0.62) * 0.3)


def composed(view: View, choice: int) -> View:
    """The view with one of a setting's three compositions chosen; seeds still turn the light and the small things."""
    return replace(view, variant=view.variant * 3 + choice)


def wave_line(dice: Dice, area: Area, y: float, rise: float, many: int = 6) -> list[Point]:
    """A rolling line across the picture and a little beyond."""
    phase, second = dice.between(0, 6.28), dice.between(0, 6.28)
    reach = area.w * 0.04
    steps = max(round(many * area.w / min(area.w, area.h)), 4)
    points = []
    for i in range(steps + 1):
        t = i / steps
        swell = 0.65 * math.sin(phase + t * steps * 0.9) + 0.35 * math.sin(second + t * steps * 2.1)
        points.append((area.x - reach + (area.w + 2 * reach) * t, y - rise * (swell + dice.between(-0.2, 0.2))))
    return points


def under(points: list[Point], bottom: float) -> str:
    """The outline of the land below a line."""
    return f"{smooth(points)}V{num(bottom)}H{num(points[0][0])}Z"


def height_at(points: list[Point], x: float) -> float:
    """About how high a line lies at x."""
    for (ax, ay), (bx, by) in pairwise(points):
        if ax <= x <= bx:
            f = (x - ax) / max(bx - ax, 1e-6)
            f = f * f * (3 - 2 * f) * 0.5 + f * 0.5
            return ay + (by - ay) * f
    return points[-1][1] if x > points[-1][0] else points[0][1]


def slope(sheet: Sheet, points: list[Point], bottom: float, tones: tuple[str, str], reach: float) -> str:
    """A hill: lit along its crest, darker down its flank."""
    top = min(y for _, y in points)
    fill = sheet.across((0, top), (0, top + reach), [(0, tones[0], 1), (0.45, mix(*tones, 0.4), 1), (1, tones[1], 1)])
    return path(under(points, bottom), fill=fill)


def rock(dice: Dice, x: float, y: float, w: float, tones: tuple[str, str], turn: float) -> str:
    """A boulder that stands on y: a bright top, a sunny front, a dark flank, and its shadow on the ground."""
    h = w * dice.between(0.42, 0.64)
    lit, dark = tones

    def at(u: float, v: float) -> Point:
        """From -1 on the sunny side to 1 on the other, 0 at the ground to 1 at the top."""
        return x + (u if turn < 0 else -u) * w / 2, y - v * h

    rough = [dice.between(-0.08, 0.08) for _ in range(8)]
    peak = dice.between(-0.35, 0.3)
    ring = [
        at(-1.0, -0.04), at(-0.92 + rough[0], 0.42 + rough[1]), at(-0.6 + rough[2], 0.8 + rough[3]),
        at(peak, 1.0), at(0.5 + rough[4], 0.86 + rough[5]), at(0.88 + rough[6], 0.5 + rough[7]), at(1.0, -0.04),
    ]  # fmt: skip
    near, back = at(-0.46 + rough[1], 0.6 + rough[4]), at(0.26 + rough[3], 0.66 + rough[6])
    foot = at(0.12 + 2 * rough[5], -0.06)
    svg = ellipse(x - turn * w * 0.1, y + h * 0.04, w * 0.6, h * 0.16, fill=shade(dark, -0.12), fill_opacity=0.45)
    svg += polygon((*ring, foot), fill=mix(lit, dark, 0.42))
    svg += polygon((*ring[5:], foot, back, ring[4]), fill=dark)
    svg += polygon((ring[1], *ring[2:5], back, near), fill=mix(lit, "#ffffff", 0.1))
    return svg + polygon((near, back, foot, at(-0.3, 0.12)), fill=mix(lit, dark, 0.58), fill_opacity=0.8)


def rocks(view: View, dice: Dice, places: list[tuple[float, float, float]], colour: str, depth: float = 0.0) -> str:
    """Boulders at (x, foot, width), the farthest first."""
    svg = ""
    for x, y, w in sorted(places, key=lambda p: p[1]):
        svg += rock(dice, x, y, w, pair(view.light, shade(colour, dice.between(-0.04, 0.04)), depth), view.light.turn)
    return svg


def towers(view: View, dice: Dice, area: Area, base: float, tone: str, glow: str) -> str:
    """A far city of slender towers and domes on the horizon, for landscapes of the future."""
    scale = min(area.w, area.h) / 1000
    x = area.cx + view.light.turn * -area.w * 0.24
    svg, lamps = "", ""
    for i in range(9):
        w, h = (
            scale * dice.between(14, 34),
            scale * (70 + 150 * math.exp(-(((i - 4) / 2.2) ** 2))) * dice.between(0.8, 1.2),
        )
        px = x + (i - 4) * scale * 36
        d = (
            f"M{num(px - w / 2)} {num(base)}C{num(px - w * 0.2)} {num(base - h * 0.5)} {num(px - w * 0.16)} "
            f"{num(base - h * 0.8)} {num(px)} {num(base - h)}C{num(px + w * 0.16)} {num(base - h * 0.8)} "
            f"{num(px + w * 0.2)} {num(base - h * 0.5)} {num(px + w / 2)} {num(base)}Z"
        )
        svg += path(d, fill=mix(tone, "#ffffff", 0.12 * (i % 2)))
        lamps += f"M{num(px)} {num(base - h * 0.3)}v{num(-h * 0.34)}"
    return svg + path(lamps, stroke=glow, stroke_width=3 * scale, stroke_opacity=0.75, stroke_dasharray="4 5")
