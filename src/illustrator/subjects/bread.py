"""Bread: a scored round loaf, a sliced one, or baguettes."""

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, loop, moved, stroke, tones
from illustrator.svg import Point, Sheet, ellipse, group, num, path

WORDS = Words(
    "bread, loaf, loaf of bread, baguette, toast, slice of bread, sourdough",
    "面包, 吐司, 法棍",
    "Brot, Brotlaib, Brote, Toast",
    "pain, miche de pain, tranche de pain",
    "pan, barra de pan, hogaza, tostada",
)
HEIGHT_M = 0.14
POSES = ("loaf", "sliced", "baguette")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "sliced": "toast, slice of bread, 吐司, tranche de pain, tostada",
    "baguette": "baguette, 法棍, barra de pan",
}
COLOUR = "#c8863f"
TAGS = ("food",)


def draw(ask: Ask) -> Figure:
    return {"loaf": _loaf, "sliced": _sliced, "baguette": _baguettes}[ask.pose](ask)


def _crumbs(dice: Dice, box: tuple[float, float, float, float], t: Tones, count: int) -> str:
    x, y, w, h = box
    art = ""
    for _ in range(count):
        size = dice.between(0.4, 1.5)
        tone = (t.deep, t.dark, t.glint)[dice.whole(3)]
        art += ellipse(
            x + dice.between(0, w),
            y + dice.between(0, h),
            size,
            size * 0.7,
            fill=tone,
            fill_opacity=dice.between(0.15, 0.4),
        )
    return art


def _cut(sheet: Sheet, at: Point, long: float, turn: float, t: Tones) -> str:
    """A slash that opened in the oven: pale inside, one raised lip, flour along it."""
    w = long * 0.13
    art = path(
        f"M{num(-long / 2)} 0C{num(-long * 0.2)} {num(-w * 1.7)} {num(long * 0.2)} {num(-w * 1.7)}"
        f" {num(long / 2)} 0C{num(long * 0.2)} {num(w * 1.3)} {num(-long * 0.2)} {num(w * 1.3)} {num(-long / 2)} 0Z",
        fill=sheet.across((0, -w), (0, w), [(0, mix(t.pale, "#fff2d6", 0.6), 1), (0.6, t.pale, 1), (1, t.light, 1)]),
    )
    art += stroke(
        f"M{num(-long / 2)} 0C{num(-long * 0.2)} {num(-w * 1.9)} {num(long * 0.2)} {num(-w * 1.9)} {num(long / 2)} 0",
        t.deep,
        1.6,
        0.75,
    )
    art += stroke(
        f"M{num(-long * 0.42)} {num(w * 0.5)}C{num(-long * 0.2)} {num(w * 1.4)} {num(long * 0.2)} {num(w * 1.4)}"
        f" {num(long * 0.42)} {num(w * 0.5)}",
        "#ffffff",
        1.1,
        0.6,
    )
    return moved(art, at[0], at[1], 1, turn)


def _loaf(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("loaf"), tones(ask.colour)
    shape = [
        (-80, -20),
        (-82, -36),
        (-66, -62),
        (-34, -78),
        (4, -81),
        (40, -76),
        (70, -60),
        (83, -36),
        (80, -18),
        (62, -3),
        (0, 0),
        (-62, -3),
    ]
    outline = loop(shape)
    art = path(
        outline,
        fill=sheet.radial(
            -20, -62, 118, [(0, t.pale, 1), (0.3, t.light, 1), (0.6, t.base, 1), (0.85, t.dark, 1), (1, t.deep, 1)]
        ),
    )
    inner = haze(sheet, (0, 2), (84, 16), t.deep, 0.75) + haze(
        sheet, (34, -34), (40, 26), mix(t.dark, "#8a3a1a", 0.3), 0.4
    )
    inner += _crumbs(dice, (-80, -80, 160, 80), t, 130)
    for _ in range(70):
        inner += ellipse(
            dice.between(-60, 60),
            dice.between(-78, -46),
            dice.between(0.5, 2.2),
            dice.between(0.3, 0.9),
            fill="#fffaf0",
            fill_opacity=dice.between(0.15, 0.5),
        )
    inner += haze(sheet, (-24, -66), (44, 13), "#fff6e2", 0.55, -8)
    art += group(inner, clip_path=sheet.clip(path(outline)))
    art += "".join(
        _cut(sheet, at, long, turn, t)
        for at, long, turn in (((-44, -50), 38, -64), ((-14, -54), 48, -62), ((18, -53), 48, -60), ((48, -46), 38, -58))
    )
    return Figure((Part(art, 0.3),), (-83, -82, 166, 82), {"ground": (0, 140), "top": (0, -78, 80), "grip": (0, -40)})


def _toast(sheet: Sheet, dice: Dice, t: Tones) -> str:
    crumb = tones(mix(t.pale, "#fff0d2", 0.72))
    outer = [
        (-38, 0),
        (-40, -40),
        (-48, -54),
        (-45, -70),
        (-24, -79),
        (0, -77),
        (24, -79),
        (45, -70),
        (48, -54),
        (40, -40),
        (38, 0),
    ]
    crust = loop(outer[:1] + outer[1:], 7)
    face = loop([(x * 0.9, -39 + (y + 39) * 0.9) for x, y in outer], 7)
    art = path(crust, fill=sheet.across((-48, -79), (40, 0), [(0, t.light, 1), (0.5, t.base, 1), (1, t.deep, 1)]))
    art += path(face, fill=sheet.radial(-8, -46, 58, [(0, crumb.glint, 1), (0.6, crumb.light, 1), (1, crumb.dark, 1)]))
    holes = ""
    for _ in range(46):
        size = dice.between(0.7, 2.4)
        x, y = dice.between(-36, 36), dice.between(-72, -5)
        holes += moved(
            ellipse(0, 0, size, size * 0.62, fill=crumb.deep, fill_opacity=0.35), x, y, 1, dice.between(0, 180)
        )
    return art + group(holes, clip_path=sheet.clip(path(face)))


def _sliced(ask: Ask) -> Figure:
    """A tin loaf with two slices cut off."""
    sheet, dice, t = ask.sheet, ask.dice.fork("slices"), tones(ask.colour)
    top = "M-8 -76C-30 -84 40 -98 84 -92C98 -88 104 -76 98 -62L94 -12Q92 -4 84 -4L-4 0Z"
    loaf = path(
        top,
        fill=sheet.across((40, -96), (56, 0), [(0, t.pale, 1), (0.25, t.light, 1), (0.55, t.base, 1), (1, t.deep, 1)]),
    )
    loaf += group(
        _crumbs(dice, (0, -94, 100, 94), t, 70) + haze(sheet, (44, -86), (50, 8), "#fff6e2", 0.5, -4),
        clip_path=sheet.clip(path(top)),
    )
    loaf = moved(loaf + _toast(sheet, dice, t), 0, -5)
    parts = (
        Part(loaf, 0.26),
        Part(moved(_toast(sheet, dice.fork("b"), t), -34, -9, 0.95, -9), 0.26),
        Part(moved(_toast(sheet, dice.fork("c"), t), -62, -12, 0.9, -20), 0.26),
    )
    return Figure(parts, (-126, -102, 232, 102), {"ground": (-4, 190), "top": (40, -92, 70)})


def _stick(sheet: Sheet, dice: Dice, t: Tones) -> str:
    outline = "M-98 0C-98 -10 -80 -16 -50 -17H56C84 -16 98 -9 98 0C98 9 82 15 54 16H-52C-80 15 -98 10 -98 0Z"
    art = path(
        outline,
        fill=sheet.across((0, -17), (0, 16), [(0, t.pale, 1), (0.3, t.light, 1), (0.62, t.base, 1), (1, t.deep, 1)]),
    )
    art += group(
        _crumbs(dice, (-98, -17, 196, 33), t, 80) + haze(sheet, (-10, -12), (80, 4), "#fff6e2", 0.6),
        clip_path=sheet.clip(path(outline)),
    )
    return art + "".join(_cut(sheet, (x, -2), 40, -28, t) for x in (-66, -33, 0, 33, 66))


def _baguettes(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("sticks"), tones(ask.colour)
    back = moved(_stick(sheet, dice, t), 6, -48, 0.98, -13)
    front = moved(_stick(sheet, dice.fork("front"), t), 0, -24, 1, 5)
    return Figure((Part(back, 0.28), Part(front, 0.28)), (-102, -88, 206, 88), {"ground": (0, 170), "grip": (0, -24)})
