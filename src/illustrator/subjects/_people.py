"""A person's bones: a build, a pose, and the joints that follow from both. Clothes and heads are drawn around them."""

import math
from dataclasses import dataclass, replace
from typing import Final

from illustrator.svg import Point

SOLE: Final = 4.0


@dataclass(frozen=True)
class Build:
    """Lengths in units of which a grown-up is 100 high; `shoulders` to `hips` are half widths."""

    head: float
    torso: float
    upper: float
    fore: float
    thigh: float
    shin: float
    shoulders: float
    chest: float
    waist: float
    hips: float
    girth: float
    neck: float = 3.2
    foot: float = 1.0

    @property
    def arm(self) -> float:
        return self.upper + self.fore

    @property
    def leg(self) -> float:
        return self.thigh + self.shin


WOMAN: Final = Build(8.4, 27.5, 14.6, 13.2, 22.6, 22.4, 8.3, 7.3, 5.7, 7.9, 0.9, neck=3.8, foot=0.9)
MAN: Final = Build(8.3, 29.5, 16, 14.5, 22, 21.6, 10.9, 9.9, 8.3, 7.8, 1.1, foot=1.08)
CHILD: Final = Build(11.2, 27, 13.2, 11.6, 17.4, 17.2, 7.9, 7.9, 7.7, 7.9, 1.04, neck=2.4, foot=1.0)


@dataclass(frozen=True)
class Reach:
    """Where a hand or foot is, from its shoulder or hip, in lengths of the whole limb.

    `bend` is the side to which elbow or knee goes: 1 left of a limb that hangs down, -1 right. `end` turns a foot
    (degrees, toes down); `aim` is its length seen from the front, -1 to 1, and the hand's: 1 open, 0 at rest.
    """

    x: float
    y: float
    bend: float = 1.0
    end: float = 0.0
    aim: float = 1.0


@dataclass(frozen=True)
class Pose:
    """`turn` 0 faces the viewer, 1 the right; `spread` is how much of the shoulders' width is seen.

    Of arms and legs the far one comes first: the viewer's right one of who faces the viewer.
    """

    arms: tuple[Reach, Reach]
    legs: tuple[Reach, Reach]
    turn: float = 0.25
    spread: float = 1.0
    lean: float = 0.0
    tilt: float = 0.0
    lift: float = 0.0
    mood: str = "smile"
    sway: float = 0.0


@dataclass(frozen=True)
class Limb:
    """Its three joints, with the reach they come from."""

    a: Point
    b: Point
    c: Point
    reach: Reach

    @property
    def heading(self) -> float:
        """Degrees by which a hand that hangs straight down is turned."""
        return math.degrees(math.atan2(self.b[0] - self.c[0], self.c[1] - self.b[1]))

    def along(self, share: float) -> Point:
        """A point of the limb: 0 at its root, 1 at the middle joint, 2 at its end."""
        p, q, t = (self.a, self.b, share) if share <= 1 else (self.b, self.c, share - 1)
        return p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t


@dataclass(frozen=True)
class Frame:
    """A build in a pose, its lowest sole on the ground (or `lift` above it)."""

    build: Build
    pose: Pose
    pelvis: Point
    arms: tuple[Limb, Limb]
    legs: tuple[Limb, Limb]

    def at(self, s: float, w: float) -> Point:
        """A point of the trunk: `s` 0 at the pelvis, 1 at the neck; `w` to the right of the spine."""
        return on_spine(self.pelvis, self.pose.lean, s * self.build.torso, w)

    @property
    def neck(self) -> Point:
        return self.at(1.0, 0)

    @property
    def head(self) -> Point:
        x, y = self.neck
        reach = self.build.neck + self.build.head * 0.86
        a = math.radians(self.pose.lean * 0.55)
        return x + reach * math.sin(a) + self.build.head * 0.24 * self.pose.turn, y - reach * math.cos(a)

    @property
    def tilt(self) -> float:
        return self.pose.tilt + self.pose.lean * 0.3

    @property
    def seat(self) -> Point:
        """What lies on a seat or saddle."""
        return self.pelvis[0], self.pelvis[1] + self.build.hips * 0.62

    @property
    def is_upright(self) -> bool:
        """Both thighs hang down."""
        return all(leg.b[1] - leg.a[1] > 0.78 * self.build.thigh for leg in self.legs)


def on_spine(pelvis: Point, lean: float, up: float, w: float) -> Point:
    a = math.radians(lean)
    return (
        pelvis[0] + up * math.sin(a) + w * math.cos(a),
        pelvis[1] - up * math.cos(a) + w * math.sin(a),
    )


def bent(a: Point, reach: Reach, first: float, second: float) -> Limb:
    """The joints of a limb of two bones that is to end where `reach` says, or as near as it gets."""
    whole = first + second
    dx, dy = reach.x * whole, reach.y * whole
    length = math.hypot(dx, dy) or 0.01
    far = min(max(length, abs(first - second) + 0.4), whole * 0.998)
    ux, uy = dx / length, dy / length
    along = (first * first + far * far - second * second) / (2 * far)
    off = math.sqrt(max(first * first - along * along, 0.0)) * reach.bend
    b = a[0] + ux * along - uy * off, a[1] + uy * along + ux * off
    return Limb(a, b, (a[0] + ux * far, a[1] + uy * far), reach)


def turned(p: Point, degrees: float) -> Point:
    a = math.radians(degrees)
    return p[0] * math.cos(a) - p[1] * math.sin(a), p[0] * math.sin(a) + p[1] * math.cos(a)


def sole(leg: Limb, build: Build) -> float:
    """The lowest y of a foot."""
    way = leg.reach.aim * build.foot
    points = ((-2.8 * way, SOLE), (7.6 * way, SOLE))
    return leg.c[1] + max(turned(p, leg.reach.end if way > 0 else -leg.reach.end)[1] for p in points)


def posed(build: Build, pose: Pose) -> Frame:
    hips = build.hips * 0.46 * (0.35 + 0.65 * pose.spread)
    wide = build.shoulders * 0.76 * (0.26 + 0.74 * pose.spread)
    roots = [on_spine((0, 0), pose.lean * 0.4, -1.4, w) for w in (hips, -hips)]
    legs = [bent(root, reach, build.thigh, build.shin) for root, reach in zip(roots, pose.legs, strict=True)]
    up = build.torso * 0.835
    slope = math.tan(math.radians(pose.sway)) * wide
    tops = [on_spine((0, 0), pose.lean, up + rise, w) for w, rise in ((wide, slope), (-wide, -slope))]
    arms = [bent(top, reach, build.upper, build.fore) for top, reach in zip(tops, pose.arms, strict=True)]
    drop = -max(build.hips * 0.74, *(sole(leg, build) for leg in legs)) - pose.lift
    moved = [_moved(limb, 0.0, drop) for limb in (*arms, *legs)]
    return Frame(build, pose, (0.0, drop), (moved[0], moved[1]), (moved[2], moved[3]))


def _moved(limb: Limb, dx: float, dy: float) -> Limb:
    a, b, c = ((p[0] + dx, p[1] + dy) for p in (limb.a, limb.b, limb.c))
    return Limb(a, b, c, limb.reach)


def stooped(pose: Pose) -> Pose:
    """The pose of an old person."""
    return replace(pose, lean=pose.lean + 5, tilt=pose.tilt + 3)
