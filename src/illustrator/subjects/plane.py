"""An aeroplane in the air: an airliner seen a little from below, or a small propeller plane."""

from illustrator.palette import lch, lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, path, rect

WORDS = Words(
    "airplane, aeroplane, plane, aircraft, airliner, jetliner, jet plane, propeller plane, biplane",
    "飞机, 客机, 螺旋桨飞机",
    "Flugzeug, Flieger, Düsenflugzeug, Propellerflugzeug, Passagierflugzeug",
    "avion, aéroplane, avion de ligne, jet privé",
    "avión, aeroplano, avioneta, jet privado",
)
HEIGHT_M = 12.0
POSES = ("jet", "propeller")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "propeller": "propeller, biplane, 螺旋桨, avioneta",
}
COLOUR = "#2f78c4"
TAGS = ("vehicle", "flies")
HOME = ("mountains", "sea")


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    # On a white plane the stripes take a slate blue.
    is_white = lightness(ask.colour) > 0.88 and lch(ask.colour)[1] < 0.05
    t = tones("#6f86ad" if is_white and ask.pose == "jet" else ask.colour)
    return _propeller(ask.sheet, t) if ask.pose == "propeller" else _jet(ask, t)


def _jet(ask: Ask, t: Tones) -> Figure:
    sheet = ask.sheet
    white = tones("#f8f3e9")
    far = path("M24 -66L-6 -92L-18 -92L-10 -64Z", fill=sheet.linear(white.dark, white.deep, turn=60))
    far += path("M-116 -70L-134 -80L-142 -80L-132 -66Z", fill=white.deep) + _engine(sheet, t, 2, -77, 0.62)
    skin = sheet.across(
        (0, -74),
        (5, -34),
        [
            (0, white.light, 1),
            (0.2, white.glint, 1),
            (0.5, white.base, 1),
            (0.8, white.dark, 1),
            (1, mix(white.deep, white.dark, 0.5), 1),
        ],
    )
    hull = (
        "M-150 -64C-128 -70 -100 -73 -60 -74H96C128 -74 150 -64 158 -52C154 -42 134 -36 104 -35H-30C-70"
        " -36 -112 -48 -150 -64Z"
    )
    tail = path(
        "M-142 -66L-164 -108C-156 -110 -148 -110 -142 -108L-98 -73Z",
        fill=sheet.linear(t.glint, t.base, t.dark, turn=50),
    )
    tail += path("M-160 -104C-154 -106 -148 -106 -143 -104L-134 -97L-156 -96Z", fill="#ffffff", fill_opacity=0.85)
    body = tail + path(hull, fill=skin)
    body += path(
        "M-150 -64C-112 -55 -60 -50 20 -49H157C150 -40 132 -36 104 -35H-30C-70 -36 -112 -48 -150 -64Z",
        fill=sheet.across((0, -52), (0, -35), [(0, t.base, 1), (0.5, t.dark, 1), (1, t.deep, 1)]),
    )
    body += path("M-146 -64.4C-108 -55 -60 -51.6 20 -50.6H157.6", fill="none", stroke=t.light, stroke_width=1.4)
    glass = "#ffd27a" if ask.is_dark else "#3f6480"
    body += "".join(rect(x, -64, 3.4, 4.8, rx=1.6, fill=glass) for x in range(-92, 112, 8) if x not in (-44, 60))
    body += rect(-46, -67, 6.4, 13, rx=2, fill="none", stroke=white.deep, stroke_width=0.9) + rect(
        59, -67, 6.4, 13, rx=2, fill="none", stroke=white.deep, stroke_width=0.9
    )
    body += path("M124 -69C134 -67 142 -63 147 -58.6L130 -59.4C127 -62 125 -66 124 -69Z", fill="#27405a") + path(
        "M128 -67C134 -65.6 140 -62.6 143 -60L137 -60.2C133 -62 130 -64 128 -67Z", fill="#a9d3e2"
    )
    body += path(
        "M-60 -71.6H96C116 -71.6 132 -67 142 -61", fill="none", stroke="#ffffff", stroke_width=1.8, stroke_opacity=0.8
    )
    wing = _engine(sheet, t, 22, -24, 1.0)
    wing += path(
        "M46 -46C30 -42 -8 -22 -52 -2L-66 -1C-58 -12 -38 -34 -24 -46C0 -52 34 -52 46 -46Z",
        fill=sheet.across((0, -50), (-30, 0), [(0, white.dark, 1), (0.4, white.base, 1), (1, white.deep, 1)]),
    )
    wing += path("M46 -46C30 -42 -8 -22 -52 -2", fill="none", stroke=white.glint, stroke_width=2) + path(
        "M-52 -2L-70 -12L-66 -1Z", fill=sheet.linear(t.light, t.dark)
    )
    wing += path("M-24 -38L-44 -16M-8 -38L-34 -12", stroke=white.deep, stroke_width=0.8) + path(
        "M-118 -58L-150 -44L-160 -44L-146 -60C-136 -64 -124 -64 -118 -58Z", fill=sheet.linear(white.light, white.dark)
    )
    return Figure(
        (Part(far, 0.15), Part(body, 0.28), Part(wing, 0.25)),
        (-166, -111, 325, 112),
        {"ground": (0, 160), "top": (0, -75, 120), "seat": (20, -75, 40)},
        glow=_nav(sheet) if ask.is_dark else "",
    )


def _engine(sheet: Sheet, t: Tones, x: float, y: float, s: float) -> str:
    shell = sheet.linear("#ffffff", "#dcdfe4", "#8a90a0")
    art = path("M-20 -8C-8 -11 10 -11 20 -9V9C10 11 -8 11 -20 6Z", fill=shell) + path(
        "M12 -10.4C15 -10.2 18 -9.6 20 -9V9C18 9.8 15 10.4 12 10.6Z", fill=t.base
    )
    art += (
        ellipse(20, 0, 3.4, 9, fill="#333947")
        + ellipse(20.4, 0, 2.2, 6.4, fill="#5d6577")
        + circle(20.6, 0, 1.6, fill="#e8ebee")
    )
    return f'<g transform="translate({x} {y}) scale({s})">{art}</g>'


def _nav(sheet: Sheet) -> str:
    art = ""
    for x, y, c in ((-60, -4, "#ff5a4a"), (156, -52, "#fff3cf"), (-158, -106, "#ffffff"), (40, -36, "#ff7a5a")):
        art += circle(x, y, 14, fill=sheet.radial(x, y, 14, [(0, c, 0.9), (1, c, 0)]))
    return art


def _propeller(sheet: Sheet, t: Tones) -> Figure:
    """A stubby sport plane: round cowl, bubble canopy, one low wing towards us, the propeller a blur."""
    trim = tones("#fbf1da" if lightness(t.base) < 0.86 else "#c9443b")
    skin = sheet.across(
        (0, -86), (6, -34), [(0, t.glint, 1), (0.22, t.light, 1), (0.5, t.base, 1), (0.85, t.dark, 1), (1, t.deep, 1)]
    )
    far = path("M30 -62L52 -88L26 -90L2 -64Z", fill=sheet.linear(t.dark, t.deep))
    tail = path(
        "M-122 -66L-142 -104C-132 -108 -120 -106 -114 -98L-84 -70Z", fill=sheet.linear(t.glint, t.base, t.dark, turn=50)
    )
    tail += path("M-140 -100C-132 -103 -122 -102 -116 -95L-108 -88L-133 -86Z", fill=trim.base)
    body = tail + path(
        "M-132 -66C-96 -72 -50 -80 -10 -80H66C84 -80 94 -70 95 -58C94 -44 84 -36 64 -35C16 -34 -60 -44 -130 -60Z",
        fill=skin,
    )
    body += path(
        "M-128 -63C-70 -58 0 -54 62 -54C76 -54 88 -55 95 -57C95 -52 93 -48 91 -45C60 -44 -60 -48 -130 -60Z",
        fill=trim.base,
    )
    body += path(
        "M62 -80C78 -81 90 -76 95 -64V-52C90 -39 80 -35 62 -35Z", fill=sheet.linear(trim.light, trim.base, trim.deep)
    ) + path("M62 -80C58 -66 58 -48 62 -35", fill="none", stroke=t.deep, stroke_width=1.2)
    body += path("M70 -68h14M70 -62h16M70 -48h15", stroke=trim.deep, stroke_width=1.6, stroke_linecap="round")
    glass = sheet.across((0, -104), (4, -78), [(0, "#e3f4f6", 1), (0.5, "#8fc2d2", 1), (1, "#3a6680", 1)])
    body += path("M-34 -78C-24 -100 6 -106 28 -98C38 -94 44 -86 46 -80Z", fill=glass) + path(
        "M-26 -80C-18 -96 0 -101 14 -99.6C2 -95 -8 -88 -12 -79.4Z", fill="#ffffff", fill_opacity=0.55
    )
    body += path(
        "M-34 -78C-24 -100 6 -106 28 -98C38 -94 44 -86 46 -80M8 -102C10 -94 11 -88 11 -80",
        fill="none",
        stroke=t.dark,
        stroke_width=2,
    )
    body += path(
        "M-126 -65C-90 -70 -50 -77.4 -14 -77.6", fill="none", stroke="#ffffff", stroke_width=1.4, stroke_opacity=0.7
    )
    gear = (
        path("M34 -38L40 -14M-4 -40L26 -14", stroke="#6b7080", stroke_width=2.6)
        + path("M24 -18C34 -22 46 -18 52 -9H22C20 -12 21 -16 24 -18Z", fill=skin)
        + circle(36, -8, 8, fill="#2b2932")
        + circle(36, -8, 3.4, fill="#cfd4da")
    )
    wing = path(
        "M40 -48C20 -42 -10 -22 -34 -4C-46 0 -60 -2 -62 -8C-50 -22 -34 -38 -18 -48C0 -54 30 -54 40 -48Z",
        fill=sheet.across((10, -52), (-20, 0), [(0, t.light, 1), (0.5, t.base, 1), (1, t.deep, 1)]),
    )
    wing += path("M40 -48C20 -42 -10 -22 -34 -4", fill="none", stroke=t.glint, stroke_width=1.8) + path(
        "M-44 -27L-30 -6C-22 -10 -14 -16 -8 -22L-28 -41Z", fill=trim.base, fill_opacity=0.9
    )
    disc = ellipse(99, -58, 5, 34, fill="#cfe0e8", fill_opacity=0.4) + ellipse(
        99, -58, 3.4, 31, fill="#ffffff", fill_opacity=0.25
    )
    disc += path(
        "M98 -58C94 -70 96 -84 99 -90C102 -84 102 -70 100 -58C104 -46 102 -32 99 -26C96 -32 96 -46 98 -58Z",
        fill="#7b5233",
    ) + path("M95 -64C102 -63 107 -60.6 108 -58C107 -55.4 102 -53 95 -52Z", fill=sheet.linear(t.light, t.base, t.deep))
    tailplane = path(
        "M-110 -66L-138 -54L-150 -56L-136 -68C-128 -72 -116 -72 -110 -66Z", fill=sheet.linear(t.light, t.dark)
    )
    return Figure(
        (Part(far + gear, 0.2), Part(body, 0.3), Part(wing + tailplane + disc, 0.25)),
        (-151, -109, 260, 109),
        {"ground": (0, 120), "seat": (4, -84, 40), "top": (-60, -76, 50), "inside": (-26, -112, 64, 34)},
    )
