"""Machines: a database, server racks, a laptop, a phone, a chip, a cloud."""

import math

from illustrator.isometric import Solid, disc, rounded, tones_of, upright
from illustrator.isometrics import parts
from illustrator.palette import at, lch, mix, shade
from illustrator.svg import Point, circle, num, path, rect
from illustrator.theme import Theme


def database(solid: Solid, theme: Theme, variant: int) -> None:
    """Three drums on each other, each with its lights."""
    parts.plate(solid, theme, 6.4, is_round=variant % 2 == 1)
    colours = (theme.main, mix(theme.main, theme.second, 0.5), theme.second)
    r, h, gap = 2.0, 1.05, 0.3
    for i, colour in enumerate(colours):
        z = 0.12 + i * (h + gap)
        if i:
            solid.prism(disc(0, 0, r * 0.86), z - gap, gap, shade(colours[i - 1], -0.16))
        sheet = solid.sheet
        top = tones_of(colour)[0]
        solid.prism(disc(0, 0, r), z, h, colour, top=top)
        shine = sheet.linear(shade(top, 0.09), shade(top, -0.02), turn=40)
        solid.face([(x, y, z + h) for x, y in disc(0, 0, r * 0.9)], shine, stroke="none")
        for k in range(3):
            a = math.radians(58 + 17 * k)
            px, py = solid.point(r * math.cos(a), r * math.sin(a), z + h * 0.42)
            light = (theme.accent, "#ffffff", "#ffffff")[k]
            solid.shine(circle(px, py, 0.1, fill=light, fill_opacity=1 if k == 0 else 0.75))
        solid.add(_band(r * 1.005, z + h * 0.42, 104, 150))
    ring = path(_round(0, 0, r * 0.42), fill="none", stroke="#ffffff", stroke_width=0.12, stroke_opacity=0.75)
    solid.on_top(ring, 0, 0, 0.12 + 3 * h + 2 * gap)


def _round(x: float, y: float, r: float) -> str:
    return f"M{num(x - r)} {num(y)}a{num(r)} {num(r)} 0 1 1 {num(2 * r)} 0a{num(r)} {num(r)} 0 1 1 {num(-2 * r)} 0z"


def _band(r: float, z: float, start: float, end: float) -> str:
    """A light line on a drum's side, between two angles."""
    points = []
    for i in range(13):
        a = math.radians(start + (end - start) * i / 12)
        x, y = r * math.cos(a), r * math.sin(a)
        points.append(((x - y) * math.cos(math.pi / 6), (x + y) * 0.5 - z))
    d = "M" + "L".join(f"{px:.3f} {py:.3f}" for px, py in points)
    return path(d, fill="none", stroke="#ffffff", stroke_width=0.13, stroke_opacity=0.4, stroke_linecap="round")


def racks(solid: Solid, theme: Theme, variant: int) -> None:
    """Cabinets in a row on a tiled floor, one open to its units, cables of light between them."""
    parts.plate(solid, theme, 8.4)
    line = mix(theme.main, "#ffffff", 0.72) if not theme.is_dark else shade(theme.panel, 0.13)
    for i in range(1, 6):
        a = -3.8 + 7.6 * i / 6
        solid.add(path(_stroke([(a, -3.8, 0.01), (a, 3.8, 0.01)]), fill="none", stroke=line, stroke_width=0.03))
        solid.add(path(_stroke([(-3.8, a, 0.01), (3.8, a, 0.01)]), fill="none", stroke=line, stroke_width=0.03))
    case = at(theme.main, 0.5, 0.06) if theme.is_dark else at(theme.main, 0.9, min(lch(theme.main)[1], 0.04))
    for k, (x, y) in enumerate(((-2.9, -2.6), (-0.75, -2.6), (1.4, -2.6), (-2.9, 0.7), (1.4, 0.7))):
        if k in {3, 4} and variant % 2 == 0 and k == 3:
            continue
        _rack(solid, theme, (x, y), 3.9 if k < 3 else 2.5, case, k)
    for run in (((-2.1, 2.9), (2.2, 2.9)), ((2.2, 2.9), (2.2, 3.4))):
        d = _stroke([(x, y, 0.02) for x, y in run])
        solid.add(
            path(
                d,
                fill="none",
                stroke=theme.accent,
                stroke_width=0.09,
                stroke_dasharray="0.22 0.16",
                stroke_linecap="round",
            )
        )


def _stroke(points: list[tuple[float, float, float]]) -> str:
    flat = [((x - y) * math.cos(math.pi / 6), (x + y) * 0.5 - z) for x, y, z in points]
    return "M" + "L".join(f"{px:.3f} {py:.3f}" for px, py in flat)


def _rack(solid: Solid, theme: Theme, corner: Point, h: float, case: str, k: int) -> None:
    x, y = corner
    w, d = 1.5, 1.9
    solid.box((x, y, 0), (w, d, h), case)
    dark = at(theme.main, 0.25, 0.06)
    face = rect(0.12, 0.14, w - 0.24, h - 0.28, rx=0.06, fill=dark)
    units = int((h - 0.4) / 0.42)
    for i in range(units):
        top = 0.22 + i * 0.42
        face += rect(0.2, top, w - 0.4, 0.3, rx=0.04, fill=shade(dark, 0.09))
        face += rect(0.28, top + 0.12, 0.4, 0.06, rx=0.03, fill="#ffffff", fill_opacity=0.35)
        for j in range(3):
            colour = (theme.main, theme.second, theme.accent)[(i + j + k) % 3]
            face += circle(w - 0.32 - j * 0.17, top + 0.15, 0.06, fill=mix(colour, "#ffffff", 0.35))
    solid.on_left(face, x, y + d, h)
    side = "".join(rect(0.25, 0.35 + 0.22 * i, d - 0.5, 0.07, rx=0.03, fill=shade(case, -0.26)) for i in range(6))
    solid.on_right(side, x + w, y + d, h)
    solid.on_top(rect(0.3, 0.35, w - 0.6, d - 0.7, rx=0.1, fill=shade(case, -0.05)), x, y, h)


def laptop(solid: Solid, theme: Theme, variant: int) -> None:
    """An open laptop with a lit screen; a cup and a plant at its sides."""
    parts.plate(solid, theme, 7.2, is_round=variant % 2 == 1)
    body = "#d9dfe8" if not theme.is_dark else "#8b95a8"
    x, y, w, d = -2.3, -1.2, 4.6, 3.0
    lid = upright(x, 0.3, w, 3.0, 0.24)
    solid.slab(lid, y + 0.1, 0.16, shade(body, -0.06), shade(body, -0.42, 0.6))
    solid.on_left(parts.screen_of(theme, w - 0.36, 2.66, variant), x + 0.18, y + 0.1, 3.14)
    solid.prism(rounded(x, y, w, d, 0.26), 0.05, 0.24, body)
    keys = ""
    for r in range(4):
        for c in range(11):
            keys += rect(0.32 + c * 0.362, 0.3 + r * 0.34, 0.3, 0.27, rx=0.05, fill=shade(body, -0.28, 0.8))
    keys += rect(1.5, 1.86, 1.6, 0.9, rx=0.1, fill=shade(body, -0.09))
    solid.on_top(keys, x, y, 0.29)
    mug(solid, 2.75, 1.6, theme.accent)
    plant(solid, -2.75, 2.2)


def mug(solid: Solid, x: float, y: float, colour: str) -> None:
    solid.prism(disc(x, y, 0.36, 28), 0.0, 0.72, colour)
    solid.face([(px, py, 0.72) for px, py in disc(x, y, 0.28, 28)], "#5a3826", stroke="none")


def plant(solid: Solid, x: float, y: float, z: float = 0.0) -> None:
    solid.prism(disc(x, y, 0.34, 24), z, 0.5, "#d9835b")
    px, py = solid.point(x, y, z + 0.5)
    for turn in (-64, -34, 0, 34, 64):
        leaf = "M0 0C-0.34 -0.3 -0.22 -0.9 0 -1.15C0.22 -0.9 0.34 -0.3 0 0Z"
        tone = shade("#4fae6b", -0.05 if turn < 0 else 0.03)
        solid.add(path(leaf, fill=tone, transform=f"translate({px:.3f} {py:.3f}) rotate({turn})"))
    solid.point(x, y, z + 1.6)


def phone(solid: Solid, theme: Theme, variant: int) -> None:
    """A phone that stands, its app on the screen, cards of the app floating beside it."""
    parts.plate(solid, theme, 6.4, is_round=variant % 2 == 0)
    x, w, h = -1.5, 2.9, 5.4
    solid.slab(upright(x, 0.08, w, h, 0.42), 0.1, 0.42, "#2b2f3a", "#191c24")
    sw, sh = w - 0.24, h - 0.24
    pale = mix(theme.main, "#ffffff", 0.9)
    art = rect(0, 0, sw, sh, rx=0.34, fill=pale) + rect(sw / 2 - 0.4, 0.1, 0.8, 0.2, rx=0.1, fill="#191c24")
    art += rect(0.22, 0.56, sw - 0.44, 1.4, rx=0.2, fill=theme.main)
    art += rect(0.42, 0.8, 0.9, 0.16, rx=0.08, fill="#ffffff", fill_opacity=0.7)
    art += rect(0.42, 1.1, 1.4, 0.3, rx=0.1, fill="#ffffff")
    for i, colour in enumerate((theme.second, theme.accent, theme.main)):
        y = 2.2 + 0.86 * i
        art += rect(0.22, y, sw - 0.44, 0.7, rx=0.16, fill="#ffffff")
        art += circle(0.6, y + 0.35, 0.2, fill=colour)
        art += rect(
            0.95, y + 0.2, 0.9, 0.12, rx=0.06, fill=theme.ink if not theme.is_dark else "#26324a", fill_opacity=0.75
        )
        art += rect(0.95, y + 0.42, 0.6, 0.1, rx=0.05, fill="#9aa6bb")
    solid.on_left(art, x + 0.12, 0.1, h - 0.04)
    _floating(solid, theme)


def _floating(solid: Solid, theme: Theme) -> None:
    """Two cards in front of the phone: a chart and a tick."""
    solid.slab(upright(0.55, 2.7, 1.9, 1.35, 0.2), 1.3, 0.14, theme.second)
    bars = ""
    for i, v in enumerate((0.4, 0.65, 0.5, 0.85)):
        fill = ("#ffffff", mix(theme.second, "#ffffff", 0.6))[i % 2]
        bars += rect(0.28 + i * 0.37, 1.15 - 0.85 * v, 0.22, 0.85 * v, rx=0.06, fill=fill)
    solid.on_left(bars, 0.55, 1.3, 4.05)
    solid.slab(upright(-2.0, 0.7, 1.15, 1.15, 0.3), 1.5, 0.14, theme.accent)
    tick = path(
        "M0.3 0.6l0.2 0.22l0.38 -0.44",
        fill="none",
        stroke="#ffffff",
        stroke_width=0.15,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    solid.on_left(tick, -2.0, 1.5, 1.85)


def chip(solid: Solid, theme: Theme, variant: int) -> None:
    """A processor on its board, traces running out to the edge."""
    board = shade(theme.main, -0.3, 0.7) if not theme.is_dark else shade(theme.panel, 0.03)
    solid.prism(rounded(-3.4, -3.4, 6.8, 6.8, 0.5), -0.5, 0.5, board)
    copper = mix(theme.second, board, 0.2)
    for i in range(6):
        a = -1.25 + 0.5 * i
        knee = 2.15 + 0.22 * (i % 3)
        for flip in (1, -1):
            for along in (True, False):
                bend = a + 0.22 * (1 if i > 2 else -1) * (i % 3)
                points = [(flip * 1.7, a), (flip * knee, a), (flip * (knee + 0.3), bend), (flip * 3.1, bend)]
                ends = [(u, v, 0.01) if along else (v, u, 0.01) for u, v in points]
                solid.shine(
                    path(_stroke(ends), fill="none", stroke=copper, stroke_width=0.075, stroke_linejoin="round")
                )
                lit = theme.accent if i % 2 else theme.second
                solid.on_top(circle(0, 0, 0.13, fill=board, stroke=lit, stroke_width=0.07), *ends[-1])
    for i in range(6):
        a = -1.32 + 0.5 * i
        solid.box((a, -1.75, 0.02), (0.16, 3.5, 0.16), "#d9c58b")
        solid.box((-1.75, a, 0.02), (3.5, 0.16, 0.16), "#d9c58b")
    solid.prism(rounded(-1.6, -1.6, 3.2, 3.2, 0.2), 0.08, 0.42, "#2a3042")
    core = solid.sheet.linear(mix(theme.main, "#ffffff", 0.35), theme.main, theme.second, turn=45)
    solid.prism(rounded(-0.95, -0.95, 1.9, 1.9, 0.18), 0.5, 0.2, theme.main, top=core)
    mark = path(
        "M-0.35 -0.35h0.7v0.7h-0.7zM-0.12 -0.12h0.24v0.24h-0.24z", fill="none", stroke="#ffffff", stroke_width=0.1
    )
    solid.on_top(mark, 0, 0, 0.7)


def cloud(solid: Solid, theme: Theme, variant: int) -> None:
    """A thick cloud over a row of machines, joined by lines of light."""
    parts.plate(solid, theme, 6.6, is_round=variant % 2 == 0)
    case = mix(theme.ink if not theme.is_dark else theme.edge, theme.main, 0.4)
    for x in (-2.1, -0.5, 1.1):
        solid.box((x, -0.4, 0), (1.0, 1.2, 0.9), case)
        solid.on_left(parts.lamps(3, 0.8, 0.07, (theme.accent, theme.second, "#ffffff")), x + 0.1, 0.8, 0.6)
        d = _stroke([(x + 0.5, 0.2, 0.9), (x + 0.5, 0.2, 2.3)])
        solid.add(
            path(
                d,
                fill="none",
                stroke=theme.accent,
                stroke_width=0.1,
                stroke_dasharray="0.2 0.18",
                stroke_linecap="round",
            )
        )
    white = "#f6f9ff" if not theme.is_dark else "#dfe8fb"
    sky = mix(white, theme.main, 0.12)
    solid.slab(_heads(), 1.0, 1.3, sky, solid.sheet.linear(white, mix(white, theme.main, 0.3)))
    arrow = path(
        "M0 0.9V0M-0.42 0.4L0 0L0.42 0.4",
        fill="none",
        stroke=theme.main,
        stroke_width=0.24,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    solid.on_left(arrow, 0.05, 1.0, 3.75)


def _heads() -> list[Point]:
    """The outline of a cloud in (x, z): a flat foot under three round heads."""
    points: list[Point] = []
    for cx, cz, r, start, end in ((-1.5, 3.0, 0.8, 270, 95), (-0.35, 3.7, 1.15, 165, 25), (1.35, 3.15, 0.95, 105, -90)):
        for i in range(17):
            a = math.radians(start + (end - start) * i / 16)
            points.append((cx + r * math.cos(a), cz + r * math.sin(a)))
    return points
