"""What a generation or an edit would do and cost, asked beforehand: the same answer as the run's, and nothing left."""

import base64
import io
import json
import secrets
from typing import Any

import httpx
import pytest
from PIL import Image

from .server import Server

PATH = "/v1/images/quote"
JSON = {"content-type": "application/json"}
TOO_LARGE = (413, "request_too_large")
EDIT = {"prompt": "Make the sky red", "model": "gpt-image-2", "quality": "low", "size": "1024x1024"}


def png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(file, "png")
    return file.getvalue()


def as_form(server: Server, path: str, image: bytes, mask: bytes | None = None) -> Any:
    files = {"image": ("a.png", image, "image/png")} | ({"mask": ("m.png", mask, "image/png")} if mask else {})
    return server.http.post(path, data=EDIT, files=files)


def as_json(server: Server, path: str, data: bytes) -> Any:
    link = "data:image/png;base64," + base64.b64encode(data).decode()
    return server.http.post(path, json={**EDIT, "images": [{"image_url": link}]})


@pytest.mark.parametrize(
    "ask", [lambda server, path, data: as_form(server, path, image=data), as_json], ids=["form", "json"]
)
def test_an_edit_is_quoted_at_what_it_then_costs(null: Server, ask: Any) -> None:
    picture = png(1024, 1024)

    quoted, made = ask(null, PATH, picture), ask(null, "/v1/images/edits", picture)

    assert (quoted.status_code, made.status_code) == (200, 200), quoted.text
    told = quoted.json()
    assert told["usage"]["input_tokens_details"]["image_tokens"] == 1024
    assert told["usage"] == made.json()["usage"]
    assert told["charge_usd"]["low"] == made.json()["impasto"]["charge_usd"]


def test_a_quote_of_an_edit_leaves_nothing_behind(null: Server) -> None:
    before = null.generations()

    assert as_form(null, PATH, png(64, 64), png(64, 64)).status_code == 400, "a mask that is no mask"
    assert as_form(null, PATH, png(64, 64)).status_code == 200

    assert null.generations() == before
    spool = null.data_dir / "spool"
    assert [path for path in spool.rglob("*") if path.is_file() and "lock" not in path.name] == []


def test_a_quote_counts_as_a_request_only_where_it_brings_pictures(null: Server) -> None:
    name = "quoting-" + secrets.token_hex(4)
    made = null.run("projects", "create", name, "--requests-per-minute", "2", "--images-per-minute", "1")
    assert made.returncode == 0, made.stderr
    headers = {"authorization": f"Bearer {null.new_key(name)['key']}"}

    def quote(image: bytes | None = None) -> httpx.Response:
        files = {} if image is None else {"files": {"image": ("a.png", image, "image/png")}, "data": EDIT}
        return null.http.post(PATH, headers=headers, **(files or {"json": EDIT}))

    assert [quote().status_code for _ in range(4)] == [200] * 4
    counted = [quote(png(64, 64)), quote(b"\x89 no picture"), quote(png(64, 64))]

    assert [answer.status_code for answer in counted] == [200, 400, 429]
    assert [answer.headers["x-ratelimit-remaining-requests"] for answer in counted] == ["1", "0", "0"]
    assert "x-ratelimit-limit-images" not in counted[0].headers
    assert counted[2].json()["error"]["code"] == "rate_limit_exceeded"
    assert int(counted[2].headers["retry-after"]) <= 30
    assert quote().status_code == 200


def test_what_may_be_large_is_an_edit_and_not_a_prompt(null: Server) -> None:
    wordy = {"prompt": "x", "user": "y" * 2_000_000}
    large = [json.dumps(wordy | more).encode() for more in ({}, {"images": None}, {"style": "images"})]
    large.append(b"[" * 2_000_000)  # without a look at what it is

    refused = [null.http.post(PATH, content=body, headers=JSON) for body in large]

    assert [(answer.status_code, answer.json()["error"]["code"]) for answer in refused] == [TOO_LARGE] * 4
    assert as_json(null, PATH, png(64, 64) + bytes(2_000_000)).status_code == 200
    assert null.http.post(PATH, content=b"{}", headers={"content-type": "text/plain"}).status_code == 415


@pytest.mark.parametrize("path", [PATH, "/v1/images/edits"])
@pytest.mark.parametrize("body", [b"", b"[]", b'{"images": [', b"\xff"])
def test_what_is_no_json_object_is_told_so(null: Server, path: str, body: bytes) -> None:
    refused = null.http.post(path, content=body, headers=JSON)

    assert refused.status_code == 400
    assert "JSON" in refused.json()["error"]["message"]
