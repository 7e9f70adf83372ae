"""Fruit: skins with pores and soft light, slices of citrus, leaves."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subjects._matter import Tones, haze, loop, moved, stroke, tones
from illustrator.svg import Point, Sheet, circle, ellipse, group, num, path

LEAF = tones("#5f9440")


def leaf(sheet: Sheet, long: float, wide: float, t: Tones = LEAF) -> str:
    """Pointing right from its stalk at (0, 0), its upper half in the light."""
    upper = f"M0 0C{num(long * 0.2)} {num(-wide)} {num(long * 0.65)} {num(-wide)} {num(long)} 0"
    lower = f"C{num(long * 0.7)} {num(wide * 0.75)} {num(long * 0.25)} {num(wide * 0.75)} 0 0Z"
    shine = sheet.across((0, -wide), (long, 0), [(0, t.pale, 1), (0.5, t.light, 1), (1, t.base, 1)])
    art = path(upper + lower, fill=t.dark) + path(f"{upper}Q{num(long * 0.5)} {num(wide * 0.12)} 0 0Z", fill=shine)
    for share in (0.28, 0.45, 0.62):
        x = long * share
        art += stroke(
            f"M{num(x)} 0q{num(long * 0.08)} {num(-wide * 0.2)} {num(long * 0.12)} {num(-wide * 0.42)}", t.base, 0.5
        )
        art += stroke(f"M{num(x)} {num(wide * 0.05)}l{num(long * 0.13)} {num(wide * 0.34)}", t.light, 0.45, 0.7)
    return art + stroke(f"M0 0Q{num(long * 0.5)} {num(wide * 0.14)} {num(long * 0.96)} 0", t.pale, 0.7)


def skin(sheet: Sheet, outline: str, t: Tones, centre: Point, r: float) -> str:
    """A round body: lit from the upper left, its core shade below right, light thrown back from the ground."""
    x, y = centre
    body = sheet.radial(
        x - r * 0.38,
        y - r * 0.42,
        r * 1.62,
        [(0, t.pale, 1), (0.16, t.light, 1), (0.45, t.base, 1), (0.76, t.dark, 1), (1, t.deep, 1)],
    )
    inner = haze(sheet, (x + r * 0.34, y + r * 0.62), (r * 0.62, r * 0.34), mix(t.light, "#ffb070", 0.25), 0.42, -28)
    return path(outline, fill=body) + group(inner, clip_path=sheet.clip(path(outline)))


def pores(dice: Dice, centre: Point, r: float, t: Tones, count: int, size: float = 0.02) -> str:
    """Pits of a peel, denser and flatter towards the edge."""
    art = ""
    for _ in range(count):
        turn, out = dice.between(0, 2 * math.pi), dice.between(0, 0.93) ** 0.6
        x, y = centre[0] + r * out * math.cos(turn), centre[1] + r * out * math.sin(turn)
        flat = math.sqrt(max(1 - out * out, 0.1))
        dot = r * size * dice.between(0.6, 1.2)
        art += moved(ellipse(0, 0, dot * flat, dot, fill=t.deep, fill_opacity=0.3), x, y, 1, math.degrees(turn))
        glint = ellipse(0, 0, dot * flat * 0.8, dot * 0.8, fill=t.glint, fill_opacity=0.4)
        art += moved(glint, x + dot * 0.6, y + dot * 0.8, 1, math.degrees(turn))
    return art


def shine(sheet: Sheet, at: Point, r: float, opacity: float = 0.85) -> str:
    """A window in the skin: a wide glow with a crisp core."""
    x, y = at
    art = haze(sheet, at, (r * 0.36, r * 0.24), "#fff8e8", opacity * 0.75, -36)
    return art + haze(sheet, (x - r * 0.03, y - r * 0.02), (r * 0.16, r * 0.085), "#ffffff", opacity, -36, 0.45)


def wheel(sheet: Sheet, r: float, flesh: str, peel: str, dice: Dice, count: int = 10) -> str:
    """A round slice of citrus around (0, 0): peel, pith, segments with juice cells."""
    p, f = tones(peel), tones(flesh)
    rim = sheet.across((-r, -r), (r, r), [(0, p.light, 1), (0.55, p.base, 1), (1, p.dark, 1)])
    pith = mix("#fff6e2", peel, 0.12)
    art = circle(0, 0, r, fill=rim) + circle(0, 0, r * 0.925, fill=pith)
    art += circle(0, 0, r * 0.87, fill=mix(pith, flesh, 0.16))
    paint = sheet.radial(0, 0, r * 0.85, [(0, f.light, 1), (0.45, f.base, 1), (0.88, f.base, 1), (1, f.dark, 1)])
    start = dice.between(0, 6.28)
    for i in range(count):
        turn = start + 2 * math.pi * i / count
        art += _segment(r * 0.83, turn, math.pi / count * dice.between(0.84, 0.92), paint, f, dice)
    art += circle(0, 0, r * 0.07, fill=pith)
    art += haze(sheet, (-r * 0.3, -r * 0.38), (r * 0.5, r * 0.3), "#ffffff", 0.4, -35)
    return art


def _segment(r: float, turn: float, half: float, paint: str, f: Tones, dice: Dice) -> str:
    def at(out: float, off: float) -> Point:
        return r * out * math.cos(turn + off), r * out * math.sin(turn + off)

    points = [at(0.1, 0), at(0.5, -half * 0.86), at(0.9, -half * 0.93), at(1.0, -half * 0.55)]
    points += [at(1.0, half * 0.55), at(0.9, half * 0.93), at(0.5, half * 0.86)]
    art = path(loop(points, 7.5), fill=paint)
    for _ in range(5):
        off, low = half * dice.between(-0.6, 0.6), dice.between(0.35, 0.7)
        (x0, y0), (x1, y1) = at(low, off), at(low + dice.between(0.1, 0.2), off)
        colour = f.pale if dice.whole(3) else f.dark
        art += stroke(f"M{num(x0)} {num(y0)}L{num(x1)} {num(y1)}", colour, r * 0.022, 0.55)
    return art


def half(sheet: Sheet, r: float, flesh: str, peel: str, dice: Dice, flat: float = 0.92) -> str:
    """A halved citrus fruit around (0, 0), its cut side to the viewer, a little of the peel behind it."""
    p = tones(peel)
    back = skin(
        sheet,
        loop(
            [
                (r * 0.1, -r),
                (r * 1.06, -r * 0.4),
                (r * 1.12, r * 0.3),
                (r * 0.4, r),
                (-r * 0.5, r * 0.86),
                (-r * 0.9, 0),
                (-r * 0.6, -r * 0.8),
            ]
        ),
        p,
        (r * 0.1, 0),
        r,
    )
    face = group(wheel(sheet, r, flesh, peel, dice), transform=f"scale({num(flat)} 1)")
    return back + face


def wedge(sheet: Sheet, r: float, flesh: str, peel: str, dice: Dice) -> str:
    """A wedge resting on its peel, the middle of its straight edge at (0, -r)."""
    p, f = tones(peel), tones(flesh)
    curve = f"M{num(-r)} {num(-r * 0.9)}A{num(r)} {num(r * 0.9)} 0 0 0 {num(r)} {num(-r * 0.9)}"
    art = path(curve + "Z", fill=sheet.across((-r, 0), (r, 0), [(0, p.light, 1), (0.5, p.base, 1), (1, p.dark, 1)]))
    s = 0.93
    inner = f"M{num(-r * s)} {num(-r * 0.9)}A{num(r * s)} {num(r * 0.9 * s)} 0 0 0 {num(r * s)} {num(-r * 0.9)}Z"
    art += path(inner, fill=mix("#fff6e2", peel, 0.12))
    paint = sheet.radial(0, 0, r * 0.88, [(0, f.light, 1), (0.6, f.base, 1), (1, f.dark, 1)])
    pieces = ""
    for i in range(4):
        turn = math.pi * (i + 0.5) / 4
        pieces += _segment(r * 0.84, turn, math.pi / 8 * 0.86, paint, f, dice)
    return art + group(pieces, transform=f"translate(0 {num(-r * 0.9)}) scale(1 .92)")
