"""Swiss: a strict grid of flat shapes, one of them the subject, and heavy type set flush left."""

import math
from typing import Final

from illustrator.glyph import Tones
from illustrator.page import Area, Lettering, Page, page_of, set_words
from illustrator.palette import mix, readable
from illustrator.schemes import DARK, LIGHT
from illustrator.stage import Stage
from illustrator.svg import circle, rect
from illustrator.tilework import toy_tile
from illustrator.typeset import Type

TITLE: Final = "Swiss"
SUITS: Final = {"swiss": 3, "bold": 3, "minimal": 1, "flat": 2, "any": 1}


def compose(stage: Stage) -> None:
    page = page_of(stage, (LIGHT[0], DARK[3], LIGHT[3], DARK[0], LIGHT[5], DARK[5], LIGHT[2]), dark=False)
    scheme = page.scheme
    page.draw_ground(scheme.ground)
    art, words = _split(page)
    stage.scene.draw(_blocks(page, art))
    if words:
        stage.scene.draw(rect(words.x, words.y - 22, words.w, 6, fill=scheme.ink))
        look = Lettering(
            Type("sans-black", tracking=-0.035, leading=0.96),
            Type("sans-bold", tracking=0.0),
            scheme.ink,
            readable(scheme.main, scheme.ground, 3.5),
            align="left",
        )
        stage.scene.draw(set_words(page, words, look, lines=4, largest=250)[0])


def _split(page: Page) -> tuple[Area, Area | None]:
    area = page.area
    margin = 64.0
    if not page.texts:
        return area.inset(margin), None
    if page.is_wide:
        return area.righthand(0.52).inset(margin), area.lefthand(0.5).inset(margin, margin + 40)
    width = area.w - 2 * margin
    height = area.h * 0.56 - 2 * margin
    if area.h > area.w * 1.15:
        cell = width / 3
        height = cell * max(round((area.h * 0.6 - margin) / cell), 2)
    below = area.y + margin + height + 62
    words = Area(area.x + margin, below, width, area.bottom - margin * 0.8 - below)
    return Area(area.x + margin, area.y + margin, width, height), words


def _blocks(page: Page, art: Area) -> str:
    """The area cut into squares; the subject takes a block of two by two, the others one shape each."""
    scheme, dice = page.scheme, page.stage.dice.fork("blocks")
    cols = max(3, math.ceil(2 * art.w / art.h - 0.05))
    cell = min(art.w / cols, art.h / 2)
    rows = int(art.h / cell + 0.01)
    x0, y0 = art.x, art.y + (art.h - rows * cell) / 2
    big = (dice.whole(max(cols - 1, 1)), dice.whole(max(rows - 1, 1)))
    cells = [
        (x0 + col * cell, y0 + row * cell)
        for row in range(rows)
        for col in range(cols)
        if not (big[0] <= col <= big[0] + 1 and big[1] <= row <= big[1] + 1)
    ]
    paints = (scheme.main, scheme.second, scheme.accent, scheme.ink, scheme.deep)
    spots = dict(zip((1, len(cells) - 2, 0), page.subjects[1:], strict=False)) if len(cells) > 3 else {}
    parts = []
    pick = 0
    for k, (x, y) in enumerate(cells):
        pick = (pick + 1 + dice.whole(4)) % 5
        other = paints[(pick + 1 + dice.whole(3)) % 5]
        kind = dice.whole(8)
        parts.append(
            _guest(page, spots[k], x, y, cell) if k in spots else toy_tile(x, y, cell, paints[pick], other, kind)
        )
    hero = Area(x0 + big[0] * cell, y0 + big[1] * cell, cell * min(2, cols), cell * min(2, rows))
    return "".join(parts) + _hero(page, hero)


def _on_pale(page: Page) -> tuple[str, Tones]:
    """The lightest colour of the scheme, and the others as they can be seen on it."""
    scheme = page.scheme
    pale = scheme.ink if scheme.is_dark else mix(scheme.ground, "#ffffff", 0.5)
    dark = scheme.ground if scheme.is_dark else scheme.ink
    main, second = readable(scheme.main, pale, 2.4), readable(scheme.second, pale, 1.8)
    return pale, Tones(main, second, readable(scheme.accent, pale, 1.4), readable(dark, pale, 3))


def _guest(page: Page, name: str, x: float, y: float, cell: float) -> str:
    pale, tones = _on_pale(page)
    art = page.stage.show(name).place(tones, x + cell / 2, y + cell / 2, cell * 0.66)
    return rect(x, y, cell, cell, fill=pale) + art


def _hero(page: Page, area: Area) -> str:
    pale, tones = _on_pale(page)
    r = min(area.w, area.h) / 2
    plate = area.shape(fill=page.scheme.main) + circle(area.cx, area.cy, r * 0.86, fill=pale)
    if not page.subjects:
        return plate + circle(area.cx, area.cy, r * 0.5, fill=page.scheme.accent)
    return plate + page.stage.show(page.subjects[0]).place(tones, area.cx, area.cy, r * 1.08)
