"""Art deco: gold on a deep ground, one emblem in a fan, on a rising sun, among towers or in an oval; wide capitals."""

from dataclasses import dataclass
from typing import Final

from illustrator.glyph import Tones
from illustrator.page import Area, Lettering, Page, page_of, set_words
from illustrator.palette import mix, shade
from illustrator.posters._gold import diamond, divider, frame, scallops
from illustrator.schemes import DECO
from illustrator.stage import Stage
from illustrator.svg import archway, circle, ellipse, group, path, rays, rect, spread
from illustrator.typeset import Type

TITLE: Final = "art deco"
SUITS: Final = {"deco": 3, "elegant": 1, "any": 1}


@dataclass(frozen=True)
class Seat:
    """Where the emblem stands: its middle, the line under its foot, its size."""

    x: float
    base: float
    size: float


def compose(stage: Stage) -> None:
    page = page_of(stage, DECO, dark=True)
    scheme, area = page.scheme, page.area
    page.draw_ground(
        stage.scene.sheet.radial(
            area.cx, area.y + area.h * 0.4, area.h * 0.8, [(0, shade(scheme.ground, 0.05), 1), (1, scheme.deep, 1)]
        )
    )
    gold = stage.scene.sheet.across(
        (area.x, area.y),
        (area.right, area.bottom),
        spread((shade(scheme.main, 0.06), scheme.main, scheme.accent, scheme.main, shade(scheme.main, -0.08))),
    )
    kind = stage.turn((_fan, _sunburst, _towers, _oval))
    inner = area.inset(78)
    is_top = kind is _sunburst
    art = inner
    if page.texts:
        art = inner.lower(0.62) if is_top else inner.upper(0.62)
    seat = kind(page, inner, art, gold)
    _emblem(page, seat, gold)
    stage.scene.draw(frame(area, gold))
    if page.texts:
        words = inner.upper(0.36).inset(46, 30) if is_top else inner.lower(0.36).inset(46, 24)
        look = Lettering(
            Type("deco", tracking=0.05, leading=1.12, capitals=True),
            Type("sans-bold", tracking=0.24, capitals=True),
            gold if scheme.is_dark else scheme.ink,
            scheme.ink,
        )
        if not is_top:
            stage.scene.draw(divider(inner, art.bottom, gold))
        stage.scene.draw(set_words(page, words, look, largest=210)[0], is_type=True)


def _lit(page: Page, x: float, y: float, r: float, share: float = 0.55) -> str:
    """Gold light that fades from a point."""
    main = page.scheme.main
    return page.stage.scene.sheet.radial(x, y, r, [(0, main, share), (0.6, main, share * 0.36), (1, main, 0.05)])


def _back(page: Page, x: float, y: float, r: float) -> str:
    scheme = page.scheme
    stops = [
        (0.0, mix(scheme.second, scheme.main, 0.25), 1.0),
        (1.0, scheme.deep if scheme.is_dark else scheme.second, 1.0),
    ]
    return page.stage.scene.sheet.radial(x, y, r, stops)


def _fan(page: Page, inner: Area, art: Area, gold: str) -> Seat:
    """A fan of rays, the emblem under a triple arch."""
    base = art.y + art.h * 0.98
    wedge = rays((art.cx, base), (inner.x, inner.y, inner.w, art.h * 0.98), page.stage.count(44), start=0.03)
    svg = path(wedge, fill=_lit(page, art.cx, base, art.h * 1.15))
    svg += path(wedge, fill="none", stroke=gold, stroke_width=1.4, stroke_opacity=0.5)
    r = min(art.h * 0.36, art.w * 0.36)
    y = art.y + art.h * 0.53
    svg += path(archway(art.cx, y, r, base), fill=_back(page, art.cx, y, r * 1.5))
    for q, w in ((r * 1.16, 3.0), (r * 1.08, 7.0), (r, 2.5)):
        svg += path(archway(art.cx, y, q, base), fill="none", stroke=gold, stroke_width=w)
    page.stage.scene.draw(svg)
    return Seat(art.cx, base, r * 1.42)


def _sunburst(page: Page, inner: Area, art: Area, gold: str) -> Seat:
    """The sun rises from the lower edge, broad solid rays over the whole page, the emblem large before it."""
    scheme = page.scheme
    base = inner.bottom - inner.h * 0.02
    wedge = rays((inner.cx, base), inner.box, 30, share=0.5, start=0.105)
    far = inner.h * 1.05
    stops = [(0, scheme.main, 0.85), (0.5, scheme.main, 0.4), (1, scheme.main, 0.12)]
    svg = path(wedge, fill=page.stage.scene.sheet.radial(inner.cx, base, far, stops))
    r = min(art.h * 0.62, art.w * 0.5)
    for q, fill in ((1.0, gold), (0.965, scheme.deep if scheme.is_dark else scheme.ground), (0.9, gold)):
        svg += path(_dome(inner.cx, base, r * q), fill=fill)
    svg += path(_dome(inner.cx, base, r * 0.88), fill=_back(page, inner.cx, base, r))
    for side in (-1, 1):
        for k in range(3):
            w, h = r * 0.17, r * (0.62 - 0.17 * k)
            x = inner.cx + side * (r * 0.98 + w * (k + 0.5)) - w / 2
            svg += rect(x, base - h, w * 0.88, h, fill=scheme.deep if scheme.is_dark else scheme.second)
            svg += rect(x, base - h, w * 0.88, h, fill="none", stroke=gold, stroke_width=3)
    if page.texts:
        plate = Area(inner.x, inner.y, inner.w, inner.h * 0.37)
        svg += plate.inset(26, 16).shape(fill=scheme.ground) + plate.inset(26, 16).shape(
            fill="none", stroke=gold, stroke_width=3
        )
    svg += rect(inner.x, base, inner.w, 6, fill=gold)
    page.stage.scene.draw(group(svg, clip_path=page.stage.scene.sheet.clip(inner.shape())))
    return Seat(inner.cx, base, r * 1.05)


def _dome(x: float, base: float, r: float) -> str:
    return archway(x, base, r, base) + "Z"


def _towers(page: Page, inner: Area, art: Area, gold: str) -> Seat:
    """Stepped towers at both sides, beams of light between them, the emblem on the middle block."""
    scheme = page.scheme
    base = art.y + art.h * 0.98
    beam = rays((inner.cx, base), (inner.x, inner.y, inner.w, art.h * 0.98), 14, share=0.34, start=0.14)
    svg = path(beam, fill=_lit(page, inner.cx, base, art.h * 1.2, 0.4))
    moon = circle(inner.cx, art.y + art.h * 0.42, min(art.h * 0.36, art.w * 0.3), fill=gold, fill_opacity=0.4)
    svg += moon
    step = inner.w / 13
    body = scheme.deep if scheme.is_dark else scheme.second
    for k, share in enumerate((0.34, 0.62, 0.9, 0.56, 0.26)):
        for side in (-1, 1):
            x = inner.cx + side * (6.5 - k) * step - (step if side > 0 else 0)
            svg += _tower(Area(x, base - art.h * share, step, art.h * share), gold, mix(body, scheme.main, 0.05 * k))
    plinth = art.h * 0.16
    for k in range(3):
        w = step * (3.0 + 0.7 * k)
        block = Area(inner.cx - w / 2, base - plinth * (1 - k / 3), w, plinth / 3)
        svg += block.shape(fill=body) + block.shape(fill="none", stroke=gold, stroke_width=3)
    page.stage.scene.draw(svg)
    return Seat(inner.cx, base - plinth, min(art.h * 0.5, step * 3.6))


def _tower(a: Area, gold: str, fill: str) -> str:
    """A tower with two setbacks, a mast and lit stripes."""
    parts = [a.shape(fill=fill, stroke=gold, stroke_width=2.5)]
    w, y = a.w, a.y
    for share in (0.62, 0.3):
        h = a.w * 0.5
        y -= h
        w = a.w * share
        parts.append(rect(a.cx - w / 2, y, w, h, fill=fill, stroke=gold, stroke_width=2.5))
    parts.append(rect(a.cx - 1.5, y - a.w * 0.7, 3, a.w * 0.7, fill=gold))
    parts += [
        rect(a.x + a.w * (0.2 + 0.24 * k), a.y + a.w * 0.22, a.w * 0.1, max(a.h - a.w * 0.22, 1), fill=gold,
             fill_opacity=0.55)
        for k in range(3)
    ]  # fmt: skip
    return "".join(parts)


def _oval(page: Page, inner: Area, art: Area, gold: str) -> Seat:
    """A tall oval on a ground of fine rays; fans of shells in the corners."""
    y = art.cy
    ry = art.h * 0.47
    rx = min(ry * 0.8, art.w * 0.4)
    fine = rays((art.cx, y), (inner.x, inner.y, inner.w, art.h), page.stage.count(90), share=0.16)
    svg = path(fine, fill=_lit(page, art.cx, y, art.h, 0.8))
    for x in (inner.x, inner.right):
        for k in range(1, 6):
            svg += circle(x, art.bottom, inner.w * 0.045 * k, fill="none", stroke=gold, stroke_width=3)
            svg += circle(x, inner.y, inner.w * 0.045 * k, fill="none", stroke=gold, stroke_width=3)
    svg += ellipse(art.cx, y, rx * 1.13, ry * 1.06, fill=page.scheme.ground)
    svg += ellipse(art.cx, y, rx, ry, fill=_back(page, art.cx, y, ry * 1.2))
    for q, w in ((1.13, 2.5), (1.08, 7.0), (1.0, 3.0)):
        svg += ellipse(art.cx, y, rx * q, ry * (1 + (q - 1) * 0.55), fill="none", stroke=gold, stroke_width=w)
    svg += diamond(art.cx, y - ry * 1.07, 18, gold) + diamond(art.cx, y + ry * 1.07, 18, gold)
    page.stage.scene.draw(group(svg, clip_path=page.stage.scene.sheet.clip(art.inset(-4).shape())))
    return Seat(art.cx, y + ry * 0.56, min(rx * 1.5, ry * 1.2))


def _emblem(page: Page, seat: Seat, gold: str) -> None:
    stage, scheme = page.stage, page.scheme
    if not page.marks:
        stage.scene.draw(scallops(seat.x, seat.base, seat.size / 1.42, gold))
        stage.main = (seat.x - seat.size / 2, seat.base - seat.size, seat.size, seat.size)
        return
    tones = Tones(gold, scheme.main, scheme.accent, scheme.deep)
    if not scheme.is_dark:
        tones = Tones(gold, scheme.accent, scheme.ground, scheme.deep)
    hero = page.marks[0]
    tall = hero.art.extent[1]
    size = seat.size
    y = seat.base - size * (0.52 if tall > 0.85 else tall / 2 + (0.02 if hero.stands else 0.14))
    stage.scene.draw(hero.tone(stage, tones, seat.x, y, size), relief=0.35)
    stage.main = hero.box(seat.x, y, size)
