"""A car from the side: a saloon, a low sports car, or one of the old days with wings and running board."""

from dataclasses import dataclass

from illustrator.palette import lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.subjects._wheels import Road, road
from illustrator.svg import Sheet, circle, ellipse, line, num, path, rect

WORDS = Words(
    "car, automobile, sedan, motorcar, taxi, sports car, race car, vintage car, classic car, old-timer",
    "汽车, 轿车, 小汽车, 跑车",
    "Auto, Wagen, PKW, Sportwagen",
    "voiture, automobile, bagnole",
    "coche, carro, automóvil, deportivo",
)
HEIGHT_M = 1.45
POSES = ("sedan", "sports", "vintage")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "sports": "sports car, race car, 跑车, Sportwagen, deportivo",
    "vintage": "vintage car, classic car, old-timer",
}
COLOUR = "#2f6fb8"
TAGS = ("vehicle",)
HOME = ("street", "canyon")


@dataclass(frozen=True)
class _Model:
    """Outlines of one body. `hubs` are the wheels' x, `sill` its lower edge."""

    body: str
    panes: tuple[str, ...]
    shoulder: str
    gaps: str
    hubs: tuple[float, float]
    wheel: Road
    top: float
    sill: float
    roof: tuple[float, float]
    lamp: tuple[float, float]
    box: tuple[float, float, float, float]


_SEDAN = _Model(
    body="M-151 -24C-156 -34 -156 -50 -152 -60C-149 -66 -140 -68 -128 -69.4C-112 -70.6 -104 -75 -95 -80"
    "C-78 -91 -62 -99 -30 -100"
    "C0 -101 20 -97 35 -89C48 -82 60 -75 69 -69.4C94 -67 124 -63 140 -55C152 -48 155.4 -38 153 -27"
    "C152 -20 148 -17 142 -17"
    "L-142 -17C-148 -17 -150 -20 -151 -24Z",
    panes=(
        "M-90 -75C-78 -84 -60 -92.6 -34 -94L-21 -94.6L-20 -71.4L-86 -71.4C-91 -71.4 -92.6 -73 -90 -75Z",
        "M-15.5 -94.6C4 -95 18 -92 29 -86C40 -79.4 48 -74 53 -70C50 -69.6 46 -70 40 -70.4L-14.8 -71.4Z",
    ),
    shoulder="M-148 -61C-120 -66 -60 -67 0 -66.4C50 -66 110 -63 142 -52C110 -58 50 -61.4 0 -62C-60 -62.6 -120"
    " -61 -148 -55Z",
    gaps="M-17.6 -71L-18.6 -27C-40 -26 -60 -26 -61 -27C-62 -44 -72 -54 -88 -60L-90 -70M-18.6 -27L50 -28"
    "C54 -40 56 -54 55 -68",
    hubs=(-92, 95),
    wheel=Road(23.5, 0.68, 5),
    top=-100,
    sill=-17,
    roof=(-22, 70),
    lamp=(146, -48),
    box=(-156, -101.5, 312, 101.5),
)
_SPORTS = _Model(
    body="M-151 -24C-155 -36 -155 -52 -150 -63C-146 -67 -136 -67 -122 -67C-100 -71 -76 -83 -44 -85.4C-14"
    " -87 8 -82 28 -73.4L56 -61"
    "C92 -58 130 -50 148 -38C156 -32 157 -22 150 -15L-144 -14C-149 -17 -150 -20 -151 -24Z",
    panes=(
        "M-84 -66C-72 -74 -58 -79.4 -42 -80.4L-30 -80.6L-26 -64L-78 -64Z",
        "M-24.6 -80.8C-8 -81 8 -77.4 20 -72C30 -67.6 38 -64 44 -60.6L-20 -63.4Z",
    ),
    shoulder="M-150 -58C-120 -63 -60 -60 0 -57C60 -55 120 -49 148 -34C110 -45 50 -50 0 -52C-60 -54 -110 -57 -150 -52Z",
    gaps="M-23 -63.6L-30 -50C-34 -38 -34 -28 -32 -22L44 -21C52 -34 52 -48 46 -60",
    hubs=(-97, 99),
    wheel=Road(25, 0.76, 10, metal="#b9bec9"),
    top=-86,
    sill=-14,
    roof=(-34, 44),
    lamp=(146, -38),
    box=(-157, -87, 313, 87),
)
_VINTAGE = _Model(
    body="M-128 -24C-134 -46 -128 -66 -110 -78C-100 -98 -84 -108 -58 -109L6 -109C16 -109 20 -106 24 -98L34 -72L106 -66"
    "C118 -65 122 -58 122 -46L122 -22L-128 -22Z",
    panes=(
        "M-88 -76C-82 -92 -72 -100.6 -56 -101L-42 -101L-42 -74L-86 -74Z",
        "M-36 -101L2 -101C9 -101 12 -99 14 -95L22 -74L-36 -74Z",
    ),
    shoulder="M-126 -68C-80 -73 0 -72 118 -63L118 -58C0 -67 -80 -68 -128 -62Z",
    gaps="M-39 -72L-39 -28M26 -70C30 -52 26 -36 20 -28M44 -62L44 -36M54 -62L54 -40M64 -61L64 -44M74 -60L74 -48",
    hubs=(-88, 92),
    wheel=Road(25.5, 0.52, 0, metal="#dfe2e4", wall="#f3ead6"),
    top=-109,
    sill=-20,
    roof=(-26, 70),
    lamp=(118, -62),
    box=(-138, -110.5, 276, 110.5),
)
_MODELS = {"sedan": _SEDAN, "sports": _SPORTS, "vintage": _VINTAGE}


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    model, t, sheet = _MODELS[ask.pose], tones(ask.colour), ask.sheet
    far = "".join(ellipse(x + 9, -model.wheel.r, model.wheel.r - 3, model.wheel.r, fill="#15131a") for x in model.hubs)
    under = rect(model.hubs[0], model.sill - 6, model.hubs[1] - model.hubs[0], 10, fill="#15131a")
    body = path(model.body, fill=_lacquer(sheet, model, t)) + _relief_lines(model, t)
    body += _cabin(sheet, model, ask.is_dark)
    body += "".join(_arch(x, model) for x in model.hubs)
    body += {"sedan": _sedan, "sports": _sports, "vintage": _vintage}[ask.pose](sheet, t)
    wheel = model.wheel
    wheels = "".join(road(sheet, x, -wheel.r, wheel) for x in model.hubs)
    front = _wings(sheet, t) if ask.pose == "vintage" else ""
    return Figure(
        (Part(far + under, 0), Part(body, 0.22), Part(wheels, 0.2), *((Part(front, 0.3),) if front else ())),
        model.box,
        {
            "ground": (0, model.hubs[1] - model.hubs[0]),
            "top": (model.roof[0], model.top + 0.5, model.roof[1]),
            "seat": (model.roof[0], model.top + 1, model.roof[1] * 0.6),
        },
        glow=_lights(sheet, model) if ask.is_dark else "",
    )


def _lacquer(sheet: Sheet, model: _Model, t: Tones) -> str:
    """Sky from above, the horizon's dark line below the shoulder, the ground's light on the belly."""
    return sheet.across(
        (0, model.top),
        (2, model.sill),
        [
            (0, t.glint, 1),
            (0.08, t.light, 1),
            (0.3, t.base, 1),
            (0.5, t.base, 1),
            (0.58, mix(t.base, t.light, 0.5), 1),
            (0.74, t.base, 1),
            (0.88, t.dark, 1),
            (1, t.deep, 1),
        ],
    )


def _relief_lines(model: _Model, t: Tones) -> str:
    art = path(model.shoulder, fill=t.glint, fill_opacity=0.75)
    crease = f"M-134 -38C-60 -42 60 -42 {num(model.box[0] + model.box[2] - 16)} -36"
    art += path(crease, fill="none", stroke=t.dark, stroke_width=1.6, stroke_opacity=0.7, transform="translate(0 1.4)")
    art += path(crease, fill="none", stroke=t.light, stroke_width=1.1)
    return art + path(model.gaps, fill="none", stroke=t.deep, stroke_width=1.1, stroke_opacity=0.85)


def _cabin(sheet: Sheet, model: _Model, lit: bool) -> str:
    """Panes with what sits behind them, and the sky's slanting reflections."""
    top, foot = model.top + 5, model.top + 40
    night = [(0, "#5f6072", 1), (1, "#f0c987", 1)]
    day = [(0, "#21384d", 1), (0.45, "#4d7691", 1), (1, "#a9cbd4", 1)]
    glass = sheet.across((-20, top), (10, foot), night if lit else day)
    outline = "".join(model.panes)
    art = path(outline, fill=glass, stroke="#1c1f2a", stroke_width=2.2, stroke_linejoin="round")
    inner = "".join(
        rect(x, model.top + 15, 10, 9, rx=3.4, fill="#151c28", fill_opacity=0.75)
        + path(f"M{x - 2} {model.top + 40}L{x} {model.top + 26}h9l4 14z", fill="#151c28", fill_opacity=0.75)
        for x in (model.roof[0] - 34, model.roof[0] + 18)
    )
    wheel = ellipse(
        model.roof[0] + 50,
        model.top + 29,
        2,
        7,
        fill="none",
        stroke="#151c28",
        stroke_width=1.6,
        stroke_opacity=0.7,
        transform=f"rotate(-20 {model.roof[0] + 50} {model.top + 29})",
    )
    shine = "".join(
        path(f"M{x} {model.top + 2}l{w} 0l-22 42l-{w} 0z", fill="#ffffff", fill_opacity=o)
        for x, w, o in ((model.roof[0] - 16, 12, 0.3), (model.roof[0] + 2, 4, 0.22), (model.roof[0] + 46, 9, 0.28))
    )
    clip = sheet.clip(path(outline))
    art += f'<g clip-path="{clip}">{inner}{wheel}{shine}</g>'
    return art + path(outline, fill="none", stroke="#e8ebee", stroke_width=0.8, stroke_opacity=0.8)


def _arch(x: float, model: _Model) -> str:
    r, foot = model.wheel.r + 4, model.sill + 0.4
    half = (r * r - (foot + model.wheel.r) ** 2) ** 0.5
    return path(f"M{num(x - half)} {num(foot)}A{r} {r} 0 1 1 {num(x + half)} {num(foot)}Z", fill="#17151d")


def _handles(points: tuple[tuple[float, float], ...]) -> str:
    return "".join(
        rect(x, y, 12, 3, rx=1.5, fill="#2a2c36", fill_opacity=0.55) + rect(x, y - 0.8, 12, 2, rx=1, fill="#eef0f1")
        for x, y in points
    )


def _sedan(sheet: Sheet, t: Tones) -> str:
    lamp = sheet.linear("#ffffff", "#dfeaf2", "#9fb3c2")
    art = path(
        "M120 -60C134 -58 147 -52 151 -43C142 -44 130 -50 120 -60Z", fill=lamp, stroke="#3b4350", stroke_width=0.8
    )
    art += circle(140, -50.6, 3, fill="#ffffff") + circle(140, -50.6, 1.4, fill="#bcd3e2")
    tail = sheet.linear("#ff7a63", "#c9202c", "#7d0f22")
    art += path("M-153.6 -56C-150 -61 -142 -62 -134 -61L-138 -51L-154.6 -47Z", fill=tail)
    art += path("M-150 -56L-138 -58.6", stroke="#ffd3c4", stroke_width=1.4, stroke_linecap="round")
    art += path("M136 -34C144 -34 150 -33 154 -32L153 -25L134 -25Z", fill="#1f222b")
    art += path("M-153 -32L-122 -32M124 -22L152 -23", stroke=t.deep, stroke_width=1)
    art += path("M-62 -20L66 -20", stroke="#dfe3e6", stroke_width=1.8, stroke_linecap="round", stroke_opacity=0.85)
    art += _handles(((-38, -61), (-74, -60.4)))
    art += path("M44 -71C44 -77 50 -79 56 -77.4C59 -76 58.4 -70.4 55 -70Z", fill=t.base)
    art += path("M46 -74C47 -77 52 -78 56 -76", fill="none", stroke=t.glint, stroke_width=1.2)
    return art + path(
        "M-54 -95.6C-34 -98.8 8 -98.6 31 -89", fill="none", stroke="#ffffff", stroke_width=1.6, stroke_opacity=0.7
    )


def _sports(sheet: Sheet, t: Tones) -> str:
    trim = "#f6f2e6" if lightness(t.base) < 0.82 else "#c8372f"
    art = path("M-152 -64C-160 -72 -146 -77 -122 -76L-120 -72.4L-140 -71L-138 -66Z", fill=t.dark)
    art += path("M-153 -74C-146 -76.6 -134 -76.6 -122 -76", stroke=t.glint, stroke_width=1.4, fill="none")
    art += path("M-64 -52C-52 -56 -42 -54 -34 -48C-42 -42 -50 -38 -60 -38C-62 -42 -63 -48 -64 -52Z", fill="#1a1a22")
    art += path("M-60 -50C-50 -52 -42 -51 -37 -48", fill="none", stroke=t.light, stroke_width=1.2)
    lamp = sheet.linear("#ffffff", "#e8f3fa", "#8fa6b8")
    art += path(
        "M112 -53C128 -50 142 -44 148 -37C136 -38 122 -44 112 -53Z", fill=lamp, stroke="#232631", stroke_width=1
    )
    art += path("M116 -52C128 -49 138 -45 145 -39", fill="none", stroke="#ffffff", stroke_width=1.5)
    art += path("M-154.6 -52L-146 -56L-132 -55L-134 -50L-154.8 -46Z", fill="#d3262f") + line(
        -150, -51.6, -137, -52.6, stroke="#ffb3a0", stroke_width=1.2
    )
    art += path("M128 -27C140 -28 150 -27 154 -25L148 -18L124 -18Z", fill="#191a22")
    art += path("M-64 -17.4L66 -17.4L62 -13.6L-60 -13.6Z", fill="#1d1c25")
    art += path("M40 -67C52 -66 60 -65 66 -60L44 -61Z", fill=t.deep)
    art += path("M-58 -30C-10 -33 30 -33 64 -30", fill="none", stroke=trim, stroke_width=1.6, stroke_linecap="round")
    art += _handles(((-20, -54),))
    art += path("M36 -62C34 -68 42 -70.6 50 -68C52 -66 50 -62.6 46 -61.8Z", fill=t.base)
    return art + path(
        "M-60 -79.6C-38 -85 0 -84 22 -74", fill="none", stroke="#ffffff", stroke_width=1.5, stroke_opacity=0.7
    )


def _vintage(sheet: Sheet, t: Tones) -> str:
    cream = "#f4e8cf" if lightness(t.base) < 0.85 else "#b98a5c"
    art = path(
        "M-104 -80C-96 -99 -82 -108 -58 -109L6 -109C16 -109 20 -106 24 -98L25.4 -95L16 -96C14 -101 10"
        " -103 2 -103L-56 -103C-74 -103 -84 -92 -91 -77Z",
        fill=sheet.linear(mix(cream, "#ffffff", 0.6), cream, shade(cream, -0.12)),
    )
    chrome = sheet.linear("#ffffff", "#b9c0c8", "#f0f2f2", "#7f8894")
    art += rect(118, -62, 7, 38, rx=3, fill=chrome)
    art += path("M119 -56h5M119 -50h5M119 -44h5M119 -38h5M119 -32h5", stroke="#59616d", stroke_width=1)
    art += path("M-128 -70C-80 -75 20 -73 118 -65", fill="none", stroke="#f4f5f4", stroke_width=1.4)
    art += _handles(((-34, -62), (-58, -62)))
    art += path("M100 -68C104 -74 112 -74 114 -68", fill="none", stroke="#e6e9ea", stroke_width=2.4)
    return art + path(
        "M-92 -98C-80 -107 -60 -107.6 -10 -107.4", fill="none", stroke="#ffffff", stroke_width=1.6, stroke_opacity=0.8
    )


def _wings(sheet: Sheet, t: Tones) -> str:
    """Flowing mudguards over the wheels, joined by the running board, and the round lamp on the front one."""
    paint = sheet.across((0, -64), (0, -12), [(0, t.glint, 1), (0.2, t.light, 1), (0.55, t.base, 1), (1, t.deep, 1)])
    front = (
        "M30 -14C44 -20 50 -34 56 -44C66 -60 84 -64 102 -62C122 -59 134 -44 136 -22L126 -20C124 -38 112"
        " -50 94 -51C74 -52 64 -38 60 -24C58 -16 50 -10 40 -10Z"
    )
    rear = (
        "M-136 -18C-138 -46 -118 -62 -92 -62C-66 -62 -56 -44 -50 -28C-47 -20 -44 -14 -38 -14L-40 -10L-54"
        " -10C-60 -26 -66 -50 -90 -51C-112 -51 -122 -38 -124 -20Z"
    )
    board = path("M-52 -16L44 -16L40 -9L-46 -9Z", fill=sheet.linear("#5b5660", "#2a2730"))
    board += path("M-50 -15L43 -15", stroke="#d9dcde", stroke_width=1.4)
    chrome = sheet.linear("#ffffff", "#aeb5be", "#eef0f0", "#6f7783")
    bumpers = rect(122, -25, 16, 6, rx=3, fill=chrome) + rect(-138, -25, 16, 6, rx=3, fill=chrome)
    lamp = path("M104 -73C112 -79 122 -78 126 -76L126 -60C120 -58 108 -60 104 -65Z", fill=chrome)
    lamp += ellipse(126, -68, 3.4, 8.2, fill=sheet.linear("#fffdf0", "#ffeab0", "#d9a94f"))
    tail = ellipse(-131, -44, 3, 4.4, fill="#d3262f") + circle(-132, -45.4, 1.2, fill="#ffc4b4")
    return board + path(rear, fill=paint) + path(front, fill=paint) + bumpers + lamp + tail


def _lights(sheet: Sheet, model: _Model) -> str:
    x, y = model.lamp
    beam = sheet.across((x, y), (x + 190, y + 30), [(0, "#ffe3a0", 0.5), (1, "#ffdc90", 0)])
    pool = sheet.radial(x, y, 34, [(0, "#fff2cc", 0.95), (0.3, "#ffd88a", 0.4), (1, "#ffc460", 0)])
    tail = sheet.radial(model.box[0] + 5, y - 4, 22, [(0, "#ff5a48", 0.7), (1, "#ff2a2a", 0)])
    art = path(f"M{x} {y - 3}L{x + 190} {y - 26}L{x + 190} {y + 44}L{x} {y + 4}Z", fill=beam)
    return art + circle(x, y, 34, fill=pool) + circle(model.box[0] + 5, y - 4, 22, fill=tail)
