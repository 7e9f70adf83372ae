"""Small things that make a room: lamps, pictures, plants, rugs, tables. Each gives SVG in scene units."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.settings._pen import pen
from illustrator.settings._tone import Lighting
from illustrator.svg import circle, ellipse, group, line, num, path, polygon, rect


def table_lamp(lighting: Lighting, x: float, foot: float, size: float, shade_colour: str = "#f6dfae") -> str:
    """A lamp of turned wood or clay under a shade, `size` high, standing at (x, foot)."""
    top, rim = foot - size, foot - size * 0.52
    body = lighting.at("#b8694a", (x, foot))
    base = lighting.at("#8a4a38", (x, foot))
    vase = (
        f"M{num(x - size * 0.07)} {num(foot - size * 0.04)}C{num(x - size * 0.26)} {num(foot - size * 0.18)} "
        f"{num(x - size * 0.16)} {num(foot - size * 0.38)} {num(x - size * 0.035)} {num(foot - size * 0.43)}"
        f"H{num(x + size * 0.035)}C{num(x + size * 0.16)} {num(foot - size * 0.38)} {num(x + size * 0.26)} "
        f"{num(foot - size * 0.18)} {num(x + size * 0.07)} {num(foot - size * 0.04)}Z"
    )
    svg = ellipse(x, foot, size * 0.3, size * 0.035, fill="#140a12", fill_opacity=0.3)
    svg += rect(x - size * 0.018, rim - size * 0.02, size * 0.036, size * 0.14, fill=base)
    svg += rect(x - size * 0.12, foot - size * 0.055, size * 0.24, size * 0.055, fill=base, rx=size * 0.02)
    svg += path(
        vase,
        fill=lighting.sheet.across(
            (x - size * 0.2, 0), (x + size * 0.2, 0), [(0, shade(body, 0.09), 1), (0.5, body, 1), (1, base, 1)]
        ),
    )
    svg += path(
        f"M{num(x - size * 0.1)} {num(foot - size * 0.28)}q{num(-size * 0.04)} {num(size * 0.08)} 0 {num(size * 0.15)}",
        fill="none", stroke="#ffffff", stroke_opacity=0.35, stroke_width=size * 0.022, stroke_linecap="round",
    )  # fmt: skip
    return svg + lampshade(lighting, x, top, rim, size * 0.21, size * 0.37, shade_colour)


def lampshade(lighting: Lighting, x: float, top: float, rim: float, r0: float, r1: float, colour: str) -> str:
    """A cone of cloth, glowing from inside when the lamps are on."""
    cone = (
        f"M{num(x - r0)} {num(top)}Q{num(x)} {num(top - r0 * 0.16)} {num(x + r0)} {num(top)}L{num(x + r1)} {num(rim)}"
        f"Q{num(x)} {num(rim + r1 * 0.2)} {num(x - r1)} {num(rim)}Z"
    )
    if lighting.is_on:
        hot = mix(colour, lighting.lamp, 0.45)
        stops = [(0.0, "#fff3cc", 1.0), (0.4, mix(hot, "#ffe9b4", 0.4), 1.0), (1.0, shade(hot, -0.14, 1.2), 1.0)]
        svg = path(cone, fill=lighting.sheet.radial(x, rim - (rim - top) * 0.25, r1 * 1.15, stops))
    else:
        tone = lighting.at(colour, (x, top))
        svg = path(
            cone,
            fill=lighting.sheet.across(
                (x - r1, 0), (x + r1, 0), [(0, shade(tone, 0.05), 1), (0.45, tone, 1), (1, shade(tone, -0.12), 1)]
            ),
        )
    trim = lighting.at(shade(colour, -0.22, 1.3), (x, rim))
    svg += path(
        f"M{num(x - r1)} {num(rim)}Q{num(x)} {num(rim + r1 * 0.2)} {num(x + r1)} {num(rim)}",
        fill="none",
        stroke=trim,
        stroke_width=5,
    )
    pleats = "".join(
        line(x + r0 * k, top, x + r1 * k, rim + r1 * 0.08 * (1 - abs(k))) for k in (-0.7, -0.4, -0.1, 0.2, 0.5, 0.8)
    )
    return svg + group(pleats, stroke=trim, stroke_opacity=0.22, stroke_width=2.4)


def floor_lamp(lighting: Lighting, x: float, foot: float, size: float, shade_colour: str = "#f6dfae") -> str:
    metal = lighting.at("#5b4636", (x, foot - size * 0.4))
    svg = ellipse(x, foot, size * 0.15, size * 0.03, fill="#140a12", fill_opacity=0.3)
    svg += ellipse(x, foot - size * 0.012, size * 0.12, size * 0.022, fill=metal)
    svg += rect(x - size * 0.009, foot - size * 0.8, size * 0.018, size * 0.79, fill=metal)
    svg += rect(x - size * 0.004, foot - size * 0.8, size * 0.005, size * 0.79, fill="#ffffff", fill_opacity=0.25)
    return svg + lampshade(lighting, x, foot - size, foot - size * 0.77, size * 0.11, size * 0.19, shade_colour)


def pendant(lighting: Lighting, x: float, top: float, drop: float, size: float, colour: str) -> str:
    """A dome on a cable from the ceiling."""
    y = top + drop
    tone = lighting.at(colour, (x, y))
    svg = line(x, top, x, y, stroke=lighting.at("#3a302c", (x, y)), stroke_width=3.4)
    svg += rect(x - size * 0.09, y - size * 0.06, size * 0.18, size * 0.16, fill=shade(tone, -0.08), rx=3)
    bulb = "#fff4cf" if lighting.is_on else lighting.at("#efe4cc", (x, y))
    svg += ellipse(x, y + size * 0.52, size * 0.2, size * 0.13, fill=bulb)
    dome = pen(
        "M", x - size * 0.55, y + size * 0.5, "C", x - size * 0.5, y, x + size * 0.5, y, x + size * 0.55,
        y + size * 0.5, "Z",
    )  # fmt: skip
    svg += path(
        dome,
        fill=lighting.sheet.across(
            (x - size * 0.5, 0),
            (x + size * 0.5, 0),
            [(0, shade(tone, 0.07), 1), (0.5, tone, 1), (1, shade(tone, -0.1), 1)],
        ),
    )
    return svg + path(
        pen("M", x - size * 0.34, y + size * 0.34, "q", size * 0.04, -size * 0.14, size * 0.16, -size * 0.19),
        fill="none", stroke="#ffffff", stroke_opacity=0.4, stroke_width=size * 0.04, stroke_linecap="round",
    )  # fmt: skip


def picture(lighting: Lighting, box: Area, dice: Dice, frame: str = "#8a5a34") -> str:
    """A framed landscape with a mount; three motifs."""
    centre = (box.cx, box.cy)
    at = lighting.at
    rim, mount = min(box.w, box.h) * 0.07, min(box.w, box.h) * 0.13
    svg = rect(box.x + 7, box.y + 12, box.w, box.h, fill="#1a1020", fill_opacity=0.25, rx=3)
    svg += rect(box.x, box.y, box.w, box.h, fill=at(frame, centre), rx=2)
    svg += path(
        f"M{num(box.x)} {num(box.bottom)}V{num(box.y)}H{num(box.right)}",
        fill="none",
        stroke=at(shade(frame, 0.14), centre),
        stroke_width=4,
    )
    inner = box.inset(rim)
    svg += rect(inner.x, inner.y, inner.w, inner.h, fill=at("#f3ead8", centre))
    art = inner.inset(mount)
    skies = (("#9cc3c8", "#e8b06a", "#5a7d6a"), ("#f0c9a0", "#d9694f", "#6a5a80"), ("#f2e3c0", "#5f8f98", "#2f5f6a"))
    sky, middle, front = dice.pick(skies)
    svg += rect(art.x, art.y, art.w, art.h, fill=at(sky, centre))
    svg += circle(art.x + art.w * 0.68, art.y + art.h * 0.36, min(art.w, art.h) * 0.14, fill=at("#fff2d2", centre))
    for tone, y, bend in ((middle, 0.55, -0.18), (front, 0.78, 0.16)):
        a, b = art.y + art.h * y, art.y + art.h * (y + bend)
        svg += path(
            pen("M", art.x, a, "Q", art.x + art.w * 0.4, b, art.right, a, "V", art.bottom, "H", art.x, "Z"),
            fill=at(tone, centre),
        )
    return svg


def plant(lighting: Lighting, x: float, foot: float, size: float, dice: Dice, pot: str = "#c9714e") -> str:
    """A houseplant of broad leaves in a pot."""
    at = lighting.at
    tone, rim = at(pot, (x, foot)), foot - size * 0.3
    svg = ellipse(x, foot, size * 0.2, size * 0.03, fill="#140a12", fill_opacity=0.28)
    count = 11
    for i in range(count):
        turn = math.radians(-90 + (i - (count - 1) / 2) * 15 * (1 if i % 2 else -1) + dice.between(-6, 6))
        reach = size * (0.72 - 0.26 * abs(math.cos(turn))) * dice.between(0.85, 1.05)
        green = at(dice.pick(("#3f7d4e", "#5a9a58", "#2f6a48", "#74ad62")), (x, foot - size))
        svg += _leaf(x + math.cos(turn) * size * 0.04, rim, turn, reach, size * 0.12, green)
    w0, w1 = size * 0.17, size * 0.12
    body = f"M{num(x - w0)} {num(rim)}H{num(x + w0)}L{num(x + w1)} {num(foot)}H{num(x - w1)}Z"
    svg += path(
        body,
        fill=lighting.sheet.across(
            (x - w0, 0), (x + w0, 0), [(0, shade(tone, 0.06), 1), (0.5, tone, 1), (1, shade(tone, -0.13), 1)]
        ),
    )
    return svg + rect(x - w0 * 1.1, rim - size * 0.02, w0 * 2.2, size * 0.07, fill=shade(tone, 0.03), rx=4)


def _leaf(x: float, y: float, turn: float, reach: float, width: float, green: str) -> str:
    c, s = math.cos(turn), math.sin(turn)
    droop = reach * 0.16 * abs(c)

    def at(along: float, aside: float) -> str:
        return pen(
            x + c * reach * along - s * width * aside, y + s * reach * along + c * width * aside + droop * along * along
        )

    blade = (
        f"M{at(0.32, 0)}C{at(0.45, 0.95)} {at(0.8, 0.8)} {at(1, 0)}C{at(0.8, -0.8)} {at(0.45, -0.95)} {at(0.32, 0)}Z"
    )
    half = f"M{at(0.32, 0)}C{at(0.45, 0.95)} {at(0.8, 0.8)} {at(1, 0)}Z"
    svg = path(f"M{at(0, 0)}L{at(0.4, 0)}", stroke=shade(green, -0.08), stroke_width=4, fill="none")
    svg += path(blade, fill=green) + path(half, fill=shade(green, -0.06))
    return svg + path(f"M{at(0.36, 0)}L{at(0.92, 0)}", stroke=shade(green, 0.1), stroke_width=1.6, stroke_opacity=0.7)


def rug(lighting: Lighting, x: float, y: float, rx: float, ry: float, colour: str) -> str:
    """A round rug, seen flat on the floor."""
    svg = ellipse(x + 4, y + ry * 0.06, rx, ry, fill="#1a0f14", fill_opacity=0.22)
    tones = (
        colour,
        shade(colour, 0.13, 0.75),
        shade(colour, -0.05),
        "#efdfc2",
        shade(colour, 0.04),
        shade(colour, 0.13, 0.75),
    )
    for k, tone in zip((1.0, 0.93, 0.8, 0.62, 0.57, 0.3), tones, strict=True):
        svg += ellipse(x, y, rx * k, ry * k, fill=lighting.paint(tone))
    stitches = "".join(
        circle(x + rx * 0.865 * math.cos(a), y + ry * 0.865 * math.sin(a), max(ry * 0.028, 2))
        for a in (2 * math.pi * i / 40 for i in range(40))
    )
    return svg + group(stitches, fill=lighting.paint("#efdfc2"))


def side_table(lighting: Lighting, x: float, foot: float, width: float, height: float, wood: str = "#8c5a38") -> str:
    """A round table on three splayed legs, with a little shelf; its top is at foot - height."""
    top = foot - height
    dark, mid = lighting.at(shade(wood, -0.12), (x, foot)), lighting.at(wood, (x, top))
    svg = ellipse(x, foot, width * 0.56, height * 0.06, fill="#140a12", fill_opacity=0.3)
    for k, w in ((-0.36, -0.46), (0.36, 0.46), (0.03, 0.05)):
        svg += polygon(
            [
                (x + width * (k - 0.035), top), (x + width * (k + 0.035), top),
                (x + width * (w + 0.022), foot), (x + width * (w - 0.022), foot),
            ],
            fill=dark,
        )  # fmt: skip
    svg += ellipse(x, foot - height * 0.34, width * 0.36, height * 0.05, fill=mid)
    svg += rect(x - width / 2, top, width, height * 0.06, fill=dark, rx=4)
    svg += ellipse(x, top, width / 2, height * 0.075, fill=mid)
    return svg + ellipse(
        x - width * 0.05,
        top - height * 0.008,
        width * 0.4,
        height * 0.05,
        fill=lighting.at(shade(wood, 0.06), (x, top)),
    )
