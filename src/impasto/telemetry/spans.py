"""Spans of requests and their stages, by OpenTelemetry: the extra `otel`. Not imported unless it is asked for.

On when the environment says where spans go; every other `OTEL_…` variable is the SDK's own to read.
"""

import threading
import time
from collections.abc import Mapping
from importlib import metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import impasto
from impasto.telemetry.trace import Trace

if TYPE_CHECKING:
    from opentelemetry import trace as otel
    from opentelemetry.sdk.trace.export import SpanExporter

EXTRA = "impasto[otel]"
_ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_EXPORTER = "OTEL_TRACES_EXPORTER"
_GROUP = "opentelemetry_traces_exporter"
_OTLP = "otlp_proto_http"
_LAST_S = 3.0


class SpansMissing(Exception):
    """The environment asks for spans, and what makes or sends them is not installed; the text says which."""


def is_installed() -> bool:
    """Whether the extra is there."""
    try:
        return find_spec("opentelemetry.sdk") is not None
    except ModuleNotFoundError:
        return False


def wanted(environ: Mapping[str, str]) -> str | None:
    """The exporter that the environment asks for, as the SDK calls it; None: no spans."""
    if environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true":
        return None
    name = environ.get(_EXPORTER, "").strip() or ("otlp" if any(environ.get(key) for key in _ENDPOINTS) else "none")
    return None if name == "none" else _OTLP if name == "otlp" else name


def open_spans(environ: Mapping[str, str]) -> "Spans | None":
    """What makes spans, where the environment asks for them. Raises SpansMissing."""
    name = wanted(environ)
    if name is None:
        return None
    if not is_installed():
        raise SpansMissing(f"OpenTelemetry is not installed: pip install '{EXTRA}'")
    found = list(metadata.entry_points(group=_GROUP, name=name))
    if not found:
        raise SpansMissing(f"{_EXPORTER}: there is no exporter '{name}' installed")
    return Spans(found[0].load()())


class Spans:
    """Makes spans and gives them to an exporter, in the background."""

    def __init__(self, exporter: "SpanExporter") -> None:
        from opentelemetry.sdk.resources import OTELResourceDetector, Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        ours = Resource.create({"service.name": "impasto", "service.version": impasto.__version__})
        self._provider = TracerProvider(resource=ours.merge(OTELResourceDetector().detect()), shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("impasto", impasto.__version__)

    def begin(self, name: str, trace: Trace | None) -> "Span":
        """The span of a request, in the client's trace where it sent one."""
        from opentelemetry import trace as otel
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        context = TraceContextTextMapPropagator().extract(trace.headers) if trace is not None else None
        return Span(self._tracer, self._tracer.start_span(name, context=context, kind=otel.SpanKind.SERVER))

    def close(self) -> None:
        """Send what waits, for at most `_LAST_S`; nothing is made any more."""
        # The SDK tries again for as long as it may: a stop does not wait for a collector that is not there.
        closing = threading.Thread(target=self._provider.shutdown, name="impasto-spans", daemon=True)
        closing.start()
        closing.join(_LAST_S)


class Span:
    """The span of one request."""

    def __init__(self, tracer: "otel.Tracer", span: "otel.Span") -> None:
        from opentelemetry import trace as otel

        self._tracer, self._span, self._context = tracer, span, otel.set_span_in_context(span)
        # Stages are measured by a clock that no one sets; spans want the time of day.
        self._epoch_s = time.time() - time.perf_counter()

    @property
    def trace_id(self) -> str:
        """32 hexadecimal digits."""
        return f"{self._span.get_span_context().trace_id:032x}"

    @property
    def headers(self) -> dict[str, str]:
        """What makes another server's spans children of this one."""
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        carrier: dict[str, str] = {}
        TraceContextTextMapPropagator().inject(carrier, self._context)
        return carrier

    def child(self, name: str, began_s: float, ended_s: float) -> None:
        """A stage that has passed, in seconds of `time.perf_counter`."""
        stage = self._tracer.start_span(name, context=self._context, start_time=self._ns(began_s))
        stage.end(self._ns(ended_s))

    def end(self, name: str, fields: Mapping[str, Any], *, is_wrong: bool) -> None:
        """The request is over; `fields` become attributes."""
        from opentelemetry.trace import StatusCode

        self._span.update_name(name)
        self._span.set_attributes({key: value for key, value in fields.items() if isinstance(value, str | int | float)})
        if is_wrong:
            self._span.set_status(StatusCode.ERROR)
        self._span.end()

    def _ns(self, at_s: float) -> int:
        return round((self._epoch_s + at_s) * 1e9)
