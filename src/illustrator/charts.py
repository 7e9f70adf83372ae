"""Charts as SVG, in any box: curves, bars, rings, gauges, candles, heat, ribbons and dots of the world."""

import math
from collections.abc import Sequence

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix
from illustrator.svg import Point, Sheet, arc, circle, line, num, path, rect, smooth, through
from illustrator.world import land, on_globe


def walk(dice: Dice, count: int, *, rise: float = 0.3, swing: float = 0.16) -> list[float]:
    """A series that looks measured: a trend, slow waves, a little noise; from 0.08 to 0.95."""
    phase = dice.between(0, 6.3)
    speed = dice.between(0.5, 0.8)
    raw = []
    for i in range(count):
        t = i / max(count - 1, 1)
        wave = math.sin(phase + i * speed) + 0.55 * math.sin(phase * 2 + i * speed * 2.3)
        raw.append(rise * t + swing * wave * 0.7 + dice.between(-swing, swing) * 0.5)
    low, high = min(raw), max(raw)
    floor = 0.22 if rise else 0.12
    return [floor + (0.93 - floor) * (v - low) / max(high - low, 1e-6) for v in raw]


def points_of(box: Area, values: Sequence[float]) -> list[Point]:
    last = max(len(values) - 1, 1)
    return [(box.x + box.w * i / last, box.bottom - box.h * v) for i, v in enumerate(values)]


def area_under(sheet: Sheet, box: Area, points: Sequence[Point], colour: str, strength: float = 0.4) -> str:
    """The fading field under a curve."""
    top = min(y for _, y in points)
    paint = sheet.across((0, top), (0, box.bottom), [(0, colour, strength), (1, colour, 0.0)])
    return path(f"{smooth(points)}V{num(box.bottom)}H{num(points[0][0])}Z", fill=paint)


def curve(points: Sequence[Point], colour: str, width: float, dash: str | None = None) -> str:
    return path(
        smooth(points),
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
        stroke_dasharray=dash,
    )


def rules(box: Area, count: int, colour: str) -> str:
    """Level lines, the lowest one at the foot."""
    ys = [box.bottom - box.h * i / count for i in range(count + 1)]
    return "".join(line(box.x, y, box.right, y, stroke=colour, stroke_width=1.4) for y in ys)


def bars(box: Area, values: Sequence[float], paints: Sequence[str], share: float = 0.56) -> str:
    """Columns with round heads; the paints take turns."""
    step = box.w / len(values)
    width = step * share
    parts = []
    for i, value in enumerate(values):
        x, h = box.x + step * (i + 0.5) - width / 2, max(box.h * value, 3)
        r = min(width * 0.32, 9.0, h)
        d = (
            f"M{num(x)} {num(box.bottom)}v{num(r - h)}q0 {num(-r)} {num(r)} {num(-r)}h{num(width - 2 * r)}"
            f"q{num(r)} 0 {num(r)} {num(r)}v{num(h - r)}z"
        )
        parts.append(path(d, fill=paints[i % len(paints)]))
    return "".join(parts)


def ring(x: float, y: float, r: float, width: float, shares: Sequence[float], colours: Sequence[str]) -> str:
    """A donut, its pieces kept apart by a small gap."""
    total = sum(shares)
    gap = math.degrees(width * 0.16 / r)
    turn = -90.0
    parts = []
    for share, colour in zip(shares, colours, strict=False):
        sweep = 360 * share / total
        parts.append(path(arc(x, y, r, turn + gap, turn + sweep - gap), fill="none", stroke=colour, stroke_width=width))
        turn += sweep
    return "".join(parts)


def gauge(x: float, y: float, r: float, width: float, share: float, paint: str) -> str:
    """The filled part of a dial of 270 degrees that opens downwards."""
    d = arc(x, y, r, 135, 135 + 270 * max(share, 0.01))
    return path(d, fill="none", stroke=paint, stroke_width=width, stroke_linecap="round")


def ticks(x: float, y: float, r: float, count: int, length: float, colour: str) -> str:
    """Marks around such a dial, every fifth longer."""
    parts = []
    for i in range(count + 1):
        a = math.radians(135 + 270 * i / count)
        inner = r - length * (1.7 if i % 5 == 0 else 1)
        c, s = math.cos(a), math.sin(a)
        parts.append(line(x + r * c, y + r * s, x + inner * c, y + inner * s, stroke=colour, stroke_width=2))
    return "".join(parts)


def candles(box: Area, values: Sequence[float], dice: Dice, up: str, down: str) -> str:
    """Opens, closes and reaches along a series of closes."""
    step = box.w / (len(values) - 1)
    width = min(step * 0.62, 16)
    parts = []
    for i in range(1, len(values)):
        a, b = values[i - 1], values[i]
        high, low = max(a, b) + dice.between(0.01, 0.05), min(a, b) - dice.between(0.01, 0.05)
        x, colour = box.x + step * (i - 0.5), up if b >= a else down
        y1, y2 = box.bottom - box.h * min(high, 1), box.bottom - box.h * max(low, 0)
        parts.append(line(x, y1, x, y2, stroke=colour, stroke_width=2))
        top = box.bottom - box.h * max(a, b)
        parts.append(rect(x - width / 2, top, width, max(box.h * abs(b - a), 3), rx=1.6, fill=colour))
    return "".join(parts)


def heat(box: Area, cells: Sequence[Sequence[float]], low: str, high: str, gap: float = 4.0) -> str:
    """Rows of cells coloured between two colours by their values, 0 to 1."""
    h = (box.h + gap) / len(cells)
    parts = []
    for r, row in enumerate(cells):
        w = (box.w + gap) / len(row)
        for c, value in enumerate(row):
            fill = mix(low, high, round(min(max(value, 0), 1), 2))
            radius = min(6.0, (w - gap) * 0.24)
            parts.append(rect(box.x + c * w, box.y + r * h, w - gap, h - gap, rx=radius, fill=fill))
    return "".join(parts)


def ribbon(start: Point, end: Point, thick: tuple[float, float], paint: str, opacity: float = 0.5) -> str:
    """A band from one bar of a flow chart to the next; the points are the upper ends."""
    (x0, y0), (x1, y1) = start, end
    m = (x0 + x1) / 2
    upper = f"M{num(x0)} {num(y0)}C{num(m)} {num(y0)} {num(m)} {num(y1)} {num(x1)} {num(y1)}"
    y2, y3 = y1 + thick[1], y0 + thick[0]
    lower = f"V{num(y2)}C{num(m)} {num(y2)} {num(m)} {num(y3)} {num(x0)} {num(y3)}Z"
    return path(upper + lower, fill=paint, fill_opacity=opacity)


def dot_globe(x: float, y: float, r: float, facing: Point, step: float, colour: str) -> str:
    """The land as dots on a globe; they shrink and fade towards its rim."""
    parts = []
    for place in land(step):
        px, py, pz = on_globe(place, facing)
        if pz > 0.06:
            size = r * 0.0058 * step * (0.35 + 0.65 * pz)
            parts.append(circle(x + r * px, y + r * py, size, fill=colour, fill_opacity=round(0.25 + 0.75 * pz, 1)))
    return "".join(parts)


def dot_map(box: Area, step: float, colour: str) -> str:
    """The land as dots on a flat map (latitudes 82 to -56), as large as the box allows without stretching."""
    k, x, y = flat_map(box)
    size = k * step * 0.36
    return "".join(circle(x + k * lon, y - k * lat, size, fill=colour) for lon, lat in land(step))


def flat_map(box: Area) -> tuple[float, float, float]:
    """Units for one degree, and where the equator meets the first meridian."""
    k = min(box.w / 352, box.h / 134)
    return k, box.cx - k * 2, box.cy + k * 15


def arch(a: Point, b: Point, colour: str, width: float, lift: float = 0.32) -> str:
    """A connection that bows upwards."""
    far = math.dist(a, b)
    mx, my = (a[0] + b[0]) / 2, min(a[1], b[1]) - far * lift
    d = f"M{num(a[0])} {num(a[1])}Q{num(mx)} {num(my)} {num(b[0])} {num(b[1])}"
    return path(d, fill="none", stroke=colour, stroke_width=width, stroke_linecap="round")


def spark(box: Area, values: Sequence[float], colour: str, width: float = 3.0) -> str:
    return curve(points_of(box, values), colour, width)


def web(x: float, y: float, r: float, values: Sequence[float]) -> str:
    """The outline of a radar chart's field."""
    count = len(values)
    angles = [2 * math.pi * i / count - math.pi / 2 for i in range(count)]
    return (
        through((x + r * v * math.cos(a), y + r * v * math.sin(a)) for v, a in zip(values, angles, strict=True)) + "Z"
    )
