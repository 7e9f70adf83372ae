"""Whether an answer reached its client: seen here, written down for the claim rule (decision 0007).

Delivered is an answer whose last byte left this process while the connection stood. A connection that closed before
gives the run up: a retry of the same request may claim it.
"""

import asyncio
from contextlib import suppress
from typing import Any, cast

from starlette.types import Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from impasto.errors import ImpastoError
from impasto.store import readers, retention
from impasto.types import Caller, Reader
from impasto.world import World

_CONNECTION = "impasto.connection"
_LOOK_S = (0.001, 0.1)


class Connection(HttpToolsProtocol):
    """uvicorn's connection, which tells the requests on it whether it is lost, and whether all was sent before."""

    is_lost = False
    is_broken = False

    def on_message_begin(self) -> None:
        super().on_message_begin()
        cast("dict[str, object]", self.scope)[_CONNECTION] = self

    def connection_lost(self, exc: Exception | None) -> None:
        self.is_lost = True
        self.is_broken = exc is not None or self._unsent_bytes() > 0
        super().connection_lost(exc)

    async def has_sent_all(self) -> bool:
        """Wait until nothing is left to send; False when the connection broke before."""
        wait_s, longest_s = _LOOK_S
        while not self.is_broken and self._unsent_bytes() > 0:
            await asyncio.sleep(wait_s)
            wait_s = min(longest_s, wait_s * 2)
        return not self.is_broken

    async def close(self) -> None:
        """Send what is left to send, then close; returns when it is lost."""
        self.transport.close()
        wait_s, longest_s = _LOOK_S
        while not self.is_lost:
            await asyncio.sleep(wait_s)
            wait_s = min(longest_s, wait_s * 2)

    def _unsent_bytes(self) -> int:
        return self.transport.get_write_buffer_size() if self.transport is not None else 0


class Delivery:
    """One request's answer on its way. Stands between the application and the server, and changes nothing."""

    def __init__(self, world: World, reader: Reader, scope: Scope, receive: Receive, send: Send) -> None:
        self._world, self._reader = world, reader
        self._connection: Connection | None = scope.get(_CONNECTION)
        self._project = cast("Caller", scope["impasto.caller"]).project
        self._receive, self._send = receive, send
        self._watch: asyncio.Task[None] | None = None
        self._is_sent = False

    async def receive(self) -> Message:
        """The next piece of the body. Once it is whole, the connection is watched instead."""
        if self._watch is not None:
            await asyncio.shield(self._watch)
            return {"type": "http.disconnect"}
        message = await self._receive()
        if message["type"] == "http.disconnect":
            self._reader.gone = True
        elif not message.get("more_body", False):
            self._start_watch()
        return message

    async def send(self, message: Message) -> None:
        """A piece of the answer."""
        if message["type"] == "http.response.start" and message["status"] >= 400:
            self._reader.refused = True
        # Said before it is sent: from then on the server calls any request disconnected, an answered one too.
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            is_lost = self._connection is not None and self._connection.is_lost
            self._is_sent = not (is_lost or self._reader.gone)
        await self._send(message)

    async def end(self) -> None:
        """The application is done: write down whether the client has got its answer."""
        if self._watch is not None and not self._reader.gone:
            self._watch.cancel()
        reader = self._reader
        if reader.generation is None:
            return
        # An error delivers nothing: what was made all the same, or is settled later, is for whoever asks again.
        may_have_it = self._is_sent and not reader.refused
        has_it = may_have_it and (self._connection is None or await self._connection.has_sent_all())
        try:
            await (self._delivered(reader.generation) if has_it else give_up(self._world, reader))
        except Exception as problem:  # noqa: BLE001 - the answer is out: nothing of this is the client's business
            # At worst a retry of the same client gets a picture that it has already.
            self._world.log.warning("delivery", generation=reader.generation, problem=repr(problem))

    async def _delivered(self, generation: str) -> None:
        world, now_ms = self._world, self._world.clock_ms()
        await world.db.write(lambda conn: readers.delivered(conn, generation, now_ms))
        await retention.delivered(world.db, world.blobs, generation, self._project, now_ms)

    def _start_watch(self) -> None:
        self._watch = asyncio.create_task(self._watch_connection())

    async def _watch_connection(self) -> None:
        message: dict[str, Any] = {}
        while message.get("type") != "http.disconnect":
            message = dict(await self._receive())
        if self._is_sent:
            return
        self._reader.gone = True
        try:
            await give_up(self._world, self._reader)
        except ImpastoError:
            return  # `end` tries once more, and tells


async def hang_up(world: World, scope: Scope) -> None:
    """Close the request's connection, wherever its answer is. Another server than ours does so when it gets no more.

    Its run is given up before: a client that tries again at once is to find it.
    """
    reader = cast("Caller", scope["impasto.caller"]).reader
    reader.gone = True
    with suppress(ImpastoError):  # `end` tries once more, and tells
        await give_up(world, reader)
    connection: Connection | None = scope.get(_CONNECTION)
    if connection is not None:
        await connection.close()


async def give_up(world: World, reader: Reader) -> None:
    """The reader is gone: its run, if it has one, may be claimed."""
    if reader.generation is not None:
        await world.db.write(lambda conn: readers.drop(conn, reader.id))
