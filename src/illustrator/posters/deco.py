"""Art deco: a stepped gold frame, a fan of rays, one emblem under an arch, wide capitals."""

from typing import Final

from illustrator.glyph import Tones
from illustrator.page import Area, Lettering, Page, page_of, set_words
from illustrator.palette import mix, shade
from illustrator.schemes import DECO
from illustrator.stage import Stage
from illustrator.svg import archway, circle, line, path, polygon, rays, spread, through
from illustrator.typeset import Type

TITLE: Final = "art deco"
SUITS: Final = {"deco": 3, "elegant": 1, "any": 1}


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
    inner = area.inset(78)
    has_words = bool(page.texts)
    art = inner.upper(0.62 if has_words else 1.0)
    stage.scene.draw(_fan(page, inner, art, gold))
    _emblem(page, art, gold)
    stage.scene.draw(_frame(area, gold))
    if has_words:
        words = inner.lower(0.36).inset(46, 24)
        look = Lettering(
            Type("deco", tracking=0.05, leading=1.12, capitals=True),
            Type("sans-bold", tracking=0.24, capitals=True),
            gold if scheme.is_dark else scheme.ink,
            scheme.ink,
        )
        stage.scene.draw(_divider(inner, art.bottom, gold) + set_words(page, words, look, largest=210)[0])


def _frame(area: Area, gold: str) -> str:
    parts = []
    for inset, width, step in ((30, 7, 52), (46, 2.5, 52), (58, 2.5, 40)):
        parts.append(path(_stepped(area.inset(inset), step), fill="none", stroke=gold, stroke_width=width))
    for x, y in ((area.x, area.y), (area.right, area.y), (area.x, area.bottom), (area.right, area.bottom)):
        sx, sy = (1 if x == area.x else -1), (1 if y == area.y else -1)
        parts.append(polygon(_diamond(x + sx * 56, y + sy * 56, 17), fill=gold))
    return "".join(parts)


def _stepped(a: Area, s: float) -> str:
    """A rectangle whose corners go in by one step."""
    b = a.inset(s)
    corners = [(b.x, a.y), (b.right, a.y), (b.right, b.y), (a.right, b.y), (a.right, b.bottom), (b.right, b.bottom)]
    corners += [(b.right, a.bottom), (b.x, a.bottom), (b.x, b.bottom), (a.x, b.bottom), (a.x, b.y), (b.x, b.y)]
    return through(corners) + "Z"


def _diamond(x: float, y: float, r: float) -> list[tuple[float, float]]:
    return [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]


def _fan(page: Page, inner: Area, art: Area, gold: str) -> str:
    sheet = page.stage.scene.sheet
    centre = art.y + art.h * 0.98
    glow = sheet.radial(
        art.cx,
        centre,
        art.h * 1.15,
        [(0, page.scheme.main, 0.55), (0.6, page.scheme.main, 0.2), (1, page.scheme.main, 0.05)],
    )
    wedge = rays((art.cx, centre), (inner.x, inner.y, inner.w, art.h * 0.98), page.stage.count(44), start=0.03)
    return path(wedge, fill=glow) + path(wedge, fill="none", stroke=gold, stroke_width=1.4, stroke_opacity=0.5)


def _emblem(page: Page, art: Area, gold: str) -> None:
    stage, scheme = page.stage, page.scheme
    r = min(art.h * 0.36, art.w * 0.36)
    x, y = art.cx, art.y + art.h * 0.53
    base = art.y + art.h * 0.98
    rims = "".join(
        path(archway(x, y, q, base), fill="none", stroke=gold, stroke_width=w)
        for q, w in ((r * 1.16, 3.0), (r * 1.08, 7.0), (r, 2.5))
    )
    back = stage.scene.sheet.radial(
        x,
        y,
        r * 1.5,
        [(0, mix(scheme.second, scheme.main, 0.25), 1), (1, scheme.deep if scheme.is_dark else scheme.second, 1)],
    )
    stage.scene.draw(path(archway(x, y, r, base), fill=back) + rims)
    if not page.subjects:
        stage.scene.draw(_scallops(x, base, r, gold))
        return
    size = r * 1.42
    tones = Tones(gold, scheme.main, scheme.accent, scheme.deep)
    if not scheme.is_dark:
        tones = Tones(gold, scheme.accent, scheme.ground, scheme.deep)
    name = page.subjects[0]
    stage.scene.draw(stage.show(name).place(tones, x, base - size * 0.52, size), relief=0.35)


def _scallops(x: float, base: float, r: float, gold: str) -> str:
    """Without a subject: the shell of overlapping fans that the style is known for."""
    rows: list[str] = []
    for row in range(4):
        count = 4 - row
        step = r * 0.48
        for k in range(count):
            cx = x + (k - (count - 1) / 2) * step
            cy = base - row * step * 0.62
            rows.extend(circle(cx, cy, step * q, fill="none", stroke=gold, stroke_width=3) for q in (0.5, 0.36, 0.22))
    return "".join(rows)


def _divider(inner: Area, y: float, gold: str) -> str:
    x, w = inner.cx, inner.w * 0.42
    bars = "".join(
        line(x + s * 34, y + d, x + s * w * k, y + d, stroke=gold, stroke_width=t)
        for s in (-1, 1)
        for d, k, t in ((0, 1.0, 4.0), (-9, 0.7, 2.0), (9, 0.7, 2.0))
    )
    return bars + polygon(_diamond(x, y, 20), fill=gold)
