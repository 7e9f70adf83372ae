"""A bicycle: a town bicycle with mudguards, chain case and lamp, or a racer with dropped bars."""

from illustrator.chance import Dice
from illustrator.palette import lightness, mix
from illustrator.subject import Ask, Figure, Part, Words
from illustrator.subjects._poses import posed
from illustrator.subjects._tones import Tones, tones
from illustrator.subjects._wheels import Spoked, spoked
from illustrator.svg import Point, Sheet, arc, circle, ellipse, num, path, rect

WORDS = Words(
    "bicycle, bike, push bike, city bike, pushbike, racing bike, road bike, racing bicycle",
    "自行车, 单车, 脚踏车",
    "Fahrrad, Rad, Drahtesel, Velo",
    "vélo, bicyclette",
    "bicicleta, bici",
)
HEIGHT_M = 1.05
POSES = ("standing", "leaning", "racing")
# Words of its own that are heard as one of its poses.
POSE_WORDS = {
    "racing": "racing bike, road bike, racing bicycle, 公路车, Rennrad, vélo de course, bicicleta de carreras",
}
COLOUR = "#d8423a"
TAGS = ("vehicle",)
HOME = ("street", "garden")

_REAR: Point = (-52, -33.5)
_FRONT: Point = (53, -33.5)
_CRANK: Point = (-11, -28)
_SEAT: Point = (-26.5, -76)
_HEAD: Point = (29.5, -83)
_CROWN: Point = (33.6, -71)
_LEATHER = "#8a5230"
_STEEL = "#b9bfc8"


def draw(ask: Ask) -> Figure:
    ask = posed(ask, POSES)
    t, sheet, races = tones(ask.colour), ask.sheet, ask.pose == "racing"
    turned = ask.pose == "leaning"
    wall = None if races or ask.dice.fork("wall").whole(2) else "#e9d8b4"
    wheel = Spoked(33.5, 2.5 if races else 3.6, 20 if races else 28, wall=wall)
    ahead = Spoked(33.5, wheel.width, wheel.spokes, wall=wall, squeeze=0.8 if turned else 1.0)
    wheels = spoked(sheet, *_REAR, wheel) + spoked(sheet, *_FRONT, ahead)
    back = _far_crank() + (_stand() if turned else "")
    guards = "" if races else _guards(t, 0.8 if turned else 1.0)
    frame = guards + _stays(t) + _fork(t) + _triangle(t) + _chain(t, sheet, races)
    top = _racing_bars() if races else _bars(sheet, turned)
    frame += _saddle(sheet, races) + top
    if not races:
        frame += _lamp(sheet) + _extras(ask.dice.fork("extras"), t)
    glow = _light(sheet) if ask.is_dark and not races else ""
    return Figure(
        (Part(back, 0.1), Part(wheels, 0.12), Part(frame, 0.16)),
        (-90, -105.5, 172 if turned else 177, 106),
        {"ground": (0, 108), "seat": (-33, -95, 22), "grip": (10, -98), "top": (-33, -95, 20)},
        glow=glow,
    )


def _tube(a: Point, b: Point, width: float, t: Tones) -> str:
    """A round tube: shade below, the colour, and a light that runs along its upper edge."""
    d = f"M{num(a[0])} {num(a[1])}L{num(b[0])} {num(b[1])}"
    return _bent(d, width, t, abs(b[0] - a[0]) > abs(b[1] - a[1]))


def _bent(d: str, width: float, t: Tones, lies: bool = True) -> str:
    dx, dy = (-0.1, -0.2) if lies else (-0.2, -0.06)
    art = path(d, fill="none", stroke=t.dark, stroke_width=width, stroke_linecap="round", stroke_linejoin="round")
    shift = f"translate({num(dx * width)} {num(dy * width)})"
    light = f"translate({num(dx * width * 1.35)} {num(dy * width * 1.35)})"
    art += path(d, fill="none", stroke=t.base, stroke_width=width * 0.66, stroke_linecap="round", transform=shift)
    return art + path(d, fill="none", stroke=t.glint, stroke_width=width * 0.2, stroke_linecap="round", transform=light)


def _triangle(t: Tones) -> str:
    """The diamond: seat tube, down tube, top tube, head tube, with lugs where they meet."""
    art = _tube(_CRANK, (_SEAT[0] + 0.6, _SEAT[1] + 2), 4.2, t)
    art += _tube((33, -73.5), _CRANK, 4.6, t)
    art += _tube((_SEAT[0] + 1.2, _SEAT[1] + 2.6), (30.4, -80), 4.2, t)
    trim = "#f6e7c6" if lightness(t.base) < 0.8 else "#8f6b3c"
    for x, y, turn in ((-12.8, -35, -72), (-24.6, -71, -72), (26, -79.5, -6), (-20, -74, -6), (28.4, -69, -45)):
        art += rect(-0.7, -2.2, 1.4, 4.4, fill=trim, rx=0.5, transform=f"translate({num(x)} {num(y)}) rotate({turn})")
    art += _tube(_HEAD, _CROWN, 5.4, t)
    art += rect(28.9, -78.9, 4.2, 4.6, fill=trim, rx=1.4, transform="rotate(-19 31 -76.6)")
    return art


def _stays(t: Tones) -> str:
    art = _tube(_REAR, (_SEAT[0] - 0.2, _SEAT[1] + 3), 2.6, t) + _tube(_REAR, _CRANK, 2.9, t)
    return art + circle(*_REAR, 2.4, fill=_STEEL) + circle(_REAR[0] - 0.5, _REAR[1] - 0.6, 1, fill="#ffffff")


def _fork(t: Tones) -> str:
    x, y = _FRONT
    d = (
        f"M{num(_CROWN[0] + 0.4)} {num(_CROWN[1] + 1)}C{num(x - 9)} {num(y - 20)} {num(x - 4.5)}"
        f" {num(y - 7)} {num(x)} {num(y)}"
    )
    art = _bent(d, 3.4, t, lies=False)
    return art + circle(x, y, 2.4, fill=_STEEL) + circle(x - 0.5, y - 0.6, 1, fill="#ffffff")


def _guards(t: Tones, squeeze: float) -> str:
    """Mudguards hug the tyres; their stays run to the hubs."""
    stay = {"fill": "none", "stroke": "#9aa0aa", "stroke_width": "0.7"}
    art = path(f"M{_REAR[0]} {_REAR[1]}L-85 -21M{_REAR[0]} {_REAR[1]}L-80 -57", **stay)
    d = arc(*_REAR, 35.4, 158, 322)
    art += _bent(d, 3.6, t)
    art += rect(-89.2, -31, 2.6, 5.4, fill="#c22b2b", rx=1.2) + rect(-88.9, -30.4, 1, 3, fill="#ff9c85", rx=0.5)
    front = _bent(arc(0, 0, 35.4, 196, 318), 3.6, t)
    wire = path("M0 0L-34 -9M0 0L26 -24", **stay)
    return art + f'<g transform="translate({_FRONT[0]} {_FRONT[1]}) scale({num(squeeze)} 1)">{wire}{front}</g>'


def _chain(t: Tones, sheet: Sheet, races: bool) -> str:
    """Chainwheel, chain and near crank; on the town bicycle a case covers the upper run."""
    cx, cy = _CRANK
    rx, ry = _REAR
    links = {"fill": "none", "stroke": "#4b4750", "stroke_width": "1.5", "stroke_dasharray": "1.5 0.6"}
    art = path(f"M{cx} {cy - 8.4}L{rx} {ry - 3.6}M{cx} {cy + 8.4}L{rx} {ry + 3.6}", **links)
    art += circle(rx, ry, 3.8, fill="none", stroke="#77717a", stroke_width=1.6)
    metal = sheet.linear("#f2f2ee", _STEEL, "#7e8590", turn=60)
    art += circle(cx, cy, 8.2, fill="none", stroke=metal, stroke_width=2.1)
    art += circle(cx, cy, 9.2, fill="none", stroke="#4b4750", stroke_width=0.9, stroke_dasharray="1.1 0.9")
    art += path(
        "".join(f"M{cx} {cy}l{dx} {dy}" for dx, dy in ((7, -3), (-3, -7), (-7, 3), (3, 7))),
        stroke=metal,
        stroke_width=1.7,
    )
    if not races:
        art += path(
            f"M{cx + 4} {cy - 10.8}C{cx + 12} {cy - 9} {cx + 12} {cy + 1} {cx + 9} {cy + 4}C{cx + 8} {cy - 4}"
            f" {cx + 4} {cy - 7} {cx - 3} {cy - 7}L{rx + 5} {ry - 3}L{rx + 2} {ry - 6}Z",
            fill=t.base,
        )
        art += path(f"M{rx + 3} {ry - 5.6}L{cx + 4} {cy - 10.2}", stroke=t.glint, stroke_width=0.7)
    art += path(f"M{cx} {cy}L{cx + 9} {cy + 14}", stroke="#6d737e", stroke_width=3, stroke_linecap="round")
    art += path(
        f"M{cx - 0.5} {cy - 0.6}L{cx + 8.4} {cy + 13.4}", stroke="#e3e5e6", stroke_width=1.2, stroke_linecap="round"
    )
    art += circle(cx, cy, 2.6, fill="#7e8590") + circle(cx - 0.6, cy - 0.7, 1.2, fill="#ffffff")
    return art + _pedal(cx + 9, cy + 14.4)


def _pedal(x: float, y: float) -> str:
    return rect(x - 5, y - 1.7, 10, 3.6, fill="#2f2b33", rx=1.4) + rect(x - 4, y - 1.4, 8, 0.9, fill="#86818c", rx=0.4)


def _far_crank() -> str:
    cx, cy = _CRANK
    art = path(f"M{cx} {cy}L{cx - 9} {cy - 14}", stroke="#6a6f79", stroke_width=2.6, stroke_linecap="round")
    return art + rect(cx - 13.4, cy - 15.8, 9, 3.2, fill="#2a2730", rx=1.3)


def _stand() -> str:
    art = path("M-38 -30L-29 -1", stroke="#646a75", stroke_width=2.6, stroke_linecap="round")
    return (
        art
        + path("M-38.4 -30L-29.6 -2", stroke="#d5d8da", stroke_width=0.8)
        + ellipse(-28.4, -1.2, 3.4, 1.2, fill="#3a3740")
    )


def _saddle(sheet: Sheet, races: bool) -> str:
    x, y = _SEAT
    post = path(f"M{x} {y}L{num(x - 4.6)} {num(y - 14)}", stroke="#858c97", stroke_width=2.8)
    post += path(f"M{num(x - 0.6)} {y}L{num(x - 5.2)} {num(y - 14)}", stroke="#f3f4f2", stroke_width=0.9)
    skin = "#2e2a33" if races else _LEATHER
    t = tones(skin)
    paint = sheet.linear(t.glint, t.light, t.base, t.deep)
    if races:
        return post + path(
            "M-46 -92.5C-47 -95.6 -43 -96 -36 -94.6L-16 -94.4C-13.4 -94 -13.4 -91.8 -16 -91.6L-32 -90C-38"
            " -88.6 -44 -89.6 -46 -92.5Z",
            fill=paint,
        )
    coil = "".join(f"M-43 {num(-87.6 + i * 1.9)}l7 -1" for i in range(3))
    post += path(coil, stroke="#7f858f", stroke_width=1.1) + path(
        "M-30 -87L-17 -90", stroke="#6b717b", stroke_width=1.2
    )
    art = path(
        "M-49 -91C-50 -96.6 -43 -97.6 -36.4 -95.4C-28 -93 -21 -95.6 -15.2 -94.8C-12 -94.2 -12 -91.4 -15"
        " -91C-22 -90.4 -26 -88.4 -31 -86.4C-38 -83.6 -48 -85.6 -49 -91Z",
        fill=paint,
    )
    art += path(
        "M-47.4 -89.6C-44 -86.4 -37 -86 -32 -88C-27 -90 -23 -91.4 -16 -91.8",
        fill="none",
        stroke=t.glint,
        stroke_width=0.45,
        stroke_dasharray="1.2 0.8",
    )
    return post + art + circle(-46.4, -90.6, 0.8, fill="#f0cf86")


def _bars(sheet: Sheet, turned: bool) -> str:
    """Swept-back bars; turned aside, the near grip comes forward and the far one shows behind the stem."""
    grip = tones(_LEATHER)
    x, y = _HEAD
    art = path(f"M{x + 0.6} {y + 1}L{num(x - 2.6)} {num(y - 9)}", stroke="#858c97", stroke_width=3)
    art += path(f"M{x - 0.2} {y}L{num(x - 3.4)} {num(y - 9)}", stroke="#f5f5f2", stroke_width=0.9)
    near = (
        "M27 -93C35 -97 38 -101 32 -102C24 -103 16 -96 9 -95"
        if not turned
        else "M27 -93C33 -94 39 -96 38 -99C36 -102 26 -98 19 -93"
    )
    far = (
        "M27 -93C30 -97 35 -103 31 -104C26 -104 18 -99 13 -98"
        if not turned
        else "M27 -93C22 -98 16 -103 10 -103C5 -103 0 -102 -4 -101"
    )
    art += path(far, fill="none", stroke="#767c87", stroke_width=2, stroke_linecap="round")
    art += _bent(near, 2.7, Tones("#ffffff", "#e9ecee", "#c8cdd4", "#7b828d", "#555"))
    tip = "M18.6 -97.4C15 -96 12 -95.4 8 -95" if not turned else "M27 -97C24 -96 21 -94.4 18 -92.4"
    art += path(tip, fill="none", stroke=grip.dark, stroke_width=4, stroke_linecap="round")
    art += path(
        tip, fill="none", stroke=grip.light, stroke_width=1, stroke_linecap="round", transform="translate(-0.3 -0.9)"
    )
    if turned:
        art += path("M3 -102.6L-4 -101", stroke=grip.deep, stroke_width=3.4, stroke_linecap="round")
    bell = sheet.radial(24.6, -99, 3.4, [(0, "#ffffff", 1), (0.4, "#e8c169", 1), (1, "#8a6326", 1)])
    cable = "M32 -101C44 -99 44 -84 35 -76" if not turned else "M36 -99C46 -96 44 -84 35 -76"
    art += path(cable, fill="none", stroke="#37333c", stroke_width=0.6)
    return art + circle(25.4, -98, 2.6, fill=bell)


def _racing_bars() -> str:
    steel = Tones("#ffffff", "#e9ecee", "#c8cdd4", "#7b828d", "#555")
    art = _bent("M30 -82L27.4 -88.6L40 -91", 3, steel)
    drop = "M36 -90.6L47 -92C56 -92.6 58 -84 51 -79.6C48 -77.8 44 -77.4 40 -77.6"
    tape = tones("#332f3a")
    art += _bent(drop, 3.6, tape)
    art += path(
        "M51 -91.6C54 -96 58 -95.4 57 -91C56.4 -87.6 58 -84 59.6 -80",
        fill="none",
        stroke="#5c616b",
        stroke_width=2,
        stroke_linecap="round",
    )
    return art + path("M53 -93.6C56 -95 57 -93 56.4 -90.4", fill="none", stroke="#d9dde0", stroke_width=0.7)


def _lamp(sheet: Sheet) -> str:
    shell = sheet.linear("#ffffff", "#c5cad1", "#6f7682")
    art = path("M35 -74L40 -77.6", stroke="#6f7682", stroke_width=1.6)
    art += path("M38 -82.6C42 -86 46 -86 48 -85.4L48 -74.8C44 -74.2 39.4 -75.6 38 -78.4Z", fill=shell)
    return art + ellipse(48, -80.1, 2, 5.4, fill=sheet.linear("#fffbe6", "#ffe28a", "#e9b44c"))


def _extras(dice: Dice, t: Tones) -> str:
    """A carrier over the rear wheel on most town bicycles."""
    if dice.whole(3) == 0:
        return ""
    bar = {"fill": "none", "stroke": "#70757f", "stroke_width": "1.5", "stroke_linecap": "round"}
    art = path("M-84 -73.6L-40 -74.6M-76 -73.6L-54 -36M-62 -74L-54 -36", **bar)
    return art + path("M-84 -74.2L-40 -75.2", stroke=mix("#ffffff", t.base, 0.1), stroke_width=0.5)


def _light(sheet: Sheet) -> str:
    pool = sheet.radial(48, -80, 34, [(0, "#ffe9a8", 0.9), (0.25, "#ffd070", 0.4), (1, "#ffb84a", 0)])
    beam = sheet.linear("#ffdf95", "#ffdf95", turn=0, stops=[(0, "#ffdf95", 0.42), (1, "#ffdf95", 0)])
    return path("M49 -84L175 -98L175 -20L49 -76Z", fill=beam) + circle(48, -80, 34, fill=pool)
