"""How much of what a provider counts is believed, of one call of a plan."""

import pytest
from msgspec.structs import replace

from impasto.catalog.catalog import Catalog
from impasto.catalog.tokens import output_tokens, qualities, share
from impasto.engines.relay.answers import Answer
from impasto.engines.relay.consumed import consumed
from impasto.types import Plan, Size, Usage
from plans import a_plan

SIZE = Size(1024, 1024)
MOST = Usage(text_in=100, image_in=1000, image_out=784, text_out=8192)


def call(n: int = 2, model: str = "gpt-image-2", most: Usage = MOST) -> Plan:
    return a_plan(n=n, model=model, engine="relay", usage_request=Usage(text_in=2), usage_most=most)


def told(plan: Plan, pictures: int, **tokens: int) -> Usage:
    usage = Usage(**tokens, estimated=False)
    return consumed(plan, Answer(usage=usage), [SIZE] * pictures, 0, is_told=True)


@pytest.mark.parametrize(
    "tokens",
    [
        {"image_out": 28_096},
        {"image_out": 1, "text_out": 32_768},
        {"image_out": 1, "text_in": 8496},
        {"image_out": 1, "text_in": 96, "image_in": 8400},
    ],
)
def test_up_to_a_bound_it_is_believed_and_beyond_it_reckoned_and_estimated(tokens: dict[str, int]) -> None:
    beyond = {name: tokens[name] + 1 for name in [max(tokens, key=tokens.__getitem__)]}

    assert told(call(), 2, **tokens) == Usage(**tokens, estimated=False)
    assert told(call(), 2, **{**tokens, **beyond}) == Usage(text_in=2, image_out=392, estimated=True)


@pytest.mark.parametrize(
    "model", ["gpt-image-2", "gpt-image-2.5-flare", "gpt-image-1", "gpt-image-1-mini", "unheard-of"]
)
@pytest.mark.parametrize("size", ["1024x1024", "1024x1536", "256x256", "3840x2160"])
def test_every_quality_of_the_model_is_believed_whichever_was_asked_for(model: str, size: str) -> None:
    catalog, drawn = Catalog.load(), Size(*map(int, size.split("x")))
    rule = (catalog.model(model) or catalog.unlisted(model)).tokens
    cheapest = Usage(text_in=100, image_out=output_tokens(rule, qualities(rule)[0], drawn))

    for quality in qualities(rule):
        truth = Usage(image_out=output_tokens(rule, quality, drawn), estimated=False)
        plan = replace(call(1, model, cheapest), quality=qualities(rule)[0], engine_size=drawn)
        assert consumed(plan, Answer(usage=truth), [drawn], 0, is_told=True) == truth


def test_another_model_in_the_place_of_the_asked_one_takes_what_it_takes_however_small_the_picture() -> None:
    small = Size(512, 64)
    plan = replace(call(1, most=Usage(text_in=100, image_out=24)), engine_size=small)

    for tokens, is_reckoned in ((2520, False), (4097, True)):
        answer = Answer(usage=Usage(image_out=tokens, estimated=False))
        assert consumed(plan, answer, [small], 0, is_told=True).estimated is is_reckoned


def test_more_pictures_than_asked_for_may_take_more() -> None:
    assert told(call(), 4, image_out=56_192).estimated is False
    assert told(call(), 4, image_out=56_193).estimated is True
    assert told(call(), 1, image_out=28_096).estimated is False, "what was not given may have been billed"


def test_a_picture_that_came_smaller_than_it_was_held_for_may_have_been_billed_as_held() -> None:
    plan = call(1, most=Usage(text_in=100, image_out=13_342))

    assert told(plan, 1, image_out=2 * 13_342).estimated is False


def test_of_a_model_that_is_sold_by_the_picture_any_tokens_are_believed_that_a_picture_may_have() -> None:
    plan = call(model="gpt-image-2-all", most=Usage())

    assert told(plan, 1, image_out=40_000).estimated is False
    assert told(plan, 1, image_out=10**6) == Usage(text_in=2, estimated=True)


def test_what_is_not_believed_is_told_to_the_operator(caplog: pytest.LogCaptureFixture) -> None:
    told(call(), 1, image_out=2**62, text_out=2**62)

    (record,) = caplog.records
    assert record.getMessage() == (
        "the engine 'relay' told a usage that cannot be: 0 input tokens, 9223372036854775808 output tokens; "
        "charged is: 2 input tokens, 196 output tokens"
    )


def test_the_share_of_a_call_is_rounded_up() -> None:
    assert share(Usage(text_in=10, image_out=9), 1, 2) == Usage(text_in=5, image_out=5)
    assert share(Usage(text_in=10, image_out=9), 4, 2) == Usage(text_in=20, image_out=18)
