"""A train: a steam engine with its carriage, or a modern express."""

from illustrator.palette import lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, num, path, rect

WORDS = Words(
    "train, locomotive, steam train, steam engine, railway train, express train, high-speed train, bullet train",
    "火车, 列车, 蒸汽火车, 高铁, 机车",
    "Zug, Eisenbahn, Lokomotive, Lok, Dampflok, Schnellzug",
    "train, locomotive, train à vapeur, rame",
    "tren, locomotora, ferrocarril",
)
HEIGHT_M = 4.2
POSES = ("steam", "modern")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "modern": "high-speed train, bullet train, express, 高铁, Schnellzug, rame",
}
COLOUR = "#c23b3a"
TAGS = ("vehicle",)
HOME = ("meadow", "mountains")


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    t, sheet = tones(ask.colour), ask.sheet
    if ask.pose == "modern":
        return _express(ask, t)
    wagon = _carriage(sheet, t, ask.is_dark)
    engine = _boiler(sheet, t) + _cab(sheet, t, ask.is_dark)
    wheels = _track() + _wagon_wheels(sheet) + _drivers(sheet, t)
    return Figure(
        (Part(_smoke(sheet), 0.25), Part(wagon, 0.22), Part(engine, 0.28), Part(wheels, 0.18)),
        (-169, -143, 334, 145),
        {"ground": (0, 320), "top": (-100, -91, 110), "seat": (30, -70, 60), "inside": (-14, -66, 36, 30)},
        glow=_lights(sheet) if ask.is_dark else "",
    )


def _smoke(sheet: Sheet) -> str:
    art = ""
    for x, y, r in (
        (6, -128, 6),
        (20, -129, 9),
        (38, -131, 11),
        (58, -129, 12.5),
        (78, -124, 11),
        (48, -123, 9),
        (92, -117, 8.4),
        (101, -110, 6.4),
    ):
        paint = sheet.radial(
            x - r * 0.3, y - r * 0.4, r * 1.4, [(0, "#ffffff", 1), (0.6, "#eee8e4", 1), (1, "#c4bfc9", 1)]
        )
        art += circle(x, y, r, fill=paint)
    return art


def _barrel(sheet: Sheet, t: Tones, top: float, foot: float) -> str:
    stops = [(0, t.base, 1), (0.16, t.glint, 1), (0.3, t.light, 1), (0.5, t.base, 1), (0.85, t.deep, 1), (1, t.dark, 1)]
    return sheet.across((0, top), (0, foot), stops)


def _boiler(sheet: Sheet, t: Tones) -> str:
    iron, brass = tones("#34333f"), tones("#e0ae4a")
    gold = sheet.linear(brass.glint, brass.light, brass.base, brass.deep, turn=10)
    art = path(
        "M96 -76L92 -103H112L108 -76Z",
        fill=sheet.across(
            (92, 0), (112, 0), [(0, iron.light, 1), (0.3, iron.glint, 1), (0.6, iron.base, 1), (1, iron.deep, 1)]
        ),
    )
    art += path("M90 -101H114V-106H90Z", fill=gold)
    for x, w in ((64, 9), (36, 7)):
        art += path(f"M{x - w} -76V-84C{x - w} -92 {x + w} -92 {x + w} -84V-76Z", fill=gold)
    art += path("M48 -80v-8h3v8z", fill=gold)
    art += rect(24, -80, 92, 42, rx=4, fill=_barrel(sheet, t, -80, -38))
    art += path("M24 -71H116", stroke="#ffffff", stroke_width=1.6, stroke_opacity=0.35)
    for x in (42, 62, 82):
        art += rect(x, -80.4, 3, 42.8, fill=gold)
    art += path("M96 -82H122C127 -74 127 -44 122 -36H96Z", fill=_barrel(sheet, iron, -82, -36))
    art += (
        ellipse(123, -59, 4.6, 21, fill=iron.dark)
        + ellipse(124, -59, 2.6, 14, fill=iron.light)
        + circle(125, -59, 2, fill=brass.light)
    )
    art += (
        rect(112, -91, 12, 11, rx=2, fill=iron.dark)
        + ellipse(124, -85.6, 2.8, 5.4, fill="#fff0bb")
        + ellipse(124, -85.6, 1.4, 3.6, fill="#ffffff")
    )
    art += rect(-20, -39, 150, 6, rx=1.4, fill=sheet.linear(t.light, t.dark)) + rect(
        -20, -39, 150, 1.4, fill=brass.base
    )
    art += path("M126 -34L160 -4H118L118 -34Z", fill=sheet.linear(t.light, t.base, t.deep, turn=30))
    bars = "".join(f"M{num(124 + i * 1.4)} -33L{num(122 + i * 7)} -4" for i in range(6))
    return art + path(bars, stroke=t.deep, stroke_width=1.4) + rect(116, -37, 16, 5, rx=1, fill=gold)


def _cab(sheet: Sheet, t: Tones, lit: bool) -> str:
    brass = "#e0ae4a"
    side = sheet.across((-20, -100), (26, -34), [(0, t.light, 1), (0.4, t.base, 1), (1, t.dark, 1)])
    art = path("M-18 -34V-96H26V-34Z", fill=side)
    glass = sheet.linear("#ffe9ae", "#f2b04e") if lit else sheet.linear("#31465a", "#6d93a4")
    art += path("M-10 -62V-80C-10 -88 6 -88 6 -80V-62Z", fill=glass, stroke=brass, stroke_width=1.8)
    art += path("M11 -64V-82H21V-64Z", fill=glass, stroke=brass, stroke_width=1.6)
    art += path("M-12 -56H20V-40H-12Z", fill="none", stroke=brass, stroke_width=1.1)
    art += path("M4 -52a4 4 0 1 1 -0.1 0zM-2 -48h12", fill="none", stroke=brass, stroke_width=1.2)
    roof = tones("#3a3844")
    art += path("M-26 -94C-24 -102 30 -104 34 -96L34 -92H-26Z", fill=sheet.linear(roof.glint, roof.light, roof.dark))
    return art + path(
        "M-24 -96C-20 -101 20 -102.6 31 -97", fill="none", stroke="#ffffff", stroke_width=1, stroke_opacity=0.5
    )


def _carriage(sheet: Sheet, t: Tones, lit: bool) -> str:
    cream = tones("#f6e8cb" if lightness(t.base) < 0.86 else "#b9855a")
    art = rect(-160, -86, 128, 52, rx=3, fill=sheet.linear(t.light, t.base, t.dark))
    art += path(
        "M-160 -83C-160 -86 -158 -86 -157 -86H-35C-33 -86 -32 -85 -32 -83V-60H-160Z",
        fill=sheet.linear(cream.light, cream.base, cream.dark),
    )
    glass = sheet.linear("#ffeab2", "#f0b052") if lit else sheet.linear("#d8ecee", "#6f9db2", "#3b6078")
    for i in range(5):
        x = -153 + i * 24
        art += rect(x, -80, 18, 17, rx=3, fill=glass, stroke="#7d4a2a", stroke_width=1.6)
        if not lit:
            art += path(f"M{x + 3} -64L{x + 9} -79h4L{x + 7} -64Z", fill="#ffffff", fill_opacity=0.45)
        art += path(f"M{x} -79h5c0 6 -2 9 -5 11zM{x + 18} -79h-5c0 6 2 9 5 11z", fill=t.light, fill_opacity=0.85)
    art += path("M-160 -58H-32M-160 -40H-32", stroke="#e8bd62", stroke_width=1.2)
    art += path(
        "".join(f"M{x} -55H{x + 18}V-43H{x}Z" for x in range(-153, -40, 24)),
        fill="none",
        stroke=t.deep,
        stroke_width=0.8,
        stroke_opacity=0.6,
    )
    roof = tones("#45434f")
    art += path("M-167 -84C-164 -94 -28 -94 -25 -84Z", fill=sheet.linear(roof.glint, roof.light, roof.dark))
    art += "".join(rect(x, -94, 10, 4, rx=1, fill=roof.base) for x in (-140, -100, -60))
    return art + rect(-164, -36, 136, 6, rx=1, fill="#3a3742") + rect(-34, -33, 20, 4, fill="#26242d")


def _track() -> str:
    art = "".join(rect(x, -1.6, 12, 2.4, rx=0.6, fill="#6d4c38") for x in range(-164, 160, 22))
    return art + rect(-168, -3, 333, 1.8, fill="#8b8f9a") + rect(-168, -3, 333, 0.6, fill="#dfe2e6")


def _wheel(sheet: Sheet, x: float, r: float, rim: str, spokes: int) -> str:
    y = -r - 2.6
    t = tones(rim)
    art = circle(x, y, r, fill="#23222b") + circle(
        x, y, r - 1.6, fill="none", stroke=sheet.linear(t.glint, t.base, t.deep), stroke_width=2.2
    )
    art += circle(x, y, r - 0.6, fill="none", stroke="#a8adb8", stroke_width=0.8)
    lines = "".join(
        f'<path d="M{num(x)} {num(y)}v{num(-r + 2)}" stroke="{t.base}" stroke-width="1.5" transform="rota'
        f'te({360 * i / spokes:.1f} {num(x)} {num(y)})"/>'
        for i in range(spokes)
    )
    return art + lines + circle(x, y, r * 0.22, fill=t.light) + circle(x - 0.4, y - 0.5, r * 0.1, fill="#fff2d0")


def _wagon_wheels(sheet: Sheet) -> str:
    art = "".join(rect(x - 18, -24, 36, 9, rx=2, fill="#2b2933") for x in (-132, -60))
    return art + "".join(_wheel(sheet, x, 11, "#8d6a4a", 8) for x in (-144, -120, -72, -48))


def _drivers(sheet: Sheet, t: Tones) -> str:
    """Driving wheels, the rods that join them, and the cylinder."""
    art = rect(-14, -34, 132, 14, fill="#27252f")
    art += "".join(_wheel(sheet, x, 20, t.base, 12) for x in (2, 46, 88)) + _wheel(sheet, 118, 10, t.base, 8)
    rod = sheet.linear("#ffffff", "#b8bec8", "#747b88")
    art += rect(0, -19, 90, 4, rx=2, fill=rod) + path("M46 -17L112 -27L112 -23.6L46 -13.4Z", fill=rod)
    art += "".join(circle(x, -17, 2.6, fill="#eef0f2") + circle(x, -17, 1.2, fill="#6d7480") for x in (2, 46, 88))
    iron = tones("#3d3c48")
    return (
        art
        + rect(104, -33, 24, 15, rx=3, fill=sheet.linear(iron.glint, iron.light, iron.deep))
        + rect(106, -31, 20, 1.2, fill="#e0ae4a")
    )


def _lights(sheet: Sheet) -> str:
    beam = sheet.across((125, -86), (300, -70), [(0, "#ffe6a8", 0.6), (1, "#ffd98a", 0)])
    art = path("M125 -89L300 -116L300 -20L125 -82Z", fill=beam)
    art += circle(
        125, -86, 30, fill=sheet.radial(125, -86, 30, [(0, "#fff6d8", 0.95), (0.3, "#ffd98a", 0.4), (1, "#ffb84a", 0)])
    )
    return art + rect(-156, -84, 120, 26, rx=6, fill="#ffb65a", fill_opacity=0.16)


def _express(ask: Ask, t: Tones) -> Figure:
    """A high-speed set: a long nose, one band of windows, a stripe in a second colour."""
    sheet, lit = ask.sheet, ask.is_dark
    trim = tones("#f7f3ea" if lightness(ask.colour) < 0.86 else "#3f6fae")
    nose = "M-186 -10V-92C-186 -95 -184 -96 -180 -96H52C100 -95 146 -64 168 -28C174 -18 170 -10 160 -10Z"
    paint = sheet.across(
        (0, -96), (0, -10), [(0, t.glint, 1), (0.14, t.light, 1), (0.45, t.base, 1), (0.8, t.dark, 1), (1, t.deep, 1)]
    )
    art = path(nose, fill=paint)
    art += path("M-186 -42H120C140 -41 156 -36 164 -33L169 -25C150 -32 130 -34 110 -34H-186Z", fill=trim.base)
    art += path(
        "M-186 -30H112C134 -30 156 -26 171 -19L170 -15C150 -22 134 -25 112 -25H-186Z", fill=mix(t.deep, "#1d1c2a", 0.5)
    )
    band = sheet.linear("#33415a", "#18202f")
    art += path("M-186 -80H36C48 -80 58 -74 64 -64C66 -60 62 -58 56 -58H-186Z", fill=band)
    glass = sheet.linear("#fff0c0", "#f4b75c") if lit else sheet.linear("#cfe8ee", "#6fa3bb")
    for x in (-180, -156, -132, -86, -62, -38, -14, 10, 34):
        art += rect(x, -77, 18, 16, rx=3, fill=glass)
        if not lit:
            art += path(f"M{x + 2} -62L{x + 8} -76h4L{x + 6} -62Z", fill="#ffffff", fill_opacity=0.5)
    art += path(
        "M78 -82C96 -77 112 -66 122 -54C108 -53 92 -57 84 -64C79 -69 77 -76 78 -82Z",
        fill=sheet.linear("#8fb8c8", "#22303f", turn=60),
    )
    art += path("M82 -79C96 -74 106 -66 113 -58C102 -66 92 -71 82 -74Z", fill="#ffffff", fill_opacity=0.6)
    art += path("M146 -45C154 -39 160 -32 163 -28C154 -30 148 -36 146 -45Z", fill="#fff4c8")
    art += rect(-106, -82, 15, 60, rx=2, fill=shade(t.base, 0.04), stroke=t.deep, stroke_width=1) + rect(
        -102, -77, 7, 18, rx=2, fill=glass
    )
    art += path(
        "M-180 -93H52C84 -92 116 -76 138 -56", fill="none", stroke="#ffffff", stroke_width=2, stroke_opacity=0.6
    )
    roof = rect(-150, -101, 60, 6, rx=2, fill="#5a5f6e") + path(
        "M-30 -96L-18 -108L6 -108M-18 -108L-2 -97", fill="none", stroke="#4a4e5c", stroke_width=1.8
    )
    art += rect(-192, -92, 7, 78, rx=1.5, fill=sheet.linear("#55525f", "#2b2933", turn=0))
    art += path("M-190 -92v78M-187.6 -92v78", stroke="#1d1b25", stroke_width=0.8)
    under = path("M-186 -11H160L150 -5H-186Z", fill="#2b2a35") + "".join(
        circle(x, -10, 8, fill="#3f3f4c") + circle(x, -10, 4, fill="#a9aeb8") for x in (-168, -146, 40, 62, 112, 132)
    )
    track = rect(-186, -2.6, 360, 1.8, fill="#8b8f9a") + "".join(
        rect(x, -1.4, 12, 2.2, fill="#77685c") for x in range(-184, 166, 22)
    )
    return Figure(
        (Part(under + track + roof, 0.1), Part(art, 0.3)),
        (-193, -110.5, 368, 112),
        {"ground": (0, 340), "top": (-40, -96, 160)},
        glow=circle(158, -36, 40, fill=sheet.radial(158, -36, 40, [(0, "#fff2c4", 0.9), (1, "#ffd070", 0)]))
        if lit
        else "",
    )
