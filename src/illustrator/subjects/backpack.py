"""A backpack from the front: for school, or for the mountains with a rolled mat."""

from illustrator.palette import lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stitches, stroke, tones
from illustrator.svg import Sheet, circle, ellipse, path, rect

WORDS = Words(
    "backpack, rucksack, school bag, schoolbag, knapsack",
    "背包, 书包, 双肩包",
    "Rucksack, Schulranzen, Schultasche",
    "sac à dos, cartable",
    "mochila, morral",
)
HEIGHT_M = 0.45
POSES = ("school", "hiking")
COLOUR = "#2f7f86"
TAGS = ("product",)

_LEATHER = tones("#a8693a")


def draw(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    art = _straps(t) + _body(sheet, t)
    if ask.pose == "hiking":
        art += _flap(sheet, t) + _pocket(sheet, t) + _mat(sheet, t)
        return Figure((Part(art, 0.28),), (-54, -122, 108, 122), {"ground": (0, 76), "grip": (0, -112)})
    art += _zips(t) + _pocket(sheet, t)
    return Figure(
        (Part(art, 0.28),), (-54, -114, 108, 114), {"ground": (0, 76), "grip": (0, -110), "top": (0, -101, 40)}
    )


def _straps(t: Tones) -> str:
    art = ""
    for s in (-1, 1):
        d = f"M{s * 30} -88C{s * 56} -84 {s * 52} -34 {s * 36} -14"
        art += stroke(d, t.deep, 8) + stroke(d, t.dark, 5.6)
    handle = "M-10 -98C-10 -114 10 -114 10 -98"
    return art + stroke(handle, t.deep, 5) + stroke(handle, t.base, 3.4) + moved(stroke(handle, t.pale, 1, 0.8), 0, -1)


def _body(sheet: Sheet, t: Tones) -> str:
    d = (
        "M-38 -14C-42 -40 -42 -64 -36 -84C-30 -100 -14 -103 0 -103C14 -103 30 -100 36 -84C42 -64 42 -40 38 -14"
        "Q37 0 26 0H-26Q-37 0 -38 -14Z"
    )
    art = path(
        d,
        fill=sheet.across((-38, -100), (34, 0), [(0, t.pale, 1), (0.3, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)]),
    )
    for s in (-1, 1):
        side = f"M{s * 36} -42C{s * 46} -40 {s * 48} -14 {s * 42} -5Q{s * 38} -1 {s * 32} -2L{s * 34} -40Z"
        art += path(side, fill=t.light if s < 0 else t.dark) + stitches(
            f"M{s * 37} -38C{s * 44} -34 {s * 45} -14 {s * 40} -6", t.pale, 0.6, 2
        )
    art += stroke("M-36 -80C-30 -98 -14 -100 0 -100", t.glint, 1.4, 0.7) + haze(
        sheet, (-16, -84), (18, 12), t.glint, 0.45, -14
    )
    return (
        art
        + rect(-40, -9, 80, 9, rx=5, fill=mix(t.deep, _LEATHER.dark, 0.6))
        + stitches("M-35 -6.6H35", _LEATHER.pale, 0.6, 2.2)
    )


def _puller(x: float, y: float) -> str:
    return (
        rect(x - 1.8, y - 1.6, 3.6, 3.6, rx=1, fill="#e8c878")
        + rect(x - 1.5, y + 1.4, 3, 9, rx=1.4, fill=_LEATHER.base)
        + rect(x - 1.5, y + 1.4, 1, 9, rx=0.5, fill=_LEATHER.pale)
    )


def _zips(t: Tones) -> str:
    arch = "M-33 -50C-34 -78 -22 -92 0 -92C22 -92 34 -78 33 -50"
    art = stroke(arch, t.deep, 4.4, 0.8) + stroke(arch, "#2a2226", 2.2) + stroke(arch, "#d9c49a", 1.2, None, "1 1.3")
    patch = (
        rect(-9, -80, 18, 12, rx=2.4, fill=_LEATHER.base)
        + stitches("M-7 -78.4H7V-69.6H-7Z", _LEATHER.pale, 0.5, 1.6)
        + path("M-4 -71L0 -77L4 -71Z", fill=_LEATHER.pale)
    )
    return art + patch + _puller(-24, -84)


def _pocket(sheet: Sheet, t: Tones) -> str:
    d = "M-29 -46Q0 -50 29 -46Q32 -28 29 -12Q28 -6 22 -5.6H-22Q-28 -6 -29 -12Q-32 -28 -29 -46Z"
    art = moved(path(d, fill="#0c0810", fill_opacity=0.3), 0.8, 2)
    art += path(
        d,
        fill=sheet.across((-28, -48), (26, -6), [(0, t.pale, 1), (0.3, t.light, 1), (0.7, t.base, 1), (1, t.dark, 1)]),
    )
    art += stitches(
        "M-26.4 -36Q-28.6 -24 -26 -12Q-25 -8.4 -21 -8.2H21Q25 -8.4 26 -12Q28.6 -24 26.4 -36", t.glint, 0.6, 2
    )
    zip_ = "M-29.6 -42Q0 -46 29.6 -42"
    art += (
        stroke(zip_, t.deep, 3.6, 0.9)
        + stroke(zip_, "#2a2226", 1.9)
        + stroke(zip_, "#d9c49a", 1.1, None, "1 1.3")
        + _puller(-18, -43)
    )
    badge = (
        circle(0, 0, 6.6, fill="#f6ead0")
        + circle(0, 0, 5.6, fill="#e8a03f" if lightness(t.base) < 0.8 else "#3f7f86")
        + path("M-4.6 2.6L-1.2 -2L1 .8L2.4 -.8L4.8 2.6A5.6 5.6 0 0 1 -4.6 2.6Z", fill="#fff6e2")
    )
    return art + moved(badge, 13, -24, 1, 10) + haze(sheet, (-13, -34), (12, 5), t.glint, 0.5)


def _flap(sheet: Sheet, t: Tones) -> str:
    top = tones(shade(t.base, -0.02))
    d = "M-38 -80C-34 -104 -16 -106 0 -106C16 -106 34 -104 38 -80Q40 -60 32 -57Q0 -50 -32 -57Q-40 -60 -38 -80Z"
    art = moved(path(d, fill="#0c0810", fill_opacity=0.35), 0, 2.4)
    art += path(
        d,
        fill=sheet.across(
            (-36, -104), (30, -54), [(0, top.pale, 1), (0.35, top.light, 1), (0.75, top.base, 1), (1, top.dark, 1)]
        ),
    )
    art += stitches("M-35 -62Q0 -54 35 -62", top.glint, 0.6, 2.2) + haze(sheet, (-14, -94), (20, 7), "#ffffff", 0.35)
    for x in (-18, 18):
        art += rect(x - 3.2, -66, 6.4, 30, rx=1, fill=_LEATHER.base) + rect(
            x - 3.2, -66, 1.4, 30, fill=_LEATHER.pale, fill_opacity=0.7
        )
        art += rect(x - 4.8, -53, 9.6, 7, rx=1.4, fill="none", stroke="#e8c878", stroke_width=1.6) + rect(
            x - 0.6, -52, 1.2, 5, fill="#e8c878"
        )
    return art


def _mat(sheet: Sheet, t: Tones) -> str:
    m = tones("#e0a23f" if lightness(t.base) < 0.8 else "#4f86a8")
    art = rect(
        -46,
        -121,
        92,
        19,
        rx=9.5,
        fill=sheet.across((0, -121), (0, -102), [(0, m.light, 1), (0.3, m.pale, 1), (0.6, m.base, 1), (1, m.deep, 1)]),
    )
    for s in (-1, 1):
        art += rect(s * 24 - 3, -122, 6, 21, rx=1.5, fill=_LEATHER.base) + rect(
            s * 24 - 3, -122, 1.6, 21, rx=0.8, fill=_LEATHER.pale
        )
    art += ellipse(41, -111.5, 5, 9, fill=m.dark)
    return art + stroke(
        "M41 -118C45 -116 45 -107 41 -106C38 -107 38 -114 41 -114.6C43 -113 43 -110 41 -109.4", m.pale, 1
    )
