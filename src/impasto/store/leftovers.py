"""Rows that nobody can ask for any more, dropped in batches: what is left of expired generations, Idempotency-Keys
whose time is over, rate limits that are full again, and processes that ended long ago."""

from functools import partial

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import BigInteger, bindparam

from impasto.store import tables
from impasto.store.db import Database
from impasto.store.readers import GRACE_MS

_BATCH = 200
_OWNER_KEPT_MS = 30 * 86_400_000
# A bucket that is full says as much as none; a clock that steps back by less does not miss it.
_RATE_KEPT_MS = 60_000

_g, _r, _o = tables.generation.c, tables.recollection.c, tables.owner.c
_now: sa.BindParameter[int] = bindparam("now_ms", type_=BigInteger)
_window: sa.BindParameter[int] = bindparam("window_ms", type_=BigInteger)


class _Kind(Struct, frozen=True):
    """One kind of row: is there any, and drop a batch."""

    any: sa.Select[int]
    drop: sa.Delete


def _kind(table: sa.Table, is_over: sa.ColumnElement[bool]) -> _Kind:
    keys = list(table.primary_key.columns)
    key = keys[0] if len(keys) == 1 else sa.tuple_(*keys)
    batch = sa.select(*keys).where(is_over).limit(_BATCH)
    return _Kind(sa.select(sa.literal(1)).where(is_over).limit(1), table.delete().where(key.in_(batch)))


_KINDS = (
    _kind(
        tables.generation,
        sa.and_(
            _g.expired_ms.is_not(None),
            _g.created_ms <= _now - _window,
            # A retry of an official client may still ask for it, by the claim rule.
            _g.created_ms <= _now - GRACE_MS - sa.func.coalesce(_g.patience_ms, 0),
        ),
    ),
    _kind(tables.recollection, _r.expires_ms <= _now),
    _kind(tables.rate, tables.rate.c.full_us <= (_now - _RATE_KEPT_MS) * 1000),
)
_OLD_OWNERS = (
    sa.select(_o.id)
    .where(_o.ended_ms <= _now - _OWNER_KEPT_MS, _o.id.not_in(sa.select(_g.owner_id)))
    .order_by(_o.ended_ms)
    .limit(_BATCH)
)
_DROP_OWNER = tables.owner.delete().where(_o.id == bindparam("owner"))


async def sweep(db: Database, now_ms: int, window_ms: int) -> int:
    """Drop them; returns how many. `window_ms` is how long after its begin a generation may be asked for again.

    Several processes may do so at once. Raises `database_failed`.
    """
    values = {"now_ms": now_ms, "window_ms": window_ms}
    dropped = 0
    for kind in _KINDS:
        # Looked for first: a write of nothing is a sync of the disk.
        while await db.scan(partial(_is_any, kind=kind, values=values)):
            count = await db.write(partial(_drop, kind=kind, values=values))
            dropped += count
            if not count:
                break
    return dropped


async def drop_owners(db: Database, now_ms: int) -> int:
    """Drop the rows of processes that ended a month ago and made nothing that is still kept; returns how many.

    Each looks through all generations: for the start of a process, which is when their number grows.
    """
    old = await db.scan(lambda conn: list(conn.execute(_OLD_OWNERS, {"now_ms": now_ms}).scalars()))
    return sum([await db.write(partial(_drop_owner, owner=owner)) for owner in old])


def _is_any(conn: sa.Connection, kind: _Kind, values: dict[str, int]) -> bool:
    return conn.execute(kind.any, values).first() is not None


def _drop(conn: sa.Connection, kind: _Kind, values: dict[str, int]) -> int:
    return conn.execute(kind.drop, values).rowcount


def _drop_owner(conn: sa.Connection, owner: str) -> int:
    return conn.execute(_DROP_OWNER, {"owner": owner}).rowcount
