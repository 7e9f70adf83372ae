"""Watercolour: washes with dark edges, blooms and grain on rough paper, a pencil drawing under them."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "watercolour"
WORDS = Words(
    "watercolor, watercolour, water color, water colour, watercolor painting, watercolour painting, aquarelle, "
    "wet on wet, watercolor wash, loose watercolor",
    "水彩, 水彩画, 水彩风格, 水彩风, 淡彩",
    "Aquarell, Aquarellmalerei, Aquarellbild, Aquarellstil, Wasserfarbe, Wasserfarben",
    "aquarelle, peinture à l'aquarelle, à l'aquarelle, lavis",
    "acuarela, en acuarela, pintura de acuarela, aguada",
)
TREATMENT = Treatment(working_pixels=1_600_000, relief=0.8, has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._watercolor import painted

    return painted(canvas, bodies, look)
