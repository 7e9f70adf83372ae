"""Line art in ink: a pen that presses more on the shaded side, hatching in the shade, one pale wash of colour."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "ink line art"
WORDS = Words(
    "line art, lineart, line drawing, in ink, ink drawing, ink line art, pen and ink, ink sketch, pen drawing, "
    "sketch, outline drawing, black and white drawing, monochrome drawing, engraving, etching, doodle, "
    "coloring page, colouring page",
    "线稿, 线描, 线条画, 钢笔画, 墨线, 素描, 速写, 白描, 版画",
    "Strichzeichnung, Linienzeichnung, Tuschezeichnung, Federzeichnung, in Tusche, Skizze, Radierung, Ausmalbild, "
    "Kupferstich",
    "dessin au trait, dessin à l'encre, à l'encre, dessin à la plume, croquis, esquisse, gravure, coloriage",
    "dibujo lineal, arte lineal, en tinta, dibujo a tinta, a tinta, boceto, bosquejo, grabado, dibujo a pluma",
)
TREATMENT = Treatment(working_pixels=1_150_000, relief=1.2, has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._ink import drawn

    return drawn(canvas, bodies, look)
