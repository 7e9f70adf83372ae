"""Plants of the open air: pines, round trees, palms, grass, flowers, reeds."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.svg import Sheet, circle, num, path

Tones = tuple[str, str]


def far_pines(dice: Dice, feet: list[tuple[float, float, float]]) -> str:
    """Many small pines at (x, foot, height), as the data of one path."""
    d = ""
    for x, y, h in feet:
        w = h * dice.between(0.28, 0.4)
        d += f"M{num(x)} {num(y - h)}"
        for t, inner in ((0.36, 0.2), (0.66, 0.42), (1.0, 0.0)):
            half = w / 2 * (0.35 + 0.65 * t)
            d += f"L{num(x + half)} {num(y - h * (1 - t))}"
            d += f"L{num(x + half * inner)} {num(y - h * (1 - t) - h * 0.02)}" if t < 1 else ""
        for t, inner in ((1.0, 0.0), (0.66, 0.42), (0.36, 0.2)):
            half = w / 2 * (0.35 + 0.65 * t)
            d += f"L{num(x - half * inner)} {num(y - h * (1 - t) - h * 0.02)}" if t < 1 else ""
            d += f"L{num(x - half)} {num(y - h * (1 - t))}"
        d += "Z"
    return d


def pine(dice: Dice, at: tuple[float, float, float], tones: Tones, turn: float, snow: str | None = None) -> str:
    """A pine near by at (x, foot, height): boughs in tiers, one side lit, the trunk showing below."""
    x, y, h = at
    lit, dark = tones
    w = h * dice.between(0.36, 0.44)
    tiers = 6 + min(int(h / 130), 5)
    trunk = mix(dark, "#5a3a28", 0.6)
    svg = path(f"M{num(x - h * 0.018)} {num(y)}L{num(x)} {num(y - h * 0.8)}L{num(x + h * 0.018)} {num(y)}Z", fill=trunk)
    for i in range(tiers):
        t = 1 - i / tiers
        foot = y - h * (0.08 + 0.8 * (1 - t))
        top = max(foot - h * (0.1 + 1.1 / tiers), y - h)
        half = w / 2 * (0.2 + 0.8 * t) * dice.between(0.92, 1.08)
        tone = mix(dark, lit, 0.04 + 0.34 * i / tiers)
        svg += path(_bough(dice, x, top, foot, half, turn), fill=mix(tone, lit, 0.34))
        svg += path(_bough(dice, x, top, foot, half, -turn), fill=tone)
        if not snow:
            svg += path(_rim(x, top, foot, half, turn), fill=mix(tone, lit, 0.8))
        if snow:
            svg += path(_load(dice, x, top, foot, half, turn), fill=snow)
            svg += path(_load(dice, x, top, foot, half, -turn), fill=mix(snow, dark, 0.22))
    return svg


def _bough(dice: Dice, x: float, top: float, foot: float, half: float, side: float) -> str:
    """Half of a tier: it droops to a tip, and hangs in uneven fingers below."""
    h = foot - top
    d = f"M{num(x)} {num(top)}Q{num(x + side * half * 0.34)} {num(top + h * 0.66)} {num(x + side * half)} {num(foot)}"
    px, py = x + side * half, foot
    for u, v in ((0.72, 0.97), (0.46, 1.03), (0.22, 1.05), (0.0, 0.96)):
        qx, qy = x + side * half * (u + dice.between(-0.05, 0.05) * (u > 0)), top + h * v * dice.between(0.95, 1.04)
        dip = min(py, qy) - h * dice.between(0.05, 0.12)
        d += f"Q{num(px * 0.62 + qx * 0.38)} {num(dip)} {num(qx)} {num(qy)}"
        px, py = qx, qy
    return d + "Z"


def _rim(x: float, top: float, foot: float, half: float, side: float) -> str:
    """Light along the upper edge of half a tier, widest towards its tip."""
    h = foot - top
    tip = x + side * half * 0.96
    return (
        f"M{num(x)} {num(top + h * 0.2)}Q{num(x + side * half * 0.34)} {num(top + h * 0.68)} {num(tip)} "
        f"{num(foot - h * 0.03)}Q{num(x + side * half * 0.5)} {num(top + h * 0.86)} {num(x + side * half * 0.16)} "
        f"{num(top + h * 0.62)}Z"
    )


def _load(dice: Dice, x: float, top: float, foot: float, half: float, side: float) -> str:
    """Snow on half of a tier: thick along the outer edge, hanging in a few soft lobes."""
    h = foot - top
    tip = x + side * half * 0.97
    d = f"M{num(x)} {num(top)}Q{num(x + side * half * 0.34)} {num(top + h * 0.64)} {num(tip)} {num(foot - h * 0.04)}"
    px, py = tip, foot - h * 0.04
    for u, v in ((0.66, 0.82), (0.36, 0.8), (0.0, 0.7)):
        qx, qy = x + side * half * u, top + h * v * dice.between(0.92, 1.06)
        d += f"Q{num((px + qx) / 2)} {num(max(py, qy) + h * 0.06)} {num(qx)} {num(qy)}"
        px, py = qx, qy
    return d + "Z"


def tree(dice: Dice, at: tuple[float, float, float], tones: Tones, turn: float, bark: Tones) -> str:
    """A round tree at (x, foot, height): trunk with boughs, a crown of leaf masses, each lit from above."""
    x, y, h = at
    lit, dark = tones
    w = h * 0.07
    lean = dice.between(-0.04, 0.04) * h
    fork = y - h * 0.42
    d = (
        f"M{num(x - w)} {num(y)}Q{num(x - w * 0.4)} {num(y - h * 0.12)} {num(x + lean - w * 0.45)} "
        f"{num(fork)}L{num(x + lean - h * 0.14)} {num(fork - h * 0.18)}L{num(x + lean)} "
        f"{num(fork - h * 0.08)}L{num(x + lean + h * 0.15)} {num(fork - h * 0.2)}L{num(x + lean + w * 0.45)} "
        f"{num(fork)}Q{num(x + w * 0.4)} {num(y - h * 0.12)} {num(x + w * 1.1)} {num(y)}Z"
    )
    svg = path(d, fill=bark[1])
    svg += path(
        f"M{num(x + turn * w * 0.5)} {num(y)}Q{num(x + turn * w * 0.2)} {num(y - h * 0.2)} {num(x + lean)} {num(fork)}",
        stroke=bark[0],
        stroke_width=w * 0.35,
        stroke_opacity=0.7,
        fill="none",
    )
    cx, cy = x + lean, y - h * 0.66
    masses = (
        (-0.2, 0.1, 0.19),
        (0.21, 0.09, 0.19),
        (0.0, 0.02, 0.24),
        (-0.12, -0.13, 0.19),
        (0.13, -0.12, 0.18),
        (0.0, -0.2, 0.15),
    )
    for i, (dx, dy, r) in enumerate(masses):
        px, py = cx + (dx + dice.between(-0.02, 0.02)) * h, cy + (dy + dice.between(-0.02, 0.02)) * h
        share = 0.16 + 0.13 * i
        svg += path(leaf_mass(dice, px, py, r * h), fill=mix(dark, lit, share))
        svg += path(
            leaf_mass(dice, px + turn * r * h * 0.2, py - r * h * 0.24, r * h * 0.64), fill=mix(dark, lit, share + 0.22)
        )
    return svg


def leaf_mass(dice: Dice, x: float, y: float, r: float, lobes: int = 9) -> str:
    """A round mass of leaves with a lobed edge."""
    points = []
    for i in range(lobes):
        a = 2 * math.pi * i / lobes + dice.between(-0.12, 0.12)
        reach = r * dice.between(0.86, 1.02)
        points.append((x + reach * math.cos(a), y + reach * 0.9 * math.sin(a)))
    d = f"M{num(points[0][0])} {num(points[0][1])}"
    for i in range(lobes):
        here, there = points[i], points[(i + 1) % lobes]
        arc = math.hypot(there[0] - here[0], there[1] - here[1]) * 0.58
        d += f"A{num(arc)} {num(arc)} 0 0 1 {num(there[0])} {num(there[1])}"
    return d + "Z"


def far_trees(dice: Dice, feet: list[tuple[float, float, float]]) -> str:
    """Many small round trees at (x, foot, height), as the data of one path."""
    d = ""
    for x, y, h in feet:
        r = h * dice.between(0.34, 0.46)
        d += f"M{num(x - h * 0.03)} {num(y)}v{num(-h * 0.4)}h{num(h * 0.06)}v{num(h * 0.4)}Z"
        d += leaf_mass(dice, x, y - h + r, r, 7)
    return d


def palm(dice: Dice, at: tuple[float, float, float], lean: float, tones: Tones, bark: Tones) -> str:
    """A palm at (x, foot, height) that bends to one side: a ringed trunk, nuts, and fronds that arch and hang."""
    x, y, h = at
    tx, ty = x + lean * h, y - h
    bend = x + lean * h * 0.2
    w = h * 0.03
    d = (
        f"M{num(x - w * 1.2)} {num(y)}Q{num(bend - w)} {num(y - h * 0.55)} {num(tx - w * 0.5)} {num(ty)}"
        f"H{num(tx + w * 0.5)}Q{num(bend + w)} {num(y - h * 0.5)} {num(x + w * 1.5)} {num(y)}Z"
    )
    svg = path(d, fill=bark[1])
    marks = ""
    for i in range(1, 13):
        t = i / 13
        px = (1 - t) ** 2 * x + 2 * t * (1 - t) * bend + t * t * tx
        py = (1 - t) ** 2 * y + 2 * t * (1 - t) * (y - h * 0.52) + t * t * ty
        marks += f"M{num(px - w * 0.8)} {num(py)}q{num(w * 0.8)} {num(w * 0.5)} {num(w * 1.6)} 0"
    svg += path(marks, stroke=bark[0], stroke_width=w * 0.3, fill="none", stroke_opacity=0.7)
    for i, turn in enumerate((172, 8, -168, -12, -148, -32, -126, -54, -102, -78)):
        back = i < 4
        tone = mix(tones[1], tones[0], 0.1 + 0.09 * i)
        svg += _frond(dice, (tx, ty), math.radians(turn + dice.between(-6, 6)), h * (0.42 if back else 0.46), tone)
    for dx, dy in ((-0.9, 0.5), (0.7, 0.7), (0.0, 1.1)):
        svg += circle(tx + dx * w, ty + dy * w, w * 0.75, fill=mix(bark[1], "#6b3f1f", 0.5))
    return svg


def _frond(dice: Dice, root: tuple[float, float], a: float, length: float, tone: str) -> str:
    """A feathered leaf along an arc that falls off at its end."""
    drop = length * dice.between(0.34, 0.6) * (0.6 + 0.4 * abs(math.cos(a)))
    spine = []
    for i in range(8):
        t = i / 7
        spine.append((root[0] + math.cos(a) * length * t, root[1] + math.sin(a) * length * t * 0.8 + drop * t * t))
    upper, lower = "", []
    for i, (px, py) in enumerate(spine):
        wide = length * 0.13 * math.sin(math.pi * min((i + 0.5) / 7.2, 1.0)) ** 0.7
        upper += f"{'M' if i == 0 else 'L'}{num(px)} {num(py - wide * 0.35)}"
        lower.append((px, py, wide))
    d = upper
    for px, py, wide in reversed(lower):
        d += (
            f"L{num(px - math.cos(a) * wide * 0.2)} {num(py + wide)}L{num(px - math.cos(a) * wide * 0.55)} "
            f"{num(py + wide * 0.2)}"
        )
    rib = "M" + "L".join(f"{num(px)} {num(py)}" for px, py in spine)
    return path(d + "Z", fill=tone) + path(
        rib, stroke=shade(tone, 0.07), stroke_width=length * 0.014, fill="none", stroke_linecap="round"
    )


def tuft(dice: Dice, x: float, y: float, h: float, blades: int = 7) -> str:
    """A tuft of grass, as the data of a path."""
    d = ""
    for i in range(blades):
        lean = (i / max(blades - 1, 1) - 0.5) * 1.1 + dice.between(-0.14, 0.14)
        tall = h * dice.between(0.6, 1.0) * (1 - 0.35 * abs(lean))
        root = x + lean * h * 0.22
        tip = root + lean * tall * 0.8
        w = h * 0.045
        d += (
            f"M{num(root - w)} {num(y)}Q{num(root - w + lean * tall * 0.15)} {num(y - tall * 0.6)} "
            f"{num(tip)} {num(y - tall)}Q{num(root + w + lean * tall * 0.2)} {num(y - tall * 0.5)} "
            f"{num(root + w)} {num(y)}Z"
        )
    return d


def grass_edge(dice: Dice, x0: float, x1: float, y: float, h: float, step: float) -> str:
    """A dense fringe of blades along a line, as the data of a path."""
    d, x = "", x0
    while x < x1:
        d += tuft(dice, x, y + h * 0.12, h * dice.between(0.6, 1.15), 4)
        x += step * dice.between(0.6, 1.3)
    return d


def flower(dice: Dice, x: float, y: float, r: float, petal: str, heart: str) -> str:
    """A blossom seen a little from above."""
    kind = dice.whole(3)
    if kind == 0:
        d = "".join(
            (
                f"M{num(x)} {num(y)}m{num(r * 0.6 * math.cos(a) - r * 0.42)} {num(r * 0.45 * math.sin(a))}"
                f"a{num(r * 0.42)} {num(r * 0.36)} 0 1 0 {num(r * 0.84)} 0a{num(r * 0.42)} {num(r * 0.36)} "
                f"0 1 0 {num(-r * 0.84)} 0Z"
            )
            for a in (i * 2 * math.pi / 5 - 1.57 for i in range(5))
        )
        return path(d, fill=petal) + circle(x, y, r * 0.3, fill=heart)
    if kind == 1:
        d = (
            f"M{num(x - r * 0.75)} {num(y - r * 0.5)}Q{num(x - r * 0.3)} {num(y - r * 0.2)} {num(x)} "
            f"{num(y - r * 0.9)}Q{num(x + r * 0.3)} {num(y - r * 0.2)} {num(x + r * 0.75)} {num(y - r * 0.5)}"
            f"Q{num(x + r * 0.9)} {num(y + r * 0.7)} {num(x)} {num(y + r * 0.75)}Q{num(x - r * 0.9)} "
            f"{num(y + r * 0.7)} {num(x - r * 0.75)} {num(y - r * 0.5)}Z"
        )
        return path(d, fill=petal) + circle(x - r * 0.2, y, r * 0.22, fill=mix(petal, "#ffffff", 0.4))
    return (
        circle(x, y, r * 0.7, fill=petal)
        + circle(x - r * 0.1, y - r * 0.12, r * 0.4, fill=mix(petal, "#ffffff", 0.3))
        + circle(x, y, r * 0.2, fill=heart)
    )


def soft_shadow(sheet: Sheet, x: float, y: float, rx: float, ry: float, opacity: float = 0.4) -> str:
    """A round shadow on the ground that needs no blur."""
    paint = sheet.radial(0, 0, 100, [(0, "#1a1c38", opacity), (0.6, "#1a1c38", opacity * 0.5), (1, "#1a1c38", 0)])
    move = f"translate({num(x)} {num(y)}) scale({rx / 100:.4f} {ry / 100:.4f})"
    return f'<circle r="100" fill="{paint}" transform="{move}"/>'


def leaf_tones(dice: Dice, season: str) -> str:
    """A colour of leaves for one tree."""
    kinds = {
        "autumn": ("#e2862c", "#d9a032", "#c8522c", "#b8862f", "#e8b447"),
        "spring": ("#9ccb5c", "#7fbf62", "#f0a9bd", "#b4d46a"),
        "summer": ("#6aa84a", "#5a9a4c", "#7fb254", "#4f8f4a"),
    }[season]
    return shade(dice.pick(kinds), dice.between(-0.03, 0.03))
