"""A run as server-sent events, in OpenAI's names and order; pictures pass in pieces, none is ever held whole.

Both SDKs are strict readers (wire.md, section 4): only comments keep the line alive, an error is nested under
`error`, no `id:`, no `retry:`, and the last event is ended by a blank line.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
import pybase64
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from impasto import telemetry
from impasto.edge import faults
from impasto.edge.answers import notices_json, run_json, seed_of, usage_json
from impasto.edge.inbox import Inbox
from impasto.errors import ImpastoError, error
from impasto.plan.resolution import resolve
from impasto.types import Caller, Kept, News, PartialImage, Plan, Receipt, Resolved, Started, StoredImage, Usage
from impasto.world import World

_PIECE_BYTES: Final = 3 * 64 * 1024  # a multiple of 3: the base64 of the pieces joins to that of the whole
_SILENCE_S: Final = 10.0
_KEEP_ALIVE: Final = b": keep-alive\n\n"
_PREFIX: Final = {"generation": "image_generation", "edit": "image_edit"}
_HEADERS: Final = {"cache-control": "no-cache, no-store", "x-accel-buffering": "no"}


async def stream_reply(world: World, caller: Caller, run: "asyncio.Task[Receipt]", inbox: Inbox) -> Response:
    """The events of a run that was just started. What is refused before it begins is raised: a plain error.

    Where nothing is known after a silence, as while it waits for another request's run, the answer begins all the same.
    """
    try:
        first = await inbox.next(run, _SILENCE_S)
    except asyncio.CancelledError:
        inbox.close()
        raise
    except TimeoutError:
        known = caller.reader.generation
        headers = {"impasto-generation": known} if known is not None else {}
        return _Stream(caller, headers, _late(world, caller, run, inbox), inbox)
    if first is None and run.cancelled():
        raise error("generation_interrupted")
    teller, pieces = _begun(world, caller, run, first, inbox)
    headers = {"impasto-generation": teller.generation, "impasto-engine": teller.plan.engine}
    if first is None:
        headers["impasto-replayed"] = "true"
    return _Stream(caller, headers, pieces, inbox)


def _begun(
    world: World, caller: Caller, run: "asyncio.Task[Receipt]", first: News | None, inbox: Inbox
) -> "tuple[_Teller, AsyncIterator[bytes]]":
    """The pieces that follow the first news, or of an answer that came without. Raises what the run raised."""
    if first is None:
        receipt = run.result()
        teller = _Teller(world, caller, receipt.id, receipt.plan)
        return teller, _replayed(teller, receipt)
    assert isinstance(first, Started)  # noqa: S101 - the flow's first news
    teller = _Teller(world, caller, first.generation, first.plan)
    return teller, _events(teller, run, inbox)


async def _late(world: World, caller: Caller, run: "asyncio.Task[Receipt]", inbox: Inbox) -> AsyncIterator[bytes]:
    """The pieces for a client that has its headers already: for it a refusal is an event. Raises ImpastoError."""
    while True:
        try:
            first = await inbox.next(run, _SILENCE_S)
            break
        except TimeoutError:
            yield _KEEP_ALIVE
    problem = _problem(world, caller, run) if first is None else None
    if problem is not None:
        raise problem
    _, pieces = _begun(world, caller, run, first, inbox)
    async for piece in pieces:
        yield piece


class _Stream(Response):
    """Sends pieces as they come; when the client has left, the run goes on and the rest is merely read."""

    def __init__(self, caller: Caller, headers: dict[str, str], pieces: AsyncIterator[bytes], inbox: Inbox) -> None:
        super().__init__(headers={**_HEADERS, **headers}, media_type="text/event-stream")
        del self.headers["content-length"]
        self._pieces, self._inbox = _unless_gone(caller, pieces), inbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            await send({"type": "http.response.body", "body": _KEEP_ALIVE, "more_body": True})
            async for piece in self._pieces:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            self._inbox.close()


class _Teller:
    """Words events. Of the usage each `completed` tells its own picture's share; together they are the whole."""

    def __init__(self, world: World, caller: Caller, generation: str, plan: Plan) -> None:
        self.world, self.caller, self.generation = world, caller, generation
        self.plan = self._planned = plan
        self._resolved: list[Resolved] = []
        self._kept: list[StoredImage] = []
        self._created_s = world.clock_ms() // 1000
        self._told = Usage()

    def name(self, what: str) -> str:
        return f"{_PREFIX[self.plan.operation]}.{what}"

    def hear(self, news: Started | Resolved | Kept) -> None:
        """Another engine has to do it, or what it makes of the plan: as far as that is known, as the receipt has it."""
        match news:
            case Started(plan=plan):
                self._planned, self._resolved = plan, []
            case Resolved():
                self._resolved.append(news)
            case Kept(image=image):
                self._kept.append(image)
        self.plan = resolve(self._planned, self._resolved, self._kept)

    async def partial(self, news: PartialImage) -> AsyncIterator[bytes]:
        size = f"{news.size.width}x{news.size.height}"
        fields = self._fields(size, news.format) | {"partial_image_index": news.partial_index}
        try:
            async for piece in _event(self.name("partial_image"), _file(news.path), fields):
                yield piece
        finally:
            news.path.unlink(missing_ok=True)

    async def completed(
        self, image: StoredImage, usage: Usage, more: dict[str, Any], *, is_last: bool = False
    ) -> AsyncIterator[bytes]:
        """Raises `image_not_found` before the first byte, for a picture that was deleted meanwhile."""
        fields = self._fields(f"{image.width}x{image.height}", image.format) | {"usage": usage_json(usage)}
        if self.plan.safety_identifier is not None:
            fields["safety_identifier"] = self.plan.safety_identifier
        if self.caller.dialect == "lenient":
            told = {"generation": self.generation, "engine": self.plan.engine, "seed": seed_of(self.plan), **more}
            fields |= {"revised_prompt": image.revised_prompt, "impasto": told}
            if self.plan.n > 1:
                fields["image_index"] = image.index
        pieces: AsyncIterator[bytes]
        pieces = self.world.blobs.read(self.generation, image.index, piece_bytes=_PIECE_BYTES)
        if is_last and faults.breaks_off(self.caller):
            pieces = faults.half(pieces, image.size_bytes)
        async for piece in _event(self.name("completed"), pieces, fields):
            yield piece

    def share(self) -> Usage:
        """The usage of one more picture, as the plan reckons it; the words count with the first."""
        first, each = self._told == Usage(), self.plan.usage_each
        once = self.plan.usage_request if first else Usage()
        share = Usage(
            text_in=once.text_in + each.text_in,
            image_in=once.image_in + each.image_in,
            image_out=once.image_out + each.image_out,
            text_out=once.text_out + each.text_out,
        )
        self._told = _plus(self._told, share, 1)
        return share

    def rest(self, whole: Usage) -> Usage:
        """What the last picture has to tell, so that all shares come to the receipt's usage."""
        return _plus(whole, self._told, -1)

    def _fields(self, size: str, output_format: str) -> dict[str, Any]:
        return {
            "created_at": self._created_s,
            "size": size,
            "quality": self.plan.quality,
            "background": self.plan.background,
            "output_format": output_format,
        }


def _plus(one: Usage, other: Usage, sign: int) -> Usage:
    """Never below zero: a provider's own count may be lower than what was told before it came."""
    sums = {
        name: max(getattr(one, name) + sign * getattr(other, name), 0)
        for name in ("text_in", "image_in", "image_out", "text_out")
    }
    return Usage(**sums)


async def _events(teller: _Teller, run: "asyncio.Task[Receipt]", inbox: Inbox) -> AsyncIterator[bytes]:
    """Pictures on their way and finished ones as they come; the last one once all is settled."""
    waiting: StoredImage | None = None
    async for news in _news(run, inbox):
        if news is None:
            yield _KEEP_ALIVE
        elif isinstance(news, PartialImage):
            async for piece in teller.partial(news):
                yield piece
        else:
            teller.hear(news)
            if not isinstance(news, Kept):
                continue
            if waiting is not None:
                async for piece in teller.completed(waiting, teller.share(), {}):
                    yield piece
            waiting = news.image
    async for piece in _ending(teller, run, waiting):
        yield piece


async def _news(run: "asyncio.Task[Receipt]", inbox: Inbox) -> AsyncIterator[News | None]:
    """The news as they come; None for each long silence."""
    while True:
        try:
            news = await inbox.next(run, _SILENCE_S)
        except TimeoutError:
            yield None
            continue
        if news is None:
            return
        yield news


async def _ending(teller: _Teller, run: "asyncio.Task[Receipt]", waiting: StoredImage | None) -> AsyncIterator[bytes]:
    problem = _problem(teller.world, teller.caller, run)
    if problem is not None or waiting is None:
        yield _error(teller.caller, problem or error("internal"))
        return
    receipt = run.result()
    teller.plan = receipt.plan
    more = {"notices": notices_json(receipt.notices), **run_json(teller.world, receipt)}
    async for piece in teller.completed(waiting, teller.rest(receipt.usage), more, is_last=True):
        yield piece


def _problem(world: World, caller: Caller, run: "asyncio.Task[Receipt]") -> ImpastoError | None:
    if run.cancelled():
        return error("generation_interrupted")
    failure = run.exception()
    if failure is None:
        return None
    if isinstance(failure, ImpastoError):
        return failure
    world.log.error("unexpected", request_id=caller.request_id, exc_info=failure)
    return error("internal")


def _error(caller: Caller, problem: ImpastoError) -> bytes:
    caller.reader.refused = True
    telemetry.note(error=problem.name)
    problem.values.setdefault("request_id", caller.request_id)
    body = problem.body(lenient=caller.dialect == "lenient")
    return b"event: error\ndata: " + msgspec.json.encode({"type": "error", **body}) + b"\n\n"


async def _replayed(teller: _Teller, receipt: Receipt) -> AsyncIterator[bytes]:
    """The finished pictures of an answer that was given before."""
    more = {"notices": notices_json(receipt.notices), **run_json(teller.world, receipt), "replayed": True}
    for place, image in enumerate(receipt.images, 1):
        is_last = place == len(receipt.images)
        usage = teller.rest(receipt.usage) if is_last else teller.share()
        async for piece in teller.completed(image, usage, more if is_last else {}, is_last=is_last):
            yield piece


async def _unless_gone(caller: Caller, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The pieces, and an error event as the last for a late refusal or a picture that is not there any more."""
    try:
        async for piece in pieces:
            yield piece
    except ImpastoError as gone:
        yield _error(caller, gone)


async def _event(name: str, picture: AsyncIterator[bytes], fields: dict[str, Any]) -> AsyncIterator[bytes]:
    """One event, its picture encoded piece by piece."""
    yield f'event: {name}\ndata: {{"type":"{name}","b64_json":"'.encode()
    async for piece in picture:
        yield pybase64.b64encode(piece)
    yield b'",' + msgspec.json.encode(fields)[1:] + b"\n\n"


async def _file(path: Path) -> AsyncIterator[bytes]:
    for piece in _pieces(path):
        yield piece


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece
