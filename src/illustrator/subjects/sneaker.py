"""A running shoe from its side, alone or as a pair."""

from illustrator.palette import lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stitches, stroke, tones
from illustrator.svg import Point, Sheet, circle, ellipse, group, num, path

WORDS = Words(
    "sneaker, running shoe, shoe, trainer, sport shoe, athletic shoe, pair of shoe, footwear",
    "运动鞋, 跑鞋, 球鞋, 鞋, 鞋子",
    "Turnschuh, Laufschuh, Schuh, Sportschuh",
    "basket, chaussure, chaussure de course, chaussure de sport",
    "zapatilla, zapato, zapatilla deportiva, tenis",
)
HEIGHT_M = 0.15
POSES = ("single", "pair")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "pair": "pair of shoe",
}
COLOUR = "#e5533d"
TAGS = ("product",)

_UPPER = (
    "M-93 -36C-99 -52 -96 -70 -93 -84C-92 -92 -86 -97 -80 -93C-74 -89 -68 -80 -58 -78C-48 -77 -42 -86 -34 -95"
    "C-28 -96 -22 -93 -17 -88C0 -74 20 -64 44 -58C66 -54 86 -49 94 -36Q98 -29 97 -20L60 -14H-60L-92 -24Z"
)
_MIDSOLE = (
    "M-97 -30C-99 -40 -93 -41 -84 -38C-60 -31 -34 -27 -4 -26C26 -25 58 -22 80 -26C90 -28 99 -31 101 -26"
    "C103 -20 98 -13 88 -9C74 -4 56 -2 40 -2H-80C-92 -2 -97 -12 -97 -30Z"
)


def draw(ask: Ask) -> Figure:
    shoe, flat = (
        _shoe(ask, False),
        {"ground": (0.0, 170.0), "grip": (-86.0, -70.0), "inside": (-82.0, -112.0, 48.0, 30.0)},
    )
    if ask.pose == "pair":
        behind = moved(_shoe(ask, True), 34, -19, 0.96)
        return Figure(
            (Part(behind, 0.24), Part(moved(shoe, -18, 0), 0.28)), (-120, -135, 252, 135), {"ground": (6, 210)}
        )
    return Figure((Part(shoe, 0.28),), (-100, -116, 203, 116), flat)


def _accent(colour: str) -> str:
    """What goes with it: the far side of the colour circle, or a warm red with greys."""
    if lightness(colour) < 0.3 or lightness(colour) > 0.85:
        return "#e2553f"
    return shade(mix(colour, "#f6c453", 0.15), 0.08, 0.72, 150)


def _shoe(ask: Ask, is_behind: bool) -> str:
    sheet = ask.sheet
    t = tones(shade(ask.colour, -0.05) if is_behind else ask.colour)
    accent, sole = tones(_accent(ask.colour)), tones("#f7f3ec" if not is_behind else "#e4ded6")
    art = _inside(sheet, t, accent) + _upper(sheet, t)
    art += _panels(sheet, t, accent) + _laces(t, sole) + _sole(sheet, t, accent, sole)
    return art


def _inside(sheet: Sheet, t: Tones, accent: Tones) -> str:
    """The far side of the collar, the lining and the tongue."""
    lining = tones(mix(t.deep, "#201820", 0.45))
    art = path("M-90 -88C-88 -102 -76 -101 -66 -96C-54 -91 -44 -98 -36 -106L-22 -92L-52 -70L-80 -76Z", fill=t.dark)
    art += path("M-86 -88C-82 -96 -74 -95 -66 -91C-56 -87 -46 -91 -38 -99L-26 -90L-54 -72L-80 -78Z", fill=lining.base)
    art += path("M-82 -84C-74 -84 -62 -80 -54 -76L-42 -84L-48 -70H-74Z", fill=lining.deep)
    tongue = sheet.across((-40, -112), (-4, -70), [(0, t.pale, 1), (0.4, t.light, 1), (1, t.dark, 1)])
    art += path("M-44 -97C-44 -106 -38 -115 -29 -115C-20 -115 -12 -106 -4 -96L20 -70L-8 -68L-34 -86Z", fill=tongue)
    art += stitches("M-40 -99C-39 -106 -35 -111 -29 -111C-22 -111 -15 -103 -8 -94", t.glint, 0.7, 2)
    tab = path("M-34 -106L-25 -110L-18 -102L-27 -97Z", fill=accent.base) + stroke(
        "M-31 -104L-24 -107.5M-28.6 -101L-21.6 -104.5", accent.glint, 0.9
    )
    return art + tab


def _upper(sheet: Sheet, t: Tones) -> str:
    """The knitted body."""
    stops = [(0, t.light, 1), (0.3, t.light, 1), (0.62, t.base, 1), (1, t.dark, 1)]
    art = path(_UPPER, fill=sheet.across((-20, -100), (6, -14), [(a, c, 1.0) for a, c, _ in stops]))
    inner = haze(sheet, (62, -50), (40, 14), t.pale, 0.85, 12) + haze(sheet, (-84, -74), (16, 26), t.pale, 0.6, 8)
    inner += haze(sheet, (-10, -24), (90, 16), t.deep, 0.5) + haze(sheet, (26, -46), (34, 12), t.pale, 0.35, 18)
    knit = ""
    for row in range(8):
        for k in range(26):
            x, y = -34 + k * 4.6 + (row % 2) * 2.3, -64 + row * 5 + k * 0.9
            if x > 2 and y > -60 + (x - 40) * 0.1:
                knit += ellipse(x, y, 1.15, 0.8, fill=t.deep, fill_opacity=0.34) + ellipse(
                    x + 0.2, y + 0.9, 0.9, 0.35, fill=t.glint, fill_opacity=0.4
                )
    return art + group(inner + knit, clip_path=sheet.clip(path(_UPPER)))


def _panels(sheet: Sheet, t: Tones, accent: Tones) -> str:
    """Toe guard, heel counter, collar and lace panel, each sewn on, and the sign: a comet."""
    suede = tones(t.dark)
    down = sheet.across((0, -60), (0, -16), [(0, suede.light, 1), (0.5, suede.base, 1), (1, suede.dark, 1)])
    toe = "M58 -55C78 -51 92 -46 97 -32Q99 -26 97 -20L46 -16C58 -26 62 -40 58 -55Z"
    art = (
        path(toe, fill=down)
        + stitches("M60.6 -53C64 -40 60 -27 50 -18", suede.pale, 0.7, 2)
        + haze(sheet, (80, -44), (15, 5), suede.glint, 0.6, 26)
    )
    heel = "M-94 -34C-99 -52 -97 -68 -94 -78C-84 -70 -72 -60 -66 -50C-62 -42 -58 -34 -50 -24L-90 -28Z"
    art += path(
        heel,
        fill=sheet.across((-98, -70), (-56, -26), [(0, suede.light, 1), (0.35, suede.base, 1), (1, suede.deep, 1)]),
    )
    art += stitches("M-92 -74C-83 -67 -74 -58 -69 -49C-65 -41 -61 -34 -54 -26", suede.pale, 0.7, 2)
    collar = (
        "M-94 -82C-94 -94 -86 -99 -79 -94C-73 -89 -68 -81 -58 -79C-49 -78 -43 -86 -35 -96L-27 -95"
        "C-36 -82 -46 -69 -59 -70C-72 -71 -80 -80 -93 -76Z"
    )
    art += path(collar, fill=sheet.across((0, -98), (0, -68), [(0, t.pale, 1), (0.45, t.light, 1), (1, t.dark, 1)]))
    art += stroke("M-91 -79C-80 -82 -72 -74 -59 -73C-48 -72.6 -39 -84 -32 -93", t.deep, 0.8, 0.5)
    pull = path("M-95 -80C-100 -92 -97 -104 -91 -104C-86 -104 -85 -97 -87 -92L-89 -80Z", fill=accent.base) + stroke(
        "M-95 -92Q-95 -101 -91 -101", accent.pale, 1.2, 0.9
    )
    stay = "M-36 -96C-29 -98 -21 -94 -15 -88C0 -74 22 -64 46 -58C40 -48 30 -46 20 -50C-2 -56 -22 -68 -34 -84Z"
    art += pull + path(
        stay, fill=sheet.across((-30, -96), (36, -46), [(0, suede.light, 1), (0.5, suede.base, 1), (1, suede.dark, 1)])
    )
    art += stitches("M-32.4 -86C-20 -70 0 -59 21 -52.6C30 -50 37 -51 41 -56", suede.pale, 0.7, 2)
    comet = "M-62 -50C-40 -58 -20 -52 -2 -38L16 -24C-6 -30 -24 -38 -38 -42C-46 -44 -54 -46 -62 -50Z"
    art += moved(path(comet, fill="#000000", fill_opacity=0.22), 0.4, 1.4)
    art += path(
        comet,
        fill=sheet.across((-60, -50), (14, -26), [(0, accent.pale, 1), (0.5, accent.base, 1), (1, accent.dark, 1)]),
    )
    tail = "M-56 -40C-42 -38 -26 -33 -8 -25C-24 -26 -42 -30 -56 -40Z"
    return (
        art
        + path(tail, fill="#fffaf0", fill_opacity=0.92)
        + stitches("M-57 -50C-40 -55 -22 -50 -5 -37L9 -27.6", accent.glint, 0.6, 1.8)
    )


_EYELETS: tuple[Point, ...] = ((-27, -86), (-15, -77), (-2, -69), (12, -62.5), (26, -57.5))
_FAR: tuple[Point, ...] = ((-17, -98), (-4, -87.5), (9, -79), (22, -72), (35, -65.5))


def _laces(t: Tones, sole: Tones) -> str:
    """Crossed from eyelet to eyelet, tied in a bow."""
    art = path("M-24 -96C-8 -82 14 -68 44 -59L40 -64C20 -70 -2 -84 -18 -100Z", fill=t.deep, fill_opacity=0.5)
    for i, ((x0, y0), (x1, y1)) in enumerate(zip(_EYELETS, _FAR, strict=True)):
        if i + 1 < len(_FAR):
            xn, yn = _FAR[i + 1]
            art += stroke(f"M{num(x0)} {num(y0)}L{num(xn - 3)} {num(yn + 1)}", sole.deep, 3.4)
            art += stroke(f"M{num(x0)} {num(y0)}L{num(xn - 3)} {num(yn + 1)}", sole.base, 2.8)
        d = f"M{num(x0)} {num(y0)}Q{num((x0 + x1) / 2 - 3)} {num((y0 + y1) / 2 - 3)} {num(x1)} {num(y1)}"
        art += moved(stroke(d, "#1a1016", 4.2, 0.3), 0.8, 1.4) + stroke(d, sole.dark, 4) + stroke(d, sole.light, 3.2)
        art += stroke(d, "#ffffff", 1, 0.8)
        art += (
            circle(x0, y0, 2.4, fill=t.deep)
            + circle(x0, y0, 1.3, fill="#1a1218")
            + stroke(f"M{num(x0 - 2)} {num(y0 - 0.6)}A2.1 2.1 0 0 1 {num(x0 + 0.8)} {num(y0 - 2)}", t.pale, 0.7)
        )
    for d in ("M-19 -96C-32 -104 -40 -92 -28 -90Q-22 -90 -18 -96", "M-18 -96C-10 -110 2 -104 -6 -96Q-11 -92 -18 -96"):
        art += stroke(d, sole.dark, 3.2) + stroke(d, sole.light, 2.5)
    end = "M-19 -95Q-26 -84 -20 -74M-17 -95Q-8 -88 -6 -79"
    return (
        art + stroke(end, sole.dark, 2.8) + stroke(end, sole.light, 2.1) + ellipse(-18.4, -96, 3, 2.5, fill=sole.base)
    )


def _sole(sheet: Sheet, t: Tones, accent: Tones, sole: Tones) -> str:
    foam = sheet.across(
        (0, -40), (0, -2), [(0, sole.glint, 1), (0.3, sole.base, 1), (0.7, sole.dark, 1), (1, sole.deep, 1)]
    )
    rubber = tones(mix(t.deep, "#26202a", 0.6))
    tread = "M-92 -8C-90 -2 -86 0 -80 0H42C62 0 80 -3 92 -9L84 -11C70 -6 54 -5 40 -5H-80C-86 -5 -90 -6 -92 -8Z"
    art = moved(path(_MIDSOLE, fill="#14080c", fill_opacity=0.3), 0, -1.6) + path(_MIDSOLE, fill=foam)
    inner = haze(sheet, (-66, -30), (30, 6), "#ffffff", 0.9, 8) + haze(sheet, (60, -20), (34, 4.5), "#ffffff", 0.85)
    for y, bow in ((-25, 8), (-18, 7), (-11, 5)):
        inner += stroke(f"M-96 {y - 6}C-50 {y + bow} 0 {y + bow - 1} 100 {y - 2}", sole.deep, 0.9, 0.38)
        inner += moved(stroke(f"M-96 {y - 6}C-50 {y + bow} 0 {y + bow - 1} 100 {y - 2}", "#ffffff", 0.8, 0.8), 0, 1)
    art += group(inner, clip_path=sheet.clip(path(_MIDSOLE)))
    gel = "M-88 -27C-70 -22 -52 -18 -36 -16C-40 -8 -56 -7 -78 -8C-88 -9 -90 -18 -88 -27Z"
    glass = sheet.across((-88, -27), (-44, -6), [(0, accent.pale, 1), (0.45, accent.base, 1), (1, accent.deep, 1)])
    art += path(gel, fill=glass) + stroke(gel, "#ffffff", 0.9, 0.75)
    art += "".join(
        ellipse(x, y, 3.4, 4.4, fill=accent.deep, fill_opacity=0.35)
        + ellipse(x - 0.9, y - 1.4, 1.1, 1.5, fill="#ffffff", fill_opacity=0.8)
        for x, y in ((-79, -17), (-68, -15), (-57, -13.4), (-47.5, -12.4))
    )
    art += stroke("M-84 -24C-70 -19.6 -56 -16.6 -42 -14.8", "#ffffff", 1.3, 0.7)
    art += path(tread, fill=sheet.across((0, -10), (0, 0), [(0, rubber.light, 1), (1, rubber.deep, 1)]))
    cuts = "".join(f"M{x} -.2l2 -3.2l2 3.2z" for x in range(-78, 66, 9))
    return (
        art
        + path(cuts, fill="#f2ebe0", fill_opacity=0.55)
        + stroke("M-94 -36C-60 -27.5 -30 -25.4 -4 -24.6C30 -23.8 60 -20.8 82 -24.6", "#ffffff", 1, 0.9)
    )
