"""What a garden is planted with: beds in bloom, daisies, water lilies, a rose arch."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings._hues import lit, pair
from illustrator.svg import Point, circle, num, path, polygon

BLOOMS = (
    ("#e8568a", "#ffffff", "#f6a3c0", "#c23b6a"),
    ("#f5b93f", "#ef6f4a", "#ffffff", "#f6e06a"),
    ("#9a7be0", "#e59ad0", "#ffffff", "#6f8fe8"),
)


def green(view: View, usual: str) -> str:
    if view.is_snowy:
        return mix(usual, "#dfe9f2", 0.52)
    return mix(usual, "#d0932f", 0.7) if "autumn" in view.traits else usual


def petals(view: View, dice: Dice) -> str:
    """A colour of blossoms: the caller's own garden colour leads where there is one."""
    kinds = BLOOMS[view.variant % 3]
    if view.colour is not None:
        kinds = (view.colour, shade(view.colour, 0.08), mix(view.colour, "#ffffff", 0.5), shade(view.colour, -0.07))
    return lit(view.light, dice.pick(kinds))


def bed(view: View, dice: Dice, places: list[tuple[float, float, float]]) -> str:
    """Bushes in bloom at (x, foot, size), the farthest first."""
    svg = ""
    for x, y, size in sorted(places, key=lambda p: p[1]):
        bright, dark = pair(view.light, green(view, dice.pick(("#6faa4c", "#5a9a52", "#86b554"))))
        svg += plants.soft_shadow(view.scene.sheet, x - view.light.turn * size * 0.2, y, size * 1.15, size * 0.22, 0.34)
        svg += path(
            plants.leaf_mass(dice, x, y - size * 0.42, size * 0.62, 10)
            + plants.leaf_mass(dice, x + size * 0.5, y - size * 0.26, size * 0.42, 9),
            fill=mix(bright, dark, 0.7),
        )
        svg += path(
            plants.leaf_mass(dice, x + view.light.turn * size * 0.12, y - size * 0.56, size * 0.42, 9),
            fill=mix(bright, dark, 0.25),
        )
        svg += path(
            plants.tuft(dice, x - size * 0.5, y, size * 0.5, 6)
            + plants.tuft(dice, x + size * 0.62, y + 3, size * 0.42, 6),
            fill=dark,
        )
        if view.is_snowy:
            cap = plants.leaf_mass(dice, x + view.light.turn * size * 0.08, y - size * 0.68, size * 0.46, 9)
            svg += path(cap, fill=lit(view.light, "#f7fafd"))
            continue
        petal = petals(view, dice)
        for _ in range(view.count(8)):
            a, r = dice.between(0, 6.28), dice.between(0.1, 0.62)
            svg += plants.flower(
                dice,
                x + math.cos(a) * r * size,
                y - size * 0.46 + math.sin(a) * r * size * 0.8,
                size * dice.between(0.1, 0.17),
                shade(petal, dice.between(-0.03, 0.03)),
                lit(view.light, "#f7d25a"),
            )
    return svg


def daisies(view: View, top: float) -> str:
    """Daisies in the grass."""
    if view.is_snowy:
        return ""
    area, dice, svg = view.area, view.dice.fork("daisies"), ""
    bright, dark = pair(view.light, green(view, "#86b84c"))
    grass = ""
    for _ in range(view.count(round(36 * area.w / min(area.w, area.h)))):
        x, t = dice.between(area.x, area.right), dice.between(0.0, 1.0)
        y = top + (area.bottom - top) * t
        grass += plants.tuft(dice, x + 22, y + 6, 16 + 26 * t, 5)
        if view.seen <= 0 or abs(x - area.cx) > area.w * 0.2:
            svg += plants.flower(dice, x, y, 5 + 7 * t, lit(view.light, "#ffffff"), lit(view.light, "#f5c23f"))
    return path(grass, fill=mix(bright, dark, 0.6)) + svg


def lily(view: View, x: float, y: float, r: float) -> str:
    pink = lit(view.light, "#f6a9c4")
    svg = ""
    for i, a in enumerate((-80, 80, -45, 45, 0)):
        t = math.radians(a - 90)
        tip = (x + math.cos(t) * r, y + math.sin(t) * r)
        svg += polygon(
            [
                (x - r * 0.2, y),
                (x + (tip[0] - x) * 0.5 - r * 0.2, y + (tip[1] - y) * 0.6),
                tip,
                (x + (tip[0] - x) * 0.5 + r * 0.2, y + (tip[1] - y) * 0.6),
                (x + r * 0.2, y),
            ],
            fill=mix(pink, "#ffffff", 0.12 * i),
        )
    return svg + circle(x, y - r * 0.1, r * 0.16, fill=lit(view.light, "#f7cf4f"))


def arch(view: View, x: float, y: float, w: float) -> str:
    """A white trellis arch with roses."""
    dice, s = view.dice.fork("roses"), w / 2
    bright, dark = pair(view.light, "#fbf7ee", 0.06)
    svg = plants.soft_shadow(view.scene.sheet, x, y, w * 0.9, w * 0.12, 0.3)
    for inset, tone in ((0.0, dark), (0.2, bright)):
        r = s * (1 - inset)
        svg += path(
            (
                f"M{num(x - r)} {num(y)}V{num(y - w * 0.85)}A{num(r)} {num(r)} 0 0 1 {num(x + r)} "
                f"{num(y - w * 0.85)}V{num(y)}"
            ),
            stroke=tone,
            stroke_width=w * 0.055,
            fill="none",
        )
    slats = ""
    for i in range(6):
        py = y - w * 0.12 * (i + 1)
        slats += f"M{num(x - s)} {num(py)}h{num(s * 0.2)}M{num(x + s * 0.8)} {num(py)}h{num(s * 0.2)}"
    svg += path(slats, stroke=bright, stroke_width=w * 0.03)
    return svg + _climbers(view, dice, x, y, w)


def _climbers(view: View, dice: Dice, x: float, y: float, w: float) -> str:
    """Leaves and roses along the arch."""
    s, post = w / 2, w * 0.85
    leaves, roses = "", ""
    for i in range(17):
        t = i / 16
        if 0.2 <= t <= 0.8:
            a = math.pi * (1.0 - (t - 0.2) / 0.6)
            px, py = x + math.cos(a) * s, y - post - math.sin(a) * s
        else:
            px, py = x + (s if t > 0.5 else -s), y - post * min(t, 1 - t) / 0.2
        leaves += plants.leaf_mass(dice, px + dice.between(-4, 4), py, w * dice.between(0.07, 0.12), 8)
        for _ in range(2):
            dx, dy, r = dice.between(-0.09, 0.09), dice.between(-0.08, 0.08), dice.between(0.025, 0.045)
            roses += circle(px + dx * w, py + dy * w, w * r, fill=petals(view, dice))
    tones = pair(view.light, green(view, "#5f9a4c"))
    return path(leaves, fill=mix(*tones, 0.4)) + ("" if view.is_snowy else roses)


def trees(view: View, horizon: float) -> None:
    """Trees beyond the hedge, pale with distance."""
    area, dice, turn = view.area, view.dice.fork("trees"), view.light.turn
    for row, depth in enumerate((0.55, 0.3)):
        far = pair(view.light, green(view, "#6f9f5f"), depth)
        feet, x = [], area.x - 30
        while x < area.right + 60:
            u = abs(x - area.cx) / area.w * 2
            h = min(area.h, area.w * 1.3) * (0.2 + 0.1 * u) * (1 - 0.25 * row) * dice.between(0.6, 1.1)
            feet.append((x, horizon + 14, h))
            x += h * dice.between(0.35, 0.75)
        heads = [(x + turn * h * 0.1, y - h * 0.14, h * 0.7) for x, y, h in feet]
        svg = path(plants.far_trees(dice, feet), fill=mix(*far, 0.75)) + path(
            plants.far_trees(dice, heads), fill=mix(*far, 0.3), fill_opacity=0.8
        )
        view.scene.draw(svg)


def hedge(view: View, horizon: float) -> None:
    """A clipped hedge across the picture, with piers of box."""
    area, dice = view.area, view.dice.fork("hedge")
    bright, dark = pair(view.light, green(view, "#5f9a4c"), 0.1)
    h = min(area.h, area.w) * 0.085
    top, foot = horizon - h * 0.55, horizon + h * 0.7
    fill = view.scene.sheet.across(
        (0, top), (0, foot), [(0, bright, 1), (0.25, mix(bright, dark, 0.35), 1), (1, dark, 1)]
    )
    edge: list[Point] = []
    x = area.x - 20
    while x < area.right + 40:
        edge.append((x, top + dice.between(-4, 4)))
        x += 26
    svg = path(land.under(edge, foot), fill=fill)
    leaves, shadows = "", ""
    for _ in range(view.count(round(60 * area.w / min(area.w, area.h)))):
        px, py = dice.between(area.x, area.right), dice.between(top + 6, foot)
        leaf = f"M{num(px)} {num(py)}q8 -7 16 0q-8 5 -16 0Z"
        if py < top + h * 0.6:
            leaves += leaf
        else:
            shadows += leaf
    svg += path(leaves, fill=mix(bright, "#ffffff", 0.15), fill_opacity=0.6) + path(
        shadows, fill=shade(dark, -0.04), fill_opacity=0.6
    )
    if view.is_snowy:
        drift = [*edge, *((x, y + h * 0.26 + 5 * math.sin(x * 0.03)) for x, y in reversed(edge))]
        svg += polygon(drift, fill=lit(view.light, "#f7fafd"))
    view.scene.draw(svg)


def lawn(view: View, horizon: float) -> None:
    """Mown grass in stripes that run to the vanishing point."""
    area = view.area
    foot = horizon + min(area.h, area.w) * 0.05
    bright, dark = pair(view.light, "#f1f5f9" if view.is_snowy else green(view, "#93c456"))
    fill = view.scene.sheet.across(
        (0, foot), (0, area.bottom), [(0, mix(bright, dark, 0.3), 1), (0.3, bright, 1), (1, mix(bright, dark, 0.5), 1)]
    )
    svg = Area(area.x, foot, area.w, area.bottom - foot).shape(fill=fill)
    eye, wide = (area.cx, horizon - area.h * 0.04), min(area.w, area.h) * 0.2
    count = math.ceil(area.w / wide) * 3
    grow = (foot - eye[1]) / (area.bottom - eye[1])
    stripes = ""
    for i in range(-count, count, 2):
        x0, x1 = area.cx + (i - 0.5) * wide, area.cx + (i + 0.5) * wide
        far0, far1 = eye[0] + (x0 - eye[0]) * grow, eye[0] + (x1 - eye[0]) * grow
        stripes += f"M{num(far0)} {num(foot)}H{num(far1)}L{num(x1)} {num(area.bottom)}H{num(x0)}Z"
    svg += path(stripes, fill=mix(bright, "#ffffff", 0.12), fill_opacity=0.0 if view.is_snowy else 0.35)
    view.scene.draw(svg)
