"""A rocket of the picture books: standing on its fins, or on its way with a flame behind it."""

from illustrator.palette import lch, lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, group, path

WORDS = Words(
    "rocket, rocket ship, spaceship, spacecraft, space rocket, space shuttle",
    "火箭, 飞船, 宇宙飞船, 太空船, 航天飞机",
    "Rakete, Raumschiff, Weltraumrakete, Raumfähre",
    "fusée, vaisseau spatial, navette spatiale",
    "cohete, nave espacial, transbordador",
)
HEIGHT_M = 14.0
POSES = ("standing", "flying")
COLOUR = "#e2483d"
TAGS = ("vehicle", "flies")
HOME = ("moon_surface", "night_sky")

_TILT = 32.0


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    # A white rocket is white in its hull, its fins then take a slate blue.
    is_white = lightness(ask.colour) > 0.88 and lch(ask.colour)[1] < 0.05
    t, sheet = tones("#6f86ad" if is_white else ask.colour), ask.sheet
    far, body, near = _far_fins(sheet, t), _body(sheet, t, ask), _near_fin(sheet, t)
    if ask.pose == "standing":
        return Figure(
            (Part(far, 0.25), Part(body, 0.28), Part(near, 0.25)),
            (-34, -102, 68, 104.4),
            {"ground": (0, 56), "top": (0, -100, 4), "seat": (0, -60, 14), "grip": (0, -50)},
            glow=_porthole_light(sheet) if ask.is_dark else "",
        )
    turn = f"translate(-2 -30) rotate({_TILT} 0 -40)"
    return Figure(
        (
            Part(group(_flame(sheet), transform=turn), 0.0),
            Part(group(far, transform=turn), 0.25),
            Part(group(body, transform=turn), 0.28),
            Part(group(near, transform=turn), 0.25),
        ),
        (-54, -123, 88, 125),
        {"ground": (-10, 50), "seat": (8, -90, 14), "grip": (4, -76)},
        glow=group(_fire_light(sheet) + (_porthole_light(sheet) if ask.is_dark else ""), transform=turn),
    )


def _body(sheet: Sheet, t: Tones, ask: Ask) -> str:
    hull = "#f6efe2"
    if "golden" in ask.traits:
        hull = "#e6b94c"
    s = tones(hull)
    lit = [(0, s.base, 1), (0.2, s.glint, 1), (0.45, s.light, 1), (0.75, s.dark, 1), (1, mix(s.deep, s.dark, 0.4), 1)]
    paint = sheet.across((-21, 0), (21, 0), lit)
    red = sheet.across(
        (-21, 0), (21, 0), [(0, t.base, 1), (0.22, t.glint, 1), (0.45, t.base, 1), (0.8, t.dark, 1), (1, t.deep, 1)]
    )
    iron = sheet.linear("#8f95a6", "#d8dbe2", "#6a7084", "#3f4457", turn=0)
    art = path("M-9 -11L-12 -3.6H12L9 -11Z", fill=iron) + path("M-11.4 -5.2H11.4", stroke="#2f3346", stroke_width=0.9)
    art += path(
        "M-10 -11C-17 -24 -21.6 -38 -21 -52C-20 -72 -11 -90 0 -101C11 -90 20 -72 21 -52C21.6 -38 17 -24"
        " 10 -11C4 -9.4 -4 -9.4 -10 -11Z",
        fill=paint,
    )
    art += path("M0 -101C11 -90 16.6 -80 19 -70C8 -66.4 -8 -66.4 -19 -70C-16.6 -80 -11 -90 0 -101Z", fill=red)
    art += path("M-19 -70C-8 -66.4 8 -66.4 19 -70L19.5 -68C8 -64.2 -8 -64.2 -19.5 -68Z", fill=s.deep, fill_opacity=0.45)
    art += path(
        "M-15.8 -22.4C-6 -18.6 6 -18.6 15.8 -22.4C14 -18 12 -14.6 10 -11C4 -9.4 -4 -9.4 -10 -11C-12"
        " -14.6 -14 -18 -15.8 -22.4Z",
        fill=red,
    )
    art += path("M-20 -40C-8 -36 8 -36 20 -40", fill="none", stroke=s.deep, stroke_width=0.7, stroke_opacity=0.4)
    rivets = "".join(
        circle(x, -24.6 + abs(x) * 0.12 * -1, 0.6, fill=s.deep, fill_opacity=0.5) for x in (-12, -8, -4, 0, 4, 8, 12)
    )
    art += rivets + path(
        "M-13 -74C-10 -83 -5 -91 -1 -96",
        fill="none",
        stroke="#ffffff",
        stroke_width=1.5,
        stroke_opacity=0.7,
        stroke_linecap="round",
    )
    art += path(
        "M-17.4 -60C-18 -50 -16 -38 -12.6 -28",
        fill="none",
        stroke="#ffffff",
        stroke_width=1.8,
        stroke_opacity=0.75,
        stroke_linecap="round",
    )
    return art + _porthole(sheet, t, 0, -54, 8.4, ask.is_dark) + _porthole(sheet, t, 0, -34, 4.8, ask.is_dark)


def _porthole(sheet: Sheet, t: Tones, x: float, y: float, r: float, lit: bool) -> str:
    glass = (
        [(0, "#fff6cf", 1), (0.6, "#ffcf6e", 1), (1, "#e89a3e", 1)]
        if lit
        else [(0, "#bfeaf2", 1), (0.5, "#4f97bd", 1), (1, "#1f3f6b", 1)]
    )
    art = circle(x + 0.5, y + 0.9, r * 1.08, fill="#2a1c40", fill_opacity=0.3)
    art += circle(x, y, r, fill=sheet.linear("#ffffff", shade("#c9ced8", 0), "#7b8397", turn=60))
    art += circle(x, y, r * 0.78, fill=t.dark) + circle(
        x, y, r * 0.72, fill=sheet.radial(x - r * 0.2, y - r * 0.3, r, glass)
    )
    art += path(
        f"M{x - r * 0.5} {y + r * 0.05}A{r * 0.52} {r * 0.52} 0 0 1 {x + r * 0.1} {y - r * 0.52}"
        f"L{x + r * 0.1} {y - r * 0.3}A{r * 0.4} {r * 0.4} 0 0 0 {x - r * 0.34} {y + r * 0.05}Z",
        fill="#ffffff",
        fill_opacity=0.8,
    )
    return art + circle(x + r * 0.3, y + r * 0.28, r * 0.09, fill="#ffffff", fill_opacity=0.7)


def _far_fins(sheet: Sheet, t: Tones) -> str:
    left = sheet.linear(t.glint, t.light, t.base, turn=60)
    right = sheet.linear(t.base, t.dark, t.deep, turn=60)
    art = path("M-19.4 -38C-29 -30 -34 -18 -33 1C-28 -7 -21 -11.6 -11 -13C-15 -21 -18 -30 -19.4 -38Z", fill=left)
    art += path("M19.4 -38C29 -30 34 -18 33 1C28 -7 21 -11.6 11 -13C15 -21 18 -30 19.4 -38Z", fill=right)
    return art + path(
        "M-20.6 -35C-28 -28 -32 -18 -32.4 -6", fill="none", stroke="#ffffff", stroke_width=1, stroke_opacity=0.6
    )


def _near_fin(sheet: Sheet, t: Tones) -> str:
    paint = sheet.across((-4, 0), (4, 0), [(0, t.light, 1), (0.45, t.base, 1), (0.55, t.dark, 1), (1, t.deep, 1)])
    return path("M0 -28C3.6 -20 4.4 -10 3 1C1 2 -1 2 -3 1C-4.4 -10 -3.6 -20 0 -28Z", fill=paint)


def _flame(sheet: Sheet) -> str:
    outer = sheet.across(
        (0, -4), (0, 44), [(0, "#ffb347", 1), (0.4, "#ff7b2e", 1), (0.8, "#f0442c", 0.9), (1, "#d42a3a", 0.6)]
    )
    middle = sheet.across((0, -4), (0, 32), [(0, "#fff0a8", 1), (0.5, "#ffc93d", 1), (1, "#ff8b2b", 1)])
    art = path(
        "M-11 -4C-17 6 -15 16 -9 25C-8 21 -7 20 -5 18C-5 28 -3 36 0 44C3 36 5 28 5 18C7 20 8 21 9 25C15 16 17 6 11 -4Z",
        fill=outer,
    )
    art += path(
        "M-8 -4C-11 4 -9 12 -5 17C-4 15 -3 14 -2.4 13C-2.6 20 -1.6 26 0 32C1.6 26 2.6 20 2.4 13C3 14 4"
        " 15 5 17C9 12 11 4 8 -4Z",
        fill=middle,
    )
    return (
        art
        + ellipse(0, 2, 4, 8, fill="#fffbe8")
        + circle(-12, 32, 1.6, fill="#ff9a45")
        + circle(10, 35, 1.2, fill="#ffc15a")
        + circle(-5, 40, 1, fill="#ffd98a")
    )


def _fire_light(sheet: Sheet) -> str:
    halo = sheet.radial(0, 10, 46, [(0, "#ffe29a", 0.8), (0.3, "#ff9a3d", 0.36), (1, "#ff5a2a", 0)])
    return circle(0, 10, 46, fill=halo)


def _porthole_light(sheet: Sheet) -> str:
    return circle(0, -54, 20, fill=sheet.radial(0, -54, 20, [(0, "#ffd98a", 0.6), (1, "#ffae4a", 0)]))
