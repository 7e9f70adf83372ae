"""The rounded square of an app icon: its gradient, the ornament on it, its shadow and its light."""

from dataclasses import dataclass

from illustrator.palette import at, lch, lightness, shade
from illustrator.stage import Stage
from illustrator.svg import arc, circle, ellipse, group, path, rays, rect, squircle


@dataclass(frozen=True)
class Tile:
    """`top` and `edge` end the gradient; `spark` is the accent that shows on it."""

    x: float
    y: float
    size: float
    lead: str
    top: str
    edge: str
    spark: str
    is_pale: bool

    @property
    def outline(self) -> str:
        return squircle(self.x, self.y, self.size)

    @property
    def middle(self) -> float:
        return (lightness(self.top) + lightness(self.edge)) / 2


def of(stage: Stage, lead: str, x: float, y: float, size: float) -> Tile:
    """Every fourth variant is pale, so that a set of four shows both looks."""
    light, chroma, hue = lch(lead)
    pale = light > 0.86 or (light > 0.2 and stage.variant % 4 == (3 if stage.brief.colours else 2))
    if pale:
        ink = next((c for c in stage.brief.colours if lightness(c) < 0.75), at(lead, min(light, 0.58)))
        top = at(lead, 0.99, min(chroma, 0.01))
        return Tile(x, y, size, ink, top, at(lead, 0.92, min(chroma, 0.045)), ink, True)
    top = shade(at(lead, min(light + 0.11, 0.72)), turn=-7)
    edge = shade(at(lead, max(light - 0.12, 0.17)), turn=8)
    spark = at("#ffc94a", 0.86, 0.15) if not 45 < hue < 115 else at("#1b3a8f", 0.42, 0.15)
    return Tile(x, y, size, lead, top, edge, spark if chroma > 0.03 else at("#37c6ff", 0.78), False)


def shadow(stage: Stage, tile: Tile) -> None:
    """Two shadows: a wide one of the air and a close one of the contact. On nothing, only the soft close one."""
    dark = at(tile.lead, 0.26, min(lch(tile.lead)[1], 0.08))
    cast = path(tile.outline, fill=dark)
    if not stage.is_transparent:
        stage.scene.draw(group(cast, transform="translate(0 44)", opacity=0.34), blur=38)
    stage.scene.draw(group(cast, transform="translate(0 12)", opacity=0.34), blur=11)


def draw(stage: Stage, tile: Tile) -> None:
    sheet = stage.scene.sheet
    x, y, s = tile.x, tile.y, tile.size
    base = path(
        tile.outline, fill=sheet.linear(tile.top, tile.lead if not tile.is_pale else tile.top, tile.edge, turn=74)
    )
    clip = sheet.clip(path(tile.outline))
    glow_top = shade(tile.top, 0.09, 1.0, -8)
    glow = sheet.radial(x + s * 0.26, y + s * 0.1, s * 0.75, [(0, glow_top, 0.85), (1, glow_top, 0)])
    low = sheet.radial(
        x + s * 0.78, y + s * 1.02, s * 0.6, [(0, shade(tile.lead, 0.08, 1.1, 16), 0.45), (1, tile.lead, 0)]
    )
    floor = rect(x, y, s, s, fill=glow) + ("" if tile.is_pale else rect(x, y, s, s, fill=low))
    ornament = stage.turn(_ORNAMENTS)(stage, tile)
    stage.scene.draw(base + group(floor + ornament, clip_path=clip))


def gloss(stage: Stage, tile: Tile) -> None:
    """The bright rim at the upper edge and the dark one below, as on a thing with thickness."""
    sheet = stage.scene.sheet
    x, y, s = tile.x, tile.y, tile.size
    stops = [(0.0, "#ffffff", 0.75), (0.28, "#ffffff", 0.12), (0.7, "#000000", 0.0), (1.0, "#000000", 0.22)]
    rim = sheet.across((x, y), (x, y + s), stops)
    clip = sheet.clip(path(tile.outline))
    stage.scene.draw(group(path(tile.outline, fill="none", stroke=rim, stroke_width=9), clip_path=clip))


def _rings(stage: Stage, tile: Tile) -> str:
    x, y, s = tile.x + tile.size / 2, tile.y + tile.size / 2, tile.size
    ink = _ink(tile)
    count = stage.count(5)
    radii = [s * (0.36 + 0.5 * i / count) for i in range(count)]
    return "".join(circle(x, y, r, fill="none", stroke=ink, stroke_width=s * 0.006, stroke_opacity=0.16) for r in radii)


def _facets(stage: Stage, tile: Tile) -> str:
    x, y, s = tile.x, tile.y, tile.size
    ink = _ink(tile)
    one = path(f"M{x} {y + s * 0.62}L{x + s} {y + s * 0.2}V{y + s}H{x}Z", fill=ink, fill_opacity=0.07)
    two = path(f"M{x} {y + s}L{x + s} {y + s * 0.52}V{y + s}Z", fill=ink, fill_opacity=0.08)
    return one + two


def _fan(stage: Stage, tile: Tile) -> str:
    middle = (tile.x + tile.size / 2, tile.y + tile.size / 2)
    d = rays(middle, (tile.x, tile.y, tile.size, tile.size), stage.count(14), start=0.12)
    paint = stage.scene.sheet.radial(
        tile.x + tile.size / 2, tile.y + tile.size / 2, tile.size * 0.62, [(0, _ink(tile), 0.15), (1, _ink(tile), 0.02)]
    )
    return path(d, fill=paint)


def _dots(stage: Stage, tile: Tile) -> str:
    step = tile.size / stage.count(15)
    parts = []
    for row in range(int(tile.size / step) + 1):
        for col in range(int(tile.size / step) + 1):
            fall = (row + col) * step / tile.size / 2
            radius = step * 0.15 * fall + step * 0.03
            parts.append(circle(tile.x + col * step, tile.y + row * step, radius, fill=_ink(tile), fill_opacity=0.16))
    return "".join(parts)


def _bubbles(stage: Stage, tile: Tile) -> str:
    x, y, s = tile.x, tile.y, tile.size
    ink = _ink(tile)
    big = circle(x + s * 0.12, y + s * 0.94, s * 0.42, fill=ink, fill_opacity=0.08)
    small = circle(x + s * 0.96, y + s * 0.1, s * 0.3, fill=ink, fill_opacity=0.1)
    sweep = path(
        arc(x + s * 0.96, y + s * 0.1, s * 0.38, 70, 200), fill="none", stroke=ink, stroke_width=3, stroke_opacity=0.2
    )
    return big + small + sweep + ellipse(x + s * 0.3, y - s * 0.02, s * 0.7, s * 0.34, fill=ink, fill_opacity=0.06)


def _ink(tile: Tile) -> str:
    return tile.lead if tile.is_pale else "#ffffff"


_ORNAMENTS = (_rings, _facets, _bubbles, _fan, _dots)
