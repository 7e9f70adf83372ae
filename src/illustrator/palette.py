"""Colour: OKLCH arithmetic, contrast, and the schemes that a layout draws with."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache


@dataclass(frozen=True)
class Scheme:
    """`ground` and `deep` paint the surface, `ink` is type on it, `main`, `second` and `accent` paint the artwork."""

    ground: str
    deep: str
    ink: str
    main: str
    second: str
    accent: str

    @property
    def is_dark(self) -> bool:
        return lightness(self.ground) < 0.55


def rgb(colour: str) -> tuple[float, float, float]:
    value = int(colour[1:7], 16)
    return ((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _encoded(c: float) -> float:
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


@lru_cache(maxsize=4096)
def lch(colour: str) -> tuple[float, float, float]:
    """OKLCH of a colour: lightness 0..1, chroma 0..0.37, hue in degrees (Ottosson 2020)."""
    r, g, b = (_linear(c) for c in rgb(colour))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    bb = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return light, math.hypot(a, bb), math.degrees(math.atan2(bb, a)) % 360


def _linear_rgb(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


@lru_cache(maxsize=4096)
def from_lch(light: float, chroma: float, hue: float) -> str:
    """The colour, with as much of the chroma as sRGB can show (lightness and hue are kept)."""
    light = min(max(light, 0.0), 1.0)
    for step in range(24):
        channels = _linear_rgb(light, chroma * (1 - step / 24), hue)
        if all(-0.002 <= c <= 1.002 for c in channels):
            break
    else:
        channels = _linear_rgb(light, 0.0, hue)
    return "#" + "".join(f"{round(255 * _encoded(min(max(c, 0.0), 1.0))):02x}" for c in channels)


def lightness(colour: str) -> float:
    return lch(colour)[0]


def shade(colour: str, light: float = 0.0, chroma: float = 1.0, turn: float = 0.0) -> str:
    """The colour moved: lightness by a difference, chroma by a factor, hue by degrees."""
    lightness_, c, h = lch(colour)
    return from_lch(round(lightness_ + light, 4), round(c * chroma, 4), round((h + turn) % 360, 2))


def at(colour: str, light: float, chroma: float | None = None) -> str:
    """The same hue at a given lightness."""
    _, c, h = lch(colour)
    return from_lch(light, c if chroma is None else chroma, h)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the other colour in one, mixed in linear light."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    mixed = (_encoded(_linear(p) * (1 - share) + _linear(q) * share) for p, q in pairs)
    return "#" + "".join(f"{round(255 * min(max(c, 0.0), 1.0)):02x}" for c in mixed)


def luminance(colour: str) -> float:
    r, g, b = (_linear(c) for c in rgb(colour))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """The WCAG 2 ratio, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, ground: str, ratio: float = 4.5) -> str:
    """The colour, moved in lightness away from the ground until type in it can be read."""
    step = 0.03 if luminance(ground) < 0.2 else -0.03
    for _ in range(32):
        if contrast(colour, ground) >= ratio:
            return colour
        colour = shade(colour, light=step, chroma=0.98)
    return "#ffffff" if step > 0 else "#111111"


def scheme_from(colours: tuple[str, ...], dark: bool) -> Scheme:
    """A scheme around the colours that the prompt named, the first one leading."""
    lead = colours[0]
    hue_lead = lead if lch(lead)[1] > 0.03 else at(lead, 0.6, 0.0)
    ground = at(hue_lead, 0.2, min(lch(lead)[1], 0.055)) if dark else at(hue_lead, 0.965, min(lch(lead)[1], 0.018))
    second = colours[1] if len(colours) > 1 else shade(at(hue_lead, 0.72), turn=24)
    accent = colours[2] if len(colours) > 2 else shade(at(hue_lead, 0.74, 0.11), turn=150)
    main = lead if abs(lightness(lead) - lightness(ground)) > 0.18 else at(lead, 0.68 if dark else 0.55)
    ink = "#f7f5ef" if dark else at(hue_lead, 0.24, min(lch(lead)[1], 0.06))
    return Scheme(ground, shade(ground, -0.06 if dark else -0.05, 1.6), ink, main, second, accent)


def on_ground(scheme: Scheme, ground: str) -> Scheme:
    """The scheme on another surface, its ink and colours kept readable."""
    dark = lightness(ground) < 0.55
    ink = readable("#f8f6f0" if dark else at(ground, 0.22, 0.04), ground, 7)
    moved = replace(scheme, ground=ground, deep=shade(ground, -0.06, 1.2), ink=ink)
    return replace(moved, main=readable(scheme.main, ground, 2.2), accent=readable(scheme.accent, ground, 1.8))
