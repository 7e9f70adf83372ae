"""An engine's place in the server: what it takes while it is there, and what becomes of it when its table goes."""

import asyncio
from pathlib import Path

import pytest

from impasto.config.entries import EngineEntry
from impasto.engines.base import EngineFailed
from impasto.engines.health import Health
from impasto.engines.null import NullEngine
from impasto.engines.upstream import configured
from impasto.errors import ImpastoError
from impasto.pixels.workers import Workers
from impasto.routing import Routing, Station
from impasto.settings import Settings
from impasto.types import Size
from plans import a_plan

PLAN = a_plan(size=Size(64, 64))


class Stopped(NullEngine):
    """Says whether it was."""

    is_stopped = False

    async def stop(self) -> None:
        self.is_stopped = True


@pytest.fixture
def station() -> Station:
    engine = Stopped(Settings(null_in_flight=1), Workers(1), Path())
    upstream = configured("null", EngineEntry(provider="null"))
    return Station("null", engine, upstream, 0, Health(1, 30.0))


async def test_one_that_goes_is_there_until_all_that_were_planned_for_it_have_ended(station: Station) -> None:
    assert isinstance(station.engine, Stopped)
    routing = Routing({"null": station})
    with routing.in_use():
        with routing.in_use():
            going = asyncio.create_task(station.retire())
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        with station.enter(PLAN, "a"):
            assert not station.engine.is_stopped

    await going

    assert station.engine.is_stopped


async def test_one_that_is_out_or_full_says_so(station: Station) -> None:
    with station.enter(PLAN, "a") as place:
        async with place.turn():
            with pytest.raises(ImpastoError) as full, station.enter(PLAN, "b"):
                pass
    station.health.failed(EngineFailed("it answered with status 500"))
    with pytest.raises(ImpastoError) as out, station.enter(PLAN, "a"):
        pass

    assert (full.value.name, out.value.name) == ("engine_busy", "engine_out")
    assert out.value.headers["retry-after"] == "30"
