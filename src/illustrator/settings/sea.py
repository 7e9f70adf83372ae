"""Open water: swell after swell up to the horizon, calm or wild with the weather."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _water as water
from illustrator.settings._hues import away, dim, lit, pair
from illustrator.settings._sky import disc_at, draw_sky, sky_glow
from illustrator.settings._weather import rings, weather_front
from illustrator.settings.beach import sea_tones
from illustrator.subject import Words
from illustrator.svg import Point, num, path, polygon

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
    view.scene.draw(_far(view, horizon), is_sheet=True)
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
    view.scene.draw(svg, is_sheet=True)
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
        svg = _swell(view, view.dice.fork(f"row{row}"), (y, t, wild), tones)
        if row == rows - 1:
            front = svg
        else:
            view.scene.draw(svg, is_sheet=True)
    return front


def _swell(view: View, dice: Dice, at: tuple[float, float, float], tones: tuple[str, str, str]) -> str:
    """One row: peaked crests with water shining through, foam on the highest, lace on the flanks."""
    area, light = view.area, view.light
    y, t, wild = at
    scale = min(area.w, area.h) / 1000
    far, mid, shallow = tones
    tall = scale * (10 + 62 * t) * wild**0.8
    wide = scale * (120 + 330 * t)
    crests: list[Point] = []
    x = area.x - wide * dice.between(0.2, 1.0)
    while x < area.right + wide * 1.4:
        crests.append((x, y - tall * dice.between(0.35, 1.0)))
        x += wide * dice.between(0.7, 1.25)
    body, foam, backs = _crested(crests, y, tall, wild * t)
    deep = mix(far, mix(mid, dim(light, "#1f5f86"), 0.2 + 0.34 * t), min(0.25 + t, 1.0))
    glassy = mix(far, mix(shallow, mid, 0.55 - 0.25 * t), min(0.3 + t * 0.9, 1.0))
    fill = view.scene.sheet.across(
        (0, y - tall), (0, y + tall * 1.6), [(0, glassy, 1), (0.3, mix(glassy, deep, 0.5), 1), (1, deep, 1)]
    )
    svg = path(f"{body}V{num(area.bottom + 5)}H{num(crests[0][0])}Z", fill=fill)
    svg += path(backs, fill=mix(glassy, "#ffffff", 0.25), fill_opacity=0.35)
    white = lit(light, "#fbfeff")
    svg += path(foam, fill=white, fill_opacity=0.55 + 0.35 * min(wild * t, 1.0))
    lace = ""
    for _ in range(view.count(round(5 + 7 * t * area.w / min(area.w, area.h)))):
        lace += water.lens(
            dice.between(area.x, area.right),
            y + tall * dice.between(0.25, 1.5),
            wide * dice.between(0.1, 0.34),
            2 + 4 * t,
        )
    return svg + path(lace, fill=mix(deep, white, 0.5), fill_opacity=0.4)


def _crested(crests: list[Point], y: float, tall: float, wild: float) -> tuple[str, str, str]:
    """The line of a row, the foam on its crests, and the bright backs, as the data of paths."""
    body = f"M{num(crests[0][0])} {num(crests[0][1])}"
    foam, backs = "", ""
    for i in range(len(crests) - 1):
        (ax, ay), (bx, by) = crests[i], crests[i + 1]
        w = bx - ax
        trough = y + tall * 0.32
        body += (
            f"C{num(ax + w * 0.22)} {num(ay + tall * 0.1)} {num(ax + w * 0.3)} {num(trough)} "
            f"{num(ax + w * 0.52)} {num(trough)}"
        )
        body += f"S{num(bx - w * 0.12)} {num(by + tall * 0.3)} {num(bx)} {num(by)}"
        high = (y - by) / max(tall, 1.0)
        backs += (
            f"M{num(bx)} {num(by)}C{num(bx - w * 0.1)} {num(by + tall * 0.3)} {num(bx - w * 0.25)} {num(trough)} "
            f"{num(bx - w * 0.42)} {num(trough + tall * 0.1)}"
        )
        backs += (
            f"C{num(bx - w * 0.2)} {num(trough + tall * 0.1)} {num(bx - w * 0.06)} {num(by + tall * 0.6)} "
            f"{num(bx)} {num(by)}Z"
        )
        if high > (0.74 if wild < 1.3 else 0.5):
            foam += _cap((bx, by), w, tall, min(wild, 1.7))
    return body, foam, backs


def _cap(crest: Point, w: float, tall: float, wild: float) -> str:
    """Foam that lies over a crest like a cloth: it follows the wave and frays below."""
    x, y = crest
    run, drop = w * (0.1 + 0.1 * wild), tall * (0.16 + 0.12 * wild)
    d = (
        f"M{num(x - run * 0.62)} {num(y + tall * 0.42)}Q{num(x - run * 0.16)} {num(y + tall * 0.22)} "
        f"{num(x)} {num(y - 2)}Q{num(x + run * 0.5)} {num(y + tall * 0.04)} {num(x + run * 1.1)} "
        f"{num(y + tall * 0.3)}"
    )
    ends = ((0.8, 0.42), (0.52, 0.62), (0.3, 0.5), (0.08, 0.86), (-0.14, 0.6), (-0.32, 0.84), (-0.62, 0.42))
    px, py = x + run * 1.1, y + tall * 0.3
    for u, v in ends:
        qx, qy = x + run * u, y + drop * v * 2 if u > -0.6 else y + tall * 0.42
        d += f"Q{num((px + qx) / 2 + run * 0.03)} {num(max(py, qy) + drop * 0.35)} {num(qx)} {num(qy)}"
        px, py = qx, qy
    return d + "Z"


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
    return svg + path(gulls, fill=mix(lit(light, "#ffffff"), dim(light, "#5f6a80"), 0.5))
