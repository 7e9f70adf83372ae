"""What a picture file is, from its first bytes and its last, without decoding it.

Must not import numpy, cv2 or Pillow: the edge asks before any worker exists.
"""

import os
import struct
from pathlib import Path
from typing import Final, Literal

Format = Literal["png", "jpeg", "webp"]
"""The formats that Impasto writes."""

FORMATS: Final[dict[Format, str]] = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}
"""Format name → media type."""

_PNG_START: Final = b"\x89PNG\r\n\x1a\n"
_PNG_END: Final = b"\x00\x00\x00\x00IEND\xaeB`\x82"
_JPEG_END: Final = b"\xff\xd9"
_PADDING: Final = b"\x00\r\n"  # some writers align or end their files; it is no part of the picture
_TAIL_BYTES: Final = 65_536
# SOF0..SOF15 hold the size; C4, C8 and CC are tables and reserved words in the same range.
_JPEG_SIZE_MARKERS: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE_MARKERS: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def sniff(head: bytes) -> str | None:
    """Name the format of a file from its first 12 bytes: png, jpeg, webp, gif, or None for anything else."""
    if head.startswith(_PNG_START):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    return None


def is_exact(fmt: str, compression: int | None) -> bool:
    """Does a file of this format, at this output_compression, keep every bit of every pixel?"""
    return fmt == "png" or (fmt == "webp" and compression in (None, 100))


def read_size(head: bytes) -> tuple[int, int] | None:
    """Read (width, height) in pixels as stored, before any EXIF orientation.

    None when the bytes do not reach that far (30 are enough except for jpeg, whose size can follow kilobytes of
    metadata) or are not one of the formats that `sniff` knows.
    """
    readers = {"png": _png_size, "jpeg": _jpeg_size, "webp": _webp_size, "gif": _gif_size}
    fmt = sniff(head)
    return readers[fmt](head) if fmt else None


def is_complete(path: Path, fmt: str) -> bool:
    """Tell whether the file is of `fmt` and holds the picture's own end.

    png: IEND, whatever follows it, jpeg: EOI, webp: as many bytes as RIFF declares. A cut transfer fails this; damage
    in the middle does not show (only decoding finds that). Raises OSError.
    """
    with path.open("rb") as file:
        head = file.read(12)
        size_bytes = os.fstat(file.fileno()).st_size
        file.seek(max(0, size_bytes - _TAIL_BYTES))
        tail = file.read().rstrip(_PADDING)
    if sniff(head) != fmt:
        return False
    if fmt == "webp":
        return int.from_bytes(head[4:8], "little") + 8 <= size_bytes
    if fmt == "png":
        return _PNG_END in tail
    return tail.endswith({"jpeg": _JPEG_END, "gif": b";"}[fmt])


def _png_size(head: bytes) -> tuple[int, int] | None:
    if len(head) < 24 or head[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", head, 16)
    return width, height


def _gif_size(head: bytes) -> tuple[int, int] | None:
    if len(head) < 10:
        return None
    width, height = struct.unpack_from("<HH", head, 6)
    return width, height


def _webp_size(head: bytes) -> tuple[int, int] | None:
    if len(head) < 30:
        return None
    kind = head[12:16]
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(head: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(head):
        if head[at] != 0xFF:
            return None
        marker = head[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
        elif marker in _JPEG_BARE_MARKERS:
            at += 2
        elif marker in _JPEG_SIZE_MARKERS:
            height, width = struct.unpack_from(">HH", head, at + 5)
            return width, height
        else:
            at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return None
