"""A shark with a grin: swimming, leaping."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import INK, bead, blush
from illustrator.svg import circle, path

WORDS = Words("shark, great white shark, hammerhead", "鲨鱼, 大白鲨", "Hai, Haifisch", "requin", "tiburón")
HEIGHT_M = 1.5
POSES = ("swimming", "jumping")
COLOUR = "#6d8798"
TAGS = ("animal", "swims")
HOME = ("underwater",)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#fbf9f4", 0.88)), (-20, -84), (20, 0))
    parts = _parts(fur)
    if ask.pose == "jumping":
        drops = "".join(
            circle(x, y, r, fill="#dff2fa")
            for x, y, r in ((-70, -8, 3), (-58, -2, 2.2), (-80, -20, 2), (-46, -6, 2.6), (-62, -18, 1.6))
        )
        turned = tuple(Part(moved(moved(p.svg, 0, 40), 0, -72, -30), p.relief) for p in parts)
        anchors = {"ground": (-30.0, 60.0), "face": (54.0, -104.0, 22.0), "hold": (74.0, -98.0)}
        return Figure((*turned, Part(drops, 0.35)), (-118, -125, 201, 137), anchors)
    anchors = {"ground": (0.0, 120.0), "face": (66.0, -42.0, 22.0), "hold": (84.0, -26.0), "seat": (-20.0, -62.0, 26.0)}
    return Figure(parts, (-112, -97, 210, 105), anchors)


def _parts(fur: Fur) -> tuple[Part, ...]:
    coat = fur.coat
    tail = fur.form(
        curve(
            "-76,-42! -84,-54 -94,-72 -108,-84! -106,-66 -101,-52 "
            "-98,-42! -104,-30 -108,-18 -108,-8! -96,-16 -86,-26 -76,-34!"
        ),
        depth=2.2,
        rim=1.1,
    )
    dorsal = fur.form(curve("16,-66! 8,-80 -4,-92 -16,-96! -16,-84 -15,-74 -18,-62!"), depth=2, rim=1.1)
    dorsal += fur.form(curve("-46,-52! -52,-60 -58,-63! -59,-56 -60,-48!"), depth=1.2, rim=0.8)
    far = fur.far().form(curve("34,-22! 42,-12 46,-2 44,5! 34,0 24,-12"), depth=1.4)
    body = (
        "-80,-38 -62,-50 -34,-61 -4,-68 28,-69 58,-63 80,-53 94,-44! "
        "92,-36 82,-28 64,-20 38,-13 8,-13 -22,-18 -50,-27 -72,-34"
    )
    belly = "98,-38! 84,-38 66,-37 44,-38 16,-36 -14,-32 -46,-30 -72,-33! -40,-8 10,0 60,-6 92,-22"
    marks = path(curve(belly), fill=coat.pale) + fur.soft(14, -68, 54, 14, mix(coat.light, "#ffffff", 0.2), 0.8)
    gills = line("M36 -51q-5 7 -1 14M42.6 -52q-5 7 -1 14M49 -53q-5 7 -1 14", mix(coat.deep, coat.dark, 0.4), 1.5, 0.8)
    marks += gills + fur.soft(0, -10, 70, 10, opacity=0.3)
    trunk = fur.form(curve(body), marks, depth=3, rim=1.2)
    fin = fur.form(
        curve("30,-28 40,-27 36,-14 22,-2 6,7! 8,-6 16,-20"), fur.soft(24, -22, 14, 8, coat.light, 0.5), depth=2, rim=1
    )
    mouth = path(curve("57,-31! 68,-33 80,-34 88,-34! 82,-25 70,-22 60,-25"), fill="#6a1f2c")
    teeth = "".join(f"M{60 + i * 4.6} {-31.6 - i * 0.5}l2.2 4 2.3 -4.4z" for i in range(6))
    low = "".join(f"M{63 + i * 4.4} {-24.4 - (1 if i in (0, 3) else 0)}l2 -3.4 2.2 3.2z" for i in range(4))
    face = mouth + path(teeth + low, fill="#ffffff") + line("M55 -31.4Q66 -34 90 -35.4", mix(coat.deep, INK, 0.4), 1.2)
    face += blush(fur.ask, ((58, -39),), 6, opacity=0.35) + bead((67, -47), 4.2, 1.12)
    face += line("M61.4 -52.6Q66 -55.4 72 -52.4", coat.deep, 1.7, 0.8) + circle(85, -44, 0.9, fill=coat.deep)
    return Part(far + tail + dorsal, 0.35), Part(trunk + fin + face, 0.45)
