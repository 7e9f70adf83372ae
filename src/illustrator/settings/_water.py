"""Water from the shore: the mirrored land, the light on it, ripples, waves."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix
from illustrator.place import View
from illustrator.settings._sky import Disc
from illustrator.svg import num, path


def mirrored(svg: str, shore: float, squash: float = 0.9, opacity: float = 0.8) -> str:
    """What stands behind a shore, upside down below it."""
    return (
        f'<g transform="translate(0 {num(shore + shore * squash)}) scale(1 {num(-squash)})" '
        f'opacity="{num(opacity)}">{svg}</g>'
    )


def lens(x: float, y: float, w: float, h: float) -> str:
    """A flat streak, pointed at both ends, as the data of a path."""
    return (
        f"M{num(x - w / 2)} {num(y)}Q{num(x)} {num(y - h)} {num(x + w / 2)} {num(y)}Q{num(x)} "
        f"{num(y + h * 0.7)} {num(x - w / 2)} {num(y)}Z"
    )


def ripples(dice: Dice, area: Area, tint: str, count: int, opacity: float = 0.3) -> str:
    """Streaks across a water's area, short and thin far off, long and broad near by."""
    d = ""
    for _ in range(count):
        t = dice.between(0.0, 1.0) ** 1.4
        x, y = dice.between(area.x - 60, area.right + 60), area.y + area.h * t
        d += lens(x, y, (40 + 190 * t) * dice.between(0.6, 1.4), 1.2 + 5.5 * t)
    return path(d, fill=tint, fill_opacity=opacity)


def glitter(view: View, dice: Dice, area: Area, disc: Disc | None, count: int = 60) -> str:
    """The path of light below the sun or the moon."""
    if disc is None:
        return ""
    dark = view.light.time == "night"
    tint = mix(view.light.key, "#ffffff", 0.5 if not dark else 0.3)
    strong, faint = "", ""
    for i in range(view.count(count)):
        t = (i + dice.between(0, 1)) / count
        y = area.y + area.h * t**1.25
        spread = disc.r * (0.5 + 2.6 * t)
        x = disc.x + dice.between(-1, 1) * dice.between(0.1, 1.0) * spread
        streak = lens(x, y, disc.r * (0.5 + 1.7 * t) * dice.between(0.5, 1.3), 1.5 + 6 * t)
        if i % 2:
            strong += streak
        else:
            faint += streak
    return path(faint, fill=tint, fill_opacity=0.35) + path(strong, fill=tint, fill_opacity=0.75)


def surf(dice: Dice, area: Area, y: float, swing: float, wide: float) -> list[tuple[float, float]]:
    """The line where a wave runs out on sand: long bows."""
    points, x = [], area.x - wide * 0.5
    phase = dice.between(0, 6.28)
    while x < area.right + wide:
        points.append((x, y + swing * math.sin(phase + x / wide * 2.2) + dice.between(-0.3, 0.3) * swing))
        x += wide * 0.5
    return points
