"""A house: a cottage with a tiled gable roof, or a modern one of white boxes, wood and glass."""

from illustrator.chance import Dice
from illustrator.palette import at, lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._masonry import chimney, door, tiles, window, window_glow
from illustrator.subjects._plants import bumpy, clump, tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, line, path, polygon, rect

WORDS = Words(
    "house, cottage, log cabin, cabin, villa, bungalow, hut, modern house",
    "房子, 房屋, 小屋, 别墅, 农舍, 木屋",
    "Haus, Häuschen, Hütte, Landhaus, Villa, Wohnhaus",
    "maison, maisonnette, chaumière, chalet, cabane, villa",
    "casa, casita, cabaña, chalé, casa de campo, choza",
)
HEIGHT_M = 6.0
POSES = ("cottage", "modern")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "modern": "modern house, villa, 别墅, bungalow",
}
COLOUR = "#f3e2c2"
TAGS = ("building",)

_GREEN = "#6f9a4a"


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    return _modern(ask) if ask.pose == "modern" else _cottage(ask)


def _roof_colour(ask: Ask) -> str:
    """The roof goes with walls that were asked for; else it is one of the usual clays and slates."""
    if not ask.is_asked:
        return ask.dice.fork("roof").pick(("#c8553d", "#b4483f", "#7d5a6e", "#5f7f8c"))
    return shade(ask.colour, -0.2, 0.9) if lightness(ask.colour) > 0.5 else shade(ask.colour, 0.16, 0.8)


def _cottage(ask: Ask) -> Figure:
    t, sheet, dice = tones(ask.colour), ask.sheet, ask.dice.fork("cottage")
    wood = "wooden" in ask.traits or dice.whole(4) == 0
    trim = "#fffaf0" if lightness(ask.colour) < 0.88 else "#8a5a3c"
    walls = _cottage_walls(sheet, t, wood)
    shutter = dice.pick(("#4f8a86", "#5d7fa8", "#7f9a5a", "#b5654f"))
    openings, boxes = _cottage_openings(ask, trim, shutter)
    roof = _cottage_roof(sheet, tones(_roof_colour(ask)), dice, trim)
    green = _garden(dice, sheet)
    glow = "".join(window_glow(sheet, box) for box in boxes) if ask.is_dark else ""
    return Figure(
        (Part(walls + openings, 0.2), Part(roof, 0.3), Part(green, 0.25)),
        (-84, -108, 170, 111.6),
        {"ground": (2, 140), "top": (6, -92, 70), "grip": (0, -40)},
        glow=glow,
    )


def _cottage_walls(sheet: Sheet, t: Tones, wood: bool) -> str:
    lit = sheet.across((-66, -70), (-2, 0), [(0, t.glint, 1), (0.4, t.light, 1), (1, t.base, 1)])
    side = sheet.across(
        (0, -46), (0, 0), [(0, mix(t.dark, t.deep, 0.6), 1), (0.3, t.dark, 1), (1, mix(t.base, t.dark, 0.6), 1)]
    )
    art = path("M-66 0V-46L-34 -90L-2 -46V0Z", fill=lit) + path("M-2 0V-46H72V0Z", fill=side)
    if wood:
        seams = "".join(f"M-66 {-6 * i}H72" for i in range(1, 8)) + "M-61 -52H-7M-57 -58H-11M-53 -64H-15M-48 -70H-20"
        art += path(seams, stroke=t.deep, stroke_width=0.8, stroke_opacity=0.55)
        art += path(seams, stroke=t.glint, stroke_width=0.5, stroke_opacity=0.5, transform="translate(0 0.8)")
    stone = tones("#b3a697")
    art += rect(-67, -6, 65, 6, fill=stone.light) + rect(-2, -6, 75, 6, fill=stone.dark)
    bits = (
        "".join(f"M{x} -6v6" for x in (-58, -47, -39, -27, -16, 9, 20, 33, 47, 58))
        + "M-67 -3h20M-39 -3h23M9 -3h24M47 -3h11"
    )
    return art + path(bits, stroke=stone.deep, stroke_width=0.6, stroke_opacity=0.6)


def _cottage_openings(ask: Ask, trim: str, shutter: str) -> tuple[str, list[tuple[float, float, float, float]]]:
    sheet, lit, dice = ask.sheet, ask.is_dark, ask.dice.fork("boxes")
    boxes = [(-55.0, -36.0, 14.0, 18.0), (14.0, -35.0, 14.0, 17.0), (47.0, -35.0, 14.0, 17.0)]
    art = door(sheet, (-28, -32, 16, 32), mix(shutter, "#5a3320", 0.25) if ask.is_asked else "#a8503c", frame=trim)
    art += rect(-33, -2, 26, 2.6, rx=1, fill="#cfc4b4") + rect(-33, -2, 26, 0.9, fill="#eee6d8")
    for i, box in enumerate(boxes):
        art += window(sheet, box, lit, trim)
        if i:
            art += _shutters(sheet, box, shutter)
        art += _flower_box(dice, box)
    round_paint = sheet.linear("#fff3c4", "#ffc861") if lit else sheet.linear("#e4f2f3", "#7fb0c4")
    art += circle(-34, -60, 6.6, fill=trim) + circle(-34, -60, 5.2, fill=round_paint)
    art += path("M-34 -65.2v10.4M-39.2 -60h10.4", stroke=trim, stroke_width=1)
    return art, boxes


def _shutters(sheet: Sheet, box: tuple[float, float, float, float], colour: str) -> str:
    x, y, w, h = box
    t = tones(colour)
    art = ""
    for left in (x - 6.6, x + w + 1.6):
        art += rect(left, y - 0.6, 5, h + 1.2, rx=0.5, fill=sheet.linear(t.light, t.base, turn=0))
        art += path(
            "".join(f"M{left + 0.8} {y + 2 + 2.2 * i}h3.4" for i in range(7)),
            stroke=t.deep,
            stroke_width=0.6,
            stroke_opacity=0.6,
        )
    return art


def _flower_box(dice: Dice, box: tuple[float, float, float, float]) -> str:
    x, y, w, h = box
    art = path(bumpy(dice, x + w / 2, y + h + 0.6, w * 0.5, 2, 9), fill="#5d8a3f")
    for i in range(6):
        colour = dice.pick(("#ef6f7c", "#ffd15c", "#fff4e4", "#e94f5e"))
        art += circle(x + w * (i + 0.5) / 6, y + h - dice.between(0, 2.2), 1.25, fill=colour)
    return (
        art
        + rect(x - 1, y + h + 1.4, w + 2, 3.2, rx=0.6, fill="#8d5a3b")
        + rect(x - 1, y + h + 1.4, w + 2, 0.9, rx=0.4, fill="#b98255")
    )


def _cottage_roof(sheet: Sheet, t: Tones, dice: Dice, trim: str) -> str:
    art = chimney(sheet, (42, -106, 12, 26), "#b98471")
    slope = [(-34.0, -93.0), (50.0, -93.0), (83.0, -42.0), (2.0, -42.0)]
    paint = sheet.across((0, -93), (12, -42), [(0, t.light, 1), (0.35, t.base, 1), (1, t.dark, 1)])
    art += polygon(slope, fill=paint)
    art += tiles(dice, (-34, -93), (82.5, 0), (34.5, 51), 7, 7.4, t)
    art += path("M2 -42H83L82 -38.6H4Z", fill=t.deep)
    art += path("M-34 -95H51L52 -91.6H-33Z", fill=t.light) + path("M-34 -95H51", stroke=t.glint, stroke_width=0.9)
    left = path("M-34 -95L-74 -40L-68 -38L-34 -86.6Z", fill=t.light)
    right = path("M-34 -95L6 -40L0 -38L-34 -86.6Z", fill=t.base)
    boards = path("M-34 -86.6L-68.6 -38L-65 -37L-34 -81.4L-3 -37L0.6 -38Z", fill=trim)
    boards += path("M-34 -81.4L-65 -37L-63 -36.6L-34 -78.6L-5 -36.6L-3 -37Z", fill="#3a2740", fill_opacity=0.22)
    shade_under = path("M-2 -38.6H72V-34C50 -36 20 -36 -2 -34Z", fill="#2c1b38", fill_opacity=0.3)
    return shade_under + art + right + left + boards


def _garden(dice: Dice, sheet: Sheet) -> str:
    t = tones(_GREEN)
    art = ""
    for x, r in ((-72, 9), (-61, 7), (2, 8), (36, 7.4), (70, 10), (78, 6)):
        art += clump(dice, sheet, (x, -r * 0.7, r), t, 0.02)
    for x in (-44, -38, 14, 24, 50, 56):
        art += tuft(dice, x, 0, 7, (t.dark, t.base))
    for x, y in ((-70, -11), (-64, -7), (2, -9), (5, -5), (68, -12), (74, -8), (36, -8)):
        art += circle(x, y, 1.3, fill=dice.pick(("#ff8fa0", "#fff0d8", "#ffd15c")))
    return art


def _modern(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("modern")
    colour = ask.colour if ask.is_asked else "#f4f0ea"
    t, wood = tones(colour), tones("#b07a4e")
    low = _modern_low(sheet, t, wood, ask.is_dark)
    high = _modern_high(sheet, t, wood, ask.is_dark)
    green = "".join(
        clump(dice, sheet, (x, -r * 0.7, r), tones(_GREEN), 0.02) for x, r in ((-90, 8), (-80, 10), (86, 9), (95, 6))
    )
    for x in (-68, 30, 38, 72, 78):
        green += tuft(dice, x, 0, 9, (at(_GREEN, 0.45), _GREEN))
    lit = [(-66.0, -34.0, 60.0, 30.0), (-36.0, -80.0, 46.0, 24.0)]
    glow = "".join(window_glow(sheet, box, 1.7) for box in lit) if ask.is_dark else ""
    return Figure(
        (Part(low, 0.2), Part(high, 0.28), Part(green, 0.25)),
        (-100, -98, 203, 101.6),
        {"ground": (0, 170), "top": (8, -95, 100), "grip": (0, -40)},
        glow=glow,
    )


def _modern_low(sheet: Sheet, t: Tones, wood: Tones, lit: bool) -> str:
    planks = rect(-2, -40, 34, 40, fill=sheet.linear(wood.base, wood.dark))
    planks += path("".join(f"M{x} -40v40" for x in range(2, 32, 4)), stroke=wood.deep, stroke_width=0.8)
    planks += rect(8, -30, 14, 30, fill=sheet.linear("#4c4650", "#2d2932", turn=20)) + rect(
        19, -18, 1.2, 8, fill="#f0d49a"
    )
    art = rect(32, -44, 56, 44, fill=sheet.linear(t.base, t.dark, turn=20)) + planks
    art += rect(-78, -42, 76, 42, fill=sheet.linear(t.light, t.base, turn=20))
    art += _glass(sheet, -70, -36, 64, 36, 4, lit)
    art += _inside(lit)
    art += _glass(sheet, 42, -32, 36, 16, 2, lit)
    art += path("M-84 -46H94V-40H-84Z", fill=sheet.linear("#ffffff", t.base)) + path(
        "M-84 -40H94V-36.6H-84Z", fill="#231c33", fill_opacity=0.35
    )
    return art + rect(-96, -2.4, 196, 2.6, rx=1, fill="#c9beb0") + rect(-96, -2.4, 196, 0.8, fill="#efe7da")


def _modern_high(sheet: Sheet, t: Tones, wood: Tones, lit: bool) -> str:
    side = sheet.across((-50, -90), (74, -46), [(0, t.glint, 1), (0.4, t.light, 1), (1, t.base, 1)])
    art = rect(-48, -92, 124, 46, fill=side)
    art += rect(24, -88, 46, 38, fill=sheet.linear(wood.light, wood.base, wood.dark))
    art += path("".join(f"M24 {y}h46" for y in range(-84, -50, 4)), stroke=wood.deep, stroke_width=0.8)
    art += (
        _glass(sheet, -40, -84, 56, 30, 3, lit)
        + _glass(sheet, 34, -80, 12, 22, 1, lit)
        + _glass(sheet, 52, -80, 12, 22, 1, lit)
    )
    art += path("M-40 -58h56M-40 -62h56", stroke="#eef2f2", stroke_width=1) + path(
        "".join(f"M{x} -63v9" for x in range(-40, 17, 8)), stroke="#eef2f2", stroke_width=0.8
    )
    art += path("M-54 -97H82V-91H-54Z", fill=sheet.linear("#ffffff", t.light, t.dark))
    return (
        art
        + path("M-48 -91H76V-87.4H-48Z", fill="#231c33", fill_opacity=0.3)
        + path("M-48 -47H76", stroke=t.deep, stroke_width=1.6)
    )


def _glass(sheet: Sheet, x: float, y: float, w: float, h: float, panes: int, lit: bool) -> str:
    colours = ("#ffe9b0", "#ffc76a", "#e9974a") if lit else ("#d8edf0", "#8fbccb", "#4d7a93")
    art = rect(x, y, w, h, fill=sheet.linear(*colours, turn=70), stroke="#353441", stroke_width=1.4)
    if not lit:
        art += path(
            f"M{x + w * 0.1} {y + h}L{x + w * 0.34} {y}h{w * 0.14}L{x + w * 0.24} {y + h}ZM{x + w * 0.6}"
            f" {y + h}L{x + w * 0.84} {y}h{w * 0.06}L{x + w * 0.66} {y + h}Z",
            fill="#ffffff",
            fill_opacity=0.38,
        )
    return art + "".join(
        line(x + w * i / panes, y, x + w * i / panes, y + h, stroke="#353441", stroke_width=1.1)
        for i in range(1, panes)
    )


def _inside(lit: bool) -> str:
    """A sofa and a lamp behind the glass."""
    tone = "#8a4d33" if lit else "#31536a"
    art = path(
        "M-62 -2V-10C-62 -13 -58 -13 -58 -10V-15H-34V-10C-34 -13 -30 -13 -30 -10V-2Z", fill=tone, fill_opacity=0.55
    )
    art += path(
        "M-18 -2V-22M-22 -22h8l-2 -7h-4Z",
        stroke=tone,
        stroke_width=1,
        fill="#fff2cc" if lit else tone,
        fill_opacity=0.8,
    )
    return art
