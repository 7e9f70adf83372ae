"""Wheels: laced with spokes for cycles, pressed or cast for cars."""

import math
from dataclasses import dataclass

from illustrator.palette import mix, shade
from illustrator.svg import Sheet, arc, circle, group, num, path

TYRE = "#33303a"
_CHROME = ("#f4f4f0", "#aeb4bd", "#6d7480")


@dataclass(frozen=True)
class Spoked:
    """A bicycle's wheel. `width` is that of the tyre, `squeeze` its breadth where it is turned away."""

    r: float
    width: float
    spokes: int = 28
    tyre: str = TYRE
    wall: str | None = None
    squeeze: float = 1.0


def spoked(sheet: Sheet, x: float, y: float, wheel: Spoked) -> str:
    """A laced wheel: each spoke leaves the hub at a tangent, crosses its neighbours and ends in the rim."""
    r, w = wheel.r, wheel.width
    rim = r - w
    metal = sheet.linear(*_CHROME, "#d9dce0", turn=60)
    art = path(_lacing(wheel.spokes, 2.6, rim - 1), fill="none", stroke="#8d929c", stroke_width=0.42)
    art += path(_lacing(wheel.spokes // 2, 2.2, rim - 1, 0.3), fill="none", stroke="#e9e9e4", stroke_width=0.42)
    art += circle(0, 0, r - w / 2, fill="none", stroke=wheel.tyre, stroke_width=w)
    art += circle(0, 0, r - w * 0.5, fill="none", stroke=mix(wheel.tyre, "#8b8ba0", 0.3), stroke_width=w * 0.35)
    art += path(arc(0, 0, r - w * 0.3, 190, 305), fill="none", stroke="#ffffff", stroke_opacity=0.28, stroke_width=0.7)
    if wheel.wall:
        art += circle(0, 0, rim + w * 0.26, fill="none", stroke=wheel.wall, stroke_width=w * 0.5)
    art += circle(0, 0, rim - 0.7, fill="none", stroke=metal, stroke_width=2.1)
    art += path(arc(0, 0, rim - 0.2, 195, 290), fill="none", stroke="#ffffff", stroke_opacity=0.8, stroke_width=0.6)
    art += path(f"M0 {num(rim - 1.5)}v-3.6", stroke="#4a4a52", stroke_width=0.8)
    art += circle(0, 0, 3.2, fill=sheet.linear(*_CHROME, turn=60)) + circle(0, 0, 1.5, fill="#4d525c")
    art += circle(-0.7, -0.8, 0.6, fill="#ffffff")
    squeezed = f" scale({num(wheel.squeeze)} 1)" if wheel.squeeze != 1 else ""
    return group(art, transform=f"translate({num(x)} {num(y)}){squeezed}")


def _lacing(count: int, flange: float, rim: float, turn: float = 0.0) -> str:
    parts = []
    for i in range(count):
        at_rim = 2 * math.pi * i / count + turn * 0.1
        lean = (1.25 if i % 2 else -1.25) * (1 - turn * 0.5)
        a = at_rim + lean
        parts.append(
            f"M{num(flange * math.cos(a))} {num(flange * math.sin(a))}"
            f"L{num(rim * math.cos(at_rim))} {num(rim * math.sin(at_rim))}"
        )
    return "".join(parts)


@dataclass(frozen=True)
class Road:
    """A car's wheel. `rim` is the share of the radius that is metal; `spokes` 0 is a plain hub cap."""

    r: float
    rim: float = 0.66
    spokes: int = 5
    metal: str = "#c9ced6"
    cap: str | None = None
    wall: str | None = None


def road(sheet: Sheet, x: float, y: float, wheel: Road) -> str:
    r, rim = wheel.r, wheel.r * wheel.rim
    rubber = sheet.radial(
        x - r * 0.3, y - r * 0.35, r * 1.3, [(0.3, "#4a4753", 1), (0.8, "#2b2932", 1), (1, "#1e1c25", 1)]
    )
    art = circle(x, y, r, fill=rubber)
    art += path(
        arc(x, y, r * 0.93, 195, 300), fill="none", stroke="#ffffff", stroke_opacity=0.2, stroke_width=r * 0.035
    )
    if wheel.wall:
        art += circle(x, y, (r + rim) / 2, fill="none", stroke=wheel.wall, stroke_width=(r - rim) * 0.42)
    art += circle(x, y, rim, fill=shade(wheel.metal, -0.36))
    lit = sheet.linear(mix(wheel.metal, "#ffffff", 0.75), wheel.metal, shade(wheel.metal, -0.2), turn=60)
    art += _cast(x, y, rim, wheel.spokes, lit) if wheel.spokes else circle(x, y, rim * 0.8, fill=lit)
    art += circle(x, y, rim * 0.93, fill="none", stroke=lit, stroke_width=rim * 0.14)
    cap = wheel.cap or shade(wheel.metal, -0.12)
    art += circle(x, y, rim * 0.25, fill=cap)
    art += circle(x - rim * 0.06, y - rim * 0.07, rim * 0.12, fill=mix(cap, "#ffffff", 0.6))
    return art


def _cast(x: float, y: float, rim: float, count: int, paint: str) -> str:
    """Spokes that widen towards hub and rim, cut from one sheet of metal; a darker edge gives them depth."""
    arms: list[str] = []
    edges: list[str] = []
    for i in range(count):
        a = 2 * math.pi * i / count - math.pi / 2
        c, s = math.cos(a), math.sin(a)
        half = rim * (0.2 if count <= 6 else 0.11)
        near, far = rim * 0.16, rim * 0.92
        for out, shift in ((edges, rim * 0.05), (arms, 0.0)):
            p = [(near, -half * 0.8), (far, -half), (far, half), (near, half * 0.8)]
            spun = [(x + px * c - py * s + shift * 0.6, y + px * s + py * c + shift) for px, py in p]
            out.append("M" + "L".join(f"{num(px)} {num(py)}" for px, py in spun) + "Z")
    return path("".join(edges), fill="#22252e", fill_opacity=0.6) + path("".join(arms), fill=paint)
