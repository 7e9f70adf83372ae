"""The database's promises: what was acknowledged stays, one op's failure is its own, a broken disk is told."""

import asyncio
import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from impasto.errors import ImpastoError
from impasto.store.db import Database
from impasto.store.tables import account, meta, month_spend

ADD = account.insert()
BALANCE = sa.select(account.c.balance_nano).where(account.c.name == sa.bindparam("name"))
NAMES = sa.select(account.c.name).order_by(account.c.name)
SPEND = (
    account.update()
    .where(account.c.name == "a", account.c.balance_nano >= sa.bindparam("amount"))
    .values(balance_nano=account.c.balance_nano - sa.bindparam("amount"))
)


def add(name: str, balance_nano: int = 0) -> Callable[[sa.Connection], str]:
    def op(conn: sa.Connection) -> str:
        conn.execute(ADD, {"name": name, "balance_nano": balance_nano})
        return name

    return op


def names(conn: sa.Connection) -> list[str]:
    return list(conn.execute(NAMES).scalars())


def balance(conn: sa.Connection) -> int:
    return int(conn.execute(BALANCE, {"name": "a"}).scalar_one())


class Refused(Exception):
    pass


def add_then_refuse(name: str) -> Callable[[sa.Connection], str]:
    def op(conn: sa.Connection) -> str:
        conn.execute(ADD, {"name": name})
        raise Refused(name)

    return op


async def test_a_write_returns_what_its_op_returns_and_can_be_read_at_once(db: Database) -> None:
    assert await db.write(add("a", 2**62)) == "a"
    assert await db.read(balance) == 2**62
    assert await db.scan(names) == ["a"]


async def test_ops_that_commit_together_fail_alone(db: Database) -> None:
    ops = [add_then_refuse(f"{number:02}") if number % 3 == 0 else add(f"{number:02}") for number in range(40)]
    outcomes = await asyncio.gather(*map(db.write, ops), return_exceptions=True)
    for number, outcome in enumerate(outcomes):
        assert isinstance(outcome, Refused) if number % 3 == 0 else outcome == f"{number:02}"
    assert await db.read(names) == [f"{number:02}" for number in range(40) if number % 3]


async def test_forty_waiting_ops_share_a_few_commits(db: Database) -> None:
    before = _commits(db.path)
    await asyncio.gather(*(db.write(add(f"{number:02}")) for number in range(40)))
    assert 1 <= _commits(db.path) - before <= 10


def _commits(path: Path) -> int:
    """How often the file's journal was committed to: frames of the WAL that end a transaction."""
    wal = path.with_name(path.name + "-wal").read_bytes()
    page = int.from_bytes(wal[8:12], "big")
    frames = range(32, len(wal), page + 24)
    return sum(int.from_bytes(wal[frame + 4 : frame + 8], "big") > 0 for frame in frames)


async def test_an_op_that_fails_alone_leaves_nothing(db: Database) -> None:
    with pytest.raises(Refused):
        await db.write(add_then_refuse("a"))
    await db.write(add("b"))
    with pytest.raises(sa.exc.IntegrityError):
        await db.write(add("b"))
    assert await db.read(names) == ["b"]


async def test_two_hundred_conditional_updates_at_once_spend_exactly_what_is_there(db: Database) -> None:
    await db.write(add("a", 1_500))

    async def spend() -> bool:
        return await db.write(lambda conn: conn.execute(SPEND, {"amount": 10}).rowcount == 1)

    landed = await asyncio.gather(*(spend() for _ in range(200)))
    assert sum(landed) == 150
    assert await db.read(balance) == 0


async def test_a_caller_that_is_cancelled_does_not_stop_the_others(db: Database) -> None:
    gone = asyncio.ensure_future(db.write(add("gone")))
    await asyncio.sleep(0)
    gone.cancel()
    assert await db.write(add("here")) == "here"
    assert await db.read(names) == ["gone", "here"]


async def test_a_read_cannot_write(db: Database) -> None:
    with pytest.raises(ImpastoError, match="readonly"):
        await db.read(add("a"))
    with pytest.raises(ImpastoError, match="readonly"):
        await db.scan(add("a"))


async def test_a_read_sees_one_moment_though_a_write_comes_between(db: Database) -> None:
    await db.write(add("a"))

    def twice(conn: sa.Connection) -> tuple[int, int]:
        first = balance(conn)
        with sqlite3.connect(db.path) as raw:
            raw.execute("UPDATE account SET balance_nano = 9")
        raw.close()
        return first, balance(conn)

    assert await db.read(twice) == (0, 0)
    assert await db.read(balance) == 9


async def test_constraints_and_foreign_keys_hold(db: Database) -> None:
    stray = {"project_id": "proj_none", "month": "2026-11"}
    with pytest.raises(sa.exc.IntegrityError, match="FOREIGN KEY"):
        await db.write(lambda conn: conn.execute(month_spend.insert(), stray).rowcount)


async def test_closing_commits_what_waits_and_refuses_what_comes_later(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite:///{tmp_path / 'x.db'}")
    waiting = [asyncio.ensure_future(database.write(add(f"{number:03}"))) for number in range(300)]
    await asyncio.sleep(0)
    await database.close()
    assert len(await asyncio.gather(*waiting)) == 300
    with pytest.raises(ImpastoError, match="closed"):
        await database.write(add("late"))


WRITER = """
import asyncio, sys
import sqlalchemy as sa
from impasto.store.db import Database
from impasto.store.tables import account

async def main():
    db = await Database.open(sys.argv[1])
    async def many(mark):
        for number in range(int(sys.argv[3])):
            name = f"{sys.argv[2]}-{mark}-{number}"
            await db.write(lambda conn: conn.execute(account.insert(), {"name": name, "balance_nano": 1}).rowcount)
            print(name)
    await asyncio.gather(*(many(mark) for mark in range(8)))
    await db.close()

asyncio.run(main())
"""


@pytest.mark.parametrize("lines", [1, 500])
async def test_what_was_acknowledged_survives_the_death_of_the_process(tmp_path: Path, other, lines: int) -> None:
    path = tmp_path / "impasto.db"
    process = other(WRITER, path, "p", 10**6)
    said = [process.line() for _ in range(lines)]
    process.kill()
    # The last line may be cut short by the kill.
    said += process.rest()[:-1]
    database = await Database.open(path)
    kept = set(await database.scan(names))
    assert set(said) <= kept
    assert await database.write(add("after")) == "after"
    await database.close()


async def test_two_processes_write_into_one_file_without_a_lost_update(tmp_path: Path, other) -> None:
    path = tmp_path / "impasto.db"
    processes = [other(WRITER, path, mark, 25) for mark in "xy"]
    database = await Database.open(path)
    for number in range(100):
        await database.write(add(f"mine-{number}"))
    for process in processes:
        assert process.process.wait(30) == 0
    assert len(await database.read(names)) == 100 + 2 * 8 * 25
    await database.close()


async def test_a_full_disk_is_told_and_takes_nothing_with_it(db: Database) -> None:
    await db.write(add("a"))

    def fill(conn: sa.Connection) -> None:
        pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
        conn.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        conn.execute(ADD, {"name": "big"})
        conn.execute(meta.insert(), {"key": "big", "value": "x" * 10**6})

    outcomes = await asyncio.gather(db.write(fill), db.write(add("b")), return_exceptions=True)
    assert isinstance(outcomes[0], ImpastoError)
    assert outcomes[0].name == "database_failed"
    assert "full" in outcomes[0].message()
    kept = await db.read(names)
    assert kept == (["a", "b"] if outcomes[1] == "b" else ["a"])
    await db.write(lambda conn: conn.exec_driver_sql("PRAGMA max_page_count = 1073741823").scalar_one())
    assert await db.write(add("c")) == "c"


async def test_a_file_that_another_process_keeps_locked_is_told(db: Database) -> None:
    await db.write(lambda conn: conn.exec_driver_sql("PRAGMA busy_timeout = 50").scalar_one())
    lock = sqlite3.connect(db.path, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    outcomes = await asyncio.gather(db.write(add("a")), db.write(add("b")), return_exceptions=True)
    assert [outcome.name for outcome in outcomes if isinstance(outcome, ImpastoError)] == ["database_failed"] * 2
    lock.execute("ROLLBACK")
    lock.close()
    assert await db.write(add("c")) == "c"


@pytest.mark.parametrize("kind", ["read", "scan"])
async def test_a_file_that_is_damaged_while_it_is_open_is_told_to_who_reads(db: Database, kind: str) -> None:
    await db.write(lambda conn: conn.execute(meta.insert(), {"key": "long", "value": "x" * 10**6}).rowcount)
    await db.write(add("a"))
    ask = db.read if kind == "read" else db.scan
    with closing(sqlite3.connect(db.path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        kept = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'account'").fetchone()[0]
        lost = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'meta'").fetchone()[0]
        page = raw.execute("PRAGMA page_size").fetchone()[0]
    assert kept != lost
    with db.path.open("r+b") as file:
        file.seek((lost - 1) * page)
        file.write(b"\xff" * page)

    with pytest.raises(ImpastoError, match="malformed") as failed:
        await ask(lambda conn: conn.execute(sa.select(meta.c.value)).all())

    assert failed.value.name == "database_failed"
    assert isinstance(failed.value.__cause__, sa.exc.DatabaseError)
    assert await ask(names) == ["a"]


async def test_a_read_that_fails_after_its_snapshot_is_gone_tells_why(db: Database) -> None:
    def give_up(conn: sa.Connection) -> None:
        conn.exec_driver_sql("ROLLBACK")
        raise Refused("why")

    with pytest.raises(Refused, match="why"):
        await db.read(give_up)
    assert await db.read(names) == []


async def test_a_damaged_file_is_told_when_it_is_opened(tmp_path: Path) -> None:
    (tmp_path / "impasto.db").write_bytes(b"not a database at all, " * 100)
    with pytest.raises(ImpastoError, match="not a database"):
        await Database.open(tmp_path / "impasto.db")


async def test_a_database_that_is_not_known_is_refused() -> None:
    with pytest.raises(ImpastoError, match="postgresql"):
        await Database.open("postgresql://user:secret@host/name")


# Modes mean nothing to root, so the process becomes nobody, after a first database has imported what root alone reads.
UNPRIVILEGED = """
import asyncio, os, sys
from impasto.errors import ImpastoError
from impasto.store.db import Database

async def main():
    await (await Database.open(sys.argv[2])).close()
    if os.getuid() == 0:
        os.setuid(65534)
    try:
        await Database.open(sys.argv[1])
    except ImpastoError as problem:
        print(problem.name, problem.message())

asyncio.run(main())
"""


@pytest.fixture
def passable() -> Iterator[Path]:
    """A folder that other users may walk into, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("made_before", [False, True])
def test_a_folder_that_cannot_be_written_is_told(passable: Path, tmp_path: Path, other, made_before: bool) -> None:
    folder = passable / "data"
    folder.mkdir()
    if made_before:
        sqlite3.connect(folder / "impasto.db").close()
    folder.chmod(0o555)
    line = other(UNPRIVILEGED, folder / "impasto.db", tmp_path / "mine.db").line()
    folder.chmod(0o755)
    assert line.startswith("database_failed")
    assert f"{folder} cannot be written" in line


async def test_a_database_that_becomes_read_only_is_told(db: Database) -> None:
    await db.write(add("a"))
    await db.write(lambda conn: conn.exec_driver_sql("PRAGMA query_only = ON").close())
    with pytest.raises(ImpastoError, match="readonly") as failed:
        await db.write(add("b"))
    assert failed.value.name == "database_failed"
    assert await db.read(names) == ["a"]


async def test_a_data_folder_is_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "data" / "impasto.db"
    database = await Database.open(path)
    await database.write(add("a"))
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(os.stat(entry).st_mode) for entry in path.parent.iterdir()} == {0o600}
    await database.close()


async def test_a_path_under_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(ImpastoError, match="cannot be made"):
        await Database.open(tmp_path / "data" / "impasto.db")


def test_opening_needs_no_alembic(tmp_path: Path, other) -> None:
    script = (
        "import asyncio, sys\nfrom impasto.store.db import Database\n"
        "async def main():\n    await (await Database.open(sys.argv[1])).close()\n"
        "asyncio.run(main())\nprint('alembic' in sys.modules)"
    )
    assert [other(script, tmp_path / "x.db").line() for _ in range(2)] == ["False", "False"]
