"""One row of a skyline: what is alike on all its buildings is gathered into one path each."""

from dataclasses import dataclass, field

from illustrator.chance import Dice
from illustrator.illumination import Light
from illustrator.palette import lch, mix, shade
from illustrator.settings._hues import air, away, dim, lit
from illustrator.settings._pen import pen
from illustrator.svg import Point, Sheet, circle, group, path


@dataclass
class Plane:
    """`depth` 0 is at hand, 1 at the horizon. `sun` is the side the light comes from, -1 or 1."""

    depth: float
    unit: float
    sun: float
    lit_share: float
    bodies: list[str] = field(default_factory=lambda: ["", "", ""])
    shades: str = ""
    rims: str = ""
    roofs: str = ""
    panes: str = ""
    lights: list[str] = field(default_factory=lambda: ["", "", ""])
    strips: list[str] = field(default_factory=lambda: ["", ""])
    masts: str = ""
    extras: str = ""
    beacons: list[Point] = field(default_factory=list)
    signs: list[tuple[float, float, float, float, str]] = field(default_factory=list)

    def body(self, d: str, tone: int) -> None:
        self.bodies[tone % 3] += d

    def box(self, x: float, y: float, w: float, foot: float, tone: int, *, shade: float = 0.34) -> None:
        """A block with its side away from the sun in shade, and a bright edge towards it."""
        self.body(pen("M", x, y, "h", w, "V", foot, "h", -w, "Z"), tone)
        dark = x if self.sun > 0 else x + w * (1 - shade)
        self.shades += pen("M", dark, y, "h", w * shade, "V", foot, "h", -w * shade, "Z")
        edge = max(w * 0.035, 1.6)
        bright = x + w - edge if self.sun > 0 else x
        self.rims += pen("M", bright, y, "h", edge, "V", foot, "h", -edge, "Z")
        self.rims += pen("M", x, y, "h", w, "v", edge * 0.7, "h", -w, "Z")

    def windows(self, x: float, y: float, w: float, foot: float, dice: Dice, *, wide: bool = False) -> None:
        """A grid of windows; those that are lit are drawn apart. Few rows below, where the next row hides them."""
        u = self.unit
        cell_x, cell_y = (u * 2.1, u * 1.5) if wide else (u * 1.25, u * 1.65)
        count = max(int((w - u * 0.6) / cell_x), 1)
        left = x + (w - count * cell_x) / 2
        row = y + u * 0.9
        while row < foot - u and row < y + u * 60:
            for i in range(count):
                d = pen(
                    "M", left + i * cell_x + cell_x * 0.16, row, "h", cell_x * 0.66, "v", cell_y * 0.5, "h",
                    -cell_x * 0.66, "z",
                )  # fmt: skip
                if dice.whole(100) < self.lit_share * 100:
                    self.lights[dice.whole(3)] += d
                elif self.depth < 0.6:
                    self.panes += d
            row += cell_y

    def mast(self, x: float, y: float, height: float, *, is_lit: bool = True) -> None:
        self.masts += pen("M", x, y, "v", -height)
        if is_lit:
            self.beacons.append((x, y - height))


def painted(plane: Plane, sheet: Sheet, light: Light, colours: tuple[str, str, str], span: tuple[float, float]) -> str:
    """The plane in its light: haze gathers at its foot. `span` is from its highest roof to its foot."""
    backlit = light.time in {"sunset", "dawn", "dusk"}
    haze = air(light)
    svg = ""
    for d, colour in zip(plane.bodies, colours, strict=True):
        base = mix(lit(light, colour), dim(light, colour), 0.8 if backlit else 0.2)
        if backlit:
            base = mix(base, shade(light.shade, -0.14), 0.5 * (1 - plane.depth))
        if light.is_dark:
            base = mix(base, shade(light.sky[1], 0.02), 0.3)
        top = away(light, base, plane.depth * (0.8 if light.is_dark else 0.92))
        low = mix(top, haze, (0.1 if light.is_dark else 0.14) + 0.3 * plane.depth)
        if d:
            svg += path(
                d,
                fill=sheet.across(
                    (0, span[0]), (0, span[1]), [(0, top, 1), (0.45, mix(top, low, 0.3), 1), (1, low, 1)]
                ),
            )
    gloom = mix(dim(light, "#3a4058"), light.shade, 0.5)
    strength = 1 - plane.depth
    svg += path(plane.shades, fill=gloom, fill_opacity=0.1 + 0.3 * strength) if plane.shades else ""
    svg += (
        path(plane.roofs, fill=away(light, mix(lit(light, colours[2]), dim(light, colours[2]), 0.5), plane.depth))
        if plane.roofs
        else ""
    )
    key = mix(light.key, "#ffffff", 0.2)
    svg += path(plane.rims, fill=key, fill_opacity=(0.6 if backlit else 0.4) * strength + 0.06) if plane.rims else ""
    return svg + _openings(plane, light, haze) + _tops(plane, light, colours[0]) + plane.extras


def _openings(plane: Plane, light: Light, haze: str) -> str:
    strength = 1 - plane.depth
    glass = (
        mix(light.sky[1], "#ffffff", 0.1)
        if lch(light.sky[0])[0] > 0.5
        else mix(dim(light, "#5a6a88"), light.sky[1], 0.35)
    )
    svg = (
        path(plane.panes, fill=mix(glass, haze, plane.depth * 0.6), fill_opacity=0.2 + 0.4 * strength)
        if plane.panes
        else ""
    )
    shown = 1.0 if light.is_dark else 0.9
    for d, tone in zip(plane.lights, ("#ffd98a", "#ffc062", "#fff0c4"), strict=True):
        svg += (
            path(d, fill=mix(tone, haze, plane.depth * 0.5), fill_opacity=shown * (0.5 + 0.5 * strength)) if d else ""
        )
    for d, tone in zip(plane.strips, ("#6fe8ff", "#ff7ac8"), strict=True):
        svg += (
            path(
                d,
                fill=mix(tone, haze, plane.depth * 0.6),
                fill_opacity=(0.95 if light.level < 0.9 else 0.7) * (0.4 + 0.6 * strength),
            )
            if d
            else ""
        )
    return svg


def _tops(plane: Plane, light: Light, colour: str) -> str:
    tone = away(light, dim(light, shade(colour, -0.08)), plane.depth)
    svg = path(plane.masts, stroke=tone, stroke_width=max(plane.unit * 0.22, 1.4), fill="none") if plane.masts else ""
    if light.level < 0.9 and plane.depth < 0.6:
        svg += group("".join(circle(x, y, plane.unit * 0.28) for x, y in plane.beacons), fill="#ff5a4a")
    return svg
