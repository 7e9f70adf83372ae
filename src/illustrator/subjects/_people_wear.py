"""Trunks and what they wear: shirts, sweaters, jackets, dresses, skirts."""

from illustrator.palette import mix
from illustrator.subjects._animal import Fur, curve, limb, line
from illustrator.subjects._people import Frame
from illustrator.subjects._people_look import Brush, Look
from illustrator.svg import Point, num, path


def spots(points: list[Point]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in points)


def outline(frame: Frame, *, hem: float = -0.16, ease: float = 1.0) -> str:
    """The trunk from its hem to the neck; narrower where it is seen from the side."""
    b, k = frame.build, narrowing(frame)
    belly = 0.5 * (1 - frame.pose.spread)
    rows = (
        (hem, b.hips * ease, 0.5),
        (0.02, b.hips * ease, 0.5),
        (0.36, b.waist * ease, 0.25),
        (0.68, b.chest * ease, 0.1),
        (0.855, b.shoulders * 0.98, 0),
        (0.95, b.shoulders * 0.74, 0),
    )
    right = [frame.at(s, w * (k + (1 - k) * more) + belly) for s, w, more in rows]
    left = [frame.at(s, -w * (k + (1 - k) * more) + belly * 0.4) for s, w, more in rows]
    top = [frame.at(1.0, b.shoulders * 0.32 * k), frame.at(1.0, -b.shoulders * 0.32 * k)]
    words = [f"{x:.2f},{y:.2f}" for x, y in (*right, *top, *reversed(left))]
    words[0] += "!"
    words[-1] += "!"
    return curve(" ".join(words))


def narrowing(frame: Frame) -> float:
    """How wide the trunk is, seen from where it is seen."""
    return 0.62 + 0.38 * frame.pose.spread


def seat(brush: Brush, frame: Frame, colour: str) -> str:
    """What joins the legs: cloth from the waist to the fork."""
    b = frame.build
    k = narrowing(frame)
    k += (1 - k) * 0.5
    fork = [frame.at(-0.2, b.hips * 0.5 * k), frame.at(-0.26, 0), frame.at(-0.2, -b.hips * 0.5 * k)]
    sides = [frame.at(0.06, -b.hips * 0.9 * k), frame.at(0.06, b.hips * 0.9 * k), frame.at(-0.06, b.hips * 0.92 * k)]
    d = curve(spots([*fork, frame.at(-0.06, -b.hips * 0.92 * k), *sides]))
    return trousers(brush, frame, colour).form(d, depth=0, rim=0)


def trousers(brush: Brush, frame: Frame, colour: str) -> Fur:
    """The cloth of legs and seat, lit as one."""
    x, y = frame.pelvis
    return brush.of(colour, (x - 22, y - 18), (x + 20, y + frame.build.leg))


def cloth(brush: Brush, frame: Frame, colour: str) -> Fur:
    return brush.of(colour, frame.at(1.05, -frame.build.shoulders), frame.at(-0.1, frame.build.hips))


def neck(brush: Brush, frame: Frame, skin: str) -> str:
    """Throat and its shadow under the chin."""
    (x1, y1), (x2, y2) = frame.at(0.93, frame.pose.turn * 0.4), frame.head
    w = 2.7 * frame.build.girth * (1.15 if frame.build.girth > 1 else 1.0)
    d = limb(
        f"{x1:.2f},{y1:.2f},{w + 0.7:.2f} {(x1 + x2) / 2:.2f},{(y1 + y2) / 2:.2f},{w:.2f} {x2:.2f},{y2:.2f},{w:.2f}"
    )
    material = brush.body(skin, (x1, y1), 8)
    chin = frame.build.head
    shadow = material.soft(
        x2 + 1, y2 + chin * 1.12, chin * 0.7, chin * 0.42, mix(material.coat.deep, "#7a2a30", 0.3), 0.75
    )
    return material.form(d, shadow, depth=0.8, rim=0.3)


def throat(brush: Brush, frame: Frame, look: Look, depth: float, width: float = 3.4) -> str:
    """Skin inside a neckline that reaches down to `depth` of the trunk."""
    k = 0.7 + 0.3 * frame.pose.spread
    dx = frame.pose.turn * 1.2
    points = [
        frame.at(1.02, -width * k + dx * 0.4),
        frame.at(0.96, -width * 0.86 * k + dx * 0.6),
        frame.at(depth, dx),
        frame.at(0.96, width * 0.86 * k + dx),
        frame.at(1.02, width * k + dx * 0.4),
    ]
    x, y = frame.at(1, 0)
    skin = brush.body(look.skin, (x, y), 7)
    shadow = skin.soft(x + dx, y - 0.6, 4.6, 3, mix(skin.coat.deep, "#7a2a30", 0.3), 0.6)
    d = curve(spots(points))
    return path(d, fill=skin.coat.base) + skin.within(d, shadow)


def folds_of(frame: Frame, fur: Fur) -> str:
    """Soft creases at the waist and under the arms, and the light on the chest."""
    b = frame.build
    x, y = frame.at(0.78, -b.chest * 0.4)
    marks = fur.soft(x, y, b.chest * 0.7, b.torso * 0.26, fur.coat.light, 0.6)
    wx, wy = frame.at(0.34, b.waist * 0.75)
    marks += fur.soft(wx, wy, b.waist * 0.7, b.torso * 0.3, opacity=0.24)
    d = ""
    for s, w, dx in ((0.3, 0.9, -3.2), (0.22, 0.92, -2.4), (0.74, 0.92, -1.8)):
        px, py = frame.at(s, b.waist * w)
        d += f"M{num(px)} {num(py)}q{num(dx * 0.5)} .2 {num(dx)} 1.3"
    return marks + line(d, fur.coat.deep, 0.5, 0.35)


def belt(brush: Brush, frame: Frame, colour: str, s: float = 0.36) -> str:
    b, k = frame.build, narrowing(frame)
    k += (1 - k) * 0.25
    w = b.waist * 1.04 * k
    points = [
        frame.at(s + 0.04, -w),
        frame.at(s + 0.02, 0),
        frame.at(s + 0.04, w),
        frame.at(s - 0.05, w * 1.03),
        frame.at(s - 0.075, 0),
        frame.at(s - 0.05, -w * 1.03),
    ]
    marks = ("!", "", "!", "!", "", "!")
    d = curve(" ".join(f"{x:.2f},{y:.2f}{m}" for (x, y), m in zip(points, marks, strict=True)))
    return brush.of(colour, points[0], points[3]).form(d, depth=0.6, rim=0.3)
