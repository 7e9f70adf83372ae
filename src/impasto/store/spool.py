"""The spool: files on their way, in a folder for each process. A lock tells the living from the dead."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from impasto.store.folder import prepare_folder
from impasto.store.ids import new_id


class Spool:
    """This process's folder below `root`, locked while it lives."""

    def __init__(self, root: Path) -> None:
        self._root = prepare_folder(root)
        self.folder, self._lock = self._claim()

    def _claim(self) -> tuple[Path, int]:
        with _locked(self._root, fcntl.LOCK_SH):
            folder = prepare_folder(self._root / new_id("spool"))
            lock = os.open(folder, os.O_RDONLY)
            fcntl.flock(lock, fcntl.LOCK_EX)
        return folder, lock

    def sweep(self) -> None:
        """Remove the folders of processes that have died."""
        # Nobody is between making a folder and locking it now: one that is not locked is nobody's.
        with _locked(self._root, fcntl.LOCK_EX):
            found = [(folder, _lock_of_dead(folder)) for folder in self._root.iterdir() if folder != self.folder]
        for folder, lock in found:
            if lock is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)

    def sweep_own(self, older_than_s: float) -> int:
        """Remove the files of this process's own folder that nobody has touched for so long; returns how many."""
        before_s, removed = time.time() - older_than_s, 0
        for path in self.folder.iterdir():
            with suppress(FileNotFoundError):  # its owner removed it this moment
                # When it came, not when it was written: a kept picture that is lent is as old as it is.
                if path.lstat().st_ctime < before_s and not path.is_dir():
                    path.unlink()
                    removed += 1
        return removed

    def close(self) -> None:
        """Remove this process's folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self._lock)


@contextmanager
def _locked(root: Path, how: int) -> Iterator[None]:
    lock = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(lock, how)
        yield
    finally:
        os.close(lock)


def _lock_of_dead(folder: Path) -> int | None:
    """The lock of a folder whose process has died; None where it lives, and for what is no folder."""
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock
