"""A kitchen: units and a tiled wall, a window over the sink, pans on a rail, jars on a shelf."""

from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings._floor import boards, patch, tiles
from illustrator.settings._furniture import pendant, plant
from illustrator.settings._pen import pen
from illustrator.settings._tone import Lighting
from illustrator.settings._window import window
from illustrator.subject import Words
from illustrator.svg import Point, circle, ellipse, path, polygon, rect

TITLE = "kitchen"
WORDS = Words(
    "kitchen, kitchenette, cooking area, home kitchen, bakery kitchen",
    "厨房, 家庭厨房",
    "Küche, Wohnküche, Backstube",
    "cuisine, cuisine familiale",
    "cocina, cocina de casa",
)
IS_INDOORS = True
_UNITS = ("#7fa094", "#d9b98a", "#6f8fae", "#cf8f78", "#e6ddcc")
_TOP = "#b8865a"


def draw(view: View) -> Ground:
    area, layout = view.area, view.variant % 3
    base = area.y + area.h * (0.76 if area.h <= area.w else 0.8)
    top = base - 235
    pane = _pane(area, top, layout)
    lamps = _lamps(area, layout)
    probe = Lighting(view, (0, 0), 1)
    source = lamps[0] if probe.is_on else (pane.cx, pane.cy)
    if probe.is_on and len(lamps) > 1:
        source = (area.cx, lamps[0][1])
    lighting = Lighting(view, source, max(area.w, area.h) * (0.8 if probe.is_on else 1.05))
    tone = view.colour or _UNITS[view.variant % len(_UNITS)]
    view.scene.draw(_wall(view, lighting, top, tone))
    svg = window(lighting, pane, view.dice.fork("window"), panes=(2, 2))
    svg += _rail_and_shelf(view, lighting, pane)
    view.scene.draw(svg + _units(view, lighting, Area(area.x, top, area.w, base - top), tone, layout))
    view.scene.draw(_floor(view, lighting, base, pane))
    view.scene.draw("".join(pendant(lighting, x, area.y, y - area.y - 50, 110, "#c9603f") for x, y in lamps))
    glow = "".join(circle(x, y, 360, fill=lighting.halo((x, y), 360, 0.5)) for x, y in lamps) if lighting.is_on else ""
    return Ground(
        near=area.y + area.h * 0.92,
        far=base + (area.bottom - base) * 0.35,
        horizon=area.y + area.h * 0.46,
        sky=Area(area.x, area.y, area.w, area.h * 0.3),
        gloss=0.12,
        glow=glow,
        lamp=lamps[0] if lighting.is_on else None,
    )


def _pane(area: Area, top: float, layout: int) -> Area:
    w, h = min(area.w * 0.34, 380), min((top - area.y) * 0.56, 300)
    x = area.x + area.w * (0.5, 0.26, 0.7)[layout] - w / 2
    return Area(x, top - h - 78, w, h)


def _lamps(area: Area, layout: int) -> list[Point]:
    y = area.y + min(area.h * 0.16, 190)
    shares = ((0.2, 0.8), (0.72,), (0.28,))[layout] if area.w < 1700 else (0.18, 0.5, 0.82)
    return [(area.x + area.w * s, y) for s in shares]


def _wall(view: View, lighting: Lighting, top: float, tone: str) -> str:
    """Plaster, and glazed tiles behind the worktop; a few of them have a colour."""
    area, dice = view.area, view.dice.fork("tiles")
    plaster = "#f1e4cc" if view.variant % 2 == 0 else "#e9d9c8"
    svg = area.shape(fill=lighting.paint(plaster))
    size = 62.0
    rows = max(int((top - area.y) * 0.66 / size), 3)
    edge = top - rows * size
    svg += rect(area.x, edge, area.w, rows * size, fill=lighting.paint("#d9cbb4"))
    plain, pale, tinted = "", "", ""
    for j in range(rows):
        for i in range(int(area.w / size) + 1):
            d = pen("M", area.x + i * size + 2, edge + j * size + 2, "h", size - 4, "v", size - 4, "h", 4 - size, "z")
            kind = dice.whole(12)
            if kind == 0:
                tinted += d
            elif kind < 4:
                pale += d
            else:
                plain += d
    svg += path(plain, fill=lighting.paint("#f4ead8")) + path(pale, fill=lighting.paint("#faf3e6"))
    svg += path(tinted, fill=lighting.paint(mix(shade(tone, 0.06), "#f4ead8", 0.35)))
    return svg + rect(area.x, edge - 10, area.w, 12, fill=lighting.paint("#c9b594"))


def _rail_and_shelf(view: View, lighting: Lighting, pane: Area) -> str:
    """Where the window leaves room: pans on hooks on one side, jars on a board on the other."""
    area = view.area
    svg = ""
    y = pane.y + pane.h * 0.16
    left, right = (
        Area(area.x + 24, y, pane.x - 60 - area.x - 24, 0),
        Area(pane.right + 60, y, area.right - 24 - pane.right - 60, 0),
    )
    spots = [a for a in ((left, right) if view.light.turn < 0 else (right, left)) if a.w > 130]
    for i, spot in enumerate(spots):
        svg += _rail(lighting, spot) if i == 0 else _jars(view, lighting, spot)
    return svg


def _rail(lighting: Lighting, spot: Area) -> str:
    at, metal = lighting.at, lighting.paint("#6a5a4c")
    wide = min(spot.w, 420)
    x0, y = spot.cx - wide / 2, spot.y
    svg = rect(x0, y, wide, 8, fill=metal, rx=4)
    count = max(int(wide / 92), 1)
    for i in range(count):
        x, kind = x0 + wide * (i + 0.5) / count, i % 4
        svg += path(pen("M", x, y + 4, "v 22"), stroke=metal, stroke_width=5, fill="none")
        if kind in {0, 2}:
            r = 40 if kind == 0 else 30
            tone = at("#c9764a" if kind == 0 else "#4c5058", (x, y))
            svg += rect(x - 5, y + 24, 10, 62, fill=at("#5a4034", (x, y)), rx=5) + circle(x, y + 84 + r, r, fill=tone)
            svg += circle(x, y + 84 + r, r * 0.72, fill=shade(tone, -0.05)) + path(
                pen("M", x - r * 0.7, y + 84 + r * 0.7, "q", r * 0.2, -r * 0.4, r * 0.55, -r * 0.5),
                stroke="#ffffff",
                stroke_opacity=0.5,
                stroke_width=5,
                fill="none",
                stroke_linecap="round",
            )
        else:
            svg += rect(x - 4, y + 24, 8, 90, fill=at("#a9744a", (x, y)), rx=4)
            svg += (
                ellipse(x, y + 128, 17, 24, fill=at("#b9845a", (x, y)))
                if kind == 1
                else rect(x - 16, y + 108, 32, 44, fill=at("#b8bcc0", (x, y)), rx=5)
            )
    return svg


def _jars(view: View, lighting: Lighting, spot: Area) -> str:
    dice, at = view.dice.fork("jars"), lighting.at
    wide = min(spot.w, 420)
    x0, y = spot.cx - wide / 2, spot.y + 96
    svg = rect(x0, y + 12, wide, 9, fill="#1a0c10", fill_opacity=0.2) + rect(
        x0, y, wide, 14, fill=lighting.paint(_TOP), rx=2
    )
    x = x0 + 14
    while x < x0 + wide - 52:
        w, h = dice.between(40, 54), dice.between(56, 92)
        filling = at(dice.pick(("#d9a05a", "#b8564a", "#e8d49a", "#7a9a5a", "#8a5a40")), (x, y))
        svg += rect(x, y - h, w, h, fill=at("#e6efe9", (x, y)), fill_opacity=0.75, rx=7) + rect(
            x + 4, y - h * 0.66, w - 8, h * 0.62, fill=filling, rx=4
        )
        svg += rect(x + 3, y - h - 10, w - 6, 13, fill=at("#a9744a", (x, y)), rx=3) + rect(
            x + 7, y - h + 6, 6, h * 0.72, fill="#ffffff", fill_opacity=0.4, rx=3
        )
        x += w + dice.between(8, 22)
    return svg


def _units(view: View, lighting: Lighting, box: Area, tone: str, layout: int) -> str:
    """Doors and drawers under a wooden top; a stove on one side, a sink under the window."""
    area, paint = view.area, lighting.paint
    svg = rect(box.x, box.y, box.w, box.h, fill=paint(tone)) + rect(
        box.x, box.bottom - 26, box.w, 26, fill=paint("#4a3c38")
    )
    width = box.w / max(round(box.w / 205), 2)
    panels, knobs, lights = "", "", ""
    for i in range(round(box.w / width)):
        x = box.x + i * width
        panels += pen("M", x + 12, box.y + 96, "H", x + width - 12, "V", box.bottom - 40, "H", x + 12, "Z")
        panels += pen("M", x + 12, box.y + 30, "H", x + width - 12, "v 52 H", x + 12, "Z")
        lights += pen("M", x + 14, box.bottom - 42, "V", box.y + 98, "H", x + width - 14)
        knobs += pen("M", x + width / 2 - 18, box.y + 56, "h 36") + pen(
            "M", x + (width - 30 if i % 2 else 30), box.y + 116, "v 34"
        )
    svg += path(panels, fill=paint(shade(tone, 0.035)), stroke=paint(shade(tone, -0.1)), stroke_width=4)
    svg += path(lights, fill="none", stroke="#ffffff", stroke_opacity=0.22, stroke_width=3)
    svg += path(knobs, stroke=paint("#d9a860"), stroke_width=8, stroke_linecap="round")
    stove = area.x + area.w * (0.14, 0.78, 0.2)[layout]
    svg += _stove(lighting, stove, box)
    svg += rect(box.x, box.y + 12, box.w, 16, fill="#1a0c10", fill_opacity=0.28)
    svg += rect(box.x, box.y - 16, box.w, 30, fill=paint(_TOP)) + rect(
        box.x, box.y - 16, box.w, 8, fill=paint(shade(_TOP, 0.08))
    )
    return svg + _on_top(view, lighting, box, stove, layout)


def _stove(lighting: Lighting, x: float, box: Area) -> str:
    at = lighting.at
    point = (x, box.cy)
    svg = rect(x - 110, box.y, 220, box.h - 12, fill=at("#e6e0d6", point), rx=6)
    svg += rect(x - 84, box.y + 84, 168, 100, fill=at("#3a3a42", point), rx=10)
    svg += rect(x - 74, box.y + 94, 148, 80, fill=at("#5a4a48" if not lighting.is_on else "#b8683c", point), rx=7)
    svg += polygon(
        [(x - 60, box.y + 168), (x - 14, box.y + 98), (x + 8, box.y + 98), (x - 38, box.y + 168)],
        fill="#ffffff",
        fill_opacity=0.13,
    )
    svg += rect(x - 80, box.y + 66, 160, 9, fill=at("#8f949a", point), rx=4)
    return svg + "".join(circle(x + k * 38, box.y + 44, 12, fill=at("#4a4c54", point)) for k in (-2, -1, 0, 1, 2))


def _on_top(view: View, lighting: Lighting, box: Area, stove: float, layout: int) -> str:
    """A kettle on the stove, a tap under the window, a board, a bowl of fruit, a pot of herbs."""
    area, at, y = view.area, lighting.at, box.y - 16
    kettle, steel = at("#b8483c", (stove, y)), at("#a9b0b4", (stove, y))
    svg = rect(stove - 96, y - 8, 192, 9, fill=at("#34343c", (stove, y)), rx=3)
    svg += path(
        pen("M", stove - 46, y - 10, "C", stove - 58, y - 84, stove + 34, y - 84, stove + 30, y - 10, "Z"), fill=kettle
    )
    svg += path(
        pen("M", stove + 20, y - 44, "q 30 -4 40 -32"),
        fill="none",
        stroke=kettle,
        stroke_width=13,
        stroke_linecap="round",
    )
    svg += path(
        pen("M", stove - 34, y - 60, "q 26 -62 54 0"), fill="none", stroke=at("#4a3a38", (stove, y)), stroke_width=8
    )
    svg += path(
        pen("M", stove - 34, y - 26, "q 0 -24 14 -34"),
        fill="none",
        stroke="#ffffff",
        stroke_opacity=0.5,
        stroke_width=6,
        stroke_linecap="round",
    )
    tap = area.x + area.w * (0.5, 0.26, 0.7)[layout]
    svg += path(
        pen("M", tap, y, "v -56 q 0 -28 28 -28 t 28 26 v 12"),
        fill="none",
        stroke=steel,
        stroke_width=11,
        stroke_linecap="round",
    )
    svg += rect(tap - 70, y - 3, 180, 9, fill=at("#8f979c", (tap, y)), rx=4)
    bowl = area.x + area.w * (0.78, 0.52, 0.46)[layout]
    for dx, dy, tone in (
        (-34, 44, "#e2903a"),
        (2, 52, "#c8402f"),
        (36, 44, "#e8c040"),
        (-14, 66, "#8aa84a"),
        (20, 70, "#e2903a"),
    ):
        svg += circle(bowl + dx, y - dy, 21, fill=at(tone, (bowl, y)))
    svg += path(
        pen("M", bowl - 68, y - 46, "h 136 q -10 46 -44 46 h -48 q -34 0 -44 -46 Z"), fill=at("#f2e6d2", (bowl, y))
    )
    svg += path(pen("M", bowl - 62, y - 30, "h 124"), stroke=at("#5f88a8", (bowl, y)), stroke_width=6)
    herb = area.x + area.w * (0.93, 0.06, 0.9)[layout]
    return svg + plant(lighting, herb, y, 150, view.dice.fork("herb"), "#d9b48a")


def _floor(view: View, lighting: Lighting, base: float, pane: Area) -> str:
    area = view.area
    eye = (area.cx, area.y + area.h * 0.4)
    if view.variant % 2 == 0:
        svg = tiles(view, lighting, ("#eee2cc", "#b9856a"), base, eye, 150)
    else:
        svg = boards(view, lighting, "#b5835a", base, eye, 110)
    svg += rect(
        area.x,
        base,
        area.w,
        60,
        fill=lighting.sheet.across((0, base), (0, base + 60), [(0, "#1a0a08", 0.45), (1, "#1a0a08", 0)]),
    )
    if not lighting.is_on and not view.light.is_grey and not view.light.is_dark:
        svg += patch(lighting, pane, (base + 30, area.bottom), 0.25 * (1 if pane.cx < area.cx else -1), 0.3)
    return svg
