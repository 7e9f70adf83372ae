"""Modelling: each piece of colour is a lump whose height follows from how far its rim is; then it is lit."""

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import Pixels, Plane, bands, blurred, dice, enlarged, joined, noise, parted, ramp
from illustrator.styles._colours import saturated

_LIGHT = np.array([-0.46, -0.62, 0.64], np.float32)


def modelled(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    if bodies is not None:
        # What is as small as a snowflake has no form of its own; it would be a dent in what lies behind it.
        bodies = np.asarray(cv2.medianBlur(bodies, max(round(9 * look.unit) | 1, 3)), np.uint8)
    height = _heights(colour, bodies, alpha, look)
    kneaded = _kneaded(colour.shape, look)
    albedo = cv2.GaussianBlur(saturated(colour, 1.06), (0, 0), max(0.8 * look.unit, 0.3))
    lit = _lit(np.asarray(albedo, np.uint8), height, kneaded, look)
    return joined(enlarged(lit, look), None if alpha is None else enlarged(alpha, look))


def _heights(colour: Pixels, bodies: NDArray[np.uint8] | None, alpha: Pixels | None, look: Look) -> Plane:
    """In pixels. Rims are where bodies end and where colours change at once."""
    unit = look.unit
    lab = cv2.cvtColor(cv2.medianBlur(colour, 5 if unit > 0.6 else 3), cv2.COLOR_BGR2LAB)
    step = cv2.morphologyEx(lab, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8)).astype(np.float32)
    rim = step @ np.array([1, 1.2, 1.2], np.float32) > 26
    apart = np.zeros(rim.shape, bool)
    if bodies is not None:
        apart[:, 1:] |= bodies[:, 1:] != bodies[:, :-1]
        apart[1:] |= bodies[1:] != bodies[:-1]
    if alpha is not None:
        apart |= alpha < 128
    total = np.zeros(rim.shape, np.float32)
    # What is pressed on has a tight rim; a body besides swells as a whole: the one says thick, the other soft.
    for lines, radius, share in ((rim | apart, 8.0, 0.5), (apart, 18.0, 0.34), (apart, 64.0, 0.42)):
        far = cv2.distanceTransform((~lines).astype(np.uint8), cv2.DIST_L2, 5)
        t = np.minimum(far / np.float32(radius * unit), 1)
        total += blurred(np.sqrt(1 - (1 - t) ** 2) * np.float32(radius * unit * share), radius * 0.16 * unit + 1)
    if bodies is not None:
        total *= np.where(bodies < max(look.first_body, 2), np.float32(0.4), np.float32(1))
    return blurred(total, 1.3 * unit)


def _kneaded(shape: tuple[int, ...], look: Look) -> Plane:
    """The unevenness of what was rolled by hand, and prints of fingers here and there. In pixels of height."""
    unit = look.unit
    height = noise(look, "dents", shape, 26, 2) * np.float32(0.55 * unit)
    height += noise(look, "skin", shape, 3.0, 1) * np.float32(0.10 * unit)
    rng = dice(look, "fingers")
    h, w = shape[:2]
    for _ in range(round(9 * look.detail)):
        x, y, r = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(26, 44) * unit
        turn, squeeze = rng.uniform(0, np.pi), rng.uniform(1.25, 1.6)
        reach = int(r * 1.6)
        x0, y0, x1, y1 = max(int(x) - reach, 0), max(int(y) - reach, 0), min(int(x) + reach, w), min(int(y) + reach, h)
        if x1 <= x0 or y1 <= y0:
            continue
        ys, xs = np.mgrid[y0:y1, x0:x1].astype(np.float32)
        dx, dy = xs - np.float32(x), ys - np.float32(y)
        along = dx * np.float32(np.cos(turn)) + dy * np.float32(np.sin(turn))
        across = (dy * np.float32(np.cos(turn)) - dx * np.float32(np.sin(turn))) * np.float32(squeeze)
        out = np.sqrt(along * along + across * across)
        ridges = np.sin(np.sqrt((along + r * np.float32(0.4)) ** 2 + across**2) * np.float32(2 * np.pi / (4.6 * unit)))
        height[y0:y1, x0:x1] += ridges * (1 - ramp(out / np.float32(r), 0.5, 1)) * np.float32(0.2 * unit)
    return height


def _lit(albedo: Pixels, height: Plane, kneaded: Plane, look: Look) -> Pixels:
    unit = look.unit
    hollow = blurred(height, 13 * unit) - height
    shade = ramp(hollow, 1.0 * unit, 13 * unit)
    surface = height + kneaded
    dx, dy = cv2.Sobel(surface, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(surface, cv2.CV_32F, 0, 1, scale=0.125)
    out = np.empty_like(albedo)
    half = _LIGHT + np.array([0, 0, 1], np.float32)
    half /= np.linalg.norm(half)
    for band in bands(albedo.shape[0]):
        nx, ny = -dx[band] * np.float32(0.85), -dy[band] * np.float32(0.85)
        nz = 1 / np.sqrt(1 + nx * nx + ny * ny)
        nx, ny = nx * nz, ny * nz
        toward = nx * _LIGHT[0] + ny * _LIGHT[1] + nz * _LIGHT[2]
        diffuse = np.clip((toward + np.float32(0.35)) / np.float32(0.99), 0, 1.5)
        mirror = np.clip(nx * half[0] + ny * half[1] + nz * half[2], 0, 1)
        gleam = mirror**90 * np.float32(0.34) + mirror**16 * np.float32(0.10) - np.float32(0.012)
        rim = (1 - nz) ** 1.5 * np.clip(-(nx * np.float32(0.4) + ny * np.float32(0.75)) + np.float32(0.1), 0, 1)
        dark = 1 - shade[band] * np.float32(0.3)
        part = albedo[band].astype(np.float32)
        # The shade keeps some of the colour of what lies around: cool, never black.
        for channel, (lowest, sky) in enumerate(((0.56, 0.5), (0.47, 0.46), (0.46, 0.42))):
            level = np.float32(lowest) + (1 - np.float32(lowest)) * diffuse
            plane = part[..., channel] * level * dark
            plane += np.float32(255) * (gleam * dark + rim * np.float32(sky * 0.7))
            part[..., channel] = plane
        out[band] = np.clip(part, 0, 255).astype(np.uint8)
    return out
