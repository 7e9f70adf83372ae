"""Restore a backup into a data folder: unpacked and checked aside, then moved into place at once.

Nothing of an archive is believed: names, kinds, digests, the database and what it names are checked before the first
file of the data folder moves. What lies there already is moved aside, and never deleted.
"""

import asyncio
import os
import sqlite3
import tarfile
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from impasto.errors import ImpastoError
from impasto.store import acceptance, owners
from impasto.store.backup import DATABASE, SECRET, BackupRefused, Manifest, kept
from impasto.store.blobs import Blobs
from impasto.store.folder import prepare_folder
from impasto.store.secret import Secret
from impasto.store.spool import Spool
from impasto.store.unpacking import Metered, Reading

# In this order they are moved aside: without the database no server takes the rest for its own.
_PARTS = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", SECRET, "pictures", "files")
# From here on a generation can say that it has expired.
_WITH_EXPIRY = "0003"


def restore(source: BinaryIO, data_dir: Path, *, force: bool) -> tuple[Manifest, Path | None]:
    """Unpack, check and put in place; what it held, and where the folder's own data went, if there was any.

    `force` allows that there is some. Raises BackupRefused, with the folder as it was, and OSError.
    """
    is_new = not data_dir.exists()
    folder = _prepared(data_dir)
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


def _prepared(data_dir: Path) -> Path:
    if data_dir.exists() and not data_dir.is_dir():
        raise BackupRefused(f"{data_dir} is a file; name a folder to restore into")
    try:
        return prepare_folder(data_dir)
    except ImpastoError as problem:
        raise BackupRefused(f"nothing can be restored into it: {problem.values['reason']}") from problem


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
    metered = Metered(source)
    try:
        tar = tarfile.open(fileobj=cast(BinaryIO, metered), mode="r|")  # noqa: SIM115 - closed below
    except tarfile.TarError as problem:
        raise BackupRefused(f"it is not a backup of Impasto: {problem}") from problem
    blobs = Blobs(stage / "pictures")
    try:
        reading = Reading(tar, metered, stage, blobs)
        manifest = reading.manifest()
        while await reading.take(manifest):
            pass
        _check_database(stage, blobs, manifest, reading.taken)
        reading.check_sum(manifest)
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


def _check_database(stage: Path, blobs: Blobs, manifest: Manifest, taken: int) -> None:
    """It is ours, and of the bytes that it names all are there, and no others. Raises BackupRefused, sqlite3.Error."""
    if not (stage / DATABASE).exists():
        raise BackupRefused("it is damaged: it holds no database")
    with closing(sqlite3.connect(stage / DATABASE)) as conn:
        acceptance.examine(conn, manifest.revision)
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
