"""Kept bytes: pictures under `<generation>/<index>`, files that clients upload under their ids. Put once and never
overwritten; what they are, the rows know.

Callers give a file of the spool and get streams back; no path of a kept picture leaves this file, so that another
store can stand behind the same methods. Local files are read and linked inline: that beats a thread pool. They are
removed in a thread: that keeps a disk busy for longer.
"""

import asyncio
import errno
import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from impasto.errors import error
from impasto.store import ids
from impasto.store.folder import prepare_folder
from impasto.store.spool import Spool

_PIECE_BYTES = 256 * 1024
_PROBE_BYTES = 4096
_NO_LINKS = {errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}


class Pieces:
    """One kept picture as an async iterator of pieces, all of the same length but the last. `size` is in bytes."""

    def __init__(self, path: Path, piece_bytes: int) -> None:
        self._file = path.open("rb")
        self._piece_bytes = piece_bytes
        self.size = os.fstat(self._file.fileno()).st_size

    def __aiter__(self) -> "Pieces":
        return self

    async def __anext__(self) -> bytes:
        if self._file.closed or not (piece := self._file.read(self._piece_bytes)):
            self.close()
            raise StopAsyncIteration
        return piece

    def close(self) -> None:
        """Close the file; nothing more comes. A picture that was read to its end is closed already."""
        self._file.close()

    def read(self, most_bytes: int) -> bytes:
        """The next bytes, for who asks for them itself instead of taking pieces."""
        return self._file.read(most_bytes)

    def head(self, length: int) -> bytes:
        """The first bytes, wherever the reader is."""
        return os.pread(self._file.fileno(), length, 0)

    # A reader whose client went away just drops it.
    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self.close()


class Blobs:
    """The pictures below one folder; the clients' files and the spool beside it, on the same file system."""

    def __init__(self, root: Path, *, durable: bool = False) -> None:
        self._root = prepare_folder(root)
        self._files = prepare_folder(root.with_name("files"))
        self._durable = durable
        self._spool = Spool(root.with_name("spool"))

    @property
    def spool(self) -> Path:
        """This process's own folder for files on their way."""
        return self._spool.folder

    def sweep_spool(self) -> None:
        """Remove what processes left that have died. Those of the living stay."""
        self._spool.sweep()

    def sweep_own_spool(self, older_than_s: float) -> int:
        """Remove this process's files that were not touched for so long, and are in nobody's use; how many."""
        return self._spool.sweep_own(older_than_s)

    @contextmanager
    def removing(self) -> Iterator[bool]:
        """While this lasts no backup begins. False, at once, when one is under way: then nothing may be removed."""
        # The folder itself is locked: on a full disk no file could be made for it.
        lock = os.open(self._root, os.O_RDONLY)
        try:
            yield _is_locked(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        finally:
            os.close(lock)

    @contextmanager
    def kept_still(self) -> Iterator[None]:
        """While this lasts no process removes what rows named. Waits for those that do, and for another backup."""
        lock = os.open(self._root, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    async def keep(self, generation: str, index: int, source: Path) -> int:
        """Put the file as that picture and return its size in bytes; `source` may be unlinked afterwards.

        Raises `store_failed` when it cannot be written, or when there is one already: the first one stays.
        """
        return await self._keep(source, lambda: self._path(generation, index), self._root)

    async def keep_file(self, file_id: str, source: Path) -> int:
        """Put the file under its id, as `keep` does a picture."""
        return await self._keep(source, lambda: self._file_path(file_id), self._files)

    async def _keep(self, source: Path, target: Callable[[], Path], root: Path) -> int:
        try:
            if self._durable:
                return await asyncio.to_thread(_put_durably, source, target(), root)
            return _put(source, target())
        except FileExistsError as problem:
            raise error("store_failed", reason="there is one already") from problem
        except OSError as problem:
            raise error("store_failed", reason=problem.strerror or "unknown") from problem

    def read(self, generation: str, index: int, *, piece_bytes: int = _PIECE_BYTES) -> Pieces:
        """The picture in pieces. Raises `image_not_found`."""
        try:
            return Pieces(self._path(generation, index), piece_bytes)
        except (FileNotFoundError, NotADirectoryError) as problem:
            raise error("image_not_found", id=generation, index=index) from problem

    def read_file(self, file_id: str, *, piece_bytes: int = _PIECE_BYTES) -> Pieces:
        """The file in pieces. Raises `file_not_found`."""
        try:
            return Pieces(self._file_path(file_id), piece_bytes)
        except (FileNotFoundError, NotADirectoryError) as problem:
            raise error("file_not_found", id=file_id) from problem

    def size(self, generation: str, index: int) -> int | None:
        """How many bytes the picture has; None where there is none."""
        return _size(lambda: self._path(generation, index))

    def file_size(self, file_id: str) -> int | None:
        """How many bytes the file has; None where there is none."""
        return _size(lambda: self._file_path(file_id))

    def lend(self, generation: str, index: int, target: Path) -> None:
        """Make the picture appear at `target`, in the spool; it is only to be read there. Raises OSError."""
        _link(self._path(generation, index), target)

    def lend_file(self, file_id: str, target: Path) -> None:
        """Make the file appear at `target`, in the spool; it is only to be read there. Raises OSError."""
        _link(self._file_path(file_id), target)

    async def delete_file(self, file_id: str) -> None:
        """Remove the file; fine when there is none. Raises OSError."""
        await asyncio.to_thread(self._file_path(file_id).unlink, missing_ok=True)

    async def delete(self, generation: str) -> None:
        """Remove all pictures of a generation; fine when there are none. Raises OSError."""
        try:
            await asyncio.to_thread(shutil.rmtree, self._path(generation, 0).parent)
        except (FileNotFoundError, NotADirectoryError):
            return

    def indexes(self, generation: str) -> set[int]:
        """Which pictures of a generation have bytes here, whether or not a row names them."""
        with suppress(FileNotFoundError, NotADirectoryError):
            folder = self._path(generation, 0).parent
            return {int(path.name) for path in folder.iterdir() if path.name.isdecimal()}
        return set()

    async def delete_one(self, generation: str, index: int) -> None:
        """Remove one picture; fine when there is none. Raises OSError."""
        path = self._path(generation, index)
        path.unlink(missing_ok=True)
        with suppress(OSError):  # others are in it
            path.parent.rmdir()

    def problem(self) -> str | None:
        """Why nothing could be kept now, or None. Tries it: a full disk shows in nothing less."""
        for folder in (self.spool, self._root):
            probe = folder / f"probe-{os.getpid()}"
            try:
                probe.write_bytes(bytes(_PROBE_BYTES))
                probe.unlink()
            except OSError as problem:
                return problem.strerror or "unknown"
        return None

    def close(self) -> None:
        """Remove this process's spool. Kept pictures stay."""
        self._spool.close()

    def _path(self, generation: str, index: int) -> Path:
        if not (ids.is_generation(generation) and str(index).isdecimal()):
            raise _no_name(f"{generation}/{index}")
        # Two random characters: 3,844 folders share what would be too many names for one.
        return self._root / generation.partition("_")[2][:2] / generation / str(index)

    def _file_path(self, file_id: str) -> Path:
        if not ids.is_file(file_id):
            raise _no_name(file_id)
        return self._files / file_id.partition("-")[2][:2] / file_id


def _no_name(name: str) -> FileNotFoundError:
    """Whatever rows say, a name that this program does not make leads nowhere: it could lead out of the folder."""
    return FileNotFoundError(errno.ENOENT, "nothing is kept under such a name", name)


def _size(path: Callable[[], Path]) -> int | None:
    try:
        return path().stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_locked(file: int, how: int) -> bool:
    try:
        fcntl.flock(file, how)
    except BlockingIOError:
        return False
    return True


async def digest_of(path: Path) -> str:
    """The SHA-256 of a file of the spool, in a thread: a large one would keep the event loop waiting."""
    return await asyncio.to_thread(_digest, path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _put(source: Path, target: Path) -> int:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _link(source, target)
    return target.stat().st_size


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError as problem:
        if problem.errno not in _NO_LINKS:
            raise
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    """For file systems without hard links. Half a copy is not seen by anyone: the row comes after it."""
    with source.open("rb") as reading, target.open("xb") as writing:
        try:
            shutil.copyfileobj(reading, writing, _PIECE_BYTES)
        except OSError:
            target.unlink()
            raise


def _put_durably(source: Path, target: Path, root: Path) -> int:
    size_bytes = _put(source, target)
    for path in (target, target.parent, target.parent.parent, root):
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
    return size_bytes
