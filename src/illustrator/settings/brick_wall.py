"""A wall of bricks over a pavement; in the rain the ground is wet and shines."""

import math

from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings._bricks import BRICK_H, Masonry, wall
from illustrator.settings._hues import dim, lit
from illustrator.settings._pavement import is_wet, pavement, puddles, sheen
from illustrator.settings._pen import pen
from illustrator.settings._tone import faded, lamp_colour, lamps_are_on, snowed, soft_spot
from illustrator.settings._weather import rings, weather_front
from illustrator.subject import Words
from illustrator.svg import Point, archway, circle, group, num, path, polygon, rect, smooth

TITLE = "brick wall"
WORDS = Words(
    "brick wall, wall of bricks, bricks, brickwork, red brick, brick facade, alley wall",
    "砖墙, 红砖墙, 砖块墙",
    "Ziegelmauer, Backsteinwand, Backsteinmauer, Ziegelwand, Klinkerwand",
    "mur de briques, mur en briques, façade de briques",
    "pared de ladrillo, muro de ladrillos, pared de ladrillos, muro de ladrillo",
)
IS_INDOORS = False
_BRICK = ("#a9523c", "#9c4a3a", "#b5634a")


def draw(view: View) -> Ground:
    view = snowed(view)
    area, light, layout = view.area, view.light, view.variant % 3
    share = 0.7 if area.h <= area.w * 1.2 else 0.78
    foot = area.y + area.h * share
    colour = view.colour or _BRICK[view.variant // 3 % len(_BRICK)]
    tones = Masonry(light, colour)
    face, floor = Area(area.x, area.y, area.w, foot - area.y), Area(area.x, foot, area.w, area.bottom - foot)
    size = 1.0 if layout != 2 else 0.84
    svg = wall(tones, face, view.dice.fork("bricks"), size)
    svg += _footing(view, face, tones) if layout != 1 else _band(view, face, tones)
    view.scene.draw(svg)
    lamp = _lamp_place(area, foot, layout)
    bulb = (lamp[0], lamp[1] + 50)
    dark = lamps_are_on(light)
    things = {0: _lantern, 1: _plants, 2: _doorway}[layout](view, face, lamp)
    if layout != 0 and dark:
        things += _lantern(view, face, lamp)
    view.scene.draw(_falloff(view, face, bulb if dark else None) + things)
    view.scene.draw(_ground(view, floor, bulb, tones))
    return Ground(
        near=area.y + area.h * (share + (1 - share) * 0.56),
        far=foot + floor.h * 0.16,
        horizon=area.y + area.h * 0.42,
        sky=Area(area.x, area.y, area.w, area.h * 0.4),
        gloss=0.35 if is_wet(light) else 0.0,
        front=weather_front(view, area),
        glow=_glow(view, bulb) if dark else "",
        lamp=bulb if dark else None,
    )


def _lamp_place(area: Area, foot: float, layout: int) -> Point:
    share = (0.8, 0.2, 0.5)[layout] if area.w > 500 else 0.5
    return area.x + area.w * share, max(foot - 560, area.y + 70)


def _footing(view: View, face: Area, tones: Masonry) -> str:
    """A course of bricks on end above the ground."""
    top, faces = face.bottom - BRICK_H * 2.2, ["", ""]
    dice, x = view.dice.fork("footing"), face.x - 10
    while x < face.right:
        faces[dice.whole(2)] += f"M{num(x)} {num(top)}h{num(BRICK_H)}V{num(face.bottom)}h{num(-BRICK_H)}Z"
        x += BRICK_H + 5
    svg = rect(face.x, top - 6, face.w, face.bottom - top + 6, fill=tones.grout)
    svg += path(faces[0], fill=tones.faces[1]) + path(faces[1], fill=tones.faces[3])
    return svg + rect(face.x, top - 3, face.w, 4, fill=tones.shine, fill_opacity=0.4)


def _band(view: View, face: Area, tones: Masonry) -> str:
    """A low stone plinth."""
    light, top = view.light, face.bottom - 84
    stone = "#b8b0a4"
    svg = rect(face.x, top, face.w, 84, fill=mix(lit(light, stone), dim(light, stone), 0.35))
    svg += rect(face.x, top - 12, face.w, 20, fill=lit(light, shade(stone, 0.06))) + rect(
        face.x, top + 8, face.w, 6, fill=dim(light, stone)
    )
    joints, x = "", face.x + 60
    while x < face.right:
        joints += f"M{num(x)} {num(top + 12)}V{num(face.bottom)}"
        x += 210
    return svg + path(joints, stroke=tones.gloom, stroke_width=3, stroke_opacity=0.5, fill="none")


def _falloff(view: View, face: Area, lamp: Point | None) -> str:
    """The sun from the upper left, or the lamp's pool; corners in shade; soot under the top; streaks when wet."""
    light, sheet = view.light, view.scene.sheet
    dark = mix(light.shade, "#0a0614", 0.5)
    reach = max(face.w, face.h)
    if lamp is None:
        x, y = face.cx + light.turn * face.w * 0.25, face.y + face.h * 0.3
        strength = 0.4
        fall = sheet.radial(x, y, reach * 0.95, [(0, dark, 0), (0.35, dark, strength * 0.2), (1, dark, strength)])
        key = sheet.radial(x, y, reach * 0.6, [(0, light.key, 0.2 if not light.is_grey else 0.08), (1, light.key, 0)])
        svg = rect(face.x, face.y, face.w, face.h, fill=fall) + rect(face.x, face.y, face.w, face.h, fill=key)
    else:
        warm = lamp_colour(light)
        fall = sheet.radial(*lamp, reach * 0.9, [(0, dark, 0), (0.35, dark, 0.1), (1, dark, 0.46)])
        pool = sheet.radial(
            lamp[0],
            lamp[1] + 60,
            max(470, reach * 0.46),
            [(0, warm, 0.62), (0.35, warm, 0.34), (0.7, warm, 0.1), (1, warm, 0)],
        )
        svg = rect(face.x, face.y, face.w, face.h, fill=fall) + rect(face.x, face.y, face.w, face.h, fill=pool)
    if is_wet(light):
        fade = sheet.across((0, face.y), (0, face.bottom), [(0, dark, 0.34), (0.4, dark, 0.1), (1, dark, 0.3)])
        svg += rect(face.x, face.y, face.w, face.h, fill=fade)
    if view.seen > 0:
        calm = sheet.radial(
            face.cx,
            face.cy + face.h * 0.1,
            face.w * 0.5,
            [
                (0, tint := Masonry(light, view.colour or _BRICK[view.variant // 3 % 3]).faces[2], 0.3),
                (0.7, tint, 0.16),
                (1, tint, 0),
            ],
        )
        svg += rect(face.x, face.y, face.w, face.h, fill=calm)
    return svg


def _lantern(view: View, face: Area, lamp: Point) -> str:
    """An iron bracket with a lantern."""
    light, (x, y) = view.light, lamp
    iron, edge = mix(dim(light, "#3a3638"), "#100c14", 0.3), lit(light, "#6a6468")
    on = lamps_are_on(light)
    glass = mix("#fff2c4", lamp_colour(light), 0.3) if on else mix(lit(light, "#cfd8d6"), "#ffffff", 0.1)
    svg = path(
        f"M{num(x)} {num(y - 62)}c-44 -6 -58 -40 -30 -48c26 -2 30 22 30 48v30", fill="none", stroke=iron, stroke_width=8
    )
    svg += rect(x - 14, y - 118, 28, 16, fill=iron, rx=4)
    svg += polygon([(x - 30, y + 4), (x + 30, y + 4), (x + 22, y + 84), (x - 22, y + 84)], fill=glass)
    bars = pen(
        "M", x - 30, y + 4, "L", x - 22, y + 84, "M", x + 30, y + 4, "L", x + 22, y + 84, "M", x, y + 4, "V", y + 84
    )
    svg += path(bars, stroke=iron, stroke_width=5, fill="none")
    svg += path(
        pen("M", x - 40, y + 6, "C", x - 28, y - 30, x + 28, y - 30, x + 40, y + 6, "Z"),
        fill=iron,
    )
    svg += path(
        f"M{num(x - 26)} {num(y - 8)}q8 -14 22 -15", fill="none", stroke=edge, stroke_width=4, stroke_linecap="round"
    )
    return svg + rect(x - 28, y + 82, 56, 9, fill=iron, rx=3) + circle(x, y + 97, 6, fill=iron)


def _plants(view: View, face: Area, lamp: Point) -> str:
    """Ivy that comes down from a corner of the wall."""
    light, dice = view.light, view.dice.fork("ivy")
    side = -1 if view.variant // 3 % 2 else 1
    edge = face.right if side > 0 else face.x
    leaves: dict[str, str] = {}
    greens = [lit(light, "#5f8f4a"), lit(light, "#44733f"), dim(light, "#4a7a44"), lit(light, "#7ba658")]
    stems = ""
    reach = min(face.w * 0.34, 330)
    for k in range(9):
        x, y = edge - side * reach * k / 8, face.y - 10
        length = face.h * (0.8 - 0.075 * k) * dice.between(0.65, 1.0)
        points = [(x + dice.between(-26, 26), y + length * t / 4) for t in range(5)]
        stems += smooth(points)
        for t in range(round(length / 15)):
            i = min(int(t * 15 / length * 4), 3)
            share = t * 15 / length * 4 - i
            px = points[i][0] + (points[i + 1][0] - points[i][0]) * share + dice.between(-22, 22)
            tone = greens[dice.whole(4)]
            leaves[tone] = leaves.get(tone, "") + _leaf(
                px, y + t * 15 + dice.between(-8, 8), dice.between(10, 19), dice.between(-0.6, 0.6)
            )
    svg = path(stems, stroke=dim(light, "#4a3a2a"), stroke_width=4, fill="none")
    shadow = "".join(leaves.values())
    svg += group(path(shadow, fill="#140a10", fill_opacity=0.3), transform="translate(5 9)")
    return (
        svg
        + "".join(
            path(leaves[tone], fill=tone)
            for tone in sorted(leaves, key=greens.index, reverse=False)
            if tone != greens[3]
        )
        + path(leaves.get(greens[3], "M0 0"), fill=greens[3])
    )


def _leaf(x: float, y: float, r: float, lean: float) -> str:
    """An ivy leaf with three lobes, pointing down."""
    k = r * lean
    return pen(
        "M", x, y - r * 0.6, "q", r * 0.9, -r * 0.5, r, r * 0.3, "q", -r * 0.1, r * 0.5, k - r, r * 1.3, "q", -r - k,
        -r * 0.8, -r - k, -r * 1.3, "q", r * 0.1, -r * 0.8, r, -r * 0.3, "Z",
    )  # fmt: skip


def _doorway(view: View, face: Area, lamp: Point) -> str:
    """A bricked-up arch with a window at one side of it, as on old warehouses."""
    light, sheet = view.light, view.scene.sheet
    tones = Masonry(light, view.colour or _BRICK[view.variant // 3 % 3])
    r = min(face.w * 0.14, 140)
    svg = ""
    places = [face.x + face.w * s for s in ((0.2, 0.8) if face.w > 800 else (0.5,))]
    on = lamps_are_on(light)
    pane = mix("#ffd890", lamp_colour(light), 0.3) if on else mix(dim(light, "#4a5a68"), light.sky[1], 0.4)
    for x in places:
        top, sill = face.y + face.h * 0.3, face.y + face.h * 0.66
        svg += path(archway(x, top, r + 34, sill + 4) + "Z", fill=tones.faces[1]) + _voussoirs(x, top, r, tones)
        svg += path(archway(x, top, r, sill) + "Z", fill=tones.gloom)
        glass = sheet.across((0, top - r), (0, sill), [(0, shade(pane, -0.1), 1), (1, shade(pane, 0.05), 1)])
        svg += path(archway(x, top + 8, r - 12, sill - 8) + "Z", fill=glass)
        frame = mix(lit(light, "#3f4a4a"), "#101010", 0.2)
        bars = pen(
            "M", x, top - r + 12, "V", sill, "M", x - r, top + 8, "H", x + r, "M", x - r, (top + sill) / 2, "H", x + r
        )
        svg += path(bars, stroke=frame, stroke_width=9, fill="none") + path(
            archway(x, top + 4, r - 6, sill - 4) + "Z", fill="none", stroke=frame, stroke_width=12
        )
        svg += rect(x - r - 30, sill - 4, 2 * r + 60, 24, fill=lit(light, "#b8b0a4")) + rect(
            x - r - 22, sill + 20, 2 * r + 44, 10, fill="#120a14", fill_opacity=0.4
        )
    return svg


def _voussoirs(x: float, y: float, r: float, tones: Masonry) -> str:
    """The joints between the wedge bricks of an arch."""
    rays = ""
    for k in range(13):
        c, s = math.cos(math.pi * k / 12), math.sin(math.pi * k / 12)
        rays += pen("M", x + r * c, y - r * s, "L", x + (r + 34) * c, y - (r + 34) * s)
    return path(rays, stroke=tones.grout, stroke_width=5, fill="none")


def _ground(view: View, floor: Area, bulb: Point, tones: Masonry) -> str:
    light, sheet, dice = view.light, view.scene.sheet, view.dice.fork("ground")
    svg = pavement(sheet, light, floor, dice)
    on = lamps_are_on(light)
    if on:
        dark = "#0a0818"
        svg += rect(
            floor.x,
            floor.y,
            floor.w,
            floor.h,
            fill=sheet.radial(bulb[0], floor.y, floor.w * 0.7, [(0, dark, 0), (0.4, dark, 0.15), (1, dark, 0.5)]),
        )
        warm = lamp_colour(light)
        svg += soft_spot(sheet, (bulb[0], floor.y + floor.h * 0.25), 560, floor.h * 0.75, faded(warm, 0.55))
    if is_wet(light):
        lamps = ((bulb[0], lamp_colour(light)),) if on else ()
        mirror = [(0.0, tones.faces[0], 0.5), (0.6, tones.faces[0], 0.16), (1.0, tones.faces[0], 0.0)]
        svg += rect(floor.x, floor.y, floor.w, floor.h, fill=sheet.across((0, floor.y), (0, floor.bottom), mirror))
        svg += sheen(sheet, light, floor, dice, lamps)
        svg += puddles(sheet, light, floor, dice, mix(tones.faces[0], tones.gloom, 0.5)) + rings(view, floor)
    return svg


def _glow(view: View, bulb: Point) -> str:
    warm = lamp_colour(view.light)
    stops = [(0.0, warm, 0.7), (0.12, warm, 0.4), (0.4, warm, 0.12), (1.0, warm, 0.0)]
    return circle(*bulb, 380, fill=view.scene.sheet.radial(*bulb, 380, stops))
