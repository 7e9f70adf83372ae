"""The starry heavens: nebulas, the band of the galaxy, planets with rings, northern lights."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import View
from illustrator.settings._sky import sparkle
from illustrator.svg import Sheet, circle, ellipse, group, num, path


def star_field(view: View, area: Area, dice: Dice, many: float = 1.0) -> str:
    """Stars in three sizes and several warm and cold tints, all over an area."""
    spread = area.w * area.h / 1e6 * many
    svg = ""
    for count, size, tint, opacity in (
        (260, 1.6, "#c9d4ff", 0.6),
        (110, 2.6, "#ffffff", 0.85),
        (26, 3.8, "#ffe2b8", 0.9),
        (22, 4.2, "#bcd6ff", 0.95),
    ):
        d = "".join(
            f"M{num(dice.between(area.x, area.right))} {num(dice.between(area.y, area.bottom))}h.01"
            for _ in range(view.count(round(count * spread)))
        )
        svg += path(d, stroke=tint, stroke_width=size, stroke_linecap="round", stroke_opacity=opacity)
    for _ in range(view.count(round(8 * spread))):
        svg += sparkle(
            dice.between(area.x, area.right), dice.between(area.y, area.bottom), dice.between(8, 19), "#ffffff"
        )
    return svg


def nebula(
    view: View, dice: Dice, path_from: tuple[float, float], path_to: tuple[float, float], tints: tuple[str, ...]
) -> str:
    """Clouds of light along a line, each tint in its own place, dark lanes between."""
    (ax, ay), (bx, by) = path_from, path_to
    long = math.hypot(bx - ax, by - ay)
    turn = math.degrees(math.atan2(by - ay, bx - ax))
    svg = ""
    for i in range(19):
        t = (i * 0.618) % 1.0
        wide = long * dice.between(0.1, 0.26) * (0.6 + 0.9 * math.sin(math.pi * t))
        off = dice.between(-1, 1) * long * 0.11
        a = math.radians(turn + 90)
        x, y = ax + (bx - ax) * t + math.cos(a) * off, ay + (by - ay) * t + math.sin(a) * off
        is_lane = i % 7 == 6
        tint = "#05060f" if is_lane else tints[int(t * len(tints) * 0.999)] if i % 3 else tints[dice.whole(len(tints))]
        svg += puff(
            view.scene.sheet,
            (x, y, wide, wide * dice.between(0.34, 0.6)),
            turn + dice.between(-30, 30),
            tint,
            0.42 if is_lane else dice.between(0.26, 0.5),
        )
    return svg


def puff(sheet: Sheet, at: tuple[float, float, float, float], turn: float, tint: str, opacity: float) -> str:
    """One soft cloud at (x, y, rx, ry), turned."""
    x, y, rx, ry = at
    fill = sheet.radial(
        0, 0, 100, [(0, tint, opacity), (0.35, tint, opacity * 0.62), (0.7, tint, opacity * 0.18), (1, tint, 0)]
    )
    move = f"translate({num(x)} {num(y)}) rotate({num(turn)}) scale({rx / 100:.4f} {ry / 100:.4f})"
    return f'<circle r="100" fill="{fill}" transform="{move}"/>'


def milky_way(view: View, area: Area, dice: Dice, bottom: float) -> str:
    """The galaxy's band across the sky, with the dust of its stars."""
    lean = -view.light.turn
    x0, x1 = area.cx - lean * area.w * 0.42, area.cx + lean * area.w * 0.3
    svg = nebula(view, dice, (x0, bottom), (x1, area.y - area.h * 0.05), ("#7d8fe0", "#b79ae0", "#8fb8f0", "#e0b8d8"))
    d = ""
    for _ in range(view.count(round(240 * area.h / 1000))):
        t, off = dice.between(0, 1), (dice.between(-1, 1) + dice.between(-1, 1)) * 0.07
        d += f"M{num(x0 + (x1 - x0) * t + off * area.w)} {num(bottom + (area.y - bottom) * t + off * 160)}h.01"
    return svg + path(d, stroke="#f2f0ff", stroke_width=1.8, stroke_linecap="round", stroke_opacity=0.8)


def planet(
    view: View,
    at: tuple[float, float, float],
    colour: str,
    *,
    ring: str | None = None,
    tilt: float = -16.0,
    banded: bool = True,
) -> str:
    """A planet at (x, y, r), lit from the scene's side: bands or pits, night, thin air, a ring if it has one."""
    x, y, r = at
    sheet, dice = view.scene.sheet, view.dice.fork(f"planet{x:.0f}")
    side = view.light.turn
    bright = shade(colour, 0.1)
    body = circle(x, y, r, fill=colour)
    inside = _bands(dice, at, colour) if banded else _pits(dice, at, colour, side)
    night = sheet.radial(
        x + side * r * 0.55,
        y - r * 0.45,
        r * 1.75,
        [
            (0, "#ffffff", 0.22),
            (0.3, "#ffffff", 0.0),
            (0.5, "#070820", 0.12),
            (0.78, "#070820", 0.72),
            (1, "#070820", 0.92),
        ],
    )
    halo = sheet.radial(
        x, y, r * 1.22, [(0, bright, 0), (0.8, bright, 0.0), (0.815, bright, 0.5), (0.88, bright, 0.14), (1, bright, 0)]
    )
    svg = circle(x, y, r * 1.22, fill=halo)
    disc = group(
        f'<g transform="rotate({num(tilt)} {num(x)} {num(y)})">{inside}</g>', clip_path=sheet.clip(circle(x, y, r))
    )
    whole = body + disc + circle(x, y, r + 0.6, fill=night)
    return svg + (_ringed((x, y, r), whole, ring, tilt) if ring else whole)


def _bands(dice: Dice, at: tuple[float, float, float], colour: str) -> str:
    """The belts of a giant, and its great spot."""
    x, y, r = at
    bright, dark = shade(colour, 0.1), shade(colour, -0.14)
    svg, v = "", -0.9
    while v < 0.95:
        thick = dice.between(0.05, 0.2)
        tone = dice.pick((bright, dark, mix(colour, "#fff0d8", 0.35), shade(colour, -0.05, 1.1, 14)))
        belt = (
            f"M{num(x - r)} {num(y + v * r)}q{num(r)} {num(r * 0.16)} {num(2 * r)} 0v{num(thick * r)}"
            f"q{num(-r)} {num(r * 0.16)} {num(-2 * r)} 0Z"
        )
        svg += path(belt, fill=tone, fill_opacity=0.6)
        v += thick + dice.between(0.05, 0.16)
    spot = mix(bright, "#ffffff", 0.3)
    return svg + ellipse(x + r * 0.24, y + r * 0.34, r * 0.2, r * 0.09, fill=spot, fill_opacity=0.8)


def _pits(dice: Dice, at: tuple[float, float, float], colour: str, side: float) -> str:
    """The craters of a small world."""
    x, y, r = at
    dark, svg = shade(colour, -0.14), ""
    for _ in range(9):
        a, d = dice.between(0, 6.28), dice.between(0, 0.85)
        px, py, s = x + math.cos(a) * d * r, y + math.sin(a) * d * r, r * dice.between(0.07, 0.2)
        svg += circle(px, py, s, fill=dark, fill_opacity=0.55)
        svg += circle(px - side * s * 0.16, py + s * 0.14, s * 0.8, fill=mix(dark, colour, 0.5), fill_opacity=0.7)
    return svg


def _ringed(at: tuple[float, float, float], whole: str, tint: str, tilt: float) -> str:
    x, y, r = at
    back, front = "", ""
    for reach, width, opacity in ((1.5, 0.13, 0.55), (1.72, 0.17, 0.85), (1.95, 0.1, 0.6), (2.12, 0.03, 0.5)):
        rx, ry = r * reach, r * reach * 0.24
        arc = f"A{num(rx)} {num(ry)} 0 0"
        back += path(
            f"M{num(x - rx)} {num(y)}{arc} 1 {num(x + rx)} {num(y)}",
            stroke=shade(tint, -0.1),
            stroke_width=r * width * 0.6,
            fill="none",
            stroke_opacity=opacity,
        )
        front += path(
            f"M{num(x - rx)} {num(y)}{arc} 0 {num(x + rx)} {num(y)}",
            stroke=tint,
            stroke_width=r * width * 0.8,
            fill="none",
            stroke_opacity=opacity,
        )
    shadow = path(
        (
            f"M{num(x - r * 0.97)} {num(y + r * 0.12)}A{num(r * 1.5)} {num(r * 0.46)} 0 0 0 {num(x + r * 0.97)} "
            f"{num(y + r * 0.12)}"
        ),
        stroke="#070820",
        stroke_width=r * 0.08,
        fill="none",
        stroke_opacity=0.35,
    )
    turn = f"rotate({num(tilt)} {num(x)} {num(y)})"
    return group(back, transform=turn) + whole + group(shadow + front, transform=turn)


def aurora(view: View, area: Area, dice: Dice, horizon: float) -> str:
    """Curtains of northern light: a bright hem that waves, rays that fade upwards."""
    tints = (("#5cf2b0", "#8a6cf0"), ("#4fe8c8", "#e06cc0"), ("#8af27a", "#5c8cf0"))[view.variant % 3]
    if view.colour is not None:
        tints = (shade(view.colour, 0.1), shade(view.colour, -0.05, 1.0, 60))
    room = horizon - area.y
    svg = ""
    for band in range(3):
        phase, sway = dice.between(0, 6.28), room * dice.between(0.05, 0.09)
        base = area.y + room * (0.42 + 0.16 * band)
        tall = room * (0.46 - 0.08 * band)
        step = max(area.w / 64, 12.0)
        x = area.x - step
        while x < area.right + step:
            t = (x - area.x) / area.w
            y = base + sway * math.sin(phase + t * 5.2) + sway * 0.4 * math.sin(phase * 2 + t * 13)
            power = (0.5 + 0.5 * math.sin(phase + t * 9.5 + band)) * (0.55 + 0.45 * math.sin(phase * 3 + t * 31))
            h = tall * (0.5 + 0.5 * abs(power)) * dice.between(0.8, 1.1)
            strength = 0.1 + 0.34 * max(power, 0.0)
            fill = view.scene.sheet.across(
                (0, y - h),
                (0, y + h * 0.1),
                [
                    (0, tints[1], 0),
                    (0.45, mix(tints[1], tints[0], 0.5), strength * 0.5),
                    (0.88, tints[0], strength),
                    (1, tints[0], 0),
                ],
            )
            svg += path(
                (
                    f"M{num(x)} {num(y - h)}h{num(step * 1.35)}L{num(x + step * 1.25)} {num(y + h * 0.1)}"
                    f"h{num(-step * 1.35)}Z"
                ),
                fill=fill,
            )
            x += step
    return svg
