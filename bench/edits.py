"""Measures edits: reading 16 x 20 MB against bare parsers, the memory of such an edit, and a stream's first picture.

Run: `.venv/bin/python bench/edits.py`, or with some of `reading memory streams`. Trust the ratios within a run.
"""

import contextlib
import datetime
import hashlib
import io
import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from road_serving import HERE, KEY, ROOT, Serving, _answering, _ended, _free_port, folder, impasto

_EDITS = "/v1/images/edits"
_BOUNDARY = "----bench-" + secrets.token_hex(12)
_IMAGES = 16
_MB = 20
_ROUNDS = 5
_PIECE = 1 << 20
_PROMPTS = {
    "A red fox reading a book under an oak tree": "Make it night",
    "A lighthouse on a cliff, watercolor": "Make it night",
    'A poster that says "JAZZ NIGHT"': 'Change the text to "BLUE NOTE"',
}


def body(*, prompt: bool) -> bytes:
    """An edit of sixteen pictures. Without a prompt it is refused once it has been read, before a picture is opened."""
    edge = int((_MB * 1e6 / 3) ** 0.5)
    noise = np.random.default_rng(0).integers(0, 256, (edge, edge, 3), np.uint8)
    out = io.BytesIO()
    Image.fromarray(noise).save(out, "PNG", compress_level=0)
    words = {"model": "gpt-image-2", "size": "1024x1024", **({"prompt": "a fox"} if prompt else {})}
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}'.encode() for name, text in words.items()]
    head = b'Content-Disposition: form-data; name="image[]"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    parts += [head + out.getvalue()] * _IMAGES
    edge_line = b"--" + _BOUNDARY.encode()
    return b"".join(edge_line + b"\r\n" + part + b"\r\n" for part in parts) + edge_line + b"--\r\n"


def post(port: int, path: str, data: bytes, kind: str, on_piece: Callable[[bytes], None] | None = None) -> int:
    """Send it and read the whole answer; returns the status."""
    lines = [f"POST {path} HTTP/1.1", "host: 127.0.0.1", f"content-type: {kind}", f"content-length: {len(data)}"]
    lines += [f"authorization: Bearer {KEY}", "impasto-dialect: lenient", "connection: close"]
    with socket.create_connection(("127.0.0.1", port), timeout=300) as connection:
        connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n")
        view = memoryview(data)
        for at in range(0, len(data), _PIECE):
            connection.sendall(view[at : at + _PIECE])
        first = piece = connection.recv(65536)
        while piece:
            if on_piece:
                on_piece(piece)
            piece = connection.recv(1 << 18)
    return int(first.split(b" ", 2)[1])


@contextlib.contextmanager
def bare(what: str) -> Iterator[Serving]:
    """One of the readers of `edits_bare.py`."""
    port = _free_port()
    with _ended(subprocess.Popen([sys.executable, str(HERE / "edits_bare.py"), str(port), what])) as process:
        yield _answering(process, port)


def reading() -> None:
    """MB a second from the socket to the spool, digests and all, against parsers that drop what they read."""
    data, kind = body(prompt=False), f"multipart/form-data; boundary={_BOUNDARY}"
    with contextlib.ExitStack() as stack:
        servers = {
            "python-multipart, raw socket": stack.enter_context(bare("socket")),
            "python-multipart, uvicorn": stack.enter_context(bare("uvicorn")),
            "Starlette's form()": stack.enter_context(bare("form")),
            "Impasto, to the spool with digests": stack.enter_context(impasto(stack.enter_context(folder()))),
        }
        time.sleep(5)  # the workers that a start warms
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in servers}
        for turn in range(_ROUNDS + 1):
            for name, server in servers.items():
                cpu_ms, began = server.cpu_ms(), time.perf_counter()
                status = post(server.port, _EDITS, data, kind)
                if status != (400 if name.startswith("Impasto") else 200):
                    raise SystemExit(f"{name} answered {status}")
                if turn:  # the first warms up
                    times[name].append((time.perf_counter() - began, server.cpu_ms() - cpu_ms))
    unit = statistics.median(took for took, _ in times["python-multipart, raw socket"])
    print(f"\n| reading {_IMAGES} x {_MB} MB | MB a second | x raw socket | CPU ms |\n|---|---|---|---|")
    for name, rounds in times.items():
        took = statistics.median(took for took, _ in rounds)
        cpu = statistics.median(cpu for _, cpu in rounds)
        print(f"| {name} | {len(data) / took / 1e6:.0f} | {unit / took:.2f} | {cpu:.0f} |", flush=True)
    with folder() as scratch:
        alone = {
            "only writing the same bytes to a file": lambda: (scratch / "written").write_bytes(data),
            "only SHA-256 of the same bytes": lambda: hashlib.sha256(data),
        }
        for name, work in alone.items():
            took = statistics.median(_seconds(work) for _ in range(_ROUNDS))
            print(f"| {name} | {len(data) / took / 1e6:.0f} | {unit / took:.2f} | |", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def memory() -> None:
    """The most that the server process holds during one edit of sixteen pictures, above what it held before."""
    data, kind = body(prompt=True), f"multipart/form-data; boundary={_BOUNDARY}"
    with folder() as scratch, impasto(scratch, pixel_workers="1") as server:
        time.sleep(3)
        idle, began = _rss_mb(server.process.pid, "VmRSS"), time.perf_counter()
        Path(f"/proc/{server.process.pid}/clear_refs").write_text("5")
        if (status := post(server.port, _EDITS, data, kind)) != 200:
            raise SystemExit(f"the edit answered {status}")
        took = time.perf_counter() - began
        peak, (_, others) = _rss_mb(server.process.pid, "VmHWM"), server.peak_mb()
    worker = max(others, default=0.0)
    print(f"\n| edit of {_IMAGES} x {_MB} MB | idle MB | peak MB | above idle | its worker MB | seconds | target |")
    print("|---|---|---|---|---|---|---|")
    print(f"| null engine | {idle:.0f} | {peak:.0f} | {peak - idle:.1f} | {worker:.0f} | {took:.1f} | ≤ 200 |")


def _rss_mb(pid: int, line: str) -> float:
    for entry in Path(f"/proc/{pid}/status").read_text().splitlines():
        if entry.startswith(line + ":"):
            return int(entry.split()[1]) / 1000
    return 0.0


def streams() -> None:
    """When a stream's first picture is there, as a share of the whole: generations, edits of ours and of others."""
    print("\n| stream, 1024 x 1024, 3 partials | first partial s | total s | first of total | target |")
    print("|---|---|---|---|---|")
    with folder() as scratch, impasto(scratch, engine="illustrator") as server:
        for prompt in _PROMPTS:  # the renderer loads what it draws with
            streamed(server.port, "/v1/images/generations", _asked(prompt))
        for prompt, change in _PROMPTS.items():
            asked = _asked(prompt)
            runs = [streamed(server.port, "/v1/images/generations", asked) for _ in range(3)]
            _row(f"generation: {prompt}", runs)
            _row(f"edit of it: {change}", _edits(server.port, change, [{"file_id": runs[0][2]}]))
        link = "data:image/png;base64," + _landscape()
        _row(
            "edit of a photo: Make it a watercolor", _edits(server.port, "Make it a watercolor", [{"image_url": link}])
        )


def _asked(prompt: str) -> dict[str, Any]:
    return {"model": "gpt-image-2", "prompt": prompt, "size": "1024x1024", "quality": "low"}


def _edits(port: int, prompt: str, images: list[dict[str, str]]) -> list[tuple[float, float, str]]:
    return [streamed(port, _EDITS, {**_asked(prompt), "images": images}) for _ in range(3)]


def _landscape() -> str:
    import pybase64
    from skimage import data

    out = io.BytesIO()
    Image.fromarray(data.astronaut()).resize((1024, 1024)).save(out, "PNG", compress_level=1)
    return pybase64.b64encode(out.getvalue()).decode()


def streamed(port: int, path: str, asked: dict[str, Any]) -> tuple[float, float, str]:
    """Seconds to the first partial's first byte (0 where none was sent) and to the end, and the generation."""
    seen: dict[str, float] = {}
    told = bytearray()

    def look(piece: bytes) -> None:
        told.extend(piece)
        if "partial" not in seen and b".partial_image\n" in told:
            seen["partial"] = time.perf_counter()

    began = time.perf_counter()
    data = json.dumps({**asked, "stream": True, "partial_images": 3}).encode()
    if post(port, path, data, "application/json", look) != 200 or b".completed\n" not in told:
        raise SystemExit(bytes(told[-500:]).decode(errors="replace"))
    ended = time.perf_counter()
    generation = told.partition(b"impasto-generation: ")[2].partition(b"\r\n")[0].decode()
    return seen.get("partial", began) - began, ended - began, generation


def _row(name: str, runs: list[tuple[float, float, str]]) -> None:
    first, total, _ = sorted(runs, key=lambda run: run[1])[len(runs) // 2]
    shown = f"{first:.2f} | {total:.2f} | {first / total:.2f}" if first else f"none sent | {total:.2f} |"
    print(f"| {name} | {shown} | < .6 |", flush=True)


_PARTS = {"reading": reading, "memory": memory, "streams": streams}


def main(chosen: list[str]) -> None:
    """The parts that were asked for, or all."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    cores = len(os.sched_getaffinity(0))
    print(f"{datetime.date.today()}, {cores} cores, Python {sys.version.split()[0]}, commit {commit.stdout.strip()},")
    print(f"1-minute load {os.getloadavg()[0]:.1f} at the start.")
    for name in chosen or _PARTS:
        _PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
