"""Painting in oil."""

import cv2
import numpy as np

from illustrator.style import Look
from illustrator.styles._brush import Brush, Painting, flow, lay_strokes, smeared
from illustrator.styles._canvas import (
    Pixels,
    Plane,
    blend,
    busyness,
    enlarged,
    full_unit,
    joined,
    lit_tile,
    luma,
    noise,
    parted,
    ramp,
    textured,
    tile,
)
from illustrator.styles._colours import saturated


def painted(canvas: Pixels, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    unit = look.unit
    model = saturated(smeared(colour, 3.5 * unit), 1.14)
    wander = noise(look, "wander", colour.shape, 300) * np.float32(0.8) + np.float32(0.2)
    angles = flow(colour, 7 * unit, wander)
    busy = busyness(colour, 6 * unit, 3.5 * unit, (3, 34))
    painting = Painting.on(_ground(model))
    fine = 1 / look.detail**0.5
    broad = Brush(36 * unit * fine, 120 * unit * fine, 20 * unit * fine, 0.6, 0.5, 9, 0.2)
    middle = Brush(18 * unit * fine, 60 * unit * fine, 12 * unit * fine, 0.55, 0.45, 8, 0.15)
    small = Brush(7 * unit * fine, 26 * unit * fine, 5.2 * unit * fine, 0.6, 0.35, 4, 0.12)
    lay_strokes(painting, cv2.GaussianBlur(model, (0, 0), 5 * unit), angles, broad, look, "broad")
    lay_strokes(
        painting, cv2.GaussianBlur(model, (0, 0), 1.6 * unit), angles, middle, look, "middle", busy * 0.75 + 0.3
    )
    lay_strokes(painting, model, angles, small, look, "small", ramp(busy, 0.12, 0.6))
    if look.detail > 1.2:
        tiny = Brush(4 * unit, 15 * unit, 3.4 * unit, 0.5, 0.3, 3, 0.1)
        lay_strokes(painting, colour, angles, tiny, look, "tiny", ramp(busy, 0.3, 0.9))
    _sharpen(painting, model, busy)
    _light(painting, unit)
    large = enlarged(painting.colour, look)
    textured(large, _weave(look), 0.05)
    return joined(large, None if alpha is None else enlarged(alpha, look))


def _ground(model: Pixels) -> Pixels:
    """The toned canvas, which shines through where the brush leaves gaps: the picture's own colour, warm and dark."""
    tone = model.reshape(-1, 3).mean(axis=0) * np.array([0.55, 0.66, 0.82])
    ground = np.asarray(cv2.GaussianBlur(model, (0, 0), 4), np.uint8)
    blend(ground, tuple(int(v) for v in tone), (1 - luma(ground)) * np.float32(0.3) + np.float32(0.06))
    return ground


def _sharpen(painting: Painting, model: Pixels, busy: Plane) -> None:
    """Where strokes blurred what matters (eyes, windows), the model is drawn back into the wet paint."""
    lost = np.abs(painting.colour.astype(np.int16) - model).max(axis=2).astype(np.float32)
    share = ramp(lost, 18, 52) * ramp(busy, 0.12, 0.5) * np.float32(0.88)
    share = np.maximum(share, ramp(lost, 40, 90) * np.float32(0.8))
    mixed = painting.colour.astype(np.float32)
    mixed += (model - mixed) * share[..., None]
    painting.colour = np.clip(mixed, 0, 255).astype(np.uint8)


def _light(painting: Painting, unit: float) -> None:
    """The light that rakes over thick paint."""
    body = cv2.GaussianBlur(painting.body, (0, 0), max(0.95 * unit, 0.5))
    lean = cv2.Sobel(body, cv2.CV_32F, 1, 0) * np.float32(0.55) + cv2.Sobel(body, cv2.CV_32F, 0, 1) * np.float32(0.83)
    lean = np.clip(lean * np.float32(0.052), -0.08, 0.11)
    # The rims of strokes are hard to the pixel until here.
    colour = cv2.GaussianBlur(painting.colour, (0, 0), 0.62).astype(np.float32)
    colour *= 1 + lean[..., None]
    colour += np.clip(lean - np.float32(0.08), 0, 1)[..., None] * np.float32(110)
    painting.colour = np.clip(colour, 0, 255).astype(np.uint8)


def _weave(look: Look) -> Plane:
    """Linen: threads over and under each other, uneven."""
    unit = full_unit(look)
    size = 512
    pitch = size / max(round(size / (5.2 * unit)), 1) if 5.2 * unit > 2.2 else 2.2
    t = np.arange(size, dtype=np.float32) * np.float32(2 * np.pi / pitch)
    threads = np.sin(t)[None] * np.float32(1) + np.sin(t)[:, None]
    checks = np.sin(t / 2)[None] * np.sin(t / 2)[:, None]
    height = threads * np.float32(0.25) + checks * np.float32(0.5) + tile(look, "linen", (1.1, 0.35), unit=unit)
    return lit_tile(height.astype(np.float32), 0.5)
