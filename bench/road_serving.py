"""What `road.py` measures, as processes: Impasto, a bare ASGI application, nginx. Linux only: it reads /proc.

Everything listens on loopback, lives in a folder of its own, and is ended by its process id.
"""

import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
KEY = "sk-" + secrets.token_hex(24)
_READY = re.compile(rb"ready at http://([\d.]+):(\d+)/v1")
_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
# What the launcher sets (see `impasto`): blocks of megabytes stay with the process.
_MALLOC = {"MALLOC_TRIM_THRESHOLD_": "134217728", "MALLOC_MMAP_THRESHOLD_": "33554432"}


@dataclass
class Serving:
    """A process that answers on a loopback port; `started_s` is how long it took to say so."""

    process: subprocess.Popen[bytes]
    port: int
    started_s: float = 0.0

    def cpu_ms(self) -> float:
        """CPU so far of the process and all its descendants, those that ended included."""
        return sum(_cpu_ms(pid) for pid in _tree(self.process.pid))

    def peak_mb(self) -> tuple[float, list[float]]:
        """The most memory that the process, and each of its descendants, ever held."""
        own, *others = (_peak_mb(pid) for pid in _tree(self.process.pid))
        return own, others

    def forget_peak(self) -> None:
        """From now on `peak_mb` counts anew."""
        for pid in _tree(self.process.pid):
            with contextlib.suppress(OSError):
                Path(f"/proc/{pid}/clear_refs").write_text("5")


def _tree(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        for thread in Path(f"/proc/{one}/task").glob("*"):  # a process belongs to the thread that started it
            with contextlib.suppress(OSError):
                found += map(int, (thread / "children").read_text().split())
    return found


def _cpu_ms(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) * _TICK_MS


def _peak_mb(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) / 1000 if found else 0.0


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A folder for as long as it is needed."""
    path = Path(tempfile.mkdtemp(prefix="impasto-road-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def impasto(
    data: Path,
    null_bytes: int = 0,
    engine: str = "null",
    variables: Mapping[str, str] | None = None,
    **settings: str,
) -> Iterator[Serving]:
    """`impasto serve` with one engine, timed from the start of its process to its word that it is ready.

    `variables` are of its environment, beside its settings.
    """
    environ = {name: value for name, value in os.environ.items() if not name.startswith("IMPASTO_")}
    environ |= _MALLOC | {"IMPASTO_API_KEY": KEY, "IMPASTO_LOG": "off", "IMPASTO_NULL_BYTES": str(null_bytes)}
    environ |= {f"IMPASTO_{name.upper()}": value for name, value in settings.items()} | dict(variables or {})
    command = [sys.executable, "-P", "-m", "impasto", "serve", "--port", "0", "--data-dir", str(data)]
    began = time.perf_counter()
    with _ended(subprocess.Popen([*command, "--engine", engine], env=environ, stdout=subprocess.PIPE)) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        took_s = time.perf_counter() - began
        ready = _READY.search(told)
        if ready is None:
            raise SystemExit(f"Impasto did not start: {told!r}")
        yield Serving(process, int(ready[2]), took_s)


@contextlib.contextmanager
def bare() -> Iterator[Serving]:
    """A bare ASGI application under uvicorn as Impasto runs it: it answers 401 to everything."""
    port = _free_port()
    with _ended(subprocess.Popen([sys.executable, str(HERE / "road_bare.py"), str(port)])) as process:
        yield _answering(process, port)


@contextlib.contextmanager
def nginx(folder: Path, upstream_port: int | None = None) -> Iterator[Serving]:
    """One nginx worker: the files of the folder, or, with an upstream, what that answers."""
    place = f"proxy_pass http://127.0.0.1:{upstream_port};" if upstream_port else f"root {folder};"
    with nginx_serving(folder, f"location / {{ {place} }}") as serving:
        yield serving


@contextlib.contextmanager
def nginx_serving(folder: Path, server: str, http: str = "", listen: str = "") -> Iterator[Serving]:
    """One nginx worker with these directives: within `server`, beside it, and behind the address that it listens on."""
    port = _free_port()
    own = folder / f"nginx-{port}"
    own.mkdir()
    paths = "".join(f"{name}_temp_path {own};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (own / "conf").write_text(
        f"daemon off; master_process off; pid {own}/pid; error_log stderr crit; events {{ worker_connections 4096; }}"
        f"http {{ {paths} access_log off; sendfile on; keepalive_requests 1000000; proxy_max_temp_file_size 0;"
        f" proxy_buffer_size 64k; proxy_buffers 16 64k;"
        f" proxy_http_version 1.1; proxy_set_header Connection '';"
        f" {http} server {{ listen 127.0.0.1:{port} {listen}; {server} }} }}"
    )
    with _ended(subprocess.Popen([nginx_path(), "-p", str(own), "-c", str(own / "conf")])) as process:
        yield _answering(process, port)


def nginx_path() -> str:
    """Where nginx is; empty when it is not installed."""
    return shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin") or ""


@contextlib.contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
        if process.stdout is not None:
            process.stdout.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answering(process: subprocess.Popen[bytes], port: int, longest_s: float = 15.0) -> Serving:
    began = time.perf_counter()
    while time.perf_counter() < began + longest_s and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return Serving(process, port, time.perf_counter() - began)
        time.sleep(0.02)
    raise SystemExit(f"nothing answers on port {port}")
