"""A scene: a place with things in it. Quoted words stand over it as a title."""

from illustrator.caption import caption, split
from illustrator.page import free_area
from illustrator.reading.telling import told
from illustrator.stage import Stage
from illustrator.tableau import paint


def compose(stage: Stage) -> str:
    area, words = split(free_area(stage), stage.brief.texts)
    light = paint(stage, area)
    if words is not None:
        caption(stage, words, light)
    return told(stage.brief)
