"""Scenic: the whole page is a picture of the place, the title stands in its sky, a thin frame holds both."""

from typing import Final

from illustrator.caption import caption, split
from illustrator.page import free_area
from illustrator.stage import Stage
from illustrator.svg import rect
from illustrator.tableau import paint

TITLE: Final = "scenic"
SUITS: Final = {"scenic": 4}


def compose(stage: Stage) -> None:
    area, words = split(free_area(stage), stage.brief.texts)
    light = paint(stage, area)
    if words is not None:
        caption(stage, words, light)
    if stage.turn((True, False)) and not stage.is_transparent:
        edge, width = 26.0, 7.0
        frame = rect(edge, edge, stage.width - 2 * edge, stage.height - 2 * edge, fill="none", stroke="#fff8ea")
        stage.scene.draw(frame.replace("/>", f' stroke-width="{width}" stroke-opacity="0.85"/>'), is_type=True)
