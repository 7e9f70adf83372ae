"""Who waits for a run, and whether its answer was ever delivered: the claim rule's facts (decision 0007).

Each change is one conditional UPDATE. A run has one reader at a time; a claim lands only where there is none, or where
it has waited longer than its client waits for a byte; and none lands on an answer that was delivered.
"""

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import BigInteger, Integer, bindparam

from impasto.store import tables
from impasto.store.db import Database
from impasto.types import Reader

GRACE_MS = 180_000
"""How long after its client's patience ended a run may still be claimed."""

_generation = tables.generation
_g = _generation.c
# PostgreSQL is told the type of each: in a sum or a CASE it cannot see that of the column.
_now: sa.BindParameter[int] = bindparam("now_ms", type_=BigInteger)
_until: sa.BindParameter[int | None] = bindparam("until_ms", type_=BigInteger)
_count: sa.BindParameter[int] = bindparam("count", type_=Integer)
_undelivered = _g.delivered_ms.is_(None)
_alike = sa.and_(
    _g.fingerprint == bindparam("print"),
    _g.key_id == bindparam("key"),
    _g.operation == bindparam("path"),
    _g.dialect == bindparam("in_dialect"),
    _g.user_agent == bindparam("agent"),
    # A failure that surely cost nothing is no answer: the retry runs anew.
    sa.or_(_g.state == "running", _g.final),
)
_matching = sa.and_(
    _alike,
    _g.retry_count < _count,
    _g.created_ms >= _now - GRACE_MS - _g.patience_ms,
    _undelivered,
)
_unread = sa.or_(_g.reader_id.is_(None), _g.reader_until_ms <= _now)
# Not the negation of the other: `reader_until_ms` is NULL while an answer is sent, and so is what compares with it.
_being_read = sa.and_(
    _g.reader_id.is_not(None),
    sa.or_(_g.reader_until_ms.is_(None), _g.reader_until_ms > _now),
)
_OLDEST = sa.select(_g.id).where(_matching, _unread).order_by(_g.created_ms, _g.id).limit(1)
_LATER = (
    sa.select(_g.id)
    .where(_alike, _g.retry_count > _count, _g.project_id == bindparam("project"))
    .where(_g.created_ms >= bindparam("since_ms"))
    .limit(1)
)
_READ_BY = sa.select(_g.reader_owner).where(_matching, _being_read).distinct()
# Of two retries that take the same run one lands: the first makes itself its reader, and the second finds one.
_CLAIM = (
    _generation.update()
    .where(_g.id == _OLDEST.scalar_subquery(), _matching, _unread)
    .values(
        reader_id=bindparam("reader"),
        reader_owner=bindparam("owner"),
        retry_count=_count,
        reader_until_ms=sa.case((_g.state == "running", _until), else_=None),
    )
    .returning(_g.id)
)
_of_reader = sa.and_(_g.reader_id == bindparam("reader"), _undelivered)
_DROP = _generation.update().where(_of_reader).values(reader_id=None, reader_until_ms=None)
_DROP_ALL = (
    _generation.update()
    .where(_g.reader_owner == bindparam("owner"), _g.reader_id.is_not(None), _undelivered)
    .values(reader_id=None, reader_until_ms=None)
)
_DELIVERED = _generation.update().where(_g.id == bindparam("generation"), _undelivered).values(delivered_ms=_now)


class Retry(Struct, frozen=True, kw_only=True):
    """A request that says it is a retry, and for which run it may be one. `until_ms` is when its client gives up."""

    fingerprint: str
    key_id: str
    operation: str
    dialect: str
    user_agent: str
    retry_count: int
    reader_id: str
    owner_id: str
    now_ms: int
    until_ms: int | None


def may_claim(conn: sa.Connection, retry: Retry) -> bool:
    """Whether there is a run to claim at this moment; a cheap look before the write."""
    return conn.execute(_OLDEST, _values(retry)).first() is not None


def owners_reading(conn: sa.Connection, retry: Retry) -> list[str]:
    """The processes whose clients wait for the runs that this could otherwise be a retry of."""
    return [owner for owner in conn.execute(_READ_BY, _values(retry)).scalars() if owner is not None]


def claim(conn: sa.Connection, retry: Retry) -> str | None:
    """Become the reader of the oldest run that matches; its id, or None when there is none."""
    found: str | None = conn.execute(_CLAIM, _values(retry)).scalar()
    return found


def later_attempt(conn: sa.Connection, retry: Retry, project_id: str, since_ms: int) -> str | None:
    """The run that a later attempt of this request has begun since then, delivered or not."""
    values = {**_values(retry), "project": project_id, "since_ms": since_ms}
    found: str | None = conn.execute(_LATER, values).scalar()
    return found


def drop(conn: sa.Connection, reader_id: str) -> bool:
    """The connection of this reader closed before the last byte: its run may be claimed. False when it read none."""
    return conn.execute(_DROP, {"reader": reader_id}).rowcount > 0


def drop_all(conn: sa.Connection, owner_id: str) -> int:
    """As `drop`, for all readers of a process that died."""
    return conn.execute(_DROP_ALL, {"owner": owner_id}).rowcount


def delivered(conn: sa.Connection, generation: str, now_ms: int) -> bool:
    """The whole answer was written to the socket of a client that stayed. False when it had been before."""
    return conn.execute(_DELIVERED, {"generation": generation, "now_ms": now_ms}).rowcount == 1


async def attach(db: Database, reader: Reader, generation: str) -> None:
    """Tell the reader which run is its own, and the run at once when the reader has gone meanwhile."""
    reader.generation = generation
    if reader.gone:
        await db.write(lambda conn: drop(conn, reader.id))


def _values(retry: Retry) -> dict[str, object]:
    return {
        "print": retry.fingerprint,
        "key": retry.key_id,
        "path": retry.operation,
        "in_dialect": retry.dialect,
        "agent": retry.user_agent,
        "count": retry.retry_count,
        "reader": retry.reader_id,
        "owner": retry.owner_id,
        "now_ms": retry.now_ms,
        "until_ms": retry.until_ms,
    }
