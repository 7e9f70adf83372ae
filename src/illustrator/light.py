"""Light on finished pixels: blur, relief, grain.

Arrays are uint8 (H, W, 4), premultiplied, in the channel order of raster.py.
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
_BAND: Final = 256
_SHADING_PIXELS: Final = 900_000
_LIGHT_X, _LIGHT_Y = -0.55, -0.83


def soften(pixels: Pixels, sigma: float) -> Pixels:
    """Gaussian blur; a wide one is done on a smaller picture, where it costs the same and looks the same."""
    shrink = 1
    while sigma / shrink > 6:
        shrink *= 2
    if shrink == 1:
        return np.asarray(cv2.GaussianBlur(pixels, (0, 0), max(sigma, 0.01)), np.uint8)
    h, w = pixels.shape[:2]
    size = (max(w // shrink, 1), max(h // shrink, 1))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / shrink)
    return np.asarray(cv2.resize(small, (w, h), interpolation=cv2.INTER_CUBIC), np.uint8)


def relief(pixels: Pixels, strength: float, radius: float) -> None:
    """Lights a flat layer in place from the upper left, its alpha taken as a height: bright above, dark below.

    The shading is smooth, so it is worked out on at most a megapixel of the part that is drawn on, then enlarged.
    """
    x, y, w, h = drawn_box(pixels)
    if w == 0:
        return
    part = pixels[y : y + h, x : x + w]
    shrink = max(1.0, (w * h / _SHADING_PIXELS) ** 0.5)
    size = (max(round(w / shrink), 1), max(round(h / shrink), 1))
    alpha = np.asarray(cv2.resize(part[..., 3], size, interpolation=cv2.INTER_AREA), np.uint8)
    shading = _shading(alpha, strength, radius / shrink)
    for top in range(0, h, _BAND):
        band = part[top : top + _BAND]
        rows = _rows(shading, top / h, (top + band.shape[0]) / h, w, band.shape[0])
        cover = band[..., 3].astype(np.float32)
        for channel in range(3):
            plane = band[..., channel].astype(np.float32)
            plane += (cover - plane) * np.maximum(rows, 0)
            plane *= 1 + np.minimum(rows, 0)
            band[..., channel] = np.clip(plane, 0, cover).astype(np.uint8)


def _shading(alpha: NDArray[np.uint8], strength: float, radius: float) -> NDArray[np.float32]:
    pad = int(radius * 2) + 2
    padded = np.asarray(cv2.copyMakeBorder(alpha, pad, pad, pad, pad, cv2.BORDER_CONSTANT), np.uint8)
    height = soften(padded, radius).astype(np.float32) / 255
    height += soften(padded, radius * 0.35).astype(np.float32) * (0.5 / 255)
    slope = cv2.Sobel(height, cv2.CV_32F, 1, 0) * _LIGHT_X + cv2.Sobel(height, cv2.CV_32F, 0, 1) * _LIGHT_Y
    shading = np.clip(slope * (-strength * radius * 0.16), -0.5, 0.5)
    return np.asarray(shading[pad:-pad, pad:-pad], np.float32)


def _rows(plane: NDArray[np.float32], start: float, end: float, width: int, height: int) -> NDArray[np.float32]:
    """The rows of a small plane between two shares of its height, enlarged; neighbours join without a seam."""
    rows = plane.shape[0]
    scale_x, scale_y = plane.shape[1] / width, (end - start) * rows / height
    move = np.array([[scale_x, 0, scale_x / 2 - 0.5], [0, scale_y, start * rows + scale_y / 2 - 0.5]], np.float32)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(plane, move, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE), np.float32
    )


def outline_into(outlines: NDArray[np.uint8], pixels: Pixels, unit: float) -> None:
    """Adds a layer's own edges to a map of outlines in place (0 none, 255 full), and hides what the layer covers."""
    alpha = pixels[..., 3]
    cv2.multiply(outlines, 255 - alpha, outlines, scale=1 / 255)
    size = max(round(2.2 * unit) | 1, 3)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    rim = cv2.morphologyEx(alpha, cv2.MORPH_GRADIENT, kernel)
    tones = cv2.morphologyEx(pixels[..., :3], cv2.MORPH_GRADIENT, kernel).max(axis=2)
    np.maximum(outlines, rim, out=outlines)
    np.maximum(outlines, cv2.convertScaleAbs(np.where(tones > 14, tones, 0).astype(np.uint8), alpha=2.4), out=outlines)


def tint(pixels: Pixels, colour: str) -> None:
    """Multiplies a layer by the colour (`#rrggbb`) of the light that falls on it, in place."""
    for channel, start in enumerate((5, 3, 1)):
        pixels[..., channel] = cv2.convertScaleAbs(pixels[..., channel], alpha=int(colour[start : start + 2], 16) / 255)


def drawn_box(pixels: Pixels) -> tuple[int, int, int, int]:
    """(x, y, width, height) of what is not fully transparent; zeros for nothing."""
    x, y, w, h = cv2.boundingRect(np.ascontiguousarray(pixels[..., 3]))
    return int(x), int(y), int(w), int(h)


def grain(pixels: Pixels, strength: float, seed: int) -> None:
    """Paper and dither in place: hides the steps of 8-bit gradients. Nothing is added where nothing is drawn."""
    rng = np.random.Generator(np.random.PCG64(seed))
    tile = rng.normal(0.0, strength, (512, 512)).astype(np.float32)
    if strength > 1.5:
        tile += cv2.GaussianBlur(tile, (0, 0), 1.2) * 1.5
    noise = np.clip(np.round(tile), -24, 24).astype(np.int16)
    h, w = pixels.shape[:2]
    for top in range(0, h, _BAND):
        rows = min(_BAND, h - top)
        strip = np.tile(noise[top % 512 : top % 512 + rows], (1, -(-w // 512)))[:, :w, None]
        band = pixels[top : top + rows]
        moved = band[..., :3].astype(np.int16) + strip
        band[..., :3] = np.clip(moved, 0, band[..., 3:4]).astype(np.uint8)


def lay_over(base: Pixels, top: Pixels) -> None:
    """Porter-Duff over, in place, in bands to keep the memory small."""
    for y in range(0, base.shape[0], _BAND):
        b, t = base[y : y + _BAND], top[y : y + _BAND]
        b[:] = cv2.add(cv2.multiply(b, _spread(255 - t[..., 3]), scale=1 / 255), t)


def add_light(base: Pixels, top: Pixels) -> None:
    """Adds light, in place; on an empty ground the light brings its own alpha."""
    for y in range(0, base.shape[0], _BAND):
        b, t = base[y : y + _BAND], top[y : y + _BAND]
        over = cv2.add(cv2.multiply(b[..., 3], 255 - t[..., 3], scale=1 / 255), t[..., 3])
        b[:] = cv2.add(b, t)
        b[..., 3] = over
        b[..., :3] = np.minimum(b[..., :3], b[..., 3:4])


def multiply_into(base: Pixels, top: Pixels) -> None:
    """Darkens the base by the top's colour, in place; the base keeps its alpha."""
    for y in range(0, base.shape[0], _BAND):
        b, t = base[y : y + _BAND], top[y : y + _BAND]
        factor = cv2.add(t, _spread(255 - t[..., 3]))
        factor[..., 3] = 255
        b[:] = cv2.multiply(b, factor, scale=1 / 255)


def _spread(plane: NDArray[np.uint8]) -> Pixels:
    return np.asarray(cv2.merge([plane, plane, plane, plane]), np.uint8)
