"""Files that clients upload: each project has its own, pages in order, and what has expired is gone."""

import errno
import hashlib
import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from impasto.errors import ImpastoError
from impasto.store import files, generations, projects, tables
from impasto.store.blobs import Blobs
from impasto.store.db import Database
from impasto.store.files import KeptFile
from impasto.types import StoredImage

NOW_MS = 1_790_000_000_000


@pytest.fixture
async def stranger(db: Database, key: projects.MadeKey) -> str:
    """Another project's id."""
    await db.write(lambda conn: projects.create_project(conn, "other", now_ms=NOW_MS))
    made = await db.write(lambda conn: projects.create_key(conn, "other", now_ms=NOW_MS))
    return made.project.id


async def put(db: Database, blobs: Blobs, project_id: str, content: bytes = b"bytes", **more: object) -> KeptFile:
    fields: dict[str, object] = {"id": files.new_file_id(), "project_id": project_id, "purpose": "vision"}
    fields |= {"filename": "a.png", "size_bytes": len(content), "created_ms": NOW_MS}
    kept = KeptFile(**(fields | more))  # type: ignore[arg-type]
    source = blobs.spool / "incoming"
    source.write_bytes(content)
    await files.keep(db, blobs, kept, source, lambda: NOW_MS)
    source.unlink()
    return kept


async def read(blobs: Blobs, file_id: str) -> bytes:
    return b"".join([piece async for piece in blobs.read_file(file_id)])


async def names(db: Database, project_id: str, **wanted: object) -> tuple[list[str], bool]:
    found, has_more = await db.scan(
        lambda conn: files.page(conn, project_id, NOW_MS, **{"limit": 100, **wanted})  # type: ignore[arg-type]
    )
    return [file.filename for file in found], has_more


def test_an_id_is_like_openais() -> None:
    assert files.new_file_id().startswith("file-")
    assert len({files.new_file_id() for _ in range(100)}) == 100


async def test_a_file_comes_back_as_it_was_put(db: Database, blobs: Blobs, key) -> None:
    kept = await put(db, blobs, key.project.id, b"x" * 600_000, expires_ms=NOW_MS + 1)

    assert await files.find(db, blobs, key.project.id, kept.id, NOW_MS) == kept
    assert await read(blobs, kept.id) == b"x" * 600_000
    assert blobs.read_file(kept.id).head(3) == b"xxx"


async def test_a_file_is_nobody_elses(db: Database, blobs: Blobs, key, stranger: str) -> None:
    kept = await put(db, blobs, key.project.id)

    with pytest.raises(ImpastoError) as refused:
        await files.find(db, blobs, stranger, kept.id, NOW_MS)

    assert refused.value.name == "file_not_found"
    assert not await files.remove(db, blobs, stranger, kept.id, NOW_MS)
    assert await names(db, stranger) == ([], False)
    assert await read(blobs, kept.id) == b"bytes"


async def test_a_removed_file_is_gone_once(db: Database, blobs: Blobs, key) -> None:
    kept = await put(db, blobs, key.project.id)

    assert await files.remove(db, blobs, key.project.id, kept.id, NOW_MS)
    assert not await files.remove(db, blobs, key.project.id, kept.id, NOW_MS)
    with pytest.raises(ImpastoError):
        blobs.read_file(kept.id)


async def test_an_expired_file_is_gone_and_removed_when_met(db: Database, blobs: Blobs, key) -> None:
    kept = await put(db, blobs, key.project.id, expires_ms=NOW_MS)

    with pytest.raises(ImpastoError) as refused:
        await files.find(db, blobs, key.project.id, kept.id, NOW_MS)

    assert refused.value.name == "file_not_found"
    assert await db.read(lambda conn: files.load(conn, kept.id, key.project.id)) is None
    with pytest.raises(ImpastoError):
        blobs.read_file(kept.id)


async def test_a_sweep_takes_what_has_expired_and_nothing_else(db: Database, blobs: Blobs, key, stranger: str) -> None:
    over = [await put(db, blobs, project, expires_ms=NOW_MS - 1) for project in (key.project.id, stranger)]
    left = [await put(db, blobs, key.project.id, expires_ms=NOW_MS + 1), await put(db, blobs, key.project.id)]

    assert await files.sweep(db, blobs, NOW_MS) == 2
    assert await files.sweep(db, blobs, NOW_MS) == 0

    for file in left:
        assert await read(blobs, file.id) == b"bytes"
    for file in over:
        with pytest.raises(ImpastoError):
            blobs.read_file(file.id)


async def test_pages_go_through_all_files_in_either_order(db: Database, blobs: Blobs, key, stranger: str) -> None:
    # Two of each age: files of one moment must not be lost or told twice at the edge of a page.
    made = [await put(db, blobs, key.project.id, filename=f"{n}", created_ms=NOW_MS + n // 2) for n in range(7)]
    await put(db, blobs, stranger, filename="not yours")
    await put(db, blobs, key.project.id, filename="expired", expires_ms=NOW_MS)
    await put(db, blobs, key.project.id, filename="text", purpose="batch", created_ms=NOW_MS - 1)
    ids = {file.filename: file.id for file in made}

    for ascending in (False, True):
        whole, _ = await names(db, key.project.id, purpose="vision", ascending=ascending)
        pages: list[str] = []
        has_more = True
        while has_more:
            after = ids[pages[-1]] if pages else None
            page, has_more = await names(
                db, key.project.id, purpose="vision", ascending=ascending, limit=2, after=after
            )
            pages += page
        assert pages == whole
        assert sorted(whole) == [str(n) for n in range(7)]
        ages = [int(name) // 2 for name in whole]
        assert ages == sorted(ages, reverse=not ascending)
    assert (await names(db, key.project.id, purpose="batch"))[0] == ["text"]
    assert (await names(db, key.project.id))[0][-1] == "text"


async def test_after_an_unknown_or_anothers_file_comes_nothing(db: Database, blobs: Blobs, key, stranger: str) -> None:
    await put(db, blobs, key.project.id)
    anothers = await put(db, blobs, stranger)

    for after in ("file-unknown", anothers.id, ""):
        assert await names(db, key.project.id, after=after) == ([], False)


# ------------------------------------------------------------------------------------------------- lent to an edit


async def test_a_file_is_lent_with_its_digest_and_stays(db: Database, blobs: Blobs, key) -> None:
    kept = await put(db, blobs, key.project.id, b"a picture")

    upload = await files.copy_out(db, blobs, key.project.id, kept.id, "images[1].file_id", NOW_MS)

    assert upload.path.parent == blobs.spool
    assert upload.path.read_bytes() == b"a picture"
    assert upload.digest == hashlib.sha256(b"a picture").hexdigest()
    assert (upload.size_bytes, upload.field) == (9, "images[1].file_id")
    upload.path.unlink()
    assert await read(blobs, kept.id) == b"a picture"


async def test_the_first_picture_of_a_generation_is_lent_by_its_id(db: Database, blobs: Blobs, key, claim) -> None:
    def op(conn: sa.Connection) -> None:
        claim(conn, "gen_1")
        for index in (1, 0):
            image = StoredImage(index=index, format="png", width=8, height=8, size_bytes=1)
            generations.add_image(conn, "gen_1", image, NOW_MS)

    await db.write(op)
    for index in (0, 1):
        source = blobs.spool / "drawn"
        source.write_bytes(b"picture %d" % index)
        await blobs.keep("gen_1", index, source)
        source.unlink()

    upload = await files.copy_out(db, blobs, key.project.id, "gen_1", "image", NOW_MS)

    assert upload.path.read_bytes() == b"picture 0"
    assert upload.digest == hashlib.sha256(b"picture 0").hexdigest()


@pytest.mark.parametrize(
    "which", ["", "file-unknown", "gen_unknown", "gen_empty", "gen_lost", "expired", "lost", "../../secret", "x" * 500]
)
async def test_what_there_is_not_cannot_be_lent(db: Database, blobs: Blobs, key, claim, which: str) -> None:
    def op(conn: sa.Connection) -> None:
        claim(conn, "gen_empty")
        claim(conn, "gen_lost")
        image = StoredImage(index=0, format="png", width=8, height=8, size_bytes=1)
        generations.add_image(conn, "gen_lost", image, NOW_MS)

    await db.write(op)
    expired = await put(db, blobs, key.project.id, expires_ms=NOW_MS)
    lost = await put(db, blobs, key.project.id)
    await blobs.delete_file(lost.id)
    wanted = {"expired": expired.id, "lost": lost.id}.get(which, which)

    with pytest.raises(ImpastoError) as refused:
        await files.copy_out(db, blobs, key.project.id, wanted, "images[0].file_id", NOW_MS)

    assert (refused.value.name, refused.value.param) == ("file_not_found", "images[0].file_id")
    assert len(refused.value.message()) < 150
    assert list(blobs.spool.iterdir()) == []


async def test_nothing_of_another_project_is_lent(db: Database, blobs: Blobs, key, claim, stranger: str) -> None:
    await db.write(lambda conn: claim(conn, "gen_1"))
    kept = await put(db, blobs, key.project.id)

    for wanted in ("gen_1", kept.id):
        with pytest.raises(ImpastoError) as refused:
            await files.copy_out(db, blobs, stranger, wanted, "image", NOW_MS)
        assert refused.value.name == "file_not_found"


async def test_a_disk_that_is_full_is_told_as_such(
    db: Database, blobs: Blobs, key, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    kept = await put(db, blobs, key.project.id)
    monkeypatch.setattr(os, "link", full)

    with pytest.raises(ImpastoError) as refused:
        await files.copy_out(db, blobs, key.project.id, kept.id, "image", NOW_MS)

    assert (refused.value.name, refused.value.values["reason"]) == ("store_failed", "No space left on device")


async def test_a_file_belongs_to_a_project_that_exists(db: Database, blobs: Blobs) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        await put(db, blobs, "proj_nobody")
    assert await db.read(lambda conn: conn.execute(sa.select(tables.file)).all()) == []
