"""A project's spend limit holds against two hundred requests at once, to the nano-dollar."""

import asyncio
from decimal import Decimal

import httpx
import openai
import pytest

from .server import PROMPT, Server

BODY = {"model": "gpt-image-2", "prompt": PROMPT, "size": "1024x1024", "quality": "low"}


def price_of_one(server: Server) -> Decimal:
    charge = server.http.post("/v1/images/quote", json=BODY).json()["charge_usd"]
    assert charge["low"] == charge["high"], "with everything said, the price is known beforehand"
    return Decimal(charge["high"])


async def ask_at_once(server: Server, key: str, count: int) -> list[httpx.Response]:
    limits = httpx.Limits(max_connections=None)
    headers = {"authorization": f"Bearer {key}"}
    async with httpx.AsyncClient(base_url=server.origin, headers=headers, timeout=60, limits=limits) as client:
        asked = (client.post("/v1/images/generations", json=BODY) for _ in range(count))
        return await asyncio.gather(*asked)


async def test_of_200_at_once_exactly_the_37_that_the_limit_admits_succeed(null: Server) -> None:
    price = price_of_one(null)
    key = null.new_key(spend_limit=str(37 * price))["key"]

    answers = await ask_at_once(null, key, 200)

    refused = [answer for answer in answers if answer.status_code != 200]
    assert len(answers) - len(refused) == 37
    assert {answer.status_code for answer in refused} == {429}
    errors = [answer.json()["error"] for answer in refused]
    assert {(error["code"], error["type"]) for error in errors} == {
        ("project_spend_limit_exceeded", "insufficient_quota")
    }
    assert {answer.headers["x-should-retry"] for answer in refused} == {"false"}
    charged = [Decimal(kept["charge_usd"]) for kept in null.generations(key)]
    assert (len(charged), sum(charged)) == (37, 37 * price)
    null.verify_ledger()


async def test_a_nano_dollar_less_admits_one_picture_less(null: Server) -> None:
    price = price_of_one(null)
    key = null.new_key(spend_limit=str(3 * price - Decimal("0.000000001")))["key"]

    answers = await ask_at_once(null, key, 12)

    assert sorted(answer.status_code for answer in answers) == [200] * 2 + [429] * 10


def test_the_official_client_does_not_try_again_against_a_limit(null: Server) -> None:
    key = null.new_key(spend_limit="0.000000001")["key"]
    sent: list[httpx.Request] = []
    watched = openai.DefaultHttpxClient(event_hooks={"request": [sent.append]})

    with (
        openai.OpenAI(api_key=key, base_url=null.base_url, max_retries=5, http_client=watched) as client,
        pytest.raises(openai.RateLimitError) as caught,
    ):
        client.images.generate(model="gpt-image-2", prompt=PROMPT)

    assert caught.value.code == "project_spend_limit_exceeded"
    assert len(sent) == 1


def test_what_costs_nothing_needs_no_room_under_the_limit(null: Server) -> None:
    key = null.new_key(spend_limit="0.000000001")["key"]

    assert null.get("/v1/models", key=key).status_code == 200
    assert null.get("/v1/images", key=key).status_code == 200
    quoted = null.http.post("/v1/images/quote", json=BODY, headers={"authorization": f"Bearer {key}"})
    assert quoted.status_code == 200
