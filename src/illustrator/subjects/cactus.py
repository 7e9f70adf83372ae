"""A cactus: a saguaro of the desert, or a round one in its pot."""

from illustrator.palette import lightness
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._plants import leaf
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import circle, group, num, path

WORDS = Words(
    "cactus, cacti, saguaro, succulent, potted cactus",
    "仙人掌, 多肉, 多肉植物",
    "Kaktus, Kakteen, Sukkulente",
    "cactus, plante grasse",
    "cacto, suculenta",
)
HEIGHT_M = 1.6
POSES = ("saguaro", "potted")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "potted": "potted, succulent, 多肉, Sukkulente, plante grasse, suculenta",
}
COLOUR = "#5c9a5a"
TAGS = ("plant", "nature")
HOME = ("desert",)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    t = tones(ask.colour)
    return _potted(ask, t) if ask.pose == "potted" else _saguaro(ask, t)


def _stem(t: Tones, d: str, width: float) -> str:
    """A ribbed column along a path: strokes laid into each other, from the dark edge to the lit rib."""
    base = {"fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    art = path(d, stroke=t.deep, stroke_width=width, **base)
    for share, dx, colour in ((0.9, -0.04, t.dark), (0.66, -0.12, t.base), (0.36, -0.22, t.light)):
        art += path(
            d,
            stroke=colour,
            stroke_width=width * share,
            transform=f"translate({num(dx * width)} {num(dx * width * 0.2)})",
            **base,
        )
    for dx, colour in ((-0.32, t.base), (-0.12, t.dark), (0.1, t.dark), (0.3, t.deep)):
        art += path(
            d,
            stroke=colour,
            stroke_width=width * 0.035,
            transform=f"translate({num(dx * width)} 0)",
            stroke_opacity=0.75,
            **base,
        )
    for dx in (-0.22, 0.0, 0.2):
        spines = {**base, "stroke_dasharray": f"0.01 {num(width * 0.24)}"}
        art += path(
            d,
            stroke="#fdf3d6",
            stroke_width=width * 0.075,
            transform=f"translate({num(dx * width)} {num(dx * 4)})",
            **spines,
        )
    return art


def _bloom(x: float, y: float, size: float, colour: str) -> str:
    t = tones(colour)
    d = "".join(leaf(x, y, size, size * 0.34, turn) for turn in (-165, -125, -90, -55, -15))
    inner = "".join(leaf(x, y, size * 0.7, size * 0.26, turn) for turn in (-140, -105, -75, -40))
    return path(d, fill=t.base) + path(inner, fill=t.light) + circle(x, y - size * 0.22, size * 0.16, fill="#ffd95a")


def _saguaro(ask: Ask, t: Tones) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("saguaro")
    low, high = dice.between(-40, -32), dice.between(-56, -48)
    left = _stem(t, f"M-4 {num(low)}C-20 {num(low)} -28 {num(low - 2)} -28 {num(low - 14)}V{num(low - 30)}", 13)
    right = _stem(t, f"M4 {num(high)}C18 {num(high)} 26 {num(high - 1)} 26 {num(high - 12)}V{num(high - 22)}", 11.5)
    trunk = _stem(t, "M0 -11V-89", 20)
    flower = "#ef5f86" if lightness(t.base) < 0.9 else "#e2453c"
    blooms = _bloom(-2, -98, 8, flower) + _bloom(-29, low - 35.6, 6, flower) + _bloom(4, -97, 6, "#f78f6a")
    sand = path("M-30 1C-22 -4 -10 -6 0 -5.4C12 -6 24 -4 32 1Z", fill=sheet.linear("#f0d9a8", "#c99f66"))
    sand += "".join(circle(x, -0.6, r, fill="#a58a70") for x, r in ((-22, 1.6), (20, 2.1), (25, 1.2)))
    return Figure(
        (Part(left + right, 0.22), Part(trunk + sand, 0.25), Part(blooms, 0.2)),
        (-36, -107, 70, 108.4),
        {"ground": (0, 30), "top": (0, -98, 12), "grip": (0, -30)},
    )


def _potted(ask: Ask, t: Tones) -> Figure:
    """Small: some forty centimetres with its pot."""
    sheet = ask.sheet
    clay = tones("#c9703f" if lightness(t.base) > 0.3 else "#d98a5a")
    ribs = ""
    ball = "M0 -100C26 -100 36 -80 36 -66C36 -50 26 -38 0 -38C-26 -38 -36 -50 -36 -66C-36 -80 -26 -100 0 -100Z"
    art = path(
        ball, fill=sheet.radial(-14, -84, 62, [(0, t.glint, 1), (0.3, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)])
    )
    for u in (-0.82, -0.52, -0.18, 0.18, 0.52, 0.82):
        ribs += f"M{num(6 * u)} -99.6C{num(44 * u)} -92 {num(46 * u)} -50 {num(26 * u)} -38.6"
    art += path(ribs, fill="none", stroke=t.deep, stroke_width=1.5, stroke_opacity=0.55) + path(
        ribs, fill="none", stroke=t.glint, stroke_width=0.8, stroke_opacity=0.5, transform="translate(1.4 0.4)"
    )
    for u in (-0.68, -0.35, 0.0, 0.35, 0.68):
        for y, wide in ((-90, 0.62), (-80, 0.86), (-69, 0.97), (-58, 0.93), (-48, 0.78)):
            x = 37 * u * wide
            art += path(
                f"M{num(x)} {y}l-2.4 -2.4M{num(x)} {y}l2.4 -2.4M{num(x)} {y}v-3.4M{num(x)} {y}l-3 0.8M{num(x)}"
                f" {y}l3 0.8",
                stroke="#fff6dd",
                stroke_width=0.6,
                stroke_linecap="round",
            )
    art += _bloom(-4, -98, 12, "#ef5f86") + _bloom(8, -97, 9, "#f78f6a")
    lit = sheet.across(
        (-34, 0), (34, 0), [(0, clay.light, 1), (0.25, clay.glint, 1), (0.55, clay.base, 1), (1, clay.deep, 1)]
    )
    pot = path("M-31 -34L-24 -1C-23 1 -21 1.4 -19 1.4H19C21 1.4 23 1 24 -1L31 -34Z", fill=lit) + path(
        "M-30 -30C-10 -26 10 -26 30 -30L29.4 -27C10 -22.4 -10 -22.4 -29.4 -27Z", fill=clay.deep, fill_opacity=0.5
    )
    pot += path("M-36 -44H36L34 -31C12 -28 -12 -28 -34 -31Z", fill=lit) + path(
        "M-36 -44H36V-41.6H-36Z", fill=clay.glint
    )
    pot += path(
        "M-25 -18L-19 -12L-13 -18L-7 -12L-1 -18L5 -12L11 -18L17 -12L24 -18",
        fill="none",
        stroke="#fff0d6",
        stroke_width=2,
    )
    small = "scale(0.26)"
    return Figure(
        (Part(group(art, transform=small), 0.22), Part(group(pot, transform=small), 0.22)),
        (-9.8, -29.4, 19.6, 30),
        {"ground": (0, 12), "top": (0, -26, 6), "grip": (0, -8)},
    )
