"""Bytes go by their notes alone: a crash leaves nothing, a backup is not disturbed, and what sticks is tried again."""

import os
import time
from pathlib import Path

import pytest

from impasto.store import files, removals, retention, room
from impasto.store.blobs import Blobs
from impasto.store.db import Database
from impasto.store.files import KeptFile

from .conftest import NOW_MS
from .keeping import bytes_in, made, noted


async def test_a_crash_between_the_rows_and_the_bytes_leaves_nothing(db: Database, blobs: Blobs, claim, key) -> None:
    await made(db, blobs, claim, "gen_1")
    await db.write(lambda conn: retention.delete(conn, "gen_1", key.project.id, NOW_MS))
    assert bytes_in(blobs) == await noted(db) == {"gen_1"}, "as if the process had died here"

    assert await removals.sweep(db, blobs, NOW_MS) == 1
    assert bytes_in(blobs) == await noted(db) == set()


async def test_what_the_disk_does_not_let_go_of_is_tried_again(
    db: Database, blobs: Blobs, claim, key, monkeypatch
) -> None:
    await made(db, blobs, claim, "gen_1")

    async def stuck(self: Blobs, generation: str) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(Blobs, "delete", stuck)
        assert await retention.remove(db, blobs, "gen_1", key.project.id, NOW_MS), "the row goes all the same"
        assert await removals.sweep(db, blobs, NOW_MS) == 0
    assert bytes_in(blobs) == await noted(db) == {"gen_1"}

    assert await removals.sweep(db, blobs, NOW_MS) == 1
    assert bytes_in(blobs) == await noted(db) == set()


async def test_while_a_backup_reads_nothing_is_removed_and_nothing_waits(
    db: Database, blobs: Blobs, claim, key, tmp_path: Path
) -> None:
    await made(db, blobs, claim, "gen_1")
    other = Blobs(tmp_path / "pictures")
    with other.kept_still():
        assert await retention.remove(db, blobs, "gen_1", key.project.id, NOW_MS)
        assert await removals.sweep(db, blobs, NOW_MS) == 0
        assert bytes_in(blobs) == await noted(db) == {"gen_1"}
    other.close()

    assert await removals.sweep(db, blobs, NOW_MS) == 1
    assert bytes_in(blobs) == await noted(db) == set()


async def test_more_notes_than_a_page_are_carried_out_though_some_cannot_be(
    db: Database, blobs: Blobs, claim, key, monkeypatch
) -> None:
    real = Blobs.delete_file

    async def stuck(self: Blobs, file_id: str) -> None:
        if file_id.endswith("7"):
            raise PermissionError(1, "Operation not permitted")
        await real(self, file_id)

    monkeypatch.setattr(Blobs, "delete_file", stuck)
    await db.write(lambda conn: [removals.add(conn, f"file-{number:04}", NOW_MS) for number in range(1000)])

    assert await removals.sweep(db, blobs, NOW_MS) == 900
    assert len(await noted(db)) == 100


async def test_bytes_of_a_file_whose_row_was_never_written_go_with_a_later_sweep(
    db: Database, blobs: Blobs, key
) -> None:
    def upload(name: str) -> tuple[KeptFile, Path]:
        source = blobs.spool / name
        source.write_bytes(b"abc")
        new = {"project_id": key.project.id, "purpose": "vision", "filename": "a", "size_bytes": 3}
        return KeptFile(id=name, created_ms=NOW_MS, **new), source  # type: ignore[arg-type]

    await files.keep(db, blobs, *upload("file-kept"), lambda: NOW_MS)
    # As a process does that dies between the bytes and the row.
    await db.write(lambda conn: removals.add_pending(conn, "file-lost", NOW_MS))
    await blobs.keep_file("file-lost", upload("file-lost")[1])

    assert await removals.sweep(db, blobs, NOW_MS + removals.PENDING_MS - 1) == 0
    assert bytes_in(blobs) == {"file-kept", "file-lost"}
    assert await removals.sweep(db, blobs, NOW_MS + removals.PENDING_MS) == 1
    assert bytes_in(blobs) == {"file-kept"}


async def test_an_upload_that_took_too_long_is_refused_and_not_kept_without_its_bytes(
    db: Database, blobs: Blobs, key
) -> None:
    source = blobs.spool / "slow"
    source.write_bytes(b"abc")
    new = KeptFile(
        id="file-slow", project_id=key.project.id, purpose="vision", filename="a", size_bytes=3, created_ms=NOW_MS
    )
    clock = iter([NOW_MS, NOW_MS + removals.PENDING_MS])

    with pytest.raises(Exception, match="it took too long"):
        await files.keep(db, blobs, new, source, lambda: next(clock))

    assert await db.read(lambda conn: files.load(conn, "file-slow", key.project.id)) is None
    assert await db.read(lambda conn: room.kept_bytes(conn, key.project.id)) == 0
    assert await removals.sweep(db, blobs, NOW_MS + removals.PENDING_MS) == 1
    assert bytes_in(blobs) == set()


def test_old_files_of_the_spool_go_but_not_an_old_picture_that_is_lent(blobs: Blobs, tmp_path: Path) -> None:
    left, lent = blobs.spool / "left", blobs.spool / "lent"
    left.write_bytes(b"half")
    time.sleep(0.3)
    picture = tmp_path / "picture"
    picture.write_bytes(b"whole")
    os.utime(picture, (1, 1))
    os.link(picture, lent)

    assert blobs.sweep_own_spool(60) == 0
    assert blobs.sweep_own_spool(0.2) == 1
    assert [path.name for path in blobs.spool.iterdir()] == ["lent"]


@pytest.mark.parametrize(
    "name", ["../../victim", "gen_../../../victim", "gen_/../../victim", "file-/../../../victim", ""]
)
async def test_a_note_that_is_no_id_removes_nothing(db: Database, blobs: Blobs, tmp_path: Path, name: str) -> None:
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "0").write_text("not ours to remove")
    await db.write(lambda conn: removals.add(conn, name, NOW_MS))

    assert await removals.sweep(db, blobs, NOW_MS) == 0
    assert (tmp_path / "victim" / "0").exists()
