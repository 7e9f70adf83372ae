"""Which engine answers: every engine of this server at its station, and the routes from models to them.

A routing never changes; another one takes its place when the config file is read again (`reloading.py`).
"""

import asyncio
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Self

from impasto.admit.queues import Place, Queue
from impasto.catalog.catalog import Catalog
from impasto.config.entries import RouteEntry
from impasto.engines.base import Engine
from impasto.engines.health import Health, Out
from impasto.engines.upstream import Upstream
from impasto.errors import error_after
from impasto.types import Capabilities, Plan


class Station:
    """One engine, with the queue before it and its health. `upstream` is what it was built from."""

    def __init__(self, name: str, engine: Engine, upstream: Upstream, longest_queue: int, health: Health) -> None:
        self.name, self.engine, self.upstream = name, engine, upstream
        self.health = health
        self._longest_queue = longest_queue
        self._queue: Queue | None = None
        self._requests = 0
        self._idle = asyncio.Event()
        self._idle.set()

    def capabilities(self, model: str) -> Capabilities | None:
        """What it can do for a public model, or None."""
        return self.engine.capabilities(model)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """A request that may come to ask it, until that has ended: so long its engine is not stopped."""
        self._requests += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._requests -= 1
            if not self._requests:
                self._idle.set()

    @contextmanager
    def enter(self, plan: Plan, project_id: str) -> Iterator[Place]:
        """A place in its queue for the run of this plan, until it has ended. Raises `engine_busy`, `engine_out`."""
        calls = len(plan.calls)
        try:
            with self.health.attempt(), self._of(plan).enter(project_id, calls, plan.expected_s / calls) as place:
                yield place
        except Out as out:
            raise error_after(round(out.wait_s * 1000), "engine_out", model=plan.model) from out

    async def retire(self) -> None:
        """No routing has it any more: stop the engine once the last request that came before has ended."""
        await self._idle.wait()
        await self.engine.stop()

    def _of(self, plan: Plan) -> Queue:
        if self._queue is None:
            able = self.engine.capabilities(plan.model)
            assert able is not None  # noqa: S101 - the plan has chosen the engine for this model
            self._queue = Queue(self.name, able.in_flight, self._longest_queue)
        return self._queue


@dataclass(frozen=True)
class Routing:
    """The stations by name in the order of the config file, and the routes."""

    stations: Mapping[str, Station]
    routes: Sequence[RouteEntry] = ()
    named: frozenset[str] = field(default=frozenset())

    @contextmanager
    def in_use(self) -> Iterator[Self]:
        """For one request from its planning to its end: its engines stay, whatever is read again meanwhile."""
        with ExitStack() as uses:
            for station in self.stations.values():
                uses.enter_context(station.in_use())
            yield self

    def candidates(self, model: str) -> list[tuple[Station, Capabilities]]:
        """The stations that are able to answer for this public model, the preferred first, healthy or not."""
        ordered = (self.stations[name] for name in self._order(model))
        return [(station, able) for station in ordered if (able := station.capabilities(model)) is not None]

    def healthy(self, model: str) -> list[tuple[str, Capabilities]]:
        """The engines that may be asked now, by name, with what they can do."""
        return [(station.name, able) for station, able in self.candidates(model) if not station.health.wait_s()]

    def out_ms(self, model: str) -> int | None:
        """When the first of the able engines that are out may be asked; None where none is out."""
        waits_s = [wait_s for station, _ in self.candidates(model) if (wait_s := station.health.wait_s())]
        return round(min(waits_s) * 1000) if waits_s else None

    def models(self) -> list[str]:
        """The public models of the catalog and those that the config file names, by name."""
        return sorted({*Catalog.load().names(), *self.named})

    def models_of(self, station: Station) -> list[str]:
        """Those of them for which this station is able to answer."""
        return [model for model in self.models() if station.capabilities(model) is not None]

    def first(self, model: str) -> Engine | None:
        """The engine that answers for this model when all are well."""
        found = self.candidates(model)
        return found[0][0].engine if found else None

    def _order(self, model: str) -> Sequence[str]:
        route = next((route for route in self.routes if answers(route, model)), None)
        if route is None:
            return list(self.stations)
        if not route.weights:
            return route.engines
        weights = [route.weights[name] for name in route.engines]
        (drawn,) = random.choices(route.engines, weights)  # noqa: S311 - nobody gains by foreseeing it
        return [drawn, *(name for name in route.engines if name != drawn)]


def answers(route: RouteEntry, model: str) -> bool:
    """Whether a route is that of a model, or of all that a name with a * at its end stands for."""
    return any(
        model.startswith(pattern[:-1]) if pattern.endswith("*") else model == pattern for pattern in route.models
    )


def routing_of(stations: Mapping[str, Station], routes: Sequence[RouteEntry]) -> Routing:
    """The routing over these stations. Names that the config file mentions pass when the catalog lacks them."""
    named = {name for route in routes for name in route.models if not name.endswith("*")}
    for station in stations.values():
        named |= set(station.upstream.entry.names or ())
    return Routing(stations, tuple(routes), frozenset(named))


class Switchboard:
    """The routing of now. Requests keep to the one that they were planned by, whatever takes its place meanwhile."""

    def __init__(self, routing: Routing) -> None:
        self.now = routing
