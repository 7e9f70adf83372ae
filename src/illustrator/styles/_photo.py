"""What a lens and a film do: focus, bloom, falloff, grade, grain."""

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import (
    Pixels,
    Plane,
    bands,
    blurred,
    enlarged,
    full_unit,
    joined,
    noise,
    parted,
    ramp,
    tile,
    tiled,
)


def developed(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    if bodies is not None and alpha is None:
        colour = _focused(colour, bodies, look)
    surface = _surface(look, colour.shape)
    graded = _graded(colour, surface, alpha is None, look)
    large = enlarged(graded, look)
    _grain(large, look)
    return joined(large, None if alpha is None else enlarged(alpha, look))


def _focused(colour: Pixels, bodies: NDArray[np.uint8], look: Look) -> Pixels:
    """The setting goes out of focus, the layers that were laid first the most, all less towards the picture's foot.

    Blurred without what stands before them, so that no colour of the near leaks into the far.
    """
    first = look.first_body
    if first < 2:
        return colour
    rank = np.zeros(256, np.float32)
    rank[:first] = 1 - 0.45 * np.arange(first) / first
    far = rank[bodies]
    down = np.linspace(0, 1, colour.shape[0], dtype=np.float32)[:, None]
    far *= 1 - ramp(down, 0.5, 0.92)
    solid = (far > 0.02).astype(np.float32)
    weight = np.maximum(blurred(solid, 6.5 * look.unit), 1e-3)
    soft = blurred(colour.astype(np.float32) * solid[..., None], 6.5 * look.unit)
    out = np.empty_like(colour)
    for band in bands(colour.shape[0]):
        share = np.clip(far[band] * 1.5, 0, 1)[..., None]
        here = colour[band].astype(np.float32)
        here += (soft[band] / weight[band][..., None] - here) * share
        out[band] = np.clip(here, 0, 255).astype(np.uint8)
    return out


def _surface(look: Look, shape: tuple[int, ...]) -> Plane:
    """No real surface is even: a little mottling at several sizes."""
    octaves = 2 if look.detail < 0.9 else 3 if look.detail < 1.2 else 4
    return np.asarray(noise(look, "mottle", shape, 44, octaves) * np.float32(0.03), np.float32)


def _graded(colour: Pixels, surface: Plane, has_frame: bool, look: Look) -> Pixels:
    h, w = colour.shape[:2]
    light = colour.astype(np.float32) * np.float32(1 / 255)
    bright = light * ramp(light.max(axis=2), 0.84, 1.0)[..., None]
    bloom = blurred(bright, 9 * look.unit) * np.float32(0.12) + blurred(bright, 42 * look.unit) * np.float32(0.07)
    ys = (np.arange(h, dtype=np.float32)[:, None] / np.float32(h) - np.float32(0.5)) * np.float32(2)
    xs = (np.arange(w, dtype=np.float32)[None] / np.float32(w) - np.float32(0.5)) * np.float32(2)
    out = np.empty_like(colour)
    for band in bands(h):
        part = 1 - (1 - light[band]) * (1 - np.minimum(bloom[band], 0.9))
        part *= 1 + surface[band][..., None]
        if has_frame:
            key = np.float32(1.02) - xs * np.float32(0.045) - ys[band] * np.float32(0.06)
            corner = np.clip((xs * xs + ys[band] ** 2) * np.float32(0.5), 0, 1)
            part *= (key * (1 - np.float32(0.30) * corner**2))[..., None]
        part = _toned(np.clip(part, 0, 1))
        out[band] = np.clip(part * 255 + np.float32(0.5), 0, 255).astype(np.uint8)
    return out


def _toned(part: Plane) -> Plane:
    """The grade: a gentle S, cooler shade, warmer light, colours a little quieter than paint."""
    grey = (part @ np.array([0.114, 0.587, 0.299], np.float32))[..., None]
    part = grey + (part - grey) * np.float32(0.92)
    part = part + np.float32(0.42) * part * (1 - part) * (2 * part - 1)
    shade, lit = (1 - grey) ** 2, grey**2
    part += shade * np.array([0.022, 0.006, -0.010], np.float32) + lit * np.array([-0.030, 0.004, 0.016], np.float32)
    return np.asarray(part * np.float32(0.975) + np.float32(0.012), np.float32)


def _grain(page: Pixels, look: Look) -> None:
    """Film grain: more in the middle tones than in light and dark."""
    unit = max(full_unit(look), 0.5)
    tones = [np.clip(tile(look, f"film {k}", (0.5, 1.0), unit=unit) * 16, -60, 60).astype(np.int8) for k in range(2)]
    weight = np.clip(np.sin(np.linspace(0, np.pi, 256)) * 60 + 24, 0, 90).astype(np.uint8)
    for band in bands(page.shape[0]):
        part = page[band]
        grey = tiled(tones[0].view(np.uint8), part.shape[0], part.shape[1], band.start).view(np.int8).astype(np.int16)
        tint = tiled(tones[1].view(np.uint8), part.shape[0], part.shape[1], band.start).view(np.int8).astype(np.int16)
        much = weight[cv2.cvtColor(part, cv2.COLOR_BGR2GRAY)].astype(np.int16)
        move = (grey * much) >> 8
        stray = (tint * much) >> 10
        moved = part.astype(np.int16) + move[..., None]
        moved[..., 0] += stray
        moved[..., 2] -= stray
        page[band] = np.clip(moved, 0, 255).astype(np.uint8)
