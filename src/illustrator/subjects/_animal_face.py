"""Faces of animals: eyes that look at you, noses, mouths, whiskers."""

from typing import Final

from illustrator.palette import at, lch, mix, shade
from illustrator.subject import Ask
from illustrator.subjects._animal import curve, line
from illustrator.svg import Point, circle, ellipse, group, num, path

INK: Final = "#241a1c"


def eye(
    ask: Ask, centre: Point, r: float, iris: str, *, tall: float = 1.0, look: Point = (0.0, 0.0), lid: str | None = None
) -> str:
    """A large eye: iris with depth, wide pupil, two highlights. `look` moves the iris, in radii; `lid` is the colour
    of a half-closed lid.
    """
    x, y = centre
    ry = r * tall
    ix, iy = x + look[0] * r, y + look[1] * ry
    sheet = ask.sheet
    depth = sheet.radial(
        ix, iy + r * 0.5, r * 1.35, [(0, mix(iris, "#fff7c8", 0.5), 1), (0.5, iris, 1), (1, shade(iris, -0.22), 1)]
    )
    shape = ellipse(x, y, r, ry)
    inside = ellipse(x, y, r, ry, fill=mix(iris, "#fffdf2", 0.8))
    inside += ellipse(ix, iy, r * 1.03, ry * 1.03, fill=depth)
    inside += ellipse(ix, iy, r * 0.56, ry * 0.68, fill=INK)
    inside += ellipse(x, y - ry * 0.98, r * 1.2, ry * 0.5, fill=INK, fill_opacity=0.3)
    shine = circle(
        x - r * 0.34 + look[0] * r * 0.5, y - ry * (-0.05 if lid else 0.38), r * (0.22 if lid else 0.29), fill="#ffffff"
    )
    shine += circle(ix + r * 0.36, iy + ry * 0.4, r * 0.14, fill="#ffffff", fill_opacity=0.8)
    rim = ellipse(x, y, r * 1.22, ry * 1.22, fill="#ffffff", fill_opacity=0.16)
    rim += ellipse(x, y, r * 1.1, ry * 1.1, fill=INK)
    return rim + group(inside, clip_path=sheet.clip(shape)) + shine + (_lid(x, y, r, ry, lid) if lid else "")


def _lid(x: float, y: float, r: float, ry: float, colour: str) -> str:
    """A lid that covers the upper third and a bit of fur around, its lower edge a soft bow."""
    top, low, bow = y - ry * 1.22, y - ry * 0.2, y - ry * 0.7
    left, right = x - r * 1.16, x + r * 1.16
    there = f"{num(x - r * 0.7)} {num(bow)} {num(x + r * 0.7)} {num(bow)} {num(right)} {num(low)}"
    back = f"C{num(x + r * 1.1)} {num(top)} {num(x - r * 1.1)} {num(top)} {num(left)} {num(low)}Z"
    start = f"M{num(left)} {num(low)}C{there}"
    return path(start + back, fill=colour) + line(start, INK, r * 0.2)


def bead(centre: Point, r: float, tall: float = 1.1, colour: str = INK) -> str:
    """A small dark eye with its highlights, for dogs, bears, birds."""
    x, y = centre
    # A breath of light around it, or it would be lost in dark fur.
    body = ellipse(x, y, r * 1.24, r * tall * 1.2, fill="#ffffff", fill_opacity=0.24)
    body += ellipse(x, y, r, r * tall, fill=colour)
    body += ellipse(x + r * 0.1, y + r * tall * 0.45, r * 0.6, r * 0.4, fill=mix(colour, "#b07a50", 0.5), opacity=0.7)
    body += circle(x - r * 0.3, y - r * tall * 0.36, r * 0.34, fill="#ffffff")
    return body + circle(x + r * 0.34, y + r * tall * 0.34, r * 0.15, fill="#ffffff", fill_opacity=0.75)


def shut(centre: Point, r: float, colour: str = INK, width: float = 1.1) -> str:
    """A closed eye: a contented bow with a lash."""
    x, y = centre
    d = f"M{num(x - r)} {num(y - r * 0.1)}Q{num(x)} {num(y + r * 0.95)} {num(x + r)} {num(y - r * 0.1)}"
    return line(d, colour, width)


def nose(ask: Ask, centre: Point, w: float, colour: str) -> str:
    """A rounded triangle with a highlight, its middle at the centre of its top edge."""
    x, y = centre
    h = w * 0.78
    spec = f"{x - w},{y} {x - w * 0.5},{y - h * 0.34} {x},{y - h * 0.2} {x + w * 0.5},{y - h * 0.34} {x + w},{y}"
    spec += f" {x + w * 0.45},{y + h * 0.62} {x},{y + h} {x - w * 0.45},{y + h * 0.62}"
    tone = ask.sheet.linear(mix(colour, "#ffffff", 0.18), shade(colour, -0.1))
    return path(curve(spec), fill=tone) + ellipse(
        x - w * 0.3, y - h * 0.02, w * 0.32, h * 0.15, fill="#ffffff", fill_opacity=0.6
    )


def smile(centre: Point, w: float, drop: float, colour: str = INK, width: float = 0.9) -> str:
    """The mouth of a cat or dog: a short line down from the nose, then two bows."""
    x, y = centre
    d = f"M{num(x)} {num(y)}v{num(drop * 0.5)}"
    low = y + drop * 0.5
    for way in (-1, 1):
        d += f"M{num(x)} {num(low)}Q{num(x + way * w * 0.45)} {num(low + drop * 0.85)} {num(x + way * w)} {num(low)}"
    return line(d, colour, width)


def whiskers(centre: Point, start: float, reach: float, colour: str, width: float = 0.45) -> str:
    """Three on each side."""
    x, y = centre
    d = ""
    for way in (-1, 1):
        for i, (rise, bow) in enumerate(((-0.17, -0.1), (0.04, -0.06), (0.24, 0.02))):
            sx, sy = x + way * start, y + (i - 1) * start * 0.22
            ex, ey = x + way * reach, y + rise * reach
            d += f"M{num(sx)} {num(sy)}Q{num((sx + ex) / 2)} {num((sy + ey) / 2 + bow * reach)} {num(ex)} {num(ey)}"
    return line(d, colour, width, 0.85)


def blush(ask: Ask, points: tuple[Point, ...], r: float, colour: str = "#f0705f", opacity: float = 0.3) -> str:
    parts = ""
    for x, y in points:
        spot = ask.sheet.radial(x, y, r, [(0, colour, opacity), (1, colour, 0)])
        parts += circle(x, y, r, fill=spot)
    return parts


def iris_for(ask: Ask, name: str, choices: tuple[str, ...]) -> str:
    """An iris that stands out from the coat."""
    picked = ask.dice.fork(name).pick(choices)
    return at(picked, 0.74) if lch(ask.colour)[0] < 0.35 else picked
