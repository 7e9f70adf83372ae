"""Cow, sheep, goat, pig: broad bodies on short legs, heads that look at you over the shoulder."""

from dataclasses import dataclass

from illustrator.subject import Figure, Part
from illustrator.subjects._animal import Fur, curve
from illustrator.subjects._animal_legs import crease
from illustrator.subjects._animal_walk import Legs, far_legs, near_legs


@dataclass(frozen=True)
class Stock:
    """`skin` is the coat of the legs where it differs from the "
    "body's. `behind` is drawn before the body, `head` last."""

    fur: Fur
    skin: Fur
    body: str
    legs: Legs
    behind: str = ""
    over: str = ""
    marks: str = ""
    sock: str = ""


def standing(stock: Stock, pose: str, head: str, box: tuple[float, float, float, float], back: float) -> Figure:
    """The animal on its four legs; `back` is the height of its back."""
    gait = "walking" if pose in {"walking", "running"} else "standing"
    fur, skin = stock.fur, stock.skin
    behind = far_legs(skin, stock.legs, gait, stock.sock) + stock.behind
    low = fur.soft(0, stock.legs.fore[1] + 14, 50, 12, opacity=0.35)
    marks = fur.soft(-8, back + 4, 42, 16, fur.coat.light, 0.8) + stock.marks + low
    legs = near_legs(skin, stock.legs, gait, stock.sock)
    torso = fur.form(curve(stock.body), marks, depth=3, rim=1.2)
    if skin is fur:
        torso += legs + crease(fur, "M-17 -52C-13 -44 -14 -37 -20 -31", 1.0, 0.3)
    else:
        torso = legs + torso
    parts = Part(behind, 0.3), Part(torso + stock.over, 0.42), Part(head, 0.38)
    x = box[0] + box[2]
    anchors = {"ground": (0.0, 76.0), "seat": (-8.0, back, 40.0), "top": (-10.0, back, 44.0)}
    return Figure(parts, box, anchors | {"face": (x - 30, back - 2, 22), "hold": (x - 24, back + 22)})
