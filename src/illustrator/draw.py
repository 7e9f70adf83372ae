"""The public face: a prompt and a size in, pixels and what to say about them out."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from illustrator.brief import Brief, Notice
from illustrator.chance import Dice
from illustrator.kept import Kept
from illustrator.layouts import layouts
from illustrator.pins import NONE, Pins
from illustrator.raster import EFFORTS, Stages, extent, rasterize
from illustrator.reading import read
from illustrator.scene import Box, Scene
from illustrator.stage import Stage
from illustrator.styles import Finish, style

SMALLEST: Final = 16
LARGEST: Final = 4096


@dataclass(frozen=True)
class Drawing:
    """`pixels`: (H, W, 4) uint8, sRGB, straight alpha. `notices`: the brief's own, and those of the drawing.

    `brief` holds what was chosen where the prompt left it open. `main` (x, y, width, height) is the box of the main
    subject in scene units (the shorter side is 1000), where the layout has one. `pins` say where everything stands.
    """

    pixels: NDArray[np.uint8]
    brief: Brief
    revised_prompt: str
    notices: tuple[Notice, ...]
    main: Box | None = None
    pins: Pins = NONE


def draw(
    prompt: str,
    *,
    width: int,
    height: int,
    seed: int = 0,
    index: int = 0,
    quality: str = "medium",
    background: str = "auto",
    stages: Stages | None = None,
) -> Drawing:
    """Draws the prompt. The same arguments give the same bytes; `index` is the place among the pictures of one request.

    `stages` are shown the picture on its way.
    Raises ValueError for a size outside 16 to 4096 or beyond 3 to 1, for an unknown quality or background.
    """
    brief, options = read(prompt), {"quality": quality, "background": background}
    return draw_brief(brief, width=width, height=height, seed=seed, index=index, stages=stages, **options)


def draw_brief(
    brief: Brief,
    *,
    width: int,
    height: int,
    seed: int = 0,
    index: int = 0,
    quality: str = "medium",
    background: str = "auto",
    stages: Stages | None = None,
) -> Drawing:
    """The same from a brief that was kept."""
    return draw_kept(Kept(brief, width, height, seed, index, quality, background), stages)


def draw_kept(kept: Kept, stages: Stages | None = None) -> Drawing:
    """The picture that is kept, drawn again; what its pins hold stands where it stood."""
    width, height = kept.width, kept.height
    stage, revised = _composed(kept)
    brief, effort = kept.brief, EFFORTS[kept.quality]
    finish = _finish(brief)
    seed = stage.dice.fork("grain").whole(1 << 32)
    pixels = rasterize(stage.scene, width, height, effort, seed, finish, stages=stages)
    return Drawing(pixels, stage.brief, revised, brief.notices + stage.notices(), stage.main, _pins(stage))


def pins_of(kept: Kept) -> tuple[Brief, Pins]:
    """Where everything stands in a picture of which only the brief was kept; composed, not drawn."""
    stage, _ = _composed(kept)
    return stage.brief, _pins(stage)


def _composed(kept: Kept) -> tuple[Stage, str]:
    brief, width, height, quality = kept.brief, kept.width, kept.height, kept.quality
    _check(width, height, quality)
    effort = EFFORTS[quality]
    first = Dice(f"first/{kept.seed}").whole(1 << 20)
    finish = _finish(brief)
    is_transparent = brief.background(kept.background) == "transparent"
    scene = Scene.of_size(width, height)
    scene.is_opaque = not is_transparent
    scene.keeps_sheets = finish is not None and (finish.treatment.drop is not None or finish.treatment.has_outlines)
    stage = Stage(
        scene=scene,
        brief=brief,
        dice=Dice(f"{kept.seed}/{kept.index}/{brief.layout}/{brief.kind}"),
        variant=first + kept.index,
        detail=effort.detail,
        is_transparent=is_transparent,
        pins=kept.pins,
    )
    return stage, layouts()[brief.layout](stage)


def _pins(stage: Stage) -> Pins:
    """What is to be kept of the arrangement; a figure that gives light reaches as far as its light."""
    figures = []
    for pin in stage.now.figures:
        lit = extent(stage.scene, stage.glows[pin.tag]) if pin.tag in stage.glows else None
        figures.append(replace(pin, reach=(*pin.reach, lit)) if lit else pin)
    keys = tuple(stage.pins.key(i) for i in range(len(stage.brief.subjects)))
    return replace(stage.now, keys=keys, copies=stage.pins.copies, figures=tuple(figures))


def _check(width: int, height: int, quality: str) -> None:
    short, long = sorted((width, height))
    if short < SMALLEST or long > LARGEST or long > 3 * short:
        raise ValueError(f"size must be {SMALLEST} to {LARGEST} pixels a side and at most 3 to 1, not {width}x{height}")
    if quality not in EFFORTS:
        raise ValueError(f"quality must be one of {', '.join(EFFORTS)}, not {quality!r}")


def _finish(brief: Brief) -> Finish | None:
    """The style to finish in; none where the poster's own composition is the style."""
    if brief.style is None:
        return None
    finish = style(brief.style)
    return None if finish.treatment.is_composition and brief.layout == "poster" else finish
