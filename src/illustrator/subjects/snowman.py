"""A snowman with carrot, coals and scarf; in a top hat or a bobble hat."""

from illustrator.palette import shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, path, rect

WORDS = Words("snowman, snow man", "雪人", "Schneemann, Schneemänner", "bonhomme de neige", "muñeco de nieve")
HEIGHT_M = 1.6
POSES = ("hat", "bobble", "waving")
COLOUR = "#d8413a"
TAGS = ("nature", "person")
HOME = ("snow",)

_INK = "#2e2a36"


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, t = ask.sheet, tones(ask.colour)
    waves = ask.pose == "waving" or ask.holds
    arms = _arm(t, -1, waves=False) + _arm(t, 1, waves=waves)
    body = _ball(sheet, 0, -20, 25, 21.6) + _ball(sheet, 0, -49, 18.4, 16.4)
    body += path(
        "M-34 1C-26 -3 -12 -4 0 -3C12 -4 28 -3 36 1C20 2.4 -20 2.4 -34 1Z", fill=sheet.linear("#ffffff", "#c5d4ea")
    )
    body += "".join(
        circle(x, y, 1.7, fill=_INK) + circle(x - 0.5, y - 0.6, 0.5, fill="#8e8a9a")
        for x, y in ((1.4, -52), (2, -45), (1.6, -30), (1, -21))
    )
    head = _ball(sheet, 0, -74, 14, 13) + _face(sheet)
    scarf = _scarf(sheet, t)
    hat = (
        _bobble(sheet, t)
        if ask.pose == "bobble"
        else _top_hat(sheet, t, "#33303c" if not ask.is_asked else shade(ask.colour, -0.06))
    )
    hold = (35.0, -74.0) if waves else (36.0, -52.0)
    return Figure(
        (Part(arms, 0.1), Part(body, 0.28), Part(head, 0.25), Part(scarf + hat, 0.25)),
        (-49, -108, 98, 110.5),
        {"ground": (0, 56), "face": (0, -74, 13), "hold": hold, "top": (0, -106, 14), "grip": (-36, -52)},
    )


def _ball(sheet: Sheet, x: float, y: float, rx: float, ry: float) -> str:
    paint = sheet.radial(
        x - rx * 0.35,
        y - ry * 0.45,
        rx * 1.55,
        [(0, "#ffffff", 1), (0.4, "#f6f9fd", 1), (0.72, "#d9e5f4", 1), (1, "#a5bbdc", 1)],
    )
    art = ellipse(x, y, rx, ry, fill=paint)
    art += path(
        f"M{x - rx * 0.8} {y + ry * 0.35}C{x - rx * 0.4} {y + ry * 0.95} {x + rx * 0.5} {y + ry * 0.95}"
        f" {x + rx * 0.84} {y + ry * 0.2}C{x + rx * 0.5} {y + ry * 0.66} {x - rx * 0.3} {y + ry * 0.72}"
        f" {x - rx * 0.8} {y + ry * 0.35}Z",
        fill="#8fa9d4",
        fill_opacity=0.2,
    )
    return art + ellipse(
        x - rx * 0.42,
        y - ry * 0.5,
        rx * 0.2,
        ry * 0.13,
        fill="#ffffff",
        transform=f"rotate(-30 {x - rx * 0.42} {y - ry * 0.5})",
    )


def _arm(t: Tones, side: int, *, waves: bool) -> str:
    """A twig with a mitten on it."""
    if waves:
        d = f"M{side * 15} -52L{side * 30} -66L{side * 34} -75"
    else:
        d = f"M{side * 15} -52L{side * 31} -57L{side * 35} -57"
    art = path(d, fill="none", stroke="#5d3f2e", stroke_width=2.4, stroke_linecap="round", stroke_linejoin="round")
    return (
        art
        + path(
            d, fill="none", stroke="#9a7350", stroke_width=0.7, stroke_linecap="round", transform="translate(-0.4 -0.6)"
        )
        + _mitten(t, side, waves)
    )


def _mitten(t: Tones, side: int, waves: bool) -> str:
    d = "M-3.6 2C-5 -4 -4 -10 0 -10.6C3.4 -10.6 4.6 -7 4.4 -3C6 -5.4 8.6 -4.6 7.8 -2C7 0 5 1.4 3.6 3Z"
    art = path(d, fill=t.base) + path(
        "M-2.8 -1C-3.4 -5 -2.6 -8.4 -0.6 -9.2", fill="none", stroke=t.glint, stroke_width=1, stroke_linecap="round"
    )
    art += rect(-4.2, 1.4, 8.6, 3.4, rx=1.5, fill="#fff4e2")
    place = (
        f"translate({side * 34.4} -78) rotate({side * 10})"
        if waves
        else f"translate({side * 38} -56) rotate({side * 96})"
    )
    return f'<g transform="{place} scale({-side} 1)">{art}</g>'


def _face(sheet: Sheet) -> str:
    art = "".join(
        ellipse(x, -77.6, 1.7, 2.1, fill=_INK) + circle(x - 0.5, -78.4, 0.6, fill="#ffffff") for x in (-4.4, 5.4)
    )
    art += "".join(
        circle(x, y, 0.95, fill=_INK) for x, y in ((-6.4, -69.6), (-3.6, -67.6), (0, -66.8), (3.8, -67.4), (6.8, -69.2))
    )
    art += "".join(ellipse(x, -72, 2.6, 1.7, fill="#f4927e", fill_opacity=0.5) for x in (-8.4, 9.6))
    carrot = sheet.linear("#ffb45a", "#f08028", "#c9561a")
    art += path(
        "M-0.6 -75.6C2 -76.6 8 -74.6 15 -71.6C9 -71 2 -70.8 -0.4 -72C-1.6 -73 -1.6 -75 -0.6 -75.6Z", fill=carrot
    )
    return art + path("M3 -75.4l0.4 1.4M6.6 -74.4l0.3 1.2M4.6 -71.4l0.5 -1", stroke="#b84e16", stroke_width=0.5)


def _scarf(sheet: Sheet, t: Tones) -> str:
    art = path("M8 -61C13 -56 17 -48 16 -38L7.4 -37C8 -46 6 -54 2 -59Z", fill=sheet.linear(t.base, t.dark, turn=20))
    art += path("M14.6 -45.6L6.8 -44.6M12.8 -51.4L5.6 -50", stroke="#fff2dc", stroke_width=1.7)
    art += path("".join(f"M{x} -38l0.2 4" for x in (8, 10, 12, 14, 15.6)), stroke=t.base, stroke_width=1)
    art += path(
        "M-14.4 -66C-8 -60.4 8 -60.4 14.4 -66C16.6 -63 16.4 -59.4 14 -57.4C6 -52.6 -6 -52.6 -14 -57.4"
        "C-16.4 -59.4 -16.6 -63 -14.4 -66Z",
        fill=sheet.linear(t.light, t.base, t.dark),
    )
    art += path("M-9 -62.4L-10.6 -55.4M-1 -60.8V-53.8M7.6 -62L9.4 -56", stroke="#fff2dc", stroke_width=1.9)
    return art + path(
        "M3 -61.6C7 -63 11 -61 10.8 -57.4C10 -54.4 5 -54 2.6 -56.4C1.6 -58 1.8 -60.6 3 -61.6Z",
        fill=sheet.linear(t.light, t.dark),
    )


def _top_hat(sheet: Sheet, t: Tones, felt: str) -> str:
    ink = tones(felt)
    side = sheet.linear(ink.light, ink.base, ink.deep, turn=0)
    art = (
        '<g transform="rotate(-5 0 -86)">'
        + path("M-11 -86L-10.4 -105C-6 -107 6 -107 10.4 -105L11 -86Z", fill=side)
        + ellipse(0, -105.2, 10.4, 1.8, fill=ink.light)
    )
    art += path("M-11.1 -91H11.1L11 -86H-11Z", fill=sheet.linear(t.light, t.base, t.deep, turn=0))
    art += ellipse(0, -85.6, 17.4, 3, fill=sheet.linear(ink.light, ink.base, ink.deep)) + path(
        "M-16 -86C-10 -84.4 10 -84.4 16 -86", fill="none", stroke=ink.glint, stroke_width=0.7, stroke_opacity=0.7
    )
    return (
        art
        + path("M6.4 -92c2 -3 5 -4 7.6 -3c-1 3.4 -4 5 -7.6 3z", fill="#5a9a4a")
        + circle(6.4, -91.4, 1.3, fill="#e2453c")
        + "</g>"
    )


def _bobble(sheet: Sheet, t: Tones) -> str:
    art = path(
        "M-12.6 -82C-13 -94 -6 -100 0 -100C6 -100 13 -94 12.6 -82Z",
        fill=sheet.radial(-5, -95, 22, [(0, t.glint, 1), (0.35, t.light, 1), (0.7, t.base, 1), (1, t.dark, 1)]),
    )
    art += path(
        "M-8 -98L-10 -86M-3 -100L-3.6 -86M3 -100L3.6 -86M8 -98L10 -86",
        stroke=t.deep,
        stroke_width=0.7,
        stroke_opacity=0.5,
    ) + path("M-12.4 -90L-8 -93L-4 -90L0 -93L4 -90L8 -93L12.4 -90", fill="none", stroke="#fff2dc", stroke_width=1.6)
    art += rect(-14, -86.4, 28, 6.4, rx=3, fill=sheet.linear("#fffaf0", "#ecdcc4")) + path(
        "".join(f"M{x} -85.6v4.8" for x in range(-11, 13, 3)), stroke=shade("#ecdcc4", -0.1), stroke_width=0.6
    )
    return art + circle(
        0, -103, 4.6, fill=sheet.radial(-1.4, -104.6, 6, [(0, "#ffffff", 1), (0.6, "#f4ead8", 1), (1, "#c9b698", 1)])
    )
