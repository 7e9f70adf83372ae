"""What every run needs, and the runs under way. Built in one place: `app.py`. Must not decide anything."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from impasto import telemetry
from impasto.catalog.catalog import Catalog
from impasto.gather.screening.screen import Screen
from impasto.ledger.ledger import Ledger
from impasto.lineup import Lineup
from impasto.pixels.workers import Workers
from impasto.routing import Routing
from impasto.settings import Settings
from impasto.store.blobs import Blobs
from impasto.store.db import Database
from impasto.store.owners import Owner
from impasto.store.secret import Secret
from impasto.types import Receipt


class Runs:
    """The runs under way. A run outlives the connection that asked for it, and a stop waits for it."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self._live: set[str] = set()

    @contextmanager
    def live(self, generation: str) -> Iterator[None]:
        """While this lasts the generation is under way in this process, and recovery leaves it alone."""
        self._live.add(generation)
        try:
            yield
        finally:
            self._live.discard(generation)

    def is_live(self, generation: str) -> bool:
        """Whether it is under way here."""
        return generation in self._live

    def start(self, run: Coroutine[Any, Any, Receipt]) -> "asyncio.Task[Receipt]":
        """Begin the run; await the result through `asyncio.shield`."""
        task = asyncio.create_task(run)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # seen: nobody may be waiting any more

    async def drain(self, seconds: float) -> int:
        """Wait at most so long for the runs to end, then stop the rest; returns how many were stopped."""
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)
        left = [task for task in self._running if not task.done()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        return len(left)


@dataclass(frozen=True)
class World:
    """Everything that a run needs."""

    settings: Settings
    db: Database
    blobs: Blobs
    ledger: Ledger
    catalog: Catalog
    lineup: Lineup
    workers: Workers
    screen: Screen
    secret: Secret
    owner: Owner
    clock_ms: Callable[[], int]
    log: telemetry.Logger
    instance: str = ""
    metrics: telemetry.Metrics = field(default_factory=telemetry.Metrics)
    runs: Runs = field(default_factory=Runs)

    @property
    def routing(self) -> Routing:
        """Which engine answers for what, now."""
        return self.lineup.switchboard.now
