"""A strawberry: whole, or with a halved one beside it."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._fruit import skin
from illustrator.subjects._matter import Tones, haze, loop, moved, stroke, tones
from illustrator.svg import Sheet, ellipse, group, path

WORDS = Words("strawberry", "草莓", "Erdbeere", "fraise", "fresa, frutilla")
HEIGHT_M = 0.045
POSES = ("whole", "sliced")
COLOUR = "#dd2c3c"
TAGS = ("food",)

_SHAPE = (
    (0, -82),
    (24, -86),
    (43, -74),
    (47, -54),
    (37, -30),
    (20, -9),
    (4, 0),
    (-6, 0),
    (-22, -10),
    (-38, -31),
    (-47, -55),
    (-42, -75),
    (-23, -86),
)


def draw(ask: Ask) -> Figure:
    t = tones(ask.colour)
    if ask.pose == "sliced":
        left, right = moved(_berry(ask, t), -32, -2, 1, -7), moved(_half(ask.sheet, ask.colour, t), 42, -2, 0.86, 8)
        return Figure(
            (Part(left, 0.28), Part(right, 0.26)), (-88, -110, 178, 110), {"ground": (0, 90), "top": (-32, -88, 30)}
        )
    return Figure(
        (Part(moved(_berry(ask, t), 0, -1.5), 0.28),),
        (-49, -109, 98, 109),
        {"ground": (0, 24), "top": (0, -90, 30), "grip": (30, -50)},
    )


def _berry(ask: Ask, t: Tones) -> str:
    sheet, dice = ask.sheet, ask.dice.fork("seeds")
    outline = loop(_SHAPE)
    art = skin(sheet, outline, t, (0, -46), 49)
    seeds = ""
    for row in range(8):
        y = -78 + row * 10.4
        for k in range(-5, 6):
            x = (k + (row % 2) * 0.5) * 10.6
            bend = 1 - (x / 56) ** 2
            if bend < 0.1:
                continue
            sx, sy = x * (0.9 + 0.1 * bend) + dice.between(-0.6, 0.6), y + 5 * bend
            pit = ellipse(0, 0.5, 2.5 * bend + 0.4, 3.3, fill=t.deep, fill_opacity=0.75)
            pit += ellipse(0, 0.2, 1.3 * bend + 0.3, 2.1, fill="#f6cf62") + ellipse(
                -0.3, -0.5, 0.5, 0.8, fill="#fff6cf"
            )
            pit += stroke(f"M{-2.2 * bend:.2f} 2.6Q0 4.6 {2.2 * bend:.2f} 2.6", t.pale, 0.7, 0.6)
            seeds += moved(pit, sx, sy, 1, -x * 0.28)
    seeds += haze(sheet, (0, -84), (34, 12), mix(t.pale, "#fff0d0", 0.5), 0.6)
    art += group(seeds, clip_path=sheet.clip(path(outline)))
    art += haze(sheet, (-20, -62), (13, 9), "#ffffff", 0.75, -38, 0.15) + haze(
        sheet, (-27, -46), (4, 6), "#ffffff", 0.6
    )
    return art + calyx(sheet)


def calyx(sheet: Sheet) -> str:
    """Leaves in a star, and the stalk."""
    g = tones("#5f9a3f")
    art = stroke("M0 -86C0 -94 4 -100 10 -105", g.dark, 4.4) + stroke("M-.6 -88C-.4 -95 3 -100 9 -104.6", g.light, 1.8)
    for turn, long in ((-96, 34), (96, 34), (-62, 32), (62, 32), (-34, 24), (34, 24), (0, 22)):
        leaf = path(
            f"M-4 0C-7 {long * 0.4} -5 {long * 0.7} 0 {long}C5 {long * 0.7} 7 {long * 0.4} 4 0Z",
            fill=sheet.across((-5, 0), (5, 0), [(0, g.light, 1), (0.5, g.base, 1), (1, g.dark, 1)]),
        )
        leaf += stroke(f"M0 2L0 {long - 4}", g.pale, 0.8, 0.7)
        art += moved(leaf, 0, -87, 1, turn)
    return art + ellipse(0, -87.4, 7, 3.4, fill=g.light)


def _half(sheet: Sheet, colour: str, t: Tones) -> str:
    outline = loop(_SHAPE)
    face = loop([(x * 0.93, y * 0.94 - 2.6) for x, y in _SHAPE])
    art = path(outline, fill=t.base)
    art += path(
        face,
        fill=sheet.radial(
            0,
            -48,
            50,
            [
                (0, "#fff0e2", 1),
                (0.35, mix("#ffd9c8", colour, 0.16), 1),
                (0.75, mix(t.light, "#ffd9c8", 0.3), 1),
                (1, t.base, 1),
            ],
        ),
    )
    core = loop([(0, -76), (9, -66), (12, -48), (6, -28), (0, -18), (-6, -28), (-12, -48), (-9, -66)])
    art += path(core, fill="#fff4e6", fill_opacity=0.8)
    rays = "".join(
        f"M{x * 0.32:.1f} {-48 + (y + 48) * 0.35:.1f}L{x * 0.8:.1f} {-48 + (y + 48) * 0.82:.1f}" for x, y in _SHAPE
    )
    return (
        art + stroke(rays, "#fff6ea", 1.2, 0.55) + haze(sheet, (-16, -62), (14, 9), "#ffffff", 0.5, -30) + calyx(sheet)
    )
