"""Ice cream: scoops on a cone, a bar on a stick, or a sundae in its glass."""

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import haze, loop, moved, stroke, tones
from illustrator.subjects._solid import lathe, ring, streak
from illustrator.svg import Point, Sheet, circle, ellipse, group, num, path, rect

WORDS = Words(
    "ice cream, ice-cream, ice cream cone, gelato, popsicle, sundae, ice lolly",
    "冰淇淋, 冰激凌, 雪糕, 冰棍",
    "Eis, Eistüte, Eiscreme, Eiswaffel, Eisbecher, Eis am Stiel",
    "glace, crème glacée, cornet de glace, sorbet",
    "helado, cono de helado, paleta, polo",
)
HEIGHT_M = 0.13
POSES = ("cone", "popsicle", "cup")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "popsicle": "popsicle, ice lolly, 雪糕, 冰棍, eis am stiel, paleta, polo",
    "cup": "sundae, eisbecher",
}
COLOUR = "#f4a6b8"
TAGS = ("food",)

_FLAVOURS = ("#f4a6b8", "#f7e3b4", "#9a6642", "#a8d8b0", "#c3a8e0", "#f7b76a")
_SPRINKLES = ("#e2533f", "#f2b83a", "#4fa3a0", "#5c7fd0", "#ffffff")


def draw(ask: Ask) -> Figure:
    return {"cone": _cone, "popsicle": _popsicle, "cup": _cup}[ask.pose](ask)


def _colours(ask: Ask, count: int) -> list[str]:
    if ask.is_asked:
        return [shade(ask.colour, (0.0, 0.045, -0.045)[i % 3]) for i in range(count)]
    start = ask.dice.fork("flavours").whole(6)
    return [_FLAVOURS[(start + i * 2 + i // 2) % 6] for i in range(count)]


def _scoop(sheet: Sheet, dice: Dice, colour: str, r: float) -> str:
    """Round above, with a skirt where the spoon let go of it; (0, 0) is the middle of its ball."""
    t = tones(colour)
    ball = sheet.radial(
        -r * 0.35, -r * 0.4, r * 1.65, [(0, t.pale, 1), (0.25, t.light, 1), (0.6, t.base, 1), (1, t.dark, 1)]
    )
    skirt: list[Point] = [(-r * 0.98, r * 0.1)]
    for i in range(9):
        x = -r * 1.08 + r * 2.16 * i / 8
        skirt.append((x, r * (0.52 + (0.1 if i % 2 else -0.02) + dice.between(-0.05, 0.05)) - abs(x) * 0.16))
    skirt += [(r * 0.98, r * 0.1), (r * 0.5, -r * 0.02), (-r * 0.5, -r * 0.02)]
    art = circle(0, 0, r, fill=ball) + path(loop(skirt), fill=ball)
    art += stroke(
        f"M{num(-r * 0.9)} {num(r * 0.3)}Q{num(-r * 0.4)} {num(r * 0.12)} 0 {num(r * 0.24)}T{num(r * 0.9)}"
        f" {num(r * 0.26)}",
        t.dark,
        1.1,
        0.5,
    )
    for _ in range(12):
        x, y = dice.between(-r * 0.7, r * 0.7), dice.between(-r * 0.7, r * 0.3)
        art += stroke(
            f"M{num(x)} {num(y)}q{num(dice.between(1, 3))} {num(dice.between(-1.4, 1.4))} {num(dice.between(3, 6))} 0",
            t.dark if dice.whole(2) else t.glint,
            0.9,
            0.4,
        )
    return art + haze(sheet, (-r * 0.36, -r * 0.46), (r * 0.34, r * 0.2), "#ffffff", 0.75, -32)


def _waffle(sheet: Sheet) -> str:
    t = tones("#d99a4e")
    d = "M-29 -74Q0 -66 29 -74L4 -4Q0 2 -4 -4Z"
    art = path(
        d, fill=sheet.across((-28, 0), (28, 0), [(0, t.base, 1), (0.3, t.pale, 1), (0.6, t.base, 1), (1, t.deep, 1)])
    )
    lines = "".join(
        f"M{-60 + i * 11} -84L{-60 + i * 11 + 46} 8M{60 - i * 11} -84L{60 - i * 11 - 46} 8" for i in range(10)
    )
    art += group(
        stroke(lines, t.deep, 1.5, 0.6) + moved(stroke(lines, t.glint, 0.8, 0.6), 0.9, 0.3),
        clip_path=sheet.clip(path(d)),
    )
    collar = "M-31 -78Q0 -68 31 -78L28 -67Q0 -58 -28 -67Z"
    return (
        art
        + path(collar, fill=sheet.across((-30, 0), (30, 0), [(0, t.light, 1), (0.4, t.pale, 1), (1, t.dark, 1)]))
        + stroke("M-30 -76.6Q0 -67 30 -76.6", t.glint, 1, 0.8)
    )


def _cherry(sheet: Sheet, x: float, y: float) -> str:
    t = tones("#c81f34")
    art = stroke(f"M{x} {y - 6}q3 -10 13 -14", "#6a7a3a", 1.5)
    return (
        art
        + circle(
            x,
            y,
            8,
            fill=sheet.radial(
                x - 2.6, y - 3, 13, [(0, t.pale, 1), (0.3, t.light, 1), (0.65, t.base, 1), (1, t.deep, 1)]
            ),
        )
        + ellipse(x - 2.8, y - 3, 2.2, 1.5, fill="#ffffff", fill_opacity=0.85)
    )


def _dots(dice: Dice, box: tuple[float, float, float, float], count: int) -> str:
    x, y, w, h = box
    art = ""
    for _ in range(count):
        stick = rect(-2.2, -0.8, 4.4, 1.6, rx=0.8, fill=dice.pick(_SPRINKLES))
        art += moved(stick, x + dice.between(0, w), y + dice.between(0, h), 1, dice.between(0, 180))
    return art


def _cone(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("cone")
    count = 2 + dice.whole(2)
    colours = _colours(ask, count)
    scoops, y = "", -92.0
    places = ((-15.0, 0.0), (15.0, 2.0), (0.0, -33.0)) if count == 3 else ((0.0, 0.0), (0.0, -35.0))
    r = 25.0 if count == 3 else 30.0
    for (x, dy), colour in zip(places, colours, strict=True):
        scoops += moved(_scoop(sheet, dice, colour, r), x, y + dy)
    top = y + places[-1][1] - r
    scoops += _dots(dice, (-15, top + 5, 30, 12), 14) + _cherry(sheet, 2, top - 3)
    wide = 42 if count == 3 else 33
    return Figure(
        (Part(scoops, 0.28), Part(_waffle(sheet), 0.24)),
        (-wide, top - 25, 2 * wide, 25 - top),
        {"ground": (0, 14), "grip": (0, -36)},
    )


def _popsicle(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("bar")
    colour = ask.colour if ask.is_asked else dice.pick(_FLAVOURS)
    t, wood = tones(colour), tones("#dcb27a")
    art = rect(
        -7,
        -40,
        14,
        40,
        rx=6.5,
        fill=sheet.across((-7, 0), (7, 0), [(0, wood.light, 1), (0.4, wood.pale, 1), (1, wood.dark, 1)]),
    ) + rect(-7, -40, 14, 6, fill="#3a1a10", fill_opacity=0.35)
    body = "M-34 -46V-104C-34 -128 -20 -140 0 -140C20 -140 34 -128 34 -104V-46Q34 -37 25 -37H-25Q-34 -37 -34 -46Z"
    art += path(
        body,
        fill=sheet.across(
            (-34, -130), (30, -40), [(0, t.pale, 1), (0.4, t.light, 1), (0.7, t.base, 1), (1, t.dark, 1)]
        ),
    )
    for x in (-12, 12):
        art += rect(x - 5, -120, 10, 70, rx=5, fill=t.dark, fill_opacity=0.5) + rect(
            x - 3.4, -119, 2.6, 66, rx=1.3, fill=t.glint, fill_opacity=0.45
        )
    coat = tones(mix("#5a3220", colour, 0.12))
    dip = (
        "M-34 -96V-104C-34 -128 -20 -140 0 -140C20 -140 34 -128 34 -104V-98C30 -88 26 -88 22 -96"
        "C16 -104 12 -84 5 -88C-2 -92 -4 -100 -10 -94C-16 -84 -22 -82 -26 -92Q-30 -100 -34 -96Z"
    )
    art += path(
        dip, fill=sheet.across((-34, -138), (30, -84), [(0, coat.pale, 1), (0.35, coat.light, 1), (1, coat.deep, 1)])
    ) + _dots(dice, (-22, -130, 42, 28), 18)
    art += path("M-28 -104C-28 -122 -18 -132 -8 -134C-18 -126 -22 -116 -22 -104Z", fill="#ffffff", fill_opacity=0.5)
    art += stroke("M-28 -86V-52", "#ffffff", 2.6, 0.5)
    art += path("M14 -38Q15 -26 18 -26Q21 -26 21 -38Z", fill=t.base) + ellipse(
        17, -30, 0.9, 1.8, fill="#ffffff", fill_opacity=0.8
    )
    return Figure((Part(art, 0.28),), (-34, -140, 68, 140), {"ground": (0, 12), "grip": (0, -14)})


def _cup(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("cup")
    scoops = "".join(
        moved(_scoop(sheet, dice, colour, 24), x, y)
        for (x, y), colour in zip(((-19, -84), (19, -83), (0, -106)), _colours(ask, 3), strict=True)
    )
    stick = tones("#d99a4e")
    wafer = moved(
        rect(-5, -58, 10, 58, rx=2, fill=sheet.across((-5, 0), (5, 0), [(0, stick.pale, 1), (1, stick.dark, 1)]))
        + stroke("M-5 -50L5 -42M-5 -38L5 -30M-5 -26L5 -18", stick.deep, 1, 0.6),
        26,
        -88,
        1,
        22,
    )
    glass = [
        (-76.0, 47.0),
        (-62.0, 43.0),
        (-44.0, 28.0),
        (-34.0, 9.0),
        (-22.0, 4.5),
        (-10.0, 7.0),
        (-5.0, 27.0),
        (-5.0, 27.0),
    ]
    edge = [
        (0.0, "#86aab6", 0.85),
        (0.16, "#ffffff", 0.6),
        (0.42, "#c2dbe2", 0.5),
        (0.5, "#9fbfc9", 0.6),
        (0.8, "#ffffff", 0.55),
        (1.0, "#7d9fab", 0.9),
    ]
    art = path(lathe(glass, 0.17, is_open=True), fill=sheet.across((-47, 0), (47, 0), edge))
    art += (
        path(streak(glass, (-0.8, -0.6), (-72, -42)), fill="#ffffff", fill_opacity=0.7)
        + stroke(ring(-76, 47, 0.17), "#ffffff", 2, 0.9)
        + stroke(ring(-5, 27, 0.17), "#ffffff", 1.4, 0.9)
    )
    sauce = path(
        "M-14 -122C-10 -130 10 -130 15 -122Q19 -114 15 -108Q12 -104 10 -111Q6 -118 2 -110Q-1 -102 -5 -110"
        "Q-9 -116 -12 -110Q-17 -112 -14 -122Z",
        fill=sheet.linear("#8a5230", "#4a2413", turn=60),
    ) + stroke("M-9 -123Q-2 -127 6 -125", "#d99a6a", 1.6, 0.8)
    art = wafer + scoops + sauce + _dots(dice, (-10, -122, 20, 10), 8) + _cherry(sheet, 0, -133) + art
    return Figure((Part(art, 0.26),), (-49, -155, 102, 155), {"ground": (0, 52), "grip": (0, -22)})
