"""Gradients made of flat steps, for styles that have none: poster, cut paper, wood block."""

import itertools
import math
import re
from functools import lru_cache
from typing import Final

from illustrator.palette import lch, mix
from illustrator.svg import Stop

_GRADIENT: Final = re.compile(r"(<(linear|radial)Gradient[^>]*>)(.*?)</\2Gradient>", re.DOTALL)
_STOP: Final = re.compile(r'<stop offset="([\d.]+)" stop-color="(#[0-9a-fA-F]{6})"(?: stop-opacity="([\d.]+)")?/>')
# Wide enough for a soft pixel between two steps, too narrow to be seen as a gradient.
_SEAM: Final = 0.004
# How far apart two colours may lie (in OKLab) before they deserve a step each.
_STRIDE: Final = 0.085


def stepped(defs: str, steps: int) -> str:
    """The definitions with every gradient in at most so many flat steps; fewer where its colours are close."""
    return _GRADIENT.sub(lambda m: f"{m[1]}{_steps(m[3], steps)}</{m[2]}Gradient>", defs)


@lru_cache(maxsize=4096)
def _steps(body: str, most: int) -> str:
    stops = [(float(o), c, float(a) if a else 1.0) for o, c, a in _STOP.findall(body)]
    if len(stops) < 2:
        return body
    span = sum(_distance(p, q) for p, q in itertools.pairwise(stops))
    count = min(max(round(span / _STRIDE), 1), most)
    start, end = stops[0][0], stops[-1][0]
    made = []
    for i in range(count):
        low, high = start + (end - start) * i / count, start + (end - start) * (i + 1) / count
        # The outermost step of a fade vanishes with it: a disc cut off in mid-air is worse than a smaller one.
        at = high if i == count - 1 and stops[-1][2] == 0 else (low + high) / 2
        colour, opacity = _at(stops, at)
        fade = f' stop-opacity="{opacity:.3f}"' if opacity < 1 else ""
        for offset in (low + _SEAM * (i > 0), high):
            made.append(f'<stop offset="{offset:.4f}" stop-color="{colour}"{fade}/>')
    return "".join(made)


def _distance(one: Stop, other: Stop) -> float:
    (l1, c1, h1), (l2, c2, h2) = lch(one[1]), lch(other[1])
    across = c1 * c1 + c2 * c2 - 2 * c1 * c2 * math.cos(math.radians(h1 - h2))
    return math.sqrt((l1 - l2) ** 2 + max(across, 0.0)) + 0.35 * abs(one[2] - other[2])


def _at(stops: list[Stop], offset: float) -> tuple[str, float]:
    for (o1, c1, a1), (o2, c2, a2) in itertools.pairwise(stops):
        if offset <= o2:
            share = min(max((offset - o1) / max(o2 - o1, 1e-6), 0.0), 1.0)
            return mix(c1, c2, share), a1 + (a2 - a1) * share
    return stops[-1][1], stops[-1][2]
