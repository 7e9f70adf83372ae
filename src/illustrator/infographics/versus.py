"""A comparison: two columns in two colours, their points side by side."""

from typing import Final

from illustrator.board import BOLD, Board
from illustrator.infographics import parts
from illustrator.infographics.content import Content, Item
from illustrator.page import Area
from illustrator.palette import shade
from illustrator.svg import circle, line

TITLE: Final = "a comparison in two columns"
WORDS: Final = ("comparison", "versus", " vs", "compare", "pros and cons", "对比", "比较", "优缺点")
_POINTS: Final = (
    ("Fast to start", "Built to last"),
    ("Low cost", "High quality"),
    ("Easy to change", "Well tested"),
    ("Small team", "Wide support"),
)
_ICONS: Final = ("bolt", "coin", "gear", "people")


def compose(board: Board, area: Area, content: Content) -> None:
    body = parts.title(board, area, content.title, thing=content.thing)
    texts = board.stage.brief.texts[1:]
    heads = (texts[0], texts[1]) if len(texts) >= 2 else ("Option A", "Option B")
    rest = texts[2:]
    points = [(rest[i], rest[i + 1]) for i in range(0, len(rest) - 1, 2)] or list(_POINTS)
    theme = board.theme
    gap = 36.0
    w = (body.w - gap) / 2
    named = [item.icon for item in content.items] if texts else ["bolt", "shield"]
    for side, paint in enumerate((theme.main, theme.second)):
        column = Area(body.x + side * (w + gap), body.y, w, body.h)
        board.panel(column, 34)
        head = Area(column.x, column.y, column.w, min(column.h * 0.26, 220))
        _head(board, head, heads[side], named[side], paint)
        step = (column.h - head.h - 30) / len(points)
        for i, pair in enumerate(points):
            y = head.bottom + 15 + step * (i + 0.5)
            if i:
                board.base.append(
                    line(
                        column.x + 32,
                        y - step / 2,
                        column.right - 32,
                        y - step / 2,
                        stroke=theme.edge,
                        stroke_width=1.5,
                    )
                )
            size = min(step * 0.5, 64.0)
            board.badge(_ICONS[i % 4], column.x + 36 + size / 2, y, size, paint, round_=True)
            left = column.x + 36 + size + 26
            parts.words(
                board,
                Area(left, y - step / 2, column.right - left - 24, step),
                Item(pair[side], "", ""),
                size=min(28.0, w * 0.07),
            )
    _between(board, body, min(body.h * 0.26, 220))


def _head(board: Board, area: Area, words: str, icon: str, paint: str) -> None:
    sheet = board.stage.scene.sheet
    clip = sheet.clip(area.shape(rx=34))
    board.base.append(area.shape(rx=34, fill=sheet.linear(shade(paint, 0.04), shade(paint, -0.07), turn=50)))
    board.base.append(circle(area.right - 10, area.y, area.h * 0.7, fill="#ffffff", fill_opacity=0.11, clip_path=clip))
    ink = parts.on(paint)
    size = min(area.h * 0.36, 76.0)
    board.icon(icon, area.cx, area.y + area.h * 0.34, size, ink, paint)
    board.text(words, (area.cx, area.y + area.h * 0.8), min(40.0, area.w * 0.1), ink, BOLD, "middle", area.w - 48)


def _between(board: Board, area: Area, head: float) -> None:
    theme = board.theme
    board.top.append(circle(area.cx, area.y + head / 2, 46, fill=theme.panel, stroke=theme.edge, stroke_width=2))
    board.text("VS", (area.cx, area.y + head / 2 + 11), 30, face="sans-black", align="middle")
