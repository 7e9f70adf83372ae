"""How many bytes of a project are kept, counted in the transactions that add and drop the rows; and its bound.

Two requests at once may both find room and overshoot by what they bring: what was drawn is never refused.
"""

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from impasto.errors import error
from impasto.store import tables
from impasto.store.db import Database
from impasto.types import Project

_use = tables.store_use
_generation = tables.generation

_new = insert(_use)
_SUM = {"size_bytes": _use.c.size_bytes + _new.excluded.size_bytes}
_CHANGE = _new.on_conflict_do_update(index_elements=["project_id"], set_=_SUM)
_CHANGE_BY = (
    insert(_use)
    .from_select(
        ["project_id", "size_bytes"],
        sa.select(_generation.c.project_id, bindparam("by_bytes", type_=sa.BigInteger)).where(
            _generation.c.id == bindparam("generation")
        ),
    )
    .on_conflict_do_update(index_elements=["project_id"], set_=_SUM)
)
_KEPT = sa.select(_use.c.size_bytes).where(_use.c.project_id == bindparam("project"))


def change(conn: sa.Connection, project_id: str, by_bytes: int) -> None:
    """So many bytes more, or fewer, are kept for the project."""
    if by_bytes:
        conn.execute(_CHANGE, {"project_id": project_id, "size_bytes": by_bytes})


def change_by(conn: sa.Connection, generation: str, by_bytes: int) -> None:
    """As `change`, for the project of that generation."""
    if by_bytes:
        conn.execute(_CHANGE_BY, {"generation": generation, "by_bytes": by_bytes})


def kept_bytes(conn: sa.Connection, project_id: str) -> int:
    """What the project's pictures and files come to."""
    return conn.execute(_KEPT, {"project": project_id}).scalar() or 0


async def check(db: Database, project: Project, coming_bytes: int = 1) -> None:
    """Refuse what may not be kept any more. Raises `store_full`. Free for a project without a bound."""
    limit = project.max_store_bytes
    if limit is None:
        return
    used = await db.read(lambda conn: kept_bytes(conn, project.id))
    if used + coming_bytes > limit:
        raise error("store_full", used=used, limit=limit)
