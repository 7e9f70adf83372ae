"""Swiss: a strict grid of flat shapes, one of them the subject, and heavy type set flush left."""

import math
from typing import Final

from illustrator.glyph import Tones, glyph
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
    share = 0.64 if page.area.h > page.area.w * 1.15 else 0.56
    lower = area.lower(1 - share)
    return area.upper(share).inset(margin), Area(lower.x + margin, lower.y + 10, lower.w - 2 * margin, lower.h - margin)


def _blocks(page: Page, art: Area) -> str:
    """The area cut into squares; the subject takes a block of two by two, the others one shape each."""
    scheme, dice = page.scheme, page.stage.dice.fork("blocks")
    cols = max(3, math.ceil(2 * art.w / art.h - 0.05))
    cell = min(art.w / cols, art.h / 2)
    rows = int(art.h / cell + 0.01)
    x0, y0 = art.x, art.y + (art.h - rows * cell) / 2
    big = (dice.whole(max(cols - 1, 1)), dice.whole(max(rows - 1, 1)))
    paints = (scheme.main, scheme.second, scheme.accent, scheme.ink, scheme.deep)
    parts = []
    last = -1
    for row in range(rows):
        for col in range(cols):
            if big[0] <= col <= big[0] + 1 and big[1] <= row <= big[1] + 1:
                continue
            pick = dice.whole(len(paints))
            pick = (pick + 1) % len(paints) if pick == last else pick
            last = pick
            parts.append(
                toy_tile(
                    x0 + col * cell,
                    y0 + row * cell,
                    cell,
                    paints[pick],
                    paints[(pick + 1 + dice.whole(3)) % 5],
                    dice.whole(8),
                )
            )
    hero = Area(x0 + big[0] * cell, y0 + big[1] * cell, cell * min(2, cols), cell * min(2, rows))
    return "".join(parts) + _hero(page, hero)


def _hero(page: Page, area: Area) -> str:
    scheme = page.scheme
    plate = area.shape(fill=scheme.main)
    r = min(area.w, area.h) / 2
    pale = mix(scheme.ground, "#ffffff", 0.5) if not scheme.is_dark else scheme.ink
    disc = circle(area.cx, area.cy, r * 0.86, fill=pale)
    if not page.subjects:
        return plate + disc + circle(area.cx, area.cy, r * 0.5, fill=scheme.accent)
    tones = Tones(
        readable(scheme.main, pale, 2.4),
        readable(scheme.second, pale, 1.8),
        readable(scheme.accent, pale, 1.4),
        readable(scheme.ink if not scheme.is_dark else scheme.ground, pale, 3),
    )
    return plate + disc + glyph(page.subjects[0]).place(tones, area.cx, area.cy, r * 1.08)
