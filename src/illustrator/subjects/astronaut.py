"""An astronaut: white suit, golden visor, the rest in the colour that was asked for."""

from typing import Final

from illustrator.palette import mix, shade
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._animal import Fur, curve, line, moved
from illustrator.subjects._people import Build, Frame, posed
from illustrator.subjects._people_figure import anchors_of, box_of, holding_of
from illustrator.subjects._people_limbs import Tube, along, cuff, hand, planted
from illustrator.subjects._people_look import Brush
from illustrator.subjects._people_pose import WITHOUT_STOOL, pose_of
from illustrator.subjects._people_wear import outline, seat
from illustrator.svg import circle, ellipse, num, path, rect

WORDS = Words(
    "astronaut, cosmonaut, spaceman, spacewoman, taikonaut, space explorer",
    "宇航员, 太空人, 航天员",
    "Astronaut, Astronautin, Kosmonaut, Raumfahrer",
    "astronaute, cosmonaute, spationaute",
    "astronauta, cosmonauta",
)
HEIGHT_M = 1.8
POSES = ("standing", "floating", *WITHOUT_STOOL[1:])
COLOUR = "#e8743b"
TAGS = ("person",)

_BUILD: Final = Build(11.4, 26, 13.2, 12.2, 18.4, 17.4, 12.4, 10.8, 10.2, 9.6, 1.42, neck=1.0, foot=1.2)
_ARM: Final = Tube(5.2, 4.7, 3.9)
_LEG: Final = Tube(6.7, 5.9, 4.9)
_GREY: Final = "#8f97a8"


class _Suit:
    """The materials of one suit."""

    def __init__(self, ask: Ask, frame: Frame) -> None:
        self.ask, self.frame, self.brush = ask, frame, Brush(ask)
        self.accent = ask.colour
        self.white = mix("#f4f2ee", ask.colour, 0.42) if ask.is_asked else "#f4f2ee"
        x, y = frame.at(0.4, 0)
        self.cloth = self.brush.of(self.white, (x - 20, y - 34), (x + 22, y + 40))
        dim = mix(self.white, "#5a628c", 0.22)
        self.shaded = self.brush.of(dim, (x - 20, y - 34), (x + 22, y + 40))


def draw(ask: Ask) -> Figure:
    frame = posed(_BUILD, pose_of(ask))
    suit = _Suit(ask, frame)
    holding = holding_of(ask, frame)
    pack, head = _pack(suit), moved(_helmet(suit), *frame.head, frame.tilt, 1.0)
    legs = "".join(_leg(suit, i) for i in ((0, 1) if ask.pose != "riding" else (1,)))
    body = legs + seat(suit.brush, frame, suit.white) + _trunk(suit)
    hands = [_glove(suit, i, is_fist=i in holding or ask.pose in {"riding", "pedalling", "running"}) for i in (0, 1)]
    sleeves = [_sleeve(suit, i) + ("" if i in holding else hands[i]) for i in (0, 1)]
    faces_us = frame.pose.spread > 0.85
    back = pack + ("" if faces_us or 0 in holding else sleeves[0])
    front_arms = (sleeves[0] if faces_us or 0 in holding else "") + sleeves[1]
    held = "".join(hands[i] for i in holding)
    x, y = frame.at(0.62, -_BUILD.chest * 0.8)
    box = box_of(frame, (1.42, 1.42, 1.3), [((x, y), 13.0)] if not faces_us else [])
    parts = (Part(back, 0.24), Part(body, 0.26), Part(front_arms, 0.16), Part(head, 0.22))
    anchors = anchors_of(ask, frame, holding)
    anchors["top"] = (frame.head[0], frame.head[1] - 15.4, 14)
    return Figure(parts, box, anchors, (Part(held, 0.2),) if held else ())


def _fur(suit: _Suit, i: int) -> Fur:
    return suit.shaded if i == 0 and suit.frame.pose.spread < 0.9 else suit.cloth


def _creases(points: tuple[tuple[float, float], ...], fur: Fur) -> str:
    d = "".join(f"M{num(x - 4)} {num(y - 0.6)}q4 1.8 8 .4" for x, y in points)
    return line(d, fur.coat.deep, 0.7, 0.35)


def _leg(suit: _Suit, i: int) -> str:
    bones, fur = suit.frame.legs[i], _fur(suit, i)
    folds = _creases((bones.along(0.86), bones.along(1.08), bones.along(1.6)), fur)
    art = _boot(suit, i) + fur.form(along(bones, _LEG, 0, 1.84), folds, depth=2.0, rim=0.7)
    art += cuff(suit.brush, bones, suit.accent, 0.72, 6.5, 0.1)
    return art + cuff(suit.brush, bones, _GREY, 1.88, 5.5, 0.12)


def _boot(suit: _Suit, i: int) -> str:
    bones = suit.frame.legs[i]
    tone = suit.brush.of(mix(suit.white, "#c9ccd8", 0.5), (-4, -4), (8, 5))
    marks = path("M-8 2.2H12V6H-8Z", fill="#5a6070") + line("M3.4 -2q1.6 1 4.4 1.6", tone.coat.deep, 0.6, 0.5)
    art = tone.form(
        curve("-4.6,-4.6 -5,0 -4.8,3.9 0,4 6,4 8.6,3.8 8.8,1 6.6,-0.8 4.4,-2 4.4,-4.6"), marks, depth=1, rim=0.5
    )
    return planted(art, bones, max(abs(bones.reach.aim), 0.66))


def _sleeve(suit: _Suit, i: int) -> str:
    bones, fur = suit.frame.arms[i], _fur(suit, i)
    folds = _creases((bones.along(0.88), bones.along(1.1), bones.along(1.5)), fur)
    art = fur.form(along(bones, _ARM, 0, 1.9), folds, depth=1.6, rim=0.6)
    art += cuff(suit.brush, bones, suit.accent, 0.62, 5.0, 0.17)
    px, py = bones.along(0.3)
    if i == 1 and suit.frame.pose.spread > 0.5:
        badge = circle(px, py, 2.3, fill=shade(suit.accent, -0.08)) + circle(px, py, 1.8, fill="#24407a")
        art += badge + path(f"M{num(px - 1.3)} {num(py + 0.8)}l1.4 -2.2l1.2 2z", fill="#ffffff")
    return art + cuff(suit.brush, bones, _GREY, 1.96, 4.3, 0.15)


def _glove(suit: _Suit, i: int, *, is_fist: bool) -> str:
    bones = suit.frame.arms[i]
    kind = "fist" if is_fist else "open" if bones.reach.aim == 1 and bones.reach.y < 0.4 else "rest"
    flip = i == 1 and suit.frame.pose.spread > 0.5
    return hand(suit.brush, bones, "#d4d7e0", _BUILD, kind, flip)


def _pack(suit: _Suit) -> str:
    """Life support on the back: looks out behind the shoulders, or to the left of who goes to the right."""
    frame = suit.frame
    faces_us = frame.pose.spread > 0.85
    dx, wide = (0.0, 30.0) if faces_us else (-11.5 + frame.pose.spread * 3, 15.0)
    x, y = frame.at(0.6, dx)
    tone = suit.brush.of(mix(suit.white, "#aeb5c6", 0.5), (-wide / 2, -18), (wide / 2, 18))
    half = wide / 2
    d = curve(
        f"{-half + 1.5},-17! {half - 1.5},-17! {half},-14 {half},14"
        f" {half - 2},16.5! {-half + 2},16.5! {-half},14 {-half},-14"
    )
    marks = rect(-half, 8, wide, 2.2, fill=suit.accent) + line(
        f"M{num(-half + 2)} -11h{num(wide - 4)}", tone.coat.deep, 0.8, 0.5
    )
    art = tone.form(d, marks, depth=1.8, rim=0.7)
    art += line("M-4 -17v-5", _GREY, 1.0) + circle(-4, -22.4, 1.5, fill=suit.accent) if not faces_us else ""
    return moved(art, x, y, frame.pose.lean)


def _trunk(suit: _Suit) -> str:
    frame, fur = suit.frame, suit.cloth
    k = 0.7 + 0.3 * frame.pose.spread
    x, y = frame.at(0.76, -4)
    marks = fur.soft(x, y, 9, 8, fur.coat.light, 0.7) + _creases((frame.at(0.2, -4), frame.at(0.12, 4)), fur)
    art = fur.form(outline(frame, hem=-0.12, ease=1.0), marks, depth=2.4, rim=0.8)
    turn, lean = frame.pose.turn, frame.pose.lean
    panel = rect(-5.4, -4, 10.8, 8, fill="#ccd2de", rx=1.6) + rect(
        -5.4, -4, 10.8, 1.3, fill="#ffffff", rx=0.6, fill_opacity=0.8
    )
    panel += rect(-4.2, -2.2, 5, 3, fill="#24345c", rx=0.6) + line("M-3.6 -.7l1.2 .6l1 -1.2l1.2 .9", "#66e0c8", 0.4)
    panel += circle(2.6, -1.4, 0.8, fill="#e5483d") + circle(4.3, -1.4, 0.8, fill="#f2c14e")
    panel += rect(-4.2, 1.8, 8.4, 1, fill=suit.accent, rx=0.5)
    px, py = frame.at(0.52, turn * 2.4)
    hose = frame.at(0.44, -_BUILD.waist * k)
    tube = f"M{num(px - 4)} {num(py + 3)}Q{num((px + hose[0]) / 2 - 3)} {num(py + 9)} {num(hose[0])} {num(hose[1])}"
    art += line(tube, "#7d8597", 2.0) + line(tube, "#c4cad6", 0.8)
    art += f'<g transform="translate({num(px)} {num(py)}) rotate({num(lean)}) scale({num(k)} 1)">{panel}</g>'
    bx, by = frame.at(0.1, 0)
    belt = rect(-_BUILD.waist * k * 1.02, -1.5, _BUILD.waist * k * 2.04, 3, fill=suit.accent, rx=1) + rect(
        -2 + turn * 2, -2, 4, 4, fill="#d7dbe4", rx=0.8
    )
    return art + moved(belt, bx, by, lean * 0.5)


def _helmet(suit: _Suit) -> str:
    """Around the middle of the head: shell, golden visor with a horizon in it, lamp and ear caps."""
    turn = suit.frame.pose.turn
    shell = suit.brush.of(suit.white, (-11, -14), (12, 13))
    collar = shell.form(curve("-9,10.4 0,13 9,10.4 9.6,13.4 0,16.4 -9.6,13.4"), depth=1, rim=0.5)
    art = collar + line("M-8.6 13.6Q0 16.6 8.6 13.6", suit.accent, 1.5)
    rows = "0,-15.4 8.4,-13.4 14,-7.4 15.2,0 13,8 7,12.8 0,14 -7,12.8 -13,8 -15.2,0 -14,-7.4 -8.4,-13.4"
    stripe = path(f"M{num(-2.4 + turn * 2)} -16h4.8l.6 8h-6z", fill=suit.accent)
    art += shell.form(curve(rows), stripe, depth=2.2, rim=0.8)
    dx = 3.4 * turn
    cap = suit.brush.of(suit.accent, (-17, -4), (-11, 5))
    art += cap.form(
        curve(
            f"{-14.6 + dx * 0.7},-4 {-11.6 + dx * 0.7},-3 {-11.6 + dx * 0.7},4"
            f" {-14.6 + dx * 0.7},5 {-16.2 + dx * 0.6},0.4"
        ),
        depth=0.8,
        rim=0.5,
    )
    art += ellipse(dx, 0.4, 11.4 - turn, 10.2, fill=mix(suit.white, "#6a7190", 0.55))
    art += _visor(suit, dx)
    lamp = rect(9.6, -12.6, 5.4, 3.8, fill="#69728a", rx=1.3, transform="rotate(38 12 -10.6)")
    return art + lamp + circle(13.2, -10.2, 1.2, fill="#fff3c4")


def _visor(suit: _Suit, dx: float) -> str:
    """Golden glass with stars, a planet and a horizon in it."""
    turn, sheet = suit.frame.pose.turn, suit.ask.sheet
    gold = sheet.across(
        (dx - 6, -9), (dx + 5, 10),
        [(0, "#fff0b8", 1), (0.22, "#f8c95a", 1), (0.5, "#e0902f", 1), (0.76, "#9a4a2a", 1), (1, "#5a2a3a", 1)],
    )  # fmt: skip
    visor = ellipse(dx, 0.4, 10.3 - turn, 9.1)
    art = ellipse(dx, 0.4, 10.3 - turn, 9.1, fill=gold)
    glass = path(
        f"M{num(dx - 12)} 5Q{num(dx - 2)} 1.4 {num(dx + 12)} 5.6V12H{num(dx - 12)}Z", fill="#4a2038", fill_opacity=0.4
    )
    glass += line(f"M{num(dx - 12)} 5Q{num(dx - 2)} 1.4 {num(dx + 12)} 5.6", "#ffd98a", 0.5, 0.7)
    glass += "".join(
        circle(dx + px, py, r, fill="#ffffff", fill_opacity=0.9)
        for px, py, r in ((3, -4, 0.4), (6, -1.6, 0.3), (0.6, -1.4, 0.26), (5, -6, 0.25))
    )
    glass += circle(dx + 4.8, 1.2, 1.7, fill="#7fb6e8", fill_opacity=0.8) + circle(
        dx + 4.3, 0.7, 0.7, fill="#e9f6ff", fill_opacity=0.9
    )
    art += f'<g clip-path="{sheet.clip(visor)}">{glass}</g>'
    shine = (
        f"M{num(dx - 8)} .6C{num(dx - 7.6)} -4.4 {num(dx - 4)} -7 {num(dx - 0.4)} -7.4C{num(dx - 3.4)}"
        f" -5.4 {num(dx - 5.4)} -3 {num(dx - 5.8)} .4Q{num(dx - 7)} 1.6 {num(dx - 8)} .6Z"
    )
    art += path(shine, fill="#fffbe8", fill_opacity=0.75) + ellipse(
        dx - 5.8, 3.6, 0.8, 1.1, fill="#fffbe8", fill_opacity=0.6
    )
    return art
