"""Is the database of an archive one of Impasto? Nothing that it says is followed before its shape, its values and its
ids are those that this program writes: an id becomes a path."""

import re
import sqlite3
from contextlib import closing
from typing import TypeAlias

import sqlalchemy as sa

from impasto.store import ids, schema
from impasto.store.backup import BackupRefused, revision_of

_Shape: TypeAlias = set[tuple[object, ...]]

_REVISION = re.compile(r"[0-9]{4}", re.ASCII)
# SQLite keeps a text in a column of numbers, if it is given one.
_HELD_AS = {"BIGINT": "'integer'", "INTEGER": "'integer'", "BOOLEAN": "'integer'", "FLOAT": "'real', 'integer'"}
_TEXT = "'text'"
_NAMING = (
    ("generation", "id", ids.is_generation),
    ("image", "generation_id", ids.is_generation),
    ("file", "id", ids.is_file),
    ("removal", "name", ids.is_blob),
)


def examine(conn: sqlite3.Connection, revision: str) -> None:
    """It is sound, of that revision, and as such a database is made. Raises BackupRefused, sqlite3.Error."""
    conn.execute("PRAGMA trusted_schema = OFF")
    if conn.execute("SELECT 1 FROM sqlite_master WHERE type NOT IN ('table', 'index')").fetchone():
        raise BackupRefused("its database is not one of Impasto: it holds triggers or views")
    if revision_of(conn) != revision:
        raise BackupRefused("it is damaged: its database is not the one that it tells of")
    if _shape(conn) != _made(revision):
        raise BackupRefused("its database is not one of Impasto: its tables are others")
    (said,) = conn.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise BackupRefused(f"it is damaged: the database: {said}")
    tables = _tables(conn)
    for table in tables:
        _check_values(conn, table)
    for table, column, is_ours in _NAMING:
        if table in tables:
            for (name,) in conn.execute(f"SELECT {column} FROM {table}"):  # noqa: S608 - names of the table above
                if not is_ours(name):
                    raise BackupRefused(f"it is damaged: its database names {name[:80]!r}, which is no id")


def _made(revision: str) -> _Shape:
    """The shape of a new database of that revision."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    engine = sa.create_engine("sqlite://", creator=lambda: raw, poolclass=sa.pool.StaticPool)
    with closing(raw), engine.connect() as conn:
        if revision == schema.HEAD:
            schema.bring_up_to_date(conn, raw)
        else:
            _migrate(conn, revision)
        return _shape(raw)


def _migrate(conn: sa.Connection, revision: str) -> None:
    from alembic.util import CommandError

    from impasto.store.migrations import migrate

    try:
        if not _REVISION.fullmatch(revision):
            raise CommandError("no number")
        migrate(conn, revision)
    except CommandError as problem:
        raise BackupRefused(f"its database is not one of Impasto: there is no revision {revision[:80]!r}") from problem


def _shape(conn: sqlite3.Connection) -> _Shape:
    """Tables, indexes and columns. Not the text that made them: a migrated table has another than a new one."""
    shape: _Shape = set(
        conn.execute(
            "SELECT type, name, tbl_name, upper(substr(sql, 1, 12)) FROM sqlite_master"
            " WHERE name NOT LIKE 'sqlite!_stat%' ESCAPE '!'"
        )
    )
    for table in _tables(conn):
        columns = conn.execute(
            'SELECT ?, name, upper(type), "notnull", pk, hidden FROM pragma_table_xinfo(?)', (table, table)
        )
        shape |= set(columns)
    return shape


def _tables(conn: sqlite3.Connection) -> list[str]:
    found = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    return [name for (name,) in conn.execute(found)]


def _check_values(conn: sqlite3.Connection, table: str) -> None:
    """Numbers where numbers belong, and texts where texts do."""
    columns = conn.execute("SELECT name, upper(type) FROM pragma_table_xinfo(?)", (table,)).fetchall()
    wrong = " OR ".join(f"typeof(\"{name}\") NOT IN ('null', {_HELD_AS.get(kind, _TEXT)})" for name, kind in columns)
    if conn.execute(f'SELECT 1 FROM "{table}" WHERE {wrong} LIMIT 1').fetchone():  # noqa: S608 - known tables only
        raise BackupRefused(f"it is damaged: its database holds values in '{table}' that do not belong there")
