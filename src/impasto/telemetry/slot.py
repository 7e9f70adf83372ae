"""Where the server processes of one data folder count together: a folder in which each has a slot while it lives.

A slot is a lock that the kernel lets go of with its process, and the files that prometheus-client maps into memory. Who
comes when no slot is taken begins anew; a slot whose process died is taken again, so that its counts go on.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Self

# Reserved at the start. A file that grew later by a hole would, on a full disk, end the process by SIGBUS.
_FILES_BYTES = {"counter": 1024 * 1024, "histogram": 128 * 1024, "gauge_livesum": 64 * 1024}
_EVERYBODY = "lock"


class Slot:
    """One process's place in the folder. Made by `take`."""

    def __init__(self, folder: Path, number: int, lock: int) -> None:
        self.folder, self.number, self._lock = folder, number, lock

    @classmethod
    def take(cls, folder: Path) -> Self:
        """The first slot that is free, in a folder that is there. Raises OSError: there is no room for its files."""
        with _alone(folder):
            if not any(_is_taken(lock) for lock in _locks(folder)):
                for left in (*folder.glob("*.db"), *_locks(folder)):
                    left.unlink()
            number = next(number for number in count() if not _is_taken(_lock_of(folder, number)))
            lock = os.open(_lock_of(folder, number), os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
            slot = cls(folder, number, lock)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.write(lock, str(os.getpid()).encode())
                slot._reserve()
            except BaseException:
                slot.leave()
                raise
        return slot

    def living(self) -> list[int]:
        """The processes that have a slot, this one among them. Of those that died the gauges are removed."""
        from prometheus_client.multiprocess import mark_process_dead

        pids = []
        with _alone(self.folder):
            for lock in _locks(self.folder):
                if _is_taken(lock):
                    pids.append(int(lock.read_text()))
                else:
                    mark_process_dead(int(lock.stem), str(self.folder))  # type: ignore[no-untyped-call]
        return pids

    def leave(self) -> None:
        """Give the slot back. What was counted in it stays, its gauges do not."""
        self._path("gauge_livesum").unlink(missing_ok=True)
        os.close(self._lock)

    def _path(self, kind: str) -> Path:
        return self.folder / f"{kind}_{self.number}.db"

    def _reserve(self) -> None:
        self._path("gauge_livesum").unlink(missing_ok=True)
        for kind, size_bytes in _FILES_BYTES.items():
            path = self._path(kind)
            if path.exists():
                continue
            # Whole or not at all: half a file would break every other process's scrape.
            new = path.with_suffix(".new")
            try:
                new.write_bytes(bytes(size_bytes))
                new.rename(path)
            finally:
                new.unlink(missing_ok=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody takes a slot or removes files meanwhile."""
    lock = os.open(folder / _EVERYBODY, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _locks(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.lock"))


def _lock_of(folder: Path, number: int) -> Path:
    return folder / f"{number}.lock"


def _is_taken(path: Path) -> bool:
    try:
        lock = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False
