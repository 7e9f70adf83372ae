"""A skyline: rows of buildings, paler with the distance, under the sky of the hour."""

from illustrator.chance import Dice
from illustrator.illumination import Light
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings._houses import OLD
from illustrator.settings._hues import away, dim, lit
from illustrator.settings._pen import pen
from illustrator.settings._plane import Plane, painted
from illustrator.settings._sky import disc_at, draw_sky, sky_glow
from illustrator.settings._tone import faded, soft_spot
from illustrator.settings._towers import FUTURE, MODERN, Builder, disc_tower, ring_tower, sign, sky_bridge, spire
from illustrator.settings._weather import mist, weather_front
from illustrator.subject import Words
from illustrator.svg import path, rect

TITLE = "city skyline"
WORDS = Words(
    "city, skyline, city skyline, cityscape, metropolis, downtown, megacity, urban skyline, skyscrapers, rooftops",
    "城市, 天际线, 城市天际线, 都市, 大都会, 摩天楼群",
    "Stadt, Skyline, Großstadt, Metropole, Stadtsilhouette",
    "ville, skyline, métropole, horizon urbain, gratte-ciels",
    "ciudad, horizonte urbano, metrópolis, perfil de la ciudad, rascacielos",
)
IS_INDOORS = False
_COLOURS = {
    "future": (("#6a62b4", "#8f9ad8", "#4a78ac"), ("#3f86ac", "#7fb4cc", "#6a5fa8"), ("#8a5fa8", "#b48ac4", "#4f62a8")),
    "modern": (("#5f88b4", "#dcd2c4", "#b8755c"), ("#7f9cb8", "#c98f6a", "#e6dccb"), ("#4f8090", "#d9c09a", "#8a93b0")),
    "old": (("#e0b684", "#f0dcb8", "#b85a42"), ("#d99a78", "#ecd0a4", "#a3523f"), ("#e4cfa8", "#d0906c", "#66738a")),
}


def draw(view: View) -> Ground:
    area, light, kind, layout = view.area, view.light, _kind(view), view.variant % 3
    foot = area.y + area.h * (0.78 if layout == 1 else 1.0)
    horizon = area.y + area.h * (0.78 if layout == 1 else 0.84)
    low = _sun_line(view, horizon)
    draw_sky(view, area, low)
    planes = [_plane(view, kind, i, layout, foot) for i in range(4)]
    colours = _colours(view, kind)
    drawn = ""
    for i, plane in enumerate(planes):
        span = (area.y + area.h * (0.12 + 0.1 * i), foot)
        svg = painted(plane, view.scene.sheet, light, colours, span)
        svg += "".join(sign(*s) for s in plane.signs)
        drawn += svg if i > 1 else ""
        if i < 2 or (i == 2 and light.weather == "fog"):
            svg += mist(view, area, foot - area.h * (0.1 - 0.02 * i), area.h * 0.26, 0.34)
        view.scene.draw(svg)
    if layout == 1:
        _water(view, drawn, foot)
    near = area.bottom - area.h * 0.05
    if view.seen > 0:
        near = _terrace(view, colours[0])
    return Ground(
        near=near,
        far=near - area.h * 0.05,
        horizon=horizon,
        sky=Area(area.x, area.y + area.h * 0.05, area.w, area.h * 0.42),
        gloss=0.1 if light.weather in {"rain", "storm"} else 0.0,
        front=weather_front(view, area),
        glow=sky_glow(view, area, low) + _glow(view, planes, foot),
    )


def _sun_line(view: View, horizon: float) -> float:
    """The height that the sky takes for its horizon: a low sun is lifted so that it looks out between the towers."""
    area = view.area
    return area.y + (horizon - area.y) * 0.66 if view.light.time in {"sunset", "dawn", "dusk"} else horizon


def _kind(view: View) -> str:
    if view.traits & {"futuristic", "future", "cyberpunk", "sci-fi", "neon"} or view.light.source == "neon":
        return "future"
    return "old" if view.traits & {"old", "medieval", "historic", "ancient", "european", "vintage"} else "modern"


def _colours(view: View, kind: str) -> tuple[str, str, str]:
    if view.colour is not None:
        return view.colour, shade(view.colour, 0.09, 0.9), shade(view.colour, -0.1)
    return _COLOURS[kind][view.variant // 3 % 3]


def _lit_share(light: Light, depth: float) -> float:
    share = {"night": 0.46, "dusk": 0.4, "sunset": 0.26, "dawn": 0.14}.get(light.time, 0.0)
    if share == 0.0 and light.weather in {"rain", "storm", "fog"}:
        share = 0.1
    return share * (1 - 0.4 * depth)


def _plane(view: View, kind: str, i: int, layout: int, foot: float) -> Plane:
    """A row of buildings, the farthest first. The middle stays lower where a subject will stand before it."""
    area, light = view.area, view.light
    depth = (0.74, 0.5, 0.26, 0.04)[i]
    unit = (5.2, 7.0, 9.4, 12.0)[i] * (0.8 if layout == 1 else 1.0) * (1.3 if kind == "old" else 1.0)
    plane = Plane(depth, unit, light.turn, _lit_share(light, depth))
    dice = view.dice.fork(f"row{i}")
    makers: tuple[Builder, ...] = {"future": FUTURE, "modern": MODERN, "old": OLD}[kind]
    x, last, shafts = area.x - unit * 4, -1, []
    while x < area.right:
        w = unit * dice.between(7.5, 13.0) * (1.2 if kind == "old" else 1.0)
        pick = (last + 1 + dice.whole(len(makers) - 1)) % len(makers)
        last = pick
        height = _height(view, (x + w / 2 - area.x) / area.w, i, layout, dice) * (0.8 if kind == "old" else 1.0)
        top = foot - height
        makers[pick](plane, x, w, top, foot, dice)
        shafts.append((x, x + w, top))
        x += w + unit * (dice.between(-0.8, 1.4) if i < 2 else dice.between(-0.5, 3.2))
    if kind == "future" and i == 2 and view.seen <= 0:
        _landmark(view, plane, foot, dice)
    if kind == "future" and i in {1, 2}:
        for a, b in zip(shafts[::2], shafts[1::2], strict=False):
            if b[0] - a[1] > -unit * 2 and dice.whole(2):
                sky_bridge(plane, a[0] + unit * 3, b[1] - unit * 3, max(a[2], b[2]) + unit * dice.between(8, 16))
    return plane


def _landmark(view: View, plane: Plane, foot: float, dice: Dice) -> None:
    """The one tower that everybody knows, away from the sun."""
    area = view.area
    x = area.cx - view.light.turn * area.w * dice.between(0.1, 0.2)
    w, high = plane.unit * 19, min(area.h, area.w * 1.5) * 0.66 * (0.8 if view.variant % 3 == 1 else 1.0)
    maker = (disc_tower, ring_tower, spire)[view.variant % 3]
    maker(plane, x - w / 2, w, foot - high, foot, dice)


def _height(view: View, at: float, i: int, layout: int, dice: Dice) -> float:
    """Tall in the middle of the far rows, low there in the near ones; the canyon rises to both sides."""
    area = view.area
    middle = max(1 - abs(at - 0.5) * 2, 0.0)
    side = 1 - middle
    chance = dice.between(0.0, 1.0)
    base = (0.44, 0.37, 0.28, 0.17)[i]
    swing = (0.24, 0.24, 0.2, 0.12)[i]
    if layout == 2:
        base += (0.0, 0.1, 0.22, 0.26)[i] * side**1.5 - (0.06, 0.1, 0.1, 0.06)[i] * middle
    elif layout == 1:
        base, swing = base * 0.72 + 0.06 * middle, swing * (0.7 + 0.6 * middle)
    else:
        base += (0.08, 0.06, -0.02, -0.06)[i] * middle + (0, 0, 0.04, 0.07)[i] * side
    if view.seen > 0 and i >= 2:
        base *= 0.75 + 0.3 * side
    disc = disc_at(view, area, _sun_line(view, area.y + area.h * 0.8))
    if disc is not None and light_is_low(view) and i < 3:
        base *= 1 - 0.42 * max(1 - abs(at - (disc.x - area.x) / area.w) * 7, 0.0)
        swing *= min(abs(at - (disc.x - area.x) / area.w) * 5, 1.0)
    return float(min(area.h, area.w * 1.7) * max(base + swing * chance**1.6, 0.07))


def light_is_low(view: View) -> bool:
    return view.light.time in {"sunset", "dawn"}


def _water(view: View, drawn: str, foot: float) -> None:
    """A river that mirrors the town: pale, broken by ripples."""
    area, light, dice = view.area, view.light, view.dice.fork("water")
    depth = area.bottom - foot
    sheet = view.scene.sheet
    low, mid = mix(light.sky[2], light.shade, 0.2), mix(light.sky[1], light.shade, 0.42)
    svg = rect(
        area.x,
        foot,
        area.w,
        depth,
        fill=sheet.across((0, foot), (0, area.bottom), [(0, low, 1), (0.5, mid, 1), (1, shade(mid, -0.08), 1)]),
    )
    svg += f'<g transform="translate(0 {foot * 1.55:.2f}) scale(1 -0.55)" opacity="0.42">{drawn}</g>'
    svg += rect(area.x, foot - 5, area.w, 9, fill=away(light, dim(light, "#4a4a5a"), 0.2))
    bright, dark = "", ""
    for _ in range(view.count(round(70 * area.w / 1000))):
        share = dice.between(0.02, 1.0)
        x, y, w = (
            area.x + area.w * dice.between(-0.02, 1.0),
            foot + depth * share,
            24 + 130 * share * dice.between(0.3, 1.0),
        )
        d = pen("M", x, y, "q", w / 4, -2 - 3 * share, w / 2, 0, "t", w / 2, 0)
        if dice.whole(2):
            bright += d
        else:
            dark += d
    svg += path(
        bright,
        stroke=mix(light.sky[2], "#ffffff", 0.3),
        stroke_width=2.6,
        stroke_opacity=0.42,
        fill="none",
        stroke_linecap="round",
    )
    svg += path(
        dark, stroke=shade(mid, -0.12), stroke_width=3.4, stroke_opacity=0.42, fill="none", stroke_linecap="round"
    )
    view.scene.draw(svg)


def _terrace(view: View, colour: str) -> float:
    """A roof terrace in front, for those who stand before the skyline. Returns where their feet are."""
    area, light, sheet = view.area, view.light, view.scene.sheet
    floor = area.y + area.h * 0.84
    stone = mix("#b9b0a8", colour, 0.25)
    far, near = mix(lit(light, stone), dim(light, stone), 0.5), lit(light, stone)
    if light.is_dark:
        near = mix(near, "#6a5a6a", 0.3)
    svg = rect(
        area.x,
        floor,
        area.w,
        area.bottom - floor,
        fill=sheet.across((0, floor), (0, area.bottom), [(0, far, 1), (0.4, near, 1), (1, shade(near, -0.04), 1)]),
    )
    eye, seams = floor - area.h * 0.28, ""
    for k in range(-14, 15):
        x = area.cx + k * area.w * 0.09
        grow = (area.bottom - eye) / (floor - eye)
        seams += pen("M", x, floor, "L", area.cx + (x - area.cx) * grow, area.bottom)
    for share in (0.18, 0.48):
        seams += pen("M", area.x, floor + (area.bottom - floor) * share, "H", area.right)
    svg += path(seams, stroke=dim(light, shade(stone, -0.14)), stroke_width=2.6, stroke_opacity=0.5, fill="none")
    svg += _railing(view, floor, mix(dim(light, "#3a3e4a"), "#14141c", 0.2))
    view.scene.draw(svg)
    return area.y + area.h * 0.92


def _railing(view: View, floor: float, metal: str) -> str:
    area, light = view.area, view.light
    high = 96.0
    svg = rect(area.x, floor - 8, area.w, 14, fill=metal)
    posts, x = "", area.x + 40
    while x < area.right:
        posts += pen("M", x, floor, "v", -high)
        x += 190
    svg += rect(area.x, floor - high + 8, area.w, high - 16, fill=mix(light.sky[1], "#ffffff", 0.2), fill_opacity=0.13)
    svg += path(posts, stroke=metal, stroke_width=7)
    svg += rect(area.x, floor - high - 4, area.w, 9, fill=metal, rx=4)
    return svg + rect(area.x, floor - high - 4, area.w, 2.6, fill=light.key, fill_opacity=0.5)


def _glow(view: View, planes: list[Plane], foot: float) -> str:
    """The town's light on its own air, and halos of beacons and signs."""
    area, light, sheet = view.area, view.light, view.scene.sheet
    if light.level >= 0.9:
        return ""
    tone = "#ff9ad0" if _kind(view) == "future" else "#ffb870"
    strength = 0.24 if light.is_dark else 0.05
    # What a terrace hides must not shine through it.
    edge = area.y + area.h * 0.74 if view.seen > 0 else foot
    high = min(foot - area.h * 0.12, edge - area.h * 0.04)
    svg = soft_spot(sheet, (area.cx, high), area.w * 0.7, area.h * 0.3, faded(tone, strength))
    for plane in planes[2:]:
        for x, y, w, h, colour in plane.signs:
            if y + h / 2 > edge:
                continue
            svg += soft_spot(sheet, (x + w / 2, y + h / 2), w * 3.4, h * 1.3, faded(colour, 0.4))
        for x, y in [b for b in plane.beacons if b[1] < edge][:14]:
            svg += soft_spot(sheet, (x, y), plane.unit * 1.6, plane.unit * 1.6, faded("#ff5a4a", 0.5))
    return svg
