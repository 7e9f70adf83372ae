"""A leather suitcase: standing, stacked in twos and threes, or lying open and packed."""

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, rounded, stitches, stroke, tones
from illustrator.subjects._space import Block, Eye, bounds
from illustrator.svg import Point, Sheet, circle, group, line, num, path, polygon, rect

WORDS = Words(
    "suitcase, luggage, travel bag, valise, stack of suitcase, travel case",
    "行李箱, 手提箱, 旅行箱, 皮箱",
    "Koffer, Reisekoffer, Gepäck",
    "valise, bagage",
    "maleta, equipaje, valija",
)
HEIGHT_M = 0.6
POSES = ("standing", "stacked", "open")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "stacked": "stack of suitcase",
}
COLOUR = "#a8683c"
TAGS = ("product",)

_TRIM = tones("#5d3622")
_BRASS = ("#fff3c9", "#e3b860", "#8d5f26")
_LININGS = ("#e9d3a8", "#d8c9b4", "#e6c2b0")


def draw(ask: Ask) -> Figure:
    return {"standing": _standing, "stacked": _stacked, "open": _open}[ask.pose](ask)


def _trim(t: Tones, colour: str) -> Tones:
    """Straps and corners: brown, or darker leather of the same colour where brown would vanish."""
    return tones(mix(t.deep, "#3a2014", 0.5)) if colour != COLOUR else _TRIM


def _brass(sheet: Sheet, x: float, y: float, w: float, h: float) -> str:
    paint = sheet.across((x, y), (x + w * 0.4, y + h), [(i / 2, c, 1) for i, c in enumerate(_BRASS)])
    art = rect(x, y + 0.6, w, h, rx=min(w, h) * 0.28, fill="#000000", fill_opacity=0.3)
    return art + rect(x, y, w, h, rx=min(w, h) * 0.28, fill=paint)


def _lock(sheet: Sheet, x: float, y: float) -> str:
    art = _brass(sheet, x - 4.5, y - 4, 9, 9.5) + _brass(sheet, x - 2.6, y - 6, 5.2, 6)
    return art + circle(x, y + 2.6, 0.9, fill="#4a3010")


def _handle(x: float, y: float, t: Tones, wide: float = 34, high: float = 12) -> str:
    w = wide / 2
    d = (
        f"M{num(x - w)} {num(y)}C{num(x - w)} {num(y - high * 1.3)} {num(x + w)} {num(y - high * 1.3)}"
        f" {num(x + w)} {num(y)}"
    )
    art = stroke(d, t.deep, 5.6) + stroke(d, t.base, 4.2)
    art += moved(stroke(d, t.pale, 1.1, 0.8), -0.4, -1.1)
    return art + "".join(
        circle(x + s * w, y, 3, fill=_BRASS[1]) + circle(x + s * w - 0.6, y - 0.7, 1.1, fill=_BRASS[0]) for s in (-1, 1)
    )


def _leather(sheet: Sheet, w: float, h: float, t: Tones) -> str:
    return sheet.across((0, 0), (w * 0.7, h), [(0, t.pale, 1), (0.22, t.light, 1), (0.58, t.base, 1), (1, t.dark, 1)])


def _scuffs(dice: Dice, w: float, h: float, t: Tones) -> str:
    art = ""
    for _ in range(18):
        x, y = dice.between(6, w - 12), dice.between(6, h - 6)
        d = f"M{num(x)} {num(y)}q{num(dice.between(1, 5))} {num(dice.between(-1.5, 1.5))} {num(dice.between(3, 9))} 0"
        art += stroke(d, t.pale if dice.whole(2) else t.deep, 0.5, 0.3)
    return art


def _corner(x: float, y: float, sx: int, sy: int, t: Tones, size: float) -> str:
    """A leather cap with two rivets, its corner at (x, y)."""
    d = (
        f"M{num(x)} {num(y + sy * size)}V{num(y + sy * 5)}Q{num(x)} {num(y)} {num(x + sx * 5)} {num(y)}"
        f"H{num(x + sx * size)}"
    )
    cap = f"{d}Q{num(x + sx * size * 0.85)} {num(y + sy * size * 0.85)} {num(x)} {num(y + sy * size)}Z"
    art = path(cap, fill=t.base if sy < 0 or sx > 0 else t.light)
    bow = (
        f"M{num(x + sx * size * 0.95)} {num(y + sy * 1.2)}Q{num(x + sx * size * 0.8)}"
        f" {num(y + sy * size * 0.8)} {num(x + sx * 1.2)} {num(y + sy * size * 0.95)}"
    )
    art += stitches(bow, t.pale, 0.6, 1.8)
    return art + circle(x + sx * size * 0.34, y + sy * size * 0.34, 1.4, fill=_BRASS[1])


def _label(dice: Dice, x: float, y: float) -> str:
    """A traveller's sticker: sun over a mountain, or an anchor's blue and white."""
    if dice.whole(2):
        art = (
            circle(0, 0, 9.5, fill="#f6ead0") + circle(0, 0, 8.3, fill="#4f9bb0") + circle(2.6, -3, 2.4, fill="#f7c552")
        )
        art += path("M-7.6 3.4L-3 -3L.4 1.4L2.6 -1L7.6 3.4A8.3 8.3 0 0 1 -7.6 3.4Z", fill="#2c5a66")
    else:
        art = rect(-10.5, -7, 21, 14, rx=1.4, fill="#f6ead0") + rect(-9.2, -5.7, 18.4, 11.4, rx=0.8, fill="#d95d45")
        art += path("M-9.2 2Q-4 -3 0 1T9.2 0V5.7H-9.2Z", fill="#f2b84f") + circle(4, -2.2, 1.9, fill="#fff3d6")
    return moved(art, x, y, 1, dice.between(-18, 18))


def _standing(ask: Ask) -> Figure:
    t, sheet, dice = tones(ask.colour), ask.sheet, ask.dice.fork("case")
    trim, eye = _trim(t, ask.colour), Eye(-22, 9)
    w, h, d = 112.0, 74.0, 30.0
    art = ""
    for i in range(24):
        face = Block(eye, w, h, 0, 0, 0, -d / 2 + d * i / 23)
        tone = (t.deep, t.dark)[i > 2] if i not in (11, 12) else trim.deep
        art += face.front(rect(0, 0, w, h, rx=9, fill=tone))
    block = Block(eye, w, h, d)
    lid = sheet.across((0, 0), (w, 0), [(0, t.pale, 1), (0.6, t.light, 1), (1, t.base, 1)])
    art += block.top(rect(5, 0, w - 10, d, fill=lid) + rect(4, d * 0.48, w - 8, 1.6, fill=trim.deep))
    art += block.top("".join(rect(w * s - 4, 0, 8, d, fill=trim.light) for s in (0.22, 0.78)))
    x, y = eye.at(0, h, 0)
    art += _handle(x, y + 0.5, trim)
    front = rect(0, 0, w, h, rx=9, fill=_leather(sheet, w, h, t)) + _scuffs(dice, w, h, t)
    front += rect(0.6, 0.6, w - 1.2, h - 1.2, rx=8.6, fill="none", stroke=t.glint, stroke_width=0.9, stroke_opacity=0.5)
    seam = (
        f"M8 3.6H{num(w - 8)}Q{num(w - 3.6)} 3.6 {num(w - 3.6)} 9V{num(h - 9)}"
        f"Q{num(w - 3.6)} {num(h - 3.6)} {num(w - 9)} {num(h - 3.6)}H9Q3.6 {num(h - 3.6)} 3.6 {num(h - 9)}V8"
        "Q3.6 3.6 8 3.6"
    )
    front += stitches(seam, t.pale, 0.7) + _label(dice, w * 0.5, h * 0.62) + _label(dice, w * 0.63, h * 0.34)
    for s in (0.22, 0.78):
        strap = sheet.across(
            (w * s - 5, 0), (w * s + 5, 0), [(0, trim.light, 1), (0.4, trim.base, 1), (1, trim.deep, 1)]
        )
        front += rect(w * s - 4, 0, 9.4, h, fill="#1a0c10", fill_opacity=0.25) + rect(
            w * s - 4.6, 0, 9.2, h, fill=strap
        )
        front += stitches(f"M{num(w * s - 3.2)} 2V{num(h - 2)}M{num(w * s + 3.2)} 2V{num(h - 2)}", trim.pale, 0.5, 2)
        front += _brass(sheet, w * s - 6.4, h * 0.3, 12.8, 9) + rect(w * s - 4, h * 0.3 + 2, 8, 5, fill=trim.base)
        front += rect(w * s - 0.6, h * 0.3 + 1, 1.2, 7, fill=_BRASS[1])
    for sx, x0 in ((1, 0.0), (-1, w)):
        for sy, y0 in ((1, 0.0), (-1, h)):
            front += _corner(x0, y0, sx, sy, trim, 15)
    art += block.front(front) + block.front(haze(sheet, (w * 0.36, 9), (26, 7), "#ffffff", 0.3))
    bx, by, bw, bh = bounds(block.corners())
    lift = -(by + bh)
    return Figure(
        (Part(moved(art, 0, lift), 0.28),),
        (bx, -bh - 9.5, bw, bh + 9.5),
        {"ground": (0, bw * 0.86), "top": (0, y + lift - 1, w * 0.8), "grip": (x, y + lift - 9)},
    )


def _flat_case(sheet: Sheet, block: Block, t: Tones, trim: Tones) -> str:
    """One that lies: its narrow side with handle and locks to the viewer."""
    w, h, d = block.w, block.h, block.d
    cover = sheet.across((0, 0), (w, d), [(0, t.pale, 1), (0.45, t.light, 1), (1, t.base, 1)])
    side = sheet.across((0, 0), (0, h), [(0, t.base, 1), (1, t.deep, 1)])
    art = block.side(
        rect(0, 0, d, h, fill=side)
        + rect(0, 0, d, h, fill="#1c0d22", fill_opacity=0.14)
        + rect(0, h * 0.42, d, 1.5, fill=trim.deep)
    )
    art += block.top(rect(0, 0, w, d, fill=cover) + stitches(f"M4 {num(d - 3)}H{num(w - 4)}", t.pale, 0.6))
    face = sheet.across((0, 0), (0, h), [(0, t.light, 1), (0.18, t.base, 1), (0.7, t.base, 1), (1, t.dark, 1)])
    front = rect(0, 0, w, h, fill=face) + rect(0, 0, w, 1.4, fill=t.glint, fill_opacity=0.6)
    front += rect(0, h * 0.42, w, 1.7, fill=trim.deep) + rect(0, h * 0.42 + 1.7, w, 0.7, fill=t.pale, fill_opacity=0.5)
    front += stitches(f"M4 2.8H{num(w - 4)}M4 {num(h - 2.8)}H{num(w - 4)}", t.pale, 0.6)
    for s in (0.24, 0.76):
        art += block.top(rect(w * s - 4, 0, 8, d, fill=trim.light))
        front += rect(w * s - 4, 0, 8, h, fill=trim.base) + stroke(f"M{num(w * s - 4)} 0V{num(h)}", trim.pale, 0.6, 0.6)
        front += _lock(sheet, w * s, h * 0.44)
    for sx, x0 in ((1, 0.0), (-1, w)):
        front += _corner(x0, 0, sx, 1, trim, min(h * 0.46, 12)) + _corner(x0, h, sx, -1, trim, min(h * 0.46, 12))
    middle = w / 2
    hang = (
        f"M{num(middle - 14)} {num(h * 0.4)}C{num(middle - 14)} {num(h * 0.88)} {num(middle + 14)}"
        f" {num(h * 0.88)} {num(middle + 14)} {num(h * 0.4)}"
    )
    front += stroke(hang, "#1a0c10", 4.4, 0.25) + stroke(hang, trim.base, 3.6) + stroke(hang, trim.pale, 0.8, 0.7)
    front += _brass(sheet, middle - 16.5, h * 0.34, 5, 5) + _brass(sheet, middle + 11.5, h * 0.34, 5, 5)
    return art + block.front(front)


def _stacked(ask: Ask) -> Figure:
    dice, sheet = ask.dice.fork("stack"), ask.sheet
    own = ("#a8683c", "#2f6f6b", "#c9903f", "#7a3f3a", "#4a5f86")
    start, count = dice.whole(5), 2 + dice.whole(2)
    level, art, corners = 0.0, "", list[Point]()
    side = dice.pick((-1.0, 1.0))
    for i in range(count):
        colour = shade(ask.colour, (0.0, 0.05, -0.05)[i]) if ask.is_asked else own[(start + i) % 5]
        t, side = tones(colour), -side
        w, h = 122 - 15 * i + dice.between(-3, 3), dice.between(25, 30) - 2.5 * i
        block = Block(Eye(side * dice.between(4, 11), 13), w, h, 66 - 6 * i, dice.between(-4, 4), level)
        if corners:
            at = block.eye.at(block.x, level, 0)
            art += haze(sheet, (at[0], at[1] + 5), (w * 0.6, 15), "#1c1030", 0.6, 0, 0.6)
        art += _flat_case(sheet, block, t, _trim(t, colour))
        corners += block.corners()
        level += h
    x, y, bw, bh = bounds(corners)
    lift = -(y + bh)
    top = block.roof()
    return Figure(
        (Part(moved(art, 0, lift), 0.24),),
        (x, -bh, bw, bh),
        {"ground": (0, bw * 0.86), "top": (top[0], top[1] + lift + 2, block.w * 0.86), "grip": (0, -bh / 2)},
    )


def _lid(sheet: Sheet, t: Tones, trim: Tones, lining: Tones) -> str:
    d = [(-56.0, -30.0), (-60.0, -96.0), (60.0, -96.0), (56.0, -30.0)]
    art = path(rounded(d, 8), fill=t.base) + stroke(rounded(d, 8), t.light, 1.2, 0.8)
    inner = [(-50.0, -28.0), (-54.0, -90.0), (54.0, -90.0), (50.0, -28.0)]
    paint = sheet.across((-54, -90), (40, -28), [(0, lining.dark, 1), (0.4, lining.base, 1), (1, lining.light, 1)])
    art += path(rounded(inner, 5), fill=paint)
    for i in range(9):
        x = -44 + i * 11
        art += line(x * 1.06, -88, x, -34, stroke=lining.dark, stroke_width=0.8, stroke_opacity=0.6)
    pocket = "M-51.5 -52Q0 -44 51.5 -52L50 -28H-50Z"
    art += path(pocket, fill=lining.base) + stroke("M-51.5 -52Q0 -44 51.5 -52", lining.deep, 1.2, 0.5)
    art += polygon([(-14, -90), (-9, -90), (22, -29), (16, -29)], fill=trim.base) + polygon(
        [(14, -90), (9, -90), (-22, -29), (-16, -29)], fill=trim.light
    )
    return art + _brass(sheet, -4.5, -65, 9, 7)


def _clothes(sheet: Sheet, dice: Dice) -> str:
    art = ""
    colours = ("#e8745a", "#f2c14e", "#4f9d9a", "#f4ead6", "#6b7fb8", "#d96f8c")
    start = dice.whole(6)
    for i, (x, w, y) in enumerate(((-48, 34, -34), (-16, 36, -36), (20, 29, -33))):
        for k in range(3):
            c = tones(colours[(start + i * 2 + k) % 6])
            top, shift = y - k * 6.5, (k % 2) * 2
            paint = sheet.across((0, top - 7), (0, top + 6), [(0, c.pale, 1), (0.5, c.base, 1), (1, c.dark, 1)])
            art += rect(x + shift, top - 6, w - 3, 9.5, rx=4.4, fill=paint)
            art += stroke(f"M{num(x + shift + 4)} {num(top - 1)}h{num(w - 12)}", c.dark, 0.8, 0.7)
    return art


def _open(ask: Ask) -> Figure:
    t, sheet, dice = tones(ask.colour), ask.sheet, ask.dice.fork("open")
    trim, lining = _trim(t, ask.colour), tones(dice.pick(_LININGS))
    floor = path("M-58 -30L-52 -40H52L58 -30L62 -18H-62Z", fill=lining.deep)
    rim = path("M-62 -30L-56 -42H56L62 -30H56L51 -38H-51L-56 -30Z", fill=t.light)
    back = _lid(sheet, t, trim, lining) + floor + rim
    face = sheet.across((0, -31), (0, 0), [(0, t.light, 1), (0.2, t.base, 1), (1, t.dark, 1)])
    front = path(rounded([(-64, -31), (64, -31), (62, 0), (-62, 0)], 6), fill=face)
    front += stroke("M-59 -30.4H59", t.glint, 1.2, 0.8) + stitches("M-57 -27H57M-56 -4H56", t.pale, 0.7)
    for x in (-32, 32):
        front += rect(x - 5, -31, 10, 31, fill=trim.base) + stroke(f"M{x - 5} -31V0", trim.pale, 0.7, 0.6)
        front += _lock(sheet, x, -24)
    for sx, x0 in ((1, -63.0), (-1, 63.0)):
        front += _corner(x0, -31, sx, 1, trim, 13) + _corner(x0 + sx, 0, sx, -1, trim, 13)
    hang = "M-15 -22C-15 -3 15 -3 15 -22"
    front += stroke(hang, "#1a0c10", 5.4, 0.25) + stroke(hang, trim.base, 4.4) + stroke(hang, trim.pale, 1, 0.7)
    front += _brass(sheet, -18, -25, 6, 6) + _brass(sheet, 12, -25, 6, 6)
    sleeve = path("M22 -32q4 -6 12 -5t9 6l-2 13q-4 3 -8 0l-1 -9q-5 2 -10 -5z", fill="#4f9d9a") + stroke(
        "M33 -26q3 -1 5 1", "#2f6f6d", 0.8
    )
    return Figure(
        (Part(back + group(_clothes(sheet, dice)), 0.28),),
        (-64, -97, 128, 97),
        {"ground": (0, 120), "inside": (-50, -70, 100, 44), "top": (0, -31, 100), "grip": (0, -8)},
        (Part(front + sleeve, 0.24),),
    )
