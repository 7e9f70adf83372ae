"""The tones of one material: a warm light side, a cool shade, and the extremes that make it read as a body."""

from dataclasses import dataclass
from functools import lru_cache

from illustrator.palette import at, lch, mix, shade

_WARM, _SKY, _COOL = "#fff1d2", "#dde6f6", "#2c2058"


@dataclass(frozen=True)
class Tones:
    """From bright to dark. `base` is the colour itself, held away from pure black and white so that form shows."""

    glint: str
    light: str
    base: str
    dark: str
    deep: str


@lru_cache(maxsize=512)
def tones(colour: str) -> Tones:
    lightness, chroma, _ = lch(colour)
    held = min(max(lightness, 0.27), 0.955)
    # What is nearly black shines in the colour of the sky: a warm light would turn it brown.
    sheen = _SKY if lightness < 0.36 and chroma < 0.04 else _WARM
    base = colour if held == lightness else at(colour, held, chroma)
    return Tones(
        glint=mix(shade(base, 0.09), sheen, 0.42),
        light=mix(shade(base, 0.05), sheen, 0.13),
        base=base,
        dark=mix(shade(base, -0.085), _COOL, 0.16),
        deep=mix(shade(base, -0.19), _COOL, 0.3),
    )
