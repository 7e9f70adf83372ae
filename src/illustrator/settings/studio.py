"""A photographer's studio: seamless paper under soft boxes. White, unless another colour is asked for."""

from illustrator.page import Area
from illustrator.palette import lch, mix, shade
from illustrator.place import Ground, View
from illustrator.settings._hues import times
from illustrator.settings._pen import pen
from illustrator.settings._tone import faded, lamp_colour, soft_spot, tints_of
from illustrator.subject import Words
from illustrator.svg import circle, group, line, path, polygon, rect

TITLE = "photo studio"
WORDS = Words(
    "studio, photo studio, studio background, studio backdrop, white background, product background, seamless paper, "
    "studio shot, infinity cove",
    "摄影棚, 影棚, 白色背景, 白底, 棚拍",
    "Studio, Fotostudio, Studiohintergrund, weißer Hintergrund",
    "studio photo, fond blanc, fond de studio",
    "estudio, estudio fotográfico, fondo blanco, fondo de estudio",
)
IS_INDOORS = True


def draw(view: View) -> Ground:
    area, layout = view.area, view.variant % 4
    colour = view.colour or "#f6f6f6"
    if "dark" in view.traits and view.colour is None:
        colour = "#33353c"
    tints = tints_of(view.light)
    share = 0.3 if not view.light.is_dark else 0.8
    tone = mix(colour, times(colour, tints[1]), share)
    if view.colour is None:
        tone = shade(tone, (0.0, -0.09, -0.03, -0.02)[layout])
    bend = area.y + area.h * 0.66
    svg = _cove(view, tone, bend, layout)
    view.scene.draw(svg)
    if layout == 3 and view.seen <= 0.5:
        view.scene.draw(_kit(view, tone, bend))
    return Ground(
        near=area.y + area.h * 0.84,
        far=bend + area.h * 0.05,
        horizon=bend - area.h * 0.06,
        sky=Area(area.x, area.y, area.w, area.h * 0.42),
        gloss=0.12,
        glow=_boxes_glow(view, layout),
    )


def _cove(view: View, tone: str, bend: float, layout: int) -> str:
    """Paper that runs down from the wall and forward, without an edge, and the soft box's light on it."""
    area, sheet = view.area, view.scene.sheet
    light, _chroma, _ = lch(tone)
    pale = light > 0.85
    top, low = shade(tone, -0.07 if pale else -0.1), shade(tone, -0.05 if pale else -0.07)
    lift = mix(tone, "#ffffff", 0.7 if pale else 0.16)
    stops = [
        (0, top, 1.0),
        (0.42, tone, 1.0),
        (0.63, mix(tone, shade(tone, -0.03), 0.7), 1.0),
        (0.74, lift, 1.0),
        (1, low, 1.0),
    ]
    svg = area.shape(fill=sheet.across((0, area.y), (0, area.bottom), stops))
    side = view.light.turn
    shares = (0.0, 0.3 * side, -0.3 * side, 0.16 * side)
    x, y = area.cx + area.w * shares[layout], area.y + area.h * 0.36
    white = mix("#ffffff", view.light.key, 0.25)
    if view.light.is_dark or not pale:
        white = mix(tone, white, 0.5)
    reach = max(area.w, area.h) * 0.6
    strength = (0.9 if pale else 0.6) * (0.6 if view.light.is_dark else 1.0)
    svg += area.shape(fill=sheet.radial(x, y, reach, faded(white, strength)))
    svg += soft_spot(
        sheet, (area.cx, area.y + area.h * 0.87), area.w * 0.52, area.h * 0.13, faded(white, strength * 0.9)
    )
    dark = shade(tone, -0.16, 1.1)
    corner = (area.w**2 + area.h**2) ** 0.5 * 0.58
    svg += area.shape(fill=sheet.radial(area.cx, area.cy, corner, [(0, dark, 0), (0.62, dark, 0), (1, dark, 0.42)]))
    return svg + _table(view, tone, bend) if layout == 2 else svg


def _table(view: View, tone: str, bend: float) -> str:
    """A table's edge instead of the bend, and a slanting band of light on the wall behind it."""
    area, side = view.area, view.light.turn
    sheet, wall, pale = view.scene.sheet, shade(tone, -0.045, 1.2), lch(tone)[0] > 0.85
    x, w = area.cx - side * area.w * 0.12, area.w * 0.24
    lit = [
        (x + side * area.w * 0.22, area.y),
        (x + side * (area.w * 0.22 + w), area.y),
        (x + w * side * 0.8, bend),
        (x - side * w * 0.1, bend),
    ]
    dark = sheet.across((0, area.y), (0, bend), [(0, wall, 0.9), (0.6, wall, 0.5), (1, wall, 0.75)])
    svg = rect(area.x, area.y, area.w, bend - area.y, fill=dark)
    svg += polygon(lit, fill=mix(tone, "#ffffff", 0.75 if pale else 0.2), fill_opacity=0.5)
    edge = "#ffffff" if pale else shade(tone, 0.07)
    soft = sheet.across((0, bend), (0, bend + area.h * 0.05), [(0, edge, 0.8), (1, edge, 0)])
    return svg + rect(area.x, bend, area.w, area.h * 0.05, fill=soft)


def _kit(view: View, tone: str, bend: float) -> str:
    """The paper's roll on its stands, and a soft box on each side."""
    area, light = view.area, view.light
    metal, edge = mix("#3a3d44", light.shade, 0.15), "#8a8f98"
    k = min(area.w / 1000, 1.15)
    wall = mix(shade(tone, -0.16), light.shade, 0.1)
    paper = min(area.w * 0.6, 860.0) / 2
    top = area.y + min(area.h * 0.11, 130)
    x0, x1 = area.cx - paper, area.cx + paper
    svg = ""
    for side, x in ((-1, area.x), (1, area.right)):
        inner = x0 if side < 0 else x1
        floor = area.right if side > 0 else area.x
        svg += rect(min(x, inner), area.y, abs(inner - x), bend - 30 - area.y, fill=wall)
        fade = view.scene.sheet.across(
            (0, bend - 30), (0, area.bottom), [(0, shade(wall, -0.05), 1), (0.2, wall, 1), (1, shade(wall, 0.03), 1)]
        )
        spread = inner + side * area.w * 0.1
        svg += polygon([(floor, bend - 30), (inner, bend - 30), (spread, area.bottom), (floor, area.bottom)], fill=fade)
    svg += rect(area.x, area.y, area.w, top - area.y - 8, fill=wall)
    roll = view.scene.sheet.across(
        (0, top - 26),
        (0, top + 20),
        [
            (0, shade(tone, 0.02), 1),
            (0.4, "#ffffff" if lch(tone)[0] > 0.8 else shade(tone, 0.1), 1),
            (1, shade(tone, -0.14), 1),
        ],
    )
    svg += rect(x0 - 46, top - 10, 2 * paper + 92, 14, fill=metal, rx=6) + rect(
        x0 - 6, top - 26, 2 * paper + 12, 46, fill=roll, rx=8
    )
    shadow = view.scene.sheet.across((0, top + 20), (0, top + 60), [(0, "#1a1a22", 0.24), (1, "#1a1a22", 0)])
    svg += rect(x0, top + 20, 2 * paper, 40, fill=shadow)
    for x in (x0 - 40, x1 + 40):
        svg += line(x, top - 14, x, bend + 20, stroke=metal, stroke_width=9) + line(
            x - 2, top - 14, x - 2, bend + 20, stroke=edge, stroke_width=2
        )
        svg += path(
            pen("M", x, bend - 50, "l", -36, 82, "M", x, bend - 50, "l", 36, 82),
            stroke=metal,
            stroke_width=7,
            fill="none",
        )
    for side in (-1, 1):
        svg += _soft_box(view, area.cx + side * area.w * 0.425, area.y + area.h * 0.34, side, k)
    return svg


def _soft_box(view: View, x: float, y: float, side: int, k: float) -> str:
    """A lamp behind white cloth, turned to the middle, on a stand."""
    area, s = view.area, 150 * k
    metal = "#2c2f36"
    foot = area.y + area.h * 0.9
    svg = line(x, y, x, foot - 60, stroke=metal, stroke_width=10)
    svg += path(
        pen("M", x, foot - 90, "l", -52, 90, "M", x, foot - 90, "l", 52, 90, "M", x, foot - 90, "v", 84),
        stroke=metal,
        stroke_width=8,
        fill="none",
    )
    back = [
        (x + side * s * 0.62, y - s * 0.24),
        (x + side * s * 0.62, y + s * 0.2),
        (x - side * s * 0.26, y + s * 1.02),
        (x - side * s * 0.26, y - s * 1.02),
    ]
    svg += polygon(back, fill=metal) + rect(
        x + (s * 0.55 if side > 0 else -s * 0.9), y - s * 0.18, s * 0.35, s * 0.32, fill="#43474f", rx=8
    )
    face = [
        (x - side * s * 0.26, y - s * 1.02),
        (x - side * s * 0.26, y + s * 1.02),
        (x - side * s * 0.52, y + s * 0.92),
        (x - side * s * 0.52, y - s * 0.92),
    ]
    return svg + polygon(face, fill="#fffdf4") + group(polygon(face), fill=lamp_colour(view.light), fill_opacity=0.18)


def _boxes_glow(view: View, layout: int) -> str:
    """The light that the soft boxes throw into the lens."""
    area = view.area
    if layout != 3 or view.seen > 0.5:
        return ""
    svg, k = "", min(area.w / 1000, 1.15)
    for side in (-1, 1):
        x, y = area.cx + side * (area.w * 0.425 - 60 * k), area.y + area.h * 0.34
        svg += circle(x, y, 300 * k, fill=view.scene.sheet.radial(x, y, 300 * k, faded("#fff6e2", 0.4)))
    return svg
