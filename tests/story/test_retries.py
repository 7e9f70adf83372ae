"""A client that tries again gets the picture that it asked for, once and for one charge; and nobody else's.

The official clients send no Idempotency-Key when they try again, but say that they do.
"""

import base64
import io
import json
import secrets
import shutil
import socket
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import openai
import pytest
from PIL import Image

from .pictures import decoded, first
from .server import Server, Start, clean_environment, error_of, read_response, status_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BODY = {"prompt": "A lighthouse", "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}
AGENT = "OpenAI/Python 3.52.0"


def png() -> bytes:
    """A small picture to edit."""
    stream = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(stream, "png")
    return stream.getvalue()


def retry(count: int | str, **more: str) -> dict[str, str]:
    return {"x-stainless-retry-count": str(count), "user-agent": AGENT, **more}


def until(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline, what
        time.sleep(0.02)


class Client:
    """A client that asks, and leaves when it is told to."""

    def __init__(self, server: Server, *, stream: bool = False, count: int = 0, timeout_s: float = 600, **body: Any):
        data = json.dumps({**BODY, **({"stream": True} if stream else {}), **body}).encode()
        lines = ["Content-Type: application/json", f"Content-Length: {len(data)}", f"User-Agent: {AGENT}"]
        lines += [f"X-Stainless-Retry-Count: {count}", f"X-Stainless-Read-Timeout: {timeout_s}"]
        self._connection = socket.create_connection((server.host, server.port), timeout=30)
        self._connection.sendall(server.head("/v1/images/generations", *lines) + data)

    def leave(self) -> None:
        self._connection.close()

    def read(self) -> bytes:
        with self._connection:
            return read_response(self._connection)


def running(server: Server, count: int) -> list[str]:
    found: list[str] = []

    def enough() -> bool:
        found[:] = [kept["id"] for kept in server.generations() if kept["status"] == "running"]
        return len(found) == count

    until(enough, f"{count} runs began")
    return found


def reader_is_gone(server: Server, generation: str) -> bool:
    connection = sqlite3.connect(server.data_dir / "impasto.db")
    row = connection.execute("SELECT reader_id FROM generation WHERE id = ?", (generation,)).fetchone()
    connection.close()
    return row is not None and row[0] is None


def delivered(server: Server, generation: str) -> bool:
    connection = sqlite3.connect(server.data_dir / "impasto.db")
    row = connection.execute("SELECT delivered_ms FROM generation WHERE id = ?", (generation,)).fetchone()
    connection.close()
    return row is not None and row[0] is not None


# ------------------------------------------------------------------------------------------------ the official clients


@pytest.mark.parametrize("kind", ["generation", "edit"])
def test_python_with_a_short_timeout_gets_its_picture_by_trying_again(start: Start, kind: str) -> None:
    server = start(null_delay_s=5)
    client = openai.OpenAI(api_key=server.key, base_url=server.base_url, timeout=2)

    if kind == "generation":
        answer = client.images.generate(**BODY)
    else:
        answer = client.images.edit(image=("fox.png", png(), "image/png"), prompt="Make it night", model="gpt-image-2")

    assert decoded(answer.data[0].b64_json)
    (kept,) = server.generations()
    assert (kept["status"], answer._request_id is not None) == ("done", True)
    assert Decimal(kept["charge_usd"]) > 0
    server.verify_ledger()


@pytest.mark.needs("node")
@pytest.mark.parametrize("package", ["openai", "openai7"])
def test_node_with_a_short_timeout_gets_its_pictures_by_trying_again(
    start: Start, tmp_path: Path, package: str
) -> None:
    server = start(null_delay_s=5)
    modules = tmp_path / "node_modules"
    modules.mkdir()
    (modules / "openai").symlink_to(ROOT / "tests/clients/node/node_modules" / package)
    script = shutil.copy(HERE / "clients/retry.mjs", tmp_path)
    environment = clean_environment(OPENAI_API_KEY=server.key, OPENAI_BASE_URL=server.base_url)

    done = subprocess.run(
        ["node", script, base64.b64encode(png()).decode()], env=environment, capture_output=True, text=True, timeout=60
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["generate"]["bytes"] > 0
    assert told["edit"]["bytes"] > 0
    assert {kept["status"] for kept in server.generations()} == {"done"}
    assert len(server.generations()) == 2, "one run for the generation, one for the edit"
    server.verify_ledger()


# ------------------------------------------------------------------------------------------------------ the claim rule


def test_of_three_equal_requests_the_one_that_was_cut_gets_its_own_picture(start: Start) -> None:
    server = start(null_delay_s=2)
    clients = [Client(server) for _ in range(3)]
    runs = running(server, 3)

    clients[1].leave()
    until(lambda: any(reader_is_gone(server, one) for one in runs), "one of them is free")
    (free,) = [one for one in runs if reader_is_gone(server, one)]
    again = server.generate(headers=retry(1), **BODY)
    others = [clients[0].read(), clients[2].read()]

    assert again.status_code == 200, again.text
    assert again.headers["impasto-generation"] == free
    assert [status_of(other) for other in others] == [200, 200]
    pictures = {first(again.json()), *(first(json.loads(other.partition(b"\r\n\r\n")[2])) for other in others)}
    assert len(pictures) == 3
    assert len(server.generations()) == 3
    server.verify_ledger()


def test_a_lone_request_that_says_it_is_a_retry_is_a_new_picture(null: Server) -> None:
    body = {**BODY, "prompt": "A lone lighthouse"}

    answers = [null.generate(headers=retry(count), **body) for count in (1, 1, 2)]

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.headers["impasto-generation"] for answer in answers}) == 3, "what was delivered is nobody's"
    assert all("impasto-replayed" not in answer.headers for answer in answers)


def test_a_picture_that_came_after_its_client_had_left_waits_for_the_retry(start: Start) -> None:
    server = start(null_delay_s=1)
    client = Client(server)
    (run,) = running(server, 1)
    client.leave()
    until(lambda: server.generations()[0]["status"] == "done", "the run ended without its client")

    again = server.generate(headers=retry(1), **BODY)
    later = server.generate(headers=retry(2), **BODY)

    assert (again.headers["impasto-generation"], again.headers["impasto-replayed"]) == (run, "true")
    assert later.headers["impasto-generation"] != run
    server.verify_ledger()


@pytest.mark.parametrize(
    "other",
    [
        {"prompt": "Another lighthouse"},
        {"headers": retry(0)},
        {"headers": retry(1, **{"user-agent": "OpenAI/JS 7.55.0"})},
        {"headers": retry(1, **{"impasto-dialect": "strict"})},
        {"headers": retry(1, **{"idempotency-key": secrets.token_hex(8)})},
        {"key": "another"},
    ],
    ids=["prompt", "no retry", "agent", "dialect", "key of its own", "project"],
)
def test_who_is_not_its_retry_gets_a_picture_of_its_own(start: Start, other: dict[str, Any]) -> None:
    server = start(null_delay_s=0.5)
    client = Client(server)
    (run,) = running(server, 1)
    client.leave()
    until(lambda: reader_is_gone(server, run), "the client is gone")
    if "key" in other:
        other["key"] = server.new_key()["key"]

    answer = server.generate(**{"headers": retry(1), **BODY, **other})

    assert answer.status_code == 200, answer.text
    assert answer.headers["impasto-generation"] != run


def test_a_retry_of_the_same_count_is_another_request(start: Start) -> None:
    server = start(null_delay_s=0.5)
    client = Client(server, count=1)
    (run,) = running(server, 1)
    client.leave()
    until(lambda: reader_is_gone(server, run), "the client is gone")

    assert server.generate(headers=retry(1), **BODY).headers["impasto-generation"] != run
    assert server.generate(headers=retry(2), **BODY).headers["impasto-generation"] == run


def test_a_client_whose_closing_nobody_saw_loses_its_run_once_its_own_timeout_has_passed(start: Start) -> None:
    """As behind a proxy that keeps the connection open."""
    server = start(null_delay_s=3)
    client = Client(server, timeout_s=1)
    (run,) = running(server, 1)
    early = threading.Thread(target=lambda: server.generate(headers=retry(1), **BODY))
    early.start()  # too early: the first one may still be reading
    running(server, 2)
    time.sleep(1.0)

    again = server.generate(headers=retry(1), **BODY)
    early.join()

    assert again.headers["impasto-generation"] == run
    refusal = client.read()
    assert (status_of(refusal), error_of(refusal)["code"]) == (409, "generation_claimed")
    assert b"x-should-retry: false" in refusal.lower()
    assert len(server.generations()) == 2
    server.verify_ledger()


def test_a_stream_that_broke_off_is_claimed_and_gives_the_final_picture(start: Start) -> None:
    server = start(null_delay_s=2)
    client = Client(server, stream=True, partial_images=2)
    (run,) = running(server, 1)
    client.leave()
    until(lambda: reader_is_gone(server, run), "the client is gone")

    with server.http.stream(
        "POST",
        "/v1/images/generations",
        json={**BODY, "stream": True, "partial_images": 2},
        headers=retry(1),
    ) as answer:
        events = [json.loads(line[6:]) for line in answer.iter_lines() if line.startswith("data: ")]

    assert answer.headers["impasto-generation"] == run
    assert [event["type"] for event in events] == ["image_generation.completed"]
    assert decoded(events[0]["b64_json"])
    assert len(server.generations()) == 1


def test_an_answer_that_broke_off_halfway_is_claimed(start: Start) -> None:
    server = start(null_bytes=20_000_000)
    client = Client(server)
    until(lambda: bool(server.generations()) and server.generations()[0]["status"] == "done", "it is made")
    run = server.generations()[0]["id"]
    client.leave()  # most of it was never read
    until(lambda: reader_is_gone(server, run), "it is not delivered")

    again = server.generate(headers=retry(1), **BODY)

    assert again.headers["impasto-generation"] == run
    until(lambda: delivered(server, run), "now it is")


def test_two_retries_at_once_never_get_the_same_picture(start: Start) -> None:
    server = start(null_delay_s=1)
    client = Client(server)
    (run,) = running(server, 1)
    client.leave()
    until(lambda: reader_is_gone(server, run), "the client is gone")

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: server.generate(headers=retry(1), **BODY), range(6)))

    made = [answer.headers["impasto-generation"] for answer in answers]
    assert len(set(made)) == 6
    assert run in made
    server.verify_ledger()


def test_a_refusal_is_claimed_too_and_never_asked_again(start: Start) -> None:
    server = start(null_delay_s=1, null_fail="lose", null_cost_nano=1000)
    client = Client(server)
    running(server, 1)
    client.leave()
    until(lambda: server.generations()[0]["status"] == "unknown", "its outcome is unknown")

    again = server.generate(headers=retry(1), **BODY)

    assert (again.status_code, again.json()["error"]["code"]) == (502, "outcome_unknown")
    assert again.headers["x-should-retry"] == "false"
    assert len(server.generations()) == 1


@pytest.mark.parametrize("count", ["-1", "1000000000", "x", "1.5", "", "¹", "9" * 5000])
def test_a_retry_header_that_is_no_count_is_refused(null: Server, count: str) -> None:
    answer = null.http.post("/v1/images/generations", json=BODY, headers=[(b"x-stainless-retry-count", count.encode())])

    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid_header"


@pytest.mark.parametrize("seconds", ["0", "-1", "x", "nan", ""])
def test_a_timeout_header_that_is_no_time_is_refused(null: Server, seconds: str) -> None:
    answer = null.generate(headers={"x-stainless-read-timeout": seconds}, **BODY)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_header")


@pytest.mark.parametrize("seconds", ["600", "2.5", "inf", "1e99"])
def test_every_timeout_that_a_client_can_have_is_taken(null: Server, seconds: str) -> None:
    assert null.generate(headers={"x-stainless-read-timeout": seconds}, **BODY).status_code == 200


def test_an_idempotency_key_of_ten_kilobytes_is_refused(null: Server) -> None:
    answer = null.generate(headers={"idempotency-key": "k" * 10_240}, **BODY)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_header")
