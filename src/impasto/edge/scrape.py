"""GET /metrics: what Prometheus reads. For whoever asks from this machine itself, and for any key."""

import asyncio
import ipaddress

from starlette.requests import Request
from starlette.responses import Response

from impasto.admit import auth
from impasto.errors import error
from impasto.store import standing
from impasto.telemetry.counters import CONTENT_TYPE
from impasto.world import World

# Who says that it speaks for another is a proxy, and the other may be anywhere.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
_NANO = 1e9


async def metrics(request: Request) -> Response:
    """Counts and times of all server processes of this data folder, in the text format of Prometheus.

    From this machine without a key, unless a proxy passed it on. Not found where the setting `metrics` is off.
    """
    world: World = request.app.state.world
    counters = world.metrics.counters
    if counters is None:
        raise error("not_found", method=request.method, path=request.url.path)
    if not _is_from_here(request):
        await auth.find(world.db, request.headers.get("authorization", ""), world.clock_ms())
    now = await world.db.scan(standing.read)
    scraped = {
        "impasto_holds_open": now.holds,
        "impasto_held_dollars": now.held_nano / _NANO,
        "impasto_kept_images": now.kept_images,
        "impasto_kept_bytes": now.kept_bytes,
    }
    return Response(await asyncio.to_thread(counters.text, scraped), media_type=CONTENT_TYPE)


def _is_from_here(request: Request) -> bool:
    if request.client is None or any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
