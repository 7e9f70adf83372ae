"""The engine refuses, fails, dies, returns half a picture, or is lost: the right error, and no charge for nothing."""

from decimal import Decimal

import pytest

from .pictures import first, opened
from .server import Start

FAILURES = [
    ("refuse", 400, "moderation_blocked", "image_generation_user_error", "failed"),
    ("fail", 502, "engine_failed", "server_error", "failed"),
    ("crash", 500, "engine_crashed", "server_error", "failed"),
    ("truncate", 502, "picture_incomplete", "server_error", "failed"),
    ("lose", 502, "outcome_unknown", "server_error", "unknown"),
]


@pytest.mark.parametrize(("knob", "status", "code", "kind", "state"), FAILURES, ids=[row[0] for row in FAILURES])
def test_every_failure_has_its_error_and_costs_nothing(
    start: Start, knob: str, status: int, code: str, kind: str, state: str
) -> None:
    server = start(null_fail=knob, null_cost_nano=1_000_000)
    price = server.http.post(
        "/v1/images/quote", json={"prompt": "A fox", "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}
    ).json()["charge_usd"]["high"]
    # Room for one picture only: a hold that were not given back would refuse the second request.
    key = server.new_key(spend_limit=price)["key"]

    for _ in range(2):
        answer = server.generate(key=key, prompt="A fox")
        error = answer.json()["error"]
        assert (answer.status_code, error["code"], error["type"]) == (status, code, kind)
        assert answer.headers["x-request-id"].startswith("req_")
        assert "Traceback" not in error["message"]

    kept = server.generations(key)
    assert [(one["status"], Decimal(one["charge_usd"]), one["images"]) for one in kept] == [(state, 0, [])] * 2
    assert list((server.data_dir / "pictures").rglob("*.png")) == []
    server.verify_ledger()
    assert server.is_alive()


def test_a_refusal_names_the_request_for_support(start: Start) -> None:
    server = start(null_fail="refuse")

    lenient = server.generate()
    strict = server.generate(headers={"impasto-dialect": "strict"})

    assert lenient.headers["x-request-id"] in lenient.json()["error"]["message"]
    assert "help.openai.com" not in lenient.json()["error"]["message"]
    assert strict.json()["error"]["message"] == (
        "Your request was rejected by the safety system. If you believe this is an error, contact us at "
        f"help.openai.com and include the request ID {strict.headers['x-request-id']}."
    )


@pytest.mark.parametrize("knob", ["fail", "truncate", "crash"])
def test_of_four_pictures_the_two_that_came_are_given_and_charged(start: Start, knob: str) -> None:
    server = start(null_fail=knob, null_fail_from=2)
    one = server.http.post(
        "/v1/images/quote", json={"prompt": "A fox", "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}
    ).json()

    answer = server.generate(prompt="A fox", n=4)

    assert answer.status_code == 200
    body = answer.json()
    assert len(body["data"]) == 2
    assert opened(first(body)).size == (1024, 1024)
    assert [notice["code"] for notice in body["impasto"]["notices"]] == ["partial_success"]
    assert body["usage"]["output_tokens"] == 2 * one["usage"]["output_tokens"]
    (kept,) = server.generations()
    assert Decimal(one["charge_usd"]["high"]) < Decimal(kept["charge_usd"]) <= 2 * Decimal(one["charge_usd"]["high"])
    server.verify_ledger()


def test_an_engine_of_one_picture_a_call_is_asked_four_times(start: Start) -> None:
    server = start(null_max_n=1)

    body = server.generate(n=4).json()

    assert len(body["data"]) == 4
    assert len({datum["b64_json"] for datum in body["data"]}) == 4
