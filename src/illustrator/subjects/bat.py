"""A small bat: flying, hanging head down."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fringe, fur_of, line
from illustrator.subjects._animal_face import blush, eye
from illustrator.svg import path

WORDS = Words("bat, fruit bat, vampire bat", "蝙蝠", "Fledermaus", "chauve-souris", "murciélago")
HEIGHT_M = 0.2
POSES = ("flying", "hanging")
COLOUR = "#6b5068"
TAGS = ("animal", "flies")
HOME = ("night_sky",)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#ffe3d2", 0.5)), (-18, -90), (20, -10))
    if ask.pose == "hanging":
        return _hanging(fur)
    wings = "".join(_wing(fur, flip=flip) for flip in (True, False))
    anchors = {"ground": (0.0, 40.0), "face": (0.0, -64.0, 20.0), "hold": (0.0, -14.0)}
    return Figure((Part(wings, 0.35), Part(_feet() + _body(fur) + _head(fur), 0.4)), (-88, -104, 176, 105), anchors)


def _wing(fur: Fur, *, flip: bool) -> str:
    """A hand of long fingers with skin between them."""
    coat = fur.coat
    shape = (
        "12,-52 24,-72 40,-84 50,-92! 66,-84 80,-66 86,-44! 76,-46 "
        "66,-42 60,-34! 52,-38 42,-36 36,-26! 28,-30 20,-28 12,-24"
    )
    skin = mix(coat.base, "#d87a72", 0.16)
    paint = fur.ask.sheet.linear(mix(skin, coat.light, 0.35), skin, mix(skin, coat.deep, 0.6))
    bones = "".join(
        line(curve(spec, closed=False, flip=flip), coat.deep, 1.7, 0.75)
        for spec in ("49,-90 66,-72 85,-46", "48,-88 58,-66 60,-36", "47,-86 42,-62 36,-28")
    )
    arm = line(curve("12,-50 26,-68 49,-90", closed=False, flip=flip), coat.dark, 3.4)
    arm += line(curve("12,-51.4 26,-69.4 48,-90.6", closed=False, flip=flip), coat.light, 1, 0.6)
    return fur.form(curve(shape, flip=flip), bones, paint=paint, depth=2, rim=1) + arm


def _feet() -> str:
    return line("M-7 -14l-1 9M-7 -6l-4 4M-8 -6l1 5M7 -14l1 9M7 -6l4 4M8 -6l-1 5", "#4a333c", 1.8)


def _body(fur: Fur) -> str:
    ring = "0,-50 14,-46 18,-34 14,-20 0,-14 -14,-20 -18,-34 -14,-46"
    belly = path(both("0,-48 8,-44 11,-32 8,-21 0,-17"), fill=fur.coat.pale, fill_opacity=0.8)
    tuft = fringe(fur.ask, "chest", "-8,-46 0,-46 8,-46 5,-40 0,-37 -5,-40", 3, 12, -20)
    return fur.form(
        curve(ring), belly + path(tuft, fill=fur.coat.pale) + fur.hairs("b", (-16, -46, 32, 30), 22, 3, 96), depth=2.2
    )


def _head(fur: Fur) -> str:
    ask = fur.ask
    pink = ask.sheet.linear("#f2a8a0", mix("#f2a8a0", fur.coat.dark, 0.5))
    drawn = ""
    for flip in (True, False):
        drawn += fur.form(curve("4,-76 8,-90 17,-102! 24,-90 24,-74 16,-66", flip=flip), depth=1.4, rim=0.8)
        drawn += path(curve("9,-76 11.6,-86 17,-95! 20.6,-86 20,-75 15,-69", flip=flip), fill=pink)
    marks = fur.soft(-6, -80, 16, 8, fur.coat.light, 0.8) + path(
        both("0,-66 8,-64 10,-56 6,-48 0,-46"), fill=fur.coat.pale, fill_opacity=0.8
    )
    drawn += fur.form(both("0,-83 9,-82 18,-75 22,-64 18,-53 9,-46 0,-45"), marks, depth=2, rim=1)
    for x in (-9, 9):
        drawn += eye(ask, (x, -66), 5.6, "#d98a2b", tall=1.08)
    drawn += blush(ask, ((-14, -57), (14, -57)), 4.6, opacity=0.45)
    drawn += path(curve("-2.6,-59.6 0,-61 2.6,-59.6 1.6,-57 -1.6,-57"), fill="#3a2630")
    drawn += line("M-6 -54.6Q-3 -51.6 0 -54Q3 -51.6 6 -54.6", "#3a2630", 1)
    return drawn + path("M-4.6 -53.2l1.3 3.4 1.4 -2.8zM4.6 -53.2l-1.3 3.4 -1.4 -2.8z", fill="#ffffff")


def _hanging(fur: Fur) -> Figure:
    """From its feet at the top, wings wrapped around; upside down, but drawn as it hangs."""
    wrap = ""
    for flip in (True, False):
        shape = "-2,-48 10,-50 22,-44 27,-32 24,-18 16,-10 2,-8! 3,-24"
        skin = mix(fur.coat.base, "#d87a72", 0.16)
        paint = fur.ask.sheet.linear(mix(skin, fur.coat.light, 0.3), skin, mix(skin, fur.coat.deep, 0.5))
        bone = line(curve("20,-44 16,-28 6,-10", closed=False, flip=flip), fur.coat.deep, 1.5, 0.7)
        bone += line(curve("22,-43 22,-28 15,-12", closed=False, flip=flip), fur.coat.deep, 1.5, 0.7)
        wrap += fur.form(curve(shape, flip=flip), bone, paint=paint, depth=1.8, rim=1)
    feet = line("M-6 -10l-1 9M-6 -3l-4 2.4M-7 -3l2 3M6 -10l1 9M6 -3l4 2.4M7 -3l-2 3", "#4a333c", 2)
    turned = '<g transform="translate(0 -104) rotate(180)">{}</g>'
    parts = Part(turned.format(feet + _body(fur)), 0.3), Part(turned.format(_head(fur) + wrap), 0.4)
    return Figure(parts, (-29, -105, 58, 105), {"ground": (0, 20), "face": (0, -40, 20), "grip": (0, -104)})
