"""Owners: living processes. Each holds a lock on a file of its own while it lives; the kernel lets go when it dies."""

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy as sa

from impasto.errors import error
from impasto.store import tables
from impasto.store.db import Database
from impasto.store.folder import prepare_folder
from impasto.store.ids import new_id

_INSERT = tables.owner.insert()
_LIVING = sa.select(tables.owner.c.id).where(tables.owner.c.ended_ms.is_(None))
_END = (
    tables.owner.update()
    .where(tables.owner.c.id == sa.bindparam("owner"), tables.owner.c.ended_ms.is_(None))
    .values(ended_ms=sa.bindparam("now_ms"))
)


def living(data_dir: Path) -> bool:
    """Whether any process lives on this data folder; for who cannot or must not open its database."""
    return any(_is_locked(path) for path in (data_dir / "owners").glob("*.lock"))


def _is_locked(path: Path) -> bool:
    try:
        lock = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        # Shared, so that two who ask at the same time do not take each other for the owner.
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


class Owner:
    """This process as an owner of what it runs. Made by `register`, ended by `leave`."""

    def __init__(self, owner_id: str, db: Database, folder: Path, lock: int) -> None:
        self.id = owner_id
        self._db = db
        self._folder = folder
        self._lock = lock

    @classmethod
    async def register(cls, db: Database, data_dir: Path, kind: str) -> Self:
        """Take a lock, then insert the row. `kind` says what the process is. Raises `database_failed`."""
        folder = prepare_folder(data_dir / "owners")
        owner_id = new_id("own")
        try:
            lock = os.open(_file(folder, owner_id), os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as problem:
            raise error("database_failed", reason=f"{folder}: {problem.strerror}") from problem
        owner = cls(owner_id, db, folder, lock)
        row = {"id": owner_id, "pid": os.getpid(), "host": socket.gethostname(), "kind": kind, "started_ms": _now_ms()}
        try:
            # The lock comes before the row: whoever reads the row can already ask for the lock.
            fcntl.flock(lock, fcntl.LOCK_EX)
            await db.write(lambda conn: conn.execute(_INSERT, row).rowcount)
        except BaseException:
            owner._let_go()
            raise
        return owner

    def is_alive(self, owner_id: str) -> bool:
        """Whether the process of that owner still lives on this data folder."""
        if owner_id == self.id:
            return True
        return _is_locked(_file(self._folder, owner_id))

    @contextmanager
    def taking(self, owner_id: str) -> Iterator[bool]:
        """Hold the lock of another owner while this lasts: True only when it is dead and nobody else recovers it."""
        if owner_id == self.id:
            yield False
            return
        path = _file(self._folder, owner_id)
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            yield False
            return
        try:
            yield True
        finally:
            path.unlink(missing_ok=True)
            os.close(lock)

    async def bury(self, owner_id: str) -> None:
        """Say of a dead owner that it has ended, once nothing of its is left to recover."""
        await self._db.write(lambda conn: conn.execute(_END, {"owner": owner_id, "now_ms": _now_ms()}).rowcount)

    async def unburied(self) -> list[str]:
        """The other owners that have not said that they ended: the living, and the dead to recover."""
        ids = await self._db.read(lambda conn: list(conn.execute(_LIVING).scalars()))
        return [owner_id for owner_id in ids if owner_id != self.id]

    async def leave(self) -> None:
        """End in good order: the row says when, and the file goes."""
        try:
            await self._db.write(lambda conn: conn.execute(_END, {"owner": self.id, "now_ms": _now_ms()}).rowcount)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        _file(self._folder, self.id).unlink(missing_ok=True)
        os.close(self._lock)


def _file(folder: Path, owner_id: str) -> Path:
    return folder / f"{owner_id}.lock"


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
