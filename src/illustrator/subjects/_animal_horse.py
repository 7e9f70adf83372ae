"""The horse: its head in profile, mane and tail; a unicorn is one with a horn."""

from typing import Final

from illustrator.palette import lch, mix, shade
from illustrator.subject import Figure, Part
from illustrator.subjects._animal import Fur, curve, fur_of, line, moved
from illustrator.subjects._animal_face import INK, bead
from illustrator.subjects._animal_legs import crease
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs
from illustrator.svg import circle, ellipse, path

# The profile around the poll, between the ears: jaw, chin, lips, nose bridge, forehead.
_HEAD: Final = "-7,-1 -8,8 -4.6,15.4 3,18.6 9,23 15,29.6 19.4,32.4 24,30.6 26.6,26 25,20.4 18,11 12.6,2 7,-4.6 0,-5.4"

_BODY: Final = "-36,-52 -33,-60 -22,-64 -8,-60 6,-60 18,-64 30,-58 35,-48 31,-38 18,-32 0,-31 -16,-34 -30,-38 -37,-44"
_LEGS: Final = Legs((22, -46), (-27, -48), (7.2, 4.2, 2.7), (10, 5.2, 2.8), "hoof", 3.4)


def head(fur: Fur, *, blaze: str | None = None, halter: str | None = None) -> str:
    """Around the poll, looking to the right and down."""
    ask = fur.ask
    local = fur_of(ask, fur.coat, (0, -14), (16, 34))
    dark = mix(fur.coat.deep, INK, 0.35)
    far = fur.far().form(curve("5,-4 7,-11 10.6,-16! 12.6,-9 11,-2"), depth=0)
    marks = local.soft(22, 29, 9, 8, mix(fur.coat.dark, "#6a4a48", 0.5), 0.6)
    if blaze:
        marks += path(curve("8,-6! 12.4,-2 17,6 22.4,14 27,22 24.6,24! 18,14.6 12,5"), fill=blaze)
    marks += local.soft(-2, 12, 8, 8, opacity=0.3) + line("M-3.6 3C-3 10 1 14.6 6.6 15.8", fur.coat.deep, 0.8, 0.4)
    bars = ((-8, 4, 5, 8), (-8, 10, 4, 13), (-5, 17, 6, 16), (4, -7, 14, 0), (10, -4, 17, 6), (14, 3, 20, 11))
    marks += "".join(_stripe(fur, a, b, c, d, 1.2) for a, b, c, d in bars)
    drawn = far + local.form(curve(_HEAD), marks, depth=1.8, rim=0.8)
    drawn += ellipse(22.6, 25.2, 1.5, 1.0, fill=dark, transform="rotate(38 22.6 25.2)")
    drawn += line("M24.6 29.8Q20.4 30 17.2 27.2", dark, 0.8, 0.8)
    drawn += line("M5 3.4q3.4 -2.6 6 .4", fur.coat.deep, 0.9, 0.7) + bead((8.2, 5.8), 2.5, 1.16)
    near = curve("-4.6,-3 -4.4,-11 -1.6,-18! 2.6,-11.4 3.4,-3 0,-1")
    inside = path(curve("-2.4,-5 -2.6,-10 -1.4,-14.4! 1,-10 1.2,-5"), fill=mix("#e8a08c", fur.coat.deep, 0.5))
    drawn += local.form(near, inside, depth=1.0, rim=0.7)
    return drawn + (_halter(halter) if halter else "")


def _halter(colour: str) -> str:
    lines = "M13 24.6Q16.6 20.4 21 15M-6.4 9Q0 2 6.6 -4M0 12.6Q8 15.6 15 22"
    ring = circle(14.8, 22.4, 1.5, fill="none", stroke="#e6c067", stroke_width=0.9)
    return line(lines, colour, 1.9) + line(lines, mix(colour, "#ffffff", 0.4), 0.5) + ring


def locks(outline: str, strands: tuple[str, ...], fur: Fur, colour: str) -> str:
    """Mane or tail: a mass of hair with strands of light and shade in it."""
    paint = fur.ask.sheet.linear(mix(colour, "#ffe8c0", 0.22), colour, shade(colour, -0.06))
    inside = ""
    for i, strand in enumerate(strands):
        tone = mix(colour, "#ffe8c0", 0.35) if i % 2 else shade(colour, -0.1)
        inside += line(curve(strand, closed=False), tone, 1.1, 0.75)
    return fur.form(curve(outline), inside, paint=paint, depth=1.6, rim=0.8)


def horn() -> str:
    """A spiral horn that stands on the brow."""
    spiral = line("M8.6 -8.8l4.4 1.4M11.4 -14.4l3.2 1M14 -20l2 .6", "#d9a441", 0.9)
    return (
        path("M7 -5L18.6 -28.6L13.4 -3Z", fill="#f6d98a") + path("M7 -5L18.6 -28.6L9.6 -4.2Z", fill="#fff3cc") + spiral
    )


def _mane_tone(fur: Fur) -> str:
    light, _, _ = lch(fur.coat.base)
    if light > 0.85:
        return mix(fur.coat.dark, "#cfc6bb", 0.55)
    return "#2a2126" if light < 0.34 else mix(fur.coat.deep, "#1d1016", 0.66)


def _trunk(fur: Fur) -> str:
    """The body without its legs."""
    marks = fur.soft(-8, -62, 34, 12, fur.coat.light, 0.85) + fur.soft(2, -33, 40, 9, opacity=0.42)
    marks += fur.soft(-26, -56, 12, 10, fur.coat.light, 0.5) + fur.soft(24, -42, 12, 12, opacity=0.2)
    if "spotted" in fur.ask.traits:
        white = mix(fur.coat.pale, "#ffffff", 0.4)
        marks += path(curve("-30,-68 -14,-66 -10,-54 -18,-46 -30,-48"), fill=white)
        marks += path(curve("8,-66 18,-54 14,-42 2,-46 -2,-56"), fill=white)
    marks += "".join(_stripe(fur, x, -68, x + lean, -38, 2.0) for x, lean in _RIBS)
    return fur.form(curve(_BODY), marks, depth=2.4, rim=1.0)


_RIBS: Final = ((-34, 14), (-27, 11), (-19, 8), (-11, 5), (-3, 2), (5, 0), (13, -2), (21, -4), (29, -6))


def _stripe(fur: Fur, x: float, y: float, to_x: float, to_y: float, w: float) -> str:
    """One stripe of a zebra, from its broad end to its tip."""
    if "striped" not in fur.ask.traits:
        return ""
    bow = (x + to_x) / 2 - 2, (y + to_y) / 2
    spec = f"{x - w},{y}! {bow[0] - w * 0.7},{bow[1]} {to_x},{to_y}! {bow[0] + w * 0.8},{bow[1]} {x + w},{y}!"
    return path(curve(spec), fill=_dark(fur))


def _dark(fur: Fur) -> str:
    return "#2c252b" if lch(fur.coat.base)[0] > 0.8 else mix(fur.coat.deep, INK, 0.6)


def _shins(fur: Fur) -> str:
    """Bars across a zebra's legs, to be cut at them."""
    if "striped" not in fur.ask.traits:
        return ""
    waves = "".join("q3.5 1.3 7 0t7 0" for _ in range(13))
    return line("".join(f"M-90 {y}{waves}" for y in (-40, -33, -26.6, -20.6, -15, -9.6)), _dark(fur), 2.2)


def _folds(fur: Fur) -> str:
    folds = crease(fur, "M-19 -56C-15 -49 -16 -42 -21 -37", 0.9, 0.35)
    return folds + crease(fur, "M17 -56C13 -49 15 -42 20 -38", 0.9, 0.25)


def _neck(fur: Fur, tone: str, *, is_low: bool, has_horn: bool = False) -> tuple[str, str]:
    """Mane behind, and neck with head and forelock; lower and stretched for a gallop."""
    white = mix(fur.coat.pale, "#ffffff", 0.5)
    face = (horn() if has_horn else "") + head(fur, blaze=white if fur.ask.dice.fork("blaze").whole(3) else None)
    fringe = locks("-5,-5 1,-8.4 7,-8 12.4,-4 14,2! 9.6,-1 8.4,2! 4,-1.4 -2,-1", ("0,-6 5,-5.6 10,-2.6",), fur, tone)
    if is_low:
        neck = "4,-60 16,-68 30,-80 40,-89! 50,-84! 49,-76 44,-66 38,-54 32,-44 20,-44"
        shape = "47,-95 34,-94 22,-89 8,-88 -6,-83! 6,-80 -2,-73! 12,-73 6,-64! 17,-67 18,-60! 27,-70 37,-79 48,-88"
        strands = ("42,-92 24,-87 2,-82", "40,-89 26,-80 10,-70", "44,-90 34,-82 22,-70")
        return locks(shape, strands, fur, tone), _neck_form(fur, neck) + moved(face + fringe, 46, -84, -14, 1.0)
    neck = "6,-60 14,-70 20,-82 26,-93! 38,-92! 40,-84 39,-72 37,-60 33,-46 20,-44"
    shape = "34,-99 26,-98 19,-90 12,-80 6,-69 6,-58! 10,-62 13,-55! 16,-64 20,-58! 22,-70 24,-80 30,-88"
    strands = ("28,-96 19,-84 11,-66", "30,-92 22,-80 16,-62", "24,-94 14,-78 9,-64")
    drawn = _neck_form(fur, neck) + locks(shape, strands, fur, tone) + moved(face + fringe, 33, -92, -4, 1.0)
    return "", drawn


def _neck_form(fur: Fur, neck: str) -> str:
    marks = fur.soft(20, -80, 12, 18, fur.coat.light, 0.5) + fur.soft(42, -76, 9, 14, opacity=0.4)
    low = 5.0 if neck.startswith("4,") else 0.0
    marks += "".join(
        _stripe(
            fur,
            10 + i * 4.2 + low * i * 0.5,
            -62 - i * 6.4 + low * i * 0.4,
            36 + i * 1.6 + low,
            -48 - i * 7.2 + low * i * 0.3,
            2.1,
        )
        for i in range(6)
    )
    return fur.form(curve(neck), marks, depth=2.0, rim=0.8, fade=(-48.0, -66.0))


def figure(fur: Fur, pose: str, *, has_horn: bool = False, mane: str | None = None) -> Figure:
    """Standing, walking, galloping or rearing."""
    tone = mane or _mane_tone(fur)
    if pose == "rearing":
        return _rearing(fur, tone, has_horn=has_horn)
    gallops = pose in {"galloping", "running"}
    gait = "galloping" if gallops else pose
    body = _trunk(fur) + near_legs(fur, _LEGS, gait, _shins(fur)) + _folds(fur)
    behind, neck = _neck(fur, tone, is_low=gallops, has_horn=has_horn)
    back = far_legs(fur, _LEGS, gait, _shins(fur)) + _tail(fur, tone, flies=gallops)
    box = (-80.0, -104.0, 160.0, 105.0) if gallops else (-55.0, -112.0, 119.0, 113.0)
    if has_horn:
        box = (-80.0, -118.0, 160.0, 119.5) if gallops else (-55.0, -124.0, 119.0, 125.0)
    anchors = {"ground": (0.0, 66.0), "seat": (-2.0, -58.5, 26.0), "top": (-14.0, -60.0, 30.0)}
    anchors["face"] = (60.0, -68.0, 14.0) if gallops else (43.0, -78.0, 14.0)
    anchors["hold"] = (68.0, -60.0) if gallops else (54.0, -64.0)
    return Figure((Part(back, 0.3), Part(body + behind + neck, 0.4)), box, anchors)


def _tail(fur: Fur, tone: str, *, flies: bool) -> str:
    if flies:
        tail = "-33,-60! -42,-66 -54,-66 -66,-60 -76,-60! -70,-56 -78,-52! -66,-51 -70,-46! -56,-50 -44,-56 -36,-55"
        return locks(tail, ("-36,-60 -54,-62 -70,-58", "-38,-57 -54,-57 -68,-53", "-40,-60 -56,-59 -66,-55"), fur, tone)
    tail = "-33,-60! -42,-60 -47,-48 -47,-32 -51,-16! -46,-19 -45,-11! -41,-20 -37,-16! -37,-30 -39,-44 -35,-53"
    return locks(tail, ("-38,-57 -43,-44 -44,-22", "-40,-58 -45,-44 -47,-24", "-37,-55 -40,-40 -41,-24"), fur, tone)


def _rearing(fur: Fur, tone: str, *, has_horn: bool) -> Figure:
    """On the hind legs: all but these is turned up about the haunches."""
    x, y, turn = -27, -48, -40
    _, neck = _neck(fur, tone, is_low=False, has_horn=has_horn)
    upper = _trunk(fur) + near_legs(fur, _LEGS, "rearing", pair="fore", marks=_shins(fur)) + _folds(fur) + neck
    back = _about(far_legs(fur, _LEGS, "rearing", pair="fore", marks=_shins(fur)), x, y, turn)
    back += far_legs(fur, _LEGS, "rearing", pair="hind", marks=_shins(fur)) + _about(
        _tail(fur, tone, flies=False), x, y, -16
    )
    body = _about(upper, x, y, turn) + near_legs(fur, _LEGS, "rearing", pair="hind", marks=_shins(fur))
    anchors = {
        "ground": (-24.0, 34.0),
        "seat": (-18.0, -74.0, 20.0),
        "face": (8.0, -122.0, 14.0),
        "hold": (26.0, -122.0),
    }
    box = (-50.0, -156.0, 101.0, 157.0) if has_horn else (-50.0, -142.0, 101.0, 143.0)
    return Figure((Part(back, 0.3), Part(body, 0.4)), box, anchors)


def _about(content: str, x: float, y: float, turn: float) -> str:
    return f'<g transform="rotate({turn} {x} {y})">{content}</g>'
