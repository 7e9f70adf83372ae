"""Streams: OpenAI's events in OpenAI's order, for both SDKs and byte for byte; the run is nobody's connection."""

import base64
import io
import json
import re
import shutil
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openai
import pytest
from PIL import Image
from skimage import data

from .pictures import opened
from .server import PROMPT, Server, Start, clean_environment
from .test_a_client_that_leaves import wait_for

pytestmark = pytest.mark.two_hops

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FIELDS = {"type", "b64_json", "created_at", "size", "quality", "background", "output_format"}
ASKED: dict[str, Any] = {"model": "gpt-image-2", "prompt": PROMPT, "size": "1024x1024", "quality": "low"}


def stream(server: Server, headers: dict[str, str] | None = None, **body: Any) -> str:
    answer = server.generate(headers=headers, stream=True, **body)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/event-stream")
    text: str = answer.text
    return text


def events(text: str) -> list[dict[str, Any]]:
    """Every event's data, read as strictly as the strictest client reads."""
    assert text.endswith("\n\n"), "the last event is ended"
    found = []
    for block in text[:-2].split("\n\n"):
        if block.startswith(":"):
            continue
        first, second = block.split("\n")
        name, data = first.removeprefix("event: "), json.loads(second.removeprefix("data: "))
        assert (first, data["type"]) == (f"event: {name}", name)
        found.append(data)
    assert not re.search(r"(?m)^(id|retry):", text)
    return found


def picture(event: dict[str, Any]) -> Any:
    return opened(base64.b64decode(event["b64_json"]))


@pytest.mark.parametrize("partial_images", [0, 1, 3])
def test_the_python_client_sees_partials_and_then_the_picture(null: Server, partial_images: int) -> None:
    seen = list(null.openai.images.generate(**ASKED, stream=True, partial_images=partial_images))

    assert [event.type for event in seen] == ["image_generation.partial_image"] * partial_images + [
        "image_generation.completed"
    ]
    assert [event.partial_image_index for event in seen[:-1]] == list(range(partial_images))  # type: ignore[union-attr]
    last = seen[-1]
    assert isinstance(last, openai.types.ImageGenCompletedEvent)
    assert opened(base64.b64decode(last.b64_json)).size == (1024, 1024)
    assert last.usage.total_tokens == last.usage.input_tokens + last.usage.output_tokens


@pytest.mark.needs("node")
@pytest.mark.parametrize("package", ["openai", "openai7"])
def test_the_node_clients_see_the_same(null: Server, tmp_path: Path, package: str) -> None:
    modules = tmp_path / "node_modules"
    modules.mkdir()
    (modules / "openai").symlink_to(ROOT / "tests/clients/node/node_modules" / package)
    script = shutil.copy(HERE / "clients/stream.mjs", tmp_path)
    environment = clean_environment(OPENAI_API_KEY=null.key, OPENAI_BASE_URL=null.base_url)

    done = subprocess.run(["node", script], env=environment, capture_output=True, text=True, timeout=60)

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["types"] == ["image_generation.partial_image"] * 2 + ["image_generation.completed"]
    assert told["head"] == "89504e47"
    assert told["refusal"] == {"status": 400, "param": "partial_images"}


def test_the_events_are_openais_byte_for_byte(null: Server) -> None:
    text = stream(null, {"impasto-dialect": "strict"}, partial_images=1)

    assert text.startswith(": keep-alive\n\nevent: image_generation.partial_image\ndata: {")
    partial, completed = events(text)
    assert set(partial) == FIELDS | {"partial_image_index"}
    assert set(completed) == FIELDS | {"usage"}
    assert picture(partial).size == picture(completed).size == (1024, 1024)


def test_each_partial_is_charged_a_hundred_tokens(null: Server) -> None:
    plain, with_three = (events(stream(null, partial_images=count))[-1] for count in (0, 3))

    difference = with_three["usage"]["output_tokens"] - plain["usage"]["output_tokens"]
    kept = {entry["id"]: entry for entry in null.generations()}
    told = kept[with_three["impasto"]["generation"]]
    assert difference == 300
    assert told["usage"]["output_tokens"] == with_three["usage"]["output_tokens"]
    assert Decimal(told["charge_usd"]) > Decimal(kept[plain["impasto"]["generation"]]["charge_usd"])


def test_several_pictures_are_completed_one_by_one_and_their_usage_adds_up(null: Server) -> None:
    told = events(stream(null, n=3, partial_images=1))

    done = [event for event in told if event["type"].endswith(".completed")]
    assert [event["type"] for event in told if event not in done] == ["image_generation.partial_image"]
    assert sorted(event["image_index"] for event in done) == [0, 1, 2]
    (kept,) = (entry for entry in null.generations() if entry["id"] == done[0]["impasto"]["generation"])
    for name in ("input_tokens", "output_tokens", "total_tokens"):
        assert sum(event["usage"][name] for event in done) == kept["usage"][name]


@pytest.mark.parametrize(
    ("dialect", "asked", "param"),
    [
        ("strict", {"n": 2}, "n"),
        ("lenient", {"partial_images": 4}, "partial_images"),
        ("lenient", {"partial_images": -1}, "partial_images"),
        ("lenient", {"size": "huge"}, "size"),
        ("lenient", {"stream": False, "partial_images": 2}, "partial_images"),
    ],
)
def test_what_is_refused_is_refused_before_the_first_byte(
    null: Server, dialect: str, asked: dict[str, Any], param: str
) -> None:
    answer = null.generate(headers={"impasto-dialect": dialect}, **{"stream": True, **asked})

    assert (answer.status_code, answer.json()["error"]["param"]) == (400, param)


def test_a_failure_on_the_way_is_an_event_that_the_client_raises(start: Start) -> None:
    server = start(null_fail="refuse", null_delay_s=0.2)

    answer = server.generate(stream=True, partial_images=2)
    told = events(answer.text)

    assert [event["type"] for event in told] == ["image_generation.partial_image"] * 2 + ["error"]
    assert told[-1]["error"]["code"] == "moderation_blocked"
    with pytest.raises(openai.APIError) as caught:
        list(server.openai.images.generate(**ASKED, stream=True))
    assert caught.value.code == "moderation_blocked"
    assert {entry["charge_usd"] for entry in server.generations()} == {"0"}
    server.verify_ledger()


def test_while_nothing_comes_the_line_is_kept_alive_and_the_answer_begins_at_once(start: Start) -> None:
    server = start(null_delay_s=3)
    body = json.dumps({**ASKED, "stream": True}).encode()
    head = server.head("/v1/images/generations", "Content-Type: application/json", f"Content-Length: {len(body)}")
    with socket.create_connection((server.host, server.port), timeout=10) as connection:
        connection.sendall(head + body)
        received = b""
        while b": keep-alive\n\n" not in received:
            received += connection.recv(65536)
        assert wait_for(server, "running")
        assert b"HTTP/1.1 200" in received


@pytest.mark.parametrize("fails", [False, True])
def test_a_stream_that_waits_for_another_requests_run_is_kept_alive_as_well(start: Start, fails: bool) -> None:
    server = start(null_delay_s=14, **({"null_fail": "refuse"} if fails else {}))
    order = {"idempotency-key": "stream-3"}
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(server.generate, headers=order, stream=True)
        running = wait_for(server, "running")
        with server.http.stream(
            "POST", "/v1/images/generations", json={**ASKED, "stream": True}, headers=order
        ) as joined:
            pieces = joined.iter_text()
            begin = next(pieces)
            assert wait_for(server, "running")["id"] == running["id"], "its headers come before the run has ended"
            (event,) = events(begin + "".join(pieces))

    assert (joined.status_code, joined.headers["impasto-generation"]) == (200, running["id"])
    assert begin.startswith(": keep-alive\n\n")
    if fails:
        assert (event["type"], event["error"]["code"]) == ("error", "moderation_blocked")
    else:
        assert event["impasto"]["replayed"] is True
        assert event["b64_json"] == events(first.result().text)[-1]["b64_json"]
    assert len(server.generations()) == 1
    server.verify_ledger()


def test_a_client_that_leaves_a_stream_changes_nothing_and_leaves_no_file(start: Start) -> None:
    server = start(null_delay_s=1.5)
    body = json.dumps({**ASKED, "stream": True, "partial_images": 3}).encode()
    head = server.head("/v1/images/generations", "Content-Type: application/json", f"Content-Length: {len(body)}")
    with socket.create_connection((server.host, server.port), timeout=10) as connection:
        connection.sendall(head + body)
        while b"partial_image" not in connection.recv(65536):
            pass

    kept = wait_for(server, "done")

    assert Decimal(kept["charge_usd"]) > 0
    assert opened(server.get(f"/v1/images/{kept['id']}/content").content).size == (1024, 1024)
    assert [path for path in server.data_dir.rglob("null-*") if path.is_file()] == []
    server.verify_ledger()


def test_the_same_key_gets_the_same_picture_as_a_stream(null: Server) -> None:
    order = {"idempotency-key": "stream-1"}

    first, again = (events(stream(null, order, partial_images=1)) for _ in range(2))

    assert again[-1]["b64_json"] == first[-1]["b64_json"]
    assert again[-1]["impasto"]["replayed"] is True
    assert again[-1]["usage"] == first[-1]["usage"]
    assert len(again) == 1, "what was on its way then is not kept"


def test_a_replayed_stream_says_so_and_an_error_when_its_picture_has_vanished(start: Start) -> None:
    server = start()
    order = {"idempotency-key": "stream-2"}
    first, again = (server.generate(headers=order, stream=True) for _ in range(2))
    for path in (server.data_dir / "pictures").rglob("*"):
        if path.is_file():
            path.unlink()

    assert "impasto-replayed" not in first.headers
    assert again.headers["impasto-replayed"] == "true"
    (event,) = events(stream(server, order))
    assert (event["type"], event["error"]["code"]) == ("error", "image_not_found")


def test_one_event_of_forty_megabytes_arrives_whole(start: Start) -> None:
    server = start(null_bytes=30_000_000)
    server.generate(stream=True)
    server.reset_peak()
    before = server.memory_bytes("VmHWM")

    (told,) = events(stream(server))

    assert len(base64.b64decode(told["b64_json"])) == 30_000_000
    assert server.memory_bytes("VmHWM") - before < 20_000_000


def test_the_renderer_shows_stages_of_its_drawing_at_full_size(renderer: Server) -> None:
    told = events(stream(renderer, prompt="A cat on a stack of books, watercolor", partial_images=3, size="1024x1024"))

    views = [picture(event) for event in told]
    assert [event["type"].rpartition(".")[2] for event in told] == ["partial_image"] * 3 + ["completed"]
    assert [view.size for view in views] == [(1024, 1024)] * 4


def test_the_renderer_shows_its_edits_from_coarse_to_fine(renderer: Server) -> None:
    """Of a picture of its own and of a stranger's: each view nearer to the end than the one before."""
    own = renderer.openai.images.generate(
        model="gpt-image-2", prompt="A cat on a sofa", size="1024x1024", quality="low"
    )
    assert own.data
    stranger = io.BytesIO()
    Image.fromarray(data.coffee()).save(stranger, "PNG")
    mine = base64.b64decode(own.data[0].b64_json or "")
    for image, prompt in ((mine, "make it night"), (stranger.getvalue(), "as a watercolor")):
        seen = list(
            renderer.openai.images.edit(image=image, prompt=prompt, model="gpt-image-2", stream=True, partial_images=3)
        )
        views = [np.asarray(opened(base64.b64decode(event.b64_json)).convert("RGB")).astype(int) for event in seen]
        distances = [float(np.abs(view - views[-1]).mean()) for view in views]
        assert [event.type for event in seen] == ["image_edit.partial_image"] * 3 + ["image_edit.completed"]
        assert distances == sorted(distances, reverse=True)
