"""POST /v1/images/quote: the body of a generation or an edit; what it would do and cost. Nothing is drawn or held."""

from starlette.requests import Request
from starlette.responses import Response

from impasto import flow
from impasto.admit import limits
from impasto.edge import edits
from impasto.edge.answers import notices_json, usage_json
from impasto.edge.body import read_json_body
from impasto.edge.replies import caller_of, json_reply
from impasto.edge.wire import parse_object, typed_generation
from impasto.errors import error
from impasto.ledger import money, prices
from impasto.types import ImageRequest, Uploads
from impasto.world import World


async def quote(request: Request) -> Response:
    """What a request would do and cost."""
    world: World = request.app.state.world
    wanted, uploads = await world.metrics.timed("read", _read(request, world))
    caller = caller_of(request)
    try:
        if uploads.images:  # to look at them is as much work as for an edit
            limited = limits.limits_of(world.catalog, world.secret, world.settings.default_model, caller, wanted)
            await world.metrics.timed("limit", limits.count(world.db, limited, world.clock_ms))
        plans, terms, _ = await flow.prepare(world, caller, wanted, uploads, world.routing)
    finally:
        uploads.remove()
    plan, quoted = plans[0], [prices.quote(one, terms) for one in plans]
    # As the hold: any of the engines may have to do it.
    high_nano = max(one.high_nano for one in quoted)
    return json_reply(
        {
            "object": "image.quote",
            "model": plan.model,
            "engine": plan.engine,
            "simulated": plan.simulated,
            "n": plan.n,
            "size": str(plan.size),
            "engine_size": str(plan.engine_size),
            "quality": plan.quality,
            "background": plan.background,
            "output_format": plan.output_format,
            "steps": [{"name": step.name, "reason": step.reason} for step in plan.steps],
            "notices": notices_json(plan.notices),
            "usage": usage_json(prices.usage_of(plan, plan.n)),
            "charge_usd": {"low": money.text(quoted[0].low_nano), "high": money.text(high_nano)},
            "expected_seconds": plan.expected_s,
        }
    )


async def _read(request: Request, world: World) -> tuple[ImageRequest, Uploads]:
    """An edit where there are pictures, else a generation."""
    settings = world.settings
    if request.headers.get("content-type", "").strip().lower().startswith("multipart/"):
        return await edits.read_edit(request, world)
    body = await read_json_body(request, settings.max_edit_json_bytes, settings.body_timeout_s)
    is_large = len(body) > settings.max_json_bytes
    # To parse so much takes a while, in which nobody else is served: only where there may be pictures in it.
    parsed = parse_object(body) if not is_large or b'"images"' in body else {}
    if parsed.get("images") is not None:
        return await edits.read_json_edit(request, world, parsed)
    if is_large:
        raise error("body_too_large", limit=settings.max_json_bytes)
    return typed_generation(parsed), flow.NO_UPLOADS
