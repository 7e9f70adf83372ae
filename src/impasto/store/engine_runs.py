"""The latest runs of engines, over all processes and projects: how long they took, how they ended."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import bindparam

from impasto.errors import ERRORS
from impasto.store import tables
from impasto.types import Attempt

MOST = 1000
_generation = tables.generation.c
_engine: sa.BindParameter[str] = bindparam("engine")
_RECENT = (
    sa.select(_generation.state, _generation.created_ms, _generation.ended_ms, _generation.error)
    .where(_generation.engine == _engine, _generation.created_ms >= bindparam("since_ms"))
    .order_by(_generation.created_ms.desc())
    .limit(MOST)
)
# Why an engine was passed over without being asked.
_NOT_ASKED = frozenset({"engine_busy", "engine_out"})
# Runs that another engine ended. In a plan's JSON no prompt can be taken for this: its quotes are escaped.
_MOVED = (
    sa.select(_generation.plan)
    .where(
        _generation.engine == _engine,
        _generation.created_ms >= bindparam("since_ms"),
        _generation.plan.contains('"attempts":[{', autoescape=True),
    )
    .order_by(_generation.created_ms.desc())
    .limit(MOST)
)
_IN_FLIGHT = (
    sa.select(sa.func.count())
    .select_from(tables.generation)
    .where(_generation.state == "running", _generation.engine == _engine)
)


class EngineRuns(Struct, frozen=True, kw_only=True):
    """The runs of one engine. Seconds are from the request to its end; None where none was done.

    `refused` are those whose request was refused, by the engine or on the way to it; `moved` those that went on to
    another engine because this one was asked and failed for nothing.
    """

    in_flight: int
    done: int = 0
    failed: int = 0
    refused: int = 0
    unknown: int = 0
    moved: int = 0
    p50_s: float | None = None
    p99_s: float | None = None
    last_error: str | None = None
    last_error_ms: int | None = None


class _Moved(Struct):
    """The part of a plan that tells of the engines before."""

    attempts: tuple[Attempt, ...] = ()


_read_moved = msgspec.json.Decoder(_Moved).decode


def read(conn: sa.Connection, engines: Sequence[str], since_ms: int) -> list[EngineRuns]:
    """Of each engine those that began since then, the latest thousand; in flight are all."""
    since = [{"engine": engine, "since_ms": since_ms} for engine in engines]
    moved = Counter(
        attempt.engine
        for asked in since
        for plan in conn.execute(_MOVED, asked).scalars()
        for attempt in _read_moved(plan).attempts
        if attempt.problem not in _NOT_ASKED
    )
    return [_runs(conn, asked, moved[engine]) for engine, asked in zip(engines, since, strict=True)]


def _runs(conn: sa.Connection, asked: dict[str, Any], moved: int) -> EngineRuns:
    in_flight = conn.execute(_IN_FLIGHT, {"engine": asked["engine"]}).scalar_one()
    rows = conn.execute(_RECENT, asked).all()
    took_s = sorted((row.ended_ms - row.created_ms) / 1000 for row in rows if row.state == "done")
    ends = [(row.ended_ms or 0, row.state, _name(row.error)) for row in rows]
    refused = sum(state == "failed" and _is_refusal(name) for _, state, name in ends)
    states = Counter(state for _, state, _ in ends)
    last_ms, last = max(((at, name) for at, _, name in ends if name and not _is_refusal(name)), default=(None, None))
    return EngineRuns(
        in_flight=in_flight,
        done=states["done"],
        failed=states["failed"] - refused,
        refused=refused,
        unknown=states["unknown"],
        moved=moved,
        p50_s=_quantile(took_s, 0.5),
        p99_s=_quantile(took_s, 0.99),
        last_error=last,
        last_error_ms=last_ms,
    )


def _name(error: str | None) -> str | None:
    return str(msgspec.json.decode(error)["name"]) if error is not None else None


def _is_refusal(name: str | None) -> bool:
    """Whether the request was at fault. A limit that is reached is the engine's affair."""
    kind = ERRORS.get(name or "")
    return kind is not None and kind.status < 500 and kind.status != 429


def _quantile(ordered: Sequence[float], share: float) -> float | None:
    """The nearest rank: a value that was seen, never one between two."""
    return round(ordered[max(0, math.ceil(share * len(ordered)) - 1)], 3) if ordered else None
