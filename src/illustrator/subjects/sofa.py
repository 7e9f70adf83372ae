"""A sofa from the front: rounded, or tufted with rolled arms."""

from illustrator.palette import lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, loop, moved, rounded, stitches, stroke, tones
from illustrator.subjects._wood import beam
from illustrator.svg import Sheet, circle, num, path, rect

WORDS = Words("sofa, couch, settee, loveseat", "沙发, 长沙发", "Sofa, Couch", "canapé, sofa, divan", "sofá, diván")
HEIGHT_M = 0.8
POSES = ("modern", "tufted")
COLOUR = "#4a8580"
TAGS = ("furniture",)
HOME = ("room",)


def draw(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    art = "".join(beam(sheet, (x, -14), (x * 1.03, 0), (6, 3.4), tones("#6b4428")) for x in (-98, 98, -40, 40))
    art += _tufted(sheet, t) if ask.pose == "tufted" else _modern(sheet, t)
    front = _arms(sheet, t, ask.pose == "tufted") + _pillows(ask, t)
    high = 108 if ask.pose == "tufted" else 92
    return Figure(
        (Part(art, 0.26), Part(front, 0.26)),
        (-122, -high, 244, high),
        {"ground": (0, 200), "seat": (0, -46, 168), "top": (0, -46, 168)},
    )


def _cushion(sheet: Sheet, t: Tones, x: float, y: float, w: float, h: float) -> str:
    down = sheet.across((0, y), (0, y + h), [(0, t.pale, 1), (0.25, t.light, 1), (0.7, t.base, 1), (1, t.dark, 1)])
    r = min(h * 0.34, 9)
    art = path(
        loop(
            [
                (x + r, y),
                (x + w / 2, y - 1.6),
                (x + w - r, y),
                (x + w, y + h * 0.5),
                (x + w - r * 0.6, y + h),
                (x + w / 2, y + h + 0.6),
                (x + r * 0.6, y + h),
                (x, y + h * 0.5),
            ],
            7,
        ),
        fill=down,
    )
    art += stitches(
        f"M{num(x + 4)} {num(y + h * 0.28)}Q{num(x + w / 2)} {num(y + h * 0.18)} {num(x + w - 4)} {num(y + h * 0.28)}",
        t.pale,
        0.6,
        2.2,
    )
    return art + haze(sheet, (x + w * 0.3, y + h * 0.2), (w * 0.3, h * 0.16), t.glint, 0.5)


def _seat(sheet: Sheet, t: Tones, count: int) -> str:
    art = path(
        rounded([(-106, -34), (106, -34), (104, -10), (-104, -10)], 6),
        fill=sheet.across((0, -34), (0, -10), [(0, t.deep, 1), (0.3, t.dark, 1), (1, t.deep, 1)]),
    )
    wide = 188 / count
    for i in range(count):
        art += _cushion(sheet, t, -94 + i * wide + 0.6, -54, wide - 1.2, 25)
    return art


def _modern(sheet: Sheet, t: Tones) -> str:
    back = sheet.across((0, -104), (0, -40), [(0, t.light, 1), (0.4, t.base, 1), (1, t.deep, 1)])
    art = path(rounded([(-104, -88), (104, -88), (106, -30), (-106, -30)], 14), fill=back)
    for i in range(2):
        art += _cushion(sheet, t, -95 + i * 95.5, -84, 94, 34)
    art += rect(-95, -58, 190, 9, fill="#140a18", fill_opacity=0.25)
    return art + _seat(sheet, t, 2)


def _tufted(sheet: Sheet, t: Tones) -> str:
    outline = (
        "M-104 -30V-78C-104 -98 -84 -102 -62 -100C-40 -104 -20 -106 0 -106C20 -106 40 -104 62 -100"
        "C84 -102 104 -98 104 -78V-30Z"
    )
    art = path(
        outline,
        fill=sheet.across((0, -106), (0, -44), [(0, t.pale, 1), (0.25, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)]),
    )
    for row, y in enumerate((-88, -73, -58)):
        for k in range(-4, 5):
            x = k * 20 + (10 if row % 2 else 0)
            if abs(x) > 88:
                continue
            for dx, dy in ((10, 15), (-10, 15)):
                if row < 2 and abs(x + dx) < 92:
                    art += stroke(f"M{x} {y}Q{x + dx * 0.3} {y + dy * 0.6} {x + dx} {y + dy}", t.deep, 1, 0.5) + moved(
                        stroke(f"M{x} {y}Q{x + dx * 0.3} {y + dy * 0.6} {x + dx} {y + dy}", t.glint, 0.7, 0.4), 0.9, 0.9
                    )
            art += (
                haze(sheet, (x, y), (5, 4), t.deep, 0.5)
                + circle(x, y, 1.8, fill=t.base)
                + circle(x - 0.5, y - 0.6, 0.7, fill=t.glint)
            )
    art += rect(-95, -58, 190, 9, fill="#140a18", fill_opacity=0.25)
    return art + _seat(sheet, t, 3)


def _arms(sheet: Sheet, t: Tones, is_rolled: bool) -> str:
    art = ""
    for s in (-1, 1):
        across = sheet.across(
            (s * 106 - 16, -70),
            (s * 106 + 16, -12),
            [(0, t.pale, 1), (0.3, t.light, 1), (0.65, t.base, 1), (1, t.dark, 1)],
        )
        if is_rolled:
            d = (
                f"M{s * 92} -62C{s * 90} -76 {s * 122} -78 {s * 121} -62"
                f"C{s * 121} -56 {s * 117} -54 {s * 116} -50L{s * 113} -12Q{s * 112} -9 {s * 108} -9H{s * 98}"
                f"Q{s * 94} -9 {s * 94} -13L{s * 96} -50C{s * 94} -52 {s * 92} -56 {s * 92} -62Z"
            )
            art += (
                path(d, fill=across)
                + circle(s * 106.5, -62, 8, fill="none", stroke=t.dark, stroke_width=1, stroke_opacity=0.6)
                + circle(s * 106.5, -62, 2, fill=t.dark)
            )
        else:
            x0, x1 = min(s * 93, s * 120), max(s * 93, s * 120)
            art += path(rounded([(x0, -66), (x1, -66), (x1, -9), (x0, -9)], 9), fill=across)
            art += stitches(f"M{num(x0 + 3.4)} -60V-16", t.pale, 0.6, 2.2)
        art += haze(sheet, (s * 106 - 3, -62), (11, 4), t.glint, 0.6)
    return art


def _pillows(ask: Ask, t: Tones) -> str:
    sheet = ask.sheet
    warm = "#e8a84a" if lightness(t.base) < 0.75 else "#5f86a8"
    art = ""
    for x, turn, colour in (
        (-72, -12, warm),
        (74, 12, "#f3e3c6" if lightness(t.base) < 0.85 else shade(t.base, -0.18)),
    ):
        p = tones(mix(colour, t.base, 0.06))
        shape = loop([(-17, -18), (0, -15.6), (17, -18), (15.4, 0), (17, 17), (0, 15), (-17, 17), (-15.4, 0)], 7)
        pillow = path(shape, fill=sheet.linear(p.pale, p.light, p.dark, turn=55))
        pillow += stroke("M-12 -12Q0 -6 12 -12M-12 -4Q0 2 12 -4M-12 4Q0 10 12 4", p.glint, 1.4, 0.6) + haze(
            sheet, (-5, -9), (9, 5), "#ffffff", 0.4
        )
        art += moved(path(shape, fill="#140a18", fill_opacity=0.25), x + 1.4, -66 + 2, 1, turn) + moved(
            pillow, x, -66, 1, turn
        )
    return art
