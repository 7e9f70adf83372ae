"""Isometric drawing: prisms, slabs and pictures on their faces, from three dimensions to two at 30 degrees.

x runs to the lower right, y to the lower left, z up. What is drawn later lies in front, so things are drawn from the
back: small x and y first, low before high.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from illustrator.palette import lch, shade
from illustrator.svg import Point, Sheet, group, num, polygon

_C: Final = math.cos(math.pi / 6)
_S: Final = 0.5


def project(x: float, y: float, z: float = 0.0) -> Point:
    return (x - y) * _C, (x + y) * _S - z


@dataclass
class Solid:
    """Gathers what is drawn, in units of its own, and the box that it fills.

    `is_round` is the foot that it stands on.
    """

    sheet: Sheet
    parts: list[str] = field(default_factory=list)
    light: list[str] = field(default_factory=list)
    left: float = math.inf
    top: float = math.inf
    right: float = -math.inf
    bottom: float = -math.inf
    is_round: bool = False

    def add(self, svg: str) -> None:
        self.parts.append(svg)

    def shine(self, svg: str) -> None:
        """A part that also gives light, where the picture glows."""
        self.add(svg)
        self.light.append(svg)

    def point(self, x: float, y: float, z: float = 0.0) -> Point:
        px, py = project(x, y, z)
        self.left, self.right = min(self.left, px), max(self.right, px)
        self.top, self.bottom = min(self.top, py), max(self.bottom, py)
        return px, py

    def face(self, points: Sequence[tuple[float, float, float]], fill: str, **style: str | float | None) -> None:
        """A flat face; a hairline of its own colour closes the seam to its neighbours."""
        edge: dict[str, str | float | None] = {"stroke": fill, "stroke_width": 0.02, "stroke_linejoin": "round"}
        self.add(polygon([self.point(*p) for p in points], fill=fill, **{**edge, **style}))

    def box(self, at: tuple[float, float, float], size: tuple[float, float, float], colour: str) -> None:
        (x, y, z), (w, d, h) = at, size
        tones = tones_of(colour)
        self.face([(x, y + d, z), (x + w, y + d, z), (x + w, y + d, z + h), (x, y + d, z + h)], tones[1])
        self.face([(x + w, y, z), (x + w, y + d, z), (x + w, y + d, z + h), (x + w, y, z + h)], tones[2])
        self.face([(x, y, z + h), (x + w, y, z + h), (x + w, y + d, z + h), (x, y + d, z + h)], tones[0])

    def prism(self, plan: Sequence[Point], z: float, h: float, colour: str, *, top: str | None = None) -> None:
        """A plan (clockwise as seen from above) raised from z by h; curved sides are shaded by where they face."""
        tones = tones_of(colour)
        for i, (ax, ay) in enumerate(plan):
            bx, by = plan[(i + 1) % len(plan)]
            nx, ny = by - ay, ax - bx
            if nx + ny <= 1e-9:
                continue
            share = max(nx, 0.0) / (max(nx, 0.0) + max(ny, 0.0) + 1e-9)
            fill = between(tones[1], tones[2], round(share, 2))
            self.face([(ax, ay, z), (bx, by, z), (bx, by, z + h), (ax, ay, z + h)], fill)
        self.face([(x, y, z + h) for x, y in plan], top or tones[0])

    def slab(self, outline: Sequence[Point], y: float, d: float, colour: str, front: str | None = None) -> None:
        """An outline in (x, z), standing (clockwise as seen from the front), `d` deep back from its front at y."""
        tones = tones_of(colour)
        for i, (ax, az) in enumerate(outline):
            bx, bz = outline[(i + 1) % len(outline)]
            nx, nz = az - bz, bx - ax
            if nx + nz <= 1e-9:
                continue
            share = max(nx, 0.0) / (max(nx, 0.0) + max(nz, 0.0) + 1e-9)
            fill = between(tones[0], tones[2], round(share, 2))
            self.face([(ax, y, az), (bx, y, bz), (bx, y - d, bz), (ax, y - d, az)], fill)
        self.face([(x, y, z) for x, z in outline], front or tones[1])

    def on_top(self, svg: str, x: float, y: float, z: float) -> None:
        """A picture lying flat: its x runs along x, its y along y."""
        self._laid(svg, (_C, _S, -_C, _S), (x, y, z))

    def on_left(self, svg: str, x: float, y: float, z: float) -> None:
        """A picture on a face that looks to the lower left: its x runs along x, its y down."""
        self._laid(svg, (_C, _S, 0.0, 1.0), (x, y, z))

    def on_right(self, svg: str, x: float, y: float, z: float) -> None:
        """A picture on a face that looks to the lower right: its x runs back along y, its y down."""
        self._laid(svg, (_C, -_S, 0.0, 1.0), (x, y, z))

    def _laid(self, svg: str, turn: tuple[float, float, float, float], at: tuple[float, float, float]) -> None:
        e, f = project(*at)
        numbers = " ".join(f"{v:.5f}" for v in (*turn, e, f))
        self.add(group(svg, transform=f"matrix({numbers})"))

    def placed(self, x: float, y: float, w: float, h: float) -> tuple[str, float, Point]:
        """The move that makes it as large as a box allows, in its middle; the scale, and where its origin will lie."""
        k = min(w / (self.right - self.left), h / (self.bottom - self.top))
        ox = x + (w - k * (self.right - self.left)) / 2 - k * self.left
        oy = y + (h - k * (self.bottom - self.top)) / 2 - k * self.top
        return f"translate({num(ox)} {num(oy)}) scale({k:.4f})", k, (ox, oy)


def tones_of(colour: str) -> tuple[str, str, str]:
    """The top, the left and the right side of a thing of one colour, lit from above and the left."""
    light = lch(colour)[0]
    lift = min(0.075, max(0.99 - light, 0.0))
    return shade(colour, lift), shade(colour, lift - 0.085), shade(colour, lift - 0.2, 1.04, 4)


def between(one: str, other: str, share: float) -> str:
    """A tone between two sides, for curved ones."""
    from_light, to_light = lch(one)[0], lch(other)[0]
    return shade(one, (to_light - from_light) * share)


def rounded(x: float, y: float, w: float, d: float, r: float, steps: int = 7) -> list[Point]:
    """A rectangle with round corners, clockwise."""
    points = []
    corners = ((x + w - r, y + r, -90), (x + w - r, y + d - r, 0), (x + r, y + d - r, 90), (x + r, y + r, 180))
    for cx, cy, start in corners:
        for i in range(steps + 1):
            a = math.radians(start + 90 * i / steps)
            points.append((cx + r * math.cos(a), cy + r * math.sin(a)))
    return points


def disc(x: float, y: float, r: float, steps: int = 56) -> list[Point]:
    turns = (2 * math.pi * i / steps for i in range(steps))
    return [(x + r * math.cos(a), y + r * math.sin(a)) for a in turns]


def upright(x: float, z: float, w: float, h: float, r: float) -> list[Point]:
    """A standing rectangle with round corners, for a slab: the same points, height counted up."""
    return [(px, 2 * z + h - pz) for px, pz in rounded(x, z, w, h, r)]
