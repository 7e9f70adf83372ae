"""World: the land in dots, the traffic between its cities, and what it adds up to."""

from dataclasses import replace
from typing import Final

from illustrator import charts, grid
from illustrator.board import BOLD, Board
from illustrator.dashboards import widgets
from illustrator.dashboards.topics import Figure, Topic
from illustrator.page import Area
from illustrator.svg import Point, circle, line
from illustrator.world import CITIES, on_globe

TITLE: Final = "the world in dots with arcs between its cities"
WORDS: Final = ("map", "globe", "world", "global", "geo", "地图", "全球", "世界")
_FACING: Final = (-28.0, 22.0)
_REGIONS: Final = (
    ("Frankfurt", "12.8K"),
    ("Singapore", "9.4K"),
    ("Virginia", "8.1K"),
    ("Tokyo", "6.7K"),
    ("São Paulo", "4.2K"),
)
_ACTIVE: Final = Figure("Active now", "41,268", "+8.6%", "people")


def compose(board: Board, area: Area, topic: Topic) -> None:
    shape = grid.shape_of(area)
    topic = replace(topic, ranking=("Top regions", _REGIONS))
    head, body = grid.top_of(area, 64, 24)
    widgets.header(board, head, topic.title, topic.icon)
    if shape == "wide":
        hero, side = grid.columns(body, (2.1, 1))
        hero, strip = grid.rows(hero, (3.4, 1))
        slots = grid.columns(strip, (1, 1, 1))
        upper, lower = grid.rows(side, (1, 1))
        widgets.ranking(board, upper, topic)
        widgets.columns(board, lower, topic)
    elif shape == "square":
        hero, strip, low = grid.rows(body, (4.4, 1.3, 2.5))
        slots = grid.columns(strip, (1, 1, 1))
        widgets.trend(board, low, topic)
    else:
        hero, strip, middle, low = grid.rows(body, (5.2, 1.35, 3, 3.1))
        slots = grid.columns(strip, (1, 1, 1))
        widgets.trend(board, middle, topic)
        widgets.ranking(board, low, topic)
    for slot, item, colour in zip(slots, topic.figures, board.theme.series, strict=False):
        widgets.figure(board, slot, item, colour)
    _hero(board, hero, topic)


def _hero(board: Board, area: Area, topic: Topic) -> None:
    """A flat map where it has room, else a globe."""
    theme = board.theme
    inner = widgets.heading(board, area, _ACTIVE.label)
    board.text(_ACTIVE.value, (inner.x, inner.y + 34), 44, face="tech" if theme.glows else BOLD)
    widgets.change(board, _ACTIVE, (inner.x, inner.y + 66))
    board.pill(
        "Live", Area(inner.right - 84, area.y + 20, 84, 34), theme.tint(0.22), theme.text(theme.main, theme.tint(0.22))
    )
    if inner.w < inner.h * 1.5:
        _globe(board, Area(inner.x, inner.y + 60, inner.w, inner.h - 60))
    elif inner.h > 440:
        _flat(board, Area(inner.x, inner.y + 50, inner.w, inner.h - 40))
    else:
        _regions(board, Area(inner.x, inner.y + 104, inner.w * 0.36, inner.h - 104), topic)
        _globe(board, inner.righthand(0.62).inset(0, -12))


def _regions(board: Board, area: Area, topic: Topic) -> None:
    """The first places of the ranking, as a plain list."""
    rows = topic.ranking[1][: max(int(area.h / 42), 1)]
    for i, (name, value) in enumerate(rows):
        y = area.y + 30 + i * area.h / len(rows)
        board.base.append(line(area.x, y - 28, area.right, y - 28, stroke=board.theme.edge, stroke_width=1.5))
        board.top.append(circle(area.x + 6, y - 6, 6, fill=(board.theme.accent, board.theme.second)[i % 2]))
        board.text(name, (area.x + 24, y), 17, board.theme.soft, width=area.w * 0.6)
        board.text(value, (area.right, y), 17, face=BOLD, align="right", width=area.w * 0.34)


def _step(board: Board) -> float:
    return 4.0 if board.stage.detail < 0.9 else 3.0


def _flat(board: Board, box: Area) -> None:
    theme = board.theme
    k, x, y = charts.flat_map(box)
    board.base.append(charts.dot_map(box, _step(board), theme.tint(0.42)))
    places = [(x + k * lon, y - k * lat) for lon, lat in CITIES]
    _traffic(board, places, k * 5)


def _globe(board: Board, box: Area) -> None:
    theme, sheet = board.theme, board.stage.scene.sheet
    x, y, r = box.cx, box.cy, min(box.w, box.h) / 2
    body = sheet.radial(x - r * 0.35, y - r * 0.4, r * 1.6, [(0, theme.tint(0.3), 1), (1, theme.tint(0.03), 1)])
    board.base.append(circle(x, y, r, fill=body))
    if theme.glows:
        board.light.append(circle(x, y, r, fill="none", stroke=theme.main, stroke_width=9, stroke_opacity=0.75))
    board.top.append(circle(x, y, r, fill="none", stroke=theme.main, stroke_width=2, stroke_opacity=0.8))
    board.top.append(charts.dot_globe(x, y, r, _FACING, _step(board), theme.tint(0.85)))
    seen = [on_globe(place, _FACING) for place in CITIES]
    _traffic(board, [(x + r * px, y + r * py) for px, py, pz in seen if pz > 0.12], r * 0.03)


def _traffic(board: Board, places: list[Point], size: float) -> None:
    """Arcs from one city to the others; each city a lit dot in a halo."""
    theme = board.theme
    hub = places[min(3, len(places) - 1)]
    for i, place in enumerate(places):
        colour = (theme.accent, theme.second)[i % 2]
        if place != hub:
            board.lit(charts.arch(hub, place, colour, 2.6), 0.9)
        board.top.append(circle(*place, size * 1.15, fill=colour, fill_opacity=0.22))
        board.lit(circle(*place, size * 0.5, fill=colour))
