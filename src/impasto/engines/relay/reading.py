"""A provider's answer on its way to events: in one piece or as a stream, its pictures landing in the spool.

Must not know a provider: how an answer reads is in the record it was given.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from impasto.engines.base import EngineFailed
from impasto.engines.relay.answers import Answer, Given, decoded, read_completed
from impasto.engines.relay.consumed import consumed
from impasto.engines.relay.events import EventReader, ServerEvent
from impasto.engines.relay.files import Files, facts
from impasto.engines.relay.http import Reply
from impasto.engines.relay.landing import Picture
from impasto.engines.relay.provider import Provider
from impasto.engines.relay.refusals import NO_PICTURE, declined_within, upstream_id
from impasto.engines.relay.scanner import Bounds, Document, Scanner, TooLong
from impasto.types import (
    Capabilities,
    Event,
    Image,
    Metered,
    Notice,
    PartialImage,
    Plan,
    Remark,
    Resolved,
)

Fetch = Callable[[Files, str], Awaitable[Picture]]
"""The picture at a link of an answer."""


@dataclass(frozen=True)
class Call:
    """One call on its way."""

    plan: Plan
    able: Capabilities
    reply: Reply
    files: Files


class Reading:
    """The reading of one answer."""

    def __init__(self, call: Call, provider: Provider, bounds: Bounds, fetch: Fetch) -> None:
        self._call, self._provider, self._bounds, self._fetch = call, provider, bounds, fetch

    async def events(self) -> AsyncGenerator[Event, None]:
        """What it comes to. Raises Declined, and EngineFailed: what came under status 200 was bought."""
        try:
            read = self._stream if self._call.reply.is_stream else self._whole
            async with aclosing(read()) as events:
                async for event in events:
                    yield event
        except TooLong as problem:
            raise _bought(self._call, "its answer is too long") from problem

    def _scanner(self) -> Scanner:
        return Scanner(self._call.files.new, self._bounds, self._provider.keys)

    async def _whole(self) -> AsyncGenerator[Event, None]:
        """An answer in one piece. One that is whole counts, whatever became of the connection after it."""
        scanner, broken = self._scanner(), None
        try:
            async for piece in self._call.reply.pieces():
                scanner.feed(piece)
        except EngineFailed as failure:
            broken = failure
        finally:
            document = scanner.close()
        body = decoded(document)
        if body is None:
            raise broken or _bought(self._call, "its answer is not JSON, or not whole")
        async for event in self._finished(self._provider.read(body, document), 0):
            yield event

    async def _stream(self) -> AsyncGenerator[Event, None]:
        """An answer in events. After the finished picture nothing is waited for."""
        reader = EventReader(self._scanner)
        shown = 0
        try:
            async for event in _events(reader, self._call.reply):
                body = decoded(event.document) or {}
                kind = str(body.get("type") or event.name).rpartition(".")[2]
                if kind == "error" or body.get("error"):
                    raise self._error_event(body, shown)
                if kind == "partial_image":
                    for told in self._partial(body, event.document, shown):
                        shown += isinstance(told, PartialImage)
                        yield told
                elif kind == "completed" or "data" in body:
                    read = self._provider.read if "data" in body else read_completed
                    async for made in self._finished(read(body, event.document), shown):
                        yield made
                    return
                # What was not shown by now is nobody's; a stream may have any number of them.
                self._call.files.drop(event.document.pictures)
        finally:
            reader.abandon()
        raise _bought(self._call, "its stream ended before the picture did")

    def _partial(self, body: dict[str, Any], document: Document, shown: int) -> Iterator[Event]:
        """A picture on its way, as long as it is one and somebody asked for it."""
        answer = read_completed(body, document)
        found = facts(answer.given[0].picture)
        if found is None or shown >= self._call.plan.partial_images:
            return
        path, fmt, size = found
        if not shown:
            yield _resolved(self._call, answer)
        handed = self._call.files.hand_over(path)
        yield PartialImage(path=handed, format=fmt, size=size, index=0, partial_index=shown)

    async def _finished(self, answer: Answer, shown: int) -> AsyncGenerator[Event, None]:
        """What was resolved and consumed, then the pictures: whoever keeps one knows what it took."""
        plan = self._call.plan
        if answer.problem is not None:
            raise self._refused(answer.problem, bought=bool(answer.given) or shown > 0)
        landed = [(given, await self._landed(given)) for given in answer.given]
        made = [(given, found) for given, picture in landed if (found := facts(picture)) is not None]
        if not made:
            raise _without_picture(self._call, [picture for _, picture in landed if picture is not None])
        yield _resolved(self._call, answer)
        sizes = [size for _, (_, _, size) in made]
        usage = consumed(plan, answer, sizes, shown, is_told=self._call.able.tells_usage)
        yield Metered(usage=usage, pictures=len(made))
        if len(made) > plan.n:
            told = f"The engine made {len(made)} pictures; {plan.n} were asked for, the others are dropped."
            yield Remark(notice=Notice("pictures_dropped", told, "n"))
        for index, (given, (path, fmt, size)) in enumerate(made[: plan.n]):
            image = Image(path=path, format=fmt, size=size, index=index, revised_prompt=given.revised_prompt)
            self._call.files.hand_over(path)
            yield image

    async def _landed(self, given: Given) -> Picture | None:
        """The picture's file, fetched where only a link was given."""
        return given.picture if given.url is None else await self._fetch(self._call.files, given.url)

    def _error_event(self, body: dict[str, Any], shown: int) -> Exception:
        problem = body.get("error")
        if not isinstance(problem, dict):
            problem = {name: body.get(name) for name in ("message", "type", "code", "param")}
            problem["type"] = None if problem["type"] == "error" else problem["type"]
        worded = self._provider.declined(500, self._call.reply.headers, {"error": problem}).problem
        return self._refused(worded or problem, bought=shown > 0)

    def _refused(self, problem: dict[str, Any], *, bought: bool) -> Exception:
        """An error that came after status 200: the provider's word, unless pictures came with it."""
        declined = declined_within(problem, self._call.reply.headers)
        if bought and declined.status >= 429:
            return _bought(self._call, "it failed after it had begun to answer")
        return declined


async def _events(reader: EventReader, reply: Reply) -> AsyncIterator[ServerEvent]:
    """The events; the last one also where the connection broke before its end: it may be whole."""
    broken = None
    try:
        async for piece in reply.pieces():
            for event in reader.feed(piece):
                yield event
    except EngineFailed as failure:
        broken = failure
    if (last := reader.close()) is not None and decoded(last.document) is not None:
        yield last
    if broken is not None:
        raise broken


def _resolved(call: Call, answer: Answer) -> Resolved:
    quality = answer.quality if "quality" in call.plan.auto else None
    background = answer.background if "background" in call.plan.auto else None
    upstream = upstream_id(call.reply.headers).get("upstream_request_id")
    return Resolved(quality=quality, background=background, upstream_id=upstream)


def _without_picture(call: Call, landed: list[Picture]) -> EngineFailed:
    """An answer that holds none. One that says words alone was understood: so models decline to draw."""
    problems = [picture.problem for picture in landed if picture.problem]
    failure = _bought(call, f"{NO_PICTURE}: {problems[0]}" if problems else NO_PICTURE)
    failure.counts = any(not picture.is_elsewhere for picture in landed)
    return failure


def _bought(call: Call, reason: str) -> EngineFailed:
    return EngineFailed(reason, billed=True, values=upstream_id(call.reply.headers))
