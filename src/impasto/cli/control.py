"""Where a server process takes its signals from, and whom it tells how it goes: the terminal, or the parent process."""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from impasto.cli import listening, welcome
from impasto.cli.first_key import first_key, refuse_weak_key
from impasto.cli.output import remark
from impasto.settings import Settings
from impasto.world import World

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Control(Protocol):
    """What the server of `server.py` asks of the outside."""

    def signals(self, on_signal: Callable[[int], None]) -> AbstractContextManager[None]:
        """Hand over the number of every signal for as long as this lasts, in the running event loop."""

    async def prepare(self, world: World) -> None:
        """The world is there; nothing is answered yet."""

    def ready(self, world: World) -> None:
        """Requests are answered from now on."""

    def stopping(self) -> None:
        """The first signal came."""

    def stopped(self, unfinished: int) -> None:
        """The drain is over, and so many runs were cut off."""


class Terminal:
    """The control of a server that is the only process: signals from the system, words to stdout and stderr."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self._settings, self._listener = settings, listener
        self._key: str | None = None

    @contextlib.contextmanager
    def signals(self, on_signal: Callable[[int], None]) -> Iterator[None]:
        """SIGINT and SIGTERM of this process."""
        with take_signals(on_signal):
            yield

    async def prepare(self, world: World) -> None:
        """Make the first key."""
        self._key = await first_key(world.settings, world.db, world.clock_ms())

    def ready(self, world: World) -> None:
        """Say where, and what to do next."""
        welcome.announce(self._settings, world.routing, self._listener, self._key)

    def stopping(self) -> None:
        """Say how long it may take."""
        tell_stopping(self._settings.drain_s)

    def stopped(self, unfinished: int) -> None:
        """Say what was lost."""
        tell_stopped(unfinished)


@contextlib.contextmanager
def listener_of(settings: Settings) -> Iterator[socket.socket]:
    """The socket of a server with these settings, for as long as this lasts. What may surprise is told before.

    Raises CommandError, also for a key that is too weak to be reached from other machines.
    """
    welcome.warn(os.environ)
    listener = listening.listen(settings.host, settings.port)
    try:
        if not listening.is_loopback(listener):
            refuse_weak_key(settings)
        yield listener
    finally:
        listener.close()


@contextlib.contextmanager
def take_signals(on_signal: Callable[[int], None]) -> Iterator[None]:
    """Take SIGINT and SIGTERM for as long as this lasts."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, on_signal, number)
    try:
        yield
    finally:
        for number in SIGNALS:
            loop.remove_signal_handler(number)


def tell_stopping(drain_s: int) -> None:
    """The words of a stop that begins."""
    remark(f"stopping; up to {drain_s} s for what still runs, at once with a second signal.")


def tell_stopped(unfinished: int) -> None:
    """The words of a stop that cut something off."""
    if unfinished:
        remark(f"stopped with {unfinished} unfinished {'run' if unfinished == 1 else 'runs'}.")
