"""The tables' version: a new database and a migrated one are alike, an older one is migrated, a newer one refused."""

import asyncio
import re
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from impasto.errors import ImpastoError
from impasto.store import migrations, schema
from impasto.store.db import Database
from impasto.store.tables import account, metadata

Row = tuple[str, str, str]
SCRIPTS = ScriptDirectory(str(Path(migrations.__file__).parent))


def tables_of(path: Path) -> list[Row]:
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE tbl_name != 'alembic_version'")
    found = sorted((kind, name, plain(sql)) for kind, name, sql in rows)
    raw.close()
    return found


def plain(sql: str) -> str:
    """Without what means nothing to SQLite: brackets around a default, the order of a table's constraints."""
    text = re.sub(r"DEFAULT \(([^()]*)\)", r"DEFAULT \1", " ".join(sql.replace('"', "").split()))
    return ", ".join(sorted(re.split(r", (?![^(]*\))", text.removesuffix(" )"))))


def migrated(path: Path, revision: str = schema.HEAD) -> None:
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as conn:
        migrations.migrate(conn, revision)
        if revision == schema.HEAD:
            assert compare_metadata(MigrationContext.configure(conn), metadata) == []
    engine.dispose()


async def test_a_migrated_database_is_the_same_as_a_new_one(tmp_path: Path) -> None:
    migrated(tmp_path / "migrated.db")
    await (await Database.open(tmp_path / "new.db")).close()
    assert tables_of(tmp_path / "migrated.db") == tables_of(tmp_path / "new.db")


def test_the_newest_revision_is_the_one_that_opening_knows() -> None:
    assert SCRIPTS.get_heads() == [schema.HEAD]
    assert all(len(script.revision) == len(schema.HEAD) for script in SCRIPTS.walk_revisions())


async def test_opening_migrates_an_older_database_and_keeps_its_rows(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "impasto.db"
    database = await Database.open(path)
    await database.write(lambda conn: conn.execute(account.insert(), {"name": "kept"}).rowcount)
    await database.close()

    def migrate(conn: sa.Connection) -> None:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")

    monkeypatch.setattr(schema, "HEAD", "0005")
    monkeypatch.setattr(migrations, "migrate", migrate)
    database = await Database.open(path)
    assert await database.read(lambda conn: conn.execute(sa.select(account.c.name)).scalars().all()) == ["kept"]
    await database.close()
    assert revision_of(path) == "0005"


@pytest.mark.parametrize("revision", [script.revision for script in SCRIPTS.walk_revisions()][1:])
async def test_opening_migrates_the_tables_of_every_older_revision(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "impasto.db"
    migrated(path, revision)
    assert revision_of(path) == revision

    for database in await asyncio.gather(*(Database.open(path) for _ in range(3))):
        await database.close()

    await (await Database.open(tmp_path / "new.db")).close()
    assert revision_of(path) == schema.HEAD
    assert tables_of(path) == tables_of(tmp_path / "new.db")


async def test_a_real_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "impasto.db"
    migrated(path, "0001")
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE file (in_the_way TEXT)")
    raw.close()
    before = tables_of(path)

    with pytest.raises(ImpastoError, match="already exists"):
        await Database.open(path)

    assert (revision_of(path), tables_of(path)) == ("0001", before)


async def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "impasto.db"
    await (await Database.open(path)).close()

    def migrate(conn: sa.Connection) -> None:
        conn.exec_driver_sql("DROP TABLE meta")
        conn.exec_driver_sql("SELECT * FROM nowhere")

    before, schema_head = tables_of(path), schema.HEAD
    monkeypatch.setattr(schema, "HEAD", "0005")
    monkeypatch.setattr(migrations, "migrate", migrate)
    with pytest.raises(ImpastoError, match="nowhere"):
        await Database.open(path)
    assert tables_of(path) == before
    assert revision_of(path) == schema_head


async def test_a_newer_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "impasto.db"
    await (await Database.open(path)).close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    with pytest.raises(ImpastoError, match="a newer version of Impasto made it"):
        await Database.open(path)
    assert revision_of(path) == "9999"


def revision_of(path: Path) -> str:
    raw = sqlite3.connect(path)
    (revision,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    raw.close()
    return str(revision)


async def test_many_that_open_a_new_database_at_once_make_it_once(tmp_path: Path) -> None:
    opened = await asyncio.gather(*(Database.open(tmp_path / "impasto.db") for _ in range(6)))
    for database in opened:
        await database.close()
    assert revision_of(tmp_path / "impasto.db") == schema.HEAD
