"""The table "Errors & Retries" of the document with the number 002, and its questions and answers, row by row.

Where the document and OpenAI's API disagree, the API is followed, because the clients know its errors; each such place
says so below.
"""

import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import httpx
import openai
import pytest
from PIL import Image

from .pictures import decoded
from .server import Server, Start

ASKED: dict[str, Any] = {"model": "gpt-image-2", "prompt": "A fox", "size": "1024x1024", "quality": "low"}
STRICT = {"Impasto-Dialect": "strict"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("documented"), "null", {"pixel_workers": 1})
    yield server
    server.stop()


def png(size: tuple[int, int] = (64, 64), mode: str = "RGB") -> tuple[str, bytes, str]:
    stream = io.BytesIO()
    Image.new(mode, size).save(stream, "png")
    return "picture.png", stream.getvalue(), "image/png"


def generate(server: Server, **body: Any) -> Any:
    return server.openai.images.generate(**{**ASKED, **body})


def edit(server: Server, **body: Any) -> Any:
    return server.openai.images.edit(**{"model": "gpt-image-2", "prompt": "A fox", "image": png(), **body})


def charged(server: Server) -> Decimal:
    return sum((Decimal(kept["charge_usd"]) for kept in server.generations()), Decimal(0))


# --------------------------------------------------------------------------- 400: invalid parameters, nothing is billed


INVALID: dict[str, tuple[Callable[[Server], Any], str | None, str]] = {
    "edges of no multiple of 16": (
        lambda server: generate(server, size="1000x1000", extra_headers=STRICT),
        "size",
        "divisible by 16",
    ),
    "an edge above 3840": (
        lambda server: generate(server, size="4000x4000", extra_headers=STRICT),
        "size",
        "less than or equal to 3840",
    ),
    "longer than 3:1": (lambda server: generate(server, size="3840x1000"), "size", "3 times"),
    "longer than 3:1, and of the grid": (
        lambda server: generate(server, size="3840x1024", extra_headers=STRICT),
        "size",
        "3 times",
    ),
    "too few pixels": (lambda server: generate(server, size="576x1024", extra_headers=STRICT), "size", "minimum"),
    "too many pixels": (lambda server: generate(server, size="3840x3840", extra_headers=STRICT), "size", "exceeds"),
    "input_fidelity": (lambda server: edit(server, input_fidelity="high"), "input_fidelity", "does not support"),
    "a transparent jpeg": (
        lambda server: generate(server, background="transparent", output_format="jpeg"),
        "background",
        "Transparent",
    ),
    "an unknown quality": (lambda server: generate(server, quality="ultra"), "quality", "Supported values"),
    "a parameter that there is not": (
        lambda server: generate(server, extra_body={"aspect_ratio": "1:1"}),
        "aspect_ratio",
        "Unknown parameter",
    ),
    "a mask without alpha": (
        lambda server: edit(server, mask=png()),
        "mask",
        "mask image missing alpha channel",
    ),
    "a mask of another size": (
        lambda server: edit(server, mask=png((32, 32), "RGBA")),
        "mask",
        "mask size does not match",
    ),
}


@pytest.mark.parametrize("what", INVALID)
def test_400_invalid_parameters_are_named_and_never_billed(served: Server, what: str) -> None:
    ask, param, words = INVALID[what]
    before = served.generations()

    with pytest.raises(openai.BadRequestError) as refused:
        ask(served)

    assert (refused.value.status_code, refused.value.param) == (400, param)
    assert words in refused.value.message
    assert str(refused.value.request_id).startswith("req_"), "what support is asked with"
    assert served.generations() == before


@pytest.mark.parametrize(
    "size", ["1024x1024", "1536x1024", "1024x1536", "2048x2048", "2048x1152", "3840x2160", "2160x3840", "auto"]
)
def test_every_preset_size_is_drawn_by_both_dialects(served: Server, size: str) -> None:
    for headers in ({}, STRICT):
        answer = generate(served, size=size, extra_headers=headers)
        assert size in (answer.size, "auto")


@pytest.mark.parametrize(
    ("size", "by_the_rule"), [("1600x1200", True), ("1792x1024", True), ("2048x1536", True), ("3200x1800", False)]
)
def test_its_examples_of_valid_sizes_are_drawn(served: Server, size: str, by_the_rule: bool) -> None:
    """3200x1800 stands among them, though 1800 is no multiple of 16: its own rule refuses that one, as strict does."""
    assert generate(served, size=size).size == size
    if by_the_rule:
        assert generate(served, size=size, extra_headers=STRICT).size == size
    else:
        with pytest.raises(openai.BadRequestError, match="divisible by 16"):
            generate(served, size=size, extra_headers=STRICT)


def test_transparency_that_it_says_is_an_error_is_one_no_more(served: Server) -> None:
    """OpenAI's model has taken it since August 2026; the older one, which it names as the way out, takes it as well."""
    for model in ("gpt-image-2", "gpt-image-1.5"):
        answer = generate(served, model=model, background="transparent", extra_headers=STRICT)
        assert answer.background == "transparent"


def test_one_picture_a_call_is_its_relays_limit_and_not_the_apis(served: Server) -> None:
    assert len(generate(served, n=2, extra_headers=STRICT).data) == 2
    assert len(edit(served, image=[png()] * 6).data) == 1, "it takes five references, the API sixteen"


# --------------------------------------------------------------------------------------------------- the other statuses


def test_401_an_invalid_token(served: Server) -> None:
    for key in ("sk-imp-nobody-has-this-key-at-all", served.new_key()["key"] + "x"):
        with pytest.raises(openai.AuthenticationError) as refused:
            served.openai.with_options(api_key=key).images.generate(**ASKED)
        assert (refused.value.status_code, refused.value.code) == (401, "invalid_api_key")
        assert key not in refused.value.message


def test_403_for_moderation_is_400_as_openai_answers(start: Start) -> None:
    """Its table has 403, its answers below say 400: the API says 400 with the code `moderation_blocked`.

    A 403 would reach the clients as PermissionDeniedError, which is for keys that may not do something.
    """
    server = start(null_fail="refuse")

    for headers in ({}, STRICT):
        with pytest.raises(openai.BadRequestError) as refused:
            generate(server, moderation="low", extra_headers=headers)
        assert (refused.value.status_code, refused.value.code) == (400, "moderation_blocked")
        assert refused.value.type == "image_generation_user_error"
    assert charged(server) == 0
    server.verify_ledger()


def test_429_too_often_tells_how_long_to_wait_and_the_client_waits(start: Start) -> None:
    server = start()
    limited = server.run("projects", "set", "default", "--requests-per-minute", "30")
    assert limited.returncode == 0, limited.stderr
    answers = (server.generate() for _ in range(300))

    refused = next(answer for answer in answers if answer.status_code == 429)

    assert refused.json()["error"]["code"] == "rate_limit_exceeded"
    assert 0 < int(refused.headers["retry-after-ms"]) <= 2000
    patient = openai.OpenAI(api_key=server.key, base_url=server.base_url)
    assert patient.images.generate(**ASKED).data
    patient.close()


def test_429_without_balance_is_not_tried_again(start: Start) -> None:
    server = start()
    assert server.run("projects", "set", "default", "--prepaid", "on").returncode == 0
    sent: list[httpx.Request] = []
    transport = httpx.Client(event_hooks={"request": [sent.append]})
    client = openai.OpenAI(api_key=server.key, base_url=server.base_url, http_client=transport)

    with pytest.raises(openai.RateLimitError) as refused:
        client.images.generate(**ASKED)

    assert (refused.value.type, refused.value.code) == ("insufficient_quota", "credit_balance_exhausted")
    assert len(sent) == 1, "no patience brings the money back"
    assert server.generations() == []
    granted = server.run("projects", "grant", "default", "1.00", "--note", "a test")
    assert granted.returncode == 0, granted.stderr
    assert client.images.generate(**ASKED).data
    client.close()


def test_5xx_is_tried_again_and_costs_nothing(start: Start) -> None:
    server = start(null_fail="fail")
    client = openai.OpenAI(api_key=server.key, base_url=server.base_url)

    with pytest.raises(openai.InternalServerError) as failed:
        client.images.generate(**ASKED)

    assert failed.value.status_code == 502
    assert [kept["status"] for kept in server.generations()] == ["failed"] * 3, "once, and twice more"
    assert charged(server) == 0
    client.close()
    server.verify_ledger()


def test_a_timeout_shorter_than_the_long_tail_still_gets_the_one_picture(start: Start) -> None:
    server = start(null_delay_s=3)
    client = openai.OpenAI(api_key=server.key, base_url=server.base_url, timeout=2)

    answer = client.images.generate(**ASKED)

    assert answer.data
    assert len(server.generations()) == 1
    assert charged(server) > 0, "once"
    client.close()


# ----------------------------------------------------------------------------------------------- what it is asked often


def test_base64_comes_without_a_prefix(served: Server) -> None:
    text = generate(served).data[0].b64_json

    assert decoded(text).startswith(b"\x89PNG")


def test_only_what_came_is_billed(served: Server) -> None:
    """Its words: billing begins with 200 and b64_json."""
    before = charged(served)

    for refused in ({"size": "3840x1000"}, {"n": 0}, {"prompt": ""}):
        with pytest.raises(openai.BadRequestError):
            generate(served, **refused)
    assert charged(served) == before

    generate(served)
    assert charged(served) > before


def test_each_answer_and_each_error_has_an_id_for_support(served: Server) -> None:
    raw = served.openai.images.with_raw_response.generate(**ASKED)
    with pytest.raises(openai.BadRequestError) as refused:
        generate(served, n=0)

    assert raw.headers["x-request-id"] != refused.value.request_id
    for one in (raw.headers["x-request-id"], str(refused.value.request_id)):
        assert served.has_logged(f"request_id={one}")
