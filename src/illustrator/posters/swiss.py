"""Swiss: a strict order of flat shapes, one of them the subject, and heavy type set flush left."""

import math
from typing import Final

from illustrator.cast import Player
from illustrator.glyph import Tones
from illustrator.page import Area, Lettering, Page, page_of, set_words
from illustrator.palette import mix, readable
from illustrator.schemes import DARK, LIGHT
from illustrator.stage import Stage
from illustrator.svg import circle, group, line, polygon, rect
from illustrator.tilework import toy_tile
from illustrator.typeset import Type

TITLE: Final = "Swiss"
SUITS: Final = {"swiss": 3, "bold": 3, "minimal": 1, "flat": 2, "any": 1}


def compose(stage: Stage) -> None:
    page = page_of(stage, (LIGHT[0], DARK[3], LIGHT[3], DARK[0], LIGHT[5], DARK[5], LIGHT[2]), dark=False)
    scheme = page.scheme
    page.draw_ground(scheme.ground)
    kind = stage.turn((_blocks, _disc, _bars))
    art, words = _split(page, is_top=kind is _disc)
    stage.scene.draw(group(kind(page, art), clip_path=page.clip()))
    if words:
        stage.scene.draw(rect(words.x, words.y - 22, words.w, 6, fill=scheme.ink))
        look = Lettering(
            Type("sans-black", tracking=-0.035, leading=0.96),
            Type("sans-bold", tracking=0.0),
            scheme.ink,
            readable(scheme.main, scheme.ground, 3.5),
            align="left",
        )
        stage.scene.draw(set_words(page, words, look, lines=4, largest=250)[0], is_type=True)


def _split(page: Page, *, is_top: bool) -> tuple[Area, Area | None]:
    """The words below the art, or above it; on a wide page beside it."""
    area = page.area
    margin = 64.0
    if not page.texts:
        return area.inset(margin), None
    if page.is_wide:
        if is_top:
            return area.lefthand(0.5).inset(margin), area.righthand(0.48).inset(margin, margin + 40)
        return area.righthand(0.52).inset(margin), area.lefthand(0.5).inset(margin, margin + 40)
    width = area.w - 2 * margin
    height = area.h * 0.56 - 2 * margin
    if area.h > area.w * 1.15:
        cell = width / 3
        height = cell * max(round((area.h * 0.6 - margin) / cell), 2)
    rest = area.h - margin * 1.8 - height - 62
    if is_top:
        words = Area(area.x + margin, area.y + margin + 22, width, rest - 22)
        return Area(area.x + margin, area.bottom - margin - height, width, height), words
    return Area(area.x + margin, area.y + margin, width, height), Area(
        area.x + margin, area.y + margin + height + 62, width, rest
    )


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
    spots = dict(zip((1, len(cells) - 2, 0), page.marks[1:], strict=False)) if len(cells) > 3 else {}
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
    r = min(hero.w, hero.h) / 2
    plate = hero.shape(fill=scheme.main) + circle(hero.cx, hero.cy, r * 0.86, fill=_on_pale(page)[0])
    return "".join(parts) + plate + _hero(page, hero.cx, hero.cy, r * 1.08)


def _disc(page: Page, art: Area) -> str:
    """One disc as large as the page allows, cut by the margin, diagonals behind it; the others on a row of squares."""
    scheme = page.scheme
    pale, _ = _on_pale(page)
    side = -1 if page.stage.variant // 3 % 2 else 1
    r = min(art.w, art.h) * 0.5
    x, y = art.cx + side * (art.w / 2 - r * 0.86), art.cy
    bands = ""
    step = art.h / 5
    for k, paint in enumerate((scheme.second, scheme.accent, scheme.ink)):
        left, top = art.x, art.y + step * (1.1 + k)
        far = [(left, top + step), (art.right, top - step * 1.1), (art.right, top - step * 0.1), (left, top + step * 2)]
        bands += polygon(far, fill=paint)
    clip = page.stage.scene.sheet.clip(art.shape())
    disc = circle(x, y, r, fill=scheme.main) + circle(x, y, r * 0.74, fill=pale)
    rest = "".join(
        _guest(page, p, art.x if side > 0 else art.right - r * 0.62, art.bottom - r * 0.62 * (k + 1), r * 0.62)
        for k, p in enumerate(page.marks[1:4])
    )
    return group(art.shape(fill=scheme.deep) + bands + disc, clip_path=clip) + rest + _hero(page, x, y, r * 1.0)


def _bars(page: Page, art: Area) -> str:
    """Upright bars that rise like a stair; the subject stands over the lower ones, large."""
    scheme = page.scheme
    side = 1 if page.stage.variant // 3 % 2 else -1
    count = max(5, round(art.w / 130))
    width = art.w / count
    paints = (scheme.main, scheme.second, scheme.accent, scheme.ink)
    parts = ""
    for i in range(count):
        share = 0.16 + 0.84 * ((i if side > 0 else count - 1 - i) / (count - 1)) ** 1.6
        bar = Area(art.x + i * width, art.bottom - art.h * share, width, art.h * share)
        parts += bar.shape(fill=paints[i % 4])
        if i % 2:
            parts += circle(bar.cx, bar.y + width / 2, width * 0.3, fill=paints[(i + 2) % 4])
    r = min(art.w * 0.31, art.h * 0.4)
    x = art.x + r if side > 0 else art.right - r
    y = art.y + r
    disc = circle(x, y, r, fill=_on_pale(page)[0]) + circle(
        x, y, r, fill="none", stroke=scheme.main, stroke_width=r * 0.09
    )
    rest = "".join(
        _guest(page, p, art.x + width * (k * 1.4) if side > 0 else art.right - width * (1.35 + k * 1.4),
               art.bottom - width * 1.35, width * 1.35)
        for k, p in enumerate(page.marks[1:4])
    )  # fmt: skip
    lines = "".join(
        line(art.x, art.bottom + k, art.right, art.bottom + k, stroke=scheme.ink, stroke_width=4) for k in (0,)
    )
    return parts + lines + rest + disc + _hero(page, x, y, r * 1.25)


def _on_pale(page: Page) -> tuple[str, Tones]:
    """The lightest colour of the scheme, and the others as they can be seen on it."""
    scheme = page.scheme
    pale = scheme.ink if scheme.is_dark else mix(scheme.ground, "#ffffff", 0.5)
    dark = scheme.ground if scheme.is_dark else scheme.ink
    main, second = readable(scheme.main, pale, 2.4), readable(scheme.second, pale, 1.8)
    return pale, Tones(main, second, readable(scheme.accent, pale, 1.4), readable(dark, pale, 3))


def _guest(page: Page, player: Player, x: float, y: float, cell: float) -> str:
    pale, tones = _on_pale(page)
    art = player.tone(page.stage, tones, x + cell / 2, y + cell / 2, cell * 0.66)
    return rect(x, y, cell, cell, fill=pale) + art


def _hero(page: Page, x: float, y: float, size: float) -> str:
    if not page.marks:
        page.stage.main = (x - size / 2, y - size / 2, size, size)
        return circle(x, y, size * 0.46, fill=page.scheme.accent)
    page.stage.main = page.marks[0].box(x, y, size)
    return page.marks[0].tone(page.stage, _on_pale(page)[1], x, y, size)
