"""An oasis: palms around a pool between dunes."""

from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import desert
from illustrator.subject import Words

TITLE = "oasis"
WORDS = Words(
    "oasis, desert oasis",
    "绿洲, 沙漠绿洲",
    "Oase, Wüstenoase",
    "oasis",
    "oasis en el desierto",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    return desert.draw(land.composed(view, 2))
