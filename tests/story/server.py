"""A real server in a process of its own, and the plain ways to talk to it that every story shares."""

import json
import os
import re
import secrets
import selectors
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import httpx
import openai
from prepared import run as run_command
from prepared import start as start_command

READY = re.compile(r"Impasto is ready at (http://[^\s/]+)/v1")
NOT_PASSED_ON = ("seed",)
START_S = 60.0
STOP_S = 20.0
PROMPT = "A red fox reading a book under an oak tree"

Start = Callable[..., "Server"]


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what would configure a server or a client behind the test's back."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("IMPASTO_", "OPENAI_"))}
    return {**kept, **more}


class Server:
    """`python -m impasto serve` on a free port. `knobs` are settings: `null_delay_s=1` is IMPASTO_NULL_DELAY_S.

    `inner` is the Impasto that it relays to, where it does.
    """

    def __init__(self, folder: Path, engine: str, knobs: Mapping[str, object], inner: "Server | None" = None) -> None:
        self.engine, self.inner = engine, inner
        self.data_dir = folder / "data"
        self.key = "sk-imp-story-" + secrets.token_urlsafe(24)
        settings = {f"IMPASTO_{name.upper()}": str(value) for name, value in knobs.items()}
        self._environment = clean_environment(IMPASTO_API_KEY=self.key, **settings)
        self._log_path = folder / "server.log"
        command = ["serve", "--port", "0", "--drain", "5", "--data-dir", str(self.data_dir), "--engine", engine]
        self._said, saying = os.pipe()
        with self._log_path.open("ab") as log, os.fdopen(saying, "wb"):
            self._process = start_command(command, self._environment, saying, log.fileno())
        self.pid = self._process.pid
        try:
            self.origin = self._wait_until_ready()
        except BaseException:
            self.stop()
            raise
        self.base_url = self.origin + "/v1"
        self.http = httpx.Client(
            base_url=self.origin,
            headers={"authorization": f"Bearer {self.key}"},
            timeout=60,
            limits=httpx.Limits(max_connections=None),
        )
        self.openai = openai.OpenAI(api_key=self.key, base_url=self.base_url, max_retries=0)

    def _wait_until_ready(self) -> str:
        said, deadline = "", time.monotonic() + START_S
        with selectors.DefaultSelector() as selector:
            selector.register(self._said, selectors.EVENT_READ)
            while selector.select(max(0.0, deadline - time.monotonic())):
                piece = os.read(self._said, 4096)
                said += piece.decode()
                if ready := READY.search(said):
                    return ready[1]
                if not piece:
                    break
        raise AssertionError(f"the server did not get ready; it said: {said}\n{self.log()}")

    def stop(self) -> int:
        """End it as a service manager does, and return its exit code."""
        for client in ("http", "openai"):
            if hasattr(self, client):
                getattr(self, client).close()
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._said >= 0:
            os.close(self._said)
            self._said = -1
        return self._process.wait()

    def wait(self) -> int:
        """The exit code, once it has ended on its own or by a signal that was sent before."""
        return self._process.wait(STOP_S)

    def log(self) -> str:
        """What it has written to stderr so far."""
        return self._log_path.read_text(errors="replace")

    def has_logged(self, text: str) -> bool:
        """Whether it writes so before long: a request's line comes after its answer."""
        deadline = time.monotonic() + STOP_S
        while text not in self.log():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def is_alive(self) -> bool:
        """It runs, and it answers."""
        return self._process.poll() is None and self.http.get("/healthz").status_code == 200

    def memory_bytes(self, line: str = "VmRSS") -> int:
        """The server process's memory; `VmHWM` is the peak since `reset_peak`."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(rf"^{line}:\s+(\d+) kB", status, re.MULTILINE)
        assert found
        return int(found[1]) * 1024

    def reset_peak(self) -> None:
        """Let `VmHWM` start again from what is in use now."""
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def knows(self, param: str) -> bool:
        """Whether it takes this parameter: what is ours alone is refused where a provider draws."""
        return self.inner is None or param not in NOT_PASSED_ON

    def known(self, **params: Any) -> dict[str, Any]:
        """Those of the parameters that it takes."""
        return {param: value for param, value in params.items() if self.knows(param)}

    # ------------------------------------------------------------------------------------------- plain requests

    def generate(self, *, key: str | None = None, headers: Mapping[str, str] | None = None, **body: Any) -> Any:
        """POST a generation; whatever the body does not say is the shortest sensible request."""
        wanted = {"prompt": PROMPT, "model": "gpt-image-2", "size": "1024x1024", "quality": "low", **body}
        return self.http.post("/v1/images/generations", json=wanted, headers=self._headers(key, headers))

    def get(self, path: str, *, key: str | None = None, **query: str | int) -> httpx.Response:
        """GET with a key."""
        return self.http.get(path, params=query, headers=self._headers(key, None))

    def generations(self, key: str | None = None, **query: str | int) -> list[dict[str, Any]]:
        """What is kept for the key's project, newest first."""
        answer = self.get("/v1/images", key=key, **{"limit": 100, **query})
        assert answer.status_code == 200, answer.text
        data: list[dict[str, Any]] = answer.json()["data"]
        return data

    def raw(self, data: bytes, *, timeout_s: float = 20.0, half_close: bool = False) -> bytes:
        """Send bytes as they are, and return all that comes back until the server closes or falls silent."""
        address = (self.host, self.port)
        with socket.create_connection(address, timeout=timeout_s) as connection:
            connection.sendall(data)
            if half_close:
                connection.shutdown(socket.SHUT_WR)
            return read_response(connection)

    @property
    def host(self) -> str:
        """Its address."""
        return self.origin.removeprefix("http://").rpartition(":")[0]

    @property
    def port(self) -> int:
        """Its port."""
        return int(self.origin.rpartition(":")[2])

    def head(self, path: str, *lines: str, method: str = "POST", key: str | None = None) -> bytes:
        """The request line and headers of a request that is then written by hand."""
        start = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        start += [f"Authorization: Bearer {key or self.key}", *lines]
        return ("\r\n".join(start) + "\r\n\r\n").encode("latin-1")

    def _headers(self, key: str | None, more: Mapping[str, str] | None) -> dict[str, str]:
        return {**({"authorization": f"Bearer {key}"} if key else {}), **(more or {})}

    # --------------------------------------------------------------------------------------------- command line

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """An `impasto` command on the server's data folder."""
        return run_command([*arguments, "--data-dir", str(self.data_dir)], clean_environment())

    def new_key(self, project: str | None = None, spend_limit: str | None = None) -> dict[str, str]:
        """A key of another project, as `keys create --json` prints it."""
        more = ["--spend-limit", spend_limit] if spend_limit else []
        done = self.run("keys", "create", "--json", "--project", project or "p-" + secrets.token_hex(4), *more)
        assert done.returncode == 0, done.stderr
        made: dict[str, str] = json.loads(done.stdout)
        return made

    def admin_key(self) -> str:
        """A new key for `/v1/organization`."""
        done = self.run("keys", "create", "--admin", "--json", "--project", "operators")
        assert done.returncode == 0, done.stderr
        made: str = json.loads(done.stdout)["key"]
        return made

    def verify_ledger(self) -> None:
        """The books add up, to the nano-dollar."""
        done = self.run("ledger", "verify", "--json")
        assert done.returncode == 0, done.stdout + done.stderr


def read_response(connection: socket.socket) -> bytes:
    """One HTTP response, whole by its content-length, or all that came before the connection closed."""
    received = b""
    while not _is_whole(received):
        try:
            piece = connection.recv(65536)
        except ConnectionResetError:
            break
        if not piece:
            break
        received += piece
    return received


def _is_whole(received: bytes) -> bool:
    head, blank, body = received.partition(b"\r\n\r\n")
    if not blank or head.startswith(b"HTTP/1.1 100"):
        return False
    length = re.search(rb"(?im)^content-length: *(\d+)", head)
    return length is not None and len(body) >= int(length[1])


def status_of(response: bytes) -> int:
    """The status of a raw response; 0 when there was none."""
    found = re.match(rb"HTTP/1\.1 (\d{3})", response)
    return int(found[1]) if found else 0


def error_of(response: bytes) -> dict[str, Any]:
    """The error object of a raw response."""
    error: dict[str, Any] = json.loads(response.partition(b"\r\n\r\n")[2])["error"]
    return error
