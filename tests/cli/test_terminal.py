"""A server that was started in a terminal, when the terminal goes."""

import os
import pty
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import eventually, fetch, waits_for_a_hang_up

_SOON_S = 20.0
# A terminal of its session is what stands at its standard input.
_IN_A_TERMINAL = (
    sys.executable,
    "-c",
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])",
)


class Terminal:
    """One that can be closed once."""

    def __init__(self) -> None:
        self._ours, self.end = pty.openpty()

    def close(self) -> None:
        """Hang up."""
        for end in (self._ours, self.end):
            if end >= 0:
                os.close(end)
        self._ours = self.end = -1


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    terminal = Terminal()
    yield terminal
    terminal.close()


@pytest.mark.parametrize("options", [(), ("--workers", "2")])
def test_it_ends_with_its_terminal(start, terminal, options):
    server = start(*options, by=_IN_A_TERMINAL, stdin=terminal.end)
    server.wait_ready()

    terminal.close()

    assert server.process.wait(_SOON_S) == 0


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="what a process holds off is read in /proc")
@pytest.mark.parametrize("options", [(), ("--workers", "2")])
def test_it_ends_with_a_terminal_that_goes_while_it_starts(start, terminal, options):
    server = start(*options, by=_IN_A_TERMINAL, stdin=terminal.end)
    eventually(lambda: waits_for_a_hang_up(server.process.pid))

    terminal.close()

    assert server.process.wait(_SOON_S) in (0, 128 + signal.SIGTERM), "finished, or broken off"


@pytest.mark.parametrize("options", [(), ("--workers", "2")])
def test_it_outlives_its_terminal_where_it_was_started_to(start, terminal, options):
    server = start(*options, by=(*_IN_A_TERMINAL, "nohup"), stdin=terminal.end)
    origin = server.wait_ready()

    terminal.close()
    deadline = time.monotonic() + _SOON_S
    while "config file" not in "".join(server.err):
        assert time.monotonic() < deadline, "it was told of no hang-up"
        time.sleep(0.02)

    assert fetch(f"{origin}/v1/models", server.key)[0] == 200
    assert server.stop(signal.SIGTERM) == 0
