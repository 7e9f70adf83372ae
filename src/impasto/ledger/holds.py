"""The ops of holding: each changes a state by one conditional UPDATE and says whether it landed.

Plain functions of a connection, run in one transaction with what their caller adds. Locks are always taken in this
order: the hold, the project, accounts by name, the month.
"""

from typing import Any

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import BigInteger, Integer, bindparam, func

from impasto.errors import ImpastoError, error
from impasto.ledger import in_flight, postings
from impasto.ledger.money import dollars
from impasto.store import tables

_project, _account, _month, _hold = tables.project, tables.account, tables.month_spend, tables.hold

_project_id: sa.BindParameter[str] = bindparam("project")
_amount: sa.BindParameter[int] = bindparam("amount", type_=BigInteger)
_limit: sa.BindParameter[int | None] = bindparam("limit", type_=BigInteger)
_used = _month.c.held_nano + _month.c.charged_nano
_this_month = (_month.c.project_id == _project_id) & (_month.c.month == bindparam("in_month"))
_balance = sa.select(_account.c.balance_nano).where(_account.c.name == bindparam("account"))
_all_held = sa.select(func.coalesce(func.sum(_month.c.held_nano), 0)).where(_month.c.project_id == _project_id)

_most: sa.BindParameter[int | None] = bindparam("most_in_flight", type_=Integer)
_pictures: sa.BindParameter[int] = bindparam("pictures", type_=Integer)

_TERMS = sa.select(_project.c.spend_limit_nano, _project.c.prepaid, _project.c.images_in_flight).where(
    _project.c.id == _project_id
)
_BEGIN_MONTH = sa.text(
    "INSERT INTO month_spend (project_id, month, held_nano, charged_nano) VALUES (:project, :in_month, 0, 0) "
    "ON CONFLICT (project_id, month) DO NOTHING"
)
# Two holds that together pass the limit cannot both land: both change this row, so the second waits for the first and
# then sees its amount in held_nano. Nor can two that together pass what may be in flight: that is another table, which
# the second does not see as it is after waiting here, so each has the project's row locked before.
_LOCK_PROJECT = sa.select(_project.c.id).where(_project.c.id == _project_id).with_for_update(key_share=True)
_RESERVE = (
    _month.update()
    .where(
        _this_month,
        sa.or_(_limit.is_(None), _used + _amount <= _limit),
        sa.or_(_most.is_(None), in_flight.COUNT.scalar_subquery() + _pictures <= _most),
    )
    .values(held_nano=_month.c.held_nano + _amount)
)
# Two holds that together pass the credit cannot both land, nor a hold and a settle: each has the account's row locked
# (SQLite: is the only writer) before this statement reads the balance and what is held in every month.
_LOCK_CREDIT = _balance.with_for_update()
_RESERVE_PREPAID = _RESERVE.where(
    func.coalesce(_balance.scalar_subquery(), 0) - _all_held.correlate(None).scalar_subquery() >= _amount
)
_USED = sa.select(_used).where(_this_month)
_CREDIT = sa.select(func.coalesce(_balance.scalar_subquery(), 0) - _all_held.scalar_subquery())
_OPEN = _hold.insert()
# Of two endings one lands: the first makes the state another than open, which is what the second asks for.
_END = (
    _hold.update()
    .where(_hold.c.generation_id == bindparam("generation"), _hold.c.state == "open")
    .values(state=bindparam("to_state"), ended_ms=bindparam("now_ms"))
)
# Unconditional: the ending above landed, so this hold's amount is still within held_nano, and leaves it only here.
_MOVE = (
    _month.update()
    .where(_this_month)
    .values(held_nano=_month.c.held_nano - _amount, charged_nano=_month.c.charged_nano + bindparam("charge"))
)
_FIND = sa.select(_hold).where(_hold.c.generation_id == bindparam("generation"), _hold.c.state == "open")


class HoldEnded(Exception):
    """The hold that should be settled was settled or released before; nothing was changed."""

    def __init__(self, generation_id: str) -> None:
        super().__init__(f"the hold of {generation_id} has ended before")
        self.generation_id = generation_id


class Held(Struct, frozen=True, kw_only=True):
    """A hold's own facts: for what, whose, out of which month's limit, how much, and for how many pictures."""

    generation_id: str
    project_id: str
    month: str
    amount_nano: int
    pictures: int = 1


def reserve(conn: sa.Connection, held: Held, now_ms: int) -> None:
    """Open the hold. Raises `project_spend_limit`, `no_credit`, `in_flight`, `in_flight_too_many`, or LookupError for a
    project that does not exist."""
    terms = conn.execute(_TERMS, {"project": held.project_id}).first()
    if terms is None:
        raise LookupError(f"there is no project {held.project_id!r}")
    values = _values(held) | {"limit": terms.spend_limit_nano, "most_in_flight": terms.images_in_flight}
    if terms.images_in_flight is not None:
        conn.execute(_LOCK_PROJECT, values).first()
    if terms.prepaid:
        conn.execute(_LOCK_CREDIT, values).first()
    update = _RESERVE_PREPAID if terms.prepaid else _RESERVE
    if conn.execute(update, values).rowcount == 0:
        # Refused, or the month's first.
        conn.execute(_BEGIN_MONTH, values)
        if conn.execute(update, values).rowcount == 0:
            raise _refusal(conn, held, terms, now_ms)
    conn.execute(
        _OPEN,
        {
            "generation_id": held.generation_id,
            "project_id": held.project_id,
            "month": held.month,
            "amount_nano": held.amount_nano,
            "state": "open",
            "created_ms": now_ms,
            "pictures": held.pictures,
        },
    )


def settle(conn: sa.Connection, held: Held, *, charge_nano: int, cost_nano: int, engine: str, now_ms: int) -> None:
    """End the hold and book what the run was charged and what it cost us. Raises HoldEnded."""
    if not _end(conn, held, "settled", now_ms):
        raise HoldEnded(held.generation_id)
    postings.post(
        conn,
        kind="settle",
        generation_id=held.generation_id,
        now_ms=now_ms,
        entries={
            f"project:{held.project_id}": -charge_nano,
            "revenue": charge_nano,
            f"cost:{engine}": -cost_nano,
            f"payable:{engine}": cost_nano,
        },
    )
    conn.execute(_MOVE, _values(held) | {"charge": charge_nano})


def release(conn: sa.Connection, held: Held, now_ms: int) -> bool:
    """End the hold and charge nothing. False when it had ended before."""
    if not _end(conn, held, "released", now_ms):
        return False
    conn.execute(_MOVE, _values(held) | {"charge": 0})
    return True


def find_open(conn: sa.Connection, generation_id: str) -> Held | None:
    """The generation's hold, if it is still open."""
    row = conn.execute(_FIND, {"generation": generation_id}).first()
    if row is None:
        return None
    return Held(
        generation_id=row.generation_id,
        project_id=row.project_id,
        month=row.month,
        amount_nano=row.amount_nano,
        pictures=row.pictures,
    )


def _end(conn: sa.Connection, held: Held, state: str, now_ms: int) -> bool:
    values = {"generation": held.generation_id, "to_state": state, "now_ms": now_ms}
    return conn.execute(_END, values).rowcount == 1


def _values(held: Held) -> dict[str, object]:
    return {
        "project": held.project_id,
        "account": f"project:{held.project_id}",
        "in_month": held.month,
        "amount": held.amount_nano,
        "pictures": held.pictures,
    }


def _refusal(conn: sa.Connection, held: Held, terms: Any, now_ms: int) -> ImpastoError:
    """Why it did not land: first what waiting does not help against."""
    values, needed = _values(held), dollars(held.amount_nano)
    limit_nano, used_nano = terms.spend_limit_nano, conn.execute(_USED, values).scalar_one()
    if limit_nano is not None and used_nano + held.amount_nano > limit_nano:
        left = dollars(max(0, limit_nano - used_nano))
        return error("project_spend_limit", left=left, limit=dollars(limit_nano), needed=needed)
    credit_nano = conn.execute(_CREDIT, values).scalar_one()
    if terms.prepaid and credit_nano < held.amount_nano:
        return error("no_credit", left=dollars(max(0, credit_nano)), needed=needed)
    return in_flight.refusal(conn, held.project_id, held.pictures, terms.images_in_flight, now_ms)
