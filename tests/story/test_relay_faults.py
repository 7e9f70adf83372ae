"""What goes wrong at a provider: status, body, number of calls and the books, for each way in which it can."""

import base64
import json
import socket
from collections.abc import Callable, Iterator
from typing import Any

import openai
import pytest

from .provider import KEY, USAGE, Exchange, Provider, b64, picture, relayed, running
from .server import Server, Start

BODY = json.dumps({"created": 1, "data": [{"b64_json": b64(picture("1024x1024"))}], "usage": USAGE}).encode()
FAILED = (502, "engine_failed")
UNKNOWN = (502, "outcome_unknown")

Act = Callable[[Exchange], Any]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Provider, Server]]:
    with relayed(tmp_path_factory.mktemp("relay")) as both:
        yield both


@pytest.fixture
def provider(both: tuple[Provider, Server]) -> Provider:
    """One that answered a moment ago: after too many failures in a row it would be left alone."""
    provider, server = both
    provider.then = [error(400, message="No.")]
    server.generate()
    provider.begin()
    return provider


@pytest.fixture
def server(both: tuple[Provider, Server]) -> Server:
    return both[1]


def error(status: int, headers: dict[str, str] | None = None, **inner: Any) -> Act:
    return lambda exchange: exchange.error(status, headers, **inner)


def said(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def nothing_is_charged(server: Server, state: str) -> None:
    kept = server.generations()[0]
    assert (kept["status"], kept["charge_usd"].strip("0."), kept["images"]) == (state, "", [])
    assert list((server.data_dir / "pictures").rglob("relay_*")) == [], "and nothing is left in the spool"
    server.verify_ledger()
    assert KEY not in server.log()


PASSED_ON = [
    (
        400,
        {
            "message": "Your request was rejected by the safety system: {braces} stay. ID req_1.",
            "type": "image_generation_user_error",
            "param": None,
            "code": "moderation_blocked",
            "moderation_details": {"moderation_stage": "output", "categories": ["violence"]},
        },
    ),
    (400, {"message": "Unknown parameter: 'x'.", "type": "invalid_request_error", "param": "x", "code": None}),
    (404, {"message": "No.", "type": "invalid_request_error", "param": "model", "code": "model_not_found"}),
    (
        403,
        {
            "message": "Your organization must be verified to use the model `m`.",
            "type": "t",
            "param": None,
            "code": None,
        },
    ),
    (413, {"message": "Too large.", "type": "invalid_request_error", "param": None, "code": None}),
]


@pytest.mark.parametrize("dialect", ["lenient", "strict"])
@pytest.mark.parametrize(("status", "inner"), PASSED_ON)
def test_a_refusal_is_passed_on_unchanged(
    status: int, inner: dict[str, Any], dialect: str, provider: Provider, server: Server
) -> None:
    provider.then = [error(status, **inner)]

    answer = server.generate(headers={"impasto-dialect": dialect})

    assert (answer.status_code, answer.json()) == (status, {"error": inner})
    assert answer.headers["impasto-upstream-request-id"] == "req_upstream_1"
    assert len(provider.asked) == 1
    nothing_is_charged(server, "failed")


def test_why_an_organization_must_be_verified_stands_in_the_log(provider: Provider, server: Server) -> None:
    provider.then = [error(403, message="Your organization must be verified to use the model `gpt-image-2`.")]

    server.generate()

    assert server.has_logged("the organization of this server's own key has to be verified")


@pytest.mark.parametrize(
    ("act", "expected", "state"),
    [
        (error(401, message=f"Incorrect API key provided: {KEY}"), (502, "upstream_key_refused"), "failed"),
        (error(403, message="Country not supported"), (502, "upstream_key_refused"), "failed"),
        (error(429, type="insufficient_quota", code="insufficient_quota"), (502, "upstream_out_of_credit"), "failed"),
        (error(400, code="billing_hard_limit_reached"), (502, "upstream_out_of_credit"), "failed"),
        (error(429, {"retry_after": "60"}, code="rate_limit_exceeded"), (429, "rate_limit_exceeded"), "failed"),
        (error(404, code="unknown_url"), FAILED, "failed"),
        (error(405), FAILED, "failed"),
        (error(409), UNKNOWN, "unknown"),
        (error(500, type="server_error"), FAILED, "failed"),
        (error(500, {"x_should_retry": "false"}, type="server_error"), UNKNOWN, "unknown"),
        (error(502, code="outcome_unknown"), UNKNOWN, "unknown"),
        (lambda exchange: exchange.send(b"<html>no</html>", 500), UNKNOWN, "unknown"),
        (lambda exchange: exchange.send(b"<html>no</html>", 504), UNKNOWN, "unknown"),
        (lambda exchange: exchange.send(b"", 301, location="http://127.0.0.1:1/"), FAILED, "failed"),
        (lambda exchange: exchange.send(b"", 204), UNKNOWN, "unknown"),
        (lambda exchange: exchange.raw(b""), UNKNOWN, "unknown"),
        (lambda exchange: exchange.raw(b"HTTP/1.1 200 O"), UNKNOWN, "unknown"),
        (lambda exchange: exchange.raw(b"HTTP/1.1 200 OK\r\ncontent-le"), UNKNOWN, "unknown"),
        (lambda exchange: exchange.send(BODY, cut=1000), UNKNOWN, "unknown"),
        (lambda exchange: exchange.send(BODY, cut=len(BODY) - 20), UNKNOWN, "unknown"),
        (lambda exchange: exchange.send(b"<html>welcome</html>"), UNKNOWN, "unknown"),
        (lambda exchange: exchange.send(BODY[:-30]), UNKNOWN, "unknown"),
        (lambda exchange: exchange.json({"created": 1, "data": []}), UNKNOWN, "unknown"),
        (lambda exchange: exchange.json({"created": 1, "data": [{"b64_json": "not base64"}]}), UNKNOWN, "unknown"),
        (
            lambda exchange: exchange.json({"created": 1, "data": [{"b64_json": b64(b"no picture")}]}),
            UNKNOWN,
            "unknown",
        ),
        (lambda exchange: exchange.json([1, 2]), UNKNOWN, "unknown"),
        (lambda exchange: exchange.json({"pad": "x" * 2_000_000}), UNKNOWN, "unknown"),
        (lambda exchange: exchange.error(200, type="server_error", message="m"), FAILED, "failed"),
        (lambda exchange: exchange.error(200, code="moderation_blocked"), (400, "moderation_blocked"), "failed"),
    ],
)
def test_each_fault_has_its_answer_one_call_and_books_that_add_up(
    act: Act, expected: tuple[int, str], state: str, provider: Provider, server: Server
) -> None:
    provider.then = [act]

    answer = server.generate()

    assert said(answer) == expected
    assert len(provider.asked) == 1
    assert KEY not in answer.text
    if state == "unknown":
        assert answer.headers["x-should-retry"] == "false"
    nothing_is_charged(server, state)


def dies(text: bytes, cut: int | None, **headers: str) -> Act:
    """The beginning of an answer under status 200, and the end of the connection in the middle of a chunk."""

    def act(exchange: Exchange) -> None:
        exchange.head(transfer_encoding="chunked", **headers)
        exchange.raw(b"%x\r\n%s" % (len(text) + 100, text[:cut]))

    return act


PARTIAL, COMPLETED = "image_generation.partial_image", "image_generation.completed"
ENTRY = {"b64_json": b64(picture("1024x1024")), "size": "1024x1024", "quality": "low"}
EVENT = b"event: %s\ndata: %s" % (COMPLETED.encode(), json.dumps({**ENTRY, "usage": USAGE}).encode())
SHOWN = b"event: %s\ndata: %s\n\n" % (PARTIAL.encode(), json.dumps({**ENTRY, "partial_image_index": 0}).encode())
STREAM = {"content_type": "text/event-stream"}


@pytest.mark.parametrize("streams", [False, True], ids=["plain", "stream"])
@pytest.mark.parametrize(
    ("plain", "stream", "is_had"),
    [
        (lambda exchange: exchange.raw(b""), lambda exchange: exchange.raw(b""), False),
        (lambda exchange: exchange.raw(b"HTTP/1.1 200 OK\r\nco"), lambda exchange: exchange.raw(b"HTTP/1.1 20"), False),
        (dies(BODY, 0), dies(EVENT, 0, **STREAM), False),
        (dies(BODY, 1000), dies(SHOWN + EVENT, len(SHOWN) + 1000, **STREAM), False),
        (dies(BODY, len(BODY) - 20), dies(EVENT, len(EVENT) - 20, **STREAM), False),
        (dies(BODY, None), dies(EVENT, None, **STREAM), True),
    ],
    ids=["before its headers", "in them", "before its body", "in the picture", "in the usage", "after it"],
)
def test_a_provider_that_dies_is_asked_once_and_what_came_whole_is_had(
    plain: Act, stream: Act, is_had: bool, streams: bool, provider: Provider, server: Server
) -> None:
    provider.then = [stream if streams else plain]

    answer = server.generate(stream=streams, partial_images=1 if streams else None)

    assert len(provider.asked) == 1
    if is_had:
        assert ENTRY["b64_json"] in answer.text
        assert server.generations()[0]["charge_usd"] == "0.01147"
        server.verify_ledger()
    else:
        assert "outcome_unknown" in answer.text
        nothing_is_charged(server, "unknown")


def test_a_picture_without_its_end_is_bought_and_given_to_nobody(provider: Provider, server: Server) -> None:
    cut = b64(picture("1024x1024")[:-40])
    provider.then = [lambda exchange: exchange.json(exchange.body(data=[{"b64_json": cut}]))]

    answer = server.generate()

    assert said(answer) == (502, "picture_incomplete")
    kept = server.generations()[0]
    assert kept["charge_usd"].strip("0.") == ""
    server.verify_ledger()


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda exchange: exchange.events(exchange.partial(0)), "outcome_unknown"),
        (
            lambda exchange: exchange.events(exchange.partial(0), ("error", {"error": {"message": "m"}})),
            "outcome_unknown",
        ),
        (
            lambda exchange: exchange.events(
                (
                    "error",
                    {"error": {"message": "m", "type": "image_generation_user_error", "code": "moderation_blocked"}},
                )
            ),
            "moderation_blocked",
        ),
        (lambda exchange: exchange.events(("error", {"message": "m", "code": "server_error"})), "engine_failed"),
        (error(400, code="moderation_blocked"), "moderation_blocked"),
    ],
    ids=["cut", "error after a partial", "refusal", "flat error", "refused at once"],
)
def test_a_stream_that_ends_without_its_picture_ends_in_an_error(
    act: Act, code: str, provider: Provider, server: Server
) -> None:
    provider.then = [act]

    with pytest.raises(openai.APIError) as caught:
        list(
            server.openai.images.generate(
                prompt="A fox", model="gpt-image-2", size="1024x1024", stream=True, partial_images=2
            )
        )

    assert caught.value.code == code
    assert len(provider.asked) == 1
    nothing_is_charged(server, "unknown" if code == "outcome_unknown" else "failed")


def test_a_rate_limit_is_waited_out_once_or_twice(provider: Provider, server: Server) -> None:
    limited = error(429, {"retry_after_ms": "50"}, code="rate_limit_exceeded")
    provider.then = [limited, error(503, {"x_ratelimit_remaining_images": "0", "x_ratelimit_reset_images": "80ms"})]

    assert server.generate().status_code == 200
    assert len(provider.asked) == 3
    assert len({asked.headers["idempotency-key"] for asked in provider.asked}) == 1, "all of them are one attempt"

    provider.then = [limited] * 3
    answer = server.generate()

    assert said(answer) == (429, "rate_limit_exceeded")
    assert answer.headers["retry-after-ms"] == "50"
    assert len(provider.asked) == 6


def test_a_long_rate_limit_is_passed_on_with_its_wait(provider: Provider, server: Server) -> None:
    provider.then = [error(429, {"retry_after": "61"}, message="Limit of organization org-ours", code="slow_down")]

    answer = server.generate()

    assert (answer.status_code, answer.headers["retry-after"]) == (429, "61")
    assert "org-ours" not in answer.text
    assert len(provider.asked) == 1


def test_a_provider_that_is_not_there_costs_nothing_and_may_be_asked_again(start: Start) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        server = start(engine="openai", openai_api_key=KEY, openai_base_url=f"http://127.0.0.1:{port}/v1")

        answer = server.generate(headers={"idempotency-key": "k"})

    assert said(answer) == FAILED
    assert "could not be reached" in answer.json()["error"]["message"]
    assert "x-should-retry" not in answer.headers
    nothing_is_charged(server, "failed")


def test_an_unknown_outcome_is_bought_once_whoever_asks_again(provider: Provider, server: Server) -> None:
    provider.then = [lambda exchange: exchange.raw(b"")]

    first, again = (server.generate(headers={"idempotency-key": "once"}) for _ in range(2))

    assert said(first) == said(again) == UNKNOWN
    assert len(provider.asked) == 1


@pytest.mark.parametrize("engine", ["null", "illustrator"])
def test_impasto_behind_impasto_draws_edits_and_streams(engine: str, start: Start) -> None:
    inner = start(engine=engine)
    outer = start(engine="openai", openai_api_key=inner.key, openai_base_url=inner.base_url)

    plain = outer.openai.images.generate(prompt="A fox", model="gpt-image-2", size="1024x1024", quality="low")
    (drawn,) = (base64.b64decode(entry.b64_json or "") for entry in plain.data or ())
    edit = outer.openai.images.edit(prompt="The same fox at night", image=("a.png", drawn), size="1024x1024")
    *partials, completed = outer.openai.images.generate(
        prompt="A fox", model="gpt-image-2", size="1024x1024", stream=True, partial_images=2
    )

    assert edit.data
    assert plain.usage is not None
    assert (plain.size, plain.usage.output_tokens) == ("1024x1024", 196)
    assert len(partials) == 2
    assert completed.type == "image_generation.completed"
    assert len(inner.generations()) == 3
    for server in (inner, outer):
        server.verify_ledger()


def test_a_way_that_leads_back_is_seen_however_many_servers_are_on_it(start: Start) -> None:
    with running() as way:
        first = start(**way.knobs())
        second = start(engine="openai", openai_api_key=first.key, openai_base_url=first.base_url)

        def back(exchange: Exchange) -> None:
            answer = second.generate(headers={"impasto-via": exchange.asked.headers["impasto-via"]})
            exchange.send(answer.content, answer.status_code, content_type="application/json")

        way.then = [back]
        answer = first.generate()

        assert said(answer) == (400, "relay_loop")
        assert len(way.asked) == 1
        assert said(first.generate(headers={"impasto-via": "a b"})) == (400, "invalid_header")
        assert said(first.generate(headers={"impasto-via": ", ".join("abcdefghi")})) == (400, "relay_loop")


def test_of_several_pictures_a_broken_one_takes_no_other_with_it(provider: Provider, server: Server) -> None:
    whole = [b64(picture("1024x1024", index=index)) for index in range(3)]
    broken = b64(picture("1024x1024")[:-200])
    entries = [{"b64_json": data} for data in (broken, *whole)]
    provider.then = [lambda exchange: exchange.json(exchange.body(data=entries))]

    answer = server.generate(n=4)

    assert answer.status_code == 200, answer.text
    assert len(answer.json()["data"]) == 3
    assert "partial_success" in [notice["code"] for notice in answer.json()["impasto"]["notices"]]
    server.verify_ledger()


def test_a_broken_view_on_its_way_is_left_out_and_the_picture_comes(provider: Provider, server: Server) -> None:
    cut = b64(picture("1008x1008")[:-100])
    provider.then = [lambda exchange: exchange.events(exchange.partial(0, b64_json=cut), exchange.completed())]

    answer = server.generate(stream=True, partial_images=1, size="1000x1000")

    names = [line.removeprefix("event: ") for line in answer.text.splitlines() if line.startswith("event: ")]
    assert names == ["image_generation.completed"]
    server.verify_ledger()
