"""Retro: a sunburst, a striped sun, bands of warm colour, fat letters with a long shadow."""

from typing import Final

from illustrator.glyph import Tones, glyph
from illustrator.page import Area, Lettering, Page, page_of, set_words
from illustrator.palette import mix, readable
from illustrator.schemes import RETRO
from illustrator.stage import Stage
from illustrator.svg import archway, circle, group, num, path, rays, rect
from illustrator.typeset import Type

TITLE: Final = "retro"
SUITS: Final = {"retro": 3, "any": 1}


def compose(stage: Stage) -> None:
    page = page_of(stage, RETRO, dark=False)
    scheme, area = page.scheme, page.area
    page.draw_ground(scheme.ground)
    stage.scene.grain = 3.0
    art, words = _split(page)
    r = min(art.w * 0.36, art.h * 0.4)
    stage.scene.draw(path(rays((art.cx, art.cy), area.box, stage.count(18), start=0.1), fill=scheme.deep))
    stage.scene.draw(group(_bands(page, art, r), clip_path=page.clip()))
    _medal(page, art, r)
    if words:
        _title(page, words)


def _split(page: Page) -> tuple[Area, Area | None]:
    area = page.area
    if not page.texts:
        return area, None
    if page.is_wide:
        return area.righthand(0.5), area.lefthand(0.54).inset(80, 150)
    return area.upper(0.64), area.lower(0.36).inset(80, 50)


def _bands(page: Page, art: Area, r: float) -> str:
    """The rainbow of the seventies: it comes from the side, goes round the medal and leaves downwards."""
    scheme, area = page.scheme, page.area
    parts = []
    width = r * 0.12
    for i, paint in enumerate((scheme.main, scheme.accent, scheme.second, mix(scheme.main, scheme.ink, 0.45))):
        d = archway(art.cx, art.cy, r * 1.1 + i * width, area.bottom + 9)
        parts.append(path(d, fill="none", stroke=paint, stroke_width=width + 0.6))
    return "".join(parts)


def _medal(page: Page, art: Area, r: float) -> None:
    stage, scheme = page.stage, page.scheme
    x, y = art.cx, art.cy
    sun = stage.scene.sheet.across((x, y - r), (x, y + r), [(0, scheme.accent, 1), (1, scheme.main, 1)])
    disc = circle(x, y, r, fill=sun)
    gaps = "".join(
        rect(x - r, y + r * (0.3 + 0.17 * k), 2 * r, r * (0.03 + 0.014 * k), fill=scheme.ground) for k in range(4)
    )
    clip = stage.scene.sheet.clip(circle(x, y, r))
    stage.scene.draw(disc + group(gaps, clip_path=clip))
    if page.subjects:
        pale = mix(scheme.ground, "#ffffff", 0.35) if not scheme.is_dark else scheme.ink
        dark = scheme.ink if not scheme.is_dark else scheme.deep
        tones = Tones(pale, mix(pale, scheme.accent, 0.5), mix(pale, scheme.main, 0.7), dark)
        art_svg = stage.show(page.subjects[0]).place(tones, x, y - r * 0.04, r * 1.2)
        shadow = glyph(page.subjects[0]).place(Tones(dark, dark, dark, dark), x + r * 0.045, y + r * 0.01, r * 1.2)
        stage.scene.draw(shadow + art_svg)


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
        stage.scene.draw(
            "".join(group(cast, transform=f"translate({num(step * k)} {num(step * k)})") for k in (4, 3, 2, 1))
        )
    stage.scene.draw(svg)
