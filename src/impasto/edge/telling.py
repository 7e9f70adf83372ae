"""What is told of a request when it is over: its log line, its metrics, its span. Queries of paths are never told."""

import time
from typing import Any

from starlette.types import Scope

from impasto.edge.routes import ROUTES
from impasto.telemetry.line import Line
from impasto.telemetry.series import METHODS, OTHER
from impasto.types import Caller
from impasto.world import World

_LONGEST_PATH = 200
_HEADERS = (b"traceparent", b"tracestate")


def begin(world: World, scope: Scope) -> Line:
    """The line of a request that begins, in the trace that its headers name."""
    parents, states = ([value.decode("latin-1") for key, value in scope["headers"] if key == name] for name in _HEADERS)
    return world.metrics.begin(_method(scope), parents, states)


def end(world: World, scope: Scope, line: Line, status: int, answered_s: float) -> None:
    """Tell of it. `status` 0: there was no answer; `answered_s`: when it began, in seconds of `time.perf_counter`."""
    caller: Caller | None = scope.get("impasto.caller")
    if caller is not None and status:
        # The answer of a stream begins before its run: what counts is the time after it.
        world.metrics.passed("answer", max(answered_s, line.last_s))
    route, method = _route(scope), _method(scope)
    world.metrics.count("impasto_requests_total", route, method, str(status) if status else "none")
    fields = {key: value for key, value in _fields(scope, caller, line, status).items() if value is not None}
    world.log.info("request", **fields)
    if line.span is not None:
        line.span.end(f"{method} {route}", fields, is_wrong=not 0 < status < 500)


def _fields(scope: Scope, caller: Caller | None, line: Line, status: int) -> dict[str, Any]:
    # A link that was encoded once too often has its query, and so its signature, in the path.
    path = scope["path"].partition("?")[0]
    return {
        "method": scope["method"],
        "path": path if len(path) <= _LONGEST_PATH else path[:_LONGEST_PATH] + "…",
        "status": status,
        "ms": round((time.perf_counter() - line.began_s) * 1000, 1),
        "request_id": scope["impasto.request_id"],
        "project": caller.project.name if caller is not None else None,
        "fault": caller.fault.name if caller is not None and caller.fault is not None else None,
        "gone": True if caller is not None and caller.reader.gone else None,
        "trace_id": line.trace_id,
        **line.fields,
        "stages": line.stages_ms or None,
    }


def _method(scope: Scope) -> str:
    method: str = scope["method"]
    return method if method in METHODS else OTHER


def _route(scope: Scope) -> str:
    """The pattern of the path; of a request that was refused at the door the router has not seen it."""
    route = scope.get("route") or next((route for route in ROUTES if route.path_regex.match(scope["path"])), None)
    return getattr(route, "path", OTHER)
