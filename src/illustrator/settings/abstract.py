"""Shapes and gradients for moods: waves, orbs, paper cut-outs, arcs, a mesh of light."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import at, lch, mix, shade
from illustrator.place import Ground, View
from illustrator.settings._pen import pen
from illustrator.settings._tone import faded
from illustrator.subject import Words
from illustrator.svg import circle, group, path, smooth

TITLE = "abstract shapes"
WORDS = Words(
    "abstract, abstract background, gradient, gradient background, geometric background, shapes, waves of colour, "
    "abstract shapes, bokeh, colorful background, colourful background",
    "抽象, 抽象背景, 渐变, 渐变背景, 几何背景, 彩色背景",
    "abstrakt, abstrakter Hintergrund, Farbverlauf, Verlauf, bunter Hintergrund",
    "abstrait, fond abstrait, dégradé, fond géométrique, fond coloré",
    "abstracto, fondo abstracto, degradado, fondo geométrico, fondo de colores",
)
IS_INDOORS = True
_PALETTES = (
    ("#1f2a5a", "#5a4aa8", "#d0608a", "#ffb86a", "#ffe6b0"),
    ("#0f4a5a", "#1f8a8a", "#7cc4a8", "#f2dfa0", "#f08a5a"),
    ("#f6e6d0", "#f2b8a0", "#e0786a", "#6a8aa8", "#2f4a6a"),
    ("#2a1a4a", "#6a2f8a", "#c84a9a", "#ff8a8a", "#ffd0a0"),
    ("#e4eef2", "#a8cfe0", "#6aa0d0", "#f0b8c8", "#fbe8c0"),
    ("#12303a", "#2a5f58", "#8aa85a", "#e8c85a", "#f6f0d0"),
)
_NEON = ("#0a0a1e", "#1f1a5a", "#7a2fd0", "#2fc8ff", "#ff5ab8")


def draw(view: View) -> Ground:
    area = view.area
    tones = _tones(view)
    drawer = (_waves, _orbs, _sheets, _arcs, _mesh)[view.variant % 5]
    drawer(view, tones)
    calm = view.scene.sheet.radial(
        area.cx, area.cy, max(area.w, area.h) * 0.5, faded(mix(tones[1], tones[2], 0.5), 0.4)
    )
    if view.seen > 0:
        view.scene.draw(area.shape(fill=calm))
    edge = view.scene.sheet.radial(
        area.cx,
        area.cy,
        math.hypot(area.w, area.h) * 0.56,
        [(0, "#0a0614", 0), (0.6, "#0a0614", 0), (1, "#0a0614", 0.26)],
    )
    view.scene.draw(area.shape(fill=edge))
    return Ground(
        near=area.y + area.h * 0.86,
        far=area.y + area.h * 0.76,
        horizon=area.y + area.h * 0.62,
        sky=Area(area.x, area.y, area.w, area.h * 0.45),
        glow=_glow(view, tones),
    )


def _tones(view: View) -> tuple[str, ...]:
    """Five colours from the deepest to the brightest, all from the asked one where there is one."""
    light = view.light
    if view.colour is not None:
        base, chroma = view.colour, max(lch(view.colour)[1], 0.0)
        steps = (0.28, 0.42, 0.58, 0.74, 0.9)
        if chroma < 0.03:
            return tuple(at(base, s * 0.9 + 0.05, chroma) for s in steps)
        return tuple(shade(at(base, s), 0.0, 1.05, t) for s, t in zip(steps, (14, 6, 0, -10, -22), strict=True))
    if light.source == "neon" or view.traits & {"neon", "futuristic", "tech"}:
        return _NEON
    if light.time in {"sunset", "dusk", "dawn"}:
        return (
            light.sky[0],
            mix(light.sky[0], light.sky[1], 0.6),
            light.sky[1],
            mix(light.sky[1], light.sky[2], 0.6),
            light.sky[2],
        )
    if light.is_dark:
        return _PALETTES[(0, 3, 5, 1)[view.variant % 4]]
    return _PALETTES[view.variant % len(_PALETTES)]


def _ground(view: View, tones: tuple[str, ...]) -> str:
    area = view.area
    stops = [(0, tones[0], 1.0), (0.45, tones[1], 1.0), (1, tones[2], 1.0)]
    return area.shape(fill=view.scene.sheet.across((area.x, area.y), (area.x + area.w * 0.35, area.bottom), stops))


def _waves(view: View, tones: tuple[str, ...]) -> None:
    """Ribbons of colour, each with a bright crest, rolling in from one side."""
    area, sheet, dice = view.area, view.scene.sheet, view.dice.fork("waves")
    svg = _ground(view, tones)
    count = 7
    for i in range(count):
        t = i / (count - 1)
        tone = _between(tones, 0.15 + 0.85 * t)
        y, swing = area.y + area.h * (0.28 + 0.62 * t), area.h * (0.12 - 0.05 * t)
        points = [
            (
                area.x + area.w * k / 4,
                y + swing * math.sin(k * 1.5 + i * 0.8 + dice.between(-0.3, 0.3)) * view.light.turn,
            )
            for k in range(-1, 6)
        ]
        fill = sheet.across(
            (0, y - swing),
            (0, y + area.h * 0.3),
            [(0, shade(tone, 0.06), 1), (0.35, tone, 1), (1, shade(tone, -0.1), 1)],
        )
        ridge = smooth(points)
        shadow = path(
            ridge + pen("V", area.bottom + 60, "H", area.x - area.w * 0.3, "Z"), fill="#0a0620", fill_opacity=0.16
        )
        svg += f'<g transform="translate(0 -12)">{shadow}</g>'
        svg += path(ridge + pen("V", area.bottom + 60, "H", area.x - area.w * 0.3, "Z"), fill=fill)
        svg += path(ridge, fill="none", stroke=shade(tone, 0.14), stroke_width=3, stroke_opacity=0.7)
    view.scene.draw(svg)


def _orbs(view: View, tones: tuple[str, ...]) -> None:
    """Balls of frosted glass in front of each other, far ones out of focus."""
    area, sheet, dice = view.area, view.scene.sheet, view.dice.fork("orbs")
    view.scene.draw(_ground(view, tones))
    s = min(area.w, area.h)
    many = max(round(area.w * area.h / (s * s) * 6), 6)
    soft = ""
    for _ in range(many):
        x, y, r = (
            area.x + area.w * dice.between(0, 1),
            area.y + area.h * dice.between(0, 1),
            s * dice.between(0.05, 0.14),
        )
        soft += circle(x, y, r, fill=_between(tones, dice.between(0.4, 1.0)), fill_opacity=0.5)
    view.scene.draw(soft, blur=10)
    svg = ""
    for i in range(many):
        side = 1 if i % 2 else -1
        x = area.cx + side * area.w * dice.between(0.22 if view.seen > 0 else 0.12, 0.48)
        y, r = area.y + area.h * ((i * 0.382 + 0.15) % 1.0 + dice.between(-0.06, 0.06)), s * dice.between(0.05, 0.17)
        tone = _between(tones, dice.between(0.35, 1.0))
        face = sheet.radial(
            x - r * 0.35,
            y - r * 0.4,
            r * 1.5,
            [(0, shade(tone, 0.16), 1), (0.45, tone, 1), (0.9, shade(tone, -0.16), 1), (1, shade(tone, -0.12), 1)],
        )
        drop = sheet.radial(x + r * 0.2, y + r * 0.35, r * 1.3, [(0.6, "#08041a", 0.3), (1, "#08041a", 0)])
        svg += circle(x + r * 0.2, y + r * 0.35, r * 1.3, fill=drop) + circle(x, y, r, fill=face)
        svg += path(
            pen("M", x - r * 0.66, y - r * 0.3, "A", r * 0.74, r * 0.74, "0 0 1", x - r * 0.1, y - r * 0.74),
            fill="none",
            stroke="#ffffff",
            stroke_opacity=0.6,
            stroke_width=r * 0.07,
            stroke_linecap="round",
        )
    view.scene.draw(svg)


def _sheets(view: View, tones: tuple[str, ...]) -> None:
    """Cut paper: rounded shapes from the corners towards a bright middle, each with its shadow."""
    area, dice = view.area, view.dice.fork("sheets")
    middle = _between(tones, 0.95)
    view.scene.draw(
        area.shape(
            fill=view.scene.sheet.radial(
                area.cx, area.cy, max(area.w, area.h) * 0.6, [(0, mix(middle, "#ffffff", 0.35), 1), (1, middle, 1)]
            )
        ),
    )
    for i in range(5):
        t = i / 4
        tone = _between(tones, 0.82 - 0.8 * t)
        svg = ""
        for half in (0, 1):
            points = []
            for k in range(-1, 8):
                a = k / 6
                reach = (0.41 - 0.085 * i) * (
                    0.86 + 0.24 * math.sin(k * 1.35 + i * 1.1 + half * 2.4 + dice.between(-0.2, 0.2))
                )
                points.append(
                    (area.x + area.w * a, area.y + area.h * reach if half == 0 else area.bottom - area.h * reach)
                )
            edge = smooth(points)
            close = pen("V", area.y - 80 if half == 0 else area.bottom + 80, "H", area.x - area.w * 0.2, "Z")
            lean = 14 if half == 0 else -6
            for grow, opacity in ((1.0, 0.1), (0.55, 0.12)):
                moved = f"translate(0 {lean * grow:.1f})"
                svg += path(edge + close, fill="#140a20", fill_opacity=opacity, transform=moved)
            svg += path(edge + close, fill=tone) + path(edge, fill="none", stroke=shade(tone, 0.1), stroke_width=2.6)
        view.scene.draw(svg)


def _arcs(view: View, tones: tuple[str, ...]) -> None:
    """Rainbows of concentric arcs and plain discs, like a poster of the seventies."""
    area = view.area
    svg = area.shape(fill=mix(tones[4], "#fff6e6", 0.3) if lch(tones[4])[0] > 0.6 else tones[0])
    s = min(area.w, area.h)
    side = view.light.turn
    for cx, cy, r in (
        (area.cx + side * area.w * 0.5, area.bottom, s * 0.74),
        (area.cx - side * area.w * 0.5, area.y, s * 0.52),
    ):
        for k in range(6):
            tone = tones[(4, 3, 2, 1, 0, 3)[k] % 5] if k else mix(tones[3], tones[4], 0.3)
            paint = view.scene.sheet.radial(cx, cy, r, [(0, shade(tone, 0.03), 1), (1, shade(tone, -0.03), 1)])
            svg += circle(cx, cy, r * (1 - k * 0.15), fill=paint)
    dice = view.dice.fork("discs")
    for k in range(3):
        x, y = area.cx + side * area.w * (-0.28 + 0.1 * k), area.y + area.h * (0.72 + 0.1 * k)
        svg += circle(x, y, s * dice.between(0.03, 0.06), fill=tones[(2, 1, 3)[k]])
    view.scene.draw(svg)


def _mesh(view: View, tones: tuple[str, ...]) -> None:
    """Clouds of colour that run into each other, with a few fine lines."""
    area, sheet, dice = view.area, view.scene.sheet, view.dice.fork("mesh")
    svg, reach = area.shape(fill=tones[1]), max(area.w, area.h)
    for i in range(9):
        x, y = (
            area.x + area.w * ((i % 3) / 2 + dice.between(-0.14, 0.14)),
            area.y + area.h * (i // 3 / 2 + dice.between(-0.14, 0.14)),
        )
        tone = tones[(0, 3, 2, 4, 1, 3, 2, 0, 4)[(i * 2 + view.variant) % 9]]
        r = reach * dice.between(0.34, 0.5)
        svg += area.shape(fill=sheet.radial(x, y, r, [(0, tone, 0.9), (0.4, tone, 0.5), (1, tone, 0)]))
    lines = ""
    for k in range(16):
        y = area.y + area.h * (0.2 + 0.035 * k)
        points = [(area.x + area.w * j / 5, y + area.h * 0.08 * math.sin(j * 1.3 + k * 0.16)) for j in range(-1, 7)]
        lines += smooth(points)
    svg += path(lines, fill="none", stroke="#ffffff", stroke_opacity=0.14, stroke_width=2)
    view.scene.draw(svg)


def _between(tones: tuple[str, ...], share: float) -> str:
    """A colour along the row of five."""
    at_ = min(max(share, 0.0), 1.0) * (len(tones) - 1)
    i = min(int(at_), len(tones) - 2)
    return mix(tones[i], tones[i + 1], at_ - i)


def _glow(view: View, tones: tuple[str, ...]) -> str:
    """Light that hangs in the picture where it is dark."""
    area = view.area
    if lch(tones[0])[0] > 0.5:
        return ""
    dice, dots = view.dice.fork("sparks"), ""
    for _ in range(view.count(30)):
        dots += _spark(dice, area)
    x, y, r = area.cx + view.light.turn * area.w * 0.25, area.y + area.h * 0.2, max(area.w, area.h) * 0.5
    return group(dots, fill=tones[4]) + circle(x, y, r, fill=view.scene.sheet.radial(x, y, r, faded(tones[3], 0.2)))


def _spark(dice: Dice, area: Area) -> str:
    x, y = area.x + area.w * dice.between(0, 1), area.y + area.h * dice.between(0, 1)
    return circle(x, y, dice.between(1.0, 3.4), fill_opacity=dice.between(0.15, 0.6))
