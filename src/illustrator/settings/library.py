"""A library: walls of books, a ladder, a tall window, a reading lamp."""

from illustrator.page import Area
from illustrator.palette import shade
from illustrator.place import Ground, View
from illustrator.settings._floor import boards, patch
from illustrator.settings._furniture import pendant, rug, side_table, table_lamp
from illustrator.settings._shelves import Books, bookcase, ladder
from illustrator.settings._tone import Lighting
from illustrator.settings._window import outlook
from illustrator.subject import Words
from illustrator.svg import Point, archway, circle, group, line, num, path, polygon, rect

TITLE = "library"
WORDS = Words(
    "library, bookshop, bookstore, study room, reading room, archive, bookshelves",
    "图书馆, 书店, 书房, 阅览室, 书架前",
    "Bibliothek, Bücherei, Buchladen, Buchhandlung, Lesesaal",
    "bibliothèque, librairie, salle de lecture",
    "biblioteca, librería, sala de lectura",
)
IS_INDOORS = True
_WOODS = ("#7c4d2e", "#8a5a3a", "#6b4433")
_CARPETS = ("#8a3a3a", "#3f5f5a", "#4a4a7a", "#8a6a3a")


def draw(view: View) -> Ground:
    area, layout = view.area, view.variant % 3
    base = area.y + area.h * (0.74 if area.h <= area.w else 0.79)
    wood = view.colour or _WOODS[view.variant // 3 % len(_WOODS)]
    lamps = _lamps(area, base, layout)
    probe = Lighting(view, (0, 0), 1)
    source = lamps[0] if probe.is_on else (area.cx, area.y + (base - area.y) * 0.35)
    lighting = Lighting(view, source, max(area.w, area.h) * 0.8)
    draws = (_ladder_wall, _aisle, _arched)[layout]
    draws(view, lighting, base, wood)
    front = (
        _reading(lighting, area, base)
        if layout == 0
        else "".join(pendant(lighting, x, area.y, y - area.y - 40, 110, "#3f6a5a") for x, y in lamps)
    )
    view.scene.draw(front)
    glow = _glow(lighting, lamps, area, base)
    return Ground(
        near=area.y + area.h * 0.91,
        far=base + (area.bottom - base) * 0.25,
        horizon=area.y + area.h * 0.48,
        sky=Area(area.x, area.y, area.w, area.h * 0.35),
        gloss=0.1,
        glow=glow,
        lamp=lamps[0] if lighting.is_on else None,
    )


def _lamps(area: Area, base: float, layout: int) -> list[Point]:
    if layout == 0:
        return [(area.x + area.w * 0.85, base - 250)]
    y = area.y + min(area.h * 0.2, 250)
    shares = (0.5,) if area.w < 1200 else (0.5, 0.2, 0.8)
    return (
        [(area.x + area.w * s, y) for s in shares] if layout == 1 else [(area.x + area.w * s, y) for s in (0.28, 0.72)]
    )


def _glow(lighting: Lighting, lamps: list[Point], area: Area, base: float) -> str:
    if lighting.is_on:
        return "".join(circle(x, y, 420, fill=lighting.halo((x, y), 420, 0.5)) for x, y in lamps)
    x, y = area.cx, area.y + (base - area.y) * 0.35
    return circle(x, y, 420, fill=lighting.halo((x, y), 420, 0.14, lighting.light.key))


def _floor(view: View, lighting: Lighting, base: float) -> str:
    area, dice = view.area, view.dice.fork("floor")
    svg = boards(view, lighting, "#96633c", base, (area.cx, area.y + area.h * 0.4), 100)
    svg += rect(
        area.x,
        base,
        area.w,
        60,
        fill=lighting.sheet.across((0, base), (0, base + 60), [(0, "#1a0a08", 0.45), (1, "#1a0a08", 0)]),
    )
    depth = area.bottom - base
    return svg + rug(lighting, area.cx, base + depth * 0.58, min(area.w * 0.4, 460), depth * 0.32, dice.pick(_CARPETS))


def _ladder_wall(view: View, lighting: Lighting, base: float, wood: str) -> None:
    """One wall of cases from side to side, seen from the front."""
    area = view.area
    view.scene.draw(area.shape(fill=lighting.paint(shade(wood, -0.2))))
    columns = max(round(area.w / 340), 2)
    rows = max(round((base - area.y) / 152), 3)
    case = Area(area.x - 16, area.y - 24, area.w + 32, base - area.y + 24)
    svg = bookcase(lighting, case, rows, view.dice.fork("case"), wood, columns)
    view.scene.draw(svg + _floor(view, lighting, base))
    x = area.x + area.w * 0.14
    view.scene.draw(ladder(lighting, x, base + 50, area.y + (base - area.y) * 0.1, 110))


def _reading(lighting: Lighting, area: Area, base: float) -> str:
    x, foot = area.x + area.w * 0.85, base + 70
    return side_table(lighting, x, foot, 210, 190) + table_lamp(lighting, x, foot - 188, 250, "#7fa58c")


def _arched(view: View, lighting: Lighting, base: float, wood: str) -> None:
    """A tall arched window between two cases."""
    area = view.area
    half = min(area.w * 0.17, 190)
    wall = area.shape(fill=lighting.paint("#c9a87e"))
    top = max(area.y + 110 + half, base - half * 3.4)
    box = Area(area.cx - half, top - half, 2 * half, base - 130 - top + half)
    view.scene.draw(wall + _tall_window(lighting, box, view))
    svg = ""
    width = area.w / 2 - half - 60
    rows = max(round((base - area.y) / 150), 3)
    for side, x in enumerate((area.x - 14, area.cx + half + 74)):
        case = Area(x, area.y + 34, width, base - area.y - 34)
        svg += bookcase(lighting, case, rows, view.dice.fork(f"case{side}"), wood, max(round(width / 300), 1))
    svg += _bench(lighting, Area(area.cx - half - 44, base - 120, 2 * half + 88, 124), wood)
    svg += _floor(view, lighting, base)
    if not lighting.is_on and not view.light.is_grey and not view.light.is_dark:
        svg += patch(lighting, box, (base + 12, area.bottom), 0.3 * view.light.turn, 0.3)
    view.scene.draw(svg)


def _tall_window(lighting: Lighting, box: Area, view: View) -> str:
    r = box.w / 2
    arch = archway(box.cx, box.y + r, r, box.bottom) + "Z"
    outer = archway(box.cx, box.y + r, r + 20, box.bottom) + "Z"
    frame = lighting.at("#efe2c8", (box.cx, box.cy))
    bars = "".join(line(box.x + box.w * k / 3, box.y, box.x + box.w * k / 3, box.bottom) for k in (1, 2))
    count = max(round(box.h / 110), 2)
    bars += "".join(
        line(box.x, box.bottom - box.h * k / count, box.right, box.bottom - box.h * k / count) for k in range(1, count)
    )
    inside = outlook(lighting, box, view.dice.fork("window")) + group(bars, stroke=frame, stroke_width=8)
    return path(outer, fill=frame) + group(inside, clip_path=lighting.sheet.clip(path(arch)))


def _bench(lighting: Lighting, box: Area, wood: str) -> str:
    svg = rect(box.x, box.y, box.w, box.h, fill=lighting.paint(shade(wood, 0.04)))
    svg += "".join(
        rect(
            box.x + box.w * (0.04 + k * 0.32),
            box.y + 34,
            box.w * 0.28,
            box.h - 52,
            fill=lighting.paint(shade(wood, -0.05)),
            rx=4,
        )
        for k in range(3)
    )
    return svg + rect(box.x - 8, box.y - 26, box.w + 16, 36, fill=lighting.paint("#a8504a"), rx=16)


def _aisle(view: View, lighting: Lighting, base: float, wood: str) -> None:
    """Two rows of cases that run to a window at the far end."""
    area, eye = view.area, view.area.y + view.area.h * 0.5
    half, rise = min(area.w * 0.15, 170), (base - eye) * 0.9
    back = Area(area.cx - half, eye - rise * 1.5, 2 * half, rise * 2.2)
    foot = back.bottom
    svg = area.shape(fill=lighting.paint("#c7a67c"))
    svg += boards(view, lighting, "#96633c", foot, (area.cx, eye), 130)
    runner = [
        (area.cx - half * 0.45, foot),
        (area.cx + half * 0.45, foot),
        (area.cx + area.w * 0.24, area.bottom),
        (area.cx - area.w * 0.24, area.bottom),
    ]
    carpet = view.dice.fork("carpet").pick(_CARPETS)
    svg += polygon(runner, fill=lighting.paint(carpet))
    svg += _tall_window(lighting, Area(back.cx - half * 0.6, back.y + 12, half * 1.2, back.h - 24 - rise * 0.25), view)
    view.scene.draw(svg)
    svg = "".join(_side(view, lighting, side, back, wood) for side in (-1, 1))
    view.scene.draw(svg)


def _side(view: View, lighting: Lighting, side: int, back: Area, wood: str) -> str:
    """The cases along one side: bays that grow towards the viewer, each drawn as a wall in perspective."""
    area, eye, dice = view.area, view.area.y + view.area.h * 0.5, view.dice.fork(f"side{side}")
    reach, edge = area.w / 2 + 20, back.w / 2

    def at(depth: float, height: float) -> Point:
        """A point of the wall: depth 0 at the back to 1 at the edge of the picture; height 0 top to 1 floor."""
        grow = 1 / (1 + (edge / reach - 1) * depth)
        y0, y1 = back.y - 40, back.bottom
        return area.cx + side * edge * grow, eye + (y0 + (y1 - y0) * height - eye) * grow

    outline = [at(0, 0), at(1, 0), at(1, 1), at(0, 1)]
    svg = polygon(outline, fill=lighting.paint(shade(wood, -0.15)))
    books = Books(lighting, dice)
    rows, bays = 6, 5
    faces: dict[str, str] = {}
    for j in range(rows):
        depth, last = 0.01, 0
        while depth < 0.99:
            step = dice.between(0.009, 0.02)
            last = (last + 1 + dice.whole(6)) % 8
            top = (j + dice.between(0.1, 0.34)) / rows
            corners = (
                at(depth, top),
                at(depth + step, top),
                at(depth + step, (j + 0.93) / rows),
                at(depth, (j + 0.93) / rows),
            )
            key = shade(
                ("#a8433c", "#c98a3a", "#3f6a72", "#56784e", "#7a4a6a", "#d8b878", "#44507c", "#8a5a3c")[last], -0.03
            )
            faces[key] = faces.get(key, "") + "M" + "L".join(f"{num(x)} {num(y)}" for x, y in corners) + "Z"
            depth += step + 0.001
    svg += "".join(path(d, fill=lighting.paint(tone)) for tone, d in faces.items()) + books.svg()
    wooden = lighting.paint(wood)
    for j in range(rows + 1):
        a, b = j / rows - 0.012, j / rows + 0.012
        svg += polygon([at(0, a), at(1, a), at(1, b), at(0, b)], fill=wooden)
    for i in range(bays + 1):
        a = i / bays
        svg += polygon([at(a, 0), at(a + 0.012, 0), at(a + 0.012, 1), at(a, 1)], fill=lighting.paint(shade(wood, 0.05)))
    return svg
