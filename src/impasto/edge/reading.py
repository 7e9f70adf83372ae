"""The headers that say who reads the answer, for the claim rule: is it a retry, and how long does its client wait?
By which key it is found again, and through which servers of ours the request came.

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
_VIA, _INSTANCE, _MOST_RELAYS = "impasto-via", re.compile(r"[\w-]{1,64}", re.ASCII), 8
_IDEMPOTENCY_KEY = "Idempotency-Key"
_RETRY_COUNT, _READ_TIMEOUT = "x-stainless-retry-count", "x-stainless-read-timeout"


def read_reader(headers: Headers, request_id: str) -> Reader:
    """Who reads. Raises `invalid_header`."""
    return Reader(
        id=request_id,
        user_agent=headers.get("user-agent", "")[:_LONGEST_AGENT],
        retry_count=_retry_count(headers.get(_RETRY_COUNT, "0")),
        patience_ms=_patience_ms(headers.get(_READ_TIMEOUT)),
    )


def read_idempotency_key(headers: Headers) -> str | None:
    """The key by which an answer is found again, as sent: of two, nobody knows which. Raises `invalid_header`."""
    given = headers.getlist(_IDEMPOTENCY_KEY)
    if len(given) > 1:
        raise _invalid(_IDEMPOTENCY_KEY, "it must come once")
    return given[0] if given else None


def read_via(headers: Headers, instance: str) -> tuple[str, ...]:
    """The Impastos that relayed this request, in order. Raises `relay_loop` where this one is among them.

    So many that it cannot be meant are a loop, too.
    """
    came = tuple(part.strip() for part in headers.get(_VIA, "").split(",") if part.strip())
    if not all(_INSTANCE.fullmatch(one) for one in came):
        raise _invalid(_VIA, "it must be a list of instances")
    if instance in came or len(came) > _MOST_RELAYS:
        raise error("relay_loop")
    return came


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
