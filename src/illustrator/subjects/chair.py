"""A wooden chair with a cushion, or an upholstered armchair."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, loop, moved, rounded, stitches, stroke, tones
from illustrator.subjects._space import Block, Eye, bounds
from illustrator.subjects._wood import beam, boards
from illustrator.svg import Point, Sheet, circle, group, num, path, rect

WORDS = Words(
    "chair, wooden chair, armchair, seat, dining chair, easy chair",
    "椅子, 扶手椅, 木椅, 单人沙发",
    "Stuhl, Stühle, Sessel, Holzstuhl, Lehnstuhl",
    "chaise, fauteuil",
    "silla, sillón, butaca",
)
HEIGHT_M = 0.9
POSES = ("wooden", "armchair")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "armchair": "armchair, easy chair, 扶手椅, 单人沙发, sessel, lehnstuhl, fauteuil, sillón, butaca",
}
COLOUR = "#b5763f"
TAGS = ("furniture",)
HOME = ("room",)


def draw(ask: Ask) -> Figure:
    return _armchair(ask) if ask.pose == "armchair" or "armchair" in ask.traits else _wooden(ask)


def _wooden(ask: Ask) -> Figure:
    """Turned to the right, its back at the left."""
    sheet, t, dice = ask.sheet, tones(ask.colour), ask.dice.fork("chair")
    eye = Eye(32, 15)
    w, d, high = 46.0, 44.0, 47.0
    dark = tones(t.dark)

    def post(x: float, z: float, low: float, top: float, lean: float, thick: float, tone: Tones) -> str:
        return beam(sheet, eye.at(x, top, z + lean), eye.at(x, low, z), (thick, thick * 0.82), tone)

    x, z = w / 2 - 3, d / 2 - 3
    art = post(x, -z, 0, high, 0, 5, dark) + post(-x, -z, 0, high, 0, 5, dark)
    for y in (16.0, 26.0):
        art += beam(sheet, eye.at(-x, y, -z), eye.at(-x, y, z), (2.6, 2.6), dark)
        art += beam(sheet, eye.at(x, y, -z), eye.at(x, y, z), (2.6, 2.6), dark)
    art += beam(sheet, eye.at(-x, 20, 0), eye.at(x, 20, 0), (2.6, 2.6), dark)
    slats = dice.whole(2)
    art += post(x, -z, high, 100, -8, 5, t)
    art += _back(sheet, eye, (x, -z), t, slats == 0) + post(-x, -z, high, 100, -8, 5.4, t)
    seat = Block(eye, w, 4.5, d, 0, high - 4)
    art += post(x, z, 0, high - 4, 0, 5.4, t) + post(-x, z, 0, high - 4, 0, 5.4, t)
    art += seat.side(rect(0, 0, d, 4.5, fill=t.dark)) + seat.front(
        rect(0, 0, w, 4.5, rx=1, fill=t.base) + rect(0, 0, w, 1, fill=t.glint, fill_opacity=0.6)
    )
    art += seat.top(boards(sheet, dice, (w, d), t, 3))
    art += _cushion(
        sheet,
        eye,
        high,
        tones(
            mix(ask.colour, "#fff0d8", 0.75)
            if ask.is_asked
            else dice.pick(("#2f7d7a", "#d9604a", "#e2b04a", "#56739c"))
        ),
    )
    bx, by, bw, bh = bounds(
        [
            *seat.corners(),
            eye.at(-x, 101, -z - 8),
            eye.at(x, 101, -z - 8),
            eye.at(-x, -1, z),
            eye.at(x, -1, z),
            eye.at(x, -1, -z),
        ],
        3,
    )
    lift = -(by + bh) + 4
    at = eye.at(2, high + 5, 3)
    return Figure(
        (Part(moved(art, 0, lift), 0.22),),
        (bx, by + lift, bw, -(by + lift)),
        {"ground": (0, bw * 0.86), "seat": (at[0], at[1] + lift, 40), "top": (at[0], at[1] + lift, 40)},
    )


def _back(sheet: Sheet, eye: Eye, post: Point, t: Tones, is_ladder: bool) -> str:
    x, z = post
    art = ""
    if not is_ladder:
        for share in (-0.6, -0.2, 0.2, 0.6):
            art += beam(sheet, eye.at(x * share, 62, z - 2.4), eye.at(x * share, 92, z - 7), (3, 3), t)
    rails = (60.0, 76.0, 92.0) if is_ladder else (60.0, 92.0)
    for y in rails:
        lean, deep = -8 * (y - 47) / 53, 8.5 if y > 90 else 6.0
        up = [
            eye.at(-x, y + deep, z + lean - 1),
            eye.at(0, y + deep + 2.4, z + lean - 3),
            eye.at(x, y + deep, z + lean - 1),
        ]
        low = [eye.at(-x, y, z + lean), eye.at(0, y + 1.6, z + lean - 2), eye.at(x, y, z + lean)]
        (a, b, c), (e, f, g) = up, low
        d = (
            f"M{num(a[0])} {num(a[1])}Q{num(b[0])} {num(b[1])} {num(c[0])} {num(c[1])}L{num(g[0])} {num(g[1])}"
            f"Q{num(f[0])} {num(f[1])} {num(e[0])} {num(e[1])}Z"
        )
        art += path(d, fill=sheet.linear(t.pale, t.light, t.base, t.dark, turn=62))
    return art


def _cushion(sheet: Sheet, eye: Eye, high: float, c: Tones) -> str:
    pad = [(-19, -17), (0, -19), (19, -17), (21, 0), (19, 19), (0, 21), (-19, 19), (-21, 0)]
    low = loop([eye.at(px, high + 1, pz) for px, pz in pad], 5)
    top = loop([eye.at(px * 0.95, high + 6, pz * 0.95) for px, pz in pad], 5)
    paint = sheet.linear(c.pale, c.light, c.base, turn=40)
    art = path(low, fill=c.dark) + path(top, fill=paint) + stroke(low, c.deep, 0.6, 0.5)
    bx, by = eye.at(0, high + 6, 0)
    art += circle(bx, by, 1.5, fill=c.dark) + stitches(top, c.glint, 0.5, 1.8)
    return art


def _armchair(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("arm")
    t = tones(ask.colour if ask.is_asked else dice.pick(("#c65f45", "#3f7f7c", "#d79a3e", "#5d6ea0")))
    wood = tones("#6b4428")
    feet = "".join(beam(sheet, (s * 33, -14), (s * 37, 0), (6.5, 3.6), wood) for s in (-1, 1))
    down = sheet.across((0, -108), (0, -40), [(0, t.light, 1), (0.5, t.base, 1), (1, t.deep, 1)])
    back = [(-38, -44), (-41, -84), (-34, -102), (-14, -108), (14, -108), (34, -102), (41, -84), (38, -44)]
    art = feet + path(loop(back, 5.6), fill=down) + haze(sheet, (-15, -94), (22, 13), t.glint, 0.5, -12)
    for x, y in ((-17, -88), (17, -88), (0, -74)):
        for turn in (0, 1, 2, 3):
            dx, dy = ((8, 6), (-8, 6), (8, -6), (-8, -6))[turn]
            art += stroke(f"M{x} {y}q{num(dx * 0.6)} {num(dy * 0.3)} {dx} {dy}", t.deep, 0.9, 0.4)
        art += circle(x, y, 1.9, fill=t.dark) + circle(x - 0.5, y - 0.6, 0.8, fill=t.pale)
    art += path(rounded([(-44, -56), (44, -56), (42, -11), (-42, -11)], 6), fill=sheet.linear(t.dark, t.deep))
    seat = sheet.across((0, -56), (0, -28), [(0, t.pale, 1), (0.35, t.light, 1), (0.6, t.base, 1), (1, t.dark, 1)])
    art += path(
        "M-33 -50Q-33 -57 -24 -57.5Q0 -60 24 -57.5Q33 -57 33 -50V-35Q33 -29 26 -29H-26Q-33 -29 -33 -35Z", fill=seat
    )
    art += stitches("M-32 -45Q0 -48 32 -45", t.pale, 0.6, 2)
    for s in (-1, 1):
        arm = (
            f"M{s * 31} -60C{s * 30} -69 {s * 54} -71 {s * 54} -59C{s * 54} -54 {s * 51} -52 {s * 50} -49"
            f"L{s * 47} -12Q{s * 46} -9 {s * 42} -9H{s * 36}Q{s * 32} -9 {s * 32} -13L{s * 34} -48"
            f"C{s * 32} -51 {s * 31} -55 {s * 31} -60Z"
        )
        tone = [(0.0, t.pale, 1.0), (0.3, t.light, 1.0), (0.65, t.base, 1.0), (1.0, t.dark, 1.0)]
        art += path(arm, fill=sheet.across((s * 42 - 12, -66), (s * 42 + 14, -10), tone))
        art += circle(s * 42.5, -58.5, 7.6, fill="none", stroke=t.dark, stroke_width=0.9, stroke_opacity=0.7)
        art += circle(s * 42.5, -58.5, 1.5, fill=t.dark) + haze(sheet, (s * 42 - 4, -64), (8, 3.4), t.glint, 0.6, -8)
    if not ask.is_asked:
        art += _pillow(sheet)
    return Figure(
        (Part(group(art), 0.3),),
        (-54, -111, 108, 111),
        {"ground": (0, 84), "seat": (0, -54, 56), "top": (0, -54, 56)},
    )


def _pillow(sheet: Sheet) -> str:
    p = tones("#f0d9a8")
    shape = loop([(-12, -13), (0, -11.5), (12, -13), (11.5, 0), (12, 12), (0, 11), (-12, 12), (-11.5, 0)], 7)
    art = path(shape, fill=sheet.linear(p.glint, p.base, p.dark, turn=50))
    art += "".join(stroke(f"M{x} -10V10", "#c65f45", 1.3, 0.6) for x in (-6, 0, 6))
    return moved(art, 15, -68, 1, 14)
