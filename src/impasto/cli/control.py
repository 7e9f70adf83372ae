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
from impasto.cli.configured_projects import set_projects
from impasto.cli.first_key import first_key, refuse_weak_key
from impasto.cli.hang_up import HANG_UP, has_terminal
from impasto.cli.output import remark
from impasto.cli.reloading import taken_over
from impasto.config.entries import Config
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

    async def take_over(self, world: World, config: Config) -> None:
        """The config file was read again: take over what of it is not the engines' and the routes', or nothing."""

    def reloaded(self, config: Config) -> None:
        """All of it is taken over."""

    def stopping(self) -> None:
        """The first signal came."""

    def stopped(self, unfinished: int) -> None:
        """The drain is over, and so many runs were cut off."""


class Terminal:
    """The control of a server that is the only process: signals from the system, words to stdout and stderr."""

    def __init__(self, settings: Settings, listener: socket.socket, *, ends_with_terminal: bool) -> None:
        self._settings, self._listener, self._ends_with_terminal = settings, listener, ends_with_terminal
        self._key: str | None = None

    @contextlib.contextmanager
    def signals(self, on_signal: Callable[[int], None]) -> Iterator[None]:
        """SIGINT, SIGTERM and SIGHUP of this process."""
        with take_signals(on_signal, ends_with_terminal=self._ends_with_terminal):
            yield

    async def prepare(self, world: World) -> None:
        """Make the first key, and the projects of the config file."""
        self._key = await first_key(world.settings, world.db, world.clock_ms())
        await set_projects(world.db, world.settings, world.lineup.config, world.clock_ms())

    async def take_over(self, world: World, config: Config) -> None:
        """Set the projects as the file has them now, all or none."""
        await set_projects(world.db, world.settings, config, world.clock_ms())

    def reloaded(self, config: Config) -> None:
        """Say so."""
        remark(taken_over(config))

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
def take_signals(on_signal: Callable[[int], None], *, ends_with_terminal: bool) -> Iterator[None]:
    """Take SIGINT, SIGTERM and SIGHUP for as long as this lasts; a terminal that goes is told as SIGTERM where
    the process ends with it.

    A SIGHUP that was blocked before, and came, is told now.
    """
    loop = asyncio.get_running_loop()

    def on_hang_up() -> None:
        on_signal(signal.SIGTERM if ends_with_terminal and not has_terminal() else HANG_UP)

    for number in SIGNALS:
        loop.add_signal_handler(number, on_signal, number)
    loop.add_signal_handler(HANG_UP, on_hang_up)
    before = signal.pthread_sigmask(signal.SIG_UNBLOCK, (HANG_UP,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for number in (*SIGNALS, HANG_UP):
            loop.remove_signal_handler(number)


def tell_stopping(drain_s: int) -> None:
    """The words of a stop that begins."""
    remark(f"stopping; up to {drain_s} s for what still runs, at once with a second signal.")


def tell_stopped(unfinished: int) -> None:
    """The words of a stop that cut something off."""
    if unfinished:
        remark(f"stopped with {unfinished} unfinished {'run' if unfinished == 1 else 'runs'}.")
