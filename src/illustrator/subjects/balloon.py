"""A party balloon on its string, or a bunch of them."""

from illustrator.chance import Dice
from illustrator.palette import shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import haze, moved, stroke, tones
from illustrator.svg import Sheet, num, path

WORDS = Words(
    "balloon, party balloon, bunch of balloon",
    "气球",
    "Luftballon, Ballon",
    "ballon de baudruche, ballon gonflable",
    "globo, globo de fiesta",
)
HEIGHT_M = 0.4
POSES = ("single", "bunch")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "bunch": "bunch of balloon",
}
COLOUR = "#e5484d"
TAGS = ("product", "flies")

_PARTY = ("#e5484d", "#f2b53a", "#4f9bd9", "#6fb86a", "#b277d6", "#f28fb0")


def draw(ask: Ask) -> Figure:
    return _bunch(ask) if ask.pose == "bunch" else _single(ask)


def _body(sheet: Sheet, colour: str) -> str:
    """Its knot at (0, 0), its crown at (0, -104)."""
    t = tones(colour)
    shape = "M0 -4C-16 -10 -42 -34 -42 -64C-42 -90 -22 -104 0 -104C22 -104 42 -90 42 -64C42 -34 16 -10 0 -4Z"
    paint = sheet.radial(
        -15,
        -76,
        76,
        [(0, t.pale, 0.97), (0.2, t.light, 0.97), (0.55, t.base, 0.97), (0.85, t.dark, 0.97), (1, t.deep, 0.98)],
    )
    art = path(shape, fill=paint)
    art += haze(sheet, (14, -34), (20, 16), t.pale, 0.55, -50) + haze(sheet, (-20, -82), (17, 12), "#ffffff", 0.5, -42)
    art += path(
        "M-30 -66C-31 -82 -22 -93 -11 -96C-20 -88 -25 -78 -25 -66Q-28 -61 -30 -66Z", fill="#ffffff", fill_opacity=0.78
    )
    art += path("M36 -60C34 -42 24 -28 14 -20C24 -32 30 -44 32 -58Q35 -64 36 -60Z", fill=t.glint, fill_opacity=0.35)
    return (
        art
        + path("M-2.6 -5Q0 -7 2.6 -5L5 .6Q0 3 -5 .6Z", fill=t.dark)
        + stroke("M-2.4 -4.4Q0 -3 2.4 -4.4", t.pale, 0.8, 0.7)
    )


def _string(dice: Dice, x: float, y: float) -> str:
    a, b = dice.between(-10, -5), dice.between(5, 10)
    d = f"M{num(x)} {num(y)}C{num(x * 0.7 + a)} {num(y * 0.72)} {num(x * 0.4 + b)} {num(y * 0.4)} 0 0"
    return stroke(d, "#8d7f78", 1.3, 0.55) + stroke(d, "#fffaf0", 0.9)


def _single(ask: Ask) -> Figure:
    dice = ask.dice.fork("one")
    art = _string(dice, 0, -76) + moved(_body(ask.sheet, ask.colour), 0, -76, 1, dice.between(-5, 5))
    return Figure((Part(art, 0.2),), (-50, -181, 100, 181), {"ground": (0, 10), "grip": (0, -6), "hang": (0, 0)})


def _bunch(ask: Ask) -> Figure:
    dice = ask.dice.fork("many")
    start = dice.whole(6)
    strings, parts = "", []
    places = (
        (-46, -128, 0.82, -12),
        (44, -132, 0.8, 12),
        (0, -156, 0.86, 2),
        (-22, -104, 0.86, -7),
        (26, -98, 0.84, 8),
    )
    for i, (x, y, size, turn) in enumerate(places):
        colour = shade(ask.colour, (-0.05, 0.05, 0, -0.02, 0.04)[i]) if ask.is_asked else _PARTY[(start + i) % 6]
        strings += _string(dice, x, y)
        parts.append(moved(_body(ask.sheet, colour), x, y, size, turn))
    back, front = "".join(parts[:3]), "".join(parts[3:])
    return Figure(
        (Part(strings + back, 0.16), Part(front, 0.2)), (-98, -247, 196, 247), {"ground": (0, 10), "grip": (0, -6)}
    )
