"""Clouds: heaps, streaks, wisps and closed decks, in the light of the scene."""

import math
from itertools import pairwise

from illustrator.chance import Dice
from illustrator.illumination import Light
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.svg import Sheet, num, path

_HEAPS = {
    "dawn": ("#fff0e2", "#e9a9a8"),
    "morning": ("#ffffff", "#bcd3e6"),
    "day": ("#ffffff", "#a9cdea"),
    "sunset": ("#ffd9a0", "#a8507e"),
    "dusk": ("#b98aa6", "#3d3f76"),
    "night": ("#4d619c", "#16234e"),
}


def cloud_tones(light: Light) -> tuple[str, str]:
    """The bright and the dark side of a cloud."""
    bright, dark = _HEAPS[light.time]
    if light.is_grey:
        share = 0.3 if light.weather == "clouds" else 0.62
        return mix(bright, shade(light.sky[1], 0.09), share), mix(dark, shade(light.sky[0], -0.05), share)
    return bright, mix(dark, light.sky[1], 0.25)


def _scallops(points: list[tuple[float, float]], swell: float = 0.56, sweep: int = 1) -> str:
    """Arcs from point to point, as the heads of a cloud are."""
    d = ""
    for (ax, ay), (bx, by) in pairwise(points):
        r = max(math.hypot(bx - ax, by - ay) * swell, 0.5)
        d += f"A{num(r)} {num(r)} 0 0 {sweep} {num(bx)} {num(by)}"
    return d


def _heap(dice: Dice, x: float, base: float, w: float, h: float, lean: float) -> str:
    """The outline of a heap over a flat base."""
    count = 5 + dice.whole(3)
    steps = [(i + dice.between(-0.22, 0.22) * (0 < i < count)) / count for i in range(count + 1)]
    points = []
    for t in steps:
        bell = math.sin(math.pi * min(max(t, 0.0), 1.0) ** (1 + lean)) ** 0.8
        points.append((x - w / 2 + w * t, base - h * bell * dice.between(0.72, 1.0)))
    points[0], points[-1] = (x - w / 2, base - h * 0.02), (x + w / 2, base - h * 0.02)
    corner = h * 0.12
    return (
        f"M{num(points[0][0])} {num(points[0][1])}{_scallops(points)}q0 {num(corner)} {num(-corner * 2)} "
        f"{num(corner)}H{num(x - w / 2 + corner * 2)}q{num(-corner * 2)} 0 {num(-corner * 2)} {num(-corner)}Z"
    )


def heap(dice: Dice, sheet: Sheet, at: tuple[float, float, float], tones: tuple[str, str], turn: float) -> str:
    """A fair-weather cloud at (x, base, width): a body, a shaded belly and heads that catch the light."""
    x, base, w = at
    bright, dark = tones
    h = w * dice.between(0.26, 0.36)
    body = sheet.across(
        (0, base - h), (0, base + h * 0.1), [(0, bright, 1), (0.55, mix(bright, dark, 0.3), 1), (1, dark, 1)]
    )
    lean = dice.between(-0.3, 0.3)
    svg = path(_heap(dice, x - turn * w * 0.12, base, w * 0.8, h * 0.78, lean), fill=mix(bright, dark, 0.55))
    svg += path(_heap(dice, x, base, w, h, lean), fill=body)
    for side, size in ((turn * 0.14, 0.46), (turn * -0.16, 0.36)):
        cap = sheet.across((0, base - h * 0.8), (0, base - h * 0.1), [(0, bright, 0.95), (1, bright, 0)])
        svg += path(_heap(dice, x + side * w, base - h * 0.1, w * size, h * (0.5 + size * 0.3), 0.0), fill=cap)
    return svg


def streak(dice: Dice, x: float, y: float, w: float, h: float) -> str:
    """A long flat cloud that runs out to both sides, as a path."""
    crest = dice.between(-0.25, 0.25) * w
    return (
        f"M{num(x - w / 2)} {num(y)}C{num(x - w * 0.3)} {num(y - h * 0.3)} {num(x + crest - w * 0.14)} "
        f"{num(y - h)} {num(x + crest)} {num(y - h * 0.9)}S{num(x + w * 0.34)} {num(y - h * 0.1)} "
        f"{num(x + w / 2)} {num(y)}C{num(x + w * 0.3)} {num(y + h * 0.34)} {num(x - w * 0.2)} "
        f"{num(y + h * 0.42)} {num(x - w / 2)} {num(y)}Z"
    )


def streaks(dice: Dice, area: Area, horizon: float, light: Light) -> str:
    """Layers of flat clouds, lit from below where the sun is low; smaller and closer towards the horizon."""
    bright, dark = cloud_tones(light)
    top, room = area.y, max(horizon - area.y, 1.0)
    scale = min(max(area.w, area.h) / 1000, 1.6) * min(area.w, area.h) / 1000
    low = light.time in {"dawn", "sunset", "dusk"}
    svg = ""
    for i in range(9):
        t = 0.14 + 0.78 * (i / 8) ** 0.9
        x = area.x + area.w * dice.between(-0.05, 1.05)
        y = top + room * (t + dice.between(-0.03, 0.03))
        w, h = scale * (760 - 420 * t) * dice.between(0.7, 1.25), scale * (58 - 44 * t)
        body = mix(dark, light.sky[1], 0.35 + 0.2 * (1 - t))
        svg += path(streak(dice, x, y, w, h), fill=body, fill_opacity=0.78)
        edge = mix(bright, light.sky[2], t * 0.4)
        sag = h * 0.22 if low else -h * 0.3
        svg += path(streak(dice, x - w * 0.04, y + sag, w * 0.72, h * 0.42), fill=edge, fill_opacity=0.85)
    return svg


def wisps(dice: Dice, area: Area, horizon: float, light: Light) -> str:
    """High thin clouds: combed feathers."""
    bright, _ = cloud_tones(light)
    scale = min(area.w, area.h) / 1000
    room = max(horizon - area.y, 1.0)
    svg = ""
    for _ in range(5):
        x, y = area.x + area.w * dice.between(-0.1, 0.9), area.y + room * dice.between(0.08, 0.5)
        for i in range(4):
            w, rise = scale * dice.between(220, 460), scale * dice.between(18, 46)
            ox, oy = x + i * scale * 34, y + i * scale * dice.between(8, 17)
            d = (
                f"M{num(ox)} {num(oy)}q{num(w * 0.5)} {num(-rise * 0.2)} {num(w)} {num(-rise)}"
                f"q{num(-w * 0.45)} {num(rise * 1.1)} {num(-w)} {num(rise)}Z"
            )
            svg += path(d, fill=bright, fill_opacity=0.3)
    return svg


def heaps(dice: Dice, sheet: Sheet, area: Area, horizon: float, light: Light) -> str:
    """Fair-weather clouds, large above and small far off, kept from standing in a row."""
    room = max(horizon - area.y, 1.0)
    scale = min(area.w, area.h) / 1000
    tones = cloud_tones(light)
    many = max(2, round(area.w / min(area.w, area.h) * 2))
    svg = ""
    for i in range(many + 3):
        x = area.x + area.w * (((0.21 + i * 0.618) % 1.0) * 1.1 - 0.05)
        w = scale * dice.between(90, 190)
        y = horizon - min(room * dice.between(0.05, 0.1), scale * 90)
        far = mix(tones[0], light.sky[2], 0.35), mix(tones[1], light.sky[2], 0.5)
        svg += heap(dice, sheet, (x, y, w), far, light.turn)
    for i in range(many):
        u = (0.5 - 0.27 * light.turn + dice.between(-0.06, 0.06) + i * 0.618) % 1.0
        w = scale * dice.between(240, 430)
        # Those that come near the sun's side lie lower than the sun does by day.
        y = area.y + room * (dice.between(0.2, 0.34) if i % 2 == 0 else dice.between(0.46, 0.66))
        svg += heap(dice, sheet, (area.x + area.w * u, y, w), tones, light.turn)
    return svg


def deck(dice: Dice, sheet: Sheet, area: Area, horizon: float, light: Light) -> str:
    """A closed grey sky: long soft rolls, dark above, and banks of heads that stand over the horizon."""
    bright, dark = cloud_tones(light)
    if light.weather == "storm":
        dark, bright = shade(dark, -0.17, 0.8), shade(bright, -0.13, 0.8)
    room = max(horizon - area.y, 1.0)
    scale = min(area.w, area.h) / 1000
    svg = ""
    for i in range(16):
        t = i / 15
        x = area.x + area.w * ((0.13 + i * 0.618) % 1.0)
        y = area.y + room * (t * 0.72 + dice.between(-0.03, 0.03))
        tone = mix(dark, bright, min(max(t * 0.7 + (0.3 if i % 2 else -0.15), 0.0), 1.0))
        rx, ry = area.w * (0.62 - 0.2 * t) * dice.between(0.7, 1.1), scale * (120 - 76 * t)
        svg += soft(sheet, x, y, rx, ry, tone, 0.75)
    for row, height in ((0, 0.17), (1, 0.1)):
        tone = mix(bright, light.sky[1], 0.5 + 0.2 * row) if light.weather != "storm" else mix(dark, light.sky[2], 0.3)
        svg += bank(dice, sheet, area, (horizon - height * room, horizon), tone, light)
    return svg


def bank(dice: Dice, sheet: Sheet, area: Area, span: tuple[float, float], tone: str, light: Light) -> str:
    """A row of cloud heads across the sky that fades out downwards."""
    top, foot = span
    size = (foot - top) * 1.3
    x = area.x - size * dice.between(0.2, 0.9)
    points = [(x, foot)]
    while x < area.right + size:
        points.append((x, top + size * dice.between(-0.1, 0.4)))
        x += size * dice.between(0.5, 1.0)
    points.append((x, foot))
    fill = sheet.across(
        (0, top - size * 0.4), (0, foot), [(0, tone, 0.9), (0.4, mix(tone, light.sky[2], 0.3), 0.7), (1, tone, 0)]
    )
    return path(f"M{num(points[0][0])} {num(foot)}{_scallops(points, 0.6)}Z", fill=fill)


def soft(sheet: Sheet, x: float, y: float, rx: float, ry: float, tint: str, opacity: float) -> str:
    """One soft long cloud."""
    paint = sheet.radial(0, 0, 100, [(0, tint, opacity), (0.5, tint, opacity * 0.55), (1, tint, 0)])
    move = f"translate({num(x)} {num(y)}) scale({rx / 100:.4f} {ry / 100:.4f})"
    return f'<circle r="100" fill="{paint}" transform="{move}"/>'
