"""A wizard with robe, hat, beard and staff."""

from dataclasses import replace
from typing import Final

from illustrator.palette import lch, mix
from illustrator.subject import Ask, Figure, Words
from illustrator.subjects._animal import moved
from illustrator.subjects._people import Frame, Pose, Reach
from illustrator.subjects._people_figure import Costume, frame_of, person
from illustrator.subjects._people_limbs import Tube, along, cuff, shoe
from illustrator.subjects._people_look import Brush, Look, look_of
from illustrator.subjects._people_pose import POSES as PEOPLE_POSES
from illustrator.subjects._people_pose import pose_of
from illustrator.subjects._people_skirt import skirt
from illustrator.subjects._people_things import crystal_glow, staff, star, wizard_beard, wizard_hat
from illustrator.subjects._people_wear import belt, cloth, outline

WORDS = Words(
    "wizard, mage, sorcerer, warlock, merlin, magician, enchanter",
    "巫师, 魔法师, 法师, 魔术师",
    "Zauberer, Magier, Hexenmeister",
    "magicien, sorcier, mage, enchanteur",
    "mago, hechicero, brujo",
)
HEIGHT_M = 1.7
POSES = PEOPLE_POSES
COLOUR = "#4b4fb0"
TAGS = ("person",)

_FRONT: Final = Reach(-0.5, 0.34, -1)
_SIDE: Final = Reach(0.86, 0.36, 1)
_BUSY: Final = {"dancing", "jumping", "pedalling", "running"}


def draw(ask: Ask) -> Figure:
    look = look_of(ask, "man", outfit="sweater", top=ask.colour)
    return magician(ask, replace(look, beard=False, glasses=False, style="part", hair="#e4e2e6", shoes="#5a3a2c"))


def magician(ask: Ask, look: Look) -> Figure:
    """A wizard with a beard, or a witch."""
    pose = pose_of(ask)
    has_staff = (
        ask.pose not in _BUSY and "reading" not in {*ask.traits, ask.pose} and not (ask.holds and pose.spread < 0.8)
    )
    if has_staff:
        pose = _with_staff(pose)
    frame, brush = frame_of(ask, look, pose), Brush(ask)
    hat = wizard_beard(brush, "#f1eff2", pose.turn) if look.who == "man" else ""
    hat += moved(wizard_hat(brush, ask.colour), 0, -3)
    carried, glow, points = "", "", []
    hx, hy = frame.head
    if has_staff:
        at_ = frame.arms[1].along(2.12)
        lean = 10.0 if pose.spread < 0.5 else -3.0
        foot = -0.6 if ask.pose != "riding" else at_[1] + 34
        carried, tip = staff(brush, at_, foot, hy - 6, lean)
        glow = crystal_glow(brush, tip, 0.9 if ask.is_dark else 0.3)
        points = [(tip, 5.0), ((at_[0], foot - 1), 1.5)]
    costume = Costume(
        _trunk,
        _legs,
        _arm,
        hat,
        over=_beard_shadow(brush, frame) if look.who == "man" else "",
        carried=("", carried),
        room=(1.95, 3.65, 1.0),
        points=tuple(points),
        glow=glow,
    )
    figure = person(ask, look, frame, costume)
    return replace(figure, anchors={**figure.anchors, "top": (hx, hy - look.build.head * 2.4, 6.0)})


def _with_staff(pose: Pose) -> Pose:
    return replace(pose, arms=(pose.arms[0], _FRONT if pose.spread > 0.8 else _SIDE))


def _beard_shadow(brush: Brush, frame: Frame) -> str:
    x, y = frame.at(0.72, frame.pose.turn * 2)
    return cloth(brush, frame, brush.ask.colour).soft(x + 1, y, 9, 13, opacity=0.4)


def _trunk(brush: Brush, frame: Frame, look: Look) -> str:
    fur = cloth(brush, frame, look.top)
    art = fur.form(outline(frame, ease=1.02), fur.soft(*frame.at(0.7, -4), 6, 8, fur.coat.light, 0.5), depth=2, rim=0.6)
    rides = brush.ask.pose == "riding"
    art += skirt(brush, frame, look.top, 0.9 if rides else 1.86, 6.0)
    gold = "#ffd86b" if lch(look.top)[0] < 0.8 else "#c8862f"
    if frame.is_upright and not rides:
        for leg, dx, up in (
            (frame.legs[1], -4, 0),
            (frame.legs[0], 2, 4),
            (frame.legs[1], 3, 12),
            (frame.legs[0], -1, 18),
        ):
            x, y = leg.along(1.6)
            art += star(x + dx, y - up, 1.3 if up else 1.6, gold)
    return art + belt(brush, frame, "#e8b54a", 0.34)


def _legs(brush: Brush, frame: Frame, look: Look, i: int) -> str:
    """Only shoes look out of the robe; over bent legs it is drawn leg by leg."""
    bones = frame.legs[i]
    art = shoe(brush, bones, look.shoes, look.build, "boot", look.skin)
    if frame.is_upright and brush.ask.pose != "riding":
        return art
    fur = cloth(brush, frame, mix(look.top, "#1c1838", 0.2) if i == 0 else look.top)
    return art + fur.form(along(bones, Tube(6, 6, 6.4), 0, 1.84), depth=1.8, rim=0.6)


def _arm(brush: Brush, frame: Frame, look: Look, i: int) -> str:
    """A wide sleeve that opens towards the hand."""
    bones = frame.arms[i]
    fur = cloth(brush, frame, mix(look.top, "#1c1838", 0.2) if i == 0 and frame.pose.spread < 0.9 else look.top)
    art = fur.form(along(bones, Tube(3.9, 4.1, 5.4), 0, 1.86), depth=1.5, rim=0.6)
    return cuff(brush, bones, fur.coat.deep, 1.93, 4.4, 0.12) + art + cuff(brush, bones, "#e8b54a", 1.88, 5.3, 0.08)
