"""More comes than the engine can draw: it waits its turn, fairly, and what cannot wait is told when to come back."""

import json
import os
import signal
import socket
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import httpx
import openai
import pytest

from .pictures import opened
from .server import Server, Start

ENDED = "SELECT json_extract(request, '$.prompt') FROM generation ORDER BY ended_ms"
ASKED: dict[str, Any] = {"model": "gpt-image-2", "size": "1024x1024", "quality": "low"}


@pytest.fixture
def crowd() -> Any:
    """Clients that ask at the same time."""
    with ThreadPoolExecutor(16) as pool:
        yield pool


def rows(server: Server, question: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(server.data_dir / "impasto.db")
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def until(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def ask(crowd: ThreadPoolExecutor, server: Server, *prompts: str, **more: Any) -> list["Future[httpx.Response]"]:
    """One client for each prompt; each has its run when the next one asks."""
    before = rows(server, "SELECT count(*) FROM generation")[0][0]
    asked = []
    for number, prompt in enumerate(prompts, before + 1):
        asked.append(crowd.submit(server.generate, prompt=prompt, **more))
        until(lambda wanted=number: rows(server, "SELECT count(*) FROM generation")[0][0] == wanted, f"{prompt} began")
    return asked


def states(server: Server, key: str | None = None) -> dict[str, str]:
    return {kept["request"]["prompt"]: kept["status"] for kept in server.generations(key)}


def test_a_full_queue_says_when_to_come_back_and_holds_nothing(start: Start, crowd: ThreadPoolExecutor) -> None:
    server = start(null_in_flight=1, queue_length=1, null_delay_s=2)
    served = ask(crowd, server, "first", "second")

    refused = server.generate(prompt="third")
    streamed = server.generate(prompt="fourth", stream=True)

    for answer in (refused, streamed):
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (503, "server_is_overloaded")
        assert error["type"] == "service_unavailable_error"
        # One waits, this would be the second, and the plan reckons two seconds a megapixel.
        assert answer.headers["retry-after"] == "5"
        assert int(answer.headers["retry-after-ms"]) == round(2 * 2 * 1.048576 * 1000)
        assert "try again in 5s" in error["message"]
        assert "x-should-retry" not in answer.headers
    assert [answer.result().status_code for answer in served] == [200, 200]
    assert states(server) == {"first": "done", "second": "done"}
    assert rows(server, "SELECT count(*) FROM hold") == [(2,)]
    server.verify_ledger()


def test_the_client_waits_as_it_is_told_and_then_has_its_picture(start: Start, crowd: ThreadPoolExecutor) -> None:
    server = start(null_in_flight=1, queue_length=1, null_delay_s=1)
    refusals: list[httpx.Response] = []
    client = openai.OpenAI(
        api_key=server.key,
        base_url=server.base_url,
        http_client=httpx.Client(event_hooks={"response": [refusals.append]}),
    )
    served = ask(crowd, server, "first", "second")

    answer = client.images.generate(prompt="third", **ASKED)

    assert answer.data
    assert [response.status_code for response in refusals] == [503, 200]
    assert [answer.result().status_code for answer in served] == [200, 200]
    assert set(states(server).values()) == {"done"}
    client.close()
    server.verify_ledger()


def test_a_refused_request_leaves_its_idempotency_key_free(start: Start, crowd: ThreadPoolExecutor) -> None:
    server = start(null_in_flight=1, queue_length=0, null_delay_s=1)
    (served,) = ask(crowd, server, "first")
    order = {"idempotency-key": "order-1"}

    assert server.generate(prompt="second", headers=order).status_code == 503
    assert server.generate(prompt="first").status_code == 503
    assert served.result().status_code == 200

    assert server.generate(prompt="second", headers=order).status_code == 200


def test_one_project_does_not_make_another_wait_for_all_that_it_sends(start: Start, crowd: ThreadPoolExecutor) -> None:
    server = start(null_in_flight=1, null_delay_s=0.5)
    other = server.new_key()["key"]
    served = ask(crowd, server, *(f"flood {number}" for number in range(8)))
    served += ask(crowd, server, "only", key=other)

    assert {answer.result().status_code for answer in served} == {200}
    ended = [
        row[0] for row in rows(server, "SELECT json_extract(request, '$.prompt') FROM generation ORDER BY ended_ms")
    ]
    later = [prompt for prompt in ended if ended.index(prompt) > ended.index("only")]
    assert len(later) >= 3, ended
    assert [prompt for prompt in ended if prompt != "only"] == [f"flood {number}" for number in range(8)]


def test_a_client_that_leaves_the_queue_still_has_its_picture_made(start: Start, crowd: ThreadPoolExecutor) -> None:
    server = start(null_in_flight=1, null_delay_s=1.5)
    (first,) = ask(crowd, server, "first")
    body = json.dumps({**ASKED, "prompt": "second"}).encode()
    head = server.head("/v1/images/generations", "Content-Type: application/json", f"Content-Length: {len(body)}")
    with socket.create_connection((server.host, server.port)) as connection:
        connection.sendall(head + body)
        until(lambda: "second" in states(server), "it waits in the queue")

    assert states(server) == {"first": "running", "second": "running"}
    assert first.result().status_code == 200
    until(lambda: states(server)["second"] == "done", "its turn came without it")
    (kept,) = server.generations(q="second")
    assert Decimal(kept["charge_usd"]) > 0
    assert opened(server.get(f"/v1/images/{kept['id']}/content").content).size == (1024, 1024)
    server.verify_ledger()


def test_a_request_of_four_pictures_takes_four_turns(start: Start) -> None:
    server = start(null_in_flight=1, queue_length=1, null_max_n=1)

    answer = server.generate(n=4)

    assert answer.status_code == 200, "alone it has room, whatever the length of the queue"
    assert len({datum["b64_json"] for datum in answer.json()["data"]}) == 4


@pytest.mark.parametrize("knob", ["fail", "refuse", "crash", "truncate"])
def test_a_run_that_fails_gives_its_place_back(start: Start, knob: str) -> None:
    server = start(null_in_flight=1, queue_length=0, null_fail=knob)

    answers = [server.generate() for _ in range(3)]

    assert {answer.status_code for answer in answers} <= {400, 500, 502}
    assert {answer.json()["error"]["code"] for answer in answers} != {"server_is_overloaded"}
    assert len({answer.json()["error"]["code"] for answer in answers}) == 1


def test_a_run_that_takes_too_long_gives_its_place_back_and_the_wait_is_not_counted(
    start: Start, crowd: ThreadPoolExecutor
) -> None:
    slow = start(null_in_flight=1, null_delay_s=5, run_timeout_s=1)
    late = start(null_in_flight=1, null_delay_s=0.7, run_timeout_s=1)

    assert [slow.generate().json()["error"]["code"] for _ in range(2)] == ["engine_timeout"] * 2
    served = ask(crowd, late, "first", "second", "third")

    assert [answer.result().status_code for answer in served] == [200] * 3


def test_a_stop_waits_for_those_that_wait(start: Start, crowd: ThreadPoolExecutor) -> None:
    server = start(null_in_flight=1, null_delay_s=1)
    served = ask(crowd, server, "first", "second", "third")

    os.kill(server.pid, signal.SIGTERM)

    assert server.wait() in (0, 143)
    assert [answer.result().status_code for answer in served] == [200] * 3
    again = start(folder=server.data_dir.parent)
    assert states(again, server.key) == {"first": "done", "second": "done", "third": "done"}
    again.verify_ledger()


def test_what_still_waits_when_a_stop_can_wait_no_longer_is_told_so_and_costs_nothing(
    start: Start, crowd: ThreadPoolExecutor
) -> None:
    server = start(null_in_flight=1, null_delay_s=4)
    served = ask(crowd, server, "first", "second", "third")

    os.kill(server.pid, signal.SIGTERM)
    first, second, third = (answer.result() for answer in served)

    server.wait()
    assert first.status_code == 200
    for cut_off in (second, third):
        assert (cut_off.status_code, cut_off.json()["error"]["code"]) == (503, "generation_interrupted")
    again = start(folder=server.data_dir.parent)
    assert states(again, server.key) == {"first": "done", "second": "failed", "third": "failed"}
    assert {kept["charge_usd"] for kept in again.generations(server.key) if kept["status"] == "failed"} == {"0"}
    again.verify_ledger()


def test_the_renderer_draws_no_more_at_once_than_its_workers_can(start: Start, crowd: ThreadPoolExecutor) -> None:
    """One worker: two of its runs are under way, and here nothing may wait."""
    server = start(engine="illustrator", pixel_workers=1, queue_length=0)

    asked = [crowd.submit(server.generate, prompt="A fox", size="2048x2048", quality="high") for _ in range(8)]

    told = [answer.result().status_code for answer in asked]
    assert set(told) == {200, 503}
    assert told.count(200) >= 2
    assert len(server.generations()) == told.count(200)
