"""A guitar, upright: acoustic, or electric."""

from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, loop, stroke, tones
from illustrator.subjects._wood import grain
from illustrator.svg import Point, Sheet, circle, ellipse, group, num, path, rect

WORDS = Words(
    "guitar, acoustic guitar, electric guitar, ukulele",
    "吉他, 电吉他, 尤克里里",
    "Gitarre, E-Gitarre, Akustikgitarre, Ukulele",
    "guitare, guitare électrique, ukulélé",
    "guitarra, guitarra eléctrica, ukelele",
)
HEIGHT_M = 0.5
POSES = ("acoustic", "electric")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "electric": "electric guitar, 电吉他, e-gitarre, guitare électrique, guitarra eléctrica",
}
COLOUR = "#d08b45"
TAGS = ("product",)

_BODY: tuple[Point, ...] = (
    (0, -98),
    (18, -97),
    (30, -88),
    (31, -74),
    (25, -62),
    (26, -52),
    (36, -40),
    (40, -24),
    (33, -8),
    (16, -1),
)
_ELECTRIC = (
    "M-9 -82C-12 -92 -20 -99 -28 -96C-38 -92 -36 -78 -33 -66C-31 -56 -36 -46 -38 -32C-41 -12 -26 0 0 0"
    "C26 0 42 -12 39 -32"
    "C37 -46 32 -54 32 -64C32 -74 36 -80 30 -86C22 -92 14 -84 9 -76L8 -70H-8Z"
)


def draw(ask: Ask) -> Figure:
    return _electric(ask) if ask.pose == "electric" or "electric" in ask.traits else _acoustic(ask)


def _neck(sheet: Sheet, foot: float, head: Tones) -> str:
    """Fingerboard, frets, dots, the headstock with its pegs."""
    dark = tones("#4a2e22")
    art = path(
        f"M-5.4 {num(foot)}L-4.2 -172H4.2L5.4 {num(foot)}Z",
        fill=sheet.across((-5, 0), (5, 0), [(0, dark.light, 1), (0.5, dark.base, 1), (1, dark.deep, 1)]),
    )
    y, step = -170.0, 8.6
    k = 0
    while y < foot - 4:
        art += stroke(f"M-4.8 {num(y)}H4.8", "#d9cfb8", 0.7, 0.95)
        if k in (2, 4, 6, 8, 11):
            art += circle(0, y + step / 2, 1.1, fill="#f4ecd8")
        y, step, k = y + step, step * 0.945, k + 1
    stock = "M-4.2 -171L-7 -176Q-8.6 -190 -7.4 -199Q-3 -203 0 -200Q3 -203 7.4 -199Q8.6 -190 7 -176L4.2 -171Z"
    for s in (-1, 1):
        for i in range(3):
            y = -179.5 - i * 7
            art += (
                rect(min(s * 6, s * 11), y - 0.8, 5, 1.6, fill="#c9c6c0")
                + ellipse(s * 11.6, y, 2.1, 2.7, fill="#f2ead8")
                + ellipse(s * 11.2, y - 0.7, 0.9, 1.1, fill="#ffffff")
            )
    art += path(
        stock, fill=sheet.across((-8, -200), (8, -172), [(0, head.light, 1), (0.5, head.base, 1), (1, head.deep, 1)])
    )
    for s in (-1, 1):
        art += "".join(
            circle(s * 4.4, -179.5 - i * 7, 1.4, fill="#e6e3dc")
            + circle(s * 4.4 - 0.3, -179.9 - i * 7, 0.5, fill="#ffffff")
            for i in range(3)
        )
    return art + rect(-4.6, -172.4, 9.2, 1.8, fill="#f4ecd8")


def _strings(foot: float) -> str:
    d = "".join(f"M{num(-3.2 + i * 1.28)} -172L{num(-4.3 + i * 1.72)} {num(foot)}" for i in range(6))
    return stroke(d, "#3a2418", 0.7, 0.35) + stroke(d, "#f4eedf", 0.42, 0.95)


def _acoustic(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("wood"), tones(ask.colour)
    side = tones(t.deep)
    points = [*_BODY, *[(-x, y) for x, y in reversed(_BODY[1:])]]
    points.insert(len(_BODY), (0, 0))
    outline = loop(points)
    face = loop([(x * 0.955, -49 + (y + 49) * 0.955) for x, y in points])
    art = path(
        outline, fill=sheet.across((-40, 0), (40, 0), [(0, side.light, 1), (0.3, side.base, 1), (1, side.deep, 1)])
    )
    art += path(
        face, fill=sheet.radial(-10, -60, 76, [(0, t.pale, 1), (0.45, t.light, 1), (0.75, t.base, 1), (1, t.dark, 1)])
    )
    inner = "".join(
        f'<g transform="translate({num(x)} 2) rotate(-90)">{grain(dice, 100, 13, t, 7)}</g>' for x in range(-42, 40, 13)
    )
    art += group(inner, clip_path=sheet.clip(path(face))) + stroke(face, "#fff0d2", 1.1, 0.8)
    art += path("M10 -56C22 -60 27 -48 24 -38C20 -32 12 -36 8 -43Z", fill=tones("#5a2a1a").base, fill_opacity=0.85)
    for r, tone in ((13.6, "#3a2014"), (12.6, "#f0dcb0"), (11.6, "#7a3f22"), (10.9, "#f0dcb0")):
        art += circle(0, -58, r, fill=tone)
    art += circle(0, -58, 10, fill=sheet.radial(-1, -54, 11, [(0, "#3a2012", 1), (1, "#120806", 1)]))
    art += _neck(sheet, -69, side)
    art += path("M-17 -25Q-9 -29 0 -28.6Q9 -29 17 -25Q9 -21 0 -21.4Q-9 -21 -17 -25Z", fill="#3a2218") + rect(
        -7, -27, 14, 1.6, fill="#f4ecd8"
    )
    art += _strings(-26) + "".join(circle(-4.3 + i * 1.72, -23.4, 0.7, fill="#f4ecd8") for i in range(6))
    art += path("M-30 -30C-34 -18 -26 -8 -16 -5C-24 -12 -27 -20 -26 -31Z", fill="#ffffff", fill_opacity=0.35) + haze(
        sheet, (-18, -82), (9, 8), "#ffffff", 0.5
    )
    return Figure((Part(art, 0.26),), (-41, -203, 82, 203), {"ground": (0, 56), "grip": (0, -140)})


def _electric(ask: Ask) -> Figure:
    sheet, t = (
        ask.sheet,
        tones(ask.colour if ask.is_asked else ask.dice.fork("paint").pick(("#c8382f", "#2f6f8f", "#e2a93f"))),
    )
    art = path(_ELECTRIC, fill=t.deep, transform="translate(1.4 0)")
    art += path(
        _ELECTRIC,
        fill=sheet.radial(-8, -50, 66, [(0, t.pale, 1), (0.35, t.light, 1), (0.7, t.base, 1), (1, t.deep, 1)]),
    )
    art += stroke("M-30 -92C-36 -86 -33 -74 -31 -64C-30 -54 -34 -46 -35.6 -34", "#ffffff", 1.3, 0.6)
    plate = "#f6f0e2" if lightness(ask.colour) < 0.8 else "#2a2628"
    guard = "M-12 -76C-22 -74 -24 -62 -20 -54L-14 -34C-6 -28 14 -22 24 -20C30 -24 28 -36 22 -40C20 -52 22 -62 14 -72Z"
    art += path(guard, fill="#000000", fill_opacity=0.2, transform="translate(.8 1.2)") + path(guard, fill=plate)
    art += _neck(sheet, -66, tones(mix("#d9a860", t.base, 0.15)))
    for y in (-58, -46, -34):
        art += rect(-8.5, y - 2.6, 17, 5.2, rx=2.4, fill="#1c1a1e") + "".join(
            circle(-4.3 + i * 1.72, y, 0.6, fill="#d8d6d2") for i in range(6)
        )
    art += rect(-9, -22.4, 18, 8, rx=1.2, fill=sheet.linear("#f4f4f6", "#9a9ca4", "#e4e5e9", turn=50)) + _strings(-19)
    for x, y in ((17, -36), (21, -28)):
        art += circle(x, y, 3, fill="#1c1a1e") + circle(x - 0.5, y - 0.7, 2, fill="#e9e2d2")
    arm = "M8 -18Q22 -14 25 -40"
    art += stroke(arm, "#7f828a", 1.6) + stroke(arm, "#f4f4f6", 0.7) + haze(sheet, (-14, -18), (14, 8), t.glint, 0.4)
    return Figure((Part(art, 0.26),), (-41, -203, 84, 203), {"ground": (0, 40), "grip": (0, -140)})
