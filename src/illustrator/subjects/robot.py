"""A friendly robot: a screen for a face, an antenna, balls for joints."""

import math
from typing import Final

from illustrator.palette import at, lch, lightness, mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, curve, line, moved
from illustrator.subjects._people import Build, Frame, Limb, posed
from illustrator.subjects._people_figure import anchors_of, box_of, holding_of
from illustrator.subjects._people_limbs import Tube, along, planted
from illustrator.subjects._people_look import Brush
from illustrator.subjects._people_pose import WITHOUT_STOOL, pose_of
from illustrator.svg import circle, ellipse, num, path, rect

WORDS = Words(
    "robot, android, bot, droid, cyborg, automaton",
    "机器人",
    "Roboter, Android",
    "robot, androïde",
    "robot, androide",
)
HEIGHT_M = 1.5
POSES = WITHOUT_STOOL
COLOUR = "#3fa7b5"
TAGS = ("product",)

_BUILD: Final = Build(15, 25, 12, 11.5, 15.6, 14.6, 14.4, 13, 12, 10, 1.25, neck=2.6, foot=1.25)
_STEEL: Final = "#a9b1c0"
_EYES: Final = ("#6ff2e2", "#7fd8ff", "#9dff9a", "#ffd36b")


class _Metal:
    """The materials of one robot."""

    def __init__(self, ask: Ask, frame: Frame) -> None:
        self.ask, self.frame, self.brush = ask, frame, Brush(ask)
        self.colour = (
            ask.colour
            if ask.is_asked
            else ask.dice.fork("paint").pick((COLOUR, "#e8a13a", "#d9654a", "#7a8fd0", "#8cba5c"))
        )
        self.glow = ask.dice.fork("eyes").pick(_EYES)
        self.pale = "#f3efe6" if lightness(self.colour) < 0.86 else "#7d8aa5"

    def plate(self, middle: tuple[float, float], size: float, colour: str | None = None) -> Fur:
        return self.brush.body(colour or self.colour, middle, size)


def draw(ask: Ask) -> Figure:
    frame = posed(_BUILD, pose_of(ask))
    metal = _Metal(ask, frame)
    holding = holding_of(ask, frame)
    arms = [_arm(metal, i) for i in (0, 1)]
    hands = [_hand(metal, i) for i in (0, 1)]
    legs = "".join(_leg(metal, i) for i in ((0, 1) if ask.pose != "riding" else (1,)))
    body = legs + _neck(metal) + _trunk(metal)
    head = moved(_head(metal), *frame.head, frame.tilt)
    faces_us = frame.pose.spread > 0.9 or 0 in holding
    free = [arms[i] + ("" if i in holding else hands[i]) for i in (0, 1)]
    parts = (
        Part("" if faces_us else free[0], 0.2),
        Part(body, 0.28),
        Part(head, 0.24),
        Part((free[0] if faces_us else "") + free[1], 0.2),
    )
    held = "".join(hands[i] for i in holding)
    box = box_of(
        frame, (1.22, 1.62, 0.9), [*((a.a, 5.0) for a in frame.arms), *((a.along(2.4), 6.4) for a in frame.arms)]
    )
    anchors = anchors_of(ask, frame, holding)
    hx, hy = frame.head
    anchors |= {"top": (hx, hy - 11.8, 22), "face": (hx, hy, 12)}
    glow = moved(_glow(metal), hx, hy, frame.tilt) if ask.is_dark else ""
    return Figure(tuple(p for p in parts if p.svg), box, anchors, (Part(held, 0.2),) if held else (), glow)


def _ball(metal: _Metal, at_: tuple[float, float], r: float, colour: str = _STEEL) -> str:
    x, y = at_
    stops = [
        (0, "#ffffff", 1.0),
        (0.3, mix(colour, "#ffffff", 0.3), 1.0),
        (0.7, colour, 1.0),
        (1, shade(colour, -0.2), 1.0),
    ]
    return circle(x, y, r, fill=metal.ask.sheet.radial(x - r * 0.35, y - r * 0.4, r * 1.5, stops))


def _arm(metal: _Metal, i: int) -> str:
    bones = metal.frame.arms[i]
    steel = metal.plate(bones.b, 12, "#8d96a8")
    art = steel.form(along(bones, Tube(2.0, 2.0, 2.0), 0, 1.2), _rings(bones, 0.3, 0.95, 7), depth=0.8, rim=0.4)
    shell = metal.plate(bones.along(1.5), 9)
    art += shell.form(along(bones, Tube(3.0, 3.3, 4.3), 1.14, 1.86), depth=1.4, rim=0.6)
    art += _ball(metal, bones.b, 3.0)
    return art + metal.plate(bones.a, 7).form(_disc(bones.a, 5.0), depth=1.4, rim=0.7) + _ball(metal, bones.a, 1.8)


def _disc(at_: tuple[float, float], r: float) -> str:
    x, y = at_
    return curve(" ".join(f"{x + r * math.cos(a * 0.7854):.2f},{y + r * math.sin(a * 0.7854):.2f}" for a in range(8)))


def _rings(bones: Limb, start: float, end: float, count: int) -> str:
    d = ""
    for k in range(count):
        x, y = bones.along(start + (end - start) * k / (count - 1))
        d += f"M{num(x - 2.6)} {num(y)}q2.6 1 5.2 0"
    return line(d, "#4d5568", 0.6, 0.6)


def _hand(metal: _Metal, i: int) -> str:
    """Three round fingers on a wrist."""
    bones = metal.frame.arms[i]
    is_open = metal.frame.arms[i].reach.aim == 1 and bones.reach.y < 0.4
    steel = metal.brush.of("#dfe3ea", (-3, 0), (4, 8))
    tips = ((-3.6, 6.6), (0.2, 8.0), (3.8, 6.2)) if is_open else ((-2.6, 6.0), (0.2, 6.8), (2.9, 5.6))
    art = ""
    for x, y in tips:
        art += line(f"M{num(x * 0.4)} 2L{num(x)} {num(y - 1)}", "#7f889b", 3.0) + line(
            f"M{num(x * 0.4)} 2L{num(x)} {num(y - 1)}", "#d9dee8", 2.1
        )
    art += steel.form(curve("-3.2,0 -3.4,2.6 0,4.4 3.4,2.6 3.2,0 0,-1"), depth=0.8, rim=0.4)
    return moved(art, *bones.c, bones.heading, 1.05)


def _leg(metal: _Metal, i: int) -> str:
    bones = metal.frame.legs[i]
    steel = metal.plate(bones.b, 12, "#8d96a8")
    art = steel.form(along(bones, Tube(2.7, 2.6, 2.6), 0, 2.0), _rings(bones, 0.3, 0.9, 6), depth=0.9, rim=0.4)
    art += metal.plate(bones.along(1.5), 10).form(along(bones, Tube(4, 3.7, 5.2), 1.2, 1.96), depth=1.6, rim=0.6)
    art += _ball(metal, bones.b, 3.7)
    sole = metal.brush.of(metal.colour, (-5, -3), (9, 5))
    band = path("M-9 2.1H14V6H-9Z", fill="#4f586b")
    foot = sole.form(curve("-5.6,3.9! -5.6,1 -3.6,-2.8 1,-3.4 5.6,-1.8 8.8,1.4 9.2,3.9!"), band, depth=1.2, rim=0.6)
    return art + planted(foot, bones, max(abs(bones.reach.aim), 0.72))


def _neck(metal: _Metal) -> str:
    (x1, y1), (x2, y2) = metal.frame.at(0.92, 0), metal.frame.head
    d = f"M{num(x1)} {num(y1)}L{num(x2)} {num(y2 + 8)}"
    return line(d, "#6f788b", 6.4) + line(d, "#aeb6c5", 3.2)


def _trunk(metal: _Metal) -> str:
    """A rounded barrel with a hatch, a dial and a heart of light; hips below."""
    frame, turn = metal.frame, metal.frame.pose.turn
    k = 0.74 + 0.26 * frame.pose.spread
    shell = metal.brush.of(metal.colour, (-14, -26), (13, 6))
    w = 13.6 * k
    hips = metal.brush.of("#8d96a8", (-8, 0), (8, 8)).form(
        curve(f"{-w * 0.62},-2! {w * 0.62},-2! {w * 0.6},3 0,5.6 {-w * 0.6},3"), depth=1, rim=0.5
    )
    rows = (
        f"{-w * 0.72},-25 0,-26.4 {w * 0.72},-25 {w},-20 {w * 0.97},-9"
        f" {w * 0.76},-1 0,0.6 {-w * 0.76},-1 {-w * 0.97},-9 {-w},-20"
    )
    seam = line(f"M{num(-w)} -6.4Q0 -4.2 {num(w)} -6.4", shell.coat.deep, 0.7, 0.5)
    light = shell.soft(-w * 0.45, -19, w * 0.5, 6, shell.coat.light, 0.9)
    art = hips + shell.form(curve(rows), light + seam, depth=2.6, rim=1.0)
    dx = turn * 3
    pale = metal.brush.of(metal.pale, (-8, -22), (8, -8))
    art += pale.form(
        curve(
            f"{dx - 7.4 * k},-21.6! {dx + 7.4 * k},-21.6! {dx + 8 * k},-15"
            f" {dx + 6.6 * k},-9! {dx - 6.6 * k},-9! {dx - 8 * k},-15"
        ),
        depth=0.8,
        rim=0.5,
    )
    art += _heart(dx - 2.6 * k, -16.2)
    for j, tone in enumerate(("#e5553f", "#f2c14e", "#58b368")):
        art += circle(dx + 3.6 * k, -18.6 + j * 3.2, 1.15, fill=tone) + circle(
            dx + 3.3 * k, -19 + j * 3.2, 0.4, fill="#ffffff", fill_opacity=0.8
        )
    art += line(f"M{num(dx - 5 * k)} -10.8h{num(5 * k)}", shade(metal.pale, -0.25), 0.7, 0.7)
    rivets = "".join(
        circle(s * w * 0.8, y, 0.6, fill=shell.coat.deep, fill_opacity=0.6) for s in (-1, 1) for y in (-20.4, -9.4)
    )
    return moved(art + rivets, *frame.pelvis, frame.pose.lean)


def _heart(x: float, y: float) -> str:
    d = f"M{num(x)} {num(y + 3.4)}c-5 -3.4 -4 -7.4 -1.4 -7q1.2 .2 1.4 1.4q.2 -1.2 1.4 -1.4c2.6 -.4 3.6 3.6 -1.4 7z"
    return path(d, fill="#e8574a") + ellipse(x - 1.3, y - 1.6, 0.7, 0.5, fill="#ffffff", fill_opacity=0.7)


def _head(metal: _Metal) -> str:
    turn, sheet = metal.frame.pose.turn, metal.ask.sheet
    shell, dx = metal.brush.of(metal.colour, (-14, -12), (14, 12)), 2.6 * turn
    art = line(f"M{num(dx * 0.4)} -12v-6.4", "#8d96a8", 1.5) + _ball(metal, (dx * 0.4, -20), 2.7, "#f0693f")
    art += metal.plate((0, -12), 4, _STEEL).form(
        curve("-3.4,-10.6! -2.6,-13.4 2.6,-13.4 3.4,-10.6!"), depth=0.6, rim=0.4
    )
    for s in (-1, 1):
        if s < 0 or turn < 0.6:
            x = s * 16.2 + dx * 0.3
            art += metal.plate((x, 0), 6, _STEEL).form(
                curve(f"{x - 2},-4.6 {x + 2},-4.6 {x + 2.3},0 {x + 2},4.6 {x - 2},4.6 {x - 2.3},0"), depth=0.9, rim=0.5
            )
    rows = "-12,-12 0,-13 12,-12 15.6,-8.4 16.4,0 15.4,8 12,11.4 0,12.4 -12,11.4 -15.4,8 -16.4,0 -15.6,-8.4"
    art += shell.form(curve(rows), shell.soft(-7, -9, 9, 4, shell.coat.light, 0.9), depth=2.2, rim=0.9)
    d = (
        f"{dx - 10},-8.6 {dx},-9.2 {dx + 10},-8.6 {dx + 12},-6 {dx + 12.4},0 {dx + 12},5.6"
        f" {dx + 10},8.2 {dx},8.8 {dx - 10},8.2 {dx - 12},5.6 {dx - 12.4},0 {dx - 12},-6"
    )
    art += path(
        curve(d),
        fill=sheet.across((0, -9), (0, 9), [(0, "#16203c", 1), (1, "#2a3a62", 1)]),
        stroke=shell.coat.deep,
        stroke_width=0.9,
    )
    art += path(
        f"M{num(dx - 10)} -6.4q6 -1.6 11 -1.2l-6.6 15q-3.6 0 -5 -.8q-1.8 -6 .6 -13z", fill="#ffffff", fill_opacity=0.07
    )
    return art + _features(metal, dx)


def _features(metal: _Metal, dx: float) -> str:
    """Eyes and mouth of light on the screen."""
    mood, tone = metal.frame.pose.mood, metal.glow
    bright = mix(tone, "#ffffff", 0.55)
    art = ""
    for s in (-1, 1):
        x = dx + s * 4.9
        if mood == "reads":
            art += line(f"M{num(x - 2.4)} 0q2.4 2.4 4.8 0", tone, 1.3)
        elif mood == "open":
            art += line(f"M{num(x - 2.4)} .6q2.4 -4.6 4.8 0", tone, 1.5)
        else:
            art += (
                ellipse(x, -0.9, 2.7, 3.4, fill=tone)
                + ellipse(x, -1.6, 1.7, 2, fill=bright)
                + circle(x - 0.8, -2.2, 0.6, fill="#ffffff")
            )
        art += ellipse(x + s * 2.6, 4.1, 1.5, 0.85, fill="#ff8f8f", fill_opacity=0.6)
    if mood == "open":
        return art + path(f"M{num(dx - 2.4)} 3.6h4.8q-.4 3 -2.4 3t-2.4 -3z", fill=tone)
    return art + line(f"M{num(dx - 2.2)} 4.2q2.2 2 4.4 0", tone, 1.0)


def _glow(metal: _Metal) -> str:
    dx = 2.6 * metal.frame.pose.turn
    tone = at(metal.glow, 0.72, lch(metal.glow)[1])
    art = ""
    for x, y, r in ((dx - 4.9, -0.9, 8.0), (dx + 4.9, -0.9, 8.0), (dx * 0.4, -20.0, 6.0)):
        colour = tone if y > -5 else "#ff7a4a"
        art += circle(
            x, y, r, fill=metal.ask.sheet.radial(x, y, r, [(0, colour, 0.7), (0.4, colour, 0.25), (1, colour, 0)])
        )
    return art + rect(dx - 5, 3.6, 10, 0.01, fill="none")
