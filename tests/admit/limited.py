"""A real database, a clock that a test sets, and requests that only count: nothing is drawn for them."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import sqlalchemy as sa

from impasto.admit import limits
from impasto.catalog.catalog import Catalog
from impasto.errors import ImpastoError
from impasto.store import tables
from impasto.store.db import Database
from impasto.store.secret import Secret
from impasto.types import Caller, ImageRequest, Limits, Project

NOW_MS = 1_790_000_000_000
MODEL = "gpt-image-2"


@dataclass
class Gate:
    """Asks as the flow does: looks, then takes in a transaction."""

    db: Database
    now_ms: int = NOW_MS
    secret: Secret = field(default_factory=lambda: Secret(b"s" * 32))

    @classmethod
    @asynccontextmanager
    async def opened(cls, path: Path | None = None) -> AsyncIterator[Self]:
        with tempfile.TemporaryDirectory() as folder:
            db = await Database.open(path or Path(folder) / "impasto.db")
            try:
                yield cls(db)
            finally:
                await db.close()

    def clock_ms(self) -> int:
        return self.now_ms

    def limited(self, caller: Caller, **body: object) -> limits.Limited:
        request = ImageRequest(prompt="a fox", **body)  # type: ignore[arg-type]
        return limits.limits_of(Catalog.load(), self.secret, MODEL, caller, request)

    async def ask(self, caller: Caller, **body: object) -> ImpastoError | None:
        """Why it was refused; None when it was admitted, and has been counted."""
        limited, n = self.limited(caller, **body), body.get("n") or 1
        assert isinstance(n, int)
        try:
            async with limits.counted(self.db, limited, self.clock_ms):
                pass
            await self.db.write(lambda conn: limits.take(conn, limited, n, self.clock_ms() * 1000))
            limits.tell_taken(limited)
        except ImpastoError as refused:
            return refused
        return None

    async def look(self, caller: Caller, **body: object) -> ImpastoError | None:
        """As `ask`, and nothing is counted."""
        try:
            async with limits.counted(self.db, self.limited(caller, **body), self.clock_ms):
                return None
        except ImpastoError as refused:
            return refused

    async def rows(self) -> dict[str, int]:
        """When each bucket is full again."""
        found = await self.db.read(lambda conn: conn.execute(sa.select(tables.rate)).all())
        return {row.key: row.full_us for row in found}


def caller(
    *,
    project: str = "proj_1",
    key: str = "key_1",
    requests: int | None = None,
    images: int | None = None,
    user_images: int | None = None,
    key_requests: int | None = None,
    key_images: int | None = None,
) -> Caller:
    """Who asks, with so much a minute."""
    of_project = Limits(requests_per_minute=requests, images_per_minute=images)
    return Caller(
        project=Project(id=project, name=project, limits=of_project, user_images_per_minute=user_images),
        key_id=key,
        limits=Limits(requests_per_minute=key_requests, images_per_minute=key_images),
        dialect="lenient",
    )


def wait_ms(refused: ImpastoError) -> int:
    """How long its headers say to wait."""
    return int(refused.headers["retry-after-ms"])
