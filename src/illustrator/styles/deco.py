"""Art deco poster: few deep colours, airbrushed form, gold lines."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "art deco"
WORDS = Words(
    "art deco style, art-deco style, deco style, deco poster style, gatsby style, great gatsby style, "
    "art nouveau style, travel poster style, airbrush, airbrushed, gilded style, gold line art",
    "装饰艺术风格, 装饰派艺术, 装饰风艺术, 新艺术风格, 喷枪画",
    "Art-Déco-Stil, Art-Deco-Stil, Jugendstil, Airbrush, vergoldeter Stil",
    "style art déco, style art nouveau, aérographe, style doré",
    "estilo art déco, estilo art deco, estilo art nouveau, aerógrafo, estilo dorado",
)
TREATMENT = Treatment(
    working_pixels=1_600_000, relief=1.3, steps=6, softness=0.7, has_outlines=True, is_composition=True
)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._deco import sprayed

    return sprayed(canvas, bodies, look)
