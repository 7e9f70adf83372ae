"""POST /v1/images/generations: pictures from a prompt, as one answer or as events."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from impasto import flow
from impasto.edge.answers import images_reply
from impasto.edge.body import read_json_body
from impasto.edge.inbox import Inbox
from impasto.edge.replies import caller_of, origin_of
from impasto.edge.sse import stream_reply
from impasto.edge.wire import read_generation
from impasto.errors import error
from impasto.types import ImageRequest, Uploads
from impasto.world import World


async def generate(request: Request) -> Response:
    """Draw pictures from a prompt."""
    return await answer(request, await _read(request, request.app.state.world), flow.NO_UPLOADS)


async def answer(request: Request, wanted: ImageRequest, uploads: Uploads) -> Response:
    """Start the run and tell it: as one answer, or as events. The run goes on when the client leaves.

    Raises `draining`: a run that begins now would not be waited for, however long its body was on the way.
    """
    world: World = request.app.state.world
    if request.app.state.draining:
        uploads.remove()
        raise error("draining")
    caller = caller_of(request)
    if wanted.stream:
        inbox = Inbox()
        streamed = world.runs.start(flow.make(world, caller, wanted, inbox.put, uploads))
        return await stream_reply(world, caller, streamed, inbox)
    run = world.runs.start(flow.make(world, caller, wanted, uploads=uploads))
    try:
        receipt = await asyncio.shield(run)
    except asyncio.CancelledError:
        if run.cancelled():  # the drain is over; whoever still listens gets an answer
            raise error("generation_interrupted") from None
        raise
    return images_reply(world, caller, receipt, origin_of(request, world.settings.public_url))


async def _read(request: Request, world: World) -> ImageRequest:
    settings = world.settings
    with world.metrics.stage("read"):
        return read_generation(await read_json_body(request, settings.max_json_bytes, settings.body_timeout_s))
