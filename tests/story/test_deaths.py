"""Server processes that die or stop in the middle of a run: what was kept is found again, and bought once."""

import json
import os
import secrets
import signal
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx

from .server import Server, Start

AGENT = "OpenAI/Python 3.52.0"
BODY = {"prompt": "A lighthouse", "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}


def until(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


def rows(server: Server, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(server.data_dir / "impasto.db")
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


def retry(server: Server, count: int, key: str | None = None, **body: Any) -> httpx.Response:
    headers = {"x-stainless-retry-count": str(count), "user-agent": AGENT}
    answer: httpx.Response = server.generate(key=key, headers=headers, **{**BODY, **body})
    return answer


def asked(server: Server, key: str, **body: Any) -> httpx.Response | None:
    """The answer of a first attempt; None when its server died under it."""
    try:
        return retry(server, 0, key, **body)
    except httpx.HTTPError:
        return None


def test_who_waited_on_a_dead_process_gets_the_same_runs_at_another_and_each_is_bought_once(
    start: Start, tmp_path: Path
) -> None:
    knobs = {"null_delay_s": 3, "null_cost_nano": 1000}
    dying, living = (start(folder=tmp_path, **knobs) for _ in range(2))
    key = dying.new_key()["key"]
    count = 12

    with ThreadPoolExecutor(2 * count) as pool:
        first = [pool.submit(asked, dying, key, n=2) for _ in range(count)]
        until(lambda: len(rows(dying, "SELECT 1 FROM image")) == count, "each has one of its two pictures")
        os.kill(dying.pid, signal.SIGKILL)
        assert [one.result() for one in first] == [None] * count
        answers = list(pool.map(lambda _: retry(living, 1, key, n=2), range(count)))

    assert [answer.status_code for answer in answers] == [200] * count
    kept = living.generations(key)
    assert len(kept) == count, "no retry bought again"
    assert len({answer.headers["impasto-generation"] for answer in answers}) == count
    assert {(one["status"], len(one["images"])) for one in kept} == {("done", 1)}
    living.verify_ledger()


def test_what_was_kept_before_a_stop_is_there_for_the_retry(start: Start, tmp_path: Path) -> None:
    server = start(folder=tmp_path, null_delay_s=1.5)
    key = server.new_key()["key"]

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(asked, server, key, n=10)
        until(lambda: len(rows(server, "SELECT 1 FROM image")) >= 1, "one of ten is kept")
        os.kill(server.pid, signal.SIGTERM)
        cut_off = first.result()
    assert server.wait() == 1
    assert cut_off is not None
    assert (cut_off.status_code, cut_off.json()["error"]["code"]) == (503, "generation_interrupted")

    again = start(folder=tmp_path)
    answer = retry(again, 1, key, n=10)
    (kept,) = again.generations(key)
    assert answer.headers["impasto-generation"] == kept["id"]
    assert 1 <= len(answer.json()["data"]) < 10
    assert "partial_success" in json.dumps(answer.json()["impasto"]["notices"])
    assert Decimal(kept["charge_usd"]) > 0
    again.verify_ledger()


def test_a_picture_that_was_bought_and_could_not_be_given_is_not_bought_by_the_retries(start: Start) -> None:
    server = start(null_fail="truncate", null_cost_nano=1000)

    answers = [retry(server, count) for count in range(3)]

    assert {(answer.status_code, answer.json()["error"]["code"]) for answer in answers} == {(502, "picture_incomplete")}
    assert len(server.generations()) == 1


def test_a_run_whose_hold_was_given_back_without_it_is_ended_by_the_next_look(start: Start, tmp_path: Path) -> None:
    server = start(folder=tmp_path, null_delay_s=600)
    headers = {"idempotency-key": secrets.token_hex(8)}
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asked, server, server.key)
        until(lambda: rows(server, "SELECT state FROM generation") == [("running",)], "it runs")
        os.kill(server.pid, signal.SIGKILL)
    connection = sqlite3.connect(server.data_dir / "impasto.db")
    with connection:
        connection.execute("UPDATE hold SET state = 'released'")
        connection.execute("UPDATE month_spend SET held_nano = 0")
    connection.close()
    stray = next(iter(rows(server, "SELECT id FROM generation")))[0]
    folder = server.data_dir / "pictures" / stray[4:6] / stray
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".DS_Store").write_text("a stranger's file")

    again = start(folder=tmp_path)
    assert rows(again, "SELECT state, error FROM generation")[0][0] == "failed"
    assert again.generate(headers=headers).status_code == 200
    again.verify_ledger()
