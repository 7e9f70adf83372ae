"""Floors and planks in perspective."""

import itertools

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import shade
from illustrator.place import View
from illustrator.settings._pen import pen
from illustrator.settings._tone import Lighting
from illustrator.svg import Point, num, path, polygon, rect


def boards(view: View, lighting: Lighting, colour: str, base: float, eye: Point, width: float = 120.0) -> str:
    """Boards that run from the viewer to the vanishing point `eye`, from the wall's foot at `base` to the bottom."""
    area, dice = view.area, view.dice.fork("boards")
    grow = (area.bottom - eye[1]) / (base - eye[1])
    left, right = eye[0] + (area.x - eye[0]) * grow, eye[0] + (area.right - eye[0]) * grow
    count = round((right - left) / width)
    tones = [shade(colour, d, 1 + d) for d in (-0.035, -0.012, 0.012, 0.035)]
    faces, seams, ends, grain = [""] * 4, "", "", ""
    last = -1
    for i in range(count):
        x0, x1 = left + i * width, left + (i + 1) * width
        cuts = [0.0, dice.between(0.12, 0.5), dice.between(0.55, 0.92), 1.0]
        for a, b in itertools.pairwise(cuts):
            last = (last + 1 + dice.whole(3)) % 4
            ends += _across(x0, x1, a, base, area.bottom, eye) if a else ""
            faces[last] += _board(x0, x1, (a, b), base, area.bottom, eye)
        seams += _seam(x0, base, area.bottom, eye)
        grain += _seam(x0 + width * dice.between(0.2, 0.8), base, area.bottom, eye)
    svg = rect(area.x, base, area.w, area.bottom - base, fill=lighting.paint(colour))
    svg += "".join(path(d, fill=lighting.paint(t)) for d, t in zip(faces, tones, strict=True))
    svg += path(grain, stroke=lighting.paint(shade(colour, -0.05)), stroke_width=1.4, stroke_opacity=0.5, fill="none")
    dark = lighting.paint(shade(colour, -0.13))
    return svg + path(seams + ends, stroke=dark, stroke_width=2.4, fill="none", stroke_opacity=0.75)


def _point(x: float, share: float, base: float, bottom: float, eye: Point) -> Point:
    """Where the line from the vanishing point to `x` on the lower edge is at a share of the floor's depth."""
    far = (bottom - eye[1]) / (base - eye[1])
    t = 1 / (far + share * (1 - far))
    return eye[0] + (x - eye[0]) * t, eye[1] + (bottom - eye[1]) * t


def _board(x0: float, x1: float, span: tuple[float, float], base: float, bottom: float, eye: Point) -> str:
    corners = [(x0, span[0]), (x1, span[0]), (x1, span[1]), (x0, span[1])]
    points = [_point(x, s, base, bottom, eye) for x, s in corners]
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z"


def _across(x0: float, x1: float, share: float, base: float, bottom: float, eye: Point) -> str:
    a, b = _point(x0, share, base, bottom, eye), _point(x1, share, base, bottom, eye)
    return f"M{num(a[0])} {num(a[1])}H{num(b[0])}"


def _seam(x: float, base: float, bottom: float, eye: Point) -> str:
    a = _point(x, 0.0, base, bottom, eye)
    return f"M{num(a[0])} {num(a[1])}L{num(x)} {num(bottom)}"


def tiles(
    view: View, lighting: Lighting, colours: tuple[str, str], base: float, eye: Point, size: float = 150.0
) -> str:
    """A floor of two tones of tile, chequered."""
    area = view.area
    grow = (area.bottom - eye[1]) / (base - eye[1])
    left, right = eye[0] + (area.x - eye[0]) * grow, eye[0] + (area.right - eye[0]) * grow
    count = int((right - left) / size) + 1
    rows = _rows(base, area.bottom, eye[1], size)
    dark, seams = "", ""
    for j, (y0, y1) in enumerate(rows):
        for i in range(count):
            if (i + j) % 2:
                dark += _tile(left + i * size, size, (y0, y1), area.bottom, eye)
        seams += f"M{num(area.x)} {num(y1)}H{num(area.right)}"
    seams += "".join(_seam(left + i * size, base, area.bottom, eye) for i in range(count + 1))
    svg = rect(area.x, base, area.w, area.bottom - base, fill=lighting.paint(colours[0]))
    svg += path(dark, fill=lighting.paint(colours[1]))
    return svg + path(
        seams, stroke=lighting.paint(shade(colours[1], -0.06)), stroke_width=2, stroke_opacity=0.6, fill="none"
    )


def _rows(base: float, bottom: float, eye: float, size: float) -> list[tuple[float, float]]:
    """Rows of square tiles as a pinhole sees them: the depth of a height y under the eye goes with 1 / y."""
    far, near = 1 / (base - eye), 1 / (bottom - eye)
    step = size / (bottom - eye) ** 2 * 0.62
    rows: list[tuple[float, float]] = []
    depth, y = near, bottom
    while depth < far and len(rows) < 40:
        depth = min(depth + step, far)
        rows.append((eye + 1 / depth, y))
        y = eye + 1 / depth
    return rows


def _tile(x: float, size: float, rows: tuple[float, float], bottom: float, eye: Point) -> str:
    y0, y1 = rows
    t0, t1 = (y0 - eye[1]) / (bottom - eye[1]), (y1 - eye[1]) / (bottom - eye[1])
    xs = [eye[0] + (px - eye[0]) * t for px, t in ((x, t0), (x + size, t0), (x + size, t1), (x, t1))]
    return f"M{num(xs[0])} {num(y0)}L{num(xs[1])} {num(y0)}L{num(xs[2])} {num(y1)}L{num(xs[3])} {num(y1)}Z"


def patch(lighting: Lighting, window: Area, floor: tuple[float, float], lean: float, opacity: float = 0.3) -> str:
    """The window's light on the floor: two panes, leaning away from it."""
    top, bottom = floor
    panes = ""
    for i in range(2):
        x0, x1 = window.x + window.w * (0.04 + 0.5 * i), window.x + window.w * (0.46 + 0.5 * i)
        a, b = lean * (top - window.bottom), lean * (bottom - window.bottom) * 1.25
        panes += polygon(
            [(x0 + a, top), (x1 + a, top), (x1 + b + window.w * 0.1, bottom), (x0 + b - window.w * 0.02, bottom)],
            fill=lighting.sheet.across(
                (0, top), (0, bottom), [(0, lighting.light.key, opacity), (1, lighting.light.key, opacity * 0.25)]
            ),
        )
    return panes


def planks(area: Area, lighting: Lighting, colour: str, dice: Dice) -> str:
    """The planks of a table top: across the picture, wider towards the viewer, with grain and knots."""
    svg, y, height = "", area.y, area.h * 0.1
    grain_dark, grain_light, seams = "", "", ""
    while y < area.bottom:
        tone = shade(colour, dice.between(-0.035, 0.035), dice.between(0.92, 1.08), dice.between(-4, 4))
        svg += rect(area.x, y, area.w, height + 2, fill=lighting.paint(tone))
        for k in range(7):
            d = _grain(area, y + height * (k + dice.between(0.25, 0.85)) / 7.4, height * 0.035, dice)
            if k % 3 == 2:
                grain_light += d
            else:
                grain_dark += d
        if dice.whole(3) == 0:
            svg += _knot(area.x + area.w * dice.between(0.08, 0.92), y + height * 0.5, height, lighting, tone)
        seams += f"M{num(area.x)} {num(y)}H{num(area.right)}"
        x = area.x + area.w * dice.between(0.1, 0.9)
        seams += f"M{num(x)} {num(y)}V{num(y + height)}" if dice.whole(2) else ""
        y += height
        height *= 1.34
    thin = lighting.paint(shade(colour, -0.09))
    svg += path(grain_dark, stroke=thin, stroke_width=1.7, stroke_opacity=0.5, fill="none")
    svg += path(
        grain_light, stroke=lighting.paint(shade(colour, 0.07)), stroke_width=2, stroke_opacity=0.5, fill="none"
    )
    svg += path(seams, stroke=lighting.paint(shade(colour, -0.2)), stroke_width=3.2, fill="none", stroke_opacity=0.85)
    lip = path(seams, stroke=lighting.paint(shade(colour, 0.09)), stroke_width=1.6, fill="none", stroke_opacity=0.6)
    return svg + f'<g transform="translate(0 3)">{lip}</g>'


def _grain(area: Area, y: float, swing: float, dice: Dice) -> str:
    """One or two runs of a wavering line."""
    x = area.x + area.w * dice.between(-0.1, 0.35)
    d = ""
    for _ in range(1 + dice.whole(2)):
        length = area.w * dice.between(0.18, 0.5)
        a, b, c = (y + dice.between(-1, 1) * swing * 2 for _ in range(3))
        d += pen("M", x, a, "C", x + length / 3, b, x + length * 2 / 3, c, x + length, a)
        x += length + area.w * dice.between(0.06, 0.3)
    return d


def _knot(x: float, y: float, height: float, lighting: Lighting, tone: str) -> str:
    w, h = height * 0.52, height * 0.14
    rings = ""
    for i, k in enumerate((1.0, 0.66, 0.36)):
        rx, ry = w * k, h * k
        d = pen("M", x - rx, y, "Q", x, y - 2 * ry, x + rx, y, "Q", x, y + 2 * ry, x - rx, y, "Z")
        rings += path(d, fill=lighting.paint(shade(tone, -0.035 - 0.045 * i)), fill_opacity=0.8)
    return rings
