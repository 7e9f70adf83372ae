"""OpenAI's Files API: pictures that clients upload once and name in edits. Other kinds of files are refused for now."""

import re
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from impasto.edge.multipart import Form, Limits, read_form
from impasto.edge.replies import STORED_HEADERS, Streamed, caller_of, json_reply
from impasto.errors import error
from impasto.pixels.sniff import sniff
from impasto.plan.case import in_words
from impasto.store import files, room
from impasto.store.files import KeptFile
from impasto.types import Project, Upload
from impasto.world import World

PURPOSES: Final = ("assistants", "batch", "fine-tune", "vision", "user_data", "evals")
ORDERS: Final = ("asc", "desc")
MOST_LISTED: Final = 10_000
LEAST_EXPIRY_S: Final = 3600
MOST_EXPIRY_S: Final = 2_592_000

_ANCHOR: Final = "expires_after[anchor]"
_SECONDS: Final = "expires_after[seconds]"
_FIELDS: Final = ("purpose", _ANCHOR, _SECONDS)
_TEXT_BYTES: Final = 1_048_576  # what may come beside the file
_SHOWN: Final = 100
_WHOLE: Final = re.compile(r"[0-9]{1,15}")


async def create(request: Request) -> Response:
    """Keep a file, so that edits can name it."""
    world: World = request.app.state.world
    settings = world.settings
    limits = Limits(settings.max_image_bytes + _TEXT_BYTES, settings.max_image_bytes, settings.body_timeout_s)
    form = await read_form(request, world.blobs.spool, limits, frozenset())
    try:
        kept = await _keep(world, caller_of(request).project, form)
    finally:
        form.remove()
    return json_reply(_shown(kept))


async def page(request: Request) -> Response:
    """Files of the project, newest first: `limit`, `order`, `after`, `purpose`."""
    world: World = request.app.state.world
    query = request.query_params
    limit = _number("limit", query.get("limit", str(MOST_LISTED)), 1, MOST_LISTED)
    order = _one_of("order", query.get("order", "desc"), ORDERS)
    found, has_more = await world.db.scan(
        lambda conn: files.page(
            conn,
            caller_of(request).project.id,
            world.clock_ms(),
            limit=limit,
            ascending=order == "asc",
            after=query.get("after"),
            purpose=query.get("purpose"),
        )
    )
    data = [_shown(file) for file in found]
    ends = {"first_id": data[0]["id"], "last_id": data[-1]["id"]} if data else {"first_id": None, "last_id": None}
    return json_reply({"object": "list", "data": data, **ends, "has_more": has_more})


async def show(request: Request) -> Response:
    """What is known of one file."""
    return json_reply(_shown(await _find(request)))


async def content(request: Request) -> Response:
    """The bytes of one file."""
    world: World = request.app.state.world
    kept = await _find(request)
    pieces = world.blobs.read_file(kept.id)
    fmt = sniff(pieces.head(12))
    # Only what no browser runs is shown in it; the name is ours, for the client's could break the header.
    shown = f'inline; filename="{kept.id}.{fmt}"' if fmt else f'attachment; filename="{kept.id}"'
    headers = {**STORED_HEADERS, "content-length": str(pieces.size), "content-disposition": shown}
    return Streamed(pieces, headers, f"image/{fmt}" if fmt else "application/octet-stream")


async def delete(request: Request) -> Response:
    """Remove a file."""
    world: World = request.app.state.world
    kept = await _find(request)
    await files.remove(world.db, world.blobs, kept.project_id, kept.id, world.clock_ms())
    return json_reply({"id": kept.id, "object": "file", "deleted": True})


async def _find(request: Request) -> KeptFile:
    world: World = request.app.state.world
    project_id = caller_of(request).project.id
    return await files.find(world.db, world.blobs, project_id, request.path_params["file"], world.clock_ms())


async def _keep(world: World, project: Project, form: Form) -> KeptFile:
    """Check the form and the project's room, then keep the file. Raises ImpastoError."""
    fields = _fields(form)
    purpose = _one_of("purpose", fields.get("purpose"), PURPOSES)
    expiry_s = _expiry_s(fields)
    upload = _only_file(form)
    await room.check(world.db, project, upload.size_bytes)
    now_ms = world.clock_ms()
    kept = KeptFile(
        id=files.new_file_id(),
        project_id=project.id,
        purpose=purpose,
        filename=upload.filename or "upload",
        size_bytes=upload.size_bytes,
        created_ms=now_ms,
        expires_ms=now_ms + expiry_s * 1000 if expiry_s else None,
    )
    await files.keep(world.db, world.blobs, kept, upload.path, world.clock_ms)
    return kept


def _fields(form: Form) -> dict[str, str]:
    """Text parts by name; of one that comes twice the last counts. Raises for names that are not the API's."""
    for name, _ in form.files:
        if name != "file":
            raise error("unexpected_file", name[:_SHOWN])
    for name, _ in form.fields:
        if name == "file":
            raise error("image_is_text", "file")
        if name not in _FIELDS:
            raise error("unknown_parameter", name[:_SHOWN])
    return dict(form.fields)


def _one_of(name: str, given: str | None, known: tuple[str, ...]) -> str:
    if given is None:
        raise error("missing_parameter", name)
    if given not in known:
        raise error("invalid_value", name, given=given[:_SHOWN], supported=in_words(known))
    return given


def _expiry_s(fields: dict[str, str]) -> int | None:
    if _ANCHOR not in fields and _SECONDS not in fields:
        return None
    _one_of(_ANCHOR, fields.get(_ANCHOR), ("created_at",))
    if _SECONDS not in fields:
        raise error("missing_parameter", _SECONDS)
    return _number(_SECONDS, fields[_SECONDS], LEAST_EXPIRY_S, MOST_EXPIRY_S)


def _number(name: str, text: str, least: int, most: int) -> int:
    if _WHOLE.fullmatch(text) and least <= int(text) <= most:
        return int(text)
    raise error("out_of_range", name, given=text[:40], expected=f"an integer from {least} to {most}")


def _only_file(form: Form) -> Upload:
    """The file, if it is the only one and a picture."""
    if len(form.files) != 1:
        raise error("file_twice" if form.files else "missing_parameter", "file")
    ((_, upload),) = form.files
    with upload.path.open("rb") as file:
        if sniff(file.read(12)) is None:
            given = upload.media_type if upload.media_type[:6] not in ("", "image/") else "application/octet-stream"
            raise error("image_mimetype", "file", given=given)
    return upload


def _shown(kept: KeptFile) -> dict[str, Any]:
    return {
        "id": kept.id,
        "object": "file",
        "bytes": kept.size_bytes,
        "created_at": kept.created_ms // 1000,
        "expires_at": kept.expires_ms // 1000 if kept.expires_ms is not None else None,
        "filename": kept.filename,
        "purpose": kept.purpose,
        "status": "processed",
        "status_details": None,
    }
