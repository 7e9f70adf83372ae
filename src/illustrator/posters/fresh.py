"""Fresh: a light ground, one large halo, the subject in its own colours with its companions around it, airy type."""

import math
from typing import Final

from illustrator.glyph import glyph
from illustrator.page import Area, Lettering, Page, page_of, set_words
from illustrator.palette import at, lch, mix, readable, shade
from illustrator.schemes import LIGHT
from illustrator.stage import Stage, natural
from illustrator.svg import circle, ellipse, group, num, path, smooth
from illustrator.typeset import Type

TITLE: Final = "fresh"
SUITS: Final = {"fresh": 2, "minimal": 1, "elegant": 1, "any": 1}


def compose(stage: Stage) -> None:
    page = page_of(stage, LIGHT, dark=False)
    scheme = page.scheme
    page.draw_ground(stage.scene.sheet.linear(mix(scheme.ground, "#ffffff", 0.55), scheme.ground, scheme.deep))
    art, words = _split(page)
    r = min(art.w * 0.4, art.h * 0.4)
    _scenery(page, art, r)
    names = page.subjects or ["spark"]
    if len(names) > 1 and not stage.brief.texts_are_quoted:
        names = [*names[1:], names[0]]
    _companions(page, names[1:], art, r)
    _hero(page, names[0], art, r)
    if words:
        bold = bool({"bold", "tech"} & set(stage.brief.styles))
        look = Lettering(
            Type("sans-bold" if bold else "serif", tracking=-0.01, leading=1.04),
            Type("sans", tracking=0.02),
            scheme.ink,
            readable(scheme.main, scheme.ground, 4),
            align="left" if page.is_wide else "middle",
            rule=scheme.main,
        )
        stage.scene.draw(set_words(page, words, look, largest=300)[0])


def _split(page: Page) -> tuple[Area, Area | None]:
    area = page.area
    if not page.texts:
        return area, None
    if page.is_wide:
        return area.righthand(0.52), area.lefthand(0.46).inset(84, 140)
    share = 0.27 if len(page.texts) == 1 else 0.33
    return area.lower(1 - share + 0.01), area.upper(share).inset(96, 0).lower(0.8)


def _scenery(page: Page, art: Area, r: float) -> None:
    """The halo, and a hill of the main colour along the bottom."""
    scheme, scene = page.scheme, page.stage.scene
    tint = at(scheme.main, 0.9, min(lch(scheme.main)[1], 0.07)) if not scheme.is_dark else shade(scheme.ground, 0.08)
    x, y = art.cx, art.cy
    halo = scene.sheet.linear(mix(tint, "#ffffff", 0.55), tint, turn=70)
    rings = "".join(
        circle(x, y, r * k, fill="none", stroke=scheme.main, stroke_width=1.6, stroke_opacity=o)
        for k, o in ((1.1, 0.4), (1.2, 0.22), (1.3, 0.12))
    )
    back = circle(x, y, r, fill=halo) + rings
    base = art.bottom - art.h * 0.2
    far = _hill(page, base - art.h * 0.03, art.h * 0.05, 0.9)
    near = _hill(page, base + art.h * 0.07, art.h * 0.045, 2.6)
    paint_far = mix(scheme.main, scheme.ground, 0.42)
    paint = scene.sheet.linear(scheme.main, shade(scheme.main, -0.09, 1.0, -8))
    hills = path(far, fill=paint_far, fill_opacity=0.7) + path(near, fill=paint)
    scene.draw(group(back + hills, clip_path=page.clip()))


def _hill(page: Page, y: float, swing: float, phase: float) -> str:
    a = page.area
    points = [(a.x + a.w * i / 8, y + swing * math.sin(phase + i * 0.8)) for i in range(-1, 10)]
    return f"{smooth(points)}V{num(a.bottom)}H{num(a.x - a.w / 8)}Z"


def _hero(page: Page, name: str, art: Area, r: float) -> None:
    """The subject, standing on the hill or hanging in the halo, with the shadow that says which."""
    stage, scheme = page.stage, page.scheme
    size = r * (1.42 if len(page.subjects) < 2 else 1.3)
    x, y = art.cx, art.cy + (r * 0.16 if glyph(name).stands else 0)
    colour = next((s.colour for s in stage.brief.subjects if (s.mark or s.name) == name), None)
    dark = at(scheme.main, 0.3, 0.05)
    if glyph(name).stands:
        stage.scene.draw(ellipse(x, y + size * 0.47, size * 0.42, size * 0.06, fill=dark, fill_opacity=0.5), blur=16)
    else:
        stage.scene.draw(circle(x, y + size * 0.1, size * 0.36, fill=dark, fill_opacity=0.3), blur=44)
    stage.scene.draw(stage.show(name).place(natural(name, colour), x, y, size), relief=0.32)


def _companions(page: Page, names: list[str], art: Area, r: float) -> None:
    """The other subjects beside the hero, and a few leaves or pieces of them drifting about."""
    stage, dice = page.stage, page.stage.dice.fork("drift")
    beside = [(-0.66, 0.5, 0.68, -8.0), (0.66, 0.48, 0.72, 10.0), (0.74, -0.5, 0.4, 14.0)]
    arts = []
    for name, (dx, dy, k, turn) in zip(names, beside, strict=False):
        x, y = art.cx + dx * r, art.cy + dy * r
        lean = 0.0 if glyph(name).stands else turn
        stage.scene.draw(
            ellipse(
                x, y + k * r * 0.5, k * r * 0.42, k * r * 0.08, fill=at(page.scheme.main, 0.3, 0.05), fill_opacity=0.4
            ),
            blur=12,
        )
        arts.append(stage.show(name).place(natural(name), x, y, k * r, turn=lean))
    stage.scene.draw("".join(arts), relief=0.3)
    drifting = _drifting(page, names)
    if drifting is None:
        return
    parts = []
    for i in range(stage.count(7)):
        a = math.radians(200 + 140 * i / max(stage.count(7) - 1, 1) + dice.between(-6, 6))
        far = r * dice.between(1.14, 1.42)
        x = min(max(art.cx + far * 1.12 * math.cos(a), art.x + 60), art.right - 60)
        y = max(art.cy + far * math.sin(a), art.y + 50)
        parts.append(
            glyph(drifting).place(natural(drifting), x, y, r * dice.between(0.13, 0.26), turn=dice.between(0, 360))
        )
    stage.scene.draw("".join(parts), relief=0.3)


def _drifting(page: Page, names: list[str]) -> str | None:
    """What floats in the air: leaves for what grows, petals for flowers, sparks for the rest; nothing for the plain."""
    said = {*page.subjects, *names}
    if said & {"teapot", "leaf", "glass", "citrus", "tree", "fruit"}:
        return "leaf"
    if said & {"flower", "blossom", "cup"}:
        return "flower" if "flower" in said else "leaf"
    return None if "minimal" in page.stage.brief.styles else "spark"
