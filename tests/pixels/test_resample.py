"""Another size, the same picture: no fringes, no false detail, no drift."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from impasto.pixels.resample import resample

edges = st.integers(1, 40)
SIZES = [(100, 100), (23, 31), (23, 100), (100, 23), (1, 1)]


@settings(deadline=None)
@given(colour=st.tuples(*[st.integers(0, 255)] * 4), source=st.tuples(edges, edges), target=st.tuples(edges, edges))
def test_a_constant_picture_stays_constant(
    colour: tuple[int, int, int, int], source: tuple[int, int], target: tuple[int, int]
) -> None:
    pixels = np.full((*source, 4), colour, np.uint8)
    result = resample(pixels, *target)
    assert result.shape == (target[1], target[0], 4)
    expected = colour if colour[3] or source == target[::-1] else (0, 0, 0, 0)
    assert (result == np.array(expected, np.uint8)).all()


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_result_has_the_size_and_the_channels(width: int, height: int, channels: int) -> None:
    result = resample(np.zeros((50, 60, channels), np.uint8), width, height)
    assert (result.shape, result.dtype) == ((height, width, channels), np.uint8)


def test_the_same_size_is_an_identical_copy_rgb_under_alpha_0_too() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (9, 7, 4), dtype=np.uint8)
    result = resample(pixels, 7, 9)
    assert np.array_equal(result, pixels)
    assert result is not pixels


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_lies_under_alpha_0_never_shows_at_the_edge(width: int, height: int) -> None:
    pixels = np.zeros((50, 60, 4), np.uint8)  # black, invisible
    pixels[10:40, 15:45] = (255, 200, 40, 255)
    result = resample(pixels, width, height)
    shown = result[result[..., 3] > 0][:, :3].astype(int)
    assert len(shown) > 0
    assert np.abs(shown - (255, 200, 40)).max() <= 1


@pytest.mark.parametrize("channels", [3, 4])
def test_an_opaque_picture_resamples_the_same_with_and_without_alpha(channels: int) -> None:
    rng = np.random.default_rng(5)
    rgb = rng.integers(0, 256, (40, 40, 3), dtype=np.uint8)
    rgba = np.dstack([rgb, np.full((40, 40), 255, np.uint8)])
    for size in SIZES:
        result = resample(rgba, *size)
        assert np.array_equal(result[..., :3], resample(rgb, *size))
        assert (result[..., 3] == 255).all()


def fine_wave(edge: int, cycles: float) -> NDArray[np.uint8]:
    wave = 128 + 100 * np.sin(2 * np.pi * cycles * (np.arange(edge) + 0.5) / edge)
    return np.ascontiguousarray(np.broadcast_to(np.rint(wave).astype(np.uint8)[None, :, None], (64, edge, 3)))


@pytest.mark.parametrize("alpha", [None, 200])
def test_detail_too_fine_for_the_smaller_picture_vanishes_instead_of_turning_coarse(alpha: int | None) -> None:
    pixels = fine_wave(1024, 400)
    if alpha is not None:
        pixels = np.dstack([pixels, np.full(pixels.shape[:2], alpha, np.uint8)])
    small = resample(pixels, 256, 16)[:, 8:-8, :3].astype(float)
    assert np.abs(small - 128).max() <= 3


@pytest.mark.parametrize(("source", "target"), [(256, 700), (700, 256)])
def test_detail_that_fits_keeps_its_place_and_strength(source: int, target: int) -> None:
    result = resample(fine_wave(source, 20), target, 64).astype(float)
    assert np.abs(result[:, 12:-12] - fine_wave(target, 20)[:, 12:-12]).max() <= 6


@pytest.mark.parametrize(("width", "height"), [(0, 5), (5, 0), (-1, 5)])
def test_an_empty_size_is_refused(width: int, height: int) -> None:
    with pytest.raises(ValueError, match="at least one pixel"):
        resample(np.zeros((4, 4, 4), np.uint8), width, height)


def test_views_and_read_only_arrays_are_taken() -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (20, 20, 4), dtype=np.uint8)[::2, ::-1]
    pixels.setflags(write=False)
    for size in ((30, 30), (5, 5)):
        assert resample(pixels, *size).shape[2] == 4
        assert resample(pixels[..., :3], *size).shape[2] == 3
