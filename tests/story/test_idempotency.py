"""One Idempotency-Key is one picture and one charge, however often and however fast it is asked for."""

import secrets
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import httpx
import pytest

from .pictures import first
from .server import Server, Start

pytestmark = pytest.mark.two_hops


def new_key() -> dict[str, str]:
    return {"idempotency-key": "order-" + secrets.token_hex(8)}


def at_once(count: int, ask: Callable[[], httpx.Response]) -> list[httpx.Response]:
    with ThreadPoolExecutor(count) as pool:
        asked: list[Future[httpx.Response]] = [pool.submit(ask) for _ in range(count)]
        return [answer.result() for answer in asked]


def kept_of(server: Server, answers: list[httpx.Response]) -> list[dict[str, Any]]:
    ids = {answer.headers["impasto-generation"] for answer in answers}
    return [kept for kept in server.generations() if kept["id"] in ids]


def wait_for_running(server: Server) -> str:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        running = [kept["id"] for kept in server.generations() if kept["status"] == "running"]
        if running:
            return str(running[0])
    raise AssertionError("no run began")


def test_forty_requests_at_once_are_one_generation_and_one_charge(start: Start) -> None:
    server = start(null_delay_s=0.3)
    headers = new_key()

    answers = at_once(40, lambda: server.generate(headers=headers))

    assert {answer.status_code for answer in answers} == {200}
    assert len({first(answer.json()) for answer in answers}) == 1
    assert len({answer.headers["impasto-generation"] for answer in answers}) == 1
    assert sum("impasto-replayed" not in answer.headers for answer in answers) == 1
    (kept,) = server.generations()
    assert Decimal(kept["charge_usd"]) > 0
    server.verify_ledger()


def test_a_second_request_joins_the_first_one_in_flight(start: Start) -> None:
    server = start(null_delay_s=2)
    headers = new_key()

    with ThreadPoolExecutor(1) as pool:
        earlier = pool.submit(lambda: server.generate(headers=headers))
        generation = wait_for_running(server)
        later = server.generate(headers=headers)

        assert not earlier.exception()
    assert later.headers["impasto-generation"] == generation
    assert later.headers["impasto-replayed"] == "true"
    assert first(later.json()) == first(earlier.result().json())
    assert len(server.generations()) == 1


def test_the_same_request_later_gets_the_same_answer_without_a_charge(null: Server) -> None:
    headers = new_key()

    answers = [null.generate(headers=headers, n=2, quality="high") for _ in range(3)]

    assert len(kept_of(null, answers)) == 1
    bodies = [answer.json() for answer in answers]
    assert bodies[0] == bodies[1] == bodies[2]
    assert [answer.headers.get("impasto-replayed") for answer in answers] == [None, "true", "true"]


@pytest.mark.parametrize(
    "other", [{"prompt": "another"}, {"n": 2}, {"size": "1536x1024"}, {"quality": "high"}, {"seed": 1}], ids=str
)
def test_another_request_with_the_same_key_is_refused(null: Server, other: dict[str, Any]) -> None:
    headers = new_key()
    assert null.generate(headers=headers).status_code == 200

    answer = null.generate(headers=headers, **other)

    assert answer.status_code == 400, "409 would make the clients try again"
    assert answer.json()["error"]["code"] == "idempotency_key_reused"
    assert answer.headers["x-should-retry"] == "false"


def test_saying_a_default_and_leaving_it_out_is_the_same_request(null: Server) -> None:
    headers = new_key()

    answers = [null.generate(headers=headers), null.generate(headers=headers, n=1, background=None, stream=False)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(kept_of(null, answers)) == 1


def test_the_key_of_one_project_says_nothing_to_another(null: Server) -> None:
    headers, other = new_key(), null.new_key()["key"]

    mine, theirs = null.generate(headers=headers), null.generate(headers=headers, key=other)

    assert mine.headers["impasto-generation"] != theirs.headers["impasto-generation"]
    assert "impasto-replayed" not in theirs.headers


def test_a_run_that_failed_frees_its_key(start: Start) -> None:
    headers = new_key()
    server = start(null_fail="fail")

    answers = [server.generate(headers=headers), server.generate(headers=headers)]

    assert [answer.status_code for answer in answers] == [502, 502]
    assert [kept["status"] for kept in server.generations()] == ["failed", "failed"]
    assert {kept["charge_usd"] for kept in server.generations()} <= {"0", "0.00", "0.000000000"}


def test_a_refusal_is_the_answer_and_stays_it(start: Start) -> None:
    headers = new_key()
    server = start(null_fail="refuse")

    answers = [server.generate(headers=headers) for _ in range(3)]

    assert {(answer.status_code, answer.json()["error"]["code"]) for answer in answers} == {(400, "moderation_blocked")}
    assert len(server.generations()) == 1


def test_a_lost_answer_is_never_bought_again(start: Start) -> None:
    headers = new_key()
    server = start(null_fail="lose", null_cost_nano=1_000_000)

    answers = [server.generate(headers=headers) for _ in range(3)]

    assert {(answer.status_code, answer.json()["error"]["code"]) for answer in answers} == {(502, "outcome_unknown")}
    assert {answer.headers["x-should-retry"] for answer in answers} == {"false"}
    assert [kept["status"] for kept in server.generations()] == ["unknown"]
    server.verify_ledger()
