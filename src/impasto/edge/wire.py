"""The body of a request as typed fields: JSON in, ImageRequest out; and the texts of a form as the same types.

Pure: bytes and values only, no HTTP. It checks types; what the values come to is the plan's business.
"""

import codecs
import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from impasto.errors import ImpastoError, error
from impasto.types import ImageRequest

GENERATION: Final[Mapping[str, type]] = {
    "prompt": str,
    "model": str,
    "n": int,
    "size": str,
    "quality": str,
    "background": str,
    "output_format": str,
    "output_compression": int,
    "moderation": str,
    "stream": bool,
    "partial_images": int,
    "response_format": str,
    "style": str,
    "user": str,
    "safety_identifier": str,
    "complexity": str,
    "frame_count": int,
    "frame_duration_ms": int,
    "svg": dict,
    "seed": int,
    "negative_prompt": str,
}

EDIT: Final[Mapping[str, type]] = {**GENERATION, "mask_mode": str, "input_fidelity": str}

_IN_WORDS: Final[Mapping[type, str]] = {
    str: "a string",
    int: "an integer",
    float: "a decimal number",
    bool: "a boolean",
    list: "an array",
    dict: "an object",
}

_WHOLE: Final = re.compile(r"-?[0-9]{1,18}")

# A key is told back to the client and may be kept with the request.
_LONGEST_KEY = 100


def read_generation(body: bytes) -> ImageRequest:
    """Parse a JSON body; of a key that comes twice the last counts.

    Raises `not_json`, `not_an_object`, `wrong_type`, `missing_parameter`.
    """
    return typed_generation(parse_object(body))


def typed_generation(parsed: Mapping[str, Any]) -> ImageRequest:
    """A parsed body as it is meant. Null is absent, unknown keys are collected.

    Raises `wrong_type`, `missing_parameter`.
    """
    fields: dict[str, Any] = {}
    unknown: list[str] = []
    for key, value in parsed.items():
        if key not in GENERATION:
            unknown.append(key[:_LONGEST_KEY])
        elif value is not None:
            fields[key] = typed(GENERATION, key, value)
    if "prompt" not in fields:
        raise error("missing_parameter", "prompt")
    return ImageRequest(**fields, unknown=tuple(unknown))


def parse_object(body: bytes) -> dict[str, Any]:
    """The object that a JSON body holds. Raises `not_json`, `not_an_object`.

    The parser refuses NaN, Infinity, lone surrogates and bytes that are not UTF-8.

    The spaces are for its words: it calls half an emoji that ends the body a truncation.
    """
    try:
        parsed = msgspec.json.decode(body.removeprefix(codecs.BOM_UTF8) + b" " * 8)
    except RecursionError:
        raise error("not_json", reason="it is nested too deeply") from None
    except UnicodeDecodeError:
        raise error("not_json", reason="it is not valid UTF-8") from None
    except msgspec.DecodeError as problem:
        raise _unreadable(problem) from None
    if not isinstance(parsed, dict):
        raise error("not_an_object")
    return parsed


def _unreadable(problem: msgspec.DecodeError) -> ImpastoError:
    reason = str(problem).removeprefix("JSON is malformed: ").partition(" - at ")[0]
    return error("not_json", reason=reason[:1].lower() + reason[1:])


def typed(known: Mapping[str, type], key: str, value: Any) -> Any:
    """The value, if it has exactly the parameter's type: `true` and `1.0` are not integers. Raises `wrong_type`."""
    wanted = known[key]
    if type(value) is not wanted:
        raise error("wrong_type", key, expected=_IN_WORDS[wanted], given=_IN_WORDS[type(value)])
    return value


def typed_text(known: Mapping[str, type], key: str, text: str) -> Any:
    """The value that a form's text stands for: decimal digits, `true`, `false`. Raises `wrong_type`."""
    wanted = known[key]
    if wanted is str:
        return text
    if wanted is int and _WHOLE.fullmatch(text.strip()):
        return int(text)
    if wanted is bool and text.strip().lower() in {"true", "false"}:
        return text.strip().lower() == "true"
    if wanted is dict:
        return parse_object(text.encode())
    raise error("wrong_type", key, expected=_IN_WORDS[wanted], given="a string")
