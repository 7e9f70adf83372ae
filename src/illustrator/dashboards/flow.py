"""Flow: where it comes from, where it passes, where it goes, as ribbons; with a radar and a ranking."""

import math
from typing import Final

from illustrator import charts, grid
from illustrator.board import BOLD, Board
from illustrator.dashboards import widgets
from illustrator.dashboards.topics import Topic
from illustrator.page import Area
from illustrator.svg import circle, line, path, rect
from illustrator.typeset import Align

TITLE: Final = "a flow chart of ribbons with a radar chart and a ranking"
WORDS: Final = ("sankey", "flow", "funnel", "radar", "桑基", "流向", "漏斗")
_INTO: Final = ((3.2, 2.0), (2.4, 1.2), (1.0, 1.6))
_OUT: Final = ((2.6, 2.0, 1.2, 0.8), (0.8, 1.4, 1.6, 1.0))


def compose(board: Board, area: Area, topic: Topic) -> None:
    shape = grid.shape_of(area)
    head, body = grid.top_of(area, 64, 24)
    widgets.header(board, head, topic.title, topic.icon)
    if shape == "wide":
        left, right = grid.columns(body, (2.1, 1))
        hero, low = grid.rows(left, (2.1, 1))
        one, two = grid.columns(low, (1, 1.4))
        widgets.columns(board, one, topic)
        widgets.hours(board, two)
        radar, ranks = grid.rows(right, (1.3, 1))
    elif shape == "square":
        hero, low = grid.rows(body, (1.45, 1))
        radar, ranks = grid.columns(low, (1, 1))
    else:
        hero, middle, ranks, low = grid.rows(body, (3.7, 3.1, 2.4, 2.2))
        radar, two = grid.columns(middle, (1, 1))
        widgets.shares(board, two, topic)
        widgets.hours(board, low)
    _hero(board, hero, topic)
    _radar(board, radar, topic)
    widgets.ranking(board, ranks, topic)


def _hero(board: Board, area: Area, topic: Topic) -> None:
    inner = widgets.heading(board, area, "Flow", note="Last 30 days")
    for words, x, align in (
        ("Sources", inner.x, "left"),
        ("Channels", inner.cx, "middle"),
        ("Outcomes", inner.right, "right"),
    ):
        board.text(words, (x, inner.y + 14), 16, board.theme.soft, align=align)  # type: ignore[arg-type]
    _ribbons(board, Area(inner.x, inner.y + 34, inner.w, inner.h - 34), topic)


def _bars(box: Area, sizes: list[float], unit: float) -> list[float]:
    """The upper ends of bars that are spread evenly over the height."""
    gap = (box.h - unit * sum(sizes)) / max(len(sizes) - 1, 1)
    tops, y = [], box.y
    for size in sizes:
        tops.append(y)
        y += size * unit + gap
    return tops


def _ribbons(board: Board, box: Area, topic: Topic) -> None:
    theme, sheet = board.theme, board.stage.scene.sheet
    left = [sum(row) for row in _INTO]
    middle = [sum(col) for col in zip(*_INTO, strict=True)]
    right = [sum(col) for col in zip(*_OUT, strict=True)]
    unit = box.h * 0.74 / sum(left)
    colours = (theme.main, theme.second, theme.accent, theme.main)
    sides = (
        (box.x, left, _bars(box, left, unit)),
        (box.cx - 8, middle, _bars(box.inset(0, box.h * 0.1), middle, unit)),
        (box.right - 16, right, _bars(box, right, unit)),
    )
    for (x0, _, from_), (x1, _, to_), amounts in ((sides[0], sides[1], _INTO), (sides[1], sides[2], _OUT)):
        starts, ends = list(from_), list(to_)
        for i, row in enumerate(amounts):
            for k, amount in enumerate(row):
                h = amount * unit
                stops = [(0.0, colours[i], 1.0), (1.0, colours[k], 1.0)]
                paint = sheet.across((x0 + 16, 0), (x1, 0), stops)
                board.lit(charts.ribbon((x0 + 16, starts[i]), (x1, ends[k]), (h, h), paint, 0.42), 0.3)
                starts[i] += h
                ends[k] += h
    for (x, sizes, tops), names in zip(sides, topic.flow, strict=True):
        for i, (size, y) in enumerate(zip(sizes, tops, strict=True)):
            board.lit(rect(x, y, 16, size * unit, rx=5, fill=colours[i]), 0.6)
            at_right = x > box.cx
            at = (x - 14 if at_right else x + 30, y + size * unit / 2 + 6)
            board.text(names[i], at, 18, face=BOLD, align="right" if at_right else "left", width=box.w * 0.2)


def _radar(board: Board, area: Area, topic: Topic) -> None:
    """Two fields in a web of five spokes, named by the key figures."""
    theme, dice = board.theme, widgets.dice_of(board, "radar")
    inner = widgets.heading(board, area, "Performance")
    names = [*(f.label for f in topic.figures), "Goal"]
    r = min(inner.w * 0.31, inner.h * 0.47)
    x, y = inner.cx, inner.cy + r * 0.1
    for ring in (0.25, 0.5, 0.75, 1.0):
        board.base.append(path(charts.web(x, y, r, [ring] * 5), fill="none", stroke=theme.edge, stroke_width=1.5))
    for i, name in enumerate(names):
        a = 2 * math.pi * i / 5 - math.pi / 2
        board.base.append(line(x, y, x + r * math.cos(a), y + r * math.sin(a), stroke=theme.edge, stroke_width=1.5))
        align: Align = "middle" if i == 0 else "left" if math.cos(a) > 0 else "right"
        at = (x + (r + 12) * math.cos(a), y + (r + 14) * math.sin(a) + (0 if i == 0 else 6))
        board.text(name, at, 15, theme.soft, align=align, width=inner.w * 0.28)
    for colour, low in ((theme.second, 0.4), (theme.main, 0.6)):
        web = charts.web(x, y, r, [dice.between(low, low + 0.38) for _ in range(5)])
        board.lit(
            path(web, fill=colour, fill_opacity=0.22, stroke=colour, stroke_width=3, stroke_linejoin="round"), 0.5
        )
    board.top.append(circle(x, y, 3.5, fill=theme.soft))
