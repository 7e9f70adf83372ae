"""Heads of flowers, each about the origin and some 18 units wide to each side."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.subjects._plants import leaf
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, num, path


def rose(sheet: Sheet, colour: str) -> str:
    """A rose a little opened: a whorl in the middle, the outer petals folding back over each other."""
    t = tones(colour)
    lit = sheet.across((-20, -20), (16, 20), [(0, t.glint, 1), (0.3, t.light, 1), (0.6, t.base, 1), (1, t.dark, 1)])
    deep = sheet.across((0, -20), (0, 10), [(0, t.base, 1), (0.5, t.dark, 1), (1, t.deep, 1)])
    heart = path("M-12 0C-10 14 -4 19 0 19C6 19 11 12 12 0Z", fill=t.dark)
    edge = {
        "fill": "none",
        "stroke": t.glint,
        "stroke_width": "0.8",
        "stroke_linecap": "round",
        "stroke_opacity": "0.85",
    }
    green = tones("#5c8a3c")
    art = path(
        "M-9 16C-17 18 -20 25 -19 28C-13 27 -8 23 -4 19ZM9 16C17 18 20 25 19 28C13 27 8 23 4 19ZM-4 18"
        "C-2 24 0 27 1 29C3 26 4 22 4 18Z",
        fill=green.base,
    )
    art += heart + path("M-15 -6C-19 -16 -10 -22 -2 -20C6 -24 17 -18 15 -6Z", fill=deep)
    art += path("M-15 -7C-17 -14 -10 -20 -3 -18C-9 -15 -12 -11 -12 -5Z", fill=t.base) + path(
        "M14 -6C17 -14 10 -20 3 -18C9 -15 12 -10 11 -4Z", fill=t.dark
    )
    art += path("M-12 -4C-13 -14 -6 -17 0 -16.4C7 -17 13 -13 12 -3C6 4 -6 4 -12 -4Z", fill=deep)
    art += path("M-9 -6C-9 -14 7 -16 9.4 -8C8 -1 -6 0 -9 -6Z", fill=t.base) + path(
        "M-6.4 -7C-6 -13 5 -13.6 6.6 -8.4C5 -3.6 -4 -3 -6.4 -7Z", fill=t.deep
    )
    art += path("M-4.6 -7.6C-4 -11.6 3.4 -11.8 4.6 -8.6C3 -5.4 -3 -5 -4.6 -7.6Z", fill=t.base) + path(
        "M-2.4 -8C-1.6 -10 1.8 -10 2.4 -8.6C1.4 -7 -1.6 -6.6 -2.4 -8Z", fill=t.deep
    )
    art += path("M-9 -6.6C-8 -13.6 6 -15 9 -9M-4.4 -8C-3 -11.4 3 -11.6 4.4 -9", **edge)
    art += path("M-18 -6C-16 -15 -9 -12 -6 -6C-2 2 6 3 12 -1C10 12 -2 16 -11 11C-16 7 -19 1 -18 -6Z", fill=lit)
    art += path("M17 -7C15 -15 9 -10 7 -4C4 4 -3 8 -10 9C-4 19 10 17 15 9C18.6 4 19 -1 17 -7Z", fill=lit)
    art += path("M16.6 -7C14.6 -13 9.6 -9 7.6 -4C4.6 4 -2 8.4 -9 9.4", **edge) + path(
        "M-17.6 -6.6C-15.6 -13 -9.4 -11 -6.4 -5.4C-2.4 2 5 3.4 11 0", **edge
    )
    art += path("M-18 -6C-25 -7 -27 1 -23 9C-19 17 -9 21 1 20C-8 16 -16 7 -18 -6Z", fill=lit)
    art += path(
        "M17.4 -6C24 -8 27 0 24 8C20 16 12 21 0 20C9 16 17 7 17.4 -6Z", fill=sheet.linear(t.base, t.dark, turn=50)
    )
    return art + path("M-18.6 -6C-24.4 -6.4 -26 1 -22.4 8.4M17.8 -6C23 -7 26 0 23.4 7", **edge)


def tulip(sheet: Sheet, colour: str) -> str:
    t = tones(colour)
    back = sheet.linear(t.base, t.dark)
    side = sheet.across((-18, -20), (6, 22), [(0, t.glint, 1), (0.4, t.light, 1), (0.8, t.base, 1), (1, t.dark, 1)])
    far = sheet.across((0, -20), (20, 20), [(0, t.base, 1), (1, t.deep, 1)])
    art = path(
        "M-10 -10C-10 -20 -5 -25 -3 -27C2 -22 4 -14 3 -6ZM12 -10C12 -20 7 -24 4 -26C-1 -22 -3 -14 -3 -6Z", fill=back
    )
    art += path("M16 -18C20 -6 20 10 10 18C4 22 -4 21 -6 16C4 8 8 -6 16 -18Z", fill=far)
    art += path("M-16 -18C-21 -6 -20 10 -10 18C-4 22 4 21 6 16C-4 8 -8 -6 -16 -18Z", fill=side)
    middle = sheet.across((-8, -22), (8, 20), [(0, t.glint, 1), (0.25, t.light, 1), (0.7, t.base, 1), (1, t.dark, 1)])
    art += path("M0 -24C8 -14 12 -2 9 9C7 16 4 20 0 21C-4 20 -7 16 -9 9C-12 -2 -8 -14 0 -24Z", fill=middle)
    veins = (
        "M0 -19C0 -6 0 6 0 18M-3 -15C-6 -4 -5 8 -2 17M3 -15C6 -4 5 8 2 17M-14 -12C-16 -2 -14 8 -8 15M14"
        " -12C16 -2 14 8 8 15"
    )
    art += path(veins, fill="none", stroke=t.dark, stroke_width=0.5, stroke_opacity=0.6)
    return art + path(
        "M-0.4 -23.4C-7 -14 -11 -3 -8.4 8M-16 -17C-19.4 -8 -19.4 4 -13 13",
        fill="none",
        stroke=t.glint,
        stroke_width=0.8,
        stroke_opacity=0.9,
    )


def sunflower(dice: Dice, sheet: Sheet, colour: str) -> str:
    t = tones(colour)
    art = _ring(dice, 17, (8, 21.5, 4.4), (t.dark, mix(t.dark, t.base, 0.4)), 0.5)
    art += _ring(dice, 17, (7, 19.5, 4.6), (t.base, t.light), 0.0)
    veins = "".join(
        f"M{num(9 * math.cos(a))} {num(9 * math.sin(a))}L{num(15 * math.cos(a))} {num(15 * math.sin(a))}"
        for a in (2 * math.pi * i / 17 for i in range(17))
    )
    art += path(veins, stroke=t.dark, stroke_width=0.5, stroke_opacity=0.7)
    disc = sheet.radial(-3, -4, 14, [(0, "#8a5a2c", 1), (0.55, "#5c3720", 1), (1, "#38211a", 1)])
    art += circle(0, 0, 10.4, fill=disc)
    seeds = ""
    for i in range(1, 90):
        a, far = i * 2.399963, 10 * (i / 90) ** 0.5
        tone = "#c98f3e" if far > 7.6 else "#3a2218" if far > 4 else "#7d9040"
        seeds += circle(far * math.cos(a), far * math.sin(a), 0.52, fill=tone)
    return art + seeds


def _ring(dice: Dice, count: int, size: tuple[float, float, float], fills: tuple[str, str], shift: float) -> str:
    """Petals about a middle: from a radius, as long, as broad."""
    inner, reach, broad = size
    parts = ["", ""]
    for i in range(count):
        turn = 360 * (i + shift) / count + dice.between(-3, 3)
        a = math.radians(turn)
        d = leaf(
            inner * 0.7 * math.cos(a),
            inner * 0.7 * math.sin(a),
            (reach - inner * 0.7) * dice.between(0.92, 1.06),
            broad,
            turn,
        )
        parts[i % 2] += d
    return path(parts[0], fill=fills[0]) + path(parts[1], fill=fills[1])


def daisy(dice: Dice, sheet: Sheet, colour: str) -> str:
    t = tones(colour)
    art = ""
    for ring, (fill, reach) in enumerate(((t.dark, 19.5), (t.base, 18.6))):
        for i in range(13):
            turn = 360 * (i + ring * 0.5) / 13 + dice.between(-3, 3)
            petal = ellipse(reach * 0.58, 0, reach * 0.42, 2.9, fill=fill)
            petal += path(f"M6 -0.4L{num(reach * 0.86)} -0.7", stroke=t.glint if ring else t.base, stroke_width=0.7)
            art += f'<g transform="rotate({num(turn)})">{petal}</g>'
    disc = sheet.radial(-2, -2.6, 8.4, [(0, "#ffe98a", 1), (0.5, "#f6bb35", 1), (1, "#c9781f", 1)])
    art += circle(0.4, 0.8, 6.6, fill=shade(t.dark, -0.1), fill_opacity=0.5) + circle(0, 0, 6.2, fill=disc)
    dots = ""
    for i in range(1, 34):
        a, far = i * 2.399963, 5.6 * (i / 34) ** 0.5
        dots += circle(far * math.cos(a), far * math.sin(a), 0.5, fill="#d98e22" if i % 3 else "#fff2a8")
    return art + dots


def head(kind: str, dice: Dice, sheet: Sheet, colour: str) -> str:
    if kind == "tulip":
        return tulip(sheet, colour)
    if kind == "sunflower":
        return sunflower(dice, sheet, colour)
    if kind == "daisy":
        return daisy(dice, sheet, colour)
    return rose(sheet, colour)


def stalk(d: str, t: Tones, width: float = 2.6) -> str:
    art = path(d, fill="none", stroke=t.dark, stroke_width=width, stroke_linecap="round")
    return art + path(
        d,
        fill="none",
        stroke=t.light,
        stroke_width=width * 0.34,
        stroke_linecap="round",
        transform=f"translate({num(-width * 0.2)} 0)",
    )


def blade(x: float, y: float, length: float, width: float, turn: float, t: Tones) -> str:
    """A leaf of two halves, one in the light, with its veins."""
    flip = 1 if -90 <= turn <= 90 else -1
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    art = path(leaf(x, y, length, width, turn), fill=t.base)
    half = (
        f"M{num(x)} {num(y)}C{num(x + length * 0.25 * c + flip * width * s)}"
        f" {num(y + length * 0.25 * s - flip * width * c)}"
        f" {num(x + length * 0.7 * c + flip * width * 0.75 * s)}"
        f" {num(y + length * 0.7 * s - flip * width * 0.75 * c)} {num(x + length * c)}"
        f" {num(y + length * s)}Z"
    )
    art += path(half, fill=t.light, fill_opacity=0.8)
    veins = ""
    for share in (0.25, 0.42, 0.58, 0.74):
        bx, by = x + length * share * c, y + length * share * s
        span = width * 0.55 * (1 - abs(share - 0.45))
        for side in (1, -1):
            veins += (
                f"M{num(bx)} {num(by)}l{num(length * 0.1 * c - side * span * s)}"
                f" {num(length * 0.1 * s + side * span * c)}"
            )
    art += path(veins, stroke=t.dark, stroke_width=0.4, stroke_opacity=0.6)
    return art + path(
        f"M{num(x)} {num(y)}L{num(x + length * 0.96 * c)} {num(y + length * 0.96 * s)}",
        stroke=t.glint,
        stroke_width=0.6,
    )
