"""A ship: an ocean liner with its funnels, or a freighter laden with containers."""

from illustrator.chance import Dice
from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, line, num, path, rect

WORDS = Words(
    "ship, ocean liner, cruise ship, steamship, ferry, cargo ship, container ship, freighter, steamer",
    "轮船, 邮轮, 货轮, 客轮, 渡轮, 大船",
    "Schiff, Dampfer, Kreuzfahrtschiff, Frachter, Fähre, Ozeandampfer",
    "navire, paquebot, bateau de croisière, cargo de marchandises, ferry, bateau à vapeur",
    "buque, crucero, barco de vapor, carguero, transatlántico, transbordador marítimo",
)
HEIGHT_M = 32.0
POSES = ("liner", "cargo")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "cargo": "cargo, container, freighter, 货轮, Frachter, carguero",
}
COLOUR = "#24406b"
TAGS = ("vehicle", "swims")
HOME = ("sea",)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    t, sheet = tones(ask.colour), ask.sheet
    if ask.pose == "cargo":
        return _cargo(ask, t)
    upper = _funnels(sheet, tones("#d8493c") if lightness(ask.colour) < 0.9 or not ask.is_asked else t) + _decks(
        sheet, ask.is_dark
    )
    return Figure(
        (Part(upper, 0.2), Part(_hull(sheet, t, ask.is_dark), 0.28)),
        (-152, -101, 322, 102.5),
        {"ground": (0, 270), "top": (-100, -33, 50), "seat": (0, -60, 60), "inside": (-90, -58, 180, 26)},
        glow=_lamps(sheet) if ask.is_dark else "",
    )


def _hull(sheet: Sheet, t: Tones, lit: bool) -> str:
    body = sheet.across((0, -40), (6, 2), [(0, t.light, 1), (0.3, t.base, 1), (0.75, t.dark, 1), (1, t.deep, 1)])
    art = path(
        "M-150 -32C-100 -29 60 -29 120 -34C140 -36 156 -40 168 -44C162 -30 152 -12 140 1C60 2 -80 2 -130"
        " 1C-142 -6 -148 -18 -150 -32Z",
        fill=body,
    )
    art += path("M-140 -6C-60 -3 60 -3 146 -7L140 1C60 2 -80 2 -130 1C-135 -1 -138 -3 -140 -6Z", fill="#b8433b")
    art += path("M-141 -7.6C-60 -4.6 60 -4.6 147 -8.6", fill="none", stroke="#fff6e4", stroke_width=1)
    art += path(
        "M-151 -34.4C-100 -31.4 60 -31.4 120 -36.4C140 -38.4 156 -42.4 169 -46.6L167.4 -42.6C156 -38 140"
        " -34 120 -32.2C60 -28 -100 -28 -150.4 -31Z",
        fill="#fdf6e6",
    )
    glass = "#ffd98a" if lit else "#e8d9ae"
    art += "".join(
        circle(x, -22 - (0.0006 * x * x if x > 60 else 0), 1.7, fill=glass, stroke=t.deep, stroke_width=0.6)
        for x in range(-132, 130, 11)
    )
    art += "".join(circle(x, -14.4, 1.5, fill=glass, stroke=t.deep, stroke_width=0.6) for x in range(-126, 122, 11))
    art += path(
        "M148 -32l3.4 8m-5 -3.4c1 3.4 3.4 4.4 5 3.4c1.6 -1 2.4 -3 1.6 -5",
        fill="none",
        stroke="#f3ead4",
        stroke_width=1.2,
    )
    return art + path(
        "M-148 -27C-100 -24.6 60 -24.6 150 -33", fill="none", stroke=t.glint, stroke_width=0.8, stroke_opacity=0.6
    )


def _decks(sheet: Sheet, lit: bool) -> str:
    """Three white decks stepping back, with windows, rails, boats and the bridge."""
    white = tones("#f7f0e2")
    art = ""
    glass = "#ffcf74" if lit else "#5f8aa0"
    for x0, x1, y, h in ((-118, 112, -42, 12), (-104, 98, -53, 11), (-88, 84, -63, 10)):
        art += rect(x0, y, x1 - x0, h, rx=2, fill=sheet.linear(white.light, white.base, white.dark))
        art += "".join(rect(x, y + h * 0.34, 4.4, h * 0.36, rx=0.8, fill=glass) for x in range(x0 + 6, x1 - 8, 8))
        art += rect(x0 - 4, y - 1.4, x1 - x0 + 8, 2, rx=0.8, fill="#d9cdb8") + rect(
            x0 - 4, y - 1.4, x1 - x0 + 8, 0.7, fill="#ffffff"
        )
    art += path("M62 -63V-74H86L92 -63Z", fill=sheet.linear(white.light, white.base, white.dark))
    art += path("M66 -71.4H85.4L88 -66.6H66Z", fill=glass) + rect(60, -76, 28, 2.4, rx=1, fill="#d9cdb8")
    for x in range(-80, 60, 28):
        art += path(f"M{x} -57.4h18c-1 4 -3.6 5.4 -9 5.4s-8 -1.4 -9 -5.4z", fill="#f0813c") + path(
            f"M{x} -57.4h18", stroke="#fff2dc", stroke_width=1.2
        )
        art += path(f"M{x + 2} -57v-5M{x + 16} -57v-5", stroke="#8d8794", stroke_width=0.7)
    art += path(
        "M-118 -43.6h-24M-142 -33v-10M-134 -33v-10M-126 -33v-10M112 -43.6h36M120 -36v-8M130 -37v-7M140"
        " -38v-6M148 -40v-4",
        stroke="#ede4d2",
        stroke_width=0.9,
    )
    return (
        art
        + path("M112 -44V-92M104 -84h16M-108 -54V-86", stroke="#b98a55", stroke_width=1.6)
        + path("M112 -92L60 -76M112 -92L146 -42M-108 -86L-88 -64M-108 -86L-144 -42", stroke="#6d6570", stroke_width=0.5)
    )


def _funnels(sheet: Sheet, t: Tones) -> str:
    art = ""
    for x in (-52, -10, 32):
        paint = sheet.across(
            (x - 10, 0), (x + 14, 0), [(0, t.light, 1), (0.25, t.glint, 1), (0.5, t.base, 1), (1, t.deep, 1)]
        )
        art += path(f"M{x - 9} -62L{x - 12} -98H{x + 8}L{x + 10} -62Z", fill=paint)
        art += path(f"M{x - 11.2} -90L{x - 12} -98H{x + 8}L{x + 8.5} -90Z", fill="#2e2a36") + path(
            f"M{x - 12} -98C{x - 8} -100 {x + 4} -100 {x + 8} -98C{x + 4} -96.6 {x - 8} -96.6 {x - 12} -98Z",
            fill="#56515f",
        )
        art += path(f"M{x - 10.6} -84H{x + 9}V-80H{x - 10.2}Z", fill="#fff4dc")
    return art


def _cargo(ask: Ask, t: Tones) -> Figure:
    sheet, lit = ask.sheet, ask.is_dark
    body = sheet.across((0, -32), (4, 2), [(0, t.light, 1), (0.3, t.base, 1), (0.8, t.dark, 1), (1, t.deep, 1)])
    hull = path(
        "M-152 -30H96C116 -30 130 -38 136 -44H166C160 -28 152 -10 142 1C60 2 -80 2 -132 1C-144 -4 -151 -16 -152 -30Z",
        fill=body,
    )
    hull += path("M-145 -8H150L142 1C60 2 -80 2 -132 1C-138 -1 -142 -4 -145 -8Z", fill=mix("#a83a34", t.deep, 0.2))
    hull += path(
        "M-153 -32H96C116 -32 130 -40 136 -46H168L166 -42H137C130 -36 116 -28 96 -28H-152Z", fill="#f3ead8"
    ) + path("M-145 -8.6H150", stroke="#fff6e4", stroke_width=1)
    hull += path(
        "M148 -34l3.4 8m-5 -3.4c1 3.4 3.4 4.4 5 3.4c1.6 -1 2.4 -3 1.6 -5",
        fill="none",
        stroke="#f3ead4",
        stroke_width=1.2,
    )
    white = tones("#f5eee0")
    glass = "#ffcf74" if lit else "#4f7d97"
    house = path(
        "M-142 -32V-78H-136V-88H-104V-78H-100V-32Z", fill=sheet.linear(white.light, white.base, white.dark, turn=20)
    )
    house += path("M-134 -85H-104.6V-79.4H-134Z", fill=glass) + "".join(
        rect(x, y, 5, 4.4, rx=0.8, fill=glass) for y in (-70, -60, -50, -40) for x in (-137, -128, -119, -110)
    )
    house += rect(-146, -90, 46, 2.4, rx=1, fill="#d9cdb8") + path(
        "M-120 -90V-101M-126 -97h12", stroke="#8d8794", stroke_width=1.4
    )
    funnel = tones("#d8493c") if not ask.is_asked else t
    house += path("M-150 -32V-70H-143V-32Z", fill=sheet.linear(funnel.light, funnel.dark, turn=0)) + rect(
        -150.6, -74, 8.2, 5, fill="#2e2a36"
    )
    stack = _containers(sheet, ask.dice.fork("cargo"), t if ask.is_asked else None)
    mast = path("M128 -42V-70M122 -64h12", stroke="#b98a55", stroke_width=1.8)
    return Figure(
        (Part(house + mast, 0.22), Part(stack, 0.16), Part(hull, 0.28)),
        (-154, -102, 323, 104),
        {"ground": (0, 270), "top": (10, -74, 160), "seat": (110, -32, 20)},
        glow=_lamps(sheet) if lit else "",
    )


def _containers(sheet: Sheet, dice: Dice, t: Tones | None) -> str:
    hues = ("#d9534a", "#e8963f", "#4f8aa8", "#5f9a6e", "#8a6aa8", "#e0c05a", "#c9cdd2")
    art = ""
    for column in range(8):
        x = -92 + column * 23.6
        for row in range(dice.pick((3, 4, 4, 3, 2)) if column < 7 else 2):
            y = -42.6 - row * 10.4
            c = t if t and dice.whole(3) == 0 else tones(dice.pick(hues))
            art += rect(x, y, 22.6, 9.8, rx=0.7, fill=sheet.linear(c.light, c.base, c.dark))
            ribs = "".join(f"M{num(x + 2 + i * 2.1)} {num(y + 1)}v7.8" for i in range(10))
            art += path(ribs, stroke=c.deep, stroke_width=0.6, stroke_opacity=0.5) + line(
                x, y + 0.4, x + 22.6, y + 0.4, stroke=c.glint, stroke_width=0.7
            )
    return art


def _lamps(sheet: Sheet) -> str:
    spots = ((-100, -48), (-50, -48), (0, -48), (50, -48), (100, -48), (-20, -60), (40, -60))
    return "".join(
        circle(x, y, 24, fill=sheet.radial(x, y, 24, [(0, "#ffcf80", 0.18), (1, "#ffae4a", 0)])) for x, y in spots
    )
