"""Overview: key figures over a large area chart, with a donut, columns and a ranking."""

from typing import Final

from illustrator import grid
from illustrator.board import Board
from illustrator.dashboards import widgets
from illustrator.dashboards.topics import Topic
from illustrator.page import Area
from illustrator.palette import shade
from illustrator.svg import rect

TITLE: Final = "an area chart over the year with a donut, columns and a ranking"
WORDS: Final = ("area chart", "line chart", "donut", "折线图", "面积图")


def compose(board: Board, area: Area, topic: Topic) -> None:
    shape = grid.shape_of(area)
    if shape == "wide":
        rail, area = grid.left_of(area, 84, 24)
        _rail(board, rail, topic)
    head, body = grid.top_of(area, 64, 24)
    widgets.header(board, head, topic.title, topic.icon)
    _figures(board, topic, body, shape)


def _figures(board: Board, topic: Topic, body: Area, shape: grid.Shape) -> None:
    colours = (*board.theme.series[:3], board.theme.main)
    if shape == "tall":
        keys, main, pair, last = grid.rows(body, (3.1, 4.0, 3.4, 2.9))
        slots = grid.cells(keys, 2, 2)
        one, two = grid.columns(pair, (1, 1))
    elif shape == "square":
        keys, main, pair = grid.rows(body, (1.5, 3.5, 3.3))
        slots = grid.columns(keys, (1, 1, 1, 1), 16)
        one, two = grid.columns(pair, (1.15, 1))
        last = None
    else:
        keys, rest = grid.rows(body, (1.55, 6.3))
        slots = grid.columns(keys, (1, 1, 1, 1))
        left, right = grid.columns(rest, (2.2, 1))
        main, pair = grid.rows(left, (3.5, 2.7))
        one, two = grid.columns(pair, (1, 1))
        last = right
    for slot, item, colour in zip(slots, topic.figures, colours, strict=True):
        widgets.figure(board, slot, item, colour)
    widgets.trend(board, main, topic)
    if last is None:
        widgets.shares(board, one, topic)
        widgets.columns(board, two, topic)
        return
    if shape == "tall":
        widgets.shares(board, one, topic)
        widgets.columns(board, two, topic)
        widgets.ranking(board, last, topic)
        return
    upper, lower = grid.rows(last, (3.5, 2.7))
    widgets.shares(board, upper, topic)
    widgets.ranking(board, lower, topic)
    widgets.columns(board, one, topic)
    widgets.hours(board, two)


def _rail(board: Board, rail: Area, topic: Topic) -> None:
    """The navigation at the left edge, its first place chosen."""
    theme = board.theme
    board.panel(rail, 24)
    for i, name in enumerate((topic.icon, "chart", "people", "mail", "clock", "gear")):
        y = rail.y + 52 + i * 78
        if y > rail.bottom - 40:
            break
        if i == 0:
            paint = board.stage.scene.sheet.linear(theme.main, shade(theme.main, -0.08), turn=60)
            board.lit(rect(rail.cx - 27, y - 27, 54, 54, rx=17, fill=paint), 0.4)
        board.icon(name, rail.cx, y, 28, theme.on_main if i == 0 else theme.soft, theme.main if i == 0 else None)
