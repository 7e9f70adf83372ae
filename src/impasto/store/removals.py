"""Bytes to remove: written in the transaction that drops the rows which named them, carried out after it.

So a crash between the two loses nothing and leaves nothing: what is still written here is removed by the next sweep.
"""

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from impasto.store import tables
from impasto.store.blobs import Blobs
from impasto.store.db import Database

_removal = tables.removal
_ADD = insert(_removal).on_conflict_do_nothing(index_elements=["name"])
_DONE = _removal.delete().where(_removal.c.name == bindparam("done"))
_DUE = sa.select(_removal.c.name).order_by(_removal.c.due_ms).limit(bindparam("most"))
_MOST = 1000


def add(conn: sa.Connection, name: str, now_ms: int) -> None:
    """The bytes of that generation (`gen_…`) or file (`file-…`) are named by no row any more."""
    conn.execute(_ADD, {"name": name, "due_ms": now_ms})


async def carry_out(db: Database, blobs: Blobs, name: str) -> bool:
    """Remove the bytes, then the note. False where the disk does not let go of them: the sweep tries again."""
    try:
        await (blobs.delete(name) if name.startswith("gen_") else blobs.delete_file(name))
    except OSError:
        return False
    await db.write(lambda conn: conn.execute(_DONE, {"done": name}).rowcount)
    return True


async def sweep(db: Database, blobs: Blobs) -> int:
    """Carry out what is left, at most so many at once; returns how many."""
    due = await db.read(lambda conn: list(conn.execute(_DUE, {"most": _MOST}).scalars()))
    return sum([await carry_out(db, blobs, name) for name in due])
