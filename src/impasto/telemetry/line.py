"""What one request comes to, gathered on its way: the fields of its log line, its stages, its span.

A context variable carries it from the door through the run, which outlives the connection.
"""

import time
from contextvars import ContextVar
from typing import Any

from impasto.telemetry.spans import Span
from impasto.telemetry.trace import Trace

_current: ContextVar["Line | None"] = ContextVar("impasto_line", default=None)


class Line:
    """One request. Times are of `time.perf_counter`, in seconds."""

    __slots__ = ("began_s", "fields", "last_s", "span", "stages_ms", "trace")

    def __init__(self, trace: Trace | None, span: Span | None) -> None:
        self.trace, self.span = trace, span
        self.began_s = self.last_s = time.perf_counter()
        self.fields: dict[str, Any] = {}
        self.stages_ms: dict[str, float] = {}

    def pass_stage(self, name: str, began_s: float, ended_s: float) -> None:
        """A stage is over. What goes on side by side adds up."""
        self.last_s = ended_s
        self.stages_ms[name] = round(self.stages_ms.get(name, 0.0) + (ended_s - began_s) * 1000, 3)
        if self.span is not None:
            self.span.child(name, began_s, ended_s)

    @property
    def trace_id(self) -> str | None:
        """The trace's, where the request has one."""
        if self.span is not None:
            return self.span.trace_id
        return self.trace.id if self.trace is not None else None


def begin(trace: Trace | None, span: Span | None) -> Line:
    """The line of the request that begins now; whatever runs on its behalf from here on adds to it."""
    line = Line(trace, span)
    _current.set(line)
    return line


def current() -> Line | None:
    """The line of the request on whose behalf this runs."""
    return _current.get()


def note(**fields: Any) -> None:
    """Add fields to the request's log line. Never a prompt, a key, a file's name, or a link."""
    line = _current.get()
    if line is not None:
        line.fields.update(fields)


def trace_headers() -> dict[str, str]:
    """The headers that carry the request's trace on to another server; none where it has no trace."""
    line = _current.get()
    if line is None:
        return {}
    if line.span is not None:
        return line.span.headers
    return line.trace.headers if line.trace is not None else {}
