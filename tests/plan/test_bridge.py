"""What an engine lacks: done by fan-out, resampling and encoding; or refused with its name."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from impasto.catalog.tokens import TEXT_OUT_MOST, output_tokens
from impasto.plan.plan import make_plans
from impasto.types import Box, Capabilities, ImageRequest, InputImage, Inputs, Size, Usage

from .worlds import CATALOG, ENGINES, codes, planned, refused, snapshot, steps, strict

SQUARE = Size(1024, 1024)
PLAIN = snapshot("lenient", "plain")
SMALL = snapshot("lenient", "small")


@pytest.mark.parametrize(("n", "calls"), [(1, (1,)), (4, (4,)), (5, (4, 1)), (10, (4, 4, 2))])
def test_pictures_are_shared_out_to_calls(n: int, calls: tuple[int, ...]) -> None:
    assert planned(SMALL, n=n).calls == calls
    assert planned(PLAIN, n=n).calls == (1,) * n
    assert planned(n=n).calls == (n,)


@pytest.mark.parametrize("size", ["1000x1000", "1920x1080", "4096x4096", "64x64", "64x192"])
def test_an_engine_of_any_size_draws_what_was_asked(size: str) -> None:
    plan = planned(size=size)

    assert str(plan.size) == str(plan.engine_size) == size
    assert (codes(plan), steps(plan)) == (["size_beyond_model"], [])


@pytest.mark.parametrize(
    ("size", "drawn"),
    [("1000x1000", "1008x1008"), ("1920x1080", "1920x1088"), ("4096x4096", "2880x2880"), ("64x64", "816x816")],
)
def test_another_engine_draws_a_legal_size_that_is_resampled(size: str, drawn: str) -> None:
    plan = planned(PLAIN, size=size, output_format="webp")

    assert (str(plan.size), str(plan.engine_size)) == (size, drawn)
    assert (codes(plan), steps(plan)) == (["size_resampled"], ["resample", "encode"])
    assert plan.steps[0].reason == f"The engine draws {drawn}; {size} was asked for."
    assert plan.engine_format == "png"


@pytest.mark.parametrize("size", ["1000x1000", "1920x1080", "4096x4096"])
def test_strict_refuses_them_on_any_engine(size: str) -> None:
    assert refused(strict(), size=size).param == "size"
    assert refused(strict("plain"), size=size).param == "size"


def test_a_legal_size_above_an_engines_edge_is_bridged_in_lenient_and_refused_in_strict() -> None:
    plan = planned(SMALL, size="2048x2048")

    assert (plan.size, plan.engine_size) == (Size(2048, 2048), Size(1024, 1024))
    assert refused(strict("small"), size="2048x2048").message() == (
        "The engine 'small', which answers for 'gpt-image-2', does not support the size 2048x2048."
    )


def test_an_aspect_that_a_model_does_not_have_is_cropped_unless_the_engine_draws_it() -> None:
    plan = planned(PLAIN, model="gpt-image-1.5", size="1920x1080")

    assert (plan.size, plan.engine_size) == (Size(1920, 1080), Size(1536, 1024))
    assert (plan.box, steps(plan), codes(plan)) == (
        Box(0, 80, 1536, 864),
        ["crop", "resample", "encode"],
        ["size_cropped"],
    )
    assert planned(model="gpt-image-1.5", size="1920x1080").engine_size == Size(1920, 1080)


def test_a_format_that_the_engine_does_not_write_is_encoded_here() -> None:
    plan = planned(PLAIN, output_format="jpeg", output_compression=80)

    assert (plan.engine_format, plan.output_format, plan.output_compression) == ("png", "jpeg", 80)
    assert [(step.name, step.reason) for step in plan.steps] == [
        ("encode", "The engine writes png; jpeg was asked for.")
    ]


def test_a_format_that_it_writes_passes_untouched() -> None:
    assert steps(planned(output_format="webp", output_compression=50)) == []
    assert steps(planned(SMALL, size="1024x1024", output_format="webp")) == []
    assert steps(planned(PLAIN)) == []


def test_compression_that_the_engine_does_not_know_is_done_here() -> None:
    plan = planned(SMALL, size="1024x1024", output_format="webp", output_compression=50)

    assert [step.reason for step in plan.steps] == ["The engine does not know compression; 50 was asked for."]


def test_the_first_able_engine_is_taken() -> None:
    both = snapshot("lenient", "plain", "renderer")

    assert planned(both).engine == "plain"
    assert planned(both, seed=3).engine == "renderer"
    assert planned(both, background="transparent").engine == "plain", "bridged is able"
    assert planned(strict("plain", "renderer"), background="transparent").engine == "renderer"


def test_what_the_unable_engine_would_have_told_is_not_told() -> None:
    plan = planned(snapshot("lenient", "plain", "renderer"), size="1000x1000", seed=3)

    assert (plan.engine, codes(plan)) == ("renderer", ["size_beyond_model"])


def test_where_none_is_able_the_first_one_says_why() -> None:
    assert refused(strict("plain", "small"), background="transparent").values["engine"] == "plain"


def test_a_resampled_picture_is_charged_at_the_size_that_was_drawn() -> None:
    model = CATALOG.model("gpt-image-2")
    assert model is not None

    plan = planned(PLAIN, size="4096x4096", quality="high")

    assert plan.usage_each == Usage(image_out=output_tokens(model.tokens, "high", Size(2880, 2880)))
    assert planned(size="4096x4096", quality="high").usage_each == Usage(
        image_out=output_tokens(model.tokens, "high", Size(4096, 4096))
    )


def test_words_are_counted_once_and_pictures_each() -> None:
    plan = planned(prompt="a" * 400, n=3, size="1024x1024", quality="low")

    assert plan.usage_request == Usage(text_in=100)
    assert plan.usage_each == Usage(image_out=196)
    assert plan.usage_most == Usage(text_in=100, image_out=3 * 196)


def test_the_hold_covers_the_quality_that_a_provider_may_choose_and_the_words_of_each_call() -> None:
    plan = planned(PLAIN, prompt="a" * 400, n=3)

    assert plan.quality == "low"
    assert plan.usage_most.image_out == 3 * 7024
    assert plan.usage_most.text_in >= 3 * 400
    assert planned(PLAIN, quality="low").usage_most.image_out == 196
    assert plan.usage_most.text_out == 3 * TEXT_OUT_MOST


def test_where_a_call_for_one_picture_alone_shows_any_each_picture_is_a_call(monkeypatch: pytest.MonkeyPatch) -> None:
    able = Capabilities(max_n=10, partial_images=3, streams_one=True, edits=True)
    monkeypatch.setitem(ENGINES, "relay", able)
    relay, asked = snapshot("lenient", "relay"), {"n": 3, "stream": True}
    picture = InputImage(path=Path("a"), format="png", size=SQUARE, stored_size=SQUARE, is_see_through=False)
    edit = ImageRequest(operation="edit", prompt="A fox.", images=("d",), partial_images=2, **asked)

    shown, unshown = planned(relay, partial_images=2, **asked), planned(relay, **asked)
    (edited,) = make_plans(edit, Inputs(seed=7, images=(picture,)), relay, datetime(2026, 11, 21, tzinfo=UTC))

    assert (shown.calls, shown.partial_images, codes(shown)) == ((1, 1, 1), 2, [])
    assert shown.usage_most.text_in == 3 * planned(relay).usage_most.text_in
    assert (unshown.calls, unshown.partial_images) == ((3,), 0)
    assert (edited.calls, edited.partial_images, codes(edited)) == ((3,), 0, ["partials_not_shown"])


def test_the_renderer_is_free_and_flagged_and_a_provider_is_not() -> None:
    assert (planned().simulated, planned().cost_each_nano) == (True, 0)
    assert (planned(PLAIN).simulated, planned(PLAIN).cost_each_nano) == (False, 5_000_000)


def test_the_expected_time_grows_with_pixels_and_pictures() -> None:
    assert planned(size="1000x1000").expected_s == 0.5
    assert planned(size="2000x2000", n=2).expected_s == 4.0


def test_what_a_model_sold_by_the_picture_does_not_have_is_done_here() -> None:
    plan = planned(PLAIN, model="gpt-image-2-all", n=2, output_format="jpeg")

    assert (plan.calls, plan.engine_size, steps(plan)) == ((1, 1), Size(1024, 1024), ["encode"])
    assert plan.usage_each.image_out == 0
    assert refused(PLAIN, model="gpt-image-2-all", quality="high").param == "quality"
    assert refused(PLAIN, model="gpt-image-2-all", moderation="low").name == "unsupported_parameter"
