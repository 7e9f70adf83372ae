"""`impasto serve --workers N`: the parent of N server processes on one socket and one data folder.

It answers no request and holds no state of any: it makes the first key, starts `child.py` N times, replaces a child
that died, and hands signals on. The processes know of each other through the database alone.
"""

import asyncio
import contextlib
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import AsyncIterator

import msgspec

from impasto.app import now_ms, open_store
from impasto.cli import welcome
from impasto.cli.child import CLOSING_S, News
from impasto.cli.configuration import checked
from impasto.cli.configured_projects import set_projects
from impasto.cli.control import SIGNALS, listener_of, take_signals, tell_stopped, tell_stopping
from impasto.cli.first_key import first_key
from impasto.cli.hang_up import HANG_UP
from impasto.cli.main import told
from impasto.cli.models import planned_routing
from impasto.cli.output import CommandError, remark
from impasto.cli.reloading import not_taken_over, taken_over
from impasto.config.load import load_config
from impasto.lineup import check_succession
from impasto.pixels.workers import cores
from impasto.settings import Settings, SettingsError

# A child that dies young waits longer from time to time, so that a broken one does not eat the machine.
_PAUSE_S = (0.1, 30.0)
_YOUNG_S = 10.0

_read = msgspec.json.Decoder(News).decode


def run_servers(settings: Settings, *, ends_with_terminal: bool) -> int:
    """Serve with several processes until a signal; the exit code is as of `server.run_server`.

    Raises CommandError when one of them cannot start.
    """
    with listener_of(settings) as listener:
        return asyncio.run(_Supervisor(settings, listener).run(ends_with_terminal=ends_with_terminal))


def shared_out(settings: Settings, count: int) -> list[Settings]:
    """The settings of each process: unless their number is set, there are as many pixel workers in all as cores."""
    if settings.pixel_workers:
        return [settings] * settings.workers
    each, rest = divmod(count, settings.workers)
    numbers = [max(1, each + (place < rest)) for place in range(settings.workers)]
    return [msgspec.structs.replace(settings, pixel_workers=number) for number in numbers]


class _Child:
    """One server process, and the socket to it."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self.is_ready = False
        self.problem: str | None = None
        self.unfinished = 0
        self._socket, theirs = socket.socketpair()
        with theirs:
            inherited = (listener.fileno(), theirs.fileno())
            safe = ["-P"] if sys.flags.safe_path else []
            command = [sys.executable, *safe, "-m", "impasto.cli.child", *map(str, inherited)]
            # The child inherits the mask, so that no signal to all can hit it before it leaves them to its parent.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, (*SIGNALS, HANG_UP))
            try:
                self._process = subprocess.Popen(command, pass_fds=inherited, stdin=subprocess.DEVNULL)  # noqa: S603
            except OSError:
                self._socket.close()
                raise
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
        self.pid = self._process.pid
        with contextlib.suppress(ConnectionError):  # it has died already: its end tells
            self._socket.sendall(msgspec.json.encode(settings) + b"\n")
        self._socket.setblocking(False)

    async def news(self) -> AsyncIterator[News]:
        """What it tells, until it ends."""
        loop, said = asyncio.get_running_loop(), b""
        with contextlib.suppress(ConnectionError):  # it died before it had read everything
            while piece := await loop.sock_recv(self._socket, 4096):
                *lines, said = (said + piece).split(b"\n")
                for news in map(_read, lines):
                    self.is_ready = self.is_ready or news.ready
                    self.problem = news.problem or self.problem
                    self.unfinished += news.unfinished
                    yield news

    async def ended(self) -> int:
        """Wait for its end; returns the exit code, or the number of the signal that killed it, below zero."""
        code = await asyncio.to_thread(self._process.wait)
        self._socket.close()
        return code

    def signal(self, number: int) -> None:
        """Hand a signal on."""
        with contextlib.suppress(OSError):  # it has ended
            self._socket.send(bytes([number]))

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()


class _Supervisor:
    """The children, and what signals do to all of them."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self._settings, self._listener = settings, listener
        self._children: set[_Child] = set()
        self._signals: list[int] = []
        self._stop = asyncio.Event()
        self._answering: set[int] = set()
        self._unfinished = 0
        self._has_failed = False
        self._key: str | None = None
        self._reloads = deque[asyncio.Task[None]](maxlen=16)
        self._reading = asyncio.Lock()  # an older file must not come after a newer one
        self._routing = planned_routing(settings)

    async def run(self, *, ends_with_terminal: bool) -> int:
        """Start all, keep them alive until a signal, stop all; returns the exit code."""
        with take_signals(self._on_signal, ends_with_terminal=ends_with_terminal):
            async with self._reading, open_store(self._settings.data_dir) as (_, db):
                self._key = await first_key(self._settings, db, now_ms())
                await set_projects(db, self._settings, load_config(self._settings), now_ms())
            places = enumerate(shared_out(self._settings, cores()))
            keeping = [asyncio.create_task(self._keep(*place)) for place in places]
            try:
                await asyncio.gather(*keeping)
            finally:
                self._begin_stop(signal.SIGTERM)
                await asyncio.gather(*keeping, return_exceptions=True)
        tell_stopped(self._unfinished)
        if len(self._signals) > 1 or not self._all_answered():
            return 128 + self._signals[-1]
        return int(self._has_failed)

    async def _keep(self, place: int, settings: Settings) -> None:
        """One place among the processes: whoever dies there is replaced. Raises CommandError at a first start."""
        pause_s = 0.0
        while not self._stop.is_set():
            began_s = time.monotonic()
            try:
                ended = await self._serve(place, settings)
            except (OSError, SettingsError) as problem:  # no memory, no descriptors, a file that is being written
                if not self._all_answered():
                    raise
                ended = f"a server process could not be started ({told(problem)})"
            if self._stop.is_set():
                return
            is_young = time.monotonic() - began_s < _YOUNG_S
            pause_s = min(max(_PAUSE_S[0], pause_s * 2), _PAUSE_S[1]) if is_young else _PAUSE_S[0]
            remark(f"{ended}; another one starts in {pause_s:g} s.")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), pause_s)

    async def _serve(self, place: int, settings: Settings) -> str:
        """One process from its start to its end; how it ended. Raises CommandError at a first start, and OSError.

        It reads the config file anew. Raises SettingsError for one that no reload would take over.
        """
        check_succession(self._routing, await asyncio.to_thread(planned_routing, settings), settings)
        if self._stop.is_set():
            return "the start was broken off"
        child = _Child(settings, self._listener)
        self._children.add(child)
        async for news in child.news():
            if news.ready:
                self._answers(place)
        code = await child.ended()
        self._children.discard(child)
        if self._stop.is_set():
            self._account(child, code)
        elif not self._all_answered() and not child.is_ready and code >= 0:
            raise CommandError(child.problem or f"a server process ended while it started, with exit code {code}")
        return f"the server process {child.pid} {_why(child, code)}"

    def _answers(self, place: int) -> None:
        if self._all_answered():
            return
        self._answering.add(place)
        if self._all_answered() and not self._stop.is_set():
            welcome.announce(self._settings, self._routing, self._listener, self._key)

    def _all_answered(self) -> bool:
        """Whether each place has had a process that answered: the start is over."""
        return len(self._answering) == self._settings.workers

    def _account(self, child: _Child, code: int) -> None:
        """A child has ended after the stop began. One that was still starting had promised nothing."""
        self._unfinished += child.unfinished
        self._has_failed = self._has_failed or (child.is_ready and code != 0)

    def _on_signal(self, number: int) -> None:
        if number == HANG_UP:
            self._reloads.append(asyncio.create_task(self._reload()))
            return
        self._signals.append(number)
        if not self._stop.is_set():
            tell_stopping(self._settings.drain_s)
            self._begin_stop(number)
        elif len(self._signals) == 2:
            self._hand_on(number, CLOSING_S)
        else:
            self._kill_all()

    async def _reload(self) -> None:
        """Set the projects of the config file, and have each process read it; one with a mistake changes nothing."""
        async with self._reading:
            try:
                config, routing = await asyncio.to_thread(checked, self._settings)
                check_succession(self._routing, routing, self._settings)
                async with open_store(self._settings.data_dir) as (_, db):
                    await set_projects(db, self._settings, config, now_ms())
            except Exception as problem:  # noqa: BLE001 - nobody waits for this task: it is told here or nowhere
                remark(not_taken_over(problem))
                return
            self._routing = routing
            for child in self._children:
                child.signal(HANG_UP)
            remark(taken_over(config))

    def _begin_stop(self, number: int) -> None:
        if self._stop.is_set():
            return
        self._stop.set()
        # As each child does: who comes now is refused, and does not wait for nobody.
        self._listener.close()
        self._hand_on(number, self._settings.drain_s + CLOSING_S)

    def _hand_on(self, number: int, limit_s: float) -> None:
        for child in self._children:
            child.signal(number)
        asyncio.get_running_loop().call_later(limit_s, self._kill_all)

    def _kill_all(self) -> None:
        for child in self._children:
            child.kill()


def _why(child: _Child, code: int) -> str:
    if code < 0:
        return f"was killed by {signal.Signals(-code).name}"
    return f"ended with exit code {code}" + (f" ({child.problem})" if child.problem else "")
