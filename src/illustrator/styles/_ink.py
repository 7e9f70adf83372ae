"""Pen and ink. Lines are worked out as smooth fields at the working size, and cut sharp at the picture's own."""

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import (
    Pixels,
    Plane,
    bands,
    blend,
    blurred,
    enlarged,
    enlarged_plane,
    full_unit,
    joined,
    luma,
    noise,
    parted,
    ramp,
    textured,
    tile,
    warped,
)
from illustrator.styles._colours import oklab, saturated
from illustrator.styles._lines import silhouettes, tone_edges

_PAPER, _INK = (226, 240, 247), (44, 30, 26)


def drawn(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    field = np.maximum(pen(colour, bodies, alpha, look, 5.2), spots(colour, look))
    shade = _shade(colour, look)
    tint, share = _wash(colour, look)
    page = np.empty((look.height, look.width, 3), np.uint8)
    page[:] = _PAPER
    blend(page, tint, enlarged_plane(share, look))
    blend(page, _INK, _hatched(enlarged_plane(shade, look), look))
    crisp(page, enlarged_plane(field, look), _INK)
    textured(page, tile(look, "paper", (0.7, 0.5), (2.4, 0.5), unit=full_unit(look)), 0.012)
    if alpha is None:
        return joined(page, None)
    reach = cv2.GaussianBlur(alpha, (0, 0), max(1.2 * look.unit, 0.4))
    lines = np.clip(field * 255, 0, 255).astype(np.uint8)
    return joined(page, enlarged(np.asarray(cv2.max(reach, lines), np.uint8), look))


def pen(colour: Pixels, bodies: NDArray[np.uint8] | None, alpha: Pixels | None, look: Look, width: float) -> Plane:
    """A pen's line as a field, to be cut at .5: heavier round bodies and on their shaded side, never quite even."""
    unit = look.unit
    outer = np.zeros(colour.shape[:2], np.float32)
    if bodies is not None:
        press = noise(look, "press", colour.shape, 120, 2)
        thick = silhouettes(bodies, alpha, width * 1.25 * unit)
        thin = silhouettes(bodies, alpha, width * 0.62 * unit)
        outer = thin + (thick - thin) * np.clip(np.float32(0.5) + press * np.float32(0.8) + _away(colour, unit), 0, 1)
    inner = tone_edges(colour, width * 0.6 * unit, 0.035) * np.float32(0.95)
    dx = noise(look, "shake x", colour.shape, 26, 2) * np.float32(1.5 * unit)
    dy = noise(look, "shake y", colour.shape, 26, 2) * np.float32(1.5 * unit)
    field = np.maximum(outer, inner)
    # In a thicket of lines the pen barely touches the paper.
    field *= 1 - ramp(blurred(field, 8 * unit), 0.42, 0.85) * np.float32(0.55)
    return np.asarray(warped(field, dx, dy), np.float32)


def spots(colour: Pixels, look: Look) -> Plane:
    """What the pen fills with black: dark things among lighter ones, such as pupils; not the whole of a night."""
    tone = cv2.GaussianBlur(luma(colour), (0, 0), max(0.9 * look.unit, 0.4))
    around = blurred(tone, 36 * look.unit)
    share = np.float32(np.clip((float(np.median(tone[::8, ::8])) - 0.2) * 6, 0, 1))
    return np.asarray(ramp(-tone, -0.21, -0.13) * ramp(around - tone, 0.07, 0.16) * share, np.float32)


def _away(colour: Pixels, unit: float) -> Plane:
    """Where the light falls away to the lower right: from about -.5 to .5."""
    tone = blurred(luma(colour), 7 * unit)
    lean = cv2.Sobel(tone, cv2.CV_32F, 1, 0) * np.float32(0.55) + cv2.Sobel(tone, cv2.CV_32F, 0, 1) * np.float32(0.83)
    return np.asarray(np.clip(-lean * np.float32(2.5 * unit), -0.5, 0.6), np.float32)


def crisp(page: Pixels, field: Plane, ink: tuple[int, int, int], level: float = 0.5) -> None:
    """Inks a page where a field passes `level`, with an edge one pixel soft."""
    for band in bands(page.shape[0]):
        rows = slice(max(band.start - 1, 0), min(band.stop + 1, field.shape[0]))
        part = field[rows]
        dx, dy = cv2.Sobel(part, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(part, cv2.CV_32F, 0, 1, scale=0.125)
        slope = np.maximum(np.sqrt(dx * dx + dy * dy), np.float32(0.03))
        share = np.clip((part - np.float32(level)) / slope + np.float32(0.5), 0, 1)
        trimmed = share[band.start - rows.start : share.shape[0] - (rows.stop - band.stop)]
        blend(page[band], ink, trimmed)


def _shade(colour: Pixels, look: Look) -> Plane:
    """How dark the pen makes each place, 0 to 1, evened so that a dark picture does not drown."""
    tone = blurred(luma(colour), 2.2 * look.unit)
    low, high = np.percentile(tone[::8, ::8], (3, 90))
    even = np.clip((tone - low) / max(float(high - low), 0.15), 0, 1)
    local = np.clip(np.float32(0.5) + (tone - blurred(tone, 60 * look.unit)) * np.float32(2.2), 0, 1)
    return np.asarray(1 - (even * np.float32(0.68) + local * np.float32(0.32)), np.float32)


def _hatched(shade: Plane, look: Look) -> Plane:
    """Strokes of the pen for the shade: one way, then across, then closer."""
    h, w = shade.shape
    unit = full_unit(look)
    total = np.zeros((h, w), np.float32)
    shake = noise(look, "hatch", (h, w), 60, 2) * np.float32(2.6)
    broken = noise(look, "broken", (h, w), 34, 1)
    plan = (
        ((38, 9.5, 0.45), (-24, 9.5, 0.66), (80, 8.5, 0.82)) if look.detail >= 1 else ((38, 12, 0.5), (-24, 12, 0.74))
    )
    for angle, pitch, level in plan:
        c, s = np.float32(np.cos(np.radians(angle))), np.float32(np.sin(np.radians(angle)))
        for band in bands(h):
            ys = np.arange(band.start, band.stop, dtype=np.float32)[:, None] / np.float32(unit)
            xs = np.arange(w, dtype=np.float32)[None] / np.float32(unit)
            phase = (xs * s + ys * c + shake[band]) / np.float32(pitch)
            off = np.abs(phase - np.round(phase)) * np.float32(pitch)
            wide = (shade[band] - np.float32(level) + broken[band] * np.float32(0.04)) * np.float32(7.5)
            wide = np.clip(wide, np.float32(-0.6 / unit), np.float32(1.35))
            total[band] = np.maximum(total[band], np.clip((wide - off) * np.float32(unit) + np.float32(0.5), 0, 1))
    return np.asarray(total * np.float32(0.92), np.float32)


def _wash(colour: Pixels, look: Look) -> tuple[tuple[int, int, int], Plane]:
    """One colour, the strongest of the picture, laid thin where the picture has it, a little beside the lines."""
    small = np.asarray(cv2.resize(colour, (64, 64), interpolation=cv2.INTER_AREA), np.uint8)
    lab = oklab(small)
    chroma, hue = np.hypot(lab[..., 1], lab[..., 2]), np.arctan2(lab[..., 2], lab[..., 1])
    votes = np.bincount((np.floor((hue + np.pi) / (2 * np.pi) * 24).astype(int) % 24).ravel(), (chroma**3).ravel(), 24)
    best = (int(np.argmax(votes)) + 0.5) / 24 * 2 * np.pi - np.pi
    near = chroma * (np.cos(hue - best) > 0.85)
    tone = np.average(small.reshape(-1, 3), axis=0, weights=near.ravel() ** 3 + 1e-9).astype(np.uint8)
    b, g, r = (int(v) for v in saturated(tone[None, None], 1.15, 0.12)[0, 0])
    full = blurred(colour.astype(np.float32), 2.5 * look.unit)
    low = cv2.resize(full, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_LINEAR)
    here = oklab(low.astype(np.uint8))
    much = here[..., 1] * np.float32(np.cos(best)) + here[..., 2] * np.float32(np.sin(best))
    side = np.abs(here[..., 2] * np.float32(np.cos(best)) - here[..., 1] * np.float32(np.sin(best)))
    has = ramp(much - side * np.float32(0.75), 0.025, 0.065)
    share = cv2.resize(has, colour.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    streak = noise(look, "streak", colour.shape, 120, 3) * np.float32(0.16) + np.float32(0.66)
    move = np.float32(3.2 * look.unit) + noise(look, "offset", colour.shape, 140) * np.float32(3 * look.unit)
    return (b, g, r), np.asarray(warped(share, -move, -move) * streak, np.float32)
