"""Technical: a dark ground, one lit object in its circuit, over a block, in a dial or at a bus's end; wide type."""

import math
from typing import Final

from illustrator.page import Area, Lettering, Page, is_lit, page_of, set_words
from illustrator.palette import at, mix, shade
from illustrator.posters import _circuit as circuit
from illustrator.scene import Box
from illustrator.schemes import TECH
from illustrator.stage import Stage
from illustrator.svg import arc, circle, ellipse, group, line, num, path, through
from illustrator.typeset import Type

TITLE: Final = "technical"
SUITS: Final = {"tech": 3, "glow": 2, "dark": 2}


def compose(stage: Stage) -> None:
    page = page_of(stage, TECH, dark=True, keeps=True)
    scheme = page.scheme
    kind = stage.turn((_circuit, _block, _bus, _rings))
    art, words = _split(page, is_low=kind is _block)
    page.draw_ground(stage.scene.sheet.linear(shade(scheme.ground, 0.035), scheme.ground, scheme.deep))
    stage.main = kind(page, art)
    if words:
        is_left = page.is_wide or kind is _bus
        look = Lettering(
            Type("tech", tracking=0.06, capitals=True),
            Type("sans", tracking=0.16, capitals=True),
            scheme.ink,
            mix(scheme.ink, scheme.main, 0.35),
            align="left" if is_left else "middle",
            rule=scheme.accent,
        )
        svg, _ = set_words(page, words, look, largest=240 if is_lit(stage.brief) else 150)
        stage.scene.draw(svg, blur=12, blend="add")
        stage.scene.draw(svg, is_type=True)


def _split(page: Page, *, is_low: bool) -> tuple[Area, Area | None]:
    area = page.area
    if not page.texts:
        return area, None
    if page.is_wide:
        return area.righthand(0.54), area.lefthand(0.5).inset(80, 120)
    if is_low:
        return area.upper(0.7), area.lower(0.32).inset(90, 70)
    return area.lower(0.7), area.upper(0.32).inset(90, 70)


def _reach(page: Page, art: Area) -> float:
    return min(art.w, art.h) / 2 if page.stage.brief.reserved else max(art.w, art.h) * 0.6


def _circuit(page: Page, art: Area) -> Box:
    """In the middle of its circuit."""
    x, y = art.cx, art.cy
    size = min(art.w, art.h) * (0.36 if page.texts else 0.42)
    page.stage.scene.draw(group(circuit.grid(page, x, y, _reach(page, art)), clip_path=page.clip()))
    circuit.glow(page, x, y, min(size * 1.55, art.h / 2, art.w / 2))
    lines, ends = circuit.traces(page, art, x, y, size)
    drawn = group(lines, fill="none", stroke=page.scheme.main, stroke_width=3.2, stroke_linejoin="round")
    circuit.lit(page, group(drawn + ends, clip_path=page.clip()))
    return circuit.hero(page, x, y, size)


def _block(page: Page, art: Area) -> Box:
    """Over a stack of lit slabs seen at an angle, in a beam; paths run off along the ground."""
    scheme, stage = page.scheme, page.stage
    x, half = art.cx, min(art.w * 0.34, art.h * 0.42)
    y = art.y + art.h * 0.66
    circuit.glow(page, x, min(y, art.bottom - half * 0.9), min(half * 1.5, art.w / 2, art.bottom - y), 0.5)
    lines = ""
    for lane in range(-4, 5):
        for sx, sy in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
            t = (lane + 4.5) / 9
            ax, ay = x + sx * half * t, y + half * 0.2 + sy * half * 0.52 * (1 - t)
            far = half * (0.34 + 0.5 * ((lane * 5 + 21) % 7) / 7)
            bx, by = ax + sx * far, ay + sy * far * 0.52
            lines += line(ax, ay, bx, by, stroke=scheme.main, stroke_width=3) + circuit.end(page, bx, by, lane)
    circuit.lit(page, group(lines, clip_path=page.clip()))
    dark, mid = at(scheme.main, 0.14, 0.03), at(scheme.main, 0.24, 0.05)
    for k, (share, lift) in enumerate(((1.0, 0.2), (0.8, 0.06), (0.6, -0.08))):
        paints = (circuit.body(page), mid, dark)
        svg = circuit.slab(x, y + half * lift, half * share, half * 0.1, paints)
        edge = [
            (x - half * share, y + half * lift),
            (x, y + half * (lift + 0.52 * share)),
            (x + half * share, y + half * lift),
        ]
        svg += path(through(edge), fill="none", stroke=scheme.accent if k == 1 else scheme.main, stroke_width=4)
        stage.scene.draw(svg)
    size = half * 0.95
    top = y - half * 0.1
    fade = stage.scene.sheet.across((0, top), (0, top - half * 1.5), [(0, scheme.main, 0.55), (1, scheme.main, 0)])
    w, v = half * 0.36, half * 0.62
    beam = f"M{num(x - w)} {num(top)}L{num(x - v)} {num(top - half * 1.5)}H{num(x + v)}L{num(x + w)} {num(top)}Z"
    stage.scene.draw(group(path(beam, fill=fade), clip_path=page.clip()), blur=8)
    stage.scene.draw(ellipse(x, top, w * 1.1, w * 0.5, fill=scheme.main), blur=16, blend="add")
    return circuit.hero(page, x, max(top - half * 0.72, art.y + size * 0.62), size)


def _bus(page: Page, art: Area) -> Box:
    """A broad bus of parallel paths comes from one side and ends in the object, which stands off the middle."""
    stage, scheme, a = page.stage, page.scheme, page.area
    side = 1 if stage.variant // 4 % 2 == 0 else -1
    size = min(art.w, art.h) * (0.44 if page.texts else 0.52)
    x, y = art.cx + side * art.w * 0.16, art.cy
    count = stage.count(15)
    edge = (art.x if page.is_wide else a.x) if side > 0 else a.right
    r = min(a.right - x if side > 0 else x - a.x, art.h / 2, size * 1.3)
    circuit.glow(page, x, y, r, 0.75)
    fade = stage.scene.sheet.across(
        (edge, 0), (x, 0), [(0, scheme.second, 0.1), (0.4, scheme.main, 0.8), (1, scheme.main, 1)]
    )
    dice = stage.dice.fork("bus")
    lines, dots = "", ""
    for lane in range(count):
        off = lane - (count - 1) / 2
        near, far = off * size * 0.86 / count, off * art.h * 0.88 / count
        bend = x - side * (size * 0.7 + abs(far - near))
        d = through([(edge, y + far), (bend, y + far), (bend + side * abs(far - near), y + near), (x, y + near)])
        lines += path(d, fill="none", stroke=fade, stroke_width=5 if lane % 3 == 0 else 2.6)
        at_x = edge + (bend - edge) * dice.between(0.1, 0.95)
        dots += circle(at_x, y + far, 7 if lane % 3 == 0 else 4.5, fill=scheme.accent if lane % 2 else scheme.main)
    circuit.lit(page, group(lines + dots, clip_path=page.clip()))
    return circuit.hero(page, x, y, size)


def _rings(page: Page, art: Area) -> Box:
    """Behind the object the dial of an instrument: rings, ticks and arcs, all from one centre."""
    stage, scheme = page.stage, page.scheme
    x, y = art.cx, art.cy + (art.h * 0.04 if page.texts else 0)
    size = min(art.w, art.h) * (0.35 if page.texts else 0.38)
    whole = min(art.w, art.h) * 0.47
    page.stage.scene.draw(circle(x, y, whole, fill=at(scheme.main, 0.24, 0.07), fill_opacity=0.75))
    circuit.glow(page, x, y, whole, 0.5)
    svg = ""
    for k, (q, w) in enumerate(((1.0, 3.0), (0.86, 1.6), (0.66, 2.4))):
        svg += circle(x, y, whole * q, fill="none", stroke=scheme.main, stroke_width=w, stroke_opacity=0.9 - 0.15 * k)
    ticks = stage.count(72)
    for i in range(ticks):
        t = 2 * math.pi * i / ticks
        near = whole * (0.88 if i % 6 else 0.8)
        c, s = math.cos(t), math.sin(t)
        svg += line(
            x + near * c, y + near * s, x + whole * 0.95 * c, y + whole * 0.95 * s, stroke=scheme.main, stroke_width=2
        )
    turn = stage.dice.fork("dial").between(0, 360)
    for k, (q, sweep, colour) in enumerate(
        ((0.76, 110, scheme.accent), (0.76, 60, scheme.second), (0.58, 150, scheme.accent))
    ):
        d = arc(x, y, whole * q, turn + 140 * k, turn + 140 * k + sweep)
        svg += path(d, fill="none", stroke=colour, stroke_width=whole * 0.035, stroke_linecap="round")
    circuit.lit(page, group(svg, clip_path=page.clip()))
    return circuit.hero(page, x, y, size, is_round=True)
