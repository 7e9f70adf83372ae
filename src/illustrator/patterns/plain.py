"""Patterns without a subject: gingham, stripes, dots, terrazzo, scallops."""

import math
from collections.abc import Callable
from typing import Final

from illustrator.page import Page
from illustrator.palette import mix, shade
from illustrator.patterns.repeat import fill, scattered, tile_of
from illustrator.svg import circle, path, polygon, rect, smooth

Compose = Callable[[Page], None]


def gingham(page: Page) -> None:
    """Two sets of bands that darken where they cross."""
    scheme = page.scheme
    page.draw_ground(scheme.ground)
    tile = tile_of(page, 8 if page.stage.variant % 2 else 5)
    w, h, ink = tile.w, tile.h, scheme.main
    threads = rect(0, h * 0.5, w, h * 0.5, fill=ink, fill_opacity=0.5) + rect(
        w * 0.5, 0, w * 0.5, h, fill=ink, fill_opacity=0.5
    )
    fine = "".join(rect(w * (0.5 + k), 0, w * 0.012, h, fill=scheme.ground, fill_opacity=0.35) for k in (0.16, 0.33))
    fine += "".join(rect(0, h * (0.5 + k), w, h * 0.012, fill=scheme.ground, fill_opacity=0.35) for k in (0.16, 0.33))
    fill(page, tile, threads + fine, margin=0)


def stripes(page: Page) -> None:
    """Bands of four widths, upright, level or slanting."""
    scheme = page.scheme
    page.draw_ground(scheme.ground)
    tile = tile_of(page, 4)
    w, h = tile.w, tile.h
    bands = (
        (0.0, 0.3, scheme.main),
        (0.36, 0.05, scheme.accent),
        (0.5, 0.18, scheme.second),
        (0.76, 0.025, scheme.ink),
        (0.86, 0.05, scheme.accent),
    )
    way = page.stage.variant % 3
    parts = []
    for start, wide, colour in bands:
        if way == 0:
            parts.append(rect(w * start, 0, w * wide, h, fill=colour))
        elif way == 1:
            parts.append(rect(0, h * start, w, h * wide, fill=colour))
        else:
            for turn in (-1, 0):
                x = w * (start + turn)
                parts.append(polygon([(x, 0), (x + w * wide, 0), (x + w * (wide + 1), h), (x + w, h)], fill=colour))
    if way < 2:
        fill(page, tile, "".join(parts), margin=0)
        return
    clip = page.stage.scene.sheet.clip(rect(0, 0, w, h))
    fill(page, tile, f'<g clip-path="{clip}">{"".join(parts)}</g>', margin=0)


def dots(page: Page) -> None:
    """Polka dots in half-drop, every second one a ring with a heart of another colour."""
    scheme = page.scheme
    page.draw_ground(scheme.ground)
    tile = tile_of(page, 4)
    w, h = tile.w, tile.h
    r = min(w, h) * 0.19
    parts = [circle(w * 0.25, h * 0.25, r, fill=scheme.main), circle(w * 0.75, h * 0.75, r, fill=scheme.second)]
    parts.append(circle(w * 0.75, h * 0.75, r * 0.52, fill=scheme.ground))
    parts += [circle(w * x, h * y, r * 0.26, fill=scheme.accent) for x, y in ((0.75, 0.25), (0.25, 0.75))]
    fill(page, tile, "".join(parts))


def terrazzo(page: Page) -> None:
    """Chips of stone of all sizes, never touching."""
    scheme, dice = page.scheme, page.stage.dice.fork("terrazzo")
    page.draw_ground(scheme.ground)
    tile = tile_of(page, 2)
    sizes = [62.0] * 4 + [40.0] * 9 + [24.0] * page.stage.count(22) + [11.0] * page.stage.count(46)
    stone = mix(scheme.ink, scheme.ground, 0.4)
    colours = (scheme.main, scheme.second, scheme.accent, stone, shade(scheme.main, 0.1, 0.7))
    parts = []
    for i, (x, y, r) in enumerate(scattered(dice, tile, sizes, 5, 60)):
        corners = 5 + dice.whole(3)
        ring = []
        for k in range(corners):
            a = 2 * math.pi * (k + dice.between(-0.28, 0.28)) / corners
            far = r * dice.between(0.66, 1.0)
            ring.append((x + far * math.cos(a), y + far * math.sin(a) * 0.86))
        parts.append(
            polygon(ring, fill=colours[i % 5], stroke=colours[i % 5], stroke_width=r * 0.12, stroke_linejoin="round")
        )
    fill(page, tile, "".join(parts))


def scallops(page: Page) -> None:
    """Fans of rings in rows, each row covering the feet of the one above."""
    scheme = page.scheme
    page.draw_ground(scheme.ground)
    tile = tile_of(page, 4)
    w, h = tile.w, tile.h
    bands = (scheme.main, scheme.ground, scheme.second, scheme.ground, scheme.accent)
    parts = []
    for row in range(-1, 5):
        x0 = 0.0 if row % 2 == 0 else w / 2
        for x in (x0 - w, x0, x0 + w):
            for k, colour in enumerate(bands):
                parts.append(circle(x, row * h / 2 + h, w * (0.5 - 0.1 * k), fill=colour))
    clip = page.stage.scene.sheet.clip(rect(0, 0, w, h))
    fill(page, tile, f'<g clip-path="{clip}">{"".join(parts)}</g>', margin=0)


def waves(page: Page) -> None:
    """Soft bands that swing once a repeat."""
    scheme = page.scheme
    page.draw_ground(scheme.ground)
    tile = tile_of(page, 3)
    w, h = tile.w, tile.h
    colours = (scheme.main, scheme.second, scheme.accent)
    parts = []
    for i in range(6):
        y = h * i / 6
        line = [(w * (k / 12), y + h * 0.07 * math.sin(2 * math.pi * k / 12)) for k in range(-2, 15)]
        parts.append(
            path(smooth(line), fill="none", stroke=colours[i % 3], stroke_width=h * (0.07 if i % 2 else 0.025))
        )
    clip = page.stage.scene.sheet.clip(rect(0, -h, w, 3 * h))
    fill(page, tile, f'<g clip-path="{clip}">{"".join(parts)}</g>', margin=1)


PLAIN: Final[dict[str, tuple[tuple[str, ...], Compose]]] = {
    "terrazzo": (("terrazzo", "水磨石"), terrazzo),
    "gingham": (("gingham", "plaid", "checkered", "tartan", "vichy", "格子"), gingham),
    "scalloped": (("scallop", "wave", "seigaiha", "波浪", "青海波"), scallops),
    "dotted": (("dot", "polka", "圆点", "波点"), dots),
    "striped": (("stripe", "pinstripe", "条纹"), stripes),
    "waving": (("swirl", "groovy", "curve", "曲线"), waves),
}
