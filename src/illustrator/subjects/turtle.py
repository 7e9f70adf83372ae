"""A turtle: walking, swimming, standing."""

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, limb, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.subjects._animal_legs import claws, leg
from illustrator.svg import circle, ellipse, path

WORDS = Words("turtle, tortoise, sea turtle", "乌龟, 海龟, 龟", "Schildkröte, Meeresschildkröte", "tortue", "tortuga")
HEIGHT_M = 0.35
POSES = ("walking", "swimming", "standing")
COLOUR = "#6c9a4a"
TAGS = ("animal", "swims")
HOME = ("beach", "underwater")
_SHELL = "-50,-22 -50,-40 -38,-60 -16,-74 8,-77 30,-68 44,-50 49,-32 46,-22 30,-17 0,-15 -34,-17"


def draw(ask: Ask) -> Figure:
    skin = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#f6eec0", 0.7)), (-30, -70), (50, 4))
    brown = mix(ask.colour, "#6a3f1c", 0.25) if ask.is_asked else "#9a6a34"
    shell = fur_of(ask, coat_of(brown), (-24, -78), (30, -10))
    swims = ask.pose == "swimming"
    back, front = _legs(skin, swims=swims)
    tail = skin.form(curve("-44,-20 -54,-17 -63,-9! -52,-9 -42,-13"), depth=1.2)
    body = tail + _neck(skin) + _shell(shell, skin) + front
    anchors = {
        "ground": (0.0, 80.0),
        "face": (66.0, -49.0, 18.0),
        "hold": (84.0, -42.0),
        "top": (0.0, -76.0, 40.0),
        "seat": (-2.0, -76.0, 40.0),
    }
    head = moved(_head(skin), 65, -50, -4)
    y = 2.0 if swims else 0.0
    parts = tuple(Part(moved(svg, 0, y), relief) for svg, relief in ((back, 0.3), (body, 0.42), (head, 0.4)))
    box = (-80, -78, 167, 89.5) if swims else (-66, -79, 152, 80)
    return Figure(parts, box, anchors)


def _shell(fur: Fur, skin: Fur) -> str:
    """The dome with its plates, on a paler rim."""
    coat = fur.coat
    plates = ""
    for cell in ("-14,-71 10,-73 17,-56 2,-44 -18,-46 -24,-58", "22,-67 37,-55 40,-43 24,-40 8,-45 20,-57",
                 "-20,-70 -36,-58 -45,-44 -30,-41 -22,-46 -28,-58", "-26,-38 -20,-42 2,-40 8,-26 -8,-21 -26,-24",
                 "-32,-37 -47,-40 -48,-29 -30,-25", "7,-41 24,-36 42,-39 46,-29 30,-24 14,-25"):  # fmt: skip
        glow = fur.ask.sheet.linear(mix(coat.light, "#ffe0a0", 0.35), coat.base, mix(coat.base, coat.dark, 0.6))
        plates += path(curve(cell), fill=glow) + line(curve(cell), mix(coat.light, "#ffe0a0", 0.4), 0.7, 0.35)
    marks = path(curve(_SHELL), fill=mix(coat.deep, coat.dark, 0.3)) + plates
    marks += fur.soft(-8, -72, 34, 14, "#fff0c8", 0.45) + fur.soft(6, -20, 46, 9, opacity=0.5)
    rim = "-54,-21 -40,-25 -10,-23 20,-23 44,-27 53,-25 50,-17 30,-12 0,-10 -34,-11 -52,-15"
    ticks = line(
        "M-40 -24l-2 11M-24 -24l-1 13M-8 -23v13M8 -23l1 13M24 -24l2 12M38 -26l3 11",
        mix(skin.coat.pale, coat.deep, 0.4),
        1,
    )
    edge = fur.ask.sheet.linear(mix(skin.coat.pale, "#ffffff", 0.2), mix(skin.coat.pale, coat.base, 0.35))
    return fur.form(curve(_SHELL), marks, depth=3, rim=1.3) + fur.form(
        curve(rim), ticks, paint=edge, depth=1.6, rim=0.8
    )


def _spots(fur: Fur, points: tuple[tuple[float, float, float], ...]) -> str:
    return "".join(ellipse(x, y, r, r * 0.8, fill=fur.coat.dark, fill_opacity=0.5) for x, y, r in points)


def _legs(fur: Fur, *, swims: bool) -> tuple[str, str]:
    far = fur.far()
    if swims:
        back = far.form(curve("30,-18 44,-26 62,-34 74,-32! 66,-22 50,-12 36,-10"), depth=1.6)
        back += far.form(curve("-36,-16 -50,-22 -64,-30! -62,-18 -50,-10"), depth=1.6)
        fin = "22,-20 34,-20 46,-10 56,2 60,8! 44,5 30,-3 20,-11"
        hind = "-30,-16 -46,-13 -62,-6 -78,-5! -68,3 -50,4 -34,-4"
        front = fur.form(curve(fin), _spots(fur, ((36, -12, 2.6), (44, -4, 2.2), (30, -8, 1.8))), depth=2, rim=1)
        return back, front + fur.form(curve(hind), _spots(fur, ((-46, -6, 2.6), (-58, -3, 2))), depth=2, rim=1)
    back = leg(far, "36,-20,9 42,-10,8.4 45,-6,7.4", fade=0.1) + leg(far, "-28,-18,9 -24,-10,8.4 -22,-6,7.4", fade=0.1)
    front = leg(
        fur, "24,-20,10 29,-11,9 31,-6.6,8", marks=_spots(fur, ((26, -12, 2.4), (32, -8, 2), (30, -16, 1.6))), fade=0.3
    )
    front += leg(fur, "-36,-18,10 -40,-11,9 -42,-6.6,8", marks=_spots(fur, ((-38, -12, 2.4), (-44, -8, 2))), fade=0.3)
    front += claws(
        ((29, -2), (33.6, -2), (37.4, -3), (-43, -2), (-38.6, -2), (-35, -3)), 2.4, mix(fur.coat.pale, "#ffffff", 0.4)
    )
    return back, front


def _neck(fur: Fur) -> str:
    return fur.form(
        limb("34,-28,11 46,-32,10.6 56,-40,10.4 62,-46,10"), fur.soft(50, -26, 16, 9, fur.coat.pale, 0.7), depth=2
    )


def _head(fur: Fur) -> str:
    local = fur_of(fur.ask, fur.coat, (-10, -18), (14, 16))
    shape = "-15,-2 -12,-13 0,-18 12,-15 19,-6 19,3 11,11 -2,13 -12,9"
    marks = path(curve("22,3 8,5 -6,6 -16,4! -8,16 14,16"), fill=fur.coat.pale, fill_opacity=0.8)
    marks += local.soft(-2, -15, 14, 7, fur.coat.light, 0.85) + _spots(
        local, ((-8, -9, 2.2), (-3, -13, 1.5), (-10, -3, 1.5))
    )
    drawn = local.form(curve(shape), marks, depth=1.8, rim=1) + blush(fur.ask, ((3, 4),), 4.5, opacity=0.4)
    drawn += bead((6.4, -5), 3.8, 1.14) + line("M18 3.6Q12 8 4.6 6.4", mix(fur.coat.deep, "#2a1a10", 0.4), 1.2)
    return drawn + circle(16.4, -3.4, 0.7, fill=shade(fur.coat.deep, -0.05))
