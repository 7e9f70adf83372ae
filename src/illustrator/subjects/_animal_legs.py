"""Legs and feet of animals."""

from illustrator.palette import mix
from illustrator.subjects._animal import Fur, curve, limb, line
from illustrator.svg import num, path


def paw(fur: Fur, x: float, y: float, w: float, *, colour: str | None = None, turn: float = 0.15) -> str:
    """A soft paw whose sole is at y, `w` half its width, toes to the viewer or, with `turn`, to the right."""
    h = w * 1.05
    lean = w * turn
    spec = (
        f"{x - w * 0.92},{y - h * 0.2} {x - w * 0.8},{y - h * 0.72} {x + lean * 0.4},{y - h * 1.06} "
        f"{x + w * 0.84 + lean},{y - h * 0.66} {x + w + lean},{y - h * 0.2} {x + w * 0.7 + lean},{y} {x - w * 0.7},{y}"
    )
    d = ""
    for share in (-0.3, 0.32):
        tx, bow = x + w * share + lean, w * (0.1 if share < 0 else -0.1)
        d += f"M{num(tx)} {num(y - h * 0.06)}q{num(bow)} {num(-h * 0.24)} 0 {num(-h * 0.4)}"
    toes = line(d, fur.coat.deep, w * 0.13, 0.75)
    return fur.form(curve(spec), toes, paint=colour, depth=w * 0.2, rim=w * 0.13)


def hoof(x: float, y: float, w: float, colour: str = "#3b2c2a") -> str:
    """A hoof whose sole is at y, turned to the right."""
    spec = f"{x - w * 0.8},{y - w * 1.5}! {x + w * 0.9},{y - w * 1.6}! {x + w * 1.35},{y}! {x - w * 0.95},{y}!"
    shine = f"{x - w * 0.4},{y - w * 1.4}! {x},{y - w * 1.4}! {x - w * 0.1},{y - w * 0.2}! {x - w * 0.6},{y - w * 0.2}!"
    return path(curve(spec), fill=colour) + path(curve(shine), fill=mix(colour, "#ffffff", 0.3), fill_opacity=0.6)


def leg(fur: Fur, spec: str, *, fade: float = 0.45, depth: float = 2.4, marks: str = "") -> str:
    """A leg "x,y,w …" from the body down, whose light comes up below the share `fade` of its height."""
    knots = [tuple(float(v) for v in word.split(",")) for word in spec.split()]
    top, foot = knots[0][1], knots[-1][1]
    return fur.form(
        limb(spec), marks, depth=depth, rim=0.9, fade=(top + (foot - top) * fade * 0.5, top + (foot - top) * fade)
    )


def sock(y: float, colour: str) -> str:
    """All below y, ragged at its upper edge: the dark of the feet, to be cut at the legs."""
    zig = "".join(f"l2.4 {2.6 if i % 2 else -2.6}" for i in range(100))
    return path(f"M-120 {num(y)}{zig}V40H-120Z", fill=colour, fill_opacity=0.94)


def crease(fur: Fur, d: str, width: float = 1.0, opacity: float = 0.55) -> str:
    """A fold in the coat: where a haunch lies before the flank."""
    return line(d, fur.coat.deep, width, opacity)


def claws(points: tuple[tuple[float, float], ...], size: float, colour: str) -> str:
    """Small claws that point down and forwards."""
    d = "".join(
        f"M{num(x - size * 0.5)} {num(y)}q{num(size * 0.9)} {num(-size * 0.3)} {num(size * 1.2)} {num(size)}"
        f"q{num(-size * 0.9)} {num(-size * 0.1)} {num(-size * 1.2)} {num(-size)}z"
        for x, y in points
    )
    return path(d, fill=colour)
