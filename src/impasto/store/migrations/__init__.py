"""Changes of the tables from version to version, by alembic. Imported only when a database is behind."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config


def migrate(conn: sa.Connection, revision: str = "head") -> None:
    """Bring the tables to a revision, in the transaction that the caller has begun on `conn`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = conn
    # The caller may have begun it on the driver: unless alembic knows of it, alembic ends it.
    if not conn.in_transaction():
        conn.begin()
    command.upgrade(config, revision)
