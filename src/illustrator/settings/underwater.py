"""Under the sea: light that falls in from above, reefs, weed, sand, fish far off, bubbles."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _reef as reef
from illustrator.settings import _water as water
from illustrator.settings._hues import dim, lit
from illustrator.subject import Words
from illustrator.svg import circle, ellipse, num, path, polygon

TITLE = "under water"
WORDS = Words(
    "underwater, under the sea, ocean floor, seabed, coral reef, deep sea, under water, reef, sea floor, "
    "under the ocean",
    "水下, 海底, 海底世界, 珊瑚礁, 深海",
    "unter Wasser, Unterwasser, Meeresgrund, Korallenriff, Tiefsee, Meeresboden",
    "sous l'eau, sous la mer, fond marin, récif de corail, fonds marins",
    "bajo el agua, submarino, fondo del mar, arrecife de coral, fondo marino",
)
IS_INDOORS = False
_CORALS = ("#ef6f6a", "#f29a4a", "#d96aa8", "#f3c34f", "#9a6fd0", "#f28fa8")


def draw(view: View) -> Ground:
    area = view.area
    floor = area.y + area.h * (0.8, 0.84, 0.78)[view.variant % 3]
    tones = _tones(view)
    fill = view.scene.sheet.across(
        (0, area.y), (0, area.bottom), [(0, tones[0], 1), (0.22, tones[1], 1), (0.62, tones[2], 1), (1, tones[3], 1)]
    )
    view.scene.draw(area.shape(fill=fill) + _surface(view, tones))
    _distance(view, floor, tones)
    _floor(view, floor, tones)
    return Ground(
        near=area.y + area.h * 0.9,
        far=floor + area.h * 0.02,
        horizon=area.y + area.h * 0.5,
        sky=Area(area.x, area.y + area.h * 0.1, area.w, area.h * 0.45),
        front=_front(view, tones) + _bubbles(view),
        glow=_rays(view),
        water=area.y + area.h * 0.06,
    )


def _tones(view: View) -> tuple[str, str, str, str]:
    """The water from the surface down."""
    light = view.light
    colour = view.colour or "#1f8fc0"
    top = mix(lit(light, "#bdf3ee"), light.sky[2], 0.25)
    high = lit(light, mix(colour, "#4fc8d8", 0.4))
    mid = lit(light, shade(colour, -0.04))
    low = mix(dim(light, shade(colour, -0.22)), lit(light, shade(colour, -0.22)), 0.4)
    return top, high, mid, low


def _surface(view: View, tones: tuple[str, ...]) -> str:
    """The rippling underside of the waves."""
    area, dice = view.area, view.dice.fork("surface")
    d, e = "", ""
    for i in range(view.count(round(34 * area.w / min(area.w, area.h)))):
        t = dice.between(0.0, 1.0) ** 1.6
        x, y = dice.between(area.x, area.right), area.y + area.h * 0.16 * (1 - t) ** 1.5
        w = dice.between(70, 220) * (0.4 + 0.8 * (1 - t))
        if i % 2:
            d += water.lens(x, y, w, 5)
        else:
            e += water.lens(x, y, w * 0.7, 3)
    x = area.cx + view.light.turn * area.w * 0.14
    bloom = view.scene.sheet.radial(
        x,
        area.y - 20,
        max(area.w, area.h) * 0.5,
        [(0, mix(tones[0], "#ffffff", 0.5), 0.9), (0.3, tones[0], 0.4), (1, tones[0], 0)],
    )
    return (
        area.shape(fill=bloom)
        + path(d, fill=mix(tones[0], "#ffffff", 0.4), fill_opacity=0.5)
        + path(e, fill=tones[1], fill_opacity=0.5)
    )


def _rays(view: View) -> str:
    """Shafts of light that spread downwards."""
    area, dice = view.area, view.dice.fork("rays")
    tint = mix(lit(view.light, "#d8fff4"), "#ffffff", 0.1)
    strength = 0.1 if view.light.level > 0.6 else 0.045
    x0, y0 = area.cx + view.light.turn * area.w * 0.14, area.y - area.h * 0.35
    svg = ""
    for i in range(8):
        a = math.radians(90 + (i - 3.5) * 11 + dice.between(-4, 4))
        half = math.radians(dice.between(1.0, 2.6))
        reach = area.h * dice.between(0.85, 1.25)
        end = (x0 + math.cos(a) * reach, y0 + math.sin(a) * reach)
        start = (x0 + math.cos(a) * area.h * 0.3, y0 + math.sin(a) * area.h * 0.3)
        fill = view.scene.sheet.across(start, end, [(0, tint, strength), (0.5, tint, strength * 0.6), (1, tint, 0)])
        for k in (1.0, 0.55):
            svg += polygon(
                [
                    (x0, y0),
                    (x0 + math.cos(a - half * k) * reach, y0 + math.sin(a - half * k) * reach),
                    (x0 + math.cos(a + half * k) * reach, y0 + math.sin(a + half * k) * reach),
                ],
                fill=fill,
            )
    return svg


def _distance(view: View, floor: float, tones: tuple[str, ...]) -> None:
    """Reefs as shadows in the blue, and a school of fish."""
    area = view.area
    for row, depth in enumerate((0.8, 0.6, 0.38)):
        dice = view.dice.fork(f"reef{row}")
        base = floor + area.h * 0.02 * row
        rise = min(area.h, area.w) * (0.34, 0.24, 0.16)[row] * (1.35 if view.variant % 3 == 2 else 1.0)
        tone = mix(tones[3], tones[2], depth)
        points, x = [], area.x - 30
        step = min(area.w, area.h) * 0.07
        while x < area.right + 60:
            u = (x - area.cx) / area.w
            shape = 0.2 + 1.5 * abs(u + (0.16 - 0.1 * row) * view.light.turn) if view.variant % 3 != 1 else 0.35
            points.append((x, base - rise * shape * dice.between(0.5, 1.1)))
            x += step * dice.between(0.5, 1.3)
        svg = path(
            land.under(points, area.bottom + 5),
            fill=view.scene.sheet.across(
                (0, base - rise), (0, base + 40), [(0, tone, 1), (1, mix(tone, tones[2], 0.4), 1)]
            ),
        )
        for _ in range(view.count(round((5 + 2 * row) * max(area.w / area.h, 0.8)))):
            px = dice.between(area.x, area.right)
            py = land.height_at(points, px) + 12
            size = rise * dice.between(0.3, 0.55)
            svg += dice.pick((reef.branch, reef.tube))(dice, (px, py, size), tone, tone)
        view.scene.draw(svg)
        if row == 0:
            view.scene.draw(_school(view, floor, tones))


def _school(view: View, floor: float, tones: tuple[str, ...]) -> str:
    """Small fish that turn together."""
    area, dice = view.area, view.dice.fork("school")
    side = -view.light.turn
    cx, cy = area.cx + side * area.w * 0.27, area.y + (floor - area.y) * 0.4
    s = min(area.w, area.h)
    dark, bright = "", ""
    for _ in range(view.count(26)):
        a, r = dice.between(0, 6.28), dice.between(0.15, 1.0) ** 0.6
        x, y = cx + math.cos(a) * r * s * 0.17, cy + math.sin(a) * r * s * 0.075
        w = s * dice.between(0.016, 0.026)
        d = (
            f"M{num(x - side * w)} {num(y)}q{num(side * w * 0.9)} {num(-w * 0.8)} {num(side * w * 1.8)} "
            f"{num(w * 0.05)}l{num(side * w * 0.5)} {num(-w * 0.42)}v{num(w * 0.9)}l{num(-side * w * 0.5)} "
            f"{num(-w * 0.4)}q{num(-side * w * 0.9)} {num(w * 0.8)} {num(-side * w * 1.8)} {num(-w * 0.08)}Z"
        )
        if dice.whole(3):
            dark += d
        else:
            bright += d
    return path(dark, fill=mix(tones[2], tones[3], 0.75)) + path(bright, fill=mix(tones[1], "#ffffff", 0.35))


def _floor(view: View, floor: float, tones: tuple[str, ...]) -> None:
    """Sand with ripples and caustics; rocks and corals at both sides."""
    area, dice = view.area, view.dice.fork("floor")
    sand = mix(lit(view.light, "#e8dcae"), tones[2], 0.32)
    low = mix(dim(view.light, "#b9a878"), tones[3], 0.5)
    line = land.wave_line(dice, area, floor + area.h * 0.035, area.h * 0.016, 4)
    svg = path(
        land.under(line, area.bottom + 5),
        fill=view.scene.sheet.across(
            (0, floor), (0, area.bottom), [(0, mix(sand, tones[2], 0.55), 1), (0.35, sand, 1), (1, low, 1)]
        ),
    )
    d, e = "", ""
    for _ in range(view.count(round(40 * area.w / min(area.w, area.h)))):
        t = dice.between(0.08, 1.0)
        x, y = dice.between(area.x, area.right), floor + (area.bottom - floor) * t + 20
        w = dice.between(50, 150) * (0.5 + t)
        d += water.lens(x, y, w, 3 + 4 * t)
        e += water.lens(x + 20, y - 12, w * 0.7, 2 + 2 * t)
    svg += path(d, fill=low, fill_opacity=0.3) + path(e, fill=mix(tones[0], "#ffffff", 0.3), fill_opacity=0.4)
    view.scene.draw(svg)
    svg = ""
    spots = []
    for i in range(view.count(round(9 * max(area.w / min(area.w, area.h), 1)))):
        u = dice.between(-0.02, 0.3 - view.seen * 0.12)
        u = u if i % 2 else 1 - u
        spots.append((area.x + area.w * u, floor + (area.bottom - floor) * dice.between(0.22, 0.8)))
    for x, y in sorted(spots, key=lambda p: p[1]):
        svg += _clump(view, dice, x, y, tones)
    view.scene.draw(svg)


def _clump(view: View, dice: Dice, x: float, y: float, tones: tuple[str, ...]) -> str:
    """A rock with what grows on it."""
    s = min(view.area.w, view.area.h) * dice.between(0.07, 0.13)
    stone = mix(lit(view.light, "#7f8a9a"), tones[2], 0.4), mix(dim(view.light, "#5a6478"), tones[3], 0.5)
    svg = ""
    for i in range(3):
        colour = mix(lit(view.light, dice.pick(_CORALS)), tones[2], 0.16)
        kind = dice.pick((reef.branch, reef.fan, reef.tube, reef.brain))
        at = (x + (i - 1) * s * 0.6, y - s * 0.1 * dice.between(0.2, 1.0), s * dice.between(0.85, 1.4))
        svg += kind(dice, at, mix(colour, tones[3], 0.3), colour)
    svg += land.rock(dice, x, y + s * 0.1, s * 1.2, stone, view.light.turn)
    colour = mix(lit(view.light, dice.pick(_CORALS)), tones[2], 0.1)
    return svg + reef.brain(dice, (x - s * 0.5, y + s * 0.14, s * 0.55), mix(colour, tones[3], 0.35), colour)


def _front(view: View, tones: tuple[str, ...]) -> str:
    """Weed at the sides, nearest and darkest."""
    area, dice = view.area, view.dice.fork("front")
    bright = mix(lit(view.light, "#3f9a78"), tones[3], 0.35)
    dark = mix(dim(view.light, "#1f5a58"), tones[3], 0.4)
    tall = min(area.h * (0.72 if view.variant % 3 == 1 else 0.4), area.w * 1.0)
    back, front = "", ""
    for i in range(10 if view.variant % 3 == 1 else 6):
        u = dice.between(0.0, 0.19)
        x = area.x + area.w * (u if i % 2 else 1 - u)
        h = tall * dice.between(0.55, 1.0) * (1 - 2.2 * u)
        if i < 5:
            back += reef.weed(dice, x, area.bottom + 10, h, dice.between(-0.6, 0.6))
        else:
            front += reef.weed(dice, x, area.bottom + 14, h * 0.8, dice.between(-0.6, 0.6))
    return path(back, fill=dark) + path(front, fill=bright)


def _bubbles(view: View) -> str:
    area, dice = view.area, view.dice.fork("bubbles")
    svg = ""
    for stream in range(3):
        x = area.x + area.w * (0.14, 0.83, 0.7)[stream]
        for i in range(view.count(7)):
            y = area.y + area.h * (0.16 + 0.09 * i + dice.between(-0.03, 0.03))
            r = dice.between(3.5, 13) * (1.25 - i * 0.1)
            px = x + 16 * math.sin(i * 1.7 + stream)
            svg += circle(
                px, y, r, fill="#e8fffb", fill_opacity=0.16, stroke="#f2fffd", stroke_width=1.8, stroke_opacity=0.6
            )
            svg += ellipse(px - r * 0.35, y - r * 0.4, r * 0.24, r * 0.16, fill="#ffffff", fill_opacity=0.85)
    return svg
