"""A backup holds what the rows name and nothing else; a restore believes nothing that it has not checked."""

import asyncio
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from impasto.store import backup, owners, retention, tables
from impasto.store.backup import BackupRefused, Manifest
from impasto.store.blobs import Blobs
from impasto.store.db import Database
from impasto.store.owners import Owner
from impasto.store.restore import restore
from impasto.store.secret import Secret

from .conftest import NOW_MS
from .keeping import bytes_in, made

Entries = list[tuple[tarfile.TarInfo, bytes]]
GENERATION = "gen_Ab3xxxxxxxxxxxxxxxxxxxxx"


@pytest.fixture
async def folder(db: Database, blobs: Blobs, claim, tmp_path: Path) -> Path:
    """A data folder with two pictures and a secret."""
    await made(db, blobs, claim, GENERATION, size_bytes=100_000)
    await made(db, blobs, claim, "gen_second", size_bytes=7)
    Secret.open(tmp_path)
    return tmp_path


@pytest.fixture
def archive(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it."""
    path = tmp_path_factory.mktemp("backup") / "backup.tar"
    with path.open("wb") as out:
        backup.write(folder, out)
    return path


@pytest.fixture
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path_factory.mktemp("restored") / "data"


def restored(path: Path, target: Path, *, force: bool = False) -> Manifest:
    with path.open("rb") as source:
        return restore(source, target, force=force)[0]


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a data folder but those of processes."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.parent.name not in ("owners", "spool")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def rewritten(archive: Path, change: Callable[[Entries], Entries]) -> Path:
    """The archive with other entries, and sums that fit them."""
    with tarfile.open(archive) as tar:
        entries = [(entry, tar.extractfile(entry).read()) for entry in tar]  # type: ignore[union-attr]
    path = archive.with_name("changed.tar")
    with tarfile.open(path, "w") as tar:
        sums = b""
        for entry, data in change(entries[:-1]):
            entry.size = len(data) if entry.isreg() else 0
            tar.addfile(entry, io.BytesIO(data))
            sums += f"{hashlib.sha256(data).hexdigest()}  {entry.name}\n".encode()
        entries[-1][0].size = len(sums)
        tar.addfile(entries[-1][0], io.BytesIO(sums))
    return path


def entry(name: str, data: bytes = b"x", **fields: object) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, data


def test_what_comes_back_is_what_was_there(archive: Path, folder: Path, target: Path) -> None:
    manifest = restored(archive, target)

    assert (manifest.pictures, manifest.files, manifest.size_bytes, manifest.missing) == (2, 0, 100_007, ())
    was, now = content(folder), content(target)
    assert {name: data for name, data in now.items() if name != "impasto.db"} == {
        name: data for name, data in was.items() if not name.startswith("impasto.db")
    }
    assert {path.stat().st_mode & 0o077 for path in [target, *target.iterdir()]} == {0}, "for its owner alone"
    assert [path.name for path in (target / "spool").iterdir()] == []


def test_the_archive_is_an_ordinary_tar_that_sha256sum_checks(archive: Path) -> None:
    with tarfile.open(archive) as tar:
        names = tar.getnames()
        assert {member.mode for member in tar} == {0o600}
        sums = tar.extractfile("SHA256SUMS").read().decode()  # type: ignore[union-attr]
        for line in sums.splitlines():
            digest, name = line.split("  ")
            assert hashlib.sha256(tar.extractfile(name).read()).hexdigest() == digest  # type: ignore[union-attr]
    pictures = [f"pictures/{GENERATION}/0", "pictures/gen_second/0"]
    assert names == ["manifest.json", "impasto.db", "secret", *pictures, "SHA256SUMS"]
    assert len(sums.splitlines()) == len(names) - 1


def test_retention_counts_from_the_restore(archive: Path, target: Path) -> None:
    restored(archive, target)

    async def check() -> None:
        db, blobs = await Database.open(target / "impasto.db"), Blobs(target / "pictures")
        used = await db.read(lambda conn: conn.execute(sa.select(tables.generation.c.used_ms)).scalars().all())
        assert len({*used}) == 1
        assert used[0] != NOW_MS
        assert await retention.sweep(db, blobs, used[0] + 86_399_999) == 0
        assert await retention.sweep(db, blobs, used[0] + 86_400_000) == 2
        await db.close()
        blobs.close()

    asyncio.run(check())


def test_a_picture_that_was_missing_already_is_told_and_not_made_up(
    folder: Path, blobs: Blobs, target: Path, tmp_path: Path
) -> None:
    asyncio.run(blobs.delete("gen_second"))
    with (tmp_path / "backup.tar").open("wb") as out:
        written = backup.write(folder, out)

    assert written.missing == ("pictures/gen_second/0",)
    assert restored(tmp_path / "backup.tar", target) == written
    assert [path.name for path in target.glob("pictures/*/*")] == [GENERATION]


def test_a_backup_leaves_nothing_in_the_folder_and_holds_nothing_up(folder: Path, archive: Path) -> None:
    assert [path.name for path in folder.glob("spool/*/*")] == []
    blobs = Blobs(folder / "pictures")
    with blobs.removing() as is_free:
        assert is_free
    blobs.close()


def test_there_must_be_something_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="there is no database in"):
        backup.write(tmp_path / "none", io.BytesIO())
    assert not (tmp_path / "none").exists()


def test_a_database_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "impasto.db").write_bytes(b"not a database at all, " * 100)
    with pytest.raises(BackupRefused, match="the database cannot be copied: file is not a database"):
        backup.write(tmp_path, io.BytesIO())
    (tmp_path / "impasto.db").unlink()
    sqlite3.connect(tmp_path / "impasto.db").execute("CREATE TABLE theirs (x)").close()
    with pytest.raises(BackupRefused, match="not one of Impasto"):
        backup.write(tmp_path, io.BytesIO())


# ------------------------------------------------------------------------------------------------------ bad archives


def refused(path: Path, target: Path, words: str) -> None:
    """The restore says so, and leaves nothing."""
    with pytest.raises(BackupRefused, match=words):
        restored(path, target)
    assert not target.exists()


def test_a_backup_that_is_cut_short_anywhere_is_refused(archive: Path, target: Path) -> None:
    whole = archive.read_bytes()
    with tarfile.open(archive) as tar:
        starts = [member.offset for member in tar] + [member.offset_data + 1 for member in tar]
        last = tar.getmember("SHA256SUMS")
    end = last.offset_data + last.size
    cuts = {*starts, *(start + 200 for start in starts), *range(1, end, end // 40), end - 1}
    for cut in sorted(cut for cut in cuts if cut < end):
        archive.write_bytes(whole[:cut])
        refused(archive, target, "cut short|damaged|not a backup")


@pytest.mark.parametrize("data", [b"", b"hello", b"\0" * 20_000, b"x" * 20_000, b"\x1f\x8b\x08" + b"x" * 2000])
def test_what_is_no_backup_is_refused(tmp_path: Path, target: Path, data: bytes) -> None:
    (tmp_path / "file").write_bytes(data)
    refused(tmp_path / "file", target, "it is not a backup of Impasto")


def test_a_byte_that_changed_is_found(archive: Path, target: Path) -> None:
    whole = archive.read_bytes()
    with tarfile.open(archive) as tar:
        places = [member.offset_data + member.size // 2 for member in tar]
    for place in places:
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        refused(archive, target, "damaged|not a backup|made it")


def told(all_: Entries, **fields: object) -> Entries:
    (info, data), *rest = all_
    return [(info, json.dumps({**json.loads(data), **fields}).encode()), *rest]


Change = Callable[[Entries], Entries]
BEYOND: dict[str, tuple[Change, str]] = {
    "a path that leads out": (lambda all_: [*all_, entry("../../evil")], r"it holds '\.\./\.\./evil'"),
    "a path from the root": (lambda all_: [*all_, entry("/tmp/evil")], "it holds '/tmp/evil'"),
    "a path that climbs": (lambda all_: [*all_, entry("pictures/gen_aa/../../x")], "it holds 'pictures"),
    "another name": (lambda all_: [*all_, entry("pictures/gen_second/1.png")], "it holds 'pictures"),
    "a name of another script": (lambda all_: [*all_, entry("pictures/gen_aa/\u0661")], "it holds 'pictures"),
    "a link": (
        lambda all_: [*all_, entry("pictures/gen_aa/0", type=tarfile.SYMTYPE, linkname="/etc/passwd")],
        "no plain file",
    ),
    "a hard link": (
        lambda all_: [*all_, entry("pictures/gen_aa/0", type=tarfile.LNKTYPE, linkname="secret")],
        "no plain file",
    ),
    "a device": (lambda all_: [*all_, entry("secret", type=tarfile.CHRTYPE)], "no plain file|twice"),
    "a folder": (lambda all_: [*all_, entry("pictures/gen_aa/0", type=tarfile.DIRTYPE)], "no plain file"),
    "a picture twice": (
        lambda all_: told([*all_, entry("pictures/gen_second/0")], pictures=3, size_bytes=100_008),
        "there is one already",
    ),
    "the secret twice": (lambda all_: [*all_, entry("secret")], "'secret' comes twice"),
    "a picture that nothing names": (
        lambda all_: told([*all_, entry("pictures/gen_aa/0")], pictures=3, size_bytes=100_008),
        "nothing names",
    ),
    "a file that nothing names": (
        lambda all_: told([*all_, entry("files/file-aa")], files=1, size_bytes=100_008),
        "nothing names",
    ),
    "bytes that it does not tell of": (lambda all_: [*all_, entry("files/file-aa")], "is larger than it tells of"),
    "a picture that it does not tell of": (
        lambda all_: [*all_, entry("pictures/gen_aa/0", b"")],
        "it holds more than it tells of",
    ),
    "less than it tells of": (lambda all_: told(all_, size_bytes=100_008), "it holds other than it tells of"),
    "a database that is larger": (lambda all_: told(all_, database_bytes=4096), "'impasto.db' is larger"),
    "a secret without end": (
        lambda all_: [(info, b"a" * 5000) if info.name == "secret" else (info, data) for info, data in all_],
        "'secret' is larger",
    ),
    "a file with holes": (
        lambda all_: [*all_, entry("pictures/gen_aa/0", b"", type=tarfile.GNUTYPE_SPARSE)],
        "no plain file",
    ),
    "holes by another header": (
        lambda all_: [
            *all_,
            entry("files/file-aa", pax_headers={"GNU.sparse.map": "0,1", "GNU.sparse.size": "9" * 12}),
        ],
        "no plain file",
    ),
    "a head without end": (
        lambda all_: [*all_, entry("files/file-aa", pax_headers={"comment": "x" * 200_000})],
        "the head of an entry is too long",
    ),
    "a picture too few": (lambda all_: all_[:-1], "'pictures/gen_second/0' is named and not in it"),
    "no database": (lambda all_: [one for one in all_ if one[0].name != "impasto.db"], "no database"),
    "no manifest": (lambda all_: all_[1:], "it is not a backup"),
    "a manifest later on": (lambda all_: [all_[1], all_[0], *all_[2:]], "it is not a backup"),
    "another database": (
        lambda all_: [(info, b"x" * 5000) if info.name == "impasto.db" else (info, data) for info, data in all_],
        "the database: file is not a database",
    ),
    "another secret": (
        lambda all_: [(info, b"short") if info.name == "secret" else (info, data) for info, data in all_],
        "secret is damaged",
    ),
}


@pytest.mark.parametrize("what", BEYOND)
def test_an_archive_that_somebody_made_is_not_believed(archive: Path, target: Path, what: str) -> None:
    change, words = BEYOND[what]
    refused(rewritten(archive, change), target, words)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"impasto_backup": 0}, "of no version that there was"),
        ({"impasto_backup": -1}, "of no version that there was"),
        ({"size_bytes": 10**18}, r"it needs 1,000,000,\d+,\d+\.\d MB, and .* MB are free"),
        ({"size_bytes": -1}, "not a backup"),
        ({"created": "\x1b[2J"}, "not a backup"),
        ({"impasto_backup": 2, "version": "9.1"}, r"a newer version of Impasto made it \(9\.1\)"),
        ({"revision": "9999"}, "a newer version of Impasto made it"),
        ({"revision": "0002"}, "not the one that it tells of"),
        ({"pictures": "many"}, "not a backup"),
        ({"missing": ["pictures/gen_second/0"]}, "nothing names"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    archive: Path, target: Path, fields: dict[str, object], words: str
) -> None:
    refused(rewritten(archive, lambda all_: told(all_, **fields)), target, words)


def with_database(archive: Path, *script: str) -> Path:
    """The archive with a database in which somebody has worked."""
    path = archive.with_name("worked.db")

    def change(all_: Entries) -> Entries:
        path.write_bytes(next(data for info, data in all_ if info.name == "impasto.db"))
        with closing(sqlite3.connect(path)) as conn, conn:
            for statement in script:
                conn.execute(statement)
        worked = path.read_bytes()
        entries = [(info, worked) if info.name == "impasto.db" else (info, data) for info, data in all_]
        return told(entries, database_bytes=len(worked))

    return rewritten(archive, change)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO removal VALUES ('../../../victim', 0)",
        "INSERT INTO removal VALUES ('gen_../../../victim', 0)",
        "INSERT INTO removal VALUES ('file-a' || char(10), 0)",
        "INSERT INTO file SELECT '../../../victim', id, 'vision', 'a', 1, 1, NULL FROM project",
        "UPDATE image SET generation_id = 'gen_x/../../../victim' WHERE generation_id = 'gen_second'",
        "UPDATE generation SET id = 'gen_x/../../../victim' WHERE id = 'gen_second'",
    ],
)
def test_an_id_that_leads_out_of_the_folder_is_refused_even_if_its_bytes_are_said_to_be_missing(
    archive: Path, target: Path, statement: str
) -> None:
    path = with_database(archive, statement)
    missing = ["files/../../../victim", "pictures/gen_x/../../../victim/0", "pictures/gen_second/0"]
    refused(rewritten(path, lambda all_: told(all_, missing=missing)), target, "which is no id")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON account BEGIN DELETE FROM entry; END", "triggers or views"),
        ("CREATE VIEW v AS SELECT 1", "triggers or views"),
        ("CREATE TABLE theirs (x)", "its tables are others"),
        ("DROP TABLE rate", "its tables are others"),
        ("DROP INDEX generation_running", "its tables are others"),
        ("ALTER TABLE account ADD COLUMN x TEXT", "its tables are others"),
        ("UPDATE image SET idx = '../../victim'", "values in 'image' that do not belong"),
        ("UPDATE generation SET charge_nano = 'much'", "values in 'generation' that do not belong"),
        ("UPDATE generation SET model = x'00'", "values in 'generation' that do not belong"),
    ],
)
def test_a_database_that_is_not_made_as_ours_is_refused(
    archive: Path, target: Path, statement: str, words: str
) -> None:
    refused(with_database(archive, statement), target, words)


@pytest.mark.parametrize("revision", ["0000", "0001", "0002"])
def test_a_database_without_the_tables_of_its_revision_is_refused(archive: Path, target: Path, revision: str) -> None:
    path = with_database(archive, f"UPDATE alembic_version SET version_num = '{revision}'")
    words = "there is no revision '0000'" if revision == "0000" else "its tables are others"
    refused(rewritten(path, lambda all_: told(all_, revision=revision)), target, words)


def test_a_file_is_no_folder_to_restore_into(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BackupRefused, match="file is a file; name a folder"):
        restored(archive, tmp_path / "file")
    with pytest.raises(BackupRefused, match=r"nothing can be restored into it: the folder .* cannot be made"):
        restored(archive, tmp_path / "file" / "data")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_damaged_page_of_the_database_is_found(archive: Path, target: Path) -> None:
    def change(all_: Entries) -> Entries:
        return [
            (info, data[:8192] + bytes(4096) + data[12288:]) if info.name == "impasto.db" else (info, data)
            for info, data in all_
        ]

    refused(rewritten(archive, change), target, "damaged: the database")


# ------------------------------------------------------------------------------------------------------ the folder


def test_over_data_only_by_force_and_then_it_is_moved_aside(archive: Path, folder: Path, target: Path) -> None:
    restored(archive, target)
    (target / "pictures" / "mine").write_bytes(b"of the old one")
    (target / "notes.txt").write_text("not ours")
    with pytest.raises(BackupRefused, match="--force moves it aside"):
        restored(archive, target)
    before = content(target)

    with archive.open("rb") as source:
        _, aside = restore(source, target, force=True)

    assert aside is not None
    assert {**content(aside), "notes.txt": b"not ours"} == before
    assert not (target / "pictures" / "mine").exists()
    assert (target / "notes.txt").read_text() == "not ours"
    with closing(sqlite3.connect(aside / "impasto.db")) as old:
        assert old.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_bad_archive_by_force_leaves_the_folder_as_it_was(archive: Path, target: Path) -> None:
    restored(archive, target)
    before = content(target)
    archive.write_bytes(archive.read_bytes()[:50_000])

    with pytest.raises(BackupRefused, match="cut short"):
        restored(archive, target, force=True)

    assert content(target) == before
    assert list(target.glob("before-restore-*")) == []


def test_over_a_living_process_it_is_refused_and_over_a_dead_one_not(archive: Path, folder: Path, target: Path) -> None:
    restored(archive, target)

    async def while_it_lives() -> None:
        db = await Database.open(target / "impasto.db")
        owner = await Owner.register(db, target, "serve")
        assert owners.living(target)
        with pytest.raises(BackupRefused, match="stop it first"):
            restored(archive, target, force=True)
        await owner.leave()
        await db.close()

    asyncio.run(while_it_lives())
    (target / "owners" / "own_dead.lock").touch()

    assert not owners.living(target)
    restored(archive, target, force=True)


def test_a_move_that_fails_half_way_is_undone(archive: Path, target: Path, monkeypatch) -> None:
    restored(archive, target)
    before = content(target)
    real = Path.rename

    def rename(self: Path, to: Path) -> Path:
        if self.name == "pictures" and "restored" in self.parts[-2]:
            raise OSError(28, "No space left on device")
        return real(self, to)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="No space left"):
        restored(archive, target, force=True)

    assert content(target) == before


def test_a_restore_that_dies_leaves_a_folder_that_the_next_server_clears(archive: Path, target: Path) -> None:
    restored(archive, target)
    shutil.copytree(target, target / "spool" / "spool_dead" / "restored", ignore=shutil.ignore_patterns("spool"))
    blobs = Blobs(target / "pictures")
    blobs.sweep_spool()
    blobs.close()

    assert list((target / "spool").iterdir()) == []
    assert bytes_in_folder(target) == {GENERATION, "gen_second"}


def bytes_in_folder(target: Path) -> set[str]:
    blobs = Blobs(target / "pictures")
    found = bytes_in(blobs)
    blobs.close()
    return found


def test_a_disk_that_is_full_leaves_nothing(archive: Path, target: Path, monkeypatch) -> None:
    real = os.link

    def link(source: Path, to: Path) -> None:
        if "gen_second" in str(to):
            raise OSError(28, "No space left on device")
        real(source, to)

    monkeypatch.setattr(os, "link", link)
    refused(archive, target, "No space left on device")
