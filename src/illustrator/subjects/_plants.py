"""Leaves, clumps of foliage, grass and bark that several plants share."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.subjects._tones import Tones
from illustrator.svg import Point, Sheet, group, num, path, smooth

Blob = tuple[float, float, float]


def leaf(x: float, y: float, length: float, width: float, turn: float) -> str:
    """A pointed leaf from its stalk at (x, y), as path data; `turn` 0 points right, -90 up."""
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def at(u: float, v: float) -> str:
        return f"{num(x + u * c - v * s)} {num(y + u * s + v * c)}"

    return (
        f"M{at(0, 0)}C{at(length * 0.25, -width)} {at(length * 0.7, -width * 0.8)} {at(length, 0)}"
        f"C{at(length * 0.7, width * 0.7)} {at(length * 0.25, width)} {at(0, 0)}Z"
    )


def bumpy(dice: Dice, x: float, y: float, rx: float, ry: float, bumps: int) -> str:
    """A rounded mass with a scalloped edge, as path data."""
    turn = dice.between(0, 1)
    ring = []
    for i in range(bumps):
        a, far = 2 * math.pi * (i + turn + dice.between(-0.2, 0.2)) / bumps, dice.between(0.9, 1.06)
        ring.append((x + rx * far * math.cos(a), y + ry * far * math.sin(a)))
    d = f"M{num(ring[0][0])} {num(ring[0][1])}"
    for i in range(bumps):
        px, py = ring[i]
        qx, qy = ring[(i + 1) % bumps]
        r = math.hypot(qx - px, qy - py) * dice.between(0.56, 0.8)
        d += f"A{num(r)} {num(r)} 0 0 1 {num(qx)} {num(qy)}"
    return d + "Z"


def clump(dice: Dice, sheet: Sheet, blob: Blob, t: Tones, depth: float = 0.0) -> str:
    """One lit mass of foliage: light on its upper left, leaves along its edge and in the light."""
    x, y, r = blob
    glint, light, base, dark = (shade(c, -depth) for c in (mix(t.glint, t.light, 0.5), t.light, t.base, t.dark))
    stops = [(0, glint, 1.0), (0.3, light, 1.0), (0.62, base, 1.0), (1, dark, 1.0)]
    paint = sheet.radial(x - r * 0.55, y - r * 0.85, r * 2.1, stops)
    fringe = path(_fringe(dice, blob, 13), fill=sheet.radial(x - r * 0.6, y - r * 0.8, r * 2, stops))
    art = fringe + path(bumpy(dice, x, y, r * 0.98, r * 0.84, max(9, round(r / 1.7))), fill=paint)
    return art + dabs(dice, blob, glint, dark, 18)


def _fringe(dice: Dice, blob: Blob, count: int) -> str:
    """Leaves that stick out of a clump's edge."""
    x, y, r = blob
    parts = []
    for i in range(count):
        a = 360 * (i + dice.between(-0.3, 0.3)) / count
        far, c, s = r * 0.9, math.cos(math.radians(a)), math.sin(math.radians(a))
        length = min(r * dice.between(0.2, 0.32), 4.4)
        parts.append(leaf(x + far * c, y + far * 0.86 * s, length, length * 0.42, a + dice.between(-50, 50)))
    return "".join(parts)


def dabs(dice: Dice, blob: Blob, light: str, dark: str, count: int = 11) -> str:
    """Little leaves: bright ones towards the light, dark ones away from it."""
    x, y, r = blob
    bright: list[str] = []
    dull: list[str] = []
    for i in range(count):
        a = math.radians(dice.between(160, 320) if i % 2 else dice.between(-30, 140))
        far = r * dice.between(0.2, 0.9)
        length = min(r * dice.between(0.16, 0.26), 3.6)
        d = leaf(x + far * math.cos(a), y + far * 0.84 * math.sin(a), length, length * 0.36, dice.between(0, 360))
        (bright if i % 2 else dull).append(d)
    return path("".join(dull), fill=dark, fill_opacity=0.5) + path("".join(bright), fill=light, fill_opacity=0.7)


def limb(points: list[tuple[Point, float]], paint: str) -> str:
    """A branch through points with a half-width at each, tapering smoothly."""
    left, right = [], []
    for i, ((x, y), half) in enumerate(points):
        before, after = points[max(i - 1, 0)][0], points[min(i + 1, len(points) - 1)][0]
        dx, dy = after[0] - before[0], after[1] - before[1]
        norm = math.hypot(dx, dy) or 1.0
        left.append((x - dy / norm * half, y + dx / norm * half))
        right.append((x + dy / norm * half, y - dx / norm * half))
    return path(smooth(left) + "L" + smooth(right[::-1])[1:] + "Z", fill=paint)


def tuft(dice: Dice, x: float, y: float, size: float, colours: tuple[str, str]) -> str:
    """A tuft of grass standing at (x, y)."""
    art = ["", ""]
    for i in range(7):
        turn = -90 + (i - 3) * 17 + dice.between(-6, 6)
        length = size * dice.between(0.6, 1.0)
        art[i % 2] += leaf(x + (i - 3) * size * 0.07, y, length, size * 0.07, turn)
    return path(art[0], fill=colours[0]) + path(art[1], fill=colours[1])


def spun(art: str, x: float, y: float, turn: float, scale: float = 1.0) -> str:
    return group(art, transform=f"translate({num(x)} {num(y)}) rotate({num(turn)}) scale({num(scale)})")
