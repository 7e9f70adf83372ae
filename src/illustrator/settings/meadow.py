"""Hills, fields and flowers under a wide sky."""

from dataclasses import replace

from illustrator.page import Area
from illustrator.palette import mix, shade
from illustrator.place import Ground, View
from illustrator.settings import _land as land
from illustrator.settings import _plants as plants
from illustrator.settings._hues import away, dim, lit, pair
from illustrator.settings._sky import draw_sky, sky_glow
from illustrator.settings._weather import mist, weather_front
from illustrator.subject import Words
from illustrator.svg import Point, ellipse, num, path, smooth

TITLE = "meadow"
WORDS = Words(
    "meadow, field, hills, rolling hills, grassland, pasture, countryside, prairie, farmland, flower field, hill, "
    "grass field, flower meadow, wildflower meadow, spring meadow",
    "草地, 草原, 田野, 丘陵, 原野, 牧场, 乡村, 花田, 山坡",
    "Wiese, Feld, Hügel, Weide, Grasland, Blumenwiese, Felder, Acker",
    "prairie, pré, champ, collines, colline, campagne, pâturage, champ de fleurs",
    "pradera, prado, campo, colinas, colina, pastizal, campiña, campo de flores",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    area = view.area
    horizon = area.y + area.h * (0.54, 0.48, 0.6)[view.variant % 3]
    draw_sky(view, area, horizon)
    if "futuristic" in view.traits:
        tone = away(view.light, lit(view.light, "#8fa6c8"), 0.5)
        view.scene.draw(land.towers(view, view.dice.fork("city"), area, horizon + 8, tone, "#8ff2ff"))
    _planes(view, horizon)
    top = _foreground(view)
    near = area.y + area.h * 0.9
    return Ground(
        near=near,
        far=top + (near - top) * 0.35,
        horizon=horizon,
        sky=Area(area.x, area.y, area.w, (horizon - area.y) * 0.85),
        front=_front(view) + weather_front(view, area),
        glow=sky_glow(view, area, horizon),
    )


def _greens(view: View) -> tuple[str, str, str, str]:
    """The fields from far to near."""
    if view.is_snowy:
        return "#dfe7ef", "#e6edf3", "#edf2f6", "#f4f7f9"
    if "autumn" in view.traits:
        return "#a9a05a", "#c9a04a", "#d0a844", "#b9983f"
    usual = ("#7fa672", "#8fb862", "#9cc257", "#86b548")
    return (land.own(view, usual[0]), land.own(view, usual[1]), land.own(view, usual[2]), land.own(view, usual[3]))


def distance(view: View, horizon: float) -> None:
    """Blue hills and one green one, for fields that begin behind them."""
    _planes(replace(view, colour=None), horizon, rows=1)


def _planes(view: View, horizon: float, rows: int = 3) -> None:
    """Four hills, each with what grows on it."""
    area, scene = view.area, view.scene
    greens = _greens(view)
    leaf = plants.leaf_tones(view.dice.fork("season"), "autumn" if "autumn" in view.traits else "summer")
    blue = pair(view.light, "#7c97a8", 0.66)
    back = land.wave_line(view.dice.fork("blue"), area, horizon - area.h * 0.035, area.h * 0.03, 5)
    scene.draw(path(land.under(back, area.bottom), fill=mix(*blue, 0.4)))
    for row, depth in enumerate((0.5, 0.32, 0.16)[:rows]):
        dice = view.dice.fork(f"hill{row}")
        y = horizon + (area.bottom - horizon) * (0.03, 0.17, 0.35)[row]
        bright, dark = pair(view.light, greens[row], depth)
        line = land.wave_line(dice, area, y, area.h * (0.035 + 0.012 * row), 4)
        svg = land.slope(scene.sheet, line, area.bottom + 5, (bright, mix(bright, dark, 0.6)), area.h * 0.2)
        svg += _stripes(view, line, row, (bright, dark))
        far_leaf = pair(view.light, leaf, depth)
        svg += _trees(view, line, row, far_leaf)
        scene.draw(svg)
        scene.draw(
            mist(view, area, y + area.h * 0.05, area.h * 0.06, 0.3 if view.light.time in {"dawn", "sunset"} else 0.14)
        )


def _stripes(view: View, line: list[Point], row: int, tones: tuple[str, str]) -> str:
    """A field laid over the hill, its furrows following the slope."""
    if view.variant % 3 != 1 and row != 1:
        return ""
    area, dice = view.area, view.dice.fork(f"stripes{row}")
    crop = lit(view.light, dice.pick(("#e9cf6a", "#d9c25a", "#b89ad8", "#c9d86a")))
    tone = mix(tones[0], crop, 0.75 if not view.is_snowy else 0.1)
    start, end = (0.08, 0.52) if (view.variant + row) % 2 else (0.5, 0.96)
    x0, x1 = area.x + area.w * start, area.x + area.w * end
    drop = area.h * (0.05 + 0.03 * row)
    upper = [(x0 + (x1 - x0) * i / 6, land.height_at(line, x0 + (x1 - x0) * i / 6) + 9) for i in range(7)]
    lower = [(x + (x - area.cx) * 0.24, y + drop) for x, y in upper]
    svg = path(f"{smooth(upper)}L{smooth(lower[::-1])[1:]}Z", fill=tone)
    furrows = ""
    for i in range(13):
        t = i / 12 * 5.99
        k, f = int(t), t % 1
        ux, uy = upper[k][0] + (upper[k + 1][0] - upper[k][0]) * f, upper[k][1] + (upper[k + 1][1] - upper[k][1]) * f
        lx, ly = lower[k][0] + (lower[k + 1][0] - lower[k][0]) * f, lower[k][1] + (lower[k + 1][1] - lower[k][1]) * f
        furrows += f"M{num(ux)} {num(uy)}Q{num(ux)} {num((uy + ly) / 2)} {num(lx)} {num(ly)}"
    return svg + path(
        furrows, stroke=mix(tone, tones[1], 0.55), stroke_width=2.5 + row * 1.5, fill="none", stroke_opacity=0.7
    )


def _trees(view: View, line: list[Point], row: int, leaf: tuple[str, str]) -> str:
    """Hedges and copses along the crest."""
    area, dice = view.area, view.dice.fork(f"copse{row}")
    dark, bright = [], []
    for _ in range(3 + dice.whole(2)):
        start = area.x + area.w * dice.between(0, 1)
        if view.seen > 0 and abs(start - area.cx) < area.w * 0.25:
            continue
        for i in range(3 + dice.whole(5)):
            x = start + i * (15 + 9 * row)
            h = (28 + 26 * row) * dice.between(0.7, 1.2)
            spot = (x, land.height_at(line, x) + 6, h)
            dark.append(spot)
            bright.append((x + view.light.turn * h * 0.1, spot[1] - h * 0.16, h * 0.7))
    tone = mix(leaf[1], leaf[0], 0.15)
    return path(plants.far_trees(dice, dark), fill=tone) + path(
        plants.far_trees(dice, bright), fill=mix(*leaf, 0.35), fill_opacity=0.8
    )


def _foreground(view: View) -> float:
    """The meadow at our feet: a path or flowers, grass that grows towards us."""
    area, dice, light = view.area, view.dice.fork("fore"), view.light
    top = area.y + area.h * (0.76 if view.seen <= 0 else 0.72)
    bright, dark = pair(light, _greens(view)[3])
    line = land.wave_line(dice, area, top, area.h * 0.022, 4)
    svg = land.slope(view.scene.sheet, line, area.bottom + 5, (bright, mix(bright, dark, 0.75)), area.h * 0.3)
    if view.variant % 3 == 2:
        svg += _path(view, line, (bright, dark))
    elif view.variant % 3 == 1:
        svg += _fence(view, line)
    view.scene.draw(svg)
    svg = _lone_tree(view, line) if view.variant % 3 != 1 else _bales(view, line)
    grass, blooms = ["", "", ""], ""
    if not view.is_snowy:
        for _ in range(view.count(round(80 * area.w / min(area.w, area.h)))):
            x, t = dice.between(area.x, area.right), dice.between(0.0, 1.0)
            y = land.height_at(line, x) + (area.bottom - top) * t
            grass[min(int(t * 3), 2)] += plants.tuft(dice, x, y, 18 + 40 * t, 5)
            if dice.whole(2) == 0 and (view.seen <= 0 or abs(x - area.cx) > area.w * view.seen * 0.3):
                blooms += _bloom(view, x + dice.between(-20, 20), y, t)
    svg += "".join(path(d, fill=mix(bright, dark, 0.4 + 0.16 * i)) for i, d in enumerate(grass))
    view.scene.draw(svg + blooms)
    return top


def _bloom(view: View, x: float, y: float, t: float) -> str:
    dice, light = view.dice.fork(f"bloom{x:.0f}"), view.light
    sets = (
        ("#e8503f", "#f6c445", "#ffffff", "#5f7fd8"),
        ("#f7e06a", "#ffffff", "#f5b84a"),
        ("#b58ae0", "#e59ac8", "#ffffff", "#f6d860"),
    )
    petal, heart = lit(light, dice.pick(sets[view.variant % 3])), lit(light, "#f2b53a")
    return plants.flower(dice, x, y - 12 - 20 * t, 4.5 + 8.5 * t, petal, heart)


def _path(view: View, line: list[Point], tones: tuple[str, str]) -> str:
    """A sandy path over the rise."""
    area, turn = view.area, view.light.turn
    x = area.cx - turn * area.w * 0.12
    y = land.height_at(line, x) + 2
    sand = mix(lit(view.light, "#e6cfa0"), tones[0], 0.1)
    w = min(area.w, area.h) * 0.2
    low = area.bottom + 5
    d = (
        f"M{num(x - 12)} {num(y)}C{num(x - turn * 60 - 30)} {num(y + (low - y) * 0.35)} "
        f"{num(x + turn * 150 - w * 0.4)} {num(y + (low - y) * 0.5)} {num(x + turn * 60 - w)} {num(low)}"
        f"H{num(x + turn * 60 + w * 0.7)}C{num(x + turn * 170 + w * 0.4)} {num(y + (low - y) * 0.5)} "
        f"{num(x - turn * 40 + 30)} {num(y + (low - y) * 0.3)} {num(x + 14)} {num(y)}Z"
    )
    return path(
        d,
        fill=view.scene.sheet.across(
            (0, y), (0, low), [(0, sand, 1), (1, mix(sand, dim(view.light, "#c9a87a"), 0.5), 1)]
        ),
    )


def _fence(view: View, line: list[Point]) -> str:
    """Posts and two rails along the rise."""
    area = view.area
    bright, dark = pair(view.light, "#b08a62")
    rails, posts = "", ""
    step = 92.0
    x = area.x - 30
    while x < area.right + step:
        y, z = land.height_at(line, x) + 16, land.height_at(line, x + step) + 16
        for up in (34, 58):
            rails += f"M{num(x)} {num(y - up)}L{num(x + step)} {num(z - up + 4)}"
        posts += f"M{num(x - 6)} {num(y + 8)}v-84l6 -7l6 7v84Z"
        x += step
    svg = path(rails, stroke=dark, stroke_width=9, fill="none") + path(
        rails, stroke=bright, stroke_width=5, fill="none"
    )
    return svg + path(posts, fill=mix(bright, dark, 0.55))


def _lone_tree(view: View, line: list[Point]) -> str:
    """One tree with its shadow, away from the middle."""
    area, dice = view.area, view.dice.fork("tree")
    season = "autumn" if "autumn" in view.traits else "summer"
    x = area.cx - view.light.turn * area.w * (0.3 if view.seen <= 0 else 0.38)
    h = min(area.h * 0.42, area.w * 0.5)
    y = land.height_at(line, x) + 30
    colour = "#e6ecf2" if view.is_snowy else plants.leaf_tones(dice, season)
    shadow = ellipse(
        x - view.light.turn * h * 0.18, y + 4, h * 0.42, h * 0.06, fill=dim(view.light, "#3c5a3a"), fill_opacity=0.5
    )
    return shadow + plants.tree(dice, (x, y, h), pair(view.light, colour), view.light.turn, pair(view.light, "#8a6446"))


def _bales(view: View, line: list[Point]) -> str:
    """Round bales of hay."""
    area, dice = view.area, view.dice.fork("bales")
    bright, dark = pair(view.light, "#e5c468")
    svg = ""
    for u, s in ((0.14, 62), (0.27, 44), (0.86, 54)):
        x = area.x + area.w * (u if view.light.turn > 0 else 1 - u)
        y = land.height_at(line, x) + 64 + dice.between(0, 40)
        svg += ellipse(x + s * 0.3, y, s * 1.05, s * 0.2, fill=dim(view.light, "#3c5a3a"), fill_opacity=0.5)
        svg += path(
            (
                f"M{num(x)} {num(y - 2 * s * 0.62)}h{num(s * 0.7)}a{num(s * 0.5)} {num(s * 0.62)} "
                f"0 0 1 0 {num(s * 1.24)}h{num(-s * 0.7)}Z"
            ),
            fill=mix(bright, dark, 0.7),
        )
        svg += ellipse(x, y - s * 0.62, s * 0.5, s * 0.62, fill=bright)
        svg += "".join(
            ellipse(x, y - s * 0.62, s * r * 0.8, s * r, fill="none", stroke=dark, stroke_width=2.4, stroke_opacity=0.6)
            for r in (0.46, 0.3, 0.14)
        )
    return svg


def _front(view: View) -> str:
    """Tall grass along the lower edge, thinner in the middle."""
    if view.is_snowy:
        return ""
    area, dice = view.area, view.dice.fork("front")
    bright, dark = pair(view.light, shade(_greens(view)[3], -0.03))
    share = 0.34 if view.seen <= 0 else 0.24
    d = plants.grass_edge(dice, area.x - 10, area.x + area.w * share, area.bottom + 16, 78, 22)
    d += plants.grass_edge(dice, area.right - area.w * share, area.right + 10, area.bottom + 16, 78, 22)
    svg = path(d, fill=mix(bright, dark, 0.85))
    for i in range(8):
        side = i % 2
        x = area.x + area.w * (dice.between(0.0, share) + side * (1 - share))
        svg += _bloom(view, x, area.bottom - dice.between(26, 60), 1.0)
    return svg
