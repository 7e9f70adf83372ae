"""A leaded window: pieces of coloured glass with the light behind them."""

from typing import TYPE_CHECKING

from illustrator.style import Look, Treatment
from illustrator.subject import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE = "stained glass"
WORDS = Words(
    "stained glass, stained-glass, stained glass window, leaded glass, tiffany glass, glass mosaic, mosaic, "
    "cathedral window",
    "彩色玻璃, 彩绘玻璃, 玻璃花窗, 花窗, 马赛克, 马赛克风格",
    "Buntglas, Buntglasfenster, Bleiglas, Bleiglasfenster, Glasmalerei, Kirchenfenster, Mosaik",
    "vitrail, vitraux, verre coloré, mosaïque",
    "vitral, vitrales, vidriera, vidrieras, mosaico",
)
TREATMENT = Treatment(working_pixels=1_600_000, relief=0.5, steps=3, softness=0.0, has_outlines=True)


def finish(canvas: "NDArray[np.uint8]", bodies: "NDArray[np.uint8] | None", look: Look) -> "NDArray[np.uint8]":
    from illustrator.styles._stained_glass import leaded

    return leaded(canvas, bodies, look)
