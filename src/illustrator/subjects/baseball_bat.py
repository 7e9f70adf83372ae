"""A baseball bat: resting on its ball, or upright."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import haze, moved, stroke, tones
from illustrator.subjects._wood import grain
from illustrator.svg import Sheet, circle, ellipse, group, path, rect

WORDS = Words(
    "baseball bat, baseball",
    "棒球棒, 棒球棍, 棒球",
    "Baseballschläger, Baseball",
    "batte de baseball",
    "bate de béisbol, béisbol",
)
HEIGHT_M = 0.42
POSES = ("lying", "upright")
COLOUR = "#d39a55"
TAGS = ("product",)

_SHAPE = (
    "M-100 -6.4Q-104 -6.4 -104 0Q-104 6.4 -100 6.4Q-96 6.2 -95 3.6C-70 3.4 -46 3.8 -20 5.4C14 8 40 12 84 12.4"
    "Q99 12 99 0Q99 -12 84 -12.4C40 -12 14 -8 -20 -5.4C-46 -3.8 -70 -3.4 -95 -3.6Q-96 -6.2 -100 -6.4Z"
)


def _bat(ask: Ask) -> str:
    """Along x, its knob at the left."""
    sheet, dice, t = ask.sheet, ask.dice.fork("bat"), tones(ask.colour)
    art = path(
        _SHAPE,
        fill=sheet.across(
            (0, -12.4),
            (0, 12.4),
            [(0, t.base, 1), (0.22, t.pale, 1), (0.45, t.light, 1), (0.7, t.base, 1), (1, t.deep, 1)],
        ),
    )
    lines = group(grain(dice, 200, 22, t, 26), transform="translate(-100 -11)")
    tape = tones("#33292c")
    lines += rect(
        -94,
        -8,
        44,
        16,
        fill=sheet.across(
            (0, -5), (0, 5), [(0, tape.light, 1), (0.3, tape.pale, 1), (0.6, tape.base, 1), (1, tape.deep, 1)]
        ),
    )
    lines += stroke("".join(f"M{x} -6L{x + 4} 6" for x in range(-96, -50, 5)), "#0e090a", 0.9, 0.7) + rect(
        -51, -8, 2.2, 16, fill="#c8402f"
    )
    lines += ellipse(46, 0, 14, 6.6, fill=mix(t.deep, "#3a1a10", 0.4), fill_opacity=0.85) + stroke(
        "M38 1.6L43 -2.6L46 1.6L49 -2.6L54 1.6", t.pale, 1.2
    )
    lines += rect(22, -14, 2, 28, fill=t.deep, fill_opacity=0.5) + rect(70, -14, 2, 28, fill=t.deep, fill_opacity=0.5)
    art += group(lines, clip_path=sheet.clip(path(_SHAPE)))
    return (
        art
        + stroke("M-14 -3.4C20 -6 44 -8.6 82 -8.8", "#ffffff", 1.8, 0.6)
        + haze(sheet, (94, 1), (5, 10), t.deep, 0.4)
    )


def _ball(sheet: Sheet, r: float) -> str:
    body = sheet.radial(
        -r * 0.35, -r * 0.4, r * 1.6, [(0, "#ffffff", 1), (0.45, "#f6efe2", 1), (0.8, "#d3c4b0", 1), (1, "#a8967f", 1)]
    )
    art = circle(0, 0, r, fill=body)
    for s in (-1, 1):
        d = f"M{s * r * 0.62:.2f} {-r * 0.78:.2f}Q{s * r * 0.12:.2f} 0 {s * r * 0.62:.2f} {r * 0.78:.2f}"
        art += stroke(d, "#c8402f", 0.9)
        for k in range(-4, 5):
            y = k * r * 0.16
            x = s * r * (0.37 + 0.24 * (k / 4.4) ** 2)
            art += stroke(
                f"M{x - 1.9:.2f} {y - 1.2 * (1 if k > 0 else -1):.2f}L{x:.2f} {y:.2f}"
                f"L{x + 1.9:.2f} {y - 1.2 * (1 if k > 0 else -1):.2f}",
                "#c8402f",
                0.8,
            )
    return art


def draw(ask: Ask) -> Figure:
    sheet, bat = ask.sheet, _bat(ask)
    if ask.pose == "upright":
        return Figure(
            (Part(moved(bat, 0, -99, 1, 90), 0.28),), (-13, -203, 26, 203), {"ground": (0, 22), "grip": (0, -172)}
        )
    ball = moved(haze(sheet, (2, 15), (16, 5), "#1c1010", 0.45) + _ball(sheet, 16.5), 47, -19)
    art = ball + haze(sheet, (47, -33), (14, 5), "#1c1010", 0.4)
    parts = (Part(art, 0.3), Part(moved(bat, 0, -35.6, 1, -15.5), 0.28))
    return Figure(parts, (-102, -74, 203, 74), {"ground": (-10, 170), "grip": (-70, -14)})
