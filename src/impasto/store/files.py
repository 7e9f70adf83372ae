"""Files that clients upload ahead of a request: their rows and bytes. An expired one is gone, and removed when met."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import bindparam

from impasto.errors import ImpastoError, error
from impasto.store import generations, removals, retention, room, tables
from impasto.store.blobs import Blobs, digest_of
from impasto.store.db import Database
from impasto.store.ids import new_id
from impasto.types import Upload

_SHOWN_ID = 100
_BATCH = 200

_file = tables.file
_project = _file.c.project_id == bindparam("project")
_expired = _file.c.expires_ms <= bindparam("now_ms")

_CREATE = _file.insert()
_LOAD = sa.select(_file).where(_file.c.id == bindparam("file"), _project)
_DELETE = _file.delete().where(_file.c.id == bindparam("file"), _project).returning(_file.c.size_bytes)
_ANY_EXPIRED = sa.select(_file.c.id).where(_expired).limit(1)
_DELETE_EXPIRED = (
    _file.delete()
    .where(_file.c.id.in_(sa.select(_file.c.id).where(_expired).limit(_BATCH)))
    .returning(_file.c.id, _file.c.project_id, _file.c.size_bytes)
)
_kept = sa.or_(_file.c.expires_ms.is_(None), ~_expired)
_PAGE = sa.select(_file).where(_project, _kept).limit(bindparam("most", type_=sa.Integer))
_place = sa.tuple_(_file.c.created_ms, _file.c.id)
_other = _file.alias("other")
_AFTER = (
    sa.select(_other.c.created_ms, _other.c.id)
    .where(_other.c.id == bindparam("after"), _other.c.project_id == bindparam("project"))
    .scalar_subquery()
)


class KeptFile(Struct, frozen=True, kw_only=True):
    """One row."""

    id: str
    project_id: str
    purpose: str
    filename: str
    size_bytes: int
    created_ms: int
    expires_ms: int | None = None


def new_file_id() -> str:
    """As OpenAI's: `file-…`."""
    return new_id("file").replace("_", "-")


def create(conn: sa.Connection, new: KeptFile) -> None:
    """Say that a file is kept. After its bytes are."""
    conn.execute(_CREATE, {name: getattr(new, name) for name in new.__struct_fields__})
    room.change(conn, new.project_id, new.size_bytes)


def load(conn: sa.Connection, file_id: str, project_id: str) -> KeptFile | None:
    """The file if it is the project's own, expired or not."""
    row = conn.execute(_LOAD, {"file": file_id, "project": project_id}).mappings().first()
    return KeptFile(**row) if row is not None else None


def page(
    conn: sa.Connection,
    project_id: str,
    now_ms: int,
    *,
    limit: int,
    ascending: bool = False,
    after: str | None = None,
    purpose: str | None = None,
) -> tuple[list[KeptFile], bool]:
    """The project's files by their age, newest first or `ascending`, without the expired; and whether there are more.

    `after` is the id where the last page ended; after an unknown one comes nothing. A long read.
    """
    statement = _PAGE.order_by(*(column.asc() if ascending else column.desc() for column in _place.clauses))
    values: dict[str, Any] = {"project": project_id, "now_ms": now_ms, "most": limit + 1}
    if after is not None:
        statement = statement.where(_place > _AFTER if ascending else _place < _AFTER)
        values["after"] = after
    if purpose is not None:
        statement = statement.where(_file.c.purpose == purpose)
    rows = conn.execute(statement, values).mappings().all()
    return [KeptFile(**row) for row in rows[:limit]], len(rows) > limit


def delete(conn: sa.Connection, file_id: str, project_id: str, now_ms: int) -> bool:
    """Remove the row of a file of the project, and note its bytes; False when there is none."""
    size_bytes = conn.execute(_DELETE, {"file": file_id, "project": project_id}).scalar()
    if size_bytes is None:
        return False
    room.change(conn, project_id, -size_bytes)
    removals.add(conn, file_id, now_ms)
    return True


def delete_expired(conn: sa.Connection, now_ms: int) -> list[str]:
    """Remove the rows of files whose time is over, a batch of them, and note their bytes; returns their ids."""
    gone = conn.execute(_DELETE_EXPIRED, {"now_ms": now_ms}).all()
    for file_id, project_id, size_bytes in gone:
        room.change(conn, project_id, -size_bytes)
        removals.add(conn, file_id, now_ms)
    return [row.id for row in gone]


async def keep(db: Database, blobs: Blobs, new: KeptFile, source: Path, clock: Callable[[], int]) -> None:
    """Keep a file of the spool: its bytes, then its row. Raises `store_failed`, `database_failed`.

    The bytes are noted for removal before they are put, and the note is taken back with the row: where that is not
    written, for whatever reason, a sweep removes them.
    """

    def name(conn: sa.Connection) -> None:
        if not removals.take_back(conn, new.id, clock()):
            raise error("store_failed", reason="it took too long")
        create(conn, new)

    await db.write(lambda conn: removals.add_pending(conn, new.id, clock()))
    await blobs.keep_file(new.id, source)
    await db.write(name)


async def remove(db: Database, blobs: Blobs, project_id: str, file_id: str, now_ms: int) -> bool:
    """Remove a file, row first: no row ever names bytes that are gone. False when there is none."""
    landed = await db.write(lambda conn: delete(conn, file_id, project_id, now_ms))
    if landed:
        await removals.carry_out(db, blobs, file_id)
    return landed


async def find(
    db: Database, blobs: Blobs, project_id: str, file_id: str, now_ms: int, field: str | None = None
) -> KeptFile:
    """The project's file. Raises file_not_found, for an expired one too, which is then removed."""
    found = await db.read(lambda conn: load(conn, file_id, project_id))
    if found is None:
        raise _missing(file_id, field)
    if found.expires_ms is not None and found.expires_ms <= now_ms:
        await remove(db, blobs, project_id, file_id, now_ms)
        raise _missing(file_id, field)
    return found


async def sweep(db: Database, blobs: Blobs, now_ms: int) -> int:
    """Remove the expired files of all projects; returns how many. Raises `database_failed`."""
    removed = 0
    while await db.scan(lambda conn: conn.execute(_ANY_EXPIRED, {"now_ms": now_ms}).first() is not None):
        over = await db.write(lambda conn: delete_expired(conn, now_ms))
        await removals.carry_out(db, blobs, *over)
        removed += len(over)
    return removed


async def copy_out(db: Database, blobs: Blobs, project_id: str, file_id: str, field: str, now_ms: int) -> Upload:
    """A file of the project, or the first picture of its generation (`gen_…`), as a file of the spool.

    The bytes are shared with the kept ones: they are only to be read. Raises file_not_found, generation_expired,
    store_failed.
    """
    target = blobs.spool / new_id("up")
    try:
        if file_id.startswith("gen_"):
            receipt = await db.read(lambda conn: generations.load(conn, file_id, project_id))
            if receipt is not None and receipt.expired_ms is not None:
                raise error("generation_expired", field)
            if receipt is None or not receipt.images:
                raise _missing(file_id, field)
            blobs.lend(file_id, receipt.images[0].index, target)
            await retention.used(db, file_id, now_ms)
        else:
            await find(db, blobs, project_id, file_id, now_ms, field)
            blobs.lend_file(file_id, target)
        digest, size_bytes = await digest_of(target), target.stat().st_size
    except FileNotFoundError as problem:  # deleted this moment
        raise _missing(file_id, field) from problem
    except OSError as problem:
        target.unlink(missing_ok=True)
        raise error("store_failed", reason=problem.strerror or "unknown") from problem
    except asyncio.CancelledError:
        target.unlink(missing_ok=True)
        raise
    return Upload(path=target, digest=digest, size_bytes=size_bytes, field=field)


def _missing(file_id: str, field: str | None = None) -> ImpastoError:
    return error("file_not_found", field, id=file_id[:_SHOWN_ID])
