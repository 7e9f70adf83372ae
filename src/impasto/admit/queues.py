"""The queues of the engines: so many calls of each run side by side, so many more wait, and the rest is refused.

Fair between projects: those that wait take turns, one call each; within a project first come is first served. Each
process has queues of its own.
"""

import asyncio
import math
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

from impasto.errors import ImpastoError, error_after

_NEWEST_SHARE = 0.2
_LEAST_S = 1.0


class Queue:
    """The calls of one engine. `in_flight` of them run side by side, 0: all; at most `longest` more wait.

    `queued` calls have a place and do not run yet. `mean_s` is how long a call took lately, the newest a fifth of it;
    None before the first has ended.
    """

    def __init__(
        self, engine: str, in_flight: int, longest: int, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._engine, self._in_flight, self._longest, self._seconds = engine, in_flight, longest, seconds
        self._lines: OrderedDict[str, OrderedDict[asyncio.Event, Place]] = OrderedDict()
        self.queued = 0
        self.running = 0
        self.mean_s: float | None = None

    @contextmanager
    def enter(self, project_id: str, calls: int, expected_s: float) -> Iterator["Place"]:
        """A place for a run of so many calls, each of `expected_s` as the plan reckons; left when the run has ended.

        Raises `engine_busy` when they have no room. A run of more calls than there is ever room for needs all of it.
        """
        room = self._in_flight + self._longest
        if self._in_flight and self.running + self.queued + min(calls, room) > room:
            raise self._busy(calls, expected_s)
        place = Place(self, project_id, calls)
        self.queued += calls
        try:
            yield place
        finally:
            self.queued -= place.unused

    async def come(self, place: "Place") -> float:
        """Wait until one more call of this run may begin; the time at which it does, for `end`."""
        if not self._in_flight or self.running < self._in_flight:
            self._begin(place)
            return self._seconds()
        came = asyncio.Event()
        self._lines.setdefault(place.project_id, OrderedDict())[came] = place
        try:
            await came.wait()
        except asyncio.CancelledError:
            if came.is_set():
                self._give_back()
            else:
                self._leave(place.project_id, came)
            raise
        return self._seconds()

    def end(self, began_s: float) -> None:
        """The call that began then runs no more."""
        took_s = self._seconds() - began_s
        before_s = took_s if self.mean_s is None else self.mean_s
        self.mean_s = before_s + _NEWEST_SHARE * (took_s - before_s)
        self._give_back()

    def _begin(self, place: "Place") -> None:
        place.unused -= 1
        self.queued -= 1
        self.running += 1

    def _give_back(self) -> None:
        self.running -= 1
        if not self._lines:
            return
        project_id, line = self._lines.popitem(last=False)
        came, place = line.popitem(last=False)
        if line:
            self._lines[project_id] = line
        # Here and not when it wakes up: whoever comes before that is not to be faster.
        self._begin(place)
        came.set()

    def _leave(self, project_id: str, came: asyncio.Event) -> None:
        line = self._lines[project_id]
        del line[came]
        if not line:
            del self._lines[project_id]

    def _busy(self, calls: int, expected_s: float) -> ImpastoError:
        """The refusal. It says when these calls would have begun to run, had they been let in behind the others."""
        each_s = expected_s if self.mean_s is None else self.mean_s
        wait_s = max(_LEAST_S, (self.queued + calls) * each_s / self._in_flight)
        return error_after(math.ceil(wait_s * 1000), "engine_busy", engine=self._engine, queued=self.queued)


class Place:
    """What a run has in a queue: room for each of its calls. `unused` of them have not begun."""

    def __init__(self, queue: Queue, project_id: str, calls: int) -> None:
        self._queue, self.project_id, self.unused = queue, project_id, calls

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """One call, once its turn has come."""
        began_s = await self._queue.come(self)
        try:
            yield
        finally:
            self._queue.end(began_s)
