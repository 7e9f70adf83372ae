"""Impasto's commands, each in a process of its own that need not import everything anew.

On Linux a command is a fork of a process that has done nothing but import: what it does, prints and leaves behind is
what `python -m impasto` does. Elsewhere, and for environments that change Python itself, it is that very command.
"""

import contextlib
import functools
import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

IMPORTED = (
    "impasto.app",
    "impasto.cli.main",
    "impasto.cli.models",
    "impasto.cli.server",
    "impasto.ledger.report",
    "uvicorn",
)
_MESSAGE_BYTES = 1 << 17
_DESCRIPTORS = 3  # where its output and its errors go, and where its id and its exit code are told


class Process:
    """A command that runs, with the part of `subprocess.Popen` that tests need."""

    def __init__(self, told: int) -> None:
        self._told = os.fdopen(told, "rb", buffering=0)
        self.pid = int(self._told.readline())
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit code, if it has ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code; minus the signal's number where one ended it."""
        if self.returncode is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("impasto", timeout or 0)
            with self._told:
                self.returncode = int(self._told.readline())
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Nothing, where it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """SIGKILL."""
        self.send_signal(signal.SIGKILL)


class _Prepared:
    """The process that has everything imported, and the socket on which it takes orders."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._turn = threading.Lock()
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                env=environment,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

    def start(self, order: Mapping[str, Any], stdout: int, stderr: int) -> Process:
        told, telling = os.pipe()
        try:
            with self._turn:
                socket.send_fds(self._socket, [json.dumps(order).encode()], [stdout, stderr, telling])
        finally:
            os.close(telling)
        return Process(told)


@functools.cache
def _prepared(of_python: tuple[tuple[str, str], ...]) -> _Prepared:
    """One for each way in which Python itself is set up."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return _Prepared({**others, **dict(of_python)})


def start(
    arguments: Sequence[str], environment: Mapping[str, str], stdout: int, stderr: int, cwd: Path | None = None
) -> "Process | subprocess.Popen[bytes]":
    """Begin one command."""
    of_python = tuple(sorted((name, value) for name, value in environment.items() if name.startswith("PYTHON")))
    if sys.platform != "linux" or dict(of_python).get("PYTHONPATH") != os.environ.get("PYTHONPATH"):
        command = [sys.executable, "-m", "impasto", *arguments]
        return subprocess.Popen(command, env=environment, cwd=cwd, stdout=stdout, stderr=stderr)
    order = {"arguments": list(arguments), "environment": dict(environment), "cwd": str(cwd or Path.cwd())}
    return _prepared(of_python).start(order, stdout, stderr)


def run(
    arguments: Sequence[str], environment: Mapping[str, str], cwd: Path | None = None, timeout_s: float = 60
) -> "subprocess.CompletedProcess[str]":
    """One command to its end, with what it wrote."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = start(arguments, environment, out.fileno(), err.fileno(), cwd)
        try:
            code = process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        return subprocess.CompletedProcess(list(arguments), code, _read(out), _read(err))


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


# ------------------------------------------------------------------------------- in the process that is prepared


def _serve(orders: socket.socket) -> list[str] | None:
    """Fork for each order. Returns in the process of a command, with its arguments; in the prepared one at the end."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, descriptors, _, _ = socket.recv_fds(orders, _MESSAGE_BYTES, _DESCRIPTORS)
        if not message:
            return None
        if os.fork() == 0:
            orders.close()
            return _begin(json.loads(message), *descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _begin(order: Mapping[str, Any], stdout: int, stderr: int, telling: int) -> list[str]:
    """Fork once more: the one waits and tells, the other becomes the command."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    command = os.fork()
    if command:
        _wait_for(command, (stdout, stderr), telling)
    os.dup2(stdout, 1)
    os.dup2(stderr, 2)
    for descriptor in (stdout, stderr, telling):
        os.close(descriptor)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["environment"])
    arguments: list[str] = order["arguments"]
    return arguments


def _wait_for(command: int, its_own: tuple[int, int], telling: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for descriptor in its_own:
        os.close(descriptor)
    os.write(telling, b"%d\n" % command)
    status = os.waitpid(command, 0)[1]
    with contextlib.suppress(BrokenPipeError):
        os.write(telling, b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _main(descriptor: int) -> None:
    for name in IMPORTED:
        importlib.import_module(name)
    with contextlib.suppress(SystemExit):
        sys.argv = ["impasto", "--version"]
        runpy.run_module("impasto", run_name="__main__")  # what the reading of any command line imports
    gc.freeze()  # so that no command looks through all that was imported when it ends
    with socket.socket(fileno=descriptor) as orders:
        arguments = _serve(orders)
    if arguments is not None:
        sys.argv = ["impasto", *arguments]
        runpy.run_module("impasto", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _main(int(sys.argv[1]))
