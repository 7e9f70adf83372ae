"""Parts of pictures: what is kept of a canvas of another shape, and where a picture lies on a larger one.

Pure geometry, in whole pixels. Must not know what is asked or drawn.
"""

from impasto.types import Box, Size

# As `catalog.sizes` has it: what rounding to a grid needs.
_SAME_ASPECT = 100
# A picture that fills less than this part of its canvas is enlarged to it: an engine would look at margins alone.
_SNUG = 2


def same_aspect(one: Size, other: Size) -> bool:
    """Do the two have the same shape, give or take one part in a hundred?"""
    skew = abs(one.width * other.height - one.height * other.width)
    return skew * _SAME_ASPECT <= other.width * one.height


def closeness(one: Size, other: Size) -> float:
    """How alike two shapes are: 1 for the same, else the share of one that the other, fitted into it, fills."""
    flat, high = one.width * other.height, one.height * other.width
    return min(flat, high) / max(flat, high)


def whole(size: Size) -> Box:
    """All of a picture."""
    return Box(0, 0, size.width, size.height)


def centred(frame: Size, shape: Size) -> Box:
    """The largest part of `frame` that has the shape of `shape`, in its middle; all of it where the shapes agree."""
    if same_aspect(frame, shape):
        return whole(frame)
    width = min(frame.width, max(1, round(frame.height * shape.width / shape.height)))
    height = min(frame.height, max(1, round(frame.width * shape.height / shape.width)))
    return _in_the_middle(frame, width, height)


def laid(picture: Size, canvas: Size) -> Box:
    """Where a picture lies on a canvas: as it is where it covers much of it, else as large as it fits."""
    fits = picture.width <= canvas.width and picture.height <= canvas.height
    if fits and picture.width * picture.height * _SNUG >= canvas.width * canvas.height:
        return _in_the_middle(canvas, picture.width, picture.height)
    scale = min(canvas.width / picture.width, canvas.height / picture.height)
    width, height = (max(1, round(edge * scale)) for edge in (picture.width, picture.height))
    return _in_the_middle(canvas, min(width, canvas.width), min(height, canvas.height))


def within(outer: Box, inner: Box, frame: Size) -> Box:
    """`inner` was a part of `frame`: the same part of `outer`, which has the shape of `frame`."""
    left, right = (outer.x + round(x * outer.width / frame.width) for x in (inner.x, inner.x + inner.width))
    top, bottom = (outer.y + round(y * outer.height / frame.height) for y in (inner.y, inner.y + inner.height))
    return Box(left, top, max(1, right - left), max(1, bottom - top))


def _in_the_middle(frame: Size, width: int, height: int) -> Box:
    return Box((frame.width - width) // 2, (frame.height - height) // 2, width, height)
