"""Projects and their keys: the secret is shown once and kept nowhere."""

import pytest
import sqlalchemy as sa

from impasto.store import projects
from impasto.store.db import Database

NOW_MS = 1_790_000_000_000


async def test_a_key_has_256_random_bits_and_the_file_does_not_hold_it(db: Database) -> None:
    made = await db.write(lambda conn: projects.create_key(conn, "shop", now_ms=NOW_MS, name="web"))
    assert made.key.startswith("sk-imp-")
    assert len(made.key) == len("sk-imp-") + 43
    assert made.id.startswith("key_")
    assert made.project.id.startswith("proj_")
    held = db.path.read_bytes() + db.path.with_name("impasto.db-wal").read_bytes()
    assert made.key[11:].encode() not in held
    (known,) = await db.read(projects.list_keys)
    assert (known.id, known.project, known.name, known.prefix) == (made.id, "shop", "web", made.key[:11])
    assert (known.created_ms, known.revoked_ms) == (NOW_MS, None)


async def test_a_project_is_made_once_and_a_later_limit_becomes_its_own(db: Database) -> None:
    first = await db.write(lambda conn: projects.create_key(conn, "shop", now_ms=NOW_MS, spend_limit_nano=5))
    second = await db.write(lambda conn: projects.create_key(conn, "shop", now_ms=NOW_MS, spend_limit_nano=2**62))
    third = await db.write(lambda conn: projects.create_key(conn, "shop", now_ms=NOW_MS))
    assert first.project.id == second.project.id == third.project.id
    assert third.project.spend_limit_nano == second.project.spend_limit_nano == 2**62
    assert {key.spend_limit_nano for key in await db.read(lambda conn: projects.list_keys(conn, "shop"))} == {2**62}
    assert await db.read(lambda conn: projects.list_keys(conn, "other")) == []
    with pytest.raises(sa.exc.IntegrityError):
        await db.write(lambda conn: projects.create_project(conn, "shop", now_ms=NOW_MS))


async def test_a_given_key_is_taken_once(db: Database) -> None:
    given = "a-key-that-somebody-made-up-themselves"
    first = await db.write(lambda conn: projects.create_key(conn, "default", now_ms=NOW_MS, given_key=given))
    again = await db.write(lambda conn: projects.create_key(conn, "default", now_ms=NOW_MS, given_key=given))
    assert first == again
    (known,) = await db.read(projects.list_keys)
    assert given.startswith(known.prefix)
    assert len(known.prefix) <= len(given) / 4


async def test_a_key_is_revoked_once_by_its_id_or_by_the_prefix_that_is_shown(db: Database) -> None:
    one, two = [await db.write(lambda conn: projects.create_key(conn, "p", now_ms=NOW_MS)) for _ in range(2)]
    assert await db.write(lambda conn: projects.revoke_key(conn, one.id, now_ms=NOW_MS + 1))
    assert not await db.write(lambda conn: projects.revoke_key(conn, one.id, now_ms=NOW_MS + 2))
    assert not await db.write(lambda conn: projects.revoke_key(conn, "sk-imp-", now_ms=NOW_MS))
    assert await db.write(lambda conn: projects.revoke_key(conn, two.key[:11] + "…", now_ms=NOW_MS + 3))
    assert [key.revoked_ms for key in await db.read(projects.list_keys)].count(None) == 0


async def test_a_prefix_that_two_keys_share_revokes_neither(db: Database) -> None:
    for given in ("twin-0000-0000-0000-first", "twin-0000-0000-0000-other"):
        await db.write(lambda conn, given=given: projects.create_key(conn, "p", now_ms=NOW_MS, given_key=given))
    prefixes = {key.prefix for key in await db.read(projects.list_keys)}
    assert len(prefixes) == 1
    assert not await db.write(lambda conn: projects.revoke_key(conn, prefixes.pop(), now_ms=NOW_MS))
