"""Several engines: keys that may ask how they do, and how the latest runs of each are found."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Boolean, Column

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """A column and an index. The table of keys is made anew: so its text is that of a new database's."""
    with op.batch_alter_table("api_key", recreate="always") as key:
        key.add_column(Column("admin", Boolean, nullable=False, server_default=sa.false()))
    op.create_index("generation_engine", "generation", ["engine", "created_ms"])
