"""Small things that stand about in isometric scenes: plates, trees, windows, lights, cars."""

from illustrator.isometric import Solid, disc, rounded
from illustrator.palette import lightness, mix, shade
from illustrator.svg import circle, path, rect, through
from illustrator.theme import Theme


def plate(solid: Solid, theme: Theme, size: float, *, thick: float = 0.5, is_round: bool = False) -> None:
    """The base that the object stands on: a rim in the main colour under a pale slab."""
    pale = mix(theme.main, "#ffffff", 0.86) if not theme.is_dark else shade(theme.panel, 0.06)
    half = size / 2
    solid.is_round = is_round
    plan = disc(0, 0, half * 1.06) if is_round else rounded(-half, -half, size, size, size * 0.1)
    solid.prism(plan, -thick, thick * 0.42, mix(theme.main, pale, 0.25))
    solid.prism(plan, -thick * 0.58, thick * 0.58, pale)
    inner = (
        disc(0, 0, half * 0.94) if is_round else rounded(-half * 0.9, -half * 0.9, size * 0.9, size * 0.9, size * 0.07)
    )
    line = mix(theme.main, pale, 0.6)
    solid.face([(x, y, 0.0) for x, y in inner], "none", stroke=line, stroke_width=0.035)


def tree(solid: Solid, x: float, y: float, z: float, size: float, colour: str) -> None:
    """A trunk and two round tiers."""
    solid.prism(disc(x, y, size * 0.1, 12), z, size * 0.45, "#9a6a45")
    px, py = solid.point(x, y, z + size * 0.95)
    for dx, dy, r, tone in ((0.0, 0.0, 0.46, 0.0), (-0.1, -0.12, 0.3, 0.07)):
        solid.add(circle(px + dx * size, py + dy * size, r * size, fill=shade(colour, tone)))
    solid.point(x, y, z + size * 1.4)


def panes(across: int, down: int, size: tuple[float, float], lit: str, unlit: str, seed: int) -> str:
    """Windows in a grid over a face of the size, some of them lit."""
    w, h = size
    step, rise = w / across, h / down
    parts = []
    for r in range(down):
        for c in range(across):
            fill = lit if (r * 7 + c * 5 + seed * 3) % 4 else unlit
            parts.append(
                rect(c * step + step * 0.22, r * rise + rise * 0.24, step * 0.56, rise * 0.52, rx=0.03, fill=fill)
            )
    return "".join(parts)


def lamps(count: int, width: float, size: float, colours: tuple[str, ...]) -> str:
    """A row of small round lights."""
    step = width / count
    return "".join(circle(step * (i + 0.5), 0, size, fill=colours[i % len(colours)]) for i in range(count))


def screen_of(theme: Theme, w: float, h: float, kind: int) -> str:
    """What a screen shows: code, a chart, or a page with a picture."""
    dark = shade(theme.main, -0.38, 0.5) if lightness(theme.main) > 0.4 else "#10182b"
    parts = [rect(0, 0, w, h, rx=w * 0.02, fill=dark)]
    if kind % 3 == 0:
        for i in range(7):
            y = h * (0.14 + 0.115 * i)
            x = w * (0.08 + 0.06 * ((i * 2) % 3))
            long = (0.34, 0.2, 0.46, 0.28, 0.38, 0.16, 0.3)[i] * w
            fill = (theme.main, theme.second, theme.accent, "#ffffff")[i % 4]
            parts.append(rect(x, y, long, h * 0.05, rx=h * 0.025, fill=fill))
            parts.append(
                rect(x + long + w * 0.03, y, w * 0.16, h * 0.05, rx=h * 0.025, fill="#ffffff", fill_opacity=0.35)
            )
    elif kind % 3 == 1:
        for i, v in enumerate((0.3, 0.48, 0.4, 0.66, 0.58, 0.82)):
            fill = theme.main if i % 2 else theme.second
            parts.append(
                rect(w * (0.1 + 0.14 * i), h * (0.9 - 0.66 * v), w * 0.08, h * 0.66 * v, rx=w * 0.015, fill=fill)
            )
        trend = through((w * x, h * y) for x, y in ((0.1, 0.5), (0.36, 0.36), (0.6, 0.3), (0.9, 0.12)))
        parts.append(path(trend, fill="none", stroke="#ffffff", stroke_width=h * 0.028))
    else:
        parts.append(rect(w * 0.08, h * 0.12, w * 0.84, h * 0.42, rx=w * 0.03, fill=theme.main))
        parts.append(circle(w * 0.74, h * 0.26, h * 0.08, fill=theme.accent))
        for i in range(3):
            parts.append(
                rect(
                    w * (0.08 + 0.29 * i), h * 0.62, w * 0.26, h * 0.28, rx=w * 0.02, fill="#ffffff", fill_opacity=0.24
                )
            )
    return "".join(parts)


def car(solid: Solid, x: float, y: float, z: float, colour: str, *, along_x: bool) -> None:
    long, wide = (0.62, 0.34) if along_x else (0.34, 0.62)
    solid.box((x, y, z + 0.05), (long, wide, 0.13), colour)
    inset = 0.1
    cabin = (long - 2 * inset if along_x else long - 0.06, wide - 0.06 if along_x else wide - 2 * inset, 0.12)
    solid.box((x + (inset if along_x else 0.03), y + (0.03 if along_x else inset), z + 0.18), cabin, "#dfeaf5")
