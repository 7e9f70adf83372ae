"""The database: one SQLite file, one writer thread with group commit, reads beside it.

A change is a plain function `op(conn)` of SQLAlchemy Core that knows nothing of threads, commits or SQLite, so the
same body can run on another database. An op must use up its results before it returns.
"""

import asyncio
import os
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

import sqlalchemy as sa

from impasto.errors import error
from impasto.store import schema
from impasto.store.folder import prepare_folder

T = TypeVar("T")
Op = Callable[[sa.Connection], T]

_BUSY_S = 30.0  # another process writes into the same file: the command line, a second server
_LARGEST_GROUP = 256
_SQLITE = "sqlite:///"


class Database:
    """One open database. Made by `open`; belongs to the event loop that opened it."""

    def __init__(self, path: Path, writes: sa.Engine, reads: sa.Engine) -> None:
        self.path = path
        self._writes = writes
        self._reads = reads
        self._reader = reads.connect()
        self._snapshot = _driver(self._reader)
        self._writer = _Writer(writes.connect(), asyncio.get_running_loop())

    @classmethod
    async def open(cls, path_or_url: str | Path) -> Self:
        """Open or create the database and bring its tables up to date.

        Takes a path or a `sqlite:///` URL. Raises `database_failed` for a file that cannot be written, or that a
        newer version made.
        """
        path = _path(path_or_url)
        writes, reads = await asyncio.to_thread(_prepare, path)
        return cls(path, writes, reads)

    async def write(self, op: Op[T]) -> T:
        """Run `op` in a transaction; returns once it is committed. What `op` raises undoes `op` and is raised here.

        Ops that wait together share one commit, each in its own savepoint. Raises `database_failed` when the disk is
        full, the file cannot be written, or another process keeps it locked. A caller that is cancelled does not
        take its op back: once handed over, it runs.
        """
        result: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._writer.take(_Change(op, result))
        return await result

    async def read(self, op: Op[T]) -> T:
        """Run a quick read (an indexed look-up) here and now, on one snapshot. It sees every write that returned.

        Raises `database_failed` when the file cannot be read.
        """
        # Inline: 20 µs here against 100 µs through a thread, and in WAL a reader waits for nobody.
        with _telling():
            return _in_snapshot(self._reader, self._snapshot, op)

    async def scan(self, op: Op[T]) -> T:
        """Run a long read in a thread, on one snapshot. Raises `database_failed` when the file cannot be read."""
        return await asyncio.to_thread(self._scan, op)

    def _scan(self, op: Op[T]) -> T:
        with _telling(), self._reads.connect() as conn:
            return _in_snapshot(conn, _driver(conn), op)

    async def close(self) -> None:
        """Commit what waits, stop the writer and close every connection. Writes after this raise."""
        await asyncio.to_thread(self._writer.stop)
        self._reader.close()
        self._reads.dispose()
        self._writes.dispose()


class _Change(Generic[T]):
    """One op on its way: through the writer thread to the future that its caller awaits."""

    def __init__(self, op: Op[T], result: "asyncio.Future[T]") -> None:
        self.op = op
        self.result = result
        self.value: T | None = None
        self.problem: BaseException | None = None

    def deliver(self) -> None:
        if self.result.done():
            return
        if self.problem is not None:
            self.result.set_exception(self.problem)
        else:
            self.result.set_result(self.value)  # type: ignore[arg-type]  # an op may return None


class _Writer:
    """The one thread that writes. Takes all ops that wait, commits them together, then delivers their results."""

    def __init__(self, conn: sa.Connection, loop: asyncio.AbstractEventLoop) -> None:
        self._conn = conn
        self._raw = _driver(conn)
        self._loop = loop
        self._waiting: queue.SimpleQueue[_Change[Any] | None] = queue.SimpleQueue()
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name="impasto-writer", daemon=True)
        self._thread.start()

    def take(self, change: _Change[Any]) -> None:
        if self._stopped:
            raise error("database_failed", reason="it is closed")
        self._waiting.put(change)

    def stop(self) -> None:
        self._stopped = True
        self._waiting.put(None)
        self._thread.join()
        self._conn.close()

    def _work(self) -> None:
        while group := self._next_group():
            self._commit(group)
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(_deliver, group)

    def _next_group(self) -> list[_Change[Any]]:
        """All that wait, at least one. Empty: time to stop, and nothing waits any more."""
        group: list[_Change[Any]] = []
        change = self._waiting.get()
        while change is not None:
            group.append(change)
            if len(group) == _LARGEST_GROUP:
                return group
            try:
                change = self._waiting.get_nowait()
            except queue.Empty:
                return group
        if group:
            self._waiting.put(None)
        return group

    def _commit(self, group: list[_Change[Any]]) -> None:
        try:
            self._raw.execute("BEGIN IMMEDIATE")
            for change in group:
                with _Savepoint(self._raw, change, alone=len(group) == 1):
                    change.value = change.op(self._conn)
            if self._raw.in_transaction:  # not when the only op of the group was undone
                self._raw.execute("COMMIT")
        except sqlite3.Error as problem:
            self._undo()
            for change in group:
                change.problem = change.problem or _told(problem)

    def _undo(self) -> None:
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")


class _Savepoint:
    """Keeps what one op raises to that op: its changes are undone, its neighbours' stay. Raises sqlite3.Error when
    SQLite gave up the whole transaction, as it may when the disk is full."""

    def __init__(self, raw: sqlite3.Connection, change: _Change[Any], *, alone: bool) -> None:
        self._raw = raw
        self._change = change
        self._alone = alone

    def __enter__(self) -> None:
        if not self._alone:
            self._raw.execute("SAVEPOINT op")

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> bool:
        if problem is not None:
            self._change.problem = _told(problem)
            if not self._raw.in_transaction:
                raise sqlite3.OperationalError(str(getattr(problem, "orig", problem)))
        if self._alone:
            if problem is not None:
                self._raw.execute("ROLLBACK")
            return True
        if problem is not None:
            self._raw.execute("ROLLBACK TO op")
        self._raw.execute("RELEASE op")
        return True


def _deliver(group: list[_Change[Any]]) -> None:
    for change in group:
        change.deliver()


def _told(problem: BaseException) -> BaseException:
    """`database_failed` for what ails the file or the disk; a broken constraint or a defect stays what it is."""
    cause = problem.orig if isinstance(problem, sa.exc.DBAPIError) else problem
    if isinstance(cause, sqlite3.OperationalError) or type(cause) is sqlite3.DatabaseError:
        told = error("database_failed", reason=str(cause))
        told.__cause__ = problem
        return told
    return problem


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, sa.exc.DBAPIError) as problem:
        told = _told(problem)
        if told is problem:
            raise
        raise told from problem


def _in_snapshot(conn: sa.Connection, raw: sqlite3.Connection, op: Op[T]) -> T:
    raw.execute("BEGIN")
    try:
        return op(conn)
    finally:
        if raw.in_transaction:  # not when SQLite gave it up: what it says then must not hide why
            raw.execute("ROLLBACK")


def _driver(conn: sa.Connection) -> sqlite3.Connection:
    raw = conn.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - narrows the type
    return raw


def _path(path_or_url: str | Path) -> Path:
    text = str(path_or_url)
    if text.startswith(_SQLITE):
        return Path(text.removeprefix(_SQLITE))
    if "://" in text:
        raise error("database_failed", reason=f"'{text.partition(':')[0]}' is not a kind of database that is known")
    return Path(text)


def _prepare(path: Path) -> tuple[sa.Engine, sa.Engine]:
    """The engines of a database that exists and is up to date: one to write, one that cannot."""
    prepare_folder(path.parent)
    try:
        # SQLite would make it readable to all; its journal files copy the mode.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as problem:
        raise error("database_failed", reason=f"{path}: {problem.strerror}") from problem
    # What is deleted is overwritten: an expired prompt is not left in a free page.
    pragmas = ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON")
    writes = _engine(path, *(f"PRAGMA {pragma}" for pragma in pragmas))
    reads = _engine(path, "PRAGMA query_only = ON")
    try:
        _switch_to_wal(path)
        with writes.connect() as conn:
            schema.bring_up_to_date(conn, _driver(conn))
    except (sqlite3.Error, sa.exc.DBAPIError) as problem:
        raise _told(problem) from problem
    return writes, reads


def _switch_to_wal(path: Path) -> None:
    """Once for each file, which remembers it. Processes that start together on a new one meet here: SQLite tells all
    but one at once that it is busy, without the wait of its busy timeout, as two that wait could hold each other up."""
    deadline = time.monotonic() + _BUSY_S
    with closing(sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)) as raw:
        while True:
            try:
                return raw.execute("PRAGMA journal_mode = WAL").close()
            except sqlite3.OperationalError as problem:
                if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
            time.sleep(0.01)


def _engine(path: Path, *pragmas: str) -> sa.Engine:
    # isolation_level=None: the driver never begins by itself, so every transaction here is begun in plain sight.
    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
        for pragma in pragmas:
            raw.execute(pragma).close()
        return raw

    # hide_parameters: what an error says goes into the log, and the values are prompts.
    return sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.QueuePool, hide_parameters=True)
