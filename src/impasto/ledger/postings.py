"""Double entry: a transaction's entries sum to zero, and the accounts' balances move with them.

Plain ops on a connection; only `holds.py` and `ledger.py` call them, inside a transaction of the database.
"""

from collections.abc import Mapping

import sqlalchemy as sa

from impasto.ledger.money import bounded
from impasto.store import tables

_TXN = tables.txn.insert().returning(tables.txn.c.id)
_ENTRY = tables.entry.insert()
# In SQL that SQLite and PostgreSQL share: SQLAlchemy has no upsert for both. Adding in place needs no earlier read.
_ADD = sa.text(
    "INSERT INTO account (name, balance_nano) VALUES (:account, :amount_nano) "
    "ON CONFLICT (name) DO UPDATE SET balance_nano = account.balance_nano + excluded.balance_nano"
)


class Unbalanced(ValueError):
    """Entries that do not sum to zero: a defect, refused before anything is written."""


def post(
    conn: sa.Connection,
    *,
    kind: str,
    entries: Mapping[str, int],
    now_ms: int,
    generation_id: str | None = None,
    note: str | None = None,
) -> None:
    """Write one transaction: `entries` maps accounts to nano-dollars; zeros are left out. Raises Unbalanced.

    A transaction without entries is written too: that a generation was settled for nothing is a fact as well.
    """
    if sum(entries.values()) != 0:
        raise Unbalanced(f"the entries of this {kind} sum to {sum(entries.values())}: {dict(entries)}")
    row = {"kind": kind, "generation_id": generation_id, "created_ms": now_ms, "note": note}
    txn_id = conn.execute(_TXN, row).scalar_one()
    # In the order of their names, so that two transactions which lock the same accounts cannot wait for each other.
    rows = [
        {"txn_id": txn_id, "account": account, "amount_nano": bounded(nano)}
        for account, nano in sorted(entries.items())
        if nano
    ]
    if rows:
        conn.execute(_ADD, rows)
        conn.execute(_ENTRY, rows)
