"""POST /v1/images/edits: pictures and words in, multipart or JSON; then the same road as a generation."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from impasto.edge.body import read_json_body
from impasto.edge.generations import answer
from impasto.edge.multipart import Limits, read_form
from impasto.edge.replies import caller_of
from impasto.edge.uploads import SPOOLED, Sources, from_form, from_json
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
    wanted, uploads = await world.metrics.timed("read", _read(request, world))
    return await answer(request, wanted, uploads)


async def _read(request: Request, world: World) -> tuple[ImageRequest, Uploads]:
    settings = world.settings
    project_id, spool = caller_of(request).project.id, world.blobs.spool

    async def kept(file_id: str, field: str) -> Upload:
        return await copy_out(world.db, world.blobs, project_id, file_id, field, world.clock_ms())

    sources = Sources(spool, settings.max_image_bytes, partial(fetch, spool, settings.max_image_bytes), kept)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() == _JSON:
        body = await read_json_body(request, settings.max_edit_json_bytes, settings.body_timeout_s)
        return await from_json(body, sources)
    limits = Limits(settings.max_upload_bytes, settings.max_image_bytes, settings.body_timeout_s)
    return await from_form(await read_form(request, spool, limits, SPOOLED), sources)
