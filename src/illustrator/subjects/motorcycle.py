"""A motorcycle: a classic roadster, or a scooter with its shield and round rear."""

from illustrator.palette import lightness
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.subjects._wheels import Road, Spoked, road, spoked
from illustrator.svg import Sheet, arc, circle, ellipse, path, rect

WORDS = Words(
    "motorcycle, motorbike, scooter, vespa, moped",
    "摩托车, 摩托, 踏板车, 小摩托",
    "Motorrad, Motorroller, Moped",
    "moto, motocyclette, scooter, mobylette",
    "motocicleta, motoneta, ciclomotor",
)
HEIGHT_M = 1.15
POSES = ("roadster", "scooter")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "scooter": "scooter, vespa, moped, 踏板车, 小摩托, roller, moped, mobylette, motoneta, ciclomotor",
}
COLOUR = "#c8372f"
TAGS = ("vehicle",)
HOME = ("street", "canyon")

_LEATHER = "#7b4a2d"


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    t, sheet = tones(ask.colour), ask.sheet
    if ask.pose == "scooter":
        return _scooter(sheet, t, ask.is_dark)
    wheel = Spoked(29, 6.4, 24)
    wheels = spoked(sheet, -62, -29, wheel) + spoked(sheet, 64, -29, wheel)
    wheels += "".join(circle(x, -29, 9, fill="none", stroke="#b9bec8", stroke_width=3) for x in (-62, 64))
    frame = _frame() + _engine(sheet) + _pipes(sheet)
    body = _guards(t) + _tank(sheet, t) + _seat(sheet) + _front(sheet)
    glow = _light(sheet, 56, -76) if ask.is_dark else ""
    return Figure(
        (Part(wheels, 0.15), Part(frame, 0.2), Part(body, 0.28)),
        (-99, -107.5, 197, 109),
        {"ground": (0, 130), "seat": (-26, -64, 40), "top": (-26, -64, 40), "grip": (24, -96)},
        glow=glow,
    )


def _frame() -> str:
    tube = {
        "fill": "none",
        "stroke": "#2b2a33",
        "stroke_width": "4.4",
        "stroke_linecap": "round",
        "stroke_linejoin": "round",
    }
    art = path("M34 -80L28 -62L18 -20L-26 -18L-34 -52L-70 -56M30 -66L-30 -56M-26 -18L-62 -29", **tube)
    art += path("M-50 -54L-62 -30", stroke="#b7bcc6", stroke_width=4.6) + path(
        "".join(f"M{-53.6 - i * 1.6} {-49 + i * 3.4}l6 2.4" for i in range(5)), stroke="#4a4a55", stroke_width=1.4
    )
    return art + path("M-20 -14L-10 -1", stroke="#55555f", stroke_width=3, stroke_linecap="round")


def _engine(sheet: Sheet) -> str:
    iron = sheet.linear("#f0f1f2", "#b3b8c2", "#6b707d", "#3f424e", turn=50)
    art = path("M-26 -40C-26 -46 24 -46 24 -38L22 -18C20 -12 -20 -11 -26 -16Z", fill="#2f2f39")
    art += circle(-8, -25, 13, fill=iron) + circle(-8, -25, 9, fill="#5d626e") + circle(-8, -25, 8, fill=iron)
    art += circle(12, -24, 9, fill=iron) + circle(12, -24, 5, fill="#7d828e")
    art += path("M-6 -40L-14 -58L6 -62L14 -42Z", fill="#4a4c58")
    fins = "".join(f"M{-8.5 - i * 1.6} {-41 - i * 3.4}L{16 - i * 1.5} {-43.4 - i * 3.4}" for i in range(6))
    art += path(fins, stroke="#d5d9de", stroke_width=1.7, stroke_linecap="round")
    return (
        art
        + path("M-20 -34L-30 -50L-16 -56", fill="#3a3b46")
        + path("M-15 -25l3 -7l3 4l4 -5", fill="none", stroke="#ffffff", stroke_width=0.9, stroke_opacity=0.7)
    )


def _pipes(sheet: Sheet) -> str:
    chrome = sheet.linear("#ffffff", "#c6ccd4", "#6f7683", "#e4e7ea")
    art = path(
        "M14 -46C34 -44 32 -18 14 -14L-30 -12", fill="none", stroke="#7d8490", stroke_width=6, stroke_linecap="round"
    )
    art += path(
        "M14 -47C33 -45 31 -19 13 -15.4L-30 -13.4",
        fill="none",
        stroke="#f3f4f5",
        stroke_width=2,
        stroke_linecap="round",
    )
    return (
        art
        + path("M-30 -17L-84 -22C-88 -22 -88 -11 -84 -11L-30 -8.6Z", fill=chrome)
        + ellipse(-85, -16.5, 2.2, 5, fill="#24242d")
    )


def _guards(t: Tones) -> str:
    art = ""
    for x, start, end in ((-62, 176, 318), (64, 212, 336)):
        art += path(arc(x, -29, 33, start, end), fill="none", stroke=t.dark, stroke_width=6, stroke_linecap="round")
        art += path(
            arc(x - 0.6, -29.8, 33, start, end), fill="none", stroke=t.base, stroke_width=4.2, stroke_linecap="round"
        )
        art += path(
            arc(x - 1, -30.6, 33.4, start + 10, end - 40),
            fill="none",
            stroke=t.glint,
            stroke_width=1.3,
            stroke_linecap="round",
        )
    return art + rect(-98, -46, 5, 8, rx=2, fill="#d3262f") + rect(-97.4, -45, 1.6, 4, rx=0.8, fill="#ffb0a0")


def _tank(sheet: Sheet, t: Tones) -> str:
    paint = sheet.across((0, -86), (4, -58), [(0, t.glint, 1), (0.25, t.light, 1), (0.55, t.base, 1), (1, t.deep, 1)])
    art = path(
        "M-14 -62C-14 -72 -2 -84 16 -86C30 -87 38 -80 37 -72C35 -64 24 -60 10 -58C-2 -57 -14 -57 -14 -62Z", fill=paint
    )
    cream = "#fbecc9" if lightness(t.base) < 0.85 else "#a8443a"
    art += path("M-8 -64C0 -70 16 -75 33 -74C30 -68 20 -64 8 -62.6C0 -62 -6 -62 -8 -64Z", fill=cream)
    art += path("M-6 -64.2C2 -69 16 -73.4 30 -73", fill="none", stroke=t.deep, stroke_width=0.8)
    art += path(
        "M-6 -72C0 -79 8 -83 18 -83.6",
        fill="none",
        stroke="#ffffff",
        stroke_width=2,
        stroke_opacity=0.75,
        stroke_linecap="round",
    )
    art += path(
        "M-34 -54C-30 -60 -18 -60 -14 -56L-18 -40C-24 -38 -32 -40 -34 -46Z",
        fill=sheet.linear(t.light, t.base, t.deep, turn=60),
    )
    return art + rect(13, -89.4, 9, 4, rx=1.6, fill="#d9dde1")


def _seat(sheet: Sheet) -> str:
    s = tones(_LEATHER)
    art = path(
        "M-14 -60C-20 -68 -34 -64 -46 -66C-58 -68 -72 -72 -78 -66C-80 -60 -72 -57 -60 -57C-44 -55 -22 -54 -14 -57Z",
        fill=sheet.linear(s.glint, s.light, s.base, s.deep),
    )
    return (
        art
        + path(
            "M-75 -64C-60 -66 -40 -62 -18 -62.6",
            fill="none",
            stroke=s.glint,
            stroke_width=0.6,
            stroke_dasharray="1.8 1.2",
        )
        + path("M-46 -66l1 9M-34 -65l1 9M-58 -67.6l1 10", stroke=s.deep, stroke_width=0.9, stroke_opacity=0.6)
    )


def _front(sheet: Sheet) -> str:
    """Fork, bars, clocks and the big round lamp."""
    art = path("M36 -86L64 -29", stroke="#5f6572", stroke_width=7, stroke_linecap="round")
    art += path("M34.6 -86L62.6 -29", stroke="#eef0f2", stroke_width=2.4, stroke_linecap="round")
    art += path("M48 -62L64 -29", stroke="#30303a", stroke_width=7, stroke_linecap="round") + path(
        "M47.4 -61L61 -33", stroke="#8e929d", stroke_width=1.6
    )
    art += circle(64, -29, 4.6, fill="#d9dde2") + circle(63, -30, 2, fill="#ffffff")
    art += path(
        "M36 -86C38 -96 34 -100 26 -98L14 -95", fill="none", stroke="#9ba1ac", stroke_width=3.2, stroke_linecap="round"
    )
    art += path("M26 -98.4L12 -94.4", stroke="#24232b", stroke_width=5, stroke_linecap="round") + path(
        "M25 -99.6L13 -96", stroke="#6c6a76", stroke_width=1.1, stroke_linecap="round"
    )
    art += path("M34 -98L30 -104", stroke="#6f7480", stroke_width=1.6) + ellipse(
        28, -104, 5, 2.2, fill="#c9ced6", transform="rotate(-20 28 -104)"
    )
    chrome = sheet.radial(50, -84, 14, [(0, "#ffffff", 1), (0.5, "#c3c9d2", 1), (1, "#5f6673", 1)])
    art += path("M40 -82C42 -90 52 -90 58 -88V-66C50 -64 42 -66 40 -74Z", fill=chrome)
    art += ellipse(58, -77, 4, 11, fill="#fff3c4", stroke="#aab0ba", stroke_width=1.4) + ellipse(
        57.4, -80, 1.4, 4, fill="#ffffff"
    )
    return (
        art
        + circle(40, -90, 4, fill="#dfe3e7")
        + circle(40, -90, 2.6, fill="#24242d")
        + circle(66, -64, 2.6, fill="#f29a3a")
    )


def _scooter(sheet: Sheet, t: Tones, lit: bool) -> Figure:
    wheel = Road(19, 0.56, 0, metal="#d5d9de", cap="#a9aeb8", wall="#f3ead6")
    wheels = road(sheet, -54, -19, wheel) + road(sheet, 62, -19, wheel)
    paint = sheet.across((0, -66), (6, -12), [(0, t.glint, 1), (0.25, t.light, 1), (0.55, t.base, 1), (1, t.deep, 1)])
    body = path(
        "M-90 -34C-92 -54 -74 -66 -44 -64C-26 -63 -18 -54 -16 -40L-12 -18C-8 -14 6 -14 18 -16L24 -26C30"
        " -50 32 -66 36 -80L46 -84C50 -78 46 -54 40 -36L32 -14C28 -8 20 -7 8 -7H-22C-30 -7 -34 -10 -36"
        " -16C-44 -32 -66 -34 -74 -20C-82 -20 -88 -26 -90 -34Z",
        fill=paint,
    )
    body += path(
        "M-84 -42C-80 -56 -60 -60 -42 -58C-28 -56 -24 -46 -26 -34C-34 -46 -66 -48 -84 -42Z",
        fill=t.light,
        fill_opacity=0.6,
    )
    body += path(
        "M-80 -50C-72 -58 -58 -60 -44 -59",
        fill="none",
        stroke="#ffffff",
        stroke_width=2,
        stroke_opacity=0.75,
        stroke_linecap="round",
    )
    body += path("M-24 -8.6H10C20 -8.6 26 -10 29 -15", fill="none", stroke="#f0f1f1", stroke_width=1.8) + path(
        "M36 -78C33 -58 30 -42 24 -28", fill="none", stroke=t.glint, stroke_width=1.6
    )
    body += path("M40 -36C46 -46 62 -50 74 -44C84 -38 86 -28 84 -22C76 -30 60 -32 50 -22L40 -22Z", fill=paint) + path(
        "M46 -40C54 -45 66 -45 73 -40", fill="none", stroke="#ffffff", stroke_width=1.4, stroke_opacity=0.7
    )
    body += path("M44 -40L60 -19", stroke="#c9ced6", stroke_width=4, stroke_linecap="round")
    body += path("M-94 -40l6 -2v8l-5 1z", fill="#d3262f")
    s = tones(_LEATHER)
    seat = path(
        "M-82 -64C-84 -72 -70 -75 -54 -74C-42 -73 -26 -73 -20 -68C-18 -64 -22 -62 -28 -62C-46 -62 -66 -60 -82 -64Z",
        fill=sheet.linear(s.glint, s.light, s.dark),
    )
    seat += path(
        "M-78 -66C-62 -64 -40 -65 -24 -65", fill="none", stroke=s.glint, stroke_width=0.6, stroke_dasharray="1.8 1.2"
    )
    head = path("M40 -82L36 -96", stroke="#b6bcc6", stroke_width=4) + path(
        "M28 -100C28 -108 46 -108 50 -100C52 -94 48 -88 42 -87C34 -87 28 -92 28 -100Z", fill=paint
    )
    head += ellipse(50, -97, 3.6, 6.6, fill="#fff3c4", stroke="#c3c8d0", stroke_width=1.2)
    head += path("M34 -99L18 -96", stroke="#2a2932", stroke_width=4.6, stroke_linecap="round") + path(
        "M33 -100.4L19 -97.6", stroke="#777580", stroke_width=1
    )
    head += path("M34 -104L26 -114", stroke="#8b919c", stroke_width=1.4) + circle(
        25, -116, 4.6, fill=sheet.linear("#ffffff", "#9fb3bf")
    )
    return Figure(
        (Part(wheels, 0.2), Part(body, 0.3), Part(seat + head, 0.25)),
        (-95, -121, 182, 121),
        {"ground": (4, 120), "seat": (-46, -74, 36), "top": (-46, -74, 36), "grip": (20, -97)},
        glow=_light(sheet, 52, -97) if lit else "",
    )


def _light(sheet: Sheet, x: float, y: float) -> str:
    beam = sheet.across((x, y), (x + 140, y + 16), [(0, "#ffe6a8", 0.55), (1, "#ffd98a", 0)])
    art = path(f"M{x} {y - 6}L{x + 140} {y - 30}L{x + 140} {y + 60}L{x} {y + 6}Z", fill=beam)
    return art + circle(
        x, y, 28, fill=sheet.radial(x, y, 28, [(0, "#fff6d8", 0.95), (0.3, "#ffd98a", 0.4), (1, "#ffb84a", 0)])
    )
