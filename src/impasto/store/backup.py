"""A backup: one tar file with the database of one moment, the secret, and all bytes that its rows name.

    manifest.json   which version wrote it, when, and how much is in it
    impasto.db      a copy without free pages
    secret          as it lies in the data folder
    pictures/<generation>/<index>, files/<id>
    SHA256SUMS      of all of these, last: a file that is cut short has none

Written while servers run on the folder; they put and name new bytes meanwhile, and remove none.
"""

import hashlib
import io
import sqlite3
import tarfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, BinaryIO, Protocol, TypeAlias

import msgspec
from msgspec import Meta, Struct

from impasto import __version__
from impasto.store import schema
from impasto.store.blobs import Blobs

FORMAT = 1
MANIFEST, DATABASE, SECRET, SUMS = "manifest.json", "impasto.db", "secret", "SHA256SUMS"

_BUSY_S = 30.0
_PRIVATE = 0o600


class BackupRefused(Exception):
    """What was asked cannot be done; the text is for the person at the terminal."""


_Count: TypeAlias = Annotated[int, Meta(ge=0)]
_Word: TypeAlias = Annotated[str, Meta(max_length=64, pattern=r"^[ -~]*\Z")]  # a terminal gets to see it


class Manifest(Struct, frozen=True, kw_only=True):
    """The first entry. `missing` are pictures and files that rows name and that were not there to be read;
    `size_bytes` is that of the others together."""

    impasto_backup: int
    version: _Word
    revision: _Word
    created: _Word
    pictures: _Count
    files: _Count
    size_bytes: _Count
    database_bytes: _Count
    missing: tuple[str, ...] = ()


class _Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Kept(Struct, frozen=True):
    """One picture (its generation and index) or file (its id) that a row names."""

    id: str
    index: int | None = None

    @property
    def name(self) -> str:
        """What it is called in the archive."""
        return f"files/{self.id}" if self.index is None else f"pictures/{self.id}/{self.index}"

    def size_bytes(self, blobs: Blobs) -> int | None:
        """How large its bytes are; None where there are none."""
        return blobs.file_size(self.id) if self.index is None else blobs.size(self.id, self.index)


def write(data_dir: Path, out: BinaryIO) -> Manifest:
    """Write a backup of the data folder. Waits while another one is written. Raises BackupRefused, OSError."""
    if not (data_dir / DATABASE).is_file():
        raise BackupRefused(f"there is no database in {data_dir}")
    blobs = Blobs(data_dir / "pictures")
    try:
        with blobs.kept_still():
            copy = blobs.spool / DATABASE
            _copy_database(data_dir / DATABASE, copy)
            with closing(sqlite3.connect(copy)) as conn:
                manifest = _manifest(conn, blobs)
                with tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT) as tar:
                    _write_all(_Archive(tar, blobs.spool / SUMS), manifest, conn, blobs, data_dir)
    except sqlite3.Error as problem:
        raise BackupRefused(f"the database cannot be copied: {problem}") from problem
    finally:
        blobs.close()
    return manifest


def kept(conn: sqlite3.Connection) -> Iterator[Kept]:
    """All that the rows of a database name."""
    for generation, index in conn.execute("SELECT generation_id, idx FROM image ORDER BY generation_id, idx"):
        yield Kept(generation, index)
    if conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'file'").fetchone():
        for (file_id,) in conn.execute("SELECT id FROM file ORDER BY id"):
            yield Kept(file_id)


def revision_of(conn: sqlite3.Connection) -> str:
    """The version of the tables. Raises BackupRefused for one that this version does not know."""
    revision = schema.revision_of(conn)
    if revision is None:
        raise BackupRefused("its database is not one of Impasto")
    check_revision(revision)
    return revision


def check_revision(revision: str) -> None:
    """Refuse what this version cannot read. Raises BackupRefused."""
    if revision > schema.HEAD:
        raise BackupRefused(f"a newer version of Impasto made it (revision {revision}; this one knows {schema.HEAD})")


class _Archive:
    """Entries one after the other, their digests noted aside."""

    def __init__(self, tar: tarfile.TarFile, sums: Path) -> None:
        self._tar = tar
        self._sums = sums
        self._digests = sums.open("w+b")

    def add(self, name: str, source: _Source, size_bytes: int) -> None:
        digest = hashlib.sha256()
        self._tar.addfile(_entry(name, size_bytes), _Digested(source, digest))
        self._digests.write(sums_line(name, digest.hexdigest()))

    def close(self) -> None:
        size_bytes = self._digests.tell()
        self._digests.seek(0)
        self._tar.addfile(_entry(SUMS, size_bytes), self._digests)
        self._digests.close()


class _Digested:
    """A source that is digested as it is read."""

    def __init__(self, source: _Source, digest: "hashlib._Hash") -> None:
        self._source, self._digest = source, digest

    def read(self, size: int = -1, /) -> bytes:
        piece = self._source.read(size)
        self._digest.update(piece)
        return piece


def sums_line(name: str, digest: str) -> bytes:
    """As `sha256sum` writes and checks it."""
    return f"{digest}  {name}\n".encode()


def _entry(name: str, size_bytes: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size_bytes, _PRIVATE, int(time.time())
    return entry


def _copy_database(database: Path, target: Path) -> None:
    """One moment of it, whoever writes meanwhile; what was deleted is not copied."""
    with closing(sqlite3.connect(database, timeout=_BUSY_S)) as conn:
        conn.execute("VACUUM INTO ?", (str(target),))
    target.chmod(_PRIVATE)


def _manifest(conn: sqlite3.Connection, blobs: Blobs) -> Manifest:
    revision = revision_of(conn)
    pictures = files = size_bytes = 0
    missing = []
    for one in kept(conn):
        size = one.size_bytes(blobs)
        if size is None:
            missing.append(one.name)
            continue
        size_bytes += size
        pictures += one.index is not None
        files += one.index is None
    return Manifest(
        impasto_backup=FORMAT,
        version=__version__,
        revision=revision,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        pictures=pictures,
        files=files,
        size_bytes=size_bytes,
        database_bytes=(blobs.spool / DATABASE).stat().st_size,
        missing=tuple(missing),
    )


def _write_all(archive: _Archive, manifest: Manifest, conn: sqlite3.Connection, blobs: Blobs, data_dir: Path) -> None:
    text = msgspec.json.encode(manifest)
    archive.add(MANIFEST, io.BytesIO(text), len(text))
    for name, path in ((DATABASE, blobs.spool / DATABASE), (SECRET, data_dir / SECRET)):
        if path.exists():  # the secret is made by the first server
            with path.open("rb") as file:
                archive.add(name, file, path.stat().st_size)
    missing = set(manifest.missing)
    for one in kept(conn):
        if one.name not in missing:
            pieces = blobs.read_file(one.id) if one.index is None else blobs.read(one.id, one.index)
            archive.add(one.name, pieces, pieces.size)
            pieces.close()
    archive.close()
