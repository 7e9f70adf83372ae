"""Open water: swell after swell up to the horizon, calm or wild with the weather."""

import math

from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _water as water
from illustrator.settings._hues import away, dim, lit, pair
from illustrator.settings._sky import disc_at, draw_sky, sky_glow
from illustrator.settings._waves import Row, swell
from illustrator.settings._weather import rings, weather_front
from illustrator.settings.beach import sea_tones
from illustrator.subject import Words
from illustrator.svg import num, path, polygon

TITLE = "open sea"
WORDS = Words(
    "sea, ocean, open sea, open water, waves, high seas, stormy sea, wave",
    "大海, 海洋, 海面, 海浪, 海上, 海",
    "Meer, Ozean, offenes Meer, Hochsee, Wellen",
    "mer, océan, pleine mer, haute mer, vagues",
    "mar, océano, mar abierto, alta mar, olas",
)
IS_INDOORS = False
_HORIZONS = (0.44, 0.5, 0.38)


def draw(view: View) -> Ground:
    area = view.area
    horizon = area.y + area.h * _HORIZONS[view.variant % 3]
    draw_sky(view, area, horizon)
    view.scene.draw(_far(view, horizon))
    far, mid, shallow = sea_tones(view, view.colour or "#2f8fb4")
    sea = Area(area.x, horizon, area.w, area.bottom - horizon)
    fill = view.scene.sheet.across(
        (0, horizon), (0, area.bottom), [(0, mix(far, view.light.sky[2], 0.3), 1), (0.07, far, 1), (1, mid, 1)]
    )
    band = Area(area.x, horizon + 3, area.w, sea.h * 0.4)
    svg = sea.shape(fill=fill)
    dice = view.dice.fork("streaks")
    many = view.count(round(40 * area.w / min(area.w, area.h)))
    svg += water.ripples(dice, band, mix(shallow, "#ffffff", 0.4), many, 0.35)
    svg += water.ripples(dice, band, shade(far, -0.07), many, 0.3)
    view.scene.draw(svg)
    front = _swells(view, horizon, (far, mid, shallow))
    disc = disc_at(view, area, horizon)
    view.scene.draw(
        water.glitter(view, view.dice.fork("glint"), Area(area.x, horizon + 3, area.w, sea.h * 0.75), disc, 52)
    )
    view.scene.draw(rings(view, sea) if view.light.weather == "rain" else "")
    near = area.y + area.h * 0.84
    return Ground(
        near=near,
        far=horizon + (near - horizon) * 0.35,
        horizon=horizon,
        sky=Area(area.x, area.y, area.w, (horizon - area.y) * 0.8),
        gloss=0.3,
        front=front + weather_front(view, area),
        glow=sky_glow(view, area, horizon),
        water=horizon + (near - horizon) * 0.25,
    )


def _wildness(view: View) -> float:
    if view.light.weather == "storm" or "stormy" in view.traits:
        return 2.3
    return {"rain": 1.4, "fog": 0.5}.get(view.light.weather, (0.8, 0.6, 1.25)[view.variant % 3])


def _swells(view: View, horizon: float, tones: tuple[str, str, str]) -> str:
    """Waves one before the other. The nearest are returned: they lie before what swims."""
    area = view.area
    rows, wild = 7, _wildness(view)
    front = ""
    for row in range(rows):
        t = (row + 1) / rows
        y = horizon + (area.bottom - horizon) * (0.12 + 0.84 * t**1.5)
        svg = swell(view, view.dice.fork(f"row{row}"), Row(y, t, wild), tones)
        if row == rows - 1:
            front = svg
        else:
            view.scene.draw(svg)
    return front


def _far(view: View, horizon: float) -> str:
    """Gulls, and an island in some compositions."""
    area, dice, light = view.area, view.dice.fork("far"), view.light
    scale = min(area.w, area.h) / 1000
    svg = ""
    if view.variant % 3 == 1:
        bright, dark = pair(light, "#7f8f86", 0.55)
        x, w, h = area.cx - light.turn * area.w * 0.27, 250 * scale, 88 * scale
        ring = [
            (x - w / 2, horizon + 2),
            (x - w * 0.3, horizon - h * 0.45),
            (x - w * 0.12, horizon - h * 0.6),
            (x, horizon - h),
            (x + w * 0.12, horizon - h * 0.7),
            (x + w * 0.3, horizon - h * 0.38),
            (x + w / 2, horizon + 2),
        ]
        svg += polygon(ring, fill=dark)
        lighted = ring[:4] if light.turn < 0 else ring[3:]
        svg += polygon((*lighted, (x + light.turn * w * 0.05, horizon + 2)), fill=bright)
    if "futuristic" in view.traits:
        svg += land.towers(view, dice, area, horizon + 2, away(light, lit(light, "#8fa6c8"), 0.5), "#8ff2ff")
    if light.weather in {"storm", "snow"} or light.time == "night":
        return svg
    gulls = ""
    for i in range(4):
        x = area.cx - light.turn * area.w * (0.16 + 0.07 * i + dice.between(-0.02, 0.02))
        y = horizon - (horizon - area.y) * (0.42 + 0.09 * math.sin(i * 2.1))
        s = scale * (26 - 4 * i)
        gulls += (
            f"M{num(x - s)} {num(y - s * 0.3)}Q{num(x - s * 0.4)} {num(y - s * 0.55)} {num(x)} {num(y)}"
            f"Q{num(x + s * 0.5)} {num(y - s * 0.6)} {num(x + s)} {num(y - s * 0.15)}Q{num(x + s * 0.45)} "
            f"{num(y - s * 0.3)} {num(x)} {num(y + s * 0.12)}Q{num(x - s * 0.45)} {num(y - s * 0.3)} "
            f"{num(x - s)} {num(y - s * 0.3)}Z"
        )
    return svg + path(gulls, fill=mix(lit(light, "#ffffff"), dim(light, "#4f5f80"), 0.6))
