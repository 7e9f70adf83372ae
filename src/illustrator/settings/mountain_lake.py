"""A lake among mountains that stand on their heads in it."""

from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings import _water as water
from illustrator.settings._hues import air, away, dim, lit, pair
from illustrator.settings._peaks import massif, outline, stone
from illustrator.settings._sky import disc_at, draw_sky, sky_glow
from illustrator.settings._weather import mist, rings, weather_front
from illustrator.subject import Words
from illustrator.svg import path

TITLE = "mountain lake"
WORDS = Words(
    "mountain lake, alpine lake, lake, lakeside, lakeshore, tarn, fjord, pond",
    "高山湖泊, 山湖, 湖边, 湖畔, 湖泊, 湖",
    "Bergsee, See, Seeufer, Alpensee, Fjord, Teich",
    "lac de montagne, lac, bord du lac, fjord, étang",
    "lago de montaña, lago, orilla del lago, fiordo, estanque",
)
IS_INDOORS = False
_SHORES = (0.6, 0.54, 0.66)


def draw(view: View) -> Ground:
    area, scene = view.area, view.scene
    shore = area.y + area.h * _SHORES[view.variant % 3]
    draw_sky(view, area, _sun_line(view, shore))
    far = _far(view, shore)
    wood = _wood(view, shore)
    scene.draw(far)
    scene.draw(mist(view, area, shore - 40, 130, 0.75 if view.light.time == "dawn" else 0.4))
    scene.draw(wood)
    _lake(view, shore, far + wood)
    bank = _bank(view)
    near = area.y + area.h * 0.93
    return Ground(
        near=near,
        far=bank + (near - bank) * 0.45,
        horizon=shore,
        sky=Area(area.x, area.y, area.w, (shore - area.y) * 0.55),
        front=_front(view) + weather_front(view, area),
        glow=sky_glow(view, area, _sun_line(view, shore)),
        water=shore + (bank - shore) * 0.25,
    )


def _sun_line(view: View, shore: float) -> float:
    """Where the sky ends for the sun: low suns stand in the gaps of the range, not behind its foot."""
    return shore - min(shore - view.area.y, view.area.w * 0.62) * 0.36


def _far(view: View, shore: float) -> str:
    """Two ranges of mountains, the nearer darker, snow on both."""
    area, dice = view.area, view.dice
    snow = 0.85 if view.is_snowy else 0.42
    rise = min(shore - area.y, area.w * 0.62)
    back = [p._replace(x=p.x + area.w * 0.13) for p in outline(view, area.x, area.w, shore - rise * 0.5, shore)]
    svg = massif(
        view, dice.fork("back"), back[::-1], shore, stone(view, land.own(view, "#8a8fa6"), 0.58), snow=snow, haze=0.7
    )
    main = outline(view, area.x, area.w, shore - rise * (0.84 if view.seen <= 0 else 0.7), shore)
    rock = stone(view, land.own(view, "#94857f"), 0.1)
    return svg + massif(view, dice.fork("main"), main, shore, rock, snow=snow)


def _wood(view: View, shore: float) -> str:
    """Wooded slopes that come down to the water from both sides."""
    area, light = view.area, view.light
    svg = ""
    colour = "#b7863c" if "autumn" in view.traits else "#4c7358"
    for row, (depth, rise) in enumerate(((0.5, 0.085), (0.26, 0.06))):
        dice = view.dice.fork(f"wood{row}")
        tone = mix(away(light, dim(light, colour), depth), away(light, lit(light, colour), depth), 0.4 - 0.2 * row)
        side = 1 if (view.variant + row) % 2 else -1
        feet = []
        line = []
        step = 15 + 5 * row
        x = area.x - 20
        while x < area.right + 30:
            u = (x - area.cx) / area.w * side
            hill = area.h * rise * max(0.06, 0.2 + 1.5 * u + dice.between(-0.08, 0.08))
            foot = shore - hill * 0.75
            line.append((x, foot))
            feet.append((x, foot + 12, dice.between(30, 54) * (1 + 0.4 * row)))
            x += step * dice.between(0.6, 1.4)
        svg += path(plants.far_pines(dice, feet) + land.under(line, shore + 2), fill=tone)
    return svg


def _lake(view: View, shore: float, land_svg: str) -> None:
    area, light, dice = view.area, view.light, view.dice.fork("lake")
    lake = Area(area.x, shore, area.w, area.bottom - shore)
    low, high = mix(light.sky[2], light.sky[1], 0.25), mix(light.sky[0], light.sky[1], 0.35)
    tint = mix(mix(lit(light, "#2f6f8f"), light.sky[0], 0.4), dim(light, "#1d4c6a"), 0.35)
    fill = view.scene.sheet.across(
        (0, shore), (0, area.bottom), [(0, low, 1), (0.55, mix(high, tint, 0.3), 1), (1, tint, 1)]
    )
    view.scene.draw(lake.shape(fill=fill), box=lake.box)
    clear = 0.35 if light.weather in {"rain", "storm", "fog"} else 0.62
    view.scene.draw(
        f'<g clip-path="{view.scene.sheet.clip(lake.shape())}">{water.mirrored(land_svg, shore, 0.8, clear)}</g>',
        box=lake.box,
    )
    deep = view.scene.sheet.across((0, shore), (0, area.bottom), [(0, tint, 0.0), (0.35, tint, 0.2), (1, tint, 0.85)])
    svg = lake.shape(fill=deep)
    svg += water.ripples(dice, lake, mix(light.sky[2], "#ffffff", 0.3), view.count(46), 0.3)
    svg += water.ripples(dice, lake, shade(tint, -0.1), view.count(34), 0.28)
    svg += water.glitter(
        view, dice, Area(lake.x, shore + 4, lake.w, lake.h * 0.8), disc_at(view, area, _sun_line(view, shore))
    )
    line = view.scene.sheet.across(
        (0, shore - 7),
        (0, shore + 10),
        [(0, air(light), 0), (0.6, mix(air(light), "#ffffff", 0.3), 0.8), (1, air(light), 0)],
    )
    svg += Area(area.x, shore - 7, area.w, 17).shape(fill=line)
    view.scene.draw(svg + rings(view, lake), box=(area.x, shore - 8, area.w, lake.h + 8))


def _bank(view: View) -> float:
    """The shore at our feet: gravel and grass, rocks in the shallows. Returns its height."""
    area, dice = view.area, view.dice.fork("bank")
    y = area.y + area.h * (0.86 if view.seen <= 0 else 0.8)
    side = 1 if view.variant % 2 else -1
    tilt = area.h * 0.035 * side
    colour = "#e9edf4" if view.is_snowy else "#8fa34e"
    bright, dark = pair(view.light, colour)
    line = [(x, wy + tilt * (2 * (x - area.cx) / area.w)) for x, wy in land.wave_line(dice, area, y, area.h * 0.014, 7)]
    wet = [(x, wy - 12) for x, wy in line]
    svg = path(land.under(wet, area.bottom + 5), fill=mix(dark, view.light.sky[2], 0.25), fill_opacity=0.6)
    svg += land.slope(view.scene.sheet, line, area.bottom + 5, (bright, mix(dark, "#10202a", 0.25)), area.h * 0.17)
    places = []
    for i in range(view.count(9)):
        x = area.x + area.w * dice.between(0.0, 1.0)
        if view.seen > 0 and abs(x - area.cx) < area.w * view.seen * 0.4:
            x = area.x + area.w * dice.pick((0.06, 0.13, 0.88, 0.95))
        w = dice.between(30, 74) if i % 3 else dice.between(80, 130)
        places.append((x, land.height_at(line, x) + dice.between(-14, area.h * 0.05), w))
    svg += land.rocks(view, dice, places, "#8d8a86")
    tufts = ""
    for _ in range(view.count(26)):
        x = dice.between(area.x, area.right)
        tufts += plants.tuft(dice, x, land.height_at(line, x) + dice.between(4, area.h * 0.1), dice.between(18, 34), 5)
    if "snowy" not in view.traits and view.light.weather != "snow":
        svg += path(tufts, fill=mix(bright, dark, 0.7))
    view.scene.draw(svg, box=(area.x, y - 150, area.w, area.bottom - y + 160))
    return y


def _front(view: View) -> str:
    """A pair of tall pines on one side that frames the view."""
    area, dice, light = view.area, view.dice.fork("front"), view.light
    if view.variant % 3 == 1 and view.seen <= 0:
        return ""
    side = 1 if light.turn < 0 else -1
    tones = pair(light, "#b9883a" if "autumn" in view.traits else "#3f6a4a")
    tones = mix(tones[0], tones[1], 0.25), shade(tones[1], -0.05)
    snow = lit(light, "#f4f7fb") if view.is_snowy else None
    edge = area.right if side > 0 else area.x
    svg = ""
    for dx, h, dy in ((0.17, 0.36, -0.045), (0.1, 0.5, 0.0), (0.015, 0.66, 0.02)):
        tall = min(area.h * h, area.w * 1.1 * h * 1.4)
        svg += plants.pine(
            dice, (edge - side * area.w * dx, area.y + area.h * (0.97 + dy), tall), tones, light.turn, snow
        )
    return svg
