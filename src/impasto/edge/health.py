"""GET /healthz: is it ready? GET /readyz: what is wrong? Neither needs a key, neither tells a secret."""

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response

from impasto.edge.replies import json_reply
from impasto.errors import ImpastoError
from impasto.world import World

_WRITE = sa.text(
    "INSERT INTO meta (key, value) VALUES ('ready_ms', :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


async def healthz(request: Request) -> Response:
    """200 from the moment that requests are answered until the server drains, then 503."""
    draining: bool = request.app.state.draining
    return json_reply({"status": "draining" if draining else "ok"}, 503 if draining else 200)


async def readyz(request: Request) -> Response:
    """Each part with `ok` or what is wrong with it; 503 when any is."""
    world: World = request.app.state.world
    checks = {"database": await _database(world), "store": world.blobs.problem() or "ok"}
    checks["engines"] = ", ".join(world.routing.stations) or "no engine"
    checks["draining"] = "yes" if request.app.state.draining else "ok"
    wrong = any(checks[part] != "ok" for part in ("database", "store", "draining"))
    return json_reply({"status": "not ready" if wrong else "ok", "checks": checks}, 503 if wrong else 200)


async def _database(world: World) -> str:
    try:
        # A write of a row, because a full or read-only disk shows in nothing less.
        moment = {"value": str(world.clock_ms())}
        await world.db.write(lambda conn: conn.execute(_WRITE, moment).rowcount)
    except ImpastoError as problem:
        return problem.message()
    return "ok"
