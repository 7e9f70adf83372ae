"""JSON as providers write it: a picture that was bought is not lost over an oddity beside it."""

import json
import math
from typing import Any, Final

import msgspec

_MOST_DIGITS: Final = 400


def read_json(text: bytes) -> Any:
    """What JSON a text is; None for anything else, such as a page of HTML or half an answer.

    A byte order mark, bytes that are no UTF-8, halves of characters, control characters and numbers that are none are
    read over: what cannot be said becomes a question mark or null.
    """
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _read_loosely(text)


def _read_loosely(text: bytes) -> Any:
    try:
        found = json.loads(
            text.decode("utf-8-sig", "replace"),
            strict=False,
            parse_constant=lambda _: None,
            parse_float=_number,
            parse_int=_whole,
        )
        # Half a character, which JSON can name and UTF-8 cannot, is gone after this.
        return json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None


def _number(text: str) -> float | None:
    number = float(text)
    return number if math.isfinite(number) else None


def _whole(text: str) -> int | None:
    return int(text) if len(text) <= _MOST_DIGITS else None
