"""The light of a street, and what stands along it: lamps, signs of light, trees."""

from dataclasses import dataclass, field

from illustrator.chance import Dice
from illustrator.illumination import Light
from illustrator.palette import mix
from illustrator.settings._hues import dim, lit, times
from illustrator.settings._pen import pen
from illustrator.settings._towers import sign
from illustrator.svg import Point, Sheet, circle, ellipse, path, polygon, rect


@dataclass(frozen=True)
class Street:
    """The light of a street, and whether its lamps and windows are lit."""

    light: Light
    sheet: Sheet
    is_lit: bool
    neon: bool = False
    signs: list[tuple[Point, float, str]] = field(default_factory=list)

    def lit(self, colour: str) -> str:
        """By night the lamps keep the fronts warm and readable."""
        found = lit(self.light, colour)
        return mix(found, times(colour, "#8a6f86"), 0.5) if self.is_lit and self.light.is_dark else found

    def dim(self, colour: str) -> str:
        found = dim(self.light, colour)
        return mix(found, times(colour, "#5a4a70"), 0.5) if self.is_lit and self.light.is_dark else found

    def mid(self, colour: str) -> str:
        return mix(self.lit(colour), self.dim(colour), 0.4)


def lamp_post(street: Street, x: float, foot: float, high: float) -> tuple[str, Point]:
    """An iron post with a lantern; and where its light is."""
    iron, edge = mix(street.dim("#33383e"), "#101018", 0.25), street.lit("#6f7680")
    top = foot - high
    svg = ellipse(x, foot, high * 0.06, high * 0.014, fill="#100c18", fill_opacity=0.4)
    svg += path(
        pen("M", x - 15, foot, "l 5 -18 h 4", "L", x - 4.5, top + 70, "h 9", "L", x + 6, foot - 18, "h 4 l 5 18 Z"),
        fill=iron,
    )
    svg += rect(x - 11, foot - high * 0.26, 22, 10, fill=iron, rx=3) + rect(x - 34, top + 84, 68, 7, fill=iron, rx=3)
    svg += path(pen("M", x - 3, foot - 20, "L", x - 2.4, top + 90), stroke=edge, stroke_width=2.4, stroke_opacity=0.7)
    glass = "#fff2c0" if street.is_lit else mix(street.lit("#dfe8e6"), "#ffffff", 0.2)
    svg += polygon([(x - 26, top + 8), (x + 26, top + 8), (x + 17, top + 66), (x - 17, top + 66)], fill=glass)
    svg += path(
        pen("M", x - 26, top + 8, "L", x - 17, top + 66, "h 34", "L", x + 26, top + 8, "M", x, top + 8, "v 58"),
        fill="none",
        stroke=iron,
        stroke_width=4.5,
    )
    svg += path(pen("M", x - 34, top + 10, "C", x - 22, top - 24, x + 22, top - 24, x + 34, top + 10, "Z"), fill=iron)
    return svg + circle(x, top - 20, 6, fill=iron), (x, top + 38)


def neon_sign(street: Street, x: float, y: float, w: float, dice: Dice) -> str:
    """A sign of light on a bracket, kept in `street.signs` for its halo."""
    tones = ("#ff5ab0", "#4fe0ff", "#ffc24a", "#a07aff", "#5affb0")
    tone, h = tones[(len(street.signs) + dice.whole(2)) % 5], w * dice.between(2.2, 3.6)
    street.signs.append(((x + w / 2, y + h / 2), h * 1.1, tone))
    back = rect(x - w * 0.2, y + h * 0.1, w * 0.3, 7, fill="#20202c") + rect(x, y, w, h, fill="#14142a", rx=w * 0.12)
    return back + sign(x, y, w, h, tone)


def street_tree(street: Street, x: float, foot: float, high: float, dice: Dice) -> str:
    """A round tree in a square of earth."""
    bark = street.mid("#7a5a44")
    svg = ellipse(x, foot, high * 0.13, high * 0.025, fill=street.dim("#4a3a30"))
    svg += path(
        pen(
            "M", x - high * 0.025, foot, "L", x - high * 0.014, foot - high * 0.5, "h", high * 0.028, "L",
            x + high * 0.025, foot, "Z",
        ),
        fill=bark,
    )  # fmt: skip
    green = "#6f9a54" if street.light.weather != "snow" else "#b9c8c4"
    puffs = [(dice.between(-0.16, 0.16), dice.between(-0.16, 0.14), dice.between(0.13, 0.19)) for _ in range(9)]
    for shift, tone in ((0.02, street.dim(green)), (0.0, street.mid(green)), (-0.035, street.lit(green))):
        size = 1.0 if shift >= 0 else 0.66
        for px, py, r in puffs:
            svg += circle(
                x + high * (px + shift * street.light.turn * -0.4),
                foot - high * (0.68 - py - shift),
                high * r * size,
                fill=tone,
            )
    return svg
