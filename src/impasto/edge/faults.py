"""The header `Impasto-Fault`, and what only the edge can do of it: silence, and an answer that breaks off."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from impasto.admit.faults import Cut
from impasto.edge.delivery import hang_up
from impasto.errors import ERRORS, ImpastoError, error
from impasto.types import Caller, Fault, Project
from impasto.world import World

_HEADER = "Impasto-Fault"
_PATHS = ("/v1/images/generations", "/v1/images/edits")
_LONGEST_S = 600
_SECONDS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?", re.ASCII)
_SHOWN = 40

NAMED: Mapping[str, Fault] = {
    fault.name: fault
    for fault in (
        Fault(name="moderation_blocked", error="moderation_blocked"),
        Fault(name="rate_limit", error="rate_images"),
        Fault(name="quota", error="no_credit"),
        Fault(name="server_error", error="internal"),
        Fault(name="timeout", error="engine_timeout", is_silent=True),
        Fault(name="cut", cut="answer"),
        Fault(name="cut_stream", cut="picture"),
    )
}
"""The faults without a value of their own."""


class HangUp:
    """ASGI middleware that closes the connection where the request asked for it."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self._app, self._world = app, world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on."""
        try:
            await self._app(scope, receive, send)
        except Cut:
            await hang_up(self._world, scope)


def read(headers: Headers, project: Project, path: str) -> Fault | None:
    """What the request asks for. Raises `faults_off`, `invalid_header`."""
    given = headers.getlist(_HEADER)
    if not given:
        return None
    if not project.faults:
        raise error("faults_off")
    if path not in _PATHS:
        raise _invalid(f"it is for {' and '.join(_PATHS)}")
    if len(given) > 1:
        raise _invalid("it must come once")
    name, equals, value = given[0].strip().partition("=")
    if name == "slow" and equals:
        return _slow(value)
    if name == "error" and equals:
        return _row(value)
    fault = NAMED.get(name) if not equals else None
    if fault is None:
        known = ", ".join((*NAMED, "slow=SECONDS", "error=NAME"))
        raise _invalid(f"there is no fault '{given[0].strip()[:_SHOWN]}'. There are: {known}")
    return fault


async def silence(request: Request) -> None:
    """Where a request asked for it, say nothing until its client has left, or the longest run would have ended."""
    caller: Caller | None = request.scope.get("impasto.caller")
    if caller is None or caller.fault is None or not caller.fault.is_silent:
        return
    world: World = request.app.state.world
    try:
        async with asyncio.timeout(world.settings.run_timeout_s):
            while (await request.receive())["type"] != "http.disconnect":
                continue
    except TimeoutError:
        return


def breaks_off(caller: Caller) -> bool:
    """Whether the answer is to end in the middle of its last picture."""
    return caller.fault is not None and caller.fault.cut == "picture"


def broken_off(pieces: list[bytes | AsyncIterator[bytes]], last_bytes: int) -> list[bytes | AsyncIterator[bytes]]:
    """The pieces of an answer up to the middle of the last picture, of that size; of links alone, up to the first."""
    for place in reversed(range(len(pieces))):
        piece = pieces[place]
        if not isinstance(piece, bytes):
            return [*pieces[:place], half(piece, last_bytes)]
    return [pieces[0], _nothing()]


async def half(picture: AsyncIterator[bytes], size_bytes: int) -> AsyncIterator[bytes]:
    """The first half of a picture of that size, then Cut is raised. A multiple of 3, for base64."""
    left = size_bytes // 6 * 3
    async for piece in picture:
        if len(piece) >= left:
            yield piece[:left]
            raise Cut
        left -= len(piece)
        yield piece
    raise Cut


async def _nothing() -> AsyncIterator[bytes]:
    yield b""
    raise Cut


def _slow(value: str) -> Fault:
    if not _SECONDS.fullmatch(value) or float(value) > _LONGEST_S:
        raise _invalid(f"slow takes seconds from 0 to {_LONGEST_S}, such as slow=8 or slow=0.5")
    return Fault(name=f"slow={value}", delay_s=float(value))


def _row(value: str) -> Fault:
    if value not in ERRORS:
        raise _invalid(f"there is no error '{value[:_SHOWN]}'. The reference of errors lists their names")
    return Fault(name=f"error={value}", error=value)


def _invalid(reason: str) -> ImpastoError:
    return error("invalid_header", header=_HEADER, reason=reason)
