"""Fields in rows: what grows in lines to the horizon, and standing corn."""

import math

from illustrator.palette import mix, shade
from illustrator.place import View
from illustrator.settings import _plants as plants
from illustrator.settings._hues import pair
from illustrator.svg import num, path, polygon


def rows(view: View, top: float, eye: float, plant: str, soil: str) -> str:
    """Rows of bushes that run together at (`eye`, the horizon): round cushions, brighter on the sunny side."""
    area, dice = view.area, view.dice.fork("rows")
    bright, dark = pair(view.light, plant)
    earth = pair(view.light, soil)
    fill = view.scene.sheet.across((0, top), (0, area.bottom), [(0, mix(dark, earth[0], 0.3), 1), (1, earth[1], 1)])
    svg = polygon([(area.x, top), (area.right, top), (area.right, area.bottom), (area.x, area.bottom)], fill=fill)
    gap = min(area.w, area.h) * 0.27
    count = math.ceil(area.w / gap * 1.8)
    haze = mix(bright, view.light.sky[2], 0.3)
    for step in range(18):
        t = ((step + 0.5) / 18) ** 1.9
        y = top + (area.bottom + gap * 0.15 - top) * t
        size = gap * (0.04 + 0.42 * t)
        under, body, shine = "", "", ""
        for i in range(-count, count + 1):
            x = eye + (i + 0.5) * gap * (0.05 + 0.95 * t) + dice.between(-0.06, 0.06) * size
            if not area.x - size < x < area.right + size:
                continue
            under += plants.leaf_mass(dice, x, y - size * 0.1, size * 0.84, 9)
            body += plants.leaf_mass(dice, x, y - size * 0.34, size * 0.72, 9)
            shine += plants.leaf_mass(dice, x + view.light.turn * size * 0.2, y - size * 0.54, size * 0.4, 7)
        far = 0.65 * (1 - t) ** 2
        svg += path(under, fill=mix(dark, haze, far)) + path(body, fill=mix(mix(bright, dark, 0.45), haze, far))
        svg += path(shine, fill=mix(mix(bright, "#ffffff", 0.12), haze, far), fill_opacity=0.85)
    return svg


def corn(view: View, top: float, tone: str) -> str:
    """Standing corn: ranks of stalks with heavy ears, darker at their feet."""
    area, dice = view.area, view.dice.fork("corn")
    bright, dark = pair(view.light, tone)
    fill = view.scene.sheet.across((0, top), (0, area.bottom), [(0, bright, 1), (1, mix(dark, "#5a3a1a", 0.2), 1)])
    svg = polygon([(area.x, top), (area.right, top), (area.right, area.bottom), (area.x, area.bottom)], fill=fill)
    ranks = 10
    for rank in range(ranks):
        t = (rank + 1) / ranks
        y = top + (area.bottom - top) * (0.04 + 1.06 * t**1.5)
        h = 16 + 92 * t**1.3
        y += h * 0.1 * math.sin(rank * 2.3)
        svg += path(
            plants.grass_edge(dice, area.x - 10, area.right + 10, y, h, 12 + 26 * t),
            fill=shade(mix(bright, dark, 0.25 + 0.5 * (rank % 2)), 0.015 * (rank % 3) - 0.015),
        )
        ears, x = "", area.x
        while x < area.right:
            w, lean = 3 + 6 * t, dice.between(-0.3, 0.3)
            ey = y - h * dice.between(0.8, 1.05)
            ears += (
                f"M{num(x)} {num(ey)}q{num(w)} {num(-w * 1.6)} {num(w * lean * 3)} {num(-w * 4)}"
                f"q{num(-w * 1.4)} {num(w * 1.8)} {num(-w * lean * 3)} {num(w * 4)}Z"
            )
            x += (9 + 30 * t) * dice.between(0.6, 1.5)
        svg += path(ears, fill=mix(bright, "#fff2c0", 0.25 if rank % 2 else 0.05))
    return svg
