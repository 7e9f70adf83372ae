"""Buildings of an old town: gabled houses, chimneys, towers with pointed and with onion roofs."""

from typing import Final

from illustrator.chance import Dice
from illustrator.settings._pen import pen
from illustrator.settings._plane import Plane
from illustrator.settings._towers import Builder


def gabled(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A house with its gable to us, or its eaves."""
    u, tone = p.unit, dice.whole(3)
    eaves = max(top, foot - (foot - top) * 0.7)
    rise = w * dice.between(0.42, 0.62)
    p.box(x, eaves, w, foot, tone)
    p.windows(x + w * 0.06, eaves + u * 0.3, w * 0.88, foot, dice, wide=False)
    if dice.whole(2):
        p.body(pen("M", x, eaves, "L", x + w / 2, eaves - rise, "L", x + w, eaves, "Z"), tone)
        p.roofs += pen(
            "M", x - u * 0.5, eaves + u * 0.2, "L", x + w / 2, eaves - rise - u * 0.7, "L", x + w + u * 0.5,
            eaves + u * 0.2, "h", -u * 1.1, "L", x + w / 2, eaves - rise + u * 0.4, "L", x + u * 0.6,
            eaves + u * 0.2, "Z",
        )  # fmt: skip
        p.lights[1] += pen(
            "M", x + w / 2 - u * 0.5, eaves - rise * 0.3, "h", u, "v", -u * 0.7, "a", u * 0.5, u * 0.5, "0 0 0", -u,
            0, "Z",
        )  # fmt: skip
    else:
        p.roofs += pen(
            "M", x - u * 0.5, eaves, "l", w * 0.14, -rise * 0.7, "h", w * 0.72 + u, "l", w * 0.14, rise * 0.7, "Z"
        )
    cx = x + w * dice.between(0.2, 0.75)
    p.body(pen("M", cx, eaves - rise * 0.3, "v", -rise * 0.75, "h", u * 1.1, "v", rise * 0.75, "Z"), tone + 1)
    p.roofs += pen("M", cx - u * 0.25, eaves - rise * 1.05, "h", u * 1.6, "v", -u * 0.4, "h", -u * 1.6, "Z")


def church(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A square tower with a steep roof, a clock, and the nave beside it."""
    u, tone = p.unit, dice.whole(3)
    tw = min(w * 0.42, u * 7)
    cx, h = x + tw / 2, foot - top
    shoulder = top + h * 0.36
    nave = shoulder + h * 0.24
    p.box(x + tw * 0.7, nave, w - tw * 0.7, foot, tone)
    p.roofs += pen("M", x + tw * 0.5, nave, "l", u * 2, -h * 0.12, "H", x + w - u, "l", u * 1.6, h * 0.12, "Z")
    p.box(x, shoulder, tw, foot, tone)
    p.roofs += pen("M", x - u * 0.5, shoulder, "L", cx, top - h * 0.06, "L", x + tw + u * 0.5, shoulder, "Z")
    p.masts += pen("M", cx, top - h * 0.05, "v", -u * 2.4, "M", cx - u * 0.8, top - h * 0.05 - u * 1.6, "h", u * 1.6)
    r = tw * 0.24
    p.lights[2] += pen(
        "M", cx - r, shoulder + tw * 0.5, "a", r, r, "0 1 1", 2 * r, 0, "a", r, r, "0 1 1", -2 * r, 0, "Z"
    )
    for k in (-0.22, 0.22):
        p.lights[0] += pen(
            "M", cx + k * tw - u * 0.35, shoulder + tw * 1.5, "v", -u * 1.2, "a", u * 0.35, u * 0.35, "0 0 1",
            u * 0.7, 0, "v", u * 1.2, "Z",
        )  # fmt: skip


def cupola(p: Plane, x: float, w: float, top: float, foot: float, dice: Dice) -> None:
    """A great dome with a lantern on it, over a block with columns."""
    u, tone, cx = p.unit, dice.whole(3), x + w / 2
    r = w * 0.36
    drum = max(top + r * 1.5, foot - (foot - top) * 0.62)
    p.box(x, drum + r * 0.7, w, foot, tone)
    p.windows(x, drum + r * 0.8, w, foot, dice)
    p.box(cx - r, drum, 2 * r, drum + r * 0.75, tone)
    for k in range(-3, 4):
        p.panes += pen(
            "M", cx + k * r * 0.27 - u * 0.25, drum + r * 0.14, "h", u * 0.5, "v", r * 0.5, "h", -u * 0.5, "Z"
        )
    p.roofs += pen(
        "M", cx - r * 1.06, drum, "C", cx - r, drum - r * 1.15, cx - r * 0.4, drum - r * 1.35, cx, drum - r * 1.4,
        "C", cx + r * 0.4, drum - r * 1.35, cx + r, drum - r * 1.15, cx + r * 1.06, drum, "Z",
    )  # fmt: skip
    p.roofs += pen(
        "M", cx - r * 0.16, drum - r * 1.36, "v", -r * 0.3, "l", r * 0.16, -r * 0.36, "l", r * 0.16, r * 0.36, "v",
        r * 0.3, "Z",
    )  # fmt: skip
    p.mast(cx, drum - r * 1.9, u * 2, is_lit=False)


OLD: Final[tuple[Builder, ...]] = (gabled, gabled, gabled, church, gabled, gabled, cupola, gabled)
