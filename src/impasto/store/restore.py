"""Restore a backup into a data folder: unpacked and checked aside, then moved into place at once.

Nothing of an archive is believed: names, kinds, digests, the database and what it names are checked before the first
file of the data folder moves. What lies there already is moved aside, and never deleted.
"""

import asyncio
import hashlib
import os
import re
import sqlite3
import tarfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from impasto.errors import ImpastoError
from impasto.store import owners
from impasto.store.backup import (
    DATABASE,
    FORMAT,
    MANIFEST,
    SECRET,
    SUMS,
    BackupRefused,
    Manifest,
    check_revision,
    kept,
    revision_of,
    sums_line,
)
from impasto.store.blobs import Blobs
from impasto.store.folder import prepare_folder
from impasto.store.secret import Secret
from impasto.store.spool import Spool

# In this order they are moved aside: without the database no server takes the rest for its own.
_PARTS = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", SECRET, "pictures", "files")
_PICTURE = re.compile(r"pictures/(gen_[A-Za-z0-9]{2,64})/([0-9]{1,4})", re.ASCII)
_FILE = re.compile(r"files/(file-[A-Za-z0-9]{2,64})", re.ASCII)
_PIECE_BYTES = 256 * 1024
_MOST_MANIFEST_BYTES = 256 * 1024 * 1024
# From here on a generation can say that it has expired.
_WITH_EXPIRY = "0003"


def restore(source: BinaryIO, data_dir: Path, *, force: bool) -> tuple[Manifest, Path | None]:
    """Unpack, check and put in place; what it held, and where the folder's own data went, if there was any.

    `force` allows that there is some. Raises BackupRefused, with the folder as it was, and OSError.
    """
    is_new = not data_dir.exists()
    folder = prepare_folder(data_dir)
    try:
        _check_target(folder, force=force)
        # A folder of the spool: should this process die, the next server clears it away.
        spool = Spool(folder / "spool")
        try:
            stage = prepare_folder(spool.folder / "restored")
            manifest = asyncio.run(_unpack(source, stage))
            _count_from_now(stage / DATABASE, manifest.revision)
            os.sync()
            _check_target(folder, force=force)  # unpacking took its time
            return manifest, _put_in_place(stage, folder)
        finally:
            spool.close()
    except BaseException:
        if is_new:
            with suppress(OSError):
                (folder / "spool").rmdir()
                folder.rmdir()
        raise


def _check_target(folder: Path, *, force: bool) -> None:
    if owners.living(folder):
        raise BackupRefused(f"a server or another command runs on {folder}; stop it first")
    if not force and _data_of(folder):
        raise BackupRefused(f"there is data in {folder} already; --force moves it aside")


def _data_of(folder: Path) -> list[Path]:
    """What a data folder is made of, as far as it is there."""
    paths = [folder / name for name in _PARTS]
    return [path for path in paths if path.is_file() or (path.is_dir() and any(path.iterdir()))]


# ---------------------------------------------------------------------------------------------------------- unpacking


async def _unpack(source: BinaryIO, stage: Path) -> Manifest:
    try:
        tar = tarfile.open(fileobj=source, mode="r|")  # noqa: SIM115 - closed below
    except tarfile.TarError as problem:
        raise BackupRefused(f"it is not a backup of Impasto: {problem}") from problem
    blobs = Blobs(stage / "pictures")
    try:
        reading = _Reading(tar, stage, blobs)
        manifest = reading.manifest()
        while await reading.take():
            pass
        _check_database(stage, blobs, manifest, reading.blobs_taken)
        if (stage / SECRET).exists():
            Secret.open(stage)
    except (tarfile.TarError, EOFError) as problem:
        raise BackupRefused(f"it is cut short or damaged: {problem}") from problem
    except sqlite3.Error as problem:
        raise BackupRefused(f"it is damaged: the database: {problem}") from problem
    except ImpastoError as problem:
        raise BackupRefused(f"it is damaged: {problem.message()}") from problem
    finally:
        blobs.close()
        tar.close()
    return manifest


class _Reading:
    """The entries of an archive, in turn. Their sums are compared with the last one, which lists them in order."""

    def __init__(self, tar: tarfile.TarFile, stage: Path, blobs: Blobs) -> None:
        self._tar, self._stage, self._blobs = tar, stage, blobs
        self._sums = hashlib.sha256()
        self.blobs_taken = 0

    def manifest(self) -> Manifest:
        """The first entry. Raises BackupRefused for what another program, or a newer version, has written."""
        entry = self._tar.next()
        if entry is None or entry.name != MANIFEST or entry.size > _MOST_MANIFEST_BYTES:
            raise BackupRefused("it is not a backup of Impasto")
        path = self._stage / MANIFEST
        self._copy(entry, path)
        try:
            manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
        except msgspec.DecodeError as problem:
            raise BackupRefused(f"it is not a backup of Impasto: {problem}") from problem
        if manifest.impasto_backup > FORMAT:
            raise BackupRefused(f"a newer version of Impasto made it ({manifest.version})")
        check_revision(manifest.revision)
        path.unlink()
        return manifest

    async def take(self) -> bool:
        """Unpack the next entry. False after the last one, with which everything is known to be whole."""
        entry = self._tar.next()
        if entry is None:
            raise BackupRefused("it is cut short: its end is missing")
        if entry.name == SUMS:
            return self._end(entry)
        if picture := _PICTURE.fullmatch(entry.name):
            path = self._incoming(entry)
            await self._blobs.keep(picture[1], int(picture[2]), path)
            path.unlink()
        elif file := _FILE.fullmatch(entry.name):
            path = self._incoming(entry)
            await self._blobs.keep_file(file[1], path)
            path.unlink()
        elif entry.name in (DATABASE, SECRET):
            self._copy(entry, self._stage / entry.name)
        else:
            raise BackupRefused(f"it is not a backup of Impasto: it holds '{entry.name[:200]}'")
        return True

    def _incoming(self, entry: tarfile.TarInfo) -> Path:
        self.blobs_taken += 1
        path = self._blobs.spool / "incoming"
        self._copy(entry, path)
        return path

    def _copy(self, entry: tarfile.TarInfo, target: Path) -> None:
        digest = hashlib.sha256()
        if target.exists():
            raise BackupRefused(f"it is damaged: '{entry.name}' comes twice")
        with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as writing:
            for piece in self._pieces(entry):
                digest.update(piece)
                writing.write(piece)
        self._sums.update(sums_line(entry.name, digest.hexdigest()))

    def _pieces(self, entry: tarfile.TarInfo) -> Iterator[bytes]:
        reading = self._tar.extractfile(entry) if entry.isreg() else None
        if reading is None:
            raise BackupRefused(f"it is not a backup of Impasto: '{entry.name[:200]}' is no plain file")
        while piece := reading.read(_PIECE_BYTES):
            yield piece

    def _end(self, entry: tarfile.TarInfo) -> bool:
        told = hashlib.sha256()
        for piece in self._pieces(entry):
            told.update(piece)
        if told.digest() != self._sums.digest():
            raise BackupRefused("it is damaged: its digests are not those of what it holds")
        if self._tar.next() is not None:
            raise BackupRefused("it is damaged: something follows its end")
        return False


def _check_database(stage: Path, blobs: Blobs, manifest: Manifest, taken: int) -> None:
    """It is sound, and of the bytes that it names all are there, and no others. Raises BackupRefused, sqlite3.Error."""
    if not (stage / DATABASE).exists():
        raise BackupRefused("it is damaged: it holds no database")
    with closing(sqlite3.connect(stage / DATABASE)) as conn:
        (said,) = conn.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            raise BackupRefused(f"it is damaged: the database: {said}")
        if revision_of(conn) != manifest.revision:
            raise BackupRefused("it is damaged: its database is not the one that it tells of")
        missing, named = set(manifest.missing), 0
        for one in kept(conn):
            if one.name in missing:
                continue
            if one.size_bytes(blobs) is None:
                raise BackupRefused(f"it is damaged: '{one.name}' is named and not in it")
            named += 1
    if named != taken:
        raise BackupRefused("it is damaged: it holds pictures that nothing names")


# ----------------------------------------------------------------------------------------------------- putting in place


def _count_from_now(database: Path, revision: str) -> None:
    """Retention counts from now: what was brought back is not swept away by the first server."""
    if revision < _WITH_EXPIRY:
        return  # the migration says so itself
    with closing(sqlite3.connect(database)) as conn, conn:
        now_ms = time.time_ns() // 1_000_000
        conn.execute("UPDATE generation SET used_ms = ? WHERE expired_ms IS NULL", (now_ms,))


def _put_in_place(stage: Path, folder: Path) -> Path | None:
    _close_journal(folder / DATABASE)
    old = _data_of(folder)
    aside = folder / f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
    moves = [(path, aside / path.name) for path in old]
    moves += [(stage / name, folder / name) for name in reversed(_PARTS) if (stage / name).exists()]
    if old:
        aside.mkdir(mode=0o700)
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        if old:
            aside.rmdir()
        raise
    _sync(folder)
    return aside if old else None


def _close_journal(database: Path) -> None:
    """Leave the old database in one file, if it can be opened at all."""
    if database.is_file():
        with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as conn:
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _sync(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
