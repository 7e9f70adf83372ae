"""The night sky over a quiet land: the galaxy's band, a great moon, falling stars."""

from dataclasses import replace

from illustrator.illumination import light_of
from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings._heavens import milky_way, puff, star_field
from illustrator.settings._hues import away, dim, lit
from illustrator.settings._sky import Disc, moon
from illustrator.settings._weather import weather_front
from illustrator.subject import Words
from illustrator.svg import circle, num, path

TITLE = "night sky"
WORDS = Words(
    "night sky, starry sky, starry night, stars, moonlit sky, sky full of stars, stargazing",
    "夜空, 星空, 繁星, 满天繁星",
    "Nachthimmel, Sternenhimmel, Sterne, Sternennacht",
    "ciel nocturne, ciel étoilé, nuit étoilée, étoiles",
    "cielo nocturno, cielo estrellado, noche estrellada, estrellas",
)
IS_INDOORS = False


def at_night(view: View) -> View:
    """The view by night, whatever the hour that was asked for."""
    if view.light.time == "night" and not view.light.is_grey:
        return view
    return replace(view, light=light_of("night", None, None, view.variant, is_indoors=False))


def draw(view: View) -> Ground:
    dark = at_night(view)
    area = dark.area
    horizon = area.y + area.h * (0.78, 0.74, 0.82)[dark.variant % 3]
    paint_sky(dark, horizon)
    view.scene.draw((_galaxy, _great_moon, _falling)[dark.variant % 3](dark, horizon))
    hills(dark, horizon)
    glow = _moonlight(dark, horizon)
    if dark.variant % 3 != 1 and dark.seen <= 0:
        view.scene.draw(_tent(dark, horizon))
        glow += _tent_light(dark, horizon)
    return ground_of(dark, horizon, glow)


def ground_of(view: View, horizon: float, glow: str) -> Ground:
    area = view.area
    near = area.y + area.h * 0.94
    return Ground(
        near=near,
        far=horizon + (near - horizon) * 0.45,
        horizon=horizon,
        sky=Area(area.x, area.y, area.w, (horizon - area.y) * 0.85),
        front=_front(view) + weather_front(view, area),
        glow=glow,
    )


def paint_sky(view: View, horizon: float) -> None:
    area = view.area
    top, mid, low = view.light.sky
    if view.colour is not None:
        top, mid, low = (mix(tone, shade(view.colour, -0.2 + 0.1 * i), 0.4) for i, tone in enumerate((top, mid, low)))
    fill = view.scene.sheet.across(
        (0, area.y), (0, horizon), [(0, top, 1), (0.6, mid, 1), (1, mix(low, "#5a7ab0", 0.25), 1)]
    )
    sky = Area(area.x, area.y, area.w, horizon - area.y)
    view.scene.draw(area.shape(fill=fill) + star_field(view, sky, view.dice.fork("stars"), 1.25))


def _galaxy(view: View, horizon: float) -> str:
    return milky_way(view, view.area, view.dice.fork("galaxy"), horizon)


def _moon_at(view: View, horizon: float) -> Disc:
    area = view.area
    r = min(area.w, area.h) * 0.15
    x = area.cx + view.light.turn * area.w * (0.14 if view.seen <= 0 else 0.32)
    return Disc(x, area.y + (horizon - area.y) * 0.42, r)


def _great_moon(view: View, horizon: float) -> str:
    """A moon so large that its seas are seen, thin clouds before it."""
    disc = _moon_at(view, horizon)
    svg = moon(view, disc)
    for i in range(5):
        y = disc.y + disc.r * (0.25 + 0.28 * i)
        x = disc.x + disc.r * (-1.2, 0.9, -0.4, 1.3, -1.6)[i]
        svg += puff(
            view.scene.sheet,
            (x, y, disc.r * (1.5 + 0.2 * i), disc.r * 0.16),
            0,
            mix(view.light.sky[2], "#b9c9ff", 0.3),
            0.8,
        )
    return svg


def _falling(view: View, horizon: float) -> str:
    """Falling stars above a crescent."""
    area, dice = view.area, view.dice.fork("falling")
    s = min(area.w, area.h)
    side = view.light.turn
    svg = moon(view, Disc(area.cx + side * area.w * 0.3, area.y + (horizon - area.y) * 0.26, s * 0.07))
    for i in range(4):
        x, y = (
            area.cx - side * area.w * (0.34 - 0.19 * i),
            area.y + (horizon - area.y) * (0.16 + 0.12 * ((i * 2) % 3) + dice.between(-0.02, 0.02)),
        )
        long = s * (0.4 if i == 1 else dice.between(0.12, 0.2))
        dx, dy = -side * long, long * 0.5
        fade = view.scene.sheet.across(
            (x + dx, y + dy), (x, y), [(0, "#ffffff", 1), (0.2, "#cfdcff", 0.7), (1, "#9db4ee", 0)]
        )
        w = 4.5 if i == 1 else 2.8
        svg += path(
            (
                f"M{num(x)} {num(y)}L{num(x + dx - w * 0.4)} {num(y + dy - w)}a{num(w)} {num(w)} "
                f"0 0 {0 if dx > 0 else 1} {num(w * 0.8)} {num(w * 2)}Z"
            ),
            fill=fade,
        )
    return svg


def _moonlight(view: View, horizon: float) -> str:
    if view.variant % 3 != 1:
        return ""
    disc = _moon_at(view, horizon)
    return puff(view.scene.sheet, (disc.x, disc.y, disc.r * 3.4, disc.r * 3.4), 0, "#a9c0ff", 0.12)


def hills(view: View, horizon: float) -> None:
    """Dark hills with woods, one window alight far off."""
    area, light = view.area, view.light
    tints = ("#3f5a8a", "#345068", "#2a4450")
    for row, depth in enumerate((0.55, 0.3, 0.08)):
        dice = view.dice.fork(f"hill{row}")
        y = horizon + (area.bottom - horizon) * (-0.1, 0.16, 0.42)[row]
        tone = mix(away(light, lit(light, tints[row]), depth), away(light, dim(light, tints[row]), depth), 0.35)
        line = land.wave_line(dice, area, y, area.h * 0.03, 3)
        fill = view.scene.sheet.across(
            (0, y - area.h * 0.03),
            (0, y + area.h * 0.16),
            [(0, shade(tone, 0.035), 1), (1, mix(tone, light.sky[0], 0.45), 1)],
        )
        feet = []
        x = area.x - 10
        while x < area.right + 20:
            if abs(((x / area.w * 3.1 + row * 0.7) % 1.0) - 0.5) > 0.16:
                feet.append((x, land.height_at(line, x) + 8, dice.between(20, 44) * (1 + 0.5 * row)))
            x += dice.between(12, 24) * (1 + 0.3 * row)
        trees = plants.far_pines(dice, feet)
        if row < 2:
            view.scene.draw(path(trees, fill=mix(tone, light.sky[0], 0.25)))
        view.scene.draw(path(land.under(line, area.bottom + 5), fill=fill))
        if row == 0:
            hx = area.cx - light.turn * area.w * 0.2
            view.scene.draw(_far_house(hx, land.height_at(line, hx) + 3, light.sky[0]))
    grass = plants.grass_edge(view.dice.fork("grass"), area.x - 10, area.right + 10, area.bottom + 4, 30, 26)
    view.scene.draw(path(grass, fill=mix(dim(light, "#2f5a4a"), light.sky[0], 0.4)))


def _far_house(x: float, y: float, tone: str) -> str:
    """A farm, no bigger than a star, with its lamp on."""
    svg = path(f"M{num(x - 17)} {num(y + 4)}v-20l17 -15l17 15v20Z", fill=mix(tone, "#2a3458", 0.6))
    return (
        svg
        + path(f"M{num(x - 6)} {num(y - 12)}h8v9h-8Z", fill="#ffd27a")
        + circle(x - 2, y - 8, 16, fill="#ffc860", fill_opacity=0.16)
    )


def _tent_at(view: View, horizon: float) -> tuple[float, float, float]:
    area = view.area
    return (
        area.cx + view.light.turn * -area.w * 0.16,
        horizon + (area.bottom - horizon) * 0.62,
        min(area.w, area.h) * 0.075,
    )


def _tent(view: View, horizon: float) -> str:
    """A tent with a lamp in it, and somebody's flag of a fly sheet."""
    x, y, s = _tent_at(view, horizon)
    warm = view.scene.sheet.radial(
        x, y - s * 0.3, s * 1.2, [(0, "#ffe9a8", 1), (0.45, "#f5a84e", 1), (1, "#a8502e", 1)]
    )
    svg = path(
        (
            f"M{num(x)} {num(y - s)}Q{num(x + s * 0.9)} {num(y - s * 0.9)} {num(x + s * 1.5)} {num(y + s * 0.04)}"
            f"L{num(x + s * 0.7)} {num(y + s * 0.1)}Z"
        ),
        fill="#7a3b2c",
    )
    svg += path(
        (
            f"M{num(x)} {num(y - s)}Q{num(x - s * 0.4)} {num(y - s * 0.3)} {num(x - s * 0.8)} {num(y + s * 0.08)}"
            f"H{num(x + s * 0.78)}Q{num(x + s * 0.36)} {num(y - s * 0.35)} {num(x)} {num(y - s)}Z"
        ),
        fill=warm,
    )
    svg += path(
        f"M{num(x)} {num(y - s * 0.86)}L{num(x - s * 0.28)} {num(y + s * 0.08)}H{num(x + s * 0.2)}Z", fill="#fff3c4"
    )
    return svg + path(
        f"M{num(x)} {num(y - s)}L{num(x - s * 1.3)} {num(y + s * 0.06)}M{num(x)} {num(y - s)}v{num(-s * 0.1)}",
        stroke="#c98a5a",
        stroke_width=1.6,
    )


def _tent_light(view: View, horizon: float) -> str:
    x, y, s = _tent_at(view, horizon)
    return puff(view.scene.sheet, (x, y, s * 3.4, s * 1.5), 0, "#ff9a3c", 0.42)


def _front(view: View) -> str:
    """A lone pine or branches against the sky."""
    area, dice, light = view.area, view.dice.fork("front"), view.light
    side = light.turn
    edge = area.right if side > 0 else area.x
    dark = mix(dim(light, "#1f3a3a"), light.sky[0], 0.45)
    tones = (mix(lit(light, "#3f6a70"), dark, 0.45), dark)
    h = min(area.h * 0.5, area.w * 0.6)
    svg = plants.pine(dice, (edge - side * area.w * 0.07, area.bottom + 12, h), tones, light.turn)
    return svg + plants.pine(dice, (edge - side * area.w * 0.2, area.bottom + 16, h * 0.5), tones, light.turn)
