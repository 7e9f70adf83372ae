"""When an engine is left alone, and how it comes back."""

from collections.abc import Sequence

import pytest

from impasto.engines.base import EngineFailed, EngineRefused
from impasto.engines.health import Health, Out

FAILED = EngineFailed("it answered with status 500")
LOST = EngineFailed("its answer was lost", billed=True)
NOT_ITS_OWN = [
    EngineFailed("its rate limit", name="upstream_rate_limited"),
    EngineFailed("status 401", name="upstream_key_refused"),
    EngineFailed("its account is used up", name="upstream_out_of_credit"),
    EngineFailed("it answered with status 404", counts=False),
    EngineFailed("a picture could not be prepared", name="engine_crashed", counts=False),
]


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def health(clock: Clock) -> Health:
    return Health(5, 30.0, clock)


def fail(health: Health, times: int) -> None:
    for _ in range(times):
        health.failed(FAILED)


def may_be_asked(health: Health) -> bool:
    try:
        with health.attempt():
            return True
    except Out:
        return False


def test_five_failures_in_half_a_minute_take_it_out(health: Health) -> None:
    fail(health, 4)
    assert may_be_asked(health)

    health.failed(LOST)

    assert not may_be_asked(health)
    assert health.wait_s() == pytest.approx(30)


def test_failures_that_are_further_apart_do_not(health: Health, clock: Clock) -> None:
    for _ in range(20):
        health.failed(FAILED)
        clock.now_s += 8

    assert may_be_asked(health)


def test_an_answer_makes_the_count_begin_anew(health: Health) -> None:
    fail(health, 4)
    health.answered()
    fail(health, 4)

    assert may_be_asked(health)


@pytest.mark.parametrize("failure", NOT_ITS_OWN, ids=str)
def test_what_is_not_its_own_failure_does_not_count(health: Health, failure: EngineFailed) -> None:
    for _ in range(20):
        health.failed(failure)

    assert may_be_asked(health)


@pytest.mark.parametrize(
    ("before", "outcomes", "is_out"),
    [
        (3, (FAILED, FAILED, FAILED), False),
        (4, (FAILED, FAILED, FAILED), True),
        (4, (NOT_ITS_OWN[0], FAILED), True),
        (4, (FAILED, None), False),
        (4, (EngineRefused("moderation_blocked"), FAILED), False),
        (4, (EngineRefused("upstream_too_large", is_local=True), FAILED), True),
        (4, (ValueError(), NOT_ITS_OWN[-1]), False),
    ],
)
def test_the_calls_of_a_run_say_one_word(
    before: int, outcomes: Sequence[BaseException | None], is_out: bool, health: Health
) -> None:
    for _ in range(before):
        health.failed(FAILED)

    health.judge(outcomes)

    assert health.is_out is is_out


def test_one_request_tries_it_and_brings_it_back(health: Health, clock: Clock) -> None:
    fail(health, 5)
    clock.now_s += 30

    with health.attempt():
        assert not may_be_asked(health), "one at a time"
        assert health.wait_s() == pytest.approx(1)
        health.answered()

    assert not health.is_out
    assert may_be_asked(health)


def test_a_try_that_fails_leaves_it_out_for_as_long_again(health: Health, clock: Clock) -> None:
    fail(health, 5)
    clock.now_s += 31

    with health.attempt():
        health.failed(FAILED)

    assert health.wait_s() == pytest.approx(30)


def test_a_try_that_never_got_to_ask_makes_room_for_another(health: Health, clock: Clock) -> None:
    fail(health, 5)
    clock.now_s += 31

    assert may_be_asked(health)
    assert may_be_asked(health)


def test_without_a_number_of_failures_it_is_never_out(clock: Clock) -> None:
    health = Health(0, 30.0, clock)
    fail(health, 50)

    assert may_be_asked(health)
