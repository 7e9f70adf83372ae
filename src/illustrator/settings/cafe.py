"""A coffee house: counter and machine, shelves, a board with chalk, small tables by a large window."""

from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings._floor import boards, patch, tiles
from illustrator.settings._furniture import pendant, plant
from illustrator.settings._pen import pen
from illustrator.settings._seats import bistro_chair, bistro_table
from illustrator.settings._tone import Lighting, faded, soft_spot
from illustrator.settings._window import outlook
from illustrator.subject import Words
from illustrator.svg import Point, circle, ellipse, group, line, path, polygon, rect

TITLE = "coffee house"
WORDS = Words(
    "cafe, café, coffee shop, coffeehouse, coffee house, bistro, restaurant, diner, tea house, bakery shop, paris cafe",
    "咖啡馆, 咖啡厅, 咖啡店, 餐厅, 小餐馆, 茶馆",
    "Café, Kaffeehaus, Bistro, Restaurant, Lokal, Teehaus",
    "café parisien, bistrot, brasserie, salon de thé, salle de restaurant",
    "cafetería, bistró, restaurante, salón de té",
)
IS_INDOORS = True
_WALLS = ("#c98f6a", "#8fa89a", "#d6bd94", "#9a7f8c", "#7f98a8")
_WOOD = "#8a5a38"


def draw(view: View) -> Ground:
    area, layout = view.area, view.variant % 3
    base = area.y + area.h * (0.7 if area.h <= area.w else 0.76)
    lamps = _lamps(area)
    probe = Lighting(view, (0, 0), 1)
    pane = _pane(area, base, layout)
    source = (area.cx, lamps[0][1]) if probe.is_on else (pane.cx, pane.cy)
    lighting = Lighting(view, source, max(area.w, area.h) * (0.8 if probe.is_on else 1.05))
    tone = view.colour or _WALLS[view.variant % len(_WALLS)]
    view.scene.draw(_wall(view, lighting, tone, base) + _front_window(view, lighting, pane))
    svg = _counter(view, lighting, base, layout) if layout != 1 else ""
    view.scene.draw(_ground(view, lighting, base, pane) + svg)
    view.scene.draw(_seats(view, lighting, base, layout))
    hung = "".join(pendant(lighting, x, area.y, y - area.y - 50, 100, "#3f5a54") for x, y in lamps)
    view.scene.draw(hung)
    glow = "".join(circle(x, y, 330, fill=lighting.halo((x, y), 330, 0.5)) for x, y in lamps) if lighting.is_on else ""
    return Ground(
        near=area.y + area.h * 0.91,
        far=base + (area.bottom - base) * 0.25,
        horizon=area.y + area.h * 0.5,
        sky=Area(area.x, area.y, area.w, area.h * 0.32),
        gloss=0.1,
        glow=glow,
        lamp=lamps[0] if lighting.is_on else None,
    )


def _lamps(area: Area) -> list[Point]:
    count = max(round(area.w / 420), 2)
    return [(area.x + area.w * (i + 0.5) / count, area.y + min(area.h * 0.17, 210)) for i in range(count)]


def _pane(area: Area, base: float, layout: int) -> Area:
    high = min((base - area.y) * 0.56, 520)
    w = min(area.w * (0.62 if layout == 1 else 0.36), 900)
    x = (area.x + area.w * 0.05, area.cx - w / 2, area.right - area.w * 0.05 - w)[layout]
    return Area(x, base - high - 120, w, high)


def _wall(view: View, lighting: Lighting, tone: str, base: float) -> str:
    """Plaster above, panels below."""
    area = view.area
    svg = rect(area.x, area.y, area.w, base - area.y, fill=lighting.paint(tone))
    panel = base - 118
    svg += rect(area.x, panel, area.w, base - panel, fill=lighting.paint(shade(tone, -0.16)))
    svg += rect(area.x, panel - 8, area.w, 13, fill=lighting.paint(shade(tone, -0.08)))
    seams, x = "", area.x + 30
    while x < area.right:
        seams += pen("M", x, panel + 16, "V", base - 18, "h 88", "V", panel + 16, "Z")
        x += 112
    return svg + path(seams, fill="none", stroke=lighting.paint(shade(tone, -0.22)), stroke_width=4)


def _front_window(view: View, lighting: Lighting, pane: Area) -> str:
    """A wide window in a dark frame, with a little awning's edge outside."""
    frame = lighting.paint("#4a3a34")
    svg = rect(pane.x - 16, pane.y - 16, pane.w + 32, pane.h + 32, fill=frame, rx=4)
    svg += outlook(lighting, pane, view.dice.fork("window"), in_town=True)
    scallops, x, step = "", pane.x, pane.w / max(round(pane.w / 46), 2)
    i = 0
    stripes = ["", ""]
    while x < pane.right - 1:
        stripes[i % 2] += pen("M", x, pane.y, "h", step, "v 30 q", -step / 2, 22, -step, 0, "Z")
        x += step
        i += 1
    svg += path(stripes[0], fill=lighting.at("#b8463c", (pane.cx, pane.y))) + path(
        stripes[1], fill=lighting.at("#f6ead4", (pane.cx, pane.y))
    )
    bars = max(round(pane.w / 210), 2)
    scallops += "".join(
        line(pane.x + pane.w * k / bars, pane.y, pane.x + pane.w * k / bars, pane.bottom) for k in range(1, bars)
    )
    svg += group(scallops, stroke=frame, stroke_width=11)
    svg += rect(pane.x, pane.y + pane.h * 0.3, pane.w, 9, fill=frame)
    return svg + rect(pane.x - 28, pane.bottom + 14, pane.w + 56, 18, fill=lighting.paint(_WOOD), rx=3)


def _ground(view: View, lighting: Lighting, base: float, pane: Area) -> str:
    area = view.area
    eye = (area.cx, area.y + area.h * 0.42)
    if view.variant % 2:
        svg = tiles(view, lighting, ("#e6d8c0", "#a8746a"), base, eye, 130)
    else:
        svg = boards(view, lighting, "#a8754c", base, eye, 110)
    svg += rect(area.x, base - 16, area.w, 18, fill=lighting.paint("#5a4034"))
    svg += rect(
        area.x,
        base,
        area.w,
        70,
        fill=lighting.sheet.across((0, base), (0, base + 70), [(0, "#1a0a08", 0.4), (1, "#1a0a08", 0)]),
    )
    if not lighting.is_on and not view.light.is_grey and not view.light.is_dark:
        svg += patch(lighting, pane, (base + 26, area.bottom - 10), 0.3 if pane.cx < area.cx else -0.3, 0.26)
    return svg


def _counter(view: View, lighting: Lighting, base: float, layout: int) -> str:
    """The bar with its machine, cakes under glass, shelves and the chalk board behind it."""
    area = view.area
    w = min(area.w * 0.5, 620)
    x = area.right - w if layout == 0 else area.x
    foot, top = base + 34, base - 178
    svg = _board(lighting, Area(x + w * 0.14, top - 330, w * 0.36, 190), view)
    svg += _shelf(lighting, Area(x + w * 0.56, top - 330, w * 0.4, 200), view)
    front = lighting.paint("#5f7f78")
    svg += rect(x, top, w, foot - top, fill=front)
    slats, px = "", x + 14
    while px < x + w - 6:
        slats += pen("M", px, top + 26, "V", foot - 18)
        px += 26
    svg += path(slats, stroke=lighting.paint("#4a6a64"), stroke_width=4) + rect(
        x, foot - 16, w, 16, fill=lighting.paint("#3f3430")
    )
    svg += _machine(lighting, x + w * 0.3, top, 190) + _cakes(lighting, Area(x + w * 0.58, top - 92, w * 0.34, 92))
    edge = x if layout == 0 else x + w
    svg += rect(x - 12, top - 8, w + 24, 24, fill=lighting.paint("#d9b48a"), rx=4)
    return svg + rect(edge - 6, top + 16, 12, foot - top - 16, fill="#1a1010", fill_opacity=0.25)


def _board(lighting: Lighting, box: Area, view: View) -> str:
    """A slate with chalk scribbles and a drawn cup."""
    dice = view.dice.fork("chalk")
    svg = rect(box.x, box.y, box.w, box.h, fill=lighting.paint(_WOOD), rx=4) + rect(
        box.x + 9, box.y + 9, box.w - 18, box.h - 18, fill=lighting.paint("#34403f")
    )
    lines = ""
    for k in range(5):
        y = box.y + box.h * (0.24 + 0.15 * k)
        lines += pen(
            "M", box.x + box.w * 0.12, y, "h", box.w * dice.between(0.2, 0.34), "M", box.x + box.w * 0.5, y, "h",
            box.w * 0.07,
        )  # fmt: skip
    cx, cy, s = box.x + box.w * 0.76, box.y + box.h * 0.52, box.h * 0.16
    cup = pen(
        "M", cx - s, cy - s * 0.5, "h", 2 * s, "q 0", s * 1.7, -s, s * 1.7, "t", -s, -s * 1.7, "Z", "M", cx + s,
        cy - s * 0.2, "q", s * 0.7, s * 0.3, -s * 0.2, s * 0.8,
    )  # fmt: skip
    steam = pen(
        "M", cx - s * 0.4, cy - s * 0.9, "q", s * 0.3, -s * 0.4, 0, -s * 0.8, "M", cx + s * 0.3, cy - s * 0.9, "q",
        s * 0.3, -s * 0.4, 0, -s * 0.8,
    )  # fmt: skip
    return svg + path(
        lines + cup + steam,
        fill="none",
        stroke=lighting.at("#f2ede0", (cx, cy)),
        stroke_width=4.4,
        stroke_linecap="round",
        stroke_opacity=0.85,
    )


def _shelf(lighting: Lighting, box: Area, view: View) -> str:
    """Two boards with cups, jars and bottles."""
    dice, svg = view.dice.fork("jars"), ""
    for y in (box.y + box.h * 0.46, box.bottom):
        x = box.x + 10
        while x < box.right - 28:
            w, h = dice.between(22, 34), dice.between(0.16, 0.34) * box.h
            tint = lighting.at(dice.pick(("#f2e6d2", "#c9694c", "#7fa08a", "#d6a04a", "#8a9ab8", "#6a4a3a")), (x, y))
            svg += rect(x, y - h, w, h, fill=tint, rx=dice.pick((3, 7, 11))) + rect(
                x + w * 0.16, y - h + 4, w * 0.16, h * 0.6, fill="#ffffff", fill_opacity=0.3, rx=2
            )
            x += w + dice.between(4, 18)
        svg += rect(box.x, y, box.w, 11, fill=lighting.paint(_WOOD)) + rect(
            box.x, y + 11, box.w, 7, fill="#1a0c10", fill_opacity=0.22
        )
    return svg


def _machine(lighting: Lighting, x: float, foot: float, s: float) -> str:
    """An espresso machine: a chrome box on a base, two spouts, cups on top."""
    at = lighting.at
    steel, dark = at("#cfd2d2", (x, foot)), at("#6a6e74", (x, foot))
    body = lighting.sheet.across(
        (0, foot - s * 0.8), (0, foot - s * 0.4), [(0, mix(steel, "#ffffff", 0.4), 1), (0.5, steel, 1), (1, dark, 1)]
    )
    svg = rect(x - s * 0.55, foot - s * 0.16, s * 1.1, s * 0.16, fill=dark, rx=5)
    svg += rect(x - s * 0.44, foot - s * 0.45, s * 0.88, s * 0.32, fill=at("#4a4c52", (x, foot)))
    svg += rect(x - s * 0.6, foot - s * 0.8, s * 1.2, s * 0.38, fill=body, rx=s * 0.08)
    svg += rect(x - s * 0.6, foot - s * 0.68, s * 1.2, s * 0.1, fill=at("#b8463c", (x, foot)))
    for k in (-0.26, 0.22):
        svg += rect(x + s * (k - 0.07), foot - s * 0.44, s * 0.14, s * 0.1, fill=dark, rx=3) + rect(
            x + s * (k - 0.02), foot - s * 0.36, s * 0.24, s * 0.035, fill=at("#3a2a24", (x, foot)), rx=3
        )
        svg += path(
            pen("M", x + s * (k - 0.07), foot - s * 0.26, "h", s * 0.14, "l", -s * 0.02, s * 0.1, "h", -s * 0.1, "Z"),
            fill=at("#f6efe2", (x, foot)),
        )
    svg += circle(x, foot - s * 0.53, s * 0.05, fill=at("#f6efe2", (x, foot)))
    for k in (-0.44, -0.26, -0.08, 0.1, 0.28):
        svg += path(
            pen("M", x + s * k, foot - s * 0.91, "h", s * 0.15, "l", -s * 0.03, s * 0.11, "h", -s * 0.09, "Z"),
            fill=at("#f6efe2", (x, foot)),
        )
    return svg


def _cakes(lighting: Lighting, box: Area) -> str:
    """A glass case with cakes."""
    at = lighting.at
    svg = rect(box.x, box.y, box.w, box.h, fill=at("#fff0d2", (box.cx, box.y)), fill_opacity=0.75, rx=10)
    tones = ("#b8684a", "#f0c8c0", "#6a4030", "#e8c070")
    for i, tone in enumerate(tones):
        x = box.x + box.w * (i + 0.5) / len(tones)
        svg += ellipse(x, box.bottom - 10, box.w * 0.1, 5, fill=at("#ffffff", (x, box.y)))
        svg += path(
            pen("M", x - box.w * 0.08, box.bottom - 12, "v -26 q", box.w * 0.08, -18, box.w * 0.16, 0, "v 26 Z"),
            fill=at(tone, (x, box.y)),
        )
        svg += circle(x, box.bottom - 51, 6, fill=at("#d0403c", (x, box.y)))
    svg += rect(box.x, box.y, box.w, box.h, fill="none", stroke=at("#8a9a98", (box.cx, box.y)), stroke_width=4, rx=10)
    return svg + polygon(
        [(box.x + 14, box.bottom - 6), (box.x + 54, box.y + 6), (box.x + 76, box.y + 6), (box.x + 36, box.bottom - 6)],
        fill="#ffffff",
        fill_opacity=0.3,
    )


def _seats(view: View, lighting: Lighting, base: float, layout: int) -> str:
    """Tables with chairs at the sides; a plant."""
    area, dice = view.area, view.dice.fork("seats")
    depth = area.bottom - base
    shares = {0: (0.17,), 1: (0.14, 0.86), 2: (0.83,)}[layout]
    if area.w > 1600:
        shares = (*shares, 0.38 if layout == 0 else 0.62)
    svg = ""
    for share in shares:
        x, foot = area.x + area.w * share, base + depth * 0.42
        svg += bistro_chair(lighting, x - 128, foot - 8, 250, "#8a5a3a") + bistro_chair(
            lighting, x + 128, foot - 8, 250, "#8a5a3a", is_mirrored=True
        )
        svg += bistro_table(lighting, x, foot + 6, 176)
        svg += _cup(lighting, x - 16, foot - 172)
    if layout != 1:
        side = area.x + area.w * 0.025 if layout == 2 else area.right - area.w * 0.03
        svg += plant(lighting, side, base + depth * 0.5, 300, dice)
    if view.seen > 0:
        svg += soft_spot(
            lighting.sheet,
            (area.cx, area.y + area.h * 0.9),
            area.w * 0.4,
            depth * 0.4,
            faded(lighting.lamp if lighting.is_on else "#fff6e4", 0.2),
        )
    return svg


def _cup(lighting: Lighting, x: float, y: float) -> str:
    white = lighting.at("#f8f1e4", (x, y))
    svg = ellipse(x, y, 30, 6, fill=lighting.at("#d8cbb8", (x, y)))
    svg += path(pen("M", x - 18, y - 26, "h 36 q 0 26 -18 26 t -18 -26 Z"), fill=white)
    return svg + ellipse(x, y - 26, 18, 4, fill=lighting.at("#6a4030", (x, y)))
