"""The great cats: lion, tiger, leopard. A broad head with round ears, a strong body, a long tail."""

import math
from dataclasses import dataclass
from typing import Final

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Part
from illustrator.subjects._animal import Fur, both, curve, fringe, fur_of, limb, line
from illustrator.subjects._animal_face import INK, blush, eye, nose, shut, smile, whiskers
from illustrator.subjects._animal_legs import crease, leg, paw
from illustrator.subjects._animal_sit import Sitter, forelegs, trunk
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs
from illustrator.svg import Point, ellipse, group, num, path

_HEAD: Final = "0,-18.4 9,-17.6 17.6,-13 22.4,-4 23,5 19.4,12 15,18 7,21.6 0,22.4"
_BARS: Final = (
    "-1.6,-19.4! 1.6,-19.4! 1.2,-14 0,-9! -1.2,-14", "4,-19! 9.6,-17.6! 6,-14.4 3,-10.6! 4,-15",
    "4.4,-12! 8.6,-13.4 "
    "13,-12.8! 9,-10.6 5,-8.4!", "25,-8! 19,-5 16.4,-2! 21,-2 26,-3.4!", "26,1! 19,3 15.6,6.4! 20,7 26,5.4!",
    "24,9.4! 18,10.4 14.6,14! 18,14.4 23,14!",
)  # fmt: skip
Area = tuple[float, float, float, float]


@dataclass(frozen=True)
class BigCat:
    """`mane` is its colour or None, `pattern` "", "stripes" or "spots"."""

    fur: Fur
    mane: str | None
    pattern: str
    white: str


def figure(cat: BigCat, pose: str) -> Figure:
    if pose in {"lying", "sleeping"}:
        return _lying(cat, is_asleep="sleeping" in {pose, *cat.fur.ask.traits})
    if pose in {"standing", "walking", "running"} and not cat.fur.ask.holds:
        return _afoot(cat, pose)
    return _sitting(cat)


def _pattern(cat: BigCat, area: Area, count: int) -> str:
    """Stripes that hang from the back, or rosettes, over an area of the body."""
    x0, y0, w, h = area
    dice = cat.fur.ask.dice.fork(f"pattern {x0}")
    tone, drawn = mix(cat.fur.coat.deep, INK, 0.7), ""
    if cat.pattern == "stripes":
        for i in range(count):
            x = x0 + w * (i + 0.5) / count
            y, t = (y0 - 4, dice.between(2.0, 3.0)) if i % 3 else (y0 + h * 0.42, dice.between(1.6, 2.4))
            low, lean = y + h * dice.between(0.42, 0.62), dice.between(-3, 3)
            spec = (
                f"{x - t},{y}! {x + t},{y}! {x + t * 0.8 + lean},{(y + low) / 2} "
                f"{x + lean * 0.4},{low}! {x - t + lean},{(y + low) / 2}"
            )
            drawn += path(curve(spec), fill=tone)
    if cat.pattern == "spots":
        for i in range(count * 3):
            x, y = x0 + w * ((i * 0.618 + 0.08) % 1), y0 + h * (i + 0.5) / (count * 3)
            r = dice.between(2.0, 3.0)
            gap = f"M{num(x + r)} {num(y)}A{num(r)} {num(r)} 0 1 1 {num(x)} {num(y - r)}"
            drawn += ellipse(x, y, r * 0.7, r * 0.7, fill=cat.fur.coat.dark, fill_opacity=0.6) + line(gap, tone, 1.7)
    return drawn


def _mane(cat: BigCat) -> str:
    """Two rings of locks around the head."""
    if not cat.mane:
        return ""
    ask, tone = cat.fur.ask, cat.mane
    wide = "0,-25 16,-22 28,-11 31,5 26,19 14,29 0,33 -14,29 -26,19 -31,5 -28,-11 -16,-22"
    near = "0,-17 13,-15 21,-7 23,5 19,17 9,25 0,28 -9,25 -19,17 -23,5 -21,-7 -13,-15"
    paint = ask.sheet.radial(
        -8, -12, 58, [(0, mix(tone, "#ffcf80", 0.2), 1), (0.6, tone, 1), (1, mix(tone, "#30101a", 0.4), 1)]
    )
    inner = ask.sheet.radial(-6, -10, 44, [(0, mix(tone, "#ffcf80", 0.4), 1), (1, mix(tone, "#ffb050", 0.22), 1)])
    strands = "".join(
        f"M{num(a * 24)} {num(b * 24 + 4)}Q{num(a * 29 - b * 2)} "
        f"{num(b * 29 + 4 + a * 2)} {num(a * 34)} {num(b * 34 + 6)}"
        for a, b in ((math.sin(i * math.pi / 6), -math.cos(i * math.pi / 6)) for i in range(12))
    )
    hair = line(strands, mix(tone, "#ffcf80", 0.5), 1.2, 0.6)
    locks = fringe(ask, "mane", wide, 8.5, 24, 60, is_full=True)
    drawn = cat.fur.form(locks, hair, paint=paint, depth=2.2, rim=1.0)
    return drawn + path(fringe(ask, "mane inside", near, 8, 20, 60, is_full=True), fill=inner)


def head(cat: BigCat, centre: Point, *, is_asleep: bool = False, turn: float = 0.0, size: float = 1.0) -> str:
    ask = cat.fur.ask
    fur = fur_of(ask, cat.fur.coat, (-14, -28), (16, 24))
    drawn = _mane(cat)
    for x in (-17, 17):
        ear = f"{x - 7.6},-13 {x - 6},-21.4 {x},-25 {x + 6},-21.4 {x + 7.6},-13 {x},-6"
        inner = ellipse(x, -15, 4.6, 5.4, fill=mix("#f0a794", fur.coat.dark, 0.35))
        drawn += fur.form(curve(ear), inner, depth=1.3, rim=0.8)
    if "fluffy" in ask.traits and not cat.mane:
        drawn += path(
            fringe(ask, "ruff", "0,-15 14,-12 21,0 18,12 8,20 -8,20 -18,12 -21,0 -14,-12", 6, 28, 30), fill=fur.paint
        )
    marks = fur.soft(-6, -15, 18, 10, fur.coat.light, 0.8)
    if cat.pattern == "stripes":
        tone = mix(fur.coat.deep, INK, 0.7)
        marks += "".join(path(curve(bar, flip=flip), fill=tone) for bar in _BARS for flip in (False, True))
    if cat.pattern == "spots":
        tone = mix(fur.coat.deep, INK, 0.7)
        marks += "".join(ellipse(x, y, 1.4, 1.1, fill=tone) for x, y in _FRECKLES)
    for flip in (False, True):
        marks += path(curve("5.6,-8 10,-12 14.6,-9.6 14,-6! 9,-8.4", flip=flip), fill=cat.white, fill_opacity=0.85)
    bridge = mix(fur.coat.base, fur.coat.light, 0.5)
    marks += path(both("0,-10 2.6,-8 3.4,0 5,7 0,10"), fill=bridge, fill_opacity=0.8)
    marks += path(both("0,7 6,5.4 13,8 15,13 11,19 6,25 0,26"), fill=cat.white) + fur.soft(15, 17, 16, 10, opacity=0.24)
    drawn += fur.form(both(_HEAD), marks, depth=2.0, rim=1.0) + _face(cat, is_asleep=is_asleep)
    turned = f" rotate({turn:.2f})" if turn else ""
    return group(drawn, transform=f"translate({centre[0]:.2f} {centre[1]:.2f}){turned} scale({size:.3f})")


_FRECKLES: Final = ((0, -14), (-4, -12.4), (4, -12.4), (-8, -15), (8, -15), (-14, -11), (14, -11), (-18, 0), (18, 0),
                    (-17, 5), (17, 5), (-19.6, -5), (19.6, -5), (-1.8, -9.6), (1.8, -9.6))  # fmt: skip


def _face(cat: BigCat, *, is_asleep: bool) -> str:
    ask = cat.fur.ask
    face = blush(ask, ((-16, 8), (16, 8)), 5, opacity=0.26)
    soft = mix(cat.white, "#ffffff", 0.35)
    face += ellipse(-5.2, 12.6, 6.4, 5, fill=soft) + ellipse(5.2, 12.6, 6.4, 5, fill=soft)
    for x in (-9.6, 9.6):
        face += shut((x, -1.6), 4.6, width=1.2) if is_asleep else eye(ask, (x, -2.2), 4.5, "#c98a1e", tall=1.06)
    face += smile((0, 11.6), 6, 3.4, "#4a2822", 1.0) + nose(ask, (0, 7.6), 4.8, "#c4695e" if cat.pattern else "#7a4238")
    dots = "".join(ellipse(w * x, y, 0.5, 0.5) for w in (-1, 1) for x, y in ((6.4, 12), (8.6, 13.4), (6.2, 14.4)))
    tone = "#fffaf0" if cat.mane or lch(cat.fur.coat.base)[0] < 0.75 else "#8c8290"
    return face + group(dots, fill="#6a4034", fill_opacity=0.7) + whiskers((0, 12.4), 10, 25, tone, 0.45)


def _tail(cat: BigCat, spec: str, end: Point, rings: str) -> str:
    dark = mix(cat.fur.coat.deep, INK, 0.7)
    marks = ""
    if cat.pattern:
        marks = path(rings, fill="none", stroke=dark, stroke_width=12, stroke_dasharray="2.6 5.6", stroke_opacity=0.95)
    drawn = cat.fur.form(limb(spec), marks, depth=1.4, rim=0.8)
    if not cat.mane:
        return drawn
    x, y = end
    tuft = (
        f"{x - 3},{y + 4} {x - 6.4},{y - 2} {x - 4},{y - 8} "
        f"{x + 1},{y - 14}! {x + 5},{y - 7} {x + 5.4},{y} {x + 2},{y + 4}"
    )
    return drawn + cat.fur.form(curve(tuft), paint=cat.mane, depth=1.2, rim=0.7)


def _shins(cat: BigCat, step: float) -> str:
    """The bars across a tiger's legs, to be cut at them."""
    if cat.pattern != "stripes":
        return ""
    tone = mix(cat.fur.coat.deep, INK, 0.7)
    rows = (-22 - step * i for i in range(3))
    waves = "".join("q3.5 3.4 7 0t7 0" for _ in range(9))
    return line("".join(f"M-63 {num(y)}{waves}" for y in rows), tone, 2.3)


def _sitting(cat: BigCat) -> Figure:
    fur, ask = cat.fur, cat.fur.ask
    body = "0,-60 12,-59 18,-49 21,-37 25.4,-22 27.6,-9 25,-2 17,0 0,0"
    bib = "0,-60 11,-58 14,-48 12.6,-39! 10,-41 8,-32! 5.4,-35 3,-26! 1.6,-29 0,-24"
    if ask.holds:
        bib = "0,-60 11,-58 14,-46 10.6,-33 13,-20 10,-6 0,-3"
    it = Sitter(body, bib, (14, -44), 7.4, 6.6, 7.6, 20.6, toes=cat.white if cat.pattern else None, pale=cat.white)
    sit = trunk(fur, it, _pattern(cat, (-28, -46, 56, 44), 9))
    tail = _tail(
        cat, "18,-5,4 34,-4,4.2 43,-13,4 44,-26,3.6 49,-36,3", (49.6, -38), "M18 -5C34 -2 44 -12 44 -24S46 -32 49 -38"
    )
    front = (Part(forelegs(fur, it, raised=True), 0.25),) if ask.holds else ()
    if not ask.holds:
        sit += forelegs(fur, it, raised=False, marks=_shins(cat, 12.0))
    face = head(cat, (0, -72), turn=-3, size=1.14)
    box = (-47.0, -108.0, 105.0, 109.5) if cat.mane else (-36.0, -104.0, 92.0, 105.5)
    anchors = {"ground": (2.0, 54.0), "face": (0.0, -69.0, 26.0), "hold": (0.0, -28.0), "top": (0.0, -96.0, 16.0)}
    return Figure((Part(tail, 0.3), Part(sit, 0.35), Part(face, 0.35)), box, anchors, front)


def _afoot(cat: BigCat, pose: str) -> Figure:
    fur = cat.fur
    body = "-42,-58 -28,-65 -6,-66 14,-69 34,-68 44,-56 42,-40 28,-29 8,-28 -12,-32 -30,-32 -45,-39 -48,-49"
    marks = fur.soft(-8, -66, 42, 15, fur.coat.light, 0.85) + fur.hairs("body", (-44, -64, 86, 34), 40, 4, 170)
    marks += fur.soft(0, -28, 46, 10, cat.white, 0.5) + _pattern(cat, (-44, -64, 84, 36), 12)
    marks += fur.soft(0, -26, 48, 8, opacity=0.4) + fur.soft(38, -52, 20, 22, opacity=0.4)
    legs = Legs((28, -48), (-32, -47), (10.6, 7, 5.8), (13.6, 8.4, 5.6), "paw", 7.6, cat.white if cat.pattern else None)
    tail = _tail(
        cat,
        "-44,-54,4.2 -56,-50,4 -64,-40,3.8 -72,-38,3.4 -78,-46,3",
        (-78, -48),
        "M-44 -54C-58 -52 -62 -38 -71 -37S-77 -43 -78 -46",
    )
    back = far_legs(fur, legs, pose) + tail
    mid = fur.form(curve(body), marks, rim=1.1) + near_legs(fur, legs, pose, _shins(cat, 8.0))
    mid += crease(fur, "M-18 -56C-14 -48 -15 -39 -20 -33", 1.0, 0.35)
    face = head(cat, (46, -73), turn=-2, size=1.06)
    box = (-87.0, -108.0, 177.0, 109.0) if cat.mane else (-84.0, -102.0, 160.0, 103.0)
    if pose == "running":
        box = (box[0], box[1], box[2] + 8, box[3])
    anchors = {
        "ground": (-2.0, 76.0),
        "face": (46.0, -70.0, 24.0),
        "top": (-10.0, -66.0, 40.0),
        "seat": (-10.0, -66.0, 40.0),
    }
    return Figure((Part(back, 0.3), Part(mid, 0.4), Part(face, 0.35)), box, anchors | {"hold": (46, -52)})


def _lying(cat: BigCat, *, is_asleep: bool) -> Figure:
    fur = cat.fur
    body = "-48,-6 -54,-22 -46,-38 -24,-44 2,-43 18,-48 36,-46 45,-32 46,-14 44,-3 38,0 -40,0"
    marks = fur.soft(-18, -42, 36, 15, fur.coat.light, 0.85) + fur.hairs("body", (-48, -42, 84, 36), 40, 4, 172)
    marks += _pattern(cat, (-50, -44, 84, 40), 11) + fur.soft(-5, 0, 52, 9, opacity=0.42)
    marks += fur.soft(30, -34, 24, 24, opacity=0.42)
    mid = fur.form(curve(body), marks, rim=1.1) + crease(fur, "M-14 -3C-10 -23 -22 -31 -38 -27", 1.1, 0.5)
    toes = cat.white if cat.pattern else None
    mid += paw(fur, -12, 0, 8.4, colour=toes, turn=0.3)
    far = leg(fur.far(), "38,-14,7 52,-8,6.4 62,-7,5.8", fade=0.1) + paw(fur.far(), 67, -1, 7.6)
    arm = leg(fur, "26,-15,8 42,-8,7 56,-6,6", fade=0.2, depth=2) + paw(fur, 60, 0.2, 8.4, colour=toes)
    tail = _tail(
        cat,
        "-44,-9,4.2 -58,-5,4.2 -70,-5,4 -79,-10,3.6 -83,-18,3",
        (-83, -19),
        "M-44 -9C-58 -4 -74 -2 -80 -11S-82 -16 -83 -19",
    )
    low = (12.0 if cat.mane else 24.0) if is_asleep else 0.0
    face = head(cat, (33 + low * 0.3, -58 + low), is_asleep=is_asleep, turn=5 if is_asleep else -3, size=1.1)
    top = -100.0 + low if cat.mane else -88.0 + low
    anchors = {"ground": (-4.0, 112.0), "face": (33.0 + low * 0.3, -55.0 + low, 25.0), "top": (-18.0, -44.0, 38.0)}
    if not is_asleep:
        anchors["hold"] = (60.0, -10.0)
    parts = Part(tail + far, 0.3), Part(mid + arm, 0.4), Part(face, 0.35)
    return Figure(parts, (-91, top - 1, 176, -top + (5.5 if cat.mane and is_asleep else 2.5)), anchors)


def patterned(ask: Ask, usual: str) -> str:
    """The pattern of its coat: what was asked for, else its own."""
    if "striped" in ask.traits:
        return "stripes"
    return "spots" if "spotted" in ask.traits else usual
