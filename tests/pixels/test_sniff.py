"""Names, sizes and ends of picture files, from bytes alone."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from impasto.pixels.encode import encode
from impasto.pixels.sniff import FORMATS, is_complete, read_size, sniff


def written(fmt: str, size: tuple[int, int] = (47, 31), **options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(out, fmt, **options)
    return out.getvalue()


FILES = {
    "png": written("PNG"),
    "jpeg": written("JPEG"),
    "progressive": written("JPEG", progressive=True, comment=b"\xff\xd9 not the end \xff\xc0"),
    "webp lossy": written("WEBP"),
    "webp lossless": written("WEBP", lossless=True),
    "webp extended": written("WEBP", exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00"),
    "gif": written("GIF"),
}


@pytest.mark.parametrize("name", list(FILES))
def test_format_and_size_are_read_from_the_head(name: str) -> None:
    data = FILES[name]
    assert sniff(data[:12]) == {"progressive": "jpeg"}.get(name, name.split()[0])
    assert read_size(data) == (47, 31)


@pytest.mark.parametrize("name", list(FILES))
def test_a_head_that_is_too_short_has_no_size_and_raises_nothing(name: str) -> None:
    for length in range(64):
        assert read_size(FILES[name][:length]) in (None, (47, 31))


def test_a_jpeg_whose_size_follows_a_long_profile_is_read_from_enough_bytes() -> None:
    data = written("JPEG", icc_profile=bytes(150_000))
    assert read_size(data[:4096]) is None
    assert read_size(data) == (47, 31)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<svg", b"BM" + bytes(30), b"RIFF\0\0\0\0WAVEfmt ", b"GIF90a" * 4])
def test_other_things_have_neither_name_nor_size(data: bytes) -> None:
    assert sniff(data) is None
    assert read_size(data) is None


def test_the_largest_webp_is_read_without_overflow() -> None:
    assert read_size(encode(np.zeros((16_383, 1, 3), np.uint8), "webp")) == (1, 16_383)


def test_a_png_may_go_on_after_its_end(tmp_path: Path) -> None:
    path = tmp_path / "picture"
    path.write_bytes(FILES["png"] + b"<trailer>" * 1000)

    assert is_complete(path, "png")


@pytest.mark.parametrize("fmt", list(FORMATS))
def test_only_a_whole_file_of_the_named_format_is_complete(fmt: str, tmp_path: Path) -> None:
    path = tmp_path / "picture"
    data = FILES.get(fmt) or FILES["webp lossy"]
    path.write_bytes(data)
    assert is_complete(path, fmt)
    assert not any(is_complete(path, other) for other in FORMATS if other != fmt)
    path.write_bytes(data + b"\x00\r\n")
    assert is_complete(path, fmt)
    for length in [*range(0, len(data) - 1, 13), len(data) - 1]:
        path.write_bytes(data[:length])
        assert not is_complete(path, fmt), length
