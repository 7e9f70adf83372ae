"""The drawing of festive pages: lights, confetti, bunting, streamers, balloons."""

import math

from illustrator.glyph import Tones
from illustrator.page import Page
from illustrator.palette import mix, shade
from illustrator.svg import circle, group, num, path, polygon, rect

Spot = tuple[float, float, float]


def colours_of(page: Page) -> tuple[str, ...]:
    s = page.scheme
    return (s.main, s.second, s.accent, shade(s.main, 0.04, 1.0, 150), shade(s.second, 0.05, 1.0, 60))


def bokeh(page: Page) -> str:
    dice, a = page.stage.dice.fork("bokeh"), page.area
    return "".join(
        circle(
            a.x + a.w * dice.between(0, 1),
            a.y + a.h * dice.between(0.05, 0.9),
            dice.between(24, 90),
            fill="#ffffff",
            fill_opacity=dice.between(0.15, 0.45) * (0.35 if page.scheme.is_dark else 1.0),
        )
        for _ in range(page.stage.count(14))
    )


def confetti(page: Page, colours: tuple[str, ...], usual: int = 90) -> str:
    dice, a = page.stage.dice.fork("confetti"), page.area
    parts = []
    for i in range(page.stage.count(usual)):
        x, y = a.x + a.w * dice.between(0, 1), a.y + a.h * dice.between(0.0, 1.0) ** 1.4
        paint, turn, size = colours[i % len(colours)], dice.between(0, 360), dice.between(7, 15)
        move = f"translate({num(x)} {num(y)}) rotate({num(turn)})"
        shape = i % 4
        if shape == 0:
            parts.append(circle(x, y, size * 0.5, fill=paint))
        elif shape == 3:
            curl = f"M{num(-size)} 0q{num(size / 2)} {num(-size)} {num(size)} 0t{num(size)} 0"
            parts.append(path(curl, fill="none", stroke=paint, stroke_width=4, stroke_linecap="round", transform=move))
        else:
            parts.append(rect(-size / 2, -size / 4, size, size / 2, rx=1.5, fill=paint, transform=move))
    return "".join(parts)


def bunting(page: Page, colours: tuple[str, ...], top: float) -> str:
    a = page.area
    swags = max(round(a.w / 520), 2)
    parts = []
    for k in range(swags):
        x0, w = a.x + a.w * k / swags, a.w / swags
        sag = 84.0
        rope = f"M{num(x0)} {num(top)}Q{num(x0 + w / 2)} {num(top + sag * 2)} {num(x0 + w)} {num(top)}"
        parts.append(path(rope, fill="none", stroke=page.scheme.ink, stroke_width=4, stroke_opacity=0.55))
        flags = max(round(w / 84), 4)
        for i in range(flags):
            t = (i + 0.5) / flags
            x, y = x0 + w * t, top + sag * 4 * t * (1 - t)
            tilt = math.degrees(math.atan2(sag * 4 * (1 - 2 * t), w))
            flag = polygon([(-31, 0), (31, 0), (0, 66)], fill=colours[(i + k) % len(colours)])
            parts.append(group(flag, transform=f"translate({num(x)} {num(y)}) rotate({num(tilt)})"))
    return "".join(parts)


def streamers(page: Page, colours: tuple[str, ...]) -> str:
    """Curled ribbons that hang from the upper edge."""
    a, dice = page.area, page.stage.dice.fork("streamers")
    parts = []
    for i, at_ in enumerate((0.03, 0.1, 0.17, 0.83, 0.9, 0.97)):
        x, y = a.x + a.w * at_, a.y - 20
        d = f"M{num(x)} {num(y)}"
        step = 46.0
        for k in range(int(a.h * dice.between(0.16, 0.4) / step) + 2):
            d += f"q{num(38 if k % 2 else -38)} {num(step / 2)} 0 {num(step)}"
        parts.append(path(d, fill="none", stroke=colours[i % len(colours)], stroke_width=11, stroke_linecap="round"))
    return "".join(parts)


def balloons(page: Page, colours: tuple[str, ...], spots: tuple[Spot, ...]) -> None:
    """Each spot is a place in the page and a size, as shares."""
    a, dice = page.area, page.stage.dice.fork("balloons")
    edge = min(a.w, a.h)
    parts = []
    for i, (sx, sy, k) in enumerate(spots):
        paint = colours[i % len(colours)]
        tones = Tones(paint, shade(paint, -0.09), "#ffffff", mix(page.scheme.ink, paint, 0.5))
        x, y = a.x + a.w * sx, a.y + a.h * (sy + dice.between(-0.02, 0.02))
        parts.append(page.stage.show("balloon").place(tones, x, y, edge * k, turn=dice.between(-9, 9)))
    page.stage.scene.draw(group("".join(parts), clip_path=page.clip()), relief=0.3)


def orbs(page: Page, colours: tuple[str, ...], x: float, y: float, r: float) -> None:
    """An arch of round balloons about a point, from foot to foot, large and small."""
    dice = page.stage.dice.fork("orbs")
    count = page.stage.count(30)
    svg = ""
    for i in range(count):
        a = math.radians(150 + 240 * i / (count - 1))
        q, size = r * dice.between(0.94, 1.1), r * dice.between(0.09, 0.19)
        cx, cy, paint = x + q * math.cos(a), y + q * math.sin(a), colours[(i * 3 + i // 4) % len(colours)]
        light = page.stage.scene.sheet.radial(
            cx - size * 0.3, cy - size * 0.35, size * 1.5,
            [(0, mix(paint, "#ffffff", 0.55), 1), (0.45, paint, 1), (1, shade(paint, -0.1), 1)],
        )  # fmt: skip
        svg += circle(cx, cy, size, fill=light) + circle(cx - size * 0.36, cy - size * 0.4, size * 0.13, fill="#ffffff")
    page.stage.scene.draw(group(svg, clip_path=page.clip()))
