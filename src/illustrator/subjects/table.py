"""A wooden table: long, or round on one foot."""

from illustrator.chance import Dice
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._matter import Tones, haze, moved, stroke, tones
from illustrator.subjects._solid import around, lathe
from illustrator.subjects._space import Block, Eye, bounds
from illustrator.subjects._wood import beam, boards, grain
from illustrator.svg import Sheet, circle, ellipse, group, num, path, rect

WORDS = Words(
    "table, wooden table, dining table, desk, coffee table, workbench",
    "桌子, 木桌, 餐桌, 书桌, 茶几",
    "Tisch, Holztisch, Esstisch, Schreibtisch, Couchtisch",
    "table en bois, bureau, table basse",
    "mesa, mesa de madera, escritorio",
)
HEIGHT_M = 0.75
POSES = ("long", "round")
COLOUR = "#b27a45"
TAGS = ("furniture",)
HOME = ("room",)


def draw(ask: Ask) -> Figure:
    return _round(ask) if ask.pose == "round" else _long(ask)


def _long(ask: Ask) -> Figure:
    dice, sheet, t = ask.dice.fork("table"), ask.sheet, tones(ask.colour)
    eye = Eye(dice.pick((-9.0, 9.0)), 17)
    w, d = dice.between(190, 215), 92.0
    top = Block(eye, w, 6, d, 0, 94)
    art, turned = "", dice.whole(2)
    legs = [(sx * (w / 2 - 9), sz * (d / 2 - 9)) for sz in (-1, 1) for sx in (-1, 1)]
    for x, z in legs[:2]:
        art += beam(sheet, eye.at(x, 94, z), eye.at(x, 0, z), (7.5, 5), tones(t.dark))
    under = Block(eye, w - 22, 13, d - 22, 0, 81)
    apron = sheet.across((0, 0), (0, 13), [(0, t.deep, 1), (0.5, t.dark, 1), (1, t.base, 1)])
    art += under.side(rect(0, 0, d - 22, 13, fill=t.deep)) + under.front(_apron(w - 22, apron, t, dice))
    for x, z in legs[2:]:
        art += _leg(sheet, eye, (x, z), t, turned == 1)
    art += top.side(rect(0, 0, d, 6, fill=t.dark)) + top.front(
        rect(0, 0, w, 6, rx=1, fill=t.base) + grain(dice, w, 6, t, 5)
    )
    art += top.front(
        rect(0, 0, w, 1.2, fill=t.glint, fill_opacity=0.7) + rect(0, 6, w, 5, fill="#1c0d14", fill_opacity=0.25)
    )
    art += top.top(
        boards(sheet, dice, (w, d), t, 4) + haze(sheet, (w * 0.3, d * 0.35), (w * 0.3, d * 0.32), "#ffffff", 0.3)
    )
    feet = [eye.at(x, 0, z) for x, z in legs]
    x, y, bw, bh = bounds([*top.corners(), *[(fx, fy + 1.5) for fx, fy in feet]])
    lift = -(y + bh)
    at = top.roof()
    return Figure(
        (Part(moved(art, 0, lift), 0.2),),
        (x, -bh, bw, bh),
        {"ground": (0, bw * 0.9), "top": (at[0], at[1] + lift + 6, w * 0.86)},
    )


def _apron(w: float, paint: str, t: Tones, dice: Dice) -> str:
    art = rect(0, 0, w, 13, fill=paint) + grain(dice, w, 13, t, 4)
    if dice.whole(2):
        art += rect(w * 0.36, 2.5, w * 0.28, 9, rx=0.8, fill=t.base, stroke=t.deep, stroke_width=0.8)
        art += circle(w / 2, 7, 1.8, fill="#e3b860") + circle(w / 2 - 0.5, 6.4, 0.7, fill="#fff3c9")
    return art


def _leg(sheet: Sheet, eye: Eye, foot: tuple[float, float], t: Tones, is_turned: bool) -> str:
    x, z = foot
    (ax, ay), (_, by) = eye.at(x, 94, z), eye.at(x, 0, z)
    if not is_turned:
        return beam(sheet, (ax, ay), (ax, by), (9.5, 6), t)
    tall = by - ay
    rings = (
        (0, 5),
        (0.2, 5),
        (0.2, 3.2),
        (0.23, 5.2),
        (0.27, 3.4),
        (0.5, 5.4),
        (0.8, 3.2),
        (0.84, 4.8),
        (0.88, 3.4),
        (1, 3.8),
    )
    return path(lathe([(ay + tall * s, r) for s, r in rings], 0.25, ax), fill=around(sheet, t, 5.4, ax, 0.4))


def _round(ask: Ask) -> Figure:
    dice, sheet, t = ask.dice.fork("round"), ask.sheet, tones(ask.colour)
    r, tilt, y = dice.between(72, 84), 0.27, -96.0
    art = ""
    for sx, drop in ((-1, 0), (1, 0), (0, 1)):
        x, low = sx * 38.0, -6.0 + drop * 4
        d = f"M0 -34C{num(x * 0.3)} -30 {num(x * 0.5)} -14 {num(x)} {num(low)}"
        art += (
            stroke(d, t.deep, 8.4)
            + stroke(d, t.base if sx < 1 else t.dark, 6.6)
            + moved(stroke(d, t.pale, 1.4, 0.6), -1, -1.6)
        )
    column = [(y + 8, 16), (y + 12, 9), (-74, 5), (-66, 8.5), (-62, 5.5), (-44, 9.5), (-34, 8), (-28, 10), (-26, 10)]
    art += path(lathe(column, 0.25), fill=around(sheet, t, 10, gloss=0.5))
    art += path(lathe([(y, r), (y, r), (y + 7, r), (y + 7, r)], tilt), fill=around(sheet, t, r, gloss=0.3))
    plane = rect(-r, -r, 2 * r, 2 * r, fill=t.base)
    board = group(boards(sheet, dice, (2 * r, 2 * r), t, 6), transform=f"translate({num(-r)} {num(-r)})")
    disc = group(plane + board, transform=f"translate(0 {num(y)}) scale(1 {tilt})")
    art += group(disc, clip_path=sheet.clip(ellipse(0, y, r, r * tilt)))
    art += ellipse(0, y, r - 0.5, r * tilt - 0.5, fill="none", stroke=t.glint, stroke_width=0.9, stroke_opacity=0.6)
    art += haze(sheet, (-r * 0.3, y - r * 0.08), (r * 0.5, r * tilt * 0.5), "#ffffff", 0.32)
    return Figure(
        (Part(art, 0.2),),
        (-r, y - r * tilt, 2 * r, -y + r * tilt + 2),
        {"ground": (0, 86), "top": (0, y + 4, r * 1.5)},
    )
