"""A seamless backdrop: the floor runs into the wall without an edge. Where nothing else was asked for."""

from illustrator.page import Area
from illustrator.palette import at, lch, mix, shade
from illustrator.place import Ground, View
from illustrator.subject import Words
from illustrator.svg import rect

TITLE = "plain backdrop"
WORDS = Words(
    "plain background, plain backdrop, seamless backdrop",
    "纯色背景, 素色背景",
    "einfarbiger Hintergrund",
    "fond uni",
    "fondo liso",
)
IS_INDOORS = True
_TONES = ("#e9dcc8", "#cfdde0", "#e6cfc6", "#d5dcc6", "#d6d0e2", "#f0dca8")


def draw(view: View) -> Ground:
    area, scene = view.area, view.scene
    tone = view.colour or _TONES[view.variant % len(_TONES)]
    if view.colour is None and view.light.is_dark:
        tone = at(tone, 0.42, min(lch(tone)[1] + 0.02, 0.06))
    bend = area.y + area.h * 0.68
    paint = scene.sheet.across(
        (0, area.y),
        (0, area.bottom),
        [
            (0, shade(tone, -0.05), 1),
            (0.62, tone, 1),
            (0.72, mix(tone, "#ffffff", 0.22), 1),
            (1, shade(tone, -0.03), 1),
        ],
    )
    scene.draw(area.shape(fill=paint))
    x = area.cx + view.light.turn * area.w * 0.22
    pool = scene.sheet.radial(
        x, area.y + area.h * 0.4, max(area.w, area.h) * 0.6, [(0, "#ffffff", 0.4), (1, "#ffffff", 0)]
    )
    scene.draw(rect(area.x, area.y, area.w, area.h, fill=pool))
    sky = Area(area.x, area.y, area.w, area.h * 0.4)
    return Ground(near=area.y + area.h * 0.86, far=bend + area.h * 0.04, horizon=bend, sky=sky)
