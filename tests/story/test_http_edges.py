"""What comes over a socket that no client of good will sends: never a 5xx, and the next request is answered."""

import json
from collections.abc import Iterator

import pytest

from .server import PROMPT, Server, error_of, status_of

GENERATIONS = "/v1/images/generations"
BODY = json.dumps({"prompt": PROMPT, "size": "1024x1024"}).encode()
JSON = "Content-Type: application/json"


@pytest.fixture(autouse=True)
def the_server_lives(null: Server) -> Iterator[None]:
    yield
    assert null.is_alive()
    assert null.generate().status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/images/edits", 405, "method_not_allowed"),
        ("POST", "/v1/images/variations", 404, "unknown_url"),
        ("POST", "/v1/responses", 404, "unknown_url"),
        ("GET", "/v1/nothing/here", 404, "unknown_url"),
        ("GET", "/v1/images/generations/", 404, "unknown_url"),
        ("GET", "/", 404, "unknown_url"),
        ("GET", "/docs", 404, "unknown_url"),
        ("GET", "/v1//images/generations", 404, "unknown_url"),
        ("GET", "/v1/images/%2e%2e/models", 404, "unknown_url"),
        ("PUT", "/v1/images/generations", 405, "method_not_allowed"),
        ("GET", "/v1/images/generations", 405, "method_not_allowed"),
        ("PATCH", "/v1/models", 405, "method_not_allowed"),
        ("POST", "/healthz", 405, "method_not_allowed"),
        ("TRACE", "/v1/images/generations", 405, "method_not_allowed"),
    ],
)
def test_every_path_and_method_answers_in_openais_shape(
    null: Server, method: str, path: str, status: int, code: str
) -> None:
    answer = null.http.request(method, path)

    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert set(answer.json()["error"]) == {"message", "type", "param", "code"}
    assert answer.headers["x-request-id"].startswith("req_")


def test_a_refused_method_says_which_are_allowed(null: Server) -> None:
    answer = null.http.put("/v1/images/generations")
    assert answer.headers["allow"] == "POST"

    kept = null.http.patch("/v1/images/gen_nothing")
    assert set(kept.headers["allow"].split(", ")) >= {"GET", "DELETE"}


@pytest.mark.parametrize("path", ["/healthz", "/v1/models", "/v1/images"])
def test_head_is_get_without_its_body(null: Server, path: str) -> None:
    answer = null.http.head(path)

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["x-request-id"].startswith("req_")


def test_options_is_answered_without_cors_headers(null: Server) -> None:
    """No page of a browser may spend somebody's money: there are no CORS headers unless they are configured."""
    asks = {"origin": "https://example.com", "access-control-request-method": "POST"}

    answer = null.http.options("/v1/images/generations", headers=asks)

    assert answer.status_code == 405
    assert [name for name in answer.headers if name.startswith("access-control")] == []


@pytest.mark.parametrize(
    "lines",
    [
        ["Content-Length: -1"],
        ["Content-Length: abc"],
        ["Content-Length: 99999999999999999999999999"],
        ["Content-Length: 5", "Content-Length: 6"],
        ["Content-Length: 1_0"],
        ["Content-Length: +10"],
        ["Content-Length: 0x10"],
        ["Transfer-Encoding: chunked", "Content-Length: 5"],
        ["Transfer-Encoding: chunked, identity"],
        ["Transfer-Encoding: gzip"],
        ["Transfer-Encoding: xchunked"],
        ["Transfer-Encoding : chunked"],
        ["X-Odd: a\rb"],
        ["X-Nul: a\x00b"],
        [" folded: header"],
        ["no colon"],
        [": no name"],
    ],
    ids=lambda lines: ascii(lines[-1]),
)
def test_headers_that_two_readers_could_read_differently_never_start_a_run(null: Server, lines: list[str]) -> None:
    before = [kept["id"] for kept in null.generations()]
    smuggled = null.head(GENERATIONS, JSON, f"Content-Length: {len(BODY)}") + BODY

    answer = null.raw(null.head(GENERATIONS, JSON, *lines) + b"0\r\n\r\n" + smuggled, half_close=True)

    assert status_of(answer) in (0, 400, 413)
    assert [kept["id"] for kept in null.generations()] == before


@pytest.mark.parametrize(
    "data",
    [
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"BREW /v1/models HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET " + b"/" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /v1/models HTTP/1.1\r\n\r\n",
        b"GET /%ff%fe%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n",
    ],
    ids=["blank", "bare", "brew", "http9", "tls", "http2", "long path", "no host", "odd path", "odd target", "connect"],
)
def test_what_is_hardly_http_gets_no_5xx(null: Server, data: bytes) -> None:
    assert status_of(null.raw(data, half_close=True)) < 500


def test_a_header_of_a_megabyte_is_no_5xx_and_stays_nowhere(null: Server) -> None:
    before = null.memory_bytes()

    for _ in range(5):
        head = null.head(GENERATIONS, JSON, "X-Long: " + "a" * 1_000_000, f"Content-Length: {len(BODY)}")
        assert status_of(null.raw(head + BODY)) < 500

    assert null.memory_bytes() - before < 20_000_000


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("impasto-dialect", "loose"),
        ("idempotency-key", "k" * 256),
        ("idempotency-key", ""),
    ],
)
def test_a_header_of_ours_with_a_wrong_value_is_refused_by_name(null: Server, header: str, value: str) -> None:
    answer = null.generate(headers={header: value})

    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid_header"
    assert header in answer.json()["error"]["message"].lower()


@pytest.mark.parametrize("second", ["another", "one"])
def test_two_idempotency_keys_are_refused(null: Server, second: str) -> None:
    before = len(null.generations())

    answer = null.http.post(
        GENERATIONS, content=BODY, headers=[("idempotency-key", "one"), ("Idempotency-Key", second)]
    )

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_header")
    assert "Idempotency-Key" in answer.json()["error"]["message"]
    assert len(null.generations()) == before


def test_an_answer_that_refuses_does_not_show_the_key(null: Server) -> None:
    answer = null.raw(null.head(GENERATIONS, JSON, "Content-Length: 2") + b"[]")

    assert error_of(answer)["code"] == "invalid_json"
    assert null.key.encode() not in answer
    assert null.key not in null.log()
