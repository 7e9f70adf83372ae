"""Each row of the table of masks (design.md, section 6), and every kind of file that a mask may come in."""

import io
from pathlib import Path

import cv2
import numpy as np
import pytest
from edits_on_disk import Pixels, mask_of, noise, opaque
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from impasto.gather.look import Unusable, look
from impasto.pixels.decode import decode, upright
from impasto.pixels.masks import MaskInvalid, composite, outside_changed, read_mask

WIDTH, HEIGHT = 40, 25
SIZE = (WIDTH, HEIGHT)


def grey(*levels: int) -> Pixels:
    """A thousand opaque pixels: as many of each level as there are of it in a thousandth."""
    column = np.resize(np.array(levels, np.uint8), HEIGHT * WIDTH)
    return np.dstack([column.reshape(HEIGHT, WIDTH, 1).repeat(3, 2), np.full((HEIGHT, WIDTH), 255, np.uint8)])


def shares(**percents: int) -> Pixels:
    """`g0=49, g255=49, g128=2`: percents of the pixels, by level."""
    levels = [int(name[1:]) for name, percent in percents.items() for _ in range(percent)]
    assert len(levels) == 100
    return grey(*levels)


def why(pixels: Pixels, size: tuple[int, int] = SIZE, orientation: int = 1) -> str:
    with pytest.raises(MaskInvalid) as refused:
        read_mask(pixels, size, orientation)
    return refused.value.reason


@settings(deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_alpha_that_varies_decides_and_colours_do_not(seed: int) -> None:
    pixels = noise(WIDTH, HEIGHT, seed)
    read = read_mask(pixels, SIZE)

    assert np.array_equal(read.mask, pixels[..., 3])
    assert (read.was_grey, read.is_whole) == (False, False)


@pytest.mark.parametrize("alpha", [0, 1, 254])
def test_one_transparent_pixel_is_alpha_that_varies(alpha: int) -> None:
    pixels = shares(g0=50, g255=50)
    pixels[3, 4, 3] = alpha
    read = read_mask(pixels, SIZE)

    assert not read.was_grey
    assert [tuple(place) for place in np.argwhere(read.mask != 255)] == [(3, 4)]


@pytest.mark.parametrize(
    "pixels",
    [
        shares(g0=50, g255=50),
        shares(g16=99, g239=1),
        shares(g0=1, g255=99),
        shares(g0=49, g255=49, g127=1, g128=1),
    ],
    ids=["black and white", "near to both ends", "nearly all white", "two in a hundred between"],
)
def test_without_alpha_white_is_to_be_edited_where_grey_lies_at_both_ends(pixels: Pixels) -> None:
    read = read_mask(pixels, SIZE)

    assert np.array_equal(read.mask == 0, pixels[..., 0] >= 128)
    assert set(np.unique(read.mask)) == {0, 255}
    assert (read.was_grey, read.is_whole) == (True, False)


@pytest.mark.parametrize(
    "pixels",
    [
        shares(g0=100),
        shares(g255=100),
        shares(g128=100),
        shares(g17=50, g255=50),
        shares(g0=50, g238=50),
        shares(g0=48, g255=49, g128=3),
        np.dstack([noise(WIDTH, HEIGHT, 1, 3), np.full((HEIGHT, WIDTH), 255, np.uint8)]),
    ],
    ids=["black", "white", "grey", "not black", "not white", "three in a hundred between", "a photo"],
)
def test_without_alpha_anything_else_is_no_mask(pixels: Pixels) -> None:
    assert why(pixels) == "no_alpha"


def test_all_transparent_is_the_whole_picture() -> None:
    pixels = noise(WIDTH, HEIGHT, 1)
    pixels[..., 3] = 0
    read = read_mask(pixels, SIZE)

    assert (read.was_grey, read.is_whole, int(read.mask.max())) == (False, True, 0)


def test_a_veil_all_over_is_inside_everywhere_but_not_wholly() -> None:
    pixels = noise(WIDTH, HEIGHT, 1)
    pixels[..., 3] = 128
    read = read_mask(pixels, SIZE)

    assert (read.was_grey, read.is_whole, set(np.unique(read.mask))) == (False, False, {128})


@pytest.mark.parametrize("size", [(WIDTH + 1, HEIGHT), (WIDTH, HEIGHT - 1), (HEIGHT, WIDTH), (2 * WIDTH, 2 * HEIGHT)])
@pytest.mark.parametrize("orientation", [1, 2, 3, 4])
def test_another_size_does_not_match(size: tuple[int, int], orientation: int) -> None:
    assert why(shares(g0=50, g255=50), size, orientation) == "wrong_size"


@pytest.mark.parametrize("orientation", [5, 6, 7, 8])
def test_a_mask_over_a_turned_photo_may_lie_as_the_file_does_or_as_the_photo_is_seen(orientation: int) -> None:
    lying = noise(WIDTH, HEIGHT, 1)
    seen = upright(lying, orientation)
    for pixels in (lying, seen):
        assert np.array_equal(read_mask(pixels, (HEIGHT, WIDTH), orientation).mask, seen[..., 3])
    assert why(noise(WIDTH, HEIGHT + 1, 1), (HEIGHT, WIDTH), orientation) == "wrong_size"


# ------------------------------------------------------------------------------------------------------------- files


def saved(picture: Image.Image, fmt: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, fmt, **more)
    return out.getvalue()


def files(mask: Pixels) -> dict[str, tuple[bytes, bool]]:
    """The same mask in every kind of file, and whether it says so by grey."""
    hard = Image.fromarray(mask)
    black = Image.new("L", SIZE, 0)
    seen_through = Image.fromarray((mask == 0).astype(np.uint8), "P")
    seen_through.putpalette([0, 0, 0, 10, 20, 30])
    deep = np.dstack([np.zeros((HEIGHT, WIDTH, 3), np.uint16), mask.astype(np.uint16) * 257])
    deep_grey = (255 - mask).astype(np.uint16) * 257
    inverted = Image.fromarray(255 - mask)
    return {
        "png": (saved(Image.merge("RGBA", (black, black, black, hard))), False),
        "webp": (saved(Image.merge("RGBA", (black, black, black, hard)), "WEBP", lossless=True), False),
        "lossy webp": (saved(Image.merge("RGBA", (black, black, black, hard)), "WEBP", quality=40), False),
        "LA": (saved(Image.merge("LA", (black, hard))), False),
        "palette with transparency": (saved(seen_through, transparency=1), False),
        "16-bit": (cv2.imencode(".png", deep)[1].tobytes(), False),
        "gif": (saved(seen_through, "GIF", transparency=1), False),
        "L": (saved(inverted), True),
        "RGB": (saved(inverted.convert("RGB")), True),
        "1": (saved(inverted.convert("1")), True),
        "16-bit L": (cv2.imencode(".png", deep_grey)[1].tobytes(), True),
        "jpeg": (saved(inverted, "JPEG", quality=100), True),
    }


HARD = np.full((HEIGHT, WIDTH), 255, np.uint8)
HARD[8:16, 8:24] = 0
KINDS = files(HARD)


@pytest.mark.parametrize("kind", KINDS)
def test_a_mask_is_read_from_every_kind_of_file_and_kept_so_that_it_reads_the_same(tmp_path: Path, kind: str) -> None:
    image, mask = tmp_path / "image", tmp_path / "mask"
    image.write_bytes(saved(Image.fromarray(noise(WIDTH, HEIGHT, 1, 3))))
    data, by_grey = KINDS[kind]
    mask.write_bytes(data)

    _, read, _ = look([(str(image), "image", "")], str(mask), None, 10_000)

    assert read == (False, by_grey)
    assert np.array_equal(decode(mask).pixels[..., 3], HARD)
    _, again, _ = look([(str(image), "image", "")], str(mask), None, 10_000)
    assert again == (False, False)
    assert np.array_equal(decode(mask).pixels[..., 3], HARD)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["image", "mask"]


@pytest.mark.parametrize(
    ("picture", "name"),
    [
        (Image.fromarray(noise(WIDTH, HEIGHT, 1, 3)), "mask_alpha"),
        (Image.new("L", SIZE, 0), "mask_alpha"),
        (Image.new("RGBA", SIZE, (1, 2, 3, 255)), "mask_alpha"),
        (Image.new("RGBA", (HEIGHT, WIDTH), (1, 2, 3, 0)), "mask_size"),
    ],
    ids=["a photo", "black", "opaque", "turned"],
)
def test_what_is_no_mask_is_refused_by_its_row_and_left_as_it_came(
    tmp_path: Path, picture: Image.Image, name: str
) -> None:
    image, mask = tmp_path / "image", tmp_path / "mask"
    image.write_bytes(saved(Image.fromarray(noise(WIDTH, HEIGHT, 1, 3))))
    mask.write_bytes(saved(picture))
    before = mask.read_bytes()

    with pytest.raises(Unusable) as refused:
        look([(str(image), "image", "")], str(mask), None, 10_000)

    assert (refused.value.name, refused.value.field) == (name, "mask")
    assert mask.read_bytes() == before


# ------------------------------------------------------------------------------------------------ keeping and measuring


@settings(deadline=None)
@given(kind=st.sampled_from(["noise", "any", "hole", "soft"]), seed=st.integers(0, 2**32 - 1))
def test_what_is_kept_and_what_is_edited_is_never_mixed(kind: str, seed: int) -> None:
    mask = mask_of(kind, WIDTH, HEIGHT, seed)
    original, edited = noise(WIDTH, HEIGHT, seed), noise(WIDTH, HEIGHT, seed + 1)
    mixed = composite(edited, original, mask)

    assert np.array_equal(mixed[mask == 255], original[mask == 255])
    assert np.array_equal(mixed[mask == 0], edited[mask == 0])
    assert outside_changed(original, mixed, mask) == 0


@settings(deadline=None)
@given(kind=st.sampled_from(["any", "soft"]), seed=st.integers(0, 2**32 - 1))
def test_between_the_two_are_mixed_as_the_mask_says(kind: str, seed: int) -> None:
    mask = mask_of(kind, WIDTH, HEIGHT, seed)
    original, edited = (opaque(noise(WIDTH, HEIGHT, seed + more, 3)) for more in (0, 1))
    share = mask[..., None] / 255

    expected = original * share + edited * (1 - share)

    assert (np.abs(composite(edited, original, mask) - expected) <= 0.51).all()


@settings(deadline=None)
@given(share=st.integers(1, 254), seed=st.integers(0, 2**32 - 1))
def test_on_a_soft_edge_a_transparent_side_brings_no_colour(share: int, seed: int) -> None:
    original, edited = noise(WIDTH, HEIGHT, seed), noise(WIDTH, HEIGHT, seed + 1)
    original[..., 3], edited[..., 3] = 0, 255
    mixed = composite(edited, original, np.full((HEIGHT, WIDTH), share, np.uint8))

    assert np.array_equal(mixed[..., :3], edited[..., :3])
    assert (np.abs(mixed[..., 3].astype(int) - (255 - share)) <= 1).all()


@settings(deadline=None)
@given(kind=st.sampled_from(["noise", "any", "hole"]), seed=st.integers(0, 2**32 - 1), count=st.integers(0, 30))
def test_the_figure_counts_every_pixel_outside_that_differs_and_none_inside(kind: str, seed: int, count: int) -> None:
    mask, before = mask_of(kind, WIDTH, HEIGHT, seed), noise(WIDTH, HEIGHT, seed)
    outside = np.argwhere(mask == 255)
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(outside)[:count]
    after = before.copy()
    after[mask != 255] ^= 255
    for y, x in chosen:
        after[y, x, rng.integers(0, 4)] ^= 1

    expected = len(chosen) / len(outside) if len(outside) else 0.0
    assert outside_changed(before, after, mask) == expected
