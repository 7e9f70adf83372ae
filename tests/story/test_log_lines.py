"""An operator reads the log: a line a request says what it came to, and nothing that a client keeps to itself."""

import base64
import io
import json
import re
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from PIL import Image

from impasto.telemetry.series import STAGES

from . import moderations
from .server import Server, Start

GENERATIONS, EDITS = "/v1/images/generations", "/v1/images/edits"
PROMPT = "A zyzzyva beside the marmalade"
TRACE_ID = "0af7651916cd43dd8448eb211c80319c"
PARENT = f"00-{TRACE_ID}-b7ad6b7169203331-01"
SHAPES = ("json", "text", "off")


def lines(server: Server) -> list[dict[str, Any]]:
    """The log's lines; what the command tells people at start and stop begins with its name."""
    told = [line for line in server.log().splitlines() if not line.startswith("Impasto: ")]
    return [json.loads(line) for line in told]


def line_of(server: Server, answer: httpx.Response) -> dict[str, Any]:
    """The one line of this answer's request, once it is written."""
    found: list[dict[str, Any]] = []
    deadline = time.monotonic() + 10
    while not found:
        assert time.monotonic() < deadline, server.log()
        found = [
            line
            for line in lines(server)
            if line["event"] == "request" and line["request_id"] == answer.headers["x-request-id"]
        ]
    (line,) = found
    return line


def png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(stream, "png")
    return stream.getvalue()


@pytest.fixture
def server(start: Start) -> Server:
    return start(log="json")


def test_a_line_says_what_a_generation_came_to_and_where_its_time_went(server: Server) -> None:
    answer = server.generate(prompt=PROMPT, n=2, headers={"traceparent": PARENT})

    line = line_of(server, answer)

    (kept,) = server.generations()
    expected = {"generation": kept["id"], "model": "gpt-image-2", "engine": "null", "n": 2, "project": "default"}
    assert expected.items() <= line.items()
    assert line["charge_usd"] == kept["charge_usd"]
    assert (line["method"], line["path"], line["status"], line["level"]) == ("POST", GENERATIONS, 200, "info")
    assert line["trace_id"] == TRACE_ID
    assert set(line["stages"]) == set(STAGES) - {"finish"}
    assert all(ms >= 0 for ms in line["stages"].values())
    assert sum(line["stages"][stage] for stage in ("door", "plan", "hold", "settle")) <= line["ms"]
    assert not {"gone", "error", "found", "fault"} & set(line)


def test_every_field_of_a_line_is_in_the_page_for_operators(server: Server) -> None:
    page = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
    fields = set(re.findall(r"^\| (`.*?`) \|", page.split("| field | says |")[1].split("\n\n")[0], re.MULTILINE))
    explained = {name for cell in fields for name in re.findall(r"`(\w+)`", cell)}
    key = {"Idempotency-Key": "one", "traceparent": PARENT}
    answers = [server.generate(prompt=PROMPT, headers=key) for _ in range(2)]
    answers += [server.generate(prompt=PROMPT, size="0x1"), server.get("/nowhere")]

    told = {field for answer in answers for field in line_of(server, answer)}

    assert told <= explained
    unsaid = {"attempts", "fault", "gone", "upstream_request_id", "upstream_status"}
    assert explained - told == unsaid, "what these requests had no reason to say"


def test_a_line_says_how_an_answer_was_found_again(server: Server) -> None:
    key = {"Idempotency-Key": "one"}
    first, second = (server.generate(prompt=PROMPT, headers=key) for _ in range(2))

    line = line_of(server, second)

    assert (line["found"], line["generation"]) == ("replay", first.headers["impasto-generation"])
    assert "charge_usd" not in line
    assert "found" not in line_of(server, first)


@pytest.mark.parametrize(
    ("ask", "name", "status"),
    [
        (lambda server: server.generate(prompt=PROMPT, size="0x1"), "size_malformed", 400),
        (lambda server: server.http.post(GENERATIONS, content=PROMPT), "not_json", 400),
        (lambda server: server.get("/v1/images/gen_none"), "generation_not_found", 404),
        (lambda server: server.get("/v1/models", key="sk-imp-of-nobody-at-all-1234"), "wrong_key", 401),
    ],
    ids=["plan", "read", "edge", "door"],
)
def test_a_line_names_the_error(
    server: Server, ask: Callable[[Server], httpx.Response], name: str, status: int
) -> None:
    line = line_of(server, ask(server))

    assert (line["error"], line["status"]) == (name, status)
    assert "charge_usd" not in line


def test_a_line_says_when_the_client_had_gone(start: Start) -> None:
    server = start(log="json", null_delay_s=1)
    with pytest.raises(httpx.ReadTimeout):
        server.http.post(GENERATIONS, json={"prompt": PROMPT}, timeout=0.3)

    deadline = time.monotonic() + 20
    while not (told := [line for line in lines(server) if line.get("path") == GENERATIONS]):
        assert time.monotonic() < deadline, server.log()
        time.sleep(0.05)

    assert told[0]["gone"] is True
    (kept,) = server.generations()
    assert (told[0]["generation"], told[0]["charge_usd"]) == (kept["id"], kept["charge_usd"])


def test_a_failure_on_purpose_is_told_as_one(server: Server) -> None:
    connection = sqlite3.connect(server.data_dir / "impasto.db")
    connection.execute("UPDATE project SET faults = 1")
    connection.commit()
    connection.close()

    line = line_of(server, server.generate(prompt=PROMPT, headers={"Impasto-Fault": "server_error"}))

    assert (line["fault"], line["status"]) == ("server_error", 500)


def test_a_stream_that_fails_says_why_in_its_line_and_a_defect_where(start: Start) -> None:
    server = start(log="json", null_fail="fail")
    streamed = server.generate(prompt=PROMPT, stream=True)
    assert line_of(server, streamed)["error"] == "engine_failed"
    connection = sqlite3.connect(server.data_dir / "impasto.db")
    # Refused with the settlement: the stream is on its way by then.
    connection.execute(
        "CREATE TRIGGER no BEFORE UPDATE OF state ON generation BEGIN SELECT RAISE(ABORT, 'no change'); END"
    )
    connection.commit()
    connection.close()

    broken = server.generate(prompt=PROMPT, stream=True)

    assert (broken.status_code, '"code":"internal_error"' in broken.text) == (200, True)
    assert line_of(server, broken)["error"] == "internal"
    request_id = broken.headers["x-request-id"]
    (defect,) = [line for line in lines(server) if line["event"] == "unexpected" and line["request_id"] == request_id]
    assert "IntegrityError" in defect["exception"]
    assert "no change" not in defect["exception"]


@pytest.mark.parametrize("parent", ["", "secret", f"00-{TRACE_ID}", f"ff-{TRACE_ID}-b7ad6b7169203331-01"])
def test_a_trace_that_is_malformed_is_not_repeated(server: Server, parent: str) -> None:
    answer = server.generate(headers={"traceparent": parent, "tracestate": "vendor=secret"})

    assert answer.status_code == 200
    assert "trace_id" not in line_of(server, answer)
    assert "secret" not in server.log()


def test_a_trace_goes_on_to_the_endpoint_that_screens(start: Start) -> None:
    trace = {"traceparent": PARENT, "tracestate": "vendor=1"}
    with moderations.running() as endpoint:
        server = start(**endpoint.knobs())
        assert server.generate(prompt=PROMPT, headers=trace).status_code == 200
        assert server.generate(prompt=PROMPT).status_code == 200

    passed_on = [{name: value for name, value in sent.items() if name.lower() in trace} for sent in endpoint.headers]
    assert passed_on == [trace, {}]


# ---------------------------------------------------------------------------------------------- what is never written


@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_of_a_client_is_ever_written(start: Start, shape: str) -> None:
    server = start(log=shape)
    secrets = every_secret_was_sent(server)

    server.stop()

    said = server.log()
    for what, secret in secrets.items():
        assert secret not in said, what
        for encoded in (base64.b64encode(secret.encode()).decode(), quote(secret)):
            assert encoded not in said, what
    assert (GENERATIONS in said) == (shape != "off")
    assert said.count("Traceback") >= 2, "what was unexpected is told in every shape"
    if shape == "json":
        assert {"request", "unexpected"} <= {line["event"] for line in lines(server)}


def every_secret_was_sent(server: Server) -> dict[str, str]:
    """Requests that go well, are refused, and break, with words that would be known again."""
    secrets = {
        "the prompt": "zyzzyva beside the marmalade",
        "the key": server.key,
        "a wrong key": "sk-imp-wrong-key-of-a-stranger-0123456789",
        "a file's name": "pictures-of-aunt-agatha",
        "an Idempotency-Key": "order-of-the-golden-fleece",
        "who asks": "customer-number-4711",
        "a value": "nonsense-of-a-value",
    }
    prompt, name = secrets["the prompt"], secrets["a file's name"] + ".png"
    post = server.http.post
    server.generate(prompt=prompt, user=secrets["who asks"], headers={"Idempotency-Key": secrets["an Idempotency-Key"]})
    server.generate(prompt=prompt, negative_prompt=prompt, size=secrets["a value"], model=secrets["a value"])
    server.generate(prompt=prompt, key=secrets["a wrong key"])
    server.get("/v1/images", q=prompt)
    post(GENERATIONS, content=json.dumps({"prompt": prompt}).encode()[:-1])
    post(GENERATIONS, content=json.dumps({"prompt": [prompt]}))
    post(GENERATIONS, content=b'{"prompt": "' + prompt.encode() + b'\xff"}')
    post(GENERATIONS, content=json.dumps({prompt: prompt}), headers={"content-type": "application/json"})
    for files in ({"image": (name, png())}, {"image": (name, prompt.encode())}, {prompt: (name, png())}):
        post(EDITS, files=files, data={"prompt": prompt, "user": secrets["who asks"]})
    server.raw(
        server.head(EDITS, "Content-Type: multipart/form-data; boundary=x", "Content-Length: 9") + b"--x\r\nzyzz"
    )
    server.raw(b"POST " + quote(prompt).encode() + b" nonsense\r\n\r\n")
    secrets["a link's signature"] = signature_was_followed(server, prompt)
    what_is_unexpected_came(server, prompt)
    return secrets


def signature_was_followed(server: Server, prompt: str) -> str:
    """A link that is opened, spoilt, and encoded once too often; returns its signature."""
    link = server.generate(prompt=prompt, response_format="url").json()["data"][0]["url"]
    signature = re.search(r"signature=([\w-]+)", link)
    assert signature
    assert httpx.get(link).status_code == 200
    assert httpx.get(link.replace("expires=", "expires=1")).status_code == 403
    path = link.removeprefix(server.origin)
    assert httpx.get(server.origin + quote(path)).status_code in (403, 404)
    assert httpx.get(f"{server.origin}/nowhere{path}").status_code == 404
    return signature[1]


def what_is_unexpected_came(server: Server, prompt: str) -> None:
    """A database that refuses the row of the prompt, and a picture that breaks off behind its head."""
    kept = server.generate(prompt=prompt).headers["impasto-generation"]
    for picture in (server.data_dir / "pictures").rglob(f"*{kept}*/*"):
        picture.write_bytes(picture.read_bytes()[:50])
    with pytest.raises(httpx.RemoteProtocolError):
        server.get(f"/v1/images/{kept}/content")
    connection = sqlite3.connect(server.data_dir / "impasto.db")
    connection.execute("CREATE TRIGGER no BEFORE INSERT ON generation BEGIN SELECT RAISE(ABORT, 'no row today'); END")
    connection.commit()
    connection.close()
    broken = server.generate(prompt=prompt)
    assert (broken.status_code, broken.json()["error"]["code"]) == (500, "internal_error")
