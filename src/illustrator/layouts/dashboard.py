"""Dashboards: the field decides the figures, the variant the composition, the prompt's colours everything else."""

from dataclasses import replace
from typing import Final

from illustrator.board import Board
from illustrator.dashboards import COMPOSITIONS, market, world
from illustrator.dashboards.topics import Topic, topic_of
from illustrator.page import Area, free_area
from illustrator.palette import shade
from illustrator.stage import Stage
from illustrator.svg import circle
from illustrator.theme import theme_of

_LEADS: Final = ("#3b6ef6", "#10a37f", "#7c5cf5", "#f2673a", "#0ea5c6", "#e5447a", "#2f8f4e")


def compose(stage: Stage) -> str:
    brief = stage.brief
    wants_dark = bool({"tech", "glow"} & set(brief.styles)) or (not brief.styles and stage.variant % 2 == 0)
    theme = theme_of(stage, dark=wants_dark, leads=_LEADS)
    board = Board(stage, theme)
    said = brief.words.casefold()
    topic = topic_of(brief)
    asked = [c for c in COMPOSITIONS if any(word in said for word in c.WORDS)]
    fitting = [c for c in COMPOSITIONS if topic.name == "finance" or c is not market]
    composition = asked[0] if asked else stage.turn(fitting)
    _ground(board)
    free = free_area(stage)
    board.origin, board.scale = (free.x, free.y), min(1.0, (min(free.w, free.h) / 1000) ** 0.5)
    area = Area(0, 0, free.w / board.scale, free.h / board.scale)
    composition.compose(board, area.inset(40, 38), _titled(board, topic))
    board.draw()
    for subject in brief.subjects:
        if subject.mark in {"chart", "monitor"} or (composition is world and subject.mark in {"globe", "pin"}):
            stage.shown[subject.name] = None
    shade_ = "dark" if theme.is_dark else "light"
    named = "".join(f", “{words}”" for words in brief.texts[1:5])
    return f"A {shade_} dashboard titled “{board.said[0]}”{named}: {composition.TITLE}."


def _titled(board: Board, topic: Topic) -> Topic:
    """The quoted words: the first is the title, the next name the key figures."""
    texts = board.stage.brief.texts
    figures = tuple(replace(figure, label=words) for figure, words in zip(topic.figures, texts[1:5], strict=False))
    named = (*figures, *topic.figures[len(figures) :])
    return replace(topic, title=texts[0] if texts else topic.title, figures=(named[0], named[1], named[2], named[3]))


def _ground(board: Board) -> None:
    """The surface, with two faint lights in the colours of the data where it is dark."""
    stage, theme = board.stage, board.theme
    if stage.is_transparent:
        return
    w, h = stage.width, stage.height
    paint = stage.scene.sheet.linear(shade(theme.ground, 0.012), theme.ground, shade(theme.ground, -0.02), turn=70)
    parts = [stage.fill(paint)]
    if theme.is_dark:
        for x, y, colour, strength in ((w * 0.12, 0.0, theme.main, 0.2), (w * 0.95, h, theme.second, 0.14)):
            r = max(w, h) * 0.6
            parts.append(
                circle(x, y, r, fill=stage.scene.sheet.radial(x, y, r, [(0, colour, strength), (1, colour, 0)]))
            )
    stage.scene.draw("".join(parts))
