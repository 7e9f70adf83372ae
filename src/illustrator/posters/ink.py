"""Ink and paper: a red sun over misty hills, a ring of one brush stroke, or the sea; the title in a column, a seal."""

from dataclasses import dataclass
from typing import Final

from illustrator.page import Area, Lettering, Page, page_of, set_words
from illustrator.palette import readable, shade
from illustrator.posters import _brushed as brushed
from illustrator.schemes import INK
from illustrator.stage import Stage
from illustrator.svg import ellipse, line
from illustrator.text import has_wide
from illustrator.typeset import Type, column

TITLE: Final = "ink and paper"
SUITS: Final = {"zen": 3, "han": 1, "any": 1}
_PAINTED: Final = frozenset({"sun", "mountain", "blossom", "wave"})


@dataclass(frozen=True)
class Seat:
    """Where the subjects stand: the middle of the first, the ground under it, its size."""

    x: float
    floor: float
    size: float


def compose(stage: Stage) -> None:
    page = page_of(stage, INK, dark=False)
    scheme, area = page.scheme, page.area
    page.draw_ground(stage.scene.sheet.linear(shade(scheme.ground, 0.015), scheme.ground, scheme.deep))
    stage.scene.grain = 2.4
    side = -1 if stage.variant % 2 else 1
    upright = not page.texts or (has_wide(page.texts[0]) and len(page.texts[0]) <= 12)
    seat = stage.turn((_range, _ring, _sea))(page, side, narrow=upright and bool(page.texts))
    brushed.branch(page, side, 0.5 if upright else 0.34)
    _table(page, side, seat)
    if not page.texts:
        return
    if upright:
        _columns(page, side)
        return
    past = area.righthand(0.74) if side > 0 else area.lefthand(0.74)
    look = Lettering(
        Type("serif", leading=1.06),
        Type("serif-italic"),
        scheme.ink,
        readable(scheme.main, scheme.ground),
        rule=scheme.main,
    )
    words = past.upper(0.3).inset(64, 70)
    if page.is_wide:  # between the branch and the sun
        words = Area(area.x + area.w * (0.2 if side > 0 else 0.46), area.y + area.h * 0.12, area.w * 0.34, area.h * 0.5)
    stage.scene.draw(set_words(page, words, look, largest=190)[0], is_type=True)


def _range(page: Page, side: int, *, narrow: bool) -> Seat:
    """The sun over four ranges of hills."""
    del narrow
    area = page.area
    edge = min(area.w, area.h)
    x = area.cx - side * area.w * (0.1 if not page.is_wide else -0.26)
    brushed.sun(page, x, area.y + area.h * (0.47 if not page.is_wide else 0.42), edge * 0.25)
    brushed.hills(page)
    page.stage.shown.update({"sun": None, "mountain": None})
    middle = area.cx - side * area.w * (0.14 if not page.is_wide else -0.24)
    return Seat(middle, area.y + area.h * 0.915, edge * 0.27)


def _ring(page: Page, side: int, *, narrow: bool) -> Seat:
    """A ring of one stroke holds the subject, large; low hills along the foot."""
    area = page.area
    edge = min(area.w, area.h)
    brushed.hills(page, (0.84, 0.91, 0.95))
    r = min(edge * (0.26 if narrow else 0.33), area.h * 0.27)
    x = area.cx - side * area.w * (0.13 if not page.is_wide else -0.26)
    y = area.y + area.h * (0.62 if not page.is_wide else 0.58)
    brushed.ring(page, x, y, r)
    return Seat(x, y + r * 0.66, r * 1.2)


def _sea(page: Page, side: int, *, narrow: bool) -> Seat:
    """The sun comes half out of the sea; the subject before it on the waves."""
    area = page.area
    edge = min(area.w, area.h)
    top = area.y + area.h * (0.72 if not page.is_wide else 0.68)
    x = area.cx - side * area.w * ((0.12 if narrow else 0.04) if not page.is_wide else -0.25)
    r = min(edge * (0.27 if narrow else 0.34), area.h * 0.3)
    brushed.sun(page, x, top - r * 0.2, r)
    brushed.waves(page, top)
    page.stage.shown.update({"sun": None, "wave": None})
    return Seat(x, top + edge * 0.12, r * 1.15)


def _table(page: Page, side: int, seat: Seat) -> None:
    """The subjects on the ground of the picture, two at most; those that hang over it."""
    dark = shade(page.scheme.ink, -0.05)
    stage = page.stage
    stage.main = (seat.x - seat.size / 2, seat.floor - seat.size, seat.size, seat.size)
    players = [p for p in page.cast if p.name not in _PAINTED][:3]
    for i, player in reversed(list(enumerate(players))):
        k = seat.size * (1.0 if i == 0 else min(player.share, 0.7))
        way = side if i < 2 else -side
        x = seat.x + (way * (seat.size * players[0].art.extent[0] + k * player.art.extent[0]) * 0.48 if i else 0)
        y = seat.floor - player.foot * k
        if player.stands:
            shadow = ellipse(x, seat.floor, k * 0.42, k * 0.05, fill=dark, fill_opacity=0.45)
            stage.scene.draw(shadow, blur=9)
        else:
            y -= k * 0.3
        stage.scene.draw(player.draw(stage, x, y, k), relief=0.25)
        if i == 0:
            stage.main = player.box(x, y, k)


def _columns(page: Page, side: int) -> None:
    """The title as a column at the side of the branch's tip, the other texts thin beside it, a seal under."""
    area, scheme, stage = page.area, page.scheme, page.stage
    edge = min(area.w, area.h)
    title = column(page.texts[0], Type("han-serif-bold"), area.h * 0.54, edge * 0.17)
    x = area.cx + side * area.w * (0.3 if not page.is_wide else -0.12)
    y = area.y + area.h * 0.085
    parts = [title.place(x, y, "middle", fill=scheme.ink)]
    stage.letter(title.box(x, y, "middle"))
    stage.missing.append(title.missing)
    beside = x - side * (title.size * 0.5 + edge * 0.05)
    for text in page.texts[1:3]:
        small = column(text, Type("han-serif"), area.h * 0.4, edge * 0.044, 1.25)
        stage.missing.append(small.missing)
        rule = beside + side * edge * 0.034
        parts.append(line(rule, y, rule, y + small.height, stroke=scheme.main, stroke_width=1.6))
        parts.append(small.place(beside, y, "middle", fill=scheme.ink))
        stage.letter(small.box(beside, y, "middle"))
        beside -= side * edge * 0.085
    parts.append(brushed.seal(page, x, y + title.height + edge * 0.085, edge * 0.085))
    stage.scene.draw("".join(parts), is_type=True)
