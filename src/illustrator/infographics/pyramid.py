"""A pyramid of layers, or a funnel; each layer leads to its words at the side."""

from typing import Final

from illustrator import grid
from illustrator.board import BOLD, Board
from illustrator.infographics import parts
from illustrator.infographics.content import Content
from illustrator.page import Area
from illustrator.palette import shade
from illustrator.svg import circle, line, polygon

TITLE: Final = "a pyramid of layers"
WORDS: Final = ("pyramid", "hierarchy", "level", "layer", "funnel", "金字塔", "层级", "漏斗")


def compose(board: Board, area: Area, content: Content) -> None:
    body = parts.title(board, area, content.title, thing=content.thing)
    shape = grid.shape_of(body)
    art = body.lefthand(0.5 if shape == "wide" else 0.54)
    words = body.righthand(0.44 if shape == "wide" else 0.4)
    said = board.stage.brief.words.casefold()
    is_funnel = "funnel" in said or "漏斗" in said
    half = min(art.w / 2, art.h * 0.58)
    height = min(art.h, half * 2.1)
    top = art.cy - height / 2
    count = len(content.items)
    gap = 12.0
    slice_ = (height - gap * (count - 1)) / count
    for i, item in enumerate(content.items):
        paint = parts.colour(board, i, count)
        y0 = top + i * (slice_ + gap)
        y1 = y0 + slice_
        a, b = (half * (y - top) / height for y in (y0, y1))
        if is_funnel:
            a, b = half - a * 0.72, half - b * 0.72
        x = art.cx
        fill = board.stage.scene.sheet.linear(shade(paint, 0.04), shade(paint, -0.05), turn=70)
        face = polygon(
            [(x - a, y0), (x + a, y0), (x + b, y1), (x - b, y1)],
            fill=fill,
            stroke=paint,
            stroke_width=8,
            stroke_linejoin="round",
        )
        board.top.append(face)
        board.top.append(polygon([(x, y0), (x + a, y0), (x + b, y1), (x, y1)], fill="#000000", fill_opacity=0.06))
        y = (y0 + y1) / 2 + (slice_ * 0.14 if i == 0 and not is_funnel else 0)
        size = min(slice_ * 0.46, 62.0, (a + b) * 0.7)
        board.icon(item.icon, x, y, size, parts.on(paint), paint)
        start = x + (a + b) / 2 + 16
        board.base.append(
            line(
                start,
                y,
                words.x - 34,
                y,
                stroke=paint,
                stroke_width=2.5,
                stroke_dasharray="2 8",
                stroke_linecap="round",
            )
        )
        board.top.append(circle(words.x - 26, y, 8, fill=paint))
        board.text(f"{i + 1:02d}", (words.x, y + 12), 32, board.theme.text(paint, board.theme.ground), BOLD)
        parts.words(board, Area(words.x + 60, y - slice_ / 2, words.w - 60, slice_), item, size=28)
