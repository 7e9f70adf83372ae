"""A goldfish with flowing fins: swimming, leaping."""

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import blush, eye
from illustrator.svg import circle, num, path

WORDS = Words(
    "fish, goldfish, koi, carp, tropical fish",
    "鱼, 金鱼, 小鱼, 锦鲤",
    "Fisch, Goldfisch, Koi, Karpfen",
    "poisson, poisson rouge, carpe",
    "pez, pececito, pez dorado, carpa dorada",
)
HEIGHT_M = 0.14
POSES = ("swimming", "jumping")
COLOUR = "#f08a2c"
TAGS = ("animal", "swims")
HOME = ("underwater",)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, "#ffe7b8"), (-10, -84), (14, -12))
    parts = _parts(fur)
    anchors = {"ground": (0.0, 70.0), "face": (38.0, -52.0, 20.0), "hold": (64.0, -44.0), "top": (4.0, -82.0, 24.0)}
    if ask.pose == "jumping":
        turned = tuple(Part(moved(moved(p.svg, 0, 50), 0, -62, -32), p.relief) for p in parts)
        drops = "".join(circle(x, y, r, fill="#dff2fa", fill_opacity=0.9) for x, y, r in _DROPS)
        turned = (*turned, Part(drops, 0.4))
        return Figure(turned, (-80, -112, 142, 118.5), {"ground": (-30, 50), "face": (34, -84, 20), "hold": (52, -96)})
    return Figure(parts, (-70, -101, 138, 101.5), anchors)


_DROPS = ((-52, -10, 3.2), (-40, -4, 2.2), (-60, -22, 2), (-34, -14, 1.6), (-22, -4, 2.6), (-46, -22, 1.4))


def _fin(fur: Fur, outline: str, rays: tuple[str, ...]) -> str:
    """A thin fin, lighter towards its edge, with its rays."""
    coat = fur.coat
    paint = fur.ask.sheet.linear(mix(coat.base, coat.dark, 0.3), mix(coat.light, "#ffffff", 0.2), turn=200)
    inside = "".join(line(curve(ray, closed=False), coat.dark, 0.9, 0.5) for ray in rays)
    return fur.form(curve(outline), inside, paint=paint, depth=1.2, rim=0.9)


def _scales(fur: Fur) -> str:
    d, shine = "", ""
    for row in range(5):
        for col in range(6):
            x, y = -24 + col * 8 + (row % 2) * 4, -68 + row * 9
            d += f"M{num(x)} {num(y - 4.4)}q-5.4 4.4 0 8.8"
            if (row + col) % 3 == 0:
                shine += f"M{num(x + 1)} {num(y - 2.6)}q-2.6 2.4 0 5"
    return line(d, fur.coat.dark, 0.9, 0.55) + line(shine, mix(fur.coat.light, "#ffffff", 0.5), 1.1, 0.8)


def _parts(fur: Fur) -> tuple[Part, ...]:
    coat = fur.coat
    tail = _fin(fur, "-28,-50! -40,-66 -54,-82 -68,-88! -64,-70 -57,-56! "
        "-64,-44 -69,-24 -66,-12! -52,-18 -38,-34 -28,-44!",
                ("-32,-50 -48,-68 "
                    "-64,-84", "-34,-49 -48,-60 "
                        "-60,-66", "-32,-45 -48,-34 -64,-18", "-34,-47 -48,-42 -61,-36"))  # fmt: skip
    top = _fin(fur, "-16,-74! -18,-88 -12,-98 2,-100 16,-96 26,-86! 16,-84 22,-74!",
               ("-10,-74 -10,-86 -6,-96", "0,-76 1,-88 6,-97", "9,-76 11,-84 16,-93"))  # fmt: skip
    low = _fin(
        fur, "-6,-24! -14,-14 -24,-4 -30,-2! -16,-1 -2,-6 8,-20!", ("-2,-22 -10,-12 -22,-4", "2,-20 -4,-10 -14,-4")
    )
    low += _fin(fur, "16,-22! 14,-10 8,-2 4,0! 16,-2 24,-10 27,-22!", ("19,-22 17,-10 10,-3",))
    body = "-34,-47 -22,-64 -4,-78 18,-82 40,-76 56,-62 64,-49 60,-44! 61,-39 54,-30 38,-20 18,-15 -4,-18 -22,-30"
    belly = path(curve("66,-46! 50,-36 30,-32 8,-30 -14,-34 -36,-46! -22,-8 40,-6"), fill=coat.pale, fill_opacity=0.7)
    marks = belly + fur.soft(14, -78, 36, 16, mix(coat.light, "#ffffff", 0.3), 0.8) + _scales(fur)
    if "striped" in fur.ask.traits:
        band = ("-8,-90! 2,-90! 0,-50 4,-8! -8,-8! -10,-50", "22,-90! 32,-90! 28,-50 30,-8! 20,-8! 18,-50")
        marks += "".join(path(curve(b), fill=mix(coat.pale, "#ffffff", 0.5), fill_opacity=0.9) for b in band)
    gill = line("M30 -70C21 -58 21 -42 30 -28", shade(coat.dark, -0.04), 1.5, 0.7)
    marks += gill + fur.soft(24, -48, 7, 20, opacity=0.25)
    drawn = fur.form(curve(body), marks, depth=3, rim=1.2)
    side = _fin(
        fur, "14,-44! 4,-42 -8,-34 -14,-24! -2,-22 10,-26 20,-38!", ("12,-41 2,-34 -8,-26", "15,-39 8,-32 2,-25")
    )
    mouth = line("M60.4 -43.6Q56 -41 52.6 -43.2", "#8a3a20", 1.4)
    lips = path(curve("57,-47.6 62.6,-48.4 64,-45 59,-43.8"), fill=mix(coat.base, "#ffb090", 0.25))
    lips += path(curve("57,-43.6 62,-42.8 60.6,-39.4 56,-40.6"), fill=mix(coat.dark, "#ff9d80", 0.2))
    face = blush(fur.ask, ((44, -43),), 6, opacity=0.4) + lips + mouth
    face += eye(fur.ask, (42, -56), 7, "#4a3020", tall=1.04, look=(0.12, 0))
    return Part(tail + top + low, 0.3), Part(drawn + side + face, 0.45)
