"""A ledger over a real database, a clock that a test sets, and rows that a run would have written."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa

from impasto.ledger.ledger import Hold, Ledger
from impasto.ledger.report import Report, verify
from impasto.store import tables
from impasto.store.db import Database


def at(text: str) -> int:
    """Milliseconds since the epoch of a moment in UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1000


@dataclass
class Clock:
    now_ms: int = field(default_factory=lambda: at("2026-11-21T12:00:00"))

    def __call__(self) -> int:
        return self.now_ms


@dataclass
class Books:
    db: Database
    clock: Clock
    ledger: Ledger

    @classmethod
    @asynccontextmanager
    async def opened(cls, path: Path) -> AsyncIterator[Self]:
        db, clock = await Database.open(path), Clock()
        try:
            yield cls(db, clock, Ledger(db, clock))
        finally:
            await db.close()

    async def project(self, id_: str, *, limit_nano: int | None = None, prepaid: bool = False) -> None:
        row = {"id": id_, "name": id_, "created_ms": 0, "spend_limit_nano": limit_nano, "prepaid": prepaid}
        await self.db.write(lambda conn: conn.execute(tables.project.insert(), row).rowcount)

    async def run(self, project_id: str, generation_id: str, *, hold: int, charge: int, cost: int = 0) -> None:
        """One run from hold to settle, with its generation's row."""
        async with self.ledger.hold(project_id, generation_id, hold, also=claims(project_id, generation_id)) as held:
            await settle(held, generation_id, charge=charge, cost=cost)

    async def rows(self, statement: sa.Select[Any]) -> list[Any]:
        return await self.db.read(lambda conn: list(conn.execute(statement)))

    async def states(self) -> dict[str, str]:
        """The state of every hold."""
        return dict(await self.rows(sa.select(tables.hold.c.generation_id, tables.hold.c.state)))

    async def verify(self) -> Report:
        return await self.db.scan(verify)

    def break_by(self, sql: str) -> None:
        """Change rows by hand, past the server and its foreign keys, as nothing in Impasto does."""
        with closing(sqlite3.connect(self.db.path)) as raw, raw:
            assert raw.execute(sql).rowcount > 0


def claims(project_id: str, generation_id: str) -> Any:
    """An op that writes a generation's row, as a run does within its hold."""
    row = {
        "id": generation_id,
        "project_id": project_id,
        "key_id": f"key_{project_id}",
        "owner_id": "owner",
        "operation": "generation",
        "dialect": "lenient",
        "model": "gpt-image-2",
        "engine": "relay",
        "request": "{}",
        "plan": "{}",
        "fingerprint": "",
        "seed": 1,
        "created_ms": 0,
        "used_ms": 0,
    }
    key = {"id": row["key_id"], "project_id": project_id, "digest": project_id, "prefix": "sk-", "created_ms": 0}
    owner = {"id": "owner", "pid": 1, "host": "here", "kind": "serve", "started_ms": 0}

    def op(conn: sa.Connection) -> None:
        for table, value in ((tables.api_key, key), (tables.owner, owner)):
            if conn.execute(sa.select(table.c.id).where(table.c.id == value["id"])).first() is None:
                conn.execute(table.insert(), value)
        conn.execute(tables.generation.insert(), row)

    return op


async def settle(hold: Hold, generation_id: str, *, charge: int, cost: int = 0) -> bool:
    ended = (
        tables.generation.update()
        .where(tables.generation.c.id == generation_id)
        .values(state="done", charge_nano=charge, cost_nano=cost)
    )
    return await hold.settle(
        charge_nano=charge, cost_nano=cost, engine="relay", also=lambda conn: conn.execute(ended).rowcount
    )
