"""Paint: smearing into patches, and strokes of a bristle brush that follow the forms."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from illustrator.style import Look
from illustrator.styles._canvas import Grid, Pixels, Plane, blurred, dice


def smeared(colour: Pixels, radius: float) -> Pixels:
    """Patches of paint with edges between: each pixel takes the calmest of eight neighbourhoods (after Kuwahara)."""
    r = max(round(radius), 1)
    size = (r + 1, r + 1)
    grey = cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY).astype(np.float32)
    mean = cv2.boxFilter(grey, -1, size, borderType=cv2.BORDER_REPLICATE)
    square = cv2.boxFilter(grey * grey, -1, size, borderType=cv2.BORDER_REPLICATE)
    spread = square - mean * mean + np.float32(2)
    tone = cv2.boxFilter(colour, -1, size, borderType=cv2.BORDER_REPLICATE)
    total = np.zeros((*grey.shape, 3), np.float32)
    weights = np.zeros(grey.shape, np.float32)
    half = r / 2
    for dx, dy in ((-1, -1), (0, -1.3), (1, -1), (1.3, 0), (1, 1), (0, 1.3), (-1, 1), (-1.3, 0)):
        x, y = round(dx * half), round(dy * half)
        calm = _moved(spread, x, y)
        weight = 1 / (calm * calm * calm)
        total += _moved(tone, x, y) * weight[..., None]
        weights += weight
    total /= weights[..., None]
    return np.clip(total + 0.5, 0, 255).astype(np.uint8)


def _moved(plane: Grid, dx: int, dy: int) -> Grid:
    h, w = plane.shape[:2]
    rx, ry = abs(dx), abs(dy)
    padded = cv2.copyMakeBorder(plane, ry, ry, rx, rx, cv2.BORDER_REPLICATE)
    return np.asarray(padded[ry + dy : ry + dy + h, rx + dx : rx + dx + w])


def flow(colour: Pixels, sigma: float, wander: Plane) -> Plane:
    """The direction (radians) in which a brush would run: along edges, and where there are none as it likes.

    The structure tensor, smoothed; `wander` is the free direction.
    """
    grey = cv2.GaussianBlur(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY), (0, 0), 1.2)
    gx, gy = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    # The double angle, so that opposite slopes do not cancel; the free direction joins as a weak edge of its own.
    even = blurred(gx * gx - gy * gy, sigma)
    odd = blurred(2 * gx * gy, sigma)
    strength = np.sqrt(even * even + odd * odd)
    free = np.float32(60) / (1 + strength * np.float32(0.02))
    across = even + free * np.cos(2 * wander + np.float32(np.pi))
    turned = odd + free * np.sin(2 * wander + np.float32(np.pi))
    return np.asarray(np.arctan2(turned, across) * np.float32(0.5) + np.float32(np.pi / 2), np.float32)


@dataclass(frozen=True)
class Brush:
    """`width` and `length` of a stroke and the distance `step` between strokes, in pixels.

    `bristle` is how much the hairs show (0 to 1), `dry` how early the paint gives out towards the end of a stroke.
    `shake` is how far colours stray, `turn` how far directions do.
    """

    width: float
    length: float
    step: float
    bristle: float = 0.5
    dry: float = 0.4
    shake: float = 6.0
    turn: float = 0.16


@dataclass
class Painting:
    """What strokes are laid on: the colours so far, and the thickness of the paint."""

    colour: Pixels
    body: Plane

    @staticmethod
    def on(ground: Pixels) -> "Painting":
        return Painting(ground.copy(), np.zeros(ground.shape[:2], np.float32))


def lay_strokes(
    painting: Painting, model: Grid, angles: Plane, brush: Brush, look: Look, name: str, where: Plane | None = None
) -> None:
    """One pass with one brush: strokes at places spread evenly, in the model's colours, each over those before it.

    `where` (0 to 1) is the chance of a stroke. The strokes are numbered into a map first; colour, hair and thickness
    are then worked out for all pixels at once from the stroke that each belongs to.
    """
    h, w = angles.shape
    rng = dice(look, name)
    x, y = _places(rng, w, h, brush.step)
    if where is not None:
        keep = rng.random(len(x), dtype=np.float32) < where[y.astype(int), x.astype(int)]
        x, y = x[keep], y[keep]
    count = len(x)
    if count == 0:
        return
    order = rng.permutation(count)
    x, y = x[order], y[order]
    xi, yi = x.astype(int), y.astype(int)
    angle = angles[yi, xi] + rng.normal(0, brush.turn, count).astype(np.float32)
    length = brush.length * (0.65 + 0.7 * rng.random(count, dtype=np.float32))
    width = brush.width * (0.75 + 0.5 * rng.random(count, dtype=np.float32))
    bend = rng.normal(0, 0.10, count).astype(np.float32) / np.maximum(length, 1)
    tone = model[yi, xi].astype(np.float32) + rng.normal(0, brush.shake, (count, 1)).astype(np.float32)
    tone += rng.normal(0, brush.shake * 0.28, (count, 3)).astype(np.float32)
    ids = _numbered(x, y, angle, length, width, bend, (h, w))
    strokes = np.stack([x, y, np.cos(angle), np.sin(angle), length, width, bend], axis=1).astype(np.float32)
    hair = rng.integers(0, 4096, count)
    _fill(painting, ids, strokes, np.clip(tone, 0, 255), hair, brush, _hairs(rng))


def _places(rng: np.random.Generator, w: int, h: int, step: float) -> tuple[Plane, Plane]:
    ys, xs = np.mgrid[0 : h + step : step, 0 : w + step : step].astype(np.float32)
    xs += rng.uniform(-0.5, 0.5, xs.shape).astype(np.float32) * np.float32(step)
    ys += rng.uniform(-0.5, 0.5, ys.shape).astype(np.float32) * np.float32(step)
    return np.clip(xs.ravel(), 0, w - 1), np.clip(ys.ravel(), 0, h - 1)


def _numbered(
    x: Plane, y: Plane, angle: Plane, length: Plane, width: Plane, bend: Plane, shape: tuple[int, int]
) -> NDArray[np.int32]:
    """The map of strokes: for each pixel the number of the topmost one, 0 for none."""
    ids = np.zeros(shape, np.int32)
    c, s = np.cos(angle), np.sin(angle)
    points = []
    for share in (-0.5, 0.0, 0.5):
        along = length * np.float32(share)
        off = bend * along * along
        points.append(np.stack([x + c * along - s * off, y + s * along + c * off], axis=1))
    lines = np.round(np.stack(points, axis=1) * 16).astype(np.int32)
    thick = np.maximum(np.round(width), 1).astype(int).tolist()
    for i in range(len(lines)):
        cv2.polylines(ids, [lines[i]], False, i + 1, thick[i], cv2.LINE_8, 4)
    return ids


def _hairs(rng: np.random.Generator) -> Plane:
    """A long row of hairs across brushes: each stroke takes a stretch of it. Rows are places along the stroke."""
    rough = rng.standard_normal((24, 4096 + 64), dtype=np.float32)
    rows = cv2.GaussianBlur(rough, (0, 0), sigmaX=1.1, sigmaY=3.2)
    return np.asarray(rows / rows.std(), np.float32)


def _fill(
    painting: Painting,
    ids: NDArray[np.int32],
    strokes: Plane,
    tone: Plane,
    hair: NDArray[np.int64],
    brush: Brush,
    hairs: Plane,
) -> None:
    """Colours the pixels of a map of strokes, in bands: it takes a dozen planes."""
    h, w = ids.shape
    tones = np.vstack([np.zeros((1, 3), np.float32), tone]).astype(np.uint8)
    table = np.vstack([np.ones((1, 7), np.float32), strokes])
    offsets = np.concatenate([[0], hair])
    columns = np.arange(w, dtype=np.float32)[None]
    for top in range(0, h, 128):
        band = ids[top : top + 128]
        if not band.any():
            continue
        own = [np.take(table[:, k], band) for k in range(7)]
        dx = columns - own[0]
        dy = np.arange(top, top + band.shape[0], dtype=np.float32)[:, None] - own[1]
        along = (dx * own[2] + dy * own[3]) / own[4]
        across = dy * own[2] - dx * own[3]
        across -= own[6] * (along * own[4]) ** 2
        across /= own[5] * np.float32(0.5)
        place = np.take(offsets, band) + ((across + 1) * np.float32(9)).astype(np.int64)
        row = np.clip((along + np.float32(0.6)) * np.float32(20), 0, 23).astype(np.int64)
        grain = hairs[row, np.clip(place, 0, hairs.shape[1] - 1)]
        spent = np.clip(along + np.float32(0.5 - brush.dry * 0.35), 0, 1) * np.float32(brush.dry * 2.2)
        cover = np.float32(1.35) - np.abs(across) ** 3 - spent + grain * np.float32(brush.bristle * 0.4)
        cover -= np.clip(np.abs(along) - np.float32(0.5), 0, 1) * np.float32(5)
        cover = np.clip(cover * np.float32(2.2), 0, 1)
        cover[band == 0] = 0
        here = painting.colour[top : top + 128]
        mixed = here.astype(np.float32)
        mixed += (tones[band].astype(np.float32) - mixed) * cover[..., None]
        here[:] = np.clip(mixed + 0.5, 0, 255).astype(np.uint8)
        thick = np.float32(0.55) + grain * np.float32(0.3 * brush.bristle) + np.abs(across) ** 2 * np.float32(0.35)
        body = painting.body[top : top + 128]
        body += (thick - body * np.float32(0.6)) * cover
