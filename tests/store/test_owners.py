"""Owners: alive as long as their process, whatever ends it."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from impasto.store import owners, tables
from impasto.store.db import Database
from impasto.store.owners import Owner

LIVING = """
import asyncio, sys
from pathlib import Path
from impasto.store.db import Database
from impasto.store.owners import Owner

async def main():
    db = await Database.open(Path(sys.argv[1]) / "impasto.db")
    owner = await Owner.register(db, Path(sys.argv[1]), "serve")
    print(owner.id)
    await asyncio.to_thread(sys.stdin.readline)
    await owner.leave()
    await db.close()

asyncio.run(main())
"""


async def rows(db: Database) -> dict[str, int | None]:
    found = await db.read(lambda conn: conn.execute(sa.select(tables.owner.c.id, tables.owner.c.ended_ms)).all())
    return {row.id: row.ended_ms for row in found}


async def test_an_owner_lives_until_its_process_is_killed(db: Database, tmp_path: Path, other) -> None:
    me = await Owner.register(db, tmp_path, "serve")
    process = other(LIVING, tmp_path)
    it = process.line()
    assert me.is_alive(me.id)
    assert me.is_alive(it)
    assert me.is_alive(it), "asking must not take the lock away"
    process.kill()
    assert not me.is_alive(it)
    assert (await rows(db))[it] is None, "its row still says that nobody has cleared up after it"
    await me.leave()


async def test_an_owner_that_leaves_is_ended_and_its_file_is_gone(db: Database, tmp_path: Path, other) -> None:
    me = await Owner.register(db, tmp_path, "serve")
    process = other(LIVING, tmp_path)
    it = process.line()
    process.say("leave")
    assert process.process.wait(30) == 0
    assert not me.is_alive(it)
    assert (await rows(db))[it] is not None
    await me.leave()
    assert list((tmp_path / "owners").iterdir()) == []
    assert not me.is_alive("own_never")


async def test_a_registration_that_fails_leaves_no_lock(db: Database, tmp_path: Path, monkeypatch) -> None:
    await (await Owner.register(db, tmp_path, "serve")).leave()
    monkeypatch.setattr(owners, "new_id", lambda prefix: next(iter(taken)))
    taken = await rows(db)
    with pytest.raises(sa.exc.IntegrityError):
        await Owner.register(db, tmp_path, "serve")
    assert list((tmp_path / "owners").iterdir()) == []
