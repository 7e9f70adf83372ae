"""The ground before a house: slabs, a curb, wet asphalt with what shines in it."""

import itertools

from illustrator.chance import Dice
from illustrator.illumination import Light
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.settings._hues import dim, lit
from illustrator.settings._pen import pen
from illustrator.settings._tone import faded, soft_spot
from illustrator.svg import Sheet, ellipse, num, path, rect, smooth


def is_wet(light: Light) -> bool:
    return light.weather in {"rain", "storm"}


def pavement(sheet: Sheet, light: Light, floor: Area, dice: Dice, stone: str = "#a8a29a") -> str:
    """Slabs from the wall's foot down to a curb, and a strip of road under it. The eye is above the wall's foot."""
    wet = is_wet(light)
    if light.weather == "snow":
        stone = "#e4e8f0"
    tone = shade(stone, -0.24, 1.2) if wet else stone
    curb = floor.y + floor.h * 0.7
    far, near = mix(lit(light, tone), dim(light, tone), 0.55), lit(light, tone)
    paint = sheet.across((0, floor.y), (0, curb), [(0, far, 1), (0.35, mix(far, near, 0.7), 1), (1, near, 1)])
    svg = rect(floor.x, floor.y, floor.w, floor.h, fill=paint)
    svg += slabs(light, Area(floor.x, floor.y, floor.w, curb - floor.y), dice, tone)
    edge = floor.h * 0.055
    svg += rect(floor.x, curb, floor.w, edge, fill=lit(light, shade(tone, 0.09)))
    svg += rect(floor.x, curb, floor.w, edge * 0.22, fill=lit(light, shade(tone, 0.16)))
    svg += rect(floor.x, curb + edge, floor.w, edge * 1.5, fill=dim(light, shade(tone, -0.1)))
    joints, x = "", floor.x + dice.between(0, 200)
    while x < floor.right:
        joints += f"M{num(x)} {num(curb)}v{num(edge * 2.5)}"
        x += floor.h * 0.8
    svg += path(joints, stroke=dim(light, shade(tone, -0.2)), stroke_width=2.6, stroke_opacity=0.7, fill="none")
    road = "#34363f" if wet else "#b9c0cc" if light.weather == "snow" else "#4a4a52"
    asphalt = sheet.across(
        (0, curb + edge * 2.4),
        (0, floor.bottom),
        [(0, dim(light, road), 1), (0.3, lit(light, road), 1), (1, lit(light, shade(road, -0.03)), 1)],
    )
    svg += rect(floor.x, curb + edge * 2.4, floor.w, floor.bottom - curb - edge * 2.4, fill=asphalt)
    return svg + _foot(sheet, floor)


def _foot(sheet: Sheet, floor: Area) -> str:
    """The shadow where wall and ground meet."""
    depth = floor.h * 0.2
    fade = sheet.across(
        (0, floor.y), (0, floor.y + depth), [(0, "#120a14", 0.5), (0.3, "#120a14", 0.22), (1, "#120a14", 0)]
    )
    return rect(floor.x, floor.y, floor.w, depth, fill=fade)


def slabs(light: Light, floor: Area, dice: Dice, tone: str, across: float = 190.0) -> str:
    """Paving in three courses, each higher and wider than the one behind it."""
    eye = floor.y - floor.h * 1.6
    cuts = [0.0, 0.24, 0.56, 1.0]
    light_ones, dark_ones, seams = "", "", ""
    for a, b in itertools.pairwise(cuts):
        y0, y1 = floor.y + floor.h * a, floor.y + floor.h * b
        grow0, grow1 = (y0 - eye) / (floor.bottom - eye), (y1 - eye) / (floor.bottom - eye)
        cx = floor.cx
        count = int(floor.w / across / grow0 / 2) + 2
        shift = dice.between(0, 1)
        for i in range(-count, count + 1):
            left, right = (i + shift) * across, (i + 1 + shift) * across
            d = pen(
                "M", cx + left * grow0, y0, "L", cx + right * grow0, y0, "L", cx + right * grow1, y1, "L",
                cx + left * grow1, y1, "Z",
            )  # fmt: skip
            kind = dice.whole(4)
            light_ones += d if kind == 0 else ""
            dark_ones += d if kind == 1 else ""
            seams += f"M{num(cx + left * grow0)} {num(y0)}L{num(cx + left * grow1)} {num(y1)}"
        seams += f"M{num(floor.x)} {num(y1)}H{num(floor.right)}" if b < 1 else ""
    svg = path(light_ones, fill=lit(light, shade(tone, 0.05)), fill_opacity=0.5)
    svg += path(dark_ones, fill=dim(light, tone), fill_opacity=0.3)
    return svg + path(seams, stroke=dim(light, shade(tone, -0.14)), stroke_width=3, stroke_opacity=0.7, fill="none")


def puddles(sheet: Sheet, light: Light, floor: Area, dice: Dice, mirrored: str) -> str:
    """Still water on the ground: sky at the near edge, the wall's colour at the far one."""
    sky = mix(light.sky[1], light.sky[2], 0.5)
    count = max(round(floor.w / 330), 2)
    svg = ""
    for i in range(count):
        depth = (0.32, 0.86, 0.5, 0.94)[i % 4] + dice.between(-0.05, 0.05)
        x = floor.x + floor.w * (i + dice.between(0.2, 0.8)) / count
        y, rx = floor.y + floor.h * depth, (60 + 190 * depth) * dice.between(0.7, 1.1)
        ry = rx * 0.15
        paint = sheet.across(
            (0, y - ry),
            (0, y + ry),
            [(0, mirrored, 0.9), (0.45, mix(mirrored, sky, 0.35), 0.85), (1, mix(mirrored, sky, 0.75), 0.9)],
        )
        svg += path(_blob(x, y, rx, ry, dice), fill=paint)
        svg += path(
            f"M{num(x - rx * 0.6)} {num(y + ry * 0.55)}q{num(rx * 0.5)} {num(ry * 0.3)} {num(rx * 0.9)} 0",
            fill="none", stroke="#ffffff", stroke_opacity=0.3, stroke_width=3, stroke_linecap="round",
        )  # fmt: skip
    return svg


def _blob(x: float, y: float, rx: float, ry: float, dice: Dice) -> str:
    shares = [
        (1.0, 0.0),
        (0.7, 0.62),
        (0.1, 0.95),
        (-0.55, 0.75),
        (-1.0, 0.1),
        (-0.7, -0.6),
        (-0.1, -0.82),
        (0.6, -0.75),
    ]
    points = [(x + rx * a * dice.between(0.85, 1.15), y + ry * b * dice.between(0.8, 1.2)) for a, b in shares]
    points = [*points, *points[:3]]
    return smooth(points[0:10])


def sheen(sheet: Sheet, light: Light, floor: Area, dice: Dice, lamps: tuple[tuple[float, str], ...] = ()) -> str:
    """Wet ground: the sky in it, and long broken streaks under each light."""
    sky = light.sky[2]
    fade = sheet.across((0, floor.y), (0, floor.bottom), [(0, sky, 0.02), (0.5, sky, 0.14), (1, sky, 0.3)])
    svg = rect(floor.x, floor.y, floor.w, floor.h, fill=fade)
    for x, colour in lamps:
        y, width = floor.y + floor.h * 0.5, floor.h * 0.2
        svg += soft_spot(sheet, (x, y), width * 1.5, floor.h * 0.62, faded(colour, 0.5))
        ripples = ""
        for k in range(12):
            share = (k + 0.5) / 12
            w = width * (0.25 + 0.6 * share) * dice.between(0.5, 1.1)
            ripples += ellipse(x + dice.between(-10, 10), floor.y + floor.h * share, w, floor.h * 0.006 + 1.5)
        svg += f'<g fill="{mix(colour, "#ffffff", 0.3)}" fill-opacity="0.4">{ripples}</g>'
    return svg
