"""Colours of things out of doors: in the sun, in shadow, and far away, in the light of the scene."""

from functools import lru_cache

from illustrator.illumination import Light
from illustrator.palette import at, lch, mix, rgb

_THICK = {"fog": 0.55, "snow": 0.24, "rain": 0.2, "storm": 0.24, "clouds": 0.08}
_FADED = {"fog": 0.35, "snow": 0.12, "rain": 0.26, "storm": 0.32, "clouds": 0.12}


@lru_cache(maxsize=4096)
def times(one: str, other: str, level: float = 1.0) -> str:
    """The product of two colours, as paint that is lit by a coloured light."""
    lit = (p * q * level for p, q in zip(rgb(one), rgb(other), strict=True))
    return "#" + "".join(f"{round(255 * min(max(c, 0.0), 1.0)):02x}" for c in lit)


def grey(colour: str, share: float) -> str:
    """The colour, a share of the way to the grey of the same lightness."""
    return mix(colour, at(colour, lch(colour)[0], 0.0), share) if share > 0 else colour


def lit(light: Light, colour: str) -> str:
    """What a colour is where the light falls on it."""
    pale = grey(colour, _FADED.get(light.weather, 0.0))
    if light.time == "night":
        return mix(times(pale, mix(light.key, "#6c8cf4", 0.45), 0.56), light.sky[1], 0.12)
    if light.time == "dusk":
        return mix(times(pale, mix(light.key, "#8494f0", 0.4), 0.78), light.sky[1], 0.1)
    white = {"day": 0.6, "morning": 0.5}.get(light.time, 0.42)
    return times(pale, mix(light.key, "#ffffff", white), min(light.level**0.8 * 1.02, 1.0))


def dim(light: Light, colour: str) -> str:
    """What it is in shadow, where only the sky lights it."""
    pale = grey(colour, _FADED.get(light.weather, 0.0))
    if light.time == "night":
        return mix(times(pale, "#4a64b8", 0.42), light.sky[0], 0.3)
    bare = mix(light.shade, light.key, 0.16)
    soft = 0.4 if light.is_grey and not light.is_dark else 0.0
    return mix(times(pale, mix(bare, "#ffffff", 0.12), 1.0), lit(light, colour), soft)


def air(light: Light) -> str:
    """The colour of far air: what everything fades into at the horizon."""
    return mix(light.sky[1], light.sky[2], 0.62)


def away(light: Light, colour: str, depth: float) -> str:
    """A lit colour seen through air: depth 0 is at hand, 1 is gone."""
    thick = _THICK.get(light.weather, 0.0)
    return mix(colour, air(light), min(max(depth + (1 - depth) * thick * min(depth * 3, 1.0), 0.0), 1.0))


def pair(light: Light, colour: str, depth: float = 0.0) -> tuple[str, str]:
    """The lit and the shaded tone of a colour at a depth."""
    return away(light, lit(light, colour), depth), away(light, dim(light, colour), depth)
