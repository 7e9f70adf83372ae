"""Times the road of a request: the start, the door, generations of four sizes, memory, the database; prints markdown.

Run: `.venv/bin/python bench/road.py`, or with some of `start door sizes processes memory database`. Trust the ratios:
every row is measured against a neighbour of the same run. Without nginx or wrk it says so and does with less.
With TMPDIR on a memory disk the file system is left out: ext4 is slow to create files after many were removed.
"""

import datetime
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from road_load import Ask, Load, load
from road_serving import KEY, ROOT, Serving, bare, folder, impasto, nginx, nginx_path

_GENERATE = "/v1/images/generations"
_BODY = json.dumps({"model": "gpt-image-2", "prompt": "a red fox reading a book", "size": "1024x1024"})
_HEADERS = {
    "authorization": f"Bearer {KEY}",
    "content-type": "application/json",
    "user-agent": "curl/8.5.0",
    "impasto-dialect": "strict",
}
# Name, bytes of a picture, connections, seconds of a round.
_SIZES = (
    ("1 KB", 1_000, 16, 3.0),
    ("200 KB", 200_000, 16, 3.0),
    ("2 MB", 2_000_000, 16, 3.0),
    ("12 MB", 12_000_000, 4, 3.0),
)
_ROUNDS = 3
_TOUCHED_BYTES = 2_500_000_000
_IMPORTS = "import sqlalchemy, cv2, starlette"


def start() -> None:
    """From the start of the process to the word that it is ready, first and second, against three imports."""
    times: dict[str, list[float]] = {"imports": [], "first": [], "second": []}
    for repetition in range(8):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", _IMPORTS], check=True)
        imports_s = time.perf_counter() - began
        with folder() as data:
            told = []
            for _ in ("first", "second"):
                with impasto(data) as server:
                    told.append(server.started_s)
        if repetition:  # the first one warms the disk
            times["imports"].append(imports_s)
            times["first"].append(told[0])
            times["second"].append(told[1])
    unit = statistics.median(times["imports"])
    print("\n| start to ready | s | x three imports | target |\n|---|---|---|---|")
    print(f"| `python -c '{_IMPORTS}'` | {unit:.2f} | 1.0 | |")
    for which in ("first", "second"):
        median = statistics.median(times[which])
        print(f"| {which} start | {median:.2f} | {median / unit:.2f} | ≤ 3 |", flush=True)


def door() -> None:
    """401s a second against the least that an ASGI application can do."""
    headers = {**_HEADERS, "authorization": "Bearer sk-unknown-" + "0" * 32}
    with folder() as data, impasto(data) as server, bare() as least:
        _settle(server)
        asks = {
            "bare ASGI": (least, Ask(least.port, _GENERATE, _BODY, headers, 16, 3.0, 401)),
            "Impasto": (server, Ask(server.port, _GENERATE, _BODY, headers, 16, 3.0, 401)),
        }
        rows = _rounds(asks, data)
    unit = rows["bare ASGI"][0].rate
    print("\n| 401, unknown key | a second | x bare | CPU ms | target |\n|---|---|---|---|---|")
    for name, (what, cpu_ms) in rows.items():
        target = "≥ .5" if name == "Impasto" else ""
        print(f"| {name} | {what.rate:.0f} | {what.rate / unit:.2f} | {cpu_ms:.3f} | {target} |", flush=True)


def sizes() -> None:
    """Generations a second, ledger and keeping on, against nginx with the same bytes, static and proxied."""
    print("\n| picture, at once | what | a second | x proxy | CPU ms | p50 ms |\n|---|---|---|---|---|---|")
    for name, size, connections, seconds in _SIZES:
        with folder() as data, folder() as root, impasto(data, size) as server:
            _settle(server)
            (root / "answer").write_bytes(_answer(server.port))
            asks = {"Impasto": (server, Ask(server.port, _GENERATE, _BODY, _HEADERS, connections, seconds))}
            if nginx_path():
                with nginx(root) as static, nginx(root, static.port) as proxy:
                    asks["nginx, static file"] = (static, Ask(static.port, "/answer", "", {}, connections, seconds))
                    asks["nginx, proxy"] = (proxy, Ask(proxy.port, "/answer", "", {}, connections, seconds))
                    rows = _rounds(asks, root)
            else:
                rows = _rounds(asks, root)
        unit = rows["nginx, proxy"][0].rate if "nginx, proxy" in rows else float("nan")
        for what, (result, cpu_ms) in rows.items():
            wrong = f", {result.wrong} wrong" if result.wrong else ""
            figures = f"{result.rate:.0f}{wrong} | {result.rate / unit:.3f} | {cpu_ms:.2f} | {result.p50_ms:.1f}"
            print(f"| {name} x {connections} | {what} | {figures} |", flush=True)
        with folder() as root:
            wall_ms, cpu_ms = _write_ms(root, size)
        print(f"| {name} | a new file of it | {1000 / wall_ms:.0f} | | {cpu_ms:.2f} | {wall_ms:.1f} |", flush=True)
    with folder() as data, folder() as root, impasto(data, 200_000) as server:
        _settle(server)
        alone = load(Ask(server.port, _GENERATE, _BODY, _HEADERS, 1, 3.0), root)
        synced_ms = _sync_ms(root)
    print(f"\np50 of 200 KB, one at a time: {alone.p50_ms:.2f} ms (target: ≤ 2); one sync of 4 KB: {synced_ms:.2f} ms.")


def processes() -> None:
    """Generations of 1 KB a second by one server process and by three on one data folder, against a bare 401."""
    print("\n| 1 KB x 16 | a second | p50 ms | p99 ms | CPU ms |\n|---|---|---|---|---|")
    for count in (1, 3):
        with folder() as data, impasto(data, 1000, workers=str(count), pixel_workers="1") as server, bare() as least:
            _settle(server)
            asks = {
                f"Impasto, processes: {count}": (server, Ask(server.port, _GENERATE, _BODY, _HEADERS)),
                "bare ASGI": (least, Ask(least.port, _GENERATE, _BODY, _HEADERS, status=401)),
            }
            for name, (result, cpu_ms) in _rounds(asks, data).items():
                wrong = f", {result.wrong} wrong" if result.wrong else ""
                times = f"{result.p50_ms:.1f} | {result.p99_ms:.1f}"
                print(f"| {name} | {result.rate:.0f}{wrong} | {times} | {cpu_ms:.2f} |", flush=True)


def memory() -> None:
    """The most memory ever held with 64 pictures of 12 MB in flight, half of their readers slow."""
    print("\n| 64 x 12 MB in flight | web process MB | its workers MB | seconds | target |\n|---|---|---|---|---|")
    for name, slow in (("quick readers", 0), ("32 slow readers", 32)):
        with folder() as data, impasto(data, 12_000_000, null_delay_s="1") as server:
            _settle(server)
            at_rest, _ = server.peak_mb()
            ask = Ask(server.port, _GENERATE, _BODY, _HEADERS, 64, 0.0, slow=slow, pause_s=0.05)
            result = load(ask, data)
            own, others = server.peak_mb()
        if result.wrong or result.answers != 64:
            raise SystemExit(f"{result.wrong} of 64 went wrong")
        workers = ", ".join(f"{each:.0f}" for each in others)
        print(f"| {name} | {own:.0f} (at rest {at_rest:.0f}) | {workers} | {result.seconds:.1f} | ≤ 200 |", flush=True)


def database() -> None:
    """In a process of its own, so that its CPU is its own."""
    sys.stdout.flush()
    subprocess.run([sys.executable, str(Path(__file__).with_name("road_database.py"))], check=True)


def _rounds(
    asks: dict[str, tuple[Serving, Ask]], scratch: Path, touched_bytes: int = _TOUCHED_BYTES
) -> dict[str, tuple[Load, float]]:
    """Each in turn, several times: the round with the median rate, and its CPU milliseconds an answer."""
    seen: dict[str, list[tuple[Load, float]]] = {name: [] for name in asks}
    for _ in range(_ROUNDS):
        for name, (server, ask) in asks.items():
            _touch_memory(touched_bytes)
            cpu_ms = server.cpu_ms()
            result = load(ask, scratch)
            seen[name].append((result, (server.cpu_ms() - cpu_ms) / max(1, result.answers)))
    return {name: sorted(rounds, key=lambda row: row[0].rate)[len(rounds) // 2] for name, rounds in seen.items()}


def _settle(server: Serving) -> None:
    """Wait until the workers that a start warms are there: their CPU is not a request's."""
    spent = -1.0
    for _ in range(50):
        if server.cpu_ms() - spent < 20:
            return
        spent = server.cpu_ms()
        time.sleep(0.5)


def _touch_memory(size_bytes: int) -> None:
    """Have the kernel's memory for new files at hand: on a virtual machine its first use may cost ten times a write.

    By memory of a process: the same in files that are removed leaves the next files as dear as the first.
    """
    touched = b"\1" * size_bytes
    del touched


def _write_ms(scratch: Path, size: int) -> tuple[float, float]:
    """Wall and CPU milliseconds of writing one picture to a new file: what keeping it costs at the least."""
    data, walls, cpus = bytes(size), [], []
    for number in range(20):
        wall, cpu = time.perf_counter(), time.process_time()
        (scratch / f"new-{number}").write_bytes(data)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return statistics.median(walls), statistics.median(cpus)


def _sync_ms(scratch: Path) -> float:
    """What the disk takes to promise 4 KB; a generation waits for three such promises."""
    times = []
    with (scratch / "synced").open("wb", buffering=0) as file:
        for _ in range(50):
            began = time.perf_counter()
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def _answer(port: int) -> bytes:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{_GENERATE}", _BODY.encode(), _HEADERS)
    with urllib.request.urlopen(request, timeout=60) as reply:
        told: bytes = reply.read()
        return told


_PARTS = {
    "start": start,
    "door": door,
    "sizes": sizes,
    "processes": processes,
    "memory": memory,
    "database": database,
}


def main(chosen: list[str]) -> None:
    """The parts that were asked for, or all."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    cores = len(os.sched_getaffinity(0))
    print(f"{datetime.date.today()}, {cores} cores, Python {sys.version.split()[0]}, commit {commit.stdout.strip()},")
    print(f"1-minute load {os.getloadavg()[0]:.1f} at the start.")
    if not nginx_path():
        print("nginx is not installed: no rows for it.")
    if not shutil.which("wrk"):
        print("wrk is not installed: the load comes from Python, which takes more of the shared cores.")
    for name in chosen or _PARTS:
        _PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
