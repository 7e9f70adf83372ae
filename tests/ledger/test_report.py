"""Every invariant, broken by hand, is named with the row that breaks it."""

import pytest
from books import Books, claims

BROKEN = {
    "txn_sums_to_zero": (
        "UPDATE entry SET amount_nano = amount_nano + 1 WHERE account = 'revenue'",
        "transaction 1: its entries sum to $0.000000001",
    ),
    "ledger_sums_to_zero": (
        "UPDATE account SET balance_nano = balance_nano + 1 WHERE name = 'revenue'",
        "all accounts: their balances sum to $0.000000001",
    ),
    "balance_equals_entries": (
        "UPDATE account SET balance_nano = 5 WHERE name = 'project:p'",
        "account project:p: it stands at $0.000000005, its entries come to -$0.000000211",
    ),
    "entry_has_its_account_and_txn": ("DELETE FROM txn", "entry 1: account cost:relay or transaction 1"),
    "held_equals_open_holds": (
        "UPDATE month_spend SET held_nano = 0",
        "project p in 2026-11: $0.00 are held, its open holds come to $0.0000003",
    ),
    "charged_equals_settles": (
        "UPDATE month_spend SET charged_nano = charged_nano * 2",
        "project p in 2026-11: $0.000000422 are charged, its settles come to $0.000000211",
    ),
    "settled_hold_has_one_settle": (
        "UPDATE txn SET kind = 'other'",
        "generation gen_1: its hold is settled, by 0 transactions",
    ),
    "settle_has_a_settled_hold": (
        "UPDATE hold SET state = 'released' WHERE generation_id = 'gen_1'",
        "transaction 1: it settles generation gen_1, whose hold is released",
    ),
    "generation_equals_its_settle": (
        "UPDATE generation SET charge_nano = 210 WHERE id = 'gen_1'",
        "generation gen_1: charge $0.00000021 and cost $0.00000018, but its settle says $0.000000211 and $0.00000018",
    ),
    "hold_is_open_while_it_runs": (
        "UPDATE generation SET state = 'failed' WHERE id = 'gen_2'",
        "generation gen_2: it is failed, its hold is open",
    ),
}


async def with_a_settled_and_a_running_generation(books: Books) -> None:
    await books.project("p")
    await books.run("p", "gen_1", hold=300, charge=211, cost=180)
    await books.ledger.hold("p", "gen_2", 300, also=claims("p", "gen_2")).__aenter__()
    assert await books.verify() == []


@pytest.mark.parametrize("check", BROKEN)
async def test_a_broken_invariant_is_named(books: Books, check: str) -> None:
    await with_a_settled_and_a_running_generation(books)
    sql, said = BROKEN[check]
    books.break_by(sql)
    told = [str(difference) for difference in await books.verify() if difference.check == check]
    assert told
    assert said in told[0]


@pytest.mark.parametrize(
    ("sql", "check"),
    [
        ("DELETE FROM month_spend", "held_equals_open_holds"),
        ("DELETE FROM month_spend", "charged_equals_settles"),
        ("DELETE FROM hold WHERE generation_id = 'gen_1'", "settle_has_a_settled_hold"),
        ("DELETE FROM hold WHERE generation_id = 'gen_2'", "hold_is_open_while_it_runs"),
        ("UPDATE hold SET month = '2026-10'", "charged_equals_settles"),
        ("UPDATE hold SET amount_nano = 299 WHERE generation_id = 'gen_2'", "held_equals_open_holds"),
        ("UPDATE generation SET cost_nano = 0 WHERE id = 'gen_1'", "generation_equals_its_settle"),
        ("UPDATE generation SET state = 'done' WHERE id = 'gen_2'", "generation_equals_its_settle"),
        ("UPDATE account SET balance_nano = 0", "balance_equals_entries"),
    ],
)
async def test_a_row_that_is_gone_or_changed_is_noticed(books: Books, sql: str, check: str) -> None:
    await with_a_settled_and_a_running_generation(books)
    books.break_by(sql)
    assert check in {difference.check for difference in await books.verify()}


async def test_an_entry_booked_on_another_project_is_noticed(books: Books) -> None:
    await books.project("q")
    await books.run("q", "gen_3", hold=1, charge=1)
    await with_a_settled_and_a_running_generation(books)
    books.break_by("UPDATE entry SET account = 'project:q' WHERE account = 'project:p'")
    assert {"charged_equals_settles", "balance_equals_entries"} <= {d.check for d in await books.verify()}


def test_every_check_is_broken_once_here() -> None:
    from impasto.ledger import report

    assert [check.name for check in report._CHECKS] == list(BROKEN)
