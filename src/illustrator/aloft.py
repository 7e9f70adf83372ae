"""What is in the air: spread over the sky, apart from each other; alone in the picture, large and near the middle."""

import math
from typing import Final

from illustrator.chance import Dice
from illustrator.clusters import Node
from illustrator.page import Area
from illustrator.posts import POSTS
from illustrator.scene import Box

_SIZES: Final = (0.30, 0.2, 0.14, 0.24, 0.11)


def send_up(nodes: list[Node], sky: Area, area: Area, dice: Dice, lead: Box | None, variant: int, share: float) -> None:
    """Puts each to its place, the farther the smaller. `lead` is the box of the main group where that stands below.

    `share` is the part of the frame that a flyer covers that is the picture.
    """
    is_alone = len(nodes) == 1 and lead is None
    sky = sky if sky.h > 0.12 * area.h else area.upper(0.4)
    if lead is not None:
        free = lead[1] - area.y
        sky = Area(sky.x, sky.y, sky.w, max(min(sky.h, free + 0.1 * area.h), 0.22 * area.h))
    spots = [_alone(nodes[0], area, variant, share)] if is_alone else _spots(len(nodes), sky, dice, lead is None)
    room = area.upper(0.86) if is_alone else sky
    for k, (node, (x, y, width)) in enumerate(zip(nodes, spots, strict=True)):
        if (k + variant) % 3 == 0:
            node.mirror()
        box = node.box
        scale = min(width / box[2], 0.9 * max(room.h, 0.3 * area.h) / box[3])
        if not is_alone:
            scale = min(scale, 1.1 * width / (box[2] * box[3]) ** 0.5)
        half = scale * box[3] / 2
        y = max(min(y, area.bottom - half), area.y + half)
        node.moved(x - scale * (box[0] + box[2] / 2), y - scale * (box[1] + box[3] / 2), scale)


def _alone(node: Node, area: Area, variant: int, share: float) -> tuple[float, float, float]:
    """A single flyer that is the picture: (x, y, width) so that its box covers the share."""
    post, factor = POSTS[variant % len(POSTS)]
    box = node.box
    width = min((share * factor * area.w * area.h * box[2] / box[3]) ** 0.5, 0.86 * area.w)
    x = min(max(area.cx + post * area.w, area.x + 0.54 * width), area.right - 0.54 * width)
    return x, area.y + area.h * 0.44, width


def _spots(count: int, sky: Area, dice: Dice, leads: bool) -> list[tuple[float, float, float]]:
    """(x, y, width) for each, kept apart: the best of several throws. The first one is larger where it `leads`."""
    side = min(sky.w, sky.h * 2.2)
    spots: list[tuple[float, float, float]] = []
    for i in range(count):
        width = side * _SIZES[i % len(_SIZES)] * (1.0 if count < 5 else 0.8)
        if leads and i == 0:
            width *= 1.4
        throws = [
            (
                dice.between(sky.x + width * 0.6, sky.right - width * 0.6),
                dice.between(sky.y + sky.h * 0.14, sky.bottom - sky.h * 0.12),
            )
            for _ in range(14)
        ]
        x, y = max(throws, key=lambda p: min([_apart(p, s, width) for s in spots], default=0.0))
        spots.append((x, y, width))
    return spots


def _apart(p: tuple[float, float], spot: tuple[float, float, float], width: float) -> float:
    return math.hypot(p[0] - spot[0], 1.6 * (p[1] - spot[1])) - (width + spot[2]) / 2
