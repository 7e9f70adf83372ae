"""An owl with great eyes: perched, flying."""

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, both, coat_of, curve, fringe, fur_of, line
from illustrator.subjects._animal_face import eye
from illustrator.subjects.bird import feathers
from illustrator.svg import circle, group, num, path

WORDS = Words(
    "owl, owlet, barn owl, snowy owl",
    "猫头鹰, 雪鸮",
    "Eule, Uhu, Käuzchen, Schneeeule",
    "hibou, chouette",
    "búho, lechuza",
)
HEIGHT_M = 0.4
POSES = ("perched", "flying", "sitting", "standing")
COLOUR = "#8d6241"
TAGS = ("animal", "flies")
HOME = ("forest",)
_BODY = "0,-94 10,-95 18,-96.6 25,-102! 28,-91 31,-80 32,-66 33,-48 31,-28 23,-12 12,-4 0,-3"


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#ffeed2", 0.72)), (-24, -98), (28, 0))
    return _flying(fur) if ask.pose == "flying" else _perched(fur)


def _scallops(fur: Fur, top: float, rows: int) -> str:
    """The breast: rows of feathers, each with a dark tip."""
    d, pale = "", ""
    for row in range(rows):
        y = top + row * 8.4
        half = 3 - (row % 2) * 0.5
        for i in range(int(half * 2 + 1)):
            x = (i - half) * 8.4
            d += f"M{num(x - 3)} {num(y)}q3 6.4 6 0"
            pale += f"M{num(x - 3.6)} {num(y - 2.6)}q3.6 7.4 7.2 0"
    return line(pale, mix(fur.coat.pale, "#ffffff", 0.5), 1.4, 0.7) + line(d, fur.coat.deep, 1.5, 0.62)


def _face(fur: Fur) -> str:
    """Two pale discs, the eyes in them, beak and brows between."""
    ask = fur.ask
    pale = mix(fur.coat.pale, "#ffffff", 0.25)
    drawn = ""
    for way in (-1, 1):
        disc = (
            f"{way * 0.4},-86 {way * 8},-91 {way * 19},-89 {way * 26},-80 "
            f"{way * 26.4},-68 {way * 20},-58 {way * 10},-56 {way * 2},-61"
        )
        rays = "".join(
            f"M{num(way * 12.6 + a * 11.4)} {num(-74 + b * 11.4)}L{num(way * 12.6 + a * 15)} {num(-74 + b * 15)}"
            for a, b in (
                (0.9, -0.3),
                (1, 0.1),
                (0.85, 0.5),
                (0.5, 0.85),
                (0, 1),
                (-0.9, -0.3),
                (-1, 0.1),
                (-0.85, 0.5),
                (-0.5, 0.85),
            )
        )
        ring = fur.coat.deep if lch(fur.coat.base)[0] > 0.35 else fur.coat.light
        drawn += path(curve(disc), fill=mix(pale, ring, 0.55)) + fur.within(
            curve(disc), circle(way * 12.6, -73.6, 14.6, fill=pale)
        )
        drawn += line(rays, fur.coat.dark, 0.8, 0.5)
    for way in (-1, 1):
        x = way * 12.2
        drawn += circle(x, -73.6, 9.9, fill=mix(fur.coat.deep, "#2a1a18", 0.3)) + eye(
            ask, (x, -73.6), 8.4, "#f0a722", look=(0, 0)
        )
        brow = (
            f"{way * 0.6},-83.4! {way * 9},-88.6 {way * 19},-92 "
            f"{way * 28},-100! {way * 25},-90 {way * 17},-86 {way * 8},-84.6"
        )
        drawn += path(curve(brow), fill=mix(fur.coat.base, fur.coat.deep, 0.55))
    beak = path(curve("-4,-70 0,-73 4,-70 3,-63 0,-57! -3,-63"), fill="#e9a13a")
    return drawn + beak + line("M-1.6 -69Q-2 -65 -.6 -61", "#ffdf9a", 1, 0.8)


def _feet(y: float) -> str:
    drawn = ""
    for x in (-10.5, 10.5):
        for dx in (-4.4, 0, 4.4):
            toe = (
                f"{x + dx - 2},{y - 7} {x + dx},{y - 8.4} {x + dx + 2},{y - 7} "
                f"{x + dx * 1.15 + 1.8},{y - 2} {x + dx * 1.2},{y}! {x + dx * 1.15 - 1.8},{y - 2}"
            )
            drawn += path(curve(toe), fill="#e2a044") + line(f"M{x + dx * 1.17} {y - 2.4}v2", "#4a2c20", 1.2)
    return drawn


def _perched(fur: Fur) -> Figure:
    ask = fur.ask
    pale = fur.coat.pale
    marks = path(both("0,-62 14,-58 20,-46 20,-28 13,-12 0,-8"), fill=pale, fill_opacity=0.9) + _scallops(fur, -50, 5)
    marks += fur.soft(-10, -92, 24, 14, fur.coat.light, 0.8) + fur.soft(0, -55, 26, 8, opacity=0.4)
    tail = feathers(fur.far(), ((-4, -12, 16, 100), (4, -12, 16, 80), (0, -12, 17, 90)), 5)
    coat = ""
    if "fluffy" in ask.traits:
        coat = path(
            fringe(ask, "down", "0,-90 24,-84 32,-60 32,-30 16,-8 -16,-8 -32,-30 -32,-60 -24,-84", 5, 34, -2),
            fill=fur.paint,
        )
    drawn = coat + fur.form(both(_BODY), marks, depth=2.6, rim=1.2) + _face(fur)
    wings = ""
    for flip in (False, True):
        wing = "26,-62 33,-58 38,-44 38,-26 32,-12 24,-4! 21,-14! 18,-20 20,-36 22,-52"
        quills = "".join(
            line(curve(spec, closed=False, flip=flip), fur.coat.deep, 1.1, 0.6)
            for spec in ("35,-46 33,-28 25,-10", "31,-50 28,-32 22,-18", "26,-54 24,-40 20,-28")
        )
        dots = line(curve("25,-57 29,-54 33,-55", closed=False, flip=flip), mix(pale, "#ffffff", 0.3), 1.6, 0.8)
        dots += line(curve("24,-50 29,-47 35,-48", closed=False, flip=flip), mix(pale, "#ffffff", 0.3), 1.4, 0.6)
        dim = mix(fur.coat.base, fur.coat.deep, 0.4)
        paint = ask.sheet.linear(mix(dim, fur.coat.light, 0.3), dim, fur.coat.deep)
        wings += fur.form(curve(wing, flip=flip), quills + dots, paint=paint, depth=1.8, rim=0.9)
    anchors = {"ground": (0.0, 36.0), "face": (0.0, -74.0, 26.0), "hold": (0.0, -58.0), "top": (0.0, -93.0, 22.0)}
    return Figure((Part(tail, 0.25), Part(drawn + wings + _feet(0), 0.4)), (-40, -104, 80, 110), anchors)


def _flying(fur: Fur) -> Figure:
    """Towards the viewer, wings spread."""
    wings = ""
    for flip in (True, False):
        drawn = ""
        fan = ((24, -58, 44, 62), (30, -62, 52, 50), (36, -65, 58, 38), (42, -68, 62, 26), (46, -71, 62, 14),
               (48, -74, 58, 2),
               (48, -78, 50, -10))  # fmt: skip
        drawn += feathers(fur, fan, 7.6)
        arm = "14,-74 24,-84 40,-92 56,-90 68,-80! 66,-70 54,-62 38,-52 24,-44 14,-46"
        bars = line("M30 -80q-2 8 4 14M40 -84q-2 9 5 15M50 -84q-2 8 6 12M24 -68q0 6 6 11", fur.coat.light, 1.5, 0.6)
        drawn += fur.form(curve(arm), fur.soft(34, -86, 30, 12, fur.coat.light, 0.7) + bars, depth=2, rim=1)
        wings += f'<g transform="scale(-1 1)">{drawn}</g>' if flip else drawn
    marks = path(both("0,-62 14,-58 20,-46 19,-32 11,-20 0,-16"), fill=fur.coat.pale, fill_opacity=0.9) + _scallops(
        fur, -50, 4
    )
    marks += fur.soft(-10, -92, 24, 14, fur.coat.light, 0.8) + fur.soft(0, -55, 26, 8, opacity=0.4)
    body = "0,-94 10,-95 18,-96.6 25,-102! 28,-91 31,-80 31,-66 29,-48 24,-32 15,-18 0,-12"
    tail = feathers(fur, ((-6, -24, 26, 108), (6, -24, 26, 72), (-2, -24, 28, 97), (2, -24, 28, 83)), 6)
    drawn = fur.form(both(body), marks, depth=2.6, rim=1.2) + _face(fur) + group(_feet(-8))
    anchors = {"ground": (0.0, 50.0), "face": (0.0, -74.0, 26.0), "hold": (0.0, -8.0), "seat": (0.0, -92.0, 30.0)}
    return Figure((Part(tail + wings, 0.3), Part(drawn, 0.4)), (-109, -105, 218, 111), anchors)
