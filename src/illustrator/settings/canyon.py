"""Red tables and needles of rock, cactuses, dust."""

from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import desert
from illustrator.subject import Words

TITLE = "red rock country"
WORDS = Words(
    "canyon, wild west, badlands, buttes, red rocks, western landscape, gorge",
    "峡谷, 西部荒野, 丹霞",
    "Schlucht, Wilder Westen, Tafelberg, Canyon",
    "far west, gorge rocheuse, mésa",
    "cañón, lejano oeste, desfiladero",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    return desert.draw(land.composed(view, 1))
