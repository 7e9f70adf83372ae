"""A wood of birches: white stems with black marks."""

from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import forest
from illustrator.subject import Words

TITLE = "birch forest"
WORDS = Words(
    "birch forest, birch wood, birch grove",
    "白桦林, 桦树林",
    "Birkenwald, Birkenhain",
    "forêt de bouleaux",
    "bosque de abedules, abedular",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    return forest.draw(land.composed(view, 2))
