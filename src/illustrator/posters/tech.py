"""Technical: a dark ground, one lit object in the middle of its circuit, wide letters."""

import math
from typing import Final

from illustrator.glyph import Tones
from illustrator.marks import monogram
from illustrator.page import Area, Lettering, Page, page_of, set_words
from illustrator.palette import at, mix, shade
from illustrator.schemes import TECH
from illustrator.stage import Stage
from illustrator.svg import Point, circle, group, line, num, path, rect, through
from illustrator.typeset import Type

TITLE: Final = "technical"
SUITS: Final = {"tech": 3, "glow": 2, "dark": 2}


def compose(stage: Stage) -> None:
    page = page_of(stage, TECH, dark=True)
    scheme = page.scheme
    art, words = _split(page)
    x, y = art.cx, art.cy
    size = min(art.w, art.h) * (0.36 if page.texts else 0.42)
    page.draw_ground(stage.scene.sheet.linear(shade(scheme.ground, 0.035), scheme.ground, scheme.deep))
    stage.scene.draw(group(_grid(page, art), clip_path=page.clip()))
    _glow(page, x, y, min(size * 1.55, art.h / 2, art.w / 2))
    traces, ends = _traces(page, art, x, y, size)
    lit = group(traces, fill="none", stroke=scheme.main, stroke_width=3.2, stroke_linejoin="round")
    stage.scene.draw(group(lit + ends, clip_path=page.clip()), blur=7, blend="add")
    stage.scene.draw(group(lit + ends, clip_path=page.clip()))
    _object(page, x, y, size)
    if words:
        look = Lettering(
            Type("tech", tracking=0.06, capitals=True),
            Type("sans", tracking=0.16, capitals=True),
            scheme.ink,
            mix(scheme.ink, scheme.main, 0.35),
            align="left" if page.is_wide else "middle",
            rule=scheme.accent,
        )
        svg, _ = set_words(page, words, look, largest=150)
        stage.scene.draw(svg, blur=12, blend="add")
        stage.scene.draw(svg)


def _split(page: Page) -> tuple[Area, Area | None]:
    area = page.area
    if not page.texts:
        return area, None
    if page.is_wide:
        return area.righthand(0.54), area.lefthand(0.5).inset(80, 120)
    return area.lower(0.7), area.upper(0.32).inset(90, 70)


def _grid(page: Page, art: Area) -> str:
    """Fine lines that fade away from the object."""
    ink, area = page.scheme.main, page.area
    reach = min(art.w, art.h) / 2 if page.stage.brief.reserved else max(art.w, art.h) * 0.6
    fade = page.stage.scene.sheet.radial(art.cx, art.cy, reach, [(0, ink, 0.2), (1, ink, 0)])
    step = 1000 / page.stage.count(22)
    parts = []
    for i in range(-int(reach / step), int(reach / step) + 1):
        x, y = art.cx + i * step, art.cy + i * step
        parts.append(line(x, area.y, x, area.bottom, stroke=fade, stroke_width=1.2))
        parts.append(line(area.x, y, area.right, y, stroke=fade, stroke_width=1.2))
    return "".join(parts)


def _glow(page: Page, x: float, y: float, r: float) -> None:
    scheme, scene = page.scheme, page.stage.scene
    stops = [(0, scheme.main, 0.6), (0.45, scheme.second, 0.24), (1, scheme.second, 0)]
    scene.draw(circle(x, y, r, fill=scene.sheet.radial(x, y, r, stops)))


def _traces(page: Page, art: Area, x: float, y: float, size: float) -> tuple[str, str]:
    """Circuit paths: straight out of each side, one bend of 45 degrees, straight on, a dot at the end."""
    dice = page.stage.dice.fork("traces")
    lanes = page.stage.count(7)
    paths, dots = [], []
    for side in range(4):
        turn = math.pi / 2 * side
        reach = (art.w if side % 2 == 0 else art.h) * 0.46
        for lane in range(lanes):
            offset = (lane - (lanes - 1) / 2) * size * 0.86 / lanes
            points, end = _trace(dice.between(0.2, 0.9), dice.between(0.35, 1.0), offset, size, reach)
            turned = [_turned(p, turn, x, y) for p in points]
            paths.append(path(through(turned)))
            ex, ey = _turned(end, turn, x, y)
            colour = page.scheme.accent if lane % 3 == 1 else page.scheme.main
            dots.append(circle(ex, ey, 7, fill=page.scheme.deep, stroke=colour, stroke_width=3.2))
            if lane % 2 == 0:
                px, py = turned[1]
                dots.append(circle(px, py, 4, fill=page.scheme.accent))
    return "".join(paths), "".join(dots)


def _trace(bend: float, length: float, offset: float, size: float, reach: float) -> tuple[list[Point], Point]:
    start = size * 0.5
    knee = start + min(size, reach - start) * (0.14 + 0.36 * bend)
    spread = offset * (1.1 + bend)
    rise = spread - offset
    end = max(knee + abs(rise) + 12, start + (reach - start) * length)
    points = [(start, offset), (knee, offset), (knee + abs(rise), offset + rise), (end, offset + rise)]
    return points, points[-1]


def _turned(p: Point, turn: float, x: float, y: float) -> Point:
    c, s = math.cos(turn), math.sin(turn)
    return x + p[0] * c - p[1] * s, y + p[0] * s + p[1] * c


def _object(page: Page, x: float, y: float, size: float) -> None:
    """The first subject in the middle, the next two on smaller plates at its sides."""
    for name, side in zip(page.subjects[1:3], (-1, 1), strict=False):
        _plate(page, name, x + side * size * 1.12, y, size * 0.56)
    if page.subjects[:1] == ["chip"]:
        _chip(page, x, y, size * 1.2)
    else:
        _plate(page, page.subjects[0] if page.subjects else None, x, y, size)


def _plate(page: Page, name: str | None, x: float, y: float, size: float) -> None:
    stage, scheme, half = page.stage, page.scheme, size * 0.56
    edge = {"stroke": scheme.main, "rx": num(size * 0.16)}
    stage.scene.draw(rect(x - half, y - half, 2 * half, 2 * half, fill=_body(page), stroke_width=3, **edge), relief=0.5)
    tones = Tones(_core(page), mix(scheme.main, "#ffffff", 0.5), scheme.accent, scheme.deep)
    lit = stage.show(name).place(tones, x, y, size * 0.74) if name else monogram(stage, tones, x, y, size * 0.74)
    stage.scene.draw(lit, relief=0.4)


def _chip(page: Page, x: float, y: float, size: float) -> None:
    """A chip whose core glows."""
    stage, scheme = page.stage, page.scheme
    tones = Tones(_body(page), mix(scheme.main, "#ffffff", 0.35), _core(page), scheme.deep)
    stage.scene.draw(stage.show("chip").place(tones, x, y, size), relief=0.4)
    side = size * 0.26
    core = Area(x - side / 2, y - side / 2, side, side)
    stage.scene.draw(core.shape(rx=side * 0.14, fill=scheme.main), blur=34, blend="add")
    rim = core.shape(rx=side * 0.14, fill="none", stroke="#ffffff", stroke_width=3, stroke_opacity=0.8)
    stage.scene.draw(rim, blur=2, blend="add")


def _body(page: Page) -> str:
    return page.stage.scene.sheet.linear(at(page.scheme.main, 0.34, 0.05), at(page.scheme.main, 0.17, 0.04), turn=60)


def _core(page: Page) -> str:
    scheme = page.scheme
    return page.stage.scene.sheet.linear(mix(scheme.accent, "#ffffff", 0.55), scheme.main, scheme.second, turn=55)
