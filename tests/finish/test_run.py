"""The finishing of one picture, file to file: the steps of its plan in their order, or why it cannot be finished."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from impasto.finish.run import Finished, NotCutOut, Unfinished, finish, is_opaque
from impasto.finish.steps import STEPS
from impasto.types import Box, Inputs, Plan, Size, Step
from plans import a_plan

NOTHING = Inputs(seed=1)


def planned(*steps: str, **changes: Any) -> Plan:
    return a_plan(size=Size(64, 64), steps=tuple(Step(name, "x") for name in steps), **changes)


def finished(plan: Plan, pixels: NDArray[np.uint8], folder: Path) -> Image.Image:
    source, target = folder / "source", folder / "target"
    Image.fromarray(pixels).save(source, "PNG")
    assert finish(plan, NOTHING, str(source), str(target)) == Finished()
    with Image.open(target) as file:
        file.load()
        return file


def thing(width: int, height: int) -> NDArray[np.uint8]:
    """An orange square in the middle of a blue ground."""
    pixels = np.full((height, width, 3), (40, 80, 220), np.uint8)
    pixels[height // 3 : 2 * height // 3, width // 3 : 2 * width // 3] = (220, 110, 30)
    return pixels


def test_a_box_is_cropped_and_then_resampled(tmp_path: Path) -> None:
    pixels = np.zeros((100, 200, 3), np.uint8)
    pixels[:, 50:150] = 255

    plan = planned("crop", "resample", "encode", box=Box(50, 0, 100, 100), engine_size=Size(200, 100))
    picture = finished(plan, pixels, tmp_path)

    assert (picture.size, picture.mode, picture.getextrema()) == ((64, 64), "RGB", ((255, 255),) * 3)


@pytest.mark.parametrize(("fmt", "mode"), [("png", "RGBA"), ("webp", "RGBA")])
def test_a_cut_out_has_an_alpha_in_either_format_that_keeps_it(fmt: str, mode: str, tmp_path: Path) -> None:
    plan = planned("cut_out", "resample", "encode", background="transparent", output_format=fmt)

    picture = finished(plan, thing(256, 256), tmp_path)

    assert (picture.size, picture.mode, str(picture.format).lower()) == ((64, 64), mode, fmt)
    alpha = np.asarray(picture)[..., 3]
    assert (alpha[4, 4], alpha[32, 32]) == (0, 255)


def test_what_has_no_subject_says_so_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotCutOut, match=r"^[a-z].*[^.]$"):
        finished(planned("cut_out", "encode", background="transparent"), np.zeros((64, 64, 3), np.uint8), tmp_path)

    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize("step", STEPS)
def test_what_is_no_picture_is_unfinished_whatever_was_planned(step: str, tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"no picture")

    with pytest.raises(Unfinished):
        finish(planned(step), NOTHING, str(tmp_path / "source"), str(tmp_path / "target"))
    with pytest.raises(Unfinished):
        is_opaque(str(tmp_path / "source"))


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [("RGB", (1, 2, 3), True), ("RGBA", (1, 2, 3, 255), True), ("RGBA", (1, 2, 3, 254), False)],
)
@pytest.mark.parametrize("fmt", ["PNG", "WEBP"])
def test_a_picture_is_opaque_by_its_pixels_not_by_its_header(
    mode: str, colour: Any, expected: bool, fmt: str, tmp_path: Path
) -> None:
    Image.new(mode, (9, 7), colour).save(tmp_path / "picture", fmt, lossless=True)

    assert is_opaque(str(tmp_path / "picture")) is expected
