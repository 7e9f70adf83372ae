"""Windows seen from inside: the sky of the hour, what stands before it, the frame, the curtains."""

from illustrator.chance import Dice
from illustrator.illumination import Light
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.settings._hues import times
from illustrator.settings._pen import pen
from illustrator.settings._tone import Lighting
from illustrator.svg import circle, ellipse, group, line, num, path, rect, smooth


def window(
    lighting: Lighting, box: Area, dice: Dice, *, frame: str = "#f4ece0", panes: tuple[int, int] = (2, 2)
) -> str:
    """A window in a wall; `box` is its opening."""
    bar = min(box.w, box.h) * 0.035
    edge = bar * 1.9
    tone, dark = lighting.at(frame, (box.cx, box.cy)), lighting.at(shade(frame, -0.12), (box.cx, box.cy))
    svg = rect(
        box.x - edge + 6, box.y - edge + 10, box.w + 2 * edge, box.h + 2 * edge, fill="#1a1020", fill_opacity=0.22, rx=6
    )
    svg += rect(box.x - edge, box.y - edge, box.w + 2 * edge, box.h + 2 * edge, fill=tone, rx=5)
    svg += rect(box.x - bar * 0.35, box.y - bar * 0.35, box.w + bar * 0.7, box.h + bar * 0.7, fill=dark)
    svg += outlook(lighting, box, dice)
    bars = ""
    for i in range(1, panes[0]):
        bars += rect(box.x + box.w * i / panes[0] - bar / 2, box.y, bar, box.h)
    for i in range(1, panes[1]):
        bars += rect(box.x, box.y + box.h * i / panes[1] - bar / 2, box.w, bar)
    svg += group(bars, fill=dark, transform="translate(2.5 3)") + group(bars, fill=tone)
    sill = rect(box.x - edge * 1.7, box.bottom + edge * 0.6, box.w + edge * 3.4, edge * 1.1, fill=tone, rx=4)
    under = rect(box.x - edge * 1.3, box.bottom + edge * 1.6, box.w + edge * 2.6, edge * 0.9, fill=dark, rx=3)
    return svg + under + sill


def outlook(lighting: Lighting, box: Area, dice: Dice, *, in_town: bool = False) -> str:
    """The sky of the hour, and hills or trees under it, cut to the opening."""
    light = lighting.light
    sky = lighting.sheet.across(
        (0, box.y), (0, box.bottom), [(0, light.sky[0], 1), (0.55, light.sky[1], 1), (0.95, light.sky[2], 1)]
    )
    svg = rect(box.x, box.y, box.w, box.h, fill=sky) + _heaven(lighting, box, dice.fork("heaven"))
    svg += (_town if in_town else _land)(light, box, dice.fork("land"))
    if light.weather in {"rain", "storm"}:
        svg += _drops(box, dice.fork("drops"))
    if light.weather == "snow":
        svg += _flakes(box, dice.fork("flakes"))
    glare = path(
        f"M{num(box.x + box.w * 0.1)} {num(box.bottom)}L{num(box.x + box.w * 0.55)} {num(box.y)}"
        f"h{num(box.w * 0.16)}L{num(box.x + box.w * 0.3)} {num(box.bottom)}Z",
        fill="#ffffff",
        fill_opacity=0.07 if light.is_dark else 0.16,
    )
    return group(svg + glare, clip_path=lighting.sheet.clip(rect(box.x, box.y, box.w, box.h)))


def _heaven(lighting: Lighting, box: Area, dice: Dice) -> str:
    light, s = lighting.light, min(box.w, box.h)
    if light.time == "night" and not light.is_grey:
        stars = "".join(
            circle(
                box.x + box.w * dice.between(0.03, 0.97),
                box.y + box.h * dice.between(0.03, 0.7),
                s * dice.between(0.005, 0.012),
            )
            for _ in range(26)
        )
        return group(stars, fill="#fff3d0", fill_opacity=0.85) + _moon(
            lighting, box.x + box.w * 0.7, box.y + box.h * 0.27, s * 0.1
        )
    svg = ""
    if light.time in {"sunset", "dawn"} and not light.is_grey:
        x, y = box.x + box.w * 0.62, box.y + box.h * 0.62
        svg = circle(x, y, s * 0.5, fill=lighting.halo((x, y), s * 0.5, 0.75, "#fff0b8"))
        svg += circle(x, y, s * 0.1, fill="#fff2c4")
    share = 0.35 if light.is_grey else 0.55
    cloud = mix(light.sky[2], "#ffffff", share) if not light.is_dark else mix(light.sky[1], light.sky[2], 0.5)
    for _ in range(3):
        x, y = box.x + box.w * dice.between(0.0, 1.0), box.y + box.h * dice.between(0.12, 0.5)
        svg += _cloud(x, y, s * dice.between(0.16, 0.26), cloud)
    return svg


def _moon(lighting: Lighting, x: float, y: float, r: float) -> str:
    halo = circle(x, y, r * 4, fill=lighting.halo((x, y), r * 4, 0.5, "#cfdcff"))
    spots = circle(x - r * 0.3, y - r * 0.2, r * 0.2) + circle(x + r * 0.25, y + r * 0.3, r * 0.26)
    return halo + circle(x, y, r, fill="#fbf1d4") + group(spots, fill="#e4d6b4", fill_opacity=0.8)


def _cloud(x: float, y: float, s: float, tone: str) -> str:
    puffs = (
        ellipse(x, y, s, s * 0.2)
        + circle(x - s * 0.32, y - s * 0.14, s * 0.26)
        + circle(x + s * 0.2, y - s * 0.2, s * 0.34)
    )
    return group(puffs, fill=tone, fill_opacity=0.85)


def _land(light: Light, box: Area, dice: Dice) -> str:
    """Two hills and a few round trees, in the colour of the distance."""
    svg = ""
    ground = {"snow": "#e8eef6"}.get(light.weather, "#6f9a5c")
    tint = light.key if not light.is_dark else light.shade
    for i, (height, share) in enumerate(((0.3, 0.55), (0.17, 0.2))):
        tone = mix(mix(times(ground, tint), light.shade, 0.5 if light.is_dark else 0.12), light.sky[2], share)
        top = [(box.x + box.w * k / 4, box.bottom - box.h * (height + dice.between(-0.05, 0.05))) for k in range(-1, 6)]
        svg += path(smooth(top) + f"V{num(box.bottom)}H{num(box.x)}Z", fill=tone)
        if i:
            trees = "".join(
                ellipse(
                    box.x + box.w * dice.between(0, 1),
                    box.bottom - box.h * 0.16,
                    box.w * 0.05,
                    box.h * dice.between(0.06, 0.11),
                )
                for _ in range(5)
            )
            svg += group(trees, fill=shade(tone, -0.06))
    return svg


def _town(light: Light, box: Area, dice: Dice) -> str:
    """Roofs across the street, with a few windows."""
    svg, panes, x = "", "", box.x - 20
    tint = light.key if not light.is_dark else light.shade
    while x < box.right:
        w, high = min(box.w, box.h) * dice.between(0.2, 0.34), box.h * dice.between(0.32, 0.52)
        wall = mix(times(dice.pick(("#d9a080", "#e0c69a", "#a9bcb4", "#c7a4a8")), tint), light.sky[2], 0.3)
        wall = mix(wall, light.shade, 0.5) if light.is_dark else wall
        top = box.bottom - high
        svg += rect(x, top, w, high, fill=wall)
        svg += path(
            pen("M", x - 6, top, "l", w * 0.2, -w * 0.3, "h", w * 0.6, "l", w * 0.2 + 12, w * 0.3, "Z"),
            fill=shade(wall, -0.16),
        )
        for j in range(3):
            for k in (0.16, 0.58):
                panes += pen(
                    "M", x + w * k, top + w * (0.16 + 0.42 * j), "h", w * 0.26, "v", w * 0.26, "h", -w * 0.26, "Z"
                )
        x += w + 3
    lit = "#ffd88c" if light.is_dark or light.lamp else mix(light.sky[1], "#ffffff", 0.3)
    return svg + path(panes, fill=lit, fill_opacity=0.8)


def _drops(box: Area, dice: Dice) -> str:
    streaks, beads = "", ""
    for _ in range(26):
        x, y, run = (
            box.x + box.w * dice.between(0, 1),
            box.y + box.h * dice.between(-0.1, 0.9),
            box.h * dice.between(0.05, 0.2),
        )
        streaks += line(x, y, x + dice.between(-2, 2), y + run)
        beads += ellipse(x, y + run, 2.6, 4)
    return group(streaks, stroke="#ffffff", stroke_opacity=0.3, stroke_width=2) + group(
        beads, fill="#ffffff", fill_opacity=0.5
    )


def _flakes(box: Area, dice: Dice) -> str:
    dots = "".join(
        circle(box.x + box.w * dice.between(0, 1), box.y + box.h * dice.between(0, 1), dice.between(2, 4.5))
        for _ in range(34)
    )
    return group(dots, fill="#ffffff", fill_opacity=0.85)


def curtains(lighting: Lighting, box: Area, colour: str, foot: float, width: float = 0.42) -> str:
    """A rod, and a gathered curtain on each side of an opening, down to `foot`."""
    side = box.w * width
    top = box.y - box.h * 0.13
    rod = lighting.paint("#7a5236")
    svg = ""
    for sign in (-1, 1):
        outer = box.cx + sign * (box.w * 0.5 + side * 0.55)
        inner = outer - sign * side
        svg += _drape(lighting, (outer, inner), top, foot, colour)
    left, right = box.x - side * 0.7, box.right + side * 0.7
    svg += rect(left, top - 9, right - left, 11, fill=rod, rx=5)
    return svg + circle(left, top - 4, 12, fill=rod) + circle(right, top - 4, 12, fill=rod)


def _drape(lighting: Lighting, span: tuple[float, float], top: float, foot: float, colour: str) -> str:
    """Cloth that falls in folds: light ridges and dark valleys, a wavy hem."""
    outer, inner = span
    w = inner - outer
    folds = 6
    svg, hem = "", f"M{num(outer)} {num(top)}H{num(inner)}"
    hem += pen("C", inner - w * 0.05, top + (foot - top) * 0.4, inner - w * 0.2, foot - 40, inner - w * 0.12, foot)
    for k in range(folds):
        hem += f"q{num(-w * 0.88 / folds / 2)} {num(9 if k % 2 else -7)} {num(-w * 0.88 / folds)} 0"
    svg += path(hem + "Z", fill=lighting.paint(colour))
    for k in range(folds):
        a, b = outer + w * (k + 0.15) / folds, outer + w * (k + 0.55) / folds
        c, d = outer + w * 0.88 * (k + 0.1) / folds, outer + w * 0.88 * (k + 0.62) / folds
        valley = f"M{num(a)} {num(top)}H{num(b)}L{num(d)} {num(foot)}H{num(c)}Z"
        svg += path(valley, fill=lighting.paint(shade(colour, -0.07)), fill_opacity=0.75)
        e = outer + w * (k + 0.8) / folds
        f = outer + w * 0.88 * (k + 0.82) / folds
        ridge = f"M{num(e)} {num(top)}h{num(w * 0.05)}L{num(f + w * 0.035)} {num(foot)}H{num(f)}Z"
        svg += path(ridge, fill=lighting.paint(shade(colour, 0.06)), fill_opacity=0.8)
    return svg
