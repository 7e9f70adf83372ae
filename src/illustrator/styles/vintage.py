"""A faded print of the middle of the last century: a handful of spot inks on yellowed paper."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "vintage print"
WORDS = Words(
    "vintage style, vintage print, vintage illustration, vintage poster style, vintage look, retro print, "
    "retro illustration, mid-century style, mid century modern style, screen print, screenprint, silkscreen, "
    "faded print, letterpress, old postcard, sepia print, matchbox label, lithograph",
    "复古风格, 复古印刷, 复古插画, 怀旧, 怀旧风格, 丝网印刷, 丝网版画, 老明信片, 年代感",
    "Vintage-Stil, Vintagedruck, Retrodruck, Siebdruck, alte Postkarte, Sepia, verblasster Druck, Lithografie",
    "style vintage, impression vintage, sérigraphie, sépia, vieille carte postale, lithographie, style rétro",
    "estilo vintage, impresión vintage, serigrafía, sepia, postal antigua, litografía, estilo retro",
)
TREATMENT = Treatment(working_pixels=1_600_000, relief=1.0, steps=5, softness=0.6, has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._vintage import printed

    return printed(canvas, bodies, look)
