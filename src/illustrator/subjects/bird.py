"""A small round songbird: perched, flying."""

from dataclasses import replace

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.svg import path

WORDS = Words(
    "bird, songbird, sparrow, robin, finch, bluebird, canary, little bird",
    "鸟, 小鸟, 麻雀, 知更鸟",
    "Vogel, Vögelchen, Spatz, Rotkehlchen, Singvogel",
    "oiseau, moineau, rouge-gorge, oisillon",
    "pájaro, ave, pajarito, gorrión",
)
HEIGHT_M = 0.16
POSES = ("perched", "flying", "standing")
COLOUR = "#4a90c9"
TAGS = ("animal", "flies")


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, "#fff1dc"), (-16, -90), (24, 0))
    return _flying(fur) if ask.pose == "flying" else _perched(fur)


def _breast(fur: Fur) -> str:
    """A warm breast where the bird has its own colours, else a paler one."""
    return mix(fur.coat.base, "#fff3e2", 0.55) if fur.ask.is_asked else "#f0935a"


def feathers(fur: Fur, blades: tuple[tuple[float, float, float, float], ...], width: float) -> str:
    """Flight feathers: (x, y, length, turn) of each, the first at the back; 0 degrees points right."""
    drawn = ""
    for i, (x, y, length, turn) in enumerate(blades):
        w = width
        spec = (
            f"0,{-w * 0.5} {length * 0.5},{-w} {length * 0.92},{-w * 0.6} "
            f"{length},{w * 0.2} {length * 0.6},{w * 0.9} 0,{w * 0.6}"
        )
        tone = mix(fur.coat.deep, fur.coat.base, min(0.25 + 0.08 * i, 0.8))
        vane = fur.form(curve(spec), paint=tone, depth=0.9, rim=0.6)
        drawn += moved(vane + line(f"M2 0H{length * 0.86:.1f}", fur.coat.deep, 0.5, 0.5), x, y, turn)
    return drawn


def _beak(x: float, y: float, size: float = 1.0) -> str:
    upper = path(curve("0,-4! 8,-2.4 14,1.4! 7,2 0,2.4!"), fill="#f2a93b")
    lower = path(curve("0,1.8! 6,2 10.4,2! 5,5.4 0,5!"), fill="#cf7f25")
    return moved(lower + upper + line("M1 -2.6Q7 -1.4 11 .6", "#ffe0a0", 0.7, 0.8), x, y, 0, size)


def _face(fur: Fur, x: float, y: float, size: float = 1.0) -> str:
    cheek = moved(blush(fur.ask, ((-3, 7),), 5, opacity=0.35), x, y, 0, size)
    ring = path(curve("-5.4,0 0,-5.6 5.4,0 0,5.6"), fill=mix(fur.coat.pale, "#ffffff", 0.3), fill_opacity=0.75)
    return cheek + moved(ring + bead((0, 0), 4.1, 1.06), x, y, 0, size)


def _perched(fur: Fur) -> Figure:
    ask = fur.ask
    body = "-26,-26 -22,-44 -12,-60 -6,-76 4,-88 18,-92 32,-86 38,-72 36,-56 36,-40 30,-20 14,-8 -6,-8 -18,-14"
    marks = path(curve("42,-70! 33,-62 24,-60 18,-52 14,-36 4,-20 -10,-12 -6,2 30,0 46,-30"), fill=_breast(fur))
    marks += path(curve("-24,-8! -6,-16 10,-10 18,-4! 8,4 -12,6"), fill=fur.coat.pale)
    marks += fur.soft(8, -86, 22, 12, fur.coat.light, 0.9) + fur.hairs("breast", (0, -56, 30, 40), 22, 3, 100)
    marks += fur.soft(34, -30, 14, 24, opacity=0.22)
    tail = feathers(fur, ((-15, -20, 45, 157), (-16, -23, 47, 162), (-17, -26, 45, 168)), 4.4)
    legs = ""
    for x in (4, 15):
        toes = f"M{x} -10l1 8M{x + 1} -2.6l7 1.4M{x + 1} -2.6l3 1.8M{x + 1} -2.6l-5.4 1.4"
        legs += line(toes, "#a5662c", 2.2) + line(toes, "#d9954a", 0.8)
    wing = "-2,-62 12,-58 17,-46 11,-33 -4,-24 -22,-17 -34,-11! -32,-24 -22,-42"
    quills = "".join(
        line(curve(spec, closed=False), fur.coat.deep, 0.9, 0.6)
        for spec in ("10,-40 -4,-30 -24,-19", "12,-46 -4,-38 -25,-26", "8,-52 -6,-46 -22,-34")
    )
    scallop = line("M6 -56q6 6 2 12M0 -58q6 7 2 13M12 -52q5 5 1 10", fur.coat.light, 0.9, 0.6)
    marks2 = fur.soft(4, -58, 16, 10, fur.coat.light, 0.7) + quills + scallop
    dim = mix(fur.coat.base, fur.coat.deep, 0.34)
    paint = ask.sheet.linear(mix(dim, fur.coat.light, 0.35), dim, mix(dim, fur.coat.deep, 0.5))
    drawn = fur.form(curve(body), marks, depth=2.6, rim=1.1) + fur.form(
        curve(wing), marks2, paint=paint, depth=2, rim=0.9
    )
    drawn += _beak(35.6, -73) + _face(fur, 24, -76)
    anchors = {"ground": (10.0, 26.0), "face": (24.0, -76.0, 18.0), "hold": (46.0, -70.0), "top": (14.0, -92.0, 12.0)}
    return Figure((Part(tail + legs, 0.25), Part(drawn, 0.4)), (-61, -94, 112, 95), anchors)


def _flying(fur: Fur) -> Figure:
    dark = fur.far()
    fan = tuple((14 - 2.4 * i, -58, (42, 52, 58, 60, 58, 52)[i], -56 - 9 * i) for i in range(6))
    far = feathers(dark, fan, 7)
    far += dark.form(curve("-6,-50 0,-72 12,-86 26,-90 30,-78 26,-62 14,-48"), depth=1.6)
    tail = feathers(fur, ((-24, -42, 42, 164), (-25, -40, 45, 172), (-24, -38, 42, 180)), 4.4)
    body = "-34,-40 -18,-50 2,-58 18,-70 32,-76 45,-71 50,-60 45,-48 32,-34 12,-26 -12,-28 -28,-33"
    marks = path(curve("54,-58! 44,-53 34,-52 24,-44 4,-36 -18,-34 -34,-36! -20,-20 24,-18 50,-38"), fill=_breast(fur))
    marks += path(curve("-38,-38! -20,-34 -4,-33 6,-28! -6,-20 -30,-24"), fill=fur.coat.pale)
    marks += fur.soft(30, -74, 20, 11, fur.coat.light, 0.9) + fur.soft(10, -26, 34, 9, opacity=0.25)
    drawn = fur.form(curve(body), marks, depth=2.4, rim=1.0)
    quills = tuple((14 - 4.2 * i, -54 + 1.2 * i, (46, 58, 66, 69, 67, 60, 50)[i], -94 - 10.5 * i) for i in range(7))
    near = feathers(fur, quills, 8.4)
    coverts = tuple((12 - 4.6 * i, -52 + 1.6 * i, (36, 41, 43, 41, 36)[i], -98 - 15 * i) for i in range(5))
    near += feathers(Fur(fur.ask, replace(fur.coat, deep=fur.coat.dark), fur.paint), coverts, 8.4)
    shoulder = "-12,-42 -18,-52 -16,-63 -8,-71 2,-70 12,-62 18,-52 12,-43 0,-39"
    scallop = line("M-11 -54q6 -2 9 3M-9 -62q7 -2 11 4M-2 -49q6 -2 9 3M3 -60q5 0 7 5", fur.coat.light, 1, 0.6)
    near += fur.form(curve(shoulder), fur.soft(-4, -70, 14, 12, fur.coat.light, 0.7) + scallop, depth=1.8, rim=0.9)
    feet = line("M-6 -28l-9 6M-12 -24l-5 -1M2 -27l-8 7M-5 -21l-5 0", "#c9833a", 1.8)
    drawn += _beak(48, -59, 0.92) + _face(fur, 37, -61, 0.94)
    box = (-72.0, -118.0, 136.0, 102.0)
    anchors = {"ground": (0.0, 60.0), "face": (37.0, -61.0, 16.0), "hold": (60.0, -56.0), "seat": (-4.0, -52.0, 24.0)}
    return Figure((Part(far + tail + feet, 0.25), Part(drawn, 0.4), Part(near, 0.3)), box, anchors)
