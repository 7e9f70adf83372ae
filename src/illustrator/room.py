"""Free room: where one more thing may stand, or fly, among those that are there."""

from dataclasses import dataclass
from typing import Final

from illustrator.page import Area
from illustrator.scene import Box

_SCALES: Final = (1.0, 0.88, 0.78, 0.68, 0.6)
_COLUMNS: Final = 33
_ROWS: Final = 7


@dataclass(frozen=True)
class Wish:
    """`how` it is to stand to the `host`; `floor` is where its foot would be, `far` the end of the ground."""

    how: str
    host: Box | None
    floor: float
    is_aloft: bool
    sky: Area
    far: float


def spot(box: Box, wish: Wish, taken: list[Box], area: Area) -> tuple[float, float, float]:
    """The middle, the foot and the factor of a thing of that box: covers little, is near its host and inside."""
    best, least = (area.cx, wish.floor, _SCALES[-1]), 1e9
    for scale in _SCALES:
        w, h = box[2] * scale, box[3] * scale
        below = (box[1] + box[3]) * scale if not wish.is_aloft else 0.0
        for y in _feet(wish, h, area):
            for column in range(_COLUMNS):
                free = max(area.w - w - 0.03 * area.w, 0.0)
                x = area.cx + free * (column / (_COLUMNS - 1) - 0.5)
                placed = (x - w / 2, y + below - h, w, h)
                cost = _cost(placed, wish, taken, area) + 1.7 * (1 - scale)
                if cost < least - 1e-9:
                    best, least = (x, y, scale), cost
    return best


def _feet(wish: Wish, height: float, area: Area) -> list[float]:
    """The heights at which its foot may be."""
    if not wish.is_aloft:
        host = wish.host[3] if wish.host else height
        step = {"behind": -0.16, "before": 0.12, "under": 0.04}.get(wish.how, 0.0) * min(host, height)
        lowest = area.bottom - 0.01 * area.h
        near = [wish.floor + step]
        if not step:
            near += [wish.floor + 0.03 * area.h, max(wish.floor - 0.04 * area.h, min(wish.far, wish.floor))]
        return [min(y, lowest) for y in near]
    top = area.y + 0.03 * area.h + height
    low = wish.host[1] if wish.how == "over" and wish.host else area.y + 0.72 * area.h
    return [top + max(low - top, 0) * k / (_ROWS - 1) for k in range(_ROWS)]


def _cost(placed: Box, wish: Wish, taken: list[Box], area: Area) -> float:
    x, y, w, h = placed
    size = max(w * h, 1.0)
    covered = sum(_shared(placed, box) / min(size, max(box[2] * box[3], 1.0)) for box in taken)
    weight = 0.6 if wish.how in {"before", "behind", "under"} else 2.6
    edge = 0.02 * area.w
    out = max(area.x + edge - x, 0, x + w - area.right + edge) / w + max(area.y - y, 0) / h
    return weight * covered + 3.0 * out + 0.9 * _distance(placed, wish, area)


def _distance(placed: Box, wish: Wish, area: Area) -> float:
    x, y, w, h = placed
    if wish.host is None:
        return abs(x + w / 2 - area.cx) / area.w
    hx, hy, hw, hh = wish.host
    gap = max(hx - x - w, x - hx - hw, 0.0) / area.w
    if wish.is_aloft:
        level = hy + 0.2 * hh if wish.how != "over" else hy - 0.6 * h
        gap += 0.6 * abs(y + h / 2 - level) / area.h
    if wish.how in {"over", "before", "under", "behind"}:
        gap += 0.5 * abs(x + w / 2 - hx - hw / 2) / area.w
    return gap


def _shared(one: Box, other: Box) -> float:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)
