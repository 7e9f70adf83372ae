"""What is kept is counted to the byte, whatever comes and goes, in whatever order."""

import asyncio
import tempfile
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from impasto.errors import ImpastoError
from impasto.store import files, generations, projects, retention, room, tables
from impasto.store.db import Database
from impasto.store.files import KeptFile
from impasto.types import ImageRequest, Project, StoredImage
from plans import a_plan

from .conftest import NOW_MS

DAY_MS = 86_400_000
SIZES = st.integers(0, 2**40)


class Books(RuleBasedStateMachine):
    """Generations and files of two projects against a plain sum over the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.db = self.run(Database.open(Path(self.folder.name) / "impasto.db"))
        self.now_ms, self.count = NOW_MS, 0
        self.running: list[str] = []
        self.ended: list[str] = []
        self.files: list[str] = []
        owner = {"id": "own_1", "pid": 1, "host": "here", "kind": "serve", "started_ms": NOW_MS}
        self.write(lambda conn: conn.execute(tables.owner.insert(), owner).rowcount)
        self.keys = [
            self.write(lambda conn, name=name: projects.create_key(conn, name, now_ms=NOW_MS)) for name in ("a", "b")
        ]

    def run(self, coroutine):
        return self.loop.run_until_complete(coroutine)

    def write(self, op):
        return self.run(self.db.write(op))

    def teardown(self) -> None:
        self.run(self.db.close())
        self.loop.close()
        self.folder.cleanup()

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    @rule(which=st.integers(0, 1), sizes=st.lists(SIZES, max_size=3))
    def draw(self, which: int, sizes: list[int]) -> None:
        key, name = self.keys[which], self.name("gen_")

        def op(conn: sa.Connection) -> None:
            new = generations.NewGeneration(
                id=name,
                project_id=key.project.id,
                key_id=key.id,
                owner_id="own_1",
                request=ImageRequest(prompt="a cat"),
                plan=a_plan(),
                rates=None,
                fingerprint="f",
                created_ms=self.now_ms,
            )
            generations.claim(conn, new)
            for index, size_bytes in enumerate(sizes):
                image = StoredImage(index=index, format="png", width=8, height=8, size_bytes=size_bytes)
                generations.add_image(conn, name, image, self.now_ms)

        self.write(op)
        self.running.append(name)

    @precondition(lambda self: self.running)
    @rule(failed=st.booleans())
    def end(self, failed: bool) -> None:
        name = self.running.pop()

        def op(conn: sa.Connection) -> None:
            if failed:
                generations.drop_images(conn, name)
            values = {"usage": None, "charge_nano": 0, "cost_nano": 0, "notices": (), "error": None}
            state = "failed" if failed else "done"
            generations.end(conn, name, state=state, over_hold=False, final=True, now_ms=self.now_ms, **values)

        self.write(op)
        self.ended.append(name)

    @precondition(lambda self: self.ended)
    @rule(which=st.integers(0, 1), place=st.integers(0, 100))
    def delete(self, which: int, place: int) -> None:
        name = self.ended[place % len(self.ended)]
        self.write(lambda conn: retention.delete(conn, name, self.keys[which].project.id, self.now_ms))

    @precondition(lambda self: self.running)
    @rule(which=st.integers(0, 1))
    def delete_what_runs(self, which: int) -> None:
        project = self.keys[which].project.id
        assert not self.write(lambda conn: retention.delete(conn, self.running[-1], project, self.now_ms))

    @rule(which=st.integers(0, 1), size_bytes=SIZES, expires=st.booleans())
    def upload(self, which: int, size_bytes: int, expires: bool) -> None:
        new = KeptFile(
            id=self.name("file-"),
            project_id=self.keys[which].project.id,
            purpose="vision",
            filename="a.png",
            size_bytes=size_bytes,
            created_ms=self.now_ms,
            expires_ms=self.now_ms + DAY_MS if expires else None,
        )
        self.write(lambda conn: files.create(conn, new))
        self.files.append(new.id)

    @precondition(lambda self: self.files)
    @rule(which=st.integers(0, 1), place=st.integers(0, 100))
    def remove_file(self, which: int, place: int) -> None:
        name, project = self.files[place % len(self.files)], self.keys[which].project.id
        self.write(lambda conn: files.delete(conn, name, project, self.now_ms))

    @rule(days=st.sampled_from([0, 1, 2]))
    def sweep(self, days: int) -> None:
        self.now_ms += days * DAY_MS
        due = self.run(self.db.scan(lambda conn: retention.due(conn, self.now_ms)))
        self.write(lambda conn: retention.expire(conn, due, self.now_ms))
        self.write(lambda conn: files.delete_expired(conn, self.now_ms))

    @invariant()
    def the_count_is_the_sum(self) -> None:
        for key in self.keys:
            project = key.project.id
            images = (
                sa.select(sa.func.coalesce(sa.func.sum(tables.image.c.size_bytes), 0))
                .join(tables.generation)
                .where(tables.generation.c.project_id == project)
            )
            uploads = sa.select(sa.func.coalesce(sa.func.sum(tables.file.c.size_bytes), 0)).where(
                tables.file.c.project_id == project
            )
            summed, counted = self.run(
                self.db.read(
                    lambda conn, images=images, uploads=uploads, project=project: (
                        conn.execute(images).scalar_one() + conn.execute(uploads).scalar_one(),
                        room.kept_bytes(conn, project),
                    )
                )
            )
            assert counted == summed


TestBooks = Books.TestCase
TestBooks.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.mark.parametrize(
    ("limit", "coming", "fits"), [(None, 10**12, True), (10, 4, True), (10, 5, False), (6, 1, False)]
)
async def test_what_passes_the_bound_is_refused_before_it_is_kept(
    db: Database, key, limit: int | None, coming: int, fits: bool
) -> None:
    await db.write(lambda conn: room.change(conn, key.project.id, 6))
    project = Project(id=key.project.id, name="default", max_store_bytes=limit)

    if fits:
        await room.check(db, project, coming)
        return
    with pytest.raises(ImpastoError, match=f"6 of {limit} bytes") as refused:
        await room.check(db, project, coming)
    assert (refused.value.name, refused.value.kind.status, refused.value.kind.retry) == ("store_full", 507, False)
