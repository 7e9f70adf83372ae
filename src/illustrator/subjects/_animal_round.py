"""Furry animals with a round head that looks at you: wolf, raccoon, koala, monkey, squirrel, otter and their like."""

from collections.abc import Mapping
from dataclasses import dataclass

from illustrator.subject import Figure, Part
from illustrator.subjects._animal import Fur, both, curve, fringe, fur_of
from illustrator.subjects._animal_face import bead, blush, eye, nose, shut, smile
from illustrator.subjects._animal_legs import crease
from illustrator.subjects._animal_sit import Sitter, forelegs, trunk
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs
from illustrator.svg import Point, group, path


@dataclass(frozen=True)
class Face:
    """Outlines around the middle of the head; right halves where they are symmetric. `ear_inside` and `ear_tip` are
    (outline, colour). `marks` are cut at the head, `over` lies on top. `iris` "" makes dark bead eyes.
    """

    outline: str
    ear: str
    eyes: tuple[float, float, float]
    nose: tuple[float, float, str]
    ear_inside: tuple[str, str] | None = None
    ear_tip: tuple[str, str] | None = None
    marks: str = ""
    over: str = ""
    iris: str = ""
    smile: tuple[float, float, float] = (11.0, 4.4, 2.8)
    ears_in_front: bool = False


def head(fur: Fur, face: Face, centre: Point, *, turn: float = 0.0, size: float = 1.0, asleep: bool = False) -> str:
    ask = fur.ask
    local = fur_of(ask, fur.coat, (-14, -28), (16, 22))
    ears = "".join(_ear(local, face, flip=flip) for flip in (True, False))
    drawn = "" if face.ears_in_front else ears
    if "fluffy" in ask.traits:
        ring = "0,-14 13,-12 20,-2 19,9 10,16 -10,16 -19,9 -20,-2 -13,-12"
        drawn += path(fringe(ask, "ruff", ring, 6.0, 26, 26), fill=local.paint)
    marks = local.soft(-6, -15, 17, 10, local.coat.light, 0.8) + face.marks + local.soft(15, 16, 16, 10, opacity=0.24)
    drawn += local.form(both(face.outline), marks, depth=2.1, rim=1.0) + (ears if face.ears_in_front else "")
    drawn += blush(ask, ((-15, 7), (15, 7)), 5, opacity=0.3) + face.over
    x, y, r = face.eyes
    for way in (-1, 1):
        if asleep:
            drawn += shut((way * x, y + 1), r * 1.1, width=1.2)
        elif face.iris:
            drawn += eye(ask, (way * x, y), r, face.iris, tall=1.06)
        else:
            drawn += bead((way * x, y), r, 1.16)
    mouth_y, mouth_w, drop = face.smile
    drawn += smile((0, mouth_y), mouth_w, drop, "#4a2c28", 0.9) + nose(
        ask, (0, face.nose[0]), face.nose[1], face.nose[2]
    )
    turned = f" rotate({turn:.2f})" if turn else ""
    return group(drawn, transform=f"translate({centre[0]:.2f} {centre[1]:.2f}){turned} scale({size:.3f})")


def _ear(fur: Fur, face: Face, *, flip: bool) -> str:
    marks = ""
    for part in (face.ear_tip, face.ear_inside):
        if part:
            marks += path(curve(part[0], flip=flip), fill=part[1])
    return fur.form(curve(face.ear, flip=flip), marks, depth=1.5, rim=0.9)


def sitting(
    fur: Fur,
    it: Sitter,
    tail: str,
    face: str,
    box: tuple[float, float, float, float],
    marks: str = "",
    *,
    begs: bool = False,
) -> Figure:
    """On its haunches; with `begs` the paws are before the chest even when they hold nothing."""
    ask = fur.ask
    sit = trunk(fur, it, marks)
    arms = forelegs(fur, it, raised=begs or ask.holds)
    whole = sit if ask.holds else sit + arms
    front = (Part(arms, 0.25),) if ask.holds else ()
    top = box[1]
    anchors = {
        "ground": (1.0, 50.0),
        "face": (0.0, top * 0.66, 24.0),
        "hold": (0.0, it.hold - 1),
        "top": (0.0, top * 0.86, 14.0),
    }
    return Figure((Part(tail, 0.32), Part(whole, 0.36), Part(face, 0.36)), box, anchors, front)


@dataclass(frozen=True)
class Walker:
    """An animal on four legs: its body, legs, tail, what is drawn on the body, and its back's height."""

    body: str
    legs: Legs
    tail: str
    back: float
    marks: str = ""
    limbs: Fur | None = None


def afoot(
    fur: Fur, it: Walker, gait: str, face: str, at: tuple[float, float, float], box: tuple[float, float, float, float]
) -> Figure:
    """Standing, walking or running; `at` is where its face is."""
    limbs = it.limbs or fur
    marks = fur.soft(-8, it.back, 38, 13, fur.coat.light, 0.8) + fur.hairs("body", (-42, it.back, 82, 28), 36, 4, 172)
    marks += (
        it.marks
        + fur.soft(0, it.legs.fore[1] + 14, 44, 9, opacity=0.4)
        + fur.soft(38, it.back + 8, 18, 20, opacity=0.4)
    )
    coat = ""
    if "fluffy" in fur.ask.traits:
        b = it.back
        ring = f"-38,{b + 6} -10,{b + 2} 24,{b + 2} 38,{b + 12} 24,{b + 26} -20,{b + 24}"
        coat = path(fringe(fur.ask, "coat", ring, 6, 24), fill=fur.paint)
    mid = coat + fur.form(curve(it.body), marks, rim=1.0) + near_legs(limbs, it.legs, gait)
    if it.limbs is None:
        mid += crease(fur, "M-17 -52C-13 -45 -14 -37 -20 -31", 1.0, 0.35)
    parts = Part(far_legs(limbs, it.legs, gait) + it.tail, 0.32), Part(mid, 0.4), Part(face, 0.36)
    anchors: Mapping[str, tuple[float, ...]] = {
        "ground": (0.0, 72.0), "face": at, "top": (-8.0, it.back, 36.0), "seat": (-10.0, it.back, 38.0),
        "hold": (at[0], at[1] + 16),
    }  # fmt: skip
    return Figure(parts, box, anchors)
