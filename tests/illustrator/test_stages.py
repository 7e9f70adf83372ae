"""The picture on its way: real stages of the drawing, at full size, each nearer to the final one."""

import numpy as np
import pytest

from illustrator.draw import draw
from illustrator.raster import Stages

PROMPTS = (
    "an orange cat on a stack of books by lamplight, watercolor",
    "a mountain lake at dawn, oil painting",
    "a red bicycle in front of a brick wall in the rain",
    "app icon of a rocket",
    'art deco poster "OPEN HOUSE"',
    "dashboard, dark",
    "product shot of a camera",
    "a lighthouse at night, pixel art",
)


@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize("count", [1, 3])
def test_each_stage_is_nearer_to_the_picture_than_the_one_before(prompt: str, count: int) -> None:
    seen: list[np.ndarray] = []
    drawing = draw(prompt, width=192, height=128, stages=Stages(count, lambda pixels: seen.append(pixels.copy())))
    plain = draw(prompt, width=192, height=128)

    assert (drawing.pixels == plain.pixels).all(), "being watched changes nothing"
    assert 1 <= len(seen) <= count
    distances = [float(np.abs(view.astype(int) - plain.pixels).mean()) for view in seen]
    assert all(view.shape == plain.pixels.shape for view in seen)
    assert distances == sorted(distances, reverse=True)
    assert distances[-1] > 0
