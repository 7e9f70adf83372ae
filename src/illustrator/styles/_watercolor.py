"""Painting in watercolour: how much pigment lies where, and the paper that shows through it.

The pigment is worked out as Bousseau and others do (2006): a colour c under a density d is c - (c - c²)(d - 1).
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._brush import smeared
from illustrator.styles._canvas import (
    Pixels,
    Plane,
    bands,
    blend,
    blurred,
    dice,
    enlarged,
    enlarged_plane,
    full_unit,
    joined,
    lit_tile,
    noise,
    parted,
    ramp,
    textured,
    tile,
    warped,
)
from illustrator.styles._colours import saturated, toned
from illustrator.styles._lines import outline

_PAPER = (236, 245, 250)


def painted(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    unit = look.unit
    dx, dy = _wobble(look, colour.shape, "hand", 3.4 * unit)
    drawing = _pencil(colour, bodies, alpha, look)
    wash = warped(_kept(colour, smeared(colour, 6 * unit)), dx, dy)
    wash = toned(saturated(wash, 1.2), lambda t: 0.115 + 0.865 * t**0.86)
    lines = noise(look, "cauliflower", wash.shape, 46, 4)
    density, edge = _density(wash, lines, look)
    extent = _extent(warped(alpha, dx, dy) if alpha is not None else None, lines, look, wash.shape[:2])
    # The last of the water carries pigment to the rim of each wash, and of the whole.
    density += ramp(extent, 0.25, 0.55) * (1 - ramp(extent, 0.55, 0.98)) * np.float32(0.55)
    wash = _pigmented(wash, density)
    share = ramp(extent, 0.3, 0.5) if alpha is None else ramp(extent, 0.2, 0.7)
    gaps = _gaps(edge, bodies, look)
    blend(wash, _PAPER, gaps)
    blend(wash, (70, 66, 74), drawing * (np.float32(0.5) if alpha is None else np.float32(0.4) * ramp(share, 0.2, 0.8)))
    if alpha is None:
        blend(wash, _PAPER, 1 - share)
        _splash(wash, look)
    large = enlarged(wash, look)
    textured(large, _rough(look), 0.06 + 0.02 * look.detail)
    return joined(large, None if alpha is None else _byte(enlarged_plane(share, look)))


def _kept(colour: Pixels, patches: Pixels) -> Pixels:
    """What is so small that the patches lost it (stars, gleams, whiskers) is put back with the tip of the brush."""
    lost = np.abs(colour.astype(np.int16) - patches).max(axis=2).astype(np.float32)
    blend(patches, colour, ramp(lost, 30, 70) * np.float32(0.85))
    return patches


def _byte(plane: Plane) -> Pixels:
    return np.asarray(np.clip(plane * 255 + 0.5, 0, 255), np.uint8)


def _wobble(look: Look, shape: tuple[int, ...], name: str, reach: float) -> tuple[Plane, Plane]:
    """A hand that is not a ruler: slow drift and a little shake."""
    dx = noise(look, f"{name} x", shape, 60, 3) * np.float32(reach * 1.6)
    dy = noise(look, f"{name} y", shape, 60, 3) * np.float32(reach * 1.6)
    return dx, dy


def _density(wash: Pixels, lines: Plane, look: Look) -> tuple[Plane, Plane]:
    """How much pigment lies where (1 is the model's own), and where washes end."""
    unit, shape = look.unit, wash.shape
    density = 1 + noise(look, "water", shape, 210, 3) * np.float32(0.34)
    density += noise(look, "puddle", shape, 34, 2) * np.float32(0.10)
    tone = blurred(cv2.cvtColor(wash, cv2.COLOR_BGR2LAB).astype(np.float32), 1.1 * unit)
    step = tone - blurred(tone, 5.5 * unit)
    # Darker than its surroundings: the inner side of an edge, where pigment gathers as the wash dries.
    rim = ramp(-step[..., 0], 1.5, 13)
    hue = np.abs(step[..., 1]) + np.abs(step[..., 2])
    edge = ramp(np.abs(step[..., 0]) + hue, 5, 26)
    density += rim * np.float32(0.6) + ramp(hue, 4, 18) * np.float32(0.28)
    density += _glazes(tone[..., 0], lines, look)
    density += _blooms(lines, look)
    grain = tile(look, "granulation", (0.9, 1.0), (2.2, 0.7), unit=unit)
    dark = 1 - tone[..., 0] / np.float32(255)
    for band in bands(shape[0]):
        rows = np.tile(grain[np.arange(band.start, band.stop) % grain.shape[0]], (1, -(-shape[1] // grain.shape[1])))
        density[band] += rows[:, : shape[1]] * (np.float32(0.045) + dark[band] * np.float32(0.15))
    return density, edge


def _glazes(light: Plane, lines: Plane, look: Look) -> Plane:
    """A second and third wash over the first, each ending in a wet edge of its own."""
    total = np.zeros(light.shape, np.float32)
    for level in (0.36, 0.56, 0.74) if look.detail >= 1 else (0.5,):
        over = np.float32(level * 255) - light + lines * np.float32(26)
        total += ramp(over, -3, 3) * np.float32(0.10)
        total += np.exp(-((over - np.float32(4)) ** 2) * np.float32(0.03)) * np.float32(0.11)
    return total


def _blooms(lines: Plane, look: Look) -> Plane:
    """Backruns: water pushed the pigment out to a ragged rim and left the inside pale."""
    h, w = lines.shape
    rng = dice(look, "blooms")
    total = np.zeros((h, w), np.float32)
    for _ in range(round(5 * look.detail)):
        x, y = rng.uniform(0, w), rng.uniform(0, h)
        r = rng.uniform(60, 150) * look.unit
        x0, y0, x1, y1 = (int(v) for v in (max(x - 2 * r, 0), max(y - 2 * r, 0), min(x + 2 * r, w), min(y + 2 * r, h)))
        ys, xs = np.mgrid[y0:y1, x0:x1].astype(np.float32)
        far = np.sqrt((xs - np.float32(x)) ** 2 + (ys - np.float32(y)) ** 2) / np.float32(r)
        far += lines[y0:y1, x0:x1] * np.float32(0.55)
        inside = 1 - ramp(far, 0.75, 1.0)
        ring = np.exp(-(((far - np.float32(0.98)) / np.float32(0.045)) ** 2))
        total[y0:y1, x0:x1] += ring * np.float32(0.26) - inside * np.float32(0.22)
    return total


def _pigmented(wash: Pixels, density: Plane) -> Pixels:
    out = np.empty_like(wash)
    for band in bands(wash.shape[0]):
        c = wash[band].astype(np.float32) * np.float32(1 / 255)
        c -= (c - c * c) * (density[band][..., None] - 1)
        out[band] = np.clip(c * 255 + 0.5, 0, 255).astype(np.uint8)
    return out


def _extent(alpha: Pixels | None, lines: Plane, look: Look, shape: tuple[int, int]) -> Plane:
    """Where there is paint: the shape itself, or the sheet less a ragged margin. Rises from 0 to 1 at its rim."""
    h, w = shape
    unit = look.unit
    if alpha is not None:
        soft = cv2.GaussianBlur(alpha, (0, 0), max(1.6 * unit, 0.5)).astype(np.float32) / 255
        return np.asarray(soft + lines * np.float32(0.10) * ramp(soft, 0, 0.4), np.float32)
    xs = np.minimum(np.arange(w), np.arange(w)[::-1]).astype(np.float32)[None]
    ys = np.minimum(np.arange(h), np.arange(h)[::-1]).astype(np.float32)[:, None]
    inset = np.minimum(xs, ys) / np.float32(unit)
    # The brush lifts off at the corners earlier than along the sides.
    inset -= np.float32(900) / (xs / np.float32(unit) + 16) * (16 / (ys / np.float32(unit) + 16))
    sweep = noise(look, "margin", shape, 130, 2) * np.float32(26) + lines * np.float32(13)
    bristle = noise(look, "bristle", shape, 9, 1) * np.float32(3.0)
    return np.asarray((inset - np.float32(24) + sweep + bristle) / np.float32(22), np.float32)


def _gaps(edge: Plane, bodies: NDArray[np.uint8] | None, look: Look) -> Plane:
    """Slivers of dry paper that the brush left between two washes."""
    chance = noise(look, "gaps", edge.shape, 90, 2)
    if bodies is None:
        return np.asarray(edge * ramp(chance, 0.35, 0.8) * np.float32(0.5), np.float32)
    from illustrator.styles._lines import silhouettes

    border = silhouettes(bodies, None, 4.2 * look.unit)
    dx, dy = _wobble(look, edge.shape, "gap", 2.2 * look.unit)
    return np.asarray(warped(border, dx, dy) * ramp(chance, 0.36, 0.72) * np.float32(0.85), np.float32)


def _pencil(colour: Pixels, bodies: NDArray[np.uint8] | None, alpha: Pixels | None, look: Look) -> Plane:
    """The drawing under the paint: a thin line that presses now more, now less, and strays from the washes."""
    if bodies is None:
        return np.zeros(colour.shape[:2], np.float32)
    line = outline(colour, bodies, alpha, look, 2.4)
    dx, dy = _wobble(look, colour.shape, "pencil", 2.0 * look.unit)
    press = np.clip(noise(look, "press", colour.shape, 70, 2) * np.float32(0.9) + np.float32(0.5), 0.05, 1)
    tooth = np.clip(noise(look, "tooth", colour.shape, 2.2) * np.float32(0.7) + np.float32(0.8), 0, 1)
    return np.asarray(warped(line, dx, dy) * press * tooth, np.float32)


def _splash(wash: Pixels, look: Look) -> None:
    """A few drops that fell beside the work, in its own colours."""
    h, w = wash.shape[:2]
    rng = dice(look, "splash")
    drops = np.zeros((h, w), np.uint8)
    tones = np.zeros_like(wash)
    for _ in range(round(16 * look.detail)):
        side, along = rng.integers(4), rng.uniform(0.04, 0.96)
        away = rng.uniform(6, 46) * look.unit
        x, y = ((along * w, away), (along * w, h - away), (away, along * h), (w - away, along * h))[side]
        r = rng.uniform(1.2, 1.2 + 4.5 * rng.random() ** 2) * look.unit
        inner = int(np.clip(y, h * 0.14, h * 0.86)), int(np.clip(x, w * 0.14, w * 0.86))
        tone = tuple(int(v) for v in wash[inner])
        centre = (round(x * 16), round(y * 16))
        cv2.circle(tones, (round(x), round(y)), int(r) + 3, tone, -1)
        cv2.circle(drops, centre, max(round(r * 16), 8), int(rng.uniform(90, 190)), -1, cv2.LINE_AA, 4)
    blend(wash, tones, drops.astype(np.float32) / 255)


def _rough(look: Look) -> Plane:
    """Cold pressed paper, lit from the side."""
    unit = max(full_unit(look), 0.45)
    height = tile(look, "paper", (1.5, 0.6), (3.4, 1.0), (8.0, 0.5), unit=unit)
    return lit_tile(height, 0.55 * unit)
