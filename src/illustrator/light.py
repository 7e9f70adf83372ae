"""Light on finished pixels: blur, relief, grain.

Arrays are uint8 (H, W, 4), premultiplied, in the channel order of raster.py.
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
_BAND: Final = 256
_SHADING_PIXELS: Final = 330_000
_LIGHT_X, _LIGHT_Y = -0.55, -0.83
# For blue, green and red: how white the light is, and how deep the shade. The one is warm, the other cool.
_TINTS: Final = ((0.84, 0.97, 1.0), (0.84, 1.04, 1.1))


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


def relief(pixels: Pixels, strength: float, unit: float) -> None:
    """Lights a flat layer in place from the upper left as a body: its alpha is taken as its form.

    It gets a light and a shaded side, light thrown back into the shade at the far edge, and a soft gleam. All of this
    is smooth, so it is worked out on at most a third of a megapixel of the part that is drawn on, then enlarged.
    """
    x, y, w, h = drawn_box(pixels)
    if w == 0:
        return
    part = pixels[y : y + h, x : x + w]
    shrink = max(1.0, (w * h / _SHADING_PIXELS) ** 0.5)
    size = (max(round(w / shrink), 1), max(round(h / shrink), 1))
    alpha = np.asarray(cv2.resize(part[..., 3], size, interpolation=cv2.INTER_AREA), np.uint8)
    bright, dark = _form(alpha, strength, unit / shrink)
    for top in range(0, h, _BAND):
        band = part[top : top + _BAND]
        share = top / h, (top + band.shape[0]) / h
        lit = _rows(bright, *share, w, band.shape[0])
        shaded = _rows(dark, *share, w, band.shape[0])
        cover = band[..., 3].astype(np.float32)
        for channel, (warmth, depth) in enumerate(zip(*_TINTS, strict=True)):
            plane = band[..., channel].astype(np.float32)
            plane += (cover - plane) * (lit * warmth)
            plane *= 1 - shaded * depth
            band[..., channel] = np.clip(plane, 0, cover).astype(np.uint8)


def _form(alpha: NDArray[np.uint8], strength: float, unit: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How much is added to and taken from each pixel of a body: two planes, 0 to about .5."""
    wide = min(max(0.11 * float(alpha.mean() / 255 * alpha.size) ** 0.5, 9 * unit), 46 * unit)
    pad = int(wide * 1.6) + 2
    # In floating point: the steps of eight bits would show as a weave, since slopes are small.
    padded = np.asarray(cv2.copyMakeBorder(alpha, pad, pad, pad, pad, cv2.BORDER_CONSTANT), np.float32)
    padded *= np.float32(1 / 255)
    body, slope = _surface(padded, wide)
    edge, crest = _surface(padded, max(4.5 * unit, 0.5))
    shading = slope * 1.25 + crest * 0.42
    bright = np.clip(shading, 0, 0.9) * strength
    gleam = np.clip(1 - np.abs(slope - 0.3) * 9, 0, 1) * np.clip(body * 2.2 - 1.1, 0, 1)
    bright += gleam * (0.16 * strength)
    # Light comes back from the ground into the outermost part of the shade.
    back = np.clip(1.75 - edge * 1.6, 0.45, 1)
    dark = np.clip(-shading, 0, 0.8) * strength * (1.45 - 0.75 * back)
    inner = slice(pad, -pad)
    return np.asarray(np.minimum(bright, 0.5)[inner, inner]), np.asarray(np.minimum(dark, 0.6)[inner, inner])


def _surface(plane: NDArray[np.float32], sigma: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A plane smoothed into a surface, and how far that leans towards the light over a length of `sigma`.

    Both come from a small plane; the slope is taken there, since that of an enlarged surface shows the seams.
    """
    shrink = max(sigma / 5, 1.0)
    h, w = plane.shape
    size = (max(round(w / shrink), 1), max(round(h / shrink), 1))
    small = cv2.GaussianBlur(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), (0, 0), sigma / shrink)
    lean = cv2.Sobel(small, cv2.CV_32F, 1, 0, scale=-_LIGHT_X / 8 * sigma / shrink)
    lean = cv2.scaleAdd(cv2.Sobel(small, cv2.CV_32F, 0, 1, scale=sigma / shrink / 8), -_LIGHT_Y, lean)
    large = cv2.resize(cv2.merge([small, lean]), (w, h), interpolation=cv2.INTER_CUBIC)
    return np.asarray(large[..., 0], np.float32), np.asarray(large[..., 1], np.float32)


def solid(pixels: Pixels) -> NDArray[np.bool_]:
    """Where a layer covers what is below it: not where it is a glow, a mist or a pool of light without an edge."""
    alpha = np.ascontiguousarray(pixels[..., 3])
    full = cv2.threshold(alpha, 215, 255, cv2.THRESH_BINARY)[1]
    return np.asarray((alpha > 127) & (cv2.dilate(full, np.ones((3, 3), np.uint8)) > 0))


def rim(pixels: Pixels, strength: float, width: float) -> None:
    """The cut edge of a sheet, in place: a thin bright line towards the light, a thin dark one away from it."""
    x, y, w, h = drawn_box(pixels)
    if w == 0:
        return
    part = pixels[y : y + h, x : x + w]
    alpha = cv2.copyMakeBorder(np.ascontiguousarray(part[..., 3]), 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    step = max(width, 1.0)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    back = np.array([[1, 0, 1 - step * 0.55], [0, 1, 1 - step * 0.83]], np.float32)
    ahead = np.array([[1, 0, 1 + step * 0.55], [0, 1, 1 + step * 0.83]], np.float32)
    border = cv2.BORDER_REPLICATE
    lit = cv2.subtract(part[..., 3], cv2.warpAffine(alpha, back, (w, h), flags=flags, borderMode=border))
    dim = cv2.subtract(part[..., 3], cv2.warpAffine(alpha, ahead, (w, h), flags=flags, borderMode=border))
    lit = cv2.convertScaleAbs(lit, alpha=strength)
    dim = cv2.convertScaleAbs(dim, alpha=strength * 0.45)
    bright = cv2.merge([lit, lit, lit, np.zeros_like(lit)])
    room = cv2.subtract(_spread(part[..., 3]), part)
    part[:] = cv2.add(part, cv2.multiply(room, bright, scale=1 / 255))
    part[:] = cv2.subtract(part, cv2.multiply(part, cv2.merge([dim, dim, dim, np.zeros_like(dim)]), scale=1 / 255))


def _rows(plane: NDArray[np.float32], start: float, end: float, width: int, height: int) -> NDArray[np.float32]:
    """The rows of a small plane between two shares of its height, enlarged; neighbours join without a seam."""
    rows = plane.shape[0]
    scale_x, scale_y = plane.shape[1] / width, (end - start) * rows / height
    move = np.array([[scale_x, 0, scale_x / 2 - 0.5], [0, scale_y, start * rows + scale_y / 2 - 0.5]], np.float32)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(plane, move, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE), np.float32
    )


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
