"""The relay: an engine that forwards what a plan asks to a provider, and turns its answer into events.

Every picture lands in the spool while it arrives. Must not decide what is bought twice: that is `http.py`'s business.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from impasto.catalog.catalog import Catalog
from impasto.catalog.tokens import PARTIAL_TOKENS, output_tokens
from impasto.engines.base import EngineFailed, EngineRefused
from impasto.engines.relay import Ours, openai
from impasto.engines.relay.answers import Answer, Given, decoded, read_answer, read_completed
from impasto.engines.relay.events import EventReader, ServerEvent
from impasto.engines.relay.http import Reply, Site
from impasto.engines.relay.inputs import readable
from impasto.engines.relay.landing import Picture
from impasto.engines.relay.refusals import (
    NO_PICTURE,
    Declined,
    asks_to_verify,
    declined_within,
    meaning,
    upstream_id,
)
from impasto.engines.relay.scanner import Bounds, Document, Scanner, TooLong
from impasto.engines.upstream import Upstream
from impasto.pixels.sniff import FORMATS, read_size, sniff
from impasto.pixels.workers import Workers
from impasto.settings import Settings
from impasto.store.ids import new_id
from impasto.telemetry import note, trace_headers
from impasto.types import (
    Capabilities,
    Event,
    Image,
    Inputs,
    Metered,
    Notice,
    PartialImage,
    Plan,
    Remark,
    Resolved,
    Size,
    Usage,
)

_HEAD_BYTES: Final = 1 << 16
# A finished picture may be larger than one that clients may send: 4K png with alpha.
_TIMES_AN_INPUT: Final = 4
VIA: Final = "impasto-via"


class Files:
    """The files that one call made and has not handed over."""

    def __init__(self, spool: Path) -> None:
        self._spool, self._made = spool, set[Path]()

    def new(self) -> Path:
        """Where the next picture may be written."""
        return self.add(self._spool / new_id("relay"))

    def add(self, path: Path) -> Path:
        """One more to look after."""
        self._made.add(path)
        return path

    def hand_over(self, path: Path) -> Path:
        """The file is its receiver's now."""
        self._made.discard(path)
        return path

    def remove(self) -> None:
        """Remove what was not handed over."""
        for path in self._made:
            path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Call:
    """One call on its way."""

    plan: Plan
    reply: Reply
    files: Files


class RelayEngine:
    """One configured upstream."""

    def __init__(
        self, upstream: Upstream, site: Site, settings: Settings, workers: Workers, spool: Path, ours: Ours
    ) -> None:
        self.name, self.title = upstream.name, f"{upstream.name} (relayed to {site.host})"
        self._upstream, self._site, self._ours, self._workers, self._spool = upstream, site, ours, workers, spool
        self._bounds = Bounds(picture_bytes=settings.max_image_bytes * _TIMES_AN_INPUT)

    def capabilities(self, model: str) -> Capabilities | None:
        """As the catalog says of the provider's models."""
        called = self._upstream.called(model)
        if called is None:
            return None
        found = openai.capabilities(model, called, is_named=self._upstream.is_named(model))
        return None if found is None else self._upstream.corrected(model, found)

    async def start(self) -> None:
        """Open the pool of connections."""
        await self._site.start()

    async def stop(self) -> None:
        """Close it."""
        await self._site.stop()

    async def run(self, plan: Plan, inputs: Inputs) -> AsyncIterator[Event]:
        """Ask the provider once. What was bought and cannot be had is an `EngineFailed` that is billed."""
        with self._files() as files:
            try:
                async with (
                    readable(inputs, self._workers, self._spool) as given,
                    self._site.post(*openai.ask(plan, given, self._able(plan)), self._headers(plan)) as reply,
                ):
                    note(**upstream_id(reply.headers))
                    async with aclosing(self._read(Call(plan, reply, files))) as events:
                        async for event in events:
                            yield event
            except Declined as declined:
                raise self._told(declined) from declined

    def _able(self, plan: Plan) -> Capabilities:
        able = self.capabilities(plan.model)
        if able is None:
            raise EngineFailed(f"it no longer answers for '{plan.model}'")
        return able

    def _headers(self, plan: Plan) -> dict[str, str]:
        headers = {**trace_headers(), VIA: ", ".join((*plan.via, self._ours.instance))}
        return {**headers, "idempotency-key": plan.call} if plan.call else headers

    @contextmanager
    def _files(self) -> Iterator[Files]:
        files = Files(self._spool)
        try:
            yield files
        finally:
            files.remove()

    def _told(self, declined: Declined) -> EngineRefused | EngineFailed:
        note(upstream_status=declined.status, **upstream_id(declined.headers))
        if asks_to_verify(declined):
            note(hint="the organization of this server's own key has to be verified at the provider")
        return meaning(declined, self._upstream.key)

    async def _read(self, call: Call) -> AsyncGenerator[Event, None]:
        try:
            read = self._stream if call.reply.is_stream else self._whole
            async with aclosing(read(call)) as events:
                async for event in events:
                    yield event
        except TooLong as problem:
            raise _bought(call, "its answer is too long") from problem

    async def _whole(self, call: Call) -> AsyncGenerator[Event, None]:
        """An answer in one piece."""
        scanner = Scanner(call.files.new, self._bounds)
        try:
            async for piece in call.reply.pieces():
                scanner.feed(piece)
        finally:
            document = scanner.close()
        body = decoded(document)
        if body is None:
            raise _bought(call, "its answer is not JSON, or not whole")
        async for event in self._finished(call, read_answer(body, document), 0):
            yield event

    async def _stream(self, call: Call) -> AsyncGenerator[Event, None]:
        """An answer in events. After the finished picture nothing is waited for."""
        reader = EventReader(lambda: Scanner(call.files.new, self._bounds))
        shown = 0
        try:
            async for event in _events(reader, call.reply):
                body = decoded(event.document) or {}
                kind = str(body.get("type") or event.name).rpartition(".")[2]
                if kind == "error" or body.get("error"):
                    raise _error_event(call, body, shown)
                if kind == "partial_image":
                    for told in self._partial(call, body, event.document, shown):
                        shown += isinstance(told, PartialImage)
                        yield told
                elif kind == "completed" or "data" in body:
                    read = read_answer if "data" in body else read_completed
                    async for made in self._finished(call, read(body, event.document), shown):
                        yield made
                    return
        finally:
            reader.abandon()
        raise _bought(call, "its stream ended before the picture did")

    def _partial(self, call: Call, body: dict[str, Any], document: Document, shown: int) -> Iterator[Event]:
        """A picture on its way, as long as it is one and somebody asked for it."""
        answer = read_completed(body, document)
        found = _facts(answer.given[0].picture)
        if found is None or shown >= call.plan.partial_images:
            return
        path, fmt, size = found
        if not shown:
            yield _resolved(call, answer)
        yield PartialImage(path=call.files.hand_over(path), format=fmt, size=size, index=0, partial_index=shown)

    async def _finished(self, call: Call, answer: Answer, shown: int) -> AsyncGenerator[Event, None]:
        """What was resolved and consumed, then the pictures: whoever keeps one knows what it took."""
        if answer.problem is not None:
            raise _refused(call, answer.problem, bought=bool(answer.given) or shown > 0)
        landed = [(given, await self._landed(call, given)) for given in answer.given]
        made = [(given, facts) for given, picture in landed if (facts := _facts(picture)) is not None]
        if not made:
            raise _bought(call, _why_none(landed))
        wanted = made[: call.plan.n]
        yield _resolved(call, answer)
        usage = answer.usage or _reckoned(call.plan, answer, [size for _, (_, _, size) in made], shown)
        yield Metered(usage=usage, pictures=len(made))
        if len(made) > call.plan.n:
            told = f"The engine made {len(made)} pictures; {call.plan.n} were asked for, the others are dropped."
            yield Remark(notice=Notice("pictures_dropped", told, "n"))
        for index, (given, (path, fmt, size)) in enumerate(wanted):
            image = Image(path=path, format=fmt, size=size, index=index, revised_prompt=given.revised_prompt)
            call.files.hand_over(path)
            yield image

    async def _landed(self, call: Call, given: Given) -> Picture | None:
        """The picture's file, fetched where only a link was given: an own one directly, any other with every guard."""
        if given.url is None:
            return given.picture
        try:
            if self._site.is_ours(given.url):
                path = call.files.new()
                await self._site.fetch(given.url, path, self._bounds.picture_bytes)
                return Picture(path)
            fetched = await self._ours.fetch(self._spool, self._bounds.picture_bytes, given.url)
            return Picture(call.files.add(fetched))
        except EngineFailed as problem:
            return Picture(None, problem=problem.reason)


async def _events(reader: EventReader, reply: Reply) -> AsyncIterator[ServerEvent]:
    async for piece in reply.pieces():
        for event in reader.feed(piece):
            yield event
    if (last := reader.close()) is not None:
        yield last


def _facts(picture: Picture | None) -> tuple[Path, str, Size] | None:
    """A picture's file, format and size; None for what is no picture of a kind that we hand out."""
    if picture is None or picture.path is None:
        return None
    with picture.path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    fmt, size = sniff(head), read_size(head)
    return (picture.path, fmt, Size(*size)) if fmt in FORMATS and size is not None else None


def _resolved(call: Call, answer: Answer) -> Resolved:
    quality = answer.quality if "quality" in call.plan.auto else None
    background = answer.background if "background" in call.plan.auto else None
    return Resolved(quality=quality, background=background, upstream_id=_id(call.reply))


def _id(reply: Reply) -> str | None:
    return upstream_id(reply.headers).get("upstream_request_id")


def _reckoned(plan: Plan, answer: Answer, sizes: list[Size], shown: int) -> Usage:
    """The usage of an answer that told none, by the formulas for what was drawn."""
    model = Catalog.load().model(plan.model)
    quality = answer.quality if answer.quality is not None and "quality" in plan.auto else plan.quality
    drawn = sum(output_tokens(model.tokens, quality, size) for size in sizes) if model is not None else 0
    once = plan.usage_request
    return Usage(text_in=once.text_in, image_in=once.image_in, image_out=drawn + shown * PARTIAL_TOKENS)


def _why_none(landed: list[tuple[Given, Picture | None]]) -> str:
    problems = [picture.problem for _, picture in landed if picture is not None and picture.problem]
    return f"{NO_PICTURE}: {problems[0]}" if problems else NO_PICTURE


def _bought(call: Call, reason: str) -> EngineFailed:
    return EngineFailed(reason, billed=True, values=upstream_id(call.reply.headers))


def _error_event(call: Call, body: dict[str, Any], shown: int) -> Exception:
    problem = body.get("error")
    if not isinstance(problem, dict):
        problem = {name: body.get(name) for name in ("message", "type", "code", "param")}
        problem["type"] = None if problem["type"] == "error" else problem["type"]
    return _refused(call, problem, bought=shown > 0)


def _refused(call: Call, problem: dict[str, Any], *, bought: bool) -> Exception:
    """An error that came after status 200: the provider's word, unless pictures came with it."""
    declined = declined_within(problem, call.reply.headers)
    if bought and declined.status >= 429:
        return _bought(call, "it failed after it had begun to answer")
    return declined
