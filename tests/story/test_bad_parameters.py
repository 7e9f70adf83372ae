"""Values that no picture can be made of: a 400 that names the parameter, before anything is drawn or charged."""

from collections.abc import Iterator
from typing import Any

import pytest

from .server import PROMPT, Server

USER = "image_generation_user_error"
INVALID = "invalid_request_error"


@pytest.fixture(autouse=True)
def nothing_is_kept(null: Server) -> Iterator[None]:
    before = [kept["id"] for kept in null.generations()]
    yield
    assert [kept["id"] for kept in null.generations()] == before


def refusal(server: Server, dialect: str = "lenient", **body: Any) -> dict[str, Any]:
    wanted = {"model": "gpt-image-2", "prompt": PROMPT, **body}
    answer = server.http.post("/v1/images/generations", json=wanted, headers={"impasto-dialect": dialect})
    assert answer.status_code == 400, answer.text[:300]
    error: dict[str, Any] = answer.json()["error"]
    return error


@pytest.mark.parametrize(
    ("n", "code"),
    [
        (0, "invalid_value"),
        (11, "invalid_value"),
        (-1, "invalid_value"),
        (10**30, "invalid_value"),
        ("2", "invalid_type"),
        (True, "invalid_type"),
        (1.5, "invalid_type"),
        (1.0, "invalid_type"),
        ([1], "invalid_type"),
        ({}, "invalid_type"),
    ],
)
def test_n_is_a_whole_number_from_1_to_10(null: Server, n: Any, code: str) -> None:
    error = refusal(null, n=n)

    assert (error["param"], error["code"], error["type"]) == ("n", code, INVALID)


@pytest.mark.parametrize("dialect", ["lenient", "strict"])
@pytest.mark.parametrize(
    "size",
    [
        "1024X1024",
        "0x0",
        "0x1024",
        "1e3x1e3",
        "-1024x1024",
        "+1024x1024",
        "1024x",
        "x1024",
        "1024",
        "1024x1024x3",
        " 1024x1024",
        "1024x1024\n",
        "１０２４x１０２４",
        "1024×1024",
        "9" * 400 + "x" + "9" * 400,
        "1024x" + "0" * 5000 + "1024",
        "5000x5000",
        "4096x1024",
        "",
        "large",
    ],
    ids=lambda size: repr(size[:24]),
)
def test_a_size_that_cannot_be_is_refused_as_a_size(null: Server, size: str, dialect: str) -> None:
    error = refusal(null, dialect, size=size)

    assert (error["param"], error["code"], error["type"]) == ("size", "invalid_value", USER)
    assert len(error["message"]) < 500


@pytest.mark.parametrize(
    ("size", "text"),
    [
        ("1792x936", "Invalid size '1792x936'. Width and height must both be divisible by 16."),
        ("4096x4096", "Invalid size '4096x4096'. The longest edge must be less than or equal to 3840."),
        ("576x1024", "Invalid size '576x1024'. Requested resolution is below the current minimum pixel budget."),
        ("2736x3840", "Invalid size '2736x3840'. Requested resolution exceeds the current pixel budget."),
    ],
)
def test_strict_refuses_sizes_in_openais_own_words(null: Server, size: str, text: str) -> None:
    assert refusal(null, "strict", size=size) == {
        "message": text,
        "type": USER,
        "param": "size",
        "code": "invalid_value",
    }


@pytest.mark.parametrize(
    ("param", "value"),
    [
        ("quality", "superb"),
        ("quality", "HIGH"),
        ("background", "blue"),
        ("output_format", "PNG"),
        ("output_format", "bmp"),
        ("moderation", "none"),
        ("output_compression", -1),
        ("output_compression", 101),
        ("response_format", "file"),
        ("seed", -1),
    ],
)
def test_a_value_outside_its_list_or_range_is_refused(null: Server, param: str, value: Any) -> None:
    error = refusal(null, **{param: value})

    assert (error["param"], error["code"]) == (param, "invalid_value")


@pytest.mark.parametrize(
    "param",
    ["prompt", "model", "size", "quality", "background", "output_format", "moderation", "response_format", "user"],
)
@pytest.mark.parametrize("value", [1, True, ["x"], {"x": 1}], ids=["number", "boolean", "array", "object"])
def test_text_is_text(null: Server, param: str, value: Any) -> None:
    error = refusal(null, **{param: value})

    assert (error["param"], error["code"], error["type"]) == (param, "invalid_type", INVALID)


@pytest.mark.parametrize(
    ("param", "value"),
    [
        ("output_format", "svg"),
        ("output_format", "gif"),
        ("frame_count", 4),
        ("svg", {"model": "x"}),
    ],
)
def test_what_does_not_exist_yet_is_refused_and_never_ignored(null: Server, param: str, value: Any) -> None:
    error = refusal(null, model="gpt-image-2.6-sunburst", **{param: value})

    assert error["param"] == param
    assert error["code"] in ("unsupported_parameter", "invalid_value")


def test_an_unknown_model_does_not_exist(null: Server) -> None:
    for name in ("gpt-image-99", "", "../../etc/passwd", "x" * 5000):
        error = refusal(null, model=name)
        assert (error["param"], error["code"], error["type"]) == ("model", "invalid_value", USER)
        assert len(error["message"]) < 500


@pytest.mark.parametrize("key", ["steps", "guidance", "Prompt", "n ", "__proto__", "images", "", "a\u0000b", "é" * 300])
@pytest.mark.parametrize("dialect", ["lenient", "strict"])
def test_an_unknown_key_is_refused_by_its_name(null: Server, key: str, dialect: str) -> None:
    error = refusal(null, dialect, **{key: 1})

    assert (error["code"], error["type"]) == ("unknown_parameter", INVALID)
    assert error["param"] == key[:100]


def test_a_transparent_jpeg_is_refused(null: Server) -> None:
    error = refusal(null, background="transparent", output_format="jpeg")

    assert error["code"] == "invalid_value"
    assert error["param"] == "background"


def test_a_compressed_png_is_refused(null: Server) -> None:
    assert refusal(null, output_compression=50)["param"] == "output_compression"


def test_of_a_key_that_comes_twice_the_last_counts_for_the_drawing_and_the_charge(null: Server) -> None:
    """Two readers of one body must not see two requests: the quote reads it as the drawing does."""
    body = b'{"prompt": "a fox", "n": 4, "n": 2, "size": "1024x1024", "quality": "low"}'

    quoted = null.http.post("/v1/images/quote", content=body, headers={"content-type": "application/json"}).json()

    assert quoted["n"] == 2
