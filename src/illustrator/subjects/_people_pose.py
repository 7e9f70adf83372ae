"""What people do, as a table of poses."""

from dataclasses import replace
from typing import Final

from illustrator.chance import Dice
from illustrator.subject import Ask
from illustrator.subjects._people import Pose, Reach

POSES: Final = (
    "standing", "sitting", "walking", "running", "riding", "waving", "reading", "dancing", "jumping", "resting",
    "pedalling", "perched",
)  # fmt: skip

# Poses with their weight on a seat or saddle.
SEATED: Final = frozenset({"sitting", "riding", "pedalling"})
WITHOUT_STOOL: Final = tuple(p for p in POSES if p != "perched")

_STAND: Final = (Reach(0.13, 0.968, -1, aim=0.72), Reach(0.035, 0.992, 1, aim=-0.5))
_AT_REST: Final = (Reach(0.2, 0.93, -1), Reach(-0.17, 0.95, 1))

_TABLE: Final = {
    "standing": Pose(_AT_REST, _STAND, lean=-1.5, tilt=4, sway=3),
    "waving": Pose((Reach(0.52, -0.62, 1, aim=1), Reach(-0.17, 0.95, 1)), _STAND, lean=-2, tilt=6, sway=6, mood="open"),
    "reading": Pose((Reach(-0.04, 0.62, -1), Reach(0.04, 0.62, 1)), _STAND, turn=0.1, tilt=2, mood="reads"),
    "dancing": Pose(
        (Reach(0.62, -0.66, 1, aim=1), Reach(-0.8, -0.22, -1, aim=1)),
        (Reach(0.5, 0.8, -1, -10, 0.9), Reach(-0.02, 0.99, 1, 0, -0.5)),
        lean=-8, tilt=-6, sway=8, mood="open",
    ),
    "jumping": Pose(
        (Reach(0.55, -0.78, 1, aim=1), Reach(-0.6, -0.74, -1, aim=1)),
        (Reach(0.42, 0.86, -1, 32, 0.8), Reach(-0.12, 0.62, 1, 40, -0.8)),
        lean=3, tilt=-3, lift=13, mood="open",
    ),
    "walking": Pose(
        (Reach(0.5, 0.78, 1), Reach(-0.48, 0.8, 1)),
        (Reach(-0.4, 0.86, -1, 34), Reach(0.33, 0.93, -1, -14)),
        turn=0.72, spread=0.42, lean=3, tilt=-1,
    ),
    "running": Pose(
        (Reach(0.66, 0.06, 1), Reach(-0.34, 0.5, 1)),
        (Reach(-0.66, 0.5, -1, 78), Reach(0.42, 0.72, -1, -8)),
        turn=0.74, spread=0.4, lean=15, tilt=-8, lift=5, mood="open",
    ),
    "sitting": Pose(
        (Reach(0.5, 0.66, 1), Reach(0.42, 0.74, 1)),
        (Reach(0.56, 0.5, -1, 0), Reach(0.5, 0.545, -1, 0)),
        turn=0.5, spread=0.72, lean=-3, tilt=3,
    ),
    "resting": Pose(
        (Reach(0.66, 0.3, 1), Reach(-0.5, 0.8, 1)),
        (Reach(0.93, 0.06, -1, -42), Reach(0.66, 0.05, -1, -4)),
        turn=0.5, spread=0.6, lean=-12, tilt=4,
    ),
    "riding": Pose(
        (Reach(0.66, 0.5, 1), Reach(0.6, 0.56, 1)),
        (Reach(0.3, 0.74, -1, -6), Reach(0.28, 0.76, -1, -6)),
        turn=0.7, spread=0.4, lean=3, tilt=0,
    ),
    "pedalling": Pose(
        (Reach(0.4, 0.86, 1), Reach(0.41, 0.87, 1)),
        (Reach(0.12, 0.7, -1, 6), Reach(0.29, 0.97, -1, 20)),
        turn=0.72, spread=0.36, lean=24, tilt=-10,
    ),
    "floating": Pose(
        (Reach(0.8, -0.22, 1, aim=1), Reach(-0.7, 0.36, 1, aim=1)),
        (Reach(0.3, 0.8, -1, 30, 0.9), Reach(-0.28, 0.76, -1, 46, 0.9)),
        turn=0.4, spread=0.9, lean=10, tilt=4, lift=10, mood="open",
    ),
}  # fmt: skip
# One hand that carries something: beside the body of who faces the viewer, ahead of who goes to the right.
_CARRY: Final = {"front": Reach(0.5, 0.3, 1), "side": Reach(0.62, 0.34, 1)}
_OVER: Final = {"front": Reach(0.56, -0.36, 1, aim=0.5), "side": Reach(0.82, -0.22, 1, aim=0.5)}
_BOOK: Final = (Reach(-0.06, 0.62, -1), Reach(0.06, 0.62, 1))
_LAP_BOOK: Final = (Reach(0.36, 0.56, 1), Reach(0.52, 0.52, 1))


def reads(ask: Ask) -> bool:
    return ask.pose == "reading" or "reading" in ask.traits


def pose_of(ask: Ask, name: str | None = None) -> Pose:
    """The pose that was asked for, with a hand forward for what it holds."""
    name = name or ("sitting" if ask.pose == "perched" else ask.pose)
    if name == "reading" and "sitting" in ask.traits:
        name = "sitting"
    pose = _TABLE[name]
    if name == "standing":
        pose = _stance(pose, ask.dice.fork("stance"))
    if reads(ask):
        hands = _BOOK if pose.spread > 0.9 else _LAP_BOOK
        return replace(pose, arms=hands, mood="reads")
    if ask.holds:
        side = pose.spread < 0.5 or name == "sitting"
        if "raising" in ask.traits:
            return replace(pose, arms=(pose.arms[0], _OVER["side"]) if side else (_OVER["front"], pose.arms[1]))
        carrying = _CARRY["side" if side else "front"]
        arms = (pose.arms[0], carrying) if side else (carrying, pose.arms[1])
        return replace(pose, arms=arms)
    return pose


def carrier(pose: Pose, *, is_reading: bool, is_sitting: bool) -> int:
    """Which hand holds: the near one of who goes to the right."""
    return 1 if is_reading or pose.spread < 0.5 or is_sitting else 0


def _stance(pose: Pose, dice: Dice) -> Pose:
    """Hands at rest, one on the hip, or one in a pocket."""
    way = dice.whole(3)
    if way == 1:
        return replace(pose, arms=(pose.arms[0], Reach(0.0, 0.7, 1)), lean=-2.5, sway=5)
    if way == 2:
        return replace(pose, arms=(Reach(0.02, 0.84, -1), pose.arms[1]), lean=1, sway=-3, tilt=-3)
    return pose
