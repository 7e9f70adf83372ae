"""Ink and paper: a red sun, hills in mist, a branch from the corner, the title in a column, a seal."""

import math
from typing import Final

from illustrator.glyph import Tones, glyph
from illustrator.page import Lettering, Page, page_of, set_words
from illustrator.palette import mix, readable, shade
from illustrator.schemes import INK
from illustrator.stage import Stage, natural
from illustrator.svg import circle, ellipse, group, line, num, path, rect, smooth
from illustrator.text import has_wide
from illustrator.typeset import Type, column

TITLE: Final = "ink and paper"
SUITS: Final = {"zen": 3, "han": 1, "any": 1}


def compose(stage: Stage) -> None:
    page = page_of(stage, INK, dark=False)
    scheme, area = page.scheme, page.area
    page.draw_ground(stage.scene.sheet.linear(shade(scheme.ground, 0.015), scheme.ground, scheme.deep))
    stage.scene.grain = 2.4
    mirrored = stage.variant % 2 == 1
    side = -1 if mirrored else 1
    _sun(page, side)
    _hills(page)
    stage.show("sun")
    stage.show("mountain")
    upright = not page.texts or (has_wide(page.texts[0]) and len(page.texts[0]) <= 12)
    _branch(page, side, 0.5 if upright else 0.34)
    _table(page, side)
    if page.texts:
        if upright:
            _columns(page, side)
        else:
            past = area.righthand(0.74) if side > 0 else area.lefthand(0.74)
            words = past.upper(0.3 if not page.is_wide else 0.4).inset(64, 70)
            look = Lettering(
                Type("serif", leading=1.06),
                Type("serif-italic"),
                scheme.ink,
                readable(scheme.main, scheme.ground),
                rule=scheme.main,
            )
            stage.scene.draw(set_words(page, words, look, largest=190)[0])


def _sun(page: Page, side: int) -> None:
    area, scheme = page.area, page.scheme
    r = min(area.w, area.h) * 0.25
    x = area.cx - side * area.w * (0.1 if not page.is_wide else -0.22)
    y = area.y + area.h * (0.47 if not page.is_wide else 0.42)
    paint = page.stage.scene.sheet.across(
        (x, y - r),
        (x, y + r),
        [
            (0, scheme.main, 1),
            (0.6, mix(scheme.main, scheme.accent, 0.35), 1),
            (1, mix(scheme.main, scheme.ground, 0.55), 1),
        ],
    )
    page.stage.scene.draw(group(circle(x, y, r, fill=paint), clip_path=page.clip()))


def _hills(page: Page) -> None:
    """Four ranges, each darker and nearer, their feet lost in mist."""
    area, scheme, scene = page.area, page.scheme, page.stage.scene
    dice = page.stage.dice.fork("hills")
    clip = page.clip()
    for i in range(4):
        base = area.y + area.h * (0.6, 0.7, 0.8, 0.89)[i]
        swing = area.h * (0.075, 0.062, 0.05, 0.018)[i]
        phase, pitch = dice.between(0, 6.3), dice.between(0.75, 1.15)
        points = [
            (
                area.x + area.w * k / 12,
                base - swing * (math.sin(phase + k * pitch) + 0.45 * math.sin(phase * 2 + k * 2.1)),
            )
            for k in range(-1, 14)
        ]
        tone = mix(scheme.second, scheme.ground, 0.66 - 0.2 * i) if i < 3 else shade(scheme.second, -0.08)
        fade = scene.sheet.across(
            (0, base - swing),
            (0, base + area.h * 0.17),
            [(0, tone, 0.95), (1, mix(tone, scheme.ground, 0.75), 0.65 if i < 3 else 0.95)],
        )
        scene.draw(group(path(f"{smooth(points)}V{num(area.bottom)}H{num(area.x - 99)}Z", fill=fade), clip_path=clip))


def _branch(page: Page, side: int, share: float) -> None:
    area, scheme = page.area, page.scheme
    size = min(area.w, area.h) * share
    x = area.right - size * 0.36 if side < 0 else area.x + size * 0.36
    tones = Tones(scheme.accent, scheme.main, "#fbe3a0", shade(scheme.ink, 0.08))
    art = page.stage.show("blossom").place(tones, 0, 0, size)
    flip = group(art, transform=f"translate({num(x)} {num(area.y + size * 0.34)}) scale({side} -1) rotate({-8})")
    petals = page.stage.dice.fork("petals")
    drift = ""
    for _ in range(page.stage.count(14)):
        px, py = area.x + area.w * petals.between(0.1, 0.9), area.y + area.h * petals.between(0.3, 0.8)
        turn, scale = petals.between(0, 360), petals.between(0.7, 1.5)
        move = f"translate({num(px)} {num(py)}) rotate({num(turn)}) scale({num(scale)})"
        drift += path("M0 0C9-3 12-12 3-17-7-12-7-4 0 0z", fill=scheme.accent, transform=move)
    page.stage.scene.draw(group(flip + drift, clip_path=page.clip()))


def _table(page: Page, side: int) -> None:
    """The subjects, standing on the nearest hill."""
    area = page.area
    names = [n for n in page.subjects if n not in {"sun", "mountain", "blossom"}][:2]
    size = min(area.w, area.h) * 0.27
    middle = area.cx - side * area.w * (0.14 if not page.is_wide else -0.2)
    for i, name in enumerate(names):
        k = size * (1.0 if i == 0 else 0.62)
        x = middle + i * size * 0.92 * side
        y = area.y + area.h * 0.915 - k * 0.46
        if glyph(name).stands:
            shadow = ellipse(x, y + k * 0.45, k * 0.42, k * 0.05, fill=shade(page.scheme.ink, -0.05), fill_opacity=0.45)
            page.stage.scene.draw(shadow, blur=9)
        else:
            y -= k * 0.35
        page.stage.scene.draw(page.stage.show(name).place(natural(name), x, y, k), relief=0.25)


def _columns(page: Page, side: int) -> None:
    """The title as a column at the side of the branch's tip, the other texts thin beside it, a seal under."""
    area, scheme, stage = page.area, page.scheme, page.stage
    edge = min(area.w, area.h)
    title = column(page.texts[0], Type("han-serif-bold"), area.h * 0.54, edge * 0.17)
    x = area.cx + side * area.w * (0.3 if not page.is_wide else -0.12)
    y = area.y + area.h * 0.085
    parts = [title.place(x, y, "middle", fill=scheme.ink)]
    stage.missing.append(title.missing)
    beside = x - side * (title.size * 0.5 + edge * 0.05)
    for text in page.texts[1:3]:
        small = column(text, Type("han-serif"), area.h * 0.4, edge * 0.044, 1.25)
        stage.missing.append(small.missing)
        parts.append(
            line(
                beside + side * edge * 0.034,
                y,
                beside + side * edge * 0.034,
                y + small.height,
                stroke=scheme.main,
                stroke_width=1.6,
            )
        )
        parts.append(small.place(beside, y, "middle", fill=scheme.ink))
        beside -= side * edge * 0.085
    parts.append(_seal(page, x, y + title.height + edge * 0.085, edge * 0.085))
    stage.scene.draw("".join(parts))


def _seal(page: Page, x: float, y: float, size: float) -> str:
    """A red square with the first subject cut out of it in paper."""
    scheme = page.scheme
    box = rect(x - size / 2, y - size / 2, size, size, rx=size * 0.12, fill=scheme.main)
    rim = rect(
        x - size * 0.41,
        y - size * 0.41,
        size * 0.82,
        size * 0.82,
        rx=size * 0.07,
        fill="none",
        stroke=scheme.ground,
        stroke_width=2,
    )
    name = page.subjects[0] if page.subjects else "blossom"
    return (
        box + rim + glyph(name).place(Tones(scheme.ground, scheme.ground, scheme.main, scheme.main), x, y, size * 0.6)
    )
