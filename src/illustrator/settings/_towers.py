"""Buildings of a modern city and of one to come. Each adds itself to a plane of the skyline."""

from collections.abc import Callable
from typing import Final

from illustrator.chance import Dice
from illustrator.settings._pen import pen
from illustrator.settings._plane import Plane
from illustrator.svg import ellipse, num

Builder = Callable[[Plane, float, float, float, float, Dice], None]


def slab(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A plain block with something on its roof."""
    p.box(x, top, w, foot, dice.whole(3))
    p.windows(x, top, w, foot, dice, wide=dice.whole(2) == 0)
    u, kind = p.unit, dice.whole(4)
    if kind == 0:
        p.roofs += pen("M", x + w * 0.2, top, "v", -u * 1.2, "h", w * 0.34, "v", u * 1.2, "Z")
    elif kind == 1:
        p.mast(x + w * dice.between(0.3, 0.7), top, u * dice.between(3, 6))
    elif kind == 2:
        tx, r = x + w * 0.62, u * 0.9
        p.roofs += pen("M", tx - r, top - u * 1.1, "v", -u * 1.5, "l", r, -u * 0.9, "l", r, u * 0.9, "v", u * 1.5, "Z")
        p.masts += pen("M", tx - r * 0.7, top, "v", -u * 1.2, "M", tx + r * 0.7, top, "v", -u * 1.2)


def stepped(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """Setbacks towards a spire."""
    tone, height = dice.whole(3), foot - top
    cuts = ((1.0, 0.34), (0.74, 0.16), (0.46, 0.0))
    for share, at in cuts:
        bw = w * share
        y = top + height * at
        p.box(x + (w - bw) / 2, y, bw, foot, tone)
        p.windows(x + (w - bw) / 2, y, bw, min(top + height * (at + 0.24) if at < 0.3 else foot, foot), dice)
    cx, u = x + w / 2, p.unit
    p.body(pen("M", cx - w * 0.16, top, "L", cx, top - u * 4.4, "L", cx + w * 0.16, top, "Z"), tone)
    p.mast(cx, top - u * 4, u * 4)


def slanted(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A glass tower cut at an angle."""
    tone, rise = dice.whole(3), w * 0.55 * (1 if dice.whole(2) else -1)
    a, b = top + max(rise, 0), top + max(-rise, 0)
    p.body(pen("M", x, a, "L", x + w, b, "V", foot, "H", x, "Z"), tone)
    far = (x, x + w * 0.4) if p.sun > 0 else (x + w * 0.6, x + w)
    ya, yb = (a + (b - a) * (v - x) / w for v in far)
    p.shades += pen("M", far[0], ya, "L", far[1], yb, "V", foot, "H", far[0], "Z")
    p.rims += pen("M", x, a, "L", x + w, b, "v", p.unit * 0.3, "L", x, a + p.unit * 0.3, "Z")
    p.windows(x, max(a, b), w, foot, dice, wide=True)


def rounded(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A tower with a rounded head and vertical ribs."""
    tone, r = dice.whole(3), w * 0.5
    p.body(pen("M", x, foot, "V", top + r, "A", r, r, "0 0 1", x + w, top + r, "V", foot, "Z"), tone)
    dark = x if p.sun > 0 else x + w
    p.shades += pen(
        "M", dark, foot, "V", top + r, "A", r, r, "0 0", "1" if p.sun > 0 else "0", x + r, top, "Q",
        dark + (x + r - dark) * 0.3, top + r * 0.4, dark + (x + r - dark) * 0.4, top + r, "V", foot, "Z",
    )  # fmt: skip
    p.windows(x, top + r * 0.8, w, foot, dice)


def twin(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """Two shafts with a bridge."""
    tone, bw, u = dice.whole(3), w * 0.38, p.unit
    drop = (foot - top) * 0.12
    for k, y in ((0.0, top), (w - bw, top + drop)):
        p.box(x + k, y, bw, foot, tone)
        p.windows(x + k, y, bw, foot, dice)
    y = top + (foot - top) * 0.3
    p.box(x + bw, y, w - 2 * bw, y + u * 2, tone)
    p.mast(x + bw / 2, top, u * 5)


def spire(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A needle with hollow sides, rings of light around it."""
    cx, h, tone = x + w / 2, foot - top, dice.whole(3)
    half = w * 0.5
    p.body(
        pen(
            "M", cx, top, "C", cx + half * 0.12, top + h * 0.4, cx + half * 0.4, top + h * 0.62, cx + half, foot,
            "H", cx - half, "C", cx - half * 0.4, top + h * 0.62, cx - half * 0.12, top + h * 0.4, cx, top, "Z",
        ),
        tone,
    )  # fmt: skip
    s = -p.sun
    p.shades += pen(
        "M", cx, top, "C", cx + s * half * 0.12, top + h * 0.4, cx + s * half * 0.4, top + h * 0.62, cx + s * half,
        foot, "H", cx + s * half * 0.1, "L", cx, top, "Z",
    )  # fmt: skip
    p.rims += pen(
        "M", cx, top, "C", cx - s * half * 0.12, top + h * 0.4, cx - s * half * 0.4, top + h * 0.62, cx - s * half,
        foot, "h", s * half * 0.08, "C", cx - s * half * 0.36, top + h * 0.62, cx - s * half * 0.08, top + h * 0.4,
        cx, top, "Z",
    )  # fmt: skip
    for at in (0.34, 0.5, 0.62, 0.72):
        r = half * (0.1 + at * at * 0.62)
        p.strips[0] += pen(
            "M", cx - r, top + h * at, "q", r, p.unit * 0.9, 2 * r, 0, "v", p.unit * 0.5, "q", -r, p.unit * 0.9,
            -2 * r, 0, "Z",
        )  # fmt: skip
    p.mast(cx, top + p.unit, p.unit * 4)


def disc_tower(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A slim shaft that carries discs, like a tree of plates."""
    cx, h, tone, u = x + w / 2, foot - top, dice.whole(3), p.unit
    shaft = w * 0.13
    p.box(cx - shaft, top, 2 * shaft, foot, tone, shade=0.45)
    for at, share in ((0.1, 0.62), (0.2, 1.0), (0.42, 0.74)):
        r, y = w * 0.5 * share, top + h * at
        t = max(u * 1.5, r * 0.26)
        p.body(
            pen(
                "M", cx - r, y, "C", cx - r * 0.6, y + t * 1.6, cx - shaft, y + t * 1.2, cx - shaft, y + t * 2.6,
                "H", cx + shaft, "C", cx + shaft, y + t * 1.2, cx + r * 0.6, y + t * 1.6, cx + r, y, "C",
                cx + r * 0.7, y - t * 0.9, cx - r * 0.7, y - t * 0.9, cx - r, y, "Z",
            ),
            tone + 1,
        )  # fmt: skip
        p.shades += pen(
            "M", cx - r, y, "C", cx - r * 0.6, y + t * 1.6, cx - shaft, y + t * 1.2, cx - shaft, y + t * 2.6, "H",
            cx + shaft, "C", cx + shaft, y + t * 1.2, cx + r * 0.6, y + t * 1.6, cx + r, y, "Q", cx, y + t * 0.9,
            cx - r, y, "Z",
        )  # fmt: skip
        p.strips[0] += pen(
            "M", cx - r * 0.9, y + t * 0.2, "Q", cx, y + t * 0.75, cx + r * 0.9, y + t * 0.2, "v", u * 0.35, "Q", cx,
            y + t * 0.75 + u * 0.7, cx - r * 0.9, y + t * 0.2 + u * 0.35, "Z",
        )  # fmt: skip
        p.rims += pen(
            "M", cx - r, y, "C", cx - r * 0.7, y - t * 0.9, cx + r * 0.7, y - t * 0.9, cx + r, y, "C", cx + r * 0.66,
            y - t * 0.62, cx - r * 0.66, y - t * 0.62, cx - r, y, "Z",
        )  # fmt: skip
    p.mast(cx, top, u * 5)


def dome(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A glass dome on a drum."""
    r, tone, u = w * 0.5, dice.whole(3), p.unit
    y = max(top + r, foot - (foot - top) * 0.55)
    p.box(x, y, w, foot, tone)
    p.windows(x, y + u, w, foot, dice, wide=True)
    p.body(pen("M", x - u * 0.4, y, "A", r + u * 0.4, r + u * 0.4, "0 0 1", x + w + u * 0.4, y, "Z"), tone + 1)
    cx = x + r
    ribs = "".join(
        pen("M", cx, y - r, "Q", cx + k * r * 1.25, y - r * 0.75, cx + k * r, y) for k in (-0.9, -0.45, 0.0, 0.45, 0.9)
    )
    p.masts += ribs + pen("M", cx - r * 0.86, y - r * 0.5, "Q", cx, y - r * 0.38, cx + r * 0.86, y - r * 0.5)
    s = -p.sun
    p.shades += pen(
        "M", cx, y, "H", cx + s * r, "A", r, r, "0 0", "0" if s > 0 else "1", cx, y - r, "Q", cx + s * r * 0.9,
        y - r * 0.3, cx, y, "Z",
    )  # fmt: skip
    p.strips[0] += pen("M", x - u * 0.4, y - u * 0.3, "h", w + u * 0.8, "v", u * 0.6, "h", -w - u * 0.8, "Z")
    p.mast(cx, y - r, u * 3)


def ring_tower(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A shaft through a great tilted ring: the far half of the ring is behind it, the near half before it."""
    cx, h, u = x + w / 2, foot - top, p.unit
    tone, shaft = dice.whole(3), w * 0.2
    y, rx, ry = top + h * 0.26, w * 0.95, w * 0.2
    ring = pen(
        "M",
        cx - rx,
        y,
        "A",
        rx,
        ry,
        "0 0 {0}",
        cx + rx,
        y,
        "h",
        -u * 1.2,
        "A",
        rx - u * 1.2,
        ry - u * 0.7,
        "0 0 {1}",
        cx - rx + u * 1.2,
        y,
        "Z",
    )
    p.body(ring.format(1, 0), tone + 1)
    p.body(pen("M", cx - shaft * 0.4, top, "H", cx + shaft * 0.4, "L", cx + shaft, foot, "H", cx - shaft, "Z"), tone)
    s = -p.sun
    p.shades += pen("M", cx, top, "H", cx + s * shaft * 0.4, "L", cx + s * shaft, foot, "H", cx + s * shaft * 0.2, "Z")
    p.body(ring.format(0, 1), tone + 1)
    p.rims += ring.format(0, 1)
    p.strips[0] += pen(
        "M", cx - rx * 0.9, y + ry * 0.44, "A", rx, ry, "0 0 0", cx + rx * 0.9, y + ry * 0.44, "v", u * 0.6, "A", rx,
        ry, "0 0 1", cx - rx * 0.9, y + ry * 0.44 + u * 0.6, "Z",
    )  # fmt: skip
    for k in range(12):
        p.lights[k % 3] += pen(
            "M", cx - shaft * 0.4, top + h * 0.36 + k * u * 2.2, "h", shaft * 0.8, "v", u * 0.5, "h", -shaft * 0.8, "z"
        )
    p.mast(cx, top, u * 6)


def sail(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A tower like a sail: one straight side, one bulging."""
    h, tone, u = foot - top, dice.whole(3), p.unit
    flip = dice.whole(2) == 0
    a, b = (x, x + w) if flip else (x + w, x)
    p.body(pen("M", a, foot, "V", top, "C", a + (b - a) * 0.6, top + h * 0.1, b, top + h * 0.42, b, foot, "Z"), tone)
    mid = a + (b - a) * 0.34
    p.shades += (
        pen(
            "M", mid, foot, "C", mid, top + h * 0.4, a + (b - a) * 0.2, top + h * 0.1, a, top, "C",
            a + (b - a) * 0.6, top + h * 0.1, b, top + h * 0.42, b, foot, "Z",
        )
        if (b > a) == (p.sun < 0)
        else pen("M", a, foot, "V", top, "C", a + (b - a) * 0.2, top + h * 0.1, mid, top + h * 0.4, mid, foot, "Z")
    )  # fmt: skip
    for k in range(1, 16):
        y = top + h * 0.08 + k * u * 2
        if y > foot - u:
            break
        reach = (b - a) * min(0.12 + ((y - top) / h) ** 0.6 * 0.86, 0.94)
        d = pen("M", a, y, "h", reach, "v", u * 0.34, "h", -reach, "z")
        if dice.whole(3) == 0:
            p.lights[k % 3] += d
        else:
            p.panes += d
    p.mast(a, top, u * 3)


def capsule(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A round-ended tower with bands of light, and sometimes a sign that floats beside it."""
    rounded(p, x, w, top, foot, dice)
    u = p.unit
    for at in (0.3, 0.36, 0.62):
        y = top + (foot - top) * at
        p.strips[0] += pen("M", x, y, "h", w, "v", u * 0.5, "h", -w, "Z")
    if p.depth < 0.5 and dice.whole(2):
        tone = dice.pick(("#ff6ab8", "#5fe8ff", "#ffc95a", "#9a7aff"))
        p.signs.append((x + w * 1.06, top + (foot - top) * 0.2, u * 3.4, u * 8.5, tone))


def sky_bridge(p: Plane, x0: float, x1: float, y: float) -> None:
    """A walkway between two towers, lit underneath."""
    u = p.unit
    p.body(pen("M", x0, y, "H", x1, "v", u * 1.3, "Q", (x0 + x1) / 2, y + u * 0.5, x0, y + u * 1.3, "Z"), 1)
    p.rims += pen("M", x0, y, "H", x1, "v", u * 0.25, "H", x0, "Z")
    p.strips[0] += pen("M", x0, y + u * 0.62, "H", x1, "v", u * 0.2, "H", x0, "Z")


def sign(x: float, y: float, w: float, h: float, tone: str) -> str:
    """A sign of light that hangs in the air: bars and a mark, no words."""
    bars = "".join(
        f'<rect x="{num(x + w * 0.18)}" y="{num(y + h * k)}" width="{num(w * s)}" height="{num(h * 0.05)}"/>'
        for k, s in ((0.52, 0.64), (0.62, 0.4), (0.72, 0.58), (0.82, 0.3))
    )
    frame = f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}" rx="{num(w * 0.12)}"'
    svg = f'{frame} fill="{tone}" fill-opacity="0.3"/>'
    svg += f'{frame} fill="none" stroke="{tone}" stroke-width="{num(w * 0.07)}"/>'
    mark = ellipse(x + w / 2, y + h * 0.28, w * 0.28, w * 0.28, fill="none", stroke="#ffffff", stroke_width=w * 0.1)
    return svg + mark + f'<g fill="#ffffff" fill-opacity="0.9">{bars}</g>'


MODERN: Final[tuple[Builder, ...]] = (slab, slab, stepped, slanted, rounded, slab, twin)
FUTURE: Final[tuple[Builder, ...]] = (spire, capsule, disc_tower, sail, rounded, ring_tower, dome, slanted, capsule)
