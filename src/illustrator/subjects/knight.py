"""A knight in plate armour, with shield and sword."""

from dataclasses import replace
from typing import Final

from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import curve, line
from illustrator.subjects._people import Frame, Pose, Reach
from illustrator.subjects._people_figure import Costume, frame_of, person
from illustrator.subjects._people_limbs import Tube, along, cuff, shoe
from illustrator.subjects._people_look import Brush, Look, look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES
from illustrator.subjects._people_pose import pose_of
from illustrator.subjects._people_skirt import skirt
from illustrator.subjects._people_things import STEEL, helmet, shield, star, sword
from illustrator.subjects._people_wear import belt, cloth, outline, seat
from illustrator.svg import circle, num, path

WORDS = Words(
    "knight, paladin, crusader, warrior, swordsman",
    "骑士, 武士, 战士",
    "Ritter, Krieger, Paladin",
    "chevalier, guerrier, paladin",
    "caballero andante, guerrero, paladín, caballero medieval",
)
HEIGHT_M = 1.8
POSES = PEOPLE_POSES
COLOUR = "#c23b3f"
TAGS = ("person",)

_RAISED: Final = Reach(0.5, 0.3, 1)
_BEFORE: Final = Reach(-0.12, 0.58, 1)
_SIDE: Final = Reach(0.62, 0.3, 1)
_UNARMED: Final = {"dancing", "jumping", "pedalling", "waving", "resting"}


def draw(ask: Ask) -> Figure:
    look = replace(look_of(ask, "man", outfit="sweater", top=ask.colour), glasses=False, shoes="#a4adbd", second=STEEL)
    pose = pose_of(ask)
    is_armed = ask.pose not in _UNARMED and "reading" not in {*ask.traits, ask.pose}
    faces_us = pose.spread > 0.8
    if is_armed:
        pose = _armed(pose, faces_us=faces_us, holds=ask.holds)
    frame, brush = frame_of(ask, look, pose), Brush(ask)
    far, near, points = "", "", []
    if is_armed and faces_us:
        spot = frame.arms[1].along(1.9)
        near = shield(brush, (spot[0] - 1.6, spot[1] + 2), ask.colour)
        points = [((spot[0] - 2, spot[1]), 13.0)]
    if is_armed and not ask.holds:
        hand_ = frame.arms[0 if faces_us else 1].along(2.14)
        blade = sword(brush, hand_, 10 if faces_us else 24)
        far, near = (blade, near) if faces_us else (far, blade)
        points.append(((hand_[0] + (6.5 if faces_us else 15), hand_[1] - (37 if faces_us else 34)), 2.0))
    costume = Costume(
        _trunk,
        _legs,
        _arm,
        helmet(brush, ask.colour, pose.turn),
        carried=(far, near),
        room=(2.3, 2.4, 1.2),
        points=tuple(points),
        glove="#aeb6c6",
    )
    return person(ask, look, frame, costume)


def _armed(pose: Pose, *, faces_us: bool, holds: bool) -> Pose:
    if not faces_us:
        return pose if holds else replace(pose, arms=(pose.arms[0], _SIDE))
    return replace(pose, arms=(pose.arms[0] if holds else _RAISED, _BEFORE))


def _trunk(brush: Brush, frame: Frame, look: Look) -> str:
    """Breastplate, and a tabard in the colour with a star on it."""
    steel, fur = cloth(brush, frame, STEEL), cloth(brush, frame, look.top)
    b, k = frame.build, 0.7 + 0.3 * frame.pose.spread
    art = steel.form(outline(frame, ease=1.06), depth=2.2, rim=0.9)
    rows = (
        (-0.2, b.hips * 0.98),
        (0.02, b.hips * 0.96),
        (0.36, b.waist * 0.96),
        (0.66, b.chest * 0.84),
        (0.9, b.shoulders * 0.52),
    )
    right, left = [frame.at(s, w * k) for s, w in rows], [frame.at(s, -w * k) for s, w in rows]
    words = [f"{x:.2f},{y:.2f}" for x, y in (*right, frame.at(0.84, frame.pose.turn), *reversed(left))]
    words[4] += "!"
    words[6] += "!"
    light = fur.soft(*frame.at(0.66, -3), 6, 8, fur.coat.light, 0.6)
    art += fur.form(curve(" ".join(words)), light, depth=1.6, rim=0.6)
    x, y = frame.at(0.6, frame.pose.turn * 2)
    gold = "#ffd978" if lightness(look.top) < 0.8 else "#b8822f"
    art += star(x, y, 4.0, gold)
    gorget = [
        frame.at(1.08, -4.4),
        frame.at(1.0, -6),
        frame.at(0.93, -3),
        frame.at(0.92, 1),
        frame.at(0.94, 5),
        frame.at(1.0, 6),
        frame.at(1.08, 4.6),
    ]
    art += brush.body("#c6cddb", frame.at(1, 0), 7).form(
        curve(" ".join(f"{px:.2f},{py:.2f}" for px, py in gorget)), depth=0.9, rim=0.6
    )
    if frame.is_upright:
        art += skirt(brush, frame, look.top, 0.56, 3.4)
    return art + belt(brush, frame, "#6a3f2c", 0.3)


def _plates(frame: Frame, i: int, colour: str = STEEL) -> str:
    return mix(colour, "#3a3f66", 0.28) if i == 0 and frame.pose.spread < 0.9 else colour


def _legs(brush: Brush, frame: Frame, look: Look, i: int) -> str:
    bones, tone = frame.legs[i], _plates(frame, i)
    steel = cloth(brush, frame, tone)
    art = shoe(brush, bones, tone, look.build, "boot", look.skin) + (seat(brush, frame, "#5b6275") if i == 1 else "")
    art += steel.form(along(bones, Tube(6, 4.9, 4.1), 0, 1.92), _gleam(bones.along(1.5), 6), depth=1.6, rim=0.8)
    x, y = bones.b
    cop = curve(f"{x - 4.6},{y - 1} {x},{y - 4.8} {x + 4.8},{y - 1} {x + 3.6},{y + 3} {x},{y + 5.2} {x - 3.6},{y + 3}")
    art += brush.body("#c9d0dd", (x, y), 6).form(cop, depth=1.2, rim=0.7) + circle(
        x + 0.4, y + 0.2, 0.8, fill="#7a8398"
    )
    return art + cuff(brush, bones, "#8b94a8", 1.94, 4.4, 0.06)


def _gleam(at: tuple[float, float], size: float) -> str:
    x, y = at
    return line(f"M{num(x - 1.6)} {num(y - size)}v{num(2 * size)}", "#ffffff", 0.9, 0.6)


def _arm(brush: Brush, frame: Frame, look: Look, i: int) -> str:
    bones, tone = frame.arms[i], _plates(frame, i)
    steel = cloth(brush, frame, tone)
    art = steel.form(along(bones, Tube(3.8, 3.5, 3.2), 0, 1.96), _gleam(bones.along(1.5), 3), depth=1.3, rim=0.7)
    x, y = bones.b
    art += brush.body("#c9d0dd", (x, y), 5).form(
        curve(
            f"{x - 3.4},{y - 1.6} {x},{y - 3.6} {x + 3.4},{y - 1.6} {x + 3},{y + 2.4} {x},{y + 3.6} {x - 3},{y + 2.4}"
        ),
        depth=0.9,
        rim=0.6,
    )
    x, y = bones.a
    dome = brush.body("#c9d0dd", (x, y), 8).form(
        curve(f"{x - 5.6},{y + 3.4}! {x - 6},{y - 2} {x},{y - 6} {x + 6},{y - 2} {x + 5.6},{y + 3.4}! {x},{y + 1.8}"),
        depth=1.3,
        rim=0.8,
    )
    trim = path(
        f"M{num(x - 5.4)} {num(y + 2.6)}Q{num(x)} {num(y + 0.8)} {num(x + 5.4)} {num(y + 2.6)}",
        fill="none",
        stroke="#e3b04b",
        stroke_width=0.9,
    )
    return art + cuff(brush, bones, "#8b94a8", 1.98, 3.6, 0.14) + dome + trim
