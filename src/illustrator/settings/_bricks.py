"""Masonry: a wall in running bond, whose bricks of one tone are drawn as one path."""

from illustrator.chance import Dice
from illustrator.illumination import Light
from illustrator.page import Area
from illustrator.palette import at, lch, mix, shade
from illustrator.settings._hues import dim, lit, times
from illustrator.settings._pen import pen
from illustrator.svg import num, path, rect

BRICK_W = 104.0
BRICK_H = 35.0
_GAP = 5.5


class Masonry:
    """The tones of a wall of one colour in one light."""

    def __init__(self, light: Light, colour: str) -> None:
        if light.weather in {"rain", "storm"}:
            colour = shade(colour, -0.05, 1.3)
        lightness, chroma, _ = lch(colour)
        room = min(lightness - 0.08, 0.97 - lightness, 0.07)
        steps = ((-0.9, 3), (-0.5, -4), (-0.15, 5), (0.15, -5), (0.5, 4), (1.0, 8), (-0.35, -9))
        base = [shade(colour, room * d, 1 - 0.1 * abs(d), turn if chroma > 0.03 else 0) for d, turn in steps]
        self.faces = [_seen(light, tone) for tone in base]
        grout = mix(at(colour, 0.74 if lightness < 0.72 else 0.5, min(chroma * 0.25, 0.03)), colour, 0.16)
        if lightness < 0.3:
            grout = shade(colour, 0.2, 0.4)
        self.grout = mix(lit(light, grout), dim(light, grout), 0.45)
        self.shine = mix(lit(light, shade(colour, 0.14)), "#ffffff", 0.12)
        self.gloom = dim(light, shade(colour, -0.2))


def _seen(light: Light, tone: str) -> str:
    """Lit, but never so grey or dark that the colour of the wall is lost: wet bricks are deep, lamps reach far."""
    found = lit(light, tone)
    if light.is_dark:
        return mix(found, times(tone, "#a890b0" if light.time == "dusk" else "#7f6f96"), 0.6)
    return mix(found, times(tone, "#c9c2cc"), 0.6) if light.weather in {"rain", "storm"} else found


def wall(tones: Masonry, area: Area, dice: Dice, size: float = 1.0) -> str:
    """Running bond: each course half a brick aside of the last, with small accidents of size and corner."""
    w, h, gap = BRICK_W * size, BRICK_H * size, _GAP * size
    faces = [""] * len(tones.faces)
    shine, gloom, pits, chips = "", "", "", ""
    rows = int(area.h / (h + gap)) + 2
    order = (0, 1, 2, 3, 4, 2, 3, 6, 1, 4, 3, 2, 5, 3)
    for j in range(rows):
        y = area.bottom - (j + 1) * (h + gap)
        x = area.x - w * (0.5 if j % 2 else 0.0) - dice.between(0, gap)
        while x < area.right:
            bw, tone = w + dice.between(-2.5, 2.5) * size, order[dice.whole(len(order))]
            if area.right - x < 3 or y + h < area.y - 2:
                break
            faces[tone] += _brick(x, y + dice.between(-0.8, 0.8), bw, h, dice)
            shine += f"M{num(x + 4)} {num(y + 2.4)}h{num(bw - 9)}"
            gloom += f"M{num(x + 3)} {num(y + h - 1.6)}h{num(bw - 5)}v{num(4 - h)}"
            if dice.whole(3) == 0:
                px, py = x + bw * dice.between(0.1, 0.8), y + h * dice.between(0.25, 0.7)
                pits += pen("M", px, py, "h", dice.between(3, 16), "M", px + 12, py + h * 0.2, "h", dice.between(2, 7))
            if dice.whole(9) == 0:
                chips += f"M{num(x + bw)} {num(y + h)}h-{num(dice.between(6, 13))}l5 -{num(dice.between(4, 8))}z"
            x += bw + gap
    svg = rect(area.x, area.y, area.w, area.h, fill=tones.grout)
    svg += "".join(path(d, fill=tone) for d, tone in zip(faces, tones.faces, strict=True) if d)
    svg += path(shine, stroke=tones.shine, stroke_width=2.6, stroke_opacity=0.42, fill="none")
    svg += path(gloom, stroke=tones.gloom, stroke_width=2.8, stroke_opacity=0.38, fill="none")
    svg += path(pits, stroke=tones.gloom, stroke_width=3, stroke_opacity=0.22, fill="none", stroke_linecap="round")
    return svg + path(chips, fill=tones.grout)


def _brick(x: float, y: float, w: float, h: float, dice: Dice) -> str:
    """One brick: corners rounded by hand, none quite like the other."""
    r = h * dice.between(0.07, 0.16)
    a, b = dice.between(-1.2, 1.2), dice.between(-1.2, 1.2)
    return pen(
        "M", x + r, y, "L", x + w - r, y + a, "q", r, "0", r, r, "V", y + h - r, "q0", r, -r, r, "L", x + r,
        y + h + b, "q", -r, "0", -r, -r, "V", y + r, "q0", -r, r, -r, "Z",
    )  # fmt: skip
