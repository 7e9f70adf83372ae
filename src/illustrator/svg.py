"""Writing SVG: numbers, shapes, and the sheet of gradients and clips that one picture shares."""

import math
import re
from collections.abc import Iterable, Sequence

Stop = tuple[float, str, float]
Point = tuple[float, float]


def num(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def attributes(values: dict[str, str | float | None]) -> str:
    """Keyword arguments as attributes: `stroke_width=2` becomes `stroke-width="2"`, None is left out."""
    parts = []
    for key, value in values.items():
        if value is not None:
            shown = value if isinstance(value, str) else num(value)
            parts.append(f' {key.replace("_", "-")}="{shown}"')
    return "".join(parts)


def rect(x: float, y: float, w: float, h: float, **style: str | float | None) -> str:
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"{attributes(style)}/>'


def circle(x: float, y: float, r: float, **style: str | float | None) -> str:
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}"{attributes(style)}/>'


def ellipse(x: float, y: float, rx: float, ry: float, **style: str | float | None) -> str:
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}"{attributes(style)}/>'


def line(x1: float, y1: float, x2: float, y2: float, **style: str | float | None) -> str:
    return f'<path d="M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}"{attributes(style)}/>'


def path(d: str, **style: str | float | None) -> str:
    return f'<path d="{d}"{attributes(style)}/>'


def polygon(points: Iterable[Point], **style: str | float | None) -> str:
    return f'<path d="{through(points)}Z"{attributes(style)}/>'


def through(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)


def group(content: str, **style: str | float | None) -> str:
    return f"<g{attributes(style)}>{content}</g>" if content else ""


def squircle(x: float, y: float, size: float, power: float = 4.6) -> str:
    """The outline of a superellipse: the corner that app icons have, without the kink of a rounded rectangle."""
    half = size / 2
    points = []
    for i in range(160):
        turn = 2 * math.pi * i / 160
        c, s = math.cos(turn), math.sin(turn)
        px = math.copysign(abs(c) ** (2 / power), c)
        py = math.copysign(abs(s) ** (2 / power), s)
        points.append((x + half + half * px, y + half + half * py))
    return through(points) + "Z"


def rays(
    centre: Point, box: tuple[float, float, float, float], count: int, *, share: float = 0.5, start: float = 0.0
) -> str:
    """A fan of `count` wedges around a point, each taking `share` of its turn, cut at a box (x, y, width, height).

    The cut is worked out here: the engine takes seconds to clip a fan that reaches far beyond a large picture.
    """
    x, y = centre
    reach = 2 * (box[2] + box[3])
    parts = []
    for i in range(count):
        a = start + 2 * math.pi * i / count
        b = a + 2 * math.pi * share / count
        wedge = [
            (x, y),
            (x + reach * math.cos(a), y + reach * math.sin(a)),
            (x + reach * math.cos(b), y + reach * math.sin(b)),
        ]
        inside = _cut(wedge, box)
        if inside:
            parts.append(through(inside) + "Z")
    return "".join(parts)


def _cut(points: list[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """A convex polygon cut at a rectangle (Sutherland and Hodgman, 1974)."""
    for axis, bound, sign in ((0, box[0], 1), (0, box[0] + box[2], -1), (1, box[1], 1), (1, box[1] + box[3], -1)):
        kept: list[Point] = []
        for i, p in enumerate(points):
            q = points[(i + 1) % len(points)]
            here, there = sign * (p[axis] - bound), sign * (q[axis] - bound)
            if here >= 0:
                kept.append(p)
            if (here >= 0) != (there >= 0):
                t = here / (here - there)
                kept.append((p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])))
        points = kept
    return points


def archway(x: float, y: float, r: float, base: float) -> str:
    """Two posts that stand on `base`, joined by a half circle around (x, y). Open at the foot."""
    return f"M{num(x - r)} {num(base)}V{num(y)}a{num(r)} {num(r)} 0 0 1 {num(2 * r)} 0V{num(base)}"


def arc(x: float, y: float, r: float, start: float, end: float) -> str:
    """A piece of a circle, angles in degrees clockwise from the right."""
    a, b = math.radians(start), math.radians(end)
    large = 1 if abs(end - start) > 180 else 0
    head = f"M{num(x + r * math.cos(a))} {num(y + r * math.sin(a))}"
    return f"{head}A{num(r)} {num(r)} 0 {large} 1 {num(x + r * math.cos(b))} {num(y + r * math.sin(b))}"


def smooth(points: Sequence[Point]) -> str:
    """A curve through points (Catmull-Rom), for hills and waves."""
    d = f"M{num(points[0][0])} {num(points[0][1])}"
    for i in range(len(points) - 1):
        before = points[max(i - 1, 0)]
        a, b = points[i], points[i + 1]
        after = points[min(i + 2, len(points) - 1)]
        c1 = (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        c2 = (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        d += "C" + " ".join(f"{num(px)} {num(py)}" for px, py in (c1, c2, b))
    return d


class Sheet:
    """Gradients and clips of one picture, each under a name of its own."""

    def __init__(self, prefix: str = "d") -> None:
        self._prefix = prefix
        self._defs: list[str] = []

    @property
    def defs(self) -> str:
        return f"<defs>{''.join(self._defs)}</defs>"

    def defs_for(self, fragment: str) -> str:
        """Only what the fragment uses, and what that uses in turn."""
        used: dict[int, None] = {}
        open_texts = [fragment]
        while open_texts:
            for match in re.finditer(rf"#{self._prefix}(\d+)\b", open_texts.pop()):
                i = int(match[1])
                if i not in used and i < len(self._defs):
                    used[i] = None
                    open_texts.append(self._defs[i])
        return f"<defs>{''.join(self._defs[i] for i in sorted(used))}</defs>"

    def _name(self) -> str:
        return f"{self._prefix}{len(self._defs)}"

    def linear(self, *colours: str, turn: float = 90.0, stops: Sequence[Stop] | None = None) -> str:
        """A straight gradient over the shape's box; `turn` 0 runs right, 90 down. Returns the paint."""
        a = math.radians(turn)
        dx, dy = math.cos(a) / 2, math.sin(a) / 2
        name = self._name()
        where = f'x1="{num(0.5 - dx)}" y1="{num(0.5 - dy)}" x2="{num(0.5 + dx)}" y2="{num(0.5 + dy)}"'
        body = _stops(stops if stops is not None else spread(colours))
        self._defs.append(f'<linearGradient id="{name}" {where}>{body}</linearGradient>')
        return f"url(#{name})"

    def across(self, start: Point, end: Point, stops: Sequence[Stop]) -> str:
        """A straight gradient between two points of the picture, shared by all shapes that use it."""
        name = self._name()
        where = f'x1="{num(start[0])}" y1="{num(start[1])}" x2="{num(end[0])}" y2="{num(end[1])}"'
        self._defs.append(
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {where}>{_stops(stops)}</linearGradient>'
        )
        return f"url(#{name})"

    def radial(self, x: float, y: float, r: float, stops: Sequence[Stop]) -> str:
        """A round gradient in picture units. Returns the paint."""
        name = self._name()
        where = f'cx="{num(x)}" cy="{num(y)}" r="{num(r)}"'
        self._defs.append(
            f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" {where}>{_stops(stops)}</radialGradient>'
        )
        return f"url(#{name})"

    def clip(self, shape: str) -> str:
        """A clip to a shape. Returns the value for `clip-path`."""
        name = self._name()
        self._defs.append(f'<clipPath id="{name}">{shape}</clipPath>')
        return f"url(#{name})"


def spread(colours: Sequence[str]) -> list[Stop]:
    last = max(len(colours) - 1, 1)
    return [(i / last, colour, 1.0) for i, colour in enumerate(colours)]


def _stops(stops: Sequence[Stop]) -> str:
    parts = []
    for offset, colour, opacity in stops:
        fade = "" if opacity >= 1 else f' stop-opacity="{num(opacity)}"'
        parts.append(f'<stop offset="{offset:.3f}" stop-color="{colour}"{fade}/>')
    return "".join(parts)
