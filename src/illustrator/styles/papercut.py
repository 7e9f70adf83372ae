"""Cut paper: flat sheets laid one over the other, each with its fibre, its cut edge and its shadow."""

from typing import TYPE_CHECKING

from illustrator.style import Drop, Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "paper cut-out"
WORDS = Words(
    "papercut, paper cut, paper-cut, paper cutout, paper cut-out, paper art, papercraft, paper craft, cut paper, "
    "layered paper, paper collage, origami style, diorama",
    "剪纸, 剪纸风格, 纸艺, 纸雕, 折纸风格, 拼贴画",
    "Scherenschnitt, Papierschnitt, Papierkunst, Papierlook, Papiercollage, geschichtetes Papier",
    "papier découpé, découpage, art du papier, papiers superposés, collage de papier",
    "papel recortado, recorte de papel, arte en papel, collage de papel, capas de papel, papercut",
)
TREATMENT = Treatment(
    working_pixels=1_500_000, relief=0.0, steps=3, softness=0.0, rim=0.62, drop=Drop(6, 12, 10, 0.5), has_outlines=True
)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._papercut import glued

    return glued(canvas, bodies, look)
