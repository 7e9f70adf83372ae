"""The guess that a picture shows a person: skin in one round patch, hair about it, shoulders below."""

from typing import Final

import cv2
import numpy as np

from illustrator.edit.superpixels import Pixels, Plane

_LEAST, _MOST = 0.008, 0.2
_ROUND: Final = (0.45, 1.5)


def bust_guess(rgb: Pixels) -> tuple[Plane, Plane] | None:
    """Where the head and where the body would be, each 0 to 1; None where there is no face-like patch of skin."""
    face = _face(rgb)
    if face is None:
        return None
    x, y, w, h = face
    height, width = rgb.shape[:2]
    head, body = np.zeros((height, width), np.float32), np.zeros((height, width), np.float32)
    # Arms, chest and shoulders, as far as the lower edge.
    reach = y + 2.1 * h
    side = [(x - 1.6 * w, height + 9), (x - 1.3 * w, reach), (x - 0.1 * w, y + 0.95 * h)]
    outline = [*side, *((2 * x + w - px, py) for px, py in reversed(side))]
    cv2.fillPoly(body, [np.array(outline, np.float32).round().astype(np.int32)], 1.0)
    # Light hair passes for skin: a tall patch is the whole head already.
    room = 0.54 if h > 1.15 * w else 0.78
    centre = round(x + w / 2), round(y + (0.5 if h > 1.15 * w else 0.4) * h)
    cv2.ellipse(head, centre, (max(round(room * w), 1), max(round(room * h), 1)), 0, 0, 360, 0.85, -1)
    cv2.ellipse(head, centre, (max(round(0.35 * w), 1), max(round(0.36 * h), 1)), 0, 0, 360, 1.0, -1)
    soft = max(width / 90, 1)
    return np.asarray(cv2.GaussianBlur(head, (0, 0), soft), np.float32), np.asarray(
        cv2.GaussianBlur(body, (0, 0), 2 * soft), np.float32
    )


def _face(rgb: Pixels) -> tuple[int, int, int, int] | None:
    """The box of the most face-like patch of skin in the upper two thirds."""
    skin = _skin(rgb)
    height, width = skin.shape
    count, _, stats, middles = cv2.connectedComponentsWithStats(skin, connectivity=4)
    best, box = 0.0, None
    for k in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[k])
        share, aspect = area / skin.size, w / max(h, 1)
        if x == 0 or y == 0 or x + w == width:
            continue  # a face that the frame cuts tells nothing of where its body is
        if not _LEAST < share < _MOST or not _ROUND[0] < aspect < _ROUND[1] or middles[k][1] > 0.62 * height:
            continue
        score = area / (w * h) * share**0.3 * (1 - abs(middles[k][0] / width - 0.5))
        if area / (w * h) > 0.45 and score > best:
            best, box = score, (x, y, w, h)
    return box


def _skin(rgb: Pixels) -> Pixels:
    ycc = cv2.cvtColor(rgb, cv2.COLOR_RGB2YCrCb).astype(np.int16)
    y, cr, cb = ycc[..., 0], ycc[..., 1], ycc[..., 2]
    skin = (cr > 136) & (cr < 175) & (cb > 80) & (cb < 127) & (y > 50) & (cr - cb > 12) & (cr - cb < 70)
    mask = np.where(skin, 255, 0).astype(np.uint8)
    size = max(round(max(mask.shape) / 110), 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * size + 1, 2 * size + 1))
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), np.uint8)
