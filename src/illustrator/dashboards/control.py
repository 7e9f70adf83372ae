"""Control room: one large dial between small ones, the hours in heat, the week in columns."""

from typing import Final

from illustrator import charts, grid
from illustrator.board import BOLD, Board
from illustrator.dashboards import widgets
from illustrator.dashboards.topics import Topic
from illustrator.page import Area
from illustrator.palette import mix
from illustrator.svg import circle

TITLE: Final = "dials, a heat map of the hours and columns of the week"
WORDS: Final = ("gauge", "dial", "meter", "heat map", "heatmap", "仪表", "热力图")
_READINGS: Final = (0.86, 0.58, 0.72, 0.41)


def compose(board: Board, area: Area, topic: Topic) -> None:
    shape = grid.shape_of(area)
    head, body = grid.top_of(area, 64, 24)
    widgets.header(board, head, topic.title, topic.icon)
    if shape == "wide":
        upper, lower = grid.rows(body, (1.35, 1))
        one, hero, two = grid.columns(upper, (1, 1.7, 1))
        small = [*grid.rows(one, (1, 1)), *grid.rows(two, (1, 1))]
        heat, bars = grid.columns(lower, (1.5, 1))
        widgets.columns(board, bars, topic)
    elif shape == "square":
        upper, heat = grid.rows(body, (1.75, 1))
        hero, side = grid.columns(upper, (1.72, 1))
        small = grid.rows(side, (1, 1, 1))
    else:
        hero, row, heat, bars = grid.rows(body, (3.3, 2.6, 2.5, 2.5))
        small = grid.columns(row, (1, 1, 1))
        widgets.columns(board, bars, topic)
    _dial(board, hero, topic)
    for slot, share, item, colour in zip(small, _READINGS, topic.figures, _colours(board), strict=False):
        _small(board, slot, item.label, share, colour)
    widgets.hours(board, heat)


def _colours(board: Board) -> tuple[str, ...]:
    theme = board.theme
    return theme.main, theme.second, theme.accent, theme.main


def _dial(board: Board, area: Area, topic: Topic) -> None:
    """The large dial: a track, the reading in a gradient, marks outside, a finer ring inside."""
    theme, sheet = board.theme, board.stage.scene.sheet
    inner = widgets.heading(board, area, topic.trend[0])
    r = min(inner.w * 0.44, inner.h * 0.54)
    x, y = inner.cx, inner.y + inner.h * 0.07 + r * 0.92
    width = r * 0.15
    board.base.append(charts.ticks(x, y, r, 50, r * 0.045, mix(theme.soft, theme.panel, 0.45)))
    track = r - r * 0.17
    paint = sheet.across((x - track, y), (x + track, y), [(0, theme.second, 1), (1, theme.main, 1)])
    board.base.append(charts.gauge(x, y, track, width, 1.0, theme.raised))
    board.lit(charts.gauge(x, y, track, width, 0.74, paint))
    board.base.append(charts.gauge(x, y, track - width * 1.15, width * 0.22, 1.0, theme.raised))
    board.lit(charts.gauge(x, y, track - width * 1.15, width * 0.22, 0.53, theme.accent), 0.7)
    size = r * 0.4
    board.text("74%", (x, y + size * 0.26), size, face="tech" if theme.glows else BOLD, align="middle", width=r * 1.05)
    board.text("Goal reached", (x, y + size * 0.26 + 34), 19, theme.soft, align="middle", width=r * 1.05)
    words = f"{board.own('Goal')} 90%"
    tint = theme.tint(0.2)
    board.pill(words, Area(x - 66, y + r * 0.66, 132, 40), tint, theme.text(theme.main, tint), 17)


def _small(board: Board, area: Area, label: str, share: float, colour: str) -> None:
    theme = board.theme
    board.panel(area)
    beside = area.w > area.h * 1.3
    r = min(area.h * 0.38, area.w * 0.24) if beside else min(area.w * 0.36, (area.h - 56) * 0.52)
    x, y = (area.x + r + 22, area.cy + r * 0.08) if beside else (area.cx, area.cy - 18)
    board.base.append(charts.gauge(x, y, r - 8, r * 0.17, 1.0, theme.raised))
    board.lit(charts.gauge(x, y, r - 8, r * 0.17, share, colour), 0.7)
    size = r * 0.42
    board.text(f"{round(share * 100)}%", (x, y + size * 0.36), size, face=BOLD, align="middle")
    if beside:
        left = x + r + 20
        board.lines(label, Area(left, area.cy - 14, area.right - left - 14, 50), 17)
        return
    board.top.append(circle(x, y + r * 0.72, 4, fill=colour))
    board.text(label, (x, y + r + 26), 17, theme.soft, align="middle", width=area.w - 24)
