"""The null engine: deterministic pixels without drawing, and every failure on request. For tests and benchmarks.

It never answers by default. Its knobs are the settings `null_…`.
"""

import asyncio
import os
import secrets
import struct
import zlib
from collections.abc import AsyncIterator
from functools import lru_cache
from pathlib import Path

from impasto.engines.base import EngineFailed, EngineRefused
from impasto.pixels.workers import WorkerCrashed, Workers
from impasto.settings import Settings
from impasto.types import Capabilities, Event, Image, Inputs, PartialImage, Plan, Size

_PNG_START = b"\x89PNG\r\n\x1a\n"


def flat_png(size: Size, seed: int, background: str, size_bytes: int = 0) -> bytes:
    """A whole png of one colour that follows from `seed`, grown to `size_bytes` by a chunk that readers skip."""
    return b"".join(_parts(size, seed, background, size_bytes))


def _parts(size: Size, seed: int, background: str, size_bytes: int) -> list[bytes]:
    """The file in pieces. A palette of one colour: everything large is the same for every seed."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", size.width, size.height, 1, 3, 0, 0, 0))
    colour = _chunk(b"PLTE", bytes((seed >> shift) & 0xFF for shift in (0, 8, 16)))
    alpha = _chunk(b"tRNS", b"\0") if background == "transparent" else b""
    parts = [_PNG_START, head, colour, alpha, _pixels(size), _chunk(b"IEND", b"")]
    missing = size_bytes - sum(map(len, parts))
    if missing >= 12:
        parts.insert(2, _padding(missing))
    return parts


@lru_cache(maxsize=8)
def _pixels(size: Size) -> bytes:
    row = bytes(1 + -(-size.width // 8))
    packer = zlib.compressobj(9)
    return _chunk(b"IDAT", b"".join([*(packer.compress(row) for _ in range(size.height)), packer.flush()]))


@lru_cache(maxsize=2)
def _padding(size_bytes: int) -> bytes:
    return _chunk(b"paDd", bytes(size_bytes - 12))


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

    def capabilities(self, model: str) -> Capabilities | None:
        """The same for every model; the settings limit n and the edge."""
        return Capabilities(
            max_n=self._settings.null_max_n,
            qualities=("low", "medium", "high", "xhigh", "max"),
            transparent=True,
            seed=True,
            partial_images=3,
            edits=True,
            max_inputs=16,
            markup=True,
            any_size=self._settings.null_max_edge == 4096,
            max_edge=self._settings.null_max_edge,
            cost_each_nano=self._cost_nano,
            free_to_repeat=self._cost_nano == 0,
            in_flight=self._settings.null_in_flight,
            seconds_per_megapixel=self._settings.null_delay_s,
            simulated=self._cost_nano == 0,
        )

    async def run(self, plan: Plan, inputs: Inputs) -> AsyncIterator[Event]:
        """One file a picture after the delay; fails as the settings say."""
        self._write_down(plan)
        for index in range(plan.n):
            shown = plan.partial_images if index == 0 else 0
            for partial in range(shown):
                await asyncio.sleep(self._settings.null_delay_s / (shown + 1))
                yield self._partial(plan, partial)
            await asyncio.sleep(self._settings.null_delay_s / (shown + 1))
            failing = self._settings.null_fail if index >= self._settings.null_fail_from else ""
            await self._fail(failing)
            path = self._spool / f"null-{secrets.token_hex(8)}"
            # Inline: a thread costs more than the write (decision 0003).
            try:
                self._write(path, plan, plan.seed + index, truncate=failing == "truncate")
            except OSError:
                path.unlink(missing_ok=True)
                raise
            yield Image(path=path, format="png", size=plan.engine_size, index=index)

    def _partial(self, plan: Plan, partial: int) -> PartialImage:
        path = self._spool / f"null-{secrets.token_hex(8)}"
        self._write(path, plan, plan.seed + 1000 + partial, truncate=False)
        return PartialImage(path=path, format="png", size=plan.engine_size, index=0, partial_index=partial)

    async def start(self) -> None:
        """Nothing to get ready."""

    async def stop(self) -> None:
        """Nothing to give back."""

    def _write_down(self, plan: Plan) -> None:
        """A line with the seed, in one write: several processes share the file, and a killed one leaves none torn."""
        if not self._settings.null_calls:
            return
        file = os.open(self._settings.null_calls, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, b"%d\n" % plan.seed)
        finally:
            os.close(file)

    def _write(self, path: Path, plan: Plan, seed: int, *, truncate: bool) -> None:
        with path.open("wb") as file:
            file.writelines(_parts(plan.engine_size, seed, plan.background, self._settings.null_bytes))
            if truncate:
                file.truncate(file.tell() // 2)

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
