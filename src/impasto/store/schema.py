"""Which version the tables have, and bringing them up to date. A new database needs no alembic (half a second)."""

import sqlite3

import sqlalchemy as sa

from impasto.errors import error
from impasto.store.tables import metadata

# The newest revision in `migrations/versions/`; a test keeps it true. Revisions are numbers, so they compare.
HEAD = "0004"


def bring_up_to_date(conn: sa.Connection, raw: sqlite3.Connection) -> None:
    """Make the tables, or migrate them. Raises `database_failed` for a database that a newer version made."""
    if revision_of(raw) == HEAD:
        return
    # Foreign keys cannot be switched inside a transaction, and a rebuilt table must not cascade.
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("BEGIN IMMEDIATE")
    try:
        _upgrade(conn, revision_of(raw))  # asked again under the lock: two processes may start together
        raw.execute("COMMIT")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raw.execute("PRAGMA foreign_keys = ON")


def _upgrade(conn: sa.Connection, revision: str | None) -> None:
    if revision is None:
        metadata.create_all(conn)
        conn.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        conn.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
    elif revision > HEAD:
        reason = f"a newer version of Impasto made it (revision {revision}; this one knows up to {HEAD})"
        raise error("database_failed", reason=reason)
    elif revision < HEAD:
        from impasto.store.migrations import migrate

        migrate(conn)


def revision_of(raw: sqlite3.Connection) -> str | None:
    """The version of the tables; None where there are none of ours."""
    if raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        return None
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None
