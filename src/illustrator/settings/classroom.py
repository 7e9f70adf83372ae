"""A classroom: a board with chalk drawings, desks, windows, a globe on the teacher's table."""

from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings._floor import boards, patch
from illustrator.settings._pen import pen
from illustrator.settings._shelves import bookcase
from illustrator.settings._tone import Lighting
from illustrator.settings._window import window
from illustrator.subject import Words
from illustrator.svg import circle, ellipse, group, line, path, polygon, rect

TITLE = "classroom"
WORDS = Words(
    "classroom, school, schoolroom, lecture hall, lesson, blackboard, chalkboard, kindergarten",
    "教室, 学校, 课堂, 黑板, 幼儿园",
    "Klassenzimmer, Schule, Schulzimmer, Hörsaal, Wandtafel",
    "salle de classe, école, classe, tableau noir",
    "aula, escuela, salón de clases, colegio, pizarra",
)
IS_INDOORS = True
_WALLS = ("#e9d8b4", "#c9d9d0", "#e2c8b4", "#cfd6e6")


def draw(view: View) -> Ground:
    area, layout = view.area, view.variant % 3
    base = area.y + area.h * (0.7 if area.h <= area.w else 0.76)
    slate = _slate(area, base, layout)
    probe = Lighting(view, (0, 0), 1)
    pane = _pane(area, base, slate)
    source = (area.cx, area.y + 60) if probe.is_on else (pane.cx, pane.cy)
    lighting = Lighting(view, source, max(area.w, area.h) * 1.1)
    tone = view.colour or _WALLS[view.variant % len(_WALLS)]
    view.scene.draw(_wall(view, lighting, tone, base))
    svg = _board(view, lighting, slate)
    if pane.w > 90:
        svg += window(lighting, pane, view.dice.fork("window"), panes=(2, 3))
    svg += _details(view, lighting, slate, pane, base)
    view.scene.draw(svg + _floor(view, lighting, base, pane))
    view.scene.draw(_desks(view, lighting, base, layout))
    glow = ""
    if lighting.is_on:
        glow = "".join(
            ellipse(
                area.x + area.w * s,
                area.y + 30,
                300,
                190,
                fill=lighting.halo((area.x + area.w * s, area.y + 30), 300, 0.5),
            )
            for s in (0.3, 0.7)
        )
    return Ground(
        near=area.y + area.h * 0.92,
        far=base + (area.bottom - base) * 0.25,
        horizon=area.y + area.h * 0.48,
        sky=Area(area.x, area.y, area.w, area.h * 0.3),
        gloss=0.08,
        glow=glow,
        lamp=(area.cx, area.y + 40) if lighting.is_on else None,
    )


def _slate(area: Area, base: float, layout: int) -> Area:
    w = min(area.w * (0.56 if area.w > 800 else 0.8), 980)
    h = min((base - area.y) * 0.56, w * 0.52)
    x = area.x + area.w * (0.5, 0.62, 0.38)[layout] - w / 2
    return Area(min(max(x, area.x + 34), area.right - 34 - w), base - h - 170, w, h)


def _pane(area: Area, base: float, slate: Area) -> Area:
    """The window takes the wider strip of wall beside the board."""
    left, right = slate.x - area.x - 90, area.right - slate.right - 90
    w = min(max(left, right) - 20, 330)
    x = area.x + (left - w) / 2 + 50 if left >= right else slate.right + (right - w) / 2 + 40
    h = min((base - area.y) * 0.58, 420)
    return Area(x, base - h - 165, max(w, 1), h)


def _wall(view: View, lighting: Lighting, tone: str, base: float) -> str:
    area = view.area
    svg = rect(area.x, area.y, area.w, base - area.y, fill=lighting.paint(tone))
    low = base - 120
    svg += rect(area.x, low, area.w, 120, fill=lighting.paint(shade(tone, -0.13, 1.3)))
    svg += rect(area.x, low - 8, area.w, 12, fill=lighting.paint("#a9744a"))
    for share in (0.3, 0.7):
        x = area.x + area.w * share
        lamp = "#fff6dc" if lighting.is_on else lighting.lit("#f6f0e2")
        svg += line(x - 60, area.y, x - 60, area.y + 34, stroke="#6a5a50", stroke_width=3) + line(
            x + 60, area.y, x + 60, area.y + 34, stroke="#6a5a50", stroke_width=3
        )
        svg += rect(x - 110, area.y + 30, 220, 20, fill=lamp, rx=9)
    return svg


def _board(view: View, lighting: Lighting, box: Area) -> str:
    """Green slate in a wooden frame: a sum of shapes, a sun, a house, a smear where the sponge went."""
    svg = rect(box.x - 10, box.y + 2, box.w + 32, box.h + 26, fill="#1a1014", fill_opacity=0.2, rx=4)
    svg += rect(box.x - 18, box.y - 18, box.w + 36, box.h + 36, fill=lighting.paint("#a06a42"), rx=5)
    slate = "#34584c" if view.variant % 2 == 0 else "#38464e"
    svg += rect(box.x, box.y, box.w, box.h, fill=lighting.paint(slate))
    smear = polygon(
        [
            (box.x + box.w * 0.1, box.y + box.h * 0.8),
            (box.x + box.w * 0.5, box.y + box.h * 0.14),
            (box.x + box.w * 0.7, box.y + box.h * 0.18),
            (box.x + box.w * 0.3, box.y + box.h * 0.9),
        ],
        fill="#ffffff",
        fill_opacity=0.05,
    )
    k = min(box.w / 560, box.h / 290)
    x, y = box.x + 46 * k, box.y + 52 * k
    sun = circle(x + 26 * k, y + 24 * k, 20 * k) + "".join(
        line(x + 26 * k + c * 28 * k, y + 24 * k + s * 28 * k, x + 26 * k + c * 40 * k, y + 24 * k + s * 40 * k)
        for c, s in ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7))
    )
    hx, hy = box.right - 136 * k, box.bottom - 50 * k
    house = path(
        pen(
            "M", hx, hy, "v", -70 * k, "l", 50 * k, -46 * k, "l", 50 * k, 46 * k, "v", 70 * k, "Z", "M", hx + 38 * k,
            hy, "v", -38 * k, "h", 26 * k, "v", 38 * k,
        )
    )  # fmt: skip
    fx, fy = box.cx - 150 * k, box.cy + 14 * k
    shapes = circle(fx, fy, 26 * k) + path(pen("M", fx + 62 * k, fy, "h", 34 * k, "m", -17 * k, -17 * k, "v", 34 * k))
    shapes += path(
        pen(
            "M", fx + 130 * k, fy + 26 * k, "l", 30 * k, -54 * k, "l", 30 * k, 54 * k, "Z", "M", fx + 222 * k,
            fy - 9 * k, "h", 34 * k, "m", 0, 18 * k, "h", -34 * k,
        )
    )  # fmt: skip
    chalk = group(
        sun + house + shapes,
        fill="none",
        stroke=lighting.lit("#f4f0e4"),
        stroke_width=4.6 * max(k, 0.6),
        stroke_opacity=0.85,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    tray = rect(box.x + box.w * 0.1, box.bottom + 14, box.w * 0.8, 13, fill=lighting.paint("#b87f52"), rx=3)
    bits = "".join(
        rect(box.x + box.w * t, box.bottom + 7, 34, 8, fill=lighting.lit(c), rx=4)
        for t, c in ((0.3, "#ffffff"), (0.38, "#f0c8a0"), (0.62, "#a8d0e0"))
    )
    return svg + smear + chalk + tray + bits


def _details(view: View, lighting: Lighting, slate: Area, pane: Area, base: float) -> str:
    """A clock over the board, bunting, and where there is room a case of books or a map."""
    area, at = view.area, lighting.at
    x, y = slate.cx, slate.y - 74
    svg = ""
    if y > area.y + 96:
        svg = circle(x, y, 42, fill=at("#b8483c", (x, y))) + circle(x, y, 34, fill=at("#fbf6ea", (x, y)))
        svg += path(
            pen("M", x, y, "v -22 M", x, y, "l 15 9"),
            stroke=at("#3a3034", (x, y)),
            stroke_width=5,
            stroke_linecap="round",
        )
    free = area.right - slate.right if pane.cx < slate.cx else slate.x - area.x
    if free > 230:
        cx = area.right - free / 2 if pane.cx < slate.cx else area.x + free / 2
        w = min(free - 90, 260)
        svg += bookcase(lighting, Area(cx - w / 2, base - 330, w, 320), 3, view.dice.fork("case"), "#b0784a")
    if slate.y - area.y > 330:
        flags = ""
        for i in range(int(area.w / 84)):
            fx, sag = area.x + 42 + i * 84, 34 * (1 - abs((i * 84 + 42) / area.w - 0.5) * 2)
            tone = at(("#c8523c", "#e0a83c", "#4f8a86", "#6a78b0")[i % 4], (fx, area.y))
            flags += polygon(
                [(fx - 32, area.y + 100 + sag), (fx + 32, area.y + 100 + sag), (fx, area.y + 168 + sag)], fill=tone
            )
        svg += flags
    return svg


def _floor(view: View, lighting: Lighting, base: float, pane: Area) -> str:
    area = view.area
    svg = boards(view, lighting, "#bd8a5c", base, (area.cx, area.y + area.h * 0.4), 110)
    svg += rect(area.x, base - 22, area.w, 25, fill=lighting.paint("#8a6244"))
    svg += rect(
        area.x,
        base,
        area.w,
        60,
        fill=lighting.sheet.across((0, base), (0, base + 60), [(0, "#1a0a08", 0.36), (1, "#1a0a08", 0)]),
    )
    if not lighting.is_on and not view.light.is_grey and not view.light.is_dark and pane.w > 90:
        svg += patch(lighting, pane, (base + 24, area.bottom), 0.5 if pane.cx < area.cx else -0.5, 0.32)
    return svg


def _desks(view: View, lighting: Lighting, base: float, layout: int) -> str:
    """The teacher's table with its globe and apple, pupils' desks at the sides."""
    area, depth = view.area, view.area.bottom - base
    svg = ""
    x = area.x + area.w * (0.2, 0.24, 0.78)[layout]
    svg += _table(lighting, x, base + depth * 0.2, 330, 170)
    top = base + depth * 0.2 - 170
    svg += _globe(lighting, x - 96, top, 62) + _books(lighting, x + 60, top)
    for share in (0.06, 0.94) if area.w > 640 else ():
        svg += _desk(lighting, area.x + area.w * share, base + depth * 0.78, 250, 205, view)
    return svg


def _table(lighting: Lighting, x: float, foot: float, w: float, h: float) -> str:
    wood, dark = lighting.at("#a9713f", (x, foot)), lighting.at("#7f5230", (x, foot))
    svg = ellipse(x, foot, w * 0.56, 16, fill="#140a12", fill_opacity=0.28)
    svg += rect(x - w * 0.46, foot - h + 12, w * 0.92, h * 0.72, fill=dark)
    svg += rect(x - w * 0.42, foot - h + 26, w * 0.26, h * 0.24, fill=wood, rx=3) + circle(
        x - w * 0.29, foot - h + 26 + h * 0.12, 6, fill=dark
    )
    svg += rect(x - w * 0.46, foot - h, 18, h, fill=wood) + rect(x + w * 0.46 - 18, foot - h, 18, h, fill=wood)
    return svg + rect(x - w / 2, foot - h - 6, w, 24, fill=lighting.at("#c48a54", (x, foot)), rx=4)


def _globe(lighting: Lighting, x: float, foot: float, r: float) -> str:
    at, y = lighting.at, foot - r * 1.5
    svg = rect(x - r * 0.5, foot - 12, r, 12, fill=at("#7a5236", (x, y)), rx=4) + rect(
        x - 5, foot - r * 0.5, 10, r * 0.5, fill=at("#c9a050", (x, y))
    )
    sea = at("#5f9fc0", (x, y))
    svg += circle(
        x,
        y,
        r,
        fill=lighting.sheet.radial(
            x - r * 0.4,
            y - r * 0.4,
            r * 1.6,
            [(0, mix(sea, "#ffffff", 0.4), 1), (0.5, sea, 1), (1, shade(sea, -0.16), 1)],
        ),
    )
    land = pen(
        "M", x - r * 0.7, y - r * 0.4, "q", r * 0.4, -r * 0.4, r * 0.7, -r * 0.1, "q", -r * 0.1, r * 0.3, -r * 0.3,
        r * 0.4, "q", -r * 0.1, r * 0.4, -r * 0.3, r * 0.3, "Z", "M", x + r * 0.2, y + r * 0.1, "q", r * 0.4,
        -r * 0.2, r * 0.5, r * 0.1, "q", -r * 0.1, r * 0.5, -r * 0.3, r * 0.5, "Z",
    )  # fmt: skip
    svg += path(land, fill=at("#8fb45e", (x, y)))
    return svg + path(
        pen("M", x - r * 0.5, y - r * 1.05, "A", r * 1.15, r * 1.15, "0 1 0", x + r * 0.5, y + r * 1.05),
        fill="none",
        stroke=at("#c9a050", (x, y)),
        stroke_width=6,
    )


def _books(lighting: Lighting, x: float, foot: float) -> str:
    at, svg = lighting.at, ""
    for i, (tone, w) in enumerate((("#44688a", 120), ("#c8623c", 104), ("#d8a83c", 112))):
        y = foot - 6 - 20 * (i + 1)
        svg += rect(x - w / 2 + 4 * i, y, w, 19, fill=at(tone, (x, y)), rx=3) + rect(
            x - w / 2 + 4 * i + w * 0.9, y + 4, w * 0.1, 11, fill=at("#f4ead6", (x, y))
        )
    ax, ay = x + 4, foot - 66 - 24
    svg += circle(ax - 9, ay, 20, fill=at("#c83c34", (x, ay))) + circle(ax + 9, ay, 20, fill=at("#c83c34", (x, ay)))
    return (
        svg
        + path(pen("M", ax, ay - 16, "q 2 -16 10 -20"), fill="none", stroke=at("#5a3a28", (x, ay)), stroke_width=5)
        + ellipse(ax - 13, ay - 8, 5, 8, fill="#ffffff", fill_opacity=0.5)
    )


def _desk(lighting: Lighting, x: float, foot: float, w: float, h: float, view: View) -> str:
    """A pupil's desk from behind, a chair pushed under it."""
    wood, metal = lighting.at("#c9905a", (x, foot)), lighting.at("#5a6470", (x, foot))
    svg = ellipse(x, foot, w * 0.5, 16, fill="#140a12", fill_opacity=0.26)
    legs = "".join(line(x + s * w * 0.42, foot - h, x + s * w * 0.46, foot) for s in (-1, 1))
    svg += group(legs, stroke=metal, stroke_width=12, stroke_linecap="round")
    svg += polygon(
        [
            (x - w * 0.44, foot - h - 34),
            (x + w * 0.44, foot - h - 34),
            (x + w * 0.52, foot - h),
            (x - w * 0.52, foot - h),
        ],
        fill=lighting.at("#dba66c", (x, foot)),
    )
    svg += rect(x - w * 0.52, foot - h, w * 1.04, 20, fill=wood, rx=3) + rect(
        x - w * 0.4, foot - h + 20, w * 0.8, 44, fill=lighting.at("#8a6038", (x, foot))
    )
    paper = [(x - 40, foot - h - 30), (x + 34, foot - h - 30), (x + 42, foot - h - 6), (x - 46, foot - h - 6)]
    svg += polygon(paper, fill=lighting.at("#fbf6ea", (x, foot))) + line(
        x + 56, foot - h - 8, x + 82, foot - h - 26, stroke=lighting.at("#e0a83c", (x, foot)), stroke_width=7
    )
    chair = lighting.at("#b8563c" if view.variant % 2 else "#4f7f96", (x, foot))
    back = rect(x - w * 0.24, foot - h * 0.92, w * 0.48, h * 0.3, fill=chair, rx=12) + rect(
        x - w * 0.26, foot - h * 0.5, w * 0.52, 18, fill=shade(chair, -0.08), rx=8
    )
    legs = "".join(line(x + s * w * 0.2, foot - h * 0.9, x + s * w * 0.23, foot + 14) for s in (-1, 1))
    return svg + group(legs, stroke=metal, stroke_width=10, stroke_linecap="round") + back
