"""The ASGI application: the door around the routes, and every failure turned into OpenAI's error shape."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from impasto import telemetry
from impasto.edge import faults
from impasto.edge.door import Door
from impasto.edge.replies import error_reply
from impasto.edge.routes import ROUTES
from impasto.errors import ImpastoError, error
from impasto.world import World


def build_app(world: World) -> Starlette:
    """The application over a world. `app.state.draining` is set by whoever stops the server."""
    app = Starlette(routes=ROUTES, exception_handlers={ImpastoError: _on_refusal, HTTPException: _on_http})
    app.router.redirect_slashes = False
    app.state.world = world
    app.state.draining = False
    app.add_middleware(faults.HangUp, world=world)
    app.add_middleware(Door, world=world)
    return app


async def _on_refusal(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, ImpastoError)  # noqa: S101 - registered for this type
    telemetry.note(error=problem.name)
    await faults.silence(request)
    return error_reply(problem, request)


async def _on_http(request: Request, problem: Exception) -> Response:
    """What the router found no route for: Starlette says it with 404 or 405."""
    assert isinstance(problem, HTTPException)  # noqa: S101 - registered for this type
    allowed = ", ".join(sorted(_methods_of(request.scope["path"])))
    path = request.scope["path"][:200]
    if problem.status_code != 405 or not allowed:
        return error_reply(error("not_found", method=request.method, path=path), request)
    refusal = error("method_not_allowed", method=request.method, path=path, allowed=allowed)
    refusal.headers["allow"] = allowed
    return error_reply(refusal, request)


def _methods_of(path: str) -> set[str]:
    """What every route of this path takes; the router itself names only the first one's."""
    return {method for route in ROUTES if route.path_regex.match(path) for method in route.methods or ()}
