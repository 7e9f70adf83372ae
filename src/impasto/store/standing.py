"""How the whole data folder stands at this moment: open holds, and what is kept. Sums of few rows and one count."""

import sqlalchemy as sa
from msgspec import Struct

from impasto.store import tables

_hold = tables.hold.c
_HELD = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(_hold.amount_nano), 0)).where(_hold.state == "open")
_BYTES = sa.select(sa.func.coalesce(sa.func.sum(tables.store_use.c.size_bytes), 0))
_IMAGES = sa.select(sa.func.count()).select_from(tables.image)


class Standing(Struct, frozen=True, kw_only=True):
    """Of all projects together."""

    holds: int
    held_nano: int
    kept_images: int
    kept_bytes: int


def read(conn: sa.Connection) -> Standing:
    """How it stands now."""
    holds, held_nano = conn.execute(_HELD).one()
    return Standing(
        holds=holds,
        held_nano=int(held_nano),
        kept_images=conn.execute(_IMAGES).scalar_one(),
        kept_bytes=int(conn.execute(_BYTES).scalar_one()),
    )
