"""A windmill: a thatched mill with lattice sails, or a white wind turbine."""

import math

from illustrator.palette import lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._masonry import door, window, window_glow
from illustrator.subjects._plants import clump, tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import Sheet, circle, ellipse, group, num, path, rect

WORDS = Words(
    "windmill, mill, wind turbine, turbine",
    "风车, 磨坊, 风力发电机",
    "Windmühle, Mühle, Windrad, Windkraftanlage",
    "moulin, moulin à vent, éolienne",
    "molino, molino de viento, aerogenerador",
)
HEIGHT_M = 17.0
POSES = ("mill", "turbine")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "turbine": "turbine, 风力发电机, Windrad, Windkraft, éolienne, aerogenerador",
}
COLOUR = "#c96f4a"
TAGS = ("building",)
HOME = ("meadow", "wheat_field")


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    turn = ask.dice.fork("sails").between(8, 40)
    return _turbine(ask, turn) if ask.pose == "turbine" else _mill(ask, turn)


def _mill(ask: Ask, turn: float) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("mill"), tones(ask.colour)
    stops = [(0, t.base, 1), (0.22, t.glint, 1), (0.45, t.light, 1), (0.8, t.dark, 1), (1, t.deep, 1)]
    art = path("M-19 0C-16 -20 -13 -40 -11.6 -60H11.6C13 -40 16 -20 19 0Z", fill=sheet.across((-19, 0), (19, 0), stops))
    art += "".join(
        path(
            f"M{num(-18.4 + i * 0.9)} {num(-7 * i)}Q0 {num(-7 * i + 2.6)} {num(18.4 - i * 0.9)} {num(-7 * i)}",
            fill="none",
            stroke=t.deep,
            stroke_width=0.5,
            stroke_opacity=0.4,
        )
        for i in range(1, 8)
    )
    wood = tones("#7b5137")
    cap = tones(shade(ask.colour, -0.14) if ask.is_asked and lightness(ask.colour) > 0.4 else "#6e4b3a")
    art += path(
        "M-14 -59C-15 -70 -8 -77 0 -78C8 -77 15 -70 14 -59C6 -57 -6 -57 -14 -59Z",
        fill=sheet.across(
            (-14, 0), (14, 0), [(0, cap.light, 1), (0.3, cap.glint, 1), (0.6, cap.base, 1), (1, cap.deep, 1)]
        ),
    )
    art += path(
        "M-12 -64C-6 -62 6 -62 12 -64M-9.6 -70C-4 -68.4 4 -68.4 9.6 -70",
        fill="none",
        stroke=cap.deep,
        stroke_width=0.6,
        stroke_opacity=0.6,
    )
    art += path(
        "M-25 -30C-10 -26 10 -26 25 -30V-27.4C10 -23.4 -10 -23.4 -25 -27.4Z", fill=sheet.linear(wood.light, wood.dark)
    )
    rail = "M-25 -36C-10 -32 10 -32 25 -36" + "".join(
        f"M{x} {num(-36 + 3 * (1 - (x / 25) ** 2))}v6" for x in range(-25, 26, 5)
    )
    art += path(rail, fill="none", stroke="#f6ead2", stroke_width=0.9) + path(
        "M-22 -28L-15 -19M22 -28L15 -19M-11 -26L-8.6 -18M11 -26L8.6 -18", stroke=wood.dark, stroke_width=1.2
    )
    boxes = [(-3.0, -50.0, 6.0, 8.0), (-11.0, -19.0, 5.4, 7.6), (5.6, -19.0, 5.4, 7.6)]
    art += "".join(window(sheet, box, ask.is_dark) for box in boxes) + door(sheet, (-4.4, -14.6, 8.8, 14.6), "#3f7f86")
    sails = group(
        "".join(_sail(sheet, wood, 90 * i) for i in range(4)), transform=f"translate(0 -64) rotate({num(turn)})"
    ) + circle(0, -64, 2.8, fill=sheet.linear("#e9c98e", "#7b5137"))
    green = "".join(
        clump(dice, sheet, (x, -r * 0.6, r), tones("#6b9a49"), 0.02)
        for x, r in ((-24, 5), (-17, 3.6), (18, 4), (25, 5.4))
    )
    green += tuft(dice, -10, 0.4, 4, ("#4f7d38", "#6d9c46")) + tuft(dice, 11, 0.4, 4, ("#4f7d38", "#6d9c46"))
    reach = 43.0
    spread = reach * max(abs(math.cos(math.radians(turn))), abs(math.sin(math.radians(turn)))) + 6
    return Figure(
        (Part(art, 0.25), Part(green, 0.2), Part(sails, 0.15)),
        (-spread, -64 - spread, 2 * spread, 65.5 + spread),
        {"ground": (0, 40), "top": (0, -30, 40)},
        glow="".join(window_glow(sheet, box, 3) for box in boxes) if ask.is_dark else "",
    )


def _sail(sheet: Sheet, wood: Tones, turn: float) -> str:
    """A lattice with cloth on half of it, pointing up before it is turned."""
    art = path("M0.6 -9L8 -10V-42L0.6 -42Z", fill=sheet.linear("#fff8e8", "#efe0c2", "#d2bd98", turn=20))
    bars = "".join(f"M-1 {-10 - i * 4}H8" for i in range(9)) + "M4.2 -10V-42M8 -10V-42"
    art += (
        path(bars, stroke=wood.base, stroke_width=0.6)
        + path("M0 0V-43", stroke=wood.dark, stroke_width=1.9)
        + path("M-0.5 0V-43", stroke=wood.light, stroke_width=0.6)
    )
    return group(art, transform=f"rotate({num(turn)})")


def _turbine(ask: Ask, turn: float) -> Figure:
    sheet = ask.sheet
    t = tones(ask.colour if ask.is_asked else "#f4f2ec")
    art = path(
        "M-2.4 0L-1.1 -76H1.1L2.4 0Z",
        fill=sheet.across((-2, 0), (2, 0), [(0, t.light, 1), (0.35, t.glint, 1), (1, t.dark, 1)]),
    )
    art += rect(-4, -1.6, 8, 2.4, rx=0.8, fill="#b8b2ac") + path(
        "M-2 -5C-2.3 -3 -2.4 -1.6 -2.4 -1H2.4C2.4 -1.6 2.3 -3 2 -5Z", fill=mix(t.dark, "#8a9a6a", 0.4)
    )
    art += rect(-2.6, -79, 7, 4.6, rx=1.8, fill=sheet.linear(t.light, t.dark))
    blades = "".join(
        group(
            path(
                "M-0.8 0C-3.8 -4 -3.8 -9 -2.2 -15L0.4 -42C1.6 -34 2 -20 1.8 -8C1.7 -4 1.4 -2 0.9 0Z",
                fill=sheet.linear(t.glint, t.base, t.dark, turn=0),
            ),
            transform=f"rotate({120 * i})",
        )
        for i in range(3)
    )
    rotor = (
        group(blades, transform=f"translate(0 -76.6) rotate({num(turn)})")
        + circle(0, -76.6, 2.4, fill=sheet.radial(-0.6, -77.4, 3, [(0, t.glint, 1), (1, t.dark, 1)]))
        + ellipse(-0.7, -77.4, 0.6, 0.5, fill="#ffffff")
    )
    tips = [
        (42 * math.sin(math.radians(turn + 120 * i)), -76.6 - 42 * math.cos(math.radians(turn + 120 * i)))
        for i in range(3)
    ]
    x0, x1, top = min(x for x, _ in tips) - 1, max(x for x, _ in tips) + 1, min(y for _, y in tips) - 1
    return Figure(
        (Part(art, 0.2), Part(rotor, 0.2)),
        (x0, top, x1 - x0, 1.5 - top),
        {"ground": (0, 8), "top": (1, -79, 5)},
    )
