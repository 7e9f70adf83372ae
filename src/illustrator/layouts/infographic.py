"""Infographics: steps, a timeline, a cycle, a pyramid or a comparison, from the quoted words."""

from dataclasses import replace
from typing import Final

from illustrator.board import Board
from illustrator.grid import shape_of
from illustrator.infographics import COMPOSITIONS, STEPS, cards, stairs, versus
from illustrator.infographics.content import content_of
from illustrator.page import free_area
from illustrator.palette import shade
from illustrator.stage import Stage
from illustrator.svg import circle
from illustrator.theme import theme_of

_LEADS: Final = ("#2f6fe4", "#f2673a", "#12a594", "#7c5cf5", "#e5447a", "#2f9e5f")


def compose(stage: Stage) -> str:
    brief = stage.brief
    theme = theme_of(stage, dark=bool({"tech", "glow"} & set(brief.styles)), leads=_LEADS)
    board = Board(stage, replace(theme, glows=False))
    said = brief.words.casefold()
    asked = [c for c in COMPOSITIONS if any(word in said for word in c.WORDS)]
    composition = asked[0] if asked else stage.turn(STEPS)
    _ground(board)
    free = free_area(stage)
    board.origin, board.scale = (free.x, free.y), min(1.0, (min(free.w, free.h) / 1000) ** 0.7)
    area = replace(free, x=0.0, y=0.0, w=free.w / board.scale, h=free.h / board.scale)
    content = content_of(board, "Side by side" if composition is versus else "How it works")
    if composition is stairs and len(content.items) > 4 and shape_of(area) != "wide":
        composition = cards
    composition.compose(board, area.inset(72, 68), content)
    board.draw(blur=18)
    steps = ", ".join(f"“{item.label}”" for item in content.items)
    return f"An infographic as {composition.TITLE}, titled “{content.title}”: {steps}."


def _ground(board: Board) -> None:
    stage, theme = board.stage, board.theme
    if stage.is_transparent:
        return
    w, h = stage.width, stage.height
    paint = stage.scene.sheet.linear(shade(theme.ground, 0.012), theme.ground, turn=70)
    r = min(w, h) * 0.34
    tint = theme.tint(0.07) if not theme.is_dark else shade(theme.ground, 0.03)
    rounds = circle(w * 0.99, h * 0.02, r, fill=tint) + circle(w * 0.02, h * 0.99, r * 0.8, fill=tint)
    stage.scene.draw(stage.fill(paint) + ("" if stage.brief.reserved else rounds))
