"""Each parameter of a generation in both dialects: what it comes to, and the exact words of its refusal."""

from datetime import date
from typing import Any

import pytest

from impasto.types import Dialect, Size

from .worlds import codes, planned, refused, snapshot, strict

USER = "image_generation_user_error"
INVALID = "invalid_request_error"
DIALECTS: list[Dialect] = ["lenient", "strict"]


@pytest.mark.parametrize(
    ("asked", "body"),
    [
        (
            {"size": "1792x936"},
            ("Invalid size '1792x936'. Width and height must both be divisible by 16.", USER, "size", "invalid_value"),
        ),
        (
            {"size": "4096x4096"},
            (
                "Invalid size '4096x4096'. The longest edge must be less than or equal to 3840.",
                USER,
                "size",
                "invalid_value",
            ),
        ),
        (
            {"size": "576x1024"},
            (
                "Invalid size '576x1024'. Requested resolution is below the current minimum pixel budget.",
                USER,
                "size",
                "invalid_value",
            ),
        ),
        (
            {"size": "2736x3840"},
            (
                "Invalid size '2736x3840'. Requested resolution exceeds the current pixel budget.",
                USER,
                "size",
                "invalid_value",
            ),
        ),
        (
            {"size": "123x456", "model": "gpt-image-1.5"},
            (
                "Invalid size '123x456'. Supported sizes are 1024x1024, 1024x1536, 1536x1024, and auto.",
                USER,
                "size",
                "invalid_value",
            ),
        ),
        (
            {"quality": "standard"},
            (
                "Invalid value: 'standard'. Supported values are: 'low', 'medium', 'high', and 'auto'.",
                INVALID,
                "quality",
                "invalid_value",
            ),
        ),
        (
            {"response_format": "b64_json"},
            ("Unknown parameter: 'response_format'.", INVALID, "response_format", "unknown_parameter"),
        ),
        (
            {"unknown": ("input_fidelity",)},
            ("Unknown parameter: 'input_fidelity'.", INVALID, "input_fidelity", "unknown_parameter"),
        ),
        ({"model": "dall-e-3"}, ("The model 'dall-e-3' does not exist.", USER, "model", "invalid_value")),
        ({"model": "gpt-5"}, ("The model 'gpt-5' does not exist.", USER, "model", "invalid_value")),
        (
            {"background": "transparent", "model": "gpt-image-2-all"},
            ("Transparent background is not supported for this model.", USER, "background", "invalid_value"),
        ),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_strict_refuses_in_openais_own_words(asked: dict[str, Any], body: tuple[str, ...]) -> None:
    message, kind, param, code = body

    assert refused(strict(), **asked).body(lenient=False) == {
        "error": {"message": message, "type": kind, "param": param, "code": code}
    }


# --- the model ---


def test_a_request_without_a_model_gets_the_default_one() -> None:
    assert planned().model == "gpt-image-2"
    assert planned(snapshot(default_model="gpt-image-2.5-flare")).model == "gpt-image-2.5-flare"


def test_the_plan_keeps_the_name_that_was_asked() -> None:
    assert planned(model="gpt-image-2-2026-04-21").model == "gpt-image-2-2026-04-21"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_model_draws_until_the_day_it_shuts_down(dialect: Dialect) -> None:
    assert planned(snapshot(dialect), date(2026, 10, 22), model="gpt-image-1").model == "gpt-image-1"
    assert refused(snapshot(dialect), date(2026, 10, 23), model="gpt-image-1").name == "model_missing"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_unknown_model_passes_only_when_a_route_names_it(dialect: Dialect) -> None:
    assert refused(snapshot(dialect), model="flux-9").name == "model_missing"

    plan = planned(snapshot(dialect, named=frozenset({"flux-9"})), model="flux-9")

    assert plan.model == "flux-9"
    assert codes(plan) == ["unpriced"]


def test_a_known_model_without_an_engine_is_told_so() -> None:
    nobody = snapshot()
    nobody = type(nobody)(catalog=nobody.catalog, default_model="gpt-image-2", routes=lambda model: [])

    assert refused(nobody).message() == "No engine of this server answers for the model 'gpt-image-2'."


# --- unknown keys ---


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_unknown_key_is_refused_or_told_as_the_client_wishes(dialect: Dialect) -> None:
    assert refused(snapshot(dialect), unknown=("steps", "cfg")).body()["error"]["param"] == "steps"

    plan = planned(snapshot(dialect, unsupported_as_notice=True), unknown=("steps", "cfg"))

    assert [(notice.code, notice.param) for notice in plan.notices] == [
        ("ignored_parameter", "steps"),
        ("ignored_parameter", "cfg"),
    ]
    assert plan.notices[0].message == "Unknown parameter: 'steps'. It was ignored."


@pytest.mark.parametrize(
    "asked", [{"seed": 3}, {"negative_prompt": "cats"}, {"response_format": "url"}, {"style": "vivid"}]
)
def test_strict_ignores_what_openai_does_not_know_only_when_asked_to(asked: dict[str, Any]) -> None:
    (param,) = asked

    assert refused(strict(), **asked).message() == f"Unknown parameter: '{param}'."
    plan = planned(strict(unsupported_as_notice=True), **asked)

    assert [notice.param for notice in plan.notices] == [param]
    assert (plan.seed, plan.prompt, plan.answer) == (7, "A fox.", "b64_json")


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    "asked",
    [
        {"output_format": "gif", "model": "gpt-image-2.6-flare"},
        {"output_format": "svg", "model": "gpt-image-2.6-flare"},
        {"frame_count": 4},
        {"frame_duration_ms": 100},
        {"svg": {"model": "m"}},
    ],
    ids=str,
)
def test_what_is_not_built_yet_is_refused_by_name_and_never_ignored(dialect: Dialect, asked: dict[str, Any]) -> None:
    refusal = refused(snapshot(dialect, unsupported_as_notice=True), **asked)

    assert refusal.name == "not_yet"
    assert refusal.param == next(iter(asked))


def test_what_asks_for_nothing_is_not_refused() -> None:
    assert codes(planned(stream=False, partial_images=0)) == []


def test_partial_images_need_a_stream_and_an_engine_that_makes_them() -> None:
    assert refused(partial_images=2).name == "partial_images_without_stream"
    assert planned(snapshot("lenient", "plain"), stream=True, partial_images=2).partial_images == 0
    assert planned(stream=True, partial_images=2).partial_images == 2


def test_a_stream_of_several_pictures_is_ours_alone() -> None:
    assert planned(stream=True, n=2).stream
    assert refused(strict(), stream=True, n=2).name == "stream_of_several"


def test_links_asked_of_a_stream_are_told_to_be_base64() -> None:
    plan = planned(stream=True, response_format="url")

    assert plan.answer == "b64_json"
    assert codes(plan) == ["stream_is_base64"]
    assert codes(planned(stream=True, response_format="b64_json")) == []


def test_nothing_is_shown_half_done_where_finished_pictures_are_screened() -> None:
    screened = snapshot(screened=True, shows_partials=False)
    plan = planned(screened, stream=True, partial_images=2)

    assert (plan.partial_images, codes(plan)) == (0, ["partials_withheld"])
    assert codes(planned(screened, stream=True, partial_images=0)) == []
    assert refused(screened, partial_images=2).name == "partial_images_without_stream"


def test_partial_images_are_at_most_three() -> None:
    assert refused(stream=True, partial_images=4).message() == (
        "Invalid value for 'partial_images': 4. It must be an integer from 0 to 3."
    )


# --- the prompt ---


@pytest.mark.parametrize("prompt", ["", " ", "\n\t\u3000"])
def test_an_empty_prompt_is_refused(prompt: str) -> None:
    assert refused(prompt=prompt).message() == "The prompt is empty."


def test_a_prompt_is_measured_in_characters() -> None:
    assert planned(prompt="狐" * 32_000).n == 1
    assert refused(prompt="a" * 32_001).message() == (
        "The prompt has 32001 characters; the model 'gpt-image-2' takes at most 32000."
    )


def test_a_negative_prompt_becomes_words_where_the_engine_has_none() -> None:
    plan = planned(negative_prompt="cats")

    assert (plan.prompt, plan.negative_prompt) == ("A fox. Avoid: cats", None)
    assert codes(plan) == ["negative_prompt_folded"]
    assert planned(prompt="A fox", negative_prompt=" ").prompt == "A fox"


def test_a_negative_prompt_is_handed_over_where_the_engine_knows_it() -> None:
    plan = planned(snapshot("lenient", "small"), negative_prompt="cats")

    assert (plan.prompt, plan.negative_prompt, codes(plan)) == ("A fox.", "cats", [])


@pytest.mark.parametrize("engine", ["renderer", "small"])
def test_a_negative_prompt_may_not_make_the_prompt_too_long(engine: str) -> None:
    assert refused(snapshot("lenient", engine), negative_prompt="a" * 32_001).param == "negative_prompt"
    assert refused(prompt="a" * 32_000, negative_prompt="cats").param == "negative_prompt"


# --- numbers ---


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("n", [0, -1, 11, 10**4000])
def test_n_has_a_range(dialect: Dialect, n: int) -> None:
    refusal = refused(snapshot(dialect), n=n)

    assert (refusal.name, refusal.param) == ("out_of_range", "n")
    assert len(refusal.message()) < 200


def test_n_follows_the_model() -> None:
    before = date(2026, 5, 1)

    assert refused(on=before, model="dall-e-3", n=2).message() == (
        "Invalid value for 'n': 2. It must be an integer from 1 to 1."
    )


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_has_a_range(seed: int) -> None:
    assert refused(seed=seed).name == "out_of_range"


def test_a_seed_is_kept_and_one_is_drawn_without() -> None:
    assert planned(seed=2**63 - 1).seed == 2**63 - 1
    assert planned(seed=0).seed == 0
    assert planned().seed == 7


def test_a_seed_that_the_engine_does_not_know_is_refused_by_name() -> None:
    plain = snapshot("lenient", "plain")

    assert refused(plain, seed=3).message() == (
        "The engine 'plain', which answers for 'gpt-image-2', does not support 'seed'."
    )
    assert codes(planned(snapshot("lenient", "plain", unsupported_as_notice=True), seed=3)) == ["ignored_parameter"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_compression_is_for_formats_that_lose_something(dialect: Dialect) -> None:
    world = snapshot(dialect)

    assert planned(world, output_format="jpeg", output_compression=0).output_compression == 0
    assert planned(world, output_compression=100).output_compression is None
    assert refused(world, output_compression=99).message() == (
        "Compression less than 100 is not supported for output format 'png'."
    )
    assert refused(world, output_format="webp", output_compression=101).name == "out_of_range"
    assert refused(world, output_compression=-1).name == "out_of_range"


# --- quality ---


@pytest.mark.parametrize(("sent", "meant"), [("standard", "medium"), ("hd", "high"), ("4k", "high")])
def test_lenient_knows_other_words_for_a_quality(sent: str, meant: str) -> None:
    plan = planned(quality=sent, size="1024x1024")

    assert (plan.quality, plan.size) == (meant, Size(1024, 1024))
    assert codes(plan) == ["quality_mapped"]


@pytest.mark.parametrize("size", [None, "auto"])
def test_4k_without_a_size_is_drawn_at_2880(size: str | None) -> None:
    plan = planned(quality="4k", size=size)

    assert (plan.quality, plan.size) == ("high", Size(2880, 2880))
    assert codes(plan) == ["quality_mapped", "size_mapped"]


@pytest.mark.parametrize("sent", [None, "auto"])
def test_an_open_quality_is_the_engines_own(sent: str | None) -> None:
    assert planned(quality=sent).quality == "medium"
    assert planned(snapshot("strict", "plain"), quality=sent).quality == "low"


@pytest.mark.parametrize("quality", ["superb", "HIGH", "", "x" * 5000])
def test_a_quality_of_nobodys_is_refused(quality: str) -> None:
    refusal = refused(quality=quality)

    assert (refusal.name, refusal.param) == ("invalid_value", "quality")
    assert len(refusal.message()) < 300


def test_a_quality_beyond_the_model_needs_an_engine_that_has_it() -> None:
    plan = planned(quality="xhigh")

    assert (plan.quality, codes(plan)) == ("xhigh", ["beyond_model"])
    assert refused(strict(), quality="xhigh").name == "invalid_value"
    assert refused(snapshot("lenient", "plain"), quality="xhigh").name == "invalid_value"
    assert codes(planned(strict(), model="gpt-image-2.5-flare", quality="xhigh")) == []


# --- size ---


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("size", ["1024X1024", "01024x1024", "large", "1024x1024 ", ""])
def test_a_size_is_written_exactly(dialect: Dialect, size: str) -> None:
    assert refused(snapshot(dialect), size=size).name == "size_malformed"


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ("4097x4096", "Invalid size '4097x4096'. The longest edge must be less than or equal to 4096."),
        ("63x64", "Invalid size '63x64'. The shortest edge must be at least 64."),
        ("3001x1000", "Invalid size '3001x1000'. The longer edge must be at most 3 times the shorter edge."),
    ],
)
def test_lenient_has_limits_too(size: str, message: str) -> None:
    assert refused(size=size).message() == message


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_open_size_is_the_engines_own(dialect: Dialect) -> None:
    assert planned(snapshot(dialect), prompt="A wide valley").size == Size(1536, 1024)
    assert planned(snapshot(dialect, "plain"), prompt="A wide valley", size="auto").size == Size(1024, 1024)


def test_an_open_size_is_one_of_the_models_where_it_lists_them() -> None:
    plan = planned(strict(), model="gpt-image-2-all", prompt="A wide valley")

    assert plan.size == Size(1024, 1024)


# --- background and format ---


@pytest.mark.parametrize("dialect", DIALECTS)
def test_transparent_needs_a_format_that_keeps_it(dialect: Dialect) -> None:
    world = snapshot(dialect)

    assert planned(world, background="transparent").background == "transparent"
    assert planned(world, background="transparent", output_format="webp").background == "transparent"
    assert refused(world, background="transparent", output_format="jpeg").message() == (
        "Transparent background is not supported for output format 'jpeg'. Use png or webp."
    )


def test_transparent_needs_an_engine_that_can_in_strict() -> None:
    assert refused(strict("plain"), background="transparent").message() == (
        "The engine 'plain', which answers for 'gpt-image-2', does not support transparent backgrounds."
    )


def test_an_open_background_follows_the_prompt_where_the_format_allows() -> None:
    assert planned(prompt="A sticker").background == "transparent"
    assert planned(prompt="A sticker", background="auto").background == "transparent"
    assert planned(prompt="A sticker", output_format="jpeg").background == "opaque"
    assert planned(prompt="A sticker", background="opaque").background == "opaque"
    assert planned(snapshot("lenient", "plain"), prompt="A sticker").background == "opaque"


def test_jpg_is_jpeg_in_lenient_alone() -> None:
    plan = planned(output_format="jpg")

    assert (plan.output_format, codes(plan)) == ("jpeg", ["format_mapped"])
    assert refused(strict(), output_format="jpg").message() == (
        "Invalid value: 'jpg'. Supported values are: 'png', 'jpeg', and 'webp'."
    )


@pytest.mark.parametrize("fmt", ["gif", "svg"])
def test_formats_of_later_models_are_told_as_such(fmt: str) -> None:
    assert refused(strict(), output_format=fmt).name == "invalid_value"
    assert refused(output_format=fmt).message() == (
        f"'output_format' is not supported by this version of Impasto: it makes no {fmt} yet."
    )


# --- the rest ---


def test_moderation_is_told_to_be_missing_only_where_it_is() -> None:
    assert codes(planned(moderation="low")) == ["not_screened"]
    assert codes(planned(strict(), moderation="auto")) == ["not_screened"]
    screened = planned(snapshot(screened=True), moderation="low")
    assert (codes(screened), screened.moderation) == ([], "low")
    assert codes(planned()) == []
    assert refused(moderation="none").name == "invalid_value"


def test_complexity_belongs_to_the_latest_models_and_to_engines_that_know_it() -> None:
    small = snapshot("lenient", "small")

    assert refused(complexity="low").message() == (
        "The model 'gpt-image-2' does not support the 'complexity' parameter."
    )
    assert planned(small, model="gpt-image-2.6-flare", complexity="low", size="1024x1024").complexity == "low"
    assert refused(small, model="gpt-image-2.6-flare", complexity="high", size="1024x1024").name == "engine_cannot"
    assert refused(small, model="gpt-image-2.6-flare", complexity="extreme").name == "invalid_value"


def test_a_style_was_the_third_models_and_no_engine_has_it() -> None:
    assert refused(style="vivid").name == "unsupported_parameter"
    assert refused(on=date(2026, 5, 1), model="dall-e-3", style="vivid").name == "engine_cannot"


def test_the_safety_identifier_is_echoed_and_the_user_is_not() -> None:
    plan = planned(safety_identifier="customer-1", user="customer-2")

    assert plan.safety_identifier == "customer-1"
    assert planned(user="customer-2").safety_identifier is None


@pytest.mark.parametrize(
    ("asked", "world", "answer"),
    [
        ("url", {}, "url"),
        ("b64_json", {"official_sdk": True, "answer": "url"}, "b64_json"),
        (None, {}, "b64_json"),
        (None, {"official_sdk": True}, "both"),
        (None, {"answer": "url"}, "url"),
        (None, {"official_sdk": True, "answer": "b64_json"}, "b64_json"),
        (None, {"official_sdk": True, "keeps_pictures": False}, "b64_json"),
        (None, {"answer": "url", "keeps_pictures": False}, "b64_json"),
    ],
)
def test_lenient_hands_over_as_asked_as_set_or_as_fits(asked: str | None, world: dict[str, Any], answer: str) -> None:
    assert planned(snapshot(**world), response_format=asked).answer == answer


def test_strict_hands_over_base64_whatever_was_set() -> None:
    assert planned(strict(official_sdk=True, answer="url")).answer == "b64_json"


def test_a_link_needs_a_kept_picture() -> None:
    assert refused(snapshot(keeps_pictures=False), response_format="url").name == "url_not_kept"
    assert refused(response_format="file").message() == (
        "Invalid value: 'file'. Supported values are: 'url' and 'b64_json'."
    )
