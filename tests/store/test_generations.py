"""Rows of generations and of Idempotency-Keys: each change lands once, and nobody reads what is another's."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from impasto.store import files, generations, leftovers, projects, recollections, removals, retention, room, tables
from impasto.store.db import Database
from impasto.types import Notice, StoredImage, Usage

NOW_MS = 1_790_000_000_000
PICTURE = StoredImage(index=0, format="png", width=1024, height=1024, size_bytes=123_456)
USAGE = Usage(text_in=10, image_out=196)


def end(conn: sa.Connection, generation: str, state: str = "done") -> bool:
    return generations.end(
        conn,
        generation,
        state=state,
        usage=USAGE if state == "done" else None,
        charge_nano=5_930_000,
        cost_nano=1,
        notices=(Notice("size_changed", "It was.", "size"),),
        error=None if state == "done" else {"name": "engine_failed", "param": None, "values": {"limit_s": 3}},
        over_hold=False,
        final=state == "done",
        now_ms=NOW_MS + 5,
    )


async def test_a_generation_tells_its_whole_story(db: Database, key, claim) -> None:
    await db.write(lambda conn: claim(conn, "gen_1", 'a "cat"\n', steps=(), seed=2**62))
    running = await db.read(lambda conn: generations.load(conn, "gen_1", key.project.id))
    assert running is not None
    assert (running.state, running.ended_ms, running.usage, running.images) == ("running", None, Usage(), ())
    for index in (1, 0):
        image = StoredImage(index=index, format="png", width=8, height=9, size_bytes=2**40, revised_prompt="r")
        await db.write(lambda conn, image=image: generations.add_image(conn, "gen_1", image, NOW_MS))
    assert await db.write(lambda conn: end(conn, "gen_1"))
    receipt = await db.read(lambda conn: generations.load(conn, "gen_1", key.project.id))
    assert receipt is not None
    assert receipt.request.prompt == 'a "cat"\n'
    assert receipt.plan.seed == 2**62
    assert receipt.owner_id == "own_1"
    assert [image.index for image in receipt.images] == [0, 1]
    assert receipt.images[1].size_bytes == 2**40
    assert (receipt.state, receipt.created_ms, receipt.ended_ms) == ("done", NOW_MS, NOW_MS + 5)
    assert (receipt.usage, receipt.charge_nano, receipt.cost_nano) == (USAGE, 5_930_000, 1)
    assert receipt.notices == (Notice("size_changed", "It was.", "size"),)
    assert receipt.error is None
    assert receipt.over_hold is False


async def test_only_one_ending_lands(db: Database, key, claim) -> None:
    await db.write(lambda conn: claim(conn, "gen_1"))
    states = ["done", "failed", "unknown"] * 5
    landed = await asyncio.gather(*(db.write(lambda conn, state=state: end(conn, "gen_1", state)) for state in states))
    assert sum(landed) == 1
    receipt = await db.read(lambda conn: generations.load(conn, "gen_1", key.project.id))
    assert receipt is not None
    assert receipt.state == states[landed.index(True)]
    assert not await db.write(lambda conn: end(conn, "gen_none"))


async def test_a_failure_is_kept_with_its_values(db: Database, key, claim) -> None:
    await db.write(lambda conn: claim(conn, "gen_1"))
    await db.write(lambda conn: end(conn, "gen_1", "failed"))
    receipt = await db.read(lambda conn: generations.load(conn, "gen_1", key.project.id))
    assert receipt is not None
    assert receipt.error == {"name": "engine_failed", "param": None, "values": {"limit_s": 3}}


async def test_another_project_neither_reads_lists_nor_deletes_it(db: Database, key, claim) -> None:
    stranger = await db.write(lambda conn: projects.create_key(conn, "other", now_ms=NOW_MS))
    await db.write(lambda conn: claim(conn, "gen_1"))
    await db.write(lambda conn: end(conn, "gen_1"))
    theirs = stranger.project.id
    assert await db.read(lambda conn: generations.load(conn, "gen_1", theirs)) is None
    assert await db.read(lambda conn: generations.page(conn, theirs, limit=5)) == ([], False)
    assert not await db.write(lambda conn: retention.delete(conn, "gen_1", theirs, NOW_MS))
    assert await db.read(lambda conn: generations.load(conn, "gen_1", None)) is not None


async def test_only_an_ended_one_is_deleted_with_its_images_and_its_money_stays_on_record(
    db: Database, key, claim
) -> None:
    project = key.project.id
    hold = {"generation_id": "gen_1", "project_id": project, "month": "2026-11", "amount_nano": 9, "created_ms": NOW_MS}

    def begin(conn: sa.Connection) -> None:
        claim(conn, "gen_1")
        generations.add_image(conn, "gen_1", PICTURE, NOW_MS)
        conn.execute(tables.hold.insert(), hold)

    def count(conn: sa.Connection) -> tuple[int, ...]:
        counted = (tables.generation, tables.image, tables.hold)
        return tuple(conn.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() for table in counted)

    await db.write(begin)
    assert not await db.write(lambda conn: retention.delete(conn, "gen_1", project, NOW_MS))
    await db.write(lambda conn: end(conn, "gen_1"))
    assert await db.read(count) == (1, 1, 1)
    assert await db.write(lambda conn: retention.delete(conn, "gen_1", project, NOW_MS))
    assert await db.read(count) == (0, 0, 1)


async def test_use_only_moves_forward(db: Database, key, claim) -> None:
    await db.write(lambda conn: claim(conn, "gen_1"))
    assert await db.write(lambda conn: generations.touch(conn, "gen_1", NOW_MS + 10))
    assert not await db.write(lambda conn: generations.touch(conn, "gen_1", NOW_MS + 9))


async def test_the_list_is_newest_first_and_walks_to_its_end(db: Database, key, claim) -> None:
    def fill(conn: sa.Connection) -> None:
        for number in range(7):
            # Two of the same millisecond: the id decides, and none is shown twice or left out.
            claim(conn, f"gen_{number}", created_ms=NOW_MS + number // 2)
            generations.add_image(conn, f"gen_{number}", PICTURE, NOW_MS)

    await db.write(fill)
    seen: list[str] = []
    after, more = None, True
    while more:
        receipts, more = await db.read(
            lambda conn, after=after: generations.page(conn, key.project.id, limit=2, after=after)
        )
        assert all(receipt.images == (PICTURE,) for receipt in receipts)
        seen += [receipt.id for receipt in receipts]
        after = seen[-1]
    assert seen == [f"gen_{number}" for number in (6, 5, 4, 3, 2, 1, 0)]
    assert await db.read(lambda conn: generations.page(conn, key.project.id, limit=2, after="gen_none")) == ([], False)


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("cat", {"gen_1", "gen_2"}),
        ("RED cat", {"gen_2"}),
        ("100%", {"gen_3"}),
        ("prompt", set()),
        ("_", set()),
        ('"', set()),
    ],
)
async def test_the_list_is_searched_by_the_words_of_the_prompt_alone(
    db: Database, key, claim, q: str, found: set[str]
) -> None:
    def fill(conn: sa.Connection) -> None:
        for number, prompt in enumerate(("a Cat", "a red cat", "100% wool, ünïcode"), start=1):
            claim(conn, f"gen_{number}", prompt)

    await db.write(fill)
    receipts, _ = await db.scan(lambda conn: generations.page(conn, key.project.id, limit=9, q=q))
    assert {receipt.id for receipt in receipts} == found


async def test_the_list_is_narrowed_by_model(db: Database, key, claim) -> None:
    await db.write(lambda conn: claim(conn, "gen_1"))
    await db.write(lambda conn: claim(conn, "gen_2", model="gpt-image-1"))
    receipts, _ = await db.read(lambda conn: generations.page(conn, key.project.id, limit=9, model="gpt-image-1"))
    assert [receipt.id for receipt in receipts] == ["gen_2"]


async def test_the_list_uses_its_index(db: Database) -> None:
    statement = sa.text(f"EXPLAIN QUERY PLAN {generations._PAGE}")
    plan = await db.read(lambda conn: conn.execute(statement, {"project": "p", "most": 5}).all())
    assert "generation_list" in str(plan)
    assert "TEMP B-TREE" not in str(plan)


async def test_one_of_many_takes_an_idempotency_key(db: Database, key) -> None:
    project = key.project.id

    async def take(number: int) -> bool:
        return await db.write(
            lambda conn: recollections.claim(conn, project, "d", "f", f"gen_{number}", NOW_MS, NOW_MS + 10)
        )

    landed = await asyncio.gather(*(take(number) for number in range(40)))
    assert sum(landed) == 1
    winner = f"gen_{landed.index(True)}"
    assert await db.read(lambda conn: recollections.find(conn, project, "d", NOW_MS + 9)) == (winner, "f")
    assert await db.read(lambda conn: recollections.find(conn, "proj_other", "d", NOW_MS)) is None


async def test_an_expired_idempotency_key_gives_way_and_a_forgotten_one_is_free(db: Database, key) -> None:
    project = key.project.id

    def take(generation: str, now_ms: int):
        return lambda conn: recollections.claim(conn, project, "d", "f", generation, now_ms, now_ms + 10)

    def find(now_ms: int):
        return lambda conn: recollections.find(conn, project, "d", now_ms)

    assert await db.write(take("gen_1", NOW_MS))
    assert await db.read(find(NOW_MS + 10)) is None
    assert not await db.write(take("gen_2", NOW_MS + 9))
    assert await db.write(take("gen_2", NOW_MS + 10))
    assert await db.read(find(NOW_MS + 11)) == ("gen_2", "f")
    await db.write(lambda conn: recollections.forget(conn, "gen_2"))
    assert await db.write(take("gen_3", NOW_MS + 11))


def test_every_statement_can_be_said_to_postgresql() -> None:
    said = 0
    sweeps = {f"{number}": kind.drop for number, kind in enumerate(leftovers._KINDS)}
    for names in (
        *map(vars, (files, generations, leftovers, projects, recollections, removals, retention, room)),
        sweeps,
    ):
        for statement in names.values():
            if isinstance(statement, sa.Executable):
                assert str(statement.compile(dialect=postgresql.dialect()))
                said += 1
    assert said > 40


async def test_rows_of_a_closed_database_are_there_when_it_is_opened_again(tmp_path: Path) -> None:
    for expected in ([], ["default"]):
        database = await Database.open(tmp_path / "again.db")
        assert [project.name for project in await database.read(projects.list_projects)] == expected
        await database.write(lambda conn: projects.create_key(conn, "default", now_ms=NOW_MS))
        await database.close()
