"""A dolphin: leaping, swimming."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import INK, bead, blush
from illustrator.svg import circle, path

WORDS = Words(
    "dolphin, porpoise, orca, killer whale", "海豚, 虎鲸", "Delfin, Delphin, Orca", "dauphin, orque", "delfín"
)
HEIGHT_M = 1.3
POSES = ("jumping", "swimming")
COLOUR = "#6f93b4"
TAGS = ("animal", "swims")
HOME = ("underwater", "sea")


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#fbf8f2", 0.86)), (-20, -70), (20, 0))
    parts = _parts(fur)
    if ask.pose == "swimming":
        flat = tuple(Part(moved(moved(p.svg, 0, 40), 0, -38, 12), p.relief) for p in parts)
        anchors = {
            "ground": (0.0, 120.0),
            "face": (62.0, -26.0, 18.0),
            "hold": (84.0, -14.0),
            "seat": (-8.0, -58.0, 26.0),
        }
        return Figure(flat, (-105, -95, 189, 104.5), anchors)
    drops = "".join(circle(x, y, r, fill="#dff2fa") for x, y, r in _DROPS)
    turned = tuple(Part(moved(moved(p.svg, 0, 40), 0, -62, -18), p.relief) for p in parts)
    anchors = {
        "ground": (-10.0, 60.0),
        "face": (50.0, -78.0, 18.0),
        "hold": (78.0, -80.0),
        "seat": (-10.0, -86.0, 26.0),
    }
    return Figure((*turned, Part(drops, 0.35)), (-87, -99, 175, 119), anchors)


_DROPS = ((-74, -8, 3), (-62, -3, 2), (-50, -10, 2.4), (-82, -18, 2), (-40, -3, 1.8), (-66, -20, 1.6))


def _parts(fur: Fur) -> tuple[Part, ...]:
    coat = fur.coat
    flukes = "-74,-18! -82,-14 -92,-4 -95,6! -86,2 -80,-2! -80,6 -74,16 -68,22! -67,10 -67,-2 -68,-12!"
    far = fur.far().form(curve("30,-34! 34,-22 32,-10 27,-3! 22,-14 18,-26"), depth=1.2)
    dorsal = fur.form(curve("-16,-62! -20,-74 -28,-84 -36,-88! -34,-76 -34,-66 -34,-56!"), depth=1.8, rim=1)
    body = (
        "-76,-12 -60,-32 -38,-50 -12,-61 16,-63 40,-56 58,-45! 66,-42 78,-37 "
        "86,-32! 82,-27 70,-27 60,-26 44,-22 20,-24 -6,-25 -30,-22 -52,-13 -68,-7"
    )
    belly = "90,-31! 74,-33 58,-33 40,-34 14,-36 -14,-35 -40,-26 -66,-9! -30,-10 20,-14 74,-20"
    marks = path(curve(belly), fill=coat.pale) + fur.soft(4, -62, 46, 12, mix(coat.light, "#ffffff", 0.3), 0.8)
    marks += fur.soft(0, -20, 56, 8, opacity=0.3) + line("M58 -45Q62 -38 58.6 -33", coat.dark, 1.2, 0.45)
    trunk = fur.form(curve(body), marks, depth=2.6, rim=1.2)
    fin = fur.form(
        curve("20,-36 30,-36 26,-22 14,-10 2,-4! 4,-14 10,-26"),
        fur.soft(16, -30, 12, 8, coat.light, 0.5),
        depth=1.8,
        rim=1,
    )
    smile = line("M85 -31.4Q72 -30 62 -31.6Q57.6 -32 55.4 -35.4", mix(coat.deep, INK, 0.4), 1.3)
    face = smile + blush(fur.ask, ((53, -33),), 5, opacity=0.4) + bead((54, -42), 3.5, 1.16)
    tail = fur.form(curve(flukes), depth=1.8, rim=1)
    return Part(far + tail + dorsal, 0.35), Part(trunk + fin + face, 0.45)
