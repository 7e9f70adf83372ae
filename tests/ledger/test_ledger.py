"""Hold, settle, release, grant: what each books, what it refuses, and that nothing of it happens twice."""

import asyncio

import pytest
import sqlalchemy as sa
from books import Books, at, settle

from impasto.errors import ImpastoError
from impasto.ledger import postings
from impasto.ledger.holds import HoldEnded
from impasto.ledger.ledger import MonthSpend
from impasto.store import tables


def boom(conn: sa.Connection) -> None:
    raise RuntimeError("boom")


async def test_a_settle_books_the_charge_and_the_cost(books: Books) -> None:
    await books.project("p")
    async with books.ledger.hold("p", "gen_1", 300) as hold:
        assert await books.ledger.this_month("p") == MonthSpend(month="2026-11", held_nano=300, charged_nano=0)
        assert await hold.settle(charge_nano=211, cost_nano=180, engine="relay") is False
    assert await books.states() == {"gen_1": "settled"}
    assert [await books.ledger.balance(a) for a in ("project:p", "revenue", "cost:relay", "payable:relay")] == [
        -211,
        211,
        -180,
        180,
    ]
    assert await books.ledger.this_month("p") == MonthSpend(month="2026-11", held_nano=0, charged_nano=211)
    assert await books.ledger.spent("p") == 211
    assert await books.verify() == []


async def test_the_truth_is_charged_when_it_is_more_than_was_held(books: Books) -> None:
    await books.project("p", limit_nano=300)
    async with books.ledger.hold("p", "gen_1", 300) as hold:
        assert await hold.settle(charge_nano=301, cost_nano=0, engine="relay") is True
    assert await books.ledger.spent("p") == 301
    with pytest.raises(ImpastoError, match=r"\$0\.00 of \$0\.0000003 are left"):
        await books.ledger.hold("p", "gen_2", 1).__aenter__()
    assert await books.verify() == []


async def test_a_charge_of_nothing_is_a_settle_without_entries(books: Books) -> None:
    await books.project("p")
    await books.run("p", "gen_1", hold=300, charge=0)
    assert await books.states() == {"gen_1": "settled"}
    assert len(await books.rows(sa.select(tables.txn))) == 1
    assert await books.rows(sa.select(tables.entry)) == []
    assert await books.verify() == []


async def test_a_hold_left_without_a_settle_is_released(books: Books) -> None:
    await books.project("p")
    released = []
    async with books.ledger.hold("p", "gen_1", 300, on_release=released.append):
        pass
    assert await books.states() == {"gen_1": "released"}
    assert len(released) == 1
    assert await books.ledger.this_month("p") == MonthSpend(month="2026-11", held_nano=0, charged_nano=0)


async def test_what_goes_wrong_in_a_run_releases_the_hold_and_is_raised(books: Books) -> None:
    await books.project("p")
    with pytest.raises(KeyError):
        async with books.ledger.hold("p", "gen_1", 300):
            raise KeyError
    assert await books.states() == {"gen_1": "released"}


async def test_a_release_that_fails_does_not_hide_why_the_run_failed(books: Books) -> None:
    await books.project("p")
    with pytest.raises(KeyError) as caught:
        async with books.ledger.hold("p", "gen_1", 300, on_release=boom):
            raise KeyError
    assert "could not be released either: RuntimeError('boom')" in caught.value.__notes__[0]
    assert await books.states() == {"gen_1": "open"}


async def test_a_release_that_fails_after_a_run_without_problems_is_raised(books: Books) -> None:
    await books.project("p")
    with pytest.raises(RuntimeError, match="boom"):
        async with books.ledger.hold("p", "gen_1", 300, on_release=boom):
            pass


async def test_what_the_caller_adds_to_a_hold_undoes_it_when_it_raises(books: Books) -> None:
    await books.project("p")
    with pytest.raises(RuntimeError, match="boom"):
        await books.ledger.hold("p", "gen_1", 300, also=boom).__aenter__()
    assert await books.states() == {}
    assert await books.rows(sa.select(tables.month_spend)) == []


async def test_a_refused_hold_undoes_what_the_caller_added(books: Books) -> None:
    await books.project("p", limit_nano=299)
    with pytest.raises(ImpastoError):
        await books.ledger.hold(
            "p", "gen_1", 300, also=lambda conn: postings.post(conn, kind="test", entries={}, now_ms=0)
        ).__aenter__()
    assert await books.rows(sa.select(tables.txn)) == []


async def test_a_settle_that_fails_leaves_the_hold_to_be_released(books: Books) -> None:
    await books.project("p")
    with pytest.raises(RuntimeError, match="boom"):
        async with books.ledger.hold("p", "gen_1", 300) as hold:
            await hold.settle(charge_nano=211, cost_nano=0, engine="relay", also=boom)
    assert await books.states() == {"gen_1": "released"}
    assert await books.ledger.spent("p") == 0
    assert await books.verify() == []


async def test_a_hold_is_settled_once(books: Books) -> None:
    await books.project("p")
    async with books.ledger.hold("p", "gen_1", 300) as hold:
        await hold.settle(charge_nano=211, cost_nano=0, engine="relay")
        with pytest.raises(HoldEnded, match="gen_1"):
            await hold.settle(charge_nano=211, cost_nano=0, engine="relay", also=boom)
        assert await hold.release(boom) is False
    assert await books.ledger.spent("p") == 211


async def test_a_released_hold_cannot_be_settled(books: Books) -> None:
    await books.project("p")
    async with books.ledger.hold("p", "gen_1", 300, on_release=boom) as hold:
        assert await hold.release() is True
        assert await hold.release(boom) is False
        with pytest.raises(HoldEnded):
            await hold.settle(charge_nano=211, cost_nano=0, engine="relay")
    assert await books.ledger.spent("p") == 0


async def test_an_open_hold_is_found_again_by_recovery(books: Books) -> None:
    await books.project("p")
    await books.ledger.hold("p", "gen_1", 300).__aenter__()
    books.clock.now_ms = at("2026-12-01T00:00:00")
    found = await books.ledger.find_open("gen_1")
    assert found is not None
    assert (found.amount_nano, found.is_open) == (300, True)
    await found.settle(charge_nano=100, cost_nano=0, engine="relay")
    assert await books.ledger.find_open("gen_1") is None
    assert await books.verify() == []


async def test_of_two_hundred_holds_at_once_exactly_those_within_the_limit_land(books: Books) -> None:
    await books.project("p", limit_nano=37 * 1000 + 999)
    outcomes = await asyncio.gather(
        *(books.ledger.hold("p", f"gen_{i}", 1000).__aenter__() for i in range(200)), return_exceptions=True
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, ImpastoError)]
    assert len(outcomes) - len(refused) == 37
    assert {problem.name for problem in refused} == {"project_spend_limit"}
    assert len(await books.states()) == 37
    assert await books.verify() == []


async def test_of_two_hundred_holds_at_once_exactly_those_within_the_credit_land(books: Books) -> None:
    await books.project("p", prepaid=True)
    await books.ledger.grant("p", 37 * 1000 + 999, "paid")
    outcomes = await asyncio.gather(
        *(books.ledger.hold("p", f"gen_{i}", 1000).__aenter__() for i in range(200)), return_exceptions=True
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, ImpastoError)]
    assert len(outcomes) - len(refused) == 37
    assert {problem.name for problem in refused} == {"no_credit"}


async def test_a_refusal_tells_what_is_left_and_what_it_may_cost(books: Books) -> None:
    await books.project("p", limit_nano=1_000_000_000)
    await books.run("p", "gen_1", hold=900_000_000, charge=790_000_000)
    with pytest.raises(ImpastoError) as caught:
        await books.ledger.hold("p", "gen_2", 211_000_000).__aenter__()
    assert caught.value.values == {"left": "$0.21", "limit": "$1.00", "needed": "$0.211"}
    assert caught.value.kind.status == 429


async def test_the_last_nano_dollar_of_a_limit_can_be_held(books: Books) -> None:
    await books.project("p", limit_nano=300)
    async with books.ledger.hold("p", "gen_1", 300):
        pass


async def test_the_spend_limit_begins_anew_with_each_month_in_utc(books: Books) -> None:
    await books.project("p", limit_nano=300)
    books.clock.now_ms = at("2026-11-30T23:59:59") + 999
    hold = await books.ledger.hold("p", "gen_1", 300).__aenter__()
    with pytest.raises(ImpastoError):
        await books.ledger.hold("p", "gen_2", 1).__aenter__()
    books.clock.now_ms += 1
    async with books.ledger.hold("p", "gen_3", 300):
        await hold.settle(charge_nano=250, cost_nano=0, engine="relay")
        assert await books.ledger.this_month("p") == MonthSpend(month="2026-12", held_nano=300, charged_nano=0)
    assert await books.ledger.spent("p") == 250
    assert await books.verify() == []


async def test_credit_counts_the_holds_of_every_month(books: Books) -> None:
    await books.project("p", prepaid=True)
    await books.ledger.grant("p", 500, "paid")
    await books.ledger.hold("p", "gen_1", 300).__aenter__()
    books.clock.now_ms = at("2026-12-01T00:00:00")
    with pytest.raises(ImpastoError) as caught:
        await books.ledger.hold("p", "gen_2", 201).__aenter__()
    assert caught.value.values == {"left": "$0.0000002", "needed": "$0.000000201"}
    await books.ledger.hold("p", "gen_3", 200).__aenter__()


async def test_a_prepaid_project_without_credit_holds_nothing(books: Books) -> None:
    await books.project("p", prepaid=True)
    with pytest.raises(ImpastoError, match=r"credit does not allow this request: \$0\.00 are left"):
        await books.ledger.hold("p", "gen_1", 1).__aenter__()


async def test_the_spend_limit_binds_a_prepaid_project_too(books: Books) -> None:
    await books.project("p", prepaid=True, limit_nano=100)
    await books.ledger.grant("p", 500, "paid")
    with pytest.raises(ImpastoError) as caught:
        await books.ledger.hold("p", "gen_1", 101).__aenter__()
    assert caught.value.name == "project_spend_limit"


async def test_another_projects_holds_are_its_own(books: Books) -> None:
    await books.project("p", limit_nano=300)
    await books.project("q", limit_nano=300)
    async with books.ledger.hold("p", "gen_1", 300), books.ledger.hold("q", "gen_2", 300):
        pass


async def test_a_grant_is_credit_and_is_booked_with_its_note(books: Books) -> None:
    await books.project("p", prepaid=True)
    await books.ledger.grant("p", 500, "invoice 7")
    await books.ledger.grant("p", 500, "invoice 8")
    assert [await books.ledger.balance(account) for account in ("project:p", "grants")] == [1000, -1000]
    assert await books.rows(sa.select(tables.txn.c.note)) == [("invoice 7",), ("invoice 8",)]
    assert await books.ledger.spent("p") == 0


@pytest.mark.parametrize("amount", [0, -1])
async def test_a_grant_of_nothing_or_less_is_refused(books: Books, amount: int) -> None:
    with pytest.raises(ValueError, match="granted"):
        await books.ledger.grant("p", amount, "")


async def test_amounts_below_nothing_are_refused(books: Books) -> None:
    await books.project("p")
    with pytest.raises(ValueError, match="held"):
        books.ledger.hold("p", "gen_1", -1)
    async with books.ledger.hold("p", "gen_1", 1) as hold:
        with pytest.raises(ValueError, match="settled"):
            await hold.settle(charge_nano=-1, cost_nano=0, engine="relay")
        with pytest.raises(ValueError, match="settled"):
            await hold.settle(charge_nano=0, cost_nano=-1, engine="relay")


async def test_a_project_that_does_not_exist_cannot_hold(books: Books) -> None:
    with pytest.raises(LookupError, match="'nobody'"):
        await books.ledger.hold("nobody", "gen_1", 1).__aenter__()


async def test_entries_that_do_not_sum_to_zero_are_never_written(books: Books) -> None:
    with pytest.raises(postings.Unbalanced, match="sum to 1"):
        await books.db.write(
            lambda conn: postings.post(conn, kind="test", entries={"revenue": 2, "grants": -1}, now_ms=0)
        )
    assert await books.rows(sa.select(tables.txn)) == []


async def test_a_generation_is_settled_in_one_transaction_with_its_row(books: Books) -> None:
    await books.project("p")
    await books.run("p", "gen_1", hold=300, charge=211, cost=180)
    assert await books.rows(sa.select(tables.generation.c.state, tables.generation.c.charge_nano)) == [("done", 211)]
    assert await books.verify() == []


async def test_runs_side_by_side_leave_the_books_in_order(books: Books) -> None:
    await books.project("p")
    await books.project("q", prepaid=True)
    await books.ledger.grant("q", 10**6, "paid")
    await asyncio.gather(*(books.run("pq"[i % 2], f"gen_{i}", hold=300, charge=i, cost=i // 2) for i in range(100)))
    assert await books.ledger.balance("revenue") == sum(range(100))
    assert await books.verify() == []


async def test_settle_returns_whether_the_hold_was_exceeded_through_the_callers_own_op(books: Books) -> None:
    await books.project("p")
    async with books.ledger.hold("p", "gen_1", 10) as hold:
        assert await settle(hold, "gen_1", charge=11) is True
