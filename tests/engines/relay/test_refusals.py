"""What a provider's refusal means, by its status, its error object and its headers."""

import time
from email.utils import formatdate
from typing import Any

import pytest

from impasto.engines.base import EngineFailed, EngineRefused
from impasto.engines.relay.loose_json import read_json
from impasto.engines.relay.refusals import (
    Declined,
    asked_wait_s,
    declined_within,
    meaning,
    problem_of,
    wait_s,
)
from impasto.errors import ERRORS, ImpastoError

KEY = "sk-our-own-key"


@pytest.mark.parametrize(
    "status", [204, 301, 400, 401, 402, 403, 404, 405, 408, 409, 413, 422, 429, 500, 502, 503, 529]
)
@pytest.mark.parametrize(
    "problem",
    [None, {"message": f"M {{x}} {KEY}"}, {"message": None, "code": 7, "type": []}, {"code": "insufficient_quota"}],
)
def test_every_status_has_a_row_whose_text_can_be_told_without_our_key(
    status: int, problem: dict[str, Any] | None
) -> None:
    failure = meaning(Declined(status, {"x-request-id": "req_1"}, problem), KEY)

    param = failure.param if isinstance(failure, EngineRefused) else None
    values = {"engine": "openai", "reason": str(failure), "wait": "1s", **failure.values}
    told = ImpastoError(failure.name, param, values)
    assert failure.name in ERRORS
    assert told.kind.status >= 400
    assert KEY not in told.message()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b'{"error":{"message":"m"}}', {"message": "m"}),
        (b'{"error":"m"}', {"message": "m"}),
        (b'{"error":{}}', None),
        (b'{"error":null}', None),
        (b'{"detail":"m"}', None),
        (b"<html>", None),
        (b"", None),
        (b"[1]", None),
        (b"\xff", None),
        (b"[" * 100_000, None),
    ],
)
def test_an_error_object_is_found_or_there_is_none(body: bytes, problem: Any) -> None:
    assert problem_of(read_json(body)) == problem


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "7", "retry-after-ms": "250"}, 0.25),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Fri, 31 Dec 99999 00:00:00 GMT"}, None),
        ({"retry-after": f"Fri, 31 Dec {'9' * 40} 00:00:00 GMT"}, None),
        ({"x-ratelimit-remaining-images": "0", "x-ratelimit-reset-images": "9" * 400 + "s"}, 0.0),
        ({"retry-after": formatdate(time.time() - 90, usegmt=True)}, 0.0),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "6m0s"}, 360.0),
        ({"x-ratelimit-remaining-images": "0", "x-ratelimit-reset-images": "80ms"}, 0.08),
        ({"x-ratelimit-remaining-images": "1", "x-ratelimit-reset-images": "80ms"}, None),
        ({"x-ratelimit-remaining-images": "0", "x-ratelimit-reset-images": "later"}, 0.0),
    ],
)
def test_the_wait_is_the_providers(headers: dict[str, str], wait: float | None) -> None:
    assert asked_wait_s(headers) == wait


@pytest.mark.parametrize(
    ("declined", "wait"),
    [
        (Declined(429, {}, None), 0.5),
        (Declined(429, {"retry-after": "20"}, None), 20.0),
        (Declined(429, {"retry-after": "21"}, None), None),
        (Declined(429, {"x-should-retry": "false"}, None), None),
        (Declined(429, {}, {"code": "insufficient_quota"}), None),
        (Declined(503, {}, {"code": "server_is_overloaded"}), 0.5),
        (Declined(503, {}, None), None),
        (Declined(500, {}, {"message": "m"}), None),
        (Declined(400, {}, {"message": "m"}), None),
    ],
)
def test_only_what_cost_nothing_is_sent_again_and_not_after_a_long_wait(declined: Declined, wait: float | None) -> None:
    assert wait_s(declined, 1) == wait


@pytest.mark.parametrize(
    ("status", "headers", "problem", "billed"),
    [
        (500, {}, {"message": "m"}, False),
        (500, {}, None, True),
        (500, {"x-should-retry": "false"}, {"message": "m"}, True),
        (502, {}, {"message": "m"}, True),
        (502, {"x-should-retry": "true"}, None, False),
        (503, {"retry-after": "1"}, None, False),
        (409, {}, {"message": "m"}, True),
        (202, {}, None, True),
        (302, {}, None, False),
    ],
)
def test_billed_is_whatever_is_not_surely_free(
    status: int, headers: dict[str, str], problem: dict[str, Any] | None, billed: bool
) -> None:
    failure = meaning(Declined(status, headers, problem), KEY)

    assert isinstance(failure, EngineFailed)
    assert failure.billed is billed


@pytest.mark.parametrize("odd", [[], ["server_error"], {}, {"a": []}, 7, True])
def test_an_error_of_any_shape_within_an_answer_is_one(odd: Any) -> None:
    assert declined_within({"message": "m", "type": odd, "code": odd}, {}).status == 500


@pytest.mark.parametrize(
    ("status", "counts"), [(500, True), (502, True), (204, True), (404, False), (408, False), (409, False)]
)
def test_who_answers_4xx_is_not_the_worse_for_it(status: int, counts: bool) -> None:
    failure = meaning(Declined(status, {}, None), KEY)

    assert isinstance(failure, EngineFailed)
    assert failure.counts is counts
