"""What is written is what was given: exact in png and lossless webp, read back by a reader that is not ours."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from PIL import Image

from impasto.pixels.encode import encode
from impasto.pixels.sniff import FORMATS, Format, read_size, sniff

Pixels = NDArray[np.uint8]

shapes = st.tuples(st.integers(1, 37), st.integers(1, 37), st.sampled_from([3, 4]))
pictures = arrays(np.uint8, shapes, elements=st.integers(0, 255))


def read_back(data: bytes) -> Pixels:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return np.array(image)


def smooth(height: int, width: int, channels: int) -> Pixels:
    y, x = np.mgrid[0:height, 0:width]
    return np.dstack([(x * (k + 1) // 3 + y * 2) % 256 for k in range(channels)]).astype(np.uint8)


@settings(deadline=None)
@given(pixels=pictures)
def test_a_png_holds_exactly_the_pixels_rgb_under_alpha_0_too(pixels: Pixels) -> None:
    assert np.array_equal(read_back(encode(pixels, "png")), pixels)


@settings(deadline=None)
@given(pixels=pictures)
def test_a_webp_at_100_holds_exactly_the_pixels_rgb_under_alpha_0_too(pixels: Pixels) -> None:
    for compression in (None, 100):
        back = read_back(encode(pixels, "webp", compression))
        if back.shape != pixels.shape:  # an opaque picture comes back without its alpha
            assert (pixels[..., 3] == 255).all()
        assert np.array_equal(back, pixels[..., : back.shape[2]])


@pytest.mark.parametrize("fmt", ["png", "webp"])
@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (2, 3), (517, 1031)])
@pytest.mark.parametrize("channels", [3, 4])
def test_every_shape_round_trips(fmt: Format, size: tuple[int, int], channels: int) -> None:
    pixels = smooth(*size, channels)
    assert np.array_equal(read_back(encode(pixels, fmt))[..., :channels], pixels)


@pytest.mark.parametrize("kind", ["horizontal", "vertical", "flat", "noise"])
def test_pictures_that_want_other_filters_round_trip_over_many_bands(kind: str) -> None:
    rng = np.random.default_rng(3)
    ramp = np.arange(900, dtype=np.uint8)
    plane = {
        "horizontal": np.broadcast_to(ramp[None, :], (900, 900)),
        "vertical": np.broadcast_to(ramp[:, None], (900, 900)),
        "flat": np.full((900, 900), 77, np.uint8),
        "noise": rng.integers(0, 256, (900, 900), dtype=np.uint8),
    }[kind]
    pixels = np.dstack([plane, plane, np.roll(plane, 3), plane])
    data = encode(pixels, "png")
    assert np.array_equal(read_back(data), pixels)
    if kind != "noise":
        assert len(data) < 60_000


def test_views_and_read_only_arrays_are_taken() -> None:
    pixels = smooth(64, 48, 4)[::2, ::-1]
    pixels.setflags(write=False)
    for fmt in FORMATS:
        assert encode(pixels, fmt)
    assert np.array_equal(read_back(encode(pixels, "png")), pixels)


@pytest.mark.parametrize("fmt", list(FORMATS))
def test_the_same_pixels_give_the_same_bytes_of_the_named_format_and_size(fmt: Format) -> None:
    pixels = smooth(31, 47, 4)
    data = encode(pixels, fmt, 80)
    assert data == encode(pixels.copy(), fmt, 80)
    assert sniff(data) == fmt
    assert read_size(data) == (47, 31)


def test_a_png_carries_only_what_it_needs_and_its_software_if_named() -> None:
    plain = encode(smooth(8, 8, 3), "png")
    assert [name for name in (b"tEXt", b"tIME", b"gAMA", b"eXIf") if name in plain] == []
    with Image.open(io.BytesIO(encode(smooth(8, 8, 3), "png", software="Impasto 0.1"))) as image:
        assert image.info["Software"] == "Impasto 0.1"


def test_a_jpeg_is_flattened_on_white() -> None:
    pixels = np.zeros((16, 16, 4), np.uint8)
    pixels[8:] = (255, 0, 0, 128)
    back = read_back(encode(pixels, "jpeg")).astype(int)
    assert back[0, 0].min() >= 253
    assert np.abs(back[12, 8] - (255, 127, 127)).max() <= 2


@pytest.mark.parametrize("fmt", ["jpeg", "webp"])
def test_compression_is_quality_and_every_value_is_taken(fmt: Format) -> None:
    pixels = smooth(200, 200, 3)
    pixels[50:150, 50:150] = np.random.default_rng(1).integers(0, 256, (100, 100, 3))
    sizes = [len(encode(pixels, fmt, compression)) for compression in (0, 30, 60, 90, 100)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] / 3
    assert encode(pixels, fmt) == encode(pixels, fmt, 100)


@pytest.mark.parametrize(
    ("pixels", "fmt", "compression"),
    [
        (np.zeros((4, 4), np.uint8), "png", None),
        (np.zeros((4, 4, 2), np.uint8), "png", None),
        (np.zeros((0, 4, 3), np.uint8), "png", None),
        (np.zeros((4, 4, 3), np.float32), "png", None),
        (np.zeros((4, 4, 3), np.uint8), "gif", None),
        (np.zeros((4, 4, 3), np.uint8), "jpeg", 101),
        (np.zeros((4, 4, 3), np.uint8), "webp", -1),
        (np.zeros((1, 16_384, 3), np.uint8), "webp", None),
        (np.zeros((65_501, 1, 3), np.uint8), "jpeg", None),
    ],
)
def test_what_cannot_be_encoded_is_refused_by_name(pixels: Pixels, fmt: Format, compression: int | None) -> None:
    with pytest.raises(ValueError, match=r"pixels|format|compression|edge"):
        encode(pixels, fmt, compression)
