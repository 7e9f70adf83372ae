"""Outer space: stars, a nebula, planets near and far."""

from illustrator.page import Area
from illustrator.palette import lch, mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _plants as plants
from illustrator.settings._heavens import nebula, planet, puff, star_field
from illustrator.settings._weather import weather_front
from illustrator.subject import Words
from illustrator.svg import circle, ellipse, group, num, path, rect

TITLE = "outer space"
WORDS = Words(
    "space, outer space, galaxy, universe, cosmos, nebula, deep space, orbit, milky way, starfield, solar system",
    "太空, 宇宙, 外太空, 银河, 星云, 星际, 星系",
    "Weltraum, Weltall, All, Galaxie, Kosmos, Universum, Nebel im All, Milchstraße",
    "espace, cosmos, galaxie, univers, nébuleuse, voie lactée",
    "espacio, espacio exterior, galaxia, universo, nebulosa, vía láctea",
)
IS_INDOORS = False
_SKIES = (
    (("#0a0a24", "#141040", "#241452"), ("#6a4cf0", "#e0509a", "#ff8f5a", "#4a86f0"), ("#e8a45c", "#f2d9a8")),
    (("#050b20", "#0a1c40", "#0f3054"), ("#2fb8d8", "#4a6cf0", "#8a5cf0", "#3fe0b8"), ("#5f9ae8", "#c8e0ff")),
    (("#100718", "#26103a", "#3c1848"), ("#f0608a", "#c050e0", "#ff9a6a", "#6a5cf0"), ("#d86a8a", "#ffd0c0")),
)


def draw(view: View) -> Ground:
    area = view.area
    ground, tints, worlds = _SKIES[view.variant % 3]
    if view.colour is not None:
        lead = view.colour if lch(view.colour)[1] > 0.02 else shade(view.colour, 0.0)
        ground = (mix("#04050f", lead, 0.05), mix("#080a1c", lead, 0.12), mix("#0a0c22", lead, 0.22))
        tints = (lead, shade(lead, 0.1, 1.0, 24), shade(lead, -0.05, 1.0, -24), mix(lead, "#ffffff", 0.3))
    fill = view.scene.sheet.linear(*ground, turn=60)
    dice = view.dice.fork("stars")
    svg = area.shape(fill=fill) + star_field(view, area, dice, 0.7)
    side = view.light.turn
    start = (area.cx - side * area.w * 0.52, area.y + area.h * 0.92)
    end = (area.cx + side * area.w * 0.48, area.y + area.h * 0.05)
    svg += nebula(view, view.dice.fork("nebula"), start, end, tints)
    svg += _sun(view, tints)
    view.scene.draw(svg + star_field(view, area, dice.fork("near"), 0.35))
    (_giant, _limb, _family)[view.variant % 3](view, worlds)
    if "futuristic" in view.traits:
        _station(view)
    return Ground(
        near=area.y + area.h * 0.74,
        far=area.y + area.h * 0.6,
        horizon=area.y + area.h * 0.5,
        sky=Area(area.x, area.y, area.w, area.h * 0.62),
        front=weather_front(view, area) if view.light.weather == "snow" else "",
        glow=_glow(view, tints),
    )


def _sun_at(view: View) -> tuple[float, float]:
    area = view.area
    return area.cx + view.light.turn * area.w * 0.34, area.y + area.h * 0.16


def _sun(view: View, tints: tuple[str, ...]) -> str:
    """A far sun with its cross of light."""
    x, y = _sun_at(view)
    r = min(view.area.w, view.area.h) * 0.014
    svg = puff(view.scene.sheet, (x, y, r * 13, r * 13), 0, mix(tints[2], "#ffffff", 0.4), 0.6)
    for long, wide in ((r * 15, r * 0.34), (r * 0.34, r * 10)):
        svg += ellipse(
            x,
            y,
            long,
            wide,
            fill=view.scene.sheet.radial(
                x, y, max(long, wide), [(0, "#ffffff", 0.9), (0.3, "#ffffff", 0.4), (1, "#ffffff", 0)]
            ),
        )
    return svg + circle(x, y, r * 1.5, fill="#fffdf2")


def _glow(view: View, tints: tuple[str, ...]) -> str:
    x, y = _sun_at(view)
    r = min(view.area.w, view.area.h) * 0.3
    return puff(view.scene.sheet, (x, y, r, r), 0, mix(tints[2], "#ffffff", 0.3), 0.2)


def _giant(view: View, worlds: tuple[str, str]) -> None:
    """A ringed giant low in a corner, and its moon."""
    area, side = view.area, -view.light.turn
    s = min(area.w, area.h)
    r = s * (0.25 if view.seen <= 0 else 0.2)
    x, y = area.cx + side * area.w * 0.24, area.y + area.h * (0.62 if view.seen <= 0 else 0.24)
    if view.seen > 0:
        x = area.cx + side * (area.w / 2 - r * 0.9)
    svg = planet(view, (x, y, r), worlds[0], ring=worlds[1], tilt=-18 * side)
    svg += planet(view, (area.cx - side * area.w * 0.32, area.y + area.h * 0.72, s * 0.055), "#a9adc0", banded=False)
    svg += planet(view, (area.cx + side * area.w * 0.06, area.y + area.h * 0.2, s * 0.03), "#d97a5a", banded=False)
    view.scene.draw(svg)


def _limb(view: View, worlds: tuple[str, str]) -> None:
    """The curve of a blue world below us, its air glowing along the edge."""
    area, sheet, side = view.area, view.scene.sheet, view.light.turn
    r = max(area.w * 0.95, area.h * 0.8)
    x, y = area.cx - side * area.w * 0.12, area.y + area.h * 0.76 + r
    ocean = sheet.radial(
        x + side * r * 0.3,
        y - r * 0.95,
        r * 0.9,
        [(0, "#8fd0f4", 1), (0.3, "#3f8fd8", 1), (0.7, "#1c4a96", 1), (1, "#0b1c48", 1)],
    )
    air = sheet.radial(
        x,
        y,
        r * 1.07,
        [
            (0, "#9fdcff", 0),
            (0.925, "#9fdcff", 0.0),
            (0.935, "#bfe8ff", 0.95),
            (0.955, "#5fa8f8", 0.4),
            (1, "#5fa8f8", 0),
        ],
    )
    svg = circle(x, y, r * 1.07, fill=air)
    inside = _coasts(view, x, y - r)
    svg += circle(x, y, r, fill=ocean) + f'<g clip-path="{sheet.clip(circle(x, y, r))}">{inside}</g>'
    night = sheet.across(
        (x + side * area.w * 0.2, 0),
        (x - side * area.w * 0.6, 0),
        [(0, "#04081c", 0), (0.6, "#04081c", 0.55), (1, "#04081c", 0.85)],
    )
    svg += circle(x, y, r, fill=night)
    s = min(area.w, area.h)
    svg += planet(view, (area.cx - side * area.w * 0.3, area.y + area.h * 0.24, s * 0.075), "#c9cad2", banded=False)
    view.scene.draw(svg)


def _coasts(view: View, x: float, top: float) -> str:
    """Lands and clouds on the curve below, flattened by the slant of the view."""
    area, dice = view.area, view.dice.fork("limb")
    r = max(area.w * 0.95, area.h * 0.8)
    lands, white = "", ""
    for _ in range(4):
        px, py = x + dice.between(-0.45, 0.45) * area.w, top + r * dice.between(0.07, 0.16)
        w = area.w * dice.between(0.06, 0.13)
        coast = plants.leaf_mass(dice, 0, 0, w, 11) + plants.leaf_mass(dice, w * 0.8, w * 0.3, w * 0.6, 9)
        shape = path(coast, fill="#6aa060", fill_opacity=0.9)
        lands += group(shape, transform=f"translate({num(px)} {num(py)}) scale(1 0.26)")
    for _ in range(14):
        px, py = x + dice.between(-0.55, 0.55) * area.w, top + r * dice.between(0.0, 0.2)
        w = area.w * dice.between(0.06, 0.22)
        white += (
            f"M{num(px - w)} {num(py)}q{num(w * 0.5)} {num(-w * 0.16)} {num(w)} {num(-w * 0.02)}t{num(w)} "
            f"{num(-w * 0.05)}q{num(-w * 0.7)} {num(w * 0.22)} {num(-w * 2)} {num(w * 0.07)}Z"
        )
    return lands + path(white, fill="#ffffff", fill_opacity=0.5)


def _family(view: View, worlds: tuple[str, str]) -> None:
    """Several planets of different sizes, strung along an orbit."""
    area, side = view.area, view.light.turn
    s = min(area.w, area.h)
    d = (
        f"M{num(area.cx - side * area.w * 0.56)} {num(area.y + area.h * 0.34)}Q{num(area.cx)} "
        f"{num(area.y + area.h * 1.1)} {num(area.cx + side * area.w * 0.56)} {num(area.y + area.h * 0.56)}"
    )
    svg = path(
        d,
        stroke="#ffffff",
        stroke_width=2,
        fill="none",
        stroke_opacity=0.25,
        stroke_dasharray="3 10",
        stroke_linecap="round",
    )
    spots = (
        (-0.36, 0.2, 0.15, worlds[0]),
        (-0.14, 0.72, 0.07, "#7fb8e8"),
        (0.3, 0.74, 0.11, "#e0a860"),
        (0.13, 0.3, 0.034, "#9fd8b8"),
    )
    for i, (u, v, r, colour) in enumerate(spots):
        if view.seen > 0 and abs(u) < 0.25:
            u *= 2.4
        svg += planet(
            view,
            (area.cx + side * u * area.w, area.y + v * area.h, r * s),
            colour,
            ring="#f0d8b0" if i == 2 else None,
            banded=i != 1,
        )
    view.scene.draw(svg)


def _station(view: View) -> None:
    """A wheel of a station with its panels."""
    area = view.area
    s = min(area.w, area.h) * 0.08
    x, y = area.cx - view.light.turn * area.w * 0.3, area.y + area.h * 0.42
    svg = "".join(
        rect(x + dx * s, y - s * 0.3, s * 0.9, s * 0.6, fill="#3f6ad0", stroke="#bcd0ff", stroke_width=2)
        for dx in (-2.2, 1.3)
    )
    svg += rect(x - s * 1.4, y - s * 0.07, s * 2.8, s * 0.14, fill="#c9d0e0")
    svg += circle(x, y, s, fill="none", stroke="#dfe4f0", stroke_width=s * 0.26) + circle(
        x, y, s * 1.04, fill="none", stroke="#8a94b0", stroke_width=s * 0.06
    )
    svg += circle(x, y, s * 0.36, fill="#eef1f8") + circle(
        x, y, s, fill="none", stroke="#ffd98a", stroke_width=s * 0.06, stroke_dasharray="4 8"
    )
    view.scene.draw(group(svg, transform=f"rotate(-14 {num(x)} {num(y)})"))
