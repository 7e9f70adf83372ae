"""What the tests of retention share: generations with their bytes, and a look at what is left of them."""

import sqlalchemy as sa

from impasto.store import generations, readers, tables
from impasto.store.blobs import Blobs
from impasto.store.db import Database
from impasto.types import Notice, Origin, StoredImage

from .conftest import NOW_MS


async def retain(db: Database, seconds: int) -> None:
    """Set how long the project keeps its pictures."""
    await db.write(lambda conn: conn.execute(tables.project.update().values(retention_s=seconds)).rowcount)


async def made(db: Database, blobs: Blobs, claim, name: str, *, delivered: bool = True, size_bytes: int = 10) -> None:
    """A generation that ended with one picture at NOW_MS, and that its client has got."""
    source = blobs.spool / f"drawn-{name}"
    source.write_bytes(b"x" * size_bytes)
    await blobs.keep(name, 0, source)
    source.unlink()
    image = StoredImage(index=0, format="png", width=8, height=8, size_bytes=size_bytes, revised_prompt="a revised cat")

    def op(conn: sa.Connection) -> None:
        claim(conn, name)
        generations.add_image(conn, name, image, NOW_MS, Origin(brief="a brief", digest="d"))
        end(conn, name)
        if delivered:
            readers.delivered(conn, name, NOW_MS)

    await db.write(op)


def end(conn: sa.Connection, name: str, state: str = "done", error: dict[str, object] | None = None) -> None:
    generations.end(
        conn,
        name,
        state=state,
        usage=None,
        charge_nano=7,
        cost_nano=0,
        notices=(Notice("unknown_word", "It does not know 'axolotl'.", "prompt"),),
        error=error,
        over_hold=False,
        final=True,
        now_ms=NOW_MS,
    )


async def kept(db: Database) -> set[str]:
    """The generations that have not expired."""
    statement = sa.select(tables.generation.c.id).where(tables.generation.c.expired_ms.is_(None))
    return set(await db.read(lambda conn: list(conn.execute(statement).scalars())))


async def noted(db: Database) -> set[str]:
    """What is to be removed."""
    return set(await db.read(lambda conn: list(conn.execute(sa.select(tables.removal.c.name)).scalars())))


def bytes_in(blobs: Blobs) -> set[str]:
    """The generations and files that have bytes."""
    root = blobs.spool.parent.parent
    return {path.parent.name for path in root.glob("pictures/*/*/*")} | {path.name for path in root.glob("files/*/*")}
