"""A beach: sand at our feet, surf running out on it, the sea up to the horizon."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings import _water as water
from illustrator.settings._hues import away, dim, lit, pair
from illustrator.settings._sky import disc_at, draw_sky, sky_glow
from illustrator.settings._weather import weather_front
from illustrator.subject import Words
from illustrator.svg import Point, circle, ellipse, num, path, polygon, smooth

TITLE = "beach"
WORDS = Words(
    "beach, seaside, seashore, sandy beach, shore, coast, coastline, sand beach",
    "海滩, 沙滩, 海边, 海岸",
    "Strand, Meeresstrand, Sandstrand, Küste, Meeresufer",
    "plage, bord de mer, rivage, littoral, côte",
    "playa, orilla del mar, costa, litoral",
)
IS_INDOORS = False
_HORIZONS = (0.42, 0.36, 0.47)


def draw(view: View) -> Ground:
    area = view.area
    horizon = area.y + area.h * _HORIZONS[view.variant % 3]
    edge = area.y + area.h * (0.68 if view.variant % 3 != 1 else 0.62)
    draw_sky(view, area, horizon)
    view.scene.draw(_coast(view, horizon))
    line = _edge(view, edge)
    sea = sea_svg(view, horizon, area.y + area.h * 0.86) + _glint(view, horizon, edge)
    view.scene.draw(sea)
    _sand(view, line)
    near = area.y + area.h * 0.92
    return Ground(
        near=near,
        far=max(y for _, y in line) + area.h * 0.06,
        horizon=horizon,
        sky=Area(area.x, area.y, area.w, (horizon - area.y) * 0.75),
        gloss=0.16,
        front=_front(view) + weather_front(view, area),
        glow=sky_glow(view, area, horizon),
        water=horizon + (edge - horizon) * 0.35,
    )


def sea_tones(view: View, colour: str | None = None) -> tuple[str, str, str]:
    """The sea far off, in the middle, and shallow."""
    light = view.light
    deep, mid, shallow = "#2a7fb0", "#2fa3b8", "#7fd6cc"
    if colour is not None:
        deep, mid, shallow = shade(colour, -0.08), colour, shade(colour, 0.12)
    if light.time in {"sunset", "dawn", "dusk"}:
        under = dim(light, deep)
        far = mix(mix(light.sky[1], light.sky[2], 0.35), under, 0.22)
        return far, mix(mix(light.sky[1], light.sky[0], 0.5), under, 0.34), mix(light.sky[1], lit(light, shallow), 0.42)
    sky = 0.5 if light.weather in {"rain", "storm", "fog"} else 0.2
    far = mix(lit(light, deep), light.sky[1], sky)
    return far, mix(lit(light, mid), light.sky[1], sky * 0.8), mix(lit(light, shallow), light.sky[2], sky * 0.7)


def sea_svg(view: View, horizon: float, bottom: float) -> str:
    """The sea from the horizon down: bands of colour, sparkling streaks, small waves."""
    area, light, dice = view.area, view.light, view.dice.fork("sea")
    far, mid, shallow = sea_tones(view)
    room = bottom - horizon
    stops = [
        (0.0, mix(far, light.sky[2], 0.3), 1.0),
        (0.06, far, 1.0),
        (0.42, mid, 1.0),
        (0.72, shallow, 1.0),
        (1.0, shallow, 1.0),
    ]
    fill = view.scene.sheet.across((0, horizon), (0, bottom), stops)
    svg = Area(area.x, horizon, area.w, area.bottom - horizon).shape(fill=fill)
    band = Area(area.x, horizon + 4, area.w, room * 0.66)
    many = area.w / min(area.w, area.h)
    svg += water.ripples(dice, band, mix(shallow, "#ffffff", 0.45), view.count(round(50 * many)), 0.34)
    return svg + water.ripples(dice, band, shade(far, -0.06), view.count(round(40 * many)), 0.3)


def _glint(view: View, horizon: float, edge: float) -> str:
    area = view.area
    disc = disc_at(view, area, horizon)
    return water.glitter(view, view.dice.fork("glint"), Area(area.x, horizon + 3, area.w, edge - horizon), disc, 46)


def _coast(view: View, horizon: float) -> str:
    """What lies across the water: a headland, islands, or a sail."""
    area, dice, light = view.area, view.dice.fork("coast"), view.light
    scale = min(area.w, area.h) / 1000
    side = -light.turn
    svg = ""
    if "futuristic" in view.traits:
        svg += land.towers(view, dice, area, horizon + 2, away(light, lit(light, "#8fa6c8"), 0.5), "#8ff2ff")
    if view.variant % 3 == 2:
        svg += _sail(view, area.cx + side * area.w * 0.3, horizon + 8 * scale, 74 * scale)
    for i, depth in enumerate((0.66, 0.48)):
        bright, dark = pair(light, "#6f8f6a", depth)
        reach = area.w * (0.4 - 0.12 * i) if view.variant % 3 != 2 else area.w * 0.16
        start = area.cx + side * area.w * 0.5 if view.variant % 3 != 2 else area.cx - side * area.w * (0.3 - 0.1 * i)
        tall = scale * (86 - 30 * i) * (1 if view.variant % 3 == 0 else 0.7)
        points: list[Point] = []
        for k in range(9):
            t = k / 8
            bump = (1 - t) ** 0.8 if view.variant % 3 != 2 else math.sin(math.pi * t)
            x = start - side * reach * (t if view.variant % 3 != 2 else t - 0.5)
            points.append((x, horizon + 2 - tall * bump * dice.between(0.8, 1.1)))
        fill = view.scene.sheet.across((0, horizon - tall), (0, horizon), [(0, bright, 1), (1, dark, 1)])
        svg += path(f"{smooth(points)}V{num(horizon + 2)}H{num(points[0][0])}Z", fill=fill)
    return svg


def _sail(view: View, x: float, y: float, h: float) -> str:
    light = view.light
    white, shadow = pair(light, "#fbf6ea", 0.12)
    red = away(light, lit(light, "#d9573f"), 0.15)
    svg = polygon([(x, y - h), (x, y - h * 0.16), (x + h * 0.46, y - h * 0.16)], fill=white)
    svg += polygon(
        [(x - h * 0.05, y - h * 0.86), (x - h * 0.05, y - h * 0.16), (x - h * 0.36, y - h * 0.16)], fill=shadow
    )
    hull = (
        f"M{num(x - h * 0.4)} {num(y - h * 0.12)}H{num(x + h * 0.5)}Q{num(x + h * 0.36)} {num(y)} "
        f"{num(x + h * 0.2)} {num(y)}H{num(x - h * 0.26)}Z"
    )
    return (
        svg + path(hull, fill=red) + path(water.lens(x, y + h * 0.04, h * 1.1, h * 0.04), fill=white, fill_opacity=0.5)
    )


def _edge(view: View, edge: float) -> list[Point]:
    """The line of the surf, slanting across the picture."""
    area, dice = view.area, view.dice.fork("edge")
    slant = area.h * 0.05 * (1 if view.variant % 2 else -1)
    wide = min(area.w, area.h) * 0.4
    return [(x, y + slant * 2 * (x - area.cx) / area.w) for x, y in water.surf(dice, area, edge, area.h * 0.014, wide)]


def _moved(line: list[Point], dy: float, dice: Dice, wild: float = 0.0) -> list[Point]:
    return [(x, y + dy + dice.between(-wild, wild)) for x, y in line]


def _ribbon(upper: list[Point], lower: list[Point]) -> str:
    return smooth(upper) + "L" + smooth(lower[::-1])[1:] + "Z"


def _sand(view: View, line: list[Point]) -> None:
    """Breakers, foam, wet sand that mirrors the sky, dry sand with dimples and small finds."""
    area, light, dice, sheet = view.area, view.light, view.dice.fork("sand"), view.scene.sheet
    unit = area.h / 1000 if area.h < 1400 else 1.4
    colour = land.own(view, "#eed3a2")
    if "snowy" in view.traits:
        colour = "#eef1f5"
    bright, dark = pair(light, colour)
    wet = mix(mix(bright, dark, 0.55), light.sky[1], 0.32)
    foam, foam_dark = lit(light, "#ffffff"), mix(dim(light, "#dff1f2"), light.sky[1], 0.25)
    svg = ""
    for i, (dy, thick) in enumerate(((-92, 7), (-52, 12))):
        crest = _moved(line, dy * unit, dice, 5 * unit)
        svg += path(
            _ribbon(crest, _moved(crest, thick * 2.6 * unit, dice, 2)), fill=sea_tones(view)[1], fill_opacity=0.5
        )
        svg += path(
            _ribbon(crest, _moved(crest, thick * unit, dice, thick * 0.35)), fill=foam, fill_opacity=0.65 + 0.2 * i
        )
    low = max(y for _, y in line)
    wet_line = _moved(line, 2 * unit, dice)
    svg += path(
        land.under(wet_line, area.bottom + 5),
        fill=sheet.across((0, low - 40), (0, low + 70 * unit), [(0, mix(wet, light.sky[2], 0.45), 1), (1, wet, 1)]),
    )
    dry = _moved(line, 66 * unit, dice, 7 * unit)
    fill = sheet.across(
        (0, low), (0, area.bottom), [(0, mix(bright, wet, 0.3), 1), (0.3, bright, 1), (1, mix(bright, dark, 0.45), 1)]
    )
    svg += path(land.under(_moved(dry, -7 * unit, dice), area.bottom + 5), fill=mix(dark, wet, 0.4), fill_opacity=0.5)
    svg += path(land.under(dry, area.bottom + 5), fill=fill)
    lace = _moved(line, 16 * unit, dice, 3 * unit)
    svg += path(_ribbon(_moved(line, -12 * unit, dice), lace), fill=foam_dark, fill_opacity=0.75)
    svg += path(_ribbon(_moved(line, -14 * unit, dice), _moved(lace, -7 * unit, dice, 2)), fill=foam, fill_opacity=0.95)
    svg += _dimples(view, dry, (bright, dark)) + _finds(view, low + 110 * unit)
    view.scene.draw(svg)


def _dimples(view: View, dry: list[Point], tones: tuple[str, str]) -> str:
    """Ripples and footprints in the dry sand."""
    area, dice = view.area, view.dice.fork("dimples")
    d, e = "", ""
    top = max(y for _, y in dry)
    for _ in range(view.count(round(70 * area.w / min(area.w, area.h)))):
        t = dice.between(0.06, 1.0)
        x, y = dice.between(area.x, area.right), top + (area.bottom - top) * t
        w = (16 + 46 * t) * dice.between(0.6, 1.5)
        d += water.lens(x, y, w, 2 + 3.5 * t)
        e += water.lens(x, y + 2.4 + 3 * t, w * 0.9, 1.5 + 2.5 * t)
    svg = path(d, fill=mix(tones[0], tones[1], 0.75), fill_opacity=0.4)
    svg += path(e, fill=mix(tones[0], "#ffffff", 0.4), fill_opacity=0.5)
    if view.seen > 0 or view.variant % 3 == 1:
        return svg
    x, y = area.cx - view.light.turn * area.w * 0.05, area.bottom + 10
    for i in range(13):
        size = 17 * (y - top) / max(area.bottom - top, 1) + 5
        x += view.light.turn * size * 1.1
        svg += ellipse(
            x + (size * 0.7 if i % 2 else -size * 0.7), y, size * 0.52, size * 0.36, fill=tones[1], fill_opacity=0.5
        )
        y -= size * 1.5
    return svg


def _finds(view: View, top: float) -> str:
    """Shells, pebbles and a starfish."""
    area, dice, light = view.area, view.dice.fork("finds"), view.light
    svg = ""
    for i in range(view.count(11)):
        x, y = area.x + area.w * dice.between(0.03, 0.97), dice.between(top, area.bottom - 10)
        r = dice.between(6, 13)
        tone = lit(light, dice.pick(("#f6e6d8", "#e7b9a4", "#c9c2bb", "#f4cdb0", "#a9a39c")))
        svg += ellipse(x + 3, y + r * 0.4, r * 1.2, r * 0.4, fill="#3a2c3c", fill_opacity=0.22)
        svg += ellipse(x, y, r, r * 0.66, fill=tone)
        if i % 3 == 0:
            svg += path(
                f"M{num(x - r * 0.7)} {num(y)}q{num(r * 0.7)} {num(-r * 0.7)} {num(r * 1.4)} 0",
                stroke=shade(tone, -0.12),
                fill="none",
                stroke_width=1.6,
            )
    if view.variant % 2 == 0:
        x, y = area.cx - light.turn * area.w * 0.33, area.bottom - area.h * 0.06
        ring = []
        for k in range(10):
            a, reach = math.pi * k / 5 + 0.3, 30.0 if k % 2 == 0 else 13.0
            ring.append((x + reach * math.sin(a), y - reach * 0.62 * math.cos(a)))
        star = lit(light, "#e8705a")
        svg += ellipse(x + 4, y + 8, 28, 12, fill="#3a2c3c", fill_opacity=0.25)
        svg += polygon(ring, fill=star, stroke=star, stroke_width=8, stroke_linejoin="round")
        svg += "".join(
            circle(x + dx, y + dy, 2.6, fill=mix(star, "#ffffff", 0.5))
            for dx, dy in ((0, 0), (8, -5), (-9, -2), (4, 8), (-5, 7))
        )
    return svg


def _front(view: View) -> str:
    """A palm that leans in from the side, or dune grass in a corner."""
    area, dice, light = view.area, view.dice.fork("front"), view.light
    side = -light.turn
    edge = area.right if side > 0 else area.x
    if (view.variant % 3 == 0 or "tropical" in view.traits) and "snowy" not in view.traits:
        leaves, bark = pair(light, "#4f9a4e"), pair(light, "#a57a52")
        h = min(area.h * 0.74, area.w * 0.95)
        foot = (edge - side * area.w * 0.05, area.bottom + 10, h)
        svg = plants.palm(dice, foot, -side * 0.2, leaves, bark)
        svg += plants.palm(dice.fork("two"), (edge + side * 10, area.bottom + 20, h * 0.72), -side * 0.12, leaves, bark)
        x0, x1 = sorted((edge, edge - side * area.w * 0.16))
        return svg + path(plants.grass_edge(dice, x0, x1, area.bottom + 6, 54, 24), fill=leaves[1])
    grass = pair(light, "#a9a557" if "snowy" not in view.traits else "#b9b9a6")
    svg = ""
    for row, share in enumerate((0.3, 0.2)):
        x0, x1 = sorted((edge, edge - side * area.w * share))
        svg += path(
            plants.grass_edge(dice, x0, x1, area.bottom + 14, 120 - 30 * row, 30),
            fill=mix(grass[1], grass[0], 0.1 + 0.6 * row),
        )
    return svg
