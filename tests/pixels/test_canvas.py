"""The edit image as an engine gets it: markup drawn onto it, and laid on a canvas, its mask with it."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from impasto.pixels.canvas import Canvas, lay_out
from impasto.types import Box, Size

Pixels = NDArray[np.uint8]


def noise(width: int, height: int, channels: int = 3) -> Pixels:
    return np.random.default_rng(width).integers(0, 256, (height, width, channels), np.uint8)


def read(path: Path) -> Pixels:
    with Image.open(path) as file:
        assert file.format == "PNG"
        return np.asarray(file.convert("RGBA"))


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return {name: tmp_path / name for name in ("image", "mask", "markup", "target", "mask_target")}


def save(pixels: Pixels, path: Path, fmt: str = "PNG") -> None:
    Image.fromarray(pixels).save(path, fmt)


def test_a_picture_is_laid_in_its_box_and_its_edges_are_drawn_out(files: dict[str, Path]) -> None:
    before, mask = noise(100, 60), np.full((60, 100), 255, np.uint8)
    mask[20:40, :50] = 0
    save(before, files["image"])
    save(np.dstack([mask, mask]), files["mask"])

    lay_out(
        Canvas(
            image=str(files["image"]),
            target=str(files["target"]),
            mask=str(files["mask"]),
            mask_target=str(files["mask_target"]),
            size=Size(128, 64),
            box=Box(14, 2, 100, 60),
        )
    )

    laid, laid_mask = read(files["target"]), read(files["mask_target"])[..., 3]
    assert laid.shape[:2] == laid_mask.shape == (64, 128)
    assert np.array_equal(laid[2:62, 14:114, :3], before)
    assert np.array_equal(laid_mask[2:62, 14:114], mask)
    assert (laid[2:62, :14] == laid[2:62, 14:15]).all()
    assert (laid[2:62, 114:] == laid[2:62, 113:114]).all()
    assert (laid[:2] == laid[2]).all()
    assert (laid_mask[30, :14] == 0).all(), "a hole at the edge goes on"


def test_a_picture_that_is_scaled_takes_its_mask_along(files: dict[str, Path]) -> None:
    save(noise(40, 20, 4), files["image"])
    mask = np.full((20, 40), 255, np.uint8)
    mask[5:15, 10:30] = 0
    save(np.dstack([mask, mask]), files["mask"])

    lay_out(
        Canvas(
            image=str(files["image"]),
            target=str(files["target"]),
            mask=str(files["mask"]),
            mask_target=str(files["mask_target"]),
            size=Size(128, 128),
            box=Box(0, 32, 128, 64),
        )
    )

    laid, laid_mask = read(files["target"]), read(files["mask_target"])[..., 3]
    assert laid.shape == (128, 128, 4)
    assert (laid[..., 3] < 255).any(), "what was see-through still is"
    assert (laid_mask[64, 64], laid_mask[36, 4]) == (0, 255)


def test_markup_covers_what_lies_below_it_and_nothing_else(files: dict[str, Path]) -> None:
    before, marks = noise(50, 40), np.zeros((40, 50, 4), np.uint8)
    marks[10:20, 10:20] = (255, 0, 0, 255)
    marks[30, 30] = (0, 0, 255, 128)
    save(before, files["image"])
    save(marks, files["markup"])

    lay_out(Canvas(image=str(files["image"]), target=str(files["target"]), markup=str(files["markup"])))

    after = read(files["target"])[..., :3]
    changed = (after != before).any(axis=2)
    assert (after[10:20, 10:20] == (255, 0, 0)).all()
    assert changed[30, 30]
    changed[10:20, 10:20] = changed[30, 30] = False
    assert not changed.any()


def test_a_photograph_on_its_side_is_laid_out_upright(files: dict[str, Path]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(noise(64, 32)).save(files["image"], "JPEG", exif=exif)

    lay_out(Canvas(image=str(files["image"]), target=str(files["target"]), size=Size(48, 64), box=Box(8, 0, 32, 64)))

    assert read(files["target"]).shape == (64, 48, 4)
