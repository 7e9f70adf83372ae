"""The inside of a wood: its colours in its own green air, floor, trunks, crowns, ferns."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix
from illustrator.place import View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings._hues import air, lit, pair
from illustrator.svg import num, path, polygon


def leaf_colour(view: View) -> str:
    """The green of the wood, or what season and caller make of it."""
    if "autumn" in view.traits:
        return land.own(view, "#d98a34")
    if view.is_snowy:
        return land.own(view, "#dfe8ee")
    return land.own(view, "#6fae4c")


def bark(view: View) -> str:
    return "#e6dfd2" if view.variant % 3 == 2 else "#7a5a44"


def bright(view: View) -> str:
    """The colour of the light between the far trees."""
    light = view.light
    between = "#fff0a8" if not light.is_dark else mix(light.sky[1], light.sky[2], 0.3 if light.time == "dusk" else 1.0)
    glow = mix(lit(light, leaf_colour(view)), between, 0.5)
    if light.time == "dusk":
        return mix(glow, light.sky[1], 0.45)
    return mix(glow, air(light), 0.26 if not light.is_grey else 0.5)


def tones_of(view: View, colour: str, depth: float) -> tuple[str, str]:
    """Lit and shaded, seen through the wood's own bright air."""
    haze, (sunny, dark) = bright(view), pair(view.light, colour)
    dark = mix(dark, "#0d1c26", 0.3)
    return mix(sunny, haze, depth), mix(dark, haze, depth * 0.94)


def floor(view: View, dice: Dice, foot: float, depth: float) -> str:
    area = view.area
    colour = "#eef2f6" if view.is_snowy else "#b98a4a" if "autumn" in view.traits else land.own(view, "#7fa94c")
    bright, dark = tones_of(view, colour, depth * 0.75)
    line = land.wave_line(dice, area, foot, area.h * 0.008, 5)
    return land.slope(view.scene.sheet, line, area.bottom + 5, (bright, mix(bright, dark, 0.55)), area.h * 0.3)


def trunk(view: View, dice: Dice, at: tuple[float, float, float], tones: tuple[str, str], near: bool) -> str:
    """A stem from the ground out of the picture, lit along one edge, with roots, and a bough."""
    x, foot, w = at
    top, lean = view.area.y - 20, dice.between(-0.05, 0.05) * (foot - view.area.y)
    bright, dark = tones
    side = view.light.turn

    def stem(half: float, shift: float) -> str:
        return (
            f"M{num(x - half * 1.5 + shift)} {num(foot)}Q{num(x - half * 0.9 + shift)} {num(foot - w * 1.1)} "
            f"{num(x - half * 0.85 + shift)} {num(foot - w * 3)}L{num(x + lean - half * 0.6 + shift)} "
            f"{num(top)}H{num(x + lean + half * 0.6 + shift)}L{num(x + half * 0.85 + shift)} "
            f"{num(foot - w * 3)}Q{num(x + half * 0.9 + shift)} {num(foot - w)} "
            f"{num(x + half * 1.6 + shift)} {num(foot + w * 0.1)}Z"
        )

    svg = path(stem(w / 2, 0), fill=mix(dark, bright, 0.2))
    svg += path(stem(w * 0.15, side * w * 0.27), fill=bright, fill_opacity=0.8)
    if not near:
        return svg
    marks = ""
    tall = foot - top
    for _ in range(9):
        y = foot - tall * dice.between(0.06, 0.8)
        px = x + lean * (foot - y) / tall + w * dice.between(-0.3, 0.22)
        marks += (
            f"M{num(px)} {num(y)}h{num(w * dice.between(0.12, 0.36))}v{num(w * 0.07)}h{num(-w * 0.2)}Z"
            if view.variant % 3 == 2
            else (
                f"M{num(px)} {num(y)}q{num(w * 0.06)} {num(w * 0.5)} 0 {num(w)}q{num(-w * 0.09)} {num(-w * 0.5)} "
                f"0 {num(-w)}Z"
            )
        )
    ink = mix(dark, "#15121c", 0.65 if view.variant % 3 == 2 else 0.3)
    return svg + path(marks, fill=ink, fill_opacity=0.75)


def canopy(view: View, dice: Dice, row: int, leaf: tuple[str, str]) -> str:
    """Crowns that hang in from above, lower at the sides than in the middle."""
    area = view.area
    size = (52, 70, 92, 120)[row] * min(max(area.h, 900) / 1000, 1.3)
    deep, light_ = "", ""
    x = area.x - size * 0.5
    while x < area.right + size:
        u = abs(x - area.cx) / area.w * 2
        hang = area.h * ((0.33, 0.24, 0.14, 0.04)[row] + 0.11 * u * u) * dice.between(0.85, 1.1)
        for k in range(2):
            y = area.y + hang * (1 - 0.55 * k)
            deep += plants.leaf_mass(dice, x + dice.between(-12, 12), y, size * dice.between(0.75, 1.1), 10)
        light_ += plants.leaf_mass(dice, x + view.light.turn * size * 0.3, area.y + hang - size * 0.25, size * 0.52, 8)
        x += size * dice.between(0.7, 1.05)
    svg = Area(area.x, area.y, area.w, area.h * (0.2, 0.13, 0.05, 0.0)[row]).shape(fill=mix(leaf[1], leaf[0], 0.2))
    return (
        svg
        + path(deep, fill=mix(leaf[1], leaf[0], 0.3))
        + path(light_, fill=mix(leaf[1], leaf[0], 0.72), fill_opacity=0.85)
    )


def fern(x: float, y: float, a: float, length: float, tone: str) -> str:
    ring_up, ring_down = [], []
    for i in range(11):
        t = i / 10
        bend = a + (0.7 * t * t if math.cos(a) > 0 else -0.7 * t * t)
        px, py = x + math.cos(bend) * length * t, y + math.sin(bend) * length * t
        wide = length * 0.16 * (1 - t) ** 0.8 * (1.0 if i % 2 else 0.3)
        ring_up.append((px - math.sin(bend) * wide, py + math.cos(bend) * wide))
        ring_down.append((px + math.sin(bend) * wide, py - math.cos(bend) * wide))
    return polygon((*ring_up, *reversed(ring_down)), fill=tone)
