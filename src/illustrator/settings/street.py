"""A street in town: house fronts with shops, lamps and trees; wet and full of reflections in the rain."""

from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings._facades import NIGHT_WALLS, WALLS, front
from illustrator.settings._pavement import is_wet, pavement, puddles, sheen
from illustrator.settings._pen import pen
from illustrator.settings._receding import receding
from illustrator.settings._roadside import Street, lamp_post, neon_sign, street_tree
from illustrator.settings._sky import draw_sky, sky_glow
from illustrator.settings._tone import faded, lamp_colour, lamps_are_on, snowed, soft_spot
from illustrator.settings._weather import rings, weather_front
from illustrator.subject import Words
from illustrator.svg import Point, circle, ellipse, path, polygon, rect

TITLE = "city street"
WORDS = Words(
    "street, city street, town square, town, road in town, shopping street, shopfront, alley, avenue, sidewalk, "
    "village, market square, plaza, pedestrian street, street corner",
    "街道, 街头, 城市街道, 小镇, 广场, 商店街, 巷子, 人行道, 村庄, 街角",
    "Straße, Stadtstraße, Gasse, Marktplatz, Stadtplatz, Einkaufsstraße, Gehweg, Dorf, Straßenecke",
    "rue, rue de la ville, place du village, ruelle, trottoir, avenue, place du marché, coin de rue, village",
    "calle, calle de la ciudad, plaza, callejón, acera, avenida, pueblo, esquina",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    view = snowed(view)
    area, light, layout = view.area, view.light, _layout(view)
    street = Street(
        light, view.scene.sheet, lamps_are_on(light), bool(view.traits & {"neon", "futuristic", "cyberpunk"})
    )
    foot = area.y + area.h * (0.72 if area.h <= area.w * 1.2 else 0.78) if layout != 1 else area.y + area.h * 0.58
    draw_sky(view, area, min(foot, area.y + area.h * 0.62))
    lamps = receding(view, street, foot) if layout == 1 else _row(view, street, foot, square=layout == 2)
    floor = Area(area.x, foot, area.w, area.bottom - foot)
    glow = sky_glow(view, area, area.y + area.h * 0.5)
    if street.is_lit:
        tone = lamp_colour(light)
        reach = 300 if layout != 1 else 190
        for x, y in lamps:
            glow += circle(x, y, reach, fill=view.scene.sheet.radial(x, y, reach, faded(tone, 0.5)))
    for sign, r, colour in street.signs:
        glow += circle(*sign, r, fill=view.scene.sheet.radial(*sign, r, faded(colour, 0.42)))
    near = area.y + area.h * (0.91 if layout else 0.87)
    return Ground(
        near=near,
        far=foot + floor.h * (0.16 if layout != 1 else 0.3),
        horizon=area.y + area.h * (0.5 if layout != 1 else 0.56),
        sky=Area(area.x, area.y, area.w, area.h * 0.3),
        gloss=0.35 if is_wet(light) else 0.0,
        front=weather_front(view, area),
        glow=glow,
        lamp=lamps[0] if street.is_lit and lamps else None,
    )


def _layout(view: View) -> int:
    """A row of shops, a street that runs away, or a square; a word for one of them decides."""
    if view.traits & {"square", "plaza", "market", "village"}:
        return 2
    return 1 if view.traits & {"avenue", "alley", "narrow", "long"} else view.variant % 3


def _row(view: View, street: Street, foot: float, *, square: bool) -> list[Point]:
    """Fronts side by side behind a pavement, or around a paved square with a fountain."""
    area, dice = view.area, view.dice.fork("fronts")
    tones = NIGHT_WALLS if street.neon else WALLS
    houses, x, last = "", area.x - dice.between(20, 120), -1
    is_old = square or bool(view.traits & {"old", "medieval", "village", "historic"})
    scale = 0.62 if square else 1.0
    rise = (foot - area.y) / scale
    while x < area.right:
        w = dice.between(270, 380) * scale
        high = min(rise * (dice.between(0.52, 0.66) if square else dice.between(0.72, 0.95)), 1150.0) * scale
        last = (last + 1 + dice.whole(len(tones) - 1)) % len(tones)
        tone = tones[last] if view.colour is None else shade(view.colour, dice.between(-0.05, 0.07))
        one = front(street, Area(0, -high / scale, w / scale, high / scale), tone, dice.fork(f"{x:.0f}"), is_old=is_old)
        houses += f'<g transform="translate({x:.2f} {foot:.2f}) scale({scale})">{one}</g>'
        if street.neon:
            houses += neon_sign(
                street, x + w * dice.between(0.8, 1.05), foot - high * dice.between(0.55, 0.8), 64 * scale, dice
            )
        x += w
    if square:
        houses = _clock_tower(view, street, foot) + houses
    view.scene.draw(houses)
    floor = Area(area.x, foot, area.w, area.bottom - foot)
    if view.seen > 0 and not square:
        view.scene.draw(_calm(view, foot))
    ground = (
        _cobbles(view, street, floor) if square else pavement(view.scene.sheet, view.light, floor, dice.fork("ground"))
    )
    lamps, posts = _posts(view, street, foot, square)
    ground += _wet(view, street, floor, houses, lamps) if is_wet(view.light) else ""
    if street.is_lit:
        for px, _ in lamps:
            ground += soft_spot(
                view.scene.sheet, (px, foot + floor.h * 0.2), 360, floor.h * 0.34, faded(lamp_colour(view.light), 0.4)
            )
        ground += _spill(view, floor)
    view.scene.draw(ground)
    view.scene.draw((_fountain(view, street, foot) if square and view.seen <= 0.05 else "") + posts)
    return lamps


def _calm(view: View, foot: float) -> str:
    """A veil of air over the fronts, so that whoever stands before them is seen first."""
    tone = mix(view.light.sky[2], view.light.shade, 0.4)
    return rect(view.area.x, view.area.y, view.area.w, foot - view.area.y, fill=tone, fill_opacity=0.2)


def _spill(view: View, floor: Area) -> str:
    """The shops' light on the pavement."""
    tone = "#ffcf86"
    fade = view.scene.sheet.across((0, floor.y), (0, floor.y + floor.h * 0.5), [(0, tone, 0.34), (1, tone, 0)])
    return rect(floor.x, floor.y, floor.w, floor.h * 0.5, fill=fade)


def _posts(view: View, street: Street, foot: float, square: bool) -> tuple[list[Point], str]:
    area, dice = view.area, view.dice.fork("posts")
    shares = (0.1, 0.9) if area.w < 1500 or (view.seen > 0 and area.w < 2200) else (0.06, 0.36, 0.66, 0.94)
    lamps, svg, base = [], "", foot + (area.bottom - foot) * (0.34 if square else 0.5)
    for i, share in enumerate(shares):
        x = area.x + area.w * share
        if i % 2 and not street.is_lit and len(shares) == 2:
            svg += street_tree(street, x, base, 540, dice.fork(f"tree{i}"))
            continue
        post, lamp = lamp_post(street, x, base, 520 if not square else 430)
        svg += post
        lamps.append(lamp)
    if square and area.w >= 700:
        svg = (
            "".join(
                street_tree(street, area.x + area.w * s, foot + 26, 300, dice.fork(f"far{s}")) for s in (0.24, 0.78)
            )
            + svg
        )
    return lamps, svg


def _wet(view: View, street: Street, floor: Area, houses: str, lamps: list[Point]) -> str:
    """The fronts, upside down and pale, in the wet ground; under them the lamps' long streaks."""
    clip = view.scene.sheet.clip(rect(floor.x, floor.y, floor.w, floor.h))
    flipped = f'<g transform="translate(0 {floor.y * 1.5:.2f}) scale(1 -0.5)" opacity="0.3">{houses}</g>'
    svg = f'<g clip-path="{clip}">{flipped}</g>'
    tone = lamp_colour(view.light)
    svg += sheen(
        view.scene.sheet,
        view.light,
        floor,
        view.dice.fork("sheen"),
        tuple((x, tone) for x, _ in lamps) if street.is_lit else (),
    )
    return (
        svg
        + puddles(view.scene.sheet, view.light, floor, view.dice.fork("puddles"), street.mid("#8a7a78"))
        + rings(view, floor)
    )


def _cobbles(view: View, street: Street, floor: Area) -> str:
    """Rows of small stones, larger towards the viewer."""
    dice, stone = view.dice.fork("cobbles"), "#7f7a80" if is_wet(view.light) else "#b8aca0"
    stone = "#e4e8f0" if view.light.weather == "snow" else stone
    far, near = street.mid(stone), street.lit(stone)
    svg = rect(
        floor.x,
        floor.y,
        floor.w,
        floor.h,
        fill=view.scene.sheet.across(
            (0, floor.y), (0, floor.bottom), [(0, far, 1), (0.5, near, 1), (1, shade(near, -0.03), 1)]
        ),
    )
    pale, dark, y, size = "", "", floor.y + 4, 11.0
    while y < floor.bottom:
        x = floor.x - dice.between(0, size * 2)
        while x < floor.right:
            w = size * dice.between(1.7, 2.5)
            kind = dice.whole(5)
            if kind < 3:
                d = pen(
                    "M", x + size * 0.3, y, "h", w - size * 0.6, "q", size * 0.3, 0, size * 0.3, size * 0.4, "t",
                    -size * 0.3, size * 0.4, "h", size * 0.6 - w, "q", -size * 0.3, 0, -size * 0.3, -size * 0.4, "t",
                    size * 0.3, -size * 0.4, "z",
                )  # fmt: skip
                pale, dark = (pale + d, dark) if kind == 0 else (pale, dark + d)
            x += w + size * 0.3
        y += size * 1.15
        size *= 1.13
    svg += path(dark, fill=street.dim(stone), fill_opacity=0.3) + path(
        pale, fill=street.lit(shade(stone, 0.08)), fill_opacity=0.6
    )
    fade = view.scene.sheet.across((0, floor.y), (0, floor.y + 60), [(0, "#120a14", 0.4), (1, "#120a14", 0)])
    return svg + rect(floor.x, floor.y, floor.w, 60, fill=fade)


def _clock_tower(view: View, street: Street, foot: float) -> str:
    area = view.area
    x, w = area.x + area.w * (0.3 if view.light.turn > 0 else 0.7), 130.0
    top = max(foot - 760, area.y + 180)
    stone = "#d4c2a4"
    wall = street.sheet.across(
        (x, 0), (x + w, 0), [(0, street.lit(stone), 1), (0.6, street.mid(stone), 1), (1, street.dim(stone), 1)]
    )
    svg = rect(x, top, w, foot - top, fill=wall) + rect(
        x - 10, top - 8, w + 20, 18, fill=street.lit(shade(stone, 0.06))
    )
    roof = [(x - 14, top - 8), (x + w / 2, top - 165), (x + w + 14, top - 8)]
    svg += polygon(roof, fill=street.lit("#5f7f86")) + polygon(
        [roof[1], roof[2], (x + w / 2, top - 8)], fill=street.dim("#5f7f86")
    )
    face = "#fff0c4" if street.is_lit else street.lit("#f6eedc")
    cx, cy = x + w / 2, top + 76
    svg += circle(cx, cy, 46, fill=street.mid("#8a6a4c")) + circle(cx, cy, 39, fill=face)
    return svg + path(
        pen("M", cx, cy, "V", cy - 28, "M", cx, cy, "l 18 10"), stroke="#3a2c2c", stroke_width=5, stroke_linecap="round"
    )


def _fountain(view: View, street: Street, foot: float) -> str:
    """A round basin with two bowls and falling water."""
    area = view.area
    x, y, s = area.cx, foot + (area.bottom - foot) * 0.42, 1.0
    stone, water = "#c4b8a8", mix(view.light.sky[1], "#ffffff", 0.3)
    body = street.sheet.across(
        (x - 210, 0), (x + 210, 0), [(0, street.lit(stone), 1), (0.6, street.mid(stone), 1), (1, street.dim(stone), 1)]
    )
    svg = ellipse(x, y + 30, 240, 34, fill="#140e18", fill_opacity=0.3)
    svg += path(pen("M", x - 210, y - 30, "v 52", "A", 210, 40, "0 0 0", x + 210, y + 22, "v -52 Z"), fill=body)
    svg += ellipse(x, y - 30, 210, 40, fill=street.lit(shade(stone, 0.08))) + ellipse(x, y - 28, 186, 32, fill=water)
    svg += path(pen("M", x - 26, y - 26, "l 12", -120 * s, "h 28 l 12", 120 * s, "Z"), fill=body)
    svg += path(
        pen("M", x - 96, y - 150, "C", x - 70, y - 108, x + 70, y - 108, x + 96, y - 150, "Z"), fill=body
    ) + ellipse(x, y - 150, 96, 17, fill=water)
    svg += path(pen("M", x - 8, y - 150, "v -60 h 16 v 60 Z"), fill=body)
    jets = "".join(pen("M", x + a * 92, y - 150, "q", a * 26, 20, a * 34, 116) for a in (-1, -0.55, 0.55, 1))
    jets += "".join(pen("M", x, y - 212, "q", a * 42, -34, a * 60, 62) for a in (-1, 1))
    return svg + path(jets, fill="none", stroke="#ffffff", stroke_opacity=0.6, stroke_width=6, stroke_linecap="round")
