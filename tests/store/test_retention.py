"""How kept generations go: after their last use, with every word, once; and never while somebody may still wait."""

import asyncio
import os
from pathlib import Path

import msgspec
import sqlalchemy as sa

from impasto.store import generations, leftovers, retention, tables
from impasto.store.blobs import Blobs
from impasto.store.db import Database
from impasto.store.generations import NewGeneration
from impasto.types import ImageRequest, Notice, Origin, Plan, StoredImage
from plans import a_plan

from .conftest import NOW_MS
from .keeping import bytes_in, end, kept, made, noted, retain

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


async def test_a_picture_goes_so_long_after_its_last_use(db: Database, blobs: Blobs, claim) -> None:
    for name in ("gen_read", "gen_unread"):
        await made(db, blobs, claim, name)
    await retention.used(db, "gen_read", NOW_MS + HOUR_MS)

    assert await retention.sweep(db, blobs, NOW_MS + DAY_MS - 1) == 0
    assert await retention.sweep(db, blobs, NOW_MS + DAY_MS) == 1
    assert await kept(db) == bytes_in(blobs) == {"gen_read"}
    assert await retention.sweep(db, blobs, NOW_MS + DAY_MS + HOUR_MS) == 1

    assert bytes_in(blobs) == set()
    assert await noted(db) == set()


async def test_more_than_one_batch_goes_in_one_sweep(db: Database, blobs: Blobs, claim) -> None:
    for number in range(230):
        await made(db, blobs, claim, f"gen_{number:03}")

    assert await retention.sweep(db, blobs, NOW_MS + DAY_MS) == 230
    assert bytes_in(blobs) == set()


async def test_each_project_has_its_own_time(db: Database, blobs: Blobs, claim, key) -> None:
    await made(db, blobs, claim, "gen_day")
    other = {"id": "proj_hour", "name": "hour", "created_ms": NOW_MS, "retention_s": 3600}
    await db.write(lambda conn: conn.execute(tables.project.insert(), other).rowcount)
    await made(db, blobs, claim, "gen_hour")
    move = tables.generation.update().where(tables.generation.c.id == "gen_hour").values(project_id="proj_hour")
    await db.write(lambda conn: conn.execute(move).rowcount)

    await retention.sweep(db, blobs, NOW_MS + HOUR_MS)

    assert await kept(db) == {"gen_day"}


async def test_what_runs_never_expires(db: Database, blobs: Blobs, claim) -> None:
    await retain(db, 0)
    await db.write(lambda conn: claim(conn, "gen_runs"))

    assert await retention.sweep(db, blobs, NOW_MS + 1000 * DAY_MS) == 0


async def test_what_nobody_has_read_yet_stays_ten_minutes_however_short_the_retention(
    db: Database, blobs: Blobs, claim
) -> None:
    await retain(db, 0)
    await made(db, blobs, claim, "gen_unread", delivered=False)
    await made(db, blobs, claim, "gen_read")
    await retention.used(db, "gen_unread", NOW_MS + 300_000)  # it does not stay longer for being looked at

    assert await retention.sweep(db, blobs, NOW_MS + retention.UNREAD_MS - 1) == 1
    assert await kept(db) == {"gen_unread"}
    assert await retention.sweep(db, blobs, NOW_MS + retention.UNREAD_MS) == 1


async def test_where_nothing_is_kept_a_delivered_answer_goes_at_once(db: Database, blobs: Blobs, claim, key) -> None:
    await made(db, blobs, claim, "gen_1")
    await retention.delivered(db, blobs, "gen_1", key.project, NOW_MS)
    assert await kept(db) == {"gen_1"}, "this project keeps its pictures"

    await retain(db, 0)
    project = msgspec.structs.replace(key.project, retention_s=0)
    await retention.delivered(db, blobs, "gen_1", project, NOW_MS)

    assert await kept(db) == bytes_in(blobs) == set()


async def test_a_use_that_comes_between_the_look_and_the_expiry_keeps_it(db: Database, blobs: Blobs, claim) -> None:
    await made(db, blobs, claim, "gen_1")
    now_ms = NOW_MS + DAY_MS
    seen = await db.scan(lambda conn: retention.due(conn, now_ms))
    await retention.used(db, "gen_1", now_ms)

    assert seen == ["gen_1"]
    assert await db.write(lambda conn: retention.expire(conn, seen, now_ms)) == []


async def test_of_two_processes_that_sweep_one_expires_it(db: Database, blobs: Blobs, claim, tmp_path: Path) -> None:
    for number in range(150):
        await made(db, blobs, claim, f"gen_{number:03}")
    second = await Database.open(tmp_path / "impasto.db")

    swept = await asyncio.gather(*(retention.sweep(one, blobs, NOW_MS + DAY_MS) for one in (db, second, db)))
    await second.close()

    assert sum(swept) == 150
    assert await db.read(lambda conn: conn.execute(sa.select(tables.store_use.c.size_bytes)).scalars().all()) == [0]


def worded(kind: type, **fields: object):
    """One of the type that has a word of its own in every field that takes text."""
    told = dict(fields)
    for field in msgspec.structs.fields(kind):
        text = f"WORD-{field.name}."
        if field.name in told:
            continue
        if field.type in (str, str | None):
            told[field.name] = text
        elif field.type == tuple[str, ...]:
            told[field.name] = (text,)
        elif field.name == "svg":
            told[field.name] = {"title": text}
    return kind(**told)


async def test_every_word_of_the_client_goes_and_the_figures_stay(
    db: Database, blobs: Blobs, key, tmp_path: Path
) -> None:
    request = worded(ImageRequest, operation="edit", n=2, seed=7)
    plan = worded(
        Plan, **{name: getattr(a_plan(seed=7), name) for name in ("seed", "n", "calls", "size", "engine_size")}
    )
    plan = msgspec.structs.replace(plan, operation="edit", notices=(Notice("c", "WORD-notice."),))
    new = NewGeneration(
        id="gen_1",
        project_id=key.project.id,
        key_id=key.id,
        owner_id="own_1",
        request=request,
        plan=plan,
        rates=None,
        fingerprint="f",
        created_ms=NOW_MS,
    )
    image = StoredImage(index=0, format="png", width=8, height=8, size_bytes=1, revised_prompt="WORD-revised.")
    refusal = {"name": "unsupported_edit", "param": "prompt", "values": {"engine": "null", "reason": "WORD-reason."}}

    def op(conn: sa.Connection) -> None:
        generations.claim(conn, new)
        generations.add_image(conn, "gen_1", image, NOW_MS, Origin(brief="WORD-brief.", digest="WORD-digest."))
        end(conn, "gen_1", "failed", refusal)

    await db.write(op)
    before = await db.read(lambda conn: generations.load(conn, "gen_1", None))
    assert await retention.sweep(db, blobs, NOW_MS + DAY_MS) == 1
    after = await db.read(lambda conn: generations.load(conn, "gen_1", None))
    rows = await db.read(lambda conn: repr(conn.execute(sa.select(tables.generation)).all()))

    # What is left are names and values that the plan had checked: none of them can be a sentence.
    checked = {"model", "engine", "quality", "size", "background", "output_format", "moderation", "complexity"}
    checked |= {"response_format", "mask_mode", "input_fidelity", "engine_format", "answer"}
    fields = {*ImageRequest.__struct_fields__, *Plan.__struct_fields__}
    assert {name for name in fields if f"WORD-{name}." in rows} <= checked
    for word in ("notice", "revised", "reason", "brief", "digest", "prompt", "negative_prompt", "user", "images"):
        assert f"WORD-{word}." not in rows
    assert before is not None
    assert after is not None
    assert (after.charge_nano, after.plan.seed, after.request.n) == (before.charge_nano, 7, 2)
    assert (after.expired_ms, after.images, after.request.prompt) == (NOW_MS + DAY_MS, (), "")
    assert after.error == {**refusal, "values": {"engine": "null", "reason": "…"}}
    await db.close()
    assert os.listdir(tmp_path).count("impasto.db-wal") == 0, "its journal is gone"
    on_disk = (tmp_path / "impasto.db").read_bytes()
    assert b"unsupported_edit" in on_disk
    assert b"WORD-prompt." not in on_disk
    assert b"WORD-brief." not in on_disk


# ---------------------------------------------------------------------------------------------- what is left behind


async def test_what_is_left_goes_when_nobody_can_ask_for_it_any_more(db: Database, blobs: Blobs, claim) -> None:
    await made(db, blobs, claim, "gen_1")
    await retain(db, 60)
    await retention.sweep(db, blobs, NOW_MS + HOUR_MS)
    count = sa.select(sa.func.count()).select_from(tables.generation)

    assert await leftovers.sweep(db, NOW_MS + DAY_MS - 1, DAY_MS) == 0
    patient = tables.generation.update().values(patience_ms=2 * DAY_MS)
    await db.write(lambda conn: conn.execute(patient).rowcount)
    assert await leftovers.sweep(db, NOW_MS + DAY_MS, DAY_MS) == 0, "its client may still come again"
    await db.write(lambda conn: conn.execute(patient.values(patience_ms=None)).rowcount)

    assert await leftovers.sweep(db, NOW_MS + DAY_MS, DAY_MS) == 1
    assert await db.read(lambda conn: conn.execute(count).scalar_one()) == 0


async def test_keys_limits_and_processes_of_long_ago_are_forgotten(db: Database, key, claim) -> None:
    def fill(conn: sa.Connection) -> None:
        for number in range(300):
            row = {"project_id": key.project.id, "key_digest": f"{number}", "fingerprint": "f", "generation_id": "g"}
            conn.execute(tables.recollection.insert(), {**row, "created_ms": 1, "expires_ms": NOW_MS + number // 299})
            conn.execute(
                tables.rate.insert(), {"key": f"{number}", "full_us": (NOW_MS - 60_000) * 1000 + number // 299}
            )
        owner = {"pid": 1, "host": "here", "kind": "serve", "started_ms": 1}
        for name, ended_ms in (("own_old", 1), ("own_used", 1), ("own_new", NOW_MS - DAY_MS), ("own_lives", None)):
            conn.execute(tables.owner.insert(), {**owner, "id": name, "ended_ms": ended_ms})
        claim(conn, "gen_1")
        conn.execute(tables.generation.update().values(owner_id="own_used"))

    def left(conn: sa.Connection) -> tuple[list[str], list[str], set[str]]:
        columns = tables.recollection.c.key_digest, tables.rate.c.key, tables.owner.c.id
        keys, rates, owners = (list(conn.execute(sa.select(column)).scalars()) for column in columns)
        return keys, rates, set(owners)

    await db.write(fill)

    assert await leftovers.sweep(db, NOW_MS, DAY_MS) == 2 * 299
    assert await leftovers.sweep(db, NOW_MS, DAY_MS) == 0
    assert await leftovers.drop_owners(db, NOW_MS) == 1
    assert await db.read(left) == (["299"], ["299"], {"own_1", "own_used", "own_new", "own_lives"})
