"""Stairs: columns that rise from step to step, a glyph on top of each."""

from typing import Final

from illustrator import grid
from illustrator.board import Board
from illustrator.infographics import parts
from illustrator.infographics.content import Content
from illustrator.page import Area
from illustrator.palette import shade
from illustrator.svg import circle, num, path
from illustrator.typeset import Type, fit

TITLE: Final = "rising stairs"
WORDS: Final = ("stairs", "growth", "progress", "ladder", "阶梯", "成长")


def compose(board: Board, area: Area, content: Content) -> None:
    body = parts.title(board, area, content.title, thing=content.thing)
    count = len(content.items)
    slots = grid.columns(body, [1] * count, 22)
    label = 130.0
    crown = min(slots[0].w * 0.62, body.h * 0.17)
    low, high = body.h * 0.24, body.h - label - crown * 1.5
    for i, (slot, item) in enumerate(zip(slots, content.items, strict=True)):
        paint = parts.colour(board, i, count)
        h = low + (high - low) * i / max(count - 1, 1)
        top = body.bottom - h
        _column(board, Area(slot.x, top, slot.w, h), paint, i)
        y = top - crown * 0.66
        parts.station(board, slot.cx, y, crown * 0.42, item.icon, paint)
        box = Area(slot.x - 6, y - crown * 0.62 - label, slot.w + 12, label - 4)
        parts.words(board, box, item, "middle", size=min(28.0, slot.w * 0.13))


def _column(board: Board, area: Area, paint: str, i: int) -> None:
    sheet = board.stage.scene.sheet
    r = 22.0
    d = (
        f"M{num(area.x)} {num(area.bottom)}V{num(area.y + r)}q0 {-r} {r} {-r}h{num(area.w - 2 * r)}"
        f"q{r} 0 {r} {r}V{num(area.bottom)}z"
    )
    fill = sheet.across((0, area.y), (0, area.bottom), [(0, shade(paint, 0.03), 1), (1, shade(paint, -0.09), 1)])
    clip = sheet.clip(path(d))
    board.base.append(path(d, fill=fill))
    board.base.append(circle(area.right, area.y, area.w * 0.6, fill="#ffffff", fill_opacity=0.1, clip_path=clip))
    block = fit(str(i + 1), Type("sans-black"), area.w * 0.5, min(area.h * 0.4, 110), lines=1)
    board.top.append(
        block.place(area.cx, area.bottom - block.height - 40, "middle", fill=parts.on(paint), fill_opacity=0.92)
    )
