"""A bridge: stone arches, a suspension bridge, or a little wooden one with a curved back."""

import math

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._masonry import stones
from illustrator.subjects._plants import tuft
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.svg import circle, line, num, path, rect

WORDS = Words(
    "bridge, footbridge, stone bridge, suspension bridge, viaduct, wooden bridge",
    "桥, 大桥, 石桥, 吊桥",
    "Brücke, Hängebrücke, Steinbrücke, Viadukt",
    "pont, passerelle, viaduc, pont suspendu",
    "puente, pasarela, viaducto, puente colgante",
)
HEIGHT_M = 12.0
POSES = ("stone", "suspension", "wooden")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "suspension": "suspension, 吊桥, Hängebrücke, suspendu, colgante",
    "wooden": "wooden bridge, footbridge, passerelle, pasarela",
}
COLOUR = "#c3ac8e"
TAGS = ("building",)
HOME = ("mountain_lake",)


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    if ask.pose == "suspension":
        return _suspension(ask)
    if ask.pose == "wooden":
        return _wooden(ask)
    return _stone(ask)


def _deck_y(x: float) -> float:
    """The stone bridge's roadway: highest over the middle arch."""
    return -62 - 16 * math.cos(math.pi * x / 300)


def _stone(ask: Ask) -> Figure:
    sheet, dice, t = ask.sheet, ask.dice.fork("stone"), tones(ask.colour)
    xs = [-150 + 10 * i for i in range(31)]
    top = "L".join(f"{x} {num(_deck_y(x))}" for x in xs)
    holes = ((-96, 30, 34), (0, 44, 48), (96, 30, 34))
    cut = "".join(
        f"M{x - w} 0V{-h + 10}C{x - w} {-h - w * 0.36} {x + w} {-h - w * 0.36} {x + w} {-h + 10}V0Z"
        for x, w, h in holes
    )
    inside = "".join(
        f"M{x - w} 0V{-h + 10}C{x - w} {-h - w * 0.36} {x + w} {-h - w * 0.36} {x + w} {-h + 10}V0"
        f"H{x + w - 9}V{-h + 12}C{x + w - 9} {-h - w * 0.3 + 4} {x - w} {-h - w * 0.2} {x - w} {-h + 14}Z"
        for x, w, h in holes
    )
    paint = sheet.across((0, -78), (10, 0), [(0, t.light, 1), (0.4, t.base, 1), (1, t.dark, 1)])
    far = path(inside, fill=sheet.linear(t.deep, mix(t.deep, t.dark, 0.5)))
    wall = path(f"M-150 0L{top}L150 0Z{cut}", fill=paint, fill_rule="evenodd")
    for x, w, h in holes:
        wall += _voussoirs(x, w, h, t)
    for bx in (-150.0, -62.0, 48.0, 130.0):
        wall += stones(dice, (bx, -46, 16, 40), 7, t, 4)
    wall += (
        stones(dice, (-40, -68, 80, 6), 7, t, 3.4)
        + stones(dice, (-120, -56, 50, 8), 5, t, 3.4)
        + stones(dice, (70, -56, 50, 8), 5, t, 3.4)
    )
    rail_low, rail_top = (
        "L".join(f"{x} {num(_deck_y(x) + 3)}" for x in xs),
        "L".join(f"{x} {num(_deck_y(x) - 9)}" for x in reversed(xs)),
    )
    rail = path(f"M{rail_low}L{rail_top}Z", fill=sheet.linear(t.glint, t.light, t.base))
    rail += path(
        "M" + "L".join(f"{x} {num(_deck_y(x) - 9)}" for x in xs), fill="none", stroke=t.glint, stroke_width=3
    ) + path(
        "M" + "L".join(f"{x} {num(_deck_y(x) + 4)}" for x in xs),
        fill="none",
        stroke=t.deep,
        stroke_width=1.6,
        stroke_opacity=0.6,
    )
    rail += "".join(
        line(x, _deck_y(x) - 8, x, _deck_y(x) + 3, stroke=t.dark, stroke_width=0.8, stroke_opacity=0.6)
        for x in range(-140, 150, 14)
    )
    for x in (-52, 52):
        wall += path(
            f"M{x - 11} 0L{x - 8} -40L{x} -46L{x + 8} -40L{x + 11} 0Z",
            fill=sheet.linear(t.light, t.base, t.dark, turn=20),
        ) + path(f"M{x} -46V0L{x + 11} 0L{x + 8} -40Z", fill=t.deep, fill_opacity=0.3)
    green = "".join(tuft(dice, x, 0.5, 9, ("#5a7d44", "#7fa058")) for x in (-142, -56, 56, 140))
    lamps = "".join(
        rect(x - 0.8, _deck_y(x) - 28, 1.6, 20, fill="#3d3a46")
        + circle(x, _deck_y(x) - 30, 3, fill="#ffe6a0" if ask.is_dark else "#fff6dd")
        for x in (-60, 60)
    )
    glow = "".join(
        circle(
            x,
            _deck_y(x) - 30,
            20,
            fill=sheet.radial(x, _deck_y(x) - 30, 20, [(0, "#fff0c0", 0.9), (0.3, "#ffcf70", 0.35), (1, "#ffb040", 0)]),
        )
        for x in (-60, 60)
    )
    return Figure(
        (Part(far + lamps, 0.05), Part(wall + green, 0.22), Part(rail, 0.2)),
        (-151, -109.5, 302, 111),
        {"ground": (0, 290), "top": (0, -86, 200), "seat": (0, -87, 60)},
        glow=glow if ask.is_dark else "",
    )


def _voussoirs(x: float, w: float, h: float, t: Tones) -> str:
    """The ring of wedge stones round an arch."""
    d = (
        f"M{num(x - w)} {num(-h + 14)}V{num(-h + 10)}C{num(x - w)} {num(-h - w * 0.36)} {num(x + w)}"
        f" {num(-h - w * 0.36)} {num(x + w)} {num(-h + 10)}V{num(-h + 14)}"
    )
    art = path(d, fill="none", stroke=t.light, stroke_width=6.4)
    return (
        art
        + path(d, fill="none", stroke=t.dark, stroke_width=6.4, stroke_dasharray="0.9 6.6", stroke_opacity=0.8)
        + path(d, fill="none", stroke=t.deep, stroke_width=0.8, stroke_opacity=0.6, transform="translate(0 3)")
    )


def _suspension(ask: Ask) -> Figure:
    sheet = ask.sheet
    t = tones(ask.colour if ask.is_asked else "#cf4a35")
    towers, cables, hangers = "", "", ""
    for x in (-78, 78):
        towers += path(
            f"M{x - 7} 0L{x - 5} -118H{x + 5}L{x + 7} 0Z", fill=sheet.linear(t.glint, t.base, t.dark, turn=0)
        )
        towers += rect(x - 8, -120, 16, 4, rx=1, fill=t.dark) + rect(x - 8, -120, 16, 1.4, rx=0.6, fill=t.glint)
        towers += "".join(path(f"M{x - 3.4} {y}h6.8v12h-6.8z", fill=t.deep) for y in (-108, -90, -72, -54))
        towers += path(
            f"M{x - 13} 1L{x - 10} -14H{x + 10}L{x + 13} 1Z", fill=sheet.linear("#d9d2c8", "#a59d98", "#78727a")
        )
    deck = rect(-170, -40, 340, 7, fill=sheet.linear(t.light, t.base, t.deep)) + rect(
        -170, -40.6, 340, 1.6, fill=t.glint
    )
    truss = "".join(f"M{x} -33L{x + 7} -26L{x + 14} -33" for x in range(-168, 160, 14)) + "M-170 -26H170"
    deck += (
        path(truss, fill="none", stroke=t.dark, stroke_width=1.6)
        + "".join(rect(x, -45.6, 0.9, 5, fill=t.base) for x in range(-166, 170, 8))
        + rect(-170, -46.4, 340, 1.1, fill=t.light)
    )
    cables += "M-170 -52Q-120 -76 -78 -118Q0 -14 78 -118Q120 -76 170 -52"
    for i in range(-19, 20):
        at = i * 8.6
        hangers += f"M{num(at)} {num(min(_cable_y(at), -44))}V-40"
    wires = path(hangers, stroke=t.base, stroke_width=0.8, stroke_opacity=0.9)
    wires += path(cables, fill="none", stroke=t.dark, stroke_width=2.8) + path(
        cables, fill="none", stroke=t.glint, stroke_width=0.9, transform="translate(0 -0.7)"
    )
    glow = "".join(
        circle(x, -120, 12, fill=sheet.radial(x, -120, 12, [(0, "#ff6a5a", 0.9), (1, "#ff4a3a", 0)])) for x in (-78, 78)
    )
    glow += "".join(
        circle(x, -46, 9, fill=sheet.radial(x, -46, 9, [(0, "#ffe2a0", 0.8), (1, "#ffc060", 0)]))
        for x in range(-160, 170, 32)
    )
    return Figure(
        (Part(towers, 0.25), Part(wires, 0.0), Part(deck, 0.2)),
        (-172, -121, 344, 123),
        {"ground": (0, 180), "top": (0, -41, 260), "seat": (0, -41, 60)},
        glow=glow if ask.is_dark else "",
    )


def _cable_y(x: float) -> float:
    """The height of the main cable: a parabola between the towers, a shallower one to each end."""
    share = (x + 78) / 156
    if 0 < share < 1:
        return -118 * (1 - share) ** 2 - 28 * share * (1 - share) - 118 * share**2
    out = (abs(x) - 78) / 92
    return -118 + 66 * out + 10 * math.sin(math.pi * min(out, 1))


def _wooden(ask: Ask) -> Figure:
    """Drawn high-backed, as over a garden pond."""
    sheet, dice = ask.sheet, ask.dice.fork("wood")
    t = tones(ask.colour if ask.is_asked else "#b5523c")
    planks = tones("#b98a5c")

    def arch(x: float, lift: float) -> float:
        return -lift - 26 * (1 - (x / 78) ** 2)

    xs = [-78 + 6 * i for i in range(27)]
    art = path(
        "M"
        + "L".join(f"{x} {num(arch(x, 8))}" for x in xs)
        + "L"
        + "L".join(f"{x} {num(arch(x, 1) + abs(x) * 0.01)}" for x in reversed(xs))
        + "Z",
        fill=sheet.linear(t.base, t.deep),
    )
    deck = "".join(
        rect(
            x - 2.8,
            arch(x, 11),
            5.4,
            4.6,
            rx=0.6,
            fill=dice.pick((planks.light, planks.base, planks.glint)),
            transform=f"rotate({num(math.degrees(math.atan(52 * x / 78**2)))} {x} {num(arch(x, 9))})",
        )
        for x in xs
    )
    far, near = "", ""
    for layer, lift, tone in ((0, 16, t.dark), (1, 9, t.base)):
        rails = "".join(
            path("M" + "L".join(f"{x} {num(arch(x, lift + h))}" for x in xs), fill="none", stroke=tone, stroke_width=w)
            for h, w in ((22, 3.4), (12, 2))
        )
        rails += (
            ""
            if not layer
            else path(
                "M" + "L".join(f"{x} {num(arch(x, lift + 23))}" for x in xs),
                fill="none",
                stroke=t.glint,
                stroke_width=1,
            )
        )
        posts = "".join(
            rect(
                x - 2,
                arch(x, lift + 26),
                4,
                28,
                rx=0.8,
                fill=sheet.linear(t.light, t.base, t.dark, turn=0) if layer else tone,
            )
            for x in (-72, -36, 0, 36, 72)
        )
        posts += "".join(
            circle(x, arch(x, lift + 27.4), 2.8, fill=t.light if layer else tone) for x in (-72, -36, 0, 36, 72)
        )
        if layer:
            near = rails + posts
        else:
            far = rails + posts
    feet = "".join(rect(x - 3, -12, 6, 12.6, fill=sheet.linear(t.base, t.deep, turn=0)) for x in (-70, 70))
    return Figure(
        (Part(far + feet, 0.15), Part(art + deck, 0.2)),
        (-82, -72, 164, 73.4),
        {"ground": (0, 150), "top": (0, -38, 90), "seat": (0, -38, 40), "inside": (-50, -84, 100, 46)},
        front=(Part(near, 0.2),),
    )
