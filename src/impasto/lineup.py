"""Builds the routing from settings and config file: what cannot be used is refused before anything is started.

While serving, the file may be read again: engines whose entry is the same stay, the others go once their runs ended.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import AsyncExitStack
from pathlib import Path

from impasto import engines
from impasto.catalog.catalog import Catalog
from impasto.config.entries import Config, RouteEntry
from impasto.config.load import load_config
from impasto.engines.base import Engine
from impasto.engines.health import Health
from impasto.engines.relay import Ours
from impasto.engines.upstream import Upstream
from impasto.ledger.prices import PriceRuleInvalid, parse_rule
from impasto.pixels.workers import Workers
from impasto.routing import Routing, Station, Switchboard, answers, routing_of
from impasto.settings import Settings, SettingsError


class Lineup:
    """The engines of this process from their start to their stop.

    `reloading` is held by whoever reads the config file again: an older one must not come after a newer one.
    """

    def __init__(self, settings: Settings, workers: Workers, spool: Path, ours: Ours = engines.NOWHERE) -> None:
        self._settings, self._workers, self._spool, self._ours = settings, workers, spool, ours
        self._retiring = set[asyncio.Task[None]]()
        self.reloading = asyncio.Lock()
        self.config = load_config(settings)
        self.switchboard = Switchboard(self._planned(self.config))

    def _planned(self, config: Config, before: Mapping[str, Station] | None = None) -> Routing:
        """The routing that this config means, its new engines not started. Raises SettingsError."""
        upstreams = engines.chosen(self._settings, config)
        stations = {}
        for name, upstream in upstreams.items():
            kept = (before or {}).get(name)
            stations[name] = kept if kept is not None and kept.upstream == upstream else self._station(upstream, config)
        # One engine by name answers for all that it can do, whatever the routes say.
        routing = routing_of(stations, () if self._settings.engine else config.routes)
        _check(routing, config)
        return routing

    async def start(self) -> None:
        """Get every engine ready."""
        for station in self.switchboard.now.stations.values():
            await station.engine.start()

    async def reload(self, config: Config, also: Callable[[], Awaitable[None]]) -> Mapping[str, str]:
        """Go by another config from now on; what became of each engine that changed.

        `also` is the last that may fail: what else has to be taken over with it. Raises what it raises, SettingsError
        and what an engine's start raises, and then all is as before.
        """
        before = self.switchboard.now.stations
        # In a thread, because it reads the files of keys and capabilities.
        after = await asyncio.to_thread(self._planned, config, before)
        check_succession(self.switchboard.now, after, self._settings)
        new = [station for name, station in after.stations.items() if station is not before.get(name)]
        async with AsyncExitStack() as started:
            for station in new:
                await station.engine.start()
                started.push_async_callback(station.engine.stop)
            await also()
            started.pop_all()
        self.config, self.switchboard.now = config, after
        gone = [station for name, station in before.items() if station is not after.stations.get(name)]
        for station in gone:
            self._retiring.add(task := asyncio.create_task(station.retire()))
            task.add_done_callback(self._retiring.discard)
        return {station.name: "removed" for station in gone} | {
            station.name: "changed" if station.name in before else "added" for station in new
        }

    async def stop(self) -> None:
        """Give every engine back."""
        for station in self.switchboard.now.stations.values():
            await station.engine.stop()
        await asyncio.gather(*self._retiring)  # their runs have ended, or were cut off

    def _station(self, upstream: Upstream, config: Config) -> Station:
        try:
            parse_rule(upstream.entry.cost)
        except PriceRuleInvalid as problem:
            raise config.mistake(("engines", upstream.name, "cost"), str(problem)) from problem
        engine = _blamed(
            config,
            upstream,
            lambda: engines.build(upstream, self._settings, self._workers, self._spool, self._ours),
        )
        # What fails in this process fails by its request: leaving the engine alone for it would let one client's
        # requests refuse those of all others.
        failures = self._settings.breaker_failures if _is_elsewhere(upstream) else 0
        health = Health(failures, self._settings.breaker_s)
        return Station(upstream.name, engine, upstream, self._settings.queue_length, health)


def _blamed(config: Config, upstream: Upstream, build: Callable[[], Engine]) -> Engine:
    """The engine; what is wrong with it is told with the place of its entry."""
    try:
        return build()
    except SettingsError as problem:
        raise config.mistake(("engines", upstream.name), str(problem)) from problem


def check_succession(before: Routing, after: Routing, settings: Settings) -> None:
    """A config that takes the place of another while the server serves. Raises SettingsError.

    An emptied file would let the renderer draw what was meant for an upstream, and nobody would hear of it.
    """
    if _has_upstream(before) and not _has_upstream(after):
        raise SettingsError(
            f"{settings.config}: it names no upstream any more: restart to serve with the built-in renderer alone"
        )


def _has_upstream(routing: Routing) -> bool:
    return any(_is_elsewhere(station.upstream) for station in routing.stations.values())


def _is_elsewhere(upstream: Upstream) -> bool:
    return upstream.entry.provider not in engines.BUILT_IN


def _check(routing: Routing, config: Config) -> None:
    """Every engine can draw something, every route leads somewhere, and each counts. Raises SettingsError."""
    for name, station in routing.stations.items():
        _check_station(station, {*Catalog.load().names(), *routing.named}, config, ("engines", name))
    for place, route in enumerate(routing.routes):
        _check_route(routing, route, config, place)
        for model in route.models:
            if (first := next((at for at in range(place) if answers(routing.routes[at], model)), None)) is not None:
                raise config.mistake(
                    ("routes", place, "models"), f"'{model}' is never looked for here: routes[{first}] has it already"
                )


def _check_station(station: Station, models: Iterable[str], config: Config, at: tuple[str, str]) -> None:
    """What its provider, its entry and its capability file say together must hold, too."""
    for model in sorted(models):
        able = station.capabilities(model)
        if able is not None and able.min_edge > able.max_edge:
            raise config.mistake(
                (*at, "capabilities"),
                f"of '{model}' it draws nothing: min_edge, {able.min_edge}, is more than max_edge, {able.max_edge}",
            )


def _check_route(routing: Routing, route: RouteEntry, config: Config, place: int) -> None:
    at = ("routes", place)
    for name in route.engines:
        if name not in routing.stations:
            known = ", ".join(routing.stations)
            raise config.mistake((*at, "engines"), f"there is no engine '{name}'; there are: {known}")
    for model in route.models:
        if not model.endswith("*") and routing.first(model) is None:
            raise config.mistake((*at, "models"), f"none of the route's engines answers for '{model}'")
