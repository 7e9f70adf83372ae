"""Scene to pixels. The only file that knows the vector engine; its options belong to the thread that makes them.

Vectors are drawn at the full size. Soft layers are drawn at a capped working size and enlarged: a blur has no
detail to lose.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import resvg
from numpy.typing import NDArray
from resvg import usvg

from illustrator import light
from illustrator.light import Pixels
from illustrator.scene import SHORT_SIDE, Layer, Scene

_IDENTITY: Final = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


@dataclass(frozen=True)
class Effort:
    """What a quality buys: pixels for soft light, finer sampling of small pictures, grain, density of ornament."""

    soft_pixels: int
    oversample: int
    grain: float
    detail: float


EFFORTS: Final = {
    "low": Effort(160_000, 1, 0.0, 0.6),
    "medium": Effort(500_000, 1, 0.6, 1.0),
    "high": Effort(1_200_000, 2, 1.0, 1.35),
    "xhigh": Effort(1_600_000, 2, 1.0, 1.6),
    "max": Effort(2_000_000, 2, 1.0, 1.8),
}
_OVERSAMPLE_UP_TO: Final = 1_700_000


def rasterize(scene: Scene, width: int, height: int, effort: Effort, seed: int) -> NDArray[np.uint8]:
    """The scene at a size: (H, W, 4) sRGB, straight alpha."""
    sampling = effort.oversample if width * height <= _OVERSAMPLE_UP_TO else 1
    canvas: Pixels | None = None
    for layer in scene.layers:
        pixels = _layer(scene, layer, width, height, effort, sampling)
        if canvas is None and layer.blend == "over":
            canvas = pixels
            continue
        canvas = np.zeros((height, width, 4), np.uint8) if canvas is None else canvas
        x, y, w, h = light.drawn_box(pixels)
        _BLENDS[layer.blend](canvas[y : y + h, x : x + w], pixels[y : y + h, x : x + w])
    if canvas is None:
        canvas = np.zeros((height, width, 4), np.uint8)
    strength = effort.grain * max(scene.grain, 1.0)
    if strength > 0 and canvas[..., 3].min() == 255:
        light.grain(canvas, strength, seed)
    return _straight_rgba(canvas)


_BLENDS: Final = {"over": light.lay_over, "add": light.add_light, "multiply": light.multiply_into}


def _layer(scene: Scene, layer: Layer, width: int, height: int, effort: Effort, sampling: int) -> Pixels:
    if layer.blur > 0:
        return _soft(scene, layer, width, height, effort)
    pixels = _vector(scene, layer.svg, width * sampling, height * sampling)
    if sampling > 1:
        pixels = np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    if layer.relief > 0:
        radius = 14 * min(width, height) / SHORT_SIDE
        light.relief(pixels, layer.relief, radius)
    return pixels


def _soft(scene: Scene, layer: Layer, width: int, height: int, effort: Effort) -> Pixels:
    shrink = min(1.0, (effort.soft_pixels / (width * height)) ** 0.5)
    w, h = max(round(width * shrink), 1), max(round(height * shrink), 1)
    pixels = light.soften(_vector(scene, layer.svg, w, h), layer.blur * min(w, h) / SHORT_SIDE)
    if (w, h) != (width, height):
        pixels = np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)
    return pixels


def _vector(scene: Scene, fragment: str, width: int, height: int) -> Pixels:
    """A fragment drawn by resvg, BGRA premultiplied. The view is the scene's own shape, so nothing is stretched."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {scene.width:.4f} {scene.height:.4f}" preserveAspectRatio="none">'
    )
    tree = usvg.Tree.from_str(f"{head}{scene.sheet.defs}{fragment}</svg>", usvg.Options.default())
    png = np.frombuffer(resvg.render(tree, _IDENTITY), np.uint8)
    decoded = cv2.imdecode(png, cv2.IMREAD_UNCHANGED)
    if decoded is None:
        raise RuntimeError("the vector engine returned no picture")
    pixels = np.asarray(decoded, np.uint8)
    if pixels.shape[2] == 3:
        return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2BGRA), np.uint8)
    return _premultiplied(pixels)


def _premultiplied(pixels: Pixels) -> Pixels:
    alpha = pixels[..., 3]
    if alpha.min() == 255:
        return pixels
    whole = np.full_like(alpha, 255)
    return np.asarray(cv2.multiply(pixels, cv2.merge([alpha, alpha, alpha, whole]), scale=1 / 255), np.uint8)


def _straight_rgba(pixels: Pixels) -> Pixels:
    rgba = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGBA), np.uint8)
    if rgba[..., 3].min() == 255:
        return rgba
    for top in range(0, rgba.shape[0], 256):
        band = rgba[top : top + 256]
        alpha = band[..., 3:4].astype(np.float32)
        colour = band[..., :3] * (255 / np.maximum(alpha, 1))
        band[..., :3] = np.where(alpha > 0, np.clip(np.round(colour), 0, 255), 0).astype(np.uint8)
    return rgba
