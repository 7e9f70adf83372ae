"""The first tables.

Written out, not taken from `store/tables.py`: a revision tells what was true on its day.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Integer, Text

revision = "0001"
down_revision = None

_counter = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make every table."""
    _who()
    _money()
    _pictures()
    op.create_table("meta", Column("key", Text, primary_key=True), Column("value", Text, nullable=False))


def _who() -> None:
    op.create_table(
        "project",
        Column("id", Text, primary_key=True),
        Column("name", Text, nullable=False, unique=True),
        Column("created_ms", BigInteger, nullable=False),
        Column("dialect", Text, nullable=False, server_default="lenient"),
        Column("answer", Text),
        Column("price_rule", Text),
        Column("prepaid", Boolean, nullable=False, server_default=sa.false()),
        Column("spend_limit_nano", BigInteger),
        Column("retention_s", BigInteger, nullable=False, server_default="86400"),
        Column("max_store_bytes", BigInteger),
    )
    op.create_table(
        "api_key",
        Column("id", Text, primary_key=True),
        Column("project_id", Text, sa.ForeignKey("project.id"), nullable=False),
        Column("digest", Text, nullable=False, unique=True),
        Column("prefix", Text, nullable=False),
        Column("name", Text, nullable=False, server_default=""),
        Column("created_ms", BigInteger, nullable=False),
        Column("expires_ms", BigInteger),
        Column("revoked_ms", BigInteger),
    )
    op.create_index("ix_api_key_project_id", "api_key", ["project_id"])
    op.create_table(
        "owner",
        Column("id", Text, primary_key=True),
        Column("pid", Integer, nullable=False),
        Column("host", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("started_ms", BigInteger, nullable=False),
        Column("ended_ms", BigInteger),
    )


def _money() -> None:
    op.create_table(
        "account",
        Column("name", Text, primary_key=True),
        Column("balance_nano", BigInteger, nullable=False, server_default="0"),
    )
    op.create_table(
        "month_spend",
        Column("project_id", Text, sa.ForeignKey("project.id"), primary_key=True),
        Column("month", Text, primary_key=True),
        Column("held_nano", BigInteger, nullable=False, server_default="0"),
        Column("charged_nano", BigInteger, nullable=False, server_default="0"),
        sa.CheckConstraint("held_nano >= 0", name="held_is_not_negative"),
    )
    op.create_table(
        "hold",
        Column("generation_id", Text, primary_key=True),
        Column("project_id", Text, sa.ForeignKey("project.id"), nullable=False),
        Column("month", Text, nullable=False),
        Column("amount_nano", BigInteger, nullable=False),
        Column("state", Text, nullable=False, server_default="open"),
        Column("created_ms", BigInteger, nullable=False),
        Column("ended_ms", BigInteger),
        sa.CheckConstraint("state IN ('open', 'settled', 'released')", name="hold_state"),
    )
    op.create_table(
        "txn",
        Column("id", _counter, primary_key=True, autoincrement=True),
        Column("kind", Text, nullable=False),
        Column("generation_id", Text),
        Column("created_ms", BigInteger, nullable=False),
        Column("note", Text),
        sa.UniqueConstraint("kind", "generation_id", name="one_txn_of_a_kind"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "entry",
        Column("id", _counter, primary_key=True, autoincrement=True),
        Column("txn_id", _counter, sa.ForeignKey("txn.id"), nullable=False),
        Column("account", Text, sa.ForeignKey("account.name"), nullable=False),
        Column("amount_nano", BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_entry_txn_id", "entry", ["txn_id"])
    op.create_index("ix_entry_account", "entry", ["account"])


def _pictures() -> None:
    op.create_table(
        "generation",
        Column("id", Text, primary_key=True),
        Column("project_id", Text, sa.ForeignKey("project.id"), nullable=False),
        Column("key_id", Text, sa.ForeignKey("api_key.id"), nullable=False),
        Column("owner_id", Text, sa.ForeignKey("owner.id"), nullable=False),
        Column("state", Text, nullable=False, server_default="running"),
        *(
            Column(name, Text, nullable=False)
            for name in ("operation", "dialect", "model", "engine", "request", "plan")
        ),
        Column("rates", Text),
        Column("fingerprint", Text, nullable=False),
        Column("seed", BigInteger, nullable=False),
        Column("created_ms", BigInteger, nullable=False),
        Column("ended_ms", BigInteger),
        Column("used_ms", BigInteger, nullable=False),
        Column("usage", Text),
        Column("charge_nano", BigInteger, nullable=False, server_default="0"),
        Column("cost_nano", BigInteger, nullable=False, server_default="0"),
        Column("notices", Text, nullable=False, server_default="[]"),
        Column("error", Text),
        Column("over_hold", Boolean, nullable=False, server_default=sa.false()),
        Column("simulated", Boolean, nullable=False, server_default=sa.false()),
        sa.CheckConstraint("state IN ('running', 'done', 'failed', 'unknown')", name="generation_state"),
    )
    running = sa.text("state = 'running'")
    op.create_index("generation_list", "generation", ["project_id", "created_ms", "id"])
    op.create_index("generation_running", "generation", ["owner_id"], sqlite_where=running, postgresql_where=running)
    op.create_table(
        "image",
        Column("generation_id", Text, sa.ForeignKey("generation.id", ondelete="CASCADE"), primary_key=True),
        Column("idx", Integer, primary_key=True),
        Column("format", Text, nullable=False),
        Column("width", Integer, nullable=False),
        Column("height", Integer, nullable=False),
        Column("size_bytes", BigInteger, nullable=False),
        Column("revised_prompt", Text),
        Column("created_ms", BigInteger, nullable=False),
    )
    op.create_table(
        "recollection",
        Column("project_id", Text, sa.ForeignKey("project.id"), primary_key=True),
        Column("key_digest", Text, primary_key=True),
        Column("fingerprint", Text, nullable=False),
        Column("generation_id", Text, nullable=False),
        Column("created_ms", BigInteger, nullable=False),
        Column("expires_ms", BigInteger, nullable=False),
    )
    op.create_index("ix_recollection_generation_id", "recollection", ["generation_id"])
