"""Timber: beams between two points, boards with grain."""

from illustrator.chance import Dice
from illustrator.subjects._matter import Tones, stroke
from illustrator.svg import Point, Sheet, ellipse, num, polygon, rect


def beam(sheet: Sheet, start: Point, end: Point, widths: Point, t: Tones) -> str:
    """A round stick, thicker at one end, lit from the upper left."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    nx, ny = -dy / length, dx / length
    # The lit edge is the upper left one.
    if nx * 0.6 + ny * 0.8 > 0:
        nx, ny = -nx, -ny
    r0, r1 = widths[0] / 2, widths[1] / 2
    corners = [
        (start[0] + nx * r0, start[1] + ny * r0),
        (end[0] + nx * r1, end[1] + ny * r1),
        (end[0] - nx * r1, end[1] - ny * r1),
        (start[0] - nx * r0, start[1] - ny * r0),
    ]
    r = max(r0, r1)
    stops = [(0.0, t.light, 1.0), (0.25, t.pale, 1.0), (0.5, t.base, 1.0), (0.82, t.dark, 1.0), (1.0, t.deep, 1.0)]
    paint = sheet.across((start[0] + nx * r, start[1] + ny * r), (start[0] - nx * r, start[1] - ny * r), stops)
    return polygon(corners, fill=paint)


def grain(dice: Dice, w: float, h: float, t: Tones, count: int = 9) -> str:
    """Lines of wood along a board 0 to w and 0 to h, and now and then a knot."""
    art = ""
    for _ in range(count):
        x, y = dice.between(0, w * 0.7), dice.between(h * 0.06, h * 0.94)
        long, bow = dice.between(w * 0.12, w * 0.3), dice.between(-h, h) * 0.03
        long = min(long, w - x)
        d = f"M{num(x)} {num(y)}q{num(long / 2)} {num(bow)} {num(long)} 0"
        art += stroke(d, t.deep if dice.whole(3) else t.pale, dice.between(0.3, 0.8), dice.between(0.2, 0.45))
    if dice.whole(2):
        x, y = dice.between(w * 0.2, w * 0.8), h * dice.between(0.35, 0.65)
        for share in (1.0, 0.55):
            art += ellipse(x, y, 3.6 * share, min(1.3, h * 0.16) * share, fill=t.deep, fill_opacity=0.35)
    return art


def boards(sheet: Sheet, dice: Dice, size: Point, t: Tones, count: int) -> str:
    """A top of several boards, each of a tone of its own."""
    w, h = size
    paint = sheet.across((0, 0), (w, h), [(0, t.pale, 1), (0.4, t.light, 1), (1, t.base, 1)])
    art = rect(0, 0, w, h, fill=paint)
    for i in range(count):
        y, deep = h * i / count, h / count
        art += rect(0, y, w, deep, fill=t.deep if i % 2 else t.glint, fill_opacity=dice.between(0.02, 0.12))
        art += f'<g transform="translate(0 {num(y)})">{grain(dice, w, deep, t)}</g>'
        if i:
            art += rect(0, y - 0.35, w, 0.7, fill=t.deep, fill_opacity=0.5)
    return art
