"""The drawing of the technical posters: grids, circuit paths, lit plates and chips."""

import math

from illustrator.cast import Player
from illustrator.chance import Dice
from illustrator.glyph import Tones
from illustrator.marks import monogram
from illustrator.page import Area, Page
from illustrator.palette import at, mix
from illustrator.scene import Box
from illustrator.svg import Point, circle, line, num, path, rect, through


def grid(page: Page, x: float, y: float, reach: float) -> str:
    """Fine lines that fade away from a point."""
    ink, area = page.scheme.main, page.area
    fade = page.stage.scene.sheet.radial(x, y, reach, [(0, ink, 0.2), (1, ink, 0)])
    step = 1000 / page.stage.count(22)
    parts = []
    for i in range(-int(reach / step), int(reach / step) + 1):
        parts.append(line(x + i * step, area.y, x + i * step, area.bottom, stroke=fade, stroke_width=1.2))
        parts.append(line(area.x, y + i * step, area.right, y + i * step, stroke=fade, stroke_width=1.2))
    return "".join(parts)


def glow(page: Page, x: float, y: float, r: float, strength: float = 0.6) -> None:
    scheme, scene = page.scheme, page.stage.scene
    stops = [(0, scheme.main, strength), (0.45, scheme.second, strength * 0.4), (1, scheme.second, 0)]
    scene.draw(circle(x, y, r, fill=scene.sheet.radial(x, y, r, stops)))


def traces(page: Page, art: Area, x: float, y: float, size: float) -> tuple[str, str]:
    """Circuit paths: straight out of each side, one bend of 45 degrees, straight on, a dot at the end.

    A chip has three pins a side: there the paths come out of these.
    """
    has_pins = bool(page.cast) and page.cast[0].name == "chip"
    dice = page.stage.dice.fork("traces")
    lanes = page.stage.count(7)
    paths, dots = [], []
    for side in range(4):
        turn = math.pi / 2 * side
        reach = (art.w if side % 2 == 0 else art.h) * 0.46
        for lane in range(lanes):
            offset = (lane - (lanes - 1) / 2) * size * 0.86 / lanes
            points = _trace(dice, offset, size, reach)
            if has_pins:
                points = _from_pin(points, size)
            turned = [_turned(p, turn, x, y) for p in points]
            paths.append(path(through(turned)))
            dots.append(end(page, *turned[-1], lane))
            if lane % 2 == 0:
                dots.append(circle(*turned[1], 4, fill=page.scheme.accent))
    return "".join(paths), "".join(dots)


def end(page: Page, x: float, y: float, lane: int) -> str:
    colour = page.scheme.accent if lane % 3 == 1 else page.scheme.main
    return circle(x, y, 7, fill=page.scheme.deep, stroke=colour, stroke_width=3.2)


def _trace(dice: Dice, offset: float, size: float, reach: float) -> list[Point]:
    bend, length = dice.between(0.2, 0.9), dice.between(0.35, 1.0)
    start = size * 0.5
    knee = start + min(size, reach - start) * (0.14 + 0.36 * bend)
    rise = offset * (0.1 + bend)
    stop = max(knee + abs(rise) + 12, start + (reach - start) * length)
    return [(start, offset), (knee, offset), (knee + abs(rise), offset + rise), (stop, offset + rise)]


def _from_pin(points: list[Point], size: float) -> list[Point]:
    """The path led back to the nearest of the chip's pins (their places are the glyph's, drawn at 1.2 of the size)."""
    (_, offset), *rest = points
    pin = min((-0.192 * size, 0.0, 0.192 * size), key=lambda p: abs(p - offset))
    fork = 0.56 * size
    level = fork + abs(offset - pin)
    return [(0.45 * size, pin), (fork, pin), (level, offset), *((max(px, level), py) for px, py in rest)]


def _turned(p: Point, turn: float, x: float, y: float) -> Point:
    c, s = math.cos(turn), math.sin(turn)
    return x + p[0] * c - p[1] * s, y + p[0] * s + p[1] * c


def lit(page: Page, svg: str) -> None:
    """Lines with their own light."""
    page.stage.scene.draw(svg, blur=7, blend="add")
    page.stage.scene.draw(svg)


def hero(page: Page, x: float, y: float, size: float, *, is_round: bool = False) -> Box:
    """The first subject on its plate, a chip as it is, the next two on smaller plates at its sides."""
    for player, side in zip(page.marks[1:3], (-1, 1), strict=False):
        room = size * 0.33
        beside = min(max(x + side * size * 1.12, page.area.x + room), page.area.right - room)
        _plate(page, player, beside, y, size * 0.56, is_round)
    first = page.marks[0] if page.marks else None
    if first is not None and first.name == "chip":
        _chip(page, first, x, y, size * 1.2)
        return first.box(x, y, size * 1.2)
    _plate(page, first, x, y, size, is_round)
    return x - size * 0.56, y - size * 0.56, size * 1.12, size * 1.12


def _plate(page: Page, player: Player | None, x: float, y: float, size: float, is_round: bool) -> None:
    stage, scheme, half = page.stage, page.scheme, size * 0.56
    corner = half if is_round else size * 0.16
    plate = rect(x - half, y - half, 2 * half, 2 * half, fill=body(page), stroke=scheme.main, stroke_width=3, rx=corner)
    stage.scene.draw(plate, relief=0.5)
    stage.scene.draw(emblem(page, player, x, y, size * 0.74), relief=0.4)


def emblem(page: Page, player: Player | None, x: float, y: float, size: float) -> str:
    scheme = page.scheme
    tones = Tones(core(page), mix(scheme.main, "#ffffff", 0.5), scheme.accent, scheme.deep)
    return player.tone(page.stage, tones, x, y, size) if player else monogram(page.stage, tones, x, y, size)


def _chip(page: Page, player: Player, x: float, y: float, size: float) -> None:
    """A chip whose core glows."""
    stage, scheme = page.stage, page.scheme
    tones = Tones(body(page), mix(scheme.main, "#ffffff", 0.35), core(page), scheme.deep)
    stage.scene.draw(player.tone(stage, tones, x, y, size), relief=0.4)
    side = size * 0.26
    lamp = Area(x - side / 2, y - side / 2, side, side)
    stage.scene.draw(lamp.shape(rx=side * 0.14, fill=scheme.main), blur=34, blend="add")
    rim = lamp.shape(rx=side * 0.14, fill="none", stroke="#ffffff", stroke_width=3, stroke_opacity=0.8)
    stage.scene.draw(rim, blur=2, blend="add")


def body(page: Page) -> str:
    return page.stage.scene.sheet.linear(at(page.scheme.main, 0.34, 0.05), at(page.scheme.main, 0.17, 0.04), turn=60)


def core(page: Page) -> str:
    scheme = page.scheme
    return page.stage.scene.sheet.linear(mix(scheme.accent, "#ffffff", 0.55), scheme.main, scheme.second, turn=55)


def slab(x: float, y: float, half: float, height: float, paints: tuple[str, str, str]) -> str:
    """A flat block seen from above at an angle: its top's middle at (x, y); paints of the top, left and right side."""
    top, left, right = paints
    a, b = half, half * 0.52
    face = f"M{num(x)} {num(y - b)}L{num(x + a)} {num(y)}L{num(x)} {num(y + b)}L{num(x - a)} {num(y)}Z"
    one = f"M{num(x - a)} {num(y)}L{num(x)} {num(y + b)}v{num(height)}L{num(x - a)} {num(y + height)}Z"
    two = f"M{num(x + a)} {num(y)}L{num(x)} {num(y + b)}v{num(height)}L{num(x + a)} {num(y + height)}Z"
    return path(one, fill=left) + path(two, fill=right) + path(face, fill=top)
