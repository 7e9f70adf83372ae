"""A subject out of an opaque picture, with an alpha of its own: what a plain ground leaves, else what stands out.

The renderer's cut-out does the work (`illustrator.edit`): soft edges, and the ground's colour taken out of them. A
ground that is known says the alpha of each soft pixel besides.
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.edit.cutout import NothingStandsOut, stand_out
from illustrator.edit.matting import Cut, cut

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]
LEAST: Final = 0.005
"""Less than this share of the picture, by its alpha, is no subject."""
MOST: Final = 0.98
"""More than this share, and nothing was cut away."""
_LOOK_PIXELS: Final = 900_000
_FIT_PIXELS: Final = 20_000
# Distances of colours in CIELAB: what is the ground's, noise and compression included, and what its rim may differ by.
_SAME_COLOUR: Final = 8.0
_PLAIN_RIM: Final = 0.75
# Colours (0 to 255) that are less far apart say nothing of an alpha, and an alpha this near to its end is there.
_APART: Final = 30.0
_NOISE: Final = 0.03
# A hole through the subject, as a share of the picture; a glint of the ground's colour is smaller.
_HOLE: Final = 5e-5


class NoSubject(Exception):
    """Nothing could be cut out; the text says why."""


def cut_out(pixels: Pixels) -> Pixels:
    """(H, W, 4) pixels with the ground transparent; a picture that is see-through already stays as it is.

    Checked: the subject is from `LEAST` to `MOST` of the picture. Raises NoSubject.
    """
    if pixels[..., 3].min() < 255:
        return _checked(pixels)
    rgb = np.ascontiguousarray(pixels[..., :3])
    small = _at_most(rgb, _LOOK_PIXELS)
    mask = on_plain_ground(small)
    try:
        found = cut(rgb, stand_out(small) if mask is None else mask)
    except NothingStandsOut:
        raise NoSubject("no subject stands out from its background") from None
    alpha = found.alpha if mask is None else _measured(rgb, found, _surface(small.astype(np.float32), mask == 0))
    out = np.dstack([found.rgb, alpha])
    out[alpha == 0] = 0
    return _checked(out)


def _checked(pixels: Pixels) -> Pixels:
    share = float(pixels[..., 3].mean()) / 255
    if share < LEAST:
        raise NoSubject("nearly nothing is left of the picture without its background")
    if share > MOST:
        raise NoSubject("no background was found to take away")
    return pixels


def on_plain_ground(rgb: Pixels) -> Pixels | None:
    """255 where a picture (H, W, 3) differs from the ground that its rim shows; None where that is not plain.

    The ground may grow lighter to one side or to its middle: a surface of the second degree is fitted to it. What is
    closed in and has its colour is a hole, unless it is tiny.
    """
    lab = np.asarray(cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)
    rim = _rim(lab.shape[0], lab.shape[1])
    near = _near(lab, rim)
    if float(near[rim].mean()) < _PLAIN_RIM:
        return None
    near = _near(lab, near)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(near.astype(np.uint8), connectivity=4)
    large = stats[:, cv2.CC_STAT_AREA] >= _HOLE * near.size
    large[np.unique(labels[rim])] = True
    large[0] = False  # what is not ground
    return np.where(large[labels], 0, 255).astype(np.uint8) if count > 1 else None


def _rim(height: int, width: int) -> NDArray[np.bool_]:
    thick = max(round(max(height, width) / 80), 2)
    rim = np.ones((height, width), np.bool_)
    rim[thick:-thick, thick:-thick] = False
    return rim


def _measured(rgb: Pixels, found: Cut, surface: Plane) -> Pixels:
    """The alpha of a cut before a ground that is known: how far each soft pixel is from it, on the way to the subject.

    Where the two have nearly the same colour the alpha stays as it was guessed.
    """
    height, width = rgb.shape[:2]
    ys, xs = np.nonzero((found.alpha > 0) & (found.alpha < 255))
    ground = _terms(ys / height, xs / width) @ surface
    way = found.rgb[ys, xs].astype(np.float32) - ground
    length = (way * way).sum(axis=1)
    share = ((rgb[ys, xs].astype(np.float32) - ground) * way).sum(axis=1) / np.maximum(length, 1)
    share = np.where(share < _NOISE, 0, np.where(share > 1 - _NOISE, 1, share))
    alpha = found.alpha.copy()
    alpha[ys, xs] = np.where(length > _APART**2, np.rint(share * 255), alpha[ys, xs]).astype(np.uint8)
    return alpha


def _near(lab: Plane, sample: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where the picture has the colour of the ground, as far as the sample shows it."""
    height, width = lab.shape[:2]
    surface = _surface(lab, sample)
    near = np.empty((height, width), np.bool_)
    columns = np.arange(width) / width
    for y in range(height):
        ground = _terms(np.full(width, y / height), columns) @ surface
        near[y] = np.linalg.norm(lab[y] - ground, axis=1) < _SAME_COLOUR
    return near


def _surface(plane: Plane, sample: NDArray[np.bool_]) -> Plane:
    """What is fitted to the colours of a sample: for `_terms` of a place the colour there."""
    height, width = plane.shape[:2]
    ys, xs = np.nonzero(sample)
    step = max(len(ys) // _FIT_PIXELS, 1)
    ys, xs = ys[::step], xs[::step]
    colours = plane[ys, xs]
    # By the middle of the colours: a subject that reaches the rim must not bend the surface.
    off = np.linalg.norm(colours - np.median(colours, axis=0), axis=1)
    usual = off <= max(3 * _SAME_COLOUR, float(np.median(off)))
    terms = _terms(ys[usual] / height, xs[usual] / width)
    return np.asarray(np.linalg.lstsq(terms, colours[usual], rcond=None)[0], np.float32)


def _terms(y: NDArray[np.float64], x: NDArray[np.float64]) -> Plane:
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1).astype(np.float32)


def _at_most(rgb: Pixels, pixels: int) -> Pixels:
    height, width = rgb.shape[:2]
    shrink = (pixels / (width * height)) ** 0.5
    if shrink >= 1:
        return rgb
    size = max(round(width * shrink), 1), max(round(height * shrink), 1)
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
