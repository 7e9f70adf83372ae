"""A present: a box with ribbon and bow, or a bag with tissue."""

from illustrator.chance import Dice
from illustrator.palette import lightness, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.subjects._space import Block, Eye, bounds
from illustrator.svg import Sheet, circle, group, num, path, polygon, rect

WORDS = Words(
    "gift, present, gift box, gift bag, wrapped present",
    "礼物, 礼盒, 礼品",
    "Geschenk, Geschenkbox, Geschenktüte",
    "cadeau, paquet cadeau, boîte cadeau",
    "regalo, caja de regalo",
)
HEIGHT_M = 0.25
POSES = ("box", "bag")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "bag": "gift bag, geschenktüte",
}
COLOUR = "#d9483f"
TAGS = ("product",)


def draw(ask: Ask) -> Figure:
    return _bag(ask) if ask.pose == "bag" else _box(ask)


def _ribbon(colour: str, dice: Dice) -> Tones:
    own = ("#f4d27a", "#fbf3e4") if lightness(colour) < 0.72 else ("#c94a55", "#3f7f86")
    return tones(dice.pick(own))


def _paper(ask: Ask, dice: Dice) -> int:
    return 0 if "spotted" in ask.traits else 1 if "striped" in ask.traits else dice.whole(3)


def _pattern(w: float, h: float, t: Tones, kind: int) -> str:
    """Dots, stripes, or plain paper."""
    art = ""
    if kind == 0:
        for row in range(int(h / 9) + 1):
            for k in range(int(w / 12) + 1):
                art += circle(5 + k * 12 + (row % 2) * 6, 4 + row * 9, 1.9, fill=t.pale, fill_opacity=0.75)
    elif kind == 1:
        for k in range(int(w / 10) + 1):
            art += rect(k * 10 + 2, 0, 4, h, fill=t.pale, fill_opacity=0.4)
    return art


def _box(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("box"), tones(ask.colour)
    band, kind = _ribbon(ask.colour, dice), _paper(ask, dice)
    eye = Eye(32, 22)
    w, h, d = 76.0, dice.between(52, 64), 76.0
    low, lid = Block(eye, w, h, d), Block(eye, w + 6, 15, d + 6, 0, h)

    def face(width: float, height: float, stops: tuple[str, str], is_lid: bool) -> str:
        paint = sheet.across((0, 0), (width, height), [(0, stops[0], 1), (1, stops[1], 1)])
        art = rect(0, 0, width, height, fill=paint)
        if not is_lid:
            art += group(_pattern(width, height, t, kind), clip_path=sheet.clip(rect(0, 0, width, height)))
            art += rect(0, 0, width, 7, fill="#2a0d18", fill_opacity=0.3)
        return art

    def strip(width: float, height: float, tone: str, light: str) -> str:
        return (
            rect(width / 2 - 6.5, 0, 13, height, fill=tone)
            + rect(width / 2 - 5.4, 0, 1.3, height, fill=light, fill_opacity=0.8)
            + rect(width / 2 + 4, 0, 1.2, height, fill=light, fill_opacity=0.5)
        )

    art = low.side(face(d, h, (t.dark, t.deep), False) + strip(d, h, band.dark, band.light))
    art += low.front(face(w, h, (t.light, t.base), False) + strip(w, h, band.base, band.glint))
    art += lid.side(face(lid.d, 15, (t.base, t.dark), True) + strip(lid.d, 15, band.dark, band.light))
    art += lid.front(face(lid.w, 15, (t.pale, t.light), True) + strip(lid.w, 15, band.light, band.glint))
    top = rect(
        0,
        0,
        lid.w,
        lid.d,
        fill=sheet.across((0, 0), (lid.w, lid.d), [(0, t.pale, 1), (0.5, t.light, 1), (1, t.base, 1)]),
    )
    top += rect(0, lid.d / 2 - 6.5, lid.w, 13, fill=band.light) + rect(lid.w / 2 - 6.5, 0, 13, lid.d, fill=band.pale)
    art += lid.top(top + haze(sheet, (lid.w * 0.3, lid.d * 0.3), (26, 20), "#ffffff", 0.25))
    x, y, bw, bh = bounds(low.corners() + lid.corners())
    lift = -(y + bh)
    at = lid.roof()
    bow = moved(_bow(sheet, band), at[0], at[1])
    high = -(at[1] - 36) - lift
    return Figure(
        (Part(moved(art, 0, lift), 0.24), Part(moved(bow, 0, lift), 0.3)),
        (x, -max(bh, high), bw, max(bh, high)),
        {"ground": (0, bw * 0.8), "top": (at[0], at[1] + lift + 4, w * 0.8), "grip": (0, -bh * 0.4)},
    )


def _bow(sheet: Sheet, t: Tones) -> str:
    """Two loops with their insides, two ends and a knot."""
    art = ""
    for s in (-1, 1):
        end = f"M0 0C{s * 10} 6 {s * 22} 6 {s * 30} 17L{s * 21} 17.6L{s * 17} 24C{s * 14} 14 {s * 6} 10 0 4Z"
        art += path(end, fill=t.dark if s > 0 else t.base)
    for s in (-1, 1):
        loop_ = f"M0 -2C{s * 6} -26 {s * 26} -40 {s * 37} -30C{s * 46} -20 {s * 30} -2 0 1Z"
        hole = f"M{s * 4} -4C{s * 12} -20 {s * 24} -30 {s * 31} -25C{s * 36} -19 {s * 24} -8 {s * 4} -4Z"
        art += path(
            loop_, fill=sheet.across((0, -36), (s * 34, 0), [(0, t.pale, 1), (0.45, t.light, 1), (1, t.dark, 1)])
        )
        art += path(hole, fill=t.deep) + path(
            f"M{s * 4} -4C{s * 10} -16 {s * 18} -24 {s * 25} -26C{s * 22} -16 {s * 14} -8 {s * 4} -4Z", fill=t.dark
        )
        art += stroke(f"M{s * 3} -9C{s * 10} -25 {s * 26} -36 {s * 35} -29", t.glint, 1.2, 0.8)
        art += stroke(f"M0 -1C{s * 12} -2 {s * 22} -6 {s * 31} -14", t.deep, 0.8, 0.4)
    knot = sheet.across((-8, -9), (8, 6), [(0, t.glint, 1), (0.4, t.light, 1), (1, t.dark, 1)])
    return (
        art + rect(-7.5, -8.5, 15, 13.5, rx=5, fill=knot) + stroke("M-3 -6Q-4 -2 -3 2M3 -6Q4 -2 3 2", t.deep, 0.8, 0.5)
    )


def _bag(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("bag"), tones(ask.colour)
    band = _ribbon(ask.colour, dice)
    eye = Eye(-24, 10)
    block = Block(eye, 74, 92, 34)
    w, h, d = block.w, block.h, block.d
    x0, y0 = eye.at(0, h, 0)
    tissue = ""
    for i, (x, high, tone) in enumerate(
        ((-26, 20, "#fff6e6"), (-10, 27, "#f3dfc2"), (8, 24, "#fffaf0"), (24, 20, "#f0dcc0"))
    ):
        tissue += polygon(
            [(x - 15, 8), (x - 7, -high * 0.7), (x, -high * 0.45), (x + 4, -high), (x + 14, 8)], fill=tone
        )
        tissue += stroke(f"M{x + 3} {-high + 2}L{x - 2 + i} 4", "#c9a987", 0.6, 0.6)
    back = stroke(
        f"M{num(x0 - 14)} {num(y0 - 2)}C{num(x0 - 14)} {num(y0 - 34)} {num(x0 + 16)} {num(y0 - 34)}"
        f" {num(x0 + 18)} {num(y0 - 4)}",
        band.dark,
        2.4,
    )
    art = back + moved(tissue, x0, y0)
    art += block.side(
        rect(0, 0, d, h, fill=t.dark)
        + polygon([(0, 0), (d / 2, 0), (d / 2, h), (0, h)], fill=t.deep, fill_opacity=0.5)
        + polygon([(0, h), (d / 2, h - 22), (d, h)], fill=t.base, fill_opacity=0.5)
    )
    front = rect(0, 0, w, h, fill=sheet.across((0, 0), (w, h), [(0, t.pale, 1), (0.35, t.light, 1), (1, t.base, 1)]))
    front += group(
        _pattern(w, h, tones(shade(ask.colour, 0.02)), _paper(ask, dice)), clip_path=sheet.clip(rect(0, 0, w, h))
    )
    front += (
        rect(0, 0, w, 1.2, fill=t.glint, fill_opacity=0.8)
        + rect(0, h * 0.52, w, 13, fill=band.base)
        + rect(0, h * 0.52 + 1, w, 1.2, fill=band.glint)
    )
    art += block.front(front)
    fx, fy = eye.at(0, h, d / 2)
    art += stroke(
        f"M{num(fx - 16)} {num(fy + 4)}C{num(fx - 16)} {num(fy - 36)} {num(fx + 16)} {num(fy - 38)}"
        f" {num(fx + 16)} {num(fy)}",
        band.base,
        2.6,
    )
    art += "".join(circle(fx + s * 16, fy + 2 - s * 2, 2.2, fill="#d9b25a") for s in (-1, 1))
    bx, by = eye.at(0, h * 0.42, d / 2)
    art += moved(_bow(sheet, band), bx, by, 0.72)
    left, y, bw, bh = bounds(block.corners())
    lift = -(y + bh)
    tall = -(y0 + lift) + 34
    return Figure(
        (Part(moved(art, 0, lift), 0.26),),
        (left, -tall, bw, tall),
        {"ground": (0, bw * 0.84), "grip": (x0, y0 + lift - 26)},
    )
