"""Cutting a picture into pieces of glass, and setting them in lead."""

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import (
    Pixels,
    Plane,
    bands,
    blurred,
    busyness,
    dice,
    enlarged,
    enlarged_plane,
    full_unit,
    joined,
    noise,
    parted,
    ramp,
)
from illustrator.styles._colours import regions, saturated, toned
from illustrator.styles._lines import silhouettes, tone_edges


def leaded(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    unit = look.unit
    # No pane is as small as a snowflake.
    colour = np.asarray(cv2.medianBlur(colour, 5 if unit > 0.6 else 3), np.uint8)
    if bodies is not None:
        bodies = np.asarray(cv2.medianBlur(bodies, max(round(9 * unit) | 1, 3)), np.uint8)
    pieces = _pieces(colour, look)
    outer = tone_edges(colour, 4.2 * unit, 0.1)
    if bodies is not None:
        outer = np.maximum(outer, silhouettes(bodies, alpha, 8.5 * unit))
    joints = silhouettes(pieces, None, 5.6 * unit)
    lead = np.maximum(outer, joints)
    glass = _glass(colour, pieces, bodies, look)
    light = blurred(glass.astype(np.float32), 12 * unit)
    for band in bands(glass.shape[0]):
        part = glass[band].astype(np.float32)
        part = 255 - (255 - part) * (1 - light[band] * np.float32(0.30 / 255))
        glass[band] = np.clip(part, 0, 255).astype(np.uint8)
    page = enlarged(glass, look)
    _set(page, enlarged_plane(lead, look), look)
    if alpha is None:
        return joined(page, None)
    cover = cv2.max(alpha, np.clip(outer * 255, 0, 255).astype(np.uint8))
    return joined(page, enlarged(np.asarray(cover, np.uint8), look))


def _pieces(colour: Pixels, look: Look) -> NDArray[np.uint8]:
    """Numbers of cells round scattered points: large parts of one colour have to be put together of several pieces."""
    h, w = colour.shape[:2]
    unit = look.unit
    step = (150 if look.detail < 0.9 else 120 if look.detail < 1.2 else 98) * unit
    rng = dice(look, "cells")
    columns, rows = int(w / step + 1e-6) + 1, int(h / step + 1e-6) + 1
    seeds = np.ones((h, w), np.uint8)
    for row in range(rows + 1):
        for column in range(columns + 1):
            dx, dy = rng.uniform(-0.38, 0.38, 2)
            x, y = int((column + 0.5 * (row % 2) + dx) * step), int((row + dy) * step)
            if 0 <= x < w and 0 <= y < h:
                seeds[y, x] = 0
    _, cells = cv2.distanceTransformWithLabels(seeds, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_CCOMP)
    # Joints would cut through fine drawing: cells that hold some are one piece.
    detail = busyness(colour, 7 * unit, 13 * unit, (9, 20))
    fine = np.bincount(cells.ravel(), detail.ravel()) / np.maximum(np.bincount(cells.ravel()), 1)
    # Neighbours should not get the same number; one in 250 may.
    numbers = np.where(fine > 0.22, 0, np.arange(len(fine)) * 97 % 250 + 1)
    return np.asarray(numbers[cells], np.uint8)


def _glass(colour: Pixels, pieces: NDArray[np.uint8], bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    """One colour a piece, each piece a little different, streaked, brighter in its middle."""
    rich = toned(saturated(cv2.medianBlur(colour, 3), 1.55), lambda t: t * 0.86)
    index, _ = regions(colour, 14, look, 5)
    key = index.astype(np.int64) * 256 + pieces
    if bodies is not None:
        key += bodies.astype(np.int64) << 12
    _, place = np.unique(key.ravel(), return_inverse=True)
    counts = np.bincount(place).astype(np.float32)
    rng = dice(look, "panes")
    tones = np.stack([np.bincount(place, rich[..., k].ravel()) / counts for k in range(3)], axis=1).astype(np.float32)
    # No two panes are of one melt; pale ones show it the most.
    tones *= rng.normal(1.0, 0.085, (len(counts), 1)).astype(np.float32)
    tones *= 1 + rng.normal(0, 0.055, tones.shape).astype(np.float32)
    panes = np.clip(tones, 0, 255).astype(np.uint8)[place].reshape(colour.shape)
    streak = noise(look, "streak", colour.shape, 60, 4) * np.float32(0.20)
    seeds = noise(look, "seeds", colour.shape, 7, 2) * np.float32(0.06)
    h, w = colour.shape[:2]
    xs, ys = np.linspace(-0.75, 1.25, w, dtype=np.float32)[None], np.linspace(-0.6, 1.4, h, dtype=np.float32)[:, None]
    sun = 1 - ramp(np.sqrt(xs * xs + ys * ys), 0.1, 2.0)
    out = np.empty_like(colour)
    for band in bands(h):
        part = panes[band].astype(np.float32) * np.float32(1 / 255)
        glow = (np.float32(0.88) + streak[band] + seeds[band] + sun[band].astype(np.float32) * np.float32(0.42))[
            ..., None
        ]
        # Thicker glass is deeper in colour, not only darker.
        part = np.power(np.maximum(part, 0.012), np.float32(1.12)) * glow
        out[band] = np.clip(part * 255, 0, 255).astype(np.uint8)
    return out


def _set(page: Pixels, lead: Plane, look: Look) -> None:
    """Lead came: nearly black, round, with a dull gleam along its upper side; it shades the rim of the glass."""
    unit = full_unit(look)
    h = page.shape[0]
    shade = blurred(lead, 4.0 * unit)
    body = blurred(lead, 1.6 * unit)
    for band in bands(h):
        rows = slice(max(band.start - 1, 0), min(band.stop + 1, h))
        dx, dy = cv2.Sobel(body[rows], cv2.CV_32F, 1, 0), cv2.Sobel(body[rows], cv2.CV_32F, 0, 1)
        lean = (dx * np.float32(0.5) + dy * np.float32(0.83))[band.start - rows.start :][: band.stop - band.start]
        gleam = np.clip(lean * np.float32(0.30 * unit), -0.3, 0.75)
        share = np.clip((lead[band] - np.float32(0.45)) * np.float32(max(2.5, 5 * unit)) + np.float32(0.5), 0, 1)
        part = page[band].astype(np.float32) * (1 - np.float32(0.5) * shade[band])[..., None]
        metal = np.array([46, 40, 38], np.float32) * (1 + gleam[..., None] * np.float32(2.2))
        part += (metal - part) * share[..., None]
        page[band] = np.clip(part, 0, 255).astype(np.uint8)
