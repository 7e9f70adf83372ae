"""The spool: files on their way, in a folder for each process. A lock tells the living from the dead."""

import fcntl
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from impasto.store.folder import prepare_folder
from impasto.store.ids import new_id


class Spool:
    """This process's folder below `root`, locked while it lives."""

    def __init__(self, root: Path) -> None:
        self._root = prepare_folder(root)
        self.folder, self._lock = self._claim()

    def _claim(self) -> tuple[Path, int]:
        # Another process may sweep a new folder away in the moment before it is locked: then the next one.
        while True:
            folder = prepare_folder(self._root / new_id("spool"))
            try:
                lock = os.open(folder, os.O_RDONLY)
            except FileNotFoundError:
                continue
            fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.exists():
                return folder, lock
            os.close(lock)

    def sweep(self) -> None:
        """Remove the folders of processes that have died."""
        for folder in self._root.iterdir():
            if folder != self.folder:
                _remove_dead(folder)

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


def _remove_dead(folder: Path) -> None:
    try:
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    except BlockingIOError:
        return
    finally:
        os.close(lock)
