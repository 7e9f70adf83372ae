"""An apple: three shapes whole, and one cut open."""

import math
from dataclasses import replace

from illustrator.palette import from_lch, lch, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._fruit import leaf, shine, skin
from illustrator.subjects._matter import Tones, haze, loop, moved, stroke, tones
from illustrator.svg import Point, circle, ellipse, group, num, path, smooth

WORDS = Words("apple", "苹果", "Apfel, Äpfel", "pomme", "manzana")
HEIGHT_M = 0.08
POSES = ("whole", "sliced")
_GREENS = (135.0, 165.0)
COLOUR = "#cf2f2c"
TAGS = ("food",)

# Round, tall and broad: from the dimple around the right side and back. Never quite even.
_SHAPES: tuple[tuple[Point, ...], ...] = (
    ((1, -84), (14, -91), (34, -88), (48, -70), (50, -46), (42, -20), (25, -2), (10, -1), (1, -4), (-9, 0), (-24, -2),
     (-42, -20), (-51, -46), (-48, -71), (-32, -89), (-13, -91)),
    ((0, -88), (13, -95), (32, -93), (45, -77), (45, -54), (36, -26), (23, -4), (12, 0), (1, -5), (-10, -1),
     (-22, -4), (-35, -25), (-46, -52), (-46, -78), (-33, -94), (-12, -95)),
    ((-1, -79), (13, -85), (36, -82), (52, -65), (54, -43), (45, -18), (28, -2), (11, 0), (0, -4), (-12, 0), (-29, -2),
     (-46, -19), (-54, -44), (-51, -66), (-35, -83), (-14, -86)),
)  # fmt: skip


def draw(ask: Ask) -> Figure:
    return _sliced(ask) if ask.pose == "sliced" else _whole(ask)


def _blush(t: Tones, colour: str) -> str:
    """The second colour of the skin: yellow on warm apples, a lighter green on green ones."""
    hue = lch(colour)[2]
    return mix(t.light, "#f3c64a", 0.62) if hue < 75 or hue > 330 else mix(t.light, "#eef0a0", 0.5)


def _stripes(ask: Ask, top: float, t: Tones, blush: str) -> str:
    """Fine streaks along the meridians, from the dimple over the cheeks, and pale specks."""
    dice, art = ask.dice.fork("streaks"), ""

    def at(u: float, v: float) -> Point:
        return u * 49 * math.sqrt(max(1 - (2 * v - 1) ** 2, 0.0)), top * (1 - v) - 5 * (1 - v)

    for _ in range(round(70 * ask.detail)):
        u, v = dice.between(-0.97, 0.97), dice.between(0.03, 0.2) + 0.4 * dice.between(0, 1) ** 3
        long = dice.between(0.1, 0.3)
        d = smooth([at(u, v + long * k / 3) for k in range(4)])
        art += stroke(d, blush if dice.whole(4) else t.deep, dice.between(0.4, 1.2), dice.between(0.12, 0.4))
    for _ in range(round(60 * ask.detail)):
        x, y = at(dice.between(-0.95, 0.95), dice.between(0.12, 0.95))
        art += circle(x, y, dice.between(0.3, 0.7), fill=t.glint, fill_opacity=dice.between(0.3, 0.7))
    return art


def _stem(ask: Ask, x: float, y: float) -> str:
    lean = ask.dice.fork("stem").between(-5, 9)
    d = (
        f"M{num(x - 1.6)} {num(y + 3)}C{num(x - 2)} {num(y - 6)} {num(x + lean - 4)} {num(y - 14)}"
        f" {num(x + lean - 3)} {num(y - 20)}"
    )
    d += f"l6 -1.4C{num(x + lean + 1.5)} {num(y - 12)} {num(x + 2.6)} {num(y - 6)} {num(x + 2.2)} {num(y + 3)}Z"
    art = path(
        d, fill=ask.sheet.across((x - 3, 0), (x + 6, 0), [(0, "#8a6238", 1), (0.5, "#6b4526", 1), (1, "#38210f", 1)])
    )
    art += ellipse(x + lean, y - 20.7, 3.1, 1.3, fill="#a97f4c")
    return art + stroke(
        f"M{num(x - 0.6)} {num(y)}Q{num(x - 1)} {num(y - 8)} {num(x + lean - 1.8)} {num(y - 18)}", "#b98e58", 0.7, 0.8
    )


def _whole(ask: Ask) -> Figure:
    ask = _ripe(ask)
    dice, sheet, t = ask.dice.fork("shape"), ask.sheet, tones(ask.colour)
    shape = _SHAPES[dice.whole(3)]
    top, right = shape[0][1], max(p[0] for p in shape)
    outline, blush = loop(shape), _blush(t, ask.colour)
    art = skin(sheet, outline, t, (0, top * 0.5), 50)
    inner = haze(sheet, (-20, top * 0.55), (26, 34), blush, 0.5, 12)
    inner += haze(sheet, (2, top + 4), (30, 15), blush, 0.9) + _stripes(ask, top, t, blush)
    inner += haze(sheet, (1, top + 2.5), (17, 7.5), t.deep, 0.95, 0, 0.25) + haze(
        sheet, (1, top + 1), (9, 4), "#2c1608", 0.7
    )
    inner += haze(sheet, (0, 0), (30, 7), t.deep, 0.6)
    art += group(inner, clip_path=sheet.clip(path(outline)))
    # The near lip of the dimple hides the foot of the stem.
    art += _stem(ask, 1, top + 2)
    art += path(
        f"M-14 {num(top + 4.5)}Q1 {num(top + 12)} 17 {num(top + 3.5)}"
        f"Q8 {num(top + 5)} 1 {num(top + 4.6)}T-14 {num(top + 4.5)}Z",
        fill=mix(t.light, blush, 0.5),
        fill_opacity=0.55,
    )
    art += shine(sheet, (-22, top * 0.72), 46) + haze(sheet, (right * 0.6, top * 0.72), (7, 12), t.glint, 0.4, 30)
    side = -1 if dice.whole(2) else 1
    blade = moved(leaf(sheet, 30, 9), 3, top - 7, 1, -22 if side > 0 else -158)
    return Figure(
        (Part(art + blade, 0.3),),
        (-right - 2, top - 26, 2 * right + 4, 26 - top),
        {"ground": (0, 52), "top": (0, top, 26), "grip": (right * 0.7, top * 0.5)},
    )


def _sliced(ask: Ask) -> Figure:
    ask = _ripe(ask)
    sheet, t, dice = ask.sheet, tones(ask.colour), ask.dice.fork("cut")
    shape = _SHAPES[dice.whole(3)]
    top = shape[0][1]
    back = skin(sheet, loop(shape), t, (0, top / 2), 50) + _stem(ask, 1, top + 2)
    flesh = sheet.radial(
        -6, top * 0.55, 56, [(0, "#fffbe6", 1), (0.7, "#fbf0c8", 1), (1, mix("#f3e2a4", ask.colour, 0.12), 1)]
    )
    face = path(loop([(x * 0.88, y * 0.88 - 5.5) for x, y in shape]), fill=flesh)
    core = [(0, -68), (13, -62), (17, -46), (10, -30), (0, -24), (-10, -30), (-17, -46), (-13, -62)]
    face += path(loop(core), fill="#f1e3b0") + stroke(loop(core), "#d9c68a", 0.9, 0.8)
    face += stroke("M0 -80V-66M0 -24V-8", "#cdb878", 1.4, 0.8)
    for side in (-1, 1):
        face += path(
            f"M{side * 2} -58C{side * 11} -54 {side * 12} -42 {side * 5} -35"
            f"C{side * 1} -42 {side * 1} -52 {side * 2} -58Z",
            fill="#e0cd92",
        )
        face += path(
            f"M{side * 4} -53C{side * 9.5} -49 {side * 9.5} -43 {side * 5.6} -38"
            f"C{side * 3} -43 {side * 3} -48 {side * 4} -53Z",
            fill="#5a3318",
        )
        face += stroke(f"M{side * 5.4} -50q{side * 1.6} 3 {side * 1} 7", "#a8733f", 0.9)
    face += haze(sheet, (-20, -66), (20, 14), "#ffffff", 0.8, -30)
    slices = ""
    for i, (x, y, turn) in enumerate(((86, -17.5, 9), (52, -18.5, -11))):
        piece = path("M-24 0A27 27 0 0 0 24 0L20 -3Q0 -8 -20 -3Z", fill=t.base if i else t.dark)
        piece += path("M-24 0A26 24.4 0 0 0 24 0Q10 3 0 3T-24 0Z", fill="#fbeec2")
        piece += path("M-24 0Q-10 4 0 4T24 0Q8 -9 0 -9T-24 0Z", fill="#fff8dd")
        piece += path("M-7 1.5Q0 9 7 1.5Q0 4 -7 1.5Z", fill="#dcc78c")
        piece += path("M-3.6 4.4q3 4.4 7.6 1q-4 .8 -7.6 -1z", fill="#6a3d1c")
        slices += moved(piece, x, y, 1.18, turn)
    return Figure(
        (Part(back + face, 0.28), Part(slices, 0.28)),
        (-54, top - 26, 170, 26 - top),
        {"ground": (28, 130), "top": (0, top, 30), "grip": (0, top / 2)},
    )


def _ripe(ask: Ask) -> Ask:
    """A green apple is a yellowish green: the plain colour word would give a pepper."""
    light, chroma, hue = lch(ask.colour)
    if not _GREENS[0] <= hue <= _GREENS[1] or chroma < 0.06:
        return ask
    return replace(ask, colour=from_lch(max(light, 0.7), max(chroma, 0.15), 124))
