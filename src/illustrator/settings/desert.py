"""A desert: dunes with knife-sharp crests, or red tables of rock with cactuses."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings import _water as water
from illustrator.settings._hues import away, dim, lit, pair
from illustrator.settings._sky import draw_sky, sky_glow
from illustrator.settings._weather import mist, weather_front
from illustrator.subject import Words
from illustrator.svg import group, num, path, polygon

TITLE = "desert"
WORDS = Words(
    "desert, sand dunes, dunes, sahara, desert landscape, dune, sand desert",
    "沙漠, 沙丘, 戈壁, 撒哈拉",
    "Wüste, Sanddünen, Dünen, Sandwüste",
    "désert, dunes, dunes de sable",
    "desierto, dunas, dunas de arena",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    area = view.area
    horizon = area.y + area.h * (0.56, 0.6, 0.5)[view.variant % 3]
    has_tables = view.variant % 3 == 1 or "rocky" in view.traits
    sun_line = horizon - area.h * (0.04 if has_tables else 0.08)
    draw_sky(view, area, sun_line)
    if "futuristic" in view.traits:
        tone = away(view.light, lit(view.light, "#a9b4d0"), 0.45)
        view.scene.draw(land.towers(view, view.dice.fork("city"), area, horizon + 8, tone, "#8ff2ff"))
    if has_tables:
        _tables(view, horizon)
    _dunes(view, horizon, 3 if has_tables else 6)
    if view.variant % 3 == 2 and not has_tables:
        _oasis(view, horizon)
    top = _foreground(view)
    near = area.y + area.h * 0.91
    return Ground(
        near=near,
        far=top + (near - top) * 0.35,
        horizon=horizon,
        sky=Area(area.x, area.y, area.w, (horizon - area.y) * 0.7),
        front=_front(view, has_tables=has_tables) + weather_front(view, area),
        glow=sky_glow(view, area, sun_line),
    )


def _sand(view: View, depth: float, step: float = 0.0) -> tuple[str, str]:
    usual = "#f0f3f6" if "snowy" in view.traits else land.own(view, "#eab070" if view.variant % 3 != 1 else "#e5985f")
    bright, dark = lit(view.light, shade(usual, 0.02 - step)), dim(view.light, shade(usual, -0.05 - step, 1.1, -6))
    return away(view.light, bright, depth), away(view.light, mix(dark, bright, 0.12), depth)


def _dunes(view: View, horizon: float, rows: int) -> None:
    """Dunes from the horizon to the middle ground, each with a sunny slope and a shaded one."""
    area = view.area
    many = max(area.w / min(area.w, area.h), 0.8)
    for row in range(rows):
        t = row / max(rows - 1, 1)
        dice = view.dice.fork(f"dunes{row}")
        y = horizon + (area.y + area.h * 0.84 - horizon) * (0.05 + 0.85 * t**1.3)
        tones = _sand(view, 0.52 * (1 - t), 0.012 * row)
        line = land.wave_line(dice, area, y, 5 + 6 * t, 3)
        svg = path(
            land.under(line, area.bottom + 5),
            fill=view.scene.sheet.across((0, y), (0, y + area.h * 0.25), [(0, tones[0], 1), (1, mix(*tones, 0.45), 1)]),
        )
        count = max(round(many * (3.2 - 1.6 * t)), 1)
        for i in range(count):
            u = (i + dice.between(0.1, 0.9)) / count
            if row == rows - 1 and count == 1:
                u = 0.18 if view.light.turn > 0 else 0.82
            h = min(area.h, area.w * 1.2) * (0.07 + 0.1 * t) * dice.between(0.7, 1.25)
            if view.seen > 0 and abs(u - 0.5) < 0.25:
                h *= 0.55
            svg += _dune(view, dice, (area.x + area.w * u, y + h * 0.16, h), tones)
        view.scene.draw(svg)
        view.scene.draw(mist(view, area, y + 10, area.h * 0.05, 0.22 * (1 - t)))


def _dune(view: View, dice: Dice, at: tuple[float, float, float], tones: tuple[str, str]) -> str:
    """One dune: the crest runs from the summit down towards us and parts light from shadow."""
    x, y, h = at
    side = -view.light.turn
    left, right = h * dice.between(3.0, 4.2), h * dice.between(2.2, 3.2)
    low = y + h * 0.34
    crest = (
        f"C{num(x + side * h * 0.4)} {num(y - h * 0.62)} {num(x - side * h * 0.42)} {num(y - h * 0.36)} "
        f"{num(x + side * h * 0.1)} {num(y - h * 0.06)}S{num(x + side * h * 0.3)} {num(y + h * 0.2)} "
        f"{num(x - side * h * 0.1)} {num(low)}"
    )
    sunny = (
        f"M{num(x - side * left)} {num(low)}C{num(x - side * left * 0.55)} {num(y + h * 0.1)} "
        f"{num(x - side * left * 0.22)} {num(y - h * 0.72)} {num(x)} {num(y - h)}{crest}Z"
    )
    shady = (
        f"M{num(x + side * right)} {num(low)}C{num(x + side * right * 0.6)} {num(y + h * 0.1)} "
        f"{num(x + side * right * 0.3)} {num(y - h * 0.5)} {num(x)} {num(y - h)}{crest}Z"
    )
    sheet = view.scene.sheet
    svg = path(
        shady,
        fill=sheet.across(
            (0, y - h), (0, low), [(0, tones[1], 1), (0.5, mix(*tones[::-1], 0.25), 1), (1, mix(*tones[::-1], 0.75), 1)]
        ),
    )
    svg += path(
        sunny,
        fill=sheet.across(
            (0, y - h),
            (0, low),
            [(0, mix(tones[0], "#fff4d8", 0.22), 1), (0.6, tones[0], 1), (1, mix(*tones, 0.14), 1)],
        ),
    )
    return svg + _wind_lines(x, y, h, side * left, mix(*tones, 0.4))


def _wind_lines(x: float, y: float, h: float, reach: float, tint: str) -> str:
    """Lines that the wind combed into a dune's sunny slope."""
    d = ""
    for i in range(5):
        t = 0.3 + 0.13 * i
        w = math.copysign(h, reach) * t
        d += f"M{num(x - reach * 0.5 * t)} {num(y - h * (1 - t * 1.15))}"
        d += f"q{num(w * 0.3)} {num(h * 0.09)} {num(w * 0.62)} {num(h * 0.04)}"
    return path(d, stroke=tint, stroke_width=max(h * 0.012, 1.0), fill="none", stroke_opacity=0.6)


def _tables(view: View, horizon: float) -> None:
    """Red rock: tables and needles in two distances, banded, with skirts of rubble."""
    area = view.area
    for row, depth in enumerate((0.5, 0.2)):
        dice = view.dice.fork(f"tables{row}")
        svg = ""
        places = (
            ((0.5, 0.3, 0.9), (0.85, 0.22, 0.6), (0.12, 0.2, 0.7))
            if row == 0
            else ((0.8, 0.26, 1.0), (0.17, 0.17, 1.25), (0.31, 0.05, 0.95))
        )
        for u, w, h in places:
            if view.seen > 0 and row == 1 and abs(u - 0.5) < 0.2:
                continue
            at_x = u if view.light.turn > 0 else 1 - u
            wide = min(area.w, area.h * 1.6) * w * dice.between(0.85, 1.1)
            tall = min(area.h, area.w) * (0.14 + 0.06 * row) * h
            svg += _table(view, dice, (area.x + area.w * at_x, horizon + 6 + 14 * row, wide, tall), depth)
        view.scene.draw(svg)
        view.scene.draw(mist(view, area, horizon + 6, area.h * 0.08, 0.4 - 0.2 * row))


def _table(view: View, dice: Dice, at: tuple[float, float, float, float], depth: float) -> str:
    x, y, w, h = at
    bright, dark = pair(view.light, land.own(view, "#c8643c"), depth)
    dark = mix(dark, away(view.light, dim(view.light, "#7a3450"), depth), 0.35)
    ring, count = [(x - w * 0.5, y - h * 0.42)], 6
    for i in range(count + 1):
        t = i / count
        top = y - h * (1.0 if 0 < i < count else 0.94) * dice.between(0.95, 1.02)
        ring.append((x - w * 0.42 + w * 0.84 * t, top))
    ring.append((x + w * 0.5, y - h * 0.42))
    skirt = [(x - w * 0.5, y - h * 0.44), (x + w * 0.5, y - h * 0.44), (x + w * 0.76, y + 6), (x - w * 0.76, y + 6)]
    svg = polygon(
        skirt,
        fill=view.scene.sheet.across(
            (0, y - h * 0.44), (0, y), [(0, mix(bright, dark, 0.6), 1), (1, mix(bright, _sand(view, depth)[0], 0.5), 1)]
        ),
    )
    svg += polygon(ring, fill=bright)
    turn = view.light.turn
    cut = x + turn * w * 0.06
    shadow = [p for p in ring if (p[0] - cut) * turn < 0]
    svg += polygon(
        (*shadow, (cut, y - h * 0.42)) if turn > 0 else ((cut, y - h * 0.42), *shadow), fill=dark, fill_opacity=0.8
    )
    cracks = ""
    for _ in range(7):
        px = x + w * dice.between(-0.4, 0.4)
        cracks += (
            f"M{num(px)} {num(y - h * dice.between(0.75, 0.95))}l{num(w * 0.012)} "
            f"{num(h * dice.between(0.2, 0.45))}l{num(w * 0.014)} {num(-h * 0.1)}Z"
        )
    bands = ""
    for share in (0.84, 0.64):
        bands += (
            f"M{num(x - w * 0.45)} {num(y - h * share)}q{num(w * 0.45)} {num(h * 0.03)} {num(w * 0.9)} "
            f"0v{num(h * 0.05)}q{num(-w * 0.45)} {num(h * 0.03)} {num(-w * 0.9)} 0Z"
        )
    return svg + path(bands, fill=mix(dark, bright, 0.3), fill_opacity=0.4) + path(cracks, fill=dark, fill_opacity=0.8)


def _oasis(view: View, horizon: float) -> None:
    """Palms around a pool, off the middle."""
    area, dice, light = view.area, view.dice.fork("oasis"), view.light
    x, y = area.cx - light.turn * area.w * 0.24, horizon + area.h * 0.15
    s = min(area.w, area.h)
    leaves, bark = pair(light, "#5a9a50", 0.16), pair(light, "#a57a52", 0.16)
    svg = path(water.lens(x, y + 8, s * 0.42, s * 0.045), fill=mix(leaves[1], _sand(view, 0.2)[0], 0.4))
    svg += path(water.lens(x, y + 10, s * 0.36, s * 0.03), fill=mix(light.sky[1], lit(light, "#3f9ab0"), 0.5))
    svg += path(water.lens(x + s * 0.03, y + 7, s * 0.2, s * 0.008), fill=light.sky[2], fill_opacity=0.7)
    for dx, h, lean in ((-0.13, 0.17, -0.12), (-0.09, 0.23, 0.06), (0.1, 0.2, 0.14), (0.15, 0.14, -0.1)):
        svg += plants.palm(dice.fork(f"palm{dx}"), (x + dx * s, y + 6, s * h), lean, leaves, bark)
    bush = plants.grass_edge(dice, x - s * 0.17, x + s * 0.18, y + 10, 26, 14)
    view.scene.draw(svg + path(bush, fill=leaves[1]))


def _foreground(view: View) -> float:
    """The sand at our feet with its wind ripples."""
    area, dice = view.area, view.dice.fork("fore")
    top = area.y + area.h * (0.8 if view.seen <= 0 else 0.74)
    tones = _sand(view, 0.0, 0.02)
    slant = area.h * 0.05 * view.light.turn
    line = [(x, y + slant * 2 * (x - area.cx) / area.w) for x, y in land.wave_line(dice, area, top, area.h * 0.025, 3)]
    svg = land.slope(
        view.scene.sheet, line, area.bottom + 5, (mix(tones[0], "#fff2d0", 0.1), mix(*tones, 0.4)), area.h * 0.26
    )
    d = ""
    for i in range(11):
        t = (i + 1) / 12
        y0 = top + (area.bottom - top) * t**1.2
        x = area.x - 40
        while x < area.right:
            w = (70 + 120 * t) * dice.between(0.7, 1.5)
            y = y0 + slant * 2 * (x - area.cx) / area.w * (1 - t) + dice.between(-4, 4)
            d += water.lens(x + w / 2, y, w, 2 + 3 * t)
            x += w * dice.between(1.1, 2.1)
    svg += path(d, fill=mix(*tones, 0.65), fill_opacity=0.45)
    places = []
    for i in range(view.count(5)):
        u = dice.between(0.02, 0.28) if i % 2 else dice.between(0.72, 0.98)
        places.append((area.x + area.w * u, top + (area.bottom - top) * dice.between(0.25, 0.8), dice.between(26, 70)))
    svg += land.rocks(view, dice, places, "#b4785a")
    view.scene.draw(svg)
    return top


def _front(view: View, *, has_tables: bool) -> str:
    """A cactus, or dry grass."""
    area, dice, light = view.area, view.dice.fork("front"), view.light
    side = -light.turn
    edge = area.right if side > 0 else area.x
    if has_tables and "snowy" not in view.traits:
        h = min(area.h * 0.36, area.w * 0.4)
        svg = _cactus(view, edge - side * area.w * 0.1, area.bottom - area.h * 0.03, h)
        return svg + _cactus(view, edge - side * area.w * 0.24, area.bottom - area.h * 0.09, h * 0.45)
    bright, dark = pair(light, "#b59a58")
    x0, x1 = sorted((edge, edge - side * area.w * 0.2))
    return path(plants.grass_edge(dice, x0, x1, area.bottom + 10, 80, 34), fill=mix(bright, dark, 0.5))


def _cactus(view: View, x: float, y: float, h: float) -> str:
    """A tall cactus with two arms: ribs, spines of light, a flower on top."""
    bright, dark = pair(view.light, "#5f9a5a")
    w, turn = h * 0.17, view.light.turn
    body = f"M{num(x)} {num(y)}V{num(y - h + w / 2)}"
    arms = (
        f"M{num(x)} {num(y - h * 0.36)}H{num(x - h * 0.16)}Q{num(x - h * 0.22)} {num(y - h * 0.36)} "
        f"{num(x - h * 0.22)} {num(y - h * 0.44)}V{num(y - h * 0.66)}"
    )
    arms += (
        f"M{num(x)} {num(y - h * 0.26)}H{num(x + h * 0.14)}Q{num(x + h * 0.2)} {num(y - h * 0.26)} "
        f"{num(x + h * 0.2)} {num(y - h * 0.34)}V{num(y - h * 0.5)}"
    )
    svg = plants.soft_shadow(view.scene.sheet, x - turn * h * 0.2, y, h * 0.4, h * 0.06, 0.5)
    svg += path(arms, stroke=dark, stroke_width=w * 0.72, fill="none", stroke_linecap="round")
    svg += path(body, stroke=dark, stroke_width=w, stroke_linecap="round")
    for d, size in ((arms, 0.42), (body, 0.62)):
        sunny = path(d, stroke=mix(bright, dark, 0.25), stroke_width=w * size, fill="none", stroke_linecap="round")
        svg += group(sunny, transform=f"translate({num(turn * w * 0.13)} {num(-w * 0.04)})")
    ribs = "".join(f"M{num(x + dx * w)} {num(y - 4)}V{num(y - h + w * (0.6 + abs(dx)))}" for dx in (-0.28, 0.0, 0.28))
    svg += path(ribs, stroke=mix(dark, "#12301f", 0.3), stroke_width=w * 0.05, stroke_opacity=0.6)
    bloom = lit(view.light, "#ef6f86")
    return svg + plants.flower(Dice("cactus"), x, y - h - w * 0.05, w * 0.34, bloom, lit(view.light, "#ffd76a"))
