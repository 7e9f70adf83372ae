"""Hair and beards around a head of 20 by 20; its mass moves back when the face turns."""

import math
from collections.abc import Callable
from typing import Final

from illustrator.subjects._animal import Fur, curve, line, moved
from illustrator.subjects._people_look import Brush, Look
from illustrator.svg import circle, path

# Cap: outer edge from the left temple over the crown to the right one, then back along the brow.
_CAPS: Final = {
    "part": "-9.2,1! -10.4,-4 -8.6,-10 -2,-13 5.4,-12.2 9.6,-7.4"
    " 9.4,0.6! 8,-2.4 7,-5.4 1.4,-5.6 -4.2,-8.4! -6.6,-6 -8,-2.2",
    "quiff": "-9.1,0.4! -9.9,-5 -8,-10 -5.4,-13.6 1.4,-15.2 8.4,-13.4"
    " 10.4,-8.6 9.2,0.2! 8,-3.6 6.2,-6.8 0,-6 -5.4,-7.2 -8,-3.6",
    "crop": "-9.1,-0.6! -9.8,-5.6 -7,-10.6 0,-12.4 7,-10.6 9.8,-5.6 9.1,-0.6! 8,-4.8 5,-7 0,-7.6 -5,-7 -8,-4.8",
    "bowl": "-9.6,3! -10.8,-4 -8,-10.6 0,-12.8 8,-10.6 10.8,-4 9.6,3! 8.6,-1.6 5,-2.8 0,-2.4 -5,-2.8 -8.6,-1.6",
    "tousled": "-9.4,1.4! -11.2,-2! -9.8,-5! -11,-8! -7.6,-10! -6.8,-13.4! -2.6,-12! 1,-14.8! 3.4,-12! 8,-12.4! 8.2,-9"
    " 11,-6.6! 9.6,-3.6! 10,0.6! 8.4,-1.4! 7.8,-4.2! 5.2,-2.8!"
    " 3.6,-5.6! 0.4,-3.2! -2,-6! -4.8,-3.2! -6.4,-5 -8.2,-1.4!",
    "centre": "-9.4,5! -11,-3 -8.6,-9.8 -2.6,-12.4 3.6,-12.4 9.2,-9.6"
    " 11,-3 9.4,5! 8.8,0 6,-5 0.8,-8.8! -5.6,-5.4 -8.6,0",
    "swept": "-9.6,4.4! -11,-3 -8.8,-9.8 -2,-12.8 5,-12.2 10,-7.8"
    " 10.6,-1 9.2,3.4! 8.6,-1.2 4.8,-3.6 -2.2,-8.6! -6,-5 -8.4,0",
    "fringe": "-9.8,5! -11,-3 -8.6,-10 0,-12.8 8.6,-10 11,-3 9.8,5! 8.8,-1.4 4.6,-3.4 0,-2.9 -4.6,-3.4 -8.8,-1.4",
    "pulled": "-9,0.6! -9.8,-4.6 -7.4,-10.4 0,-12.4 7.4,-10.4 9.8,-4.6 9,0.6! 8,-3.8 4.2,-7 0,-8 -4.2,-7 -8,-3.8",
}
_CAP_OF: Final = {
    "long": "centre",
    "waves": "swept",
    "bob": "fringe",
    "bun": "pulled",
    "ponytail": "swept",
    "pigtails": "centre",
    "braids": "fringe",
    "curls": "pulled",
    "puffs": "pulled",
}
_STRANDS: Final = {
    "part": ("-4.2,-8.4 0,-10.6 6.6,-9.4", "-3.4,-8.2 2,-8.4 7.8,-5.6", "-5.4,-8.6 -8,-7 -9,-3"),
    "quiff": ("-5.2,-8 -2,-12 5.6,-12.6", "-2.4,-6.8 2,-10.6 8.4,-10", "2.6,-6.6 5.6,-8.6 9,-7.4"),
    "centre": ("0.4,-9.4 -6,-7.4 -9.2,-1", "1.4,-9.4 7,-7.6 9.6,-1", "0,-11 -6.6,-10 -9.8,-5"),
    "swept": ("-2.6,-9.2 4,-6.8 9,-2", "-2.4,-10.6 5,-9.4 9.8,-4", "-3.4,-9.2 -7.4,-6.8 -9.6,-1"),
    "fringe": ("-3,-11.6 -4.4,-8 -4,-4.2", "1,-11.8 0.6,-8 1,-4", "5,-10.8 6,-8 5.4,-4.4"),
    "pulled": ("-5,-7.4 -2.6,-10 0.4,-12", "0,-8.4 0.6,-10.4 0.8,-12.2", "5,-7.4 3.6,-10 1.4,-12"),
    "bowl": ("-3,-11.6 -5,-8 -5.2,-4", "1,-12 0.4,-8 0.6,-3.8", "5.6,-10.6 6.6,-8 6.2,-4"),
}
_LONG: Final = "0,-12 8,-10 11,-3 11.6,6 12,15 9.6,22 4,23.4 -4,23.4 -9.6,22 -12,15 -11.6,6 -11,-3 -8,-10"
_WAVES: Final = (
    "0,-12 8,-10 11.4,-4 11,3 13.4,8 11.6,13 13.6,18 9.4,22.6 3,22"
    " -4,23 -10,22 -13.8,18 -12,13 -14,8 -11.6,3 -11.4,-4 -8,-10"
)
_BOB: Final = "0,-12.4 8.4,-10.2 11.6,-3 12,5 11.2,11! 5,10 -5,10 -11.2,11! -12,5 -11.6,-3 -8.4,-10.2"
_TAIL: Final = "-6,-9 -10,-11 -15,-8 -17.4,0 -16.8,9 -19,16! -13,14 -10.6,7 -10.4,0 -7,-4"
_BEARD: Final = "-8.8,0! -8.6,5.4 -5,11 {x},13 5.6,11 8.6,5.4 8.8,0! 7.4,3.6 4.6,4.5 {m},3.9 -4.6,4.5 -7.4,3.6"


def front_hair(brush: Brush, look: Look, turn: float) -> str:
    hair = brush.of(look.hair, (-7, -13), (8, 4))
    cap = _CAP_OF.get(look.style, look.style)
    if look.style in {"curls", "puffs"} or (look.style == "crop" and look.skin < "#b"):
        return _curly_cap(hair, turn)
    if cap not in _CAPS:
        return ""
    inside = hair.soft(-4.4, -9.4, 6.4, 2.6, hair.coat.light, 0.75)
    for i, strand in enumerate(_STRANDS.get(cap, ())):
        inside += line(curve(strand, closed=False), hair.coat.light if i == 0 else hair.coat.deep, 0.55, 0.5)
    drawn = hair.form(curve(_CAPS[cap]), inside, depth=0.9, rim=0.5)
    return moved(drawn, 0.5 * turn, 0) + _locks(hair, look)


def _locks(hair: Fur, look: Look) -> str:
    """What hangs before the shoulders."""
    if look.style == "long":
        art = ""
        for s in (-1, 1):
            spec = f"{s * 8.6},-3 {s * 10.8},1 {s * 11.4},9 {s * 11},17 {s * 8},20! {s * 8.6},12 {s * 9},4"
            art += hair.form(curve(spec), line(f"M{s * 10} 0Q{s * 10.6} 9 {s * 9.4} 17", hair.coat.light, 0.5, 0.4))
        return art
    return ""


def back_hair(brush: Brush, look: Look, turn: float) -> str:
    """The mass behind the head, and what hangs or is tied there."""
    hair = brush.of(look.hair, (-10, -12), (10, 24))
    dim = brush.body(hair.coat.dark, (0, 4), 18)
    draw: dict[str, Callable[[], str]] = {
        "long": lambda: dim.form(curve(_LONG), depth=1.6, rim=0),
        "waves": lambda: hair.form(curve(_WAVES), _falls(hair), depth=1.8, rim=0.5),
        "bob": lambda: dim.form(curve(_BOB), depth=1.2, rim=0.5),
        "bun": lambda: _bun(hair, turn),
        "ponytail": lambda: _ponytail(hair),
        "pigtails": lambda: _pigtails(hair, look),
        "braids": lambda: _braids(hair, look),
        "curls": lambda: _cloud(hair, (0, -2.6), 12.6, 13),
        "puffs": lambda: _cloud(hair, (-9.6, -9.4), 5.6, 9) + _cloud(hair, (9.6, -9.4), 5.6, 9),
    }
    hung = draw[look.style]() if look.style in draw else ""
    skull = circle(-0.6, -3, 9.3, fill=hair.coat.dark)
    return moved(skull + hung, -1.9 * turn, 0)


def _falls(hair: Fur) -> str:
    d = "M-9 -2C-12 6 -8 12 -11 20M-6 8C-8 14 -5 18 -7 22M9 -2C12 6 8 12 11 20M6 8C8 14 5 18 7 22"
    return line(d, hair.coat.deep, 0.8, 0.5) + line("M-10.4 0C-13 7 -9.4 12 -12 18", hair.coat.light, 0.6, 0.6)


def _bun(hair: Fur, turn: float) -> str:
    x, y = 0.6 - 4.6 * turn, -13.4 + turn * 1.6
    shine = hair.soft(x - 1.6, y - 1.8, 2.6, 2, hair.coat.light, 0.8)
    swirl = line(
        f"M{x - 3:.2f} {y + 1:.2f}q3 -4.4 6 -1M{x - 1.6:.2f} {y + 2.4:.2f}q2.6 -2.6 4.4 -.8", hair.coat.deep, 0.6, 0.6
    )
    ring = "".join(
        f"{x + 4.9 * math.cos(a):.2f},{y + 4.5 * math.sin(a):.2f} "
        for a in (0, 0.785, 1.57, 2.356, 3.14, 3.927, 4.71, 5.5)
    )
    return hair.form(curve(ring.strip()), shine + swirl, depth=1.2, rim=0.5)


def _ponytail(hair: Fur) -> str:
    strands = line("M-9 -8C-15 -4 -13 6 -16 13M-8 -6C-12.6 -2 -11.4 6 -13.6 12", hair.coat.deep, 0.6, 0.5)
    strands += line("M-11 -9C-16 -6 -15 4 -16.6 11", hair.coat.light, 0.6, 0.6)
    return hair.form(curve(_TAIL), strands, depth=1.2, rim=0.5) + circle(-7.6, -7.6, 1.7, fill="#e0614f")


def _pigtails(hair: Fur, look: Look) -> str:
    art = ""
    for s in (-1, 1):
        spec = f"{s * 8},-4 {s * 12.4},-5.4 {s * 15.6},0 {s * 15.4},7 {s * 12.6},12.6! {s * 11},7 {s * 9.6},2"
        strand = line(f"M{s * 10} -3Q{s * 14} 2 {s * 12.8} 10", hair.coat.light, 0.6, 0.5)
        art += hair.form(curve(spec), strand, depth=1.1, rim=0.5) + circle(s * 9.4, -3.6, 1.6, fill=look.top)
    return art


def _braids(hair: Fur, look: Look) -> str:
    art = ""
    for s in (-1, 1):
        for k in range(5):
            x, y = s * (9.8 + 0.5 * math.sin(k)), 4.4 + k * 3.5
            r = 2.5 - k * 0.16
            link = curve(f"{x - r},{y} {x},{y - 2.3} {x + r},{y} {x},{y + 2.5}")
            art += hair.form(
                link, line(f"M{x:.2f} {y - 1.6:.2f}l{s * -0.8:.2f} 3", hair.coat.deep, 0.4, 0.5), depth=0.8, rim=0.4
            )
        art += circle(s * 9.8, 21.4, 1.5, fill=look.top)
        art += path(f"M{s * 9.8} 22l-1.8 4.4q1.8 1 3.6 0z", fill=hair.coat.base)
    return art


def _cloud(hair: Fur, at: tuple[float, float], r: float, count: int) -> str:
    """A round mass of curls with a bumpy edge."""
    x, y = at
    bumps = curve(_bumps(x, y, (r, r * 1.04), count))
    dice = hair.ask.dice.fork("curls")
    inside = hair.soft(x - r * 0.4, y - r * 0.5, r * 0.7, r * 0.5, hair.coat.light, 0.6)
    d = ""
    for _ in range(16):
        a, far = dice.between(0, 6.28), r * dice.between(0.35, 0.92)
        d += f"M{x + far * math.cos(a):.2f} {y + far * math.sin(a):.2f}q.9 -1.5 1.9 -.1"
    return hair.form(bumps, inside + line(d, hair.coat.deep, 0.5, 0.55), depth=1.4, rim=0.5)


def _bumps(x: float, y: float, r: tuple[float, float], count: int) -> str:
    spec = []
    for i in range(2 * count):
        a = math.pi * i / count
        grow = 1.0 if i % 2 else 0.9
        spec.append(f"{x + r[0] * grow * math.cos(a):.2f},{y + r[1] * grow * math.sin(a):.2f}{'' if i % 2 else '!'}")
    return " ".join(spec)


def _curly_cap(hair: Fur, turn: float) -> str:
    edge = (
        "-9.2,0.4! -10.4,-3! -9.6,-6! -9,-9.4! -5.6,-10.8! -3,-13!"
        " 0.4,-12! 3.6,-13! 6,-10.8! 9,-9.4! 9.8,-6! 10.4,-3! 9.2,0.4!"
    )
    brow = " 8.4,-2.6 7.4,-5! 5,-5.6 3,-7! 0.4,-6.2 -2,-7.2! -4.4,-5.8 -7,-5.4! -8,-2.8"
    smooth = edge.replace("!", "")
    inside = hair.soft(-4, -10, 6, 3, hair.coat.light, 0.6)
    d = "".join(
        f"M{x} {y}q.8 -1.4 1.7 -.1" for x, y in ((-7, -6), (-4, -9), (-0.6, -8.4), (2.4, -10.4), (5, -8), (7.4, -6))
    )
    return moved(
        hair.form(curve(smooth + brow), inside + line(d, hair.coat.deep, 0.5, 0.6), depth=0.8, rim=0.5), 0.5 * turn, 0
    )


def beard(brush: Brush, look: Look, turn: float) -> str:
    hair = brush.of(look.hair, (-6, 2), (7, 13))
    d = curve(_BEARD.format(x=round(2.2 * turn, 2), m=round(4.6 * turn, 2)))
    return hair.form(d, hair.soft(-4, 6, 4, 4, hair.coat.light, 0.4), depth=0.8, rim=0.3)
