"""Pines in ranks around a glade."""

from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import forest
from illustrator.subject import Words

TITLE = "pine forest"
WORDS = Words(
    "pine forest, coniferous forest, evergreen forest, fir forest, taiga, pine wood",
    "松林, 松树林, 针叶林",
    "Nadelwald, Kiefernwald, Tannenwald, Fichtenwald",
    "forêt de pins, forêt de sapins, pinède",
    "pinar, bosque de pinos, bosque de coníferas",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    return forest.draw(land.composed(view, 1))
