"""A timeline: an axis with a station for each date, cards on its two sides in turn."""

from typing import Final

from illustrator import grid
from illustrator.board import BOLD, Board
from illustrator.infographics import parts
from illustrator.infographics.content import Content, Item
from illustrator.page import Area
from illustrator.svg import line, rect

TITLE: Final = "a timeline"
WORDS: Final = (
    "timeline",
    "history",
    "chronolog",
    "milestone",
    "zeitstrahl",
    "frise",
    "línea de tiempo",
    "时间轴",
    "时间线",
    "历史",
    "里程碑",
)


def compose(board: Board, area: Area, content: Content) -> None:
    body = parts.title(board, area, content.title, thing=content.thing)
    theme, sheet = board.theme, board.stage.scene.sheet
    wide = grid.shape_of(body) == "wide"
    count = len(content.items)
    step = (body.w if wide else body.h) / count
    ends = ((body.x, 0.0), (body.right, 0.0)) if wide else ((0.0, body.y), (0.0, body.bottom))
    paint = sheet.across(ends[0], ends[1], [(0, theme.main, 1), (0.5, theme.second, 1), (1, theme.accent, 1)])
    axis = (
        rect(body.x, body.cy - 5, body.w, 10, rx=5, fill=paint)
        if wide
        else rect(body.cx - 5, body.y, 10, body.h, rx=5, fill=paint)
    )
    board.base.append(axis)
    for i, item in enumerate(content.items):
        colour = parts.colour(board, i, count)
        if wide:
            _column(board, body, (body.x + step * (i + 0.5), step), item, i, colour)
        else:
            _row(board, body, (body.y + step * (i + 0.5), step), item, i, colour)


def _column(board: Board, area: Area, place: tuple[float, float], item: Item, i: int, colour: str) -> None:
    x, step = place
    r = min(step * 0.17, area.h * 0.075)
    above = i % 2 == 0
    h = min(area.h / 2 - r - 56, 230.0)
    w = min(step * 1.5, 420.0)
    left = min(max(x - w / 2, area.x), area.right - w)
    card = Area(left, area.cy - r - 46 - h if above else area.cy + r + 46, w, h)
    edge = card.bottom if above else card.y
    board.base.append(line(x, area.cy, x, edge, stroke=colour, stroke_width=3))
    _card(board, card, item, colour)
    parts.station(board, x, area.cy, r, item.icon, colour)


def _row(board: Board, area: Area, place: tuple[float, float], item: Item, i: int, colour: str) -> None:
    y, step = place
    r = min(step * 0.24, area.w * 0.062)
    at_left = i % 2 == 0
    w = area.w / 2 - r - 50
    h = min(step * 0.84, 210.0)
    card = Area(area.x if at_left else area.right - w, y - h / 2, w, h)
    board.base.append(line(area.cx, y, card.right if at_left else card.x, y, stroke=colour, stroke_width=3))
    _card(board, card, item, colour)
    parts.station(board, area.cx, y, r, item.icon, colour)


def _card(board: Board, area: Area, item: Item, colour: str) -> None:
    board.panel(area, 24)
    board.top.append(rect(area.x, area.y + 24, 7, area.h - 48, rx=3.5, fill=colour))
    if not item.date:
        parts.words(board, Area(area.x + 34, area.y, area.w - 58, area.h), item, size=min(28.0, area.h * 0.2))
        return
    size = min(46.0, area.h * 0.27)
    board.text(item.date, (area.x + 34, area.cy - size * 0.12), size, board.theme.text(colour), BOLD, width=area.w - 58)
    board.text(item.label, (area.x + 34, area.cy + size * 0.72), size * 0.62, board.theme.ink, width=area.w - 58)
