"""Tubes of gas: a hot core, a coloured body, and light in the air around them."""

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import Pixels, Plane, bands, blurred, enlarged, enlarged_plane, full_unit, noise, parted
from illustrator.styles._lines import silhouettes, tone_edges


def lit(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    unit = look.unit
    field = _tubes(colour, bodies, alpha, look)
    gas = _gas(colour, unit)
    flicker = np.clip(np.float32(0.92) + noise(look, "flicker", colour.shape, 190, 1) * np.float32(0.2), 0.6, 1.1)
    glow = gas * (np.clip(field * np.float32(1.4), 0, 1) * flicker)[..., None]
    # Where many tubes are close together each burns lower, or they would melt into one white patch.
    glow /= (1 + np.clip(blurred(field, 16 * unit) - np.float32(0.22), 0, 1) * np.float32(5))[..., None]
    light = np.zeros(colour.shape, np.float32)
    for sigma, share in ((3.5, 0.55), (11, 0.85), (34, 1.25), (90, 1.5)) if look.detail >= 1 else ((5, 0.8), (30, 1.8)):
        light += blurred(glow, sigma * unit) * np.float32(share)
    # The eye gets used to a picture full of light.
    light *= np.float32(min(1.0, 0.2 / max(float(light.mean()), 1e-3)) ** 0.7)
    fill = blurred(colour.astype(np.float32) * np.float32(1 / 255), 1.2 * unit)
    # Only colour shows through faintly: a bright grey wall is as dark as any.
    fill -= fill.min(axis=2, keepdims=True) * np.float32(0.82)
    inside = fill * fill * np.float32(0.13) + fill * np.float32(0.008)
    if alpha is None:
        light += inside + _wall(look, colour.shape)
    else:
        light += inside * (alpha.astype(np.float32) / 255)[..., None]
    return _exposed(light, field, gas, alpha, look)


def _tubes(colour: Pixels, bodies: NDArray[np.uint8] | None, alpha: Pixels | None, look: Look) -> Plane:
    unit = look.unit
    width = 6.0 * unit
    inner = tone_edges(colour, 4.4 * unit, 0.05)
    if bodies is None:
        return inner
    return np.asarray(np.maximum(silhouettes(bodies, alpha, width), inner * np.float32(0.9)), np.float32)


def _gas(colour: Pixels, unit: float) -> Plane:
    """The colour of the tubes: that of what they go round, as pure and bright as gas burns. Linear light, 0 to 1."""
    soft = cv2.GaussianBlur(cv2.dilate(colour, np.ones((3, 3), np.uint8)), (0, 0), 3.2 * unit)
    hsv = cv2.cvtColor(soft, cv2.COLOR_BGR2HSV)
    hue, strength = hsv[..., 0], hsv[..., 1]
    # What is grey burns as a cold white, the rest in its own hue.
    pure = cv2.LUT(strength, np.clip(np.arange(256) * 3.6 - 20, 110, 244).astype(np.uint8))
    bright = np.full_like(hue, 255)
    vivid = cv2.cvtColor(cv2.merge([hue, pure, bright]), cv2.COLOR_HSV2BGR).astype(np.float32) * np.float32(1 / 255)
    cold = np.array([1.0, 0.82, 0.72], np.float32)
    grey = np.clip(1 - strength.astype(np.float32) / 34, 0, 1)[..., None]
    vivid += (cold - vivid) * grey
    return np.asarray(blurred(vivid * vivid, 2 * unit), np.float32)


def _wall(look: Look, shape: tuple[int, ...]) -> Plane:
    """A dark wall: violet above, blue below, uneven."""
    down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None, None]
    top, foot = np.array([0.030, 0.008, 0.018], np.float32), np.array([0.016, 0.005, 0.007], np.float32)
    uneven = 1 + noise(look, "wall", shape, 120, 3)[..., None] * np.float32(0.25)
    return np.asarray((top + (foot - top) * down) * uneven, np.float32)


def _exposed(light: Plane, field: Plane, gas: Plane, alpha: Pixels | None, look: Look) -> Pixels:
    """Light to pixels, the tubes cut sharp at the picture's own size."""
    air = _encoded(light)
    body = _encoded(gas)
    large, tube = enlarged(air, look), enlarged(body, look)
    line = enlarged_plane(field, look)
    unit = full_unit(look)
    for band in bands(large.shape[0]):
        f = line[band]
        edge = np.clip((f - np.float32(0.34)) * np.float32(max(2.6, 5.2 * unit)), 0, 1)[..., None]
        core = np.clip((f - np.float32(0.8)) * np.float32(max(3.0, 5.0 * unit)), 0, 1)[..., None]
        here = large[band].astype(np.float32)
        here += (tube[band].astype(np.float32) - here) * edge
        here += (np.float32(255) - here) * core * np.float32(0.78)
        large[band] = np.clip(here, 0, 255).astype(np.uint8)
    if alpha is None:
        return np.asarray(cv2.cvtColor(large, cv2.COLOR_BGR2BGRA), np.uint8)
    # Light in the air: as opaque as it is bright. Inside the shape the dark glass covers what is behind.
    shape = enlarged(alpha, look)
    cover = np.maximum(large.max(axis=2), shape)
    return np.dstack([np.minimum(large, cover[..., None]), cover])


def _encoded(light: Plane) -> Pixels:
    out = np.empty(light.shape, np.uint8)
    for band in bands(light.shape[0]):
        # A shoulder: bright colours stay colours instead of turning white.
        part = 1 - np.exp(-light[band] * np.float32(1.5))
        out[band] = np.clip(np.sqrt(part) * 255, 0, 255).astype(np.uint8)
    return out
