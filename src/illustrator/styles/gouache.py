"""Gouache: flat, matt, chalky colour laid with a broad dry brush, one layer a little beside the other."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "gouache"
WORDS = Words(
    "gouache, gouache painting, tempera, poster paint, matte painting, picture book, picture-book, storybook, "
    "storybook illustration, children's book illustration, childrens book illustration, hand painted, "
    "hand-painted",
    "水粉, 水粉画, 水粉风格, 绘本, 绘本风格, 童书插画, 手绘",
    "Gouache, Gouachemalerei, Tempera, Bilderbuch, Bilderbuchstil, Kinderbuchillustration, handgemalt",
    "gouache, peinture à la gouache, à la gouache, détrempe, livre d'images, album jeunesse, peint à la main",
    "gouache, guache, témpera, libro ilustrado, cuento ilustrado, ilustración infantil, pintado a mano",
)
TREATMENT = Treatment(working_pixels=1_600_000, relief=0.75, steps=7, has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._gouache import painted

    return painted(canvas, bodies, look)
