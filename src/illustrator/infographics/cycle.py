"""A cycle: a ring of arrows, a glyph on each, the title in the middle where the ring is large, words outside."""

import math
from typing import Final

from illustrator import grid
from illustrator.board import BOLD, Board, drawable
from illustrator.infographics import parts
from illustrator.infographics.content import Content
from illustrator.page import Area
from illustrator.palette import shade
from illustrator.svg import circle, line, num, path
from illustrator.typeset import Align

TITLE: Final = "a ring of arrows"
WORDS: Final = ("cycle", "circular", "loop", "ring", "wheel", "循环", "周期", "闭环")


def compose(board: Board, area: Area, content: Content) -> None:
    body = parts.title(board, area, content.title)
    count = len(content.items)
    is_tall = body.h > body.w * 1.12
    r = body.w * 0.36 if is_tall else min(body.w * 0.265, body.h * 0.41)
    x, y = body.cx, body.y + r * 1.08 if is_tall else body.cy
    theme = board.theme
    board.base.append(circle(x, y, r * 0.5, fill=theme.panel, stroke=theme.edge, stroke_width=1.5))
    for k in range(2):
        board.base.append(circle(x, y, r * (0.42 - 0.08 * k), fill=theme.tint(0.07 + 0.06 * k)))
    _heart(board, x, y, r, count)
    for i, item in enumerate(content.items):
        paint = parts.colour(board, i, count)
        turn = -90 + 360 * i / count
        _arrow(board, x, y, r, (turn - 180 / count, turn + 180 / count), paint)
        a = math.radians(turn)
        c, s = math.cos(a), math.sin(a)
        board.icon(item.icon, x + r * 0.81 * c, y + r * 0.81 * s, r * 0.23, parts.on(paint), paint)
        if not is_tall:
            _words(board, body, content, i, (x, y, r))
    if is_tall:
        top = body.y + 2.16 * r + 44
        _below(board, Area(body.x, top, body.w, body.bottom - top), content)


def _below(board: Board, area: Area, content: Content) -> None:
    """The words in two columns under the ring, each with its piece's colour and glyph."""
    count = len(content.items)
    down = -(-count // 2)
    for i, (cell, item) in enumerate(zip(grid.cells(area, 2, down, 24), content.items, strict=False)):
        paint = parts.colour(board, i, count)
        size = min(cell.h * 0.5, 84.0)
        board.panel(cell, 24)
        parts.station(board, cell.x + 40 + size / 2, cell.cy, size / 2, item.icon, paint)
        left = cell.x + 40 + size + 34
        parts.words(board, Area(left, cell.y, cell.right - left - 20, cell.h), item, size=26)


def _heart(board: Board, x: float, y: float, r: float, count: int) -> None:
    """In the middle, the thing that the prompt is about, or how many steps there are."""
    theme = board.theme
    things = [s.name for s in drawable(board.stage.brief) if s.name != "chart"]
    tint = theme.tint(0.13)
    if things:
        board.icon(things[0], x, y, r * 0.38, theme.main, tint)
        return
    board.text(str(count), (x, y + r * 0.08), r * 0.34, theme.text(theme.main, tint), BOLD, "middle")
    board.text("steps", (x, y + r * 0.21), r * 0.105, theme.text(theme.soft, tint), align="middle")


def _arrow(board: Board, x: float, y: float, r: float, span: tuple[float, float], paint: str) -> None:
    """A piece of the ring, pointed at its end and notched at its start."""
    inner, outer, middle = r * 0.6, r * 1.02, r * 0.81
    a, b = math.radians(span[0] + 2.4), math.radians(span[1] - 2.4)
    tip = math.radians(9.5)

    def at(radius: float, angle: float) -> str:
        return f"{num(x + radius * math.cos(angle))} {num(y + radius * math.sin(angle))}"

    large = 1 if b - a > math.pi else 0
    d = (
        f"M{at(outer, a)}A{num(outer)} {num(outer)} 0 {large} 1 {at(outer, b)}L{at(middle, b + tip)}L{at(inner, b)}"
        f"A{num(inner)} {num(inner)} 0 {large} 0 {at(inner, a)}L{at(middle, a + tip)}Z"
    )
    fill = board.stage.scene.sheet.linear(shade(paint, 0.04), shade(paint, -0.05), turn=60)
    board.top.append(path(d, fill=fill, stroke=board.theme.ground, stroke_width=3, stroke_linejoin="round"))


def _words(board: Board, area: Area, content: Content, i: int, disc: tuple[float, float, float]) -> None:
    """At the side of its piece, with a short line from the ring; over and under it where the piece is at an end."""
    x, y, r = disc
    count = len(content.items)
    a = math.radians(-90 + 360 * i / count)
    c, s = math.cos(a), math.sin(a)
    item = content.items[i]
    theme = board.theme
    if abs(c) < 0.25:
        space = (area.h / 2 - r * 1.08) - 8
        top = y - r * 1.08 - space if s < 0 else y + r * 1.08 + 8
        parts.words(board, Area(x - r * 1.3, top, r * 2.6, max(space, 40)), item, "middle", size=28)
        return
    align: Align = "left" if c > 0 else "right"
    start = x + r * 1.05 * c, y + r * 1.05 * s
    edge = x + (r * 1.22 if c > 0 else -r * 1.22)
    board.base.append(line(start[0], start[1], edge, start[1], stroke=theme.edge, stroke_width=2.5))
    left = edge + 14 if c > 0 else area.x
    wide = area.right - edge - 14 if c > 0 else edge - 14 - area.x
    parts.words(board, Area(left, start[1] - 70, wide, 140), item, align, size=28)
