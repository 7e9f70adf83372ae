"""Placing pixels: a grid of equal squares, a palette of the picture's own, outlines one square wide."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import Pixels, joined, parted
from illustrator.styles._colours import indexed, oklab, palette, saturated

# The order in which a gradient's squares turn from one colour to the next (Bayer, 1973).
_BAYER: Final = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 0.47


def placed(canvas: Pixels, bodies: NDArray[np.uint8] | None, look: Look) -> Pixels:
    colour, alpha = parted(canvas, look)
    short = min(look.width, look.height)
    side = max(round(short / (120 if look.detail < 0.9 else 160 if look.detail < 1.2 else 208)), 1)
    if short >= 32:
        side = max(side, 2)
    columns, rows = -(-look.width // side), -(-look.height // side)
    squares = _sampled(_fitted(saturated(colour, 1.18), columns, rows, look), columns, rows)
    cover = None if alpha is None else _shrunk(_fitted(alpha, columns, rows, look), columns, rows)
    colours = palette(squares, 20 if look.detail < 0.9 else 28 if look.detail < 1.2 else 40, look, cover)
    index = indexed(_dithered(squares, len(colours)), colours)
    art = colours[indexed(_tidied(colours[index]), colours)]
    if bodies is not None:
        _outlined(art, _nearest(_fitted(bodies, columns, rows, look), columns, rows), cover, colours)
    solid = None if cover is None else np.where(cover > 110, np.uint8(255), np.uint8(0))
    small = joined(art, solid)
    large = small.repeat(side, axis=0).repeat(side, axis=1)
    left, top = (large.shape[1] - look.width) // 2, (large.shape[0] - look.height) // 2
    return np.ascontiguousarray(large[top : top + look.height, left : left + look.width])


def _fitted(picture: Pixels, columns: int, rows: int, look: Look) -> Pixels:
    """The picture on the whole grid: squares that the edge cuts go on beyond it, as wide as the others."""
    h, w = picture.shape[:2]
    side = -(-look.width // columns)
    side = max(side, -(-look.height // rows))
    more_x, more_y = columns * side / look.width - 1, rows * side / look.height - 1
    px, py = round(w * more_x / 2), round(h * more_y / 2)
    return np.asarray(cv2.copyMakeBorder(picture, py, py, px, px, cv2.BORDER_REPLICATE), np.uint8)


def _sampled(picture: Pixels, columns: int, rows: int) -> Pixels:
    """Each square takes the colour that most of it has, not a mixture: four samples, the one nearest their median."""
    four = cv2.resize(picture, (columns * 2, rows * 2), interpolation=cv2.INTER_AREA)
    stack = np.stack([four[y::2, x::2] for y in (0, 1) for x in (0, 1)]).astype(np.int16)
    middle = np.median(stack, axis=0)
    far = np.abs(stack - middle).sum(axis=3)
    best = np.argmin(far, axis=0)
    return np.asarray(np.take_along_axis(stack, best[None, ..., None], axis=0)[0], np.uint8)


def _shrunk(plane: Pixels, columns: int, rows: int) -> Pixels:
    return np.asarray(cv2.resize(plane, (columns, rows), interpolation=cv2.INTER_AREA), np.uint8)


def _nearest(plane: Pixels, columns: int, rows: int) -> Pixels:
    return np.asarray(cv2.resize(plane, (columns, rows), interpolation=cv2.INTER_NEAREST), np.uint8)


def _dithered(squares: Pixels, count: int) -> Pixels:
    """A pattern on gradients only: where the colour moves slowly. Flat parts and edges stay clean."""
    tone = cv2.GaussianBlur(squares, (0, 0), 1.6).astype(np.float32)
    moves = np.zeros(squares.shape[:2], np.float32)
    for axis in (0, 1):
        there = np.roll(tone, 3, axis)
        moves = np.maximum(moves, np.abs(tone - there).max(axis=2))
    detail = np.abs(squares.astype(np.float32) - tone).max(axis=2)
    gradient = (np.clip((moves - 1.0) / 2, 0, 1) * np.clip((20 - moves) / 8, 0, 1) * (detail < 7)).astype(np.float32)
    h, w = squares.shape[:2]
    pattern = np.tile(_BAYER, (-(-h // 4), -(-w // 4)))[:h, :w]
    moved = squares.astype(np.float32) + (pattern * gradient * np.float32(340 / count))[..., None]
    return np.asarray(np.clip(moved, 0, 255), np.uint8)


def _tidied(art: Pixels) -> Pixels:
    """Takes out single squares that agree with none of their neighbours in tone."""
    calm = cv2.medianBlur(art, 3)
    alone = np.full(art.shape[:2], 255.0, np.float32)
    for shift in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        alone = np.minimum(alone, np.abs(art.astype(np.int16) - np.roll(art, shift, (0, 1))).sum(axis=2))
    # Bright ones stay: they are stars, and gleams in eyes.
    odd = (alone > 24) & (art.max(axis=2) < 205)
    return np.asarray(np.where(odd[..., None], calm, art), np.uint8)


def _outlined(art: Pixels, bodies: Pixels, cover: Pixels | None, colours: Pixels) -> None:
    """A dark outline round things, one square wide, in a dark shade of their own; drawn on the side of the thing."""
    inside = bodies.astype(np.int16)
    if cover is not None:
        inside = np.where(cover > 110, inside, -1)
    edge = np.zeros(bodies.shape, bool)
    for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        there = cv2.copyMakeBorder(inside, 1, 1, 1, 1, cv2.BORDER_REPLICATE)
        there = there[1 + dy : there.shape[0] - 1 + dy, 1 + dx : there.shape[1] - 1 + dx]
        edge |= there < inside
    light = oklab(art)[..., 0]
    dark = _dark(art, colours)
    # What is as small as its outline would be lost in it, and what is dark already needs none.
    edge &= _is_solid(inside) & (light > 0.25)
    art[edge] = dark[edge]


def _is_solid(inside: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Where most squares around one are of the same body: not on whiskers and spokes."""
    around = cv2.copyMakeBorder(inside, 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    h, w = inside.shape
    same = np.zeros((h, w), np.uint8)
    for dy in range(3):
        for dx in range(3):
            same += around[dy : dy + h, dx : dx + w] == inside
    return np.asarray(same >= 5)


def _dark(art: Pixels, colours: Pixels) -> Pixels:
    """For each colour of the palette a darker one of the palette, as near in hue as there is."""
    lab = oklab(colours)
    wish = lab * np.array([0.5, 0.85, 0.85], np.float32) + np.array([-0.03, 0.012, 0.004], np.float32)
    far = ((wish[:, None] - lab[None]) ** 2 * np.array([0.6, 2, 2], np.float32)).sum(axis=2)
    far += np.where(lab[None, :, 0] > lab[:, None, 0] * 0.8, 9.0, 0.0)
    darker = colours[np.argmin(far, axis=1)]
    darkest = colours[0]
    darker = np.where((far.min(axis=1) > 5)[:, None], darkest, darker).astype(np.uint8)
    return np.asarray(darker[indexed(art, colours)], np.uint8)
