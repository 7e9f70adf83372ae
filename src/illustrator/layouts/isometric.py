"""Isometric pictures: one of our own solid objects, or the subject's glyph raised on a plate; soft shadow below."""

from dataclasses import replace
from typing import Final

from illustrator.board import drawable
from illustrator.glyph import Tones, glyph
from illustrator.isometric import Solid, project
from illustrator.isometrics import OBJECTS, object_for, parts
from illustrator.page import free_area
from illustrator.palette import at, lch, mix, shade
from illustrator.stage import Stage, natural
from illustrator.svg import ellipse, group, polygon
from illustrator.text import has_wide
from illustrator.theme import Theme, theme_of
from illustrator.typeset import Type, fit

_LEADS: Final = ("#4a6cf7", "#7c5cf5", "#12a594", "#f2673a", "#e5447a", "#1f9fd8")


def compose(stage: Stage) -> str:
    brief = stage.brief
    glows = bool({"tech", "glow"} & set(brief.styles))
    theme = theme_of(stage, dark=glows or stage.variant % 4 == 3, leads=_LEADS)
    found = object_for(brief)
    things = drawable(brief)
    solid = Solid(stage.scene.sheet)
    if found is None and not things:
        found = stage.turn(OBJECTS)
    if found:
        found.draw(solid, theme, stage.variant)
        for subject in brief.subjects:
            if {subject.name, subject.mark} & set(found.glyphs) or subject.said in found.words:
                stage.shown[subject.name] = None
        said = found.title
    else:
        said = _raised(stage, theme, solid)
    _ground(stage, theme)
    words = _placed(stage, theme, solid)
    return f"An isometric picture of {said}{words}."


def _ground(stage: Stage, theme: Theme) -> None:
    if stage.is_transparent:
        return
    main = theme.main
    light = theme.ground if stage.brief.grounds else at(main, 0.965, min(lch(main)[1], 0.02))
    one, two = light, mix(light, main, 0.14)
    if theme.is_dark:
        one, two = shade(theme.ground, 0.06), theme.ground
    elif not stage.brief.grounds and stage.variant % 4 == 1:
        one, two = mix(main, "#ffffff", 0.34), shade(main, -0.02)
    w, h = stage.width, stage.height
    paint = stage.scene.sheet.radial(w / 2, h * 0.44, max(w, h) * 0.72, [(0, one, 1), (1, two, 1)])
    stage.scene.draw(stage.fill(paint))


def _placed(stage: Stage, theme: Theme, solid: Solid) -> str:
    """The object in the middle of the page, over its shadow, with the quoted words below."""
    area = free_area(stage)
    brief = stage.brief
    margin = min(area.w, area.h) * (0.08 if stage.is_transparent else 0.1)
    box = area.inset(margin, margin)
    words = ""
    if brief.texts and brief.texts_are_quoted:
        face = "sans-bold" if not has_wide(brief.texts[0]) else "han-sans-bold"
        block = fit(brief.texts[0], Type(face, tracking=-0.01), box.w * 0.9, box.h * 0.12, lines=2, largest=84)
        stage.missing.append(block.missing)
        stage.scene.draw(block.place(area.cx, box.bottom - block.height, "middle", fill=theme.ink))
        box = replace(box, h=box.h - block.height - 40)
        words = f" over the words “{brief.texts[0]}”"
    move, k, (ox, oy) = solid.placed(box.x, box.y, box.w, box.h)
    half, foot = (solid.right - solid.left) * k / 2, oy + solid.bottom * k + 34
    x = ox + (solid.left + solid.right) / 2 * k
    dark = at(theme.main, 0.2 if not theme.is_dark else 0.06, 0.05)
    corners = [(x - half, foot - half * 0.58), (x, foot), (x + half, foot - half * 0.58), (x, foot - half * 1.16)]
    cast = polygon(corners, fill=dark, fill_opacity=0.42)
    if solid.is_round:
        cast = ellipse(x, foot - half * 0.57, half * 0.97, half * 0.55, fill=dark, fill_opacity=0.42)
    stage.scene.draw(cast, blur=22)
    stage.scene.draw(group("".join(solid.parts), transform=move))
    if theme.glows and solid.light:
        stage.scene.draw(group("".join(solid.light), transform=move), blur=9, blend="add")
    return words


def _raised(stage: Stage, theme: Theme, solid: Solid) -> str:
    """The first thing lying on a plate with a body of its own colour; the others small beside it."""
    things = drawable(stage.brief)
    parts.plate(solid, theme, 6.4, thick=0.8, is_round=stage.variant % 2 == 1)
    for subject in things:
        stage.show(subject.name)
    first = things[0]
    asked = first.colour or (stage.brief.colours[0] if stage.brief.colours else None)
    tones = natural(first.name, asked)
    side = shade(tones.a if tones.a.startswith("#") else theme.main, -0.17)
    flat = Tones(side, side, side, side)
    steps = 16
    for i in range(steps):
        solid.on_top(glyph(first.name).place(flat, 0, 0, 4.6, turn=-45), 0, 0, 0.9 * i / steps)
    solid.on_top(glyph(first.name).place(tones, 0, 0, 4.6, turn=-45), 0, 0, 0.9)
    solid.point(0.0, 0.0, 3.2)
    for subject, (x, y) in zip(things[1:3], ((2.35, -2.35), (-2.35, 2.35)), strict=False):
        px, py = project(x, y, 0.1)
        solid.add(glyph(subject.name).place(natural(subject.name, subject.colour), px, py - 0.5, 1.4))
    return f"a {first.name} raised on a plate"
