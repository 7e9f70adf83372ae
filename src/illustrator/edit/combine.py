"""Several pictures in one: what stands out in each is cut out and stood beside the others on one floor."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from illustrator.edit.compose import cast_shadow, in_light, stand_of
from illustrator.edit.cutout import NothingStandsOut, stand_out
from illustrator.edit.matting import Cut, cut
from illustrator.edit.painting import Painted
from illustrator.edit.sheet import Pixels, at_most, blend, box_of, resized

_ITEM_PIXELS: Final = 1_200_000
_HAS_ALPHA: Final = 0.02


@dataclass(frozen=True, eq=False)
class Item:
    """A thing to be stood in the scene, cropped to what is seen. `is_bust`: its picture's frame cut it below.
    `is_card`: a whole picture, since nothing in it stands out."""

    cut: Cut
    is_bust: bool = False
    is_card: bool = False

    @property
    def aspect(self) -> float:
        return float(self.cut.alpha.shape[1] / self.cut.alpha.shape[0])


def item_of(picture: Pixels) -> Item:
    """What stands out in a picture (H, W, 4); the whole picture as a card where nothing does."""
    picture = np.asarray(at_most(picture, _ITEM_PIXELS), np.uint8)
    rgb, alpha = np.ascontiguousarray(picture[..., :3]), np.ascontiguousarray(picture[..., 3])
    if float((alpha < 128).mean()) > _HAS_ALPHA:
        return _cropped(Cut(rgb, alpha))
    try:
        return _cropped(cut(rgb, stand_out(rgb)))
    except NothingStandsOut:
        return _card(rgb)


def _cropped(whole: Cut) -> Item:
    x, y, w, h = box_of(whole.alpha)
    if not w:
        return _card(whole.rgb)
    rows, columns = slice(y, y + h), slice(x, x + w)
    part = Cut(np.ascontiguousarray(whole.rgb[rows, columns]), np.ascontiguousarray(whole.alpha[rows, columns]))
    return Item(part, stand_of(whole.alpha).bottom)


def _card(rgb: Pixels) -> Item:
    """A print with a white border and round corners."""
    h, w = rgb.shape[:2]
    border = max(round(min(h, w) * 0.03), 2)
    paper = cv2.copyMakeBorder(rgb, border, border, border, border, cv2.BORDER_CONSTANT, value=(250, 249, 246))
    shape = np.zeros(paper.shape[:2], np.uint8)
    radius = 2 * border
    ph, pw = shape.shape
    cv2.rectangle(shape, (radius, 0), (pw - 1 - radius, ph - 1), 255, -1)
    cv2.rectangle(shape, (0, radius), (pw - 1, ph - 1 - radius), 255, -1)
    for x in (radius, pw - 1 - radius):
        for y in (radius, ph - 1 - radius):
            cv2.circle(shape, (x, y), radius, 255, -1, cv2.LINE_AA)
    return Item(Cut(np.asarray(paper, np.uint8), shape), is_card=True)


def side_by_side(painted: Painted, items: list[Item], foot: float, tallest: float = 0.74) -> Pixels:
    """The items on the painted ground, the first in front and largest, bottoms aligned at `foot` (0 to 1)."""
    out = painted.rgb.copy()
    h, w = out.shape[:2]
    spots = _spots(items, w, h, foot, tallest)
    for i in _order(spots):
        x, y, bw, bh = spots[i]
        _stand(out, items[i], (x, y, bw, bh), painted)
    return out


def _order(spots: list[tuple[int, int, int, int]]) -> list[int]:
    """From the back to the front: by the foot, then from the outside to the middle."""
    middle = sum(x + w / 2 for x, _, w, _ in spots) / len(spots)
    return sorted(
        range(len(spots)), key=lambda i: (spots[i][1] + spots[i][3], -abs(spots[i][0] + spots[i][2] / 2 - middle))
    )


def _spots(items: list[Item], w: int, h: int, foot: float, tallest: float) -> list[tuple[int, int, int, int]]:
    """One row, two for more than three unless the frame is very wide; about equal in area, the first larger."""
    rows = [list(range(len(items)))]
    if len(items) > 3 and w < 2 * h:
        busts_first = sorted(rows[0], key=lambda i: (not items[i].is_bust, i))
        rows = [sorted(busts_first[:3]), sorted(busts_first[3:])]
    spots: dict[int, tuple[int, int, int, int]] = {}
    front = float("inf")
    for depth, row in enumerate(rows):
        sizes = [_size(items[i], i == 0, 0.78**depth) for i in row]
        overlap = 0.93
        scale = min(
            w * 0.9 / (sum(s[0] for s in sizes) * overlap),
            h * tallest * 0.84**depth / max(s[1] for s in sizes),
            front,
        )
        front = scale
        left = (w - sum(s[0] for s in sizes) * overlap * scale) / 2
        bottom = h * foot - depth * h * 0.2
        # The tallest of three stands in the middle.
        ordered = sorted(zip(row, sizes, strict=True), key=lambda p: p[0])
        if len(ordered) == 3:
            tall = max(ordered, key=lambda p: p[1][1])
            rest = [p for p in ordered if p is not tall]
            ordered = [rest[0], tall, rest[1]]
        for i, (iw, ih) in ordered:
            low = h + 1 if items[i].is_bust else bottom
            spots[i] = round(left), round(low - ih * scale), max(round(iw * scale), 1), max(round(ih * scale), 1)
            left += iw * scale * overlap
    return [spots[i] for i in range(len(items))]


def _size(item: Item, is_first: bool, factor: float) -> tuple[float, float]:
    area = factor * (1.15 if is_first else 1.0)
    width = (area * item.aspect) ** 0.5
    return width, width / item.aspect


def _stand(out: Pixels, item: Item, box: tuple[int, int, int, int], painted: Painted) -> None:
    h, w = out.shape[:2]
    x, y, bw, bh = box
    rgb = np.asarray(resized(item.cut.rgb, bw, bh), np.uint8)
    alpha = np.asarray(resized(item.cut.alpha, bw, bh), np.uint8)
    full = np.zeros((h, w), np.uint8)
    colour = np.zeros((h, w, 3), np.uint8)
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + bw, w), min(y + bh, h)
    if x1 <= x0 or y1 <= y0:
        return
    full[y0:y1, x0:x1] = alpha[y0 - y : y1 - y, x0 - x : x1 - x]
    colour[y0:y1, x0:x1] = rgb[y0 - y : y1 - y, x0 - x : x1 - x]
    if not item.is_bust:
        cast_shadow(out, full, painted.light, is_plain=painted.is_plain)
    blend(out, colour if painted.is_plain else in_light(colour, painted.light), full)
