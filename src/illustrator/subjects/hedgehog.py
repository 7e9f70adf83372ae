"""A hedgehog: sitting up, walking."""

import math

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import bead, blush, nose, smile
from illustrator.subjects._animal_legs import leg, paw
from illustrator.svg import num, path

WORDS = Words("hedgehog, porcupine", "刺猬", "Igel, Stachelschwein", "hérisson, porc-épic", "erizo, puercoespín")
HEIGHT_M = 0.18
POSES = ("sitting", "walking")
COLOUR = "#7d5a44"
TAGS = ("animal",)
HOME = ("garden", "forest")


def draw(ask: Ask) -> Figure:
    spines = fur_of(ask, coat_of(ask.colour), (-30, -96), (34, -6))
    skin = mix("#efcfa8", ask.colour, 0.12) if not ask.is_asked else mix(ask.colour, "#f6e2c6", 0.7)
    fur = fur_of(ask, coat_of(skin), (-16, -80), (24, 0))
    return _walking(fur, spines) if ask.pose == "walking" and not ask.holds else _sitting(fur, spines)


def _quills(spines: Fur, cx: float, cy: float, rx: float, ry: float, arc: tuple[float, float], rows: int) -> str:
    """Rows of spines that fan out from the middle, the outermost first, each row lighter than the one behind."""
    dice = spines.ask.dice.fork(f"quills {cx}")
    drawn = ""
    start, end = arc
    for row in range(rows):
        share = 1 - row * (0.17 if rows < 5 else 0.145)
        count = max(round(30 * share), 9)
        tone = (spines.coat.deep, spines.coat.dark, spines.coat.base, mix(spines.coat.base, spines.coat.light, 0.55))[
            row % 4
        ]
        d = ""
        for i in range(count):
            a = math.radians(start + (end - start) * (i + (row % 2) * 0.5) / count + dice.between(-2, 2))
            reach = share * dice.between(1.0, 1.1)
            x, y = cx + rx * reach * math.cos(a), cy + ry * reach * math.sin(a)
            bx, by = cx + rx * max(share - 0.28, 0.02) * math.cos(a), cy + ry * max(share - 0.28, 0.02) * math.sin(a)
            px, py = -math.sin(a) * 2.5, math.cos(a) * 2.5
            d += f"M{num(bx - px)} {num(by - py)}L{num(x)} {num(y)}L{num(bx + px)} {num(by + py)}Z"
        drawn += path(d, fill=tone)
    return drawn


def _face(fur: Fur) -> str:
    ask = fur.ask
    drawn = ""
    for flip in (True, False):
        ear = "11,-10 14,-18 20,-19 23,-13 20,-6 14,-5"
        inner = path(curve("14,-10 16,-15 19.4,-15 20.4,-11 18,-8", flip=flip), fill=mix("#f0a794", fur.coat.dark, 0.2))
        drawn += fur.form(curve(ear, flip=flip), inner, depth=1.2, rim=0.8)
    marks = fur.soft(-5, -8, 13, 8, fur.coat.light, 0.7)
    drawn += fur.form(both("0,-9! 4,-13 11,-12 17,-5 18,4 13,12 6,17 0,18.6"), marks, depth=1.8, rim=1)
    drawn += (
        blush(ask, ((-11.6, 6), (11.6, 6)), 4.6, opacity=0.5)
        + bead((-7.8, -0.6), 3.3, 1.16)
        + bead((7.8, -0.6), 3.3, 1.16)
    )
    return drawn + smile((0, 11), 3.8, 2.6, "#4a2c28", 0.9) + nose(ask, (0, 8), 3.3, "#2f2428")


def _sitting(fur: Fur, spines: Fur) -> Figure:
    ask = fur.ask
    back = path(curve("-38,-20 -40,-50 -26,-76 0,-86 26,-76 40,-50 38,-20 20,-4 -20,-4"), fill=spines.coat.deep)
    coat = back + _quills(spines, 0, -44, 46, 48, (-232, 52), 4)
    body = "0,-56 12,-54 20,-42 25,-26 24,-10 16,-2 0,0"
    belly = path(both("0,-50 9,-46 13,-32 14,-18 9,-6 0,-4"), fill=mix(fur.coat.pale, "#ffffff", 0.3), fill_opacity=0.8)
    trunk = fur.form(both(body), belly + fur.soft(0, -46, 20, 9, opacity=0.4), depth=2.4, rim=1)
    feet = "".join(paw(fur, way * 13, 0.3, 7.4, turn=0) for way in (-1, 1))
    arms = ""
    for way in (-1, 1):
        arms += leg(fur, f"{way * 17},-40,4.6 {way * 20},-30,5 {way * 9},-25,4.2", fade=0.6, depth=1.6) + paw(
            fur, way * 7, -22, 4.8, turn=0
        )
    cap = _quills(spines, 0, -58, 27, 27, (-170, -10), 2)
    face = cap + moved(_face(fur), 0, -60, -3, 1.16)
    anchors = {"ground": (0.0, 44.0), "face": (0.0, -58.0, 22.0), "hold": (0.0, -24.0), "top": (0.0, -90.0, 14.0)}
    front = (Part(arms, 0.25),) if ask.holds else ()
    whole = trunk + feet + ("" if ask.holds else arms)
    return Figure((Part(coat, 0.3), Part(whole, 0.36), Part(face, 0.34)), (-52, -99, 104, 100.5), anchors, front)


def _walking(fur: Fur, spines: Fur) -> Figure:
    far = fur.far()
    back = (
        leg(far, "22,-16,6 24,-6,4.6", fade=0.1)
        + paw(far, 26, -0.4, 5.4)
        + leg(far, "-28,-16,6 -30,-6,4.6", fade=0.1)
        + paw(far, -28, -0.4, 5.4)
    )
    skirt = fur.form(curve("-44,-18 -30,-30 10,-34 40,-30 48,-18 36,-6 0,-3 -36,-6"), depth=2.2, rim=1)
    feet = (
        leg(fur, "14,-14,6 12,-6,4.8", fade=0.4)
        + paw(fur, 14, 0, 6)
        + leg(fur, "-34,-14,6 -38,-6,4.8", fade=0.4)
        + paw(fur, -36, 0, 6)
    )
    dome = path(curve("-52,-14 -54,-34 -42,-54 -18,-66 8,-66 28,-54 34,-36 26,-20 -10,-12"), fill=spines.coat.deep)
    quills = (
        dome + _quills(spines, -8, -30, 50, 43, (-205, 26), 6) + line("M-44 -14Q-10 -6 24 -16", fur.coat.dark, 1, 0.4)
    )
    face = moved(_face(fur), 38, -28, 3, 1.1)
    anchors = {"ground": (-4.0, 70.0), "face": (38.0, -26.0, 20.0), "hold": (38.0, -10.0), "top": (-12.0, -72.0, 26.0)}
    return Figure((Part(back + skirt + feet, 0.34), Part(quills, 0.34), Part(face, 0.36)), (-67, -79, 132, 81), anchors)
