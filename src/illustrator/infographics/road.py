"""A road that winds from step to step, a station at each bend, the words beside it."""

import math
from itertools import pairwise
from typing import Final

from illustrator import grid
from illustrator.board import Board
from illustrator.infographics import parts
from illustrator.infographics.content import Content
from illustrator.page import Area
from illustrator.palette import mix
from illustrator.svg import Point, path, smooth
from illustrator.typeset import Align

TITLE: Final = "a winding road with a station for each step"
WORDS: Final = ("road", "journey", "roadmap", "path", "路线", "旅程")


def compose(board: Board, area: Area, content: Content) -> None:
    body = parts.title(board, area, content.title, thing=content.thing)
    if grid.shape_of(body) == "wide":
        _along(board, body, content)
    else:
        _down(board, body, content)


def _road(board: Board, points: list[Point], width: float) -> None:
    theme = board.theme
    d = smooth(points)
    stone = mix(theme.ink, theme.main, 0.25) if not theme.is_dark else theme.raised
    style: dict[str, str | float | None] = {"fill": "none", "stroke_linecap": "round"}
    board.under.append(
        path(d, stroke=theme.ink, stroke_width=width, stroke_opacity=0.25, transform="translate(0 14)", **style)
    )
    board.base.append(path(d, stroke=stone, stroke_width=width, **style))
    dash = f"{width * 0.32:.1f} {width * 0.36:.1f}"
    line = {**style, "stroke_linecap": "butt"}
    board.base.append(
        path(d, stroke="#ffffff", stroke_width=width * 0.07, stroke_dasharray=dash, stroke_opacity=0.85, **line)
    )


def _along(board: Board, area: Area, content: Content) -> None:
    """From left to right, up and down; the words where the road is not."""
    count = len(content.items)
    step = area.w / count
    swing = area.h * 0.15
    middle = area.cy
    stations = [(area.x + step * (i + 0.5), middle + swing * (1 if i % 2 == 0 else -1)) for i in range(count)]
    side = 1 if count % 2 else -1
    ends = [(area.x - 160, middle - swing), *stations, (area.right + 160, middle - swing * side)]
    _road(board, _eased(ends, across=True), min(area.h * 0.1, 62))
    r = min(step * 0.2, area.h * 0.105)
    for i, ((x, y), item) in enumerate(zip(stations, content.items, strict=True)):
        paint = parts.colour(board, i, count)
        parts.station(board, x, y, r, item.icon, paint)
        parts.number(board, x + r * 0.82, y - r * 0.82, r * 0.34, i, paint)
        above = i % 2 == 0
        far = r * 1.3 + 24
        h = area.h * 0.2
        top = y - far - h - swing * 0.9 if above else y + far + swing * 0.9
        top = min(max(top, area.y), area.bottom - h)
        parts.words(board, Area(x - step * 0.46, top, step * 0.92, h), item, "middle", size=30)


def _down(board: Board, area: Area, content: Content) -> None:
    """From top to bottom, left and right; the words fill the other side."""
    count = len(content.items)
    step = area.h / count
    swing = area.w * 0.17
    stations = [(area.cx + swing * (-1 if i % 2 == 0 else 1), area.y + step * (i + 0.5)) for i in range(count)]
    out = swing * (-1 if count % 2 == 0 else 1)
    ends = [*stations, (area.cx + out, area.bottom + step * 0.6)]
    _road(board, _eased(ends, across=False), min(area.w * 0.075, 66))
    r = min(step * 0.3, area.w * 0.085)
    for i, ((x, y), item) in enumerate(zip(stations, content.items, strict=True)):
        paint = parts.colour(board, i, count)
        parts.station(board, x, y, r, item.icon, paint)
        parts.number(board, x + r * 0.82, y - r * 0.82, r * 0.34, i, paint)
        left = i % 2 == 1
        gap = r * 1.3 + 34
        align: Align = "right" if left else "left"
        at_left = Area(area.x, y - step * 0.4, x - gap - swing * 0.72 - area.x, step * 0.8)
        start = x + gap + swing * 0.72
        at_right = Area(start, y - step * 0.4, area.right - start, step * 0.8)
        parts.words(board, at_left if left else at_right, item, align, size=32)


def _eased(stops: list[Point], *, across: bool) -> list[Point]:
    """Points along half waves between the stops, so that the road lies level at each."""
    points = []
    for (ax, ay), (bx, by) in pairwise(stops):
        for k in range(8):
            t = k / 8
            ease = (1 - math.cos(math.pi * t)) / 2
            u, v = (t, ease) if across else (ease, t)
            points.append((ax + (bx - ax) * u, ay + (by - ay) * v))
    return [*points, stops[-1]]
