"""Who may come in: a good key finds its project; every other one is refused without being repeated."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from impasto.admit import auth
from impasto.errors import ImpastoError
from impasto.store import projects, tables
from impasto.store.db import Database
from impasto.store.projects import MadeKey

NOW_MS = 1_790_000_000_000


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "impasto.db")
    yield database
    await database.close()


async def made(db: Database, **more: object) -> MadeKey:
    return await db.write(lambda conn: projects.create_key(conn, "shop", now_ms=NOW_MS, **more))


async def refusal(db: Database, authorization: str) -> ImpastoError:
    with pytest.raises(ImpastoError) as refused:
        await auth.find(db, authorization, NOW_MS + 1000)
    assert refused.value.kind.status == 401
    return refused.value


@pytest.mark.parametrize("scheme", ["Bearer ", "bearer ", "BEARER   "])
async def test_a_key_finds_its_project(db: Database, scheme: str) -> None:
    key = await made(db, spend_limit_nano=7)
    found = await auth.find(db, scheme + key.key, NOW_MS)
    project, key_id = found.project, found.id
    assert key_id == key.id
    assert project == key.project
    assert project.spend_limit_nano == 7


async def test_a_project_comes_with_all_that_it_has_agreed(db: Database) -> None:
    key = await made(db)
    values = {"dialect": "strict", "answer": "url", "price_rule": '{"kind": "multiplier"}', "prepaid": True}
    await db.write(lambda conn: conn.execute(tables.project.update().values(values)).rowcount)
    project = (await auth.find(db, f"Bearer {key.key}", NOW_MS)).project
    assert (project.dialect, project.answer, project.prepaid) == ("strict", "url", True)
    assert project.price_rule == {"kind": "multiplier"}


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer ", "Basic YTpi", "sk-imp-without-a-scheme"])
async def test_a_request_without_a_key_is_told_so(db: Database, authorization: str) -> None:
    assert (await refusal(db, authorization)).name == "missing_key"


async def test_a_wrong_key_is_not_repeated(db: Database) -> None:
    problem = await refusal(db, "Bearer sk-proj-abcdefghijklmnopqrstuvwxyz-SECRET-1234")
    assert problem.name == "wrong_key"
    for lenient in (True, False):
        assert "sk-pro…1234" in problem.message(lenient=lenient)
        assert "abcdef" not in problem.message(lenient=lenient)


@pytest.mark.parametrize("key", ["x", "short", "hunter2hunter2", "ÿþ\x80", "a" * 23])
async def test_of_a_short_key_no_more_than_a_quarter_is_shown(db: Database, key: str) -> None:
    problem = await refusal(db, f"Bearer {key}")
    assert problem.name == "wrong_key"
    assert problem.values["shown"] == key[: len(key) // 4] + "…"


async def test_a_revoked_key_is_refused_at_once(db: Database) -> None:
    key = await made(db)
    await db.write(lambda conn: projects.revoke_key(conn, key.id, now_ms=NOW_MS))
    problem = await refusal(db, f"Bearer {key.key}")
    assert problem.name == "revoked_key"
    assert key.key not in problem.message()


async def test_a_key_is_good_until_the_millisecond_it_expires(db: Database) -> None:
    key = await made(db, expires_ms=NOW_MS + 1000)
    assert (await auth.find(db, f"Bearer {key.key}", NOW_MS + 999)).id == key.id
    assert (await refusal(db, f"Bearer {key.key}")).name == "expired_key"


async def test_a_digest_is_no_key(db: Database) -> None:
    key = await made(db)
    assert (await refusal(db, f"Bearer {projects.digest_of(key.key)}")).name == "wrong_key"


@pytest.mark.parametrize(
    "key",
    [
        "",
        "short",
        "x" * 23,
        "x" * 64,
        "sk-1234567890abcdef1234567890",
        "YOUR_API_KEY_GOES_RIGHT_HERE",
        "sk-change-me-change-me-change-me",
    ],
)
def test_a_key_that_can_be_guessed_is_weak(key: str) -> None:
    assert auth.weak(key)


async def test_a_key_that_we_made_is_never_weak(db: Database) -> None:
    assert not auth.weak((await made(db)).key)
    assert not auth.weak("correct horse battery staple")
