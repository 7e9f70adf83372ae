"""The drawing of ink and paper: hills in mist, waves, a branch, an ink ring, petals, the seal."""

import math

from illustrator.glyph import Tones, glyph
from illustrator.page import Area, Page
from illustrator.palette import mix, shade
from illustrator.svg import circle, group, num, path, rect, smooth


def sun(page: Page, x: float, y: float, r: float) -> None:
    scheme = page.scheme
    stops = [
        (0.0, scheme.main, 1.0),
        (0.6, mix(scheme.main, scheme.accent, 0.35), 1.0),
        (1.0, mix(scheme.main, scheme.ground, 0.55), 1.0),
    ]
    paint = page.stage.scene.sheet.across((x, y - r), (x, y + r), stops)
    page.stage.scene.draw(group(circle(x, y, r, fill=paint), clip_path=page.clip()))


def hills(page: Page, rows: tuple[float, ...] = (0.6, 0.7, 0.8, 0.89)) -> None:
    """Ranges, each darker and nearer, their feet lost in mist."""
    area, scheme, scene = page.area, page.scheme, page.stage.scene
    dice = page.stage.dice.fork("hills")
    clip = page.clip()
    last = len(rows) - 1
    for i, row in enumerate(rows):
        base = area.y + area.h * row
        swing = area.h * (0.018 if i == last else 0.075 - 0.013 * i)
        phase, pitch = dice.between(0, 6.3), dice.between(0.75, 1.15)
        points = [
            (
                area.x + area.w * k / 12,
                base - swing * (math.sin(phase + k * pitch) + 0.45 * math.sin(phase * 2 + k * 2.1)),
            )
            for k in range(-1, 14)
        ]
        tone = mix(scheme.second, scheme.ground, 0.66 - 0.6 * i / last) if i < last else shade(scheme.second, -0.08)
        fade = scene.sheet.across(
            (0, base - swing),
            (0, base + area.h * 0.17),
            [(0, tone, 0.95), (1, mix(tone, scheme.ground, 0.75), 0.65 if i < last else 0.95)],
        )
        scene.draw(group(path(f"{smooth(points)}V{num(area.bottom)}H{num(area.x - 99)}Z", fill=fade), clip_path=clip))


def waves(page: Page, top: float) -> None:
    """The sea as rows of shells, one behind the other, paler towards the top."""
    area, scheme = page.area, page.scheme
    r = min(area.w, area.h) * 0.1
    rows = max(int((area.bottom - top) / (r * 0.5)) + 2, 3)
    parts = ""
    for row in range(rows):
        y = top + row * r * 0.5
        tone = mix(scheme.ground, scheme.second, 0.35 + 0.65 * row / rows)
        for k in range(int(area.w / (2 * r)) + 3):
            x = area.x + (k - 0.5 + (row % 2) * 0.5) * 2 * r - r
            for q, paint in ((1.0, tone), (0.8, scheme.ground), (0.68, tone), (0.46, scheme.ground), (0.34, tone)):
                parts += circle(x, y + r, r * q, fill=paint)
    page.stage.scene.draw(group(parts, clip_path=page.clip()))


def ring(page: Page, x: float, y: float, r: float) -> None:
    """One stroke of a broad brush, round and not quite closed, dry at its end."""
    dice = page.stage.dice.fork("ring")
    ink = page.scheme.main
    start = math.radians(dice.between(200, 290))
    steps = 60
    outer, inner = [], []
    for i in range(steps + 1):
        t = i / steps
        a = start + t * math.radians(338)
        width = r * (0.09 + 0.1 * math.sin(math.pi * min(t * 1.25 + 0.12, 1))) * (1 - 0.55 * t)
        q = r * (1 + 0.012 * math.sin(5 * a) + 0.01 * t)
        outer.append((x + (q + width / 2) * math.cos(a), y + (q + width / 2) * math.sin(a)))
        inner.append((x + (q - width / 2) * math.cos(a), y + (q - width / 2) * math.sin(a)))
    back = smooth(inner[::-1])[1:]
    svg = path(f"{smooth(outer)}L{back}Z", fill=ink)
    for k in range(9):
        a = start + math.radians(150 + 17 * k)
        q = r * (1 + dice.between(-0.05, 0.05))
        b = a + math.radians(dice.between(26, 60))
        d = f"M{num(x + q * math.cos(a))} {num(y + q * math.sin(a))}A{num(q)} {num(q)} 0 0 1 "
        d += f"{num(x + q * math.cos(b))} {num(y + q * math.sin(b))}"
        svg += path(d, fill="none", stroke=page.scheme.ground, stroke_width=dice.between(1.5, 4), stroke_opacity=0.55)
    page.stage.scene.draw(group(svg, clip_path=page.clip()))


def branch(page: Page, side: int, share: float) -> None:
    area, scheme = page.area, page.scheme
    size = min(area.w, area.h) * share
    x = area.right - size * 0.36 if side < 0 else area.x + size * 0.36
    tones = Tones(scheme.accent, scheme.main, "#fbe3a0", shade(scheme.ink, 0.08))
    art = page.stage.show("blossom").place(tones, 0, 0, size)
    flip = group(art, transform=f"translate({num(x)} {num(area.y + size * 0.34)}) scale({side} -1) rotate({-8})")
    petals = page.stage.dice.fork("petals")
    drift = ""
    for _ in range(page.stage.count(14)):
        px, py = area.x + area.w * petals.between(0.1, 0.9), area.y + area.h * petals.between(0.3, 0.8)
        turn, scale = petals.between(0, 360), petals.between(0.7, 1.5)
        move = f"translate({num(px)} {num(py)}) rotate({num(turn)}) scale({num(scale)})"
        drift += path("M0 0C9-3 12-12 3-17-7-12-7-4 0 0z", fill=scheme.accent, transform=move)
    page.stage.scene.draw(group(flip + drift, clip_path=page.clip()))


def seal(page: Page, x: float, y: float, size: float) -> str:
    """A red square with the first subject cut out of it in paper."""
    scheme = page.scheme
    whole = Area(x - size / 2, y - size / 2, size, size)
    box = rect(*whole.box, rx=size * 0.12, fill=scheme.main)
    rim = rect(*whole.inset(size * 0.09).box, rx=size * 0.07, fill="none", stroke=scheme.ground, stroke_width=2)
    art = page.cast[0].art if page.cast else glyph("blossom")
    tones = Tones(scheme.ground, scheme.ground, scheme.main, scheme.main)
    return box + rim + art.in_tones(tones).place(tones, x, y, size * 0.6)
