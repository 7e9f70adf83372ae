"""Pictures of one size laid over each other: resizing, blending in bands, pictures fitted into a frame."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]
Box = tuple[int, int, int, int]
SAME_SHAPE: Final = 0.01
_BAND: Final = 256


def bands(height: int) -> Iterator[slice]:
    for top in range(0, height, _BAND):
        yield slice(top, min(top + _BAND, height))


def resized(picture: NDArray[Any], width: int, height: int) -> NDArray[Any]:
    """The picture at a size, every pixel counting where it gets smaller. Straight alpha brings no hidden colour in."""
    h, w = picture.shape[:2]
    if (w, h) == (width, height):
        return picture
    way = cv2.INTER_AREA if width * height < w * h else cv2.INTER_LINEAR if picture.ndim == 2 else cv2.INTER_CUBIC
    if picture.ndim == 3 and picture.shape[2] == 4 and picture[..., 3].min() < 255:
        return _resized_soft(picture, width, height, way)
    return np.asarray(cv2.resize(picture, (width, height), interpolation=way))


def _resized_soft(picture: NDArray[Any], width: int, height: int, way: int) -> Pixels:
    if max(picture.shape[:2]) > 4 * max(width, height):  # first coarsely, or a large picture would cost much memory
        step = max(picture.shape[:2]) // (2 * max(width, height))
        picture = np.ascontiguousarray(picture[::step, ::step])
    alpha = np.ascontiguousarray(picture[..., 3])
    cover = cv2.merge([alpha, alpha, alpha])
    colour = cv2.multiply(np.ascontiguousarray(picture[..., :3]), cover, scale=1 / 255)
    colour, alpha = (cv2.resize(p, (width, height), interpolation=way) for p in (colour, alpha))
    out = np.empty((height, width, 4), np.uint8)
    for band in bands(height):
        much = np.maximum(alpha[band], 1).astype(np.float32)[..., None]
        out[band, :, :3] = np.clip(colour[band] * (np.float32(255) / much) + 0.5, 0, 255).astype(np.uint8)
    out[..., 3] = alpha
    return out


def at_most(picture: NDArray[Any], pixels: int) -> NDArray[Any]:
    """The picture with at most so many pixels."""
    h, w = picture.shape[:2]
    shrink = (pixels / (w * h)) ** 0.5
    return picture if shrink >= 1 else resized(picture, max(round(w * shrink), 1), max(round(h * shrink), 1))


def blend(base: Pixels, top: NDArray[Any], share: NDArray[Any]) -> None:
    """`share` (H, W) uint8 of `top` over `base`, in place; both (H, W, 3)."""
    for band in bands(base.shape[0]):
        much = share[band].astype(np.float32)[..., None] * np.float32(1 / 255)
        if not much.any():
            continue
        under = base[band].astype(np.float32)
        under += (top[band] - under) * much
        base[band] = np.clip(under + np.float32(0.5), 0, 255).astype(np.uint8)


def soft(plane: NDArray[Any], sigma: float) -> NDArray[Any]:
    """Gaussian blur; a wide one on a smaller picture."""
    shrink = max(sigma / 5, 1.0)
    if shrink < 1.5:
        return np.asarray(cv2.GaussianBlur(plane, (0, 0), max(sigma, 0.05), borderType=cv2.BORDER_REPLICATE))
    h, w = plane.shape[:2]
    small = cv2.resize(plane, (max(int(w / shrink), 1), max(int(h / shrink), 1)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / shrink, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR))


def byte(plane: NDArray[Any]) -> Pixels:
    """0 to 1 as 0 to 255."""
    return np.clip(plane * 255 + 0.5, 0, 255).astype(np.uint8)


def box_of(alpha: Pixels, least: int = 24) -> Box:
    """(x, y, width, height) of what is seen; zeros for nothing."""
    x, y, w, h = cv2.boundingRect(np.where(alpha >= least, 255, 0).astype(np.uint8))
    return int(x), int(y), int(w), int(h)


@dataclass(frozen=True, eq=False)
class Framed:
    """A picture in its frame: colours (H, W, 3), what of it is seen (H, W), and its place in the frame.

    Round a picture of another shape go margins, which are its own edges, far out of focus.
    """

    rgb: Pixels
    alpha: Pixels
    box: Box

    @property
    def has_margins(self) -> bool:
        return self.box[2:] != (self.rgb.shape[1], self.rgb.shape[0])

    def inside(self, plane: Pixels, margin: int) -> Pixels:
        """A plane of the frame with another value in the margins."""
        if not self.has_margins:
            return plane
        x, y, w, h = self.box
        out = np.full_like(plane, margin)
        out[y : y + h, x : x + w] = plane[y : y + h, x : x + w]
        return out


def place_in(width: int, height: int, to_width: int, to_height: int) -> Box:
    """Where a picture goes in a frame: all of it where the shapes agree, else as large as it fits, in the middle."""
    if abs(to_width * height / (width * to_height) - 1) <= SAME_SHAPE:
        return 0, 0, to_width, to_height
    scale = min(to_width / width, to_height / height)
    w, h = min(max(round(width * scale), 1), to_width), min(max(round(height * scale), 1), to_height)
    return (to_width - w) // 2, (to_height - h) // 2, w, h


def framed(picture: Pixels, width: int, height: int) -> Framed:
    box = place_in(picture.shape[1], picture.shape[0], width, height)
    x, y, w, h = box
    inner = resized(picture, w, h)
    alpha = np.full((height, width), 255, np.uint8)
    alpha[y : y + h, x : x + w] = inner[..., 3]
    rgb = np.ascontiguousarray(inner[..., :3])
    if (w, h) != (width, height):
        rgb = _with_margins(rgb, box, width, height)
    return Framed(rgb, alpha, box)


def _with_margins(rgb: Pixels, box: Box, width: int, height: int) -> Pixels:
    x, y, w, h = box
    scale = max(width / w, height / h)
    small = at_most(rgb, 60_000)
    cut_w, cut_h = (
        max(round(small.shape[1] * width / (w * scale)), 1),
        max(round(small.shape[0] * height / (h * scale)), 1),
    )
    left, top = (small.shape[1] - cut_w) // 2, (small.shape[0] - cut_h) // 2
    wide = np.ascontiguousarray(small[top : top + cut_h, left : left + cut_w])
    wide = soft(wide, max(wide.shape[:2]) / 24)
    out = np.array(cv2.resize(wide, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    out = np.array(cv2.convertScaleAbs(out, alpha=0.86), np.uint8)
    out[y : y + h, x : x + w] = rgb
    return np.asarray(out, np.uint8)


def framed_mask(mask: Pixels, box: Box, width: int, height: int) -> Pixels:
    """The mask (0 to edit) laid out like its picture; margins are to be edited."""
    x, y, w, h = box
    out = np.zeros((height, width), np.uint8)
    out[y : y + h, x : x + w] = resized(mask, w, h)
    return out
