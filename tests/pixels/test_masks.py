"""What a mask keeps is kept: random pictures, masks, sizes and formats through the finishing, from file to file.

The rows of the table of masks (design.md, section 6) stand in `test_mask_table.py`.
"""

from typing import Any

import numpy as np
import pytest
from edits_on_disk import LISTED, RULED, Edit, Pixels, edited, mask_file, mask_of, noise, opaque
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from impasto.finish import steps
from impasto.pixels import encode as encoding
from impasto.pixels.fit import fit_mask
from impasto.pixels.resample import resample
from impasto.types import Capabilities, Plan, Size


def expected_outside(edit: Edit) -> tuple[Pixels, Pixels]:
    """The edit image as it must lie in the delivered frame, and where it must be seen."""
    height, width = edit.before.shape[:2]
    to_width, to_height = edit.plan.size.width, edit.plan.size.height
    if (to_width, to_height) == (width, height):
        return edit.before, edit.mask == 255
    outside = fit_mask(edit.mask, to_width, to_height) == 255
    if abs(to_width / to_height / (width / height) - 1) <= 0.01:
        return resample(edit.before, to_width, to_height), outside
    scale = min(to_width / width, to_height / height)
    inner_width, inner_height = round(width * scale), round(height * scale)
    left, top = (to_width - inner_width) // 2, (to_height - inner_height) // 2
    box = (slice(top, top + inner_height), slice(left, left + inner_width))
    canvas, in_frame = np.zeros((to_height, to_width, 4), np.uint8), np.zeros((to_height, to_width), bool)
    canvas[box], in_frame[box] = resample(edit.before, inner_width, inner_height), True
    return canvas, outside & in_frame


def check(edit: Edit) -> None:
    """Outside the picture that came, inside the engine's, between the two a mixture; and the figure says so."""
    size = edit.plan.size
    assert edit.after.shape[:2] == (size.height, size.width)
    before, outside = expected_outside(edit)
    assert np.array_equal(edit.after[outside], before[outside])
    assert edit.finished.outside_changed == 0.0
    laid_out = fit_mask(edit.mask, size.width, size.height)
    assert np.array_equal(laid_out == 255, outside)
    box = edit.plan.box
    part = edit.drawn if box is None else edit.drawn[box.y : box.y + box.height, box.x : box.x + box.width]
    drawn = resample(part, size.width, size.height)
    inside = laid_out == 0
    assert np.array_equal(edit.after[inside], drawn[inside])
    if (before[..., 3] == 255).all():
        low, high = np.minimum(before, drawn).astype(int), np.maximum(before, drawn).astype(int)
        assert ((edit.after >= low - 1) & (edit.after <= high + 1)).all()


seeds = st.integers(0, 2**32 - 1)
kinds = st.sampled_from(["noise", "any", "hole", "soft"])


def kept_somewhere(mask: Pixels) -> bool:
    """Not a mask that the table reads in another way: whole, or without alpha."""
    return bool(mask.min() < 255 and mask.max() > 0)


@settings(deadline=None, max_examples=120)
@given(
    size=st.tuples(st.integers(22, 48), st.integers(22, 48)),
    kind=kinds,
    mode=st.sampled_from(["RGBA", "LA"]),
    channels=st.sampled_from([3, 4]),
    mask_format=st.sampled_from(["PNG", "WEBP"]),
    fmt=st.sampled_from(["png", "webp"]),
    seed=seeds,
)
def test_at_its_own_size_every_pixel_outside_is_the_same_to_the_bit(
    size: tuple[int, int], kind: str, mode: str, channels: int, mask_format: str, fmt: str, seed: int
) -> None:
    mask = mask_of(kind, *size, seed)
    if not kept_somewhere(mask):
        return
    before = noise(*size, seed, channels)

    edit = edited(before, mask, mask_file(mask, mode, mask_format), output_format=fmt)

    assert edit.plan.size == Size(*size)
    assert edit.format == fmt
    edit.before = before if channels == 4 else opaque(before)
    check(edit)


@settings(deadline=None, max_examples=60)
@given(size=st.tuples(st.integers(22, 48), st.integers(22, 48)), kind=st.sampled_from(["noise", "hole"]), seed=seeds)
def test_a_mask_in_black_and_white_keeps_what_is_black(size: tuple[int, int], kind: str, seed: int) -> None:
    mask = mask_of(kind, *size, seed)
    if not kept_somewhere(mask):
        return

    edit = edited(noise(*size, seed), mask, mask_file(mask, "L", "PNG"))

    check(edit)
    assert "mask_by_grey" in [notice.code for notice in edit.plan.notices]


@settings(deadline=None, max_examples=60)
@given(
    size=st.tuples(st.integers(22, 48), st.integers(22, 48)),
    scale=st.floats(3.0, 5.0),
    kind=kinds,
    channels=st.sampled_from([3, 4]),
    fmt=st.sampled_from(["png", "webp"]),
    seed=seeds,
)
@example(size=(40, 30), scale=4.0, kind="hole", channels=4, fmt="png", seed=0)
def test_at_another_size_of_its_shape_outside_is_the_resampled_picture(
    size: tuple[int, int], scale: float, kind: str, channels: int, fmt: str, seed: int
) -> None:
    mask = mask_of(kind, *size, seed)
    if not kept_somewhere(mask):
        return
    before = noise(*size, seed, channels)
    asked = f"{round(size[0] * scale)}x{round(size[1] * scale)}"

    edit = edited(before, mask, mask_file(mask, "RGBA", "PNG"), size=asked, output_format=fmt)

    edit.before = before if channels == 4 else opaque(before)
    assert str(edit.plan.size) == asked
    check(edit)


@settings(deadline=None, max_examples=40)
@given(
    size=st.tuples(st.integers(80, 200), st.integers(80, 200)),
    asked=st.tuples(st.integers(64, 160), st.integers(64, 160)),
    kind=kinds,
    fmt=st.sampled_from(["png", "webp"]),
    seed=seeds,
)
def test_in_another_shape_the_picture_is_fitted_and_the_margin_is_the_engines(
    size: tuple[int, int], asked: tuple[int, int], kind: str, fmt: str, seed: int
) -> None:
    mask = mask_of(kind, *size, seed)
    if not kept_somewhere(mask):
        return

    edit = edited(
        noise(*size, seed), mask, mask_file(mask, "LA", "PNG"), size=f"{asked[0]}x{asked[1]}", output_format=fmt
    )

    check(edit)


@pytest.mark.parametrize("fmt", ["png", "webp"])
@pytest.mark.parametrize("size", [(96, 64), (301, 199), (640, 640)])
@pytest.mark.parametrize("able", [RULED, LISTED], ids=["ruled", "listed"])
def test_an_engine_with_sizes_of_its_own_keeps_the_outside_as_well(
    fmt: str, size: tuple[int, int], able: Capabilities
) -> None:
    mask = mask_of("soft", *size, seed=3)

    edit = edited(noise(*size, seed=4), mask, mask_file(mask, "RGBA", "PNG"), able=able, output_format=fmt)

    assert edit.plan.engine_size != edit.plan.size == Size(*size)
    check(edit)


def test_what_was_drawn_on_a_canvas_of_the_pictures_own_scale_is_not_resampled() -> None:
    mask = mask_of("hole", 700, 480, seed=3)

    edit = edited(noise(700, 480, seed=4), mask, mask_file(mask, "RGBA", "PNG"), able=LISTED)

    assert (edit.plan.engine_size, edit.plan.pads) == (Size(768, 512), True)
    inside = mask == 0
    assert np.array_equal(edit.after[inside], edit.drawn[16:496, 34:734][inside])


@pytest.mark.parametrize(("width", "height"), [(256, 192), (100, 75), (200, 100)])
def test_a_hole_stays_where_it_was_in_the_picture(width: int, height: int) -> None:
    """Told without our own code: by the place of the hole alone."""
    before, mask = noise(128, 96, seed=5), np.full((96, 128), 255, np.uint8)
    mask[24:72, 32:96] = 0

    edit = edited(before, mask, mask_file(mask, "RGBA", "PNG"), size=f"{width}x{height}")

    scale = min(width / 128, height / 96)
    left, top = (width - 128 * scale) / 2, (height - 96 * scale) / 2
    y, x = np.mgrid[0:height, 0:width]
    source_x, source_y = (x + 0.5 - left) / scale, (y + 0.5 - top) / scale
    reach = 4 * max(1, 1 / scale) + 1

    def within(by: float) -> NDArray[np.bool_]:
        box_x = (source_x > 32 - by) & (source_x < 96 + by)
        return np.asarray(box_x & (source_y > 24 - by) & (source_y < 72 + by))

    def in_frame(by: float) -> NDArray[np.bool_]:
        return np.asarray((source_x > -by) & (source_x < 128 + by) & (source_y > -by) & (source_y < 96 + by))

    # The frame's own edge falls between two pixels.
    far, deep = in_frame(-1 / scale) & ~within(reach), within(-reach) | ~in_frame(1 / scale)
    expected, _ = expected_outside(edit)
    assert np.array_equal(edit.after[far], expected[far])
    drawn = resample(edit.drawn, width, height)
    assert np.array_equal(edit.after[deep], drawn[deep])


# ------------------------------------------------------------------------------------------------- the figure is true


def tampered(pixels: Pixels, plan: Plan, kept: object) -> Pixels:
    """A step that spoils the first row."""
    changed = pixels.copy()
    changed[0] ^= 1
    return changed


@pytest.mark.parametrize(
    ("fmt", "compression"), [("png", None), ("webp", None), ("webp", 100), ("webp", 80), ("jpeg", 80)]
)
def test_a_step_that_changes_the_outside_is_found_out(
    monkeypatch: pytest.MonkeyPatch, fmt: str, compression: int | None
) -> None:
    mask = np.full((64, 64), 255, np.uint8)
    mask[32:] = 0
    monkeypatch.setitem(steps.STEPS, "encode", tampered)  # type: ignore[arg-type]  # the table is a dict

    edit = edited(
        noise(64, 64, 1), mask, mask_file(mask, "RGBA", "PNG"), output_format=fmt, output_compression=compression
    )

    assert [step.name for step in edit.plan.steps] == ["composite", "encode"]
    assert edit.finished.outside_changed == 1 / 32


@pytest.mark.parametrize("fmt", ["png", "webp"])
def test_a_writer_that_changes_one_bit_is_found_out(monkeypatch: pytest.MonkeyPatch, fmt: str) -> None:
    mask = np.full((64, 64), 255, np.uint8)
    mask[32:] = 0
    real = encoding.encode

    def spoiling(pixels: Pixels, *more: Any) -> bytes:
        changed = pixels.copy()
        changed[5, 7, 0] ^= 1
        return real(changed, *more)

    before, data = noise(64, 64, 1), mask_file(mask, "RGBA", "PNG")
    assert edited(before, mask, data, output_format=fmt).finished.outside_changed == 0
    monkeypatch.setattr(encoding, "encode", spoiling)

    assert edited(before, mask, data, output_format=fmt).finished.outside_changed == 1 / 2048


@pytest.mark.parametrize(("fmt", "compression"), [("jpeg", None), ("jpeg", 50), ("webp", 80)])
def test_of_a_lossy_file_the_figure_is_that_before_it_was_encoded_and_says_so(
    fmt: str, compression: int | None
) -> None:
    mask = mask_of("hole", 64, 64, seed=2)
    asked = {"output_format": fmt, "output_compression": compression}

    edit = edited(noise(64, 64, 1, channels=3), mask, mask_file(mask, "RGBA", "PNG"), **asked)

    assert edit.finished.outside_changed == 0.0
    assert "pre_encode" in [notice.code for notice in edit.plan.notices]
    assert (edit.after[..., :3] != opaque(edit.before)[..., :3]).any()


def test_a_guide_leaves_the_picture_to_the_engine() -> None:
    mask = mask_of("hole", 64, 64, seed=2)

    edit = edited(noise(64, 64, 1), mask, mask_file(mask, "RGBA", "PNG"), able=RULED, mask_mode="guide")

    assert "composite" not in [step.name for step in edit.plan.steps]
    assert edit.finished.outside_changed is None
    assert np.array_equal(edit.after, resample(edit.drawn, 64, 64))


@settings(deadline=None, max_examples=60)
@given(
    size=st.tuples(st.integers(8, 40), st.integers(8, 40)),
    to=st.tuples(st.integers(4, 80), st.integers(4, 80)),
    seed=seeds,
)
def test_where_nothing_is_outside_no_other_size_makes_an_outside(
    size: tuple[int, int], to: tuple[int, int], seed: int
) -> None:
    mask = np.minimum(mask_of("any", *size, seed), 254).astype(np.uint8)
    if to == size:
        return

    assert fit_mask(mask, *to).max() < 255
    assert fit_mask(np.maximum(mask, 250), *to).max() < 255
