"""A bus: a town bus, a double-decker, or a school bus with its bonnet."""

from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.subjects._wheels import Road, road
from illustrator.svg import Sheet, circle, line, num, path, rect

WORDS = Words(
    "bus, city bus, school bus, double-decker, double decker bus, omnibus",
    "公共汽车, 巴士, 公交车, 校车",
    "Bus, Omnibus, Reisebus, Doppeldecker, Schulbus",
    "bus, autobus, autocar, car scolaire",
    "autobús, ómnibus, colectivo, guagua",
)
HEIGHT_M = 3.1
POSES = ("city", "double", "school")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "double": "double, Doppeldecker",
    "school": "school, 校车, Schulbus, scolaire",
}
COLOUR = "#e0483c"
TAGS = ("vehicle",)
HOME = ("street",)

_OWN = {"city": COLOUR, "double": "#cc2f35", "school": "#f4b62c"}


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    t, sheet = tones(ask.colour if ask.is_asked else _OWN[ask.pose]), ask.sheet
    lit = ask.is_dark
    if ask.pose == "double":
        body, box, hubs, top = _double(sheet, t, lit), (-137.0, -139.0, 274.0, 139.0), (-82.0, 84.0), -138.0
    elif ask.pose == "school":
        body, box, hubs, top = _school(sheet, t, lit), (-141.0, -103.0, 286.0, 103.0), (-84.0, 102.0), -101.0
    else:
        body, box, hubs, top = _city(sheet, t, lit), (-149.0, -104.0, 300.0, 105.0), (-86.0, 92.0), -98.0
    wheel = Road(17.5, 0.6, 0, metal="#cfd3d9", cap=t.base)
    far = "".join(circle(x + 7, -16, 15.6, fill="#1b1922") for x in hubs)
    wheels = "".join(road(sheet, x, -17.5, wheel) for x in hubs)
    nose = box[0] + box[2] - 4
    return Figure(
        (Part(far, 0), Part(body, 0.25), Part(wheels, 0.2)),
        box,
        {"ground": (0, hubs[1] - hubs[0] + 40), "top": (-10, top, 180), "seat": (0, top, 80)},
        glow=_lights(sheet, nose) if lit else "",
    )


def _paint(sheet: Sheet, t: Tones, top: float) -> str:
    return sheet.across(
        (0, top), (0, -10), [(0, t.glint, 1), (0.1, t.light, 1), (0.45, t.base, 1), (0.8, t.dark, 1), (1, t.deep, 1)]
    )


def _arches(hubs: tuple[float, float]) -> str:
    return "".join(path(f"M{num(x - 20.6)} -10A21 21 0 1 1 {num(x + 20.6)} -10Z", fill="#17151d") for x in hubs)


def _panes(sheet: Sheet, xs: tuple[float, ...], y: float, w: float, h: float, lit: bool) -> str:
    """Windows with the heads of seats behind them."""
    glass = sheet.across(
        (0, y),
        (8, y + h),
        [(0, "#fff0bd", 1), (1, "#f2ae52", 1)] if lit else [(0, "#27405a", 1), (0.5, "#5d8ba2", 1), (1, "#b4d3d8", 1)],
    )
    art = ""
    for x in xs:
        art += rect(x, y, w, h, rx=2.6, fill=glass, stroke="#22242f", stroke_width=1.6)
        art += path(
            f"M{num(x + w * 0.2)} {num(y + h - 1)}v{num(-h * 0.24)}q0 -4 4 -4h1q4 0 4 4v{num(h * 0.24)}z",
            fill="#1a2231",
            fill_opacity=0.42,
        )
        if not lit:
            art += path(
                f"M{num(x + w * 0.3)} {num(y + h - 1)}L{num(x + w * 0.62)} {num(y + 1)}h{num(w * 0.22)}"
                f"L{num(x + w * 0.52)} {num(y + h - 1)}Z",
                fill="#ffffff",
                fill_opacity=0.32,
            )
    return art


def _door(sheet: Sheet, x: float, top: float, lit: bool, t: Tones) -> str:
    glass = sheet.linear("#ffeab2", "#eda94d") if lit else sheet.linear("#35536b", "#8fb6c3")
    h = -14 - top
    art = rect(x - 1.4, top - 1.4, 27, h + 3, rx=2.4, fill=t.deep)
    for i in (0, 1):
        art += rect(x + 12.4 * i, top, 11.6, h, rx=1.6, fill=glass, stroke="#23242e", stroke_width=1.2)
        art += line(
            x + 12.4 * i + 2.4, top + h * 0.4, x + 12.4 * i + 2.4, top + h * 0.75, stroke="#f0c75e", stroke_width=1
        )
    return art


def _city(sheet: Sheet, t: Tones, lit: bool) -> str:
    trim = tones("#fbf3e2" if lightness(t.base) < 0.86 else "#3f7fb0")
    art = path(
        "M-147 -14V-86C-147 -95 -142 -99 -133 -99H132C143 -99 147 -92 148 -80L150 -38V-18C150 -13 147"
        " -10 142 -10H-143C-146 -10 -147 -12 -147 -14Z",
        fill=_paint(sheet, t, -99),
    )
    art += rect(-112, -103, 70, 6, rx=2.6, fill=trim.dark) + rect(20, -103, 50, 6, rx=2.6, fill=trim.dark)
    art += path("M-147 -40H149.8V-33H-147Z", fill=trim.base) + path("M-147 -30H149.8V-27.6H-147Z", fill=trim.base)
    art += path("M-147 -91H147.4V-50H-147Z", fill="#22242f", fill_opacity=0.5)
    art += _panes(sheet, (-141, -111, -81, -51, -21, 34, 64), -88, 26, 34, lit)
    art += _door(sheet, 6, -86, lit, t)
    front = sheet.linear("#ffefc0", "#f0b45c") if lit else sheet.linear("#3a5a72", "#a9ccd4", turn=70)
    art += path("M98 -86H134C141 -86 143 -82 144 -76L146 -52H98Z", fill=front, stroke="#22242f", stroke_width=1.6)
    art += path("M108 -53L122 -85h8L116 -53Z", fill="#ffffff", fill_opacity=0.35)
    art += rect(98, -97.4, 44, 8, rx=2, fill="#1d1f29") + path(
        "M103 -93.4h7M113 -93.4h12M128 -93.4h8", stroke="#ffb43c", stroke_width=2.6
    )
    art += path("M141 -36C146 -36 149 -35 150 -33V-26H140C138 -30 139 -34 141 -36Z", fill="#fff4cd") + rect(
        -147.6, -48, 4, 12, rx=1.6, fill="#b91f2a"
    )
    art += path("M-130 -97H130", stroke="#ffffff", stroke_width=1.6, stroke_opacity=0.55) + path(
        "M138 -72C146 -74 148 -66 147 -58", fill="none", stroke="#2a2b35", stroke_width=2.4
    )
    return art + rect(-147, -13, 294, 3.4, rx=1.4, fill="#2a2933") + _arches((-86, 92))


def _double(sheet: Sheet, t: Tones, lit: bool) -> str:
    gold = "#f2cd76" if lightness(t.base) < 0.8 else "#a8762f"
    art = path(
        "M-134 -14V-124C-134 -133 -128 -138 -119 -138H114C128 -138 134 -131 135 -120L136 -20C136 -13 133"
        " -10 128 -10H-130C-133 -10 -134 -12 -134 -14Z",
        fill=_paint(sheet, t, -138),
    )
    xs = (-127.0, -97.0, -67.0, -37.0, -7.0, 23.0, 53.0)
    art += _panes(sheet, xs, -127, 26, 30, lit) + _panes(sheet, (-67, -37, -7, 23, 53), -76, 26, 30, lit)
    front = sheet.linear("#ffefc0", "#f0b45c") if lit else sheet.linear("#3a5a72", "#a9ccd4", turn=70)
    art += path("M85 -127H122C129 -127 131 -122 131 -117L131.4 -97H85Z", fill=front, stroke="#22242f", stroke_width=1.6)
    art += path("M92 -76H132L133 -46H92Z", fill=front, stroke="#22242f", stroke_width=1.6)
    art += path("M100 -97L112 -126h8L108 -97ZM104 -47L116 -75h7L111 -47Z", fill="#ffffff", fill_opacity=0.35)
    art += path("M-134 -88H135.4V-84H-134ZM-134 -40H135.8V-37H-134Z", fill=gold)
    art += _door(sheet, -120, -76, lit, t)
    art += path("M128 -36C132 -36 135 -35 136 -33V-26H127C125 -30 126 -34 128 -36Z", fill="#fff4cd") + rect(
        -134.6, -50, 4, 12, rx=1.6, fill="#8f1822"
    )
    art += path("M-116 -136H112", stroke="#ffffff", stroke_width=1.6, stroke_opacity=0.55)
    return art + rect(-134, -13, 269, 3.4, rx=1.4, fill="#2a2933") + _arches((-82, 84))


def _school(sheet: Sheet, t: Tones, lit: bool) -> str:
    ink = "#2a2833"
    art = path(
        "M-138 -14V-84C-138 -96 -130 -101 -118 -101H62C74 -101 80 -96 83 -86L89 -60L128 -55C138 -53 142"
        " -46 142 -36V-18C142 -13 139 -10 134 -10H-134C-137 -10 -138 -12 -138 -14Z",
        fill=_paint(sheet, t, -101),
    )
    art += path("M86 -60L128 -55C138 -53 142 -46 142 -40C128 -48 104 -52 88 -52Z", fill=mix(t.light, "#ffffff", 0.2))
    art += _panes(sheet, (-131, -102, -73, -44, -15), -90, 25, 28, lit) + _door(sheet, 18, -88, lit, t)
    front = sheet.linear("#ffefc0", "#f0b45c") if lit else sheet.linear("#3a5a72", "#a9ccd4", turn=70)
    art += path("M50 -90H68C74 -90 76 -86 78 -80L82 -60H50Z", fill=front, stroke=ink, stroke_width=1.6) + path(
        "M58 -61L68 -89h5L63 -61Z", fill="#ffffff", fill_opacity=0.4
    )
    art += path("M-138 -56H12M-138 -46H12M-138 -26H12M48 -46H138", stroke=ink, stroke_width=2)
    art += path("M100 -52L98 -24M106 -44h28M107 -38h28M108 -32h28", stroke=t.deep, stroke_width=1.4)
    art += circle(136, -38, 4.6, fill="#fff4cd", stroke="#8b8f98", stroke_width=1.4) + rect(
        -138.6, -50, 4, 10, rx=1.6, fill="#c9252f"
    )
    art += (
        rect(-136, -18, 3, 8, fill=ink)
        + rect(132, -18, 13, 7, rx=2, fill=sheet.linear("#5a5864", ink))
        + rect(-141, -18, 10, 7, rx=2, fill=ink)
    )
    art += path("M-116 -99H60", stroke="#ffffff", stroke_width=1.6, stroke_opacity=0.6)
    art += circle(70, -98, 3, fill="#e2402f") + circle(-124, -98, 3, fill="#e2402f")
    return art + rect(-134, -12.4, 264, 2.6, rx=1.2, fill=ink) + _arches((-84, 102))


def _lights(sheet: Sheet, x: float) -> str:
    beam = sheet.across((x, -30), (x + 150, -20), [(0, "#ffe6a8", 0.5), (1, "#ffd98a", 0)])
    art = path(f"M{num(x)} -34L{num(x + 150)} -56L{num(x + 150)} 8L{num(x)} -26Z", fill=beam)
    return art + circle(
        x, -30, 26, fill=sheet.radial(x, -30, 26, [(0, "#fff6d8", 0.9), (0.3, "#ffd98a", 0.35), (1, "#ffb84a", 0)])
    )
