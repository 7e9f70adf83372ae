"""Hatching with coloured pencils: layers of strokes, each in a direction of its own, over the tooth of the paper."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import (
    Pixels,
    Plane,
    bands,
    dice,
    enlarged,
    enlarged_plane,
    full_unit,
    joined,
    luma,
    noise,
    parted,
    ramp,
    tile,
)
from illustrator.styles._colours import saturated, toned
from illustrator.styles._ink import pen

_PAPER: Final = np.array([236, 244, 249], np.float32)
_ANGLES: Final = (38.0, 62.0, 18.0, -35.0)


def hatched(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    lead = saturated(colour, 1.35)
    lead = toned(lead, lambda t: 0.03 + 0.93 * t**1.05)
    line = pen(colour, bodies, alpha, look, 3.6)
    depth = 1 - luma(colour)
    strong = (colour.max(axis=2).astype(np.float32) - colour.min(axis=2)) / np.float32(255)
    press = np.clip(np.float32(0.20) + depth * np.float32(0.62) + strong * np.float32(0.34), 0, 1)
    page = _strokes(enlarged(lead, look), enlarged_plane(press, look), _turns(bodies, look), look)
    _contour(page, enlarged(lead, look), enlarged_plane(line, look), look)
    if alpha is None:
        return joined(page, None)
    cover = cv2.max(alpha, np.clip(line * 255, 0, 255).astype(np.uint8))
    return joined(page, enlarged(np.asarray(cover, np.uint8), look))


def _turns(bodies: NDArray[np.uint8] | None, look: Look) -> NDArray[np.uint8]:
    """The direction of the hatching, by body: the place in the list of angles, at the picture's size."""
    choice = dice(look, "turns").integers(0, 3, 256).astype(np.uint8)
    if bodies is None:
        return np.zeros((look.height, look.width), np.uint8)
    return np.asarray(choice[cv2.resize(bodies, (look.width, look.height), interpolation=cv2.INTER_NEAREST)], np.uint8)


def _strokes(lead: Pixels, press: Plane, turns: NDArray[np.uint8], look: Look) -> Pixels:
    unit = max(full_unit(look), 0.35)
    tooth = np.clip(tile(look, "tooth", (0.7, 0.8), (1.9, 0.8), unit=unit) * 30 + 128, 0, 255).astype(np.uint8)
    ways = [_hatch(look, f"hatch {k}", angle, unit) for k, angle in enumerate(_ANGLES)]
    page = np.empty_like(lead)
    h, w = turns.shape
    size = tooth.shape[0]
    xs = np.arange(w) % size
    for band in bands(h):
        rows = np.arange(band.start, band.stop) % size
        grain = tooth[rows][:, xs].astype(np.float32) * np.float32(1 / 64) - 2
        own = np.stack([way[rows][:, xs] for way in ways[:3]])
        first = np.take_along_axis(own, turns[band][None], axis=0)[0].astype(np.float32) * np.float32(1 / 64) - 2
        cross = ways[3][rows][:, xs].astype(np.float32) * np.float32(1 / 64) - 2
        p = press[band]
        light = ramp(p * np.float32(2.9) - np.float32(0.72) + first * np.float32(0.6) + grain * np.float32(0.33), 0, 1)
        dark = ramp(p * np.float32(2.8) - np.float32(1.9) + cross * np.float32(0.6) + grain * np.float32(0.4), 0, 1.1)
        own_tone = lead[band].astype(np.float32)
        pale = _PAPER + (own_tone - _PAPER) * np.float32(0.80)
        ink = _PAPER + (pale - _PAPER) * (np.float32(0.34) + np.float32(0.66) * light)[..., None]
        deep = own_tone * np.array([0.80, 0.74, 0.78], np.float32)
        ink += (deep - ink) * (dark * np.float32(0.72))[..., None]
        page[band] = np.clip(ink, 0, 255).astype(np.uint8)
    return page


def _hatch(look: Look, name: str, angle: float, unit: float) -> Pixels:
    """A tile of strokes: noise drawn out along an angle, with the gaps between strokes of a hand."""
    rng = dice(look, name)
    size = 512
    wide, long = 1.25 * unit / look.detail**0.6, 30 * unit
    grain = rng.standard_normal((size, size), dtype=np.float32)
    turn = np.radians(angle)
    fy, fx = np.fft.fftfreq(size)[:, None], np.fft.rfftfreq(size)[None]
    along = fx * np.cos(turn) + fy * np.sin(turn)
    across = fy * np.cos(turn) - fx * np.sin(turn)
    # Filtered in frequencies: strokes then run on over the tile's edges at any angle.
    band = np.exp(-0.5 * (2 * np.pi * along * long) ** 2 - 0.5 * (2 * np.pi * across * wide) ** 2)
    band *= 1 - np.exp(-0.5 * (2 * np.pi * across * wide * 6) ** 2)
    strokes = np.fft.irfft2(np.fft.rfft2(grain) * band, (size, size))
    strokes /= strokes.std()
    return np.clip(strokes * 58 + 128, 0, 255).astype(np.uint8)


def _contour(page: Pixels, lead: Pixels, line: Plane, look: Look) -> None:
    """The drawn outline, in a dark shade of what it goes round, broken by the tooth."""
    h, w = line.shape
    small = (max(h // 2, 2), max(w // 2, 2)) if full_unit(look) > 1.4 else (h, w)
    tooth = cv2.resize(noise(look, "contour", small, 2.4, 1), (w, h), interpolation=cv2.INTER_LINEAR)
    for band in bands(h):
        share = ramp(line[band] + tooth[band] * np.float32(0.22), 0.25, 0.75) * np.float32(0.74)
        deep = lead[band].astype(np.float32) * np.float32(0.42) + np.array([22, 16, 20], np.float32)
        part = page[band].astype(np.float32)
        part += (deep - part) * share[..., None]
        page[band] = np.clip(part, 0, 255).astype(np.uint8)
