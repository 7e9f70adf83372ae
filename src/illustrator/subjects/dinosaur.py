"""A dinosaur: a long-necked one that stands or walks, a tyrant that roars."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, limb, line, moved
from illustrator.subjects._animal_dragon import crest
from illustrator.subjects._animal_face import INK, bead, blush, eye
from illustrator.subjects._animal_legs import claws, leg
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs
from illustrator.svg import ellipse, path

WORDS = Words(
    "dinosaur, t-rex, t rex, tyrannosaurus, brontosaurus, dino, brachiosaurus",
    "恐龙, 霸王龙, 小恐龙",
    "Dinosaurier, Dino, Saurier",
    "dinosaure, dino, tyrannosaure",
    "dinosaurio, tiranosaurio",
)
HEIGHT_M = 4.0
POSES = ("standing", "walking", "roaring")
COLOUR = "#5fa37e"
TAGS = ("animal",)
HOME = ("jungle", "meadow")


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#fff2c0", 0.68)), (-20, -100), (30, 0))
    accent = "#e58a4a" if not ask.is_asked else mix(fur.coat.deep, fur.coat.base, 0.25)
    if ask.pose == "roaring" or ask.holds:
        return _tyrant(fur, accent)
    return _long(fur, accent, "walking" if ask.pose == "walking" else "standing")


def _dots(points: tuple[tuple[float, float, float], ...], tone: str) -> str:
    return "".join(ellipse(x, y, r, r * 0.8, fill=tone, fill_opacity=0.75) for x, y, r in points)


def _long(fur: Fur, accent: str, gait: str) -> Figure:
    legs = Legs((22, -38), (-24, -38), (11, 9, 8), (13, 9.6, 8), "pad", 8.4)
    spine = (
        "64,-112,8 60,-100,8.4 54,-84,9.6 44,-68,13 26,-56,19 2,-50,22 "
        "-22,-46,19 -44,-36,12 -64,-24,7.6 -84,-16,4.6 -104,-16,2.2"
    )
    low = "64,-106,5 58,-84,6 50,-66,8 30,-46,14 2,-36,16 -24,-34,12 -46,-28,6 -70,-18,3 -90,-12,1.4"
    marks = path(limb(low), fill=fur.coat.pale, fill_opacity=0.92) + fur.soft(-4, -70, 40, 12, fur.coat.light, 0.85)
    marks += _dots(((-26, -58, 5), (-12, -64, 3.6), (4, -65, 5), (20, -66, 3.4),
                         (34, -68, 4), (-40, -48, 3.6), (45, -82, 3), (-56, -36, 2.8),
                         (52, -98, 2.4), (-72, -25, 2)), fur.coat.dark)  # fmt: skip
    marks += fur.soft(0, -28, 46, 8, opacity=0.35)
    ridge = ((45, -83, 7, -48), (36, -75, 8, -34), (24, -76, 9, -16), (10, -73, 9.6, -8), (-5, -71, 9.6, -4),
             (-20, -66, 9, -10), (-35, -56.6, 8.4, -24),
             (-49, -45, 7.4, -32), (-62, -33.6, 6.6, -28), (-76, -24, 5.6, -20))  # fmt: skip
    mid = crest(ridge, fur, accent) + fur.form(limb(spine), marks, depth=3, rim=1.2) + near_legs(fur, legs, gait)
    head = moved(_long_head(fur), 66, -116, 4)
    anchors = {
        "ground": (0.0, 66.0),
        "face": (70.0, -116.0, 18.0),
        "hold": (88.0, -108.0),
        "seat": (0.0, -73.0, 36.0),
        "top": (0.0, -73.0, 40.0),
    }
    return Figure(
        (Part(far_legs(fur, legs, gait), 0.3), Part(mid, 0.42), Part(head, 0.4)), (-109, -136, 203, 140), anchors
    )


def _long_head(fur: Fur) -> str:
    local = fur_of(fur.ask, fur.coat, (-6, -18), (12, 16))
    marks = path(curve("28,2! 16,4.6 4,6 -10,7! -4,18 24,14"), fill=fur.coat.pale) + local.soft(
        0, -14, 14, 8, fur.coat.light, 0.85
    )
    drawn = local.form(
        curve("-12,0 -10,-11 -2,-16.6 9,-13 19,-7 25,0 22,7.4 10,11 -4,12 -11,9"), marks, depth=1.8, rim=1
    )
    mouth = line("M23.6 3Q14 8 5 5.4", mix(fur.coat.deep, INK, 0.4), 1.2) + ellipse(
        20.6, -2.6, 1, 0.8, fill=fur.coat.deep
    )
    return drawn + mouth + blush(fur.ask, ((6, 3.4),), 4.4, opacity=0.45) + bead((6.4, -5), 3.5, 1.18)


def _tyrant(fur: Fur, accent: str) -> Figure:
    far = fur.far()
    spine = "22,-88,14 10,-72,17 -2,-54,21 -12,-38,20 -30,-26,13 -52,-20,8 -74,-22,5 -94,-30,2.2"
    low = "34,-84,8 26,-66,10 16,-46,13 4,-28,11 -22,-16,5 -50,-13,2"
    marks = path(limb(low), fill=fur.coat.pale) + fur.soft(-10, -66, 24, 24, fur.coat.light, 0.6)
    marks += _dots(
        ((-8, -62, 4), (-18, -48, 4.6), (-6, -46, 3), (-28, -36, 3.6), (-44, -26, 2.8), (2, -76, 3.4), (-58, -24, 2.2)),
        fur.coat.dark,
    )
    ridge = ((4, -89, 7.6, -44), (-6, -77, 8.6, -48), (-16, -64, 9, -50), (-27, -51, 9, -46), (-37, -38.6, 8.4, -34),
             (-50, -29.6, 7.4, -18),
             (-63, -27, 6.4, -4), (-76, -28.6, 5.4, 12))  # fmt: skip
    back = (
        leg(far, "8,-34,12 20,-22,8 16,-8,6", fade=0.1)
        + _foot(far, 19, -0.6)
        + leg(far, "26,-62,4.4 36,-56,3.8 42,-60,3", fade=0.2)
    )
    mid = crest(ridge, fur, accent) + fur.form(limb(spine), marks, depth=3, rim=1.2)
    mid += fur.form(curve("-22,-40 -12,-48 4,-46 12,-34 10,-20 0,-12 -14,-14 -22,-26"), depth=2.2, rim=1)
    mid += leg(fur, "-6,-24,10 4,-14,7.6 -2,-6,6", fade=0.2) + _foot(fur, 2, 0)
    arm = leg(fur, "20,-64,5.6 24,-54,4.8 34,-52,3.8", fade=0.6) + claws(((36, -53), (36, -50)), 3.6, "#fff3d6")
    head = moved(_tyrant_head(fur), 26, -98, -6, 1.08)
    anchors = {"ground": (4.0, 56.0), "face": (34.0, -102.0, 24.0), "hold": (37.0, -51.0), "seat": (-6.0, -76.0, 16.0)}
    front = (Part(arm, 0.3),) if fur.ask.holds else ()
    whole = mid if fur.ask.holds else mid + arm
    return Figure((Part(back, 0.3), Part(whole, 0.42), Part(head, 0.4)), (-99, -125, 173, 126), anchors, front)


def _foot(fur: Fur, x: float, y: float) -> str:
    foot = fur.form(
        curve(
            f"{x - 9},{y - 1} {x - 8},{y - 7} {x},{y - 9} {x + 11},{y - 6} {x + 14},{y - 1.6} {x + 9},{y} {x - 5},{y}"
        ),
        depth=1.4,
    )
    return foot + claws(((x + 5, y - 3), (x + 9.6, y - 3.4), (x + 13.4, y - 4)), 3.6, "#fff3d6")


def _tyrant_head(fur: Fur) -> str:
    """Mouth open, with many small teeth, and not at all frightening."""
    coat = fur.coat
    local = fur_of(fur.ask, coat, (-8, -22), (12, 18))
    jaw = local.form(curve("-10,4 2,11 14,16 28,15! 36,11! 34,20 20,25 2,21 -10,14"), depth=1.4, rim=0)
    cave = path(curve("2,4! 18,6 37,4! 34,13 22,16 8,12"), fill="#7a2430") + path(
        curve("10,11 20,9 31,12! 26,16 16,16"), fill="#ee8088"
    )
    skull = "-15,2 -14,-11 -4,-20 10,-19 20,-13 34,-13 41,-6 41,4! 30,7 16,6 4,7 -4,13 -13,11"
    marks = local.soft(2, -18, 18, 8, coat.light, 0.85) + _dots(
        ((-8, -8, 2.4), (-4, -14, 1.8), (-9, 0, 1.8)), coat.dark
    )
    teeth = "".join(f"M{x} {y}l2 4.4 2.4 -4.4z" for x, y in ((11, 5.6), (17, 6), (23, 6.2), (29, 6), (35, 5)))
    low = "".join(f"M{x} {y}l1.8 -3.6 2 3.6z" for x, y in ((16, 17.4), (22, 17.4), (28, 16.4)))
    drawn = (
        cave
        + jaw
        + path(low, fill="#fffaf0")
        + local.form(curve(skull), marks, depth=1.8, rim=1)
        + path(teeth, fill="#fffaf0")
    )
    drawn += ellipse(37, -6, 1.3, 1, fill=coat.deep) + blush(fur.ask, ((8, 1),), 4.6, opacity=0.4)
    return (
        drawn
        + eye(fur.ask, (8, -9), 5.2, "#e9a92c", tall=1.06, look=(0.1, 0))
        + line("M2.6 -15.4Q8 -18 14 -14.6", coat.deep, 1.7, 0.8)
    )
