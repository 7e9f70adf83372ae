"""The edit image as an engine gets it that lacks something: with the markup drawn onto it, on a canvas of a legal size.

A job for a worker, file to file. Light: the pixels are imported inside. Must not change a file of the request.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from impasto.types import Box, Size

if TYPE_CHECKING:
    from impasto.pixels.encode import Pixels
    from impasto.pixels.masks import Mask


class Canvas(Struct, frozen=True, kw_only=True):
    """What to make of an edit image, and of its mask: paths, and where it lies on which canvas; no box: as it is."""

    image: str
    target: str
    markup: str | None = None
    mask: str | None = None
    mask_target: str | None = None
    size: Size | None = None
    box: Box | None = None


def lay_out(order: Canvas) -> None:
    """Write the picture, and the mask where there is one, as png. Raises UnreadableImage, OSError."""
    from impasto.pixels.decode import decode
    from impasto.pixels.encode import encode
    from impasto.pixels.resample import resample

    pixels = decode(Path(order.image)).pixels
    if order.markup is not None:
        pixels = marked(pixels, decode(Path(order.markup)).pixels)
    if order.size is not None and order.box is not None:
        pixels = padded(resample(pixels, order.box.width, order.box.height), order.size, order.box)
    is_opaque = bool((pixels[..., 3] == 255).all())
    Path(order.target).write_bytes(encode(pixels[..., :3] if is_opaque else pixels, "png"))
    if order.mask is not None and order.mask_target is not None and order.size is not None and order.box is not None:
        _lay_mask(order.mask, order.mask_target, order.size, order.box)


def marked(pixels: "Pixels", markup: "Pixels") -> "Pixels":
    """An overlay drawn onto a picture of its size, both (H, W, 4)."""
    import numpy as np
    from PIL import Image

    return np.asarray(Image.alpha_composite(Image.fromarray(pixels), Image.fromarray(markup)))


def padded(plane: "Pixels", size: Size, box: Box) -> "Pixels":
    """A picture or a mask in its box of a canvas of this size, its edges drawn out over the margins."""
    import cv2
    import numpy as np

    below, right = size.height - box.y - box.height, size.width - box.x - box.width
    laid = cv2.copyMakeBorder(plane, box.y, below, box.x, right, cv2.BORDER_REPLICATE)
    return np.asarray(laid, np.uint8)


def _lay_mask(source: str, target: str, size: Size, box: Box) -> None:
    import numpy as np
    from PIL import Image

    from impasto.pixels.fit import fit_mask

    with Image.open(source) as file:
        mask: Mask = np.asarray(file.getchannel("A"))
    laid = padded(fit_mask(mask, box.width, box.height), size, box)
    # As the mask at the door: with alpha, whoever reads it once more reads the same.
    grey = Image.new("L", (size.width, size.height))
    Image.merge("LA", (grey, Image.fromarray(laid))).save(target, format="png", compress_level=1)
