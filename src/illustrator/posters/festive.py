"""Festive: bunting, balloons, confetti, a cake or a present, and letters of many colours."""

from typing import Final

from illustrator.brief import Subject
from illustrator.cast import Player
from illustrator.glyph import glyph
from illustrator.page import Area, Page, letters, page_of
from illustrator.palette import lch, mix, readable, shade
from illustrator.posters import _party as party
from illustrator.schemes import FESTIVE
from illustrator.stage import Stage
from illustrator.svg import circle, ellipse, group, num, path, rays, smooth
from illustrator.typeset import Type, fit

TITLE: Final = "festive"
SUITS: Final = {"birthday": 5, "party": 4, "playful": 2}
_TYPE: Final = Type("rounded", leading=1.06)


def compose(stage: Stage) -> None:
    page = page_of(stage, FESTIVE, dark=False)
    scheme = page.scheme
    colours = party.colours_of(page)
    top = mix(scheme.ground, "#ffffff", 0.4) if not scheme.is_dark else shade(scheme.ground, 0.05)
    page.draw_ground(stage.scene.sheet.linear(top, scheme.ground, scheme.deep))
    stage.scene.draw(group(party.bokeh(page), clip_path=page.clip()), blur=6)
    words = stage.turn((_bunting, _rays, _arch, _dots))(page, colours)
    if page.texts:
        _words(page, colours, words)


def _bunting(page: Page, colours: tuple[str, ...]) -> Area:
    """Bunting over the words, balloons at both sides, what is celebrated on a hill in the middle."""
    a, scene = page.area, page.stage.scene
    scene.draw(group(_hill(page) + party.confetti(page, colours), clip_path=page.clip()))
    scene.draw(group(party.bunting(page, colours, a.y + 18), clip_path=page.clip()), relief=0.15)
    low = 0.62 if page.texts else 0.45
    spots = ((0.1, low, 0.3), (0.22, low + 0.12, 0.24), (0.9, low - 0.03, 0.3), (0.79, low + 0.11, 0.25))
    party.balloons(page, colours, (*spots, (0.045, low + 0.17, 0.2)))
    size = min(a.w * 0.6, a.h * (0.4 if page.texts else 0.56))
    _centre(page, a.cx, a.bottom - a.h * 0.07, size)
    return Area(a.x + a.w * 0.09, a.y + 150, a.w * 0.82, a.h * 0.34)


def _rays(page: Page, colours: tuple[str, ...]) -> Area:
    """Broad rays from what is celebrated, which is large in the upper half, streamers beside it, the words below."""
    a, scene, scheme = page.area, page.stage.scene, page.scheme
    y = a.y + a.h * (0.33 if page.texts else 0.5)
    fan = rays((a.cx, y), a.box, 22, start=0.07)
    tint = mix(scheme.ground, scheme.accent, 0.42)
    scene.draw(path(fan, fill=tint))
    size = min(a.w * 0.6, a.h * (0.4 if page.texts else 0.56))
    if page.is_wide and page.texts:
        size = a.h * 0.4
    r = size * 0.66
    disc = circle(a.cx, y, r, fill="#ffffff" if not scheme.is_dark else shade(scheme.ground, 0.12))
    rim = circle(a.cx, y, r * 1.08, fill="none", stroke=scheme.main, stroke_width=6, stroke_dasharray="2 22")
    drawn = party.streamers(page, colours) + party.confetti(page, colours, 50)
    scene.draw(group(drawn + disc + rim.replace("/>", ' stroke-linecap="round"/>'), clip_path=page.clip()))
    _centre(page, a.cx, y + size * 0.46, size)
    words = Area(a.x + a.w * 0.11, a.y + a.h * 0.62, a.w * 0.78, a.h * 0.29)
    if page.texts:  # so that no ray runs through letters
        plate = words.inset(-a.w * 0.045, -a.h * 0.03)
        pale = mix(scheme.ground, "#ffffff", 0.75) if not scheme.is_dark else shade(scheme.ground, 0.04)
        scene.draw(plate.shape(fill=pale, rx=46))
        scene.draw(plate.inset(12).shape(fill="none", rx=36, stroke=scheme.main, stroke_width=5, stroke_opacity=0.7))
    return words


def _arch(page: Page, colours: tuple[str, ...]) -> Area:
    """An arch of balloons over a field of colour; the words stand in it, what is celebrated under them at one side."""
    a, scene, scheme = page.area, page.stage.scene, page.scheme
    r = min(a.w * 0.46, a.h * 0.46)
    y = a.y + a.h * 0.47
    field = mix(scheme.main, scheme.ground, 0.72)
    scene.draw(group(circle(a.cx, y, r, fill=field) + party.confetti(page, colours, 60), clip_path=page.clip()))
    scene.draw(group(_hill(page), clip_path=page.clip()))
    party.orbs(page, colours, a.cx, y, r)
    size = min(a.w * 0.42, a.h * (0.3 if page.texts else 0.5))
    side = 1 if page.stage.variant // 3 % 2 else -1
    x = a.cx + (side * min(r * 0.3, a.w * 0.2) if page.texts else 0)
    party.balloons(page, colours, ((0.5 - (x - a.cx) / a.w - side * 0.1, 0.76, 0.2),))
    _centre(page, x, a.bottom - a.h * 0.06, size)
    return Area(a.cx - r * 0.8, y - r * 0.66, r * 1.6, min(r * 1.05, a.bottom - a.h * 0.06 - size - y + r * 0.6))


def _dots(page: Page, colours: tuple[str, ...]) -> Area:
    """A strong field of polka dots with a scalloped hem behind the words; what is celebrated large under it."""
    a, scene, scheme = page.area, page.stage.scene, page.scheme
    edge = a.y + a.h * (0.56 if page.texts else 0.62)
    tone = mix(scheme.second, scheme.ground, 0.5)
    step = a.w / max(round(a.w / 150), 3)
    hem = "".join(f"a{num(step / 2)} {num(step / 2)} 0 0 1 {num(-step)} 0" for _ in range(round(a.w / step)))
    field = path(f"M{num(a.x)} {num(a.y)}H{num(a.right)}V{num(edge)}{hem}Z", fill=tone)
    pale = mix(tone, "#ffffff", 0.13)
    dots = ""
    for row in range(int((edge - a.y) / 62) + 1):
        for col in range(int(a.w / 124) + 2):
            dots += circle(a.x + (col + 0.5 * (row % 2)) * 124, a.y + 30 + row * 62, 13, fill=pale)
    beads = "".join(
        circle(a.x + step * (k + 0.5), edge + step * 0.3, step * 0.11, fill=colours[k % len(colours)])
        for k in range(round(a.w / step))
    )
    scene.draw(group(field + dots + beads + party.confetti(page, colours, 40), clip_path=page.clip()))
    side = 1 if page.stage.variant // 4 % 2 else -1
    size = min(a.w * 0.62, a.h * (0.46 if page.texts else 0.6))
    spots = tuple((0.5 + side * dx, y, k) for dx, y, k in ((0.32, 0.7, 0.34), (0.42, 0.8, 0.24), (0.2, 0.62, 0.26)))
    party.balloons(page, colours, spots)
    _centre(page, a.cx - side * a.w * 0.12, a.bottom - a.h * 0.045, size)
    return Area(a.x + a.w * 0.09, a.y + a.h * 0.06, a.w * 0.82, a.h * 0.4)


def _hill(page: Page) -> str:
    a, s = page.area, page.scheme
    y = a.bottom - a.h * 0.13
    curve = smooth([(a.x - 60, y + 40), (a.x + a.w * 0.3, y - 10), (a.x + a.w * 0.7, y + 8), (a.right + 60, y - 30)])
    return path(f"{curve}V{num(a.bottom)}H{num(a.x - 60)}Z", fill=mix(s.second, "#ffffff", 0.35))


def _centre(page: Page, x: float, floor: float, size: float) -> None:
    """What is celebrated: the subjects that were named, else a cake for birthdays and a present for the rest."""
    stage = page.stage
    usual = "cake" if "birthday" in stage.brief.occasions else "gift"
    players = [p for p in page.cast if p.name != "balloon"] or [Player(Subject(usual, usual), glyph(usual))]
    ink = stage.brief.colours[0] if stage.brief.colours else page.scheme.ink
    size *= (1.0, 0.86, 0.76)[min(len(players), 3) - 1]
    x -= 0.16 * size if len(players) == 2 else 0
    half = players[0].art.extent[0] * size / 2
    for i, player in reversed(list(enumerate(players[:3]))):
        k = size * (1.0 if i == 0 else min(player.share, 0.55))
        way = (0, 1, -1)[i]
        px, foot = x + way * (half + player.art.extent[0] * k * 0.36), floor + (size * 0.02 if i else 0)
        stage.scene.draw(ellipse(px, foot, k * 0.5, k * 0.045, fill=ink, fill_opacity=0.4), blur=12)
        y = foot - player.foot * k
        stage.scene.draw(player.draw(stage, px, y, k), relief=0.3)
        if i == 0:
            stage.main = player.box(px, y, k)


def _words(page: Page, colours: tuple[str, ...], box: Area) -> None:
    stage, scheme, x = page.stage, page.scheme, box.cx
    others = page.texts[1:3]
    title = fit(page.texts[0], _TYPE, box.w, box.h * (0.72 if others else 1), lines=3, largest=240)
    stage.missing.append(title.missing)
    y = box.y + max(box.h - title.height, 0) * (0.35 if others else 0.5)
    paints = tuple(readable(c if lch(c)[1] > 0.06 else scheme.ground, "#ffffff", 2.4) for c in colours)
    halo: dict[str, str | float | None] = {"stroke": "#ffffff", "stroke_linejoin": "round"}
    wide = title.size * 0.17
    ink = scheme.deep if scheme.is_dark else scheme.ink
    under: dict[str, str | float | None] = {
        "fill": ink,
        "stroke": ink,
        "stroke_width": wide,
        "stroke_linejoin": "round",
    }
    cast = letters(title, x, y + title.size * 0.05, colours, _TYPE, **under)
    stage.scene.draw(group(cast, opacity=0.35), blur=8)
    rim = letters(title, x, y, ("#ffffff",), _TYPE, stroke_width=wide, **halo)
    stage.scene.draw(rim + letters(title, x, y, paints, _TYPE), is_type=True)
    stage.letter(title.box(x, y, "middle"))
    y += title.height + 40
    for text in others:
        small = fit(text, Type("rounded"), box.w * 0.9, box.h * 0.13, lines=1, largest=64)
        stage.missing.append(small.missing)
        outlined = small.place(x, y, "middle", fill="#ffffff", stroke_width=small.size * 0.22, **halo)
        stage.scene.draw(outlined + small.place(x, y, "middle", fill=ink), is_type=True)
        stage.letter(small.box(x, y, "middle"))
        y += small.height + 26
