"""Which size is drawn for the one that is asked for, by an engine with a list of its own or with none."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from impasto.plan.boxes import centred, laid, within
from impasto.plan.plan import Snapshot, make_plans
from impasto.types import Box, Capabilities, ImageRequest, InputImage, InputMask, Inputs, Plan, Size

from .test_any_engine import NOON
from .worlds import CATALOG, codes, steps

LIST = tuple(Size(*each) for each in ((1024, 1024), (1264, 848), (848, 1264), (2528, 1696), (1376, 768)))
LISTED = Capabilities(sizes=LIST, edits=True, chooses=("size",), max_edge=64)
"""Its list says all: the edges are those of an engine without one."""
RULED = Capabilities(edits=True, max_edge=3840)


def planned(able: Capabilities = LISTED, picture: str = "", *, has_mask: bool = False, **asked: Any) -> Plan:
    images: tuple[InputImage, ...] = ()
    if picture:
        size = parsed(picture)
        images = (InputImage(path=Path("a"), format="png", size=size, stored_size=size, is_see_through=False),)
    inputs = Inputs(seed=7, images=images, mask=InputMask(path=Path("m")) if has_mask else None)
    world = Snapshot(catalog=CATALOG, default_model="gpt-image-2", routes=lambda model: [("engine", able)])
    request = ImageRequest(operation="edit" if images else "generation", prompt="A fox.", **asked)
    return make_plans(request, inputs, world, NOON)[0]


def parsed(text: str) -> Size:
    width, height = map(int, text.split("x"))
    return Size(width, height)


@pytest.mark.parametrize(
    ("asked", "drawn", "box", "code"),
    [
        ("1264x848", "1264x848", None, None),
        ("1536x1024", "2528x1696", None, "size_resampled"),
        ("1200x800", "1264x848", None, "size_resampled"),
        ("3072x2048", "2528x1696", None, "size_resampled"),
        ("512x512", "1024x1024", None, "size_resampled"),
        ("1920x1080", "1376x768", None, "size_resampled"),
        ("1600x1200", "2528x1696", Box(133, 0, 2261, 1696), "size_cropped"),
        ("1024x768", "1264x848", Box(66, 0, 1131, 848), "size_cropped"),
        ("1800x600", "1376x768", Box(0, 154, 1376, 459), "size_cropped"),
        ("1131x848", "1264x848", Box(66, 0, 1131, 848), "size_cropped"),
    ],
)
def test_of_a_list_the_smallest_that_covers_is_drawn_and_another_shape_cropped(
    asked: str, drawn: str, box: Box | None, code: str | None
) -> None:
    plan = planned(size=asked)

    assert (str(plan.size), str(plan.engine_size), plan.box) == (asked, drawn, box)
    assert codes(plan) == ([code] if code else [])
    kept = plan.engine_size if box is None else Size(box.width, box.height)
    assert steps(plan) == [
        *(["crop"] if box else []),
        *(["resample"] if kept != plan.size else []),
        *(["encode"] if code else []),
    ]


def test_the_notice_says_what_becomes_of_the_picture() -> None:
    (notice,) = planned(size="1024x768").notices

    assert notice.message == "The picture is drawn at 1264x848, cropped to 1131x848 and resampled to 1024x768."
    assert planned(size="1131x848").notices[0].message == "The picture is drawn at 1264x848, cropped to 1131x848."


def test_it_is_charged_at_the_size_that_is_drawn() -> None:
    assert planned(size="1024x768").usage_each == planned(size="1264x848").usage_each


def test_without_a_wish_a_list_is_asked_for_a_size_of_it_in_the_pictures_shape() -> None:
    assert (planned().size, planned().auto) == (Size(1024, 1024), ())
    assert planned(picture="3000x2000").size == Size(1264, 848), "the larger one of that shape costs more"
    assert planned(picture="90x160").size == Size(848, 1264)


@pytest.mark.parametrize(
    ("able", "picture", "canvas", "box"),
    [
        (RULED, "1024x1024", "1024x1024", None),
        (RULED, "1201x803", "1216x816", Box(7, 6, 1201, 803)),
        (RULED, "100x75", "944x704", Box(2, 0, 939, 704)),
        (RULED, "4096x1024", "3840x1280", Box(0, 160, 3840, 960)),
        (LISTED, "1201x803", "1264x848", Box(31, 22, 1201, 803)),
        (LISTED, "300x200", "1264x848", Box(0, 2, 1264, 843)),
        (LISTED, "1000x1000", "1024x1024", Box(12, 12, 1000, 1000)),
        (LISTED, "4000x3000", "2528x1696", Box(133, 0, 2261, 1696)),
        (replace(LISTED, any_size=True), "1000x1000", "1024x1024", Box(12, 12, 1000, 1000)),
    ],
)
def test_an_edit_with_a_mask_keeps_its_size_on_the_nearest_canvas(
    able: Capabilities, picture: str, canvas: str, box: Box | None
) -> None:
    plan = planned(able, picture, has_mask=True)

    assert (str(plan.size), str(plan.engine_size), plan.box) == (picture, canvas, box)
    assert plan.pads == (box is not None)
    assert "composite" in steps(plan)
    assert codes(plan) == []


def test_a_padded_picture_is_counted_as_the_engine_gets_it() -> None:
    padded, whole = planned(LISTED, "300x200", has_mask=True), planned(LISTED, "1264x848", has_mask=True)

    assert padded.usage_request.image_in == whole.usage_request.image_in


def test_an_asked_size_of_the_pictures_shape_is_laid_out_with_its_mask() -> None:
    plan = planned(LISTED, "1600x1200", has_mask=True, size="800x600")

    assert (plan.pads, plan.engine_size, plan.size) == (True, Size(1264, 848), Size(800, 600))
    assert plan.box == Box(66, 0, 1131, 848)
    assert codes(plan) == ["size_cropped"]
    assert not planned(LISTED, "1600x1200", size="800x600").pads, "without a mask nothing has to stay where it was"


def test_an_engine_of_any_size_and_one_that_hears_no_size_get_the_picture_as_it_is() -> None:
    free, deaf = Capabilities(edits=True, any_size=True), Capabilities(edits=True, omits=("size",))

    for able in (free, deaf):
        plan = planned(able, "1201x803", has_mask=True)
        assert (plan.size, plan.engine_size, plan.box) == (Size(1201, 803), Size(1201, 803), None)


def test_boxes_stay_within_and_in_the_middle() -> None:
    assert centred(Size(1536, 1024), Size(1024, 1024)) == Box(256, 0, 1024, 1024)
    assert centred(Size(1264, 848), Size(1536, 1024)) == Box(0, 0, 1264, 848), "within a percent it is all"
    assert laid(Size(1, 5000), Size(1024, 1024)).width == 1
    assert within(Box(10, 0, 100, 50), Box(20, 10, 40, 20), Size(200, 100)) == Box(20, 5, 20, 10)
