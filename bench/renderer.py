"""The renderer's time and memory, as multiples of a fixed loop that runs between the measurements of the same run.

Run: `.venv/bin/python bench/renderer.py`. One process on one core but for the rows that say workers. Memory is the peak
resident set of a process of its own that draws the one picture; an idle one with the renderer loaded is the first row.
"""

import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from illustrator.draw import draw
from impasto.engines.illustrator_jobs import draw_to_file
from impasto.pixels.workers import HEAVY, Workers

_ROUNDS = 5
_PROMPTS = {
    "vector, app icon": "Clean app icon representing a code gateway, deep blue, logo style",
    "vector, dashboard": "Data visualization dashboard, neon blue glow effect, dark background, tech aesthetic",
    "vector, poster": "A vertical poster for a modern tea brand, glass cup, grapefruit slices, fresh white and green",
    "vector, scene": "A red bicycle in front of a brick wall in the rain",
    "vector, skyline": "A futuristic city skyline at sunset with flying cars",
    "painterly, watercolor": "An orange cat sitting on a stack of books, reading under warm lamplight, watercolor",
    "painterly, oil": "A mountain lake at dawn, oil painting",
}
_SIZES = ((1024, 1024), (3840, 2160))


def reference() -> float:
    """Seconds of a fixed loop of plain Python on one core."""
    started = time.perf_counter()
    total = 0
    for i in range(2_000_000):
        total += i * i & 7
    return time.perf_counter() - started


def main() -> None:
    _times()
    _qualities()
    _workers()
    _memory()


def _best(prompt: str, width: int, height: int, quality: str = "medium") -> tuple[float, float]:
    """The quickest of several rounds in seconds, and as a multiple of the loop in the same rounds."""
    draw(prompt, width=width, height=height, quality=quality)
    own, loops = [], []
    for _ in range(_ROUNDS if width < 2000 else 3):
        loops.append(reference())
        started = time.perf_counter()
        draw(prompt, width=width, height=height, quality=quality)
        own.append(time.perf_counter() - started)
    return min(own), min(own) / min(loops)


def _times() -> None:
    print("| picture, medium | size | s | x loop |\n|---|---|---|---|")
    for name, prompt in _PROMPTS.items():
        for width, height in _SIZES:
            seconds, multiple = _best(prompt, width, height)
            print(f"| {name} | {width}x{height} | {seconds:.2f} | {multiple:.1f} |", flush=True)


def _qualities() -> None:
    print("\n| quality, 1024x1024 | s | x low |\n|---|---|---|")
    for name in ("vector, scene", "painterly, watercolor"):
        low = 0.0
        for quality in ("low", "medium", "high"):
            seconds, _ = _best(_PROMPTS[name], 1024, 1024, quality)
            low = low or seconds
            print(f"| {name}, {quality} | {seconds:.2f} | {seconds / low:.1f} |", flush=True)


def _workers() -> None:
    """Four pictures of one request in one and in two workers, against one picture in one."""
    print("\n| 1024x1024 | s | x one picture |\n|---|---|---|")
    for name in ("vector, scene", "painterly, watercolor"):
        one = asyncio.run(_together(_PROMPTS[name], 1, 1))
        for workers in (1, 2):
            four = asyncio.run(_together(_PROMPTS[name], 4, workers))
            print(f"| {name}, n = 4, {workers} workers | {four:.2f} | {four / one:.1f} |", flush=True)


async def _together(prompt: str, n: int, count: int) -> float:
    workers = Workers(count, (*HEAVY, "illustrator.draw"))
    with tempfile.TemporaryDirectory() as folder:
        await workers.warm()
        best = 1e9
        for _ in range(4):
            started = time.perf_counter()
            await asyncio.gather(
                *(workers.run(draw_to_file, _order(prompt, i), str(Path(folder, str(i)))) for i in range(n))
            )
            best = min(best, time.perf_counter() - started)
        await workers.close()
    return best


def _order(prompt: str, index: int) -> dict[str, object]:
    order: dict[str, object] = {"prompt": prompt, "width": 1024, "height": 1024, "seed": 1, "index": index}
    return {
        **order,
        "quality": "medium",
        "background": "opaque",
        "format": "png",
        "compression": None,
        "partial_images": 0,
    }


def _memory() -> None:
    print("\n| peak memory at 3840x2160 | MB |\n|---|---|")
    for name, prompt in {"nothing drawn": "", **_PROMPTS}.items():
        code = [sys.executable, __file__, "peak", prompt]
        print(
            f"| {name} | {subprocess.run(code, capture_output=True, text=True, check=True).stdout.strip()} |",
            flush=True,
        )


def peak(prompt: str) -> None:
    """Draw once in this process and print its peak resident set in MB."""
    if prompt:
        draw(prompt, width=3840, height=2160)
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss counts what the parent had before the exec, too
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        print(int(line.split()[1]) // 1024)
    else:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 * 1024))


if __name__ == "__main__":
    peak(sys.argv[2]) if sys.argv[1:2] == ["peak"] else main()
