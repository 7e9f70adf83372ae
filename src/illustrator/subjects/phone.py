"""A smartphone: its screen, or its back with the cameras."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.subjects.laptop import wallpaper
from illustrator.svg import Sheet, circle, ellipse, group, polygon, rect

WORDS = Words(
    "phone, smartphone, mobile phone, cell phone, cellphone, iphone, mobile",
    "手机, 智能手机, 电话",
    "Handy, Smartphone, Telefon, Mobiltelefon",
    "téléphone, smartphone, téléphone portable",
    "teléfono, móvil, celular, teléfono móvil",
)
HEIGHT_M = 0.15
POSES = ("front", "back")
COLOUR = "#4f5d78"
TAGS = ("product",)


def draw(ask: Ask) -> Figure:
    art = _back(ask) if ask.pose == "back" else _front(ask)
    return Figure((Part(art, 0.28),), (-27, -104, 54, 104), {"ground": (0, 46), "grip": (0, -30)}, glow=_light(ask))


def _light(ask: Ask) -> str:
    return haze(ask.sheet, (0, -54), (52, 78), "#8fb4ff", 0.28) if ask.is_dark and ask.pose == "front" else ""


def _frame(sheet: Sheet, t: Tones) -> str:
    """Polished edges and the keys on them."""
    stops = [
        (0, t.deep),
        (0.04, t.glint),
        (0.09, t.base),
        (0.5, t.light),
        (0.92, t.base),
        (0.965, t.glint),
        (1, t.deep),
    ]
    art = (
        rect(25, -82, 2, 14, rx=1, fill=t.dark)
        + rect(-27, -84, 2, 8, rx=1, fill=t.dark)
        + rect(-27, -73, 2, 12, rx=1, fill=t.dark)
    )
    return art + rect(-26, -104, 52, 104, rx=9.5, fill=sheet.across((-26, 0), (26, 0), [(a, c, 1.0) for a, c in stops]))


def _front(ask: Ask) -> str:
    sheet, dice, t = ask.sheet, ask.dice.fork("screen"), tones(ask.colour)
    art = _frame(sheet, t) + rect(-24.6, -102.6, 49.2, 101.2, rx=8.4, fill="#0d0e13")
    screen = wallpaper(sheet, ask.colour, -23, -101, 46, 98, dice) + _home(sheet)
    screen += polygon([(-23, -101), (14, -101), (-23, -38)], fill="#ffffff", fill_opacity=0.09)
    art += group(screen, clip_path=sheet.clip(rect(-23, -101, 46, 98, rx=7.2)))
    return art + rect(-7, -98.4, 14, 4, rx=2, fill="#0d0e13") + circle(4.4, -96.4, 1, fill="#2c3a66")


def _home(sheet: Sheet) -> str:
    """The hour, two small cards and rows of apps."""
    art = (
        rect(-11, -88, 4, 9, rx=1.4, fill="#ffffff")
        + rect(-5, -88, 4, 9, rx=1.4, fill="#ffffff", fill_opacity=0.92)
        + circle(0.9, -85.6, 0.9, fill="#ffffff")
        + circle(0.9, -81.6, 0.9, fill="#ffffff")
    )
    art += rect(3, -88, 4, 9, rx=1.4, fill="#ffffff") + rect(9, -88, 4, 9, rx=1.4, fill="#ffffff", fill_opacity=0.92)
    art += (
        rect(-19, -72, 18, 18, rx=4, fill="#ffffff", fill_opacity=0.88)
        + circle(-13, -66, 3.2, fill="#f7b23c")
        + rect(-16, -60, 12, 1.8, rx=0.9, fill="#6d7590")
    )
    art += rect(1, -72, 18, 18, rx=4, fill="#1d2238", fill_opacity=0.75) + stroke(
        "M4 -58L8 -62.6L11 -60L16 -67", "#74e0a8", 1.3
    )
    hues = ("#f2685c", "#f4b942", "#5fc48a", "#4f9bea", "#b07be8", "#f58fb0", "#3fb8b8", "#f0f0f4")
    for i, hue in enumerate(hues):
        x, y = -19 + (i % 4) * 10.2, -47 + (i // 4) * 13
        c = tones(hue)
        art += rect(x, y, 7.6, 7.6, rx=2.1, fill=sheet.across((x, y), (x, y + 8), [(0, c.light, 1), (1, c.base, 1)]))
        art += circle(x + 3.8, y + 3.8, 1.7, fill="#ffffff" if i < 7 else "#4a5068", fill_opacity=0.92)
    art += rect(-20, -17, 40, 11.4, rx=4.4, fill="#ffffff", fill_opacity=0.34)
    for i, hue in enumerate(("#5fc48a", "#4f9bea", "#f4b942", "#f2685c")):
        art += rect(-17.4 + i * 9.1, -15, 7.4, 7.4, rx=2.1, fill=hue)
    return art + rect(-7, -4.6, 14, 1, rx=0.5, fill="#ffffff", fill_opacity=0.9)


def _eye(sheet: Sheet, x: float, y: float, r: float) -> str:
    art = circle(x, y, r, fill=sheet.linear("#f2f2f4", "#6c6e78", "#d8d9de", turn=50)) + circle(
        x, y, r * 0.86, fill="#15151b"
    )
    art += circle(
        x,
        y,
        r * 0.56,
        fill=sheet.radial(
            x - r * 0.1, y + r * 0.2, r * 0.6, [(0, "#3d6fd0", 1), (0.5, "#1d2454", 1), (1, "#07060e", 1)]
        ),
    )
    return art + ellipse(x - r * 0.22, y - r * 0.26, r * 0.18, r * 0.12, fill="#ffffff", fill_opacity=0.9)


def _back(ask: Ask) -> str:
    sheet, t = ask.sheet, tones(ask.colour)
    plate = sheet.across((-24, -102), (24, 0), [(0, t.pale, 1), (0.3, t.light, 1), (0.6, t.base, 1), (1, t.dark, 1)])
    art = _frame(sheet, t) + rect(-24.8, -102.8, 49.6, 101.6, rx=8.6, fill=plate)
    art += polygon([(-24, -60), (24, -92), (24, -70), (-24, -36)], fill="#ffffff", fill_opacity=0.14)
    art += rect(-21, -99, 25.4, 27, rx=7, fill=mix(t.light, "#ffffff", 0.22), stroke=t.glint, stroke_width=0.6) + rect(
        -20.4, -98, 25.4, 27, rx=7, fill="none", stroke=t.deep, stroke_width=0.5, stroke_opacity=0.4
    )
    art += _eye(sheet, -14, -92, 5.4) + _eye(sheet, -14, -79, 5.4) + _eye(sheet, -2.6, -85.5, 5.4)
    art += circle(-2.4, -94.6, 1.7, fill="#fff3cf") + circle(-2.4, -76, 0.8, fill="#1a1a20")
    sign = circle(0, 0, 5.4, fill="none", stroke=t.glint, stroke_width=1.2) + stroke(
        "M-2 2L2 -2M-2 -1.4V2H1.4", t.glint, 1
    )
    return art + moved(sign, 0, -46)
