"""Contact sheets: many pictures on one, each over its label, for looking at what the renderer draws."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator import settings, styles, subjects
from illustrator.brief import Brief, Setting, Subject
from illustrator.chance import Dice
from illustrator.draw import draw_brief
from illustrator.figures import Placed, ask_of
from illustrator.illumination import Light, light_of
from illustrator.page import Area
from illustrator.place import View
from illustrator.raster import EFFORTS, rasterize
from illustrator.scene import Scene
from illustrator.styles import Finish
from illustrator.svg import circle, ellipse, rect
from illustrator.typeset import Type, at_size

Picture = NDArray[np.uint8]
_GAP: Final = 8
_LABEL: Final = 22
_PAPER: Final = 32


def contact_sheet(pictures: Sequence[tuple[str, Picture]], columns: int = 4, cell: int = 320) -> Picture:
    """Pictures (H, W, 4) in rows, fitted into cells, a label under each: (H, W, 4)."""
    rows = -(-len(pictures) // columns)
    step_x, step_y = cell + _GAP, cell + _GAP + _LABEL
    sheet = np.full((rows * step_y + _GAP, columns * step_x + _GAP, 4), 255, np.uint8)
    sheet[..., :3] = _PAPER
    for i, (label, pixels) in enumerate(pictures):
        x, y = _GAP + i % columns * step_x, _GAP + i // columns * step_y
        small = thumbnail(pixels, cell)
        height, width = small.shape[:2]
        ox, oy = x + (cell - width) // 2, y + (cell - height) // 2
        _paste(sheet[oy : oy + height, ox : ox + width], small)
        _paste(sheet[y + cell : y + cell + _LABEL, x : x + cell], _label(label, cell))
    return sheet


def _paste(base: Picture, top: Picture) -> None:
    """Straight alpha over an opaque ground."""
    share = top[..., 3:].astype(np.float32) / 255
    base[..., :3] = (base[..., :3] * (1 - share) + top[..., :3] * share).astype(np.uint8)


def _label(text: str, width: int) -> Picture:
    scene = Scene(width, _LABEL)
    block = at_size(text, Type("sans"), 13, width - 4, lines=1)
    scene.draw(block.place(width / 2, 6, "middle", fill="#e8e6e1"))
    stretched = Scene(width * 1000 / _LABEL, 1000)
    stretched.draw(f'<g transform="scale({1000 / _LABEL:.4f})">{scene.layers[0].svg if scene.layers else ""}</g>')
    return rasterize(stretched, width, _LABEL, EFFORTS["low"], 0)


def subject_picture(
    subject: Subject,
    *,
    seed: int = 0,
    size: int = 400,
    holds: bool = False,
    is_dark: bool = False,
    shows_anchors: bool = False,
    finish: Finish | None = None,
) -> Picture:
    """One subject alone on a plain ground, with its box and anchors drawn over where they are to be checked."""
    scene = Scene.of_size(size, size)
    kind = subjects.kind(subject.name)
    dice = Dice(f"{subject.name}/{seed}")
    figure = kind.draw(ask_of(kind, subject, scene.sheet, dice, holds=holds, is_dark=is_dark))
    x, y, w, h = figure.box
    scale = min(800 / w, 760 / h)
    placed = Placed(figure, 500 - scale * (x + w / 2), 880 - scale * (y + h), scale)
    scene.draw(rect(0, 0, 1000, 1000, fill="#2a3350" if is_dark else "#efe9dd"))
    scene.draw(ellipse(500, 880, scale * w * 0.45, 26, fill="#000000", fill_opacity=0.35), blur=14)
    placed.draw(scene)
    placed.draw_front(scene)
    scene.draw(placed.wrapped(figure.glow), blend="add")
    if shows_anchors:
        scene.draw(_marks(placed))
    return rasterize(scene, size, size, EFFORTS["medium"], 0, finish)


def _marks(placed: Placed) -> str:
    x, y, w, h = placed.box
    marks = rect(x, y, w, h, fill="none", stroke="#ff0050", stroke_width=3)
    for name in placed.figure.anchors:
        at = placed.anchor(name) or ()
        if name == "inside":
            marks += rect(at[0], at[1], at[2], at[3], fill="none", stroke="#00a0ff", stroke_width=4)
        elif name == "ground":
            marks += rect(at[0] - at[1] / 2, placed.y - 4, at[1], 8, fill="#7a4cff")
        elif len(at) == 3 and name == "face":
            marks += circle(at[0], at[1], at[2], fill="none", stroke="#00a0ff", stroke_width=4)
        elif len(at) == 3:
            marks += rect(at[0] - at[2] / 2, at[1] - 4, at[2], 8, fill="#00c070")
        else:
            marks += circle(at[0], at[1], 12, fill="#ff9000")
    return marks


def setting_picture(
    setting: Setting,
    light: Light,
    *,
    size: tuple[int, int] = (400, 400),
    variant: int = 0,
    seen: float = 0.0,
    finish: Finish | None = None,
) -> Picture:
    """One setting alone."""
    scene = Scene.of_size(*size)
    scene.keeps_sheets = finish is not None
    area = Area(0, 0, scene.width, scene.height)
    dice = Dice(f"{setting.name}/{variant}")
    view = View(scene, area, light, dice, variant, 1.0, setting.colour, frozenset(setting.traits), seen)
    ground = settings.where(setting.name).draw(view)
    scene.draw(ground.front)
    scene.draw(ground.glow, blend="add")
    return rasterize(scene, *size, EFFORTS["medium"], 0, finish)


def thumbnail(pixels: Picture, side: int) -> Picture:
    """A picture whose longer side is at most `side`."""
    shrink = min(1.0, side / max(pixels.shape[:2]))
    size = max(round(pixels.shape[1] * shrink), 1), max(round(pixels.shape[0] * shrink), 1)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def gallery(of: str, cell: int) -> list[tuple[str, Picture]]:
    """All subjects in all their poses, all settings by day, at sunset and by night, or one scene in all styles."""
    if of == "subjects":
        return [
            (f"{name}, {pose}", subject_picture(Subject(name, name, poses=(pose,)), size=cell))
            for name in subjects.names()
            for pose in subjects.kind(name).poses
        ]
    if of == "settings":
        return [
            (f"{name}, {time}", setting_picture(Setting(name, name), _light(name, time), size=(cell, cell), variant=i))
            for name in settings.names()
            for i, time in enumerate(("day", "sunset", "night"))
        ]
    subject, setting = Subject("cat", "cat"), Setting("meadow", "meadow")
    brief = Brief("scene", "scene", subjects=(subject,), setting=setting)
    shown = []
    for name in (None, *styles.names()):
        drawing = draw_brief(replace(brief, style=name), width=cell, height=cell)
        shown.append((name or "no style", drawing.pixels))
    return shown


def _light(name: str, time: str) -> Light:
    return light_of(time, None, None, 0, is_indoors=settings.where(name).is_indoors)
