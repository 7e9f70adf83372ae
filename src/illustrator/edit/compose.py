"""A cut-out before another ground: put in its place, in that place's light, standing on its floor."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from illustrator.edit.matting import Cut
from illustrator.edit.painting import Painted
from illustrator.edit.sheet import Box, Pixels, Plane, at_most, bands, blend, box_of, byte, resized, soft
from illustrator.illumination import Light
from illustrator.palette import mix
from illustrator.palette import rgb as channels

_SOFT_PIXELS: Final = 500_000
_ON_EDGE: Final = 0.06


@dataclass(frozen=True)
class Stand:
    """How a cut-out meets its frame: the sides on which the frame cuts it, and the height of its foot, 0 to 1."""

    left: bool
    right: bool
    bottom: bool
    foot: float | None


def stand_of(alpha: Pixels) -> Stand:
    """`alpha` is that of the whole picture it was cut from."""
    h = alpha.shape[0]
    _, y, _, height = box_of(alpha, 128)
    left, right, bottom = (float((edge > 128).mean()) > _ON_EDGE for edge in (alpha[:, 1], alpha[:, -2], alpha[-2]))
    return Stand(left, right, bottom, None if bottom or not height else (y + height) / h)


def seated(cut: Cut, width: int, height: int) -> Cut:
    """The cut-out laid into a frame of another shape: against the sides at which it is cut, else in the middle."""
    h, w = cut.alpha.shape
    if (w, h) == (width, height):
        return cut
    stand = stand_of(cut.alpha)
    scale = min(width / w, height / h)
    if (stand.left and stand.right) or (w * scale < width and (stand.left or stand.right) and not stand.bottom):
        scale = width / w
    bx, _, bw, _ = box_of(cut.alpha)
    new_w, new_h = max(round(w * scale), 1), max(round(h * scale), 1)
    x = 0 if stand.left else width - new_w if stand.right else round(width / 2 - (bx + bw / 2) * scale)
    y = height - new_h if stand.bottom or new_h > height else (height - new_h) // 2
    size = (width, height)
    rgb, alpha = resized(cut.rgb, new_w, new_h), resized(cut.alpha, new_w, new_h)
    move = np.array([[1, 0, x], [0, 1, y]], np.float32)
    return Cut(
        np.asarray(cv2.warpAffine(rgb, move, size, borderMode=cv2.BORDER_REPLICATE), np.uint8),
        np.asarray(cv2.warpAffine(alpha, move, size), np.uint8),
    )


def before(painted: Painted, cut: Cut, *, has_rim: bool = False, stands: bool = True) -> Pixels:
    """The cut-out over the painted ground, both (H, W): shadow, light of the place, its glow round the edge."""
    out = painted.rgb.copy()
    stand = stand_of(cut.alpha)
    if stands and not stand.bottom:
        cast_shadow(out, cut.alpha, painted.light, is_plain=painted.is_plain)
    body = cut.rgb if painted.is_plain else in_light(cut.rgb, painted.light)
    if not painted.is_plain:
        body = _matched(body, cut.alpha, painted.rgb)
        body = _wrapped(body, cut.alpha, out)
    if has_rim:
        body = rim_lit(body, cut.alpha)
    blend(out, body, cut.alpha)
    return out


def in_light(rgb: Pixels, light: Light) -> Pixels:
    """Tinted by the light of a place: warm at sunset, blue and dim by night, quite as it was by day."""
    gains = _gains(light)
    table = np.arange(256, dtype=np.float32)
    curves = np.stack([np.clip(table * g + 0.5, 0, 255) for g in gains], axis=1).astype(np.uint8)
    return np.asarray(cv2.LUT(rgb, curves[None]), np.uint8)


def _gains(light: Light) -> tuple[float, float, float]:
    level = 0.52 + 0.48 * light.level
    tint = channels(mix("#ffffff", light.key if light.lamp is None else light.lamp, 0.42 if light.level < 0.9 else 0.2))
    if light.is_dark:
        tint = channels(mix("#ffffff", mix(light.key, light.shade, 0.35), 0.5))
    r, g, b = (level * c for c in tint)
    return r, g, b


def _matched(body: Pixels, alpha: Pixels, ground: Pixels) -> Pixels:
    """A little of the ground's own colour and brightness, as light that it throws on what stands there."""
    small = [np.asarray(at_most(p, 40_000)) for p in (body, ground, alpha)]
    weight = small[2].astype(np.float32)
    if weight.sum() < 255:
        return body
    one, other = (cv2.cvtColor(p, cv2.COLOR_RGB2LAB).astype(np.float32) for p in small[:2])
    mean = (one * weight[..., None]).sum(axis=(0, 1)) / weight.sum()
    step = np.clip((other.mean(axis=(0, 1)) - mean) * np.array([0.1, 0.16, 0.16], np.float32), -9, 9)
    out = np.empty_like(body)
    for rows in bands(body.shape[0]):
        lab = cv2.cvtColor(np.ascontiguousarray(body[rows]), cv2.COLOR_RGB2LAB).astype(np.float32) + step
        out[rows] = cv2.cvtColor(np.clip(lab, 0, 255).astype(np.uint8), cv2.COLOR_LAB2RGB)
    return out


def _wrapped(body: Pixels, alpha: Pixels, ground: Pixels) -> Pixels:
    """Light of the ground comes round the edge."""
    h, w = alpha.shape
    small = np.asarray(at_most(alpha, _SOFT_PIXELS), np.uint8)
    sigma = min(small.shape) / 90
    inner = small.astype(np.float32) / 255
    share = np.clip(1 - soft(inner, sigma), 0, 1) * inner * np.float32(0.5)
    glow = soft(np.asarray(at_most(ground, _SOFT_PIXELS), np.uint8), sigma * 3)
    out = body.copy()
    blend(out, np.asarray(resized(glow, w, h)), np.asarray(resized(byte(share), w, h), np.uint8))
    return out


def cast_shadow(ground: Pixels, alpha: Pixels, light: Light, *, is_plain: bool = False) -> None:
    """Under what stands: a dark seam at the foot, a soft pool on the floor. In place."""
    h, w = alpha.shape
    small = np.asarray(at_most(alpha, _SOFT_PIXELS), np.uint8)
    x, y, bw, bh = box_of(small, 128)
    if not bw:
        return
    foot = y + bh
    plane = np.zeros(small.shape, np.float32)
    lean = 0.0 if is_plain else -light.turn * 0.1
    _pool(plane, small, (x, y, bw, bh), lean)
    plane = soft(plane, max(0.014 * bw, 1.2)) * np.float32(0.5 if is_plain else 0.62)
    seam = np.zeros(small.shape, np.float32)
    low = small[max(foot - max(bh // 28, 2), 0) : foot]
    reach = low.max(axis=0).astype(np.float32) / 255
    thick = max(round(0.012 * bw), 1)
    seam[max(foot - thick, 0) : min(foot + thick, len(seam))] = reach[None]
    plane = np.maximum(plane, soft(seam, max(0.007 * bw, 0.8)) * np.float32(0.62))
    tone = np.array([255 * c for c in channels(mix(light.shade, "#0c0a10", 0.75))], np.float32)
    layer = np.empty_like(ground)
    layer[:] = tone.astype(np.uint8)
    blend(ground, layer, np.asarray(resized(byte(np.clip(plane, 0, 1)), w, h), np.uint8))


def _pool(plane: Plane, alpha: Pixels, box: Box, lean: float) -> None:
    """The silhouette laid flat on the floor, leaning away from the light, fading with its length."""
    x, y, bw, bh = box
    foot = y + bh
    flat = 0.16
    move = np.array([[1, lean, -lean * foot], [0, flat, foot * (1 - flat)]], np.float32)
    size = (alpha.shape[1], alpha.shape[0])
    laid = cv2.warpAffine(alpha, move, size, flags=cv2.INTER_AREA).astype(np.float32) / 255
    rows = np.arange(alpha.shape[0], dtype=np.float32)
    fade = np.clip(1 - (foot - rows) / max(flat * bh, 1), 0, 1) ** 1.2
    plane += laid * fade[:, None]
    # The pool goes on a little to this side of the foot.
    cv2.ellipse(plane, (x + bw // 2, foot), (max(int(bw * 0.46), 1), max(int(bw * 0.035), 1)), 0, 0, 360, 0.8, -1)


def rim_lit(body: Pixels, alpha: Pixels, strength: float = 0.9) -> Pixels:
    """A bright line along the edge, strongest above and on both sides."""
    h, w = alpha.shape
    small = np.asarray(at_most(alpha, _SOFT_PIXELS), np.uint8)
    inner = small.astype(np.float32) / 255
    width = max(min(small.shape) / 150, 1.0)
    wide = np.asarray(soft(inner, width), np.float32)
    line = np.clip((np.float32(0.93) - wide) * np.float32(2.6), 0, 1) * inner
    up = cv2.Sobel(np.asarray(soft(inner, 2.5 * width), np.float32), cv2.CV_32F, 0, 1)
    side = cv2.Sobel(np.asarray(soft(inner, 2.5 * width), np.float32), cv2.CV_32F, 1, 0)
    way = np.clip((up * np.float32(0.8) + np.abs(side)) / (np.sqrt(up * up + side * side) + np.float32(1e-4)), 0.12, 1)
    halo = np.clip(np.float32(0.98) - soft(inner, 4 * width), 0, 1) * inner * way * np.float32(0.4)
    share = byte(np.clip(line * way * np.float32(strength) + halo, 0, 1))
    out = body.copy()
    white = np.empty_like(body)
    white[:] = (255, 248, 236)
    share = np.asarray(resized(share, w, h), np.uint8)
    frame = max(round(min(h, w) / 100), 1)
    share[-frame:] = 0  # the frame's own cut is no edge
    blend(out, white, share)
    return out
