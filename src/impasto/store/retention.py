"""How a kept generation goes: deleted by its project, or expired some time after its last use.

What expires keeps its row, its charge and its plain figures until nobody can ask for it again; every word goes.
"""

from contextlib import suppress
from functools import partial
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import BigInteger, Integer, bindparam

from impasto.errors import ImpastoError
from impasto.store import generations, removals, tables
from impasto.store.blobs import Blobs
from impasto.store.db import Database
from impasto.types import Project

UNREAD_MS = 600_000
"""What nobody has read yet stays so long after its run, however short the retention."""

_BATCH = 100
# What stays of a request, as far as it was said: nothing that is free text, and no digest of a client's picture.
_PLAIN = (
    *("operation", "model", "n", "size", "quality", "background", "output_format", "output_compression", "moderation"),
    *("stream", "partial_images", "response_format", "seed", "mask_mode", "input_fidelity"),
)
_NO_WORDS: dict[str, object] = {
    "prompt": "",
    "negative_prompt": None,
    "safety_identifier": None,
    "user": None,
    "via": [],
    "upstream_ids": [],
    "notices": [],
}
_SAFE_VALUE = "engine"
_GONE = "…"

_generation, _project = tables.generation, tables.project
_g = _generation.c
_id: sa.BindParameter[str] = bindparam("generation")
_now: sa.BindParameter[int] = bindparam("now_ms", type_=BigInteger)
_may_go = sa.and_(
    _g.expired_ms.is_(None),
    _g.state != "running",
    sa.or_(_g.delivered_ms.is_not(None), sa.func.coalesce(_g.ended_ms, _g.created_ms) <= _now - UNREAD_MS),
)
_PROJECTS = sa.select(_project.c.id, _project.c.retention_s)
# Project by project, so that the index is gone into where the due ones begin.
_DUE = (
    sa.select(_g.id)
    .where(_g.project_id == bindparam("project"), _may_go, _g.used_ms <= bindparam("before_ms"))
    .limit(bindparam("most", type_=Integer))
)
_TOLD = (
    sa.select(_g.id, _g.request, _g.plan, _g.error, _g.used_ms)
    .join(_project, _project.c.id == _g.project_id)
    .where(_g.id.in_(bindparam("generations", expanding=True)))
    .where(_may_go, _g.used_ms <= _now - _project.c.retention_s * 1000)
)
_EXPIRE = (
    _generation.update()
    .where(_g.id == _id, _g.expired_ms.is_(None), _g.used_ms == bindparam("seen_ms"))
    .values(
        expired_ms=_now,
        request=bindparam("to_request"),
        plan=bindparam("to_plan"),
        error=bindparam("to_error"),
        notices="[]",
    )
)
_ended = sa.and_(_g.id == _id, _g.project_id == bindparam("project"), _g.state != "running")
_ENDED = sa.select(_g.id).where(_ended)
# The ledger's rows stay: they have no foreign key to this one.
_DELETE = _generation.delete().where(_ended)


def delete(conn: sa.Connection, generation: str, project_id: str, now_ms: int) -> bool:
    """Remove an ended generation of the project and its images. What it was charged stays in the ledger."""
    values = {"generation": generation, "project": project_id}
    if conn.execute(_ENDED, values).first() is None:
        return False
    generations.drop_images(conn, generation)
    removals.add(conn, generation, now_ms)
    return conn.execute(_DELETE, values).rowcount == 1


def due(conn: sa.Connection, now_ms: int) -> list[str]:
    """Ended generations that were not used for as long as their project keeps them; a batch of them. A long read."""
    found: list[str] = []
    for project, retention_s in conn.execute(_PROJECTS).all():
        values = {"project": project, "before_ms": now_ms - retention_s * 1000, "now_ms": now_ms}
        found += conn.execute(_DUE, {**values, "most": _BATCH - len(found)}).scalars()
        if len(found) == _BATCH:
            break
    return found


def expire(conn: sa.Connection, ids: list[str], now_ms: int) -> list[str]:
    """Let those of them go that are due, still; returns which."""
    told = conn.execute(_TOLD, {"generations": ids, "now_ms": now_ms}).all()
    return [row.id for row in told if _expire(conn, row, now_ms)]


async def used(db: Database, generation: str, now_ms: int) -> None:
    """Its time counts from now on. Who reads a picture is not kept from it by a database that cannot be written."""
    with suppress(ImpastoError):
        await db.write(lambda conn: generations.touch(conn, generation, now_ms))


async def sweep(db: Database, blobs: Blobs, now_ms: int) -> int:
    """Expire what is due in all projects, then remove its bytes; returns how many went.

    Several processes may do so at once. Raises `database_failed`.
    """
    expired = 0
    while ids := await db.scan(lambda conn: due(conn, now_ms)):
        gone = await db.write(partial(expire, ids=ids, now_ms=now_ms))
        await removals.carry_out(db, blobs, *gone)
        expired += len(gone)
        if not gone:  # another process was faster
            break
    return expired


async def remove(db: Database, blobs: Blobs, generation: str, project_id: str, now_ms: int) -> bool:
    """Delete a generation and its bytes. False when there is none that has ended."""
    landed = await db.write(lambda conn: delete(conn, generation, project_id, now_ms))
    if landed:
        await removals.carry_out(db, blobs, generation)
    return landed


async def delivered(db: Database, blobs: Blobs, generation: str, project: Project, now_ms: int) -> None:
    """The whole answer has left: where the project keeps nothing, the generation goes now. Raises `database_failed`."""
    if project.retention_s > 0:
        return
    gone = await db.write(lambda conn: expire(conn, [generation], now_ms))
    await removals.carry_out(db, blobs, *gone)


def _expire(conn: sa.Connection, row: sa.Row[Any, Any, Any, Any, Any], now_ms: int) -> bool:
    values = {
        "generation": row.id,
        "seen_ms": row.used_ms,
        "now_ms": now_ms,
        "to_request": _wordless_request(row.request),
        "to_plan": _wordless_plan(row.plan),
        "to_error": _wordless_error(row.error) if row.error is not None else None,
    }
    if conn.execute(_EXPIRE, values).rowcount != 1:
        return False
    generations.drop_images(conn, row.id)
    removals.add(conn, row.id, now_ms)
    return True


# As plain JSON: a row that another version wrote must go as well.
def _wordless_request(text: str) -> str:
    told = {name: value for name, value in msgspec.json.decode(text).items() if name in _PLAIN}
    return _json({**told, "prompt": ""})


def _wordless_plan(text: str) -> str:
    return _json({**msgspec.json.decode(text), **_NO_WORDS})


def _wordless_error(text: str) -> str:
    """The same refusal, without what it says of the picture."""
    told = msgspec.json.decode(text)
    values = {
        name: _GONE if isinstance(value, str) and name != _SAFE_VALUE else value
        for name, value in told.get("values", {}).items()
    }
    return _json({**told, "values": values})


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
