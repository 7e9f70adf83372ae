"""Where a hand would draw a line: round bodies, and where colours meet inside them."""

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import Pixels, Plane, blurred, ramp


def silhouettes(bodies: NDArray[np.uint8], alpha: Pixels | None, width: float) -> Plane:
    """A line `width` pixels wide along the borders of bodies: 0 to 1, soft at its edges, round at its corners."""
    edge = np.zeros(bodies.shape, np.uint8)
    np.not_equal(bodies[:, 1:], bodies[:, :-1], out=edge[:, 1:].view(bool))
    edge[1:] |= (bodies[1:] != bodies[:-1]).view(np.uint8)
    if alpha is not None:
        inside = (alpha > 127).astype(np.uint8)
        edge[:, 1:] |= inside[:, 1:] ^ inside[:, :-1]
        edge[1:] |= inside[1:] ^ inside[:-1]
    sigma = max(width * 0.42, 0.6)
    soft = blurred(edge.astype(np.float32), sigma)
    # A straight line one pixel wide has this value in its middle, once blurred.
    soft *= np.float32(sigma * 2.5066)
    # Where lines crowd (spokes, fringes) each is drawn thinner, or they would run together into a blot.
    crowd = blurred(edge.astype(np.float32), sigma * 3) * np.float32(sigma * 3 * 2.5066)
    soft /= 1 + np.clip(crowd - np.float32(1.7), 0, 4) * np.float32(0.42)
    return ramp(soft, 0.28, 0.62)


def tone_edges(colour: Pixels, width: float, least: float = 0.05) -> Plane:
    """A line along the edges between colours, stronger for stronger ones: a ridge of the slope, 0 to 1."""
    lab = cv2.cvtColor(colour, cv2.COLOR_BGR2LAB)
    lab = cv2.GaussianBlur(lab, (0, 0), max(width * 0.45, 0.7))
    slope = np.zeros(colour.shape[:2], np.float32)
    for channel, weight in ((0, 1.0), (1, 1.6), (2, 1.3)):
        plane = np.ascontiguousarray(lab[..., channel])
        dx, dy = cv2.Sobel(plane, cv2.CV_32F, 1, 0), cv2.Sobel(plane, cv2.CV_32F, 0, 1)
        slope += (dx * dx + dy * dy) * np.float32((weight / 4 / 255) ** 2)
    slope = np.sqrt(slope) * np.float32(max(width * 0.45, 0.7))
    ridge = slope - blurred(slope, max(width * 1.1, 1.4)) * np.float32(1.25)
    return ramp(ridge, least * 0.3, least)


def outline(colour: Pixels, bodies: NDArray[np.uint8], alpha: Pixels | None, look: Look, width: float) -> Plane:
    """Both together, the inner lines thinner."""
    outer = silhouettes(bodies, alpha, width * look.unit)
    inner = tone_edges(colour, width * 0.6 * look.unit)
    return np.asarray(np.maximum(outer, inner), np.float32)
