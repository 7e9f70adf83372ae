"""A beach under palms, with the sea behind it."""

from dataclasses import replace

from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import beach
from illustrator.subject import Words

TITLE = "tropical island"
WORDS = Words(
    "tropical island, tropical beach, paradise island, desert island, palm beach, island, paradise beach",
    "热带海滩, 热带岛屿, 海岛, 小岛",
    "Tropeninsel, Palmenstrand, einsame Insel, Insel",
    "île tropicale, plage tropicale, île déserte, île",
    "isla tropical, playa tropical, isla desierta, isla",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    return beach.draw(replace(land.composed(view, 0), traits=view.traits | {"tropical"}))
