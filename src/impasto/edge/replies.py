"""What every reply shares: errors in OpenAI's shape, JSON bodies, and the door's facts about a request."""

from collections.abc import AsyncIterable, Iterator, Mapping
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from impasto.admit.faults import Cut
from impasto.errors import ImpastoError, duration
from impasto.types import Allowance, Caller

# Stored bytes come from prompts of strangers: nothing in them may run, whatever a browser takes them for.
STORED_HEADERS = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private",
}

UPSTREAM_ID = "impasto-upstream-request-id"
_LEAST_BYTES = 64 * 1024


class Streamed(Response):
    """A body in pieces, whose length the headers tell; small pieces travel together.

    Starlette's own keeps two tasks to see the client leave. The server's `send` returns at once when it has left, so
    here the rest of the pieces is merely read.
    """

    def __init__(self, pieces: AsyncIterable[bytes], headers: Mapping[str, str], media_type: str) -> None:
        super().__init__(headers=headers, media_type=media_type)
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        waiting, size_bytes = [], 0
        try:
            async for piece in self._pieces:
                waiting.append(piece)
                size_bytes += len(piece)
                if size_bytes >= _LEAST_BYTES:
                    await send({"type": "http.response.body", "body": b"".join(waiting), "more_body": True})
                    waiting, size_bytes = [], 0
        except Cut:
            await send({"type": "http.response.body", "body": b"".join(waiting), "more_body": True})
            raise
        await send({"type": "http.response.body", "body": b"".join(waiting)})


def json_reply(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON body with its length."""
    return Response(msgspec.json.encode(value), status, headers, media_type="application/json")


def error_body(problem: ImpastoError, *, lenient: bool, request_id: str) -> bytes:
    """OpenAI's error object; texts that name the request get its id."""
    problem.values.setdefault("request_id", request_id)
    return msgspec.json.encode(problem.body(lenient=lenient))


def error_headers(problem: ImpastoError) -> dict[str, str]:
    """Whether a retry is welcome, where the table says; by which id a provider knows the call, where one answered."""
    headers = {}
    if problem.kind.retry is not None:
        headers["x-should-retry"] = "true" if problem.kind.retry else "false"
    if upstream_id := problem.values.get("upstream_request_id"):
        headers[UPSTREAM_ID] = upstream_id
    return headers


def rate_headers(allowance: Allowance) -> Iterator[tuple[bytes, bytes]]:
    """How the request stands with its limits, as OpenAI's answers tell it; nothing of a kind that has none."""
    for kind, standing in (("requests", allowance.requests), ("images", allowance.images)):
        if standing is not None:
            yield f"x-ratelimit-limit-{kind}".encode(), str(standing.limit).encode()
            yield f"x-ratelimit-remaining-{kind}".encode(), str(standing.remaining).encode()
            yield f"x-ratelimit-reset-{kind}".encode(), duration(standing.reset_ms).encode()


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
