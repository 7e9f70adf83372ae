"""Boxes seen from a fixed direction without vanishing points: flat art laid onto their faces."""

import math
from dataclasses import dataclass

from illustrator.svg import Point, group, num

Place = tuple[float, float, float]


@dataclass(frozen=True)
class Eye:
    """x runs right, y up, z towards the viewer. `yaw` turns the thing about its upright axis, `pitch` looks down."""

    yaw: float
    pitch: float

    def at(self, x: float, y: float, z: float) -> Point:
        a, p = math.radians(self.yaw), math.radians(self.pitch)
        near = -x * math.sin(a) + z * math.cos(a)
        return x * math.cos(a) + z * math.sin(a), -y * math.cos(p) + near * math.sin(p)

    def laid(self, svg: str, origin: Place, u: Place, v: Place) -> str:
        """Flat art whose x runs along `u` and whose y runs along `v`, from an origin."""
        ox, oy = self.at(*origin)
        ux, uy = self.at(*u)
        vx, vy = self.at(*v)
        matrix = " ".join(f"{n:.4f}" for n in (ux, uy, vx, vy)) + f" {num(ox)} {num(oy)}"
        return group(svg, transform=f"matrix({matrix})")


@dataclass(frozen=True)
class Block:
    """A box of width, height and depth, standing with the middle of its foot at (x, y, z)."""

    eye: Eye
    w: float
    h: float
    d: float
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0

    def front(self, svg: str) -> str:
        """Art 0 to w across and 0 to h down."""
        return self.eye.laid(svg, (self.x - self.w / 2, self.y + self.h, self.z + self.d / 2), (1, 0, 0), (0, -1, 0))

    def top(self, svg: str) -> str:
        """Art 0 to w across and 0 (back) to d (front) down."""
        return self.eye.laid(svg, (self.x - self.w / 2, self.y + self.h, self.z - self.d / 2), (1, 0, 0), (0, 0, 1))

    def side(self, svg: str) -> str:
        """The side that is seen: art 0 to d across, from the left, and 0 to h down."""
        if self.shows_left:
            return self.eye.laid(
                svg, (self.x - self.w / 2, self.y + self.h, self.z - self.d / 2), (0, 0, 1), (0, -1, 0)
            )
        return self.eye.laid(svg, (self.x + self.w / 2, self.y + self.h, self.z + self.d / 2), (0, 0, -1), (0, -1, 0))

    @property
    def shows_left(self) -> bool:
        return self.eye.yaw > 0

    def corners(self) -> list[Point]:
        return [
            self.eye.at(self.x + sx * self.w / 2, self.y + up * self.h, self.z + sz * self.d / 2)
            for sx in (-1, 1)
            for up in (0, 1)
            for sz in (-1, 1)
        ]

    def roof(self) -> Point:
        """The middle of its upper face."""
        return self.eye.at(self.x, self.y + self.h, self.z)


def bounds(points: list[Point], room: float = 0.0) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    x, y = min(xs) - room, min(ys) - room
    return x, y, max(xs) + room - x, max(ys) + room - y
