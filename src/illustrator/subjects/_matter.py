"""What things are made of: the tones of a colour, soft light on a surface, and outlines with soft corners."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from illustrator.palette import from_lch, lch, mix
from illustrator.svg import Point, Sheet, group, num, path

_WARM, _COOL = 85.0, 290.0


@dataclass(frozen=True)
class Tones:
    """Six steps of one colour, from the glint to the accent: the light is warm, the shade leans to violet."""

    glint: str
    pale: str
    light: str
    base: str
    dark: str
    deep: str


def _toward(hue: float, goal: float, by: float) -> float:
    apart = (goal - hue + 180) % 360 - 180
    return (hue + max(-by, min(by, apart))) % 360


@lru_cache(maxsize=512)
def tones(colour: str) -> Tones:
    """Black is lifted and white lowered a little, so that both still have a light and a shaded side."""
    light, chroma, hue = lch(colour)
    light = min(max(light, 0.21), 0.955)
    is_grey = chroma < 0.012
    reach = 0.6 + 0.4 * light

    def lit(step: float, keep: float, by: float) -> str:
        # Pale colours keep some of themselves in the light.
        rise = min(step * reach, (1 - light) * step * 3.4)
        return from_lch(light + rise, chroma * keep, _toward(hue, _WARM, by))

    def shaded(step: float, keep: float, by: float) -> str:
        own = 285.0 if is_grey else _toward(hue, _COOL, by)
        return from_lch(light - step * reach, chroma * keep + (0.012 if is_grey else 0.0), own)

    pale = lit(0.19, 0.62, 12)
    return Tones(
        mix(pale, "#ffffff", 0.72),
        pale,
        lit(0.085, 0.95, 7),
        from_lch(light, chroma, hue),
        shaded(0.12, 1.0, 9),
        shaded(0.25, 0.88, 16),
    )


def haze(
    sheet: Sheet, at: Point, size: Point, colour: str, opacity: float = 1.0, turn: float = 0.0, core: float = 0.0
) -> str:
    """A soft spot: `size` are its radii, `core` the share of them that is full."""
    paint = sheet.radial(0, 0, 1, [(core, colour, opacity), (1, colour, 0)])
    turned = f" rotate({num(turn)})" if turn else ""
    move = f"translate({num(at[0])} {num(at[1])}){turned} scale({size[0]:.3f} {size[1]:.3f})"
    return f'<circle r="1" transform="{move}" fill="{paint}"/>'


def loop(points: Sequence[Point], pull: float = 6.0) -> str:
    """A closed smooth curve through points."""
    count = len(points)
    d = f"M{num(points[0][0])} {num(points[0][1])}"
    for i in range(count):
        p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        c1 = p1[0] + (p2[0] - p0[0]) / pull, p1[1] + (p2[1] - p0[1]) / pull
        c2 = p2[0] - (p3[0] - p1[0]) / pull, p2[1] - (p3[1] - p1[1]) / pull
        d += "C" + " ".join(f"{num(x)} {num(y)}" for x, y in (c1, c2, p2))
    return d + "Z"


def rounded(points: Sequence[Point], radius: float) -> str:
    """A polygon with soft corners."""
    count = len(points)
    d = ""
    for i in range(count):
        before, here, after = points[i - 1], points[i], points[(i + 1) % count]
        a, b = _along(here, before, radius), _along(here, after, radius)
        d += f"{'L' if d else 'M'}{num(a[0])} {num(a[1])}Q{num(here[0])} {num(here[1])} {num(b[0])} {num(b[1])}"
    return d + "Z"


def _along(start: Point, goal: Point, way: float) -> Point:
    dx, dy = goal[0] - start[0], goal[1] - start[1]
    length = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    share = min(way / length, 0.5)
    return start[0] + dx * share, start[1] + dy * share


def moved(svg: str, x: float = 0.0, y: float = 0.0, scale: float = 1.0, turn: float = 0.0) -> str:
    turned = f" rotate({num(turn)})" if turn else ""
    sized = f" scale({scale:.4f})" if scale != 1.0 else ""
    return group(svg, transform=f"translate({num(x)} {num(y)}){turned}{sized}")


def stroke(d: str, colour: str, width: float, opacity: float | None = None, dash: str | None = None) -> str:
    return path(
        d,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_linecap="round",
        stroke_linejoin="round",
        stroke_opacity=opacity,
        stroke_dasharray=dash,
    )


def stitches(d: str, colour: str, width: float = 0.7, step: float = 2.6) -> str:
    """A seam: thread over its own small shadow."""
    dash = f"{num(step)} {num(step * 0.62)}"
    return moved(stroke(d, "#000000", width * 1.3, 0.28, dash), 0.25, 0.5) + stroke(d, colour, width, None, dash)
