"""A winter landscape: snow on hills and trees, blue shadows, a track or a frozen brook."""

from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings import _water as water
from illustrator.settings._clouds import soft
from illustrator.settings._hues import away, dim, lit, pair
from illustrator.settings._peaks import massif, outline, stone
from illustrator.settings._sky import draw_sky, sky_glow
from illustrator.settings._weather import mist, weather_front
from illustrator.subject import Words
from illustrator.svg import Point, circle, num, path, polygon, rect

TITLE = "winter landscape"
WORDS = Words(
    "snow, winter landscape, snowy landscape, winter, snowfield, winter forest, snowy field, tundra, arctic, "
    "winter wonderland, snowy forest, snow-covered landscape",
    "雪地, 雪景, 冬天, 冬季, 雪原, 冰天雪地, 雪",
    "Schnee, Winterlandschaft, Schneelandschaft, Winter, Winterwald, Arktis, Schneefeld",
    "neige, paysage d'hiver, paysage enneigé, hiver, banquise, toundra",
    "nieve, paisaje nevado, paisaje invernal, invierno, campo nevado, ártico",
)
IS_INDOORS = False
_SNOW = "#f6f8fb"


def draw(view: View) -> Ground:
    area = view.area
    horizon = area.y + area.h * (0.55, 0.52, 0.6)[view.variant % 3]
    draw_sky(view, area, horizon - area.h * 0.06)
    _far(view, horizon)
    _hills(view, horizon)
    top = _foreground(view)
    near = area.y + area.h * 0.91
    return Ground(
        near=near,
        far=top + (near - top) * 0.3,
        horizon=horizon,
        sky=Area(area.x, area.y, area.w, (horizon - area.y) * 0.7),
        gloss=0.06,
        front=_front(view) + weather_front(view, area),
        glow=sky_glow(view, area, horizon - area.h * 0.06) + _lamp(view, horizon),
    )


def _tones(view: View, depth: float) -> tuple[str, str]:
    """Snow in the sun and in the blue shade."""
    colour = view.colour or _SNOW
    shadow = mix(dim(view.light, colour), lit(view.light, "#8fb0e6"), 0.42)
    return away(view.light, lit(view.light, colour), depth * 0.7), away(view.light, shadow, depth * 0.7)


def _far(view: View, horizon: float) -> None:
    area = view.area
    rise = min(horizon - area.y, area.w * 0.5)
    if view.variant % 3 != 2:
        peaks = outline(view, area.x, area.w, horizon - rise * (0.46 if view.seen > 0 else 0.56), horizon + 10)
        rock = stone(view, "#8d93ad", 0.42)
        svg = massif(view, view.dice.fork("peaks"), peaks, horizon + 10, rock, snow=0.8, haze=0.6)
        view.scene.draw(svg)
    view.scene.draw(mist(view, area, horizon, area.h * 0.12, 0.55))


def _hills(view: View, horizon: float) -> None:
    """Three snowy rises with woods on them."""
    area, light = view.area, view.light
    for row, depth in enumerate((0.56, 0.34, 0.14)):
        dice = view.dice.fork(f"hill{row}")
        y = horizon + (area.bottom - horizon) * (0.0, 0.14, 0.3)[row]
        tones = _tones(view, depth)
        line = land.wave_line(dice, area, y, area.h * (0.026 + 0.008 * row), 4)
        svg = land.slope(
            view.scene.sheet,
            line,
            area.bottom + 5,
            (mix(tones[0], "#ffffff", 0.1 if light.level > 0.7 else 0.0), mix(*tones, 0.75)),
            area.h * 0.2,
        )
        feet = _feet(view, line, row)
        bright, dark = pair(light, "#5f8578", depth)
        if row == 0:
            svg += path(plants.far_pines(dice, feet), fill=mix(mix(bright, dark, 0.6), tones[0], 0.25))
        else:
            snow = mix(tones[0], tones[1], 0.1)
            svg += "".join(plants.pine(dice, f, (bright, dark), light.turn, snow) for f in feet)
        if row == 1 and view.variant % 3 == 0 and view.seen <= 0:
            svg += _hut(view, horizon)
        view.scene.draw(svg)
        view.scene.draw(mist(view, area, y + area.h * 0.04, area.h * 0.06, 0.25))


def _feet(view: View, line: list[Point], row: int) -> list[tuple[float, float, float]]:
    """Where trees stand on a rise, and how tall: the middle is kept free, a deep wood leaves less of it."""
    area, dice, deep = view.area, view.dice.fork(f"feet{row}"), view.variant % 3 == 2
    free = (0.0, 0.3, 0.52)[row] * (0.5 if deep else 1.0) + view.seen * 0.2 * (row > 0)
    size = (44, 84, 150)[row] * (1.7 if deep else 1.0)
    feet, x = [], area.x - 20
    while x < area.right + 30:
        if abs(x - area.cx) / area.w * 2 > free:
            feet.append((x, land.height_at(line, x) + 8 + dice.between(0, 16), size * dice.between(0.6, 1.15)))
        x += (17, 40, 84)[row] * dice.between(0.6, 1.5)
    return feet


def _hut_at(view: View, horizon: float) -> tuple[float, float, float]:
    area = view.area
    return (
        area.cx - view.light.turn * area.w * 0.14,
        horizon + (area.bottom - horizon) * 0.3,
        min(area.w, area.h) * 0.15,
    )


def _hut(view: View, horizon: float) -> str:
    """A log hut under a thick roof of snow, smoke rising."""
    x, y, w = _hut_at(view, horizon)
    light = view.light
    wood, shadow = pair(light, "#9a6a48", 0.08)
    snow = _tones(view, 0.1)
    h = w * 0.52
    svg = rect(x - w / 2, y - h, w, h, fill=mix(wood, shadow, 0.35))
    svg += "".join(rect(x - w / 2, y - h + h * i / 6, w, h * 0.03, fill=shadow) for i in range(1, 6))
    svg += polygon([(x - w * 0.5, y - h), (x + w * 0.5, y - h), (x, y - h * 1.86)], fill=wood)
    svg += rect(x + w * 0.22, y - h * 1.95, w * 0.12, h * 0.6, fill=shadow)
    svg += rect(x + w * 0.2, y - h * 2.0, w * 0.16, h * 0.12, fill=snow[0])
    roof = (
        f"M{num(x - w * 0.66)} {num(y - h * 0.82)}Q{num(x - w * 0.62)} {num(y - h * 1.04)} {num(x)} "
        f"{num(y - h * 2.02)}Q{num(x + w * 0.62)} {num(y - h * 1.04)} {num(x + w * 0.66)} {num(y - h * 0.82)}"
    )
    roof += (
        f"Q{num(x + w * 0.55)} {num(y - h * 0.76)} {num(x + w * 0.5)} {num(y - h * 0.92)}L{num(x)} "
        f"{num(y - h * 1.66)}L{num(x - w * 0.5)} {num(y - h * 0.92)}Q{num(x - w * 0.55)} {num(y - h * 0.76)} "
        f"{num(x - w * 0.66)} {num(y - h * 0.82)}Z"
    )
    svg += path(
        roof,
        fill=view.scene.sheet.across(
            (x - w * 0.6, 0),
            (x + w * 0.6, 0),
            [(0, snow[0], 1), (0.48, snow[0], 1), (0.54, mix(*snow, 0.5), 1), (1, mix(*snow, 0.6), 1)],
        ),
    )
    pane = "#ffcf73" if light.level < 0.9 else lit(light, "#f6d99a")
    for dx in (-0.24, 0.22):
        svg += rect(
            x + dx * w - w * 0.09, y - h * 0.66, w * 0.18, h * 0.36, fill=pane, stroke=shadow, stroke_width=w * 0.02
        )
    svg += rect(x - w * 0.07, y - h * 0.62, w * 0.14, h * 0.62, fill=shadow)
    white = lit(light, "#ffffff")
    for i in range(5):
        px, py, r = x + w * (0.3 + 0.07 * i), y - h * (2.2 + 0.42 * i), w * (0.1 + 0.05 * i)
        svg += soft(view.scene.sheet, px, py, r, r * 0.85, white, 0.5 - 0.07 * i)
    return svg


def _lamp(view: View, horizon: float) -> str:
    """The light of the hut's windows on the snow."""
    if view.variant % 3 != 0 or view.seen > 0 or view.light.level > 0.7:
        return ""
    x, y, w = _hut_at(view, horizon)
    fill = view.scene.sheet.radial(
        x, y - w * 0.2, w * 1.1, [(0, "#ffb14a", 0.5), (0.4, "#ff9a3a", 0.18), (1, "#ff9a3a", 0)]
    )
    return circle(x, y - w * 0.2, w * 1.1, fill=fill)


def _foreground(view: View) -> float:
    """Deep snow at our feet: drifts, blue hollows, a track or a brook under ice."""
    area, dice, light = view.area, view.dice.fork("fore"), view.light
    top = area.y + area.h * (0.76 if view.seen <= 0 else 0.72)
    tones = _tones(view, 0.0)
    line = land.wave_line(dice, area, top, area.h * 0.025, 3)
    svg = land.slope(view.scene.sheet, line, area.bottom + 5, (tones[0], mix(*tones, 0.55)), area.h * 0.3)
    if view.variant % 3 == 1:
        svg += _brook(view, line)
    elif view.variant % 3 == 0 and view.seen <= 0:
        svg += _track(view, top)
    hollows, crests = "", ""
    for _ in range(view.count(round(16 * area.w / min(area.w, area.h)))):
        t = dice.between(0.1, 1.0)
        x, y = dice.between(area.x, area.right), top + (area.bottom - top) * t
        w = dice.between(120, 300) * (0.5 + 0.6 * t)
        hollows += water.lens(x, y, w, 7 + 9 * t)
        crests += water.lens(x - 10, y - 7 - 5 * t, w * 0.8, 4 + 5 * t)
    svg += path(hollows, fill=tones[1], fill_opacity=0.32) + path(
        crests, fill=mix(tones[0], "#ffffff", 0.5 if light.level > 0.7 else 0.08), fill_opacity=0.5
    )
    glints = "".join(
        f"M{num(dice.between(area.x, area.right))} {num(dice.between(top + 20, area.bottom))}h.01"
        for _ in range(view.count(70))
    )
    svg += path(glints, stroke="#ffffff", stroke_width=3, stroke_linecap="round", stroke_opacity=0.8)
    view.scene.draw(svg)
    return top


def _track(view: View, top: float) -> str:
    """Footprints that lead to the hut."""
    area, tones = view.area, _tones(view, 0.0)
    x, y = area.cx + view.light.turn * area.w * 0.12, area.bottom + 8
    d, e = "", ""
    for i in range(14):
        size = 6 + 17 * (y - top) / max(area.bottom - top, 1)
        px = x + (size * 0.8 if i % 2 else -size * 0.8)
        d += water.lens(px, y, size * 1.5, size * 0.55)
        e += water.lens(px + size * 0.1, y + size * 0.3, size * 1.2, size * 0.16)
        x -= view.light.turn * size * 0.7
        y -= size * 1.1
    return path(d, fill=tones[1], fill_opacity=0.75) + path(e, fill="#ffffff", fill_opacity=0.5)


def _brook(view: View, line: list[tuple[float, float]]) -> str:
    """A brook that winds out of the hills, half under ice."""
    area, light, turn = view.area, view.light, view.light.turn
    x = area.cx + turn * area.w * 0.16
    y, low, w = land.height_at(line, x), area.bottom + 5, min(area.w, area.h) * 0.2

    def course(grow: float) -> str:
        fall = low - y
        return (
            f"M{num(x - 6 - grow * 0.3)} {num(y)}C{num(x - turn * 190 - 20 - grow)} {num(y + fall * 0.2)} "
            f"{num(x + turn * 190 - w * 0.2 - grow)} {num(y + fall * 0.36)} {num(x - turn * 40 - w - grow)} "
            f"{num(low)}H{num(x - turn * 40 + w + grow)}C{num(x + turn * 230 + w * 0.5 + grow)} "
            f"{num(y + fall * 0.44)} {num(x - turn * 150 + 40 + grow)} {num(y + fall * 0.2)} "
            f"{num(x + 8 + grow * 0.3)} {num(y)}Z"
        )

    ice = view.scene.sheet.across(
        (0, y),
        (0, low),
        [(0, mix(light.sky[2], lit(light, "#9fc6e6"), 0.4), 1), (1, mix(light.sky[0], lit(light, "#4f86b8"), 0.5), 1)],
    )
    svg = path(course(16), fill=_tones(view, 0.0)[1]) + path(course(0), fill=ice)
    shine = Area(x - w * 0.3, y + 30, w * 0.6, low - y - 60)
    return svg + path(
        "".join(
            water.lens(shine.x + shine.w * u, shine.y + shine.h * v, 60 + 90 * v, 3 + 4 * v)
            for u, v in ((0.2, 0.1), (0.6, 0.3), (0.4, 0.55), (0.9, 0.8))
        ),
        fill="#ffffff",
        fill_opacity=0.5 if light.level > 0.5 else 0.2,
    )


def _front(view: View) -> str:
    """A snowy pine or bare twigs at the side, a drift along the lower edge."""
    area, dice, light = view.area, view.dice.fork("front"), view.light
    tones = _tones(view, 0.0)
    side = -light.turn
    edge = area.right if side > 0 else area.x
    bright, dark = pair(light, "#4f776a")
    h = min(area.h * 0.62, area.w * 0.8)
    svg = plants.pine(
        dice, (edge - side * area.w * 0.02, area.bottom + 20, h), (bright, shade(dark, -0.03)), light.turn, tones[0]
    )
    svg += plants.pine(
        dice.fork("small"),
        (edge - side * area.w * 0.15, area.bottom - 4, h * 0.42),
        (bright, dark),
        light.turn,
        tones[0],
    )
    drift = (
        f"M{num(area.x - 5)} {num(area.bottom + 5)}V{num(area.bottom - 26)}Q{num(area.cx - area.w * 0.2)} "
        f"{num(area.bottom - 44)} {num(area.cx)} {num(area.bottom - 8)}T{num(area.right + 5)} "
        f"{num(area.bottom - 34)}V{num(area.bottom + 5)}Z"
    )
    return svg + path(
        drift,
        fill=view.scene.sheet.across(
            (0, area.bottom - 44), (0, area.bottom), [(0, tones[0], 1), (1, mix(*tones, 0.4), 1)]
        ),
    )
