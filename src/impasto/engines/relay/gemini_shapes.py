"""The shapes and scales that Google's image models draw, and the nearest to any other size. Pure."""

from typing import Final

from impasto.types import Size

_SCALES: Final = {"1K": 1, "2K": 2, "4K": 4}
_LANDSCAPES: Final = {"16:9": (1376, 768), "3:2": (1264, 848), "4:3": (1200, 896)}
# At 1K. Of the other ratios (4:5, 5:4) it is not known what they come to.
_SHAPES: Final = {
    "1:1": (1024, 1024),
    **_LANDSCAPES,
    **{":".join(reversed(name.split(":"))): edges[::-1] for name, edges in _LANDSCAPES.items()},
    "21:9": (1584, 672),
}
DRAWN: Final = {
    Size(width * times, height * times): (shape, scale)
    for shape, (width, height) in _SHAPES.items()
    for scale, times in _SCALES.items()
}
"""Every size that is drawn, as (aspectRatio, imageSize)."""


def nearest(size: Size) -> tuple[str, str]:
    """The shape nearest to this size's, at the smallest scale that covers it, or at the largest."""

    def skew(edges: tuple[int, int]) -> float:
        one, other = size.width * edges[1], size.height * edges[0]
        return max(one, other) / min(one, other)

    shape = min(_SHAPES, key=lambda name: skew(_SHAPES[name]))
    width, height = _SHAPES[shape]
    covers = [name for name, times in _SCALES.items() if width * times >= size.width and height * times >= size.height]
    return shape, covers[0] if covers else list(_SCALES)[-1]
