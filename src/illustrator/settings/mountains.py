"""Mountains, seen from a high meadow: ranges that turn to air, woods, a ledge to stand on."""

from itertools import pairwise

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings._hues import away, dim, lit, pair
from illustrator.settings._peaks import massif, outline, stone
from illustrator.settings._sky import draw_sky, sky_glow
from illustrator.settings._weather import mist, weather_front
from illustrator.subject import Words
from illustrator.svg import Point, num, path

TITLE = "mountains"
WORDS = Words(
    "mountains, mountain, mountain range, alps, alpine landscape, peaks, mountain landscape, mountaintop, summit, "
    "mountain peak, valley, highlands",
    "群山, 山脉, 高山, 山峰, 山谷, 山顶, 山",
    "Berge, Gebirge, Alpen, Berggipfel, Gipfel, Tal, Berg",
    "montagnes, montagne, chaîne de montagnes, Alpes, sommet, vallée",
    "montañas, montaña, sierra, cordillera, cumbre, Alpes, valle",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    area = view.area
    foot = area.y + area.h * (0.7, 0.74, 0.68)[view.variant % 3]
    rise = min(area.h * 0.52, area.w * 0.7)
    sun_line = foot - rise * (0.4 if view.variant % 3 != 1 else 0.62)
    draw_sky(view, area, sun_line)
    if view.variant % 3 == 1:
        _ridges(view, foot, rise)
    else:
        _massifs(view, foot, rise)
    _slopes(view, foot)
    top = _ledge(view)
    near = area.y + area.h * 0.93
    return Ground(
        near=near,
        far=top + (near - top) * 0.45,
        horizon=foot,
        sky=Area(area.x, area.y, area.w, (foot - rise * 0.7) - area.y),
        front=_front(view) + weather_front(view, area),
        glow=sky_glow(view, area, sun_line),
    )


def _snow(view: View) -> float:
    if view.is_snowy:
        return 0.9
    return 0.16 if "autumn" in view.traits or "rocky" in view.traits else 0.46


def _massifs(view: View, foot: float, rise: float) -> None:
    """Three ranges one before the other, as faceted bodies."""
    area, scene = view.area, view.scene
    for row, (share, depth, shift) in enumerate(((0.6, 0.62, 0.16), (0.94, 0.2, 0.0), (0.46, 0.06, -0.2))):
        dice = view.dice.fork(f"range{row}")
        if view.seen > 0 and row == 1:
            share = 0.78
        line = foot + row * area.h * 0.02
        peaks = [p._replace(x=p.x + area.w * shift) for p in outline(view, area.x, area.w, line - rise * share, line)]
        peaks = peaks[::-1] if row == 0 else [p for p in peaks if row < 2 or abs(p.x - area.cx) > area.w * 0.2]
        rock = stone(view, land.own(view, ("#8b90a8", "#94857f", "#7c786f")[row]), depth)
        if peaks:
            scene.draw(massif(view, dice, peaks, line, rock, snow=_snow(view) if row < 2 else _snow(view) * 0.4))
        scene.draw(mist(view, area, line - rise * 0.06, rise * 0.32, (0.55, 0.5, 0.25)[row]))


def _ridges(view: View, foot: float, rise: float) -> None:
    """Ridge behind ridge, each a paler silhouette: a calm picture of depth."""
    area, light = view.area, view.light
    peaks = outline(view, area.x, area.w, foot - rise * 1.05, foot - rise * 0.3)
    far = stone(view, land.own(view, "#8f8fa6"), 0.36)
    view.scene.draw(massif(view, view.dice.fork("far"), peaks, foot - rise * 0.3, far, snow=_snow(view), haze=0.8))
    rows = 5
    for row in range(rows):
        t = row / (rows - 1)
        dice = view.dice.fork(f"ridge{row}")
        base = foot - rise * (1 - t) * 0.46
        bright, dark = pair(light, land.own(view, "#5f86a8" if row < 2 else "#4d7a74"), 0.62 * (1 - t))
        tone = mix(bright, dark, 0.6)
        points = _skyline(view, dice, base, rise * (0.34 - 0.14 * t))
        top = min(y for _, y in points)
        fill = view.scene.sheet.across(
            (0, top), (0, top + rise * 0.34), [(0, tone, 1), (1, mix(tone, light.sky[2], 0.5 - 0.2 * t), 1)]
        )
        line = "M" + "L".join(f"{num(px)} {num(py)}" for px, py in points)
        trees = ""
        if row >= 2:
            feet = _along(points, 9 + 4 * (row - 2))
            trees = plants.far_pines(
                dice, [(x, y + 6, (10 + 12 * (row - 1)) * dice.between(0.7, 1.2)) for x, y in feet]
            )
        view.scene.draw(path(f"{line}V{num(area.bottom)}H{num(area.x - 40)}Z{trees}", fill=fill))


def _skyline(view: View, dice: Dice, base: float, tall: float) -> list[Point]:
    """A ragged line of summits and saddles."""
    area = view.area
    step = min(area.w, area.h) * 0.05
    wide, phase = step * dice.between(5.5, 8.0), dice.between(0, 5)
    points, x = [], area.x - 40
    while x < area.right + 80:
        peak = abs(((x / wide + phase) % 2) - 1) ** 1.2
        small = abs(((x / (wide * 0.37) + phase) % 2) - 1)
        points.append((x, base - tall * (0.1 + 0.65 * peak + 0.25 * small) * dice.between(0.9, 1.08)))
        x += step * dice.between(0.6, 1.1)
    return points


def _along(points: list[tuple[float, float]], step: float) -> list[tuple[float, float]]:
    """Points at even steps along a line."""
    found: list[Point] = []
    for (ax, ay), (bx, by) in pairwise(points):
        count = max(round((bx - ax) / step), 1)
        found.extend((ax + (bx - ax) * i / count, ay + (by - ay) * i / count) for i in range(count))
    return found


def _slopes(view: View, foot: float) -> None:
    """Wooded slopes below the ranges, coming in from both sides."""
    area, light = view.area, view.light
    colour = "#c08a3c" if "autumn" in view.traits else "#587f5a"
    for row, (depth, rise) in enumerate(((0.42, 0.13), (0.2, 0.1))):
        dice = view.dice.fork(f"slope{row}")
        side = 1 if (view.variant + row) % 2 else -1
        base = foot + area.h * (0.02 + 0.05 * row)
        line, x = [], area.x - 30
        while x < area.right + 60:
            u = side * (x - area.cx) / area.w
            line.append((x, base - area.h * rise * max(0.0, 0.25 + 1.5 * u) + dice.between(-5, 5)))
            x += 42
        tone = mix(away(light, dim(light, colour), depth), away(light, lit(light, colour), depth), 0.25)
        feet = [(px, py + 14, dice.between(34, 62) * (1 + 0.35 * row)) for px, py in _along(line, 17 + 6 * row)]
        fill = view.scene.sheet.across(
            (0, base - area.h * rise),
            (0, base + area.h * 0.1),
            [(0, tone, 1), (1, mix(tone, away(light, lit(light, "#8fae62"), depth), 0.7), 1)],
        )
        view.scene.draw(
            path(land.under(line, area.bottom + 5), fill=fill) + path(plants.far_pines(dice, feet), fill=tone),
        )
        view.scene.draw(mist(view, area, base + area.h * 0.03, area.h * 0.07, 0.35))


def _ledge(view: View) -> float:
    """The meadow or rocky ledge at our feet."""
    area, dice, light = view.area, view.dice.fork("ledge"), view.light
    top = area.y + area.h * (0.82 if view.seen <= 0 else 0.78)
    side = 1 if view.variant % 2 else -1
    white = view.is_snowy
    colour = (
        "#f1f4f8"
        if white
        else "#9a948c"
        if "rocky" in view.traits
        else "#b59a4a"
        if "autumn" in view.traits
        else "#93b152"
    )
    bright, dark = pair(light, colour)
    line = [
        (x, y - side * area.h * 0.05 * (2 * (x - area.cx) / area.w))
        for x, y in land.wave_line(dice, area, top, area.h * 0.02, 5)
    ]
    svg = land.slope(view.scene.sheet, line, area.bottom + 5, (bright, mix(bright, dark, 0.7)), area.h * 0.24)
    places, grass = [], ""
    for i in range(view.count(10)):
        u = dice.between(0.0, 0.36) if i % 2 else dice.between(0.66, 1.0)
        x = area.x + area.w * u
        places.append((x, land.height_at(line, x) + dice.between(6, area.h * 0.12), dice.between(34, 110)))
    svg += land.rocks(view, dice, places, "#928b88")
    blooms = ""
    for _ in range(view.count(round(46 * area.w / min(area.w, area.h)))):
        x, t = dice.between(area.x, area.right), dice.between(0.02, 1.0)
        y = land.height_at(line, x) + (area.bottom - top) * t
        grass += plants.tuft(dice, x, y, 20 + 34 * t, 5)
        if dice.whole(3) == 0:
            tone = lit(light, dice.pick(("#f7e06a", "#ffffff", "#c89be0", "#f08a9a")))
            blooms += plants.flower(dice, x, y - 16 - 22 * t, 5 + 7 * t, tone, lit(light, "#e9a53a"))
    if not white:
        svg += path(grass, fill=mix(bright, dark, 0.62)) + ("" if "rocky" in view.traits else blooms)
    view.scene.draw(svg)
    return top


def _front(view: View) -> str:
    """Pines at one side."""
    area, dice, light = view.area, view.dice.fork("front"), view.light
    if view.variant % 3 == 2 and view.seen <= 0:
        return ""
    side = -1 if light.turn < 0 else 1
    bright, dark = pair(light, "#b9883a" if "autumn" in view.traits else "#41704f")
    snow = lit(light, "#f4f7fb") if _snow(view) > 0.8 else None
    edge = area.right if side > 0 else area.x
    svg = ""
    for dx, h, dy in ((0.12, 0.34, -0.03), (0.02, 0.56, 0.02)):
        tall = min(area.h * h, area.w * h * 1.5)
        svg += plants.pine(
            dice,
            (edge - side * area.w * dx, area.y + area.h * (0.98 + dy), tall),
            (bright, shade(dark, -0.04)),
            light.turn,
            snow,
        )
    return svg
