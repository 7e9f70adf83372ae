"""Ops on recollections: which Idempotency-Key of which project led to which generation, until it expires."""

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from impasto.store import tables

_recollection = tables.recollection

_FIND = sa.select(_recollection.c.generation_id, _recollection.c.fingerprint).where(
    _recollection.c.project_id == bindparam("project"),
    _recollection.c.key_digest == bindparam("digest"),
    _recollection.c.expires_ms > bindparam("now_ms"),
)
# PostgreSQL's construct: SQLite's compiler renders it too, the other way round fails.
# The primary key lets one of two win; only an expired one gives way.
_new = insert(_recollection)
_CLAIM = _new.on_conflict_do_update(
    index_elements=["project_id", "key_digest"],
    set_={name: _new.excluded[name] for name in ("fingerprint", "generation_id", "created_ms", "expires_ms")},
    where=_recollection.c.expires_ms <= _new.excluded.created_ms,
)
_FORGET = _recollection.delete().where(_recollection.c.generation_id == bindparam("generation"))


def find(conn: sa.Connection, project_id: str, key_digest: str, now_ms: int) -> tuple[str, str] | None:
    """The generation that this key led to, and the fingerprint of its request."""
    row = conn.execute(_FIND, {"project": project_id, "digest": key_digest, "now_ms": now_ms}).first()
    return (row.generation_id, row.fingerprint) if row is not None else None


def claim(
    conn: sa.Connection,
    project_id: str,
    key_digest: str,
    fingerprint: str,
    generation: str,
    now_ms: int,
    expires_ms: int,
) -> bool:
    """Take the key for this generation. False when it is taken and has not expired."""
    row = {
        "project_id": project_id,
        "key_digest": key_digest,
        "fingerprint": fingerprint,
        "generation_id": generation,
        "created_ms": now_ms,
        "expires_ms": expires_ms,
    }
    return conn.execute(_CLAIM, row).rowcount == 1


def forget(conn: sa.Connection, generation: str) -> None:
    """Free the key that led to this generation, for a run that surely cost nothing."""
    conn.execute(_FORGET, {"generation": generation})
