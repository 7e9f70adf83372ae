"""Neon signs: glowing tubes along the outlines on a dark wall."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "neon"
WORDS = Words(
    "neon sign, neon style, neon art, neon line art, neon outline, neon tube, neon light art, glowing neon, "
    "glow line art, blacklight, tron style",
    "霓虹风格, 霓虹灯牌, 霓虹招牌, 霓虹艺术, 霓虹线条",
    "Neonschild, Neonstil, Neonkunst, Leuchtreklame, Neonröhre, Schwarzlicht",
    "enseigne au néon, style néon, art néon, tube néon, lumière noire",
    "letrero de neón, estilo neón, arte neón, tubo de neón, luz negra",
)
TREATMENT = Treatment(working_pixels=1_150_000, relief=0.6, has_outlines=True, time="night")


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._neon import lit

    return lit(canvas, bodies, look)
