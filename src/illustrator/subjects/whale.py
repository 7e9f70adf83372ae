"""A whale that blows: swimming, leaping."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.svg import circle, num, path

WORDS = Words(
    "whale, blue whale, humpback whale, sperm whale",
    "鲸鱼, 鲸, 蓝鲸, 座头鲸",
    "Wal, Blauwal, Buckelwal",
    "baleine, cachalot",
    "ballena, cachalote",
)
HEIGHT_M = 5.0
POSES = ("swimming", "jumping")
COLOUR = "#3f78b0"
TAGS = ("animal", "swims")
HOME = ("underwater", "sea")
_BODY = (
    "-92,-62 -78,-52 -58,-52 -34,-62 -6,-76 26,-84 58,-82 82,-70 "
    "92,-52 90,-34 78,-18 52,-8 20,-6 -12,-14 -42,-28 -66,-40 -84,-46"
)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#f6f4ee", 0.82)), (-20, -90), (30, 0))
    parts = _parts(fur)
    if ask.pose == "jumping":
        turned = tuple(Part(moved(moved(p.svg, 0, 44), 0, -74, -38), p.relief) for p in parts)
        anchors = {"ground": (-40.0, 60.0), "face": (56.0, -110.0, 24.0), "hold": (74.0, -112.0)}
        return Figure((*turned, Part(_splash(), 0.3)), (-125, -147, 206, 164), anchors)
    spout = Part(_spout(), 0.25)
    anchors = {
        "ground": (0.0, 130.0),
        "face": (64.0, -44.0, 26.0),
        "hold": (90.0, -40.0),
        "top": (10.0, -81.0, 50.0),
        "seat": (0.0, -79.0, 50.0),
    }
    return Figure((spout, *parts), (-126, -136, 221, 146), anchors)


def _spout() -> str:
    """Two fountains that part over the blowhole, and drops."""
    jets = ""
    for way in (-1, 1):
        spec = (
            f"{40 - way},-82! {40 + way * 1.4},-104 {40 + way * 10},-120 {40 + way * 22},-122 {40 + way * 30},-112 "
            f"{40 + way * 30},-104! {40 + way * 24},-111 {40 + way * 16},-110 {40 + way * 10},-100 {40 + way * 5},-82!"
        )
        jets += path(curve(spec), fill="#bfe4f5") + line(
            f"M{40 + way * 2} -86C{40 + way * 3} -104 {40 + way * 10} -117 {40 + way * 22} -117", "#ffffff", 1.8, 0.9
        )
    drops = (
        (14, -98, 2.6),
        (66, -97, 2.6),
        (10, -90, 1.8),
        (70, -89, 1.8),
        (40, -126, 2.8),
        (32, -131, 1.8),
        (49, -130, 1.8),
    )
    return jets + "".join(circle(x, y, r, fill="#d8f0fa") for x, y, r in drops)


def _splash() -> str:
    foam = ""
    for x, y, r in ((-70, -2, 9), (-54, -7, 10), (-36, -4, 9), (-84, 2, 6), (-20, 1, 6), (-62, -16, 5), (-44, -18, 5)):
        foam += circle(x, y, r, fill="#e6f5fb")
    return foam + "".join(
        circle(x, y, r, fill="#cfeaf6") for x, y, r in ((-78, -22, 2.4), (-30, -20, 2.6), (-52, -30, 2), (-18, -12, 2))
    )


def _parts(fur: Fur) -> tuple[Part, ...]:
    coat = fur.coat
    flukes = (
        "-84,-52! -92,-62 -104,-74 -116,-82 -124,-84! -121,-72 -112,-60 "
        "-104,-54! -110,-48 -118,-36 -120,-26! -108,-28 -96,-36 -84,-48!"
    )
    fluke = fur.form(curve(flukes), fur.soft(-100, -70, 18, 10, coat.dark, 0.3), depth=2, rim=1.1)
    far_fin = fur.far().form(curve("50,-16! 56,-8 56,2 50,8! 40,2 34,-10"), depth=1.4)
    belly = "100,-44! 84,-38 60,-34 34,-30 4,-30 -24,-34 -46,-34! -20,-8 40,4 96,-10"
    pleats = "".join(
        f"M{num(90 - i * 6)} {num(-36 + i * 5.6)}C{num(60 - i * 4)} {num(-29 + i * 6)} "
        f"{num(30 - i * 2)} {num(-25 + i * 5)} {num(-6 + i * 4)} {num(-26 + i * 4.4)}"
        for i in range(4)
    )
    marks = path(curve(belly), fill=coat.pale) + line(pleats, mix(coat.pale, coat.base, 0.4), 1.2)
    marks += fur.soft(30, -82, 50, 16, mix(coat.light, "#ffffff", 0.2), 0.75) + fur.soft(10, -4, 70, 14, opacity=0.35)
    spots = ((-20, -60, 2.4), (-8, -66, 1.8), (-30, -54, 1.6), (8, -70, 2), (-2, -58, 1.4))
    marks += "".join(circle(x, y, r, fill=coat.light, fill_opacity=0.6) for x, y, r in spots)
    body = fur.form(curve(_BODY), marks, depth=3.4, rim=1.3)
    hump = fur.form(curve("-22,-66! -16,-76 -8,-79! -8,-74 -2,-76!"), depth=1.2, rim=0.8)
    fin = "28,-26 36,-24 34,-10 22,2 6,8! 2,0 6,-12 14,-22"
    near = fur.form(curve(fin), fur.soft(20, -20, 14, 8, coat.light, 0.5), depth=2, rim=1.0)
    smile = line("M90 -41Q78 -34 66 -37Q62 -38 60 -41", mix(coat.deep, "#1a1a2a", 0.4), 1.7)
    face = blush(fur.ask, ((60, -34),), 7, opacity=0.45) + bead((66, -48), 4.6, 1.14) + smile
    return Part(far_fin + fluke, 0.35), Part(hump + body + near + face, 0.45)
