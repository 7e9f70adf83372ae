"""Bytes to remove: written in the transaction that drops the rows which named them, carried out after it.

So a crash between the two loses nothing and leaves nothing: what is still written here is removed by the next sweep.
While a backup reads the store nothing is removed, and the notes wait.
"""

from contextlib import suppress
from functools import partial

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from impasto.errors import ImpastoError
from impasto.store import ids, tables
from impasto.store.blobs import Blobs
from impasto.store.db import Database

PENDING_MS = 600_000
"""How long bytes may take from being put to being named by a row."""

_removal = tables.removal
_r = _removal.c
_ADD = insert(_removal).on_conflict_do_nothing(index_elements=["name"])
_TAKE_BACK = _removal.delete().where(_r.name == bindparam("pending"), _r.due_ms > bindparam("now_ms"))
_DONE = _removal.delete().where(_r.name.in_(bindparam("done", expanding=True)))
_LAST = sa.tuple_(bindparam("ms", type_=sa.BigInteger), bindparam("last", type_=sa.Text))
_DUE = (
    sa.select(_r.due_ms, _r.name)
    .where(_r.due_ms <= bindparam("now_ms"), sa.tuple_(_r.due_ms, _r.name) > _LAST)
    .order_by(_r.due_ms, _r.name)
    .limit(bindparam("most", type_=sa.Integer))
)
_MOST = 200


def add(conn: sa.Connection, name: str, now_ms: int) -> None:
    """The bytes of that generation (`gen_…`) or file (`file-…`) are named by no row any more."""
    conn.execute(_ADD, {"name": name, "due_ms": now_ms})


def add_pending(conn: sa.Connection, name: str, now_ms: int) -> None:
    """Bytes are about to be put that no row names yet; they are removed unless `take_back` comes in time."""
    conn.execute(_ADD, {"name": name, "due_ms": now_ms + PENDING_MS})


def take_back(conn: sa.Connection, name: str, now_ms: int) -> bool:
    """The row that names them is written in this transaction. False when it is too late: they may be gone."""
    return conn.execute(_TAKE_BACK, {"pending": name, "now_ms": now_ms}).rowcount == 1


async def carry_out(db: Database, blobs: Blobs, *names: str) -> int:
    """Remove the bytes, then the notes; returns how many went. What cannot be removed now stays noted: while a backup
    is under way, or when the disk or the database fails. A name that is no id is left alone: it would be a path."""
    done: list[str] = []
    with suppress(OSError), blobs.removing() as is_free:
        for name in filter(ids.is_blob, names) if is_free else ():
            with suppress(OSError):
                await (blobs.delete(name) if name.startswith("gen_") else blobs.delete_file(name))
                done.append(name)
    if done:
        with suppress(ImpastoError):
            await db.write(lambda conn: conn.execute(_DONE, {"done": done}).rowcount)
    return len(done)


def _due(conn: sa.Connection, now_ms: int, after: tuple[int, str]) -> list[tuple[int, str]]:
    values = {"now_ms": now_ms, "ms": after[0], "last": after[1], "most": _MOST}
    return [(row.due_ms, row.name) for row in conn.execute(_DUE, values)]


async def sweep(db: Database, blobs: Blobs, now_ms: int) -> int:
    """Carry out what is left; returns how many."""
    carried, last, more = 0, (-1, ""), True
    while more:
        due = await db.read(partial(_due, now_ms=now_ms, after=last))
        carried += await carry_out(db, blobs, *(name for _, name in due))
        more = len(due) == _MOST
        last = due[-1] if due else last
    return carried
