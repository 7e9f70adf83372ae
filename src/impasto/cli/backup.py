"""`impasto backup` and `impasto restore`: a data folder in one file, whether or not a server runs on it, and back."""

import os
import secrets
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from impasto.cli.output import CommandError, DataDir, remark, settings_from

if TYPE_CHECKING:
    from impasto.store.backup import Manifest

_STDIO = "-"


def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The tar file to write; - for stdout.")],
    force: Annotated[bool, typer.Option("--force", help="Overwrite FILE.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Write the database, the secret, and every picture and file into one file. Servers may run meanwhile."""
    from impasto.store.backup import BackupRefused, write

    folder = Path(settings_from(data_dir=data_dir).data_dir)
    if file != _STDIO and Path(file).resolve().is_relative_to(folder.resolve()):
        raise CommandError(f"{file} lies in the data folder, and would be lost with it; name a file elsewhere")
    try:
        with _target(file, force=force) as out:
            manifest = write(folder, out)
    except BackupRefused as problem:
        raise CommandError(str(problem)) from problem
    remark(f"{file}: {_told(manifest)}." if file != _STDIO else f"{_told(manifest)}.")
    if manifest.missing:
        remark(f"{len(manifest.missing)} were named and not there; manifest.json in the file lists them.")


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What 'impasto backup' wrote; - for stdin.")],
    force: Annotated[
        bool, typer.Option("--force", help="Over a folder with data, which is moved aside within it.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Bring back what a backup holds. Checked whole before anything moves; refused while a server runs there."""
    from impasto.store.backup import BackupRefused
    from impasto.store.restore import restore as restore_backup

    folder = Path(settings_from(data_dir=data_dir).data_dir)
    with _source(file) as source:
        try:
            manifest, aside = restore_backup(source, folder, force=force)
        except BackupRefused as problem:
            raise CommandError(f"{file}: {problem}") from problem
    remark(f"{folder}: {_told(manifest)}, as of {manifest.created}.")
    if aside is not None:
        remark(f"what was there before is in {aside}")
    _tell_of_books(folder)


def _tell_of_books(folder: Path) -> None:
    """Whether they add up. They may be all that somebody has left, so they are brought back either way."""
    import sqlalchemy as sa

    from impasto.ledger.report import verify
    from impasto.store.backup import DATABASE

    engine = sa.create_engine("sqlite://", creator=lambda: sqlite3.connect(folder / DATABASE))
    try:
        with engine.connect() as conn:
            wrong = len(verify(conn))
    except sa.exc.DBAPIError as problem:
        raise CommandError(f"it is restored, but its ledger cannot be read: {problem.orig}") from problem
    finally:
        engine.dispose()
    if wrong:
        remark(f"the ledger in it does not add up, in {wrong} places; 'impasto ledger verify' lists them")


@contextmanager
def _target(name: str, *, force: bool) -> Iterator[BinaryIO]:
    """Written beside and renamed when it is whole: nobody takes half a backup for one."""
    if name == _STDIO:
        if sys.stdout.isatty():
            raise CommandError("a backup is no text for a terminal; name a file, or send it on with a pipe")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    _check_target(path, force=force)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        # It holds the secret: for its owner alone.
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _check_target(path, force=force)
        beside.rename(path)
    finally:
        beside.unlink(missing_ok=True)


def _check_target(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise CommandError(f"{path} is a folder; name a file in it")
    if path.exists() and not force:
        raise CommandError(f"{path} exists; --force overwrites it")


@contextmanager
def _source(name: str) -> Iterator[BinaryIO]:
    if name == _STDIO:
        yield sys.stdin.buffer
        return
    with open(name, "rb") as source:
        yield source


def _told(manifest: "Manifest") -> str:
    pictures = f"{manifest.pictures} {'picture' if manifest.pictures == 1 else 'pictures'}"
    files = f"{manifest.files} {'file' if manifest.files == 1 else 'files'}"
    return f"{pictures} and {files}, {manifest.size_bytes / 1e6:.1f} MB"
