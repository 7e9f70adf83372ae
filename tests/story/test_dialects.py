"""Strict answers as OpenAI does, to the key; lenient takes what people send and says what it made of it."""

from typing import Any

import pytest

from .pictures import first, opened
from .server import Server

pytestmark = pytest.mark.two_hops

STRICT = {"impasto-dialect": "strict"}
OPENAI_KEYS = {"created", "background", "data", "output_format", "quality", "size", "usage"}
USAGE_KEYS = {"input_tokens", "input_tokens_details", "output_tokens", "output_tokens_details", "total_tokens"}
DETAIL_KEYS = {"image_tokens", "text_tokens"}
SDK = {"x-stainless-lang": "python"}


def test_strict_has_no_key_that_openais_answer_lacks(null: Server) -> None:
    answer = null.generate(headers={**STRICT, **SDK}, n=2)

    body = answer.json()
    assert set(body) == OPENAI_KEYS
    assert [set(datum) for datum in body["data"]] == [{"b64_json"}] * 2
    assert set(body["usage"]) == USAGE_KEYS
    assert set(body["usage"]["input_tokens_details"]) == DETAIL_KEYS
    assert set(body["usage"]["output_tokens_details"]) == DETAIL_KEYS


def test_lenient_adds_one_object_of_its_own(null: Server) -> None:
    body = null.generate().json()

    assert set(body) == OPENAI_KEYS | {"impasto"}
    assert set(body["impasto"]) == {"generation", "engine", "seed", "notices", "charge_usd", "cost_usd"}
    assert [set(datum) for datum in body["data"]] == [{"b64_json"}]


@pytest.mark.parametrize("headers", [{}, STRICT], ids=["lenient", "strict"])
def test_generation_and_engine_are_in_the_headers_of_both(null: Server, headers: dict[str, str]) -> None:
    answer = null.generate(headers=headers)

    assert answer.headers["impasto-engine"] == null.engine
    assert null.get(f"/v1/images/{answer.headers['impasto-generation']}").status_code == 200


def test_an_echoed_safety_identifier_is_no_extra_key(null: Server) -> None:
    body = null.generate(headers=STRICT, safety_identifier="customer-1").json()

    assert set(body) == OPENAI_KEYS | {"safety_identifier"}
    assert body["safety_identifier"] == "customer-1"


@pytest.mark.parametrize(
    ("param", "value"),
    [("response_format", "b64_json"), ("response_format", "url"), ("seed", 1), ("negative_prompt", "rain")],
)
def test_strict_does_not_know_what_openai_does_not_know(null: Server, param: str, value: Any) -> None:
    answer = null.generate(headers=STRICT, **{param: value})

    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["param"]) == (400, "unknown_parameter", param)
    assert error["message"] == f"Unknown parameter: '{param}'."


@pytest.mark.parametrize("quality", ["standard", "hd", "4k"])
def test_strict_refuses_the_qualities_of_other_vendors_in_openais_words(null: Server, quality: str) -> None:
    error = null.generate(headers=STRICT, quality=quality).json()["error"]

    assert error == {
        "message": f"Invalid value: '{quality}'. Supported values are: 'low', 'medium', 'high', and 'auto'.",
        "type": "invalid_request_error",
        "param": "quality",
        "code": "invalid_value",
    }


@pytest.mark.parametrize(("quality", "echoed"), [("standard", "medium"), ("hd", "high"), ("4k", "high")])
def test_lenient_translates_them_and_says_so(null: Server, quality: str, echoed: str) -> None:
    body = null.generate(quality=quality).json()

    assert body["quality"] == echoed
    assert "quality" in [notice["param"] for notice in body["impasto"]["notices"]]


def test_4k_without_a_size_is_four_times_the_usual(null: Server) -> None:
    body = null.http.post("/v1/images/generations", json={"prompt": "A fox", "quality": "4k"}).json()

    assert body["size"] == "2880x2880"
    assert opened(first(body)).size == (2880, 2880)


@pytest.mark.parametrize("size", ["1920x1080", "4096x4096", "1000x1000", "256x256", "64x192"])
def test_lenient_makes_the_sizes_that_people_ask_for_and_says_so(null: Server, size: str) -> None:
    body = null.generate(size=size).json()

    width, _, height = size.partition("x")
    assert body["size"] == size
    assert opened(first(body)).size == (int(width), int(height))
    assert "size" in [notice["param"] for notice in body["impasto"]["notices"]]


@pytest.mark.parametrize("size", ["1024x1792", "1792x1024", "2048x2048", "3840x2160", "1600x1200"])
def test_sizes_that_are_legal_need_no_notice(null: Server, size: str) -> None:
    body = null.generate(size=size).json()

    assert body["size"] == size
    assert body["impasto"]["notices"] == []


def test_unsupported_parameters_become_notices_when_asked(null: Server) -> None:
    answer = null.generate(headers={"impasto-unsupported": "notice"}, steps=20, guidance=7)

    assert answer.status_code == 200
    assert {notice["param"] for notice in answer.json()["impasto"]["notices"]} == {"steps", "guidance"}


def test_an_official_client_gets_a_link_beside_the_base64_and_a_plain_one_does_not(null: Server) -> None:
    assert set(null.generate(headers=SDK).json()["data"][0]) == {"b64_json", "url"}
    assert set(null.generate().json()["data"][0]) == {"b64_json"}
    assert set(null.generate(headers=SDK, response_format="b64_json").json()["data"][0]) == {"b64_json"}


@pytest.mark.one_hop("a relay says that it is one")
def test_the_renderer_says_that_it_is_one(renderer: Server) -> None:
    body = renderer.generate(prompt="App icon for a weather app").json()

    assert body["impasto"]["engine"] == "illustrator"
    kept = renderer.get(f"/v1/images/{body['impasto']['generation']}").json()
    assert kept["impasto"]["simulated"] is True
    model = renderer.get("/v1/models/gpt-image-2").json()
    assert "no neural model" in model["impasto"]["title"]


def test_strict_models_have_no_extra_keys(null: Server) -> None:
    answer = null.http.get("/v1/models", headers=STRICT).json()

    assert set(answer) == {"object", "data"}
    assert {frozenset(model) for model in answer["data"]} == {
        frozenset({"id", "object", "created", "owned_by", "shutdown_date"})
    }
