"""Four-legged animals from the side, facing right: their legs in the gaits that pictures need."""

from dataclasses import dataclass
from typing import Final

from illustrator.palette import mix
from illustrator.subjects._animal import Fur, moved
from illustrator.subjects._animal_legs import hoof, leg, paw
from illustrator.svg import Point, ellipse

Chain = tuple[Point, Point, Point]

# Elbow or knee, wrist or hock, and foot of a leg: sidewards and downwards from where it leaves the body, in lengths of
# the leg. In the order near fore, far fore, near hind, far hind.
GAITS: Final[dict[str, tuple[Chain, Chain, Chain, Chain]]] = {
    "standing": (
        ((-0.02, 0.42), (0.03, 0.74), (0.02, 1.0)),
        ((0.12, 0.42), (0.2, 0.74), (0.22, 1.0)),
        ((0.13, 0.4), (-0.13, 0.68), (-0.06, 1.0)),
        ((0.28, 0.4), (0.06, 0.68), (0.16, 1.0)),
    ),
    "walking": (
        ((0.12, 0.4), (0.26, 0.72), (0.44, 0.97)),
        ((0.02, 0.44), (-0.06, 0.74), (-0.24, 1.0)),
        ((0.22, 0.38), (0.08, 0.7), (0.26, 1.0)),
        ((0.1, 0.42), (-0.28, 0.66), (-0.46, 0.95)),
    ),
    "running": (
        ((0.26, 0.26), (0.64, 0.36), (1.0, 0.5)),
        ((0.24, 0.36), (0.52, 0.58), (0.86, 0.74)),
        ((-0.04, 0.38), (-0.5, 0.46), (-0.9, 0.66)),
        ((0.02, 0.42), (-0.42, 0.62), (-0.74, 0.86)),
    ),
    "galloping": (
        ((0.36, 0.2), (0.56, 0.46), (0.26, 0.6)),
        ((0.3, 0.3), (0.66, 0.42), (1.0, 0.56)),
        ((0.04, 0.4), (-0.36, 0.6), (-0.52, 1.0)),
        ((-0.06, 0.4), (-0.52, 0.54), (-0.86, 0.88)),
    ),
    "rearing": (
        ((0.34, 0.06), (0.62, 0.26), (0.42, 0.5)),
        ((0.4, -0.06), (0.74, 0.02), (0.66, 0.32)),
        ((0.13, 0.4), (-0.13, 0.68), (-0.06, 1.0)),
        ((0.28, 0.4), (0.06, 0.68), (0.16, 1.0)),
    ),
}


@dataclass(frozen=True)
class Legs:
    """`fore` and `hind`: where the near legs leave the body. Widths are halves: at the body, middle, ankle.

    `foot` is "paw", "hoof" or "pad", `size` half its width, `colour` its own (else the coat's).
    """

    fore: Point
    hind: Point
    fore_widths: tuple[float, float, float]
    hind_widths: tuple[float, float, float]
    foot: str = "paw"
    size: float = 6.0
    colour: str | None = None
    ground: float = 0.0


def far_legs(fur: Fur, legs: Legs, gait: str, marks: str = "", pair: str = "both") -> str:
    """Those on the other side, to be drawn behind the body. `pair` may be only "fore" or "hind"."""
    chains = GAITS[gait]
    far = fur.far()
    drawn = ""
    if pair != "hind":
        drawn += _leg(far, legs, legs.fore, chains[1], legs.fore_widths, is_far=True, marks=marks)
    if pair != "fore":
        drawn += _leg(far, legs, legs.hind, chains[3], legs.hind_widths, is_far=True, marks=marks)
    return drawn


def near_legs(fur: Fur, legs: Legs, gait: str, marks: str = "", pair: str = "both") -> str:
    """Those on this side, to be drawn on the body that they grow out of; `marks` are cut at the legs."""
    chains = GAITS[gait]
    drawn = ""
    if pair != "fore":
        drawn += _leg(fur, legs, legs.hind, chains[2], legs.hind_widths, marks=marks)
    if pair != "hind":
        drawn += _leg(fur, legs, legs.fore, chains[0], legs.fore_widths, marks=marks)
    return drawn


def _leg(
    fur: Fur,
    legs: Legs,
    top: Point,
    chain: Chain,
    widths: tuple[float, float, float],
    *,
    is_far: bool = False,
    marks: str = "",
) -> str:
    length = legs.ground - top[1]
    joints = [(top[0] + dx * length, top[1] + dy * length) for dx, dy in chain]
    foot = joints[2]
    lift = legs.size * (1.3 if legs.foot == "hoof" else 0.7)
    ankle = _towards(foot, joints[1], lift)
    slim = 0.9 if is_far else 1.0
    middle = (widths[1] + widths[2]) / 2
    spec = f"{top[0]:.2f},{top[1]:.2f},{widths[0] * slim:.2f} "
    spec += f"{joints[0][0]:.2f},{joints[0][1]:.2f},{widths[1] * slim:.2f} "
    spec += f"{joints[1][0]:.2f},{joints[1][1]:.2f},{middle * slim * 0.92:.2f} "
    spec += f"{ankle[0]:.2f},{ankle[1]:.2f},{widths[2] * slim:.2f}"
    drawn = leg(fur, spec, fade=0.7, depth=widths[2] * 0.5, marks=marks)
    return drawn + _foot(fur, legs, foot, _tip(chain), is_far=is_far)


def _towards(one: Point, other: Point, reach: float) -> Point:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = max((dx * dx + dy * dy) ** 0.5, 0.01)
    return one[0] + dx / length * reach, one[1] + dy / length * reach


def _tip(chain: Chain) -> float:
    """How far a foot is tipped, in degrees: not at all on the ground, along the leg in the air."""
    lift = 1.0 - chain[2][1]
    if lift < 0.08:
        return 0.0
    dx, dy = chain[2][0] - chain[1][0], chain[2][1] - chain[1][1]
    if dy <= 0:
        return -70.0
    return max(min(-dx / dy * 38, 70.0), -70.0)


def _foot(fur: Fur, legs: Legs, at: Point, turn: float, *, is_far: bool) -> str:
    if legs.foot == "hoof":
        return moved(hoof(0, 0, legs.size, legs.colour or "#3d2f2c"), at[0], at[1], turn)
    if legs.foot == "pad":
        w = legs.size
        nails = "".join(ellipse(w * k, -w * 0.16, w * 0.17, w * 0.2, fill="#efe3d2") for k in (0.1, 0.48, 0.82))
        return moved(nails, at[0], at[1], turn)
    colour = mix(legs.colour, fur.coat.deep, 0.4) if is_far and legs.colour else legs.colour
    return moved(paw(fur, legs.size * 0.22, 0, legs.size, colour=colour), at[0], at[1], turn)
