"""★ The one road to money: hold an upper bound before the work, then settle the truth or release.

Every change is one transaction, together with what the caller has to change in it. Once begun it runs to its end; a
cancellation that comes meanwhile is raised after it.
"""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

import sqlalchemy as sa
from msgspec import Struct

from impasto.ledger import holds, postings
from impasto.ledger.holds import Held
from impasto.ledger.money import bounded
from impasto.store import tables
from impasto.store.db import Database

T = TypeVar("T")
Also = Callable[[sa.Connection], object]

_month = tables.month_spend
_SPENT = sa.select(sa.func.coalesce(sa.func.sum(_month.c.charged_nano), 0)).where(
    _month.c.project_id == sa.bindparam("project")
)
_MONTH = sa.select(_month.c.held_nano, _month.c.charged_nano).where(
    _month.c.project_id == sa.bindparam("project"), _month.c.month == sa.bindparam("in_month")
)
_BALANCE = sa.select(tables.account.c.balance_nano).where(tables.account.c.name == sa.bindparam("account"))


def nothing(conn: sa.Connection) -> None:
    """Nothing more in the transaction."""


class MonthSpend(Struct, frozen=True, kw_only=True):
    """What a project's holds of one month come to: those that are open, and what the settled ones were charged."""

    month: str
    held_nano: int
    charged_nano: int


class Ledger:
    """Holds, settles, grants. `clock_ms` gives milliseconds since the epoch."""

    def __init__(self, db: Database, clock_ms: Callable[[], int]) -> None:
        self._db = db
        self._clock_ms = clock_ms

    def hold(
        self,
        project_id: str,
        generation_id: str,
        amount_nano: int,
        *,
        pictures: int = 1,
        also: Also = nothing,
        on_release: Also = nothing,
    ) -> "Hold":
        """Hold `amount_nano` for a run of so many pictures: `async with ledger.hold(…) as hold`.

        Entering it happens in one transaction with `also`, which goes first. Leaving it without a settle releases it
        together with `on_release`, also when the run failed or was cancelled. Entering raises `project_spend_limit`,
        `no_credit`, `in_flight` or `in_flight_too_many`, and whatever `also` raises: then nothing has happened.
        """
        if amount_nano < 0:
            raise ValueError(f"{amount_nano} nano-dollars cannot be held")
        held = Held(
            generation_id=generation_id,
            project_id=project_id,
            month=month_of(self._clock_ms()),
            amount_nano=bounded(amount_nano),
            pictures=pictures,
        )
        return Hold(self._db, self._clock_ms, held, also=also, on_release=on_release)

    async def find_open(self, generation_id: str) -> "Hold | None":
        """The open hold of a run whose process died, to settle or release it: what recovery works with."""
        held = await self._db.read(lambda conn: holds.find_open(conn, generation_id))
        return Hold(self._db, self._clock_ms, held, is_open=True) if held else None

    async def grant(self, project_id: str, amount_nano: int, note: str) -> None:
        """Give a project credit, which a prepaid one needs to hold anything."""
        if amount_nano <= 0:
            raise ValueError(f"{amount_nano} nano-dollars cannot be granted")
        entries = {f"project:{project_id}": amount_nano, "grants": -amount_nano}
        now_ms = self._clock_ms()
        await to_its_end(
            self._db.write(lambda conn: postings.post(conn, kind="grant", entries=entries, now_ms=now_ms, note=note))
        )

    async def spent(self, project_id: str) -> int:
        """All that the project was ever charged: what its price tiers go by."""
        return await self._db.read(lambda conn: int(conn.execute(_SPENT, {"project": project_id}).scalar_one()))

    async def this_month(self, project_id: str) -> MonthSpend:
        """What counts against the project's spend limit now."""
        month = month_of(self._clock_ms())
        row = await self._db.read(lambda conn: conn.execute(_MONTH, {"project": project_id, "in_month": month}).first())
        held_nano, charged_nano = row or (0, 0)
        return MonthSpend(month=month, held_nano=held_nano, charged_nano=charged_nano)

    async def balance(self, account: str) -> int:
        """What an account stands at; 0 for one that nothing was ever booked on."""
        return await self._db.read(lambda conn: conn.execute(_BALANCE, {"account": account}).scalar()) or 0


class Hold:
    """An amount set aside for one run, until it is settled or released. Made by `Ledger.hold`."""

    def __init__(
        self,
        db: Database,
        clock_ms: Callable[[], int],
        held: Held,
        *,
        also: Also = nothing,
        on_release: Also = nothing,
        is_open: bool = False,
    ) -> None:
        self._db = db
        self._clock_ms = clock_ms
        self._held = held
        self._also = also
        self._on_release = on_release
        self.is_open = is_open

    @property
    def amount_nano(self) -> int:
        return self._held.amount_nano

    async def __aenter__(self) -> Self:
        try:
            await to_its_end(self._enter())
        except asyncio.CancelledError:
            # Nobody enters the block any more, so nobody would leave it.
            if self.is_open:
                await self.release(self._on_release)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        """What ended the run is what the caller has to know: nothing that goes wrong in here takes its place."""
        if not self.is_open:
            return
        try:
            await self.release(self._on_release)
        except asyncio.CancelledError:
            if problem is None:
                raise
            if not isinstance(problem, asyncio.CancelledError):
                _cancel_later()
        except Exception as failure:
            if problem is None:
                raise
            # Open it stays, until recovery releases it.
            problem.add_note(f"The hold of {self._held.generation_id} could not be released either: {failure!r}")

    async def settle(self, *, charge_nano: int, cost_nano: int, engine: str, also: Also = nothing) -> bool:
        """Charge the truth, whatever was held, together with `also`; True when it was more than was held.

        A charge of nothing is a settle like any other. Raises HoldEnded when another has ended it before. When a
        cancellation is raised, `is_open` tells whether it was settled.
        """
        if charge_nano < 0 or cost_nano < 0:
            raise ValueError(f"a charge of {charge_nano} and a cost of {cost_nano} nano-dollars cannot be settled")
        now_ms = self._clock_ms()

        def op(conn: sa.Connection) -> None:
            holds.settle(conn, self._held, charge_nano=charge_nano, cost_nano=cost_nano, engine=engine, now_ms=now_ms)
            also(conn)

        await to_its_end(self._end(op))
        return charge_nano > self.amount_nano

    def leave(self) -> None:
        """Leave it open, for recovery to settle: its pictures are kept, and only the books could not be written."""
        self.is_open = False

    async def release(self, also: Also = nothing) -> bool:
        """Give back what was held, together with `also`. False, and no `also`, when it had ended before."""
        now_ms = self._clock_ms()

        def op(conn: sa.Connection) -> bool:
            if landed := holds.release(conn, self._held, now_ms):
                also(conn)
            return landed

        return await to_its_end(self._end(op))

    async def _enter(self) -> None:
        now_ms = self._clock_ms()

        def op(conn: sa.Connection) -> None:
            self._also(conn)
            holds.reserve(conn, self._held, now_ms)

        await self._db.write(op)
        self.is_open = True

    async def _end(self, op: Callable[[sa.Connection], T]) -> T:
        result = await self._db.write(op)
        self.is_open = False
        return result


def month_of(now_ms: int) -> str:
    """The calendar month in UTC: "2026-11"."""
    return datetime.fromtimestamp(now_ms // 1000, UTC).strftime("%Y-%m")


async def to_its_end(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which no cancellation of the caller interrupts: it is raised when the work is done."""
    task = asyncio.ensure_future(work)
    interruption: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as cancelled:
            interruption = cancelled
    if interruption is None:
        return task.result()
    if not task.cancelled() and (failure := task.exception()) is not None:
        interruption.add_note(f"It was cancelled while this failed: {failure!r}")
    raise interruption


def _cancel_later() -> None:
    """Deliver a cancellation that was caught at the caller's next `await`."""
    caller = asyncio.current_task()
    if caller is not None:
        # Taken back first: whoever counts them, as asyncio.timeout() does, must find as many as there were.
        caller.uncancel()
        caller.cancel()
