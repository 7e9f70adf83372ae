"""Requests as spans at a collector of OpenTelemetry, over HTTP; and nothing of it unless it is asked for."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

from impasto.telemetry.series import STAGES

from .server import PROMPT, Server, Start

TRACE_ID, PARENT_ID = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
GENERATIONS = "/v1/images/generations"
OFF = {"OTEL_TRACES_EXPORTER": "none", "OTEL_SDK_DISABLED": "true"}


class Collector:
    """A collector that keeps what it is sent."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.resource: dict[str, str] = {}
        keep = self._keep

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                keep(self.path, self.rfile.read(int(self.headers["content-length"])))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _keep(self, path: str, body: bytes) -> None:
        assert path == "/v1/traces"
        for sent in ExportTraceServiceRequest.FromString(body).resource_spans:
            self.resource = {item.key: item.value.string_value for item in sent.resource.attributes}
            self.spans += [span for scope in sent.scope_spans for span in scope.spans]

    def wait_for(self, name: str) -> list[Span]:
        """The spans of this name, once there is one."""
        deadline = time.monotonic() + 20
        while not (found := [span for span in self.spans if span.name == name]):
            assert time.monotonic() < deadline, [span.name for span in self.spans]
            time.sleep(0.05)
        return found


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.close()


def attributes(span: Span) -> dict[str, Any]:
    return {item.key: item.value.string_value or item.value.int_value for item in span.attributes}


def test_a_request_and_its_stages_are_spans_of_the_clients_trace(
    start: Start, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url)
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "100")
    monkeypatch.setenv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=the-cellar")
    server = start(log="json")
    headers = {"traceparent": f"00-{TRACE_ID}-{PARENT_ID}-01", "tracestate": "vendor=1"}

    answer = server.generate(prompt="a zyzzyva", headers=headers)

    (request,) = collector.wait_for(f"POST {GENERATIONS}")
    assert (request.trace_id.hex(), request.parent_span_id.hex()) == (TRACE_ID, PARENT_ID)
    assert (request.kind, request.status.code) == (Span.SPAN_KIND_SERVER, Status.STATUS_CODE_UNSET)
    told = attributes(request)
    assert told["generation"] == answer.headers["impasto-generation"]
    assert (told["engine"], told["status"], told["n"]) == ("null", 200, 1)
    stages = {span.name: span for span in collector.spans if span.name in STAGES}
    assert set(stages) == set(STAGES) - {"finish"}
    for stage in stages.values():
        assert stage.parent_span_id == request.span_id
        assert request.start_time_unix_nano <= stage.start_time_unix_nano + 1_000_000
        assert stage.start_time_unix_nano <= stage.end_time_unix_nano <= request.end_time_unix_nano + 1_000_000
    assert collector.resource["service.name"] == "impasto"
    assert collector.resource["deployment.environment"] == "the-cellar"
    assert "zyzzyva" not in str(collector.spans)
    assert f'"trace_id": "{TRACE_ID}"' in server.log()


def test_a_server_that_stops_sends_what_it_has_and_a_failure_is_marked(
    start: Start, collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", f"{collector.url}/v1/traces")
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "60000")
    server = start(null_fail="fail")
    assert server.generate(prompt=PROMPT).status_code == 502
    assert collector.spans == []

    server.stop()

    (request,) = collector.wait_for(f"POST {GENERATIONS}")
    assert request.status.code == Status.STATUS_CODE_ERROR
    assert attributes(request)["error"] == "engine_failed"
    assert not request.parent_span_id


def test_a_collector_that_is_not_there_holds_up_nobody(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    server = start()

    assert [server.generate().status_code for _ in range(3)] == [200] * 3
    assert server.stop() == 0


def test_an_exporter_that_is_not_there_is_named(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_TRACES_EXPORTER", "carrier-pigeon")
    server = start(log="json")

    assert server.generate().status_code == 200
    assert problems(server) == ["OTEL_TRACES_EXPORTER: there is no exporter 'carrier-pigeon' installed"]


@pytest.fixture
def without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module in front of the installed one stands for its absence, and tells by a file that it was looked for."""
    folder = tmp_path / "in-front"
    folder.mkdir()
    (folder / "opentelemetry.py").write_text(
        "import pathlib\n"
        "pathlib.Path(__file__).with_name('looked-for').touch()\n"
        "raise ModuleNotFoundError(\"No module named 'opentelemetry'\")\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder / "looked-for"


def test_without_the_extra_a_server_says_what_is_missing_and_serves(
    start: Start, without_the_extra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    server = start(log="json")

    assert server.generate().status_code == 200
    assert problems(server) == ["OpenTelemetry is not installed: pip install 'impasto[otel]'"]
    assert without_the_extra.exists()


@pytest.mark.parametrize(
    "environ",
    [{}, *({name: value, "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"} for name, value in OFF.items())],
    ids=["not asked for", *OFF],
)
def test_unless_it_is_asked_for_it_is_not_even_looked_for(
    start: Start, without_the_extra: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    server = start(log="json")

    assert server.generate(headers={"traceparent": f"00-{TRACE_ID}-{PARENT_ID}-01"}).status_code == 200
    assert problems(server) == []
    assert not without_the_extra.exists()
    assert server.has_logged(TRACE_ID)


def problems(server: Server) -> list[str]:
    """What the log says of spans."""
    told = [json.loads(line) for line in server.log().splitlines() if not line.startswith("Impasto: ")]
    return [line["problem"] for line in told if line["event"] == "spans"]
