"""House fronts with shops under them, in the light of the street."""

from dataclasses import dataclass

from illustrator.chance import Dice
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.settings._pen import pen
from illustrator.settings._roadside import Street
from illustrator.svg import circle, ellipse, group, path, polygon, rect

WALLS = ("#d98a68", "#e8c88c", "#8fb4aa", "#cf9c9a", "#a4b4cc", "#e4d6b8", "#b9bf94")
NIGHT_WALLS = ("#5a5288", "#43668c", "#74508a", "#3f5a74", "#6a5f94")
AWNINGS = ("#b8443c", "#2f6f6a", "#c98a2c", "#44588c", "#7a4a6a", "#4f7a48")


@dataclass
class _Gathered:
    """Like parts of one front, drawn in one go each."""

    surround: str = ""
    dark: str = ""
    glass: str = ""
    warm: str = ""
    bars: str = ""
    sills: str = ""
    shutters: str = ""
    flowers: str = ""


def front(street: Street, box: Area, tone: str, dice: Dice, *, is_old: bool = False) -> str:
    """One house, `box` from its roof's edge to the pavement."""
    lit_, mid = street.lit(tone), street.mid(tone)
    svg = _roof(street, box, tone, dice, is_old=is_old)
    wall = street.sheet.across((0, box.y), (0, box.bottom), [(0, lit_, 1), (0.5, lit_, 1), (1, mid, 1)])
    svg += rect(box.x, box.y, box.w, box.h, fill=wall)
    shop = min(box.h * 0.5, 270.0)
    upper = Area(box.x, box.y + 34, box.w, box.h - shop - 34)
    svg += _windows(street, upper, tone, dice)
    svg += _shop(street, Area(box.x, box.bottom - shop, box.w, shop), dice)
    side = box.x if street.light.turn > 0 else box.right - 10
    return svg + rect(side, box.y, 10, box.h, fill=street.dim(tone), fill_opacity=0.5)


def _roof(street: Street, box: Area, tone: str, dice: Dice, *, is_old: bool) -> str:
    """A cornice; on old houses a steep roof or a stepped gable over it."""
    svg, kind = "", dice.whole(3)
    tile = dice.pick(("#a85a42", "#8a5048", "#6a6a78"))
    if is_old or kind == 0:
        rise = box.w * (0.42 if is_old else 0.24)
        slope = street.sheet.across((0, box.y - rise), (0, box.y), [(0, street.lit(tile), 1), (1, street.mid(tile), 1)])
        if is_old and kind:
            svg += polygon(
                [(box.x, box.y + 2), (box.cx, box.y - rise * 1.1), (box.right, box.y + 2)], fill=street.lit(tone)
            )
            eaves = pen("M", box.x - 10, box.y + 6, "L", box.cx, box.y - rise * 1.1, "L", box.right + 10, box.y + 6)
            svg += path(eaves, fill="none", stroke=street.mid(tile), stroke_width=15)
            svg += circle(box.cx, box.y - rise * 0.4, box.w * 0.07, fill=street.dim("#5a6a7a"))
        else:
            svg += polygon(
                [
                    (box.x - 8, box.y + 2),
                    (box.x + box.w * 0.1, box.y - rise),
                    (box.right - box.w * 0.1, box.y - rise),
                    (box.right + 8, box.y + 2),
                ],
                fill=slope,
            )
            for k in (0.3, 0.7):
                svg += _dormer(street, box.x + box.w * k, box.y - rise * 0.12, min(rise * 0.7, 80))
        svg += rect(box.x + box.w * 0.76, box.y - rise * 1.2, 34, rise * 0.7, fill=street.mid("#a0604c"))
    pale = shade(tone, 0.1, 0.6)
    svg += rect(box.x - 8, box.y - 4, box.w + 16, 22, fill=street.lit(pale)) + rect(
        box.x - 4, box.y + 18, box.w + 8, 8, fill=street.dim(tone)
    )
    teeth, x = "", box.x + 8
    while x < box.right - 10:
        teeth += pen("M", x, box.y + 18, "h 10 v 10 h -10 z")
        x += 24
    return svg + path(teeth, fill=street.mid(pale))


def _dormer(street: Street, x: float, y: float, s: float) -> str:
    glass = "#ffdc94" if street.is_lit else street.mid("#7f98ac")
    svg = rect(x - s * 0.4, y - s * 0.7, s * 0.8, s * 0.7, fill=street.lit("#efe4d0"))
    svg += rect(x - s * 0.27, y - s * 0.58, s * 0.54, s * 0.5, fill=glass)
    return svg + polygon(
        [(x - s * 0.54, y - s * 0.66), (x, y - s * 1.1), (x + s * 0.54, y - s * 0.66)], fill=street.mid("#7a5048")
    )


def _windows(street: Street, area: Area, tone: str, dice: Dice) -> str:
    """Storeys of windows with sills; some houses have shutters, some windows flowers."""
    got, rows = _Gathered(), max(round(area.h / 190), 1)
    columns = max(round(area.w / 118), 2)
    cell_w, cell_h = area.w / columns, area.h / rows
    w, h = min(cell_w * 0.44, 64), min(cell_h * 0.62, 118)
    shuttered, arched = dice.whole(3) == 0, dice.whole(3) == 0
    for j in range(rows):
        for i in range(columns):
            x, y = area.x + cell_w * (i + 0.5) - w / 2, area.y + cell_h * (j + 0.5) - h / 2
            is_warm = street.is_lit and dice.whole(5) < 3
            _window(got, Area(x, y, w, h), is_warm, shuttered, arched)
            if dice.whole(6) == 0:
                for k in range(5):
                    got.flowers += pen("M", x + w * (k + 0.5) / 5, y + h + 1, "h .01")
    svg = path(got.surround, fill=street.lit(shade(tone, 0.12, 0.5))) + path(
        got.dark, fill=street.dim(shade(tone, -0.14))
    )
    if shuttered:
        svg += path(got.shutters, fill=street.mid(dice.pick(("#4f7a78", "#6a7f58", "#5a6a94", "#8a5a4a"))))
    light = street.light
    if got.glass:
        glass = mix(light.sky[1], street.mid("#5f7488"), 0.5)
        svg += path(
            got.glass, fill=street.sheet.linear(mix(glass, "#ffffff", 0.22), glass, shade(glass, -0.06), turn=60)
        )
    svg += path(got.warm, fill=street.sheet.linear("#ffe9b0", "#ffc872")) if got.warm else ""
    svg += path(got.bars, stroke=street.lit("#f2ead8"), stroke_width=3.6, fill="none")
    svg += path(got.sills, fill=street.lit("#e8dcc6"))
    if got.flowers:
        svg += path(got.flowers, stroke=street.mid("#4f8a4a"), stroke_width=19, stroke_linecap="round")
        svg += group(
            path(got.flowers, stroke=street.lit("#d8506a"), stroke_width=10, stroke_linecap="round"),
            transform="translate(2 -6)",
        )
    return svg


def _window(got: _Gathered, box: Area, is_warm: bool, shuttered: bool, arched: bool) -> None:
    x, y, w, h = box.box
    head = ("a", w / 2, w / 4, "0 0 1", w, 0) if arched else ("h", w)
    pane = pen("M", x, y + h, "V", y, *head, "V", y + h, "Z")
    if is_warm:
        got.warm += pane
    else:
        got.glass += pane
    got.surround += pen("M", x - 7, y + h, "V", y - 6, "h", w + 14, "V", y + h, "Z")
    got.dark += pen("M", x - 2, y + h, "V", y - 2, "h", w + 4, "V", y + h, "Z")
    got.bars += pen("M", x + w / 2, y, "v", h, "M", x, y + h * 0.4, "h", w)
    got.sills += pen("M", x - 12, y + h, "h", w + 24, "v 9 h", -w - 24, "Z")
    if shuttered:
        got.shutters += pen(
            "M", x - 8, y - 2, "h", -w * 0.42, "v", h + 2, "h", w * 0.42, "Z", "M", x + w + 8, y - 2, "h", w * 0.42,
            "v", h + 2, "h", -w * 0.42, "Z",
        )  # fmt: skip


def _shop(street: Street, box: Area, dice: Dice) -> str:
    """A shop: painted front, window with goods, door, sign without words, striped awning."""
    paint = dice.pick(AWNINGS)
    wood, deep = street.mid(shade(paint, -0.04)), street.dim(shade(paint, -0.14))
    band = box.h * 0.17
    svg = rect(box.x + 8, box.y, box.w - 16, box.h, fill=wood)
    svg += rect(box.x + 8, box.bottom - box.h * 0.12, box.w - 16, box.h * 0.12, fill=deep)
    door_w = min(box.w * 0.26, 96)
    door_left = dice.whole(2) == 0
    door_x = box.x + 26 if door_left else box.right - 26 - door_w
    left = door_x + door_w + 20 if door_left else box.x + 26
    right = box.right - 26 if door_left else door_x - 20
    top = box.y + band + 12
    pane = Area(left, top, right - left, box.bottom - box.h * 0.16 - top)
    svg += _display(street, pane, dice) + _door(street, Area(door_x, top, door_w, box.bottom - top), paint)
    svg += rect(box.x + 2, box.y - 2, box.w - 4, band, fill=street.lit(paint)) + rect(
        box.x + 2, box.y + band - 6, box.w - 4, 6, fill=deep
    )
    svg += _mark(street, box.cx, box.y + band * 0.46, band * 0.3, dice)
    return svg + _awning(street, Area(left - 16, box.y + band - 2, right - left + 32, box.h * 0.25), dice.pick(AWNINGS))


def _display(street: Street, pane: Area, dice: Dice) -> str:
    """The shop window and what is in it."""
    light = street.light
    if street.is_lit:
        glass = street.sheet.across((0, pane.y), (0, pane.bottom), [(0, "#fff0c0", 1), (1, "#ffc676", 1)])
    else:
        deep = mix(street.dim("#3f4a58"), light.sky[1], 0.3)
        glass = street.sheet.across(
            (pane.x, pane.y),
            (pane.right, pane.bottom),
            [(0, mix(deep, "#ffffff", 0.25), 1), (0.6, deep, 1), (1, shade(deep, -0.06), 1)],
        )
    svg = rect(pane.x - 6, pane.y - 6, pane.w + 12, pane.h + 12, fill=street.lit("#efe2c8")) + rect(
        pane.x, pane.y, pane.w, pane.h, fill=glass
    )
    goods, x = "", pane.x + 12
    while x < pane.right - 26:
        w, h = dice.between(16, 34), pane.h * dice.between(0.16, 0.4)
        kind = dice.whole(3)
        if kind == 0:
            goods += rect(x, pane.bottom - h, w, h, rx=5)
        elif kind == 1:
            goods += ellipse(x + w / 2, pane.bottom - h * 0.42, w / 2, h * 0.42)
        else:
            goods += path(pen("M", x, pane.bottom, "l", w * 0.2, -h, "h", w * 0.6, "l", w * 0.2, h, "Z"))
        x += w + dice.between(8, 26)
    svg += group(goods, fill=street.mid("#8a5a48") if not street.is_lit else "#a8603c", fill_opacity=0.75)
    shine = [
        (pane.x + pane.w * 0.1, pane.bottom),
        (pane.x + pane.w * 0.4, pane.y),
        (pane.x + pane.w * 0.52, pane.y),
        (pane.x + pane.w * 0.22, pane.bottom),
    ]
    return svg + polygon(shine, fill="#ffffff", fill_opacity=0.14)


def _door(street: Street, box: Area, paint: str) -> str:
    svg = rect(box.x - 5, box.y - 6, box.w + 10, box.h + 6, fill=street.lit("#efe2c8"))
    svg += rect(box.x, box.y, box.w, box.h, fill=street.mid(shade(paint, -0.1)))
    glass = "#ffdf9a" if street.is_lit else street.mid("#7a90a4")
    svg += rect(box.x + box.w * 0.16, box.y + box.h * 0.08, box.w * 0.68, box.h * 0.5, fill=glass, rx=4)
    svg += rect(
        box.x + box.w * 0.16,
        box.y + box.h * 0.66,
        box.w * 0.68,
        box.h * 0.22,
        fill=street.dim(shade(paint, -0.12)),
        rx=3,
    )
    return svg + circle(box.x + box.w * 0.88, box.y + box.h * 0.62, 4.5, fill=street.lit("#e8c060"))


def _mark(street: Street, x: float, y: float, r: float, dice: Dice) -> str:
    """What the sign shows: a cup, a loaf, a flower, a book; three strokes on either side instead of letters."""
    gold = "#fff0c8" if street.is_lit else street.lit("#f6e6c0")
    kind = dice.whole(4)
    if kind == 0:
        svg = path(
            pen("M", x - r, y - r * 0.6, "h", r * 1.6, "q 0", r * 1.5, -r * 0.8, r * 1.5, "t", -r * 0.8, -r * 1.5, "Z")
        )
    elif kind == 1:
        svg = ellipse(x, y, r * 1.2, r * 0.7)
    elif kind == 2:
        svg = "".join(
            circle(x + r * 0.6 * a, y + r * 0.6 * b, r * 0.44)
            for a, b in ((0, -1), (0.95, -0.3), (0.6, 0.8), (-0.6, 0.8), (-0.95, -0.3))
        )
    else:
        svg = path(
            pen(
                "M", x, y - r * 0.5, "q", -r, -r * 0.6, -r * 1.3, 0, "v", r * 1.2, "q", r * 0.4, -r * 0.5, r * 1.3,
                0, "q", r * 0.9, -r * 0.5, r * 1.3, 0, "v", -r * 1.2, "q", -r * 0.3, -r * 0.6, -r * 1.3, 0, "Z",
            )
        )  # fmt: skip
    for side in (-1, 1):
        for k in range(3):
            svg += rect(x + side * (r * 2.6 + k * r * 1.3) - r * 0.5, y - r * 0.16, r, r * 0.32, rx=r * 0.16)
    return group(svg, fill=gold)


def _awning(street: Street, box: Area, colour: str) -> str:
    """Stripes that spread downwards, a scalloped edge, and their shadow on the shop."""
    svg = rect(box.x + 10, box.bottom - 8, box.w - 20, 34, fill="#14101c", fill_opacity=0.3)
    count = max(round(box.w / 42) | 1, 3)
    inset, drop = 12.0, 16.0
    for i in range(count):
        a, b = i / count, (i + 1) / count
        x0, x1 = box.x + inset + (box.w - 2 * inset) * a, box.x + inset + (box.w - 2 * inset) * b
        x2, x3 = box.x + box.w * b, box.x + box.w * a
        d = pen(
            "M", x0, box.y, "L", x1, box.y, "L", x2, box.bottom, "v", drop * 0.4, "q", (x3 - x2) / 2, drop, x3 - x2,
            0, "v", -drop * 0.4, "Z",
        )  # fmt: skip
        tone = colour if i % 2 == 0 else "#f6ecd8"
        svg += path(
            d,
            fill=street.sheet.across(
                (0, box.y),
                (0, box.bottom + drop),
                [(0, street.mid(tone), 1), (0.7, street.lit(tone), 1), (1, street.mid(shade(tone, -0.05)), 1)],
            ),
        )
    return svg
