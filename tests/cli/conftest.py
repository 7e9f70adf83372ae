"""The command line as its users have it: a process of its own, with a clean environment and a data folder."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pytest
from prepared import run as run_command

WAIT_S = 60.0


def clean_environment(**more: str) -> dict[str, str]:
    """This environment without anything that Impasto or its clients would read."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("IMPASTO_", "OPENAI_"))}
    return {**mine, "PYTHONWARNINGS": "error", **more}


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def impasto(tmp_path: Path, data_dir: Path) -> Run:
    """Run one command to its end in an empty folder; keywords are environment variables."""

    def run(*arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
        environment = clean_environment(**{"IMPASTO_DATA_DIR": str(data_dir), **environ})
        return run_command(arguments, environment, tmp_path, WAIT_S)

    return run


@dataclass
class Server:
    """A server that is starting or running, with what it has said so far."""

    process: "subprocess.Popen[str]"
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)
    readers: list[threading.Thread] = field(default_factory=list)

    def wait_ready(self) -> str:
        """Its origin, once it has said that it is ready and shown its example."""
        until = time.monotonic() + WAIT_S
        while time.monotonic() < until and self.process.poll() is None:
            if "b64_json" in self.text and (
                found := re.search(r"^Impasto is ready at (http://\S+)/v1$", self.text, re.M)
            ):
                return found[1]
            time.sleep(0.02)
        raise AssertionError(f"not ready: {self.text}{''.join(self.err)}")

    @property
    def text(self) -> str:
        """All of its stdout."""
        return "".join(self.out)

    @property
    def key(self) -> str:
        """The key that it has shown."""
        return re.findall(r"sk-imp-[\w-]+", self.text)[0]

    def stop(self, signal_number: int = 15) -> int:
        """Signal it, and wait for its exit code."""
        self.process.send_signal(signal_number)
        code = self.process.wait(WAIT_S)
        for reader in self.readers:  # its last words, too
            reader.join(WAIT_S)
        return code


@pytest.fixture
def start(tmp_path: Path, data_dir: Path) -> Iterator[Callable[..., Server]]:
    """Start servers on free ports of loopback; whatever still runs at the end of the test is killed.

    `by` is a command line that runs the rest of its own.
    """
    started: list[Server] = []

    def begin(
        *options: str, engine: str = "null", by: tuple[str, ...] = (), stdin: int | None = None, **environ: str
    ) -> Server:
        process = subprocess.Popen(
            [*by, sys.executable, "-m", "impasto", "serve", "--port", "0", "--engine", engine, *options],
            stdin=stdin,
            cwd=tmp_path,
            env=clean_environment(**{"IMPASTO_DATA_DIR": str(data_dir), **environ}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # a group of its own, to be signalled as by a terminal
        )
        server = Server(process)
        for stream, lines in ((process.stdout, server.out), (process.stderr, server.err)):
            assert stream is not None
            reader = threading.Thread(target=_read_all, args=(stream, lines))
            reader.start()
            server.readers.append(reader)
        started.append(server)
        return server

    yield begin
    for server in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait(WAIT_S)
        for reader in server.readers:
            reader.join(WAIT_S)


def _read_all(stream: IO[str], lines: list[str]) -> None:
    with stream:
        lines.extend(iter(stream.readline, ""))


def eventually(is_so: Callable[[], object]) -> None:
    """Wait until it is, at most a while."""
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.005)


def waits_for_a_hang_up(pid: int) -> bool:
    """Whether a SIGHUP would not end it: its default is held off, or a handler is there."""
    with contextlib.suppress(OSError):
        lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        return bool((int(lines["SigBlk"], 16) | int(lines["SigCgt"], 16)) >> (signal.SIGHUP - 1) & 1)
    return False


def fetch(url: str, key: str = "", body: dict[str, Any] | None = None) -> tuple[int, dict[str, Any]]:
    """Status and JSON of one request."""
    headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {key}"} if key else {})
    data = json.dumps(body).encode() if body is not None else None
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=WAIT_S) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, json.load(refusal)


@pytest.fixture
def ask() -> Callable[..., tuple[int, dict[str, Any]]]:
    """One request to a server: its status and its JSON."""
    return fetch
