"""Load for `road.py`, from a process of its own: wrk where it is installed, else raw sockets on asyncio.

`load` is called by the driver; run as a program, the file is the load: one JSON document in, one out.
"""

import asyncio
import json
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

_SEND_TIMEOUT_S = 120.0


@dataclass(frozen=True)
class Ask:
    """One request, repeated over `connections` kept-alive connections for `seconds`, or once each if that is 0.

    The first `slow` connections read a piece of 64 KB every `pause_s`.
    """

    port: int
    path: str
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    connections: int = 16
    seconds: float = 3.0
    status: int = 200
    slow: int = 0
    pause_s: float = 0.0

    @property
    def method(self) -> str:
        """A body makes it a POST."""
        return "POST" if self.body else "GET"


@dataclass(frozen=True)
class Load:
    """What came of it. `wrong` counts other statuses than the one asked for, and broken connections."""

    answers: int
    seconds: float
    p50_ms: float
    p99_ms: float
    wrong: int

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds


def load(ask: Ask, folder: Path) -> Load:
    """Put the load on, from another process."""
    if shutil.which("wrk") and ask.seconds and not ask.slow:
        return _wrk(ask, folder)
    done = subprocess.run(
        [sys.executable, __file__], input=json.dumps(asdict(ask)), capture_output=True, text=True, check=True
    )
    return Load(**json.loads(done.stdout))


def _wrk(ask: Ask, folder: Path) -> Load:
    lines = [f'wrk.method = "{ask.method}"', f"wrk.body = {_lua(ask.body)}" if ask.body else ""]
    lines += [f"wrk.headers[{_lua(name)}] = {_lua(value)}" for name, value in ask.headers.items()]
    script = folder / "ask.lua"
    script.write_text("\n".join(lines))
    command = ["wrk", "-t1", f"-c{ask.connections}", f"-d{ask.seconds:.0f}s", "--timeout", "60s", "--latency"]
    url = f"http://127.0.0.1:{ask.port}{ask.path}"
    told = subprocess.run([*command, "-s", str(script), url], capture_output=True, text=True, check=True).stdout
    count, took, took_unit = _found(r"(\d+) requests in ([\d.]+)(ms|s|m)", told)
    p50, p50_unit = _found(r"50%\s+([\d.]+)(us|ms|s)", told)
    p99, p99_unit = _found(r"99%\s+([\d.]+)(us|ms|s)", told)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    refused = int(bad[1]) if bad else 0
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", told)
    wrong = (refused if ask.status < 400 else int(count) - refused) + (sum(map(int, broken.groups())) if broken else 0)
    milli = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
    p50_ms, p99_ms = float(p50) * milli[p50_unit], float(p99) * milli[p99_unit]
    return Load(int(count), float(took) * milli[took_unit] / 1000, p50_ms, p99_ms, wrong)


def _found(pattern: str, text: str) -> tuple[str, ...]:
    found = re.search(pattern, text)
    if found is None:
        raise SystemExit(f"wrk said: {text}")
    return found.groups()


def _lua(text: str) -> str:
    return json.dumps(text)  # the same quotes and escapes, as far as a request goes


async def _run(ask: Ask) -> Load:
    times: list[float] = []
    wrongs = [0]
    began = time.perf_counter()
    until = began + ask.seconds

    async def connection(slow: bool) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", ask.port, limit=1 << 18)
        try:
            while True:
                sent = time.perf_counter()
                status = await _exchange(ask, reader, writer, slow=slow)
                wrongs[0] += status != ask.status
                times.append(time.perf_counter() - sent)
                if time.perf_counter() >= until:
                    return
        except (OSError, EOFError):
            wrongs[0] += 1
        finally:
            writer.close()

    async with asyncio.timeout(ask.seconds + _SEND_TIMEOUT_S):
        await asyncio.gather(*(connection(index < ask.slow) for index in range(ask.connections)))
    took_s = time.perf_counter() - began
    times_ms = sorted(took * 1000 for took in times) or [0.0]
    return Load(len(times), took_s, statistics.median(times_ms), times_ms[len(times_ms) * 99 // 100], wrongs[0])


async def _exchange(ask: Ask, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, slow: bool) -> int:
    """One request and its whole answer: the status."""
    headers = "".join(f"{name}: {value}\r\n" for name, value in ask.headers.items())
    length = f"content-length: {len(ask.body.encode())}\r\n" if ask.body else ""
    writer.write(f"{ask.method} {ask.path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{headers}{length}\r\n{ask.body}".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    found = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    left = int(found[1]) if found else 0
    while left:
        piece = await reader.read(min(left, 65536))
        if not piece:
            raise EOFError
        left -= len(piece)
        if slow:
            await asyncio.sleep(ask.pause_s)
    return int(head.split(b" ", 2)[1])


if __name__ == "__main__":
    given: dict[str, Any] = json.load(sys.stdin)
    print(json.dumps(asdict(asyncio.run(_run(Ask(**given))))))
