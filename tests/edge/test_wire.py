"""Bodies of generations: what is read, and in which words everything else is refused."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from impasto.edge.wire import GENERATION, read_generation
from impasto.errors import ImpastoError
from impasto.types import ImageRequest


def refused(body: bytes) -> ImpastoError:
    with pytest.raises(ImpastoError) as caught:
        read_generation(body)
    assert caught.value.kind.status == 400
    return caught.value


def body(**fields: Any) -> bytes:
    return json.dumps({"prompt": "a fox", **fields}, ensure_ascii=False).encode()


def test_every_parameter_arrives_under_its_name() -> None:
    fields: dict[str, Any] = {
        "model": "gpt-image-2",
        "n": 2,
        "size": "1536x864",
        "quality": "high",
        "background": "opaque",
        "output_format": "webp",
        "output_compression": 80,
        "moderation": "low",
        "stream": True,
        "partial_images": 2,
        "response_format": "url",
        "style": "vivid",
        "user": "u1",
        "safety_identifier": "s1",
        "complexity": "low",
        "frame_count": 4,
        "frame_duration_ms": 100,
        "svg": {"model": "m", "reasoning": {"effort": "low"}},
        "seed": 2**63,
        "negative_prompt": "cats",
    }

    assert read_generation(body(**fields)) == ImageRequest(prompt="a fox", **fields)
    assert {*fields, "prompt"} == set(GENERATION)


def test_null_is_absent_for_every_parameter() -> None:
    nulls: dict[str, Any] = dict.fromkeys(set(GENERATION) - {"prompt"})

    assert read_generation(body(**nulls)) == ImageRequest(prompt="a fox")


def test_unknown_keys_are_collected_and_never_become_fields() -> None:
    request = read_generation(body(steps=3, operation="edit", unknown=["x"], input_fidelity=None))

    assert request.operation == "generation"
    assert request.unknown == ("steps", "operation", "unknown", "input_fidelity")


def test_a_long_unknown_key_is_cut() -> None:
    assert read_generation(body(**{"é" * 5000: 1})).unknown == ("é" * 100,)


def test_of_a_key_that_comes_twice_the_last_counts() -> None:
    assert read_generation(b'{"prompt": "a", "n": 4, "prompt": "b", "n": 2}') == ImageRequest(prompt="b", n=2)
    assert read_generation(b'{"prompt": "a", "n": "x", "n": 2}').n == 2


def test_text_outside_ascii_and_a_byte_order_mark_are_read() -> None:
    assert read_generation(b"\xef\xbb\xbf" + body(prompt="狐 🦊")).prompt == "狐 🦊"
    assert read_generation(b'{"prompt": "\\ud83e\\udd8a"}').prompt == "🦊"


@pytest.mark.parametrize("given", [b"{}", b'{"prompt": null}', b'{"model": "gpt-image-2"}'])
def test_a_missing_prompt_is_named_in_openais_words(given: bytes) -> None:
    assert refused(given).body() == {
        "error": {
            "message": "Missing required parameter: 'prompt'.",
            "type": "invalid_request_error",
            "param": "prompt",
            "code": "missing_required_parameter",
        }
    }


@pytest.mark.parametrize(
    ("param", "value", "message"),
    [
        ("n", "2", "Invalid type for 'n': expected an integer, but got a string instead."),
        ("n", 1.5, "Invalid type for 'n': expected an integer, but got a decimal number instead."),
        ("n", 1.0, "Invalid type for 'n': expected an integer, but got a decimal number instead."),
        ("n", True, "Invalid type for 'n': expected an integer, but got a boolean instead."),
        ("n", [1], "Invalid type for 'n': expected an integer, but got an array instead."),
        ("n", {}, "Invalid type for 'n': expected an integer, but got an object instead."),
        ("size", 1024, "Invalid type for 'size': expected a string, but got an integer instead."),
        ("stream", 1, "Invalid type for 'stream': expected a boolean, but got an integer instead."),
        ("stream", "true", "Invalid type for 'stream': expected a boolean, but got a string instead."),
        ("svg", "yes", "Invalid type for 'svg': expected an object, but got a string instead."),
        ("prompt", ["a fox"], "Invalid type for 'prompt': expected a string, but got an array instead."),
    ],
)
def test_a_wrong_type_is_told_in_words(param: str, value: Any, message: str) -> None:
    refusal = refused(body(**{param: value}))

    assert (refusal.message(), refusal.param, refusal.name) == (message, param, "wrong_type")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (b"", "input data was truncated"),
        (b'{"prompt": "a fox"', "input data was truncated"),
        (b'{"prompt": "a fox", "n": NaN}', "invalid character (byte 25)"),
        (b'{"prompt": "a fox", "n": Infinity}', "invalid character (byte 25)"),
        (b'{"prompt": "a fox", "n": 1e400}', "number out of range"),
        (b'{"prompt": "a fox", "n": ' + b"9" * 5000 + b"}", "integer value out of range"),
        (b'{"prompt": "\xff"}', "it is not valid UTF-8"),
        (b'{"prompt": "\\ud83e"}', "unexpected end of escaped utf-16 surrogate pair (byte 18)"),
        (b'{"prompt": "a"} {}', "trailing characters (byte 17)"),
        (b'{"x": ' + b"[" * 90_000 + b"]" * 90_000 + b"}", "it is nested too deeply"),
        (b'{"x":' * 20_000 + b"1" + b"}" * 20_000, "it is nested too deeply"),
    ],
    ids=lambda value: repr(value[:26]),
)
def test_what_is_not_json_is_told_why(given: bytes, reason: str) -> None:
    assert refused(given).message() == f"We could not parse the JSON body of your request: {reason}."


@pytest.mark.parametrize("given", [b"[]", b'"a fox"', b"1", b"null", b"true"])
def test_what_is_not_an_object_is_refused(given: bytes) -> None:
    assert refused(given).name == "not_an_object"


def outcome(given: bytes) -> ImageRequest | ImpastoError:
    try:
        return read_generation(given)
    except ImpastoError as refusal:
        return refusal


@given(st.binary(max_size=60))
def test_any_bytes_come_to_a_request_or_a_refusal(given: bytes) -> None:
    came = outcome(given)

    assert isinstance(came, ImageRequest) or came.kind.status == 400


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(ImageRequest.__struct_fields__) | st.text(max_size=5), JSON, max_size=6))
def test_any_object_comes_to_a_request_that_can_be_kept_or_to_a_refusal_that_names_it(fields: dict[str, Any]) -> None:
    came = outcome(json.dumps(fields).encode())

    if isinstance(came, ImpastoError):
        assert came.param in {*fields, "prompt"}
    else:
        assert msgspec.json.decode(msgspec.json.encode(came), type=ImageRequest) == came
