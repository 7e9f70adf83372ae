"""What grows on a reef: corals, fans, sponges, weed."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.svg import circle, ellipse, group, num, path, polygon


def branch(dice: Dice, at: tuple[float, float, float], dark: str, bright: str) -> str:
    """A coral like a small bare tree with round tips."""
    x, y, h = at
    d = ""
    tips: list[tuple[float, float]] = []
    for i in range(5):
        a = math.radians(-90 + (i - 2) * 23 + dice.between(-7, 7))
        reach = h * dice.between(0.65, 1.0)
        ex, ey = x + math.cos(a) * reach, y + math.sin(a) * reach
        d += f"M{num(x)} {num(y)}Q{num(x + math.cos(a) * reach * 0.3)} {num(y - reach * 0.55)} {num(ex)} {num(ey)}"
        mx, my = x + math.cos(a) * reach * 0.55, y + math.sin(a) * reach * 0.6
        sx, sy = mx + math.cos(a + 0.8) * reach * 0.32, my + math.sin(a + 0.5) * reach * 0.34
        d += f"M{num(mx)} {num(my)}L{num(sx)} {num(sy)}"
        tips.extend(((ex, ey), (sx, sy)))
    w = h * 0.085
    svg = path(d, stroke=dark, stroke_width=w, fill="none", stroke_linecap="round")
    sunny = path(d, stroke=bright, stroke_width=w * 0.55, fill="none", stroke_linecap="round")
    svg += group(sunny, transform=f"translate({num(-w * 0.16)} {num(-w * 0.16)})")
    tip = mix(bright, "#ffffff", 0.4) if bright != dark else dark
    return svg + "".join(circle(tx, ty, w * 0.42, fill=tip) for tx, ty in tips)


def fan(dice: Dice, at: tuple[float, float, float], dark: str, bright: str) -> str:
    """A sea fan: a lobed leaf with ribs."""
    x, y, h = at
    points = [(x, y)]
    for i in range(9):
        a = math.radians(-165 + i * 150 / 8)
        reach = h * (0.95 if i % 2 else 0.82) * dice.between(0.92, 1.05)
        points.append((x + math.cos(a) * reach * 0.8, y - h * 0.15 + math.sin(a) * reach * 0.85))
    svg = polygon(points, fill=dark, stroke=dark, stroke_width=h * 0.12, stroke_linejoin="round")
    ribs = "".join(f"M{num(x)} {num(y)}L{num(px)} {num(py)}" for px, py in points[1:])
    return svg + path(ribs, stroke=bright, stroke_width=h * 0.035, stroke_linecap="round")


def tube(dice: Dice, at: tuple[float, float, float], dark: str, bright: str) -> str:
    """A bunch of sponges, open at the top."""
    x, y, h = at
    svg = ""
    for i in (0, 2, 1):
        px, tall, w = x + (i - 1) * h * 0.24, h * (0.95, 0.75, 0.55)[(i + dice.whole(3)) % 3], h * 0.13
        svg += path(
            f"M{num(px - w * 0.7)} {num(y)}L{num(px - w)} {num(y - tall)}H{num(px + w)}L{num(px + w * 0.7)} {num(y)}Z",
            fill=dark,
        )
        svg += path(
            (
                f"M{num(px - w * 0.6)} {num(y)}L{num(px - w * 0.9)} {num(y - tall)}H{num(px - w * 0.1)}"
                f"L{num(px)} {num(y)}Z"
            ),
            fill=bright,
        )
        if bright == dark:
            svg += ellipse(px, y - tall, w, w * 0.42, fill=shade(dark, 0.03))
            continue
        svg += ellipse(px, y - tall, w, w * 0.42, fill=mix(bright, "#ffffff", 0.25)) + ellipse(
            px, y - tall, w * 0.66, w * 0.24, fill=shade(dark, -0.12)
        )
    return svg


def brain(dice: Dice, at: tuple[float, float, float], dark: str, bright: str) -> str:
    """A round coral with winding grooves."""
    x, y, h = at
    r = h * 0.5
    svg = path(
        (
            f"M{num(x - r)} {num(y)}A{num(r)} {num(r * 0.92)} 0 0 1 {num(x + r)} {num(y)}Q{num(x)} "
            f"{num(y + r * 0.2)} {num(x - r)} {num(y)}Z"
        ),
        fill=dark,
    )
    svg += ellipse(x - r * 0.16, y - r * 0.42, r * 0.7, r * 0.46, fill=bright)
    grooves = ""
    for i in range(4):
        px = x - r * 0.6 + i * r * 0.36
        grooves += (
            f"M{num(px)} {num(y - r * 0.14)}q{num(r * 0.16)} {num(-r * 0.18)} 0 {num(-r * 0.3)}"
            f"t{num(r * dice.between(0.02, 0.1))} {num(-r * 0.26)}"
        )
    return svg + path(
        grooves, stroke=dark, stroke_width=r * 0.06, fill="none", stroke_opacity=0.8, stroke_linecap="round"
    )


def weed(dice: Dice, x: float, y: float, h: float, lean: float) -> str:
    """A blade of kelp with leaves to both sides, as the data of a path."""
    d = ""
    points = []
    for i in range(9):
        t = i / 8
        points.append((x + math.sin(t * 4.2 + lean * 3) * h * 0.055 + lean * h * 0.2 * t * t, y - h * t))
    w = h * 0.012
    d += (
        "M"
        + "L".join(f"{num(px - w)} {num(py)}" for px, py in points)
        + "L"
        + "L".join(f"{num(px + w)} {num(py)}" for px, py in points[::-1])
        + "Z"
    )
    for i, (px, py) in enumerate(points[1:]):
        side = 1 if i % 2 else -1
        long = h * 0.19 * dice.between(0.7, 1.1) * (1.1 - i / 12)
        d += (
            f"M{num(px)} {num(py)}q{num(side * long * 0.3)} {num(-long * 0.8)} {num(side * long)} "
            f"{num(-long * 0.75)}q{num(-side * long * 0.25)} {num(long * 0.7)} {num(-side * long)} "
            f"{num(long * 0.75)}Z"
        )
    return d
