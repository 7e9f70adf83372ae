"""A laptop: open with something on its screen, or closed."""

from illustrator.chance import Dice
from illustrator.palette import lch, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, rounded, stroke, tones
from illustrator.subjects._space import Block, Eye, bounds
from illustrator.svg import Point, Sheet, circle, group, num, path, polygon, rect

WORDS = Words(
    "laptop, computer, notebook computer, pc",
    "笔记本电脑, 电脑, 手提电脑",
    "Laptop, Computer, Rechner",
    "ordinateur portable, ordinateur",
    "portátil, ordenador, computadora, laptop",
)
HEIGHT_M = 0.26
POSES = ("open", "closed")
COLOUR = "#c4c7cc"
TAGS = ("product",)


def draw(ask: Ask) -> Figure:
    return _closed(ask) if ask.pose == "closed" else _open(ask)


def wallpaper(sheet: Sheet, colour: str, x: float, y: float, w: float, h: float, dice: Dice) -> str:
    """Waves of light in the colour's hue, for screens. Clipped by whoever lays it."""
    chroma = lch(colour)[1]
    lead = colour if chroma > 0.05 else dice.pick(("#5b6fd8", "#e0785a", "#3f9a94"))
    t = tones(shade(lead, -0.04))
    warm = tones(shade(t.light, 0.06, 1.0, -46))
    art = rect(
        x, y, w, h, fill=sheet.across((x, y), (x + w, y + h), [(0, t.deep, 1), (0.6, t.base, 1), (1, warm.base, 1)])
    )
    for i, (tone, share) in enumerate(((t.light, 0.42), (warm.light, 0.6), (warm.pale, 0.8))):
        top = y + h * share
        d = (
            f"M{num(x)} {num(top + h * 0.14)}C{num(x + w * 0.3)} {num(top - h * 0.24)} {num(x + w * 0.55)}"
            f" {num(top + h * 0.22)} {num(x + w)} {num(top - h * 0.2)}V{num(y + h)}H{num(x)}Z"
        )
        art += path(
            d,
            fill=sheet.across(
                (x, top - h * 0.2), (x + w * 0.7, y + h), [(0, tone, 0.95), (1, mix(tone, t.deep, 0.55), 0.9 - 0.1 * i)]
            ),
        )
    return art + haze(sheet, (x + w * 0.72, y + h * 0.2), (w * 0.34, h * 0.4), warm.glint, 0.5)


def _window(dice: Dice) -> str:
    """A window with lines of code."""
    art = (
        rect(-45, -90, 56, 47, rx=2.4, fill="#000000", fill_opacity=0.28)
        + rect(-46, -92, 56, 47, rx=2.4, fill="#20243a")
        + path("M-46 -86.6V-89.6Q-46 -92 -43.6 -92H7.6Q10 -92 10 -89.6V-86.6Z", fill="#32385a")
    )
    art += "".join(circle(-42.6 + i * 3.6, -89.3, 1.1, fill=c) for i, c in enumerate(("#f2685c", "#f4bd4f", "#62c466")))
    hues = ("#7fd0f0", "#f2a07a", "#c79bf0", "#8fe0a8", "#e8e6f2")
    for row in range(8):
        x = -42.0 + (0, 4, 8, 8, 4, 8, 4, 0)[row]
        for _ in range(1 + dice.whole(3)):
            long = dice.between(4, 12)
            if x + long > 6:
                break
            art += rect(x, -83 + row * 4.6, long, 1.8, rx=0.9, fill=dice.pick(hues))
            x += long + 2
    art += rect(17, -88, 32, 20, rx=2.4, fill="#ffffff", fill_opacity=0.9)
    art += "".join(
        rect(20.5 + i * 5.4, -71 - high, 3.4, high, rx=0.8, fill="#f2a07a" if i == 3 else "#6f86e0")
        for i, high in enumerate((5, 8, 6, 13, 10))
    )
    return (
        art
        + rect(17, -63, 32, 18, rx=2.4, fill="#ffffff", fill_opacity=0.85)
        + rect(20, -59, 18, 2, rx=1, fill="#4a5578")
        + rect(20, -54.4, 24, 1.6, rx=0.8, fill="#aab2cc")
        + rect(20, -50.6, 15, 1.6, rx=0.8, fill="#aab2cc")
    )


def _keys(t: Tones) -> str:
    """Rows of keys on a deck seen from above, wider towards the viewer."""
    art = ""
    key = tones("#2c2e36")

    def at(u: float, v: float) -> Point:
        half = 57 + 11.5 * v
        return -half + 2 * half * u, -23.4 + 19.4 * v

    for row in range(5):
        v0, v1 = 0.05 + row * 0.115, 0.05 + row * 0.115 + 0.09
        if row == 4:
            spans = [(0.08, 0.28), (0.295, 0.68), (0.695, 0.92)]
        else:
            spans = [(0.08 + k * 0.0605, 0.08 + k * 0.0605 + 0.052) for k in range(14)]
        for u0, u1 in spans:
            corners = [at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)]
            art += polygon(corners, fill=key.base) + polygon(
                [at(u0, v0), at(u1, v0), at(u1, v0 + 0.02), at(u0, v0 + 0.02)], fill=key.pale, fill_opacity=0.6
            )
    pad = [at(0.34, 0.66), at(0.66, 0.66), at(0.67, 0.95), at(0.33, 0.95)]
    return art + path(rounded(pad, 1.4), fill=t.light) + stroke(rounded(pad, 1.4), t.dark, 0.6, 0.8)


def _open(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("screen"), tones(ask.colour)
    lid = rounded([(-60, -103), (60, -103), (58, -23), (-58, -23)], 5)
    art = path(lid, fill=sheet.linear(t.pale, t.base, t.dark, turn=60)) + path(
        rounded([(-58.6, -101.6), (58.6, -101.6), (57, -23), (-57, -23)], 4), fill="#17181d"
    )
    glass = rounded([(-55, -98), (55, -98), (54, -29), (-54, -29)], 1.6)
    scene = wallpaper(sheet, ask.colour, -56, -99, 112, 71, dice) + _window(dice)
    scene += polygon([(-56, -99), (2, -99), (-34, -28), (-56, -28)], fill="#ffffff", fill_opacity=0.07)
    art += group(scene, clip_path=sheet.clip(path(glass))) + circle(0, -100, 0.8, fill="#4a5068")
    art += rect(-44, -25.5, 88, 3, rx=1.4, fill="#1d1e24")
    deck = path(
        rounded([(-58.5, -24), (58.5, -24), (70, -3.6), (-70, -3.6)], 2.6),
        fill=sheet.across((-58, -24), (50, -3), [(0, t.pale, 1), (0.5, t.light, 1), (1, t.base, 1)]),
    )
    edge = "M-70 -5.4H70V-3.6Q70 0 65 0H-65Q-70 0 -70 -3.6Z"
    deck += path(edge, fill=sheet.across((0, -5), (0, 0), [(0, t.glint, 1), (0.3, t.base, 1), (1, t.deep, 1)])) + path(
        "M-11 -5.4H11Q10 -2.6 7 -2.6H-7Q-10 -2.6 -11 -5.4Z", fill=t.deep, fill_opacity=0.7
    )
    deck += _keys(t)
    light = haze(sheet, (0, -60), (100, 76), "#8fb4ff", 0.3) if ask.is_dark else ""
    return Figure(
        (Part(art, 0.2), Part(deck, 0.16)),
        (-70, -103, 140, 103),
        {"ground": (0, 136), "grip": (0, -6), "top": (0, -102, 80)},
        glow=light,
    )


def _closed(ask: Ask) -> Figure:
    sheet, t = ask.sheet, tones(ask.colour)
    eye = Eye(-27, 34)
    block = Block(eye, 118, 6.5, 80)
    w, h, d = block.w, block.h, block.d
    side = sheet.across(
        (0, 0), (0, h), [(0, t.light, 1), (0.35, t.base, 1), (0.45, t.deep, 1), (0.55, t.base, 1), (1, t.deep, 1)]
    )
    art = block.side(rect(0, 0, d, h, rx=1.5, fill=side)) + block.front(
        rect(0, 0, w, h, rx=1.5, fill=side) + rect(w / 2 - 9, 1.6, 18, 1.8, rx=0.9, fill=t.deep)
    )
    art += block.side("".join(rect(12 + i * 9, 3.6, 6, 1.6, rx=0.8, fill="#1c1c22") for i in range(3)))
    top = rect(
        0,
        0,
        w,
        d,
        rx=5,
        fill=sheet.across(
            (0, 0), (w, d), [(0, t.glint, 1), (0.3, t.light, 1), (0.55, t.base, 1), (0.62, t.light, 1), (1, t.dark, 1)]
        ),
    )
    top += rect(0.5, 0.5, w - 1, d - 1, rx=4.6, fill="none", stroke="#ffffff", stroke_width=0.9, stroke_opacity=0.7)
    sign = circle(w / 2, d / 2, 8.4, fill="none", stroke=t.glint, stroke_width=2.4) + path(
        f"M{w / 2 - 3.4} {d / 2 + 3.4}L{w / 2 + 3.4} {d / 2 - 3.4}M{w / 2 - 3.4} {d / 2 - 2}V{d / 2 + 3.4}H{w / 2 + 2}",
        fill="none",
        stroke=t.glint,
        stroke_width=1.6,
    )
    art += block.top(top + sign)
    x, y, bw, bh = bounds(block.corners())
    lift = -(y + bh)
    at = block.roof()
    return Figure(
        (Part(f'<g transform="translate(0 {num(lift)})">{art}</g>', 0.24),),
        (x, -bh, bw, bh),
        {"ground": (0, bw * 0.7), "top": (at[0], at[1] + lift, 80), "grip": (0, -bh / 2)},
    )
