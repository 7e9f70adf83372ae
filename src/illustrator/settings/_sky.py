"""The sky out of doors and behind windows: its gradient, sun or moon, stars, clouds and lightning."""

import math
from typing import NamedTuple

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import View
from illustrator.settings import _clouds as clouds
from illustrator.svg import circle, group, num, path, polygon

_HEIGHTS = {"dawn": 0.1, "morning": 0.5, "day": 0.76, "sunset": 0.13, "dusk": -0.1, "night": 0.66}


class Disc(NamedTuple):
    """The sun or the moon."""

    x: float
    y: float
    r: float


def draw_sky(view: View, area: Area, horizon: float) -> None:
    """Paints the whole of `area`; down from the horizon goes the horizon's colour. Nothing is drawn beyond `area`."""
    svg = sky_svg(view, area, horizon)
    if area != view.area:
        svg = group(svg, clip_path=view.scene.sheet.clip(area.shape()))
    view.scene.draw(svg, box=area.box)


def sky_svg(view: View, area: Area, horizon: float) -> str:
    """The sky as SVG; what of it lies beyond `area` is left to the caller to cut."""
    dice, light = view.dice.fork("sky"), view.light
    top, mid, low = light.sky
    fill = view.scene.sheet.across(
        (0, area.y),
        (0, max(horizon, area.y + 1)),
        [(0, top, 1), (0.5, mix(top, mid, 0.82), 1), (0.74, mix(mid, low, 0.35), 1), (1, low, 1)],
    )
    svg = area.shape(fill=fill)
    if light.time == "night" or light.time == "dusk":
        svg += "" if light.is_grey else stars(view, area, horizon, dice.fork("stars"))
    svg += _disc(view, area, horizon)
    svg += _cover(view, area, horizon, dice.fork("clouds"))
    if light.weather == "storm":
        svg += _bolt(view, area, horizon, dice.fork("bolt"))
    return svg


def disc_at(view: View, area: Area, horizon: float) -> Disc | None:
    """Where the sun or the moon stands, None where it is hidden or down."""
    light = view.light
    if light.weather in {"rain", "storm", "snow", "fog"} or light.time == "dusk":
        return None
    dice = view.dice.fork("disc")
    room = horizon - area.y
    aside = dice.between(0.16, 0.26) if view.seen <= 0 else dice.between(0.28, 0.36)
    x = area.cx + light.turn * area.w * aside
    y = horizon - room * _HEIGHTS[light.time] * dice.between(0.9, 1.1)
    size = {"sunset": 58, "dawn": 46, "night": 46}.get(light.time, 40)
    return Disc(x, y, size * min(area.w, area.h) / 1000)


def sky_glow(view: View, area: Area, horizon: float) -> str:
    """The light around the sun or the moon, for `Ground.glow`."""
    disc = disc_at(view, area, horizon)
    if disc is None:
        return ""
    strength = {"night": 0.2, "sunset": 0.24, "dawn": 0.2}.get(view.light.time, 0.12)
    reach = disc.r * (10 if view.light.time in {"sunset", "dawn"} else 7)
    tint = mix(view.light.key, "#ffffff", 0.15)
    fill = view.scene.sheet.radial(
        disc.x, disc.y, reach, [(0, tint, strength), (0.25, tint, strength * 0.42), (1, tint, 0)]
    )
    return circle(disc.x, disc.y, reach, fill=fill)


def stars(view: View, area: Area, horizon: float, dice: Dice, many: float = 1.0) -> str:
    """Stars of four sizes, thinner towards the horizon."""
    room = max(horizon - area.y, 1.0)
    scale = min(area.w, area.h) / 1000
    spread = area.w * room / (scale * scale * 1e6) * many * (1.0 if view.light.time == "night" else 0.3)
    parts = []
    for count, size, opacity in ((190, 1.7, 0.6), (80, 2.7, 0.8), (24, 4.2, 0.95)):
        dots = []
        for _ in range(view.count(round(count * spread))):
            x, y = dice.between(area.x, area.right), area.y + room * dice.between(0.0, 1.0) ** 1.25
            dots.append(f"M{num(x)} {num(y)}h.01")
        parts.append(
            path(
                "".join(dots),
                stroke="#f2f4ff" if size < 4 else "#fff3d8",
                stroke_width=size * scale,
                stroke_opacity=opacity,
                stroke_linecap="round",
            )
        )
    for _ in range(view.count(round(5 * spread))):
        x, y = dice.between(area.x, area.right), area.y + room * dice.between(0.02, 0.7)
        parts.append(sparkle(x, y, scale * dice.between(8, 14), "#ffffff"))
    return "".join(parts)


def sparkle(x: float, y: float, r: float, tint: str) -> str:
    """A star with four points."""
    points = []
    for i in range(8):
        a, reach = math.pi * i / 4, r if i % 2 == 0 else r * 0.16
        points.append((x + reach * math.sin(a), y - reach * math.cos(a)))
    return polygon(points, fill=tint, fill_opacity=0.9)


def _disc(view: View, area: Area, horizon: float) -> str:
    disc = disc_at(view, area, horizon)
    if disc is None:
        return _afterglow(view, area, horizon) if view.light.time == "dusk" else ""
    if view.light.time == "night":
        return moon(view, disc)
    x, y, r = disc
    low = view.light.time in {"sunset", "dawn"}
    halo, core = mix(view.light.key, "#ffffff", 0.3), "#fff3c9" if low else "#fffdf2"
    reach = r * (9 if low else 6.5)
    wide = view.scene.sheet.radial(x, y, reach, [(0, halo, 0.85), (0.12, halo, 0.5), (0.4, halo, 0.18), (1, halo, 0)])
    face = view.scene.sheet.radial(x, y, r, [(0, "#ffffff", 1), (0.6, core, 1), (1, mix(core, halo, 0.5), 1)])
    return circle(x, y, reach, fill=wide) + circle(x, y, r, fill=face)


def _afterglow(view: View, area: Area, horizon: float) -> str:
    """Where the sun went down a while ago."""
    reach = max(area.w, area.h) * 0.5
    x = area.cx + view.light.turn * area.w * 0.2
    tint = shade(view.light.sky[2], 0.08, 1.2)
    fill = view.scene.sheet.radial(x, horizon, reach, [(0, tint, 0.75), (0.35, tint, 0.3), (1, tint, 0)])
    return circle(x, horizon, reach, fill=fill)


def moon(view: View, disc: Disc) -> str:
    """Full with its seas, or a crescent in every third composition."""
    x, y, r = disc
    halo = view.scene.sheet.radial(
        x, y, r * 6, [(0, "#b9c9ff", 0.5), (0.2, "#9db4ee", 0.26), (0.5, "#7f9be0", 0.09), (1, "#7f9be0", 0)]
    )
    svg = circle(x, y, r * 6, fill=halo)
    face = view.scene.sheet.radial(
        x - r * 0.3, y - r * 0.4, r * 1.6, [(0, "#fffdf0", 1), (0.7, "#e9e6d8", 1), (1, "#b9bccb", 1)]
    )
    if view.variant % 3 == 2:
        d = (
            f"M{num(x - r * 0.2)} {num(y - r)}A{num(r)} {num(r)} 0 1 1 {num(x - r * 0.9)} {num(y + r * 0.55)}"
            f"A{num(r * 0.92)} {num(r * 0.92)} 0 0 0 {num(x - r * 0.2)} {num(y - r)}Z"
        )
        return svg + circle(x, y, r, fill="#3a4a80", fill_opacity=0.35) + path(d, fill=face)
    svg += circle(x, y, r, fill=face)
    for dx, dy, size in (
        (-0.3, -0.2, 0.26),
        (0.22, 0.1, 0.2),
        (-0.1, 0.42, 0.15),
        (0.4, -0.38, 0.13),
        (-0.55, 0.25, 0.1),
    ):
        svg += circle(x + dx * r, y + dy * r, size * r, fill="#b4b5c4", fill_opacity=0.5)
    return svg


def _cover(view: View, area: Area, horizon: float, dice: Dice) -> str:
    light, sheet = view.light, view.scene.sheet
    if light.weather == "fog":
        return ""
    if light.weather == "clouds":
        return clouds.deck(dice, sheet, area, horizon, light) + clouds.heaps(dice, sheet, area, horizon, light)
    if light.is_grey:
        return clouds.deck(dice, sheet, area, horizon, light)
    if light.time in {"dawn", "sunset", "dusk"}:
        return clouds.streaks(dice, area, horizon, light)
    if light.time == "night":
        return clouds.streaks(dice, area, horizon, light) if view.variant % 3 == 1 else ""
    draws_wisps = view.variant % 3 == 1
    return clouds.wisps(dice, area, horizon, light) if draws_wisps else clouds.heaps(dice, sheet, area, horizon, light)


def _bolt(view: View, area: Area, horizon: float, dice: Dice) -> str:
    """A fork of lightning from the clouds to the horizon."""
    scale = min(area.w, area.h) / 1000
    x, y = area.cx - view.light.turn * area.w * dice.between(0.22, 0.34), area.y + (horizon - area.y) * 0.34
    points, branch = [(x, y)], []
    while y < horizon - 60 * scale:
        x += scale * dice.between(-38, 38)
        y += scale * dice.between(26, 60)
        points.append((x, y))
        if len(points) == 4:
            branch = [(x, y), (x + 50 * scale, y + 40 * scale), (x + 64 * scale, y + 96 * scale)]
    lines = "M" + "L".join(f"{num(px)} {num(py)}" for px, py in points)
    if branch:
        lines += "M" + "L".join(f"{num(px)} {num(py)}" for px, py in branch)
    halo = view.scene.sheet.radial(points[0][0], points[0][1], 330 * scale, [(0, "#cfd8ff", 0.5), (1, "#cfd8ff", 0)])
    return (
        circle(points[0][0], points[0][1], 330 * scale, fill=halo)
        + path(lines, fill="none", stroke="#aebcff", stroke_width=14 * scale, stroke_opacity=0.25)
        + path(lines, fill="none", stroke="#fbfcff", stroke_width=4.5 * scale, stroke_linejoin="round")
    )
