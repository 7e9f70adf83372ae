"""A plan after the fact: what the engine chose, and pictures of another size or format than it was asked for."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from impasto.plan.resolution import as_it_came, resolve
from impasto.types import Box, Image, Plan, Resolved, Size, Step, StoredImage
from plans import a_plan

ASKED = Size(1024, 1024)
PLAN = a_plan(quality="medium")
ENCODE = Step("encode", "x")


def plan(**changes: Any) -> Plan:
    return msgspec.structs.replace(PLAN, **changes)


def came(size: Size = ASKED, fmt: str = "png") -> Image:
    return Image(path=Path("x"), format=fmt, size=size, index=0)


@pytest.mark.parametrize(
    ("of", "image", "steps", "size", "codes"),
    [
        (plan(), came(), [], ASKED, []),
        (plan(), came(fmt="webp"), ["encode"], ASKED, []),
        (plan(), came(Size(512, 512)), ["resample"], ASKED, ["size_changed"]),
        (plan(), came(Size(1536, 1024)), [], Size(1536, 1024), ["size_changed"]),
        (plan(auto=("size",)), came(Size(1254, 1254)), [], Size(1254, 1254), []),
        (plan(auto=("size",)), came(Size(1254, 1254), "jpeg"), ["encode"], Size(1254, 1254), []),
        (
            plan(steps=(Step("composite", "x"), ENCODE)),
            came(Size(1536, 1024)),
            ["crop", "composite", "encode"],
            ASKED,
            ["size_changed"],
        ),
        (
            plan(steps=(Step("composite", "x"), ENCODE)),
            came(Size(1536, 1152)),
            ["crop", "resample", "composite", "encode"],
            ASKED,
            ["size_changed"],
        ),
        (
            plan(size=Size(1000, 1000), engine_size=Size(1008, 1008), steps=(Step("resample", "x"), ENCODE)),
            came(Size(1000, 1000)),
            ["resample", "encode"],
            Size(1000, 1000),
            [],
        ),
    ],
)
def test_a_picture_becomes_what_was_asked_or_it_is_told(
    of: Plan, image: Image, steps: list[str], size: Size, codes: list[str]
) -> None:
    corrected, notices = as_it_came(of, image)

    assert [step.name for step in corrected.steps] == steps
    assert corrected.size == size
    assert [notice.code for notice in notices] == codes


@pytest.mark.parametrize(
    ("arrived", "box"),
    [
        (Size(1264, 848), Box(31, 22, 1201, 803)),
        (Size(2528, 1696), Box(62, 44, 2402, 1606)),
        (Size(1696, 848), Box(247, 22, 1201, 803)),
    ],
)
def test_a_picture_on_a_canvas_is_found_again_on_one_of_another_size(arrived: Size, box: Box) -> None:
    steps = tuple(Step(name, "x") for name in ("crop", "composite", "encode"))
    canvas = {"size": Size(1201, 803), "engine_size": Size(1264, 848), "box": Box(31, 22, 1201, 803), "pads": True}

    corrected, notices = as_it_came(plan(steps=steps, **canvas), came(arrived))

    assert corrected.box == box
    names = [step.name for step in corrected.steps]
    assert names == ["crop", *(["resample"] if arrived == Size(2528, 1696) else []), "composite", "encode"]
    assert [notice.code for notice in notices] == ([] if arrived == Size(1264, 848) else ["size_changed"])


def test_what_comes_in_the_asked_shape_after_all_is_not_cropped() -> None:
    steps = tuple(Step(name, "x") for name in ("crop", "cut_out", "resample", "encode"))
    cropped = {"size": Size(1920, 1080), "engine_size": Size(1264, 848), "box": Box(0, 69, 1264, 711)}

    corrected, _ = as_it_came(plan(steps=steps, **cropped), came(Size(1376, 768)))

    assert (corrected.box, [step.name for step in corrected.steps]) == (None, ["cut_out", "resample", "encode"])


def test_what_was_left_open_is_filled_in_and_nothing_else() -> None:
    told = (Resolved(upstream_id="a"), Resolved(quality="low", background="transparent", upstream_id="b"))
    image = StoredImage(index=0, format="png", width=1254, height=1254, size_bytes=1)

    open_plan = plan(auto=("size", "quality", "background"))
    resolved = resolve(open_plan, told, [image])

    assert (resolved.quality, resolved.background, resolved.size) == ("low", "transparent", Size(1254, 1254))
    assert resolved.upstream_ids == ("a", "b")
    assert resolve(plan(), told[:1], [image]).size == ASKED
    assert resolve(open_plan, (), [image]) is open_plan


def test_of_calls_that_differ_the_earliest_picture_decides_whichever_came_first() -> None:
    told = (Resolved(quality="high", upstream_id="b", first=1), Resolved(quality="low", upstream_id="a"))
    images = [
        StoredImage(index=place, format="png", width=edge, height=edge, size_bytes=1)
        for place, edge in ((1, 2048), (0, 1024))
    ]
    open_plan = plan(auto=("size", "quality"))

    settled, recovered = resolve(open_plan, told, images), resolve(open_plan, told[::-1], images[::-1])

    assert settled == recovered
    assert (settled.quality, settled.engine_size, settled.upstream_ids) == ("low", Size(1024, 1024), ("a", "b"))


@pytest.mark.parametrize(
    ("kept", "quality", "background"),
    [
        ((0, 1, 2, 3), "high", "opaque"),
        ((1, 3), "high", "opaque"),
        ((2, 3), "low", "transparent"),
        ((3,), "low", "transparent"),
        ((), "high", "opaque"),
    ],
)
def test_a_call_of_which_no_picture_is_given_decides_nothing(
    kept: tuple[int, ...], quality: str, background: str
) -> None:
    told = (
        Resolved(quality="low", background="transparent", upstream_id="b", first=2),
        Resolved(quality="high", background="opaque", upstream_id="a"),
    )
    images = [StoredImage(index=place, format="png", width=1024, height=1024, size_bytes=1) for place in kept]

    settled = resolve(plan(n=4, calls=(2, 2), auto=("quality", "background")), told, images)

    assert (settled.quality, settled.background, settled.upstream_ids) == (quality, background, ("a", "b"))
