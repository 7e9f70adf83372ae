"""Bears and pandas: the round head, the heavy body that sits or stands on four."""

from dataclasses import dataclass
from typing import Final

from illustrator.palette import mix
from illustrator.subject import Figure, Part
from illustrator.subjects._animal import Fur, both, curve, fringe, fur_of
from illustrator.subjects._animal_face import INK, bead, blush, nose, shut, smile
from illustrator.subjects._animal_legs import crease, leg
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs
from illustrator.svg import Point, circle, ellipse, group, path

_HEAD: Final = "0,-18.6 10,-18 19,-12.6 24,-3 24.4,6 20,13.6 12,18.4 0,19.6"


@dataclass(frozen=True)
class Bear:
    """`limbs` is the coat of legs and ears, `muzzle` the colour around the nose, `patches` that around the eyes."""

    fur: Fur
    limbs: Fur
    muzzle: str
    patches: str | None = None


def head(bear: Bear, centre: Point, *, turn: float = 0.0, size: float = 1.0, is_asleep: bool = False) -> str:
    fur, ask = bear.fur, bear.fur.ask
    local = fur_of(ask, fur.coat, (-14, -26), (16, 22))
    ears = fur_of(ask, bear.limbs.coat, (-20, -28), (24, 4))
    drawn = ""
    for x in (-17.0, 17.0):
        ear = curve(f"{x - 8},-15 {x - 5},-22.4 {x},-24 {x + 5},-22.4 {x + 8},-15 {x + 5},-8.6 {x},-6.6 {x - 5},-8.6")
        inner = circle(x * 0.98, -14.4, 4.7, fill=mix(bear.muzzle, ears.coat.dark, 0.55))
        drawn += ears.form(ear, inner, depth=1.4, rim=0.8)
    if "fluffy" in ask.traits:
        drawn += path(
            fringe(ask, "ruff", "0,-15 14,-12 21,-2 21,8 10,16 -10,16 -21,8 -21,-2 -14,-12", 5.5, 28, 26),
            fill=local.paint,
        )
    marks = local.soft(-7, -15, 18, 11, local.coat.light, 0.85) + local.soft(16, 16, 17, 10, opacity=0.26)
    if bear.patches:
        for way in (-1, 1):
            patch = (
                f"{way * 4.4},-4 {way * 7},-9 {way * 12.6},-8.6 "
                f"{way * 17.4},-1 {way * 16.6},6 {way * 11},6.4 {way * 6},2.6"
            )
            marks += path(curve(patch), fill=bear.patches)
    drawn += local.form(both(_HEAD), marks, depth=2.2, rim=1.0)
    drawn += ellipse(0, 9.4, 10.4, 8, fill=bear.muzzle) + ellipse(
        -2.4, 6.6, 5.6, 3.4, fill="#ffffff", fill_opacity=0.25
    )
    drawn += blush(ask, ((-17, 9.6), (17, 9.6)), 5, opacity=0.3)
    for x in (-9.6, 9.6):
        drawn += shut((x, -1.4), 4, bear.muzzle if bear.patches else INK, 1.1) if is_asleep else _eye(bear, x)
    drawn += smile((0, 9.4), 4.6, 3, "#3a2422", 0.95) + nose(ask, (0, 6), 4.4, "#2c2226")
    turned = f" rotate({turn:.2f})" if turn else ""
    return group(drawn, transform=f"translate({centre[0]:.2f} {centre[1]:.2f}){turned} scale({size:.3f})")


def _eye(bear: Bear, x: float) -> str:
    ring = ellipse(x, -1.6, 4.0, 4.3, fill=mix(bear.patches, "#ffffff", 0.25)) if bear.patches else ""
    return ring + bead((x, -1.8), 3.2, 1.12, "#1d1417")


def sitting(bear: Bear, *, waves: bool = False) -> Figure:
    """Like a soft toy: on its bottom, soles to the viewer; the arms at its sides, or forward with what it holds."""
    fur, ask = bear.fur, bear.fur.ask
    body = "0,-60 12,-59 21,-50 27,-36 31,-20 29,-7 20,0 0,0"
    marks = fur.soft(-15, -34, 20, 26, fur.coat.light, 0.75) + fur.hairs("body", (-30, -50, 60, 44), 40, 4, 96)
    marks += ellipse(0, -22, 18.6, 20.6, fill=fur.coat.pale, fill_opacity=0.75) if not bear.patches else ""
    if bear.patches:
        marks += path(curve("-34,-62! 34,-62! 34,-42 18,-37 0,-40 -18,-37 -34,-42"), fill=bear.limbs.coat.base)
    marks += fur.soft(0, -54, 24, 10, opacity=0.5) + fur.soft(0, 0, 26, 9, opacity=0.35)
    back = ""
    if "fluffy" in ask.traits:
        back = path(fringe(ask, "coat", "-16,-50 16,-50 27,-20 26,-5 -26,-5 -27,-20", 5.5, 24), fill=fur.paint)
    trunk = back + fur.form(both(body), marks, rim=1.0)
    for way in (-1, 1):
        trunk += _sole(bear, way)
    arms = _arms(bear, raised=ask.holds)
    face = head(bear, (0, -74), turn=-3, size=1.16)
    front = (Part(arms, 0.3),) if ask.holds else ()
    parts = (Part(trunk if ask.holds else trunk + arms, 0.4), Part(face, 0.35))
    anchors = {"ground": (0.0, 62.0), "face": (0.0, -72.0, 26.0), "hold": (0.0, -30.0), "top": (0.0, -94.0, 20.0)}
    return Figure(parts, (-38, -104, 76, 106.5), anchors, front)


def _sole(bear: Bear, way: int) -> str:
    limbs, x = bear.limbs, way * 25
    thigh = f"{way * 13},-8,8 {way * 21},-9,9.4"
    foot = curve(f"{x - 10},-9 {x - 7},-18 {x},-20.4 {x + 7},-18 {x + 10},-9 {x + 7},-1 {x},0 {x - 7},-1")
    pad = mix(bear.muzzle, limbs.coat.dark, 0.4)
    toes = "".join(circle(x + dx, -13.4 - (1.4 if dx == 0 else 0), 2, fill=pad) for dx in (-4.8, 0, 4.8))
    marks = ellipse(x, -6.6, 4.8, 3.9, fill=pad) + toes
    return leg(limbs, thigh, fade=0.1) + limbs.form(foot, marks, depth=1.8, rim=0.9)


def _arms(bear: Bear, *, raised: bool) -> str:
    limbs, drawn = bear.limbs, ""
    for way in (-1, 1):
        spec = f"{way * 19},-49,7 {way * 27},-36,8 {way * 25},-24,7.4 {way * 21},-18,7"
        if raised:
            spec = f"{way * 18},-49,6.6 {way * 24.6},-37,7.8 {way * 17},-28,7.2 {way * 8.4},-28,6.4"
        drawn += leg(limbs, spec, fade=0.7, depth=2.2)
        hand = (way * 6.8, -28) if raised else (way * 20.6, -16)
        claws = "".join(f"M{hand[0] + dx} {hand[1] + 3.6}v2.6" for dx in (-2.4, 0.2, 2.8))
        drawn += path(
            claws, fill="none", stroke=mix(limbs.coat.deep, INK, 0.4), stroke_width=0.9, stroke_linecap="round"
        )
    return drawn


def afoot(bear: Bear, pose: str) -> Figure:
    """On four heavy legs."""
    fur, ask = bear.fur, bear.fur.ask
    body = "-46,-62 -30,-73 -6,-74 14,-77 34,-74 46,-60 46,-42 34,-29 8,-25 -20,-26 -40,-30 -50,-44"
    marks = fur.soft(-10, -72, 42, 18, fur.coat.light, 0.85) + fur.hairs("body", (-46, -70, 90, 40), 50, 4.6, 168)
    marks += fur.soft(0, -25, 48, 10, opacity=0.42) + fur.soft(40, -58, 22, 22, opacity=0.4)
    if bear.patches:
        marks += path(curve("8,-84! 44,-84! 54,-60 48,-20 22,-20! 16,-40 20,-60"), fill=bear.limbs.coat.base)
    legs = Legs((28, -50), (-32, -48), (13, 9.6, 8), (15.6, 11, 8), "paw", 9.4)
    back = far_legs(bear.limbs, legs, pose)
    coat = path(fringe(ask, "coat", "-44,-58 -8,-70 34,-70 44,-48 20,-30 -34,-32", 6, 28), fill=fur.paint)
    tail = fur.form(curve("-50,-62 -56,-61 -58,-55 -53,-51 -46,-54"), depth=1.4)
    mid = tail + (coat if "fluffy" in ask.traits else "") + fur.form(curve(body), marks, rim=1.1)
    mid += near_legs(bear.limbs, legs, pose) + crease(fur, "M-16 -56C-12 -47 -13 -38 -18 -32", 1.0, 0.3)
    face = head(bear, (47, -68), turn=2, size=1.08)
    anchors = {
        "ground": (0.0, 84.0),
        "face": (47.0, -66.0, 24.0),
        "top": (-10.0, -74.0, 44.0),
        "seat": (-8.0, -74.0, 44.0),
    }
    return Figure(
        (Part(back, 0.3), Part(mid, 0.4), Part(face, 0.35)), (-62, -104, 139, 107), anchors | {"hold": (47, -50)}
    )
