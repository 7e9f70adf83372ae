"""Scene to pixels. The only file that knows the vector engine; its options belong to the thread that makes them.

Vectors are drawn at the full size, or at the size at which the style works. Soft layers are drawn smaller and
enlarged: a blur has no detail to lose. Type is laid on top at the full size.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import resvg
from numpy.typing import NDArray
from resvg import usvg

from illustrator import light
from illustrator.light import Pixels
from illustrator.scene import SHORT_SIDE, Box, Layer, Scene
from illustrator.stepping import stepped
from illustrator.style import Drop, Look, Treatment
from illustrator.styles import Finish

_IDENTITY: Final = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
_PLAIN: Final = Treatment()
_FAINT: Final = 5  # light weaker than this is not seen


@dataclass(frozen=True)
class Effort:
    """What a quality buys: pixels for soft light and for painting, finer sampling, grain, density of ornament."""

    soft_pixels: int
    oversample: int
    grain: float
    detail: float
    painting: float = 1.0


EFFORTS: Final = {
    "low": Effort(160_000, 1, 0.0, 0.6, 0.4),
    "medium": Effort(500_000, 1, 0.6, 1.0, 1.0),
    "high": Effort(1_200_000, 2, 1.0, 1.35, 1.6),
    "xhigh": Effort(1_600_000, 2, 1.0, 1.6, 2.0),
    "max": Effort(2_000_000, 2, 1.0, 1.8, 2.4),
}
# The sizes of coarse views, as shares of the full one, by how many there are.
COARSE: Final = {1: (0.35,), 2: (0.2, 0.5), 3: (0.14, 0.3, 0.55)}
_OVERSAMPLE_UP_TO: Final = 1_700_000


@dataclass
class Stages:
    """Who wants to see the picture on its way, `count` times: (H, W, 4) sRGB, straight alpha, at full size."""

    count: int
    show: Callable[[NDArray[np.uint8]], None]
    shown: int = 0

    def is_due(self, laid: int, of: int) -> bool:
        """After so many of the layers: the first view comes soon, the last one before the last layer."""
        if self.shown >= self.count or laid >= of or laid * (self.count + 1) < (self.shown + 1) * of:
            return False
        self.shown += 1
        return True


def rasterize(
    scene: Scene,
    width: int,
    height: int,
    effort: Effort,
    seed: int,
    finish: Finish | None = None,
    ground: str = "#ffffff",
    stages: Stages | None = None,
) -> NDArray[np.uint8]:
    """The scene at a size: (H, W, 4) sRGB, straight alpha. `stages` are shown while its layers are laid."""
    treatment = finish.treatment if finish else _PLAIN
    w, h = _working_size(width, height, treatment, effort)
    board = _Board(scene, w, h, effort, treatment)
    layers = [layer for layer in scene.layers if not layer.is_type or finish is None]
    if stages is not None and (finish is not None or len(layers) <= stages.count):
        _show_coarse(stages, width, height, lambda w, h: rasterize(scene, w, h, effort, seed, finish, ground))
    for laid, layer in enumerate(layers, 1):
        board.lay(layer)
        if stages is not None and stages.is_due(laid, len(layers)):
            stages.show(_straight_rgba(_enlarged(board.canvas, width, height)))
    canvas = board.canvas
    if finish is not None:
        is_open = bool(canvas[..., 3].min() < 255)
        look = Look(min(w, h) / SHORT_SIDE, seed, effort.detail, width, height, ground, is_open, board.first_body)
        canvas = finish.file.finish(canvas, board.bodies, look)
        canvas = _enlarged(canvas, width, height)
        top = _Board(scene, width, height, effort, _PLAIN, canvas)
        for layer in scene.layers:
            if layer.is_type:
                top.lay(layer)
    strength = effort.grain * max(scene.grain, 1.0)
    if strength > 0 and finish is None and canvas[..., 3].min() == 255:
        light.grain(canvas, strength, seed)
    return _straight_rgba(canvas)


def extent(scene: Scene, svg: str) -> Box | None:
    """The box of a fragment's ink in scene units, to about a hundredth of the picture; None for none."""
    width, height = max(round(scene.width / 8), 1), max(round(scene.height / 8), 1)
    pixels = _Board(scene, width, height, EFFORTS["low"], _PLAIN).drawn(svg)
    x, y, w, h = cv2.boundingRect(np.where(pixels[..., 3] > _FAINT, pixels[..., 3], 0).astype(np.uint8))
    unit = scene.width / width
    return (x * unit, y * unit, w * unit, h * unit) if w else None


def _show_coarse(stages: Stages, width: int, height: int, paint: Callable[[int, int], NDArray[np.uint8]]) -> None:
    """A picture of few layers, or one whose style changes all of it, is shown whole, from coarse to fine."""
    while stages.shown < stages.count:
        share = COARSE[stages.count][stages.shown]
        coarse = paint(max(round(width * share), 8), max(round(height * share), 8))
        stages.shown += 1
        stages.show(np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8))


def _working_size(width: int, height: int, treatment: Treatment, effort: Effort) -> tuple[int, int]:
    if treatment.working_pixels is None:
        return width, height
    shrink = min(1.0, (treatment.working_pixels * effort.painting / (width * height)) ** 0.5)
    return max(round(width * shrink), 1), max(round(height * shrink), 1)


def _enlarged(canvas: Pixels, width: int, height: int) -> Pixels:
    if canvas.shape[:2] == (height, width):
        return canvas
    large = np.asarray(cv2.resize(canvas, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    np.minimum(large[..., :3], large[..., 3:4], out=large[..., :3])
    return large


_BLENDS: Final = {"over": light.lay_over, "add": light.add_light, "multiply": light.multiply_into}


class _Board:
    """A canvas (BGRA, premultiplied) on which layers are laid, and the map of bodies where the style wants one."""

    def __init__(
        self, scene: Scene, width: int, height: int, effort: Effort, treatment: Treatment, canvas: Pixels | None = None
    ) -> None:
        self._scene, self._effort, self._treatment = scene, effort, treatment
        self._width, self._height = width, height
        self._unit = min(width, height) / SHORT_SIDE
        self._sampling = effort.oversample if width * height <= _OVERSAMPLE_UP_TO else 1
        # White, where the picture is to be opaque: a soft edge at the frame's own edge leaves no hole.
        blank = 255 if scene.is_opaque else 0
        self.canvas = np.full((height, width, 4), blank, np.uint8) if canvas is None else canvas
        self.bodies = np.zeros((height, width), np.uint8) if treatment.has_outlines else None
        self.first_body = 0
        self._laid = 0

    def drawn(self, svg: str) -> Pixels:
        return self._vector(svg, (0, 0, self._width, self._height), 1.0)

    def lay(self, layer: Layer) -> None:
        x, y, w, h = self._window(layer)
        if w <= 0 or h <= 0:
            return
        is_soft = layer.blur * self._treatment.softness > 0
        pixels = self._soft(layer, (x, y, w, h)) if is_soft else self._crisp(layer, (x, y, w, h))
        ix, iy, iw, ih = light.drawn_box(pixels)
        if layer.blur == 0 and layer.blend == "over":
            self._note(pixels, (x, y, w, h), layer.relief > 0)
        inked = pixels[iy : iy + ih, ix : ix + iw]
        _BLENDS[layer.blend](self.canvas[y + iy : y + iy + ih, x + ix : x + ix + iw], inked)

    def _note(self, pixels: Pixels, window: tuple[int, int, int, int], has_form: bool) -> None:
        """What the style wants to know of a sheet, or does with it, before it is laid."""
        treatment = self._treatment
        x, y, w, h = window
        self._laid += 1
        if has_form and not self.first_body:
            self.first_body = min(self._laid, 255)
        if self.bodies is not None:
            part = self.bodies[y : y + h, x : x + w]
            part[light.solid(pixels)] = (self._laid - 1) % 255 + 1
        if treatment.rim > 0:
            light.rim(pixels, treatment.rim, 2.2 * self._unit)
        if treatment.drop is not None:
            self._cast(pixels, window, treatment.drop)

    def _window(self, layer: Layer) -> tuple[int, int, int, int]:
        """The part of the canvas that the layer can touch, in pixels."""
        if layer.box is None:
            return 0, 0, self._width, self._height
        room = layer.blur * 3 + 3
        x0, y0 = int((layer.box[0] - room) * self._unit), int((layer.box[1] - room) * self._unit)
        x1 = int((layer.box[0] + layer.box[2] + room) * self._unit) + 1
        y1 = int((layer.box[1] + layer.box[3] + room) * self._unit) + 1
        x0, y0 = max(x0, 0), max(y0, 0)
        return x0, y0, min(x1, self._width) - x0, min(y1, self._height) - y0

    def _crisp(self, layer: Layer, window: tuple[int, int, int, int]) -> Pixels:
        pixels = self._vector(layer.svg, window, self._sampling)
        if self._sampling > 1:
            pixels = np.asarray(cv2.resize(pixels, window[2:], interpolation=cv2.INTER_AREA), np.uint8)
        strength = layer.relief * self._treatment.relief
        if strength > 0:
            light.relief(pixels, strength, self._unit)
        if layer.tint is not None:
            light.tint(pixels, layer.tint)
        return pixels

    def _soft(self, layer: Layer, window: tuple[int, int, int, int]) -> Pixels:
        w, h = window[2:]
        shrink = min(1.0, (self._effort.soft_pixels / (self._width * self._height)) ** 0.5)
        sigma = layer.blur * self._treatment.softness * self._unit
        pixels = light.soften(self._vector(layer.svg, window, shrink), sigma * shrink)
        if pixels.shape[:2] != (h, w):
            pixels = np.asarray(cv2.resize(pixels, (w, h), interpolation=cv2.INTER_LINEAR), np.uint8)
        return pixels

    def _vector(self, fragment: str, window: tuple[int, int, int, int], scale: float) -> Pixels:
        """A fragment drawn by resvg, BGRA premultiplied. The view is the scene's own shape, so nothing is stretched."""
        x, y, w, h = window
        width, height = max(round(w * scale), 1), max(round(h * scale), 1)
        units = self._scene.width / self._width, self._scene.height / self._height
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{x * units[0]:.4f} '
            f'{y * units[1]:.4f} {w * units[0]:.4f} {h * units[1]:.4f}" preserveAspectRatio="none">'
        )
        defs = self._scene.sheet.defs_for(fragment)
        if self._treatment.steps is not None:
            defs = stepped(defs, max(round(self._treatment.steps * self._effort.detail), 1))
        tree = usvg.Tree.from_str(f"{head}{defs}{fragment}</svg>", usvg.Options.default())
        png = np.frombuffer(resvg.render(tree, _IDENTITY), np.uint8)
        decoded = cv2.imdecode(png, cv2.IMREAD_UNCHANGED)
        if decoded is None:
            raise RuntimeError("the vector engine returned no picture")
        pixels = np.asarray(decoded, np.uint8)
        if pixels.shape[2] == 3:
            return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2BGRA), np.uint8)
        return _premultiplied(pixels)

    def _cast(self, pixels: Pixels, window: tuple[int, int, int, int], drop: Drop) -> None:
        """The shadow of one sheet on those below it."""
        x, y, w, h = window
        dx, dy, sigma = round(drop.dx * self._unit), round(drop.dy * self._unit), drop.blur * self._unit
        room = int(3 * sigma) + max(abs(dx), abs(dy)) + 1
        # Only what is solid throws one: not mist, nor a wash of light over the whole picture.
        solid = np.clip((pixels[..., 3].astype(np.int16) - 96) * 8 // 5, 0, 255).astype(np.uint8)
        alpha = cv2.copyMakeBorder(solid, room, room, room, room, cv2.BORDER_CONSTANT)
        alpha = cv2.GaussianBlur(np.roll(alpha, (dy, dx), (0, 1)), (0, 0), max(sigma, 0.3))
        x0, y0 = max(x - room, 0), max(y - room, 0)
        x1, y1 = min(x + w + room, self._width), min(y + h + room, self._height)
        part = alpha[y0 - y + room : y1 - y + room, x0 - x + room : x1 - x + room]
        shadow = np.zeros((*part.shape, 4), np.uint8)
        shadow[..., 3] = cv2.convertScaleAbs(part, alpha=drop.opacity)
        below = self.canvas[y0:y1, x0:x1]
        keep = below[..., 3].copy()
        light.lay_over(below, shadow)
        if keep.min() < 255:
            below[..., 3] = np.maximum(keep, below[..., 3])


def _premultiplied(pixels: Pixels) -> Pixels:
    alpha = pixels[..., 3]
    if alpha.min() == 255:
        return pixels
    whole = np.full_like(alpha, 255)
    return np.asarray(cv2.multiply(pixels, cv2.merge([alpha, alpha, alpha, whole]), scale=1 / 255), np.uint8)


def _straight_rgba(pixels: Pixels) -> Pixels:
    rgba = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGBA), np.uint8)
    if rgba[..., 3].min() == 255:
        return rgba
    for top in range(0, rgba.shape[0], 256):
        band = rgba[top : top + 256]
        alpha = band[..., 3:4].astype(np.float32)
        colour = band[..., :3] * (255 / np.maximum(alpha, 1))
        band[..., :3] = np.where(alpha > 0, np.clip(np.round(colour), 0, 255), 0).astype(np.uint8)
    return rgba
