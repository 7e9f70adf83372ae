"""POST /v1/images/edits: pictures and words in, multipart or JSON; then the same road as a generation."""

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from impasto.edge.body import read_json_body
from impasto.edge.generations import answer
from impasto.edge.multipart import Limits, read_form
from impasto.edge.replies import caller_of
from impasto.edge.uploads import SPOOLED, Sources, from_form, from_json
from impasto.edge.wire import parse_object
from impasto.errors import error
from impasto.gather.fetch import fetch
from impasto.store.files import copy_out
from impasto.types import ImageRequest, Upload, Uploads
from impasto.world import World

_JSON = "application/json"


async def edit(request: Request) -> Response:
    """Change pictures as the prompt says."""
    if request.app.state.draining:
        raise error("draining")  # before a large body is read; `answer` asks once more after it
    world: World = request.app.state.world
    wanted, uploads = await world.metrics.timed("read", read_edit(request, world))
    return await answer(request, wanted, uploads)


async def read_edit(request: Request, world: World) -> tuple[ImageRequest, Uploads]:
    """The body of an edit, form or JSON. Whoever gets the uploads removes them."""
    settings = world.settings
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() == _JSON:
        body = await read_json_body(request, settings.max_edit_json_bytes, settings.body_timeout_s)
        return await read_json_edit(request, world, parse_object(body))
    limits = Limits(settings.max_upload_bytes, settings.max_image_bytes, settings.body_timeout_s)
    return await from_form(await read_form(request, world.blobs.spool, limits, SPOOLED), _sources(request, world))


async def read_json_edit(request: Request, world: World, parsed: dict[str, Any]) -> tuple[ImageRequest, Uploads]:
    """An edit as parsed JSON, with its pictures by link or by file id."""
    return await from_json(parsed, _sources(request, world))


def _sources(request: Request, world: World) -> Sources:
    most_bytes, project_id, spool = world.settings.max_image_bytes, caller_of(request).project.id, world.blobs.spool

    async def kept(file_id: str, field: str) -> Upload:
        return await copy_out(world.db, world.blobs, project_id, file_id, field, world.clock_ms())

    return Sources(spool, most_bytes, partial(fetch, spool, most_bytes), kept)
