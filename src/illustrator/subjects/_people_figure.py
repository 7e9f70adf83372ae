"""A whole person: bones, clothes and head put together from the back to the front."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from illustrator.palette import lch, shade
from illustrator.scene import Box
from illustrator.subject import Ask, Figure, Part
from illustrator.subjects._people import SOLE, Frame, Limb, Pose, posed, stooped, turned
from illustrator.subjects._people_head import behind, head, placed
from illustrator.subjects._people_limbs import LEG, arm, cuff, dimmer, hand, leg, reach_of, shoe, sleeve, tube_of
from illustrator.subjects._people_look import Brush, Look
from illustrator.subjects._people_outfits import trunk
from illustrator.subjects._people_pose import SEATED, carrier, pose_of, reads
from illustrator.subjects._people_skirt import skirt
from illustrator.subjects._people_things import stool_of
from illustrator.subjects._people_wear import belt, cloth, neck, seat, trousers
from illustrator.svg import Point

_SLEEVES: Final = {
    "dress": 0.55, "pinafore": 0.6, "stripes": 0.6, "dungarees": 0.6, "shirt": 1.5, "blouse": 1.5,
}  # fmt: skip
_SKIRTS: Final = {"dress", "pinafore", "blouse"}


@dataclass(frozen=True)
class Costume:
    """What somebody wears in place of everyday clothes, and what they carry.

    `hat` is drawn on the head, in its units; `behind` before everything; `over` before the body, under the arms;
    `carried` by the far and the near hand. `room` is how far the hat reaches beyond the head, `points` more ink.
    """

    trunk: Callable[[Brush, Frame, Look], str] | None = None
    legs: Callable[[Brush, Frame, Look, int], str] | None = None
    arm: Callable[[Brush, Frame, Look, int], str] | None = None
    hat: str = ""
    behind: str = ""
    over: str = ""
    carried: tuple[str, str] = ("", "")
    room: tuple[float, float, float] | None = None
    points: tuple[tuple[Point, float], ...] = ()
    glow: str = ""
    glove: str | None = None


_EVERYDAY: Final = Costume()


def frame_of(ask: Ask, look: Look, pose: Pose | None = None) -> Frame:
    pose = pose or pose_of(ask)
    return posed(look.build, stooped(pose) if look.is_old else pose)


def person(ask: Ask, look: Look, frame: Frame | None = None, costume: Costume = _EVERYDAY) -> Figure:
    frame = frame or frame_of(ask, look)
    brush, pose, size = Brush(ask), frame.pose, look.build.head
    holding = holding_of(ask, frame)
    hands = _hands(brush, frame, look, holding, costume)
    arms = [
        (costume.arm or _arm)(brush, frame, look, i) + costume.carried[i] + ("" if i in holding else hands[i])
        for i in (0, 1)
    ]
    stool = stool_of(brush, frame.seat) if ask.pose == "perched" else ""
    back = stool + costume.behind + placed(behind(brush, look, pose.turn), frame.head, frame.tilt, size)
    body = neck(brush, frame, look.skin) + _lower(brush, frame, look, costume)
    body += (costume.trunk or trunk)(brush, frame, look)
    if look.outfit in _SKIRTS:
        body += _skirt(brush, frame, look)
    body += costume.over
    face = head(brush, look, turn=pose.turn, mood=pose.mood, covers=costume.hat)
    face = placed(face, frame.head, frame.tilt, size)
    trails = pose.spread <= 0.9 and 0 not in holding
    parts = [Part(back + (arms[0] if trails else ""), 0.2), Part(body, 0.22), Part(face, 0.2)]
    parts.append(Part(("" if trails else arms[0]) + arms[1], 0.05))
    held = "".join(hands[i] for i in holding)
    box = box_of(frame, costume.room or _head_room(look), costume.points, has_stool=bool(stool))
    front = (Part(held, 0.2),) if held else ()
    return Figure(tuple(p for p in parts if p.svg), box, anchors_of(ask, frame, holding), front, costume.glow)


def _lower(brush: Brush, frame: Frame, look: Look, costume: Costume) -> str:
    """Legs and seat. Of a rider only the near leg is seen: the other one is behind the mount."""
    which = (1,) if brush.ask.pose == "riding" else (0, 1)
    if costume.legs:
        return "".join(costume.legs(brush, frame, look, i) for i in which)
    return _legs(brush, frame, look, has_far=len(which) > 1) + _seat(brush, frame, look)


def holding_of(ask: Ask, frame: Frame) -> tuple[int, ...]:
    if reads(ask):
        return (0, 1)
    if ask.holds:
        return (carrier(frame.pose, is_reading=False, is_sitting=ask.pose in {"sitting", "perched"}),)
    return ()


def _hands(brush: Brush, frame: Frame, look: Look, holding: Sequence[int], costume: Costume) -> tuple[str, str]:
    drawn = []
    for i, bones in enumerate(frame.arms):
        kind = (
            "fist"
            if i in holding or costume.carried[i] or brush.ask.pose in {"riding", "pedalling", "running"}
            else "rest"
        )
        if bones.reach.aim and i not in holding and bones.reach.aim == 1 and bones.reach.y < 0.4 and kind == "rest":
            kind = "open"
        drawn.append(
            hand(brush, bones, costume.glove or look.skin, look.build, kind, flip=i == 1 and frame.pose.spread > 0.5)
        )
    return drawn[0], drawn[1]


def _arm(brush: Brush, frame: Frame, look: Look, i: int) -> str:
    bones, b = frame.arms[i], look.build
    is_far = i == 0 and frame.pose.spread < 0.9
    skin = dimmer(look.skin) if is_far else look.skin
    end = _SLEEVES.get(look.outfit, 1.96)
    top = look.top
    if look.outfit in {"pinafore", "dungarees"}:
        top = "#fbf1dd"
    top = dimmer(top) if is_far else top
    art = arm(brush, bones, skin, b) if end < 1.9 else ""
    art += sleeve(cloth(brush, frame, top), bones, b, end)
    if end > 1.0:
        art += cuff(brush, bones, shade(top, -0.05), end, (2.95 if end > 1.8 else 3.45) * b.girth)
    return art


def _legs(brush: Brush, frame: Frame, look: Look, *, has_far: bool) -> str:
    art, b = "", look.build
    bare = look.outfit in _SKIRTS
    kind = "flat" if bare and not look.is_child else "boot" if look.outfit in {"sweater", "cardigan"} else "sneaker"
    for i in (0, 1) if has_far else (1,):
        bones = frame.legs[i]
        is_far = i == 0 and frame.pose.spread < 0.9
        skin = dimmer(look.skin) if is_far else look.skin
        art += _bare_leg(brush, bones, skin, look) if bare or look.outfit == "stripes" else ""
        art += shoe(brush, bones, look.shoes, b, kind, skin)
        if not bare:
            art += _trouser(brush, frame, look, i, is_far=is_far)
    return art


def _bare_leg(brush: Brush, bones: Limb, skin: str, look: Look) -> str:
    girth = look.build.girth
    widths = tube_of((5, 3.7, 2.7) if look.is_child else LEG, girth)
    art = leg(brush.of(skin, *reach_of(bones)), bones, widths)
    return art + (cuff(brush, bones, "#fbf4e6", 1.98, 2.9 * girth, 0.16) if look.is_child else "")


def _trouser(brush: Brush, frame: Frame, look: Look, i: int, *, is_far: bool) -> str:
    girth, colour = look.build.girth, look.top if look.outfit == "dungarees" else look.second
    fur = trousers(brush, frame, dimmer(colour) if is_far else colour)
    if look.outfit == "stripes":
        return leg(fur, frame.legs[i], tube_of((6, 5.2, 4), girth), end=0.86)
    widths = (5.6, 4.3, 3.5) if look.who in {"man", "boy"} else (5.5, 4.0, 2.9)
    art = leg(fur, frame.legs[i], tube_of(widths, girth), end=1.93)
    return art + cuff(brush, frame.legs[i], shade(colour, 0.03), 1.95, (widths[2] + 0.2) * girth)


def _seat(brush: Brush, frame: Frame, look: Look) -> str:
    """The cloth between the legs and the hem above."""
    if look.outfit in _SKIRTS:
        return ""
    colour = look.top if look.outfit == "dungarees" else look.second
    return seat(brush, frame, colour)


def _skirt(brush: Brush, frame: Frame, look: Look) -> str:
    colour = look.second if look.outfit == "blouse" else look.top
    length = {"dress": 0.94, "pinafore": 0.8, "blouse": 1.25}[look.outfit]
    hem = skirt(brush, frame, colour, length, 6.4 if look.outfit != "blouse" else 5.2)
    return hem + belt(brush, frame, shade(colour, -0.12 if lch(colour)[0] > 0.4 else 0.14))


def _head_room(look: Look) -> tuple[float, float, float]:
    """How far hair reaches: to the side, up and down, in radii of the head."""
    side = {
        "curls": 1.3,
        "puffs": 1.6,
        "pigtails": 1.85,
        "braids": 1.3,
        "waves": 1.4,
        "long": 1.2,
        "ponytail": 2.05,
    }.get(look.style, 1.1)
    up = {"curls": 1.6, "quiff": 1.55, "bun": 1.78, "puffs": 1.52, "tousled": 1.5}.get(look.style, 1.3)
    return side, up, 1.2


def box_of(
    frame: Frame,
    room: tuple[float, float, float],
    extra: Sequence[tuple[Point, float]] = (),
    *,
    has_stool: bool = False,
) -> Box:
    """All joints with the flesh around them; `extra` are more points with their radii."""
    b, pose = frame.build, frame.pose
    (hx, hy), r = frame.head, b.head
    spans = [(hx - (room[0] + 0.19 * pose.turn) * r, hy - room[1] * r), (hx + room[0] * r, hy + room[2] * r)]
    for arm_ in frame.arms:
        is_open = arm_.reach.aim == 1 and arm_.reach.y < 0.4
        spans += _square(arm_.b, 3.4 * b.girth)
        spans += _square(_ahead(arm_.c, arm_.heading, 3.8 * b.girth), (4.0 if is_open else 2.8) * b.girth)
    for leg_ in frame.legs:
        spans += _square(leg_.b, 4.2 * b.girth)
        way = 1 if leg_.reach.aim > 0 else -1
        wide = way * b.foot * max(abs(leg_.reach.aim), 0.66) * max(b.girth, 1.0)
        for x, y in ((-3.8, SOLE), (-3.2, -1.5), (8.2, SOLE), (6.6, -0.5)):
            dx, dy = turned((x * wide, y), leg_.reach.end * way)
            spans.append((leg_.c[0] + dx, leg_.c[1] + dy))
    spans += [(frame.seat[0] - 11.0, frame.seat[1])] if has_stool else []
    spans += [frame.at(0, s * b.hips * 1.05) for s in (-1, 1)]
    spans += [frame.at(0.86, s * b.shoulders * (0.5 + 0.5 * pose.spread)) for s in (-1, 1)]
    for p, radius in extra:
        spans += _square(p, radius)
    x, y = min(p[0] for p in spans), min(p[1] for p in spans)
    return x, y, max(p[0] for p in spans) - x, -pose.lift - y


def _square(p: Point, r: float) -> list[Point]:
    return [(p[0] - r, p[1] - r), (p[0] + r, p[1] + r)]


def _ahead(p: Point, degrees: float, reach: float) -> Point:
    a = math.radians(degrees)
    return p[0] - reach * math.sin(a), p[1] + reach * math.cos(a)


def anchors_of(ask: Ask, frame: Frame, holding: Sequence[int]) -> dict[str, tuple[float, ...]]:
    (hx, hy), r = frame.head, frame.build.head
    hands = [_ahead(frame.arms[i].c, frame.arms[i].heading, 2.2) for i in (holding or (1,))]
    feet = [leg_.c[0] for leg_ in frame.legs]
    anchors: dict[str, tuple[float, ...]] = {
        "ground": ((min(feet) + max(feet)) / 2, max(max(feet) - min(feet) + 14, 24.0)),
        "face": (hx, hy, r),
        "hold": (sum(p[0] for p in hands) / len(hands), sum(p[1] for p in hands) / len(hands)),
        "top": (hx, hy - r * 1.2, r * 1.2),
    }
    if ask.pose in SEATED:
        anchors["hip"] = (*frame.seat, frame.build.hips * 2)
    return anchors
