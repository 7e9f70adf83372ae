"""The server that is killed: `impasto serve` with the null engine in a folder, several times one after the other."""

import json
import os
import re
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import httpx

_READY = re.compile(r"Impasto is ready at (http://[^\s/]+)/v1")
_START_S = 60.0
_STOP_S = 60.0


class Serving:
    """One server, started and ready. `knobs` are settings: `null_delay_s=1` is IMPASTO_NULL_DELAY_S."""

    def __init__(self, folder: Path, key: str, knobs: Mapping[str, object]) -> None:
        self.data_dir = folder / "data"
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("IMPASTO_")}
        settings = {f"IMPASTO_{name.upper()}": str(value) for name, value in knobs.items()}
        command = [sys.executable, "-m", "impasto", "serve", "--port", "0", "--engine", "null"]
        self._log_path = folder / "server.log"
        with self._log_path.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--data-dir", str(self.data_dir)],
                env={**self._environment, **settings, "IMPASTO_API_KEY": key},
                stdout=subprocess.PIPE,
                stderr=log,
            )
        self.pid = self._process.pid
        self.origin = self._wait_until_ready()
        self._http = httpx.Client(base_url=self.origin, headers={"authorization": f"Bearer {key}"}, timeout=60)

    def _wait_until_ready(self) -> str:
        assert self._process.stdout is not None
        said, deadline = "", time.monotonic() + _START_S
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while selector.select(max(0.0, deadline - time.monotonic())):
                piece = os.read(self._process.stdout.fileno(), 4096)
                said += piece.decode()
                if ready := _READY.search(said):
                    return ready[1]
                if not piece:
                    break
        self._process.kill()
        raise AssertionError(f"the server did not get ready; it said: {said}\n{self.log()}")

    def log(self) -> str:
        """What it and those before it have written to stderr."""
        return self._log_path.read_text(errors="replace")

    def children(self) -> list[int]:
        """The process ids of its server processes, where it has several; else of its pixel workers."""
        found: list[int] = []
        for thread in Path(f"/proc/{self.pid}/task").glob("*"):
            with suppress(OSError):
                found += map(int, (thread / "children").read_text().split())
        return found

    def kill(self, *, with_children: bool = True) -> None:
        """End it without a last word. Its processes, too, or else they find out by themselves."""
        for pid in (self.pid, *(self.children() if with_children else ())):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._ended()

    def stop(self) -> int:
        """End it as a service manager does, and return its exit code."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
        return self._ended()

    def _ended(self) -> int:
        self._http.close()
        code = self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        return code

    def get(self, path: str) -> httpx.Response:
        """GET with the key."""
        return self._http.get(path)

    def ledger_differences(self) -> list[str]:
        """What `impasto ledger verify` finds."""
        command = [sys.executable, "-m", "impasto", "ledger", "verify", "--json", "--data-dir", str(self.data_dir)]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=120)
        try:
            differences: list[str] = json.loads(done.stdout)["differences"]
        except ValueError:
            return [f"ledger verify: {done.stdout}{done.stderr}"]
        return differences
