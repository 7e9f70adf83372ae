"""The gold of art deco: the stepped frame, diamonds, dividers and shells."""

from illustrator.page import Area
from illustrator.svg import circle, line, path, polygon, through


def frame(area: Area, gold: str) -> str:
    """Three lines whose corners go in by a step, a diamond in each."""
    parts = []
    for inset, width, step in ((30, 7, 52), (46, 2.5, 52), (58, 2.5, 40)):
        parts.append(path(_stepped(area.inset(inset), step), fill="none", stroke=gold, stroke_width=width))
    for x, y in ((area.x, area.y), (area.right, area.y), (area.x, area.bottom), (area.right, area.bottom)):
        sx, sy = (1 if x == area.x else -1), (1 if y == area.y else -1)
        parts.append(diamond(x + sx * 56, y + sy * 56, 17, gold))
    return "".join(parts)


def _stepped(a: Area, s: float) -> str:
    """A rectangle whose corners go in by one step."""
    b = a.inset(s)
    corners = [(b.x, a.y), (b.right, a.y), (b.right, b.y), (a.right, b.y), (a.right, b.bottom), (b.right, b.bottom)]
    corners += [(b.right, a.bottom), (b.x, a.bottom), (b.x, b.bottom), (a.x, b.bottom), (a.x, b.y), (b.x, b.y)]
    return through(corners) + "Z"


def diamond(x: float, y: float, r: float, gold: str) -> str:
    return polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill=gold)


def scallops(x: float, base: float, r: float, gold: str) -> str:
    """Without a subject: the shell of overlapping fans that the style is known for."""
    rows: list[str] = []
    for row in range(4):
        count = 4 - row
        step = r * 0.48
        for k in range(count):
            cx = x + (k - (count - 1) / 2) * step
            cy = base - row * step * 0.62
            rows.extend(circle(cx, cy, step * q, fill="none", stroke=gold, stroke_width=3) for q in (0.5, 0.36, 0.22))
    return "".join(rows)


def divider(inner: Area, y: float, gold: str) -> str:
    x, w = inner.cx, inner.w * 0.42
    bars = "".join(
        line(x + s * 34, y + d, x + s * w * k, y + d, stroke=gold, stroke_width=t)
        for s in (-1, 1)
        for d, k, t in ((0, 1.0, 4.0), (-9, 0.7, 2.0), (9, 0.7, 2.0))
    )
    return bars + diamond(x, y, 20, gold)
