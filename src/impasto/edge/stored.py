"""Kept generations: look one up, list them, fetch a picture by key or by signed link, delete."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from impasto import flow
from impasto.edge import links
from impasto.edge.answers import images_reply, notices_json, run_json, seed_of, usage_json
from impasto.edge.replies import STORED_HEADERS, Streamed, caller_of, json_reply, origin_of
from impasto.errors import error
from impasto.pixels.sniff import FORMATS
from impasto.store import generations, retention
from impasto.types import Receipt
from impasto.world import World

_PIECE_BYTES = 256 * 1024
_MOST_LISTED = 100


async def show(request: Request) -> Response:
    """The ImagesResponse of a generation, with its request, seed and charge. A failed or running one says so."""
    world: World = request.app.state.world
    caller = caller_of(request)
    receipt = await _load(request)
    if receipt.state == "done" and receipt.images:
        await retention.used(world.db, receipt.id, world.clock_ms())
        if request.method == "GET":  # a HEAD carries no picture: it delivers nothing
            caller.reader.generation = receipt.id
        told_already = ("id", "object", "notices", "engine")
        more = {key: value for key, value in _summary(world, receipt).items() if key not in told_already}
        return images_reply(world, caller, receipt, origin_of(request, world.settings.public_url), **more)
    return json_reply(_summary(world, receipt))


async def page(request: Request) -> Response:
    """Generations of the project, newest first: `limit`, `after`, `model`, `q` (words of the prompt)."""
    world: World = request.app.state.world
    query = request.query_params
    limit = query.get("limit", "20")
    if not (limit.isascii() and limit.isdecimal() and len(limit) <= 3 and 1 <= int(limit) <= _MOST_LISTED):
        raise error("out_of_range", "limit", given=limit[:40], expected=f"an integer from 1 to {_MOST_LISTED}")
    # Looking for words reads every prompt of the project: not on the event loop.
    find = world.db.scan if query.get("q") else world.db.read
    receipts, has_more = await find(
        lambda conn: generations.page(
            conn,
            caller_of(request).project.id,
            limit=int(limit),
            after=query.get("after"),
            model=query.get("model"),
            q=query.get("q"),
        )
    )
    data = [_summary(world, receipt) for receipt in receipts]
    ends = {"first_id": data[0]["id"], "last_id": data[-1]["id"]} if data else {"first_id": None, "last_id": None}
    return json_reply({"object": "list", "data": data, **ends, "has_more": has_more})


async def content(request: Request) -> Response:
    """The bytes of one picture, by key."""
    receipt = await _load(request)
    index = request.query_params.get("index", "0")
    if not (index.isascii() and index.isdecimal() and len(index) <= 3):
        raise error("out_of_range", "index", given=index[:40], expected="a whole number from 0")
    return await _picture(request.app.state.world, receipt, int(index))


async def file(request: Request) -> Response:
    """The bytes of one picture, by signed link."""
    world: World = request.app.state.world
    generation = "gen_" + request.path_params["gen"]
    query = request.query_params
    index = links.check(
        world.secret,
        generation,
        request.path_params["name"],
        query.get("expires", ""),
        query.get("signature", ""),
        world.clock_ms() // 1000,
    )
    return await _picture(world, await flow.load(world, None, generation), index)


async def delete(request: Request) -> Response:
    """Remove a generation's pictures and its row; what it was charged stays on record."""
    world: World = request.app.state.world
    receipt = await _load(request)
    if receipt.state == "running":
        raise error("generation_running", id=receipt.id)
    await retention.remove(world.db, world.blobs, receipt.id, receipt.project_id, world.clock_ms())
    return json_reply({"id": receipt.id, "object": "image.generation", "deleted": True})


async def _load(request: Request) -> Receipt:
    project_id = caller_of(request).project.id
    return await flow.load(request.app.state.world, project_id, "gen_" + request.path_params["gen"])


async def _picture(world: World, receipt: Receipt, index: int) -> Response:
    image = next((image for image in receipt.images if image.index == index), None)
    if image is None:
        raise error("image_not_found", id=receipt.id, index=index)
    name = f"{receipt.id}-{index}.{links.EXTENSIONS[image.format]}"
    headers = {
        **STORED_HEADERS,
        "content-length": str(image.size_bytes),
        "content-disposition": f'inline; filename="{name}"',
    }
    media_type = FORMATS[image.format]  # type: ignore[index]  # only formats that we write are kept
    pieces = world.blobs.read(receipt.id, index, piece_bytes=_PIECE_BYTES)
    await retention.used(world.db, receipt.id, world.clock_ms())
    return Streamed(pieces, headers, media_type)


def _summary(world: World, receipt: Receipt) -> dict[str, Any]:
    """A generation without its pictures."""
    request = receipt.request
    return {
        "id": receipt.id,
        "object": "image.generation",
        "status": receipt.state,
        "created_at": receipt.created_ms // 1000,
        "model": receipt.plan.model,
        "engine": receipt.plan.engine,
        "simulated": receipt.plan.simulated,
        "request": {
            name: value
            for name in request.__struct_fields__
            if (value := getattr(request, name)) not in (None, ()) and name != "operation"
        },
        "seed": seed_of(receipt.plan),
        **run_json(world, receipt),
        "usage": usage_json(receipt.usage),
        "notices": notices_json(receipt.notices),
        "images": [
            {
                "index": image.index,
                "format": image.format,
                "width": image.width,
                "height": image.height,
                "bytes": image.size_bytes,
            }
            for image in receipt.images
        ],
        "parents": [],
        "error": receipt.error["name"] if receipt.error else None,
    }
