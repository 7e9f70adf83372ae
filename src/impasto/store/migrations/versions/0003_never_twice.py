"""Never twice, never lost: who reads a run, what recovery settles by, limits, retention, what is kept of whom."""

import time

import sqlalchemy as sa
from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Integer, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Tables that get columns are made anew: so their text is that of a new database's."""
    _projects_and_keys()
    _holds()
    _generations()
    with op.batch_alter_table("image", recreate="always") as image:
        image.add_column(Column("so_far", Text))
    _new_tables()
    _fill()


def _projects_and_keys() -> None:
    with op.batch_alter_table("project", recreate="always") as project:
        for name in ("requests_per_minute", "images_per_minute", "user_images_per_minute", "images_in_flight"):
            project.add_column(Column(name, Integer))
        project.add_column(Column("faults", Boolean, nullable=False, server_default=sa.false()))
    with op.batch_alter_table("api_key", recreate="always") as key:
        key.add_column(Column("requests_per_minute", Integer))
        key.add_column(Column("images_per_minute", Integer))


def _holds() -> None:
    with op.batch_alter_table("hold", recreate="always") as hold:
        hold.add_column(Column("pictures", Integer, nullable=False, server_default="1"))
    op.create_index("hold_open", "hold", ["project_id"], sqlite_where=sa.text("state = 'open'"))


def _generations() -> None:
    with op.batch_alter_table("generation", recreate="always") as generation:
        generation.add_column(Column("price_rule", Text))
        generation.add_column(Column("spent_nano", BigInteger, nullable=False, server_default="0"))
        generation.add_column(Column("final", Boolean, nullable=False, server_default=sa.false()))
        generation.add_column(Column("expired_ms", BigInteger))
        generation.add_column(Column("user_agent", Text))
        generation.add_column(Column("retry_count", Integer))
        generation.add_column(Column("patience_ms", BigInteger))
        generation.add_column(Column("reader_id", Text))
        generation.add_column(Column("reader_owner", Text))
        generation.add_column(Column("reader_until_ms", BigInteger))
        generation.add_column(Column("delivered_ms", BigInteger))
    undelivered = sa.text("retry_count IS NOT NULL AND delivered_ms IS NULL")
    op.create_index("generation_claim", "generation", ["fingerprint"], sqlite_where=undelivered)
    read = sa.text("reader_id IS NOT NULL AND delivered_ms IS NULL")
    op.create_index("generation_reader", "generation", ["reader_id"], sqlite_where=read)
    kept, gone = sa.text("expired_ms IS NULL"), sa.text("expired_ms IS NOT NULL")
    op.create_index("generation_used", "generation", ["project_id", "used_ms"], sqlite_where=kept)
    op.create_index("generation_expired", "generation", ["created_ms"], sqlite_where=gone)


def _new_tables() -> None:
    op.create_table("rate", Column("key", Text, primary_key=True), Column("full_us", BigInteger, nullable=False))
    op.create_index("rate_full", "rate", ["full_us"])
    op.create_table("removal", Column("name", Text, primary_key=True), Column("due_ms", BigInteger, nullable=False))
    op.create_index("removal_due", "removal", ["due_ms", "name"])
    op.create_index("file_expiry", "file", ["expires_ms"], sqlite_where=sa.text("expires_ms IS NOT NULL"))
    op.create_index("recollection_expiry", "recollection", ["expires_ms"])
    op.create_table(
        "store_use",
        Column("project_id", Text, sa.ForeignKey("project.id"), primary_key=True),
        Column("size_bytes", BigInteger, nullable=False, server_default="0"),
    )


def _fill() -> None:
    """What the new columns say of old rows. Retention counts from now: an upgrade takes nobody's pictures away."""
    now_ms = time.time_ns() // 1_000_000
    op.execute(sa.text("UPDATE generation SET used_ms = :now_ms").bindparams(now_ms=now_ms))
    op.execute(
        "UPDATE generation SET final = 1 WHERE state IN ('done', 'unknown') OR (state = 'failed' AND EXISTS "
        "(SELECT 1 FROM recollection WHERE recollection.generation_id = generation.id))"
    )
    op.execute(
        "INSERT INTO store_use (project_id, size_bytes) SELECT project_id, sum(size_bytes) FROM ("
        "SELECT g.project_id AS project_id, i.size_bytes AS size_bytes FROM image i JOIN generation g "
        "ON g.id = i.generation_id UNION ALL SELECT project_id, size_bytes FROM file) GROUP BY project_id"
    )
