"""A swan: swimming, standing."""

from illustrator.palette import mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, coat_of, curve, fur_of, limb, line, moved
from illustrator.subjects._animal_face import bead, blush
from illustrator.svg import path

WORDS = Words("swan, cygnet", "天鹅", "Schwan", "cygne", "cisne")
HEIGHT_M = 0.8
POSES = ("swimming", "standing")
COLOUR = "#fbfaf6"
TAGS = ("animal", "swims")
HOME = ("mountain_lake",)


def draw(ask: Ask) -> Figure:
    fur = fur_of(ask, coat_of(ask.colour), (-12, -110), (20, 0))
    neck = "34,-34,14 46,-46,11 50,-60,8.4 44,-76,6.8 36,-90,6 38,-104,6 50,-109,7"
    body = "-66,-44! -56,-36 -40,-36 -10,-38 16,-42 38,-44 52,-34 50,-18 34,-6 4,0 -28,-3 -50,-14 -60,-28"
    marks = fur.soft(-4, -42, 46, 10, fur.coat.light, 0.8) + fur.soft(0, 2, 54, 14, opacity=0.42)
    drawn = fur.form(curve(body), marks, depth=3, rim=1.1) + fur.form(
        limb(neck), fur.soft(56, -48, 10, 20, opacity=0.25), depth=2.2, rim=1
    )
    drawn += _wing(fur) + _head(fur)
    anchors = {
        "ground": (0.0, 96.0),
        "face": (50.0, -108.0, 12.0),
        "hold": (70.0, -98.0),
        "seat": (-8.0, -48.0, 30.0),
        "top": (-10.0, -56.0, 26.0),
    }
    if ask.pose == "standing":
        legs = "".join(line(f"M{x} -16L{x + 1} -3", tone, 3.4) + path(curve(f"{x - 4},0! {x},-5 {x + 8},-4 "
            f"{x + 16},0! {x + 6},-0.4"), fill=tone)
                       for x, tone in ((-2, "#3a3436"), (10, "#4c4548")))  # fmt: skip
        return Figure(
            (Part(legs, 0.3), Part(moved(drawn, 0, -13), 0.42)),
            (-70, -132, 148, 133),
            anchors | {"ground": (6, 36), "face": (50, -121, 12), "hold": (70, -111)},
        )
    return Figure((Part(moved(drawn, 0, 6), 0.42),), (-70, -113, 148, 120), anchors)


def _wing(fur: Fur) -> str:
    coat = fur.coat
    wing = (
        "30,-36 26,-48 10,-58 -10,-62 -30,-60 -48,-62 -64,-66! -60,-56 -66,-54! "
        "-58,-47 -62,-43! -52,-37 -55,-33! -42,-26 -24,-20 0,-18 20,-22"
    )
    rows = (
        "M14 -46q-6 9 -15 5M0 -50q-6 9 -15 5M-14 -52q-6 9 -15 5M-30 -52q-6 "
        "7 -13 4M12 -34q-7 8 -16 4M-4 -37q-7 8 -16 4M-20 -39q-7 8 -15 4"
    )
    feather = line(rows, coat.dark, 1.2, 0.65) + line(
        "M-30 -28Q-46 -34 -56 -43M-24 -24Q-40 -27 -50 -35M-38 -36Q-50 -42 -60 -53", coat.dark, 1.1, 0.55
    )
    paint = fur.ask.sheet.linear(mix(coat.light, coat.base, 0.3), coat.base, mix(coat.base, coat.dark, 0.55))
    return fur.soft(-4, -18, 42, 12, coat.deep, 0.35) + fur.form(curve(wing), feather, paint=paint, depth=2.2, rim=1.1)


def _head(fur: Fur) -> str:
    head = fur.form(
        curve("40,-110 44,-117 52,-118 59,-113 61,-106 56,-101 47,-101 41,-104"),
        fur.soft(47, -115, 10, 5, fur.coat.light, 0.9),
        depth=1.4,
    )
    beak = path(curve("57.6,-111! 65,-107 73,-100 76,-97! 70,-97 62,-99 57,-103!"), fill="#f08a34")
    beak += path(curve("55,-109! 58,-114 62,-111 61,-107! 58,-105"), fill="#33292e") + line(
        "M59 -103.4Q66 -100.6 73 -98", "#b35a1c", 0.8
    )
    return head + beak + blush(fur.ask, ((49, -104),), 3.6, opacity=0.4) + bead((52.6, -110), 2.5, 1.12)
