"""Words set over a scene: a title in the sky, with a veil of its colour behind it where that is needed to read it."""

from dataclasses import replace
from typing import Final

from illustrator.illumination import Light
from illustrator.page import Area, Lettering, Page, free_area, set_words
from illustrator.palette import Scheme, lightness, mix, readable, shade
from illustrator.stage import Stage
from illustrator.typeset import Type

# A style or mood word → the face that goes with it.
_FACES: Final = {
    "deco": "deco", "tech": "tech", "retro": "condensed", "playful": "rounded", "elegant": "serif",
    "bold": "sans-black", "minimal": "sans-bold", "swiss": "sans-black", "zen": "serif",
}  # fmt: skip


def split(area: Area, texts: tuple[str, ...]) -> tuple[Area, Area | None]:
    """The room for the scene's subjects, and that for the words; None where there are none."""
    if not texts:
        return area, None
    if area.w > area.h * 1.5:
        return area.righthand(0.56), area.lefthand(0.46).inset(70, 120)
    return area.lower(0.72), area.upper(0.3).inset(70, 54)


def caption(stage: Stage, area: Area, light: Light) -> None:
    """Sets the brief's texts into the area, over whatever was painted there."""
    veil = _mist(light)
    _veil(stage, area, veil)
    _set(stage, area, light, veil)


def _mist(light: Light) -> str:
    sky = mix(light.sky[0], light.sky[1], 0.5) if not light.is_dark else light.sky[0]
    return shade(sky, -0.12 if lightness(sky) < 0.62 else 0.1)


def calm(stage: Stage, light: Light) -> None:
    """Lays mist over the space that was asked to stay empty, so that words can be set there later."""
    free, w, h = free_area(stage), stage.width, stage.height
    strips = {
        "top": (Area(0, 0, w, free.y + 50), (0.0, 0.0), (0.0, free.y + 50)),
        "bottom": (Area(0, free.bottom - 50, w, h - free.bottom + 50), (0.0, h), (0.0, free.bottom - 50)),
        "left": (Area(0, 0, free.x + 50, h), (0.0, 0.0), (free.x + 50, 0.0)),
        "right": (Area(free.right - 50, 0, w - free.right + 50, h), (w, 0.0), (free.right - 50, 0.0)),
    }
    if stage.brief.reserved in strips and not stage.is_transparent:
        box, start, end = strips[stage.brief.reserved]
        colour = _mist(light)
        stops = [(0.0, colour, 0.94), (0.7, colour, 0.86), (1.0, colour, 0.0)]
        stage.scene.draw(box.shape(fill=stage.scene.sheet.across(start, end, stops)))


def panel(stage: Stage, area: Area, light: Light) -> None:
    """Sets the texts on a plain panel over the whole width, from the area's upper edge to the page's lower one."""
    colour = shade(light.sky[0], -0.1, 1.1) if light.is_dark else "#fbf6ea"
    whole = Area(0, area.y, stage.width, stage.height - area.y)
    if stage.brief.reserved:
        whole = area
    stage.now = replace(stage.now, veil=whole.box)
    edge = Area(whole.x, whole.y - 10, whole.w, 10)
    stage.scene.draw(whole.shape(fill=colour) + edge.shape(fill=mix(colour, light.shade, 0.5)), is_type=True)
    _set(stage, area.inset(70, 34), light, colour)


def _set(stage: Stage, area: Area, light: Light, veil: str) -> None:
    is_dark = lightness(veil) < 0.62
    ink = readable("#fdf8ec" if is_dark else shade(light.shade, -0.35), veil, 7)
    words = {*stage.brief.styles, *stage.brief.moods}
    face = next((f for word, f in _FACES.items() if word in words), "serif-bold" if stage.variant % 2 else "sans-black")
    look = Lettering(
        Type(face, tracking=0.0, leading=1.04),
        Type("sans-bold", tracking=0.04),
        ink,
        readable(mix(ink, veil, 0.2), veil, 4.5),
        align="left" if area.w < stage.width * 0.6 else "middle",
    )
    page = Page(stage, Scheme(veil, veil, ink, ink, ink, ink), area)
    stage.scene.draw(set_words(page, area, look, largest=230)[0], is_type=True)


def _veil(stage: Stage, area: Area, colour: str) -> None:
    """Fades from the nearest edge of the frame to nothing."""
    if area.w < stage.width * 0.6:
        end, start = (area.right + 60, 0.0), (0.0, 0.0)
        box = Area(0, 0, area.right + 60, stage.height)
    else:
        start, end = (0.0, 0.0), (0.0, area.bottom + 60)
        box = Area(0, 0, stage.width, area.bottom + 60)
    paint = stage.scene.sheet.across(start, end, [(0, colour, 0.78), (0.6, colour, 0.5), (1, colour, 0)])
    stage.now = replace(stage.now, veil=box.box)
    stage.scene.draw(box.shape(fill=paint))
