"""The worker processes in which all pixel work and the renderer run: count of them, each one job at a time.

Knows nothing of what a job does. Must stay light: no numpy, cv2 or Pillow in the server process on its account.
"""

import asyncio
import importlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from typing import Final, TypeVar, TypeVarTuple, cast

from pebble import ProcessExpired, ProcessPool

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

HEAVY: Final = ("numpy", "cv2", "PIL.Image", "PIL.ImageCms", "isal.isal_zlib")
_WATCH_S: Final = 0.5
_NOT_AN_ANSWER: Final = 70  # exit code (EX_SOFTWARE) of a worker whose job ended in neither a value nor an Exception
_GROUP_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class WorkerCrashed(RuntimeError):
    """The job's worker died twice (a signal, a segfault, a Rust panic), or the workers were closed under it."""


class WorkerTimeout(RuntimeError):
    """The job ran longer than its `timeout_s`; its worker was killed."""


class _Died(Exception):
    """The worker is gone and the job with it."""


class Workers:
    """`count` worker processes. Made and used in one event loop; starts nothing before the first `run` or `warm`.

    `modules` are imported by every worker before its first job. A worker costs about 0.5 s to start, once.
    `on_replaced` is told of each that is started in the place of one that died or was killed.
    """

    def __init__(
        self,
        count: int | None = None,
        modules: Sequence[str] = HEAVY,
        on_replaced: Callable[[], object] = lambda: None,
    ) -> None:
        self.count = max(1, count if count is not None else cores())
        self._free = asyncio.Semaphore(self.count)
        self._slots = [_Slot(tuple(modules), on_replaced) for _ in range(self.count)]
        self._idle = list(self._slots)
        self._in_flight: set[asyncio.Task[object]] = set()
        self._closed = False

    async def run(self, job: Callable[[*Ts], T], *args: *Ts, timeout_s: float | None = None) -> T:
        """Run `job(*args)` in a worker: a function of an importable module; arguments and result are pickled.

        Waits its turn, first come first served. `timeout_s` counts from the moment the worker takes the job.
        An Exception of the job is raised here with its type, message and (as a note) the worker's traceback. A dead
        worker is replaced and the job tried once more. Raises WorkerCrashed, WorkerTimeout. When the caller is
        cancelled while the job runs, the job runs on to its end and then frees its worker.
        """
        self._refuse_when_closed()
        await self._free.acquire()
        # Its own asyncio task, so that a caller who goes away leaves neither a lost slot nor a half-dead worker.
        work = asyncio.create_task(self._work(self._idle.pop(), job, args, timeout_s))
        self._in_flight.add(cast("asyncio.Task[object]", work))
        work.add_done_callback(self._ended)
        return await asyncio.shield(work)

    async def warm(self) -> None:
        """Start every worker and wait until each has imported its modules."""
        await asyncio.gather(*(self.run(_nothing) for _ in range(self.count)))

    async def close(self) -> None:
        """Kill the workers and whatever they run, and wait for their end. Whoever still waits gets WorkerCrashed."""
        self._closed = True
        await self._discard_all()
        while self._in_flight:  # one that was just replacing its worker may have started another
            await asyncio.wait(self._in_flight, timeout=0.1)
            await self._discard_all()

    async def _discard_all(self) -> None:
        await asyncio.gather(*(slot.discard() for slot in self._slots))

    async def _work(self, slot: "_Slot", job: Callable[..., T], args: tuple[object, ...], timeout_s: float | None) -> T:
        try:
            for _ in range(2):
                self._refuse_when_closed()
                try:
                    return await slot.attempt(job, args, timeout_s)
                except _Died as death:
                    cause = death
            raise WorkerCrashed(f"the worker died twice: {cause}")
        finally:
            self._idle.append(slot)
            self._free.release()

    def _ended(self, work: "asyncio.Task[T]") -> None:
        self._in_flight.discard(cast("asyncio.Task[object]", work))
        if not work.cancelled():
            work.exception()  # seen: asyncio is not to complain of it when the caller has gone

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise WorkerCrashed("the workers are closed")


class _Slot:
    """One worker process at a time, fed by a pebble pool of one; both are thrown away together after any trouble.

    Not one pool of `count`, because pebble's workers share one pipe and its locks: a worker killed while it sends
    leaves them locked, and all others with it. Nor pebble's own replacing and timeouts: it breaks the pool when an
    idle worker is killed, waits for ever on one that exits with 0, and can kill the worker of the following job.
    """

    def __init__(self, modules: tuple[str, ...], on_replaced: Callable[[], object]) -> None:
        self._modules, self._on_replaced = modules, on_replaced
        self._has_started = False
        self._pool: ProcessPool | None = None
        self._process: BaseProcess | None = None

    async def attempt(self, job: Callable[..., T], args: tuple[object, ...], timeout_s: float | None) -> T:
        """Run the job in this slot's worker. Raises _Died, WorkerTimeout, or what the job raised."""
        try:
            await self._boot()
            failed, value = await self._ask(_perform, (job, args), timeout_s)
        except (_Died, WorkerTimeout):
            await self.discard()
            raise
        if failed:
            raise cast("Exception", value)
        return cast("T", value)

    async def discard(self) -> None:
        """Kill the worker and end its pool; nothing happens when there is none."""
        pool, process = self._pool, self._process
        self._pool = self._process = None
        if pool is not None:
            await asyncio.to_thread(_end, pool, process)

    async def _boot(self) -> None:
        if self._process is not None and self._process.is_alive():
            return
        await self.discard()
        if self._has_started:
            self._on_replaced()
        self._has_started = True
        self._pool = ProcessPool(max_workers=1, initializer=_become_worker, context=_Spawn())
        pid = await self._ask(_prepare, (self._modules,), None)
        self._process = next((child for child in multiprocessing.active_children() if child.pid == pid), None)
        if self._process is None:
            raise _Died("it did not outlive its start")

    async def _ask(self, function: Callable[..., T], args: tuple[object, ...], timeout_s: float | None) -> T:
        pool = self._pool
        if pool is None:
            raise _Died("it was closed")
        future = await asyncio.to_thread(_schedule, pool, function, args)
        answer = asyncio.wrap_future(future)
        try:
            await self._watch(answer, pool, timeout_s)
            return answer.result()
        except (ProcessExpired, BrokenProcessPool) as error:
            raise _Died(str(error) or type(error).__name__) from error
        finally:
            answer.cancel()

    async def _watch(self, answer: "asyncio.Future[T]", pool: ProcessPool, timeout_s: float | None) -> None:
        """Wait for the answer; raise when it can no longer come or is late."""
        deadline = None if timeout_s is None else time.monotonic() + timeout_s
        while not answer.done():
            patience = _WATCH_S if deadline is None else min(_WATCH_S, deadline - time.monotonic())
            await asyncio.wait({answer}, timeout=max(0.0, patience))
            if answer.done():
                return
            if deadline is not None and time.monotonic() >= deadline:
                raise WorkerTimeout(f"the job ran longer than {timeout_s} s")
            if not pool.active or (self._process is not None and not self._process.is_alive()):
                raise _Died("it ended without an answer")


class _WorkerProcess(SpawnProcess):
    """A worker as pebble starts and stops it."""

    def start(self) -> None:
        # The child inherits the mask, so that Ctrl-C during its start cannot hit it before it ignores signals.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _GROUP_SIGNALS)
        try:
            super().start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def terminate(self) -> None:
        """Kill: workers ignore SIGTERM, and pebble would wait 3 s before it says so with SIGKILL."""
        self.kill()


class _Spawn(SpawnContext):
    """The start method: spawn.

    fork copies locks that the server's threads hold. forkserver puts a third process between, whose death (a SIGTERM
    to the group is enough) makes every living worker look dead, and whose children do not inherit our signal mask.
    """

    Process = _WorkerProcess


def _schedule(pool: ProcessPool, function: Callable[..., T], args: tuple[object, ...]) -> "Future[T]":
    try:
        return cast("Future[T]", pool.schedule(function, args=args))
    except RuntimeError as error:  # the pool broke or was ended meanwhile
        raise _Died(str(error)) from error


def _end(pool: ProcessPool, process: BaseProcess | None) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    if process is not None:
        # Before join: pebble closes its pipe while its thread may still be reading a result from it, and the number
        # of the closed descriptor may be another file's by then. A dead worker sends nothing.
        process.kill()
        process.join()
    pool.join()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _become_worker() -> None:
    """First act of a worker: leave signals to the server, and do not outlive it."""
    for number in _GROUP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _GROUP_SIGNALS)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    # Not PR_SET_PDEATHSIG: it fires when the *thread* that started the worker ends.
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _prepare(modules: tuple[str, ...]) -> int:
    """Import what jobs need and keep every library to one core; returns the worker's pid."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    for module in modules:
        importlib.import_module(module)
    if "cv2" in sys.modules:
        sys.modules["cv2"].setNumThreads(1)
    return os.getpid()


def _nothing() -> None:
    """The job of `warm`."""


def _perform(job: Callable[..., T], args: tuple[object, ...]) -> tuple[bool, T | Exception]:
    """Run the job in the worker: (failed, value or exception)."""
    try:
        return False, job(*args)
    except Exception as error:  # noqa: BLE001 - the worker loop
        error.add_note(traceback.format_exc())
        return True, _portable(error)
    except BaseException as end:  # noqa: BLE001 - the worker loop
        # A Rust panic or an exit: what it left behind is unknown, so the process ends. Its text may be a client's.
        traceback.print_tb(end.__traceback__)
        print(type(end).__qualname__, file=sys.stderr)  # noqa: T201 - there is no log in a worker
        os._exit(_NOT_AN_ANSWER)


def _portable(error: Exception) -> Exception:
    """An exception that survives the pipe; one that cannot be pickled and rebuilt becomes a RuntimeError naming it."""
    try:
        if type(pickle.loads(pickle.dumps(error))) is type(error):  # noqa: S301 - our own bytes
            return error
    except Exception as failure:  # noqa: BLE001 - a stranger's __reduce__ or __init__ may raise anything
        error.add_note(f"not portable: {failure!r}")
    stand_in = RuntimeError(f"{type(error).__name__}: {error}")
    for note in error.__notes__:
        stand_in.add_note(note)
    return stand_in
