"""Arms, hands, legs and shoes along a person's bones."""

import math
from dataclasses import dataclass
from typing import Final

from illustrator.palette import lightness, mix, shade
from illustrator.subjects._animal import Fur, curve, limb, line, moved
from illustrator.subjects._people import Build, Limb
from illustrator.subjects._people_look import Brush
from illustrator.svg import Point, num, path

ARM: Final = (3.2, 2.5, 1.9)
LEG: Final = (5.3, 3.9, 2.5)
_ROUND: Final = 0.34
_SHARES: Final = (0.33, 0.66, 0.8, 0.92, 1.0, 1.08, 1.2, 1.34, 1.67)


@dataclass(frozen=True)
class Tube:
    """Half widths at root, middle joint and end."""

    root: float
    middle: float
    end: float

    def at(self, share: float) -> float:
        a, b, t = (self.root, self.middle, share) if share <= 1 else (self.middle, self.end, share - 1)
        return a + (b - a) * t


def tube_of(widths: tuple[float, float, float], girth: float) -> Tube:
    return Tube(*(w * girth for w in widths))


def along(bones: Limb, tube: Tube, start: float = 0.0, end: float = 2.0, *, is_cut: bool = True) -> str:
    """The outline of a piece of a limb, round at its start and, unless it `is_cut`, at its end."""
    shares = [start, *(s for s in _SHARES if start + 0.04 < s < end - 0.04), end]
    spine = [(*_bow(bones, s), tube.at(s)) for s in shares]
    left, right = [], []
    for i, (x, y, w) in enumerate(spine):
        tx, ty = _heading(spine, i)
        left.append((x + ty * w, y - tx * w))
        right.append((x - ty * w, y + tx * w))
    words = [*_cap(spine[0], _heading(spine, 0), -1), *(f"{x:.2f},{y:.2f}" for x, y in left)]
    ending = _cap(spine[-1], _heading(spine, len(spine) - 1), 1)
    if is_cut:
        words[-1] += "!"
        words.append(ending[1])
    else:
        words += ending
    words += [f"{x:.2f},{y:.2f}" for x, y in reversed(right)]
    if is_cut:
        words[-len(right)] += "!"
    return curve(" ".join(words))


def _bow(bones: Limb, share: float) -> Point:
    """A point of the limb, its joint rounded off as flesh and cloth do."""
    if abs(share - 1) >= _ROUND:
        return bones.along(share)
    (x1, y1), (x2, y2) = bones.along(1 - _ROUND), bones.along(1 + _ROUND)
    bx, by = bones.b
    cx, cy = bx + (bx - (x1 + x2) / 2) * 0.34, by + (by - (y1 + y2) / 2) * 0.34
    t = (share - 1 + _ROUND) / (2 * _ROUND)
    u = 1 - t
    return u * u * x1 + 2 * u * t * cx + t * t * x2, u * u * y1 + 2 * u * t * cy + t * t * y2


def _heading(spine: list[tuple[float, float, float]], i: int) -> Point:
    (px, py, _), (nx, ny, _) = spine[max(i - 1, 0)], spine[min(i + 1, len(spine) - 1)]
    length = math.hypot(nx - px, ny - py) or 1.0
    return (nx - px) / length, (ny - py) / length


def _cap(knot: tuple[float, float, float], heading: Point, way: int) -> list[str]:
    """Three points of a round end; of a cut one only the middle is taken, and that shallow."""
    (x, y, w), (tx, ty) = knot, heading
    if way < 0:
        turns = ((0.72, 0.7), (0.0, 1.0), (-0.72, 0.7))
        return [f"{x - ty * w * a - tx * w * b:.2f},{y + tx * w * a - ty * w * b:.2f}" for a, b in turns]
    return [
        f"{x + ty * w * 0.72 + tx * w * 0.7:.2f},{y - tx * w * 0.72 + ty * w * 0.7:.2f}",
        f"{x + tx * w * 0.24:.2f},{y + ty * w * 0.24:.2f}",
        f"{x - ty * w * 0.72 + tx * w * 0.7:.2f},{y + tx * w * 0.72 + ty * w * 0.7:.2f}",
    ]


def reach_of(bones: Limb) -> tuple[Point, Point]:
    """Where light and shade of a limb lie."""
    xs, ys = [p[0] for p in (bones.a, bones.b, bones.c)], [p[1] for p in (bones.a, bones.b, bones.c)]
    return (min(xs) - 4, min(ys) - 4), (max(xs) + 4, max(ys) + 2)


def arm(brush: Brush, bones: Limb, skin: str, build: Build) -> str:
    material = brush.of(skin, *reach_of(bones))
    return material.form(along(bones, tube_of(ARM, build.girth), is_cut=False), depth=1.0, rim=0.4)


def sleeve(cloth: Fur, bones: Limb, build: Build, end: float) -> str:
    """`end` 2 reaches to the wrist; a short one is wider at its hem."""
    tube = tube_of((3.6, 3.2, 2.8), build.girth) if end > 1.2 else tube_of((3.8, 3.9, 3.0), build.girth)
    d = along(bones, tube, 0.0, end)
    x, y = bones.b
    folds = ""
    if end > 1.2:
        folds = line(
            f"M{num(x - 2)} {num(y - 1.4)}q2 .4 3.6 1.8M{num(x - 1.6)} {num(y + 0.8)}q1.6 0 3 1",
            cloth.coat.deep,
            0.5,
            0.4,
        )
    # The shoulder melts into the trunk: shade and light come up below it.
    fade = (bones.a[1] - 2.5, bones.a[1] + 6.5) if bones.b[1] > bones.a[1] + 5 else None
    return cloth.form(d, folds, depth=1.3, rim=0.5, fade=fade)


def cuff(brush: Brush, bones: Limb, colour: str, at: float, width: float, length: float = 0.1) -> str:
    """A band around a limb that ends at the share `at`."""
    (x1, y1), (x2, y2) = bones.along(at - length), bones.along(at)
    span = math.hypot(x2 - x1, y2 - y1) or 1.0
    tx, ty = (x2 - x1) / span * 0.7, (y2 - y1) / span * 0.7
    corners = [
        (x1 - ty / 0.7 * width, y1 + tx / 0.7 * width),
        (x2 - ty / 0.7 * width, y2 + tx / 0.7 * width),
        (x2 + tx, y2 + ty),
        (x2 + ty / 0.7 * width, y2 - tx / 0.7 * width),
        (x1 + ty / 0.7 * width, y1 - tx / 0.7 * width),
        (x1 + tx, y1 + ty),
    ]
    marks = ("!", "!", "", "!", "!", "")
    d = curve(" ".join(f"{x:.2f},{y:.2f}{m}" for (x, y), m in zip(corners, marks, strict=True)))
    return brush.body(colour, (x1, y1), 4).form(d, depth=0.7, rim=0.3)


def hand(brush: Brush, bones: Limb, skin: str, build: Build, kind: str = "rest", flip: bool = False) -> str:
    """A small hand with its thumb: at rest, open, or a fist around something."""
    material = brush.of(skin, (-2, -1), (3, 6))
    crease = material.coat.deep
    if kind == "open":
        art = "".join(
            material.form(limb(spec), depth=0.4, rim=0.25)
            for spec in (
                "-1.2,2.4,.85 -2.6,5.8,.66",
                "-.4,3,.85 -.9,7,.66",
                ".5,3,.85 .7,7,.66",
                "1.2,2.4,.85 2.3,6,.62",
            )
        )
        art += material.form(limb("1.2,1.2,.95 3.1,2.2,.8 4.2,3.8,.62"), depth=0.4, rim=0.25)
        art += material.form(curve("-1.7,-0.8 -2.1,1.6 -1.6,3.8 0,4.4 1.7,3.8 2.1,1.6 1.7,-0.8"), depth=0.6, rim=0.3)
    elif kind == "fist":
        art = material.form(curve("-2,-0.6 -2.6,1.4 -2.3,3.6 0,4.5 2.3,3.8 2.7,1.6 2,-0.6"), depth=0.8, rim=0.4)
        art += line("M-1.9 1.5q1.2 .5 2.3 0M-1.9 2.7q1.2 .5 2.3 0M-1.4 3.8q1 .3 1.6 0", crease, 0.42, 0.5)
        art += material.form(limb("1.9,0.2,.95 1.5,2,.9 0.5,2.4,.7"), depth=0.4, rim=0.25)
    else:
        art = material.form(limb("1.1,0.6,.9 2.3,2.2,.8 2.1,3.7,.55"), depth=0.4, rim=0.25)
        art += material.form(
            curve("-1.7,-0.8 -2.1,1.6 -1.7,4 -0.4,6 1.1,5.4 1.6,3.4 1.6,1 1.6,-0.8"), depth=0.7, rim=0.35
        )
        art += line("M-.5 3.6l-.1 1.9M.5 3.5l.2 1.6", crease, 0.36, 0.4)
    size = 0.98 * build.girth
    mirrored = f'<g transform="scale(-1 1)">{art}</g>' if flip else art
    return moved(mirrored, *bones.c, bones.heading, size)


def leg(cloth: Fur, bones: Limb, tube: Tube, *, end: float = 2.0) -> str:
    """A bare or trousered leg."""
    x, y = bones.b
    folds = line(f"M{num(x - 2.6)} {num(y + 0.6)}q2.4 1 4.6 .2", cloth.coat.deep, 0.5, 0.3) if end > 1.1 else ""
    return cloth.form(along(bones, tube, 0.0, end), folds, depth=1.4, rim=0.45)


def shoe(brush: Brush, bones: Limb, colour: str, build: Build, kind: str, skin: str) -> str:
    """Around the ankle, its sole 4 below; `aim` shortens it towards the viewer and turns it round."""
    aim, size = bones.reach.aim, build.foot
    tone = brush.of(colour, (-3, -2), (8, 5))
    under = ""
    if kind == "flat":
        under = brush.of(skin, (-3, -3), (7, 4)).form(
            curve("-2.2,-2 -2.6,2 0,3.6 5.6,3.4 6.6,2.4 2.6,0 2.1,-2"), depth=0.6, rim=0
        )
        upper, rim_ = "-2.6,1! -3,3.4 0,4 5,4 7.4,3.7 7.2,2.4 4.8,1.4! 1.4,2.6 -1.4,1.8", "#4a2f2a"
    elif kind == "boot":
        upper, rim_ = "-2.7,-4.6! -2.9,0 -3.1,3.6 0,4 5,4 7.6,3.7 7.4,1.8 4.6,0.2 2.6,-1.4 2.7,-4.6!", "#33262a"
    else:
        upper, rim_ = "-2.6,-1.6! -3.2,1.4 -3.1,3.8 0,4 5,4 7.7,3.8 7.5,1.9 5.2,0.8 2.8,-0.4 2,-2!", "#fdf8ee"
    marks = path("M-3.6 2.9H8.2V4.6H-3.6Z", fill=rim_ if lightness(colour) < 0.88 or kind != "sneaker" else "#d9a05a")
    if kind == "sneaker":
        marks += line(
            "M2.2 .1l1.5 -1.1M3.4 .8l1.4 -1.1M4.6 1.3l1.1 -1",
            "#ffffff" if lightness(colour) < 0.8 else "#8c8790",
            0.5,
            0.9,
        )
        marks += line("M4.9 1q-.6 1 -.2 1.9", tone.coat.deep, 0.4, 0.6)
    art = under + tone.form(curve(upper), marks, depth=0.8, rim=0.4)
    return planted(art, bones, max(abs(aim), 0.62) * size)


def planted(content: str, bones: Limb, wide: float) -> str:
    """A foot drawn around its ankle, toes to the right, set to its leg; `wide` stretches it."""
    way = 1 if bones.reach.aim > 0 else -1
    (x, y), turn = bones.c, bones.reach.end * way
    place = f"translate({num(x)} {num(y)}) rotate({num(turn)}) scale({num(way * wide)} 1)"
    return f'<g transform="{place}">{content}</g>'


def dimmer(colour: str) -> str:
    return shade(mix(colour, "#2c2058", 0.12), -0.03)
