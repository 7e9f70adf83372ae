"""What the renderer paints for a photograph: a setting behind what was cut out, a figure to be put into it."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from illustrator import settings
from illustrator.brief import Brief, Setting, Subject
from illustrator.chance import Dice
from illustrator.draw import draw_brief
from illustrator.edit.sheet import Pixels, box_of, resized, soft
from illustrator.illumination import Light, light_of
from illustrator.page import Area
from illustrator.palette import rgb as channels
from illustrator.place import Ground, View
from illustrator.raster import EFFORTS, rasterize
from illustrator.scene import Scene
from illustrator.styles import style

_PAINTED_PIXELS: Final = 800_000
_LARGEST_ZOOM: Final = 1.5


@dataclass(frozen=True, eq=False)
class Painted:
    """(H, W, 3) colours, and the light in which they were painted. `is_plain`: one colour without a floor."""

    rgb: Pixels
    light: Light
    is_plain: bool = False


def plain(colour: str, width: int, height: int) -> Painted:
    """One even colour."""
    rgb = np.empty((height, width, 3), np.uint8)
    rgb[:] = [round(255 * c) for c in channels(colour)]
    return Painted(rgb, light_of(None, None, "studio", 0, is_indoors=True), is_plain=True)


def paint_setting(brief: Brief, setting: Setting, width: int, height: int, foot: float | None, variant: int) -> Painted:
    """The setting at a size. `foot`: the height, from 0 at the top to 1, at which things stand; None for anywhere."""
    where = settings.where(setting.name)
    hour = brief.time or ("night" if setting.name in {"night_sky", "aurora"} else None)
    light = light_of(hour, brief.weather, brief.source, variant, is_indoors=where.is_indoors)
    scene = Scene.of_size(width, height)
    scene.is_opaque = True
    area = Area(0, 0, scene.width, scene.height)
    dice = Dice(f"ground/{setting.name}/{variant}")
    ground = where.draw(View(scene, area, light, dice, variant, 1.0, setting.colour, frozenset(setting.traits), 0.55))
    scene.draw(ground.glow, blend="add")
    zoom, top = _window(ground, area, foot)
    shrink = min(1.0, (_PAINTED_PIXELS / (width * height)) ** 0.5)
    w, h = max(round(width * shrink), 1), max(round(height * shrink), 1)
    full = rasterize(scene, round(w * zoom), round(h * zoom), EFFORTS["medium"], variant, style("photo"))
    left, y = round(w * (zoom - 1) / 2), round(top * full.shape[0])
    view = np.ascontiguousarray(full[y : y + h, left : left + w, :3])
    level = (ground.near / area.h - top) * zoom, (ground.horizon / area.h - top) * zoom
    return Painted(np.asarray(resized(_focused(view, *level), width, height), np.uint8), light)


def paint_scene(brief: Brief, width: int, height: int, variant: int) -> Painted:
    """A whole scene with its things, where a background is named by what stands in it."""
    shrink = min(1.0, (_PAINTED_PIXELS / (width * height)) ** 0.5)
    w, h = max(round(width * shrink), 16), max(round(height * shrink), 16)
    scene = replace(brief, layout="scene", kind="scene", texts=(), style=None, reserved=None)
    drawn = draw_brief(scene, width=w, height=h, seed=variant, background="opaque").pixels
    view = _focused(np.ascontiguousarray(drawn[..., :3]), 0.86, 0.6)
    light = light_of(brief.time, brief.weather, brief.source, variant, is_indoors=False)
    return Painted(np.asarray(resized(view, width, height), np.uint8), light)


def _window(ground: Ground, area: Area, foot: float | None) -> tuple[float, float]:
    """How much larger the setting is painted, and where its window begins, so that things stand at `foot` in it."""
    if foot is None:
        return 1.0, 0.0
    near = min(max(ground.near / area.h, 0.05), 0.97)
    zoom = max((1 - foot) / (1 - near), foot / near, 1.0)
    zoom = min(zoom, _LARGEST_ZOOM)
    top = min(max(near * zoom - foot, 0.0), zoom - 1)
    return zoom, top / zoom


def _focused(view: Pixels, near: float, horizon: float) -> Pixels:
    """Out of focus in the distance, less where the subject stands."""
    h, w = view.shape[:2]
    blurred = soft(view, min(h, w) / 130)
    rows = np.linspace(0, 1, h, dtype=np.float32)
    span = max(near - horizon, 0.08)
    far = np.clip(1 - (rows - horizon) / span * 0.75, 0.2, 1)[:, None, None]
    mixed = view + (blurred - view.astype(np.float32)) * far
    return np.asarray(np.clip(mixed + 0.5, 0, 255), np.uint8)


def paint_figure(brief: Brief, subjects: tuple[Subject, ...], side: int, seed: int) -> Pixels | None:
    """The subjects alone, cropped to what is seen of them: (H, W, 4), straight alpha; None for nothing."""
    alone = replace(
        brief, layout="scene", kind="scene", subjects=subjects, setting=None, texts=(), style=None, time=None
    )
    side = min(max(side, 96), 1400)
    drawn = draw_brief(alone, width=side, height=side, seed=seed, background="transparent").pixels
    x, y, w, h = box_of(np.ascontiguousarray(drawn[..., 3]), 8)
    return np.ascontiguousarray(drawn[y : y + h, x : x + w]) if w and h else None
