"""A table top that fills the lower part of the picture: wood, marble, stone or cloth before a soft room or wall."""

from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings._floor import planks
from illustrator.settings._furniture import lampshade
from illustrator.settings._surfaces import checks, specks, veins
from illustrator.settings._tone import Lighting, faded, soft_spot
from illustrator.subject import Words
from illustrator.svg import circle, ellipse, group, polygon, rect

TITLE = "table top"
WORDS = Words(
    "table, tabletop, table top, wooden table, wood table, desk surface, kitchen table, dining table, marble table",
    "桌子, 桌面, 木桌, 餐桌, 桌上, 木桌上",
    "Tisch, Tischplatte, Holztisch, Esstisch, Küchentisch",
    "table, dessus de table, table en bois, plateau de table",
    "mesa, mesa de madera, tablero, encimera",
)
IS_INDOORS = True
_WOODS = ("#b98150", "#a36b40", "#c79a68")
_WALLS = ("#cdbb9f", "#a9b7ac", "#c9a592", "#aab4c4")


def draw(view: View) -> Ground:
    area, layout = view.area, view.variant % 3
    edge = area.y + area.h * (0.6 if area.h <= area.w * 1.3 else 0.66)
    height = -0.05 if layout == 1 else 0.2
    source = (area.x + area.w * (0.22 if view.light.turn < 0 else 0.78), area.y + area.h * height)
    lighting = Lighting(view, source, max(area.w, area.h) * (1.5 if layout == 1 else 1.2))
    back = Area(area.x, area.y, area.w, edge - area.y)
    tone = _WALLS[view.variant % len(_WALLS)]
    view.scene.draw(area.shape(fill=lighting.paint(tone)))
    behind = (_room, _plain, _shelf)[layout](view, lighting, back, tone)
    view.scene.draw(behind, blur=9 if layout != 1 else 5, box=(back.x, back.y, back.w, back.h))
    top = Area(area.x, edge, area.w, area.bottom - edge)
    view.scene.draw(_top(view, lighting, top))
    near = area.y + area.h * 0.84
    glow = ""
    lamp = None
    if lighting.is_on:
        lamp = source
        glow = circle(*lamp, 480, fill=lighting.halo(lamp, 480, 0.34))
        glow += _bokeh(view, back) if layout != 1 else ""
    return Ground(
        near=near,
        far=edge + (area.bottom - edge) * 0.22,
        horizon=area.y + area.h * 0.34,
        sky=Area(area.x, area.y, area.w, area.h * 0.35),
        gloss=_gloss(view),
        glow=glow,
        lamp=lamp,
    )


def _material(view: View) -> str:
    for name, words in (
        ("marble", {"marble"}),
        ("stone", {"stone", "slate", "concrete", "granite"}),
        ("cloth", {"cloth", "tablecloth", "checkered", "gingham", "linen", "picnic"}),
    ):
        if view.traits & words:
            return name
    if view.traits & {"white", "modern", "minimal", "plain", "glass"}:
        return "smooth"
    return "wood"


def _gloss(view: View) -> float:
    return {"marble": 0.2, "stone": 0.08, "cloth": 0.0, "smooth": 0.18}.get(_material(view), 0.15)


def _top(view: View, lighting: Lighting, top: Area) -> str:
    """The table: its material, the light that lies on it, and the shade along its far edge."""
    dice, material = view.dice.fork("top"), _material(view)
    usual = {"marble": "#e9e6e2", "stone": "#6a6d74", "cloth": "#f3ebdc", "smooth": "#efece6"}
    colour = view.colour or usual.get(material) or _WOODS[view.variant // 3 % len(_WOODS)]
    if view.colour is None and view.traits & {"dark", "walnut", "old", "rustic"} and material == "wood":
        colour = "#6e4529"
    if material == "wood":
        svg = planks(top, lighting, colour, dice)
    else:
        svg = top.shape(fill=lighting.paint("#f3ebdc" if material == "cloth" else colour))
        if material == "marble":
            svg += veins(top, lighting, colour, dice)
        elif material == "stone":
            svg += specks(top, lighting, colour, dice)
        elif material == "cloth":
            svg += checks(top, lighting, view.colour or "#c8534a")
    return svg + _shine(view, lighting, top, "#f3ebdc" if material == "cloth" else colour)


def _shine(view: View, lighting: Lighting, top: Area, colour: str) -> str:
    """A pool of light from the side, a bright far edge, corners in shade."""
    sheet, key = lighting.sheet, lighting.lamp if lighting.is_on else view.light.key
    pool = mix(lighting.lit(shade(colour, 0.05)), key, 0.2) if lighting.is_on else mix(key, "#ffffff", 0.25)
    strength = 0.6 if lighting.is_on else 0.3
    x = top.cx + view.light.turn * top.w * 0.2
    svg = soft_spot(sheet, (x, top.y + top.h * 0.3), top.w * 0.6, top.h * 0.62, faded(pool, strength))
    dark = "#1c0f14"
    fade = sheet.across(
        (0, top.y), (0, top.bottom), [(0, dark, 0.28), (0.12, dark, 0.08), (0.5, dark, 0), (1, dark, 0.3)]
    )
    svg += top.shape(fill=fade)
    away = top.right if view.light.turn < 0 else top.x
    side = sheet.across((x, 0), (away, 0), [(0, dark, 0), (0.5, dark, 0.02), (1, dark, 0.26)])
    svg += top.shape(fill=side)
    return svg + rect(top.x, top.y - 1, top.w, 3.5, fill=mix(key, "#ffffff", 0.5), fill_opacity=0.4)


def _room(view: View, lighting: Lighting, back: Area, tone: str) -> str:
    """A bright window at the side, a curtain, a plant and a picture, out of focus."""
    side, light = view.light.turn, view.light
    h = back.h * 0.82
    w = min(h * 0.62, back.w * 0.34)
    x = back.cx + side * (back.w * 0.36) - w / 2
    y = back.y + back.h * 0.06
    sky = lighting.sheet.across(
        (0, y), (0, y + h), [(0, light.sky[0], 1), (0.5, light.sky[1], 1), (1, light.sky[2], 1)]
    )
    frame = lighting.paint("#f1e8da")
    svg = rect(x - 20, y - 20, w + 40, h + 40, fill=frame) + rect(x, y, w, h, fill=sky)
    green = lighting.sheet.across(
        (0, y), (0, y + h), [(0.6, mix(light.sky[2], "#5f8a58", 0.5), 0), (0.75, mix(light.shade, "#6f9a5c", 0.55), 1)]
    )
    svg += rect(x, y, w, h, fill=green)
    svg += rect(x + w / 2 - 8, y, 16, h, fill=frame) + rect(x, y + h * 0.45, w, 14, fill=frame)
    curtain = lighting.paint("#d9c4a8")
    cx = x - 96 if side > 0 else x + w + 26
    svg += rect(cx, back.y, 80, back.h, fill=curtain) + rect(
        cx + 22, back.y, 16, back.h, fill=lighting.paint("#b89f80")
    )
    px = back.cx - side * back.w * 0.3
    svg += rect(px - 90, back.y + back.h * 0.16, 180, back.h * 0.36, fill=lighting.paint("#8a6244"))
    svg += rect(px - 72, back.y + back.h * 0.2, 144, back.h * 0.28, fill=lighting.paint("#e8dcc4"))
    svg += circle(px + 10, back.y + back.h * 0.33, 40, fill=lighting.paint("#cf8a5a"))
    svg += rect(back.x, back.bottom - back.h * 0.16, back.w, back.h * 0.18, fill=lighting.paint(shade(tone, -0.1)))
    pot = back.cx - side * back.w * 0.43
    svg += "".join(
        ellipse(pot + dx, back.bottom - dy, 34, 74, fill=lighting.paint(g))
        for dx, dy, g in ((-46, 170, "#4d7f52"), (0, 205, "#6a9a5c"), (48, 165, "#3f6f4a"))
    )
    svg += polygon(
        [
            (pot - 58, back.bottom - 110),
            (pot + 58, back.bottom - 110),
            (pot + 44, back.bottom),
            (pot - 44, back.bottom),
        ],
        fill=lighting.paint("#c27a54"),
    )
    svg += _lamp(lighting, back) if lighting.is_on else ""
    return svg + _low_light(lighting, back)


def _lamp(lighting: Lighting, back: Area) -> str:
    """A lamp that hangs into the room."""
    x, y = lighting.centre
    cable = rect(x - 3, back.y, 6, max(y - 70 - back.y, 1), fill=lighting.dim("#4a3a34"))
    return cable + lampshade(lighting, x, y - 80, y + 40, 62, 118, "#f6dfae")


def _plain(view: View, lighting: Lighting, back: Area, tone: str) -> str:
    """A bare wall with the window's light thrown on it."""
    light = view.light
    if lighting.is_on or light.is_grey:
        return _low_light(lighting, back) + soft_spot(
            lighting.sheet,
            lighting.centre,
            back.w * 0.5,
            back.h * 0.7,
            faded(lighting.lamp if lighting.is_on else light.key, 0.25),
        )
    x, lean = back.cx - light.turn * back.w * 0.02, -light.turn * back.h * 0.24
    panes = ""
    w, h = min(back.w * 0.17, 190.0), back.h * 0.34
    for i in range(2):
        for j in range(2):
            x0, y0 = x + (i - 1) * (w + 22) + lean * j, back.y + back.h * 0.12 + j * (h + 20)
            panes += polygon(
                [(x0, y0), (x0 + w, y0 + 10), (x0 + w + lean * 0.9, y0 + h + 10), (x0 + lean * 0.9, y0 + h)]
            )
    warm = mix(light.key, "#ffffff", 0.45)
    return group(panes, fill=warm, fill_opacity=0.5 if view.light.time in {"day", "morning"} else 0.72) + _low_light(
        lighting, back
    )


def _shelf(view: View, lighting: Lighting, back: Area, tone: str) -> str:
    """Shelves of crockery and jars, far behind."""
    dice, svg = view.dice.fork("shelf"), ""
    tones = ("#e9dcc6", "#c9775a", "#7f9a8a", "#d6a85a", "#8a9ab0", "#f2ead8")
    for y in (back.y + back.h * 0.34, back.y + back.h * 0.78):
        svg += rect(back.x, y, back.w, 20, fill=lighting.paint("#85593a"))
        x = back.x + 40
        while x < back.right - 40:
            w, h = dice.between(50, 110), dice.between(0.1, 0.24) * back.h
            tint = lighting.paint(dice.pick(tones))
            svg += rect(x, y - h, w, h, fill=tint, rx=dice.pick((6, 20, w / 2.4)))
            x += w + dice.between(16, 90)
    x = back.cx - view.light.turn * back.w * 0.36
    if lighting.is_on:
        svg += _lamp(lighting, back)
    else:
        svg += ellipse(x, back.y + 70, 120, 70, fill=lighting.paint("#5f7a70"))
    return svg + _low_light(lighting, back)


def _low_light(lighting: Lighting, back: Area) -> str:
    """The background falls back towards the table, so that what stands there comes forward."""
    dark = lighting.dim("#4a3a3c")
    fade = lighting.sheet.across((0, back.y), (0, back.bottom), [(0, dark, 0.0), (0.55, dark, 0.1), (1, dark, 0.34)])
    return back.shape(fill=fade)


def _bokeh(view: View, back: Area) -> str:
    """Small lights of the evening, out of focus."""
    dice, svg = view.dice.fork("bokeh"), ""
    for _ in range(view.count(round(9 * back.w / 1000) + 3)):
        x, y = back.x + back.w * dice.between(0.02, 0.98), back.y + back.h * dice.between(0.05, 0.8)
        r, tone = dice.between(16, 44), dice.pick(("#ffcf86", "#ffb06a", "#ffe2b0", "#f09a7a"))
        svg += circle(x, y, r, fill=tone, fill_opacity=dice.between(0.08, 0.2))
        svg += circle(x, y, r - 2, fill="none", stroke=tone, stroke_width=2.4, stroke_opacity=0.16)
    return svg
