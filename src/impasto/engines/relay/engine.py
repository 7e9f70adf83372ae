"""The relay: an engine that forwards what a plan asks to a provider. How the answer becomes events is in `reading.py`.

Must not decide what is bought twice: that is `http.py`'s business.
"""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path
from typing import Final

from impasto.engines.base import EngineFailed, EngineRefused
from impasto.engines.relay import Ours
from impasto.engines.relay.answers import listed
from impasto.engines.relay.files import Files
from impasto.engines.relay.http import Site
from impasto.engines.relay.inputs import readable
from impasto.engines.relay.landing import Picture
from impasto.engines.relay.provider import Provider
from impasto.engines.relay.reading import Call, Reading
from impasto.engines.relay.refusals import Declined, asks_to_verify, meaning, upstream_id
from impasto.engines.relay.scanner import Bounds
from impasto.engines.upstream import Upstream
from impasto.errors import ImpastoError
from impasto.pixels.workers import Workers
from impasto.settings import Settings
from impasto.telemetry import note, trace_headers
from impasto.types import Capabilities, Event, Inputs, Plan

# A finished picture may be larger than one that clients may send: 4K png with alpha.
_TIMES_AN_INPUT: Final = 4
VIA: Final = "impasto-via"
_LOG: Final = logging.getLogger(__name__)


class RelayEngine:
    """One configured upstream."""

    def __init__(
        self,
        provider: Provider,
        upstream: Upstream,
        site: Site,
        settings: Settings,
        workers: Workers,
        spool: Path,
        ours: Ours,
    ) -> None:
        self.name, self.title = upstream.name, f"{upstream.name} (relayed to {site.host})"
        self._provider, self._upstream, self._site = provider, upstream, site
        self._ours, self._workers, self._spool = ours, workers, spool
        self._bounds = Bounds(picture_bytes=settings.max_image_bytes * _TIMES_AN_INPUT)

    def capabilities(self, model: str) -> Capabilities | None:
        """As the provider's file and the catalog say, corrected by the entry."""
        called = self._upstream.called(model)
        found = self._provider.capabilities(model, called) if called is not None else None
        return None if found is None else self._upstream.corrected(model, found)

    async def start(self) -> None:
        """Open the pool of connections."""
        await self._site.start()

    async def stop(self) -> None:
        """Close it."""
        await self._site.stop()

    async def probe(self) -> tuple[str, ...]:
        """The models that it lists. Free. Raises EngineFailed."""
        try:
            found = listed(await self._site.get(self._provider.listing))
        except Declined as declined:
            raise EngineFailed(f"it answered with status {declined.status} {declined.code}".strip()) from declined
        if found is None:
            raise EngineFailed("it answers, but not with a list of models: its address may be wrong")
        return found

    async def run(self, plan: Plan, inputs: Inputs) -> AsyncIterator[Event]:
        """Ask the provider once. What was bought and cannot be had is an `EngineFailed` that is billed."""
        able, formats = self._able(plan), self._provider.input_formats
        with self._files() as files:
            async with readable(inputs, able, formats, self._workers, self._spool) as given:
                asked = self._provider.ask(plan, given, able)
                with self._failing(plan):
                    async with self._site.post(*asked, self._headers(plan), is_patient=plan.is_patient) as reply:
                        note(**upstream_id(reply.headers))
                        reading = Reading(Call(plan, able, reply, files), self._provider, self._bounds, self._fetch)
                        async with aclosing(reading.events()) as events:
                            async for event in events:
                                yield event

    def _able(self, plan: Plan) -> Capabilities:
        able = self.capabilities(plan.model)
        if able is None:
            raise EngineFailed(f"it no longer answers for '{plan.model}'", counts=False)
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

    @contextmanager
    def _failing(self, plan: Plan) -> Iterator[None]:
        """What went wrong as the flow has to know it. Where a call is free to repeat nothing was bought."""
        try:
            yield
        except Declined as declined:
            failure = self._told(declined)
            if isinstance(failure, EngineFailed) and plan.free_to_repeat:
                failure.billed = False
            raise failure from declined
        except EngineFailed as failure:
            if plan.free_to_repeat:
                failure.billed = False
            raise
        except (EngineRefused, ImpastoError, OSError):
            raise  # the provider's word, or trouble of this server's own
        except Exception as problem:
            # A stranger's answer may be anything: what nobody thought of is that answer's fault, and was sent and so
            # may be bought. Logged, because it is to be thought of.
            _LOG.exception("the answer of the engine '%s' could not be understood", self.name)
            billed = not plan.free_to_repeat
            raise EngineFailed("its answer could not be understood", billed=billed) from problem

    def _told(self, declined: Declined) -> EngineRefused | EngineFailed:
        note(upstream_status=declined.status, **upstream_id(declined.headers))
        if asks_to_verify(declined):
            note(hint="the organization of this server's own key has to be verified at the provider")
        return meaning(declined, self._upstream.key)

    async def _fetch(self, files: Files, link: str) -> Picture:
        """The picture at a link: an own one directly, any other with every guard."""
        url = self._site.whole(link)
        try:
            if self._site.is_ours(url):
                path = files.new()
                await self._site.fetch(url, path, self._bounds.picture_bytes)
                return Picture(path)
            return Picture(files.add(await self._ours.fetch(self._spool, self._bounds.picture_bytes, url)))
        except EngineFailed as problem:
            return Picture(None, problem=problem.reason, is_elsewhere=not self._site.is_ours(url))
