"""What the finishes share: colour without its alpha, noise in scene units, paper, sizes."""

import zlib
from collections.abc import Iterator
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]
# What OpenCV hands back, whose types say no more than that it is an array.
Grid = NDArray[Any]
TILE: Final = 512
_BAND: Final = 256


def dice(look: Look, name: str) -> np.random.Generator:
    """A generator of its own for each use, so that adding one leaves the others as they were."""
    return np.random.Generator(np.random.PCG64([look.seed & 0xFFFFFFFF, look.seed >> 32, zlib.crc32(name.encode())]))


def parted(canvas: Pixels, look: Look) -> tuple[Pixels, Pixels | None]:
    """The colours (H, W, 3) without the alpha, and the alpha, None for a picture that has none.

    Where nothing is drawn the colours of the neighbourhood go on, so that a brush finds paint there.
    """
    if not look.is_transparent:
        return np.ascontiguousarray(canvas[..., :3]), None
    alpha = np.ascontiguousarray(canvas[..., 3])
    spread = canvas.astype(np.float32)
    for sigma in (3.0, 12.0, 48.0):
        wide = _far_blur(canvas, sigma)
        spread += wide * np.clip(1 - spread[..., 3:] / 255, 0, 1)
    colour = spread[..., :3] * (255 / np.maximum(spread[..., 3:], 1))
    return np.clip(colour, 0, 255).astype(np.uint8), alpha


def _far_blur(canvas: Pixels, sigma: float) -> Plane:
    h, w = canvas.shape[:2]
    shrink = max(sigma / 3, 1)
    small = cv2.resize(canvas, (max(int(w / shrink), 1), max(int(h / shrink), 1)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small.astype(np.float32), (0, 0), sigma / shrink)
    return np.asarray(cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR), np.float32)


def joined(colour: Pixels, alpha: Pixels | None) -> Pixels:
    """The canvas again: premultiplied."""
    if alpha is None:
        return np.asarray(cv2.cvtColor(colour, cv2.COLOR_BGR2BGRA), np.uint8)
    cover = cv2.merge([alpha, alpha, alpha])
    return np.dstack([cv2.multiply(colour, cover, scale=1 / 255), alpha])


def enlarged(picture: Grid, look: Look) -> Pixels:
    """At the size of the wanted picture."""
    if picture.shape[1::-1] == (look.width, look.height):
        return picture
    shrinks = picture.shape[1] > look.width
    way = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, (look.width, look.height), interpolation=way), np.uint8)


def enlarged_plane(plane: Grid, look: Look) -> Plane:
    if plane.shape[1::-1] == (look.width, look.height):
        return plane
    return np.asarray(cv2.resize(plane, (look.width, look.height), interpolation=cv2.INTER_CUBIC), np.float32)


def full_unit(look: Look) -> float:
    """The length of a scene unit in pixels of the wanted picture."""
    return min(look.width, look.height) / 1000


def bands(height: int) -> Iterator[slice]:
    for top in range(0, height, _BAND):
        yield slice(top, min(top + _BAND, height))


def noise(look: Look, name: str, shape: tuple[int, ...], size: float, octaves: int = 1) -> Plane:
    """Smooth noise, about -1 to 1, its grain `size` scene units: the same picture of it at every size."""
    h, w = shape[:2]
    unit = min(h, w) / 1000
    rng = dice(look, name)
    total = np.zeros((h, w), np.float32)
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    for octave in range(octaves):
        step = size * unit / 2**octave
        grid = rng.standard_normal((int(h / step + 1e-6) + 4, int(w / step + 1e-6) + 4), dtype=np.float32)
        move = np.array([[1 / step, 0, 1.2], [0, 1 / step, 1.2]], np.float32)
        total += cv2.warpAffine(grid, move, (w, h), flags=flags) * np.float32(0.5 ** (octave + 1))
    return total


def busyness(colour: Pixels, near: float, around: float, span: tuple[float, float]) -> Plane:
    """Where there is detail, 0 to 1: how much pixels differ from those near them (sigmas in pixels, span in LAB)."""
    lab = cv2.cvtColor(colour, cv2.COLOR_BGR2LAB).astype(np.float32)
    change = np.abs(lab - blurred(lab, near)).sum(axis=2)
    return ramp(blurred(change, around), *span)


def tile(look: Look, name: str, *sizes: tuple[float, float], unit: float) -> Plane:
    """A square of noise that joins itself at its edges: a sum of grains (size in scene units, weight)."""
    rng = dice(look, name)
    total = np.zeros((TILE, TILE), np.float32)
    for size, weight in sizes:
        sigma = max(size * unit, 0.3)
        grain = rng.standard_normal((TILE, TILE), dtype=np.float32)
        pad = min(int(sigma * 3) + 2, TILE)
        soft = cv2.GaussianBlur(cv2.copyMakeBorder(grain, pad, pad, pad, pad, cv2.BORDER_WRAP), (0, 0), sigma)
        soft = soft[pad:-pad, pad:-pad]
        total += soft * np.float32(weight / max(float(soft.std()), 1e-6))
    return total


def tiled(one: Pixels, height: int, width: int, top: int = 0) -> Pixels:
    """A tile repeated over rows from `top` on."""
    rows = np.arange(top, top + height) % one.shape[0]
    return np.tile(one[rows], (1, -(-width // one.shape[1])))[:, :width]


def lit_tile(height: Plane, depth: float) -> Plane:
    """A tile taken as a surface, lit from the upper left: about -1 to 1."""
    wrapped = cv2.copyMakeBorder(height, 1, 1, 1, 1, cv2.BORDER_WRAP)
    lean = wrapped[2:, 1:-1] - wrapped[:-2, 1:-1] + wrapped[1:-1, 2:] - wrapped[1:-1, :-2]
    return np.asarray(np.clip(lean * depth, -1, 1), np.float32)


def textured(colour: Pixels, light: Grid, strength: float) -> None:
    """Multiplies colours by a tile of light (-1 to 1), in place: paper, canvas, plaster."""
    factor = np.clip(200 * (1 + light * strength), 0, 255).astype(np.uint8)
    h, w = colour.shape[:2]
    for band in bands(h):
        rows = tiled(factor, band.stop - band.start, w, band.start)
        colour[band] = cv2.multiply(colour[band], cv2.merge([rows, rows, rows]), scale=1 / 200)


def blurred(plane: Grid, sigma: float) -> Plane:
    """Gaussian blur of a plane or picture in floating point; wide ones on a smaller copy."""
    shrink = max(sigma / 5, 1.0)
    h, w = plane.shape[:2]
    if shrink < 1.6:
        return np.asarray(cv2.GaussianBlur(plane, (0, 0), max(sigma, 0.05)), np.float32)
    small = cv2.resize(plane, (max(round(w / shrink), 1), max(round(h / shrink), 1)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / shrink)
    return np.asarray(cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR), np.float32)


def ramp(plane: Grid, low: float, high: float) -> Plane:
    """0 below `low`, 1 above `high`, smooth between."""
    t = np.clip((plane - np.float32(low)) * np.float32(1 / (high - low)), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def luma(colour: Grid) -> Plane:
    return cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY).astype(np.float32) * np.float32(1 / 255)


def blend(colour: Pixels, other: Grid | tuple[int, ...], share: Grid) -> None:
    """Mixes `share` (0 to 1) of another picture, or one colour, into a picture, in place."""
    for band in bands(colour.shape[0]):
        s = share[band][..., None]
        there = np.asarray(other, np.float32) if isinstance(other, tuple) else other[band].astype(np.float32)
        here = colour[band].astype(np.float32)
        here += (there - here) * s
        colour[band] = np.clip(here + 0.5, 0, 255).astype(np.uint8)


def hexed(colour: str) -> tuple[int, int, int]:
    """`#rrggbb` in the order of the canvas."""
    value = int(colour[1:7], 16)
    return value & 255, value >> 8 & 255, value >> 16 & 255


def warped(picture: Grid, dx: Grid, dy: Grid, way: int = cv2.INTER_LINEAR) -> Grid:
    """Each pixel taken from a place moved by (dx, dy) pixels."""
    h, w = picture.shape[:2]
    xs = np.arange(w, dtype=np.float32)[None] + dx
    ys = np.arange(h, dtype=np.float32)[:, None] + dy
    return np.asarray(cv2.remap(picture, xs, ys, way, borderMode=cv2.BORDER_REPLICATE), picture.dtype)
