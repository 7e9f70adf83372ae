"""GET /v1/organization/engines: how each engine does. For admin keys; the door sees to that."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from impasto.edge.replies import json_reply
from impasto.routing import Station
from impasto.store import engine_runs
from impasto.store.engine_runs import EngineRuns
from impasto.world import World

_WINDOW_S = 3600


async def engines(request: Request) -> Response:
    """All of them in the order of the config file.

    Runs are those of every process in the last hour, the latest thousand; health is what the process that answers
    knows of.
    """
    world: World = request.app.state.world
    since_ms = world.clock_ms() - _WINDOW_S * 1000
    stations = list(world.routing.stations.values())
    runs = await world.db.scan(lambda conn: engine_runs.read(conn, [station.name for station in stations], since_ms))
    data = [_engine(world, station, found) for station, found in zip(stations, runs, strict=True)]
    return json_reply({"object": "list", "data": data})


def _engine(world: World, station: Station, runs: EngineRuns) -> dict[str, Any]:
    health = station.health
    return {
        "id": station.name,
        "object": "organization.engine",
        "provider": station.upstream.entry.provider,
        "title": station.engine.title,
        "models": world.routing.models_of(station),
        "status": "out" if health.is_out else "healthy",
        "retry_after_seconds": round(health.wait_s(), 3) if health.is_out else None,
        "in_flight": runs.in_flight,
        "window_seconds": _WINDOW_S,
        "runs": {
            "done": runs.done,
            "failed": runs.failed,
            "refused": runs.refused,
            "unknown": runs.unknown,
            "moved_on": runs.moved,
        },
        "seconds": {"p50": runs.p50_s, "p99": runs.p99_s},
        "last_error": _last_error(world, station, runs),
    }


def _last_error(world: World, station: Station, runs: EngineRuns) -> dict[str, Any] | None:
    """The newest failure: one that this process met, which knows its reason, or one that ended a run anywhere."""
    ago_s, last = station.health.last_ago_s(), station.health.last
    met_ms = world.clock_ms() - round((ago_s or 0.0) * 1000) if last is not None else None
    if last is not None and met_ms is not None and met_ms >= (runs.last_error_ms or 0) - 1000:
        return {"error": last[1].name, "reason": last[1].reason, "at": met_ms // 1000}
    if runs.last_error is None or runs.last_error_ms is None:
        return None
    return {"error": runs.last_error, "reason": None, "at": runs.last_error_ms // 1000}
