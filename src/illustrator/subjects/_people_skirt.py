"""Skirts: they hang from who stands and lie over the legs of who sits."""

import math

from illustrator.subjects._animal import Fur, curve, line
from illustrator.subjects._people import Frame
from illustrator.subjects._people_limbs import LEG, tube_of
from illustrator.subjects._people_look import Brush
from illustrator.subjects._people_wear import spots
from illustrator.svg import Point, num


def skirt(brush: Brush, frame: Frame, colour: str, length: float, flare: float) -> str:
    """From the waist over both thighs: it hangs from who stands and lies over the legs of who sits."""
    b, k = frame.build, 0.62 + 0.38 * frame.pose.spread
    fur = brush.of(colour, frame.at(0.5, -b.hips * 1.5), (frame.pelvis[0] + b.hips * 1.5, frame.pelvis[1] + b.thigh))
    if frame.is_upright:
        knees = [leg.along(length) for leg in frame.legs]
        low = max(p[1] for p in knees)
        left, right = min(p[0] for p in knees) - flare, max(p[0] for p in knees) + flare
        l2, l1 = frame.at(0.36, -b.waist * 0.98 * k), frame.at(0.02, -b.hips * 1.04 * k)
        r2, r1 = frame.at(0.36, b.waist * 0.98 * k), frame.at(0.02, b.hips * 1.04 * k)
        words = [
            *(f"{x:.2f},{y:.2f}" for x, y in (r1,)),
            f"{right:.2f},{low:.2f}!",
            f"{(left + right) / 2 + 2:.2f},{low + 1.7:.2f}",
            f"{left:.2f},{low:.2f}!",
            f"{l1[0]:.2f},{l1[1]:.2f}",
            f"{l2[0]:.2f},{l2[1]:.2f}!",
            f"{r2[0]:.2f},{r2[1]:.2f}!",
        ]
        return fur.form(curve(" ".join(words)), _pleats(fur, (l1, r1), (left, right, low)), depth=2.0, rim=0.6)
    tube, points = tube_of(LEG, b.girth), []
    for leg in frame.legs:
        for share in (0.0, 0.3, 0.6, min(length, 0.95)):
            points += _round(leg.along(share), tube.at(share) * (0.9 + 0.1 * share) + 0.8 + flare * 0.08 * share)
    points += [frame.at(0.36, s * b.waist * 0.98 * k) for s in (-1, 1)]
    points += [frame.at(0.0, s * b.hips * k) for s in (-1, 1)]
    hull = _hull(points)
    hx, hy = frame.legs[1].along(0.45)
    crease = line(
        f"M{num(frame.pelvis[0] + 1)} {num(frame.pelvis[1])}Q{num(hx)} {num(hy - 2)} {num(hx + 6)} {num(hy)}",
        fur.coat.deep,
        0.6,
        0.35,
    )
    return fur.form(curve(spots(hull)), crease, depth=2.0, rim=0.6)


def _pleats(fur: Fur, top: tuple[Point, Point], hem: tuple[float, float, float]) -> str:
    left, right, low = hem
    (x1, y1), (x2, y2) = top
    d = ""
    for share in (0.2, 0.42, 0.62, 0.82):
        x, y, bx = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, left + (right - left) * share
        d += f"M{num(bx)} {num(low + 2)}Q{num((x + bx) / 2 + 0.4)} {num((y + low) / 2)} {num(x)} {num(y + 3)}"
    light = fur.soft(
        x1 + (x2 - x1) * 0.26, (y1 + low) / 2, (right - left) * 0.2, (low - y1) * 0.5, fur.coat.light, 0.55
    )
    return light + line(d, fur.coat.deep, 0.6, 0.34)


def _round(p: Point, r: float) -> list[Point]:
    return [(p[0] + r * math.cos(i * 0.785), p[1] + r * math.sin(i * 0.785)) for i in range(8)]


def _hull(points: list[Point]) -> list[Point]:
    """The convex hull (Andrew's monotone chain), without points too near to each other."""
    ordered = sorted(set(points))
    chain: list[Point] = []
    for row in (ordered, ordered[::-1]):
        part: list[Point] = []
        for p in row:
            while len(part) > 1 and _turn(part[-2], part[-1], p) <= 0:
                part.pop()
            part.append(p)
        chain += part[:-1]
    kept = [chain[0]]
    for p in chain[1:]:
        if math.dist(p, kept[-1]) > 2.2:
            kept.append(p)
    return kept


def _turn(o: Point, a: Point, b: Point) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
