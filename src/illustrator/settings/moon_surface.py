"""The surface of the moon: grey dust and craters under a black sky, a blue world above."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings._heavens import nebula, planet, puff, star_field
from illustrator.settings._peaks import Stone, massif, outline
from illustrator.subject import Words
from illustrator.svg import circle, ellipse, num, path, rect

TITLE = "moon surface"
WORDS = Words(
    "moon surface, on the moon, lunar surface, lunar landscape, moonscape, alien planet, planet surface, "
    "surface of the moon, alien landscape",
    "月球表面, 月球, 月面, 外星球, 月球上",
    "Mondoberfläche, auf dem Mond, Mondlandschaft, fremder Planet",
    "surface de la lune, sur la lune, paysage lunaire, surface lunaire",
    "superficie de la luna, en la luna, superficie lunar, paisaje lunar",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    area = view.area
    horizon = area.y + area.h * (0.56, 0.6, 0.52)[view.variant % 3]
    _sky(view, horizon)
    _hills(view, horizon)
    _plain(view, horizon)
    near = area.y + area.h * 0.9
    return Ground(
        near=near,
        far=horizon + (area.bottom - horizon) * 0.36,
        horizon=horizon,
        sky=Area(area.x, area.y, area.w, (horizon - area.y) * 0.85),
        front=_front(view),
        glow=_glow(view, horizon),
    )


def _tones(view: View, depth: float = 0.0) -> tuple[str, str]:
    """Dust in the sun, and in its own hard shadow. There is no air: far things are only a little darker."""
    usual = view.colour or ("#c9c6c2", "#c9a58c", "#a9a6c4")[view.variant % 3]
    if view.light.is_dark:
        usual = mix(shade(usual, -0.22), "#5a70b8", 0.35)
    bright = shade(usual, 0.02 - 0.14 * depth)
    return bright, mix(shade(usual, -0.36 - 0.06 * depth, 1.1), "#1a1a3c", 0.4)


def _sky(view: View, horizon: float) -> None:
    area, side = view.area, -view.light.turn
    s = min(area.w, area.h)
    fill = view.scene.sheet.across(
        (0, area.y), (0, horizon), [(0, "#04050f", 1), (0.7, "#0b0e28", 1), (1, "#1a1c48", 1)]
    )
    sky = Area(area.x, area.y, area.w, horizon - area.y + area.h * 0.06)
    svg = area.shape(fill=fill)
    tints = (("#3a4fb0", "#7a4fc0", "#4a86d0"), ("#c06a4a", "#a04a7a", "#d09a5a"), ("#4ab0a8", "#5a5fd0", "#a05ac8"))[
        view.variant % 3
    ]
    svg += nebula(
        view, view.dice.fork("nebula"), (area.x, horizon), (area.right, area.y), tuple(shade(t, -0.1) for t in tints)
    )
    svg += star_field(view, sky, view.dice.fork("stars"), 1.3)
    x, y = area.cx + side * area.w * (0.26 if view.seen <= 0 else 0.34), area.y + (horizon - area.y) * 0.4
    if view.variant % 3 == 1:
        svg += planet(view, (x, y, s * 0.15), "#d99a62", ring="#f0d6b0", tilt=-20 * side)
    elif view.variant % 3 == 2:
        svg += planet(view, (x, y, s * 0.13), "#8a78d8") + planet(
            view, (x - side * s * 0.2, y - s * 0.1, s * 0.03), "#e0c8a0", banded=False
        )
    else:
        svg += _earth(view, x, y, s * 0.125)
    view.scene.draw(svg)


def _earth(view: View, x: float, y: float, r: float) -> str:
    """The blue world: seas, lands, swirls of cloud."""
    sheet, dice = view.scene.sheet, Dice("earth")
    lands = ""
    for u, v, w in ((-0.3, -0.35, 0.42), (-0.12, 0.28, 0.3), (0.52, -0.1, 0.36), (0.3, 0.6, 0.2), (-0.75, 0.15, 0.2)):
        lands += plants.leaf_mass(dice, x + u * r, y + v * r, w * r, 8)
    white = ""
    for u, v, w in ((-0.4, -0.62, 0.6), (0.3, -0.3, 0.55), (-0.45, 0.08, 0.5), (0.25, 0.32, 0.62), (-0.2, 0.72, 0.5)):
        white += (
            f"M{num(x + (u - w / 2) * r)} {num(y + v * r)}q{num(w * r * 0.4)} {num(-r * 0.16)} {num(w * r)} "
            f"{num(-r * 0.02)}q{num(-w * r * 0.5)} {num(r * 0.14)} {num(-w * r)} {num(r * 0.02)}Z"
        )
    night = sheet.radial(
        x + view.light.turn * r * 0.5,
        y - r * 0.5,
        r * 1.8,
        [
            (0, "#ffffff", 0.25),
            (0.35, "#ffffff", 0),
            (0.55, "#060a24", 0.2),
            (0.85, "#060a24", 0.85),
            (1, "#060a24", 0.95),
        ],
    )
    halo = sheet.radial(
        x, y, r * 1.4, [(0, "#6fb8ff", 0.5), (0.71, "#6fb8ff", 0.6), (0.8, "#6fb8ff", 0.2), (1, "#6fb8ff", 0)]
    )
    body = (
        circle(x, y, r, fill="#2f7fd0") + path(lands, fill="#5fa65a") + path(white, fill="#ffffff", fill_opacity=0.85)
    )
    return (
        circle(x, y, r * 1.4, fill=halo)
        + f'<g clip-path="{sheet.clip(circle(x, y, r))}">{body}</g>'
        + circle(x, y, r + 0.6, fill=night)
    )


def _glow(view: View, horizon: float) -> str:
    area = view.area
    x, y = area.cx + view.light.turn * area.w * 0.4, area.y + (horizon - area.y) * 0.2
    r = min(area.w, area.h)
    if view.light.is_dark:
        return ""
    return puff(view.scene.sheet, (x, y, r * 0.3, r * 0.3), 0, "#fff2d8", 0.55) + circle(
        x, y, r * 0.022, fill="#fffdf4"
    )


def _hills(view: View, horizon: float) -> None:
    """Bare mountains on the near horizon, and a worn rise before them."""
    area, dice = view.area, view.dice.fork("hills")
    rise = min(area.h, area.w) * (0.24 if view.variant % 3 == 2 else 0.15) * (0.7 if view.seen > 0 else 1.0)
    bright, dark = _tones(view, 0.7)
    rock = Stone(mix(bright, dark, 0.12), mix(dark, bright, 0.15), bright, dark, mix(bright, dark, 0.5))
    foot = horizon + rise * 0.3
    peaks = outline(view, area.x, area.w, horizon - rise, foot)
    view.scene.draw(massif(view, dice, peaks, foot, rock, snow=0.0, haze=0.5))
    bright, dark = _tones(view, 0.4)
    line = land.wave_line(dice.fork("rise"), area, horizon + 2, rise * 0.16, 5)
    fill = view.scene.sheet.across(
        (0, horizon - rise * 0.2), (0, horizon + 30), [(0, mix(bright, dark, 0.2), 1), (1, mix(bright, dark, 0.5), 1)]
    )
    view.scene.draw(path(land.under(line, area.bottom), fill=fill))


def _plain(view: View, horizon: float) -> None:
    """The dusty plain: swells, craters that grow towards us, stones, and a base in pictures of the future."""
    area, dice = view.area, view.dice.fork("plain")
    bright, dark = _tones(view)
    room = area.bottom - horizon
    line = land.wave_line(dice, area, horizon + room * 0.05, 6, 4)
    fill = view.scene.sheet.across(
        (0, horizon),
        (0, area.bottom),
        [(0, mix(bright, dark, 0.34), 1), (0.4, bright, 1), (1, mix(bright, dark, 0.42), 1)],
    )
    svg = path(land.under(line, area.bottom + 5), fill=fill)
    if "futuristic" in view.traits:
        svg += _base(view, horizon + room * 0.13)
    for row in range(3):
        y = horizon + room * (0.16, 0.36, 0.62)[row]
        swell = land.wave_line(dice.fork(f"swell{row}"), area, y, room * 0.03, 3)
        tint = view.scene.sheet.across(
            (0, y - room * 0.03),
            (0, y + room * 0.22),
            [(0, mix(bright, "#ffffff", 0.16), 0.75), (0.5, bright, 0.2), (1, bright, 0)],
        )
        svg += path(land.under(swell, area.bottom + 5), fill=tint)
    svg += _pitted(view, horizon, (bright, dark))
    dust = "".join(
        f"M{num(dice.between(area.x, area.right))} {num(horizon + room * dice.between(0.1, 1.0))}h.01"
        for _ in range(view.count(120))
    )
    view.scene.draw(svg + path(dust, stroke=dark, stroke_width=3.4, stroke_linecap="round", stroke_opacity=0.35))


def _pitted(view: View, horizon: float, tones: tuple[str, str]) -> str:
    """Craters that do not run into each other, and stones."""
    area, dice, room = view.area, view.dice.fork("pits"), view.area.bottom - horizon
    spots: list[tuple[float, float, float]] = []
    for i in range(view.count(round(17 * max(area.w / min(area.w, area.h), 1)))):
        t = dice.between(0.06, 1.0) ** 1.1
        u = (0.07 + i * 0.618 + dice.between(-0.05, 0.05)) % 1.0
        if view.seen > 0 and abs(u - 0.5) < 0.2 and t > 0.3:
            t *= 0.3
        x, y, r = area.x + area.w * u, horizon + room * t, (14 + 120 * t * t) * dice.between(0.5, 1.3)
        if all(abs(x - px) > 1.25 * (r + pr) or abs(y - py) > 0.42 * (r + pr) for px, py, pr in spots):
            spots.append((x, y, r))
    svg = "".join(_crater(view, x, y, r, tones) for x, y, r in sorted(spots, key=lambda p: p[1]))
    stones = []
    for _ in range(view.count(12)):
        t, x = dice.between(0.15, 0.95), dice.between(area.x, area.right)
        if view.seen <= 0 or abs(x - area.cx) > area.w * 0.2:
            stones.append((x, horizon + room * t, 8 + 44 * t * dice.between(0.3, 1.0)))
    pale = mix(tones[0], "#ffffff", 0.1), tones[1]
    return svg + "".join(land.rock(dice, *p, pale, view.light.turn) for p in sorted(stones, key=lambda p: p[1]))


def _crater(view: View, x: float, y: float, r: float, tones: tuple[str, str]) -> str:
    """A bowl with a raised rim: bright outside towards the sun, dark inside on that same side."""
    bright, dark = tones
    flat, turn = 0.3, view.light.turn
    rim, bowl = mix(bright, "#ffffff", 0.3), mix(bright, dark, 0.45)
    sheet = view.scene.sheet
    inside = sheet.across(
        (x + turn * r, y),
        (x - turn * r, y),
        [(0, dark, 1), (0.45, mix(dark, bowl, 0.6), 1), (1, mix(bright, "#ffffff", 0.1), 1)],
    )
    svg = ellipse(
        x - turn * r * 0.1, y + r * 0.06, r * 1.2, r * 1.2 * flat, fill=mix(bright, dark, 0.5), fill_opacity=0.6
    )
    svg += ellipse(x + turn * r * 0.04, y - r * 0.02, r * 1.13, r * 1.12 * flat, fill=rim)
    svg += ellipse(x, y + r * 0.01, r, r * flat, fill=inside)
    return svg + ellipse(
        x - turn * r * 0.12, y + r * 0.08, r * 0.7, r * 0.6 * flat, fill=mix(bright, dark, 0.3), fill_opacity=0.7
    )


def _base(view: View, y: float) -> str:
    """Domes with lit windows, joined by tunnels, and a dish."""
    area = view.area
    s = min(area.w, area.h) * 0.075
    x = area.cx + view.light.turn * area.w * 0.26
    svg = rect(x - s * 2.4, y - s * 0.34, s * 4.8, s * 0.34, fill="#9aa2b8")
    for dx, r in ((-2.2, 0.8), (2.1, 0.72), (0.0, 1.25)):
        cx, cr = x + dx * s, r * s
        fill = view.scene.sheet.radial(
            cx + view.light.turn * cr * 0.4,
            y - cr * 0.7,
            cr * 1.5,
            [(0, "#ffffff", 1), (0.5, "#c3cbe0", 1), (1, "#5a6488", 1)],
        )
        svg += path(f"M{num(cx - cr)} {num(y)}A{num(cr)} {num(cr)} 0 0 1 {num(cx + cr)} {num(y)}Z", fill=fill)
        svg += "".join(
            rect(cx + k * cr * 0.4 - cr * 0.1, y - cr * 0.42, cr * 0.2, cr * 0.2, rx=cr * 0.05, fill="#ffd98a")
            for k in (-1, 0, 1)
        )
    top = y - s * 1.25
    svg += rect(x - s * 0.03, top - s * 0.6, s * 0.06, s * 0.62, fill="#c3cbe0")
    return (
        svg
        + path(
            (
                f"M{num(x - s * 0.34)} {num(top - s * 0.8)}a{num(s * 0.4)} {num(s * 0.4)} 0 0 0 {num(s * 0.62)} "
                f"{num(s * 0.3)}Z"
            ),
            fill="#eef1f8",
        )
        + circle(x, top - s * 0.85, s * 0.05, fill="#ff7a6a")
    )


def _front(view: View) -> str:
    """Dark stones in the lower corners."""
    area, dice = view.area, view.dice.fork("front")
    bright, dark = _tones(view)
    svg = ""
    for u, w in ((0.04, 170), (0.15, 80), (0.93, 110)):
        x = area.x + area.w * (u if view.light.turn > 0 else 1 - u)
        y = area.bottom - 4 - 30 * math.sin(u * 9) ** 2
        svg += land.rock(dice, x, y, w, (mix(bright, dark, 0.3), mix(dark, bright, 0.14)), view.light.turn)
    return svg
