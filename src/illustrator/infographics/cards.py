"""Cards: one a step, the number large on its colour, the glyph and the words beside or below."""

from typing import Final

from illustrator import grid
from illustrator.board import Board
from illustrator.infographics import parts
from illustrator.infographics.content import Content, Item
from illustrator.page import Area
from illustrator.palette import shade
from illustrator.svg import circle
from illustrator.typeset import Type, fit

TITLE: Final = "numbered cards"
WORDS: Final = ("card", "list", "tips", "清单", "卡片")


def compose(board: Board, area: Area, content: Content) -> None:
    body = parts.title(board, area, content.title, thing=content.thing)
    count = len(content.items)
    wide = grid.shape_of(body) == "wide" and count <= 6
    slots = grid.columns(body, [1] * count, 28) if wide else grid.rows(body, [1] * count, 24)
    for i, (slot, item) in enumerate(zip(slots, content.items, strict=True)):
        paint = parts.colour(board, i, count)
        board.panel(slot, 30)
        if wide:
            _upright(board, slot, item, paint, i)
        else:
            _row(board, slot, item, paint, i)


def _block(board: Board, area: Area, paint: str, i: int) -> None:
    """The coloured end of a card with its number, a pale disc behind."""
    sheet = board.stage.scene.sheet
    clip = sheet.clip(area.shape(rx=30))
    board.base.append(area.shape(rx=30, fill=sheet.linear(shade(paint, 0.03), shade(paint, -0.07), turn=50)))
    r = min(area.w, area.h) * 0.55
    board.base.append(circle(area.right, area.y, r, fill="#ffffff", fill_opacity=0.12, clip_path=clip))
    block = fit(f"{i + 1:02d}", Type("sans-black", tracking=-0.03), area.w * 0.6, area.h * 0.42, lines=1)
    board.top.append(block.place(area.cx, area.cy - block.height / 2, "middle", fill=parts.on(paint)))


def _row(board: Board, area: Area, item: Item, paint: str, i: int) -> None:
    head = min(area.h * 1.1, area.w * 0.24)
    _block(board, Area(area.x, area.y, head, area.h), paint, i)
    size = min(area.h * 0.5, 96.0)
    board.badge(item.icon, area.right - size * 0.5 - 36, area.cy, size, paint, round_=True)
    text = Area(area.x + head + 40, area.y, area.w - head - size - 120, area.h)
    parts.words(board, text, item, size=min(max(area.h * 0.22, 26), 40))


def _upright(board: Board, area: Area, item: Item, paint: str, i: int) -> None:
    head = min(area.h * 0.34, area.w * 0.8)
    _block(board, Area(area.x, area.y, area.w, head), paint, i)
    size = min(area.w * 0.4, area.h * 0.22)
    board.badge(item.icon, area.cx, area.y + head + 34 + size / 2, size, paint, round_=True)
    top = area.y + head + 34 + size + 10
    parts.words(board, Area(area.x + 24, top, area.w - 48, area.bottom - top - 20), item, "middle", size=30)
