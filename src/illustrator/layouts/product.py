"""A product shot: the thing on a clean set, lit by softboxes, with its mirror image; quoted words beside it."""

from dataclasses import replace
from typing import Final

from illustrator.arrange import arrange
from illustrator.brief import Notice, Subject
from illustrator.clusters import Troupe
from illustrator.illumination import Light, light_of
from illustrator.page import Area, Lettering, Page, free_area, set_words
from illustrator.palette import at, lch, lightness, mix, readable, shade
from illustrator.pinned import settle
from illustrator.place import Ground
from illustrator.schemes import LIGHT
from illustrator.stage import Stage
from illustrator.staging import play
from illustrator.subjects import names
from illustrator.svg import archway, circle, ellipse, group, num, path, polygon, rect
from illustrator.things import thing
from illustrator.typeset import Type

_HEROES: Final = ("perfume", "headphones", "sneaker", "watch", "camera", "lamp", "backpack", "ball")

# How much of the frame the thing covers, and how far off the middle it stands, by the variant.
_SHARES: Final = (0.3, 0.2, 0.36, 0.22)
_OFFSETS: Final = (0.0, -0.09, 0.05, 0.11)


def compose(stage: Stage) -> str:
    asked = stage.brief.subjects
    if not asked:
        hero = stage.turn([name for name in _HEROES if name in names()])
        stage.brief = replace(stage.brief, subjects=(Subject(hero, hero.replace("_", " ")),))
        stage.notes.append(
            Notice("subject_chosen", f"The prompt names no product, so one was chosen: {hero.replace('_', ' ')}.")
        )
    area, words = _split(stage)
    light = light_of(None, None, "studio", stage.variant, is_indoors=True)
    tone = stage.pins.tone or _tone(stage)
    stage.now = replace(stage.now, tone=tone)
    spot = area if words else _aside(area, stage.turn(_OFFSETS))
    ground = _set(stage, spot, tone)
    dice, is_dark = stage.dice.fork("troupe"), lightness(tone) < 0.4
    troupe = Troupe(stage.brief, stage.scene.sheet, dice, is_dark, stage.detail, stage.pins)
    if stage.is_pinned:
        arrangement = settle(stage.brief, troupe, ground, area)
    else:
        arrangement = arrange(stage.brief, troupe, ground, spot, 0, stage.turn(_SHARES))
    play(stage, arrangement, ground, light)
    stage.scene.draw(ground.front)
    if words:
        _set_type(stage, words, tone, light)
    return _told(stage, tone)


def _aside(area: Area, share: float) -> Area:
    """The area moved to one side, without leaving the frame."""
    lost = abs(share) * area.w
    return Area(area.x + (2 * lost if share > 0 else 0), area.y, area.w - 2 * lost, area.h)


def _split(stage: Stage) -> tuple[Area, Area | None]:
    area = free_area(stage)
    if not stage.brief.texts:
        return area, None
    if area.w > area.h * 1.15:
        return area.righthand(0.54), area.lefthand(0.44).inset(80, 160)
    return area.lower(0.7), area.upper(0.3).inset(80, 60)


def _tone(stage: Stage) -> str:
    """The colour of the set: the ground that was asked for, else white or a pale tone that suits the thing."""
    brief = stage.brief
    if brief.grounds:
        return brief.grounds[0]
    named = brief.colours[:1] or tuple(s.colour for s in brief.subjects if s.colour)[:1]
    own = named[0] if named else thing(brief.subjects[0].name).colour
    hue = lch(own)[2]
    pale = at(own, 0.92, 0.03) if lch(own)[1] > 0.03 else "#ecebe8"
    return stage.turn(("#f7f6f4", pale, at(shade(own, turn=150 if hue < 180 else -150), 0.88, 0.045), "#e7e4df"))


def _accent(stage: Stage, tone: str) -> str:
    """The colour of stands and of what is behind the thing: near its own, or across from it; quieter on dark sets."""
    brief = stage.brief
    named = (*brief.colours[:1], *(s.colour for s in brief.subjects if s.colour))
    own = named[0] if named else thing(brief.subjects[0].name).colour
    hue = shade(own if lch(own)[1] > 0.04 else "#d9a066", turn=stage.turn((0, 150, -35, -70)))
    is_dark = lightness(tone) < 0.45
    if lch(tone)[1] > 0.06:  # a coloured set keeps to its own colour
        return shade(tone, 0.13 if is_dark else -0.09, 1.1, stage.turn((0, -14, 12, 20)))
    return at(hue, lightness(tone) + 0.13 if is_dark else min(lightness(tone), 0.97) - 0.15, 0.07 if is_dark else 0.085)


def _set(stage: Stage, area: Area, tone: str) -> Ground:
    """The floor that runs into the wall, the light on it, and one of four stands."""
    floor = area.y + area.h * 0.82
    if not stage.is_transparent:
        _seamless(stage, tone, floor)
    base = stage.turn((_bare, _plinth, _slabs, _disc))(stage, area, tone, floor)
    gloss = 0.16 if base == floor else 0.1
    return Ground(near=base, far=base - 30, horizon=floor - 120, sky=area.upper(0.5), gloss=gloss)


def _seamless(stage: Stage, tone: str, floor: float) -> None:
    scene, w, h = stage.scene, stage.width, stage.height
    is_dark = lightness(tone) < 0.45
    lift = 0.06 if is_dark else 0.03
    wall = scene.sheet.across(
        (0, 0),
        (0, h),
        [
            (0, shade(tone, -0.035), 1),
            (0.5, shade(tone, lift), 1),
            (max(floor - 90, 1) / h, tone, 1),
            (min(floor + 40, h - 1) / h, shade(tone, lift * 0.7), 1),
            (1, shade(tone, -0.07), 1),
        ],
    )
    scene.draw(stage.fill(wall))
    turn = -1 if stage.variant % 2 == 0 else 1
    x, y, r = w / 2 + turn * w * 0.16, h * 0.34, max(w, h) * 0.55
    white = [(0, "#ffffff", 0.22 if is_dark else 0.75), (1, "#ffffff", 0)]
    scene.draw(circle(x, y, r, fill=scene.sheet.radial(x, y, r, white)))


def _bare(stage: Stage, area: Area, tone: str, floor: float) -> float:
    return floor


def _plinth(stage: Stage, area: Area, tone: str, floor: float) -> float:
    """A round plinth, lit from the left, before a tall arch in the wall."""
    accent = _accent(stage, tone)
    width, height = min(area.w * 0.62, area.h * 0.7), min(area.h * 0.11, 130.0)
    x, rx, ry = area.cx, width / 2, width * 0.085
    top = floor - height * 0.35
    if not stage.is_transparent:
        _niche(stage, accent, (x, area.y + area.h * 0.12 + rx * 0.98, rx * 0.98, floor - 6))
    side = stage.scene.sheet.linear(
        shade(accent, 0.02), shade(accent, 0.06), shade(accent, -0.07), shade(accent, -0.14), turn=0
    )
    body = path(
        f"M{num(x - rx)} {num(top)}v{num(height)}a{num(rx)} {num(ry)} 0 0 0 {num(2 * rx)} 0v{num(-height)}Z",
        fill=side,
    )
    face = stage.scene.sheet.linear(mix(accent, "#ffffff", 0.5), shade(accent, 0.02), turn=60)
    shadow = ellipse(x + 20, top + height + 4, rx * 1.12, ry * 1.2, fill=at(tone, 0.3, 0.02), fill_opacity=0.4)
    stage.scene.draw(shadow, blur=18)
    rim = ellipse(x, top, rx, ry, fill=face, stroke=mix(accent, "#ffffff", 0.7), stroke_width=1.6)
    stage.scene.draw(body + rim)
    return top + ry * 0.25


def _niche(stage: Stage, accent: str, place: tuple[float, float, float, float]) -> None:
    """An arch cut into the wall: (x, y) is the middle of its round, then its half width and its foot."""
    x, y, r, base = place
    inside = stage.scene.sheet.across(
        (x - r, 0), (x + r, 0), [(0, shade(accent, -0.05), 1), (1, shade(accent, 0.05), 1)]
    )
    edge = path(archway(x, y, r, base) + "Z", fill=shade(accent, -0.12))
    clip = stage.scene.sheet.clip(path(archway(x, y, r, base) + "Z"))
    back = path(archway(x + r * 0.09, y, r, base) + "Z", fill=inside)
    stage.scene.draw(edge + group(back, clip_path=clip))


def _slabs(stage: Stage, area: Area, tone: str, floor: float) -> float:
    """Two flat slabs, and the shadow of a window's bars on the wall."""
    slant = _accent(stage, tone)
    x, w = area.cx, min(area.w, area.h) * 0.9
    bars = []
    for i in range(3):
        left = x - w * 0.52 + i * w * 0.24
        top = area.y + area.h * 0.1
        for row in range(2):
            y = top + row * w * 0.27
            bars.append(
                polygon(
                    [
                        (left, y),
                        (left + w * 0.2, y - w * 0.05),
                        (left + w * 0.25, y + w * 0.17),
                        (left + w * 0.05, y + w * 0.22),
                    ],
                    fill="#fffaf0",
                    fill_opacity=0.5 if lightness(tone) > 0.5 else 0.07,
                )
            )
    stage.scene.draw("".join(bars), blur=7)
    stage.scene.draw(_props(stage, slant, (x, floor, w)))
    for half, y, height in ((0.42, floor + 6, 46.0), (0.31, floor - 34, 40.0)):
        side = stage.scene.sheet.linear(shade(slant, 0.06), shade(slant, -0.05), turn=0)
        stage.scene.draw(
            ellipse(x, y + height, w * half * 1.05, 16, fill=at(tone, 0.28, 0.02), fill_opacity=0.45), blur=12
        )
        stage.scene.draw(
            rect(x - w * half, y, 2 * w * half, height, rx=6, fill=side)
            + rect(x - w * half, y, 2 * w * half, 10, rx=5, fill=mix(slant, "#ffffff", 0.5)),
        )
    return floor - 31


def _props(stage: Stage, colour: str, place: tuple[float, float, float]) -> str:
    """A ball and a cylinder of the set's colour behind the slabs, at (x, floor) for a set so wide."""
    x, floor, w = place
    sheet = stage.scene.sheet
    r = w * 0.13
    bx, by = x + w * 0.38, floor + 6 - r
    pale, deep = mix(colour, "#ffffff", 0.55), shade(colour, -0.14)
    stops = [(0.0, pale, 1.0), (0.5, colour, 1.0), (1.0, deep, 1.0)]
    ball = circle(bx, by, r, fill=sheet.radial(bx - r * 0.4, by - r * 0.45, r * 1.6, stops))
    cx, half, tall = x - w * 0.36, w * 0.085, w * 0.42
    side = sheet.across((cx - half, 0), (cx + half, 0), [(0, colour, 1), (0.3, pale, 1), (1, deep, 1)])
    body = rect(cx - half, floor + 6 - tall, 2 * half, tall, fill=side)
    return body + ellipse(cx, floor + 6 - tall, half, half * 0.3, fill=mix(pale, "#ffffff", 0.3)) + ball


def _disc(stage: Stage, area: Area, tone: str, floor: float) -> float:
    """A large disc of the set's colour behind the thing."""
    r = min(area.w, area.h) * 0.4
    deep = shade(_accent(stage, tone), -0.05, 1.25)
    paint = stage.scene.sheet.linear(mix(deep, "#ffffff", 0.3), deep, turn=65)
    y = floor - r * 0.92
    stage.scene.draw(circle(area.cx + 10, y + 14, r, fill=at(tone, 0.3, 0.02), fill_opacity=0.25), blur=16)
    stage.scene.draw(circle(area.cx, y, r, fill=paint))
    return floor


def _set_type(stage: Stage, area: Area, tone: str, light: Light) -> None:
    del light
    ink = readable(at(tone, 0.2, 0.03) if lightness(tone) > 0.5 else "#f8f7f3", tone, 7)
    look = Lettering(
        Type("sans-black", tracking=-0.02, leading=1.02),
        Type("sans", tracking=0.01),
        ink,
        readable(mix(ink, tone, 0.35), tone, 4.5),
        align="left" if area.w < stage.width * 0.5 else "middle",
        rule=stage.brief.colours[0] if stage.brief.colours else ink,
    )
    page = Page(stage, stage.turn(LIGHT), area)
    stage.scene.draw(group(set_words(page, area, look, largest=150)[0]), is_type=True)


def _told(stage: Stage, tone: str) -> str:
    shown = " and ".join(s.said for s in stage.brief.subjects if s.name in stage.shown)
    ground = "white" if lightness(tone) > 0.95 else "dark" if lightness(tone) < 0.4 else "plain"
    said = f"A product shot of {shown or 'the product'} on a {ground} ground, in soft studio light"
    if stage.brief.texts:
        said += ", with the lettering " + ", ".join(f"“{t}”" for t in stage.brief.texts)
    return said + "."
