"""Painting in gouache."""

import cv2
import numpy as np
from numpy.typing import NDArray

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
    noise,
    parted,
    ramp,
    textured,
    tile,
    warped,
)
from illustrator.styles._colours import saturated, toned
from illustrator.styles._lines import silhouettes


def painted(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    unit = look.unit
    dx = noise(look, "hand x", colour.shape, 70, 3) * np.float32(3.2 * unit)
    dy = noise(look, "hand y", colour.shape, 70, 3) * np.float32(3.2 * unit)
    model = warped(_matt(colour), dx, dy)
    patches = smeared(model, 4.5 * unit)
    painting = Painting.on(_under(patches, unit))
    wander = noise(look, "wander", colour.shape, 420) * np.float32(0.8) + np.float32(0.12)
    angles = flow(patches, 12 * unit, wander)
    detail = busyness(model, 5 * unit, 4 * unit, (3, 34))
    fine = 1 / look.detail**0.5
    broad = Brush(46 * unit * fine, 170 * unit * fine, 25 * unit * fine, 0.9, 0.75, 3.2, 0.10)
    small = Brush(17 * unit * fine, 70 * unit * fine, 13 * unit * fine, 0.9, 0.7, 2.6, 0.10)
    calm = cv2.GaussianBlur(patches, (0, 0), 2.2 * unit)
    lay_strokes(painting, calm, angles, broad, look, "broad", 1 - ramp(detail, 0.05, 0.35))
    lay_strokes(
        painting, patches, angles, small, look, "small", np.float32(0.25) + ramp(detail, 0.05, 0.5) * np.float32(0.5)
    )
    blend(painting.colour, patches, _edges(patches, painting.colour, detail, look))
    if bodies is not None:
        _dry_rims(painting.colour, warped(bodies, dx, dy, cv2.INTER_NEAREST), look)
    large = enlarged(painting.colour, look)
    grain = lit_tile(tile(look, "tooth", (0.8, 0.7), (2.0, 1.0), unit=max(full_unit(look), 0.45)), 0.4)
    textured(large, grain, 0.05)
    if alpha is None:
        return joined(large, None)
    return joined(large, enlarged(warped(alpha, dx, dy), look))


def _matt(colour: Pixels) -> Pixels:
    """Body colour holds chalk: no deep black, no pure white, colours full and a little warm."""
    calm = toned(saturated(colour, 1.2), lambda t: 0.04 + 0.93 * t)
    b, g, r = cv2.split(calm)
    b, r = cv2.convertScaleAbs(b, alpha=0.955, beta=3), cv2.convertScaleAbs(r, alpha=1, beta=3)
    return np.asarray(cv2.merge([b, g, r]), np.uint8)


def _under(patches: Pixels, unit: float) -> Pixels:
    """The first thin coat: warmer, a little off."""
    move = np.array([[1, 0, 2.2 * unit], [0, 1, 1.6 * unit]], np.float32)
    shifted = cv2.warpAffine(patches, move, patches.shape[1::-1], borderMode=cv2.BORDER_REPLICATE)
    tone = np.empty_like(patches)
    tone[:] = (96, 132, 186)
    return np.asarray(cv2.addWeighted(shifted, 0.86, tone, 0.14, 0), np.uint8)


def _edges(patches: Pixels, now: Pixels, detail: Plane, look: Look) -> Plane:
    """How far the painter went back to the edges with a small brush: nearly everywhere that it counts."""
    lost = np.abs(now.astype(np.int16) - patches).max(axis=2).astype(np.float32)
    dry = noise(look, "dry", detail.shape, 5, 2) * np.float32(9)
    return np.asarray(ramp(lost + dry * (1 - detail), 13, 30) * np.float32(0.97), np.float32)


def _dry_rims(colour: Pixels, bodies: NDArray[np.uint8], look: Look) -> None:
    """Along some rims the brush ran dry and left the ground to be seen."""
    border = silhouettes(bodies, None, 4.5 * look.unit)
    streaks = noise(look, "rim", border.shape, 4.5, 2)
    chance = noise(look, "chance", border.shape, 110, 2)
    share = border * ramp(streaks, -0.1, 0.5) * ramp(chance, -0.05, 0.45) * np.float32(0.55)
    pale = cv2.addWeighted(colour, 0.55, np.full_like(colour, (206, 226, 240)), 0.45, 0)
    blend(colour, np.asarray(pale, np.uint8), np.asarray(share, np.float32))
