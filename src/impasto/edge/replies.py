"""What every reply shares: errors in OpenAI's shape, JSON bodies, and the door's facts about a request."""

from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from impasto.errors import ImpastoError
from impasto.types import Caller

# Stored bytes come from prompts of strangers: nothing in them may run, whatever a browser takes them for.
STORED_HEADERS = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private",
}


def json_reply(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON body with its length."""
    return Response(msgspec.json.encode(value), status, headers, media_type="application/json")


def error_body(problem: ImpastoError, *, lenient: bool, request_id: str) -> bytes:
    """OpenAI's error object; texts that name the request get its id."""
    problem.values.setdefault("request_id", request_id)
    return msgspec.json.encode(problem.body(lenient=lenient))


def error_headers(problem: ImpastoError) -> dict[str, str]:
    """Whether a retry is welcome, where the table says."""
    if problem.kind.retry is None:
        return {}
    return {"x-should-retry": "true" if problem.kind.retry else "false"}


def error_reply(problem: ImpastoError, request: Request) -> Response:
    """The error as the caller's dialect words it."""
    caller: Caller | None = request.scope.get("impasto.caller")
    lenient = caller is None or caller.dialect == "lenient"
    body = error_body(problem, lenient=lenient, request_id=request.scope["impasto.request_id"])
    headers = {**error_headers(problem), **problem.headers}
    return Response(body, problem.kind.status, headers, media_type="application/json")


def caller_of(request: Request) -> Caller:
    """Who asks, as the door found out."""
    caller: Caller = request.scope["impasto.caller"]
    return caller


def origin_of(request: Request, public_url: str) -> str:
    """Where the client reached us: the setting, else the request's own scheme and host."""
    return public_url.rstrip("/") if public_url else f"{request.url.scheme}://{request.url.netloc}"
