"""Edits: what an image was drawn from and what its mask kept; files that clients upload ahead of a request."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import BigInteger, Column, Float, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Three columns and a table. The table of images is made anew: so its text is that of a new database's."""
    with op.batch_alter_table("image", recreate="always") as image:
        image.add_column(Column("outside_changed", Float))
        image.add_column(Column("digest", Text))
        image.add_column(Column("brief", Text))
    op.create_index("image_digest", "image", ["digest"])
    op.create_table(
        "file",
        Column("id", Text, primary_key=True),
        Column("project_id", Text, sa.ForeignKey("project.id"), nullable=False),
        Column("purpose", Text, nullable=False),
        Column("filename", Text, nullable=False),
        Column("size_bytes", BigInteger, nullable=False),
        Column("created_ms", BigInteger, nullable=False),
        Column("expires_ms", BigInteger),
    )
    op.create_index("file_list", "file", ["project_id", "created_ms", "id"])
