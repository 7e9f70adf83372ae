"""Japanese wood-block print: a key block of lines, colours with a printed fade, the grain of the wood."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "wood-block print"
WORDS = Words(
    "ukiyo-e, ukiyo e, ukiyoe, woodblock, woodblock print, wood block print, wood-block print, woodcut, linocut, "
    "japanese print, japanese woodblock, hokusai style, hiroshige style, block print",
    "浮世绘, 浮世绘风格, 木版画, 木刻, 木刻版画, 日式版画, 套色版画",
    "Ukiyo-e, Holzschnitt, Farbholzschnitt, japanischer Holzschnitt, Linolschnitt",
    "estampe, estampe japonaise, gravure sur bois, linogravure, ukiyo-e",
    "xilografía, estampa japonesa, grabado en madera, linograbado, ukiyo-e",
)
TREATMENT = Treatment(working_pixels=1_150_000, relief=0.55, has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._ukiyo_e import printed

    return printed(canvas, bodies, look)
