"""Does the ledger add up? Every invariant of the books as one query that finds what breaks it; nothing is changed."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import func

from impasto.ledger.money import dollars
from impasto.store.tables import account, entry, generation, hold, month_spend, txn

Report = list["Difference"]
_Row = sa.Row[Any]


class Difference(Struct, frozen=True, kw_only=True):
    """One place where the books do not add up: the invariant's name, where it is broken, and how."""

    check: str
    where: str
    found: str

    def __str__(self) -> str:
        return f"{self.check}: {self.where}: {self.found}"


class _Check(Struct, frozen=True):
    """An invariant, the query whose rows break it, and the words for such a row."""

    name: str
    broken: sa.Select[Any]
    where: Callable[[_Row], str]
    found: Callable[[_Row], str]


def verify(conn: sa.Connection) -> Report:
    """Everything that does not add up, on one snapshot; empty when all does. Reads every row: a long read."""
    return [
        Difference(check=check.name, where=check.where(row), found=check.found(row))
        for check in _CHECKS
        for row in conn.execute(check.broken)
    ]


def _sum(amount: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    return func.coalesce(func.sum(amount), 0)


def _only(named: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return _sum(sa.case((named, entry.c.amount_nano), else_=0))


_booked = sa.select(entry.c.account, _sum(entry.c.amount_nano).label("nano")).group_by(entry.c.account).subquery()
# What each settle charged the project that held, and what it owes to engines.
_settles = (
    sa.select(
        txn.c.id.label("txn_id"),
        txn.c.generation_id,
        hold.c.state,
        hold.c.project_id,
        hold.c.month,
        (-_only(entry.c.account == "project:" + hold.c.project_id)).label("charge_nano"),
        _only(entry.c.account.like("payable:%")).label("cost_nano"),
    )
    .select_from(txn.outerjoin(hold, hold.c.generation_id == txn.c.generation_id).outerjoin(entry))
    .where(txn.c.kind == "settle")
    .group_by(txn.c.id, txn.c.generation_id, hold.c.state, hold.c.project_id, hold.c.month)
    .subquery()
)
_months = sa.union(
    sa.select(month_spend.c.project_id, month_spend.c.month), sa.select(hold.c.project_id, hold.c.month)
).subquery()
_open = (
    sa.select(hold.c.project_id, hold.c.month, _sum(hold.c.amount_nano).label("nano"))
    .where(hold.c.state == "open")
    .group_by(hold.c.project_id, hold.c.month)
    .subquery()
)
_charged = (
    sa.select(_settles.c.project_id, _settles.c.month, _sum(_settles.c.charge_nano).label("nano"))
    .group_by(_settles.c.project_id, _settles.c.month)
    .subquery()
)


def _by_month(kept: sa.ColumnElement[int], summed: sa.Subquery) -> sa.Select[Any]:
    """Months whose figure is another than the sum of their holds; those without a row or without holds count as 0."""

    def same(table: Any) -> sa.ColumnElement[bool]:
        return sa.and_(table.c.project_id == _months.c.project_id, table.c.month == _months.c.month)

    held, should = func.coalesce(kept, 0), func.coalesce(summed.c.nano, 0)
    return (
        sa.select(_months.c.project_id, _months.c.month, held.label("is_nano"), should.label("should_nano"))
        .select_from(_months.outerjoin(month_spend, same(month_spend)).outerjoin(summed, same(summed)))
        .where(held != should)
    )


def _project_month(row: _Row) -> str:
    return f"project {row.project_id} in {row.month}"


def _generation(row: _Row) -> str:
    return f"generation {row.generation_id}"


_is_nano = func.coalesce(account.c.balance_nano, 0)
_should_nano = func.coalesce(_booked.c.nano, 0)
_charge_nano = func.coalesce(_settles.c.charge_nano, 0)
_cost_nano = func.coalesce(_settles.c.cost_nano, 0)

_CHECKS = (
    _Check(
        "txn_sums_to_zero",
        sa.select(entry.c.txn_id, func.sum(entry.c.amount_nano).label("nano"))
        .group_by(entry.c.txn_id)
        .having(func.sum(entry.c.amount_nano) != 0),
        lambda row: f"transaction {row.txn_id}",
        lambda row: f"its entries sum to {dollars(row.nano)}",
    ),
    _Check(
        "ledger_sums_to_zero",
        sa.select(_sum(account.c.balance_nano).label("nano")).having(_sum(account.c.balance_nano) != 0),
        lambda row: "all accounts",
        lambda row: f"their balances sum to {dollars(row.nano)}",
    ),
    _Check(
        "balance_equals_entries",
        sa.select(account.c.name, _is_nano.label("is_nano"), _should_nano.label("should_nano"))
        .select_from(account.outerjoin(_booked, _booked.c.account == account.c.name))
        .where(_is_nano != _should_nano),
        lambda row: f"account {row.name}",
        lambda row: f"it stands at {dollars(row.is_nano)}, its entries come to {dollars(row.should_nano)}",
    ),
    _Check(
        "entry_has_its_account_and_txn",
        sa.select(entry.c.id, entry.c.account, entry.c.txn_id)
        .select_from(
            entry.outerjoin(account, account.c.name == entry.c.account).outerjoin(txn, txn.c.id == entry.c.txn_id)
        )
        .where(account.c.name.is_(None) | txn.c.id.is_(None)),
        lambda row: f"entry {row.id}",
        lambda row: f"account {row.account} or transaction {row.txn_id} does not exist",
    ),
    _Check(
        "held_equals_open_holds",
        _by_month(month_spend.c.held_nano, _open),
        _project_month,
        lambda row: f"{dollars(row.is_nano)} are held, its open holds come to {dollars(row.should_nano)}",
    ),
    _Check(
        "charged_equals_settles",
        _by_month(month_spend.c.charged_nano, _charged),
        _project_month,
        lambda row: f"{dollars(row.is_nano)} are charged, its settles come to {dollars(row.should_nano)}",
    ),
    _Check(
        "settled_hold_has_one_settle",
        sa.select(hold.c.generation_id, func.count(txn.c.id).label("settles"))
        .select_from(hold.outerjoin(txn, sa.and_(txn.c.generation_id == hold.c.generation_id, txn.c.kind == "settle")))
        .where(hold.c.state == "settled")
        .group_by(hold.c.generation_id)
        .having(func.count(txn.c.id) != 1),
        _generation,
        lambda row: f"its hold is settled, by {row.settles} transactions",
    ),
    _Check(
        "settle_has_a_settled_hold",
        sa.select(_settles.c.txn_id, _settles.c.generation_id, _settles.c.state).where(
            func.coalesce(_settles.c.state, "") != "settled"
        ),
        lambda row: f"transaction {row.txn_id}",
        lambda row: f"it settles generation {row.generation_id}, whose hold is {row.state or 'missing'}",
    ),
    _Check(
        "generation_equals_its_settle",
        sa.select(
            generation.c.id.label("generation_id"),
            generation.c.charge_nano,
            generation.c.cost_nano,
            _charge_nano.label("settled_nano"),
            _cost_nano.label("settled_cost_nano"),
        )
        .select_from(generation.outerjoin(_settles, _settles.c.generation_id == generation.c.id))
        .where(
            (generation.c.charge_nano != _charge_nano)
            | (generation.c.cost_nano != _cost_nano)
            | ((generation.c.state == "done") & _settles.c.txn_id.is_(None))
        ),
        _generation,
        lambda row: (
            f"charge {dollars(row.charge_nano)} and cost {dollars(row.cost_nano)}, but its settle says "
            f"{dollars(row.settled_nano)} and {dollars(row.settled_cost_nano)}"
        ),
    ),
    _Check(
        "hold_is_open_while_it_runs",
        sa.select(generation.c.id.label("generation_id"), generation.c.state, hold.c.state.label("hold_state"))
        .select_from(generation.outerjoin(hold, hold.c.generation_id == generation.c.id))
        .where((generation.c.state == "running") != (func.coalesce(hold.c.state, "") == "open")),
        _generation,
        lambda row: f"it is {row.state}, its hold is {row.hold_state or 'missing'}",
    ),
)
