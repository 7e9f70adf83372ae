"""Scenic: the whole page is a picture of the place, the title stands in its sky or on a panel under it."""

from typing import Final

from illustrator.caption import calm, caption, panel, split
from illustrator.page import free_area
from illustrator.stage import Stage
from illustrator.svg import rect
from illustrator.tableau import paint

TITLE: Final = "scenic"
SUITS: Final = {"scenic": 4}


def compose(stage: Stage) -> None:
    kind = stage.turn(("framed", "panel", "plain"))
    full = free_area(stage)
    if kind == "panel" and stage.brief.texts and full.h > full.w * 0.8:
        light = paint(stage, full.upper(0.72))
        calm(stage, light)
        panel(stage, full.lower(0.24), light)
        return
    area, words = split(full, stage.brief.texts)
    light = paint(stage, area)
    calm(stage, light)
    if words is not None:
        caption(stage, words, light)
    if kind == "framed" and not stage.is_transparent:
        edge, width = 26.0, 7.0
        frame = rect(edge, edge, stage.width - 2 * edge, stage.height - 2 * edge, fill="none", stroke="#fff8ea",
                     stroke_width=width, stroke_opacity=0.85)  # fmt: skip
        stage.scene.draw(frame, is_type=True)
