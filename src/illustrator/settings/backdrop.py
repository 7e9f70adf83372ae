"""A seamless backdrop: the floor runs into the wall without an edge. Where nothing else was asked for."""

from illustrator.page import Area
from illustrator.palette import at, lch, mix, shade
from illustrator.place import Ground, View
from illustrator.settings._hues import times
from illustrator.settings._tone import faded, lamp_colour, lamps_are_on, soft_spot, tints_of
from illustrator.subject import Words
from illustrator.svg import archway, circle, group, num, path, polygon, rect, smooth

TITLE = "plain backdrop"
WORDS = Words(
    "plain background, plain backdrop, seamless backdrop, simple background, solid background",
    "纯色背景, 素色背景, 简单背景",
    "einfarbiger Hintergrund, schlichter Hintergrund",
    "fond uni, fond simple",
    "fondo liso, fondo sencillo",
)
IS_INDOORS = True
_TONES = ("#e9dcc8", "#bfd6d8", "#e8c3b4", "#cbd6b4", "#cfc6e2", "#f2d48f")
_NIGHTS = ("#3d4a80", "#2f5a72", "#6a4068", "#35605a", "#4a3f82", "#7a5440")


def draw(view: View) -> Ground:
    area, scene = view.area, view.scene
    tone = _tone(view)
    bend = area.y + area.h * 0.7
    scene.draw(_paper(view, tone))
    shape = (_plain, _disc, _arch, _pane, _hill)[view.variant % 5](view, tone, bend)
    scene.draw(shape)
    scene.draw(_light(view, tone))
    return Ground(
        near=area.y + area.h * 0.86,
        far=bend + area.h * 0.05,
        horizon=bend,
        sky=Area(area.x, area.y, area.w, area.h * 0.4),
        gloss=0.08,
        glow=_glow(view),
    )


def _tone(view: View) -> str:
    """By night a deep colour of its own, not a day's colour with the light turned off."""
    light = view.light
    if light.is_dark:
        if view.colour is None:
            deep = _NIGHTS[view.variant % len(_NIGHTS)]
        else:
            lightness, chroma, _ = lch(view.colour)
            deep = at(view.colour, 0.25 + 0.3 * lightness, min(chroma, 0.14))
        return mix(deep, times(deep, lamp_colour(light)), 0.25 if light.lamp else 0.0)
    tone = view.colour or _TONES[view.variant % len(_TONES)]
    if light.time == "day" and not light.is_grey:
        return tone
    share = 0.4 if view.colour is None else 0.16
    return mix(mix(tone, times(tone, tints_of(light)[1]), 0.4), mix(light.key, light.sky[2], 0.4), share)


def _paper(view: View, tone: str) -> str:
    """The wall, darker upwards, and the floor, lightest where it bends up."""
    area, night = view.area, view.light.is_dark
    top, lift = shade(tone, -0.1 if night else -0.045, 1.1), shade(tone, 0.06 if night else 0.035)
    stops = [(0, top, 1.0), (0.45, tone, 1.0), (0.66, tone, 1.0), (0.74, lift, 1.0), (1, shade(tone, -0.05, 1.05), 1.0)]
    svg = area.shape(fill=view.scene.sheet.across((0, area.y), (0, area.bottom), stops))
    x = area.cx + view.light.turn * area.w * 0.22
    reach = max(area.w, area.h) * 0.62
    white = (
        mix(shade(tone, 0.2), lamp_colour(view.light), 0.4)
        if view.light.lamp
        else shade(tone, 0.18)
        if night
        else mix(view.light.key, "#ffffff", 0.5)
    )
    pool = view.scene.sheet.radial(x, area.y + area.h * 0.4, reach, faded(white, 0.42))
    return svg + area.shape(fill=pool)


def _centre(view: View) -> tuple[float, float, float]:
    """The middle and the radius of the large shape behind the subject."""
    area = view.area
    r = min(area.w * 0.38, area.h * 0.335)
    return area.cx, area.y + area.h * 0.7 - r * 0.9, r


def _shape_tone(view: View, tone: str) -> str:
    light, chroma, _hue = lch(tone)
    step = 0.1 if view.light.is_dark else -0.085 if light > 0.5 else 0.1
    turned = shade(tone, step, 1.0, 14 if chroma > 0.02 else 0)
    return at(turned, lch(turned)[0], max(lch(turned)[1], min(chroma * 1.7, 0.13)))


def _plain(view: View, tone: str, bend: float) -> str:
    """Nothing but a soft edge of shadow where the paper bends."""
    area = view.area
    dark = shade(tone, -0.12, 1.2)
    fade = view.scene.sheet.across(
        (0, bend - area.h * 0.05), (0, bend + area.h * 0.03), [(0, dark, 0), (0.6, dark, 0.28), (1, dark, 0)]
    )
    return rect(area.x, bend - area.h * 0.05, area.w, area.h * 0.08, fill=fade)


def _disc(view: View, tone: str, bend: float) -> str:
    """One large circle, standing on the floor's line."""
    x, y, r = _centre(view)
    face = _shape_tone(view, tone)
    sheet = view.scene.sheet
    paint = sheet.across(
        (0, y - r), (0, y + r), [(0, shade(face, 0.05), 1), (0.6, face, 1), (1, shade(face, -0.05), 1)]
    )
    svg = soft_spot(
        sheet,
        (x + r * 0.05, y + r * 0.07),
        r * 1.12,
        r * 1.12,
        [(0.8, shade(tone, -0.2), 0.3), (1, shade(tone, -0.2), 0)],
    )
    svg += circle(x, y, r, fill=paint)
    return svg + circle(x, y, r * 1.16, fill="none", stroke=face, stroke_width=3, stroke_opacity=0.5)


def _arch(view: View, tone: str, bend: float) -> str:
    """A niche with a round top, its inner side in shade."""
    area, (x, y, r) = view.area, _centre(view)
    r *= 0.86
    y, base = y - r * 0.08, bend + area.h * 0.035
    face, sheet = _shape_tone(view, tone), view.scene.sheet
    turn = view.light.turn
    side = sheet.across(
        (x - turn * r, 0), (x + turn * r, 0), [(0, shade(face, 0.06), 1), (0.7, face, 1), (1, shade(face, -0.05), 1)]
    )
    svg = path(archway(x, y, r, base) + "Z", fill=shade(face, -0.1))
    cut = sheet.clip(path(archway(x, y, r, base) + "Z"))
    inner = path(archway(x - turn * r * 0.1, y + r * 0.06, r, base) + "Z", fill=side)
    floor = rect(area.x, base - area.h * 0.035, area.w, area.h * 0.04, fill=shade(tone, -0.02))
    svg += group(inner + floor, clip_path=cut)
    return svg + path(
        archway(x, y, r + 5, base), fill="none", stroke=shade(tone, 0.06), stroke_width=5, stroke_opacity=0.8
    )


def _pane(view: View, tone: str, bend: float) -> str:
    """A window's light on the wall, with the shadow of leaves in it."""
    area, light = view.area, view.light
    side = -light.turn
    lean = side * 0.35
    w, h = min(area.w * 0.2, 230.0), area.h * 0.2
    x = area.cx - w * 1.05 + side * area.w * 0.02
    warm = mix(shade(tone, 0.2), lamp_colour(light) if lamps_are_on(light) else light.key, 0.45)
    panes = ""
    for i in range(2):
        for j in range(3):
            x0, y0 = x + i * (w + 16) + lean * j * h, area.y + area.h * 0.03 + j * (h + 14)
            panes += polygon([(x0, y0), (x0 + w, y0), (x0 + w + lean * h, y0 + h), (x0 + lean * h, y0 + h)])
    svg = group(panes, fill=warm, fill_opacity=0.5)
    dice, leaves, stem = view.dice.fork("leaves"), "", shade(tone, -0.06, 1.15)
    ox, oy = area.cx + side * area.w * 0.5, area.y - 20
    points = [(ox - side * area.w * 0.13 * k, oy + area.h * (0.09 * k + 0.018 * k * k)) for k in range(5)]
    for k in range(13):
        i, share = min(k // 3, 3), (k % 3) / 3
        px = points[i][0] + (points[i + 1][0] - points[i][0]) * share
        py = points[i][1] + (points[i + 1][1] - points[i][1]) * share
        turn = (55 if k % 2 else -40) * side + dice.between(-10, 10)
        place = f"translate({num(px)} {num(py)}) rotate({num(turn)})"
        leaves += path("M0 0C34 46 26 100 0 140C-26 100 -34 46 0 0Z", transform=place)
    svg += group(leaves, fill=stem, fill_opacity=0.3) + path(
        smooth(points), fill="none", stroke=stem, stroke_width=6, stroke_opacity=0.3
    )
    return svg + _plain(view, tone, bend)


def _hill(view: View, tone: str, bend: float) -> str:
    """Two soft shapes, one before the other, and a small round one: a landscape of paper."""
    area, side = view.area, view.light.turn
    face, sheet = _shape_tone(view, tone), view.scene.sheet
    x, y, r = _centre(view)
    sun = circle(x + side * r * 0.75, y - r * 0.35, r * 0.42, fill=mix(shade(face, 0.04, 1.5), "#ffb870", 0.22))
    back = [
        (area.x - 60, bend - r * 0.5),
        (area.x + area.w * 0.25, bend - r * 0.95),
        (area.x + area.w * 0.55, bend - r * 0.4),
        (area.x + area.w * 0.8, bend - r * 0.62),
        (area.right + 60, bend - r * 0.2),
    ]
    front = [
        (area.x - 60, bend - r * 0.05),
        (area.x + area.w * 0.3, bend - r * 0.22),
        (area.x + area.w * 0.68, bend - r * 0.5),
        (area.right + 60, bend - r * 0.3),
    ]
    svg = sun
    for points, tint in ((back, mix(face, tone, 0.45)), (front, face)):
        if side > 0:
            points = [(2 * area.cx - px, py) for px, py in reversed(points)]
        paint = sheet.across((0, bend - r), (0, bend + 40), [(0, shade(tint, 0.04), 1), (1, mix(tint, tone, 0.5), 1)])
        svg += path(smooth(points) + f"V{num(bend + 40)}H{num(points[0][0])}Z", fill=paint)
    fade = sheet.across(
        (0, bend - 6), (0, area.bottom), [(0, mix(tone, face, 0.3), 1), (0.25, tone, 1), (1, shade(tone, -0.05), 1)]
    )
    return svg + rect(area.x, bend - 2, area.w, area.bottom - bend + 2, fill=fade)


def _light(view: View, tone: str) -> str:
    """The light on the floor under the subject, and corners that fall back a little."""
    area, sheet = view.area, view.scene.sheet
    lamp = lamps_are_on(view.light) or view.light.is_dark
    white = mix(shade(tone, 0.22), lamp_colour(view.light), 0.35 if view.light.lamp else 0.1) if lamp else "#ffffff"
    svg = soft_spot(
        sheet, (area.cx, area.y + area.h * 0.86), area.w * 0.55, area.h * 0.15, faded(white, 0.34 if lamp else 0.4)
    )
    dark = shade(tone, -0.22, 1.1)
    reach = (area.w**2 + area.h**2) ** 0.5 * 0.56
    edge = sheet.radial(
        area.cx,
        area.y + area.h * 0.52,
        reach,
        [(0, dark, 0), (0.6, dark, 0.02), (1, dark, 0.5 if view.light.is_dark else 0.3)],
    )
    return svg + area.shape(fill=edge)


def _glow(view: View) -> str:
    """By night, motes in the lamp's light or stars in the blue."""
    area, light = view.area, view.light
    if not light.is_dark and light.lamp is None:
        return ""
    dice, dots, tone = view.dice.fork("motes"), "", light.lamp or shade(light.key, 0.05)
    for _ in range(view.count(34)):
        x, y = area.x + area.w * dice.between(0, 1), area.y + area.h * dice.between(0, 0.62)
        dots += circle(x, y, dice.between(0.8, 2.6), fill_opacity=dice.between(0.1, 0.5))
    x, y = area.cx + light.turn * area.w * 0.3, area.y + area.h * 0.1
    reach = max(area.w, area.h) * 0.6
    return group(dots, fill=tone) + circle(x, y, reach, fill=view.scene.sheet.radial(x, y, reach, faded(tone, 0.2)))
