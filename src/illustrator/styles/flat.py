"""Flat design: clean shapes in few steps of colour, no form, no softness."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "flat design"
WORDS = Words(
    "flat design, flat look, flat colors, flat colours, flat art, flat style, flat illustration, flat vector, "
    "vector illustration, vector art, vector style, material design, cel shading, cel shaded",
    "扁平, 扁平化, 扁平风格, 扁平设计, 扁平插画, 矢量, 矢量插画, 矢量风格",
    "Flat Design, flaches Design, flacher Stil, Vektorgrafik, Vektorillustration",
    "design plat, flat design, style plat, illustration vectorielle, dessin vectoriel",
    "diseño plano, estilo plano, ilustración plana, ilustración vectorial, vectorial",
)
TREATMENT = Treatment(relief=0.0, steps=5, softness=0.0)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    """The shapes are flat already; the colours become a little fresher."""
    from illustrator.styles._canvas import joined, parted
    from illustrator.styles._colours import saturated

    colour, alpha = parted(canvas, look)
    return joined(saturated(colour, 1.1), alpha)
