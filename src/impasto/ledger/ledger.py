"""★ The one road to money: hold an upper bound before the work, then settle or release it.

Every change is one transaction; every transaction's entries sum to zero. Nothing else writes these tables.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

import sqlalchemy as sa

from impasto.errors import error
from impasto.ledger import postings
from impasto.ledger.money import dollars
from impasto.store.db import Database
from impasto.store.tables import account, month_spend, project
from impasto.store.tables import hold as table

T = TypeVar("T")
Also = Callable[[sa.Connection], object]

_PROJECT = sa.select(project.c.spend_limit_nano, project.c.prepaid).where(project.c.id == sa.bindparam("project"))
_THIS_MONTH = (month_spend.c.project_id == sa.bindparam("project")) & (month_spend.c.month == sa.bindparam("in_month"))
_LIMIT = sa.select(project.c.spend_limit_nano).where(project.c.id == sa.bindparam("project")).scalar_subquery()
# Lands only while everything held and charged this month, this hold included, is within the limit: no two holds that
# together exceed it can both land, because the second sees what the first has added.
_HOLD = (
    sa.update(month_spend)
    .where(
        _THIS_MONTH,
        sa.or_(
            _LIMIT.is_(None),
            month_spend.c.held_nano + month_spend.c.charged_nano + sa.bindparam("amount") <= _LIMIT,
        ),
    )
    .values(held_nano=month_spend.c.held_nano + sa.bindparam("amount"))
)
_SPEND = sa.select(month_spend.c.held_nano, month_spend.c.charged_nano).where(_THIS_MONTH)
_OPEN_HOLDS = sa.select(sa.func.coalesce(sa.func.sum(table.c.amount_nano), 0)).where(
    table.c.project_id == sa.bindparam("project"), table.c.state == "open"
)
_BALANCE = sa.select(account.c.balance_nano).where(account.c.name == sa.bindparam("account"))
_INSERT = sa.insert(table)
# A hold ends once: only an open one does.
_END = (
    sa.update(table)
    .where(table.c.generation_id == sa.bindparam("gen"), table.c.state == "open")
    .values(state=sa.bindparam("new_state"), ended_ms=sa.bindparam("now"))
)
_MOVE = (
    sa.update(month_spend)
    .where(_THIS_MONTH)
    .values(
        held_nano=month_spend.c.held_nano - sa.bindparam("amount"),
        charged_nano=month_spend.c.charged_nano + sa.bindparam("charge"),
    )
)
_SPENT = sa.select(sa.func.coalesce(sa.func.sum(month_spend.c.charged_nano), 0)).where(
    month_spend.c.project_id == sa.bindparam("project")
)


def nothing(conn: sa.Connection) -> None:
    """Nothing more in the transaction."""


class Ledger:
    """Holds, settles, grants. `clock_ms` gives milliseconds since the epoch."""

    def __init__(self, db: Database, clock_ms: Callable[[], int]) -> None:
        self._db, self._clock_ms = db, clock_ms

    @asynccontextmanager
    async def hold(
        self,
        project_id: str,
        generation_id: str,
        amount_nano: int,
        *,
        also: Also = nothing,
        on_release: Also = nothing,
    ) -> AsyncIterator["Hold"]:
        """Hold `amount_nano` for a run; `also` happens in the same transaction, before it.

        Left without a settle, the hold is released together with `on_release`, also when the run was cancelled.
        Raises `project_spend_limit` or `no_credit`, and whatever `also` raises: then nothing has happened.
        """
        held = Hold(self._db, self._clock_ms, project_id, generation_id, amount_nano)
        await _whole(self._db.write(partial(held.open, also=also)))
        try:
            yield held
        finally:
            if not held.ended:
                await held.release(on_release)

    async def grant(self, project_id: str, amount_nano: int, note: str) -> None:
        """Give a prepaid project credit."""
        entries = {f"project:{project_id}": amount_nano, "grants": -amount_nano}
        await self._db.write(partial(postings.post, kind="grant", entries=entries, now_ms=self._clock_ms(), note=note))

    async def spent(self, project_id: str) -> int:
        """All that the project was ever charged, in nano-dollars."""
        return await self._db.read(lambda conn: int(conn.execute(_SPENT, {"project": project_id}).scalar_one()))

    async def balance(self, name: str) -> int:
        """What an account stands at; 0 for one that nothing was ever booked on."""
        return await self._db.read(lambda conn: conn.execute(_BALANCE, {"account": name}).scalar()) or 0


class Hold:
    """An amount set aside for one run, until it is settled or released."""

    def __init__(
        self, db: Database, clock_ms: Callable[[], int], project_id: str, generation_id: str, amount_nano: int
    ) -> None:
        self._db, self._clock_ms = db, clock_ms
        self._project_id, self._generation_id = project_id, generation_id
        self._month = ""
        self.amount_nano = amount_nano
        self.ended = False

    async def settle(self, *, charge_nano: int, cost_nano: int, engine: str, also: Also = nothing) -> bool:
        """Charge the truth, whatever was held, together with `also`; True when it was more than was held.

        Once begun it is finished, even when the caller is cancelled meanwhile.
        """
        self.ended = True
        await _whole(
            self._db.write(partial(self._settle, charge=charge_nano, cost=cost_nano, engine=engine, also=also))
        )
        return charge_nano > self.amount_nano

    async def release(self, also: Also = nothing) -> None:
        """Give back what was held, together with `also`."""
        self.ended = True
        await _whole(self._db.write(partial(self._release, also=also)))

    def open(self, conn: sa.Connection, also: Also) -> None:
        """The op of holding."""
        also(conn)
        now_ms = self._clock_ms()
        self._month = datetime.fromtimestamp(now_ms / 1000, UTC).strftime("%Y-%m")
        spend = {"project": self._project_id, "in_month": self._month, "amount": self.amount_nano}
        if conn.execute(_HOLD, spend).rowcount == 0:
            postings.begin_month(conn, self._project_id, self._month)
            if conn.execute(_HOLD, spend).rowcount == 0:
                self._refuse(conn, spend)
        self._check_credit(conn)
        conn.execute(
            _INSERT,
            {
                "generation_id": self._generation_id,
                "project_id": self._project_id,
                "month": self._month,
                "amount_nano": self.amount_nano,
                "state": "open",
                "created_ms": now_ms,
            },
        )

    def _refuse(self, conn: sa.Connection, spend: dict[str, object]) -> None:
        limit = conn.execute(_PROJECT, spend).one().spend_limit_nano
        used = sum(conn.execute(_SPEND, spend).one())
        raise error(
            "project_spend_limit",
            left=dollars(max(0, limit - used)),
            limit=dollars(limit),
            needed=dollars(self.amount_nano),
        )

    def _check_credit(self, conn: sa.Connection) -> None:
        """Prepaid: what is held may not exceed the credit. The writer's lock keeps the sum true until the commit."""
        if not conn.execute(_PROJECT, {"project": self._project_id}).one().prepaid:
            return
        credit = conn.execute(_BALANCE, {"account": f"project:{self._project_id}"}).scalar() or 0
        left = credit - conn.execute(_OPEN_HOLDS, {"project": self._project_id}).scalar_one()
        if left < self.amount_nano:
            raise error("no_credit", left=dollars(max(0, left)), needed=dollars(self.amount_nano))

    def _settle(self, conn: sa.Connection, *, charge: int, cost: int, engine: str, also: Also) -> None:
        if not self._end(conn, "settled", charge):
            return
        entries = {f"project:{self._project_id}": -charge, "revenue": charge}
        if cost:
            entries |= {f"cost:{engine}": -cost, f"payable:{engine}": cost}
        postings.post(conn, kind="settle", entries=entries, now_ms=self._clock_ms(), generation_id=self._generation_id)
        also(conn)

    def _release(self, conn: sa.Connection, *, also: Also) -> None:
        if self._end(conn, "released", 0):
            also(conn)

    def _end(self, conn: sa.Connection, state: str, charge: int) -> bool:
        values = {"gen": self._generation_id, "new_state": state, "now": self._clock_ms()}
        if conn.execute(_END, values).rowcount == 0:
            return False
        spend = {"project": self._project_id, "in_month": self._month, "amount": self.amount_nano, "charge": charge}
        conn.execute(_MOVE, spend)
        return True


async def _whole(work: Awaitable[T]) -> T:
    """Await the work to its end, also when cancelled meanwhile; the cancellation is raised after it."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        if not task.cancelled():
            task.result()
        raise
