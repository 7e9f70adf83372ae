"""GET /v1/models and /v1/models/{id}: every image model of the catalog, and which engine answers for it."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from impasto.catalog.catalog import Model
from impasto.edge.replies import caller_of, json_reply
from impasto.errors import error
from impasto.world import World


async def page(request: Request) -> Response:
    """All of them, in OpenAI's list envelope."""
    world: World = request.app.state.world
    lenient = caller_of(request).dialect == "lenient"
    data = [_entry(world, name, world.catalog.model(name), lenient=lenient) for name in world.catalog.names()]
    return json_reply({"object": "list", "data": data})


async def show(request: Request) -> Response:
    """One of them. Raises `model_not_found`."""
    world: World = request.app.state.world
    name = request.path_params["model"]
    model = world.catalog.model(name)
    if model is None:
        raise error("model_not_found", model=name)
    return json_reply(_entry(world, name, model, lenient=caller_of(request).dialect == "lenient"))


def _entry(world: World, name: str, model: Model | None, *, lenient: bool) -> dict[str, Any]:
    if model is None:
        raise error("model_not_found", model=name)
    entry: dict[str, Any] = {
        "id": name,
        "object": "model",
        "created": model.created_s,
        "owned_by": model.owned_by,
        "shutdown_date": model.shutdown_date.isoformat() if model.shutdown_date else None,
    }
    if lenient:
        engine = world.routing.first(name)
        entry["impasto"] = {"engine": engine.name if engine else None, "title": engine.title if engine else None}
    return entry
