"""A microchip with its pins: seen at a slant, or from above with its traces."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.subjects._space import Block, Eye, bounds
from illustrator.svg import Sheet, circle, line, path, polygon, rect

WORDS = Words(
    "microchip, computer chip, cpu, processor, semiconductor, chip",
    "芯片, 处理器, 微芯片, 半导体",
    "Mikrochip, Prozessor, Halbleiter, Computerchip",
    "puce électronique, processeur, microprocesseur, puce",
    "microchip, procesador, semiconductor, chip",
)
HEIGHT_M = 0.04
POSES = ("slanted", "flat")
COLOUR = "#2fa8e8"
TAGS = ("product",)

_GOLD = tones("#d9a648")
_CASE = tones("#2b3040")


def draw(ask: Ask) -> Figure:
    return _flat(ask) if ask.pose == "flat" else _slanted(ask)


def _face(sheet: Sheet, t: Tones, size: float) -> str:
    """The lid: a bevelled plate, a lit core, and circuits on it; 0 to size both ways."""
    s = size
    art = rect(
        0,
        0,
        s,
        s,
        rx=4,
        fill=sheet.across((0, 0), (s, s), [(0, _CASE.pale, 1), (0.3, _CASE.light, 1), (1, _CASE.dark, 1)]),
    )
    art += rect(
        3,
        3,
        s - 6,
        s - 6,
        rx=3,
        fill=sheet.across((0, 0), (s, s), [(0, _CASE.base, 1), (0.5, _CASE.dark, 1), (1, _CASE.deep, 1)]),
        stroke=_CASE.pale,
        stroke_width=0.6,
    )
    a, b = s * 0.3, s * 0.7
    traces = ""
    for i in range(5):
        q = a + (b - a) * (i + 0.5) / 5
        k = (i - 2) * s * 0.055
        traces += (
            f"M{a:.2f} {q:.2f}H{a - 6:.2f}L{a - 11:.2f} {q + k:.2f}H8M{b:.2f} {q:.2f}H{b + 6:.2f}"
            f"L{b + 11:.2f} {q + k:.2f}H{s - 8:.2f}"
        )
        traces += (
            f"M{q:.2f} {a:.2f}V{a - 6:.2f}L{q + k:.2f} {a - 11:.2f}V8M{q:.2f} {b:.2f}V{b + 6:.2f}"
            f"L{q + k:.2f} {b + 11:.2f}V{s - 8:.2f}"
        )
    art += stroke(traces, t.base, 1.1, 0.9)
    for i in range(5):
        q = a + (b - a) * (i + 0.5) / 5 + (i - 2) * s * 0.055
        art += "".join(circle(x, y, 1.5, fill=t.pale) for x, y in ((8, q), (s - 8, q), (q, 8), (q, s - 8)))
    core = sheet.across((a, a), (b, b), [(0, t.pale, 1), (0.4, t.light, 1), (1, t.base, 1)])
    art += (
        rect(a - 2.4, a - 2.4, b - a + 4.8, b - a + 4.8, rx=3.4, fill=_GOLD.base)
        + rect(a - 1.2, a - 1.2, b - a + 2.4, b - a + 2.4, rx=2.8, fill=t.deep)
        + rect(a, a, b - a, b - a, rx=2.2, fill=core)
    )
    step = (b - a) / 6
    for i in range(1, 6):
        art += line(a + i * step, a, a + i * step, b, stroke=t.dark, stroke_width=0.5, stroke_opacity=0.5) + line(
            a, a + i * step, b, a + i * step, stroke=t.dark, stroke_width=0.5, stroke_opacity=0.5
        )
    art += polygon([(a, a), (b, a), (a, b)], fill="#ffffff", fill_opacity=0.22) + circle(9.5, s - 16, 0, fill="none")
    return art + path("M4 8L8 4H4Z", fill=_GOLD.light)


def _slanted(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    eye = Eye(40, 34)
    s = 84.0
    board, case = Block(eye, 100, 4, 100, 0, 0), Block(eye, s, 8, s, 0, 6)
    green = tones(mix("#1f3a3c", t.deep, 0.35))
    art = (
        board.side(rect(0, 0, 100, 4, fill=green.deep))
        + board.front(rect(0, 0, 100, 4, fill=green.dark))
        + board.top(
            rect(0, 0, 100, 100, rx=2, fill=sheet.across((0, 0), (100, 100), [(0, green.light, 1), (1, green.base, 1)]))
        )
    )
    art += board.top(rect(5, 5, 96, 96, rx=4, fill="#000000", fill_opacity=0.35))
    pins = ""
    for i in range(11):
        x = 10 + i * 7.4
        pins += (
            rect(x, 94, 3.6, 6, rx=0.6, fill=_GOLD.light)
            + rect(x, 0, 3.6, 6, rx=0.6, fill=_GOLD.light)
            + rect(0, x, 6, 3.6, rx=0.6, fill=_GOLD.light)
            + rect(94, x, 6, 3.6, rx=0.6, fill=_GOLD.light)
        )
    art += board.top(pins)
    teeth = "".join(
        rect(
            4 + i * 7.4,
            1,
            3.6,
            9,
            rx=0.6,
            fill=sheet.across((0, 1), (0, 10), [(0, _GOLD.glint, 1), (0.4, _GOLD.base, 1), (1, _GOLD.deep, 1)]),
        )
        for i in range(11)
    )
    art += case.side(rect(0, 0, s, 8, fill=_CASE.deep) + teeth) + case.front(rect(0, 0, s, 8, fill=_CASE.dark) + teeth)
    art += case.side(rect(0, 0, s, 3.4, fill=_CASE.base)) + case.front(rect(0, 0, s, 3.4, fill=_CASE.light))
    art += case.top(_face(sheet, t, s))
    x, y, bw, bh = bounds(board.corners() + case.corners())
    lift = -(y + bh)
    at = case.roof()
    glow = haze(sheet, (at[0], at[1] + lift), (62, 40), t.base, 0.3 if ask.is_dark else 0.14)
    return Figure(
        (Part(moved(art, 0, lift), 0.2),),
        (x, -bh, bw, bh),
        {"ground": (0, bw * 0.6), "top": (at[0], at[1] + lift, 70)},
        glow=glow,
    )


def _flat(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    s, art = 84.0, ""
    gold = sheet.linear(_GOLD.glint, _GOLD.base, _GOLD.dark, turn=60)
    for i in range(10):
        q = -37 + i * 7.8
        art += "".join(
            rect(x, y, w, h, rx=1, fill=gold)
            for x, y, w, h in ((q, -104, 4, 12), (q, -12, 4, 12), (-52, q - 52, 12, 4), (40, q - 52, 12, 4))
        )
    art += rect(-46, -98, 92, 92, rx=5, fill=tones(mix("#1f3a3c", t.deep, 0.35)).base) + moved(
        _face(sheet, t, s), -s / 2, -52 - s / 2
    )
    glow = haze(sheet, (0, -52), (50, 50), t.base, 0.4 if ask.is_dark else 0.16)
    return Figure((Part(art, 0.24),), (-52, -104, 104, 104), {"ground": (0, 90), "grip": (0, -52)}, glow=glow)
