"""The null engine: deterministic pixels without drawing, and every failure on request. For tests and benchmarks.

It never answers by default. Its knobs are the settings `null_…`.
"""

import asyncio
import os
import secrets
import struct
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

from impasto.engines.base import EngineFailed, EngineRefused
from impasto.pixels.workers import WorkerCrashed, Workers
from impasto.settings import Settings
from impasto.types import Capabilities, Event, Image, Plan, Size

_PNG_START = b"\x89PNG\r\n\x1a\n"


def flat_png(size: Size, seed: int, background: str, size_bytes: int = 0) -> bytes:
    """A whole png of one colour that follows from `seed`, grown to `size_bytes` by a chunk that readers skip."""
    colour = [(seed >> shift) & 0xFF for shift in (0, 8, 16)]
    colour.append(0 if background == "transparent" else 255)
    row = b"\0" + bytes(colour) * size.width
    packer = zlib.compressobj(1)
    pixels = b"".join([*(packer.compress(row) for _ in range(size.height)), packer.flush()])
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", size.width, size.height, 8, 6, 0, 0, 0))
    body = _chunk(b"IDAT", pixels)
    end = _chunk(b"IEND", b"")
    missing = size_bytes - sum(map(len, (_PNG_START, head, body, end)))
    padding = _chunk(b"paDd", bytes(missing - 12)) if missing >= 12 else b""
    return b"".join((_PNG_START, head, padding, body, end))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def _die() -> None:
    os._exit(1)


class NullEngine:
    """Answers for every model with one colour a picture."""

    name = "null"
    title = "null engine (one colour, for tests)"

    def __init__(self, settings: Settings, workers: Workers, spool: Path) -> None:
        self._settings, self._workers, self._spool = settings, workers, spool
        self._cost_nano = settings.null_cost_nano
        self._drawn: dict[tuple[Size, int, str], bytes] = {}

    def capabilities(self, model: str) -> Capabilities | None:
        """The same for every model; the settings limit n and the edge."""
        return Capabilities(
            max_n=self._settings.null_max_n,
            qualities=("low", "medium", "high", "xhigh", "max"),
            transparent=True,
            seed=True,
            any_size=self._settings.null_max_edge == 4096,
            max_edge=self._settings.null_max_edge,
            cost_each_nano=self._cost_nano,
            free_to_repeat=self._cost_nano == 0,
            seconds_per_megapixel=self._settings.null_delay_s,
            simulated=self._cost_nano == 0,
        )

    async def run(self, plan: Plan) -> AsyncIterator[Event]:
        """One file a picture after the delay; fails as the settings say."""
        for index in range(plan.n):
            await asyncio.sleep(self._settings.null_delay_s)
            failing = self._settings.null_fail if index >= self._settings.null_fail_from else ""
            await self._fail(failing)
            data = self._picture(plan, plan.seed + index)
            path = self._spool / f"null-{secrets.token_hex(8)}"
            # Inline: a thread costs more than the write (decision 0003).
            path.write_bytes(data[: len(data) // 2] if failing == "truncate" else data)
            yield Image(path=path, format="png", size=plan.engine_size, index=index)

    async def start(self) -> None:
        """Nothing to get ready."""

    async def stop(self) -> None:
        """Forget the pictures."""
        self._drawn.clear()

    async def _fail(self, failing: str) -> None:
        if failing == "refuse":
            raise EngineRefused("moderation_blocked")
        if failing == "fail":
            raise EngineFailed("it was told to fail")
        if failing == "lose":
            raise EngineFailed("its answer was lost", billed=True)
        if failing == "crash":
            try:
                await self._workers.run(_die)
            except WorkerCrashed as crash:
                raise EngineFailed(str(crash), name="engine_crashed") from crash

    def _picture(self, plan: Plan, seed: int) -> bytes:
        key = (plan.engine_size, seed & 0xFFFFFF, plan.background)
        if key not in self._drawn:
            if len(self._drawn) >= 8:
                self._drawn.clear()
            self._drawn[key] = flat_png(*key, size_bytes=self._settings.null_bytes)
        return self._drawn[key]
