"""Heavy cloth for a stage: closed curtains, sides held by cords, a valance with a fringe."""

from illustrator.page import Area
from illustrator.palette import shade
from illustrator.place import View
from illustrator.settings._pen import pen
from illustrator.svg import path, rect


def folds(box: Area, cloth: str, width: float, shine: float) -> str:
    """Hanging cloth: each fold has a dark valley, a body and a bright ridge."""
    count = max(round(box.w / width), 2)
    w = box.w / count
    dark, mid, light = "", "", ""
    for i in range(count):
        x = box.x + i * w
        dark += pen("M", x, box.y, "h", w * 0.3, "L", x + w * 0.24, box.bottom, "H", x, "Z")
        mid += pen("M", x + w * 0.3, box.y, "h", w * 0.26, "L", x + w * 0.58, box.bottom, "H", x + w * 0.24, "Z")
        light += pen("M", x + w * 0.6, box.y, "h", w * 0.14, "L", x + w * 0.72, box.bottom, "H", x + w * 0.62, "Z")
    svg = (
        rect(box.x, box.y, box.w, box.h, fill=cloth)
        + path(dark, fill=shade(cloth, -0.12))
        + path(mid, fill=shade(cloth, -0.05))
    )
    return svg + path(light, fill=shade(cloth, 0.08), fill_opacity=shine)


def curtains(view: View, floor: float, cloth: str, layout: int) -> str:
    """Side curtains that are held back, and the valance with its gold fringe."""
    area = view.area
    foot = floor + (area.bottom - floor) * 0.24
    svg = ""
    wide = min(area.w * (0.17 if layout == 0 else 0.2), 320)
    if layout != 2 or area.w > 1300:
        svg += "".join(_side(view, cloth, side, wide, foot) for side in (-1, 1))
    high = min(area.h * 0.13, 170)
    if layout == 2:
        return svg
    count = max(round(area.w / 250) | 1, 3)
    w = area.w / count
    for i in range(count):
        x = area.x + i * w
        drop = pen(
            "M", x - 4, area.y, "h", w + 8, "v", high * 0.55, "Q", x + w / 2, area.y + high * 1.5, x - 4,
            area.y + high * 0.55, "Z",
        )  # fmt: skip
        tone = view.scene.sheet.across(
            (x, 0),
            (x + w, 0),
            [(0, shade(cloth, -0.12), 1), (0.35, shade(cloth, 0.05), 1), (0.7, cloth, 1), (1, shade(cloth, -0.14), 1)],
        )
        svg += f'<g transform="translate(0 10)">{path(drop, fill="#12060c", fill_opacity=0.4)}</g>' + path(
            drop, fill=tone
        )
        swag = "".join(
            pen(
                "M", x, area.y + high * (0.1 + 0.15 * k), "Q", x + w / 2, area.y + high * (0.5 + 0.26 * k), x + w,
                area.y + high * (0.1 + 0.15 * k),
            )
            for k in range(3)
        )  # fmt: skip
        svg += path(swag, fill="none", stroke=shade(cloth, -0.16), stroke_width=7, stroke_opacity=0.6)
        edge = pen("M", x, area.y + high * 0.56, "Q", x + w / 2, area.y + high * 1.5, x + w, area.y + high * 0.56)
        svg += path(edge, fill="none", stroke="#d9a848", stroke_width=13) + path(
            edge, fill="none", stroke="#ffe09a", stroke_width=4, stroke_dasharray="3 9"
        )
    return svg


def _side(view: View, cloth: str, side: int, wide: float, foot: float) -> str:
    """One curtain, gathered by a cord at two thirds of its height."""
    area = view.area
    edge = area.x if side < 0 else area.right
    tie = area.y + (foot - area.y) * 0.64
    svg, folds = "", 6
    for k in range(folds, 0, -1):
        a = k / folds
        inner_top, waist, hem = (
            edge - side * wide * 1.25 * a,
            edge - side * wide * 0.5 * a,
            edge - side * wide * 0.95 * a,
        )
        bend = area.y + (tie - area.y) * 0.55, waist + (inner_top - waist) * 0.4
        d = pen("M", edge, area.y, "H", inner_top, "C", inner_top, bend[0], bend[1], tie - 60, waist, tie)
        d += pen("C", waist, tie + 50, hem, tie + 110, hem, foot, "H", edge, "Z")
        tone = shade(cloth, (-0.14, -0.02, -0.09, 0.04, -0.06, -0.1, 0.01)[k])
        svg += path(
            d,
            fill=view.scene.sheet.across(
                (0, area.y), (0, foot), [(0, shade(tone, -0.1), 1), (0.5, tone, 1), (1, shade(tone, -0.12), 1)]
            ),
        )
    cord = edge - side * wide * 0.26
    return (
        svg
        + rect(cord - wide * 0.3, tie - 13, wide * 0.6, 26, fill="#d9a848", rx=13)
        + rect(cord - wide * 0.3, tie - 9, wide * 0.6, 6, fill="#ffe09a", fill_opacity=0.8, rx=3)
    )
