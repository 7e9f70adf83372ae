"""The light of a scene: hour, weather and source, and the colours that follow from them."""

from dataclasses import dataclass
from typing import Final

from illustrator.palette import mix, shade

TIMES: Final = ("dawn", "morning", "day", "sunset", "dusk", "night")
WEATHERS: Final = ("clear", "clouds", "rain", "snow", "fog", "storm")
SOURCES: Final = ("sun", "moon", "lamp", "candle", "fire", "neon", "studio", "soft", "backlight")

# Sky from the top to the horizon, by the hour; several of each, so that other seeds see another sky.
_SKIES: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "dawn": (("#6f86b8", "#e8b7b0", "#fbe3c0"), ("#5f7fb0", "#c9a9c4", "#ffd9b0"), ("#7a8fc4", "#f0c0b8", "#fff0d0")),
    "morning": (("#6fb4e8", "#b5daf2", "#f6efdc"), ("#83c0ea", "#cfe6ee", "#fdf3d8")),
    "day": (("#3f8fdc", "#8cc4ee", "#dff0f7"), ("#4a9be0", "#9fd2f0", "#eef7f4"), ("#2f86cf", "#7fc0e6", "#d6eef2")),
    "sunset": (("#3b2d6b", "#d0587a", "#ffb45e"), ("#4a3b80", "#f0705f", "#ffc76a"), ("#2c3f78", "#b8568a", "#ff9a56")),
    "dusk": (("#1d2450", "#4b4a86", "#c98a9a"), ("#1a2a55", "#54558f", "#e0a08a")),
    "night": (("#070d24", "#12204a", "#2a3f70"), ("#0a0c22", "#1a1c4a", "#3a3468"), ("#06121f", "#0f2a44", "#265470")),
}
_KEYS: Final = {
    "dawn": ("#ffdcb8", "#7d86b0"), "morning": ("#fff0d0", "#8fa3c4"), "day": ("#fff8e8", "#8aa0c0"),
    "sunset": ("#ffb070", "#6d4f86"), "dusk": ("#d8a8c0", "#3f4478"), "night": ("#9db4ee", "#141c42"),
}  # fmt: skip
_OVERCAST: Final = {"storm": "#4a525e", "rain": "#7c8894", "fog": "#c3c9cc", "clouds": "#aab6c0", "snow": "#c9d3dd"}
_LEVELS: Final = {"dawn": 0.86, "morning": 0.96, "day": 1.0, "sunset": 0.84, "dusk": 0.62, "night": 0.42}
_LAMPS: Final = {"lamp": "#ffc36b", "candle": "#ffb255", "fire": "#ff9a45", "neon": "#5fd0ff"}


@dataclass(frozen=True)
class Light:
    """`sky` from the top to the horizon; `key` is the colour of the light, `shade` that of shadows.

    `level` 1 is plain day; `turn` says from where: -1 left, 1 right. `lamp` is the colour of a near source, if there
    is one.
    """

    time: str
    weather: str
    source: str
    sky: tuple[str, str, str]
    key: str
    shade: str
    level: float
    turn: float
    lamp: str | None

    @property
    def is_dark(self) -> bool:
        return self.level < 0.65

    @property
    def is_grey(self) -> bool:
        return self.weather in _OVERCAST


def light_of(time: str | None, weather: str | None, source: str | None, variant: int, *, is_indoors: bool) -> Light:
    """The light that was asked for; by day where nothing was, in the evening where a lamp or fire is to be seen."""
    glows = source in _LAMPS
    hour = time or ("night" if source == "moon" or (glows and is_indoors) else "dusk" if glows else "day")
    overcast = _OVERCAST.get(weather or "clear")
    skies = _SKIES[hour]
    sky = skies[variant % len(skies)]
    key, dark = _KEYS[hour]
    if overcast is not None:
        share = 0.72 if hour in {"day", "morning"} else 0.58
        greys = (overcast, shade(overcast, 0.05), shade(overcast, 0.1))
        sky = (mix(sky[0], greys[0], share), mix(sky[1], greys[1], share), mix(sky[2], greys[2], share))
        key = mix(key, "#dfe6ee", 0.6)
    level = _LEVELS[hour] * (0.86 if weather in {"rain", "storm"} else 1.0)
    turn = -1.0 if variant % 2 == 0 else 1.0
    return Light(hour, weather or "clear", source or "sun", sky, key, dark, level, turn, _LAMPS.get(source or ""))
