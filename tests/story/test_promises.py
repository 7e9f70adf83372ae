"""The promises of the README, one story each, as far as this version goes."""

import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import Any

import httpx
import openai
import pytest

from impasto.types import ImageRequest

from .pictures import alpha_extremes, decoded, first, is_drawn, opened
from .server import PROMPT, Server, Start, status_of

pytestmark = pytest.mark.two_hops

# As captured from the clients themselves; only host, key and length are filled in.
PYTHON_3 = (
    "accept: application/json",
    "content-type: application/json",
    "user-agent: OpenAI/Python 3.52.0",
    "x-stainless-lang: python",
    "x-stainless-async: false",
    "x-stainless-retry-count: 0",
    "x-stainless-read-timeout: 600",
)
NODE_7 = (
    "accept: application/json",
    "user-agent: OpenAI/JS 7.55.0",
    "x-stainless-retry-count: 0",
    "x-stainless-lang: js",
    "content-type: application/json",
    "accept-language: *",
    "sec-fetch-mode: cors",
    "accept-encoding: gzip, deflate",
)


@pytest.mark.parametrize("lines", [PYTHON_3, NODE_7], ids=["python", "node"])
def test_drop_in(null: Server, lines: tuple[str, ...]) -> None:
    """Official clients work unchanged: what they put on the wire, to the byte, gets its answer."""
    body = b'{"model":"gpt-image-2","prompt":"a fox","n":1,"quality":"low","size":"1024x1024"}'

    answer = null.raw(null.head("/v1/images/generations", *lines, f"content-length: {len(body)}") + body)

    assert status_of(answer) == 200
    head, _, text = answer.partition(b"\r\n\r\n")
    assert b"content-encoding" not in head.lower()
    assert opened(first(openai.types.ImagesResponse.model_validate_json(text).to_dict())).size == (1024, 1024)


# What is sent for each parameter, and where its effect shows; None: it is refused by name.
ASKED: dict[str, tuple[Any, Any]] = {
    "prompt": ("App icon for a tea shop", lambda body, kept: kept["request"]["prompt"] == "App icon for a tea shop"),
    "model": ("gpt-image-1.5", lambda body, kept: kept["model"] == "gpt-image-1.5"),
    "n": (2, lambda body, kept: len(body["data"]) == 2),
    "size": ("1536x1024", lambda body, kept: opened(first(body)).size == (1536, 1024)),
    "quality": ("high", lambda body, kept: body["quality"] == "high"),
    "background": ("transparent", lambda body, kept: alpha_extremes(opened(first(body)))[0] == 0),
    "output_format": ("webp", lambda body, kept: opened(first(body)).format == "WEBP"),
    "output_compression": (10, None),
    "moderation": ("low", lambda body, kept: told(body, "moderation") or body["impasto"]["engine"] == "openai"),
    "stream": (True, lambda body, kept: body["type"] == "image_generation.completed"),
    "partial_images": (2, None),
    "response_format": ("url", lambda body, kept: set(body["data"][0]) == {"url", "revised_prompt"}),
    "style": ("vivid", None),
    "user": ("user-1", lambda body, kept: kept["request"]["user"] == "user-1"),
    "safety_identifier": ("customer-1", lambda body, kept: body["safety_identifier"] == "customer-1"),
    "complexity": ("high", None),
    "frame_count": (4, None),
    "frame_duration_ms": (100, None),
    "svg": ({"model": "gpt-5.4"}, None),
    "seed": (42, lambda body, kept: body["impasto"]["seed"] == kept["seed"] == 42),
    "negative_prompt": ("rain", lambda body, kept: told(body, "negative_prompt")),
    "nonsense": (1, None),
}


def told(body: dict[str, Any], param: str) -> bool:
    return param in [notice["param"] for notice in body["impasto"]["notices"]]


@pytest.mark.parametrize("param", ASKED)
def test_nothing_is_dropped_in_silence(renderer: Server, param: str) -> None:
    """Every parameter is honoured, or emulated and said so, or refused by name before any money moves."""
    value, shows = ASKED[param] if renderer.knows(param) else (ASKED[param][0], None)
    before = len(renderer.generations())

    answer = renderer.generate(**{"headers": {"x-stainless-lang": "python"}, param: value})

    streamed = answer.headers["content-type"].startswith("text/event-stream")
    body = json.loads(answer.text.rpartition("data: ")[2]) if streamed else answer.json()
    if shows is None:
        assert (answer.status_code, body["error"]["param"]) == (400, param)
        assert len(renderer.generations()) == before
    else:
        assert answer.status_code == 200, answer.text[:300]
        (kept,) = (kept for kept in renderer.generations() if kept["id"] == body["impasto"]["generation"])
        assert shows(body, kept)


def test_no_parameter_is_left_out_of_the_promise() -> None:
    of_edits = {"images", "mask", "markup", "mask_mode", "input_fidelity"}
    known = set(ImageRequest.__struct_fields__) - {"operation", "unknown"} - of_edits

    assert set(ASKED) == known | {"nonsense"}


def test_no_picture_is_bought_twice_and_none_is_lost(start: Start) -> None:
    """An impatient client that hangs up and asks again with its key gets the picture that was being made."""
    server = start(null_delay_s=2)
    impatient = server.openai.with_options(timeout=0.5, max_retries=0)
    order = {"Idempotency-Key": "order-1"}

    with pytest.raises(openai.APITimeoutError):
        impatient.images.generate(model="gpt-image-2", prompt=PROMPT, size="1024x1024", extra_headers=order)
    answer = server.openai.images.generate(
        model="gpt-image-2", prompt=PROMPT, size="1024x1024", extra_headers=order, timeout=30
    )

    assert answer.data
    assert opened(decoded(answer.data[0].b64_json)).size == (1024, 1024)
    (kept,) = server.generations()
    assert (kept["status"], Decimal(kept["charge_usd"]) > 0) == ("done", True)
    server.verify_ledger()


def test_every_nano_dollar_is_accounted_for(start: Start) -> None:
    """What is charged is what the formula says of what was delivered; and `verify` sees a single nano-dollar."""
    server = start()
    asked = [{"quality": "low"}, {"quality": "high", "n": 3}, {"size": "1536x1024"}, {"model": "gpt-image-1-mini"}]
    answers = [server.generate(**wanted).json() for wanted in asked]
    per_token = {"gpt-image-2": ("0.000005", "0.00003"), "gpt-image-1-mini": ("0.000002", "0.000008")}

    for wanted, body, kept in zip(asked, answers, reversed(server.generations()), strict=True):
        text_in, image_out = map(Decimal, per_token[str(wanted.get("model", "gpt-image-2"))])
        usage = body["usage"]
        assert Decimal(kept["charge_usd"]) == text_in * usage["input_tokens"] + image_out * usage["output_tokens"]
    server.verify_ledger()

    with closing(sqlite3.connect(server.data_dir / "impasto.db", timeout=20)) as books, books:
        assert books.execute("SELECT SUM(amount_nano) FROM entry").fetchone() == (0,)
        books.execute("UPDATE entry SET amount_nano = amount_nano + 1 WHERE id = 1")
    assert server.run("ledger", "verify").returncode == 1


def test_bytes_on_their_way_take_constant_memory(start: Start) -> None:
    """32 readers who take their time over 12 MB pictures: half a gigabyte of answers, in less than 96 MB more."""
    readers, size_bytes, bound_bytes = 32, 12_000_000, 96_000_000
    server = start(null_bytes=size_bytes, durable="process")
    made = server.generate(seed=1).headers["impasto-generation"]
    server.reset_peak()
    before = server.memory_bytes()

    with httpx.Client(base_url=server.origin, timeout=60, limits=httpx.Limits(max_connections=None)) as client:
        request = client.build_request("GET", f"/v1/images/{made}", headers={"authorization": f"Bearer {server.key}"})
        answers = [client.send(request, stream=True) for _ in range(readers)]
        streams = [answer.iter_raw(65536) for answer in answers]
        taken = [len(next(stream)) for stream in streams]  # all are under way, none is further than a piece
        held = server.memory_bytes()
        for place, stream in enumerate(streams):
            taken[place] += sum(map(len, stream))

    assert taken == [int(answer.headers["content-length"]) for answer in answers]
    assert min(taken) > size_bytes * 4 // 3
    assert held - before < bound_bytes
    assert server.memory_bytes("VmHWM") - before < bound_bytes


def test_thirty_two_new_pictures_at_once_take_constant_memory_too(start: Start) -> None:
    """Made, kept and sent at once: the same bound, and the null engine's own copy of its picture."""
    from concurrent.futures import ThreadPoolExecutor

    readers, size_bytes, bound_bytes = 32, 12_000_000, 128_000_000
    server = start(null_bytes=size_bytes)
    server.generate(seed=1)
    server.reset_peak()
    before = server.memory_bytes()

    def read(_: int) -> int:
        body = {"model": "gpt-image-2", "prompt": PROMPT, "size": "1024x1024", "seed": 1}
        with server.http.stream("POST", "/v1/images/generations", json=body) as answer:
            return sum(len(piece) for piece in answer.iter_raw(65536))

    with ThreadPoolExecutor(readers) as pool:
        taken = list(pool.map(read, range(readers)))

    assert min(taken) > size_bytes * 4 // 3
    assert server.memory_bytes("VmHWM") - before < bound_bytes
    server.verify_ledger()


def test_it_works_with_nothing(renderer: Server) -> None:
    """No key of anybody, no GPU, no network: pictures of the prompt, in every size and format, with alpha and usage."""
    drawn = set()
    for prompt, size, fmt, background in [
        ("Minimalist app icon of a mountain", "1024x1024", "png", "transparent"),
        ('Poster for a jazz night, with the words "BLUE HOUR"', "1024x1536", "jpeg", "opaque"),
        ("Something that nobody has ever drawn", "2048x1152", "webp", "opaque"),
    ]:
        body = renderer.generate(prompt=prompt, size=size, output_format=fmt, background=background).json()
        picture = opened(first(body))
        assert f"{picture.width}x{picture.height}" == body["size"] == size
        assert (picture.format or "").lower() == body["output_format"] == fmt
        assert is_drawn(picture)
        assert body["usage"]["output_tokens"] > 0
        assert body["impasto"]["engine"] == renderer.engine
        drawn.add(picture.tobytes())
        if background == "transparent":
            assert alpha_extremes(picture) == (0, 255)

    assert len(drawn) == 3
