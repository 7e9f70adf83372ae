"""Ops on the buckets of the limits a minute: GCRA, one number each (decision 0008).

`full_us` is when a bucket is full again, in microseconds since the epoch. Taking from it puts that moment off, and may
not put it off beyond `window_us` from now, which is how long an empty bucket takes to fill. A bucket without a row is
full.
"""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy import BigInteger, bindparam
from sqlalchemy.dialects.postgresql import insert

from impasto.store import tables

_rate = tables.rate
_now: sa.BindParameter[int] = bindparam("now_us", type_=BigInteger)
_cost: sa.BindParameter[int] = bindparam("cost_us", type_=BigInteger)
_window: sa.BindParameter[int] = bindparam("window_us", type_=BigInteger)

_READ = sa.select(_rate.c.key, _rate.c.full_us).where(_rate.c.key.in_(bindparam("keys", expanding=True)))
# Of two that together take more than is left one lands: the second waits for the first and sees what it has taken.
_taken = sa.case((_rate.c.full_us > _now, _rate.c.full_us), else_=_now) + _cost
_TAKE = (
    insert(_rate)
    .values(key=bindparam("bucket"), full_us=_now + _cost)
    .on_conflict_do_update(index_elements=["key"], set_={"full_us": _taken}, where=_taken <= _now + _window)
    .returning(_rate.c.full_us)
)
_MEND = (
    _rate.update()
    .where(_rate.c.key == bindparam("bucket"), _rate.c.full_us > _now + _window)
    .values(full_us=_now + _window)
)


def read(conn: sa.Connection, keys: Sequence[str]) -> dict[str, int]:
    """When those of the buckets that have a row are full again."""
    rows = conn.execute(_READ, {"keys": list(keys)})
    return {row.key: row.full_us for row in rows}


def take(conn: sa.Connection, key: str, *, cost_us: int, window_us: int, now_us: int) -> int | None:
    """Take from the bucket; when it is full again now. None, and nothing taken, where so much is not in it.

    The cost must not be more than the window: nobody could ever take that.
    """
    values = {"bucket": key, "cost_us": cost_us, "window_us": window_us, "now_us": now_us}
    full_us: int | None = conn.execute(_TAKE, values).scalar()
    return full_us


def mend(conn: sa.Connection, windows_us: Mapping[str, int], now_us: int) -> None:
    """Bring buckets that are full only after a whole window, which a clock that stepped back leaves, to a window."""
    for key in sorted(windows_us):
        conn.execute(_MEND, {"bucket": key, "window_us": windows_us[key], "now_us": now_us})
