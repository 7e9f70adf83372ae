"""Areas cut into rows and columns with even gaps."""

from collections.abc import Sequence
from typing import Literal

from illustrator.page import Area

Shape = Literal["wide", "square", "tall"]


def shape_of(area: Area) -> Shape:
    if area.w > area.h * 1.25:
        return "wide"
    return "tall" if area.h > area.w * 1.25 else "square"


def rows(area: Area, weights: Sequence[float], gap: float = 20.0) -> list[Area]:
    free = area.h - gap * (len(weights) - 1)
    areas, y = [], area.y
    for weight in weights:
        h = free * weight / sum(weights)
        areas.append(Area(area.x, y, area.w, h))
        y += h + gap
    return areas


def columns(area: Area, weights: Sequence[float], gap: float = 20.0) -> list[Area]:
    free = area.w - gap * (len(weights) - 1)
    areas, x = [], area.x
    for weight in weights:
        w = free * weight / sum(weights)
        areas.append(Area(x, area.y, w, area.h))
        x += w + gap
    return areas


def cells(area: Area, across: int, down: int, gap: float = 20.0) -> list[Area]:
    """Equal cells, row by row."""
    return [cell for row in rows(area, [1] * down, gap) for cell in columns(row, [1] * across, gap)]


def top_of(area: Area, height: float, gap: float = 20.0) -> tuple[Area, Area]:
    """A strip of a fixed height, and the rest."""
    return Area(area.x, area.y, area.w, height), Area(
        area.x, area.y + height + gap, area.w, max(area.h - height - gap, 1)
    )


def left_of(area: Area, width: float, gap: float = 20.0) -> tuple[Area, Area]:
    """A strip of a fixed width, and the rest."""
    return Area(area.x, area.y, width, area.h), Area(area.x + width + gap, area.y, max(area.w - width - gap, 1), area.h)
