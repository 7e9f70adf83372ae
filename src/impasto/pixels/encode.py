"""Pixels to file bytes: png, jpeg, webp. The same pixels always give the same bytes; no time, no ids.

Must not change a pixel of png and lossless webp, not even RGB under alpha 0, and must not resize or convert colours.
"""

import io
import struct
from typing import Final

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray
from PIL import Image

from impasto.pixels.sniff import Format

Pixels = NDArray[np.uint8]
"""(height, width, 3 or 4), sRGB, straight alpha."""

_SUB: Final = 1  # PNG filter types, RFC 2083 section 6
_UP: Final = 2
_NONE: Final = 0
_PNG_LEVEL: Final = 2  # ISA-L: 1 is a little faster and larger, 3 slower for nothing (bench/README.md)
_BAND_BYTES: Final = 1 << 18  # filter and deflate while the rows are still in the cache
_SAMPLE_ROWS: Final = 8
_MAX_EDGE: Final = {"png": 2**31 - 1, "jpeg": 65_500, "webp": 16_383}
# Pillow's method and effort: method 0 takes a third of the time but the file is 29 % larger, more effort gains 3 %.
_WEBP_LOSSLESS: Final = {"method": 1, "quality": 0}
# Full colour resolution where the caller asked for near-perfect; below it halved chroma saves a third.
_FULL_CHROMA_FROM: Final = 90


def encode(pixels: Pixels, fmt: Format, compression: int | None = None, *, software: str | None = None) -> bytes:
    """Encode (H, W, 3|4) uint8 sRGB pixels with straight alpha.

    `compression` is OpenAI's output_compression: 0 to 100, the quality of jpeg and webp; None means 100. webp at 100
    is lossless and exact. png ignores it and is always exact. jpeg has no alpha: it is flattened on white.
    `software` becomes the Software text of a png (Latin-1).
    Raises ValueError for other shapes, formats, compressions, or an edge longer than the format allows.
    """
    _check(pixels, fmt, compression)
    quality = 100 if compression is None else compression
    if fmt == "png":
        return _png(pixels, software)
    if fmt == "jpeg":
        return _jpeg(pixels, quality)
    return _webp(pixels, quality)


def flatten(pixels: Pixels) -> Pixels:
    """Lay (H, W, 3|4) pixels on white; returns (H, W, 3)."""
    if pixels.shape[2] == 3:
        return pixels
    alpha = pixels[..., 3:].astype(np.uint16)
    rgb = pixels[..., :3] * alpha + np.uint16(255) * (255 - alpha)
    return ((rgb + 127) // 255).astype(np.uint8)


def _check(pixels: Pixels, fmt: str, compression: int | None) -> None:
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] not in (3, 4) or 0 in pixels.shape:
        raise ValueError(f"pixels must be uint8 (height, width, 3 or 4), got {pixels.dtype} {pixels.shape}")
    if fmt not in _MAX_EDGE:
        raise ValueError(f"unknown format {fmt!r}")
    if max(pixels.shape) > _MAX_EDGE[fmt]:
        raise ValueError(f"an edge of a {fmt} can have at most {_MAX_EDGE[fmt]} pixels, got {pixels.shape[:2]}")
    if compression is not None and not 0 <= compression <= 100:
        raise ValueError(f"compression must be from 0 to 100, got {compression}")


def _jpeg(pixels: Pixels, quality: int) -> bytes:
    out = io.BytesIO()
    subsampling = 0 if quality >= _FULL_CHROMA_FROM else 2
    # Pillow reads quality 0 as "not given".
    Image.fromarray(flatten(pixels)).save(out, "JPEG", quality=max(1, quality), subsampling=subsampling)
    return out.getvalue()


def _webp(pixels: Pixels, quality: int) -> bytes:
    out = io.BytesIO()
    image = Image.fromarray(pixels)
    if quality == 100:
        image.save(out, "WEBP", lossless=True, exact=True, **_WEBP_LOSSLESS)
    else:
        image.save(out, "WEBP", quality=quality, method=2)
    return out.getvalue()


def _png(pixels: Pixels, software: str | None) -> bytes:
    height, width, channels = pixels.shape
    rows = np.ascontiguousarray(pixels).reshape(height, width * channels)
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if channels == 4 else 2, 0, 0, 0)
    parts = [b"\x89PNG\r\n\x1a\n", *_chunk(b"IHDR", header)]
    if software is not None:
        parts += _chunk(b"tEXt", b"Software\x00" + software.encode("latin-1"))
    for data in _deflated(rows, channels, _choose_filter(rows, channels)):
        parts += _chunk(b"IDAT", data)
    parts += _chunk(b"IEND", b"")
    return b"".join(parts)


def _chunk(kind: bytes, data: bytes) -> tuple[bytes, bytes, bytes]:
    checksum = isal_zlib.crc32(data, isal_zlib.crc32(kind))
    return struct.pack(">I4s", len(data), kind), data, struct.pack(">I", checksum)


def _deflated(rows: Pixels, channels: int, kind: int) -> list[bytes]:
    height, row_bytes = rows.shape
    deflater = isal_zlib.compressobj(_PNG_LEVEL)
    step = max(1, _BAND_BYTES // row_bytes)
    band = np.empty((min(step, height), row_bytes + 1), np.uint8)
    parts = []
    for top in range(0, height, step):
        count = min(step, height - top)
        _filter(rows, top, band[:count], channels, kind)
        parts.append(deflater.compress(band[:count].data))
    parts.append(deflater.flush())
    return [part for part in parts if part]


def _filter(rows: Pixels, top: int, out: Pixels, channels: int, kind: int) -> None:
    """Write the filter byte and the filtered bytes of rows[top:top + len(out)] into `out`."""
    bottom = top + len(out)
    band = rows[top:bottom]
    out[:, 0] = kind
    if kind == _NONE:
        out[:, 1:] = band
    elif kind == _SUB:
        out[:, 1 : 1 + channels] = band[:, :channels]
        np.subtract(band[:, channels:], band[:, :-channels], out=out[:, 1 + channels :])
    else:
        # The row above the first is all zero by definition.
        first = 1 if top == 0 else 0
        out[:first, 1:] = band[:first]
        np.subtract(band[first:], rows[top + first - 1 : bottom - 1], out=out[first:, 1:])


def _choose_filter(rows: Pixels, channels: int) -> int:
    """Deflate a few bands with each filter and keep the one that came out smallest."""
    height, row_bytes = rows.shape
    count = min(_SAMPLE_ROWS, height)
    tops = sorted({(height - count) * eighth // 8 for eighth in (1, 3, 5, 7)})
    out = np.empty((count, row_bytes + 1), np.uint8)
    sizes = {}
    for kind in (_SUB, _UP, _NONE):
        deflater = isal_zlib.compressobj(_PNG_LEVEL)
        total = 0
        for top in tops:
            _filter(rows, top, out, channels, kind)
            total += len(deflater.compress(out.data))
        sizes[kind] = total + len(deflater.flush())
    return min(sizes, key=lambda kind: sizes[kind])
