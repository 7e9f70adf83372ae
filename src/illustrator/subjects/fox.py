"""A fox with a brush of a tail: sitting, standing, lying, walking, running."""

from illustrator.palette import at, lch, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fringe, fur_of, limb
from illustrator.subjects._animal_face import bead, blush, nose, shut, smile
from illustrator.subjects._animal_legs import crease, leg, paw, sock
from illustrator.subjects._animal_sit import Sitter, forelegs, trunk
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs
from illustrator.svg import Point, group, path

WORDS = Words("fox, vixen, red fox", "狐狸, 小狐狸", "Fuchs, Füchsin", "renard, renarde", "zorro, zorra")
HEIGHT_M = 0.5
POSES = ("sitting", "standing", "lying", "walking", "running", "sleeping")
COLOUR = "#e2712b"
TAGS = ("animal",)
HOME = ("forest", "snow", "meadow")
_HEAD = "0,-16.6 8,-16 15.6,-11.6 20,-4.4 28.6,4.6! 23.4,7 24,10.4! 16,13 8,18.4 3,21.6 0,22"
_EAR = "5.4,-13.4 11,-24 17.4,-35! 20.4,-33.6 23.4,-20 21,-4 14,-6"
_EAR_TIP = "11.4,-24.6! 17.4,-36! 22,-33 23.6,-22! 20,-26 16.6,-22.4 14,-25.4"
_EAR_INSIDE = "11.6,-15.6 14,-21.6 18.6,-29.4! 20.4,-21 19.4,-10 15,-11"


def draw(ask: Ask) -> Figure:
    coat = coat_of(ask.colour)
    fur = fur_of(ask, coat, (-20, -100), (30, 6))
    if ask.pose in {"lying", "sleeping"}:
        return _lying(fur, is_asleep="sleeping" in {ask.pose, *ask.traits})
    if ask.pose in {"standing", "walking", "running"} and not ask.holds:
        return _afoot(fur, ask.pose)
    return _sitting(fur)


def _socks(fur: Fur) -> str:
    """The dark of a fox's feet and ear tips."""
    light, chroma, _ = lch(fur.coat.base)
    if light > 0.88:
        return mix(fur.coat.dark, fur.coat.deep, 0.3)
    return at(fur.coat.base, 0.27 if light > 0.36 else light * 0.7, min(chroma * 0.35, 0.04))


def _white(fur: Fur) -> str:
    return mix(fur.coat.pale, "#ffffff", 0.35)


def _head(fur: Fur, centre: Point, *, is_asleep: bool = False, turn: float = 0.0, size: float = 1.0) -> str:
    ask = fur.ask
    local = fur_of(ask, fur.coat, (-14, -30), (16, 22))
    drawn = ""
    for flip in (True, False):
        tip = path(curve(_EAR_TIP, flip=flip), fill=_socks(fur))
        inner = path(curve(_EAR_INSIDE, flip=flip), fill=mix(_white(fur), fur.coat.dark, 0.22))
        drawn += local.form(curve(_EAR, flip=flip), tip + inner, depth=1.6, rim=0.9)
    if "fluffy" in ask.traits:
        drawn += path(
            fringe(ask, "ruff", "0,-13 14,-8 22,4 12,14 0,16 -12,14 -22,4 -14,-8", 6.5, 26, 26), fill=local.paint
        )
    cheek = "0,24 1.4,8 3.4,1 9,-1.6! 14,2.6 21,3 31,4! 25,14 10,22"
    marks = local.soft(-6, -14, 17, 10, local.coat.light, 0.8)
    marks += "".join(path(curve(cheek, flip=flip), fill=_white(fur)) for flip in (False, True))
    marks += path(both("0,-6! 2.4,0 3.6,6 3,12 0,14"), fill=local.coat.base) + local.soft(15, 15, 17, 9, opacity=0.24)
    drawn += local.form(both(_HEAD), marks, depth=2.0, rim=1.0) + blush(ask, ((-16, 8), (16, 8)), 5, opacity=0.28)
    for x in (-10.4, 10.4):
        drawn += shut((x, 0.4), 4.4, width=1.2) if is_asleep else bead((x, 0), 3.5, 1.2)
    drawn += smile((0, 15.4), 4.2, 2.4, "#4a2c28", 0.85) + nose(ask, (0, 13.2), 3.4, "#2b2226")
    turned = f" rotate({turn:.2f})" if turn else ""
    return group(drawn, transform=f"translate({centre[0]:.2f} {centre[1]:.2f}){turned} scale({size:.3f})")


def _brush(fur: Fur, spec: str, tip: str) -> str:
    """The bushy tail with its white tip, ragged where the white begins."""
    return fur.form(limb(spec), path(curve(tip), fill=_white(fur)), depth=3, rim=1.0)


def _sitting(fur: Fur) -> Figure:
    ask = fur.ask
    bib = "0,-56 11,-55 14.4,-47 13,-38! 10,-40 8,-30.6! 5.4,-34 3,-25! 1.5,-28 0,-22"
    if ask.holds:
        bib = "0,-56 11,-55 13,-44 10,-34 12,-20 9,-6 0,-3"
    body = "0,-56 10,-55 14,-47 17,-36 22,-22 24,-9 22,-2 15,0 0,0"
    dark = _socks(fur)
    it = Sitter(body, bib, (12, -42), 6.4, 4.9, 6.2, 18.4, toes=dark, pale=_white(fur))
    brush = "16,-6,5 30,-7,9 42,-18,12 44,-36,11 37,-50,6.4 34,-58,1.4"
    tip = "60,-40! 50,-37 45,-41! 41,-36.6 36,-41! 33,-37 24,-39! 26,-64! 50,-64!"
    marks = sock(-15, dark) if not ask.holds else ""
    sit = trunk(fur, it)
    if not ask.holds:
        sit += forelegs(fur, it, raised=False, marks=marks)
    front = (Part(forelegs(fur, it, raised=True), 0.25),) if ask.holds else ()
    face = _head(fur, (0, -66), turn=-4, size=1.08)
    return Figure(
        (Part(_brush(fur, brush, tip), 0.35), Part(sit, 0.35), Part(face, 0.35)),
        (-33, -106, 90, 108),
        {"ground": (2, 52), "face": (0, -63, 24), "hold": (0, -26), "top": (0, -84, 14)},
        front,
    )


def _afoot(fur: Fur, pose: str) -> Figure:
    ask, dark = fur.ask, _socks(fur)
    runs = pose == "running"
    body = "-36,-57 -20,-60 2,-58 22,-62 35,-60 43,-50 39,-36 26,-30 6,-31 -10,-35 -26,-34 -40,-40 -43,-49"
    marks = fur.soft(-8, -60, 38, 13, fur.coat.light, 0.8) + fur.hairs("body", (-42, -58, 80, 26), 40, 4, 172)
    marks += path(curve("32,-56 50,-58 46,-34 28,-27! 31,-33 22,-32! 32,-40"), fill=_white(fur))
    marks += fur.soft(0, -30, 44, 9, opacity=0.42) + fur.soft(37, -52, 18, 18, opacity=0.4)
    legs = Legs((26, -44), (-29, -44), (8.4, 5.2, 3.8), (11.6, 6.8, 3.8), "paw", 5.8, dark)
    brush = "-40,-48,5 -52,-46,8 -68,-38,11 -84,-30,10 -95,-28,5 -101,-29,1.2"
    tip = "-84,-50! -87,-40 -83,-34! -87,-28 -84,-14! -110,-14! -110,-50!"
    if runs:
        brush = "-40,-50,5 -54,-54,8 -72,-58,11 -88,-64,10 -98,-72,5 -103,-77,1.2"
        tip = "-82,-84! -86,-72 -84,-64! -90,-58 -88,-44! -112,-50! -110,-90!"
    socks = sock(-20, dark) if not runs else ""
    back = far_legs(fur, legs, pose, socks) + _brush(fur, brush, tip)
    coat = path(fringe(ask, "coat", "-38,-52 -10,-57 24,-59 38,-48 24,-34 -20,-36", 6, 30), fill=fur.paint)
    mid = (coat if "fluffy" in ask.traits else "") + fur.form(curve(body), marks, rim=1.0)
    mid += near_legs(fur, legs, pose, socks) + crease(fur, "M-17 -52C-13 -45 -14 -37 -20 -31", 1.0, 0.35)
    face = _head(fur, (42, -68), turn=-3, size=1.02)
    box = (-106.0, -106.0, 179.0, 108.5)
    anchors = {"ground": (0.0, 72.0), "face": (42.0, -65.0, 22.0), "top": (-8.0, -58.0, 36.0), "hold": (42.0, -50.0)}
    return Figure((Part(back, 0.35), Part(mid, 0.4), Part(face, 0.35)), box, anchors | {"seat": (-10, -58, 38)})


def _lying(fur: Fur, *, is_asleep: bool) -> Figure:
    dark = _socks(fur)
    body = "-46,-6 -51,-20 -43,-35 -22,-41 2,-40 18,-44 34,-42 42,-30 44,-14 42,-3 36,0 -38,0"
    marks = fur.soft(-18, -40, 34, 14, fur.coat.light, 0.8) + fur.hairs("body", (-46, -40, 80, 34), 40, 4, 172)
    if not is_asleep:
        marks += path(curve("20,-46 42,-46 46,-24 38,-10! 36,-15 31,-9! 28,-16 23,-13! 24,-24"), fill=_white(fur))
    marks += fur.soft(-5, 0, 50, 9, opacity=0.42) + fur.soft(28, -28, 26, 20, opacity=0.42)
    mid = fur.form(curve(body), marks, rim=1.0) + crease(fur, "M-14 -3C-10 -21 -22 -29 -36 -25", 1.1, 0.5)
    if "fluffy" in fur.ask.traits:
        mid = path(fringe(fur.ask, "coat", "-46,-18 -34,-35 4,-38 36,-38 42,-8 -40,-4", 6, 26), fill=fur.paint) + mid
    far = leg(fur.far(), "36,-12,5.6 50,-7,5 60,-6,4.4", fade=0.1) + paw(fur.far(), 64, -1, 6, colour=dark)
    arm = leg(fur, "24,-14,6.4 40,-7,5.4 54,-5,4.8", fade=0.2, depth=2) + paw(fur, 57, 0.2, 6.8, colour=dark)
    if is_asleep:
        brush = "-44,-10,6 -38,-9,9 -16,-10,11 6,-10,10 18,-9,5 24,-9,1.2"
        tip = "4,-30! 1,-16 5,-10! 1,-5 4,6! 40,6! 40,-30!"
        face = _head(fur, (38, -25), is_asleep=True, turn=10, size=1.04)
        parts = Part(mid, 0.4), Part(_brush(fur, brush, tip) + arm, 0.35), Part(face, 0.35)
        return Figure(parts, (-53, -66, 122, 69), {"ground": (0, 96), "face": (37, -22, 22), "top": (-18, -41, 36)})
    brush = "-38,-8,5 -54,-9,8 -70,-10,10.4 -84,-16,9.4 -92,-25,5 -95,-32,1.2"
    tip = "-70,-34! -77,-24 -80,-17! -87,-15 -92,-4! -112,-20! -96,-46!"
    face = _head(fur, (31, -56), turn=-3, size=1.06)
    parts = Part(_brush(fur, brush, tip) + far, 0.35), Part(mid + arm, 0.4), Part(face, 0.35)
    anchors = {"ground": (-6.0, 112.0), "face": (31.0, -53.0, 23.0), "top": (-18.0, -41.0, 36.0), "hold": (54.0, -10.0)}
    return Figure(parts, (-98, -95, 170, 96), anchors)
