"""Oil on canvas: broad strokes, smaller ones where there is more to say, and light on the thick of the paint."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "oil painting"
WORDS = Words(
    "oil painting, oil paint, in oil, in oils, oil style, oil on canvas, impasto, acrylic paint, acrylic painting, "
    "impressionist, impressionism, impressionistic, painterly, palette knife, van gogh style, monet style",
    "油画, 油画风格, 印象派, 印象主义, 厚涂, 丙烯, 丙烯画",
    "Ölgemälde, Ölmalerei, Öl auf Leinwand, Ölbild, Impasto, Acrylbild, Acrylmalerei, impressionistisch, "
    "Impressionismus",
    "peinture à l'huile, huile sur toile, à l'huile, empâtement, peinture acrylique, impressionniste, impressionnisme",
    "pintura al óleo, óleo, óleo sobre lienzo, al óleo, empaste, pintura acrílica, impresionista, impresionismo",
)
TREATMENT = Treatment(working_pixels=1_600_000, relief=1.1)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._oil import painted

    return painted(canvas, look)
