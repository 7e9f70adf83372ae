"""Every exception of the official clients, raised on purpose at their defaults: how often they ask, what it costs."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from impasto.errors import ERRORS

from .server import Server, clean_environment

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BYTES = 300_000
CLIENTS = {
    "python 3": ("python", None),
    "python 1": ("python", ".venv/openai-1"),
    "node 6": ("node", "openai"),
    "node 7": ("node", "openai7"),
}
STATUS_ERROR = {"python": "APIStatusError", "node": "APIError"}
TIMEOUT_ERROR = {"python": "APITimeoutError", "node": "APIConnectionTimeoutError"}
# Python takes an answer that breaks off for a connection that failed, and asks again; Node gives up. Of a stream the
# older Python passes on what its transport says.
BROKEN = {"python": "APIConnectionError", "node": "TypeError"}
BROKEN_STREAM = {"python 3": "APIConnectionError", "python 1": "RemoteProtocolError", "node 6": "TypeError"}


class Case(Struct, frozen=True):
    """What is asked for and what becomes of it: `requests` are sent, `runs` are made and charged."""

    fault: str
    raised: str | None
    status: int | None = None
    requests: int = 1
    runs: int = 0
    stream: bool = False
    timeout: float | None = None


def cases(client: str) -> dict[str, Case]:
    language, _ = CLIENTS[client]
    status_error, timed_out = STATUS_ERROR[language], TIMEOUT_ERROR[language]
    broken, broken_stream = BROKEN[language], BROKEN_STREAM.get(client, BROKEN[language])
    return {
        "bad request": Case("moderation_blocked", "BadRequestError", 400),
        "bad request of a stream": Case("moderation_blocked", "BadRequestError", 400, stream=True),
        "wrong key": Case("error=wrong_key", "AuthenticationError", 401),
        "not allowed": Case("error=link_invalid", "PermissionDeniedError", 403),
        "not there": Case("error=model_not_found", "NotFoundError", 404),
        "slow body": Case("error=body_timeout", status_error, 408, requests=3),
        "conflict": Case("error=generation_running", "ConflictError", 409),
        "gone": Case("error=generation_expired", status_error, 410),
        "too large": Case("error=body_too_large", status_error, 413),
        "no such type": Case("error=unsupported_media_type", status_error, 415),
        "too often": Case("rate_limit", "RateLimitError", 429, requests=3),
        "no money": Case("quota", "RateLimitError", 429),
        "server error": Case("server_error", "InternalServerError", 500, requests=3),
        "server error of a stream": Case("server_error", "InternalServerError", 500, requests=3, stream=True),
        "bought and lost": Case("error=outcome_unknown", "InternalServerError", 502),
        "overloaded": Case("error=engine_busy", "InternalServerError", 503, requests=3),
        "disk full": Case("error=store_failed", "InternalServerError", 507),
        "no connection": Case("cut", "APIConnectionError", requests=3),
        "no connection for a stream": Case("cut", "APIConnectionError", requests=3, stream=True),
        "silence": Case("timeout", timed_out, requests=3, timeout=1),
        "silence instead of a stream": Case("timeout", timed_out, requests=3, timeout=1, stream=True),
        "slow": Case("slow=0.5", None, runs=1),
        "too slow": Case("slow=4", None, requests=2, runs=1, timeout=3),
        "half": Case("cut_stream", broken, requests=3 if language == "python" else 1, runs=1),
        "half a stream": Case("cut_stream", broken_stream, runs=1, stream=True),
    }


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("faulty"), "null", {"pixel_workers": 1, "null_bytes": BYTES})
    assert server.run("projects", "set", "default", "--faults", "on").returncode == 0
    yield server
    server.stop()


@pytest.mark.parametrize(
    "client",
    [pytest.param(name, marks=pytest.mark.needs("node") if name.startswith("node") else ()) for name in CLIENTS],
)
def test_each_fault_raises_its_exception_and_costs_what_it_should(faulty: Server, tmp_path: Path, client: str) -> None:
    wanted = cases(client)

    became = run(client, faulty, tmp_path, wanted)

    kept = faulty.generations()
    for name, case in wanted.items():
        told = became[f"{client}: {name}"]
        assert told["requests"] == case.requests, (name, told)
        if case.raised is None:
            assert told["bytes"] == BYTES, (name, told)
        else:
            assert (told["raised"][0], told["status"]) == (case.raised, case.status), (name, told)
        if case.status is not None:
            assert told["request_id"].startswith("req_"), (name, told)
            assert told["code"], (name, told)
        runs = [one for one in kept if one["request"]["prompt"] == f"{client}: {name}"]
        assert [one["status"] for one in runs] == ["done"] * case.runs, (name, told)
        assert all(Decimal(one["charge_usd"]) > 0 for one in runs), name
    faulty.verify_ledger()


def test_there_is_a_fault_for_every_status_and_none_of_them_is_422() -> None:
    """OpenAI's Images API answers bad parameters with 400, so nothing here is an UnprocessableEntityError."""
    tried = {case.status for client in CLIENTS for case in cases(client).values() if case.status is not None}
    untried = {405: "the clients send the right method", 504: "an InternalServerError like 500, 502, 503, 507"}

    assert {kind.status for kind in ERRORS.values()} == tried | set(untried)
    assert 422 not in tried


def run(client: str, server: Server, folder: Path, wanted: dict[str, Case]) -> dict[str, Any]:
    """What became of each case in the client's own process."""
    language, package = CLIENTS[client]
    asked = [
        {"name": f"{client}: {name}", "fault": case.fault, "stream": case.stream}
        | ({"timeout": case.timeout} if case.timeout is not None else {})
        for name, case in wanted.items()
    ]
    environment = clean_environment(OPENAI_API_KEY=server.key, OPENAI_BASE_URL=server.base_url)
    if language == "python":
        command = [sys.executable, str(HERE / "clients/faults.py")]
        if package is not None:
            environment["PYTHONPATH"] = str(ROOT / package)
    else:
        modules = folder / "node_modules"
        modules.mkdir()
        (modules / "openai").symlink_to(ROOT / "tests/clients/node/node_modules" / str(package))
        command = ["node", str(shutil.copy(HERE / "clients/faults.mjs", folder))]
    done = subprocess.run([*command, json.dumps(asked)], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["version"].startswith(client.rpartition(" ")[2] + ".")
    became: dict[str, Any] = told["cases"]
    return became
