"""A snail with its house: creeping, looking up."""

import math

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, limb, line
from illustrator.subjects._animal_face import bead, blush
from illustrator.svg import circle, num

WORDS = Words("snail, slug", "蜗牛", "Schnecke", "escargot, limace", "caracol, babosa")
HEIGHT_M = 0.05
POSES = ("walking", "resting")
COLOUR = "#c9803f"
TAGS = ("animal",)
HOME = ("garden",)


def draw(ask: Ask) -> Figure:
    shell = fur_of(ask, coat_of(ask.colour), (-40, -88), (24, -10))
    skin = fur_of(ask, coat_of("#e7c79c" if not ask.is_asked else mix(ask.colour, "#f3dfc0", 0.7)), (-10, -70), (40, 0))
    rests = ask.pose == "resting"
    neck = "26,-8,9 44,-14,10.4 54,-30,10 58,-44,10.6" if not rests else "26,-8,9 42,-10,10.4 56,-14,10.6 66,-20,11"
    hx, hy = (58, -44) if not rests else (66, -20)
    horns = ""
    for dx, dy in ((-5, -23), (7, -24)):
        horns += skin.form(
            limb(f"{hx + dx * 0.5},{hy - 6},2.4 {hx + dx * 0.8},{hy - 16},1.8 {hx + dx},{hy + dy},1.6"), depth=0.6
        )
        horns += circle(hx + dx, hy + dy - 2, 4.4, fill=skin.coat.light) + bead((hx + dx + 0.4, hy + dy - 2), 3.2, 1.1)
    foot = "-74,-1! -62,-7 -40,-13 0,-15 30,-16 46,-12 56,-5 60,0! 20,0 -40,0"
    wave = line("M-56 -3q5 -2.6 10 0t10 0t10 0t10 0t10 0t10 0t10 0t10 0", skin.coat.dark, 1.1, 0.5)
    body = skin.form(curve(foot), wave, depth=2, rim=1) + skin.form(
        limb(neck), skin.soft(hx - 4, hy - 6, 9, 8, skin.coat.light, 0.7), depth=2, rim=1
    )
    face = line(f"M{hx + 1} {hy + 3}q4.4 3 8 -.6", mix(skin.coat.deep, "#3a1a10", 0.4), 1.2) + blush(
        ask, ((hx - 1, hy + 1),), 4.4, opacity=0.45
    )
    top = hy - 31
    anchors = {
        "ground": (-8.0, 110.0),
        "face": (float(hx), float(hy), 14.0),
        "hold": (float(hx + 10), float(hy)),
        "top": (-10.0, -84.0, 22.0),
    }
    parts = Part(horns + body + face, 0.4), Part(_shell(shell), 0.45)
    return Figure(parts, (-77, min(top, -88), 157, -min(top, -88) + 1), anchors | {"seat": (-10, -84, 24)})


def _shell(fur: Fur) -> str:
    """A coil that grows from its middle outwards, with bands across it."""
    coat = fur.coat
    outer = "-50,-34 -50,-56 -38,-76 -16,-85 10,-80 27,-62 30,-40 24,-20 8,-10 -20,-9 -42,-17"
    cx, cy = -11.0, -46.0
    d, shine, bands = "", "", ""
    for i in range(61):
        a, r = 0.26 * i + 0.5, 37.0 * (1 - i / 66) ** 1.25
        x, y = cx + r * math.cos(a), cy + r * 0.94 * math.sin(a)
        d += f"{'M' if i == 0 else 'L'}{num(x)} {num(y)}"
        shine += f"{'M' if i == 0 else 'L'}{num(x - 1.3)} {num(y - 1.5)}"
        if i % 2 == 0 and i < 44:
            inner = 37.0 * (1 - min(i + 24, 65) / 66) ** 1.25
            bands += (
                f"M{num(cx + r * math.cos(a))} "
                f"{num(cy + r * 0.94 * math.sin(a))}L{num(cx + inner * math.cos(a + 0.2))} "
                f"{num(cy + inner * 0.94 * math.sin(a + 0.2))}"
            )
    marks = (
        line(bands, mix(coat.light, "#fff0d0", 0.4), 2.2, 0.35)
        + line(d, coat.deep, 3.0, 0.8)
        + line(shine, mix(coat.light, "#ffffff", 0.3), 1.1, 0.7)
    )
    marks += fur.soft(-22, -72, 26, 16, "#fff3d6", 0.5) + fur.soft(8, -20, 30, 18, opacity=0.4)
    return fur.form(curve(outer), marks, depth=3.4, rim=1.4)
