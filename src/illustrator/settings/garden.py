"""A garden: hedges, beds in bloom, a path to a rose arch, a picket fence or a pond."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix
from illustrator.place import Ground, View
from illustrator.settings import _beds as beds
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings import _water as water
from illustrator.settings._hues import dim, lit, pair
from illustrator.settings._sky import draw_sky, sky_glow
from illustrator.settings._weather import rings, weather_front
from illustrator.subject import Words
from illustrator.svg import circle, ellipse, num, path, rect

TITLE = "garden"
WORDS = Words(
    "garden, flower garden, backyard, park, botanical garden, lawn, rose garden, courtyard garden, orchard, "
    "back garden",
    "花园, 庭院, 后院, 公园, 草坪, 果园, 园林",
    "Garten, Blumengarten, Hinterhof, Park, Rasen, Rosengarten, Obstgarten",
    "jardin, jardin fleuri, parc, pelouse, roseraie, verger",
    "jardín, jardín de flores, parque, patio trasero, césped, rosaleda, huerto",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    area = view.area
    horizon = area.y + area.h * (0.5, 0.54, 0.47)[view.variant % 3]
    draw_sky(view, area, horizon)
    beds.trees(view, horizon)
    beds.hedge(view, horizon)
    beds.lawn(view, horizon)
    (_arched_path, _fenced, _ponded)[view.variant % 3](view, horizon)
    near = area.y + area.h * 0.91
    return Ground(
        near=near,
        far=horizon + (area.bottom - horizon) * 0.42,
        horizon=horizon,
        sky=Area(area.x, area.y, area.w, (horizon - area.y) * 0.6),
        front=_front(view) + weather_front(view, area),
        glow=sky_glow(view, area, horizon),
    )


def _rows(view: View, horizon: float, start: float, end: float) -> list[tuple[float, float, float]]:
    """Places for bushes along both sides, larger towards us; `start` and `end` are shares of half the width."""
    area, dice = view.area, view.dice.fork("rows")
    places = []
    for side in (-1, 1):
        for i in range(8):
            t = ((i + 0.6) / 8) ** 1.5
            y = horizon + (area.bottom - horizon) * (0.16 + 0.8 * t)
            size = min(area.w, area.h) * (0.035 + 0.085 * t) * dice.between(0.85, 1.2)
            x = area.cx + side * area.w * 0.5 * (start + (end - start) * t + dice.between(-0.02, 0.05))
            places.append((x, y, size))
    return places


def _arched_path(view: View, horizon: float) -> None:
    """A gravel path between beds, to an arch grown over with roses."""
    area, dice = view.area, view.dice.fork("arch")
    far, half = horizon + (area.bottom - horizon) * 0.12, min(area.w * 0.3, area.h * 0.34)
    sand, dark = pair(view.light, "#efe0c4" if not view.is_snowy else "#f4f6f9")
    s = min(area.w, area.h)
    fill = view.scene.sheet.across(
        (0, far), (0, area.bottom), [(0, mix(sand, dark, 0.25), 1), (0.4, sand, 1), (1, mix(sand, dark, 0.45), 1)]
    )
    svg = path(
        (
            f"M{num(area.cx - s * 0.05)} {num(far)}Q{num(area.cx - s * 0.08)} {num(far + 90)} "
            f"{num(area.cx - half)} {num(area.bottom + 5)}H{num(area.cx + half)}Q{num(area.cx + s * 0.08)} "
            f"{num(far + 90)} {num(area.cx + s * 0.05)} {num(far)}Z"
        ),
        fill=fill,
    )
    pebbles = ""
    for _ in range(view.count(80)):
        t = dice.between(0.05, 1.0)
        y = far + (area.bottom - far) * t
        x = area.cx + dice.between(-0.9, 0.9) * (s * 0.05 + (half - s * 0.05) * t**1.4)
        pebbles += water.lens(x, y, 6 + 14 * t, 1.5 + 3 * t)
    svg += path(pebbles, fill=dark, fill_opacity=0.35)
    svg += beds.arch(view, area.cx, far + 6, s * 0.16)
    places = [(x, y, w) for x, y, w in _rows(view, horizon, 0.15, 0.84)]
    outer = [(x + math.copysign(w * 1.5, x - area.cx), y - w * 0.5, w * 0.95) for x, y, w in places]
    svg += beds.bed(view, dice, places + outer)
    view.scene.draw(svg)


def _fenced(view: View, horizon: float) -> None:
    """A picket fence behind a border of flowers, and an apple tree."""
    area, dice = view.area, view.dice.fork("fence")
    s = min(area.w, area.h)
    bright, dark = pair(view.light, "#fbf8f0", 0.04)
    foot = horizon + (area.bottom - horizon) * 0.2
    h, step = s * 0.13, s * 0.05
    svg = rect(area.x, foot - h * 0.72, area.w, h * 0.1, fill=dark) + rect(
        area.x, foot - h * 0.28, area.w, h * 0.1, fill=dark
    )
    pickets, shades = "", ""
    x = area.x - step * 0.4
    while x < area.right + step:
        w = step * 0.62
        pickets += (
            f"M{num(x)} {num(foot)}v{num(-h * 0.86)}l{num(w / 2)} {num(-h * 0.14)}l{num(w / 2)} {num(h * 0.14)}"
            f"v{num(h * 0.86)}Z"
        )
        shades += f"M{num(x + w * 0.72)} {num(foot)}v{num(-h * 0.93)}l{num(w * 0.28)} {num(h * 0.07)}v{num(h * 0.86)}Z"
        x += step
    svg += path(pickets, fill=bright) + path(shades, fill=dark, fill_opacity=0.6)
    places = []
    x = area.x - 10
    while x < area.right + 40:
        size = s * dice.between(0.045, 0.07)
        places.append((x, foot + dice.between(6, 34), size))
        x += size * dice.between(1.0, 1.5)
    svg += beds.bed(view, dice, places)
    svg += _apple_tree(view, horizon)
    svg += beds.daisies(view, horizon + (area.bottom - horizon) * 0.5)
    view.scene.draw(svg)


def _apple_tree(view: View, horizon: float) -> str:
    """An apple tree on the lawn, in fruit."""
    area, dice, svg = view.area, view.dice.fork("apples"), ""
    side = -view.light.turn
    tx, h = area.cx + side * area.w * (0.32 if view.seen <= 0 else 0.4), min(area.h * 0.5, area.w * 0.6)
    ty = horizon + (area.bottom - horizon) * 0.46
    svg += plants.soft_shadow(view.scene.sheet, tx + side * h * 0.12, ty, h * 0.46, h * 0.06, 0.45)
    svg += plants.tree(
        dice, (tx, ty, h), pair(view.light, beds.green(view, "#74ad4c")), view.light.turn, pair(view.light, "#8a6446")
    )
    if not view.is_snowy:
        red = lit(view.light, "#e0473a")
        for _ in range(11):
            px, py, r = tx + dice.between(-0.24, 0.24) * h, ty - h * dice.between(0.5, 0.86), h * 0.021
            svg += circle(px, py, r, fill=red) + circle(
                px - r * 0.3, py - r * 0.35, r * 0.35, fill="#ffffff", fill_opacity=0.6
            )
    return svg


def _ponded(view: View, horizon: float) -> None:
    """A pond with lilies and a rim of stones, round bushes, stepping stones."""
    area, dice, light = view.area, view.dice.fork("pond"), view.light
    s = min(area.w, area.h)
    side = view.light.turn
    x, y = area.cx + side * area.w * (0.16 if view.seen <= 0 else 0.28), horizon + (area.bottom - horizon) * 0.38
    rx, ry = min(area.w * 0.3, area.h * 0.36), min((area.bottom - horizon) * 0.17, area.w * 0.15)
    deep, high = mix(lit(light, "#2f7f8f"), light.sky[0], 0.4), mix(light.sky[2], lit(light, "#7fc6c0"), 0.4)
    svg = ellipse(
        x, y + ry * 0.1, rx * 1.08, ry * 1.14, fill=mix(dim(light, "#4a6a3a"), "#10202a", 0.2), fill_opacity=0.7
    )
    svg += ellipse(x, y, rx, ry, fill=view.scene.sheet.across((0, y - ry), (0, y + ry), [(0, high, 1), (1, deep, 1)]))
    svg += path(
        "".join(
            water.lens(x + rx * u, y + ry * v, rx * w, 4)
            for u, v, w in ((-0.3, -0.5, 0.5), (0.2, -0.2, 0.7), (0.1, 0.35, 0.5), (-0.45, 0.1, 0.3))
        ),
        fill=mix(high, "#ffffff", 0.4),
        fill_opacity=0.5,
    )
    svg += _lilies(view, dice, (x, y, rx, ry))
    svg += rings(view, Area(x - rx * 0.7, y - ry * 0.6, rx * 1.4, ry * 1.2))
    places = []
    for i in range(26):
        a = 2 * math.pi * i / 26
        places.append(
            (x + math.cos(a) * rx * 1.04, y + ry * 0.1 + math.sin(a) * ry * 1.06, s * dice.between(0.035, 0.06))
        )
    svg += land.rocks(view, dice, [p for p in places if p[1] > y - ry * 0.2], "#a8a29a")
    svg = land.rocks(view, dice, [p for p in places if p[1] <= y - ry * 0.2], "#a8a29a") + svg
    svg += beds.bed(
        view, dice, [p for p in _rows(view, horizon, 0.84, 0.98) if abs(p[0] - x) > rx * 1.2 or p[1] < y - ry]
    )
    svg += _stones(view, x - side * rx * 1.1, y + ry * 0.6) + beds.daisies(
        view, horizon + (area.bottom - horizon) * 0.62
    )
    view.scene.draw(svg)


def _lilies(view: View, dice: Dice, pond: tuple[float, float, float, float]) -> str:
    """Leaves on the water, some with a blossom."""
    (x, y, rx, ry), svg = pond, ""
    leaf = pair(view.light, beds.green(view, "#5fa05a"))
    for u, v in ((-0.5, 0.3), (-0.32, 0.5), (0.45, 0.25), (0.6, 0.02), (0.3, 0.55), (-0.62, -0.06)):
        px, py, r = x + rx * u, y + ry * v, rx * dice.between(0.07, 0.11)
        svg += path(
            (
                f"M{num(px)} {num(py)}L{num(px + r)} {num(py - r * 0.12)}A{num(r)} {num(r * 0.36)} "
                f"0 1 0 {num(px + r * 0.82)} {num(py + r * 0.22)}Z"
            ),
            fill=mix(*leaf, 0.3),
        )
        if dice.whole(2) and not view.is_snowy:
            svg += beds.lily(view, px - r * 0.1, py - r * 0.1, r * 0.5)
    return svg


def _stones(view: View, x: float, y: float) -> str:
    """Stepping stones towards us."""
    bright, dark = pair(view.light, "#cfc8ba")
    svg, size = "", 30.0
    px, py = x, y
    for i in range(6):
        svg += ellipse(px + 3, py + size * 0.16, size * 1.5, size * 0.5, fill=dark, fill_opacity=0.7) + ellipse(
            px, py, size * 1.45, size * 0.46, fill=bright
        )
        px += (26 if i % 2 else -34) - view.light.turn * 12
        py += size * 1.3
        size *= 1.16
    return svg


def _front(view: View) -> str:
    """Blossoms and leaves in the lower corners, a leafy twig in an upper one."""
    area, dice = view.area, view.dice.fork("front")
    s = min(area.w, area.h)
    places = [
        (area.x + s * 0.03, area.bottom + s * 0.03, s * 0.16),
        (area.right - s * 0.02, area.bottom + s * 0.03, s * 0.17),
    ]
    svg = beds.bed(view, dice, places)
    bright, dark = pair(view.light, beds.green(view, "#5a9a48"))
    side = -view.light.turn
    edge = area.right if side > 0 else area.x
    twigs, leaves = "", ""
    for i in range(3):
        x0, y0 = edge + side * 10, area.y + s * 0.05 * i
        long = s * (0.28 - 0.06 * i)
        twigs += (
            f"M{num(x0)} {num(y0)}q{num(-side * long * 0.5)} {num(long * 0.06)} {num(-side * long)} {num(long * 0.34)}"
        )
        for k in range(5):
            t = (k + 1) / 5
            px, py = x0 - side * long * t, y0 + long * (0.08 * t + 0.26 * t * t)
            w = s * 0.042
            leaves += (
                f"M{num(px)} {num(py)}q{num(-side * w * 0.2)} {num(w * 0.9)} {num(-side * w * 0.9)} "
                f"{num(w * 1.3)}q{num(side * w * 1.1)} {num(-w * 0.2)} {num(side * w * 0.9)} {num(-w * 1.3)}Z"
            )
            leaves += (
                f"M{num(px)} {num(py)}q{num(-side * w)} {num(-w * 0.5)} {num(-side * w * 1.4)} {num(-w * 0.1)}"
                f"q{num(side * w * 0.6)} {num(w * 0.6)} {num(side * w * 1.4)} {num(w * 0.1)}Z"
            )
    return (
        svg
        + path(twigs, stroke=dim(view.light, "#6a4a34"), stroke_width=4, fill="none")
        + path(leaves, fill=mix(bright, dark, 0.55))
    )
