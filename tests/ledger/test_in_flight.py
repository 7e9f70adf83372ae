"""Never more pictures in flight than a project may have, however many ask at once; and when there is room again."""

import asyncio
from pathlib import Path

import pytest
from books import Books, claims, settle

from impasto.errors import ImpastoError
from impasto.ledger import in_flight
from impasto.ledger.ledger import Hold
from impasto.store import tables


async def limited(books: Books, most: int, **more: object) -> None:
    await books.project("shop", **more)  # type: ignore[arg-type]
    row = tables.project.update().where(tables.project.c.id == "shop").values(images_in_flight=most)
    await books.db.write(lambda conn: conn.execute(row).rowcount)


async def held(books: Books, generation: str, pictures: int = 1, amount: int = 1) -> Hold:
    hold = books.ledger.hold("shop", generation, amount, pictures=pictures, also=claims("shop", generation))
    return await hold.__aenter__()


async def refusal(books: Books, pictures: int = 1, amount: int = 1) -> ImpastoError:
    with pytest.raises(ImpastoError) as refused:
        await held(books, "gen_refused", pictures, amount)
    return refused.value


async def test_of_forty_at_once_from_two_databases_on_one_file_exactly_the_limit_land(tmp_path: Path) -> None:
    async with Books.opened(tmp_path / "impasto.db") as here, Books.opened(tmp_path / "impasto.db") as there:
        await limited(here, 7)
        asked = [held(books, f"gen_{n}_{name}") for n in range(20) for name, books in (("a", here), ("b", there))]

        answers = await asyncio.gather(*asked, return_exceptions=True)

        refused = [answer for answer in answers if isinstance(answer, ImpastoError)]
        assert (len(refused), {problem.name for problem in refused}) == (33, {"in_flight"})
        assert list((await here.states()).values()) == ["open"] * 7
        assert await here.verify() == []


async def test_pictures_count_and_not_runs(books: Books) -> None:
    await limited(books, 5)
    four = await held(books, "gen_4", pictures=4)
    assert (await refusal(books, pictures=2)).name == "in_flight"
    one = await held(books, "gen_1")
    assert (await refusal(books)).values["used"] == 5

    await settle(four, "gen_4", charge=1)
    await held(books, "gen_3", pictures=3)
    await one.release()

    assert (await refusal(books, pictures=3)).values["used"] == 3


async def test_more_than_ever_can_be_is_refused_for_good(books: Books) -> None:
    await limited(books, 3)
    refused = await refusal(books, pictures=4)
    assert (refused.name, refused.kind.retry, refused.headers) == ("in_flight_too_many", False, {})


async def test_other_projects_are_not_counted(books: Books) -> None:
    await limited(books, 1)
    await books.project("other")
    await books.run("other", "gen_other", hold=1, charge=1)
    await books.ledger.hold("other", "gen_open", 1, also=claims("other", "gen_open")).__aenter__()
    await held(books, "gen_1")
    assert (await refusal(books)).name == "in_flight"


async def test_what_waiting_does_not_help_against_is_told_first(books: Books) -> None:
    await limited(books, 1, limit_nano=10)
    await held(books, "gen_1")
    assert (await refusal(books, amount=100)).name == "project_spend_limit"
    assert (await refusal(books)).name == "in_flight"


async def test_a_prepaid_project_is_told_of_its_credit_first(books: Books) -> None:
    await limited(books, 1, prepaid=True)
    await books.ledger.grant("shop", 10, "paid")
    await held(books, "gen_1")
    assert (await refusal(books, amount=100)).name == "no_credit"
    assert (await refusal(books)).name == "in_flight"


async def test_the_wait_is_until_the_oldest_have_ended_as_runs_took_lately(books: Books) -> None:
    await limited(books, 3)
    for n in range(3):
        done = await held(books, f"gen_done_{n}")
        books.clock.now_ms += 20_000
        await settle(done, f"gen_done_{n}", charge=1)
    ended = tables.generation.update().values(created_ms=0, ended_ms=20_000)
    await books.db.write(lambda conn: conn.execute(ended).rowcount)
    for n in range(3):
        await held(books, f"gen_{n}")
        books.clock.now_ms += 5_000

    assert (await refusal(books, pictures=1)).headers == {"retry-after": "5", "retry-after-ms": "5000"}
    assert (await refusal(books, pictures=2)).headers == {"retry-after": "10", "retry-after-ms": "10000"}
    assert "try again in 15s" in (await refusal(books, pictures=3)).message()
    books.clock.now_ms += 60_000
    assert (await refusal(books)).headers["retry-after-ms"] == "1000"


async def test_before_the_first_has_ended_the_wait_is_as_long_as_it_runs(books: Books) -> None:
    await limited(books, 1)
    await held(books, "gen_1")
    for passed_ms, wait_ms in ((0, "1000"), (7_500, "7500"), (600_000, "60000"), (-700_000, "1000")):
        books.clock.now_ms += passed_ms
        assert (await refusal(books)).headers["retry-after-ms"] == wait_ms


async def test_the_open_ones_are_found_by_their_index(books: Books) -> None:
    counting = in_flight.COUNT.compile()
    explained = f"EXPLAIN QUERY PLAN {counting}"
    plan = await books.db.read(
        lambda conn: conn.exec_driver_sql(explained, {**counting.params, "project": "shop"}).all()
    )
    assert "USING INDEX hold_open" in " ".join(str(row) for row in plan)
