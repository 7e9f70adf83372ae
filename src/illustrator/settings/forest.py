"""A forest: trunk behind trunk into the light, a path or a clearing in the middle, dark stems close by."""

import math

from illustrator.page import Area
from illustrator.palette import mix
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings import _wood as wood
from illustrator.settings._hues import air, dim, lit
from illustrator.settings._sky import disc_at, draw_sky
from illustrator.settings._weather import mist, weather_front
from illustrator.subject import Words
from illustrator.svg import circle, ellipse, num, path, polygon

TITLE = "forest"
WORDS = Words(
    "forest, woods, woodland, enchanted forest, forest clearing, grove, deciduous forest, magic forest",
    "森林, 树林, 林间, 林中空地",
    "Wald, Wälder, Waldlichtung, Hain, Laubwald, Zauberwald",
    "forêt, bois, clairière, forêt enchantée",
    "bosque, arboleda, claro del bosque, bosque encantado",
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


def _light_within(view: View, horizon: float) -> None:
    area, glow = view.area, wood.bright(view)
    leaf = mix(lit(view.light, wood.leaf_colour(view)), glow, 0.5)
    top = mix(leaf, dim(view.light, wood.leaf_colour(view)), 0.25)
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
    view.scene.draw(svg + area.shape(fill=bloom))


def _stems(view: View, horizon: float) -> None:
    """Round trees: four planes of trunks with their crowns above and brush at their feet."""
    area = view.area
    many = area.w / min(area.w, area.h)
    for row, depth in enumerate((0.8, 0.58, 0.34, 0.12)):
        dice = view.dice.fork(f"stems{row}")
        foot = horizon + (area.bottom - horizon) * (0.0, 0.05, 0.15, 0.32)[row]
        bark, leaf = wood.tones_of(view, wood.bark(view), depth), wood.tones_of(view, wood.leaf_colour(view), depth)
        svg = wood.floor(view, dice, foot, depth)
        count = round((11, 8, 6, 4)[row] * max(many, 0.7))
        for i in range(count):
            u = (i + dice.between(0.15, 0.85)) / count
            away_from_middle = abs(u - 0.5) * 2
            if row > 1 and away_from_middle < (0.38 if view.seen <= 0 else 0.3 + view.seen * 0.5):
                continue
            w = (13, 22, 36, 58)[row] * dice.between(0.75, 1.2)
            svg += wood.trunk(view, dice, (area.x + area.w * u, foot + 8 + 12 * row, w), bark, row > 1)
        svg += wood.canopy(view, dice, row, leaf)
        brush = plants.grass_edge(dice, area.x - 10, area.right, foot + 10, 24 + 15 * row, 26 + 10 * row)
        svg += path(brush, fill=mix(leaf[0], leaf[1], 0.55))
        view.scene.draw(svg)
        if row < 2:
            view.scene.draw(mist(view, area, foot, 70, 0.3))
    view.scene.draw(_path(view, horizon) + _litter(view, horizon))


def _path(view: View, horizon: float) -> str:
    """A trodden path that winds away into the light."""
    area, sway = view.area, view.light.turn * view.area.w * 0.05
    colour = "#f7f9fb" if view.is_snowy else "#d6b683"
    bright, dark = wood.tones_of(view, colour, 0.12)
    far = horizon + (area.bottom - horizon) * 0.08
    mid = far + (area.bottom - far) * 0.4
    half = min(area.w * 0.24, area.h * 0.3)
    cx = area.cx
    d = (
        f"M{num(cx + sway - 7)} {num(far)}C{num(cx + sway - 40)} {num(far + (mid - far) * 0.5)} "
        f"{num(cx - sway * 2.4 - half * 0.4)} {num(mid - 10)} {num(cx - sway - half * 0.5)} {num(mid + 30)}"
        f"S{num(cx - half * 1.1)} {num(area.bottom - 30)} {num(cx - half * 1.15)} {num(area.bottom + 5)}"
        f"H{num(cx + half)}C{num(cx + half * 0.8)} {num(area.bottom - 60)} {num(cx + half * 0.55)} "
        f"{num(mid + 60)} {num(cx - sway + half * 0.28)} {num(mid + 10)}S{num(cx + sway + 34)} "
        f"{num(far + 22)} {num(cx + sway + 9)} {num(far)}Z"
    )
    fill = view.scene.sheet.across(
        (0, far),
        (0, area.bottom),
        [(0, mix(bright, wood.bright(view), 0.5), 1), (0.4, bright, 1), (1, mix(bright, dark, 0.5), 1)],
    )
    return path(d, fill=fill, fill_opacity=0.92)


def _litter(view: View, horizon: float) -> str:
    """Tufts, ferns' shadows, fallen leaves, and mushrooms at the sides."""
    area, dice = view.area, view.dice.fork("litter")
    leaf = wood.tones_of(view, wood.leaf_colour(view), 0.05)
    top = horizon + (area.bottom - horizon) * 0.36
    grass, fallen = "", ""
    for _ in range(view.count(round(30 * area.w / min(area.w, area.h)))):
        u = dice.between(0.0, 0.34) * dice.pick((-1, 1)) + dice.pick((0.0, 1.0))
        x, t = area.x + area.w * (u % 1.0), dice.between(0.0, 1.0)
        y = top + (area.bottom - top) * t
        grass += plants.tuft(dice, x, y, 24 + 40 * t, 6)
        fallen += f"M{num(x + 30)} {num(y)}q6 -5 13 0q-6 5 -13 0Z"
    svg = "" if view.is_snowy else path(grass, fill=mix(leaf[0], leaf[1], 0.6))
    svg += path(fallen, fill=lit(view.light, "#e0a24c"), fill_opacity=0.75)
    if view.is_snowy or view.variant % 2:
        return svg
    return svg + _mushrooms(view)


def _mushrooms(view: View) -> str:
    """Three red ones beside the path."""
    area, svg = view.area, ""
    side = -view.light.turn
    for dx, size in ((0.3, 30), (0.345, 21), (0.27, 17)):
        x, y = area.cx + side * area.w * dx, area.y + area.h * (0.93 - dx * 0.08)
        cap, stalk = lit(view.light, "#d8442f"), lit(view.light, "#f5ead6")
        svg += ellipse(x, y, size * 0.8, size * 0.2, fill="#12202a", fill_opacity=0.3)
        svg += path(
            (
                f"M{num(x - size * 0.2)} {num(y)}q{num(size * 0.06)} {num(-size * 0.5)} {num(0)} "
                f"{num(-size * 0.8)}h{num(size * 0.4)}q{num(-size * 0.06)} {num(size * 0.4)} {num(0)} "
                f"{num(size * 0.8)}Z"
            ),
            fill=stalk,
        )
        svg += path(
            (
                f"M{num(x - size * 0.75)} {num(y - size * 0.62)}Q{num(x - size * 0.6)} {num(y - size * 1.5)} "
                f"{num(x)} {num(y - size * 1.5)}T{num(x + size * 0.75)} {num(y - size * 0.62)}Q{num(x)} "
                f"{num(y - size * 0.45)} {num(x - size * 0.75)} {num(y - size * 0.62)}Z"
            ),
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
    snow = lit(view.light, "#f5f8fc") if view.is_snowy else None
    many = max(area.w / min(area.w, area.h), 0.8)
    unit = min(max(area.h, 900) / 1000, 1.5)
    for row, depth in enumerate((0.74, 0.5, 0.2, 0.02)):
        dice = view.dice.fork(f"pines{row}")
        foot = horizon + (area.bottom - horizon) * (0.0, 0.06, 0.16, 0.34)[row]
        bright, dark = wood.tones_of(view, colour, depth)
        tall = unit * (230, 330, 470, 640)[row]
        if row < 2:
            feet, x = [], area.x - 20
            while x < area.right + 30:
                u = abs(x - area.cx) / area.w * 2
                feet.append((x, foot + 8, tall * dice.between(0.6, 1.0) * (0.62 + 0.5 * u)))
                x += tall * dice.between(0.14, 0.26)
            view.scene.draw(path(plants.far_pines(dice, feet), fill=mix(bright, dark, 0.6)))
            view.scene.draw(wood.floor(view, dice, foot, depth))
            view.scene.draw(mist(view, area, foot, 90, 0.5))
            continue
        svg = wood.floor(view, dice, foot, depth)
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
        view.scene.draw(svg)
    view.scene.draw(_path(view, horizon) + _litter(view, horizon))


def _frame(view: View) -> str:
    """A dark stem at one edge, and ferns in the corners."""
    area, dice = view.area, view.dice.fork("frame")
    side = -view.light.turn
    bright, dark = wood.tones_of(view, wood.bark(view), 0.0)
    leaf = wood.tones_of(view, wood.leaf_colour(view), 0.0)
    deep = mix(dark, "#0d1620", 0.35)
    x = (area.right if side > 0 else area.x) - side * 18
    w = min(area.w, area.h) * 0.1
    svg = ""
    if view.variant % 3 == 1 and "tropical" not in view.traits:
        tones = wood.tones_of(view, "#b98a3c" if "autumn" in view.traits else land.own(view, "#41704f"), 0.0)
        snow = lit(view.light, "#f5f8fc") if view.is_snowy else None
        h = min(area.h * 0.9, area.w * 1.3)
        svg = plants.pine(
            dice, (x + side * 30, area.bottom + 40, h), (mix(tones[0], deep, 0.35), tones[1]), view.light.turn, snow
        )
    else:
        svg = wood.trunk(view, dice, (x, area.bottom + 30, w), (mix(bright, deep, 0.45), deep), True)
    for edge, lean in ((area.x, 1), (area.right, -1)):
        for i in range(5):
            a = math.radians(-90 + lean * (8 + 17 * i))
            svg += wood.fern(
                edge + lean * (i * 6 - 10),
                area.bottom + 16,
                a,
                min(area.w, area.h) * dice.between(0.13, 0.2),
                mix(leaf[1], leaf[0], 0.08 + 0.1 * (i % 3)),
            )
    return svg


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
