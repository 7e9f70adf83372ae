"""Any history of holds, settles, releases, grants and months leaves the books in order."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from books import Books, claims, settle
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from impasto.errors import ImpastoError
from impasto.ledger.holds import HoldEnded
from impasto.ledger.ledger import Hold
from impasto.store import tables

LIMIT = 1_500
PROJECTS = st.sampled_from(["limited", "prepaid"])
Run = tuple[str, str, Hold]


class Histories(RuleBasedStateMachine):
    """The model: what each project was granted, was charged, and has held in each month."""

    running = Bundle("running")
    ended = Bundle("ended")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.exits = AsyncExitStack()
        self.runs = 0
        self.granted = 0
        self.charged: dict[tuple[str, str], int] = {}
        self.held: dict[tuple[str, str], int] = {}
        self.months: dict[str, str] = {}
        self.books: Books = self.do(self._open())

    async def _open(self) -> Books:
        folder = self.exits.enter_context(tempfile.TemporaryDirectory())
        books: Books = await self.exits.enter_async_context(Books.opened(Path(folder) / "impasto.db"))
        await books.project("limited", limit_nano=LIMIT)
        await books.project("prepaid", prepaid=True)
        return books

    def do(self, work: Any) -> Any:
        return self.runner.run(work)

    def total(self, figures: dict[tuple[str, str], int], project: str) -> int:
        return sum(nano for (whose, _), nano in figures.items() if whose == project)

    @property
    def month(self) -> str:
        return str(self.do(self.books.ledger.this_month("limited")).month)

    def admits(self, project: str, amount: int) -> bool:
        if project == "limited":
            at = (project, self.month)
            return self.held.get(at, 0) + self.charged.get(at, 0) + amount <= LIMIT
        credit = self.granted - self.total(self.charged, project)
        return credit - self.total(self.held, project) >= amount

    @rule(target=running, project=PROJECTS, amount=st.integers(0, 1_000))
    def hold(self, project: str, amount: int) -> Any:
        self.runs += 1
        generation, admitted = f"gen_{self.runs}", self.admits(project, amount)
        hold = self.books.ledger.hold(project, generation, amount, also=claims(project, generation))
        try:
            self.do(hold.__aenter__())
        except ImpastoError as refused:
            name = refused.name
        else:
            name = ""
        if not admitted:
            assert name == ("no_credit" if project == "prepaid" else "project_spend_limit")
            return multiple()
        assert name == ""
        self.months[generation] = self.month
        self.held[project, self.month] = self.held.get((project, self.month), 0) + amount
        if project == "prepaid":
            assert self.granted - self.total(self.charged, project) - self.total(self.held, project) >= 0
        return project, generation, hold

    def _end(self, run: Run, charge: int) -> None:
        project, generation, hold = run
        at = (project, self.months[generation])
        self.held[at] -= hold.amount_nano
        self.charged[at] = self.charged.get(at, 0) + charge

    @rule(target=ended, run=consumes(running), over=st.integers(-1_000, 300), cost=st.integers(0, 100))
    def settle(self, run: Run, over: int, cost: int) -> Run:
        _, generation, hold = run
        charge = max(0, hold.amount_nano + over)
        assert self.do(settle(hold, generation, charge=charge, cost=cost)) is (charge > hold.amount_nano)
        self._end(run, charge)
        return run

    @rule(target=ended, run=consumes(running))
    def release(self, run: Run) -> Run:
        _, generation, hold = run
        failed = tables.generation.update().where(tables.generation.c.id == generation).values(state="failed")
        assert self.do(hold.release(lambda conn: conn.execute(failed).rowcount)) is True
        self._end(run, 0)
        return run

    @rule(run=ended)
    def end_again(self, run: Run) -> None:
        assert self.do(run[2].release()) is False
        with pytest.raises(HoldEnded):
            self.do(run[2].settle(charge_nano=1, cost_nano=1, engine="relay"))

    @rule(amount=st.integers(1, 1_000))
    def grant(self, amount: int) -> None:
        self.do(self.books.ledger.grant("prepaid", amount, "paid"))
        self.granted += amount

    @rule(days=st.sampled_from([1, 31]))
    def time_passes(self, days: int) -> None:
        self.books.clock.now_ms += days * 86_400_000

    @invariant()
    def the_books_are_in_order(self) -> None:
        assert self.do(self.books.verify()) == []
        for project in ("limited", "prepaid"):
            assert self.do(self.books.ledger.spent(project)) == self.total(self.charged, project)
        credit = self.granted - self.total(self.charged, "prepaid")
        assert self.do(self.books.ledger.balance("project:prepaid")) == credit
        total = sa.select(sa.func.coalesce(sa.func.sum(tables.entry.c.amount_nano), 0))
        assert self.do(self.books.rows(total)) == [(0,)]

    def teardown(self) -> None:
        self.do(self.exits.aclose())
        self.runner.close()


TestAnyHistory = Histories.TestCase
TestAnyHistory.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
