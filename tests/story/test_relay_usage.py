"""What a provider says that a picture took is charged, as long as it is within reason."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from .elsewhere import GOOGLES_USAGE, googles, size_for_google
from .provider import USAGE, Exchange, Provider, b64, picture, relayed_by
from .server import Server

RECKONED = 196  # low, 1024x1024, by the formula of gpt-image-2
GEMINI = "gemini-3-pro-image"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Provider, Server]]:
    with relayed_by(tmp_path_factory.mktemp("usage"), "openai", "gemini", "free") as both:
        yield both


@pytest.fixture
def provider(both: tuple[Provider, Server]) -> Provider:
    both[0].begin()
    return both[0]


@pytest.fixture
def server(both: tuple[Provider, Server]) -> Server:
    return both[1]


def telling(**usage: Any) -> Any:
    return lambda exchange: exchange.json(exchange.body(usage={**USAGE, **usage}))


def telling_as_google(tokens: int) -> Any:
    def act(exchange: Exchange) -> None:
        told = {**GOOGLES_USAGE, "candidatesTokenCount": tokens, "candidatesTokensDetails": []}
        exchange.json(googles(b64(picture(size_for_google(exchange.asked.words))), usageMetadata=told))

    return act


@pytest.mark.parametrize(
    "told",
    [
        {"output_tokens": 10**12},
        {"output_tokens": 20_000},
        {"input_tokens": 10**9},
        {"output_tokens": 10**6, "output_tokens_details": {"text_tokens": 999_900, "image_tokens": 100}},
    ],
    ids=["absurd", "too many", "too many in", "too many words"],
)
def test_a_usage_that_no_picture_takes_is_reckoned_instead_and_told_to_the_operator(
    told: dict[str, Any], provider: Provider, server: Server
) -> None:
    key = server.new_key(spend_limit="1.00")["key"]
    provider.then = [telling(**told)]

    answer = server.generate(key=key, quality="low")

    assert (answer.status_code, answer.json()["usage"]["output_tokens"]) == (200, RECKONED)
    kept = server.generations(key)[0]
    assert Decimal(kept["charge_usd"]) < Decimal("0.01")
    assert server.has_logged("the engine 'openai' told a usage that cannot be: ")
    assert server.has_logged(f"input tokens, {RECKONED} output tokens")
    server.verify_ledger()


def test_a_provider_that_counts_otherwise_is_believed(provider: Provider, server: Server) -> None:
    provider.then = [telling(input_tokens=2000, output_tokens=3 * RECKONED)]

    answer = server.generate(quality="low").json()

    assert (answer["usage"]["input_tokens"], answer["usage"]["output_tokens"]) == (2000, 3 * RECKONED)


def test_a_provider_that_draws_better_than_it_was_asked_is_charged_as_it_says_beyond_the_hold(
    provider: Provider, server: Server
) -> None:
    key, brief = server.new_key(spend_limit="1.00")["key"], {"quality": "low", "size": "1024x1024"}
    headers = {"authorization": f"Bearer {key}"}
    quoted = server.http.post("/v1/images/quote", json={"prompt": "A fox", **brief}, headers=headers).json()
    provider.then = [telling(output_tokens=8000, output_tokens_details={"image_tokens": 8000, "text_tokens": 0})]

    answer = server.generate(key=key, **brief).json()

    kept = server.generations(key)[0]
    assert answer["usage"]["output_tokens"] == 8000
    assert Decimal(kept["charge_usd"]) > Decimal(quoted["charge_usd"]["high"])
    assert Decimal(kept["cost_usd"]) == Decimal(kept["charge_usd"])
    server.verify_ledger()


def test_each_of_several_calls_is_believed_its_share_of_what_was_held(provider: Provider, server: Server) -> None:
    provider.then = [telling_as_google(30_000), telling_as_google(1120)]

    tokens = server.generate(model=GEMINI, n=2, quality="auto").json()["usage"]["output_tokens"]

    assert 1120 < tokens < 30_000


def test_what_is_shown_on_its_way_is_reckoned_whole_with_the_call_that_shows_it(
    provider: Provider, server: Server
) -> None:
    def without_usage(exchange: Exchange) -> None:
        if exchange.asked.words.get("stream"):
            exchange.events(*(exchange.partial(index) for index in range(3)), exchange.completed(usage=None))
        else:
            exchange.json(exchange.body(usage=None))

    provider.then = [without_usage] * 4

    answer = server.generate(n=4, quality="low", stream=True, partial_images=3)

    told = server.get(f"/v1/images/{answer.headers['impasto-generation']}").json()
    assert told["usage"]["output_tokens"] == 4 * RECKONED + 3 * 100


def test_a_model_that_no_formula_knows_is_held_to_the_one_that_its_hold_was_made_by(
    provider: Provider, server: Server
) -> None:
    provider.then = [telling(output_tokens=20_000), telling(output_tokens=3 * RECKONED)]

    absurd, odd = (server.generate(model="flux", quality="low").json()["usage"]["output_tokens"] for _ in range(2))

    assert (absurd, odd) == (RECKONED, 3 * RECKONED)


def test_a_picture_larger_than_asked_for_is_reckoned_within_the_hold(provider: Provider, server: Server) -> None:
    provider.then = [
        lambda exchange: exchange.json(exchange.body(usage=None, data=exchange.data(size="2048x2048", fmt="png")))
    ]

    assert server.generate(quality="low").json()["usage"]["output_tokens"] == RECKONED
