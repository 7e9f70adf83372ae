"""Modelling clay: every piece rounded, with soft shadows, a gleam, and the prints of fingers."""

from typing import TYPE_CHECKING

from illustrator.style import Drop, Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "3d clay"
WORDS = Words(
    "3d, 3d render, 3d style, 3d rendered, 3d illustration, 3d cartoon, 3d model, in clay, made of clay, "
    "clay model, clay style, clay render, claymation, plasticine, play dough, plastic toy, toy style, vinyl toy, "
    "blender style, pixar style, cgi, stop motion, figurine",
    "三维, 3d渲染, 立体, 立体风格, 黏土, 粘土, 黏土风格, 粘土风格, 橡皮泥, 盲盒风格, 皮克斯风格",
    "3d-Rendering, 3d-Stil, 3d-Grafik, Knete, Knetfigur, Knetstil, Plastikspielzeug, Knetmasse",
    "rendu 3d, style 3d, pâte à modeler, en argile, jouet en plastique",
    "render 3d, estilo 3d, plastilina, de arcilla, de plastilina, juguete de plástico",
)
TREATMENT = Treatment(working_pixels=1_600_000, relief=1.35, drop=Drop(7, 12, 15, 0.36), has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._clay import modelled

    return modelled(canvas, bodies, look)
