"""A dragon: standing upright, flying, sitting."""

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, limb, moved
from illustrator.subjects._animal_dragon import crest, flame, head, plates, spade, wing
from illustrator.subjects._animal_legs import claws, crease, leg
from illustrator.svg import ellipse, path

WORDS = Words("dragon, wyvern, baby dragon", "龙, 飞龙, 小龙", "Drache, Drachen", "dragon, wyverne", "dragón")
HEIGHT_M = 3.2
POSES = ("standing", "flying", "sitting")
COLOUR = "#4f9a5b"
TAGS = ("animal", "flies")
HOME = ("mountains", "canyon")
_FIRE = {"fire", "breathing", "fiery", "burning"}


def draw(ask: Ask) -> Figure:
    pale = mix(ask.colour, "#fff0b8", 0.72)
    fur = fur_of(ask, coat_of(ask.colour, pale), (-10, -112), (34, 0))
    return _flying(fur) if ask.pose == "flying" and not ask.holds else _standing(fur)


def _accent(fur: Fur) -> str:
    """Spikes and skin of the wings: another hue where it has its own colours."""
    if not fur.ask.is_asked:
        return "#e08a3c"
    return mix(shade(fur.coat.base, 0.04, turn=28), "#ffe0a0", 0.22)


def _scales(fur: Fur, points: tuple[tuple[float, float], ...]) -> str:
    return "".join(ellipse(x, y, 2.2, 1.6, fill=fur.coat.dark, fill_opacity=0.45) for x, y in points)


def _standing(fur: Fur) -> Figure:
    ask, accent = fur.ask, _accent(fur)
    far = fur.far()
    tips = ((-66, -128), (-80, -104), (-72, -82), (-54, -66))
    back = wing(
        far, (4, -70), (-24, -126), tuple((x + 16, y - 8) for x, y in tips), skin=mix(accent, far.coat.base, 0.45)
    )
    tail = "-10,-22,15 -34,-10,11 -58,-7,8 -80,-12,5.6 -92,-28,3.8 -94,-42,2.4"
    ridge = ((-30, -20, 9, -14), (-44, -16.6, 8.4, -8), (-58, -14.4, 7.6, 0), (-71, -15, 6.6, 12), (-83, -22, 5.6, 50))
    back += crest(ridge, fur, accent) + spade(fur, -94, -44, -4, accent)
    back += fur.form(
        limb(tail), _scales(fur, ((-34, -14), (-48, -10), (-42, -17), (-62, -10), (-74, -13))), depth=2.4, rim=1.1
    )
    back += leg(far, "12,-26,12 22,-14,8 22,-6,7", fade=0.1) + _foot(far, 25, -0.5)
    body = (
        "14,-104 4,-94 0,-82 -8,-68 -20,-52 -27,-34 -24,-16 -10,-6 "
        "12,-6 28,-16 35,-34 34,-52 30,-66 28,-80 32,-92 34,-102"
    )
    belly = "40,-98! 26,-92 22,-80 22,-66 18,-52 14,-34 14,-16 20,-4! 50,-4! 50,-98!"
    rungs = (
        (22, -86, 36, -86),
        (21, -75, 36, -74),
        (20, -63, 40, -62),
        (17, -51, 42, -50),
        (14, -39, 42, -38),
        (13, -27, 42, -27),
        (14, -16, 34, -16),
    )
    marks = (
        path(curve(belly), fill=fur.coat.pale) + plates(fur, rungs) + fur.soft(-12, -74, 20, 34, fur.coat.light, 0.6)
    )
    marks += _scales(fur, ((-6, -58), (-12, -48), (-2, -46), (-18, -38), (6, -78), (8, -66), (2, -70)))
    marks += fur.soft(24, -96, 16, 8, opacity=0.45) + fur.soft(6, -4, 30, 10, opacity=0.35)
    spine = ((4, -97, 8, -52), (-2, -84, 9, -58), (-10, -71, 9.6, -52), (-20, -57, 10, -58), (-27, -41, 10, -76))
    mid = crest(spine, fur, accent) + fur.form(curve(body), marks, depth=3, rim=1.2)
    near = wing(fur, (-2, -68), (-36, -116), tips, skin=accent)
    thigh = "-14,-32 -6,-42 8,-42 18,-32 19,-18 12,-8 -2,-5 -14,-12"
    legs = fur.form(curve(thigh), _scales(fur, ((2, -34), (-4, -28), (8, -28), (0, -20))), depth=2.2, rim=1.0)
    legs += (
        fur.form(limb("2,-12,9 4,-6,8.4"), depth=0, rim=0)
        + _foot(fur, 8, 0)
        + crease(fur, "M-12 -14C-6 -8 2 -6 8 -8", 0.9, 0.4)
    )
    arm = leg(fur, "16,-64,6.6 14,-51,6 26,-44,5 34,-46,4.2", fade=0.7, depth=1.8)
    arm += claws(((35, -48), (36.6, -45.6), (36, -43)), 4.4, "#fff3d6")
    face = moved(head(fur, spikes=accent), 26, -109, 3, 1.12)
    parts = [Part(back, 0.35), Part(mid + near + legs, 0.42), Part(face, 0.4)]
    if not ask.holds:
        parts[1] = Part(mid + near + legs + arm, 0.42)
    anchors = {"ground": (4.0, 64.0), "face": (34.0, -108.0, 24.0), "hold": (36.0, -46.0), "seat": (0.0, -84.0, 20.0)}
    front = (Part(arm, 0.3),) if ask.holds else ()
    if _FIRE & ask.traits:
        parts.append(Part(flame(68, -98), 0.1))
        return Figure(tuple(parts), (-108, -154, 246, 156), anchors, front, glow=moved(flame(68, -98), 0, 0))
    return Figure(tuple(parts), (-108, -154, 183, 156), anchors, front)


def _foot(fur: Fur, x: float, y: float) -> str:
    foot = fur.form(
        curve(
            f"{x - 11},{y - 1} {x - 10},{y - 8} {x},{y - 10.6} "
            f"{x + 11},{y - 7} {x + 15},{y - 2} {x + 10},{y} {x - 6},{y}"
        ),
        depth=1.6,
        rim=0.9,
    )
    return foot + claws(((x + 6, y - 3.4), (x + 10.6, y - 4), (x + 14.6, y - 4.6)), 4.0, "#fff3d6")


def _flying(fur: Fur) -> Figure:
    ask, accent = fur.ask, _accent(fur)
    far = fur.far()
    tips = ((-88, -172), (-104, -136), (-88, -106), (-50, -88))
    back = wing(
        far,
        (26, -86),
        (46, -152),
        ((-6, -194), (-24, -168), (-20, -136), (-2, -106)),
        skin=mix(accent, far.coat.base, 0.45),
    )
    back += leg(far, "32,-62,7 38,-50,5.6 32,-40,4.4", fade=0.1) + claws(
        ((33, -40), (30, -38), (27, -40)), 4.4, "#e2d2b0"
    )
    back += leg(far, "-8,-56,10 -20,-44,7 -36,-38,5", fade=0.1) + claws(
        ((-37, -38), (-40, -36), (-38, -41)), 4.4, "#e2d2b0"
    )
    spine = (
        "62,-100,9.4 52,-88,11.4 36,-76,15.6 12,-67,19 -12,-64,17 "
        "-34,-60,12 -56,-58,8.6 -78,-64,6.2 -98,-76,4.4 -114,-78,2.8"
    )
    back += spade(fur, -118, -77, -84, accent)
    ridge = ((52, -99, 8.6, 16), (40, -91, 9.6, 10), (-28, -75, 9.6, -16), (-42, -70, 8.6, -12), (-56, -67.4, 7.6, 2),
             (-69, -68, 6.8, 14), (-81, -72.6, 6, 22), (-93, -79, 5, 22))  # fmt: skip
    low = "64,-92,8 56,-79,10 40,-66,13 14,-55,15 -12,-53,12 -36,-54,7 -58,-53,4 -78,-59,2"
    rungs = ((52, -86, 64, -86), (44, -76, 56, -74), (34, -68, 44, -60), (22, -64, 28, -52), (8, -62, 10, -46),
             (-6, -61, -6, -46), (-20, -60, -22, -46),
             (-34, -58, -38, -48))  # fmt: skip
    marks = path(limb(low), fill=fur.coat.pale) + plates(fur, rungs) + fur.soft(14, -82, 44, 12, fur.coat.light, 0.8)
    marks += _scales(
        fur, ((2, -76), (-8, -72), (-18, -72), (-30, -66), (-44, -62), (26, -78), (40, -84), (-66, -62), (-84, -70))
    )
    marks += fur.soft(0, -46, 44, 9, opacity=0.35)
    mid = crest(ridge, fur, accent) + fur.form(limb(spine), marks, depth=3, rim=1.2)
    hind = leg(fur, "-14,-58,12 -26,-46,8 -44,-42,5.6 -54,-46,4.4", fade=0.5) + claws(
        ((-55, -48), (-58, -46), (-56, -43)), 4.6, "#fff3d6"
    )
    arm = leg(fur, "26,-64,8 32,-50,6.4 24,-40,5 30,-34,4.4", fade=0.6) + claws(
        ((32, -36), (31, -33), (28, -31.6)), 4.6, "#fff3d6"
    )
    near = wing(fur, (8, -80), (-6, -156), tips, skin=accent)
    face = moved(head(fur, spikes=accent), 70, -110, 6, 1.08)
    parts = [Part(back, 0.35), Part(mid + hind + arm + near, 0.42), Part(face, 0.4)]
    anchors = {"ground": (0.0, 80.0), "face": (78.0, -108.0, 24.0), "hold": (30.0, -36.0), "seat": (30.0, -86.0, 22.0)}
    if _FIRE & ask.traits:
        fire = flame(110, -98)
        return Figure((*parts, Part(fire, 0.1)), (-142, -198, 324, 168), anchors, glow=fire)
    return Figure(tuple(parts), (-142, -198, 257, 168), anchors)
