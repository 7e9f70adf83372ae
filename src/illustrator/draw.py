"""The public face: a prompt and a size in, pixels and what to say about them out."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from illustrator.brief import Brief, Notice
from illustrator.chance import Dice
from illustrator.layouts import layouts
from illustrator.raster import EFFORTS, rasterize
from illustrator.reading import read
from illustrator.scene import Box, Scene
from illustrator.stage import Stage
from illustrator.styles import style

SMALLEST: Final = 16
LARGEST: Final = 4096


@dataclass(frozen=True)
class Drawing:
    """`pixels`: (H, W, 4) uint8, sRGB, straight alpha. `notices`: the brief's own, and those of the drawing.

    `brief` holds what was chosen where the prompt left it open. `main` (x, y, width, height) is the box of the main
    subject in scene units (the shorter side is 1000), where the layout has one.
    """

    pixels: NDArray[np.uint8]
    brief: Brief
    revised_prompt: str
    notices: tuple[Notice, ...]
    main: Box | None = None


def draw(
    prompt: str,
    *,
    width: int,
    height: int,
    seed: int = 0,
    index: int = 0,
    quality: str = "medium",
    background: str = "auto",
) -> Drawing:
    """Draws the prompt. The same arguments give the same bytes; `index` is the place among the pictures of one request.

    Raises ValueError for a size outside 16 to 4096 or beyond 3 to 1, for an unknown quality or background.
    """
    return draw_brief(
        read(prompt), width=width, height=height, seed=seed, index=index, quality=quality, background=background
    )


def draw_brief(
    brief: Brief,
    *,
    width: int,
    height: int,
    seed: int = 0,
    index: int = 0,
    quality: str = "medium",
    background: str = "auto",
) -> Drawing:
    """The same from a brief that was kept."""
    _check(width, height, quality)
    effort = EFFORTS[quality]
    first = Dice(f"first/{seed}").whole(1 << 20)
    finish = style(brief.style) if brief.style else None
    is_transparent = brief.background(background) == "transparent"
    scene = Scene.of_size(width, height)
    scene.is_opaque = not is_transparent
    scene.keeps_sheets = finish is not None and (finish.treatment.drop is not None or finish.treatment.has_outlines)
    stage = Stage(
        scene=scene,
        brief=brief,
        dice=Dice(f"{seed}/{index}/{brief.layout}/{brief.kind}"),
        variant=first + index,
        detail=effort.detail,
        is_transparent=is_transparent,
    )
    revised = layouts()[brief.layout](stage)
    pixels = rasterize(stage.scene, width, height, effort, stage.dice.fork("grain").whole(1 << 32), finish)
    return Drawing(pixels, stage.brief, revised, brief.notices + stage.notices(), stage.main)


def _check(width: int, height: int, quality: str) -> None:
    short, long = sorted((width, height))
    if short < SMALLEST or long > LARGEST or long > 3 * short:
        raise ValueError(f"size must be {SMALLEST} to {LARGEST} pixels a side and at most 3 to 1, not {width}x{height}")
    if quality not in EFFORTS:
        raise ValueError(f"quality must be one of {', '.join(EFFORTS)}, not {quality!r}")
