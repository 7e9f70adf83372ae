"""A car that hovers: from the side on its way, or seen from below as it climbs."""

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, group, num, path, rect

WORDS = Words(
    "flying car, hover car, hovercar, skycar, flying vehicle, flying taxi, hovering car",
    "飞行汽车, 飞车, 悬浮车, 飞天车",
    "fliegendes Auto, Flugauto, Schwebeauto, Flugtaxi",
    "voiture volante, taxi volant",
    "coche volador, auto volador, carro volador, taxi volador",
)
HEIGHT_M = 1.9
POSES = ("cruising", "climbing")
COLOUR = "#e8573f"
TAGS = ("vehicle", "flies")
HOME = ("city",)

_JET = "#63e6ff"
_METAL = "#8b93a6"


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    return _climbing(ask) if ask.pose == "climbing" else _cruising(ask)


def _cruising(ask: Ask) -> Figure:
    t, sheet = tones(ask.colour), ask.sheet
    far = _pod(sheet, -74, -26, 0.8, t) + _pod(sheet, 96, -26, 0.8, t)
    hull = (
        "M-142 -44C-147 -54 -138 -62 -118 -64C-92 -67 -62 -70 -40 -70L76 -66C112 -62 140 -54 148 -43"
        "C151 -35 140 -29 120 -27L-108 -26C-128 -27 -138 -34 -142 -44Z"
    )
    paint = sheet.across(
        (0, -70), (3, -26), [(0, t.glint, 1), (0.18, t.light, 1), (0.45, t.base, 1), (0.75, t.dark, 1), (1, t.deep, 1)]
    )
    body = _fin(sheet, t) + _canopy(sheet, ask.is_dark) + path(hull, fill=paint) + _panels(sheet, t)
    near = _pod(sheet, -96, -20, 1, t) + _pod(sheet, 84, -20, 1, t)
    power = 1.0 if ask.is_dark else 0.5
    glow = "".join(
        _jet(sheet, x, y, s, power) for x, y, s in ((-96, -8, 1.0), (84, -8, 1.0), (-74, -16, 0.7), (96, -16, 0.7))
    )
    glow += _streak(sheet, -146, -46, power) + (_lamp_light(sheet, 145, -45) if ask.is_dark else "")
    return Figure(
        (Part(far, 0.15), Part(body, 0.25), Part(near, 0.25)),
        (-150, -104, 300, 100),
        {"ground": (0, 190), "top": (-4, -101, 60), "seat": (0, -72, 50)},
        glow=glow,
    )


def _fin(sheet: Sheet, t: Tones) -> str:
    art = path("M-136 -60L-150 -96C-140 -98 -130 -96 -122 -90L-84 -64Z", fill=sheet.linear(t.light, t.base, t.dark))
    return art + path("M-149 -95C-140 -97 -131 -95 -122 -89", fill="none", stroke=t.glint, stroke_width=1.6)


def _canopy(sheet: Sheet, lit: bool) -> str:
    """A bubble of glass from the tail to the bonnet, with two seats and the sky in it."""
    dome = "M-70 -66C-58 -88 -34 -102 -2 -102.6C34 -103 62 -88 84 -64Z"
    day = [(0, "#cfeaf2", 1), (0.35, "#78aec4", 1), (1, "#20384f", 1)]
    night = [(0, "#7fb6c8", 1), (0.5, "#4b6685", 1), (1, "#ffcf87", 1)]
    art = path(dome, fill=sheet.across((0, -103), (6, -64), night if lit else day))
    inner = "".join(
        path(
            f"M{x} -62L{x + 4} -82C{x + 5} -88 {x + 14} -88 {x + 15} -82L{x + 16} -62Z",
            fill="#131c2b",
            fill_opacity=0.45,
        )
        for x in (-26, 22)
    )
    art += group(inner, clip_path=sheet.clip(path(dome)))
    art += path("M-60 -70C-48 -88 -28 -97 -6 -98C-24 -92 -38 -82 -46 -69Z", fill="#ffffff", fill_opacity=0.55)
    art += path("M2 -98C22 -97 38 -91 50 -82C36 -88 22 -92 2 -93Z", fill="#ffffff", fill_opacity=0.4)
    art += path("M10 -102.4C16 -90 18 -78 18 -66", fill="none", stroke="#e9eef2", stroke_width=2.2)
    return art + path(
        "M-70 -66C-58 -88 -34 -102 -2 -102.6C34 -103 62 -88 84 -64", fill="none", stroke="#eef3f5", stroke_width=1.6
    )


def _panels(sheet: Sheet, t: Tones) -> str:
    art = path(
        "M-138 -57C-100 -64 60 -64 136 -51C100 -55 40 -58 -20 -58C-70 -58 -110 -56 -138 -51Z",
        fill=t.glint,
        fill_opacity=0.75,
    )
    art += path(
        "M-40 -60L-46 -30M52 -60C56 -50 54 -40 48 -30M-46 -30L48 -30", fill="none", stroke=t.deep, stroke_width=1.1
    )
    art += path("M-60 -44C0 -47 70 -46 120 -41L116 -37C70 -41 0 -42 -58 -39Z", fill="#2a2a3a")
    art += path("M-56 -42.4C0 -45 70 -44 116 -39.6", fill="none", stroke=_JET, stroke_width=1.3)
    art += rect(-30, -55, 14, 3, rx=1.5, fill="#f0f2f3")
    art += path(
        "M122 -55C134 -53 144 -48 147 -42L132 -44C127 -47 124 -51 122 -55Z",
        fill=sheet.linear("#ffffff", "#d5f4fb", "#87bfd0"),
    )
    art += path("M-142 -50L-128 -54L-126 -42L-140 -38C-143 -42 -144 -46 -142 -50Z", fill="#241f30")
    return art + ellipse(-138, -46, 3.4, 6, fill=_JET) + ellipse(-139, -46, 1.6, 3.6, fill="#ffffff")


def _pod(sheet: Sheet, x: float, y: float, s: float, t: Tones) -> str:
    """A lift jet: a drum hung under the sill, its mouth turned down."""
    metal = sheet.linear("#f2f4f6", "#b7bdca", _METAL, "#4d5468", turn=10)
    art = path("M-24 -16C-26 -6 -22 4 -18 8L18 8C22 4 26 -6 24 -16Z", fill=metal)
    art += path("M-25 -16C-25 -22 25 -22 25 -16L24 -8L-24 -8Z", fill=sheet.linear(t.light, t.base, t.dark))
    art += path("M-22 0h44", stroke="#3d4356", stroke_width=1.4)
    art += (
        ellipse(0, 8, 18, 4.2, fill="#1a2233")
        + ellipse(0, 8.4, 15, 3.2, fill=_JET)
        + ellipse(0, 8.6, 9, 1.8, fill="#f2feff")
    )
    return group(art, transform=f"translate({num(x)} {num(y)}) scale({num(s)})")


def _jet(sheet: Sheet, x: float, y: float, s: float, power: float) -> str:
    down = sheet.across(
        (x, y - 2), (x, y + 34 * s), [(0, "#a8f4ff", 0.85 * power), (0.3, _JET, 0.4 * power), (1, "#2a9dff", 0)]
    )
    halo = sheet.radial(x, y, 30 * s, [(0, "#9cf0ff", 0.6 * power), (0.4, "#3fc4ff", 0.22 * power), (1, "#1a70ff", 0)])
    w = 14 * s
    cone = path(
        f"M{num(x - w)} {num(y)}C{num(x - w)} {num(y + 16 * s)} {num(x - 4)} {num(y + 26 * s)} {num(x)}"
        f" {num(y + 34 * s)}C{num(x + 4)} {num(y + 26 * s)} {num(x + w)} {num(y + 16 * s)} {num(x + w)}"
        f" {num(y)}Z",
        fill=down,
    )
    return circle(x, y, 30 * s, fill=halo) + cone


def _streak(sheet: Sheet, x: float, y: float, power: float) -> str:
    trail = sheet.across(
        (x, y), (x - 110, y), [(0, "#7feaff", 0.7 * power), (0.3, "#3fb8ff", 0.3 * power), (1, "#3a6cff", 0)]
    )
    halo = sheet.radial(x + 6, y, 22, [(0, "#b8f6ff", 0.8 * power), (1, "#2a9dff", 0)])
    return path(
        f"M{x + 4} {y - 5}C{x - 30} {y - 3} {x - 80} {y - 1} {x - 110} {y}C{x - 80} {y + 1} {x - 30}"
        f" {y + 3} {x + 4} {y + 5}Z",
        fill=trail,
    ) + circle(x + 6, y, 22, fill=halo)


def _lamp_light(sheet: Sheet, x: float, y: float) -> str:
    halo = sheet.radial(x, y, 30, [(0, "#fffbe0", 0.85), (0.3, "#ffe9a8", 0.35), (1, "#ffd070", 0)])
    return circle(x, y, 30, fill=halo)


_TURBINES = ((-66, -34, 21, 10), (-28, -24, 21, 10), (62, -52, 18, 8.4), (92, -43, 18, 8.4))


def _climbing(ask: Ask) -> Figure:
    """Its belly shows, with four lift rings; the cabin is foreshortened above it."""
    t, sheet = tones(ask.colour), ask.sheet
    dome = "M-46 -72C-40 -94 -14 -104 16 -102C44 -100 64 -90 74 -76Z"
    glass = sheet.across((0, -103), (10, -72), [(0, "#d5eef5", 1), (0.5, "#7fb2c8", 1), (1, "#294a66", 1)])
    top = path("M-104 -58L-128 -92C-118 -95 -106 -92 -98 -86L-62 -64Z", fill=sheet.linear(t.light, t.base, t.dark))
    top += path(dome, fill=glass) + path(
        "M-36 -76C-28 -92 -8 -98 12 -98C-6 -93 -18 -86 -22 -76Z", fill="#ffffff", fill_opacity=0.6
    )
    top += path("M26 -101C34 -94 38 -86 40 -76", fill="none", stroke="#eef3f5", stroke_width=2)
    side = (
        "M-118 -48C-122 -60 -108 -70 -84 -72C-40 -76 30 -80 78 -78C108 -76 132 -70 136 -60C138 -52 120"
        " -46 96 -42L-60 -14C-90 -14 -112 -30 -118 -48Z"
    )
    paint = sheet.across(
        (-20, -80), (-4, -16), [(0, t.glint, 1), (0.25, t.light, 1), (0.5, t.base, 1), (0.9, t.dark, 1), (1, t.deep, 1)]
    )
    body = path(side, fill=paint)
    body += path("M-114 -58C-60 -70 60 -76 132 -64C70 -70 -40 -62 -116 -50Z", fill=t.glint, fill_opacity=0.65)
    body += path("M112 -72C124 -70 134 -65 135 -60C126 -60 116 -64 112 -72Z", fill="#f4fbff")
    belly = (
        "M-112 -40C-104 -54 -60 -52 0 -56C60 -60 112 -68 128 -54C128 -40 90 -26 50 -18C10 -10 -40 -2 -66"
        " -6C-96 -10 -112 -26 -112 -40Z"
    )
    shell = sheet.across(
        (-40, -60),
        (0, -6),
        [(0, shade(_METAL, -0.28), 1), (0.5, shade(_METAL, -0.14), 1), (1, mix(_METAL, t.base, 0.3), 1)],
    )
    under = path(belly, fill=shell)
    under += path("M-66 -6C-40 -2 10 -10 50 -18C90 -26 128 -40 128 -54", fill="none", stroke=t.light, stroke_width=3)
    under += path(
        "M-96 -34C-20 -40 60 -50 118 -54M-14 -52C-4 -40 10 -24 26 -14", fill="none", stroke="#2c3144", stroke_width=1.3
    )
    power = 1.0 if ask.is_dark else 0.5
    rings, glow = "", _streak(sheet, -116, -52, power)
    for x, y, rx, ry in _TURBINES:
        rings += _ring(x, y, rx, ry)
        glow += circle(
            x,
            y,
            rx * 1.9,
            fill=sheet.radial(
                x, y, rx * 1.9, [(0, "#b0f4ff", 0.7 * power), (0.4, "#3fc4ff", 0.3 * power), (1, "#1a70ff", 0)]
            ),
        )
    return Figure(
        (Part(top, 0.2), Part(body, 0.22), Part(under + rings, 0.22)),
        (-130, -105, 268, 103),
        {"ground": (0, 150), "top": (14, -102, 50)},
        glow=glow + (_lamp_light(sheet, 130, -63) if ask.is_dark else ""),
    )


def _ring(x: float, y: float, rx: float, ry: float) -> str:
    spin = f"rotate(-13 {num(x)} {num(y)})"
    art = ellipse(x, y, rx, ry, fill="#dfe4ea") + ellipse(x, y + 0.6, rx * 0.88, ry * 0.86, fill="#1c2334")
    art += ellipse(x, y, rx * 0.7, ry * 0.68, fill=_JET) + ellipse(x, y, rx * 0.42, ry * 0.4, fill="#f2feff")
    return group(art, transform=spin)
