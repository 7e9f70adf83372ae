"""Pictures in flight: counted by the open holds of a project, and how long until there is room for more."""

import sqlalchemy as sa
from sqlalchemy import bindparam, func

from impasto.errors import ImpastoError, error, error_after
from impasto.store import tables

_hold, _generation = tables.hold, tables.generation
_project_id: sa.BindParameter[str] = bindparam("project")
# As text, not as a parameter: so that the index of the open ones serves.
_open = sa.and_(_hold.c.project_id == _project_id, _hold.c.state == sa.literal_column("'open'"))

COUNT = sa.select(func.coalesce(func.sum(_hold.c.pictures), 0)).where(_open)
"""How many pictures the project `:project` has in flight."""

_OLDEST_FIRST = sa.select(_hold.c.created_ms, _hold.c.pictures).where(_open).order_by(_hold.c.created_ms)
_LATELY = (
    sa.select((_generation.c.ended_ms - _generation.c.created_ms).label("took_ms"))
    .where(_generation.c.project_id == _project_id, _generation.c.state == "done")
    .order_by(_generation.c.created_ms.desc())
    .limit(20)
    .subquery()
)
_TOOK = sa.select(func.count(), func.coalesce(func.sum(_LATELY.c.took_ms), 0)).select_from(_LATELY)

_LEAST_MS, _MOST_MS = 1_000, 60_000


def refusal(conn: sa.Connection, project_id: str, pictures: int, most: int, now_ms: int) -> ImpastoError:
    """Why so many more may not be in flight now, and when they may."""
    if pictures > most:
        return error("in_flight_too_many", limit=most, requested=pictures)
    running = conn.execute(_OLDEST_FIRST, {"project": project_id}).all()
    used = sum(row.pictures for row in running)
    wait_ms = _wait_ms(conn, project_id, [(row.created_ms, row.pictures) for row in running], most - pictures, now_ms)
    return error_after(wait_ms, "in_flight", limit=most, used=used, requested=pictures)


def _wait_ms(conn: sa.Connection, project_id: str, running: list[tuple[int, int]], most_left: int, now_ms: int) -> int:
    """When so few are left, if the oldest end first and each takes as long as the project's runs took lately.

    Before the first has ended: as long as that one runs already. At least a second, at most what clients wait.
    """
    runs, took_ms = conn.execute(_TOOK, {"project": project_id}).one()
    left, age_ms = sum(pictures for _, pictures in running), 0
    for created_ms, pictures in running:
        age_ms, left = max(0, now_ms - created_ms), left - pictures
        if left <= most_left:
            break
    expected_ms = int(took_ms) // runs - age_ms if runs else age_ms
    return min(max(expected_ms, _LEAST_MS), _MOST_MS)
