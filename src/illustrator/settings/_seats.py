"""Chairs and tables that stand about in a room."""

from illustrator.palette import shade
from illustrator.settings._pen import pen
from illustrator.settings._tone import Lighting
from illustrator.svg import ellipse, group, num, path, polygon, rect


def armchair(lighting: Lighting, x: float, foot: float, size: float, colour: str, *, is_mirrored: bool = False) -> str:
    """An upholstered chair, `size` high, turned a little to the right."""
    s = size
    at = lighting.at
    cloth, dark, light = (at(shade(colour, d), (x, foot - s / 2)) for d in (0.0, -0.09, 0.08))
    wood = at("#6b4429", (x, foot))
    svg = ellipse(0, 0, s * 0.55, s * 0.06, fill="#140a12", fill_opacity=0.3)
    for px in (-0.4, 0.38):
        svg += polygon(
            [(s * px, -s * 0.18), (s * (px + 0.06), -s * 0.18), (s * (px + 0.045), 0), (s * (px + 0.015), 0)], fill=wood
        )
    back = pen(
        "M", -s * 0.4, -s * 0.3, "C", -s * 0.5, -s * 0.9, -s * 0.34, -s, -s * 0.02, -s, "C", s * 0.3, -s, s * 0.46,
        -s * 0.9, s * 0.38, -s * 0.3, "Z",
    )  # fmt: skip
    svg += path(
        back, fill=lighting.sheet.across((0, -s), (0, -s * 0.3), [(0, light, 1), (0.5, cloth, 1), (1, dark, 1)])
    )
    buttons = "".join(
        ellipse(s * bx, s * by, s * 0.016, s * 0.016)
        for bx, by in ((-0.18, -0.8), (0.0, -0.8), (0.18, -0.8), (-0.09, -0.66), (0.09, -0.66))
    )
    svg += group(buttons, fill=dark)
    svg += rect(-s * 0.4, -s * 0.3, s * 0.8, s * 0.16, fill=dark, rx=s * 0.04)
    svg += rect(-s * 0.34, -s * 0.43, s * 0.68, s * 0.17, fill=cloth, rx=s * 0.07)
    svg += rect(-s * 0.31, -s * 0.42, s * 0.62, s * 0.05, fill=light, fill_opacity=0.7, rx=s * 0.025)
    for side in (-1, 1):
        arm = pen(
            "M", side * s * 0.3, -s * 0.14, "V", -s * 0.5, "C", side * s * 0.3, -s * 0.62, side * s * 0.54,
            -s * 0.62, side * s * 0.54, -s * 0.48, "L", side * s * 0.46, -s * 0.14, "Z",
        )  # fmt: skip
        svg += path(arm, fill=cloth if side < 0 else dark)
        svg += ellipse(side * s * 0.42, -s * 0.53, s * 0.11, s * 0.055, fill=light if side < 0 else cloth)
    pillow = pen(
        "M", -s * 0.16, -s * 0.42, "q", -s * 0.06, -s * 0.14, -s * 0.02, -s * 0.26, "q", s * 0.14, -s * 0.03,
        s * 0.28, s * 0.02, "q", s * 0.0, s * 0.12, -s * 0.02, s * 0.25, "z",
    )  # fmt: skip
    svg += path(pillow, fill=at("#ecd9b4", (x, foot)))
    flip = -1 if is_mirrored else 1
    return f'<g transform="translate({num(x)} {num(foot)}) scale({flip} 1)">{svg}</g>'


def bistro_table(lighting: Lighting, x: float, foot: float, size: float, top: str = "#efe6d8") -> str:
    """A round table on one leg; `size` is its height."""
    metal = lighting.at("#3c3634", (x, foot))
    y = foot - size
    svg = ellipse(x, foot, size * 0.36, size * 0.06, fill="#140a12", fill_opacity=0.3)
    svg += ellipse(x, foot - size * 0.02, size * 0.26, size * 0.045, fill=metal)
    svg += rect(x - size * 0.03, y, size * 0.06, size * 0.97, fill=metal)
    svg += ellipse(x, y + size * 0.04, size * 0.5, size * 0.085, fill=lighting.at(shade(top, -0.16), (x, y)))
    return svg + ellipse(x, y, size * 0.5, size * 0.08, fill=lighting.at(top, (x, y)))


def bistro_chair(
    lighting: Lighting, x: float, foot: float, size: float, colour: str, *, is_mirrored: bool = False
) -> str:
    """A bentwood chair from the side; `size` is the height of its back."""
    s, flip = size, -1 if is_mirrored else 1
    wood, dark = lighting.at(colour, (x, foot)), lighting.at(shade(colour, -0.1), (x, foot))
    legs = (
        ((-0.2, -0.5), (-0.25, 0)),
        ((0.18, -0.5), (0.24, 0)),
        ((-0.06, -0.5), (-0.05, -0.04)),
        ((0.1, -0.5), (0.09, -0.04)),
    )
    svg = ellipse(0, 0, s * 0.3, s * 0.035, fill="#140a12", fill_opacity=0.25)
    svg += path(
        "".join(f"M{num(a[0] * s)} {num(a[1] * s)}L{num(b[0] * s)} {num(b[1] * s)}" for a, b in legs),
        stroke=dark,
        stroke_width=s * 0.035,
        stroke_linecap="round",
    )
    hoop = pen(
        "M", -s * 0.2, -s * 0.5, "C", -s * 0.3, -s * 1.02, -s * 0.24, -s * 1.04, -s * 0.14, -s * 1.0, "C", -s * 0.06,
        -s * 0.96, -s * 0.12, -s * 0.7, -s * 0.1, -s * 0.5,
    )  # fmt: skip
    svg += path(hoop, fill="none", stroke=wood, stroke_width=s * 0.04, stroke_linecap="round")
    svg += ellipse(0, -s * 0.49, s * 0.26, s * 0.045, fill=dark) + ellipse(
        0, -s * 0.51, s * 0.26, s * 0.04, fill=lighting.at(shade(colour, 0.07), (x, foot))
    )
    return f'<g transform="translate({num(x)} {num(foot)}) scale({flip} 1)">{svg}</g>'
