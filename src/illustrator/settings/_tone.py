"""Colours in a light: what a thing looks like near the lamp or window, in the room, and in its corners."""

import math
from dataclasses import replace
from typing import Final

from illustrator.illumination import Light
from illustrator.palette import mix, shade
from illustrator.place import View
from illustrator.settings._hues import times
from illustrator.svg import Point, Sheet, Stop, circle, num

# What the light leaves of white: in its beam, in general, in the corners.
_INSIDE: Final = {
    "dawn": ("#ffe9d6", "#eed3cd", "#a998b4"), "morning": ("#fffaf0", "#fbefe0", "#cfc4c2"),
    "day": ("#fffdf8", "#f8f3ea", "#cdc8cc"), "sunset": ("#ffe0b4", "#f0b592", "#9a7290"),
    "dusk": ("#c9b4d4", "#8f86b4", "#4c4a78"), "night": ("#8fa2dc", "#55619a", "#2a3060"),
}  # fmt: skip
_LAMPLIT: Final = {
    "lamp": ("#ffe6ba", "#b98a68", "#4d3846"), "candle": ("#ffdca6", "#9a6a50", "#3a2834"),
    "fire": ("#ffd298", "#9c6248", "#3a2632"), "neon": ("#c4dcff", "#6c68a6", "#2a2652"),
}  # fmt: skip
_GREYING: Final = {"rain": "#d3dae4", "storm": "#b4bcca", "fog": "#e6e8ea", "clouds": "#e6e9ee", "snow": "#eef2f8"}


def lamps_are_on(light: Light) -> bool:
    return light.lamp is not None or (light.is_dark and light.source != "moon")


def lamp_colour(light: Light) -> str:
    return light.lamp or "#ffc878"


def tints_of(light: Light) -> tuple[str, str, str]:
    """What the light indoors leaves of white: in the beam, in general, in the corners."""
    lit, here, dim = _INSIDE[light.time]
    grey = _GREYING.get(light.weather)
    if grey is not None:
        lit, here, dim = (times(mix(c, shade(c, chroma=0.3), 0.6), grey) for c in (lit, here, dim))
    if not lamps_are_on(light):
        return lit, here, dim
    near, room, corner = _LAMPLIT.get(light.source, ("#ffe6ba", "#b08468", "#48384c"))
    share = 1.0 if light.is_dark else 0.45
    return mix(lit, near, share), mix(here, room, share), mix(dim, corner, share)


def soft_spot(sheet: Sheet, at: Point, rx: float, ry: float, stops: list[Stop]) -> str:
    """A round gradient pressed flat, as light on a floor or a shadow under a thing."""
    paint = sheet.radial(0, 0, rx, stops)
    inner = circle(0, 0, rx, fill=paint)
    return f'<g transform="translate({num(at[0])} {num(at[1])}) scale(1 {ry / rx:.4f})">{inner}</g>'


def faded(colour: str, strength: float) -> list[Stop]:
    """Stops from a colour to nothing, falling like light."""
    return [(0.0, colour, strength), (0.3, colour, strength * 0.66), (0.65, colour, strength * 0.2), (1.0, colour, 0.0)]


def snowed(view: View) -> View:
    """The view with the weather that its traits ask for: a snowy street lies in snow."""
    if view.traits & {"snowy", "snow", "winter", "icy"} and view.light.weather == "clear":
        return replace(view, light=replace(view.light, weather="snow"))
    if view.traits & {"rainy", "wet"} and view.light.weather == "clear":
        return replace(view, light=replace(view.light, weather="rain"))
    return view


class Lighting:
    """The light of one interior around its source: paints fall from lit to dim with the distance to `centre`."""

    def __init__(self, view: View, centre: Point, reach: float) -> None:
        self.sheet: Sheet = view.scene.sheet
        self.light = view.light
        self.centre, self.reach = centre, reach
        self.tints = tints_of(view.light)
        self.is_on = lamps_are_on(view.light)
        self.lamp = lamp_colour(view.light)
        self._paints: dict[str, str] = {}

    def paint(self, colour: str) -> str:
        """A gradient over the whole picture, so that everything painted with it is lit from one place."""
        if colour not in self._paints:
            lit, here, dim = (times(colour, tint) for tint in self.tints)
            stops = [
                (0.0, lit, 1.0),
                (0.28, mix(lit, here, 0.45), 1.0),
                (0.6, here, 1.0),
                (1.0, mix(here, dim, 0.8), 1.0),
            ]
            self._paints[colour] = self.sheet.radial(*self.centre, self.reach, stops)
        return self._paints[colour]

    def at(self, colour: str, point: Point) -> str:
        """The colour of a small thing at a point."""
        lit, here, dim = (times(colour, tint) for tint in self.tints)
        far = math.dist(point, self.centre) / self.reach
        if far < 0.6:
            return mix(lit, here, min(far / 0.6, 1.0))
        return mix(here, dim, 0.8 * min((far - 0.6) / 0.4, 1.0))

    def here(self, colour: str) -> str:
        return times(colour, self.tints[1])

    def lit(self, colour: str) -> str:
        return times(colour, self.tints[0])

    def dim(self, colour: str) -> str:
        return times(colour, self.tints[2])

    def halo(self, point: Point, radius: float, strength: float = 0.6, colour: str | None = None) -> str:
        """The paint of light around a lamp, to be added."""
        tone = colour or self.lamp
        stops = [(0.0, tone, strength), (0.25, tone, strength * 0.46), (0.6, tone, strength * 0.12), (1.0, tone, 0.0)]
        return self.sheet.radial(*point, radius, stops)
