"""A frog: sitting, jumping."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fur_of, limb, line, moved
from illustrator.subjects._animal_face import blush, eye
from illustrator.subjects._animal_legs import leg
from illustrator.svg import circle, ellipse, path

WORDS = Words("frog, toad, tree frog", "青蛙, 蛙, 癞蛤蟆", "Frosch, Kröte", "grenouille, crapaud", "rana, sapo")
HEIGHT_M = 0.12
POSES = ("sitting", "jumping")
COLOUR = "#6fae3d"
TAGS = ("animal", "swims")
HOME = ("garden", "mountain_lake")


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#fdf7cf", 0.75)), (-30, -96), (34, 4))
    return _jumping(fur) if ask.pose == "jumping" and not ask.holds else _sitting(fur)


def _toes(fur: Fur, x: float, y: float, way: float, size: float = 1.0) -> str:
    """A webbed hand or foot with round tips."""
    drawn = ""
    for dx in (-8, 0, 8):
        drawn += fur.form(
            limb(f"{x},{y - 5 * size},{3 * size} {x + (dx + way * 3) * size},{y - 2.6},{2.4 * size}"), depth=0, rim=0
        )
        drawn += circle(x + (dx + way * 3) * size, y - 2.8, 2.9 * size, fill=mix(fur.coat.base, fur.coat.light, 0.35))
    return drawn


def _head(fur: Fur, *, size: float = 1.0) -> str:
    """Around the middle of its wide mouth: the eyes stand on top."""
    ask, coat = fur.ask, fur.coat
    local = fur_of(ask, coat, (-20, -34), (26, 20))
    back = "".join(
        local.form(curve(f"{x - 13},-18 {x - 11},-31 {x},-37 {x + 11},-31 {x + 13},-18 {x},-10"), depth=1.6, rim=1.1)
        for x in (-18, 18)
    )
    shape = "0,-22 12,-22 24,-18 34,-8 37,2 32,12 20,18 0,20"
    marks = local.soft(-8, -19, 24, 9, coat.light, 0.85) + path(
        both("0,5 16,4 30,0 40,4 34,16 18,24 0,26"), fill=coat.pale
    )
    marks += local.soft(22, 16, 20, 9, opacity=0.22)
    spots = ((-26, -8, 3), (-20, -14, 2), (25, -9, 2.6), (19, -15.4, 1.8), (0, -17, 2.2))
    marks += "".join(ellipse(x, y, r, r * 0.75, fill=coat.dark, fill_opacity=0.5) for x, y, r in spots)
    drawn = back + local.form(both(shape), marks, depth=2.2, rim=1.1)
    for x in (-18, 18):
        drawn += eye(ask, (x, -23.5), 9.2, "#e2a92c", tall=1.04)
    drawn += blush(ask, ((-25, 2), (25, 2)), 6, opacity=0.4)
    mouth = line("M-30 1Q-15 9.4 0 9.4T30 1M-30 1q-2 -1 -2.4 -3M30 1q2 -1 2.4 -3", mix(coat.deep, "#2a1a10", 0.4), 1.5)
    nose = ellipse(-3.4, -4, 1.1, 0.8, fill=coat.deep) + ellipse(3.4, -4, 1.1, 0.8, fill=coat.deep)
    return moved(drawn + mouth + nose, 0, 0, 0, size)


def _sitting(fur: Fur) -> Figure:
    coat, ask = fur.coat, fur.ask
    haunch = ""
    for way in (-1, 1):
        thigh = f"{way * 16},-8 {way * 22},-28 {way * 36},-36 {way * 46},-28 {way * 46},-14 {way * 38},-4 {way * 24},-2"
        spots = "".join(
            ellipse(way * x, y, r, r * 0.8, fill=coat.dark, fill_opacity=0.5)
            for x, y, r in ((38, -26, 3.4), (32, -30, 2), (41, -18, 2.2))
        )
        haunch += _toes(fur, way * 36, 0, way * 1.0, 1.15) + fur.form(curve(thigh), spots, depth=2.2, rim=1.1)
    belly = path(both("0,-50 14,-48 19,-34 18,-16 10,-4 0,-3"), fill=coat.pale)
    body = fur.form(both("0,-56 20,-54 28,-42 29,-24 23,-8 10,-2 0,-2"), belly + fur.soft(0, -46, 28, 10, opacity=0.5))
    arms = ""
    for way in (-1, 1):
        if ask.holds:
            spec = f"{way * 21},-42,5 {way * 24},-31,5.4 {way * 9},-25,4.4"
            arms += leg(fur, spec, fade=0.6, depth=1.6) + moved(_toes(fur, 0, 4, -way * 0.3, 0.8), way * 8, -24)
        else:
            spec = f"{way * 18},-40,5.4 {way * 20},-22,5 {way * 15},-6,4.2"
            arms += leg(fur, spec, fade=0.8, depth=1.8) + _toes(fur, way * 15, 0.2, way * 0.5, 0.95)
    face = moved(_head(fur), 0, -62, -2)
    anchors = {"ground": (0.0, 84.0), "face": (0.0, -66.0, 34.0), "hold": (0.0, -27.0), "top": (0.0, -84.0, 12.0)}
    parts = (Part(haunch, 0.4), Part(body if ask.holds else body + arms, 0.35), Part(face, 0.4))
    return Figure(parts, (-53, -102, 106, 104), anchors, (Part(arms, 0.3),) if ask.holds else ())


def _jumping(fur: Fur) -> Figure:
    far = fur.far()
    back = leg(far, "-20,-44,10 -40,-46,7 -34,-26,4.6 -58,-16,3.4", fade=0.1) + moved(
        _toes(far, 0, 3, -0.6), -60, -14, 60
    )
    back += leg(far, "26,-48,5.4 44,-42,4.6 54,-34,3.8", fade=0.1) + moved(_toes(far, 0, 4, 0.4, 0.9), 56, -30, -24)
    body = "-36,-38 -28,-54 -8,-66 16,-72 34,-66 38,-52 30,-38 8,-28 -16,-26"
    marks = path(curve("44,-56! 30,-44 8,-38 -16,-36 -38,-34! -10,-18 30,-24"), fill=fur.coat.pale)
    marks += fur.soft(-4, -68, 34, 12, fur.coat.light, 0.8)
    marks += "".join(
        ellipse(x, y, r, r * 0.75, fill=fur.coat.dark, fill_opacity=0.5)
        for x, y, r in ((-14, -54, 3.4), (-4, -60, 2.2), (-22, -46, 2.4))
    )
    mid = fur.form(curve(body), marks, depth=2.4, rim=1.1)
    mid += leg(fur, "-18,-38,13 -38,-36,9 -54,-20,5.6", fade=0.5) + leg(
        fur, "-54,-21,5.4 -46,-8,4.8 -68,-2,3.6", fade=0.1
    )
    mid += moved(_toes(fur, 0, 3, -0.6), -71, 0, 62)
    mid += leg(fur, "20,-42,6.4 38,-30,5.2 50,-20,4.2", fade=0.6) + moved(_toes(fur, 0, 4, 0.4), 52, -16, -28)
    face = moved(_head(fur, size=0.86), 26, -74, -8)
    anchors = {
        "ground": (-10.0, 70.0),
        "face": (26.0, -78.0, 28.0),
        "hold": (54.0, -22.0),
        "seat": (-10.0, -64.0, 26.0),
    }
    return Figure((Part(back, 0.3), Part(mid, 0.4), Part(face, 0.4)), (-81, -110, 150, 119.5), anchors)
