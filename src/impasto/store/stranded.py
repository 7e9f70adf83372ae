"""Runs that nobody runs any more, because their process died: found by owner, loaded with all they are settled by."""

from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy import bindparam

from impasto.store import generations, tables
from impasto.types import Plan, Rates, SoFar, StoredImage

_generation, _image = tables.generation, tables.image
_id: sa.BindParameter[str] = bindparam("generation")

_LOAD = sa.select(_generation).where(_generation.c.id == _id)
_RUNNING = sa.select(_generation.c.id).where(
    _generation.c.owner_id == bindparam("owner"), _generation.c.state == "running"
)
_SO_FAR = sa.select(_image.c.so_far).where(_image.c.generation_id == _id)
_INDEXES = sa.select(_image.c.idx).where(_image.c.generation_id == _id)

_read_plan = msgspec.json.Decoder(Plan).decode
_read_rates = msgspec.json.Decoder(Rates).decode
_read_so_far = msgspec.json.Decoder(SoFar).decode


class Stranded(Struct, frozen=True, kw_only=True):
    """A run that nobody runs any more, with all that it is settled by."""

    plan: Plan
    images: tuple[StoredImage, ...]
    rates: Rates | None
    price_rule: dict[str, Any] | None
    spent_nano: int
    so_far: SoFar


def running(conn: sa.Connection, owner_id: str) -> list[str]:
    """The runs of that owner that have not ended, by their ids."""
    return list(conn.execute(_RUNNING, {"owner": owner_id}).scalars())


def load(conn: sa.Connection, generation: str) -> Stranded | None:
    """What it takes to end a run in another's stead; None when it has ended."""
    row = conn.execute(_LOAD, {"generation": generation}).mappings().first()
    if row is None or row["state"] != "running":
        return None
    said = [_read_so_far(text) for text in conn.execute(_SO_FAR, {"generation": generation}).scalars() if text]
    so_far = max(said, key=_counted, default=SoFar())
    return Stranded(
        plan=_read_plan(row["plan"]),
        images=tuple(generations.images_of(conn, [generation]).get(generation, [])),
        rates=_read_rates(row["rates"]) if row["rates"] is not None else None,
        price_rule=msgspec.json.decode(row["price_rule"]) if row["price_rule"] is not None else None,
        spent_nano=row["spent_nano"],
        so_far=so_far,
    )


def indexes(conn: sa.Connection, generation: str) -> set[int]:
    """Which pictures of a generation have rows."""
    return set(conn.execute(_INDEXES, {"generation": generation}).scalars())


def _counted(so_far: SoFar) -> tuple[int, int, int]:
    """Counts only grow: of pictures that were kept at the same moment, the one that counted most was the last."""
    usage = so_far.metered
    tokens = usage.text_in + usage.image_in + usage.image_out + usage.text_out if usage else 0
    return tokens, so_far.partial_images, len(so_far.resolved)
