"""Retro: a sunburst, a striped sun, bands of warm colour, fat letters with a long shadow."""

import math
from dataclasses import dataclass
from typing import Final

from illustrator.glyph import Tones
from illustrator.page import Area, Lettering, Page, page_of, set_words
from illustrator.palette import mix, readable
from illustrator.schemes import RETRO
from illustrator.stage import Stage
from illustrator.svg import archway, circle, group, num, path, polygon, rays, rect
from illustrator.typeset import Type

TITLE: Final = "retro"
SUITS: Final = {"retro": 3, "any": 1}


@dataclass(frozen=True)
class Medal:
    """Where the hero is and how large; `is_pale` says that it lies on a pale ground."""

    x: float
    y: float
    size: float
    is_pale: bool = False


def compose(stage: Stage) -> None:
    page = page_of(stage, RETRO, dark=False)
    page.draw_ground(page.scheme.ground)
    stage.scene.grain = 3.0
    kind = stage.turn((_rainbow, _horizon, _badge, _stripes))
    art, words = _split(page, is_top=kind in {_horizon, _stripes})
    _hero(page, kind(page, art))
    if words:
        _title(page, words)


def _split(page: Page, *, is_top: bool) -> tuple[Area, Area | None]:
    area = page.area
    if not page.texts:
        return area, None
    if page.is_wide:
        if is_top:
            return area.lefthand(0.5), area.righthand(0.54).inset(80, 150)
        return area.righthand(0.5), area.lefthand(0.54).inset(80, 150)
    if is_top:
        return area.lower(0.66), area.upper(0.34).inset(80, 50)
    return area.upper(0.64), area.lower(0.36).inset(80, 50)


def _rainbow(page: Page, art: Area) -> Medal:
    """A sunburst; the bands of the seventies come up, go round the medal and leave downwards."""
    scheme, area, scene = page.scheme, page.area, page.stage.scene
    r = min(art.w * 0.36, art.h * 0.4)
    scene.draw(path(rays((art.cx, art.cy), area.box, page.stage.count(18), start=0.1), fill=scheme.deep))
    width = r * 0.12
    bands = "".join(
        path(
            archway(art.cx, art.cy, r * 1.1 + i * width, area.bottom + 9),
            fill="none",
            stroke=paint,
            stroke_width=width + 0.6,
        )
        for i, paint in enumerate(_warm(page))
    )
    scene.draw(group(bands, clip_path=page.clip()) + _sun(page, art.cx, art.cy, r, 4))
    return Medal(art.cx, art.cy - r * 0.04, r * 1.2)


def _warm(page: Page) -> tuple[str, ...]:
    s = page.scheme
    return s.main, s.accent, s.second, mix(s.main, s.ink, 0.45)


def _sun(page: Page, x: float, y: float, r: float, gaps: int) -> str:
    """A disc from the accent down to the main colour, with stripes cut out of its lower half."""
    sheet, scheme = page.stage.scene.sheet, page.scheme
    paint = sheet.across((x, y - r), (x, y + r), [(0, scheme.accent, 1), (1, scheme.main, 1)])
    cuts = "".join(
        rect(x - r, y + r * (0.3 + 0.17 * k), 2 * r, r * (0.03 + 0.014 * k), fill=scheme.ground) for k in range(gaps)
    )
    return circle(x, y, r, fill=paint) + group(cuts, clip_path=sheet.clip(circle(x, y, r)))


def _horizon(page: Page, art: Area) -> Medal:
    """A huge sun goes down behind hills of warm bands."""
    scheme, area, scene = page.scheme, page.area, page.stage.scene
    r = min(art.w * 0.47, art.h * 0.56)
    y = art.y + art.h * 0.6
    scene.draw(path(rays((art.cx, y), area.box, 26, start=0.1), fill=scheme.deep) + _sun(page, art.cx, y, r, 2))
    hills = ""
    step = (art.bottom - y) / 4.6
    for i, paint in enumerate((*_warm(page), scheme.ink)):
        top = y + r * 0.34 + i * step * 0.8
        swing = (1 if i % 2 else -1) * step * 0.6
        d = f"M{num(area.x)} {num(top + swing)}C{num(area.x + area.w * 0.35)} {num(top - swing * 2)} "
        d += f"{num(area.x + area.w * 0.6)} {num(top + swing * 2)} {num(area.right)} {num(top - swing)}"
        hills += path(f"{d}V{num(area.bottom)}H{num(area.x)}Z", fill=paint)
    scene.draw(group(hills, clip_path=page.clip()))
    return Medal(art.cx, y - r * 0.24, r * 0.98)


def _badge(page: Page, art: Area) -> Medal:
    """A bottle cap of scallops on a field of the main colour, stars at its sides."""
    scheme, area, scene = page.scheme, page.area, page.stage.scene
    r = min(art.w * 0.42, art.h * 0.43)
    field = area.shape(fill=scheme.main)
    count = 26
    points = []
    for i in range(count * 2):
        a, q = math.pi * i / count, r * (1.0 if i % 2 else 0.93)
        points.append((art.cx + q * math.cos(a), art.cy + q * math.sin(a)))
    spokes = path(rays((art.cx, art.cy), area.box, 40, share=0.4), fill=mix(scheme.main, scheme.accent, 0.4))
    cap = polygon(points, fill=scheme.ink if not scheme.is_dark else scheme.deep)
    rims = circle(art.cx, art.cy, r * 0.87, fill=scheme.ground) + "".join(
        circle(art.cx, art.cy, r * q, fill="none", stroke=c, stroke_width=r * w)
        for q, w, c in ((0.81, 0.035, scheme.main), (0.755, 0.025, scheme.accent), (0.71, 0.02, scheme.second))
    )
    scene.draw(group(field + spokes + cap + rims, clip_path=page.clip()))
    return Medal(art.cx, art.cy, r * 0.9, is_pale=not scheme.is_dark)


def _stripes(page: Page, art: Area) -> Medal:
    """Four stripes run in from the side, turn round the medal and run out at the same side."""
    scheme, area, scene = page.scheme, page.area, page.stage.scene
    side = 1 if page.stage.variant // 4 % 2 else -1
    r = min(art.w * 0.33, art.h * 0.37)
    x, y = art.cx - side * art.w * 0.1, art.cy + art.h * 0.02
    width = r * 0.15
    edge = area.right + 20 if side > 0 else area.x - 20
    parts = ""
    for i, paint in enumerate(_warm(page)):
        q = num(r * 1.1 + i * width)
        top, low = y - r * 1.1 - i * width, y + r * 1.1 + i * width
        d = f"M{num(edge)} {num(top)}H{num(x)}A{q} {q} 0 0 {0 if side > 0 else 1} {num(x)} {num(low)}H{num(edge)}"
        parts += path(d, fill="none", stroke=paint, stroke_width=width + 0.6)
    dots = "".join(
        circle(area.x + area.w * (i + 0.5) / 14, area.y + area.h * (k + 0.5) / 18, 6, fill=scheme.deep)
        for i in range(14)
        for k in range(18)
    )
    scene.draw(group(dots + parts, clip_path=page.clip()) + _sun(page, x, y, r, 4))
    return Medal(x, y - r * 0.04, r * 1.22)


def _hero(page: Page, medal: Medal) -> None:
    """The subject in the pale colours of the print, with a hard shadow."""
    stage, scheme = page.stage, page.scheme
    half = medal.size / 2
    stage.main = (medal.x - half, medal.y - half, medal.size, medal.size)
    if not page.marks:
        return
    hero = page.marks[0]
    pale = mix(scheme.ground, "#ffffff", 0.35) if not scheme.is_dark else scheme.ink
    dark = scheme.ink if not scheme.is_dark else scheme.deep
    tones = Tones(pale, mix(pale, scheme.accent, 0.5), mix(pale, scheme.main, 0.7), dark)
    if medal.is_pale:
        tones = Tones(scheme.main, mix(scheme.main, scheme.ink, 0.3), scheme.accent, scheme.ink)
    flat = dark if not medal.is_pale else mix(scheme.ground, scheme.ink, 0.28)
    step = medal.size * 0.037
    cast = hero.tone(stage, Tones(flat, flat, flat, flat), medal.x + step, medal.y + step, medal.size)
    stage.scene.draw(cast + hero.tone(stage, tones, medal.x, medal.y, medal.size))
    stage.main = hero.box(medal.x, medal.y, medal.size)


def _title(page: Page, words: Area) -> None:
    """On a plate of the ground colour, so that bands never run through letters."""
    stage, scheme = page.stage, page.scheme
    script = {"elegant", "playful"} & set(stage.brief.styles)
    kind = Type("script" if script else "deco", tracking=0.0, leading=1.16 if script else 1.0)
    face = readable(scheme.main, scheme.ground, 2.2)
    look = Lettering(kind, Type("sans-bold", tracking=0.08, capitals=True), scheme.ink, scheme.ink)
    svg, title = set_words(page, words.inset(56, 34), look, largest=230)
    stage.scene.draw(
        words.shape(fill=scheme.ground, rx=36) + words.inset(12).shape(fill="none", stroke=face, stroke_width=4, rx=26)
    )
    if title is not None:
        cast = set_words(page, words.inset(56, 34), Lettering(kind, look.small, face, "none"), largest=230)[0]
        step = max(title.size * 0.014, 1.4)
        under = "".join(group(cast, transform=f"translate({num(step * k)} {num(step * k)})") for k in (4, 3, 2, 1))
        stage.scene.draw(under, is_type=True)
    stage.scene.draw(svg, is_type=True)
