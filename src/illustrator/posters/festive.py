"""Festive: bunting, balloons, confetti, a cake or a present, and letters of many colours."""

import math
from typing import Final

from illustrator.glyph import Tones
from illustrator.page import Area, Page, letters, page_of
from illustrator.palette import mix, readable, shade
from illustrator.schemes import FESTIVE
from illustrator.stage import Stage, natural
from illustrator.svg import circle, ellipse, group, num, path, polygon, rect, smooth
from illustrator.typeset import Type, fit

TITLE: Final = "festive"
SUITS: Final = {"birthday": 5, "party": 4, "playful": 2}
_TYPE: Final = Type("rounded", leading=1.06)


def compose(stage: Stage) -> None:
    page = page_of(stage, FESTIVE, dark=False)
    scheme = page.scheme
    colours = _party_colours(page)
    page.draw_ground(stage.scene.sheet.linear(mix(scheme.ground, "#ffffff", 0.4), scheme.ground, scheme.deep))
    stage.scene.draw(group(_bokeh(page), clip_path=page.clip()), blur=6)
    stage.scene.draw(group(_hill(page) + _confetti(page, colours), clip_path=page.clip()))
    stage.scene.draw(group(_bunting(page, colours), clip_path=page.clip()), relief=0.15)
    _balloons(page, colours)
    _centre(page)
    if page.texts:
        _words(page, colours)


def _party_colours(page: Page) -> tuple[str, ...]:
    s = page.scheme
    return (s.main, s.second, s.accent, shade(s.main, 0.04, 1.0, 150), shade(s.second, 0.05, 1.0, 60))


def _bokeh(page: Page) -> str:
    dice, a = page.stage.dice.fork("bokeh"), page.area
    return "".join(
        circle(
            a.x + a.w * dice.between(0, 1),
            a.y + a.h * dice.between(0.05, 0.9),
            dice.between(24, 90),
            fill="#ffffff",
            fill_opacity=dice.between(0.15, 0.45),
        )
        for _ in range(page.stage.count(14))
    )


def _hill(page: Page) -> str:
    a, s = page.area, page.scheme
    y = a.bottom - a.h * 0.13
    curve = smooth([(a.x - 60, y + 40), (a.x + a.w * 0.3, y - 10), (a.x + a.w * 0.7, y + 8), (a.right + 60, y - 30)])
    return path(f"{curve}V{num(a.bottom)}H{num(a.x - 60)}Z", fill=mix(s.second, "#ffffff", 0.35))


def _confetti(page: Page, colours: tuple[str, ...]) -> str:
    dice, a = page.stage.dice.fork("confetti"), page.area
    parts = []
    for i in range(page.stage.count(90)):
        x, y = a.x + a.w * dice.between(0, 1), a.y + a.h * dice.between(0.0, 1.0) ** 1.4
        paint, turn, size = colours[i % len(colours)], dice.between(0, 360), dice.between(7, 15)
        move = f"translate({num(x)} {num(y)}) rotate({num(turn)})"
        shape = i % 4
        if shape == 0:
            parts.append(circle(x, y, size * 0.5, fill=paint))
        elif shape == 3:
            curl = f"M{num(-size)} 0q{num(size / 2)} {num(-size)} {num(size)} 0t{num(size)} 0"
            parts.append(path(curl, fill="none", stroke=paint, stroke_width=4, stroke_linecap="round", transform=move))
        else:
            parts.append(rect(-size / 2, -size / 4, size, size / 2, rx=1.5, fill=paint, transform=move))
    return "".join(parts)


def _bunting(page: Page, colours: tuple[str, ...]) -> str:
    a = page.area
    swags = max(round(a.w / 520), 2)
    parts = []
    for k in range(swags):
        x0, w = a.x + a.w * k / swags, a.w / swags
        sag, top = 84.0, a.y + 18
        rope = f"M{num(x0)} {num(top)}Q{num(x0 + w / 2)} {num(top + sag * 2)} {num(x0 + w)} {num(top)}"
        parts.append(path(rope, fill="none", stroke=page.scheme.ink, stroke_width=4, stroke_opacity=0.55))
        flags = max(round(w / 84), 4)
        for i in range(flags):
            t = (i + 0.5) / flags
            x, y = x0 + w * t, top + sag * 4 * t * (1 - t)
            tilt = math.degrees(math.atan2(sag * 4 * (1 - 2 * t), w))
            flag = polygon([(-31, 0), (31, 0), (0, 66)], fill=colours[(i + k) % len(colours)])
            parts.append(group(flag, transform=f"translate({num(x)} {num(y)}) rotate({num(tilt)})"))
    return "".join(parts)


def _balloons(page: Page, colours: tuple[str, ...]) -> None:
    a, dice = page.area, page.stage.dice.fork("balloons")
    edge = min(a.w, a.h)
    low = 0.62 if page.texts else 0.45
    spots = (
        (0.1, low, 0.3),
        (0.22, low + 0.12, 0.24),
        (0.9, low - 0.03, 0.3),
        (0.79, low + 0.11, 0.25),
        (0.045, low + 0.17, 0.2),
    )
    parts = []
    for i, (sx, sy, k) in enumerate(spots):
        paint = colours[i % len(colours)]
        tones = Tones(paint, shade(paint, -0.09), "#ffffff", mix(page.scheme.ink, paint, 0.5))
        x, y = a.x + a.w * sx, a.y + a.h * (sy + dice.between(-0.02, 0.02))
        parts.append(page.stage.show("balloon").place(tones, x, y, edge * k, turn=dice.between(-9, 9)))
    page.stage.scene.draw(group("".join(parts), clip_path=page.clip()), relief=0.3)


def _centre(page: Page) -> None:
    """What is celebrated: the subject that was named, else a cake for birthdays and a present for the rest."""
    stage, a = page.stage, page.area
    usual = "cake" if "birthday" in stage.brief.occasions else "gift"
    names = [n for n in page.subjects if n != "balloon"] or [usual]
    size = min(a.w * 0.6, a.h * (0.4 if page.texts else 0.56))
    x, y = a.cx, a.bottom - a.h * 0.07 - size * 0.46
    shadow = ellipse(
        x,
        y + size * 0.46,
        size * 0.5,
        size * 0.045,
        fill=stage.brief.colours[0] if stage.brief.colours else page.scheme.ink,
        fill_opacity=0.4,
    )
    stage.scene.draw(shadow, blur=12)
    stage.scene.draw(page.stage.show(names[0]).place(natural(names[0]), x, y, size), relief=0.3)


def _words(page: Page, colours: tuple[str, ...]) -> None:
    stage, scheme, a = page.stage, page.scheme, page.area
    box = Area(a.x + a.w * 0.09, a.y + 150, a.w * 0.82, a.h * 0.34)
    others = page.texts[1:3]
    title = fit(page.texts[0], _TYPE, box.w, box.h * (0.72 if others else 1), lines=3, largest=240)
    stage.missing.append(title.missing)
    y = box.y + max(box.h - title.height, 0) * (0.35 if others else 0.5)
    paints = tuple(readable(c, "#ffffff", 2.4) for c in colours)
    halo: dict[str, str | float | None] = {"stroke": "#ffffff", "stroke_linejoin": "round"}
    wide = title.size * 0.17
    cast = letters(
        title,
        a.cx,
        y + title.size * 0.05,
        colours,
        _TYPE,
        fill=scheme.ink,
        stroke=scheme.ink,
        stroke_width=title.size * 0.17,
        stroke_linejoin="round",
    )
    stage.scene.draw(group(cast, opacity=0.35), blur=8)
    stage.scene.draw(
        letters(title, a.cx, y, ("#ffffff",), _TYPE, stroke_width=wide, **halo) + letters(title, a.cx, y, paints, _TYPE)
    )
    y += title.height + 40
    for text in others:
        small = fit(text, Type("rounded"), box.w * 0.9, box.h * 0.13, lines=1, largest=64)
        stage.missing.append(small.missing)
        stage.scene.draw(
            small.place(a.cx, y, "middle", fill="#ffffff", stroke_width=small.size * 0.22, **halo)
            + small.place(a.cx, y, "middle", fill=scheme.ink)
        )
        y += small.height + 26
