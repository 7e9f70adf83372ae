"""What the provider draws: blotches that are never the same twice, and edits that a mask bounds, or does not."""

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
_RED = (0, 0, 255)  # as OpenCV orders the channels


def blotches(width: int, height: int, *, is_clear: bool) -> Pixels:
    """Coarse noise; with alpha all but a part of it is transparent."""
    coarse = np.random.default_rng().integers(0, 256, (height // 16, width // 16, 3), np.uint8)
    pixels = np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8)
    if not is_clear:
        return pixels
    alpha = np.zeros((height, width), np.uint8)
    alpha[height // 4 : height // 2, width // 4 : width // 2] = 255
    return np.dstack([pixels, alpha])


def repainted(original_file: bytes, mask_file: bytes, polarity: str, size: tuple[int, int]) -> Pixels:
    """The edit image, red where the mask is transparent, or white, or everywhere."""
    original, mask = decoded(original_file), decoded(mask_file)
    where = {"white": mask[..., 0] == 255, "ignored": np.ones(mask.shape[:2], bool)}.get(polarity, mask[..., 3] == 0)
    pixels = original[..., :3].copy()
    pixels[where] = _RED
    return np.asarray(cv2.resize(pixels, size), np.uint8)


def encoded(pixels: Pixels, fmt: str, quality: int) -> bytes:
    """A file of this format."""
    options: Mapping[str, Sequence[int]] = {
        "jpeg": [cv2.IMWRITE_JPEG_QUALITY, quality],
        "webp": [cv2.IMWRITE_WEBP_QUALITY, quality],
    }
    return cv2.imencode(f".{fmt}", pixels, options.get(fmt, []))[1].tobytes()


def decoded(data: bytes) -> Pixels:
    """The pixels of a file, with their alpha."""
    found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert found is not None
    return np.asarray(found, np.uint8)
