"""A jungle: giant leaves, hanging vines, palms in the green light."""

import math
from dataclasses import replace

from illustrator.palette import mix
from illustrator.place import Ground, View
from illustrator.settings import _plants as plants
from illustrator.settings import _wood as wood
from illustrator.settings import forest
from illustrator.settings._weather import weather_front
from illustrator.subject import Words
from illustrator.svg import num, path, polygon, through

TITLE = "jungle"
WORDS = Words(
    "jungle, rainforest, tropical forest, rain forest, tropical rainforest",
    "丛林, 雨林, 热带雨林",
    "Dschungel, Urwald, Regenwald, Tropenwald",
    "jungle, forêt tropicale, forêt vierge",
    "selva, jungla, selva tropical",
)
IS_INDOORS = False


def draw(view: View) -> Ground:
    wooded = replace(view, variant=view.variant * 3, traits=view.traits | {"tropical"})
    ground = forest.draw(wooded)
    _palms(wooded, ground.horizon)
    view.scene.draw(_vines(wooded))
    return replace(ground, front=_leaves(wooded) + weather_front(view, view.area))


def _palms(view: View, horizon: float) -> None:
    """Palms among the trunks, away from the middle."""
    area, dice = view.area, view.dice.fork("palms")
    svg = ""
    for u, size, depth in ((0.27, 0.34, 0.4), (0.78, 0.4, 0.3), (0.12, 0.5, 0.12), (0.92, 0.46, 0.16)):
        if view.seen > 0.3 and 0.2 < u < 0.8:
            continue
        leaf = wood.tones_of(view, wood.leaf_colour(view), depth)
        bark = wood.tones_of(view, "#8a6a4a", depth)
        h = min(area.h, area.w * 1.4) * size
        foot = horizon + (area.bottom - horizon) * (0.5 - depth * 0.5)
        lean = 0.16 if u < 0.5 else -0.16
        svg += plants.palm(dice.fork(f"{u}"), (area.x + area.w * u, foot, h), lean, leaf, bark)
    view.scene.draw(svg)


def _vines(view: View) -> str:
    """Lianas that hang in bows from the crowns, with small leaves."""
    area, dice = view.area, view.dice.fork("vines")
    dark = wood.tones_of(view, "#4f7a3c", 0.06)
    lines, leaves = "", ""
    for i in range(6):
        x, w = area.x + area.w * (i + dice.between(-0.2, 0.2)) / 5.2, area.w * dice.between(0.1, 0.22)
        sag = area.h * dice.between(0.07, 0.2)
        y = area.y + area.h * dice.between(0.0, 0.1)
        lines += f"M{num(x)} {num(y)}Q{num(x + w / 2)} {num(y + 2 * sag)} {num(x + w)} {num(y - 20)}"
        for k in range(1, 8):
            t = k / 8
            px = (1 - t) ** 2 * x + 2 * t * (1 - t) * (x + w / 2) + t * t * (x + w)
            py = (1 - t) ** 2 * y + 2 * t * (1 - t) * (y + 2 * sag) + t * t * (y - 20)
            leaves += f"M{num(px)} {num(py)}q11 9 3 27q-15 -10 -3 -27Z"
    svg = path(lines, stroke=mix(dark[1], "#2a2418", 0.4), stroke_width=5, fill="none")
    return svg + path(leaves, fill=mix(dark[1], dark[0], 0.4))


def _leaves(view: View) -> str:
    """Leaves as large as a child in the corners, split and ribbed, the nearest darkest; blossoms between."""
    area, dice = view.area, view.dice.fork("leaves")
    bright, dark = wood.tones_of(view, wood.leaf_colour(view), 0.0)
    deep = mix(dark, "#0c2a24", 0.3)
    s = min(area.w, area.h)
    svg = ""
    for edge, lean in ((area.x, 1), (area.right, -1)):
        for i, (turn, size, tone) in enumerate(((72, 0.3, 0.0), (40, 0.36, 0.25), (8, 0.34, 0.1), (-16, 0.22, 0.4))):
            a = math.radians(-90 + lean * turn)
            fill = mix(deep, bright, tone + dice.between(0, 0.1))
            svg += _leaf((edge + lean * (i * 8 - 20), area.bottom + 30), a, s * size, fill)
        bloom = mix(wood.tones_of(view, "#f0567a", 0.0)[0], "#ffffff", 0.05)
        heart = wood.tones_of(view, "#ffd060", 0.0)[0]
        svg += plants.flower(dice, edge + lean * s * 0.17, area.bottom - s * 0.05, s * 0.035, bloom, heart)
    return svg


def _leaf(root: tuple[float, float], a: float, length: float, tone: str) -> str:
    """A broad leaf with splits along its rim, a pale rib and veins."""
    c, s = math.cos(a), math.sin(a)

    def at(u: float, v: float) -> tuple[float, float]:
        bend = 0.16 * u * u * length * (1 if c > 0 else -1)
        return root[0] + c * u * length - s * v * length + bend, root[1] + s * u * length + c * v * length + abs(bend)

    upper, lower = [], []
    for i in range(15):
        u = 0.18 + 0.82 * i / 14
        wide = 0.3 * math.sin(math.pi * ((u - 0.18) / 0.82) ** 0.8) * (1.0 if i % 3 else 0.66)
        upper.append(at(u, -wide))
        lower.append(at(u - 0.02 * (i % 3 == 0), wide))
    svg = polygon((at(0, 0), *upper, *reversed(lower)), fill=tone)
    rib = through([at(u / 8, 0) for u in range(9)])
    veins = "".join(
        through([at(u, 0), at(u + 0.12, side * 0.2 * math.sin(math.pi * u))])
        for u in (0.3, 0.42, 0.54, 0.66, 0.78)
        for side in (-1, 1)
    )
    pale = mix(tone, "#e8f0b0", 0.28)
    svg += path(rib, stroke=pale, stroke_width=length * 0.018, fill="none", stroke_linecap="round")
    return svg + path(veins, stroke=pale, stroke_width=length * 0.008, fill="none", stroke_opacity=0.7)
