"""A forest: trunk behind trunk into the light, a path or a clearing in the middle, dark stems close by."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings._hues import air, dim, lit, pair
from illustrator.settings._sky import disc_at, draw_sky
from illustrator.settings._weather import mist, weather_front
from illustrator.subject import Words
from illustrator.svg import circle, ellipse, num, path, polygon

TITLE = "forest"
WORDS = Words(
    "forest, woods, woodland, jungle, rainforest, enchanted forest, pine forest, birch forest, forest clearing, grove",
    "森林, 树林, 丛林, 林间, 雨林",
    "Wald, Wälder, Dschungel, Urwald, Regenwald, Waldlichtung, Hain",
    "forêt, bois, jungle, clairière, forêt tropicale",
    "bosque, selva, jungla, arboleda, claro del bosque",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    area = view.area
    horizon = area.y + area.h * (0.6, 0.57, 0.62)[view.variant % 3]
    draw_sky(view, area, horizon)
    _light_within(view, horizon)
    if view.variant % 3 == 1 and "tropical" not in view.traits:
        _pines(view, horizon)
    else:
        _stems(view, horizon)
    near = area.y + area.h * 0.9
    return Ground(
        near=near,
        far=horizon + (near - horizon) * 0.42,
        horizon=horizon - area.h * 0.05,
        sky=Area(area.x + area.w * 0.15, area.y + area.h * 0.08, area.w * 0.7, (horizon - area.y) * 0.55),
        front=_frame(view) + weather_front(view, area),
        glow=_shafts(view, horizon) + _fireflies(view, horizon),
    )


def leaf_colour(view: View) -> str:
    """The green of the wood, or what season and caller make of it."""
    if "autumn" in view.traits:
        return land.own(view, "#d98a34")
    if _is_white(view):
        return land.own(view, "#dfe8ee")
    return land.own(view, "#6fae4c")


def _is_white(view: View) -> bool:
    return "snowy" in view.traits or view.light.weather == "snow"


def _bark(view: View) -> str:
    return "#e6dfd2" if view.variant % 3 == 2 else "#7a5a44"


def _bright(view: View) -> str:
    """The colour of the light between the far trees."""
    glow = mix(lit(view.light, leaf_colour(view)), "#fff0a8" if not view.light.is_dark else view.light.sky[2], 0.5)
    return mix(glow, air(view.light), 0.26 if not view.light.is_grey else 0.5)


def _light_within(view: View, horizon: float) -> None:
    area, glow = view.area, _bright(view)
    leaf = mix(lit(view.light, leaf_colour(view)), glow, 0.5)
    top = mix(leaf, dim(view.light, leaf_colour(view)), 0.25)
    shows_sky = view.variant % 3 == 1 and "tropical" not in view.traits
    if shows_sky:
        glow = mix(glow, air(view.light), 0.6)
    fill = view.scene.sheet.across(
        (0, area.y),
        (0, horizon),
        [(0, top, 0.0), (0.5, glow, 0.2), (1, glow, 0.9)]
        if shows_sky
        else [(0, top, 0.85), (0.5, mix(leaf, glow, 0.4), 0.75), (0.86, glow, 0.95), (1, glow, 1)],
    )
    svg = area.shape(fill=fill)
    x, reach = area.cx + view.light.turn * area.w * 0.06, max(area.w, area.h) * 0.42
    core = mix(glow, "#ffffff" if not view.light.is_dark else view.light.key, 0.45)
    bloom = view.scene.sheet.radial(
        x, horizon - area.h * 0.12, reach, [(0, core, 0.95), (0.4, core, 0.4), (1, core, 0)]
    )
    view.scene.draw(svg + area.shape(fill=bloom), is_sheet=True)


def _tone(view: View, colour: str, depth: float) -> tuple[str, str]:
    """Lit and shaded, seen through the wood's own bright air."""
    haze, (bright, dark) = _bright(view), pair(view.light, colour)
    dark = mix(dark, "#0d1c26", 0.3)
    return mix(bright, haze, depth), mix(dark, haze, depth * 0.94)


def _stems(view: View, horizon: float) -> None:
    """Round trees: four planes of trunks with their crowns above and brush at their feet."""
    area = view.area
    many = area.w / min(area.w, area.h)
    for row, depth in enumerate((0.8, 0.58, 0.34, 0.12)):
        dice = view.dice.fork(f"stems{row}")
        foot = horizon + (area.bottom - horizon) * (0.0, 0.05, 0.15, 0.32)[row]
        bark, leaf = _tone(view, _bark(view), depth), _tone(view, leaf_colour(view), depth)
        svg = _floor(view, dice, foot, depth)
        count = round((11, 8, 6, 4)[row] * max(many, 0.7))
        for i in range(count):
            u = (i + dice.between(0.15, 0.85)) / count
            away_from_middle = abs(u - 0.5) * 2
            if row > 1 and away_from_middle < (0.38 if view.seen <= 0 else 0.3 + view.seen * 0.5):
                continue
            w = (13, 22, 36, 58)[row] * dice.between(0.75, 1.2)
            svg += _trunk(view, dice, (area.x + area.w * u, foot + 8 + 12 * row, w), bark, row > 1)
        svg += _canopy(view, dice, row, leaf)
        brush = plants.grass_edge(dice, area.x - 10, area.right, foot + 10, 24 + 15 * row, 26 + 10 * row)
        svg += path(brush, fill=mix(leaf[0], leaf[1], 0.55))
        view.scene.draw(svg, is_sheet=True)
        if row < 2:
            view.scene.draw(mist(view, area, foot, 70, 0.3))
    view.scene.draw(_path(view, horizon) + _litter(view, horizon))


def _floor(view: View, dice: Dice, foot: float, depth: float) -> str:
    area = view.area
    colour = "#eef2f6" if _is_white(view) else "#b98a4a" if "autumn" in view.traits else land.own(view, "#7fa94c")
    bright, dark = _tone(view, colour, depth * 0.75)
    line = land.wave_line(dice, area, foot, area.h * 0.008, 5)
    return land.slope(view.scene.sheet, line, area.bottom + 5, (bright, mix(bright, dark, 0.55)), area.h * 0.3)


def _trunk(view: View, dice: Dice, at: tuple[float, float, float], tones: tuple[str, str], near: bool) -> str:
    """A stem from the ground out of the picture, lit along one edge, with roots, and a bough."""
    x, foot, w = at
    top, lean = view.area.y - 20, dice.between(-0.05, 0.05) * (foot - view.area.y)
    bright, dark = tones
    side = view.light.turn

    def stem(half: float, shift: float) -> str:
        return (
            f"M{num(x - half * 1.5 + shift)} {num(foot)}Q{num(x - half * 0.9 + shift)} {num(foot - w * 1.1)} {num(x - half * 0.85 + shift)} "
            f"{num(foot - w * 3)}L{num(x + lean - half * 0.6 + shift)} {num(top)}H{num(x + lean + half * 0.6 + shift)}L{num(x + half * 0.85 + shift)} "
            f"{num(foot - w * 3)}Q{num(x + half * 0.9 + shift)} {num(foot - w)} {num(x + half * 1.6 + shift)} {num(foot + w * 0.1)}Z"
        )

    svg = path(stem(w / 2, 0), fill=mix(dark, bright, 0.2))
    svg += path(stem(w * 0.15, side * w * 0.27), fill=bright, fill_opacity=0.8)
    if not near:
        return svg
    marks = ""
    tall = foot - top
    for i in range(9):
        y = foot - tall * dice.between(0.06, 0.8)
        px = x + lean * (foot - y) / tall + w * dice.between(-0.3, 0.22)
        marks += (
            f"M{num(px)} {num(y)}h{num(w * dice.between(0.12, 0.36))}v{num(w * 0.07)}h{num(-w * 0.2)}Z"
            if view.variant % 3 == 2
            else f"M{num(px)} {num(y)}q{num(w * 0.06)} {num(w * 0.5)} 0 {num(w)}q{num(-w * 0.09)} {num(-w * 0.5)} 0 {num(-w)}Z"
        )
    ink = mix(dark, "#15121c", 0.65 if view.variant % 3 == 2 else 0.3)
    return svg + path(marks, fill=ink, fill_opacity=0.75)


def _canopy(view: View, dice: Dice, row: int, leaf: tuple[str, str]) -> str:
    """Crowns that hang in from above, lower at the sides than in the middle."""
    area = view.area
    size = (52, 70, 92, 120)[row] * min(max(area.h, 900) / 1000, 1.3)
    deep, light_ = "", ""
    x = area.x - size * 0.5
    while x < area.right + size:
        u = abs(x - area.cx) / area.w * 2
        hang = area.h * ((0.33, 0.24, 0.14, 0.04)[row] + 0.11 * u * u) * dice.between(0.85, 1.1)
        for k in range(2):
            y = area.y + hang * (1 - 0.55 * k)
            deep += plants.leaf_mass(dice, x + dice.between(-12, 12), y, size * dice.between(0.75, 1.1), 10)
        light_ += plants.leaf_mass(dice, x + view.light.turn * size * 0.3, area.y + hang - size * 0.25, size * 0.52, 8)
        x += size * dice.between(0.7, 1.05)
    svg = Area(area.x, area.y, area.w, area.h * (0.2, 0.13, 0.05, 0.0)[row]).shape(fill=mix(leaf[1], leaf[0], 0.2))
    return (
        svg
        + path(deep, fill=mix(leaf[1], leaf[0], 0.3))
        + path(light_, fill=mix(leaf[1], leaf[0], 0.72), fill_opacity=0.85)
    )


def _path(view: View, horizon: float) -> str:
    """A trodden path that winds away into the light."""
    area, sway = view.area, view.light.turn * view.area.w * 0.05
    colour = "#f7f9fb" if _is_white(view) else "#d6b683"
    bright, dark = _tone(view, colour, 0.12)
    far = horizon + (area.bottom - horizon) * 0.08
    mid = far + (area.bottom - far) * 0.4
    half = min(area.w * 0.24, area.h * 0.3)
    cx = area.cx
    d = (
        f"M{num(cx + sway - 7)} {num(far)}C{num(cx + sway - 40)} {num(far + (mid - far) * 0.5)} {num(cx - sway * 2.4 - half * 0.4)} {num(mid - 10)} {num(cx - sway - half * 0.5)} {num(mid + 30)}"
        f"S{num(cx - half * 1.1)} {num(area.bottom - 30)} {num(cx - half * 1.15)} {num(area.bottom + 5)}H{num(cx + half)}"
        f"C{num(cx + half * 0.8)} {num(area.bottom - 60)} {num(cx + half * 0.55)} {num(mid + 60)} {num(cx - sway + half * 0.28)} {num(mid + 10)}"
        f"S{num(cx + sway + 34)} {num(far + 22)} {num(cx + sway + 9)} {num(far)}Z"
    )
    fill = view.scene.sheet.across(
        (0, far),
        (0, area.bottom),
        [(0, mix(bright, _bright(view), 0.5), 1), (0.4, bright, 1), (1, mix(bright, dark, 0.5), 1)],
    )
    return path(d, fill=fill, fill_opacity=0.92)


def _litter(view: View, horizon: float) -> str:
    """Tufts, ferns' shadows, fallen leaves, and mushrooms at the sides."""
    area, dice = view.area, view.dice.fork("litter")
    leaf = _tone(view, leaf_colour(view), 0.05)
    top = horizon + (area.bottom - horizon) * 0.36
    grass, fallen = "", ""
    for _ in range(view.count(round(30 * area.w / min(area.w, area.h)))):
        u = dice.between(0.0, 0.34) * dice.pick((-1, 1)) + dice.pick((0.0, 1.0))
        x, t = area.x + area.w * (u % 1.0), dice.between(0.0, 1.0)
        y = top + (area.bottom - top) * t
        grass += plants.tuft(dice, x, y, 24 + 40 * t, 6)
        fallen += f"M{num(x + 30)} {num(y)}q6 -5 13 0q-6 5 -13 0Z"
    svg = "" if _is_white(view) else path(grass, fill=mix(leaf[0], leaf[1], 0.6))
    svg += path(fallen, fill=lit(view.light, "#e0a24c"), fill_opacity=0.75)
    if _is_white(view) or view.variant % 2:
        return svg
    side = -view.light.turn
    for dx, size in ((0.3, 30), (0.345, 21), (0.27, 17)):
        x, y = area.cx + side * area.w * dx, area.y + area.h * (0.93 - dx * 0.08)
        cap, stalk = lit(view.light, "#d8442f"), lit(view.light, "#f5ead6")
        svg += ellipse(x, y, size * 0.8, size * 0.2, fill="#12202a", fill_opacity=0.3)
        svg += path(
            f"M{num(x - size * 0.2)} {num(y)}q{num(size * 0.06)} {num(-size * 0.5)} {num(0)} {num(-size * 0.8)}h{num(size * 0.4)}q{num(-size * 0.06)} {num(size * 0.4)} {num(0)} {num(size * 0.8)}Z",
            fill=stalk,
        )
        svg += path(
            f"M{num(x - size * 0.75)} {num(y - size * 0.62)}Q{num(x - size * 0.6)} {num(y - size * 1.5)} {num(x)} {num(y - size * 1.5)}T{num(x + size * 0.75)} {num(y - size * 0.62)}Q{num(x)} {num(y - size * 0.45)} {num(x - size * 0.75)} {num(y - size * 0.62)}Z",
            fill=cap,
        )
        svg += "".join(
            circle(x + a * size, y - b * size, size * r, fill=stalk)
            for a, b, r in ((-0.3, 0.95, 0.12), (0.1, 1.2, 0.1), (0.38, 0.86, 0.11), (0.02, 0.8, 0.08))
        )
    return svg


def _pines(view: View, horizon: float) -> None:
    """Pines: ranks of them, mist between, a glade in the middle."""
    area = view.area
    colour = "#b98a3c" if "autumn" in view.traits else land.own(view, "#4f8060")
    snow = lit(view.light, "#f5f8fc") if _is_white(view) else None
    many = max(area.w / min(area.w, area.h), 0.8)
    unit = min(max(area.h, 900) / 1000, 1.5)
    for row, depth in enumerate((0.74, 0.5, 0.2, 0.02)):
        dice = view.dice.fork(f"pines{row}")
        foot = horizon + (area.bottom - horizon) * (0.0, 0.06, 0.16, 0.34)[row]
        bright, dark = _tone(view, colour, depth)
        tall = unit * (230, 330, 470, 640)[row]
        if row < 2:
            feet, x = [], area.x - 20
            while x < area.right + 30:
                u = abs(x - area.cx) / area.w * 2
                feet.append((x, foot + 8, tall * dice.between(0.6, 1.0) * (0.62 + 0.5 * u)))
                x += tall * dice.between(0.14, 0.26)
            view.scene.draw(path(plants.far_pines(dice, feet), fill=mix(bright, dark, 0.6)), is_sheet=True)
            view.scene.draw(_floor(view, dice, foot, depth))
            view.scene.draw(mist(view, area, foot, 90, 0.5))
            continue
        svg = _floor(view, dice, foot, depth)
        count = round((7, 5)[row - 2] * many)
        for i in range(count):
            u = (i + dice.between(0.2, 0.8)) / count
            if abs(u - 0.5) < (0.2, 0.3)[row - 2] + view.seen * 0.1:
                continue
            svg += plants.pine(
                dice,
                (area.x + area.w * u, foot + 20 * row, tall * dice.between(0.75, 1.05)),
                (bright, dark),
                view.light.turn,
                snow,
            )
        view.scene.draw(svg, is_sheet=True)
    view.scene.draw(_path(view, horizon) + _litter(view, horizon))


def _frame(view: View) -> str:
    """A dark stem at one edge, and ferns in the corners."""
    area, dice = view.area, view.dice.fork("frame")
    side = -view.light.turn
    bright, dark = _tone(view, _bark(view), 0.0)
    leaf = _tone(view, leaf_colour(view), 0.0)
    deep = mix(dark, "#0d1620", 0.35)
    x = (area.right if side > 0 else area.x) - side * 18
    w = min(area.w, area.h) * 0.1
    svg = ""
    if view.variant % 3 == 1:
        tones = _tone(view, "#b98a3c" if "autumn" in view.traits else land.own(view, "#41704f"), 0.0)
        snow = lit(view.light, "#f5f8fc") if _is_white(view) else None
        h = min(area.h * 0.9, area.w * 1.3)
        svg = plants.pine(
            dice, (x + side * 30, area.bottom + 40, h), (mix(tones[0], deep, 0.35), tones[1]), view.light.turn, snow
        )
    else:
        svg = _trunk(view, dice, (x, area.bottom + 30, w), (mix(bright, deep, 0.45), deep), True)
    for edge, lean in ((area.x, 1), (area.right, -1)):
        for i in range(5):
            a = math.radians(-90 + lean * (8 + 17 * i))
            svg += _fern(
                edge + lean * (i * 6 - 10),
                area.bottom + 16,
                a,
                min(area.w, area.h) * dice.between(0.13, 0.2),
                mix(leaf[1], leaf[0], 0.08 + 0.1 * (i % 3)),
            )
    return svg


def _fern(x: float, y: float, a: float, length: float, tone: str) -> str:
    ring_up, ring_down = [], []
    for i in range(11):
        t = i / 10
        bend = a + (0.7 * t * t if math.cos(a) > 0 else -0.7 * t * t)
        px, py = x + math.cos(bend) * length * t, y + math.sin(bend) * length * t
        wide = length * 0.16 * (1 - t) ** 0.8 * (1.0 if i % 2 else 0.3)
        ring_up.append((px - math.sin(bend) * wide, py + math.cos(bend) * wide))
        ring_down.append((px + math.sin(bend) * wide, py - math.cos(bend) * wide))
    return polygon((*ring_up, *reversed(ring_down)), fill=tone)


def _shafts(view: View, horizon: float) -> str:
    """Beams that fall in between the crowns."""
    area, light = view.area, view.light
    if disc_at(view, area, horizon) is None or (view.variant % 3 == 1 and "tropical" not in view.traits):
        return ""
    dice = view.dice.fork("shafts")
    tint = mix(light.key, "#fff2c0" if not light.is_dark else "#bcd0ff", 0.4)
    strength = 0.055 if not light.is_dark else 0.03
    x0 = area.cx + light.turn * area.w * 0.3
    svg = ""
    for i in range(5):
        top = x0 - light.turn * area.w * 0.13 * i * dice.between(0.7, 1.2)
        w, run = area.w * dice.between(0.025, 0.07), -light.turn * area.w * 0.3
        foot = horizon + (area.bottom - horizon) * dice.between(0.2, 0.6)
        fade = [(0, tint, strength), (0.5, tint, strength * 0.7), (1, tint, 0.0)]
        fill = view.scene.sheet.across((top, area.y), (top + run, foot), fade)
        for k in range(3):
            inset = w * 0.16 * k
            left, right = top + inset, top + w - inset
            svg += polygon(
                [
                    (left, area.y),
                    (right, area.y),
                    (right + run + w * 1.6 - inset * 2, foot),
                    (left + run + inset * 2, foot),
                ],
                fill=fill,
            )
    return svg


def _fireflies(view: View, horizon: float) -> str:
    if not view.light.is_dark or view.light.is_grey:
        return ""
    dice, area = view.dice.fork("fireflies"), view.area
    svg = ""
    for _ in range(view.count(22)):
        x, y = dice.between(area.x, area.right), horizon + area.h * dice.between(-0.2, 0.34)
        r = dice.between(9, 22)
        svg += circle(
            x,
            y,
            r,
            fill=view.scene.sheet.radial(x, y, r, [(0, "#fff6b0", 0.95), (0.2, "#f0d860", 0.5), (1, "#c8d850", 0)]),
        )
    return svg
