"""Waves of the open sea: rows of crests that rise gently and fall steeply, with foam that spills down their fronts."""

import math
from typing import NamedTuple

from illustrator.chance import Dice
from illustrator.palette import mix, shade
from illustrator.place import View
from illustrator.settings import _water as water
from illustrator.settings._hues import dim, lit
from illustrator.svg import Point, num, path, through

_STEPS = 14


class Row(NamedTuple):
    """A row of waves: its mean height in the picture, how near it is (0 to 1), how wild the sea."""

    y: float
    near: float
    wild: float


def swell(view: View, dice: Dice, row: Row, tones: tuple[str, str, str]) -> str:
    """One row: water shining through the crests, veins on the backs, foam on the highest."""
    area, light = view.area, view.light
    scale = min(area.w, area.h) / 1000
    far, mid, shallow = tones
    t = row.near
    tall = scale * (9 + 62 * t) * row.wild**0.85
    wide = scale * (110 + 330 * t) * (0.85 + 0.15 * row.wild)
    crests = _crests(view, dice, row, tall, wide)
    ridge = _ridge(crests, row.y + tall * 0.3)
    stormy = max(row.wild - 1.4, 0.0)
    deep = mix(mid, dim(light, "#1f5f86"), 0.2 + 0.34 * t)
    deep = mix(far, shade(deep, -0.07 * stormy), min(0.25 + t, 1.0))
    glassy = mix(far, mix(shallow, mid, 0.5 - 0.3 * t), min(0.3 + t * 0.9, 1.0))
    top = min(y for _, y in ridge)
    fill = view.scene.sheet.across(
        (0, top), (0, row.y + tall * 1.5), [(0, glassy, 1), (0.35, mix(glassy, deep, 0.55), 1), (1, deep, 1)]
    )
    svg = path(f"{through(ridge)}V{num(area.bottom + 5)}H{num(ridge[0][0])}Z", fill=fill)
    veins, fronts, foam, spray = "", "", "", ""
    for i, (x, y) in enumerate(crests[:-1]):
        high = (row.y - y) / max(tall, 1.0) * dice.between(0.8, 1.1)
        here = i * _STEPS
        fronts += _front(ridge, here, tall)
        veins += _veins(dice, ridge, here, tall)
        if high > (0.72 if row.wild < 1.3 else 0.62):
            foam += _foam(dice, ridge, here, tall, min(0.5 + high * row.wild * 0.4, 1.05))
            spray += _spray(dice, x, y, tall) if row.wild > 1.3 else ""
    white = lit(light, "#fbfeff")
    svg += path(fronts, fill=shade(deep, -0.05), fill_opacity=0.45)
    svg += path(veins, fill=mix(glassy, white, 0.5), fill_opacity=0.4)
    svg += path(foam, fill=white, fill_opacity=0.6 + 0.3 * t)
    svg += path(spray, stroke=white, stroke_width=2 + 3 * t, stroke_linecap="round", stroke_opacity=0.8)
    return svg + path(_lace(view, dice, row, tall, wide), fill=mix(deep, white, 0.5), fill_opacity=0.35)


def _crests(view: View, dice: Dice, row: Row, tall: float, wide: float) -> list[Point]:
    """Crests of every height; in a wild sea they tower at the sides, where no subject stands."""
    area = view.area
    crests: list[Point] = []
    x = area.x - wide * dice.between(0.4, 1.2)
    while x < area.right + wide * 1.6:
        u = min(abs(x - area.cx) / area.w * 2, 1.0)
        tower = 0.75 + (1.0 if row.wild > 1.3 else 0.35) * u * row.near
        crests.append((x, row.y - tall * dice.between(0.25, 1.0) * tower))
        x += wide * dice.between(0.6, 1.3)
    return crests


def _ridge(crests: list[Point], trough: float) -> list[Point]:
    """The line of a row: from each crest a steep fall, a hollow, and a long rise to the next."""
    points: list[Point] = []
    for i in range(len(crests) - 1):
        (ax, ay), (bx, by) = crests[i], crests[i + 1]
        for k in range(_STEPS):
            s = k / _STEPS
            fall = (trough - ay) * max(1 - s / 0.34, 0.0) ** 1.5
            rise = (trough - by) * max((s - 0.16) / 0.84, 0.0) ** 1.9
            points.append((ax + (bx - ax) * s, trough - max(fall, rise, (fall + rise) * 0.98)))
    points.append(crests[-1])
    return points


def _front(ridge: list[Point], at: int, tall: float) -> str:
    """The shaded hollow below a crest's steep side."""
    run = ridge[at : at + _STEPS // 2 + 1]
    if len(run) < 4:
        return ""
    back = [(x + tall * 0.1, y + tall * 0.5 * math.sin(math.pi * i / (len(run) - 1))) for i, (x, y) in enumerate(run)]
    return through([*run, *reversed(back)]) + "Z"


def _veins(dice: Dice, ridge: list[Point], at: int, tall: float) -> str:
    """Bright lines on the long back of a wave that run up towards its crest."""
    d = ""
    for k in range(2):
        run = ridge[max(at - 8 + k, 0) : max(at - k, 0)]
        if len(run) < 4:
            continue
        drop = tall * (0.16 + 0.2 * k) * dice.between(0.8, 1.2)
        last = len(run) - 1
        upper = [(x, y + drop) for x, y in run]
        lower = [(x, y + drop + tall * 0.07 * math.sin(math.pi * i / last)) for i, (x, y) in enumerate(run)]
        d += through([*upper, *reversed(lower)]) + "Z"
    return d


def _foam(dice: Dice, ridge: list[Point], at: int, tall: float, strength: float) -> str:
    """Foam along a crest: a thin edge behind it, lobes that spill down its front."""
    start, end = max(at - 2, 0), min(at + 6, len(ridge) - 1)
    run = ridge[start : end + 1]
    if len(run) < 5:
        return ""
    last = len(run) - 1
    d = through([(x, y - 1.5) for x, y in run])
    px, py = run[last]
    for i in range(last - 1, -1, -1):
        x, y = run[i]
        front = max(1 - abs(i - 3.2) / 3.6, 0.0)
        sag = tall * strength * (0.03 + front * (0.12 if i % 2 else 0.34)) * dice.between(0.75, 1.2)
        y += sag if i else 0.0
        r = math.hypot(x - px, y - py) * 0.62
        d += f"A{num(r)} {num(r)} 0 0 1 {num(x)} {num(y)}"
        px, py = x, y
    return d + "Z"


def _spray(dice: Dice, x: float, y: float, tall: float) -> str:
    """Drops that the wind tears off."""
    d = ""
    for _ in range(7):
        d += f"M{num(x + tall * dice.between(-0.3, 0.7))} {num(y - tall * dice.between(0.03, 0.4))}h.01"
    return d


def _lace(view: View, dice: Dice, row: Row, tall: float, wide: float) -> str:
    """Streaks of old foam in the hollows."""
    area, t, d = view.area, row.near, ""
    for _ in range(view.count(round(5 + 7 * t * area.w / min(area.w, area.h)))):
        x, y = dice.between(area.x, area.right), row.y + tall * dice.between(0.3, 1.5)
        d += water.lens(x, y, wide * dice.between(0.1, 0.34), 2 + 4 * t)
    return d
