"""How often, against a simple model of tokens that come back; with a clock that steps back; and many at once."""

import asyncio
import sys
from collections.abc import AsyncIterator
from fractions import Fraction
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from limited import NOW_MS, Gate, caller, wait_ms

from impasto.admit import limits
from impasto.errors import error

MINUTE_MS = 60_000
USERS = [None, "ann", "bob"]


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    async with Gate.opened() as opened:
        yield opened


class Tokens:
    """A bucket of the model: tokens come back evenly, each in a 60/limit of a second, rounded up to a microsecond."""

    def __init__(self, limit: int) -> None:
        self.limit, self.left, self.seen_us = limit, Fraction(limit), 0
        self.each_us = -(-60_000_000 // limit)

    def come_back(self, now_us: int) -> None:
        self.left = min(Fraction(self.limit), self.left + Fraction(now_us - self.seen_us, self.each_us))
        self.seen_us = now_us


LIMITS = st.sampled_from([None, 1, 2, 3, 7, 60])
NAMES = ("requests", "images", "user_images", "key_requests", "key_images")
ASKED = st.tuples(
    st.integers(0, 40_000), st.sampled_from(["key_1", "key_2"]), st.integers(1, 4), st.sampled_from(USERS)
)


@settings(max_examples=60, deadline=None)
@given(of=st.fixed_dictionaries(dict.fromkeys(NAMES, LIMITS)), history=st.lists(ASKED, min_size=1, max_size=30))
def test_any_history_is_admitted_as_the_model_admits_it(
    of: dict[str, int | None], history: list[tuple[int, str, int, str | None]]
) -> None:
    model: dict[tuple[str, str], Tokens] = {}

    def tokens_of(key: str, user: str | None, now_us: int) -> dict[str, Tokens]:
        whose = {"requests": "project", "images": "project", "key_requests": key, "key_images": key}
        whose |= {"user_images": user} if user is not None else {}
        found = {}
        for name, holder in whose.items():
            if (limit := of[name]) is not None:
                found[name] = model.setdefault((name, holder), Tokens(limit))
                found[name].come_back(now_us)
        return found

    async def check() -> None:
        async with Gate.opened() as gate:
            for passed_ms, key, n, user in history:
                gate.now_ms += passed_ms
                mine, asking = tokens_of(key, user, gate.now_ms * 1000), caller(key=key, **of)
                wanted = {name: 1 if "requests" in name else n for name in mine}
                admits = all(tokens.left >= wanted[name] for name, tokens in mine.items())

                refused = await gate.ask(asking, n=n, user=user)

                assert (refused is None) == admits
                for name, tokens in mine.items():
                    tokens.left -= wanted[name] if admits else 0
                for kind, told in (("requests", asking.allowance.requests), ("images", asking.allowance.images)):
                    left = [int(tokens.left) for name, tokens in mine.items() if kind in name]
                    assert (told.remaining if told else None) == min(left, default=None)

    asyncio.run(check())


STEPS = st.one_of(
    st.tuples(st.just("passes"), st.integers(1, 3 * MINUTE_MS)),
    st.tuples(st.just("steps back"), st.integers(1, 3 * 3_600_000)),
    st.tuples(st.just("asks"), st.integers(1, 5)),
)


@settings(max_examples=80, deadline=None)
@given(limit=st.sampled_from([5, 7, 60, 1000]), steps=st.lists(STEPS, max_size=40))
def test_a_clock_that_steps_back_gives_nothing_away_and_locks_nobody_out(
    limit: int, steps: list[tuple[str, int]]
) -> None:
    async def check() -> None:
        admitted, forward_ms, asking = 0, 0, caller(images=limit)
        async with Gate.opened() as gate:
            for what, number in steps:
                if what == "passes":
                    gate.now_ms, forward_ms = gate.now_ms + number, forward_ms + number
                elif what == "steps back":
                    gate.now_ms -= number
                elif (refused := await gate.ask(asking, n=number)) is None:
                    admitted += number
                    # What there was at first, and what came back meanwhile.
                    assert admitted <= limit + forward_ms * limit / MINUTE_MS
                else:
                    assert 0 < wait_ms(refused) <= MINUTE_MS
                    before_ms, gate.now_ms = gate.now_ms, gate.now_ms + wait_ms(refused)
                    assert await gate.look(asking, n=number) is None
                    gate.now_ms = before_ms

    asyncio.run(check())


async def test_after_an_hour_back_nobody_waits_more_than_a_minute(gate: Gate) -> None:
    asking = caller(images=1)
    assert await gate.ask(asking) is None
    gate.now_ms -= 3_600_000

    refused = await gate.ask(asking)
    assert refused is not None
    assert wait_ms(refused) == MINUTE_MS

    gate.now_ms += MINUTE_MS
    assert await gate.ask(asking) is None


async def test_many_at_once_from_two_databases_on_one_file_take_exactly_what_there_is(tmp_path: Path) -> None:
    async with Gate.opened(tmp_path / "impasto.db") as here, Gate.opened(tmp_path / "impasto.db") as there:
        asked = [gate.ask(caller(images=20, key_images=50), n=2) for gate in (here, there) for _ in range(30)]

        answers = await asyncio.gather(*asked)

        assert answers.count(None) == 10
        assert {refused.name for refused in answers if refused} == {"rate_images"}
        full_us = (NOW_MS + MINUTE_MS) * 1000
        assert await here.rows() == {"images/project/proj_1": full_us, "images/key/key_1": full_us - 36_000_000}


async def test_without_a_limit_nothing_is_written(gate: Gate) -> None:
    asking = caller(user_images=1)
    assert [await gate.ask(asking, n=10) for _ in range(3)] == [None] * 3
    assert await gate.rows() == {}
    assert (asking.allowance.requests, asking.allowance.images) == (None, None)


async def test_what_one_bucket_refuses_takes_from_none(gate: Gate) -> None:
    asking = caller(requests=10, images=10, key_images=3)
    assert await gate.ask(asking, n=3) is None
    before = await gate.rows()

    refused = await gate.ask(asking, n=1)

    assert refused is not None
    assert "key key_1" in refused.message()
    assert await gate.rows() == before


async def test_what_is_undone_is_not_told(gate: Gate) -> None:
    asking = caller(requests=10, images=10)
    limited = gate.limited(asking, n=4)

    def take_in_vain(conn: sa.Connection) -> None:
        limits.take(conn, limited, 4, gate.now_ms * 1000)
        raise RuntimeError("something else in the transaction")

    async with limits.counted(gate.db, limited, gate.clock_ms):
        pass
    with pytest.raises(RuntimeError):
        await gate.db.write(take_in_vain)

    for told in (asking.allowance.requests, asking.allowance.images):
        assert told is not None
        assert (told.limit, told.remaining) == (10, 10)


async def test_what_is_refused_later_was_a_request_and_no_picture(gate: Gate) -> None:
    asking = caller(requests=2, images=2)

    async def refuse(problem: Exception) -> None:
        async with limits.counted(gate.db, gate.limited(asking), gate.clock_ms):
            raise problem

    with pytest.raises(RuntimeError):
        await refuse(RuntimeError("a defect is nobody's request"))
    assert await gate.rows() == {}
    for _ in range(2):
        with pytest.raises(type(error("empty_prompt")), match="The prompt is empty"):
            await refuse(error("empty_prompt"))
    assert list(await gate.rows()) == ["requests/project/proj_1"]
    refused = await gate.look(asking)
    assert refused is not None
    assert refused.name == "rate_requests"


async def test_the_longest_wait_is_told_where_several_refuse(gate: Gate) -> None:
    asking = caller(requests=60, images=4)
    for _ in range(60):
        if await gate.ask(asking) is not None:
            with pytest.raises(type(error("empty_prompt"))):
                async with limits.counted(gate.db, gate.limited(asking, n=99), gate.clock_ms):
                    raise error("empty_prompt")

    refused = await gate.ask(asking, n=2)

    assert refused is not None
    assert (refused.name, wait_ms(refused)) == ("rate_images", 30_000)
    assert (refused.values["limit"], refused.values["used"], refused.values["requested"]) == (4, 4, 2)
    assert refused.values["wait"] == "30s"


@pytest.mark.parametrize("n", [0, -1, 11, 99, 10**9])
async def test_a_number_that_no_model_takes_is_left_to_the_plan(gate: Gate, n: int) -> None:
    asking = caller(images=1, user_images=1)
    assert await gate.ask(asking) is None
    assert await gate.look(asking, n=n, user="ann") is None


async def test_more_than_a_minutes_worth_can_never_pass(gate: Gate) -> None:
    refused = await gate.ask(caller(images=3), n=4)
    assert refused is not None
    assert (refused.name, refused.kind.retry, refused.headers) == ("rate_too_many_images", False, {})


async def test_that_it_can_never_pass_is_told_before_any_wait(gate: Gate) -> None:
    asking = caller(requests=1, images=3)
    assert await gate.ask(asking) is None
    refused = await gate.ask(asking, n=4)
    assert refused is not None
    assert refused.name == "rate_too_many_images"


async def test_end_users_are_counted_apart_and_not_kept_by_name(gate: Gate) -> None:
    asking = caller(user_images=2)
    assert await gate.ask(asking, n=2, user="ann") is None
    assert await gate.ask(asking, n=2, user="bob") is None
    # The identifier is what OpenAI asks for now; `user` was before it.
    assert await gate.ask(asking, n=2, safety_identifier="carl", user="ann") is None
    assert await gate.ask(asking, n=1, user="") is None
    refused = await gate.ask(asking, n=1, user="carl")
    assert refused is not None
    assert refused.name == "rate_user_images"
    assert await gate.ask(caller(project="proj_2", user_images=2), n=2, user="ann") is None
    assert not [key for key in await gate.rows() if "ann" in key or "carl" in key]


async def test_a_changed_limit_counts_at_once(gate: Gate) -> None:
    assert await gate.ask(caller(images=10), n=10) is None
    gate.now_ms += 30_000
    refused = await gate.ask(caller(images=2), n=2)
    assert refused is not None
    assert wait_ms(refused) == 30_000
    assert await gate.ask(caller(images=100), n=10) is None
