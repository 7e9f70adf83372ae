"""Faults on purpose: a request fails as it asks to, says so, and costs nothing unless its picture was made."""

import base64
import io
import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import httpx
import pytest
from PIL import Image

from impasto.errors import ERRORS

from .pictures import decoded, first, opened
from .server import Server, Start, read_response, status_of

FAULTS = [
    ("moderation_blocked", 400, "image_generation_user_error", "moderation_blocked"),
    ("rate_limit", 429, "input-images", "rate_limit_exceeded"),
    ("quota", 429, "insufficient_quota", "credit_balance_exhausted"),
    ("server_error", 500, "server_error", "internal_error"),
]
BODY: dict[str, Any] = {"model": "gpt-image-2", "size": "1024x1024", "quality": "low"}


def allow_faults(server: Server, project: str = "default") -> None:
    done = server.run("projects", "set", project, "--faults", "on")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose project may ask for faults; its pictures are larger than one piece on the wire."""
    server = Server(tmp_path_factory.mktemp("faulty"), "null", {"pixel_workers": 1, "null_bytes": 300_000})
    allow_faults(server)
    yield server
    server.stop()


def made(server: Server, prompt: str) -> list[dict[str, Any]]:
    return [kept for kept in server.generations() if kept["request"]["prompt"] == prompt]


def fault(name: str, **more: str) -> dict[str, str]:
    return {"impasto-fault": name, **more}


def raw(server: Server, fault: str, path: str = "/v1/images/generations", **body: Any) -> bytes:
    """All that comes of a request before the connection closes."""
    data = json.dumps({**BODY, **body}).encode()
    lines = ["Content-Type: application/json", f"Content-Length: {len(data)}", f"Impasto-Fault: {fault}"]
    return server.raw(server.head(path, *lines) + data)


def head_of(answer: bytes, name: str) -> str:
    lines = answer.partition(b"\r\n\r\n")[0].decode().lower().splitlines()
    return next(line.partition(": ")[2] for line in lines if line.startswith(f"{name}: "))


# ------------------------------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize(("name", "status", "kind", "code"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_named_fault_is_answered_as_its_error_would_be_and_costs_nothing(
    faulty: Server, name: str, status: int, kind: str, code: str
) -> None:
    prompt = f"A fox and {name}"

    for stream in (False, True):
        answer = faulty.generate(prompt=prompt, headers=fault(name), stream=stream)
        error = answer.json()["error"]
        assert (answer.status_code, error["type"], error["code"]) == (status, kind, code)
        assert answer.headers["impasto-fault"] == name
        assert answer.headers["x-request-id"].startswith("req_")

    assert made(faulty, prompt) == []
    faulty.verify_ledger()


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_every_error_there_is_can_be_asked_for(faulty: Server, name: str) -> None:
    kind = ERRORS[name]

    answer = faulty.generate(headers=fault(f"error={name}"), prompt="A fox that is never drawn")

    error = answer.json()["error"]
    assert (answer.status_code, error["type"], error["code"]) == (kind.status, kind.type, kind.code)
    assert answer.headers["impasto-fault"] == f"error={name}"
    assert "{" not in error["message"]
    assert "None" not in error["message"]
    retry = answer.headers.get("x-should-retry")
    assert retry == (None if kind.retry is None else str(kind.retry).lower())
    if "{wait}" in kind.text:
        assert (answer.headers["retry-after"], answer.headers["retry-after-ms"]) == ("1", "1000")
        assert "again in 1s" in error["message"]


def test_nothing_of_all_that_was_drawn(faulty: Server) -> None:
    assert made(faulty, "A fox that is never drawn") == []


def test_the_strict_dialect_words_them_its_own_way(faulty: Server) -> None:
    answer = faulty.generate(headers=fault("moderation_blocked", **{"impasto-dialect": "strict"}))

    assert "help.openai.com" in answer.json()["error"]["message"]
    assert answer.headers["x-request-id"] in answer.json()["error"]["message"]


def test_an_edit_fails_on_purpose_too(faulty: Server) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(stream, "png")
    form = {"prompt": "Make it night, on purpose", "model": "gpt-image-2"}

    def edit(**headers: str) -> httpx.Response:
        return faulty.http.post(
            "/v1/images/edits", data=form, files={"image": ("a.png", stream.getvalue())}, headers=headers
        )

    assert edit(**{"impasto-fault": "quota"}).json()["error"]["code"] == "credit_balance_exhausted"
    assert made(faulty, "Make it night, on purpose") == []
    slow = edit(**{"impasto-fault": "slow=0.1"})
    assert (slow.status_code, slow.headers["impasto-fault"]) == (200, "slow=0.1")
    with pytest.raises(httpx.RemoteProtocolError):
        edit(**{"impasto-fault": "cut_stream"})
    assert [kept["status"] for kept in made(faulty, "Make it night, on purpose")] == ["done", "done"]
    spool = [path for path in (faulty.data_dir / "pictures").rglob("*") if "upload" in path.name and path.is_file()]
    assert spool == []


def test_what_was_asked_before_is_answered_and_a_failed_key_is_free(faulty: Server) -> None:
    order = {"idempotency-key": "on-purpose"}

    assert faulty.generate(headers=fault("server_error", **order)).status_code == 500
    first_answer = faulty.generate(headers=order)
    again = faulty.generate(headers=fault("server_error", **order))

    assert [first_answer.status_code, again.status_code] == [200, 200]
    assert again.headers["impasto-replayed"] == "true"
    assert first(again.json()) == first(first_answer.json())


def test_who_is_over_its_limit_is_told_that_instead(start: Start) -> None:
    server = start()
    allow_faults(server)
    assert server.run("projects", "set", "default", "--requests-per-minute", "2").returncode == 0

    answers = [server.generate(headers=fault("server_error")) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [500, 500, 429], (
        "a request that fails has been one all the same"
    )


# --------------------------------------------------------------------------------------------------- what is not taken


def test_a_project_without_faults_is_told_how_to_turn_them_on(null: Server) -> None:
    for given in ("server_error", "slow=x", "no such"):
        answer = null.generate(headers=fault(given), prompt="Off")
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "faults_off")
        assert "--faults on" in answer.json()["error"]["message"]
        assert "impasto-fault" not in answer.headers
    assert made(null, "Off") == []


@pytest.mark.parametrize(
    "given",
    [
        "",
        "nonsense",
        "Server_Error",
        "slow",
        "slow=",
        "slow=x",
        "slow=-1",
        "slow=1e9",
        "slow=600.1",
        "slow=601",
        "slow=nan",
        "slow=inf",
        "slow=1,5",
        "slow=²",
        "cut=1",
        "timeout=5",
        "error",
        "error=",
        "error=nonsense",
        "error=__class__",
        "server_error, quota",
        "x" * 5000,
    ],
)
def test_a_fault_that_there_is_not_is_refused(faulty: Server, given: str) -> None:
    answer = faulty.http.post(
        "/v1/images/generations", json={**BODY, "prompt": "Refused"}, headers=[(b"impasto-fault", given.encode())]
    )

    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (400, "invalid_header")
    assert "Impasto-Fault" in error["message"]
    assert len(error["message"]) < 400
    assert "impasto-fault" not in answer.headers
    assert made(faulty, "Refused") == []


def test_an_unknown_fault_is_told_which_there_are(faulty: Server) -> None:
    message = faulty.generate(headers=fault("nonsense")).json()["error"]["message"]

    for name in ("moderation_blocked", "rate_limit", "quota", "server_error", "timeout", "cut", "cut_stream"):
        assert name in message
    assert "slow=SECONDS" in message
    assert "error=NAME" in message


def test_two_faults_at_once_are_refused(faulty: Server) -> None:
    answer = faulty.http.post(
        "/v1/images/generations",
        json={**BODY, "prompt": "Twice"},
        headers=[("impasto-fault", "server_error"), ("impasto-fault", "quota")],
    )

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_header")


@pytest.mark.parametrize("path", ["/v1/models", "/v1/images", "/v1/images/gen_x", "/v1/files", "/v1/images/quote"])
def test_elsewhere_the_header_is_refused(faulty: Server, path: str) -> None:
    method = "POST" if path.endswith("quote") else "GET"

    answer = faulty.http.request(method, path, headers=fault("server_error"))

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_header")
    assert "/v1/images/edits" in answer.json()["error"]["message"]


# --------------------------------------------------------------------------------------------------- slow, and silence


def test_a_slow_request_is_drawn_late_and_charged_as_always(faulty: Server) -> None:
    before = time.monotonic()
    answer = faulty.generate(headers=fault("slow=1.5"), prompt="Late")

    assert time.monotonic() - before >= 1.5
    assert answer.status_code == 200
    assert answer.headers["impasto-fault"] == "slow=1.5"
    (kept,) = made(faulty, "Late")
    assert Decimal(kept["charge_usd"]) > 0


def test_who_is_slow_on_purpose_keeps_nobody_from_the_engine(start: Start) -> None:
    server = start(null_in_flight=1)
    allow_faults(server)
    late = httpx.Client(timeout=0.5)
    with pytest.raises(httpx.ReadTimeout):
        late.post(
            server.base_url + "/images/generations",
            json={**BODY, "prompt": "Late"},
            headers=fault("slow=3", authorization=f"Bearer {server.key}"),
        )
    late.close()

    assert server.generate(prompt="Soon").status_code == 200
    assert {kept["request"]["prompt"]: kept["status"] for kept in server.generations()} == {
        "Late": "running",
        "Soon": "done",
    }


def test_a_timeout_is_silence_until_the_client_leaves(faulty: Server) -> None:
    for stream in (False, True):
        with pytest.raises(httpx.ReadTimeout):
            faulty.http.post(
                "/v1/images/generations",
                json={**BODY, "prompt": "Silence", "stream": stream},
                headers=fault("timeout"),
                timeout=0.5,
            )

    deadline = time.monotonic() + 20
    while faulty.log().count("fault=timeout") < 2:  # its line is written when it has left, and not before
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert made(faulty, "Silence") == []


def test_who_stays_is_told_when_the_longest_run_would_have_ended(start: Start) -> None:
    server = start(run_timeout_s=1)
    allow_faults(server)

    answer = server.generate(headers=fault("timeout"))

    assert (answer.status_code, answer.json()["error"]["code"]) == (504, "engine_timeout")
    assert answer.headers["impasto-fault"] == "timeout"
    assert server.generations() == []


# ----------------------------------------------------------------------------------------------- answers that break off


@pytest.mark.parametrize("stream", [False, True])
def test_a_cut_connection_says_nothing_at_all_and_makes_nothing(faulty: Server, stream: bool) -> None:
    assert raw(faulty, "cut", prompt="Cut", stream=stream) == b""

    assert made(faulty, "Cut") == []
    assert faulty.is_alive()
    assert "Traceback" not in faulty.log()


def test_an_answer_that_breaks_off_has_half_of_the_picture_and_the_rest_is_found_by_its_id(faulty: Server) -> None:
    answer = raw(faulty, "cut_stream", prompt="Half")

    assert status_of(answer) == 200
    assert head_of(answer, "impasto-fault") == "cut_stream"
    body = answer.partition(b"\r\n\r\n")[2]
    assert len(body) < int(head_of(answer, "content-length"))
    half = base64.b64decode(body.partition(b'"b64_json":"')[2])
    (kept,) = made(faulty, "Half")
    assert kept["id"] == answer.partition(b"impasto-generation: ")[2].partition(b"\r\n")[0].decode()
    whole = faulty.get(f"/v1/images/{kept['id']}/content").content
    assert whole.startswith(half)
    assert len(half) == len(whole) // 6 * 3
    assert Decimal(kept["charge_usd"]) > 0
    assert opened(whole).size == (1024, 1024)
    faulty.verify_ledger()
    assert "Traceback" not in faulty.log()


def test_a_stream_breaks_off_in_its_last_picture_only(faulty: Server) -> None:
    answer = raw(faulty, "cut_stream", prompt="Half a stream", stream=True, partial_images=2)

    events = answer.split(b"event: ")[1:]
    assert [event.split(b"\n")[0] for event in events] == [
        *[b"image_generation.partial_image"] * 2,
        b"image_generation.completed",
    ]
    assert b'"partial_image_index":1' in events[1]
    assert b'"usage"' not in events[2]
    assert not answer.endswith(b"0\r\n\r\n"), "a chunked body that is not ended"
    (kept,) = made(faulty, "Half a stream")
    assert (kept["status"], Decimal(kept["charge_usd"]) > 0) == ("done", True)


def test_of_several_pictures_the_last_one_breaks_off(faulty: Server) -> None:
    body = raw(faulty, "cut_stream", prompt="Two and a half", n=3).partition(b"\r\n\r\n")[2]

    pictures = body.split(b'"b64_json":"')[1:]
    assert len(pictures) == 3
    (kept,) = made(faulty, "Two and a half")
    whole = [faulty.get(f"/v1/images/{kept['id']}/content", index=index).content for index in range(3)]
    assert [decoded(picture.partition(b'"')[0].decode()) for picture in pictures[:2]] == whole[:2]
    assert base64.b64decode(pictures[2]) == whole[2][: len(whole[2]) // 6 * 3]


@pytest.mark.parametrize("size", [0, 300_000])
def test_an_answer_of_a_small_picture_or_of_links_breaks_off_as_well(start: Start, size: int) -> None:
    server = start(null_bytes=size)
    allow_faults(server)

    plain = raw(server, "cut_stream", prompt="Small")
    links = raw(server, "cut_stream", prompt="Links", response_format="url")

    for answer in (plain, links):
        body = answer.partition(b"\r\n\r\n")[2]
        assert body.startswith(b'{"created":')
        assert len(body) < int(head_of(answer, "content-length"))
    assert b'"url"' not in links
    assert {kept["status"] for kept in server.generations()} == {"done"}


def test_a_replay_breaks_off_when_it_is_asked_to_again_and_only_then(faulty: Server) -> None:
    headers = ("Idempotency-Key: half",)
    data = json.dumps({**BODY, "prompt": "Replayed"}).encode()
    lines = ["Content-Type: application/json", f"Content-Length: {len(data)}", *headers]

    def ask(*more: str) -> bytes:
        return faulty.raw(faulty.head("/v1/images/generations", *lines, *more) + data)

    cut, again, whole = ask("Impasto-Fault: cut_stream"), ask("Impasto-Fault: cut_stream"), ask()

    assert cut.partition(b"\r\n\r\n")[2] != b""
    assert len(again.partition(b"\r\n\r\n")[2]) < int(head_of(again, "content-length"))
    assert head_of(again, "impasto-replayed") == "true"
    assert len(whole.partition(b"\r\n\r\n")[2]) == int(head_of(whole, "content-length"))
    assert len(made(faulty, "Replayed")) == 1


def test_a_retry_of_an_answer_that_broke_off_gets_the_picture(faulty: Server) -> None:
    agent = {"user-agent": "OpenAI/Python 3.52.0"}
    body = {**BODY, "prompt": "Tried again"}
    with pytest.raises(httpx.RemoteProtocolError):
        faulty.generate(headers=fault("cut_stream", **agent, **{"x-stainless-retry-count": "0"}), **body)

    again = faulty.generate(headers={**agent, "x-stainless-retry-count": "1"}, **body)

    assert (again.status_code, again.headers["impasto-replayed"]) == (200, "true")
    assert len(made(faulty, "Tried again")) == 1
    faulty.verify_ledger()


def test_a_real_refusal_stays_what_it_is(faulty: Server) -> None:
    answer = faulty.generate(headers=fault("cut_stream"), n=0)

    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "n")


def test_a_stop_is_not_kept_waiting_by_what_was_cut(start: Start) -> None:
    server = start(null_bytes=30_000_000)
    allow_faults(server)
    raw(server, "cut", prompt="Cut")
    data = json.dumps({**BODY, "prompt": "Half"}).encode()
    lines = ["Content-Type: application/json", f"Content-Length: {len(data)}"]
    with socket.create_connection((server.host, server.port), timeout=20) as connection:
        connection.sendall(server.head("/v1/images/generations", *lines, "Impasto-Fault: cut_stream") + data)
        assert status_of(read_response(connection)) == 200

    os.kill(server.pid, signal.SIGTERM)

    assert server.wait() in (0, 143)
