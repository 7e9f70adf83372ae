"""What falls and drifts before the picture: rain, snow, fog; and the rings that rain makes on wet ground."""

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import View
from illustrator.settings._clouds import soft
from illustrator.settings._hues import air
from illustrator.svg import ellipse, num, path, rect


def weather_front(view: View, area: Area) -> str:
    """The weather over everything, as SVG for `Ground.front`; empty where the air is clear."""
    dice = view.dice.fork("weather")
    weather = view.light.weather
    if weather in {"rain", "storm"}:
        return rain(view, area, dice, heavy=weather == "storm")
    if weather == "snow":
        return snowfall(view, area, dice)
    return fog(view, area, dice) if weather == "fog" else ""


def rain(view: View, area: Area, dice: Dice, *, heavy: bool = False) -> str:
    """Streaks in three distances; the nearest are few, long and pale."""
    lean = (-0.34 if heavy else -0.16) * (1 if view.variant % 2 else -1)
    tint = mix(shade(view.light.sky[2], 0.08), "#ffffff", 0.45)
    spread = area.w * area.h / 1e6
    kinds = ((90, 34, 1.3, 0.34), (55, 64, 1.9, 0.3), (20, 120, 2.8, 0.22))
    parts = []
    for count, length, width, opacity in kinds:
        streaks = []
        for _ in range(view.count(round(count * spread * (1.6 if heavy else 1.0)))):
            long = length * dice.between(0.7, 1.3)
            x, y = dice.between(area.x - 40, area.right + 40), dice.between(area.y - long, area.bottom)
            streaks.append(f"M{num(x)} {num(y)}l{num(long * lean)} {num(long)}")
        style: dict[str, str | float | None] = {
            "stroke": tint,
            "stroke_width": width,
            "stroke_opacity": opacity,
            "stroke_linecap": "round",
            "fill": "none",
        }
        parts.append(path("".join(streaks), **style))
    return "".join(parts)


def snowfall(view: View, area: Area, dice: Dice) -> str:
    """Flakes in four sizes; the large ones soft, so that the air has depth."""
    spread = area.w * area.h / 1e6
    dark = view.light.is_dark
    parts = []
    for count, size, opacity in ((150, 3.2, 0.75), (80, 5.6, 0.85), (32, 9.0, 0.8), (9, 17.0, 0.42)):
        flakes = []
        for _ in range(view.count(round(count * spread))):
            x, y = dice.between(area.x, area.right), dice.between(area.y, area.bottom)
            flakes.append(f"M{num(x)} {num(y)}h.01")
        paint = "#dfe8ff" if dark else "#ffffff"
        parts.append(
            path("".join(flakes), stroke=paint, stroke_width=size, stroke_linecap="round", stroke_opacity=opacity)
        )
    return "".join(parts)


def fog(view: View, area: Area, dice: Dice) -> str:
    """Banks that lie across the picture, thickest low down, with a thin veil over all."""
    tint = mix(air(view.light), "#ffffff", 0.0 if view.light.is_dark else 0.28)
    sheet = view.scene.sheet
    veil = sheet.across((0, area.y), (0, area.bottom), [(0, tint, 0.04), (0.5, tint, 0.2), (1, tint, 0.1)])
    parts = [area.shape(fill=veil)]
    for i in range(5):
        y = area.y + area.h * (0.36 + 0.13 * i + dice.between(-0.03, 0.03))
        x = area.x + area.w * dice.between(0.05, 0.95)
        parts.append(soft(sheet, x, y, area.w * dice.between(0.5, 0.8), area.h * 0.055, tint, 0.34))
    return "".join(parts)


def mist(view: View, area: Area, y: float, height: float, opacity: float = 0.6) -> str:
    """A band of mist across the picture, thickest at `y`, thinning upwards and down."""
    tint = mix(air(view.light), "#ffffff", 0.05 if view.light.is_dark else 0.2)
    paint = view.scene.sheet.across(
        (0, y - height),
        (0, y + height * 0.5),
        [(0, tint, 0), (0.45, tint, opacity * 0.5), (0.67, tint, opacity), (1, tint, 0)],
    )
    return rect(area.x, y - height, area.w, height * 1.5, fill=paint)


def rings(view: View, floor: Area) -> str:
    """Rings of rain drops on water or wet ground, flatter with the distance."""
    if view.light.weather not in {"rain", "storm"}:
        return ""
    dice = view.dice.fork("rings")
    tint = mix(view.light.sky[2], "#ffffff", 0.4)
    parts = []
    for _ in range(view.count(round(46 * floor.w * floor.h / 1e6) + 8)):
        depth = dice.between(0.08, 1.0) ** 0.8
        x, y = dice.between(floor.x, floor.right), floor.y + floor.h * depth
        rx = (8 + 34 * depth) * dice.between(0.6, 1.2)
        parts.append(ellipse(x, y, rx, rx * 0.26, fill="none", stroke=tint, stroke_width=1.6, stroke_opacity=0.4))
        parts.append(ellipse(x, y, rx * 0.5, rx * 0.13, fill="none", stroke=tint, stroke_width=1.4, stroke_opacity=0.5))
    return "".join(parts)
