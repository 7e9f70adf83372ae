"""Transactions in the books: entries that sum to zero, and the balances that follow from them."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from impasto.store.tables import account, entry, month_spend, txn

_TXN = sa.insert(txn).returning(txn.c.id)
_ENTRY = sa.insert(entry)
_ADD = insert(account).values(name=sa.bindparam("account"), balance_nano=sa.bindparam("amount_nano"))
_ADD = _ADD.on_conflict_do_update(
    index_elements=[account.c.name], set_={"balance_nano": account.c.balance_nano + _ADD.excluded.balance_nano}
)
_MONTH = insert(month_spend).values(project_id=sa.bindparam("project"), month=sa.bindparam("in_month"))
_MONTH = _MONTH.on_conflict_do_nothing()


def post(
    conn: sa.Connection,
    *,
    kind: str,
    entries: Mapping[str, int],
    now_ms: int,
    generation_id: str | None = None,
    note: str | None = None,
) -> None:
    """Write one transaction: account → amount in nano-dollars. Raises ValueError when the amounts do not sum to 0."""
    if sum(entries.values()) != 0:
        raise ValueError(f"the entries of a {kind} sum to {sum(entries.values())}")
    head = {"kind": kind, "generation_id": generation_id, "created_ms": now_ms, "note": note}
    txn_id = conn.execute(_TXN, head).scalar_one()
    rows = [{"txn_id": txn_id, "account": name, "amount_nano": amount} for name, amount in entries.items()]
    conn.execute(_ADD, [{"account": row["account"], "amount_nano": row["amount_nano"]} for row in rows])
    conn.execute(_ENTRY, rows)


def begin_month(conn: sa.Connection, project_id: str, month: str) -> None:
    """The row of a project's month, if it is new."""
    conn.execute(_MONTH, {"project": project_id, "in_month": month})
