"""The headers that say who reads the answer, for the claim rule: is it a retry, and how long does its client wait?

Both official clients send `x-stainless-retry-count`; Python sends `x-stainless-read-timeout` too, in seconds.
"""

import math
import re

from starlette.datastructures import Headers

from impasto.errors import ImpastoError, error
from impasto.types import Reader

_MOST_RETRIES = 1000
_LONGEST_S = 86_400.0
_LONGEST_AGENT = 200
_COUNT = re.compile(r"[0-9]{1,4}", re.ASCII)
_RETRY_COUNT, _READ_TIMEOUT = "x-stainless-retry-count", "x-stainless-read-timeout"


def read_reader(headers: Headers, request_id: str) -> Reader:
    """Who reads. Raises `invalid_header`."""
    return Reader(
        id=request_id,
        user_agent=headers.get("user-agent", "")[:_LONGEST_AGENT],
        retry_count=_retry_count(headers.get(_RETRY_COUNT, "0")),
        patience_ms=_patience_ms(headers.get(_READ_TIMEOUT)),
    )


def _retry_count(text: str) -> int:
    if not _COUNT.fullmatch(text) or int(text) > _MOST_RETRIES:
        raise _invalid(_RETRY_COUNT, f"it must be a whole number from 0 to {_MOST_RETRIES}")
    return int(text)


def _patience_ms(text: str | None) -> int:
    if text is None:
        return Reader().patience_ms
    try:
        seconds = float(text[:40])
    except ValueError:
        seconds = math.nan
    if not seconds > 0:  # "nan" is not
        raise _invalid(_READ_TIMEOUT, "it must be a number of seconds")
    return round(min(seconds, _LONGEST_S) * 1000)


def _invalid(header: str, reason: str) -> ImpastoError:
    return error("invalid_header", header=header, reason=reason)
