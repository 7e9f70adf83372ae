"""Every table of Impasto. Money is BIGINT nano-dollars, time is BIGINT milliseconds, structures are JSON as text.

The same schema is written out once more in `migrations/versions/`; a test compares the two.
"""

import sqlalchemy as sa
from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Float, ForeignKey, Index, Integer, Table, Text

metadata = sa.MetaData()

# SQLite gives a rowid only to INTEGER; PostgreSQL gets a BIGSERIAL.
_counter = BigInteger().with_variant(Integer, "sqlite")

project = Table(
    "project",
    metadata,
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
    Column("requests_per_minute", Integer),
    Column("images_per_minute", Integer),
    Column("user_images_per_minute", Integer),
    Column("images_in_flight", Integer),
    Column("faults", Boolean, nullable=False, server_default=sa.false()),
)

api_key = Table(
    "api_key",
    metadata,
    Column("id", Text, primary_key=True),
    Column("project_id", Text, ForeignKey("project.id"), nullable=False, index=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("prefix", Text, nullable=False),
    Column("name", Text, nullable=False, server_default=""),
    Column("created_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger),
    Column("revoked_ms", BigInteger),
    Column("requests_per_minute", Integer),
    Column("images_per_minute", Integer),
    Column("admin", Boolean, nullable=False, server_default=sa.false()),
)

account = Table(
    "account",
    metadata,
    Column("name", Text, primary_key=True),
    Column("balance_nano", BigInteger, nullable=False, server_default="0"),
)

month_spend = Table(
    "month_spend",
    metadata,
    Column("project_id", Text, ForeignKey("project.id"), primary_key=True),
    Column("month", Text, primary_key=True),
    Column("held_nano", BigInteger, nullable=False, server_default="0"),
    Column("charged_nano", BigInteger, nullable=False, server_default="0"),
    CheckConstraint("held_nano >= 0", name="held_is_not_negative"),
)

hold = Table(
    "hold",
    metadata,
    Column("generation_id", Text, primary_key=True),
    Column("project_id", Text, ForeignKey("project.id"), nullable=False),
    Column("month", Text, nullable=False),
    Column("amount_nano", BigInteger, nullable=False),
    Column("state", Text, nullable=False, server_default="open"),
    Column("created_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger),
    Column("pictures", Integer, nullable=False, server_default="1"),
    CheckConstraint("state IN ('open', 'settled', 'released')", name="hold_state"),
)

# What is in flight, and what recovery and the check of the books look for: a handful of rows among all.
_open = hold.c.state == "open"
Index("hold_open", hold.c.project_id, sqlite_where=_open, postgresql_where=_open)

# A transaction's `generation_id` is no foreign key: the ledger outlives a generation that its owner deletes.
txn = Table(
    "txn",
    metadata,
    Column("id", _counter, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("generation_id", Text),
    Column("created_ms", BigInteger, nullable=False),
    Column("note", Text),
    sa.UniqueConstraint("kind", "generation_id", name="one_txn_of_a_kind"),
    sqlite_autoincrement=True,
)

entry = Table(
    "entry",
    metadata,
    Column("id", _counter, primary_key=True, autoincrement=True),
    Column("txn_id", _counter, ForeignKey("txn.id"), nullable=False, index=True),
    Column("account", Text, ForeignKey("account.name"), nullable=False, index=True),
    Column("amount_nano", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

owner = Table(
    "owner",
    metadata,
    Column("id", Text, primary_key=True),
    Column("pid", Integer, nullable=False),
    Column("host", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("started_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger),
)

generation = Table(
    "generation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("project_id", Text, ForeignKey("project.id"), nullable=False),
    Column("key_id", Text, ForeignKey("api_key.id"), nullable=False),
    Column("owner_id", Text, ForeignKey("owner.id"), nullable=False),
    Column("state", Text, nullable=False, server_default="running"),
    Column("operation", Text, nullable=False),
    Column("dialect", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("plan", Text, nullable=False),
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
    # What it is charged by, should another process have to settle it: the rule, and the spend that its tiers go by.
    Column("price_rule", Text),
    Column("spent_nano", BigInteger, nullable=False, server_default="0"),
    # Whether its answer stands for whoever asks again; not for a failure that surely cost nothing.
    Column("final", Boolean, nullable=False, server_default=sa.false()),
    Column("expired_ms", BigInteger),
    # The claim rule (decision 0007). A run without `retry_count` is never claimed: an Idempotency-Key finds it.
    Column("user_agent", Text),
    Column("retry_count", Integer),
    Column("patience_ms", BigInteger),
    Column("reader_id", Text),
    Column("reader_owner", Text),
    Column("reader_until_ms", BigInteger),
    Column("delivered_ms", BigInteger),
    CheckConstraint("state IN ('running', 'done', 'failed', 'unknown')", name="generation_state"),
    Index("generation_list", "project_id", "created_ms", "id"),
    Index("generation_engine", "engine", "created_ms"),
)

# Recovery looks for what still runs: a handful of rows among all.
_running = generation.c.state == "running"
Index("generation_running", generation.c.owner_id, sqlite_where=_running, postgresql_where=_running)

# A retry looks for a run that nobody got yet, and a reader for the run that it waits for.
_undelivered = sa.and_(generation.c.retry_count.is_not(None), generation.c.delivered_ms.is_(None))
Index("generation_claim", generation.c.fingerprint, sqlite_where=_undelivered, postgresql_where=_undelivered)
_read = sa.and_(generation.c.reader_id.is_not(None), generation.c.delivered_ms.is_(None))
Index("generation_reader", generation.c.reader_id, sqlite_where=_read, postgresql_where=_read)

# Retention looks, project by project, for what was not used for long; later for what is left of it.
_kept = generation.c.expired_ms.is_(None)
Index("generation_used", generation.c.project_id, generation.c.used_ms, sqlite_where=_kept, postgresql_where=_kept)
_gone = generation.c.expired_ms.is_not(None)
Index("generation_expired", generation.c.created_ms, sqlite_where=_gone, postgresql_where=_gone)

image = Table(
    "image",
    metadata,
    Column("generation_id", Text, ForeignKey("generation.id", ondelete="CASCADE"), primary_key=True),
    Column("idx", Integer, primary_key=True),
    Column("format", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("revised_prompt", Text),
    Column("created_ms", BigInteger, nullable=False),
    Column("outside_changed", Float),
    Column("digest", Text),
    Column("brief", Text),
    # What the run had consumed by then: recovery settles by the last picture's.
    Column("so_far", Text),
    Index("image_digest", "digest"),
)

file = Table(
    "file",
    metadata,
    Column("id", Text, primary_key=True),
    Column("project_id", Text, ForeignKey("project.id"), nullable=False),
    Column("purpose", Text, nullable=False),
    Column("filename", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger),
    Index("file_list", "project_id", "created_ms", "id"),
)
_expires = file.c.expires_ms.is_not(None)
Index("file_expiry", file.c.expires_ms, sqlite_where=_expires, postgresql_where=_expires)

recollection = Table(
    "recollection",
    metadata,
    Column("project_id", Text, ForeignKey("project.id"), primary_key=True),
    Column("key_digest", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("generation_id", Text, nullable=False, index=True),
    Column("created_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Index("recollection_expiry", "expires_ms"),
)

# Rate limits, by GCRA (decision 0008): when each bucket is full again, in microseconds since the epoch.
rate = Table(
    "rate",
    metadata,
    Column("key", Text, primary_key=True),
    Column("full_us", BigInteger, nullable=False),
    Index("rate_full", "full_us"),
)

# Bytes that no row names, or may never come to name: `gen_…` or `file-…`, and from when on they may be removed.
removal = Table(
    "removal",
    metadata,
    Column("name", Text, primary_key=True),
    Column("due_ms", BigInteger, nullable=False),
    Index("removal_due", "due_ms", "name"),
)

# What a project's kept pictures and files come to.
store_use = Table(
    "store_use",
    metadata,
    Column("project_id", Text, ForeignKey("project.id"), primary_key=True),
    Column("size_bytes", BigInteger, nullable=False, server_default="0"),
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
