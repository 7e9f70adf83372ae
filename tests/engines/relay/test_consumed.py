"""How much of what a provider counts is believed, of one call of a plan."""

import pytest

from impasto.catalog.tokens import share
from impasto.engines.relay.answers import Answer
from impasto.engines.relay.consumed import consumed
from impasto.types import Plan, Size, Usage

SIZE = Size(1024, 1024)
MOST = Usage(text_in=100, image_in=1000, image_out=784, text_out=8192)


def call(n: int = 2, model: str = "gpt-image-2", most: Usage = MOST) -> Plan:
    return Plan(
        model=model,
        engine="relay",
        prompt="A fox",
        seed=7,
        n=n,
        calls=(n,),
        size=SIZE,
        engine_size=SIZE,
        quality="low",
        background="opaque",
        output_format="png",
        usage_request=Usage(text_in=2),
        usage_most=most,
    )


def told(plan: Plan, pictures: int, **tokens: int) -> Usage:
    usage = Usage(**tokens, estimated=False)
    return consumed(plan, Answer(usage=usage), [SIZE] * pictures, 0, is_told=True)


@pytest.mark.parametrize(
    "tokens",
    [
        {"image_out": 3136},
        {"image_out": 1, "text_out": 32_768},
        {"image_out": 1, "text_in": 8496},
        {"image_out": 1, "text_in": 96, "image_in": 8400},
    ],
)
def test_up_to_a_bound_it_is_believed_and_beyond_it_reckoned_and_estimated(tokens: dict[str, int]) -> None:
    beyond = {name: tokens[name] + 1 for name in [max(tokens, key=tokens.__getitem__)]}

    assert told(call(), 2, **tokens) == Usage(**tokens, estimated=False)
    assert told(call(), 2, **{**tokens, **beyond}) == Usage(text_in=2, image_out=392, estimated=True)


def test_more_pictures_than_asked_for_may_take_more() -> None:
    assert told(call(), 4, image_out=6272).estimated is False
    assert told(call(), 4, image_out=6273).estimated is True
    assert told(call(), 1, image_out=3136).estimated is False, "what was not given may have been billed"


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
