"""Coloured pencil: hatching that follows the hand, pressed harder in the shade, the tooth of the paper left white."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "coloured pencil"
WORDS = Words(
    "colored pencil, coloured pencil, in pencil, pencil drawing, pencil sketch, pencil style, color pencil, "
    "colour pencil, in crayon, crayon drawing, crayon style, wax crayon, pastel drawing, chalk drawing, "
    "chalk pastel, oil pastel, graphite drawing, charcoal sketch, charcoal drawing, kid's drawing, "
    "child's drawing",
    "彩铅, 彩色铅笔, 铅笔画, 彩铅画, 蜡笔, 蜡笔画, 色粉画, 粉笔画, 炭笔, 儿童画",
    "Buntstift, Buntstiftzeichnung, mit Bleistift, Bleistiftzeichnung, Farbstift, Wachsmalstift, Kreidezeichnung, "
    "Pastellkreide, Kohlezeichnung, Kinderzeichnung",
    "crayon de couleur, crayons de couleur, dessin au crayon, au crayon, craie grasse, pastel gras, fusain, "
    "dessin d'enfant",
    "lápiz de color, lápices de colores, a lápiz, dibujo a lápiz, con crayones, a la cera, al carboncillo, "
    "pastel graso, dibujo infantil",
)
TREATMENT = Treatment(working_pixels=1_150_000, relief=1.1, has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._pencil import hatched

    return hatched(canvas, bodies, look)
