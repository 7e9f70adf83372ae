"""One of several server processes: started by `supervisor.py`, which it obeys and reports to over a socket.

Signals are the parent's business, whoever in the group they were sent to. A child whose parent has died stops as by a
signal: it lets go of the port at once, and finishes what runs.
"""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from impasto.settings import Settings

if TYPE_CHECKING:
    from impasto.config.entries import Config
    from impasto.world import World

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# What a stop may take beyond the drain.
CLOSING_S = 10


class News(Struct, omit_defaults=True):
    """What a child tells its parent, a line of JSON each: it answers, it cannot start, or what it had to cut off."""

    ready: bool = False
    problem: str | None = None
    unfinished: int = 0


class Parent:
    """The control of a child (see `control.py`). The parent sends the settings, a line of JSON, then signal numbers."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._orders = connection.makefile("rb")
        if not (line := self._orders.readline()):
            sys.exit(1)  # the parent has died already
        self.settings = msgspec.json.decode(line, type=Settings)

    @contextlib.contextmanager
    def signals(self, on_signal: Callable[[int], None]) -> Iterator[None]:
        """The numbers that the parent sends; SIGTERM when it has died."""
        # A thread, because a child whose event loop hangs must end without its parent, too.
        listening = (asyncio.get_running_loop(), on_signal)
        threading.Thread(target=self._listen, args=listening, name="impasto-parent", daemon=True).start()
        yield

    def _listen(self, loop: asyncio.AbstractEventLoop, on_signal: Callable[[int], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: this process is about to end
            while order := self._next_order():
                loop.call_soon_threadsafe(on_signal, order[0])
            loop.call_soon_threadsafe(on_signal, int(signal.SIGTERM))
        time.sleep(self.settings.drain_s + CLOSING_S)
        os._exit(1)

    def _next_order(self) -> bytes:
        # A parent that dies before it has read all that it was told resets the connection.
        with contextlib.suppress(ConnectionError):
            return self._orders.read(1)
        return b""

    async def prepare(self, world: "World") -> None:
        """Nothing: the parent has made the first key."""

    async def take_over(self, world: "World", config: "Config") -> None:
        """Nothing: the parent sets the projects."""

    def reloaded(self, config: "Config") -> None:
        """Nothing: the parent says so."""

    def ready(self, world: "World") -> None:
        """Tell the parent."""
        self.tell(News(ready=True))

    def stopping(self) -> None:
        """The parent has said so."""

    def stopped(self, unfinished: int) -> None:
        """Tell the parent."""
        self.tell(News(unfinished=unfinished))

    def tell(self, news: News) -> None:
        """Send it, unless the parent has died."""
        with contextlib.suppress(OSError):
            self._connection.sendall(msgspec.json.encode(news) + b"\n")


def main() -> int:
    """Serve on the socket whose descriptor is the first argument, for the parent at the second; the exit code."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    # The parent has blocked them for the start, in which they would have ended this process.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    listener, connection = (socket.socket(fileno=int(number)) for number in sys.argv[1:])
    for inherited in (listener, connection):
        inherited.set_inheritable(False)
    parent = Parent(connection)
    from impasto.cli.main import expected, told
    from impasto.cli.server import serve_on

    with listener:
        try:
            return serve_on(listener, parent.settings, parent)
        except expected() as problem:
            parent.tell(News(problem=told(problem)))
            return 1


if __name__ == "__main__":
    sys.exit(main())
