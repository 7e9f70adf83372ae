"""The latest runs of an engine, over all processes and projects: how long they took, how they ended."""

import math
from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import bindparam

from impasto.store import tables

MOST = 1000
_generation = tables.generation.c
_engine: sa.BindParameter[str] = bindparam("engine")
_RECENT = (
    sa.select(_generation.state, _generation.created_ms, _generation.ended_ms, _generation.error)
    .where(_generation.engine == _engine, _generation.created_ms >= bindparam("since_ms"))
    .order_by(_generation.created_ms.desc())
    .limit(MOST)
)
_IN_FLIGHT = (
    sa.select(sa.func.count())
    .select_from(tables.generation)
    .where(_generation.state == "running", _generation.engine == _engine)
)


class EngineRuns(Struct, frozen=True, kw_only=True):
    """The runs of one engine. Seconds are from the request to its end; None where none was done."""

    in_flight: int
    done: int = 0
    failed: int = 0
    unknown: int = 0
    p50_s: float | None = None
    p99_s: float | None = None
    last_error: str | None = None
    last_error_ms: int | None = None


def read(conn: sa.Connection, engine: str, since_ms: int) -> EngineRuns:
    """Of those that began since then the latest thousand; in flight are all."""
    in_flight = conn.execute(_IN_FLIGHT, {"engine": engine}).scalar_one()
    rows = conn.execute(_RECENT, {"engine": engine, "since_ms": since_ms}).all()
    took_s = sorted((row.ended_ms - row.created_ms) / 1000 for row in rows if row.state == "done")
    counts = {state: sum(row.state == state for row in rows) for state in ("done", "failed", "unknown")}
    ill = max((row for row in rows if row.error is not None), key=_ended, default=None)
    return EngineRuns(
        in_flight=in_flight,
        **counts,
        p50_s=_quantile(took_s, 0.5),
        p99_s=_quantile(took_s, 0.99),
        last_error=msgspec.json.decode(ill.error)["name"] if ill is not None else None,
        last_error_ms=ill.ended_ms if ill is not None else None,
    )


def _ended(row: Any) -> int:
    return int(row.ended_ms or 0)


def _quantile(ordered: Sequence[float], share: float) -> float | None:
    """The nearest rank: a value that was seen, never one between two."""
    return round(ordered[max(0, math.ceil(share * len(ordered)) - 1)], 3) if ordered else None
