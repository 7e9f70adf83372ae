"""Words set over a photograph: where it is calm, in an ink that can be read there, with a veil where that is needed."""

from typing import Final

import cv2
import numpy as np

from illustrator.edit.sheet import Pixels, at_most, blend, byte, resized, soft
from illustrator.palette import contrast, from_lch, lch
from illustrator.raster import EFFORTS, rasterize
from illustrator.scene import Scene
from illustrator.typeset import Type, fit

_INKS: Final = ("#ffffff", "#15171c")
_MARGIN: Final = 0.06


def lettered(rgb: Pixels, texts: tuple[str, ...], spots: tuple[str, ...], colour: str | None) -> tuple[Pixels, str]:
    """The picture with the texts; and the characters that no font has."""
    h, w = rgb.shape[:2]
    text = " ".join(texts)
    scene = Scene.of_size(w, h)
    width, height = scene.width * (1 - 2 * _MARGIN), scene.height
    room = 0.2 if len(text) < 40 else 0.3
    block = fit(
        text, Type("sans-black", tracking=-0.005, leading=1.05), width * 0.94, height * room, lines=4, largest=190
    )
    place = _place(rgb, spots, block.height / height)
    top = height * place[1]
    x, align = {
        "left": (scene.width * _MARGIN, "left"), "right": (scene.width * (1 - _MARGIN), "right"),
    }.get(place[0], (scene.width / 2, "middle"))  # fmt: skip
    share_x = {"left": _MARGIN, "right": 1 - _MARGIN}.get(place[0], 0.5) - {"left": 0, "right": 1}.get(
        place[0], 0.5
    ) * block.width / scene.width
    under = _under(rgb, share_x, place[1], block.width / scene.width, block.height / height)
    ink = colour or max(_INKS, key=lambda c: contrast(c, under))
    scene.draw(block.place(x, top, "left" if align == "left" else "right" if align == "right" else "middle", fill=ink))
    drawn = rasterize(scene, w, h, EFFORTS["medium"], 0)
    out = rgb.copy()
    _veil(out, drawn[..., 3], ink, under)
    blend(out, drawn[..., :3], np.ascontiguousarray(drawn[..., 3]))
    return out, block.missing


def _place(rgb: Pixels, spots: tuple[str, ...], height: float) -> tuple[str, float]:
    """The side, and the top as a share of the height: where it was asked for, else the calmest of three bands."""
    side = next((s for s in spots if s in {"left", "right"}), "middle")
    tops = {"top": _MARGIN, "bottom": 1 - _MARGIN - height, "middle": 0.5 - height / 2}
    named = next((s for s in ("top", "bottom", "middle") if s in spots), None)
    if named is not None:
        return side, tops[named]
    small = cv2.cvtColor(np.asarray(at_most(rgb, 60_000), np.uint8), cv2.COLOR_RGB2GRAY)
    busy = np.abs(cv2.Laplacian(small, cv2.CV_32F)).mean(axis=1)
    costs = {}
    for name, top in tops.items():
        rows = busy[int(top * len(busy)) : int((top + height) * len(busy)) + 1]
        costs[name] = float(rows.mean()) * (1.6 if name == "middle" else 1.0)
    return side, tops[min(costs, key=lambda n: costs[n])]


def _under(rgb: Pixels, x: float, y: float, w: float, h: float) -> str:
    """The mean colour of a part, given in shares of the picture."""
    height, width = rgb.shape[:2]
    part = rgb[int(y * height) : int((y + h) * height) + 1, int(max(x, 0) * width) : int((x + w) * width) + 1]
    r, g, b = (round(float(v)) for v in part.reshape(-1, 3).mean(axis=0))
    return f"#{r:02x}{g:02x}{b:02x}"


def _veil(out: Pixels, alpha: Pixels, ink: str, under: str) -> None:
    """A soft shade (or light) behind the letters, the stronger the less they stand out. In place."""
    h, w = alpha.shape
    weak = min(max((9.0 - contrast(ink, under)) / 6.0, 0.25), 1.0)
    tone = from_lch(0.14, 0.02, lch(under)[2]) if contrast(ink, "#000000") > 8 else "#ffffff"
    small = np.asarray(at_most(alpha, 300_000), np.uint8).astype(np.float32) / 255
    sigma = min(small.shape) / 70
    halo = np.clip(np.asarray(soft(small, sigma)) * 1.5 + np.asarray(soft(small, sigma * 4)) * 1.2, 0, 0.8) * weak
    layer = np.empty_like(out)
    layer[:] = [int(tone[i : i + 2], 16) for i in (1, 3, 5)]
    blend(out, layer, np.asarray(resized(byte(halo), w, h), np.uint8))
