"""Chaos: a server under mixed load, whose processes are killed at random moments; then a look at what is left.

One driver for the test (few kills) and for `bench/chaos.py` (hundreds). Linux only: it finds processes in /proc.
"""

import asyncio
import os
import random
import secrets
import signal
import sqlite3
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from .checks import Left, examine
from .load import Clients, Seen
from .serving import Serving

CLIENTS = 8
_ALL, _ONE, _PARENT = "all at once", "one of them", "the parent alone"
_SEVERAL = (_ONE, _ALL, _ONE, _PARENT, _ONE)
_PATIENCE_S = 60.0


@dataclass(frozen=True, kw_only=True)
class Chaos:
    """What is to be done. The same seed makes the same wishes and the same pauses between kills."""

    kills: int
    processes: int
    seed: int
    cost_nano: int = 0
    delay_s: float = 0.25


@dataclass(kw_only=True)
class Report:
    """What was done, what the clients saw, what is left, and all that is wrong with it."""

    chaos: Chaos
    seconds: float
    killed: Counter[str]
    moments: list[float]
    seen: Seen
    left: Left
    wrong: list[str] = field(default_factory=list)


def rage(chaos: Chaos, folder: Path) -> Report:
    """Do it in a folder; the report. Nothing is raised for what is wrong in the end."""
    return asyncio.run(_Rage(chaos, folder).run())


class _Rage:
    def __init__(self, chaos: Chaos, folder: Path) -> None:
        self._chaos, self._folder = chaos, folder
        self._rng = random.Random(chaos.seed)
        self._server: Serving | None = None
        self._key = "sk-imp-chaos-" + secrets.token_urlsafe(24)
        self._is_up = asyncio.Event()
        self._killed: Counter[str] = Counter()
        self._moments: list[float] = []

    async def run(self) -> Report:
        began_s = time.monotonic()
        try:
            await self._start()
            seen = await self._under_load()
            assert self._server is not None
            code = await asyncio.to_thread(self._server.stop)
            self._let_time_pass()
            await self._start(workers=1)
            left, wrong = await asyncio.to_thread(examine, self._server, self._calls, seen, self._moments)
        finally:
            if self._server is not None:
                await asyncio.to_thread(self._server.kill)
        if code != 0:
            wrong.append(f"the last stop ended with exit code {code}")
        seconds = time.monotonic() - began_s
        return Report(
            chaos=self._chaos,
            seconds=seconds,
            killed=self._killed,
            moments=self._moments,
            seen=seen,
            left=left,
            wrong=wrong,
        )

    async def _under_load(self) -> Seen:
        clients = Clients(self._key, self._origin, random.Random(self._rng.getrandbits(64)))
        stop = asyncio.Event()
        asking = asyncio.create_task(clients.run(CLIENTS, stop))
        try:
            for what in self._deck():
                await asyncio.sleep(self._rng.uniform(0.05, 1.2))
                if asking.done():
                    break
                await self._kill(what)
        finally:
            stop.set()
            with suppress(TimeoutError):
                await asyncio.wait_for(asking, _PATIENCE_S)
        return clients.seen

    def _deck(self) -> list[str]:
        """Whom each kill is for, in an order by chance: of five kills of several processes, three are for one."""
        kinds = _SEVERAL if self._chaos.processes > 1 else (_ALL,)
        deck = [kinds[number % len(kinds)] for number in range(self._chaos.kills)]
        self._rng.shuffle(deck)
        return deck

    async def _kill(self, what: str) -> None:
        server = self._server
        assert server is not None
        self._killed[what] += 1
        self._moments.append(time.time())
        if what == _ONE:
            with suppress(ProcessLookupError, IndexError):  # this moment none of them lives
                os.kill(self._rng.choice(server.children()), signal.SIGKILL)
            return
        self._is_up.clear()
        await asyncio.to_thread(server.kill, with_children=what == _ALL)
        await self._start()

    async def _start(self, workers: int | None = None) -> None:
        knobs = {
            "pixel_workers": 1,
            "workers": workers or self._chaos.processes,
            "sweep_s": 1,
            "log": "off",
            "null_delay_s": self._chaos.delay_s,
            "null_cost_nano": self._chaos.cost_nano,
            "null_calls": self._calls,
        }
        self._server = await asyncio.to_thread(Serving, self._folder, self._key, knobs)
        self._is_up.set()

    async def _origin(self) -> str:
        await self._is_up.wait()
        assert self._server is not None
        return self._server.origin

    @property
    def _calls(self) -> Path:
        return self._folder / "calls.txt"

    def _let_time_pass(self) -> None:
        """What is only removed after some minutes is due now: nobody is about to name it any more."""
        with closing(sqlite3.connect(self._folder / "data" / "impasto.db")) as conn, conn:
            conn.execute("UPDATE removal SET due_ms = 0")
