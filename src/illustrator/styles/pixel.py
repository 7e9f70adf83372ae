"""Pixel art: few large square pixels, few colours, dark outlines, dither in the gradients."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "pixel art"
WORDS = Words(
    "pixel art, pixelart, pixel, pixelated, pixel style, 8-bit, 8 bit, 8bit, 16-bit, 16 bit, 16bit, sprite, "
    "retro game, video game sprite, game boy style",
    "像素, 像素风, 像素画, 像素艺术, 像素风格, 8位, 16位",
    "Pixelart, Pixel-Art, Pixelkunst, Pixelgrafik, Pixelstil, pixelig, verpixelt",
    "pixel art, art pixel, pixelisé, pixels, 8 bits, 16 bits",
    "arte de píxeles, pixel art, pixelado, píxel, píxeles, 8 bits, 16 bits",
)
TREATMENT = Treatment(working_pixels=420_000, relief=1.3, has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._pixel import placed

    return placed(canvas, bodies, look)
