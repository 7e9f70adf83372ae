"""A theatre's stage: curtains, boards, spotlights, footlights."""

import math

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings._curtains import curtains, folds
from illustrator.settings._pen import pen
from illustrator.settings._tone import faded, soft_spot
from illustrator.subject import Words
from illustrator.svg import Point, circle, ellipse, num, path, polygon, rect

TITLE = "stage"
WORDS = Words(
    "stage, theatre, theater, theatre stage, concert stage, opera, spotlight stage, show, red curtain, concert hall",
    "舞台, 剧院, 剧场, 音乐会舞台, 演唱会, 红色幕布",
    "Bühne, Theater, Konzertbühne, Oper, Theatervorhang",
    "scène de théâtre, théâtre, opéra, rideau rouge, salle de concert",
    "escenario, teatro, ópera, telón rojo, sala de conciertos",
)
IS_INDOORS = True
_CURTAINS = ("#a8242e", "#7a2050", "#28407a", "#1f6a58")


def draw(view: View) -> Ground:
    area, layout = view.area, view.variant % 3
    floor = area.y + area.h * (0.7 if area.h <= area.w else 0.76)
    cloth = view.colour or _CURTAINS[view.variant // 3 % len(_CURTAINS)]
    lamps = _lamps(area, layout)
    target = (area.cx, area.y + area.h * 0.86)
    bright = 1.0 if view.light.is_dark or view.light.lamp else 0.72
    view.scene.draw(_back(view, floor, cloth, layout))
    view.scene.draw(_floor(view, floor, target, bright))
    view.scene.draw(curtains(view, floor, cloth, layout))
    glow = "".join(
        _beam(view, lamp, (target[0] + (lamp[0] - area.cx) * 0.12, target[1]), tone, bright) for lamp, tone in lamps
    )
    glow += _motes(view, floor)
    return Ground(
        near=area.y + area.h * 0.87,
        far=floor + (area.bottom - floor) * 0.2,
        horizon=area.y + area.h * 0.55,
        sky=Area(area.x, area.y + area.h * 0.1, area.w, area.h * 0.3),
        gloss=0.2,
        front=_footlights(view),
        glow=glow,
        lamp=lamps[0][0],
    )


def _lamps(area: Area, layout: int) -> list[tuple[Point, str]]:
    """Where the beams come from, and their colours."""
    y = area.y - area.h * 0.06
    if layout == 0:
        return [((area.cx - area.w * 0.08, y), "#ffeec4")]
    tones = ("#ffe2b0", "#ffe2b0") if layout == 1 else ("#6fc8ff", "#ff86c8")
    return [((area.cx + s * area.w * 0.34, y), tone) for s, tone in zip((-1, 1), tones, strict=True)]


def _back(view: View, floor: float, cloth: str, layout: int) -> str:
    """A closed curtain, a painted night behind the open one, or a dark stage with rows of lamps."""
    area, sheet, dice = view.area, view.scene.sheet, view.dice.fork("back")
    if layout == 0:
        deep = shade(cloth, -0.1)
        svg = rect(area.x, area.y, area.w, floor - area.y, fill=deep)
        svg += folds(Area(area.x, area.y, area.w, floor - area.y), cloth, 88, 0.75)
        pool = sheet.radial(area.cx, floor - area.h * 0.16, max(area.w, area.h) * 0.5, faded("#ffd9a0", 0.34))
        dark = sheet.radial(
            area.cx,
            floor - area.h * 0.2,
            max(area.w, area.h) * 0.75,
            [(0, "#140610", 0), (0.35, "#140610", 0.12), (1, "#140610", 0.72)],
        )
        box = Area(area.x, area.y, area.w, floor - area.y)
        svg += box.shape(fill=pool) + box.shape(fill=dark)
        return (
            svg
            + rect(area.x, floor - 26, area.w, 18, fill=mix("#d8a84a", cloth, 0.2))
            + rect(area.x, floor - 8, area.w, 10, fill=shade(cloth, -0.2))
        )
    sky = ("#141a44", "#3a3478", "#8a5a94") if layout == 1 else ("#0a0a1e", "#181440", "#341c5c")
    svg = rect(
        area.x,
        area.y,
        area.w,
        floor - area.y,
        fill=sheet.across((0, area.y), (0, floor), [(0, sky[0], 1), (0.6, sky[1], 1), (1, sky[2], 1)]),
    )
    if layout == 1:
        return svg + _painted(view, floor, dice)
    return svg + _rig(view, floor)


def _painted(view: View, floor: float, dice: Dice) -> str:
    """A backcloth: moon, hanging stars on threads, cut-out hills."""
    area = view.area
    r = min(area.w, area.h) * 0.13
    x, y = area.cx + area.w * 0.2 * view.light.turn, area.y + (floor - area.y) * 0.42
    svg = circle(x, y, r * 2.6, fill=view.scene.sheet.radial(x, y, r * 2.6, faded("#ffe9b8", 0.4)))
    svg += (
        circle(x, y, r, fill="#ffeebc")
        + circle(x - r * 0.3, y - r * 0.2, r * 0.2, fill="#f0d898")
        + circle(x + r * 0.3, y + r * 0.36, r * 0.26, fill="#f0d898")
    )
    for _ in range(max(round(area.w / 110), 6)):
        sx, sy = area.x + area.w * dice.between(0.12, 0.88), area.y + (floor - area.y) * dice.between(0.2, 0.62)
        s = dice.between(9, 19)
        svg += path(pen("M", sx, area.y, "V", sy), stroke="#c8b8e0", stroke_opacity=0.28, stroke_width=2)
        points = [
            (
                sx + s * (1 if k % 2 == 0 else 0.42) * math.sin(math.pi * k / 5),
                sy - s * (1 if k % 2 == 0 else 0.42) * math.cos(math.pi * k / 5),
            )
            for k in range(10)
        ]
        svg += polygon(points, fill="#ffdf96")
    for high, tone in ((0.26, "#544a90"), (0.14, "#3a3670")):
        d = pen("M", area.x, floor - area.h * high * 0.6)
        for k in range(6):
            step = area.w / 6
            d += pen("q", step / 2, -area.h * high * (0.5 if (k + round(high * 50)) % 2 else 0.2), step, 0)
        svg += path(d + pen("V", floor, "H", area.x, "Z"), fill=tone)
    return svg


def _rig(view: View, floor: float) -> str:
    """A truss with lamps across the top, and a wall of small lights at the back."""
    area, svg = view.area, ""
    y = area.y + min(area.h * 0.13, 150)
    dots, cell = ["", ""], 58.0
    for j in range(int((floor - y) / cell)):
        for i in range(int(area.w / cell) + 1):
            lit = (i * 7 + j * 5 + view.variant) % 4 == 0
            dots[lit] += pen("M", area.x + 24 + i * cell, y + 70 + j * cell, "h .01")
    svg += path(dots[0], stroke="#4a3a8a", stroke_width=9, stroke_linecap="round", stroke_opacity=0.6)
    svg += path(dots[1], stroke="#c77aff", stroke_width=11, stroke_linecap="round", stroke_opacity=0.8)
    web = pen("M", area.x, y, "H", area.right, "M", area.x, y + 40, "H", area.right)
    for i in range(int(area.w / 60) + 1):
        web += pen("M", area.x + i * 60, y, "l 30 40 l 30 -40")
    svg += path(web, stroke="#34344c", stroke_width=8, fill="none")
    for i in range(max(round(area.w / 190), 3)):
        x = area.x + area.w * (i + 0.5) / max(round(area.w / 190), 3)
        tone = ("#6fc8ff", "#ff86c8", "#ffd88a")[i % 3]
        svg += (
            rect(x - 24, y + 36, 48, 46, fill="#22222e", rx=8)
            + ellipse(x, y + 84, 24, 10, fill=tone)
            + ellipse(x, y + 84, 13, 5, fill="#ffffff")
        )
    return svg


def _floor(view: View, floor: float, target: Point, bright: float) -> str:
    """Boards towards the viewer, and the spotlight's pool on them."""
    area, sheet = view.area, view.scene.sheet
    wood = "#8a5636" if view.variant % 3 != 2 else "#3a3048"
    grad = sheet.across(
        (0, floor),
        (0, area.bottom),
        [(0, shade(wood, -0.16), 1), (0.4, shade(wood, -0.05), 1), (1, shade(wood, -0.12), 1)],
    )
    svg = rect(area.x, floor, area.w, area.bottom - floor, fill=grad)
    eye, seams, bands = floor - area.h * 0.35, "", ""
    grow = (floor - eye) / (area.bottom - eye)
    count = int(area.w / 92 / grow) + 2
    for k in range(-count // 2, count // 2 + 1):
        x, nx = area.cx + k * 92, area.cx + (k + 1) * 92
        a, b = area.cx + (x - area.cx) * grow, area.cx + (nx - area.cx) * grow
        seams += pen("M", a, floor, "L", x, area.bottom)
        if k % 3 == 0:
            bands += pen("M", a, floor, "L", b, floor, "L", nx, area.bottom, "L", x, area.bottom, "Z")
    svg += path(bands, fill=shade(wood, 0.04), fill_opacity=0.5) + path(
        seams, stroke="#1a0c10", stroke_opacity=0.5, stroke_width=3, fill="none"
    )
    warm = "#ffe4b0" if view.variant % 3 != 2 else "#c9a8ff"
    svg += soft_spot(sheet, target, area.w * 0.5, area.h * 0.15, faded(warm, 0.36 * bright))
    disc = [(0.0, warm, 0.66 * bright), (0.8, warm, 0.5 * bright), (0.93, warm, 0.14), (1.0, warm, 0.0)]
    return svg + soft_spot(sheet, target, min(area.w * 0.34, 470), area.h * 0.095, disc)


def _beam(view: View, lamp: Point, target: Point, tone: str, bright: float) -> str:
    """A cone of light, brighter at its root."""
    area, sheet = view.area, view.scene.sheet
    half = min(area.w * 0.3, 420)
    x, y = lamp
    svg = ""
    for share, strength in ((1.0, 0.15), (0.72, 0.13), (0.42, 0.1)):
        w = half * share
        cone = [(x - 30 * share, y), (x + 30 * share, y), (target[0] + w, target[1]), (target[0] - w, target[1])]
        fade = sheet.across(
            (0, y),
            (0, target[1] + 30),
            [(0, tone, strength * bright * 1.5), (0.6, tone, strength * bright * 0.8), (1, tone, strength * 0.25)],
        )
        svg += path(
            pen("M", *cone[0], "L", *cone[1], "L", *cone[2], "A", w, area.h * 0.07 * share, "0 0 1", *cone[3], "Z"),
            fill=fade,
        )
    return svg


def _motes(view: View, floor: float) -> str:
    """Dust in the beams."""
    area, dice, dots = view.area, view.dice.fork("motes"), ""
    for _ in range(view.count(50)):
        x, y = area.cx + area.w * dice.between(-0.26, 0.26), area.y + (floor - area.y) * dice.between(0.1, 1.0)
        dots += circle(x, y, dice.between(1.0, 2.8), fill_opacity=dice.between(0.1, 0.4))
    return f'<g fill="#fff0d0">{dots}</g>'


def _footlights(view: View) -> str:
    """Shells of brass along the stage's edge, before everybody."""
    area, svg = view.area, ""
    count = max(round(area.w / 165), 3)
    y = area.bottom
    svg += rect(area.x, y - 20, area.w, 20, fill="#241420")
    for i in range(count):
        x = area.x + area.w * (i + 0.5) / count
        svg += path(f"M{num(x - 34)} {num(y)}a34 34 0 0 1 68 0Z", fill="#b8863a") + path(
            f"M{num(x - 34)} {num(y)}a34 34 0 0 1 24 -32q-14 14 -14 32Z", fill="#f0cc7a"
        )
        svg += ellipse(x, y - 32, 17, 5, fill="#ffeebc")
    return svg
