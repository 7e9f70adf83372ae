"""A living room: a window with the sky of the hour, a lamp, boards and a rug."""

from illustrator.page import Area
from illustrator.palette import shade
from illustrator.place import Ground, View
from illustrator.settings._floor import boards, patch
from illustrator.settings._furniture import floor_lamp, picture, plant, rug, side_table, table_lamp
from illustrator.settings._pen import pen
from illustrator.settings._seats import armchair
from illustrator.settings._shelves import bookcase, wall_shelf
from illustrator.settings._tone import Lighting
from illustrator.settings._window import curtains, window
from illustrator.subject import Words
from illustrator.svg import Point, circle, ellipse, group, num, path, rect

TITLE = "living room"
WORDS = Words(
    "room, living room, lounge, cosy room, cozy room, bedroom, interior, indoors, sitting room, at home",
    "房间, 客厅, 卧室, 室内, 起居室, 屋内",
    "Zimmer, Wohnzimmer, Schlafzimmer, Innenraum, Stube",
    "salon, pièce, chambre, intérieur, séjour",
    "habitación, sala, sala de estar, salón, dormitorio, interior de una casa",
)
IS_INDOORS = True
_WALLS = ("#d9b892", "#a9bfb0", "#cfa99a", "#b9b3cc", "#9fb6c4", "#e0c58e")
_RUGS = ("#b5533f", "#4f7a80", "#c98a3a", "#7a5a8c", "#5d7f5a")
_BOARDS = ("#b67c4c", "#c48f5c", "#9c6a44")
_CLOTH = ("#c9694c", "#5f8a8b", "#d3a04a", "#7d6a9c")


def draw(view: View) -> Ground:
    area, k = view.area, _scale(view.area)
    base = area.y + area.h * (0.7 if area.h < area.w * 1.4 else 0.74)
    layout = view.variant % 3
    hung = _window_place(area, base, k, layout)
    spot = _lamp_place(area, base, k, layout)
    lamp = _bulb(spot, k, layout)
    probe = Lighting(view, (0, 0), 1)
    source = lamp if probe.is_on else (hung.cx, hung.cy)
    lighting = Lighting(view, source, max(area.w, area.h) * (0.85 if probe.is_on else 1.1))
    tone = view.colour or _WALLS[view.variant % len(_WALLS)]
    view.scene.draw(_wall(view, lighting, tone, base))
    view.scene.draw(_shell(view, lighting, base, hung))
    view.scene.draw(_things(view, lighting, base, hung, spot))
    glow = ""
    if lighting.is_on:
        r = 620 * k
        glow = circle(*lamp, r, fill=lighting.halo(lamp, r, 0.46))
    elif not view.light.is_grey:
        r = hung.w * 1.3
        glow = circle(hung.cx, hung.cy, r, fill=lighting.halo((hung.cx, hung.cy), r, 0.22, view.light.key))
    near = area.y + area.h * 0.9
    return Ground(
        near=near,
        far=base + (area.bottom - base) * 0.22,
        horizon=area.y + area.h * 0.5,
        sky=Area(area.x, area.y, area.w, area.h * 0.4),
        gloss=0.06,
        glow=glow,
        lamp=lamp if lighting.is_on else None,
    )


def _scale(area: Area) -> float:
    """Furniture keeps its size by the shorter side, a little larger in tall pictures."""
    return 1.0 if area.w >= area.h else 0.86


def _window_place(area: Area, base: float, k: float, layout: int) -> Area:
    w, h = (300 * k, 360 * k) if layout != 1 else (430 * k, 340 * k)
    share = (0.25, 0.46, 0.72)[layout]
    x = area.x + area.w * share - w / 2
    x = min(max(x, area.x + 70), area.right - w - 70)
    top = max(base - h - (190 if area.h < area.w * 1.4 else 230) * k, area.y + 90)
    return Area(x, top, w, h)


def _lamp_place(area: Area, base: float, k: float, layout: int) -> Point:
    share = (0.85, 0.89, 0.15)[layout]
    return area.x + area.w * share, base + 62 * k


def _bulb(spot: Point, k: float, layout: int) -> Point:
    return (spot[0], spot[1] - 480 * k) if layout != 1 else (spot[0], spot[1] - 540 * k)


def _wall(view: View, lighting: Lighting, tone: str, base: float) -> str:
    area = view.area
    svg = rect(area.x, area.y, area.w, base - area.y, fill=lighting.paint(tone))
    if view.variant // 3 % 2 == 0:
        step, stripes = 86.0, ""
        for i in range(int(area.w / step) + 1):
            stripes += rect(area.x + i * step, area.y, step / 2, base - area.y)
        svg += group(stripes, fill=lighting.paint(shade(tone, -0.022)), fill_opacity=0.8)
    else:
        svg += _sprigs(area, base, lighting.paint(shade(tone, -0.05)))
    panel = base - 150
    svg += rect(area.x, panel, area.w, base - panel, fill=lighting.paint(shade(tone, 0.09, 0.6)))
    svg += rect(area.x, panel - 12, area.w, 16, fill=lighting.paint(shade(tone, 0.14, 0.5)))
    svg += rect(area.x, panel + 4, area.w, 5, fill=lighting.paint(shade(tone, -0.08)), fill_opacity=0.6)
    return svg


def _sprigs(area: Area, base: float, paint: str) -> str:
    """A sprinkle of small leaves: wallpaper."""
    svg = ""
    for j in range(int((base - area.y) / 74) + 1):
        for i in range(int(area.w / 92) + 1):
            x, y = area.x + i * 92 + (46 if j % 2 else 0), area.y + 30 + j * 74
            svg += pen(
                "M", x, y, "q9 -16 0 -30q-9 14 0 30M", x, y, "q16 -2 22 -15q-16 0 -22 15M", x, y,
                "q-16 -2 -22 -15q16 0 22 15",
            )  # fmt: skip
    return path(svg, fill=paint, fill_opacity=0.55)


def _shell(view: View, lighting: Lighting, base: float, hung: Area) -> str:
    """Floor, skirting, and the window's light on the boards."""
    area, dice = view.area, view.dice.fork("shell")
    svg = boards(view, lighting, dice.pick(_BOARDS), base, (area.cx, area.y + area.h * 0.4))
    svg += rect(area.x, base - 30, area.w, 34, fill=lighting.paint("#efe3d0"))
    svg += rect(area.x, base + 2, area.w, 5, fill="#2a1408", fill_opacity=0.35)
    fade = lighting.sheet.across((0, base), (0, base + 90), [(0, "#2a1408", 0.3), (1, "#2a1408", 0)])
    svg += rect(area.x, base, area.w, 90, fill=fade)
    if not lighting.is_on and not view.light.is_grey and not view.light.is_dark:
        lean = 0.5 if hung.cx < area.cx else -0.5
        svg += patch(lighting, hung, (base + 30, area.bottom - 20), lean, 0.3)
    return svg


def _things(view: View, lighting: Lighting, base: float, hung: Area, spot: Point) -> str:
    area, k, layout = view.area, _scale(view.area), view.variant % 3
    dice = view.dice.fork("things")
    cloth = dice.pick(_CLOTH)
    svg = window(lighting, hung, dice.fork("window"), panes=(2, 3) if layout != 1 else (3, 2))
    foot = base - 34 if layout == 1 else hung.bottom + 95 * k
    svg += curtains(lighting, hung, cloth, foot, 0.4 if layout != 1 else 0.3)
    if area.w > 700:
        svg += _art(lighting, view, hung, k)
    svg += _more(lighting, view, base, hung)
    wide, depth = min(area.w * 0.42, 430), area.bottom - base
    svg += rug(lighting, area.cx, area.bottom - depth * 0.42, wide, min(depth * 0.34, wide * 0.3), dice.pick(_RUGS))
    if layout == 1:
        svg += floor_lamp(lighting, spot[0], spot[1], 640 * k)
        svg += plant(lighting, area.x + min(area.w * 0.11, 140), base + 66, 330 * k, dice.fork("plant"))
    else:
        svg += _corner(lighting, spot, k)
        x = area.x + area.w * 0.07 if layout == 0 else area.right - area.w * 0.07
        svg += plant(lighting, x, base + 74, 300 * k, dice.fork("plant"))
    return svg


def _art(lighting: Lighting, view: View, hung: Area, k: float) -> str:
    """A picture where the wall is free of window and lamp."""
    area, layout, dice = view.area, view.variant % 3, view.dice.fork("art")
    x = area.x + area.w * (0.58, 0.16, 0.4)[layout]
    if layout == 1:
        frame = Area(x - 75 * k, hung.y + 30 * k, 150 * k, 190 * k)
    else:
        frame = Area(x - 90 * k, hung.y + 30 * k, 180 * k, 150 * k)
    is_free = frame.right < hung.x - 90 * k or frame.x > hung.right + 90 * k
    return picture(lighting, frame, dice) if is_free else ""


def _more(lighting: Lighting, view: View, base: float, hung: Area) -> str:
    """What fills a room that is wider or higher than usual."""
    area, k, dice, layout = view.area, _scale(view.area), view.dice.fork("more"), view.variant % 3
    svg = ""
    above = hung.y - 90 * k - area.y
    if above > 260:
        y, rows = hung.y - 150 * k, min(int(above / 330) + 1, 3)
        for j in range(rows):
            wide = area.w * (0.62 - 0.1 * j)
            x = area.x + area.w * 0.1 if (j + layout) % 2 else area.right - area.w * 0.1 - wide
            svg += wall_shelf(lighting, Area(x, y - 100 * k - j * 300, wide, 92 * k), dice.fork(f"shelf{j}"))
    if area.w > 1600 or view.seen <= 0:
        x = area.x + area.w * (0.6, 0.7, 0.34)[layout]
        svg += armchair(lighting, x, base + 70, 330 * k, dice.pick(_CLOTH), is_mirrored=layout == 2)
    if area.w > 2200:
        x = area.x + area.w * (0.06, 0.2, 0.86)[layout]
        svg += bookcase(lighting, Area(x, area.y + 150, 230, base - area.y - 140), 4, dice.fork("case"))
    return svg


def _corner(lighting: Lighting, spot: Point, k: float) -> str:
    """A side table with a lamp, a book and a cup on it."""
    x, foot = spot
    svg = side_table(lighting, x, foot, 250 * k, 215 * k)
    top = foot - 215 * k
    svg += table_lamp(lighting, x - 10 * k, top + 4, 400 * k)
    for i, tone in enumerate(("#4f7a80", "#d8a24a")):
        svg += rect(
            x + (38 + 5 * i) * k, top - (14 + 16 * i) * k, 78 * k, 15 * k, fill=lighting.at(tone, (x, top)), rx=3
        )
    cup = lighting.at("#f4ece0", (x, top))
    svg += rect(x - 104 * k, top - 34 * k, 38 * k, 34 * k, fill=cup, rx=7)
    svg += ellipse(x - 85 * k, top - 34 * k, 19 * k, 5 * k, fill=lighting.at("#6a4030", (x, top)))
    ring = f"M{num(x - 104 * k)} {num(top - 26 * k)}q{num(-16 * k)} 8 0 {num(17 * k)}"
    return svg + path(ring, fill="none", stroke=cup, stroke_width=5 * k)
