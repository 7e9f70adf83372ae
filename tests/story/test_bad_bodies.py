"""Bodies that are not what they should be: each gets its own answer, costs nothing, and leaves the server alive."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from .server import PROMPT, Server, Start, error_of, read_response, status_of

GENERATIONS = "/v1/images/generations"
MEGABYTE = 1_000_000
# What a refused body of any size may leave behind in the process: buffers of its connection, no copy of the body.
FLAT_BYTES = 12 * MEGABYTE


@pytest.fixture(autouse=True)
def nothing_is_kept_and_the_server_lives(null: Server) -> Iterator[None]:
    before = [kept["id"] for kept in null.generations()]
    yield
    assert [kept["id"] for kept in null.generations()] == before
    assert null.is_alive()


def post(server: Server, body: bytes, **headers: str) -> httpx.Response:
    sent = {"content-type": "application/json", **headers}
    return server.http.post(GENERATIONS, content=body, headers=sent)


def refusal(answer: httpx.Response) -> tuple[int, str | None, str | None]:
    """Status, code and param of an error in OpenAI's shape, whose other parts are checked on the way."""
    assert answer.headers["x-request-id"].startswith("req_")
    assert answer.headers["content-type"] == "application/json"
    (error,) = answer.json().values()
    assert set(error) == {"message", "type", "param", "code"}
    assert error["message"]
    return answer.status_code, error["code"], error["param"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"prompt=a+fox",
        b'{"prompt": "a fox"',
        b'{"prompt": "a fox",}',
        b"{'prompt': 'a fox'}",
        b'{"prompt": "a fox"} {"prompt": "two"}',
        b'{"prompt": "a fox", "n": NaN}',
        b'{"prompt": "a fox", "n": Infinity}',
        b'{"prompt": "a \xff fox"}',
        b'{"prompt": "a \\ud800 fox"}',
        b'{"prompt": "a \\udc00\\ud800 fox"}',
        b'{"prompt": "a \x00 fox"}',
        b"\x00\x01\x02\x03",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"svg":' * 20_000 + b"1" + b"}" * 20_000,
    ],
    ids=[
        "nothing",
        "a form",
        "cut short",
        "a comma too many",
        "single quotes",
        "two documents",
        "nan",
        "infinity",
        "not utf-8",
        "a lone surrogate",
        "surrogates in the wrong order",
        "a raw nul",
        "binary",
        "deep arrays",
        "deep objects",
    ],
)
def test_what_is_not_json_is_told_so(null: Server, body: bytes) -> None:
    assert refusal(post(null, body)) == (400, "invalid_json", None)


@pytest.mark.parametrize("body", [b"[]", b'"a fox"', b"1", b"null", b"true", b'[{"prompt": "a fox"}]'])
def test_what_is_not_an_object_is_told_so(null: Server, body: bytes) -> None:
    answer = post(null, body)

    assert refusal(answer) == (400, "invalid_json", None)
    assert "must be a JSON object" in answer.json()["error"]["message"]


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_another_content_type_is_refused(null: Server, kind: str) -> None:
    answer = post(null, b'{"prompt": "a fox"}', **{"content-type": kind})

    assert refusal(answer) == (415, "unsupported_content_type", None)


def test_a_prompt_of_40000_characters_is_too_long_and_not_too_large(null: Server) -> None:
    answer = post(null, json.dumps({"prompt": "x" * 40_000}).encode())

    assert refusal(answer) == (400, "string_above_max_length", "prompt")
    assert "40000" in answer.json()["error"]["message"]
    assert "32000" in answer.json()["error"]["message"]


@pytest.mark.parametrize("prompt", ["", "   ", "\n\t"])
def test_an_empty_prompt_is_refused(null: Server, prompt: str) -> None:
    assert refusal(null.generate(prompt=prompt)) == (400, "invalid_value", "prompt")


@pytest.mark.parametrize("body", [{}, {"prompt": None}, {"model": "gpt-image-2"}])
def test_a_missing_prompt_is_named(null: Server, body: dict[str, Any]) -> None:
    answer = post(null, json.dumps(body).encode())

    assert refusal(answer) == (400, "missing_required_parameter", "prompt")
    assert answer.json()["error"]["message"] == "Missing required parameter: 'prompt'."


@pytest.mark.parametrize("chunked", [False, True], ids=["with its length", "in chunks"])
def test_thirty_megabytes_get_their_413_and_no_memory(null: Server, chunked: bool) -> None:
    body = b'{"prompt": "' + b"x" * (30 * MEGABYTE) + b'"}'
    null.reset_peak()
    before = null.memory_bytes()

    pieces = (body[start : start + 65536] for start in range(0, len(body), 65536))
    answer = null.http.post(
        GENERATIONS, content=pieces if chunked else body, headers={"content-type": "application/json"}
    )

    assert refusal(answer) == (413, "request_too_large", None)
    assert null.memory_bytes("VmHWM") - before < FLAT_BYTES


def test_the_413_comes_before_a_byte_of_the_body(null: Server) -> None:
    """Whoever waits for `100 Continue`, as curl does, never sends the 30 MB."""
    head = null.head(GENERATIONS, "Content-Type: application/json", "Content-Length: 30000000", "Expect: 100-continue")

    answer = null.raw(head)

    assert status_of(answer) == 413
    assert error_of(answer)["code"] == "request_too_large"


def test_a_body_that_stops_halfway_by_closing_draws_nothing(null: Server) -> None:
    whole = json.dumps({"prompt": PROMPT}).encode()
    head = null.head(GENERATIONS, "Content-Type: application/json", f"Content-Length: {len(whole)}")
    lines = null.log().count(GENERATIONS)

    answer = null.raw(head + whole[: len(whole) // 2], half_close=True)

    assert status_of(answer) in (0, 400), "nobody is left to answer, or the answer says what is missing"
    deadline = time.monotonic() + 10
    while null.log().count(GENERATIONS) == lines and time.monotonic() < deadline:
        threading.Event().wait(0.01)
    assert null.log().count(GENERATIONS) == lines + 1, "the request has ended"


def test_a_body_that_hangs_halfway_is_ended_by_the_clock(null: Server, start: Start) -> None:
    server = start(body_timeout_s=1)
    whole = json.dumps({"prompt": PROMPT}).encode()
    head = server.head(GENERATIONS, "Content-Type: application/json", f"Content-Length: {len(whole)}")

    with socket.create_connection((server.host, server.port), timeout=20) as connection:
        began = time.monotonic()
        connection.sendall(head + whole[: len(whole) // 2])
        answer = read_response(connection)

    assert 0.9 < time.monotonic() - began < 10
    assert (status_of(answer), error_of(answer)["code"]) == (408, "request_timeout")
    assert server.generations() == []
    assert server.is_alive()
