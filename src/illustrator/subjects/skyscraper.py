"""A skyscraper: a tower of glass, or a stepped one of stone with a spire."""

from illustrator.chance import Dice
from illustrator.palette import lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, line, num, path, polygon, rect

WORDS = Words(
    "skyscraper, high-rise, office tower, tower block, office building, tall building",
    "摩天大楼, 高楼, 大厦, 办公楼, 摩天楼",
    "Wolkenkratzer, Hochhaus, Bürogebäude, Bürohochhaus",
    "gratte-ciel, immeuble, immeuble de bureaux, building",
    "rascacielos, edificio, torre de oficinas, edificio alto",
)
HEIGHT_M = 150.0
POSES = ("glass", "stepped")
COLOUR = "#4f8fb4"
TAGS = ("building",)
HOME = ("city",)

_STONE = "#d9b48a"


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    return _stepped(ask) if ask.pose == "stepped" else _glass(ask)


def _glass(ask: Ask) -> Figure:
    """Two faces, one to the light, with a slanted crown and the sky in the panes."""
    sheet, dice, t = ask.sheet, ask.dice.fork("glass"), tones(ask.colour)
    left, right = ((-17, 0), (-17, -88), (2, -100), (2, 0)), ((2, 0), (2, -100), (19, -86), (19, 0))
    lit = sheet.across(
        (-14, -96), (0, 0), [(0, mix(t.glint, "#fdf6e4", 0.4), 1), (0.4, t.light, 1), (0.75, t.base, 1), (1, t.dark, 1)]
    )
    dim = sheet.across((4, -96), (10, 0), [(0, t.base, 1), (0.5, t.dark, 1), (1, t.deep, 1)])
    art = polygon(left, fill=lit) + polygon(right, fill=dim)
    art += path("M-17 -58L2 -70V-52L-17 -38ZM-17 -30L2 -40V-35L-17 -24Z", fill="#ffffff", fill_opacity=0.22)
    art += path("M2 -78L19 -66V-54L2 -64Z", fill="#ffffff", fill_opacity=0.1)
    rows = "".join(f"M-17 {num(-y * 0.88)}L2 {-y}L19 {num(-y * 0.86)}" for y in range(4, 100, 3))
    columns = "".join(
        f"M{num(-17 + 19 * i / 5)} 0V{num(-88 - 12 * i / 5)}M{num(2 + 17 * i / 5)} 0V{num(-100 + 14 * i / 5)}"
        for i in range(1, 5)
    )
    art += path(rows, fill="none", stroke=t.deep, stroke_width=0.28, stroke_opacity=0.75) + path(
        columns, stroke=t.deep, stroke_width=0.24, stroke_opacity=0.55
    )
    panes, glow = _lit_panes(dice, sheet, ask.is_dark)
    art += panes + path("M2 0V-100", stroke=t.glint, stroke_width=0.5)
    art += path("M-17 -88L2 -100L19 -86", fill="none", stroke=t.glint, stroke_width=0.9) + path(
        "M2 -100V-112", stroke="#8c92a0", stroke_width=0.7
    )
    foot = path("M-20 0.4V-5L2 -6.4L22 -4.6V0.4Z", fill=mix(t.deep, "#2a2838", 0.5)) + "".join(
        rect(x, -4, 2.2, 4, fill="#ffd98a" if ask.is_dark else "#bcd7dd") for x in (-16, -12, -8, -4, 5, 9, 13, 17)
    )
    if ask.is_dark:
        glow += circle(2, -112, 5, fill=sheet.radial(2, -112, 5, [(0, "#ff5a4a", 0.9), (1, "#ff3a2a", 0)]))
    return Figure(
        (Part(art, 0.16), Part(foot + _trees(sheet), 0.2)),
        (-26, -113, 54, 114.5),
        {"ground": (2, 44), "top": (2, -94, 14)},
        glow=glow,
    )


def _lit_panes(dice: Dice, sheet: Sheet, is_dark: bool) -> tuple[str, str]:
    """Panes with the light on; by day a few that mirror the sun."""
    art, glow = "", ""
    tone = "#ffd98a" if is_dark else "#ffffff"
    for row in range(30):
        for column in range(10):
            if dice.whole(100) >= (34 if is_dark else 5):
                continue
            share = column % 5 / 5
            y = 4 + row * 3
            if column < 5:
                x, top, fall = -17 + 19 * share, y * (0.88 + 0.12 * share), -0.35
            else:
                x, top, fall = 2 + 17 * share, y * (1 - 0.14 * share), 0.4
            d = f"M{num(x + 0.4)} {num(-top - 0.4)}l2.8 {num(fall * 1.2)}v-1.9l-2.8 {num(-fall * 1.2)}Z"
            art += path(d, fill=tone, fill_opacity=0.92 if is_dark else 0.45)
    if is_dark:
        glow = circle(2, -50, 54, fill=sheet.radial(2, -50, 54, [(0, "#ffc76a", 0.16), (1, "#ffae4a", 0)]))
    return art, glow


def _trees(sheet: Sheet) -> str:
    leaf = sheet.linear("#9ac06a", "#4f7d40")
    return "".join(
        rect(x - 0.3, -3, 0.6, 3.6, fill="#6b4a34") + circle(x, -4.4, 2.3, fill=leaf) for x in (-23, -19.4, 22, 25.4)
    )


def _stepped(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("stepped")
    t = tones(ask.colour if ask.is_asked else _STONE)
    crown = tones("#5f9a8c" if lightness(t.base) > 0.4 and not ask.is_asked else shade(t.base, -0.16))
    art = ""
    for x0, x1, foot, top in ((-25, 27, 0, -30), (-20, 22, -30, -58), (-14, 16, -58, -78), (-8.5, 10.5, -78, -90)):
        art += _block(sheet, dice, t, (x0, x1, foot, top), ask.is_dark)
    art += path(
        "M-8.5 -90C-6 -98 -2 -101 1 -104C4 -101 8 -98 10.5 -90Z",
        fill=sheet.across((-8, 0), (10, 0), [(0, crown.light, 1), (0.4, crown.base, 1), (1, crown.deep, 1)]),
    )
    art += "".join(
        path(
            f"M{num(1 - r)} {num(-90 - 0.4 * i)}C{num(1 - r * 0.8)} {num(-96 - i)} {num(1 - r * 0.3)}"
            f" {num(-98 - i)} 1 -101",
            fill="none",
            stroke=crown.glint,
            stroke_width=0.4,
        )
        for i, r in enumerate((6.6, 4, 1.6))
    )
    art += path("M0 -103L1 -124L2 -103Z", fill=sheet.linear("#f4e3b0", "#b78f4c"))
    door = path(
        "M-4 0V-6C-4 -10 6 -10 6 -6V0Z", fill="#ffd27a" if ask.is_dark else "#3b4a5c", stroke=t.glint, stroke_width=0.9
    ) + path("M1 -9V0M-4 -5.6H6", stroke=t.glint, stroke_width=0.5)
    glow = (
        circle(1, -46, 56, fill=sheet.radial(1, -46, 56, [(0, "#ffc76a", 0.2), (1, "#ffae4a", 0)]))
        if ask.is_dark
        else ""
    )
    if ask.is_dark:
        glow += path(
            "M-8 -90L-20 -140H22L10 -90Z",
            fill=sheet.across((0, -90), (0, -140), [(0, "#ffe6a8", 0.4), (1, "#ffd98a", 0)]),
        )
    return Figure(
        (Part(art + door, 0.2),),
        (-26, -124.5, 54, 125.5),
        {"ground": (1, 52), "top": (1, -101, 6)},
        glow=glow,
    )


def _block(sheet: Sheet, dice: Dice, t: Tones, block: tuple[float, float, float, float], is_dark: bool) -> str:
    x0, x1, foot, top = block
    edge = x0 + (x1 - x0) * 0.62
    art = rect(x0, top, edge - x0, foot - top, fill=sheet.linear(t.light, t.base, turn=80))
    art += rect(edge, top, x1 - edge, foot - top, fill=sheet.linear(t.dark, mix(t.dark, t.deep, 0.6), turn=80))
    art += rect(x0 - 0.8, top - 1, x1 - x0 + 1.6, 1.8, rx=0.3, fill=t.glint) + rect(
        x0, top + 0.8, x1 - x0, 0.9, fill=t.deep, fill_opacity=0.5
    )
    step = 3.0
    columns = int((x1 - x0 - 2) / step)
    for i in range(columns):
        x = x0 + 1.6 + i * step
        art += line(
            x - 0.6,
            top + 2,
            x - 0.6,
            foot,
            stroke=t.glint if x < edge else t.base,
            stroke_width=0.4,
            stroke_opacity=0.7,
        )
        for k in range(int((foot - top - 4) / 3.6)):
            lit = is_dark and dice.whole(100) < 45
            glass = "#ffd67f" if lit else mix(t.deep, "#2b4a66", 0.7) if x < edge else "#24303f"
            art += rect(x, top + 3 + k * 3.6, 1.5, 2.3, fill=glass)
    return art
