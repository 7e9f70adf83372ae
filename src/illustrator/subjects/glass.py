"""A tall glass: with an iced drink, straw and garnish, or empty."""

import math

from illustrator.chance import Dice
from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._fruit import leaf, wheel
from illustrator.subjects._matter import Tones, haze, moved, rounded, stroke, tones
from illustrator.subjects._solid import around, lathe, radius_at, ring, streak
from illustrator.svg import Sheet, circle, ellipse, group, num, path, polygon

WORDS = Words(
    "glass, glass cup, drinking glass, iced tea, cold drink, soft drink, drink, juice, lemonade, cocktail, "
    "smoothie, soda, glass of water, glass of juice, glass of milk, orange juice, glass of orange juice, milk",
    "玻璃杯, 冰茶, 冷饮, 饮料, 果汁, 柠檬水, 鸡尾酒, 果茶, 橙汁, 牛奶",
    "Glas, Gläser, Trinkglas, Eistee, Getränk, Saft, Limonade, Cocktail, Orangensaft, Milch",
    "verre, thé glacé, boisson, jus, limonade, jus de fruit, jus d'orange, lait, verre d'eau, verre de lait",
    "vaso, té helado, bebida, zumo, jugo, limonada, refresco, cóctel, leche, vaso de agua, zumo de naranja",
)
HEIGHT_M = 0.16
POSES = ("full", "empty", "water", "juice", "lemonade", "milk", "cocktail")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "water": "glass of water, verre d'eau, vaso de agua",
    "juice": "juice, smoothie, 果汁, 橙汁, saft, jus, zumo, jugo",
    "lemonade": "lemonade, 柠檬水, limonade, limonada",
    "milk": "milk, 牛奶, milch, lait, leche",
    "cocktail": "cocktail, 鸡尾酒, cóctel",
}
COLOUR = "#d9752a"
TAGS = ("drink",)

_DRINKS = {
    "water": "#b4dcea",
    "juice": "#f7981f",
    "lemonade": "#f3d860",
    "milk": "#fbf5ea",
    "cocktail": "#e8507a",
}
_TILT = 0.17
_WALL = [(-104.0, 31.0), (-60.0, 28.0), (-5.0, 23.5), (-5.0, 23.5)]
_ROOM = [(-88.0, 27.6), (-60.0, 25.8), (-11.0, 21.6), (-11.0, 21.6)]


def draw(ask: Ask) -> Figure:
    sheet, dice = ask.sheet, ask.dice.fork("glass")
    is_empty = ask.pose == "empty"
    t = tones(ask.colour if ask.is_asked else _DRINKS.get(ask.pose, COLOUR))
    tint = mix("#dfeef2", ask.colour, 0.55) if is_empty and ask.is_asked else "#e4f1f4"
    back = _far_wall(sheet, tint, 0.75 if is_empty and ask.is_asked else 0.4)
    front = "" if is_empty else _milk(sheet, t) if ask.pose == "milk" else _drink(sheet, t, dice)
    if not is_empty:
        front = _straw(sheet, dice) + front
    front += _near_wall(sheet, tint, dice, is_empty)
    anchors = {"ground": (0.0, 46.0), "grip": (0.0, -46.0), "top": (0.0, -104.0, 48.0)}
    if is_empty:
        return Figure(
            (Part(back, 0),), (-33, -110, 66, 110), {**anchors, "inside": (-25, -104, 50, 92)}, (Part(front, 0.2),)
        )
    if ask.pose == "milk":
        return Figure((Part(back + front, 0.2),), (-32, -147, 72, 147), anchors)
    return Figure((Part(back + front, 0.2), Part(_garnish(ask, dice), 0.24)), (-32, -147, 88, 147), anchors)


def _far_wall(sheet: Sheet, tint: str, opacity: float) -> str:
    stops = [
        (0.0, tint, opacity + 0.2),
        (0.3, "#ffffff", opacity * 0.6),
        (0.7, tint, opacity * 0.7),
        (1.0, tint, opacity + 0.25),
    ]
    art = path(lathe(_WALL, _TILT), fill=sheet.across((-31, 0), (31, 0), stops))
    art += ellipse(0, -104, 31, 31 * _TILT, fill="#ffffff", fill_opacity=0.3)
    rim = f"M-31 -104A31 {num(31 * _TILT)} 0 0 1 31 -104"
    return art + stroke(rim, "#9dbac4", 2, 0.8) + stroke(rim, "#ffffff", 1.1, 0.9)


def _near_wall(sheet: Sheet, tint: str, dice: Dice, is_empty: bool) -> str:
    """Reflections, the thick foot, the rim, and the dew of a cold drink."""
    edge = mix(tint, "#5f8292", 0.62)
    foot = [(-11.0, 21.8), (-11.0, 21.8), (-5.0, 23.5), (-4.0, 22.5), (-4.0, 22.5)]
    heavy = sheet.across(
        (-23, 0),
        (23, 0),
        [(0, edge, 0.8), (0.25, "#ffffff", 0.9), (0.5, edge, 0.5), (0.8, "#ffffff", 0.75), (1, edge, 0.8)],
    )
    art = path(lathe(foot, _TILT), fill=heavy)
    art += stroke(ring(-11, 21.6, _TILT), "#ffffff", 0.9, 0.7)
    sides = path(streak(_WALL, (-1, -0.93), (-104, -6)), fill=edge, fill_opacity=0.68) + path(
        streak(_WALL, (0.93, 1), (-104, -6)), fill=edge, fill_opacity=0.75
    )
    art += sides + path(streak(_WALL, (-0.8, -0.6), (-99, -16)), fill="#ffffff", fill_opacity=0.5)
    art += path(streak(_WALL, (-0.53, -0.47), (-96, -24)), fill="#ffffff", fill_opacity=0.4)
    art += path(streak(_WALL, (0.74, 0.84), (-94, -30)), fill="#ffffff", fill_opacity=0.32)
    if not is_empty:
        art += _dew(dice)
    return art + stroke(ring(-104, 31, _TILT), "#ffffff", 1.8, 0.95) + stroke(ring(-102.8, 30.8, _TILT), edge, 0.8, 0.8)


def _dew(dice: Dice) -> str:
    art = ""
    for _ in range(34):
        y = dice.between(-84, -14)
        x = radius_at(_WALL, y) * math.sin(dice.between(-1.35, 1.35))
        r = dice.between(0.5, 1.5)
        art += ellipse(x, y, r, r * 1.25, fill="#ffffff", fill_opacity=0.42) + circle(
            x - r * 0.3, y - r * 0.5, r * 0.35, fill="#ffffff"
        )
        if r > 1.35:
            art += stroke(f"M{num(x)} {num(y + r)}v{num(dice.between(3, 9))}", "#ffffff", 0.7, 0.35)
    return art


def _drink(sheet: Sheet, t: Tones, dice: Dice) -> str:
    deep = sheet.across((0, -90), (0, -8), [(0, t.light, 0.94), (0.45, t.base, 0.96), (1, t.dark, 0.98)])
    body = path(lathe(_ROOM, _TILT), fill=deep)
    sides = [(0.0, t.deep, 0.55), (0.22, t.base, 0.0), (0.45, t.pale, 0.35), (0.7, t.base, 0.0), (1.0, t.deep, 0.65)]
    body += path(lathe(_ROOM, _TILT), fill=sheet.across((-27, 0), (27, 0), sides))
    body += haze(sheet, (-2, -24), (16, 14), t.pale, 0.75)
    cubes = "".join(
        _ice(x, y, size, turn, t)
        for x, y, size, turn in ((-12, -42, 15, 20), (9, -36, 14, -14), (-3, -58, 15, 40), (13, -60, 14, 8))
    )
    body += group(cubes, opacity="0.62")
    slice_ = group(
        wheel(sheet, 17, mix(t.light, "#ffd84a", 0.5), mix(t.base, "#f4b52a", 0.6), dice),
        transform="translate(-7 -58) rotate(-14) scale(.82 1)",
        opacity="0.92",
    )
    top = ellipse(0, -88, 27.6, 27.6 * _TILT, fill=sheet.linear(t.pale, t.light, t.base, turn=20))
    top += ellipse(0, -88, 26.8, 26.8 * _TILT, fill="none", stroke=t.glint, stroke_width=0.8, stroke_opacity=0.8)
    floating = "".join(
        _ice(x, y, size, turn, t) for x, y, size, turn in ((12, -86, 15, 14), (-13, -84, 16, -18), (0, -80, 14, 38))
    )
    bubbles = ""
    for _ in range(14):
        bubbles += circle(
            dice.between(-19, 19), dice.between(-78, -16), dice.between(0.4, 1.1), fill=t.glint, fill_opacity=0.6
        )
    return body + slice_ + top + floating + bubbles


def _milk(sheet: Sheet, t: Tones) -> str:
    art = path(lathe(_ROOM, _TILT), fill=around(sheet, t, 27.6))
    top = ellipse(0, -88, 27.6, 27.6 * _TILT, fill=sheet.linear(t.glint, t.light, t.base, turn=20))
    bubbles = "".join(circle(x, y, r, fill=t.dark, fill_opacity=0.35) for x, y, r in ((-18, -87, 1.6), (-14, -85.4, 1)))
    return art + top + bubbles


def _ice(x: float, y: float, size: float, turn: float, t: Tones) -> str:
    h = size / 2
    art = path(
        rounded([(-h, -h), (h, -h), (h, h), (-h, h)], size * 0.22), fill=mix(t.pale, "#ffffff", 0.6), fill_opacity=0.62
    )
    art += path(
        rounded([(-h, -h), (h, -h), (h * 0.6, -h * 0.45), (-h * 0.6, -h * 0.45)], 1), fill="#ffffff", fill_opacity=0.8
    )
    art += path(
        rounded([(-h, -h), (-h * 0.6, -h * 0.45), (-h * 0.6, h * 0.7), (-h, h)], 1), fill="#ffffff", fill_opacity=0.5
    )
    art += path(
        rounded([(h * 0.1, h * 0.1), (h * 0.7, h * 0.1), (h * 0.7, h * 0.7), (h * 0.1, h * 0.7)], 1),
        fill=t.light,
        fill_opacity=0.4,
    )
    return moved(art, x, y, 1, turn)


def _straw(sheet: Sheet, dice: Dice) -> str:
    """Bent over the rim; what is in the drink shows through it, dimmed."""
    colour = dice.pick(("#d8433c", "#2f8f7f", "#3f6fb5"))
    t, cream = tones(colour), "#fff6e6"
    art = polygon(
        [(2, -14), (7, -14), (20, -132), (15, -132)],
        fill=sheet.across(
            (8, 0), (18, 3), [(0, "#e6d8c2", 1), (0.3, "#ffffff", 1), (0.55, cream, 1), (1, "#c4b197", 1)]
        ),
    )
    for i in range(13):
        y = -16 - i * 9
        x = 2.2 + (-y - 14) * 0.11
        art += polygon([(x, y), (x + 5, y - 3), (x + 5.4, y - 7), (x + 0.4, y - 4)], fill=t.base)
    bend = "M17.5 -132Q18.4 -140 26 -142L38 -145"
    return (
        art
        + stroke(bend, "#c4b197", 5.6)
        + stroke(bend, cream, 4.6)
        + stroke("M22 -141L25 -141.8M31 -143.2L34 -144", t.base, 4.8)
        + stroke("M18 -135Q20 -142 27 -143.6L38 -146.4", "#ffffff", 0.9, 0.8)
    )


def _garnish(ask: Ask, dice: Dice) -> str:
    """A slice on the rim, and mint."""
    sheet = ask.sheet
    kinds = (("#f5b52a", "#fbe08a"), ("#f08a2a", "#f9a94a"), ("#f0894e", "#ec6a5c"))
    peel, flesh = kinds[0] if ask.pose in {"water", "lemonade"} else dice.pick(kinds)
    slice_ = group(wheel(sheet, 21, flesh, peel, dice), transform="translate(32 -104) rotate(12) scale(.9 1)")
    slice_ += path("M30.4 -104L32.6 -84L34 -84L33 -104Z", fill="#ffffff", fill_opacity=0.5)
    mint = tones("#4f9f4a")
    leaves = "".join(
        moved(leaf(sheet, long, 7.5, mint), -12, -99, 1, turn)
        for long, turn in ((20, -168), (24, -128), (22, -88), (17, -40))
    )
    return leaves + slice_
