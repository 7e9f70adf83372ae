"""The entries of an archive in turn: only what a backup is made of, and no more than its manifest tells of."""

import hashlib
import os
import re
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from impasto.store.backup import (
    DATABASE,
    FORMAT,
    MANIFEST,
    SECRET,
    SUMS,
    BackupRefused,
    Manifest,
    check_revision,
    sums_line,
)
from impasto.store.blobs import Blobs

_PICTURE = re.compile(r"pictures/(gen_[A-Za-z0-9]{2,64})/([0-9]{1,4})", re.ASCII)
_FILE = re.compile(r"files/(file-[A-Za-z0-9]{2,64})", re.ASCII)
_PIECE_BYTES = 256 * 1024
_MOST_MANIFEST_BYTES = 64 * 1024 * 1024
_MOST_SECRET_BYTES = 4096
_SUM_BYTES = 256  # a line for each entry, at most
_MOST_HEAD_BYTES = 64 * 1024


class Metered:
    """The archive's bytes, no more of them than is expected next: what stands in its heads is read into memory."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.left_bytes = _MOST_HEAD_BYTES

    def read(self, size: int, /) -> bytes:
        """The next bytes. Raises BackupRefused when more are asked for than may come."""
        piece = self._source.read(size)
        self.left_bytes -= len(piece)
        if self.left_bytes < 0:
            raise BackupRefused("it is not a backup of Impasto: the head of an entry is too long")
        return piece


class Reading:
    """The entries of an archive, in turn. Their sums are compared with the last one, which lists them in order."""

    def __init__(self, tar: tarfile.TarFile, metered: Metered, stage: Path, blobs: Blobs) -> None:
        self._tar, self._metered, self._stage, self._blobs = tar, metered, stage, blobs
        self._sums = hashlib.sha256()
        self.taken = self.taken_bytes = 0

    def manifest(self) -> Manifest:
        """The first entry. Raises BackupRefused for what another program, or a newer version, has written."""
        entry = self._next()
        if entry is None or entry.name != MANIFEST or entry.size > _MOST_MANIFEST_BYTES:
            raise BackupRefused("it is not a backup of Impasto")
        path = self._stage / MANIFEST
        self._copy(entry, path, _MOST_MANIFEST_BYTES)
        try:
            manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
        except msgspec.DecodeError as problem:
            raise BackupRefused(f"it is not a backup of Impasto: {problem}") from problem
        if manifest.impasto_backup > FORMAT:
            raise BackupRefused(f"a newer version of Impasto made it ({manifest.version})")
        if manifest.impasto_backup != FORMAT:
            raise BackupRefused("it is not a backup of Impasto: it is of no version that there was")
        check_revision(manifest.revision)
        path.unlink()
        needed, free = manifest.size_bytes + manifest.database_bytes, shutil.disk_usage(self._stage).free
        if needed > free:
            raise BackupRefused(f"it needs {needed / 1e6:,.1f} MB, and {free / 1e6:,.1f} MB are free")
        return manifest

    def _next(self) -> tarfile.TarInfo | None:
        self._metered.left_bytes = _MOST_HEAD_BYTES
        return self._tar.next()

    def check_sum(self, manifest: Manifest) -> None:
        """Whether as much came as the manifest tells of. Raises BackupRefused."""
        if (self.taken, self.taken_bytes) != (manifest.pictures + manifest.files, manifest.size_bytes):
            raise BackupRefused("it is damaged: it holds other than it tells of")

    async def take(self, manifest: Manifest) -> bool:
        """Unpack the next entry. False after the last one, with which everything is known to be whole."""
        entry = self._next()
        if entry is None:
            raise BackupRefused("it is cut short: its end is missing")
        if entry.name == SUMS:
            return self._end(entry)
        if picture := _PICTURE.fullmatch(entry.name):
            path = self._incoming(entry, manifest)
            await self._blobs.keep(picture[1], int(picture[2]), path)
            path.unlink()
        elif file := _FILE.fullmatch(entry.name):
            path = self._incoming(entry, manifest)
            await self._blobs.keep_file(file[1], path)
            path.unlink()
        elif entry.name in (DATABASE, SECRET):
            most_bytes = manifest.database_bytes if entry.name == DATABASE else _MOST_SECRET_BYTES
            self._copy(entry, self._stage / entry.name, most_bytes)
        else:
            raise BackupRefused(f"it is not a backup of Impasto: it holds {entry.name[:200]!r}")
        return True

    def _incoming(self, entry: tarfile.TarInfo, manifest: Manifest) -> Path:
        path = self._blobs.spool / "incoming"
        self._copy(entry, path, manifest.size_bytes - self.taken_bytes)
        self.taken += 1
        self.taken_bytes += entry.size
        if self.taken > manifest.pictures + manifest.files:
            raise BackupRefused("it is damaged: it holds more than it tells of")
        return path

    def _copy(self, entry: tarfile.TarInfo, target: Path, most_bytes: int) -> None:
        digest = hashlib.sha256()
        if target.exists():
            raise BackupRefused(f"it is damaged: '{entry.name}' comes twice")
        with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as writing:
            for piece in self._pieces(entry, most_bytes):
                digest.update(piece)
                writing.write(piece)
        self._sums.update(sums_line(entry.name, digest.hexdigest()))

    def _pieces(self, entry: tarfile.TarInfo, most_bytes: int) -> Iterator[bytes]:
        # A sparse one counts as regular there, and can be larger than the archive.
        is_plain = entry.type in (tarfile.REGTYPE, tarfile.AREGTYPE) and not entry.issparse()
        reading = self._tar.extractfile(entry) if is_plain else None
        if reading is None:
            raise BackupRefused(f"it is not a backup of Impasto: {entry.name[:200]!r} is no plain file")
        if entry.size > most_bytes:
            raise BackupRefused(f"it is damaged: {entry.name[:200]!r} is larger than it tells of")
        self._metered.left_bytes = entry.size + _MOST_HEAD_BYTES
        while piece := reading.read(_PIECE_BYTES):
            yield piece

    def _end(self, entry: tarfile.TarInfo) -> bool:
        told = hashlib.sha256()
        for piece in self._pieces(entry, (self.taken + 3) * _SUM_BYTES):
            told.update(piece)
        if told.digest() != self._sums.digest():
            raise BackupRefused("it is damaged: its digests are not those of what it holds")
        if self._next() is not None:
            raise BackupRefused("it is damaged: something follows its end")
        return False
