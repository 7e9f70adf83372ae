"""A rock with facets, or a heap of round stones with moss."""

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._plants import bumpy, tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Point, Sheet, ellipse, group, num, path, polygon

WORDS = Words(
    "rock, boulder, pebble, cliff rock, stones",
    "石头, 岩石, 石块, 鹅卵石",
    "Fels, Felsen, Stein, Felsbrocken, Kiesel",
    "rocher, pierre, caillou, galet",
    "roca, piedra, peñasco, guijarro",
)
HEIGHT_M = 1.0
POSES = ("boulder", "heap")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "heap": "pebble, stones, 鹅卵石, Kiesel, caillou, galet, guijarro",
}
COLOUR = "#9a949b"
TAGS = ("nature",)

# Outlines and the points inside them at which the facets meet.
_SHAPES: tuple[tuple[tuple[Point, ...], tuple[Point, ...]], ...] = (
    (
        ((-74, 0), (-80, -28), (-58, -66), (-26, -94), (14, -100), (48, -78), (72, -44), (80, -14), (74, 0)),
        ((-20, -58), (26, -52), (8, -22)),
    ),
    (
        ((-82, 0), (-76, -36), (-44, -74), (4, -86), (40, -98), (66, -66), (84, -30), (80, 0)),
        ((-26, -48), (30, -60), (14, -24)),
    ),
    (
        ((-70, 0), (-78, -22), (-70, -58), (-36, -88), (0, -100), (36, -92), (62, -58), (76, -24), (70, 0)),
        ((-30, -56), (18, -64), (0, -26)),
    ),
)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    sheet, dice, t = ask.sheet, ask.dice.fork("rock"), tones(ask.colour)
    if ask.pose == "heap":
        art = ""
        for x, y, rx, ry in (
            (-48, -22, 34, 23),
            (44, -20, 36, 22),
            (-6, -26, 38, 27),
            (-30, -58, 30, 21),
            (24, -60, 31, 20),
            (-2, -84, 25, 16),
        ):
            art += _pebble(dice, sheet, mix(t.base, "#c9a98a", dice.between(0, 0.16)), (x, y, rx, ry))
        green = "".join(tuft(dice, x, 1, 12, ("#4f7d38", "#7aa850")) for x in (-80, -26, 26, 82))
        return Figure(
            (Part(art, 0.28), Part(green, 0.1)),
            (-93, -103, 187, 109.6),
            {"ground": (0, 140), "top": (-2, -98, 34), "seat": (-2, -98, 34)},
        )
    outline, hearts = _SHAPES[dice.whole(len(_SHAPES))]
    art = _facets(dice, t, outline, hearts)
    green = "".join(tuft(dice, x, 1.4, 13, ("#4f7d38", "#7aa850")) for x in (-66, -50, 58, 70))
    if "mossy" in ask.traits or dice.whole(2):
        art += _moss(sheet, dice, outline)
    return Figure(
        (Part(art, 0.25), Part(green, 0.1)),
        (-86, -103, 172, 106),
        {"ground": (0, 140), "top": (8, -92, 50), "seat": (8, -92, 50)},
    )


def _facets(dice: Dice, t: Tones, outline: tuple[Point, ...], hearts: tuple[Point, ...]) -> str:
    """Planes between the edge and the inner points; each takes its tone from the way it faces."""
    art = polygon(outline, fill=t.base)
    left, right, low = hearts
    ring = list(outline)
    half = len(ring) // 2
    planes: list[list[Point]] = []
    for i in range(len(ring) - 1):
        heart = left if i < half else right
        planes.append([ring[i], ring[i + 1], heart])
    planes += [
        [ring[half], left, right],
        [left, right, low],
        [ring[0], left, low],
        [ring[-1], right, low],
        [ring[0], low, ring[-1]],
    ]
    for plane in planes:
        cx, cy = sum(p[0] for p in plane) / 3, sum(p[1] for p in plane) / 3
        light = -cx / 90 * 0.85 - (cy + 46) / 50 * 0.85 + dice.between(-0.16, 0.16)
        tone = mix(t.base, t.glint, min(light, 1) * 0.85) if light > 0 else mix(t.base, t.deep, min(-light, 1))
        art += polygon(plane, fill=tone, stroke=tone, stroke_width=0.8)
    art += path(
        "".join(
            f"M{num(a[0])} {num(a[1])}L{num(b[0])} {num(b[1])}"
            for a, b in ((ring[half], left), (left, low), (ring[2], left))
        ),
        stroke=t.glint,
        stroke_width=1.2,
        stroke_opacity=0.7,
    )
    cracks = f"M{num(right[0])} {num(right[1])}l6 14l-4 8l7 12M{num(left[0] - 12)} {num(left[1] + 14)}l-5 10l6 7"
    art += path(cracks, fill="none", stroke=t.deep, stroke_width=1.4, stroke_opacity=0.7, stroke_linejoin="round")
    specks = "".join(
        ellipse(dice.between(-56, 56), dice.between(-60, -8), 1.3, 0.9, fill=t.deep, fill_opacity=0.4)
        for _ in range(14)
    )
    return (
        art
        + specks
        + polygon(
            ((ring[0][0], 0), (ring[-1][0], 0), (ring[-1][0] - 10, -9), (ring[0][0] + 12, -7)),
            fill=t.deep,
            fill_opacity=0.35,
        )
    )


def _moss(sheet: Sheet, dice: Dice, outline: tuple[Point, ...]) -> str:
    m = tones("#7a9a45")
    x, y = outline[len(outline) // 2 - 1]
    d = (
        f"M{num(x - 20)} {num(y + 16)}C{num(x - 12)} {num(y + 3)} {num(x - 4)} {num(y)} {num(x + 2)}"
        f" {num(y)}C{num(x + 18)} {num(y - 4)} {num(x + 30)} {num(y - 6)} {num(x + 38)} {num(y - 2)}"
        f"C{num(x + 34)} {num(y + 8)} {num(x + 26)} {num(y + 4)} {num(x + 20)} {num(y + 12)}"
        f"C{num(x + 14)} {num(y + 8)} {num(x + 8)} {num(y + 20)} {num(x)} {num(y + 14)}C{num(x - 8)}"
        f" {num(y + 24)} {num(x - 14)} {num(y + 12)} {num(x - 20)} {num(y + 16)}Z"
    )
    return (
        path(d, fill=sheet.linear(m.glint, m.base, m.dark, turn=60))
        + path(bumpy(dice, -58, -8, 14, 6, 9), fill=m.base)
        + path(bumpy(dice, 50, -5, 18, 6, 10), fill=m.dark)
    )


def _pebble(dice: Dice, sheet: Sheet, colour: str, shape: tuple[float, float, float, float]) -> str:
    x, y, rx, ry = shape
    t = tones(colour)
    d = (
        f"M{num(-rx)} {num(ry * 0.2)}C{num(-rx)} {num(-ry * 0.7)} {num(-rx * 0.5)} {num(-ry)}"
        f" {num(rx * 0.1)} {num(-ry)}C{num(rx * 0.7)} {num(-ry)} {num(rx)} {num(-ry * 0.5)} {num(rx)}"
        f" {num(ry * 0.15)}C{num(rx)} {num(ry * 0.8)} {num(rx * 0.6)} {num(ry)} 0 {num(ry)}"
        f"C{num(-rx * 0.7)} {num(ry)} {num(-rx)} {num(ry * 0.8)} {num(-rx)} {num(ry * 0.2)}Z"
    )
    paint = sheet.radial(
        -rx * 0.35, -ry * 0.6, rx * 1.5, [(0, t.glint, 1), (0.3, t.light, 1), (0.6, t.base, 1), (1, t.deep, 1)]
    )
    art = ellipse(2, ry * 0.9, rx * 0.8, ry * 0.3, fill="#1d1830", fill_opacity=0.3) + path(d, fill=paint)
    art += "".join(
        ellipse(
            dice.between(-rx * 0.6, rx * 0.6),
            dice.between(-ry * 0.5, ry * 0.6),
            1.1,
            0.8,
            fill=t.deep,
            fill_opacity=0.45,
        )
        for _ in range(5)
    )
    art += path(
        f"M{num(-rx * 0.5)} {num(ry * 0.1)}q{num(rx * 0.5)} {num(-ry * 0.3)} {num(rx)} {num(-ry * 0.1)}",
        fill="none",
        stroke=t.glint,
        stroke_width=1.1,
        stroke_opacity=0.5,
    )
    return group(art, transform=f"translate({num(x)} {num(y)}) rotate({num(dice.between(-6, 6))})")
