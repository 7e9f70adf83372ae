"""The door: decides from the headers alone who may come in. Not a byte of the body is read here.

Gives each request its id, each response the headers that OpenAI's have, and writes the one log line.
"""

import time
from collections.abc import Iterator
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from impasto import telemetry
from impasto.admit import auth
from impasto.edge import faults, telling
from impasto.edge.delivery import Delivery
from impasto.edge.reading import read_idempotency_key, read_reader, read_via
from impasto.edge.replies import error_body, error_headers, rate_headers
from impasto.errors import ImpastoError, error
from impasto.settings import Settings
from impasto.store.ids import new_id
from impasto.types import Caller
from impasto.world import World

OPENAI_VERSION = b"2020-10-01"
_GUARDED = "/v1/"
_TAKES_FILES = ("/v1/images/edits", "/v1/images/quote", "/v1/files")
# OpenAI's admin API, and what of ours belongs to it.
_ADMIN = "/v1/organization"
_DIALECTS = ("lenient", "strict")


class Door:
    """ASGI middleware around the routes."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self._app, self._world = app, world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Admit the request or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["impasto.request_id"] = new_id("req")
        line = telling.begin(self._world, scope)
        seen: dict[str, Any] = {"status": 0, "answered_s": 0.0}

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.update(status=message["status"], answered_s=time.perf_counter())
                message["headers"] = [*message["headers"], *_stamps(scope, line.began_s)]
            await send(message)

        tell: Send = answer
        delivery: Delivery | None = None
        try:
            if scope["path"].startswith(_GUARDED):
                caller = scope["impasto.caller"] = await self._world.metrics.timed("door", self._admit(scope))
                delivery = Delivery(self._world, caller.reader, scope, receive, answer)
                receive, tell = delivery.receive, delivery.send
            await self._app(scope, receive, tell)
        except ImpastoError as problem:
            await self._refuse(problem, scope, tell)
        except Exception:
            self._world.log.exception("unexpected", request_id=scope["impasto.request_id"])
            if seen["status"]:
                raise  # too late for a status: the server closes the connection, and no client takes it for whole
            await self._refuse(error("internal"), scope, tell)
        finally:
            telling.end(self._world, scope, line, **seen)
            if delivery is not None:
                await delivery.end()

    async def _admit(self, scope: Scope) -> Caller:
        headers = Headers(scope=scope)
        via = read_via(headers, self._world.instance)
        key = await auth.find(self._world.db, headers.get("authorization", ""), self._world.clock_ms())
        if key.admin != scope["path"].startswith(_ADMIN):
            raise error("admin_key_only" if key.admin else "needs_admin_key")
        dialect = headers.get("impasto-dialect", key.project.dialect)
        if dialect not in _DIALECTS:
            raise error("invalid_header", header="Impasto-Dialect", reason="it must be 'lenient' or 'strict'")
        length = headers.get("content-length", "0")
        limit = _limit(self._world.settings, scope["path"], headers.get("content-type", ""))
        if length.isdecimal() and int(length) > limit:
            raise error("body_too_large", limit=limit)
        return Caller(
            project=key.project,
            key_id=key.id,
            limits=key.limits,
            dialect=dialect,  # type: ignore[arg-type]  # checked above
            fault=faults.read(headers, key.project, scope["path"]),
            idempotency_key=read_idempotency_key(headers),
            official_sdk="x-stainless-lang" in headers,
            unsupported_as_notice=headers.get("impasto-unsupported") == "notice",
            via=via,
            reader=read_reader(headers, scope["impasto.request_id"]),
            request_id=scope["impasto.request_id"],
        )

    async def _refuse(self, problem: ImpastoError, scope: Scope, answer: Send) -> None:
        telemetry.note(error=problem.name)
        caller: Caller | None = scope.get("impasto.caller")
        lenient = (caller.dialect if caller else Headers(scope=scope).get("impasto-dialect")) != "strict"
        body = error_body(problem, lenient=lenient, request_id=scope["impasto.request_id"])
        headers = {"content-type": "application/json", "content-length": str(len(body)), **error_headers(problem)}
        raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
        await answer({"type": "http.response.start", "status": problem.kind.status, "headers": raw})
        await answer({"type": "http.response.body", "body": body})


def _limit(settings: Settings, path: str, content_type: str) -> int:
    """The largest body of this path: pictures come to two of them."""
    if not path.startswith(_TAKES_FILES):
        return settings.max_json_bytes
    is_form = content_type.lower().startswith("multipart/")
    return settings.max_upload_bytes if is_form else settings.max_edit_json_bytes


def _stamps(scope: Scope, started: float) -> Iterator[tuple[bytes, bytes]]:
    """The headers that only the door sets."""
    yield b"x-request-id", scope["impasto.request_id"].encode()
    yield b"openai-version", OPENAI_VERSION
    yield b"openai-processing-ms", b"%d" % round((time.perf_counter() - started) * 1000)
    caller: Caller | None = scope.get("impasto.caller")
    if caller is not None:
        yield b"openai-project", caller.project.id.encode()
        yield from rate_headers(caller.allowance)
        if caller.fault is not None:
            yield b"impasto-fault", caller.fault.name.encode()
