"""A lighthouse on its rock: striped and round, or a square white one with the keeper's house."""

from illustrator.chance import Dice
from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._masonry import door, window, window_glow
from illustrator.subjects._plants import tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, group, line, num, path, polygon, rect

WORDS = Words("lighthouse, light house, beacon tower", "灯塔", "Leuchtturm", "phare", "faro")
HEIGHT_M = 22.0
POSES = ("striped", "keeper")
COLOUR = "#d8413a"
TAGS = ("building",)
HOME = ("beach", "sea")

_STONE = "#8d8791"
_TOP = -74.0
_FOOT = -13.0


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, dice = ask.sheet, ask.dice.fork("lighthouse")
    t = tones(ask.colour)
    keeps = ask.pose == "keeper"
    rock = _rock(sheet, dice)
    if keeps:
        rock = group(rock, transform="translate(5 0) scale(1.26 1)")
    tower = _keeper_tower(ask, t) if ask.pose == "keeper" else _striped_tower(ask, t)
    lantern = _lantern(sheet, t, ask.is_dark)
    green = tuft(dice, -22, -9, 5, ("#55743f", "#7fa052")) + tuft(dice, 22, -8, 5, ("#55743f", "#7fa052"))
    glow = _beam(sheet) if ask.is_dark or "glowing" in ask.traits else ""
    if ask.is_dark:
        glow += window_glow(sheet, (-2, -54, 4, 6), 3) + window_glow(sheet, (-2, -34, 4, 6), 3)
    left, right = (-39.0, 49.0) if keeps else (-35.0, 35.0)
    return Figure(
        (Part(rock, 0.3), Part(tower + green, 0.25), Part(lantern, 0.2)),
        (left, -105, right - left, 107.5),
        {"ground": ((left + right) / 2, right - left - 10), "top": (0, _TOP - 2, 26)},
        glow=glow,
    )


def _half(y: float) -> float:
    """Half the tower's width at a height: it tapers with a slight sweep at its foot."""
    share = (_FOOT - y) / (_FOOT - _TOP)
    return 14.2 - 5.6 * share + 1.6 * (1 - share) ** 3


def _band(top: float, foot: float) -> str:
    """A stripe round the tower, its edges curved as seen from below eye height."""
    a, b = _half(top), _half(foot)
    return (
        f"M{num(-a)} {num(top)}C{num(-a * 0.5)} {num(top + 1.8)} {num(a * 0.5)} {num(top + 1.8)} {num(a)} {num(top)}"
        f"L{num(b)} {num(foot)}C{num(b * 0.5)} {num(foot + 2.2)} {num(-b * 0.5)} {num(foot + 2.2)}"
        f" {num(-b)} {num(foot)}Z"
    )


def _round_shade(sheet: Sheet) -> str:
    stops = [
        (0, "#2a1c4a", 0.18),
        (0.14, "#fff6e0", 0.05),
        (0.3, "#fff6e0", 0.34),
        (0.5, "#2a1c4a", 0.0),
        (0.82, "#2a1c4a", 0.4),
        (1, "#2a1c4a", 0.3),
    ]
    return sheet.across((-15, 0), (15, 0), stops)


def _striped_tower(ask: Ask, t: Tones) -> str:
    other = tones("#fbf3e4" if lightness(ask.colour) < 0.86 else "#4a6a8c")
    steps, art = 5, ""
    height = (_FOOT - _TOP) / steps
    for i in range(steps):
        top = _TOP + i * height
        art += path(_band(top, top + height + 0.3), fill=(other if i % 2 else t).base)
    art += path(_band(_TOP, _FOOT), fill=_round_shade(ask.sheet))
    for x, y in ((1.4, -66), (-2.2, -55), (2.4, -41), (-1.4, -29)):
        art += window(ask.sheet, (x - 1.7, y, 3.4, 5), ask.is_dark, "#fff8ea", bars=0, arched=True)
    art += door(ask.sheet, (-4, -23, 8, 12), "#4a5b78")
    return art + path("M-6 -11h12v1.4h-12z", fill="#cfc5b8")


def _keeper_tower(ask: Ask, t: Tones) -> str:
    """White below, the colour in one broad band and on the roofs; a house leans on it."""
    sheet = ask.sheet
    white = tones("#f8f1e2" if lightness(ask.colour) < 0.86 else "#8a97a8")
    art = path(_band(_TOP, _FOOT), fill=white.base) + path(_band(-60, -34), fill=t.base)
    art += path(_band(_TOP, _FOOT), fill=_round_shade(sheet))
    for x, y in ((1.4, -68), (-2.2, -52), (2.4, -42), (-1.4, -28)):
        art += window(sheet, (x - 1.7, y, 3.4, 5), ask.is_dark, "#fffaf0", bars=0, arched=True)
    wall = sheet.linear(white.light, white.base, white.dark, turn=20)
    art += path("M8 -8V-23H38V-8Z", fill=wall) + path(
        "M5 -22L11 -33H36L41 -22Z", fill=sheet.linear(t.light, t.base, t.dark)
    )
    art += "".join(
        path(f"M{6 + i} {-24.6 - 2.6 * i}H{40 - i}", stroke=t.deep, stroke_width=0.6, stroke_opacity=0.6)
        for i in range(3)
    )
    art += window(sheet, (13, -18.6, 5, 6), ask.is_dark) + window(sheet, (30, -18.6, 5, 6), ask.is_dark)
    art += (
        door(sheet, (21, -19.4, 6.4, 11.4), "#3f6a78")
        + rect(30, -38, 4, 7, fill="#a4665a")
        + rect(29.4, -38.6, 5.2, 1.6, fill="#7c4a48")
    )
    return art


def _lantern(sheet: Sheet, t: Tones, lit: bool) -> str:
    """The gallery on its brackets, the glass room with its lens, the dome and its ball."""
    iron = tones("#3b4154")
    art = path("M-9 -74L-12.6 -77H12.6L9 -74Z", fill=iron.dark)
    art += path(
        "M-13.4 -79.4H13.4V-77C8 -75.8 -8 -75.8 -13.4 -77Z",
        fill=sheet.linear(iron.glint, iron.base, iron.dark, turn=10),
    )
    glass = (
        [(0, "#fff8d8", 1), (0.5, "#ffd873", 1), (1, "#f0a94a", 1)]
        if lit
        else [(0, "#e9f6f5", 1), (0.5, "#a5cfd8", 1), (1, "#5d8ba2", 1)]
    )
    art += rect(-7, -90.6, 14, 11.4, fill=sheet.across((-7, -90), (7, -79), glass))
    lens = "#ffffff" if lit else "#ffe6a0"
    art += ellipse(0, -85, 2.6, 4.4, fill=lens) + path(
        "M-2.4 -87h4.8M-2.6 -85h5.2M-2.4 -83h4.8", stroke="#c98f3a", stroke_width=0.5
    )
    art += path("M-7 -90.6V-79.4M-2.6 -90.6V-79.4M2.6 -90.6V-79.4M7 -90.6V-79.4", stroke=iron.base, stroke_width=0.9)
    art += path("M-7 -90.6L-2.6 -85L-7 -79.4M7 -90.6L2.6 -85L7 -79.4", fill="none", stroke=iron.base, stroke_width=0.4)
    rails = "M-13 -84.4H13M-13 -81.8H13" + "".join(
        f"M{x} -84.4V-79" for x in (-13, -9.7, -6.5, -3.2, 0, 3.2, 6.5, 9.7, 13)
    )
    art += path(rails, stroke="#f4f1ea", stroke_width=0.6, stroke_opacity=0.95)
    dome = sheet.across((-9, -100), (9, -90), [(0, t.glint, 1), (0.35, t.base, 1), (1, t.deep, 1)])
    art += path("M-9 -90C-8 -96 -4 -99 0 -99C4 -99 8 -96 9 -90C4 -88.8 -4 -88.8 -9 -90Z", fill=dome)
    art += path("M-5.6 -91C-5 -95 -3 -97.4 -1 -98", fill="none", stroke="#ffffff", stroke_width=0.8, stroke_opacity=0.6)
    return art + circle(0, -100, 1.5, fill="#e6b95c") + line(0, -101, 0, -104, stroke="#5a5564", stroke_width=0.6)


def _rock(sheet: Sheet, dice: Dice) -> str:
    s = tones(_STONE)
    paint = sheet.across((-20, -18), (14, 2), [(0, s.glint, 1), (0.3, s.light, 1), (0.65, s.base, 1), (1, s.deep, 1)])
    art = path(
        "M-34 1C-33 -3 -30 -4 -27 -7L-21 -9L-17 -13L-6 -14.6L8 -13L17 -12L21 -8L27 -6L31 -2L34 1C20 2 -20 2 -34 1Z",
        fill=paint,
    )
    facets = (
        (-27, -7, -21, -9, -23, -2),
        (-17, -13, -6, -14.6, -9, -7),
        (-21, -9, -17, -13, -14, -6),
        (8, -13, 17, -12, 12, -6),
        (17, -12, 21, -8, 19, -3),
        (-9, -7, 0, -9, -2, -2),
    )
    for i, (ax, ay, bx, by, cx, cy) in enumerate(facets):
        art += polygon(((ax, ay), (bx, by), (cx, cy)), fill=s.glint if i % 2 else s.light, fill_opacity=0.5)
    for ax, ay, bx, by, cx, cy in (
        (12, -6, 19, -3, 8, 1),
        (-14, -6, -9, -7, -12, 1),
        (21, -8, 27, -6, 24, 0),
        (0, -9, 6, -7, 4, 0),
    ):
        art += polygon(((ax, ay), (bx, by), (cx, cy)), fill=s.deep, fill_opacity=0.45)
    for _ in range(8):
        x = dice.between(-26, 26)
        art += ellipse(
            x,
            dice.between(-4, 0),
            dice.between(1, 2.4),
            dice.between(0.6, 1.1),
            fill=mix(s.dark, "#51693c", 0.5),
            fill_opacity=0.7,
        )
    return art


def _beam(sheet: Sheet) -> str:
    """Two shafts of light from the lens, and its halo."""
    x, y = 0.0, -85.0
    right = sheet.across((x, y), (x + 170, y - 12), [(0, "#fff3c0", 0.75), (0.3, "#ffe08a", 0.34), (1, "#ffd672", 0)])
    left = sheet.across((x, y), (x - 150, y + 6), [(0, "#fff3c0", 0.6), (0.3, "#ffe08a", 0.24), (1, "#ffd672", 0)])
    halo = sheet.radial(x, y, 26, [(0, "#fffbe8", 0.95), (0.2, "#ffe79a", 0.55), (1, "#ffc552", 0)])
    art = path("M0 -87.4L170 -118L170 -76L0 -82.6Z", fill=right) + path("M0 -87L-150 -104L-150 -68L0 -83Z", fill=left)
    return art + circle(x, y, 26, fill=halo)
