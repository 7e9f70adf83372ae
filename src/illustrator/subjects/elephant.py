"""An elephant: standing, walking, raising its trunk."""

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, limb, line
from illustrator.subjects._animal_face import bead, blush
from illustrator.subjects._animal_legs import crease
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs
from illustrator.svg import path

WORDS = Words("elephant", "大象, 象, 小象", "Elefant", "éléphant, éléphanteau", "elefante")
HEIGHT_M = 2.8
POSES = ("standing", "walking", "trumpeting")
COLOUR = "#8f9db0"
TAGS = ("animal",)
HOME = ("wheat_field", "meadow")


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour, mix(ask.colour, "#ffe3da", 0.4)), (-24, -98), (24, 0))
    gait = "walking" if ask.pose == "walking" else "standing"
    raises = ask.pose == "trumpeting" or ask.holds
    body = "-50,-62 -46,-76 -32,-86 -10,-90 14,-88 32,-82 42,-68 42,-48 32,-34 8,-28 -18,-29 -40,-34 -50,-48"
    marks = fur.soft(-14, -86, 42, 18, fur.coat.light, 0.9) + fur.soft(0, -28, 46, 12, opacity=0.42)
    marks += fur.soft(36, -60, 20, 30, opacity=0.38) + fur.hairs("skin", (-44, -80, 80, 46), 26, 4.4, 80)
    legs = Legs((22, -48), (-31, -48), (13, 10.4, 9.4), (15, 11, 9.4), "pad", 9.6, ground=-0.6)
    tail = fur.far().form(limb("-48,-62,2.4 -56,-52,2 -58,-40,1.6 -57,-32,1.4"))
    tail += path(curve("-58.6,-34! -55.4,-34! -53,-24 -57,-20! -61,-24"), fill=mix(fur.coat.deep, "#2a2028", 0.5))
    back = tail + far_legs(fur, legs, gait)
    mid = fur.form(curve(body), marks, depth=3, rim=1.2) + near_legs(fur, legs, gait)
    mid += crease(fur, "M-14 -58C-10 -48 -12 -40 -18 -33", 1.0, 0.3)
    parts = (Part(back, 0.3), Part(mid, 0.42), Part(_head(fur, raises=raises), 0.42))
    anchors = {
        "ground": (-3.0, 78.0),
        "face": (46.0, -78.0, 22.0),
        "seat": (-10.0, -89.0, 44.0),
        "top": (-14.0, -89.0, 44.0),
    }
    if raises:
        return Figure(parts, (-62, -116, 159, 119), anchors | {"hold": (92, -112)})
    return Figure(parts, (-62, -105, 148, 108), anchors | {"hold": (82, -14)})


def _head(fur: Fur, *, raises: bool) -> str:
    coat = fur.coat
    trunk = "56,-66,12 68,-56,9.4 72,-40,7.4 71,-26,6 74,-15,5 81,-12,4.4"
    if raises:
        trunk = "56,-68,12 71,-58,9.6 83,-64,7.8 87,-80,6.4 85,-96,5.4 91,-109,4.6"
    rings = ""
    spots = (
        ((64, -50), (65, -42), (65, -34), (65, -26))
        if not raises
        else ((72, -52), (79, -58), (81, -68), (82, -78), (80, -88))
    )
    for x, y in spots:
        rings += f"M{x} {y}q5 3.4 11 1.4" if not raises else f"M{x} {y}q5 .6 10 -2.6"
    drawn = fur.form(limb(trunk), line(rings, coat.deep, 0.9, 0.45), depth=2.4, rim=1.0)
    skull = "26,-74 28,-90 38,-101 52,-103 64,-96 70,-82 70,-68 66,-56 56,-48 44,-48 32,-58"
    marks = fur.soft(48, -98, 20, 12, coat.light, 0.85) + fur.soft(40, -52, 20, 10, opacity=0.25)
    face = fur.form(curve(skull), marks, depth=0, rim=1.1)
    # The trunk grows out of the face: its base is painted over in the same paint.
    face += fur.soft(62, -60, 9, 9, coat.base, 0.9)
    cheek = blush(fur.ask, ((55, -62),), 6, opacity=0.35)
    look = line("M56.4 -83.6q4 -3 8 -.4", coat.deep, 1.1, 0.7) + bead((60.6, -78), 3.3, 1.14)
    mouth = line("M47 -50.6Q53 -46.6 59 -49", coat.deep, 1.3, 0.9)
    return drawn + face + cheek + look + mouth + _tusk(fur) + _ear(fur)


def _tusk(fur: Fur) -> str:
    ivory = fur.ask.sheet.linear("#fffaf0", "#ecd9b8")
    tusk = path(curve("57.4,-58 62,-48 70,-43 79,-45! 73,-37.6 63,-39 56,-47 53,-54"), fill=ivory)
    return fur.soft(58, -50, 8, 8, opacity=0.35) + tusk + line("M59 -52Q63 -44 71 -41.6", "#ffffff", 1, 0.8)


def _ear(fur: Fur) -> str:
    coat = fur.coat
    outer = "42,-90 30,-99 14,-98 5,-86 6,-68 13,-52 24,-46! 33,-52 38,-62 44,-70 46,-80"
    inner = "38,-86 29,-92 17,-91 11,-82 12,-69 18,-57 24,-53 30,-58 35,-67 39,-76"
    pink = mix(mix(coat.base, "#f2a7a0", 0.55), coat.dark, 0.15)
    paint = fur.ask.sheet.linear(mix(coat.base, coat.light, 0.4), mix(coat.base, coat.dark, 0.3))
    veins = line("M36 -80Q26 -78 17 -82M34 -74Q25 -69 19 -66", shade(pink, -0.06), 0.9, 0.6)
    shadow = fur.soft(24, -66, 24, 28, coat.deep, 0.4)
    return shadow + fur.form(
        curve(outer), path(curve(inner), fill=pink, fill_opacity=0.75) + veins, paint=paint, depth=2, rim=1.1
    )
