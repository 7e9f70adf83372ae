"""An engine's queue: so many calls side by side, so many waiting, fair between projects, and nothing is ever lost."""

import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impasto.admit.queues import Place, Queue
from impasto.errors import ImpastoError


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class Runs:
    """Runs of one queue, whose calls last until they are told to end; `began` has them in the order they began."""

    def __init__(self, queue: Queue) -> None:
        self.queue = queue
        self.began: list[str] = []
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.at_the_end_of: dict[str, Callable[[], bool]] = {}
        self._ends: dict[str, asyncio.Event] = {}

    async def ask(self, *names: str, calls: int = 1) -> None:
        """Runs by name; the first letter is the project."""
        for name in names:
            self._ends[name] = asyncio.Event()
            self.tasks[name] = asyncio.create_task(self._run(name, calls))
            await settled()

    async def end(self, *names: str) -> None:
        for name in names:
            self._ends[name].set()
            await settled()

    async def cancel(self, name: str) -> None:
        self.tasks[name].cancel()
        await asyncio.gather(self.tasks[name], return_exceptions=True)
        await settled()

    async def _run(self, name: str, calls: int) -> None:
        with self.queue.enter(name[0], calls, 1.0) as place:
            await asyncio.gather(*(self._call(name, place) for _ in range(calls)))

    async def _call(self, name: str, place: Place) -> None:
        async with place.turn():
            self.began.append(name)
            await self._ends[name].wait()
        self.at_the_end_of.get(name, bool)()


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def counts(queue: Queue) -> tuple[int, int]:
    return queue.running, queue.queued


def refusal(queue: Queue, calls: int = 1, expected_s: float = 1.0) -> ImpastoError:
    with pytest.raises(ImpastoError) as refused, queue.enter("z", calls, expected_s):
        pass
    assert refused.value.name == "engine_busy"
    assert refused.value.kind.status == 503
    return refused.value


async def test_so_many_calls_run_and_the_others_wait_in_the_order_they_came() -> None:
    runs = Runs(Queue("null", 2, 10))
    await runs.ask("a1", "a2", "a3", "a4")
    assert (runs.began, counts(runs.queue)) == (["a1", "a2"], (2, 2))

    await runs.end("a2")
    assert (runs.began, counts(runs.queue)) == (["a1", "a2", "a3"], (2, 1))

    await runs.end("a1", "a3", "a4")
    assert (runs.began[-1], counts(runs.queue)) == ("a4", (0, 0))


async def test_projects_take_turns_however_much_one_of_them_sends() -> None:
    runs = Runs(Queue("null", 1, 1000))
    flood = [f"a{number}" for number in range(500)]
    await runs.ask(*flood)
    await runs.ask("b0", "b1", "c0")

    for done in range(8):
        await runs.end(runs.began[done])

    assert runs.began == ["a0", "a1", "b0", "c0", "a2", "b1", "a3", "a4", "a5"]
    for task in runs.tasks.values():
        task.cancel()
    await asyncio.gather(*runs.tasks.values(), return_exceptions=True)
    assert counts(runs.queue) == (0, 0)


async def test_a_project_that_comes_back_waits_behind_those_that_wait_already() -> None:
    runs = Runs(Queue("null", 1, 10))
    await runs.ask("a0", "b0", "c0")
    await runs.end("a0")
    await runs.ask("a1")

    await runs.end("b0", "c0", "a1")

    assert runs.began == ["a0", "b0", "c0", "a1"]


async def test_who_comes_while_a_turn_is_handed_over_is_not_faster() -> None:
    runs = Runs(Queue("null", 1, 10))
    await runs.ask("a0", "b0")
    runs._ends["a0"].set()
    late = asyncio.create_task(runs._run("b1", 1))
    runs._ends["b1"] = asyncio.Event()
    await settled()

    assert runs.began == ["a0", "b0"]
    await runs.end("b0", "b1")
    await late
    assert runs.began == ["a0", "b0", "b1"]


async def test_an_engine_without_a_limit_takes_all_and_counts_them() -> None:
    runs = Runs(Queue("null", 0, 0))
    names = [f"a{number}" for number in range(300)]
    await runs.ask(*names)

    assert counts(runs.queue) == (300, 0)
    await runs.end(*names)
    assert counts(runs.queue) == (0, 0)


@pytest.mark.parametrize(("in_flight", "longest"), [(1, 0), (1, 2), (3, 0), (2, 5)])
async def test_more_than_may_wait_are_refused_and_leave_no_trace(in_flight: int, longest: int) -> None:
    runs = Runs(Queue("null", in_flight, longest))
    names = [f"a{number}" for number in range(in_flight + longest)]
    await runs.ask(*names)

    refusal(runs.queue)

    assert counts(runs.queue) == (in_flight, longest)
    await runs.end(names[0])
    with runs.queue.enter("z", 1, 1.0):
        assert counts(runs.queue) == (min(in_flight, len(names) - 1), max(longest - 1, 0) + 1)
    await runs.end(*names[1:])


async def test_the_calls_of_one_run_take_turns_and_never_wait_for_each_other() -> None:
    runs = Runs(Queue("null", 1, 3))
    await runs.ask("a", calls=4)
    assert (runs.began, counts(runs.queue)) == (["a"], (1, 3))

    await runs.end("a")

    assert (runs.began, counts(runs.queue)) == (["a"] * 4, (0, 0))
    assert runs.tasks["a"].done()


async def test_a_run_of_several_calls_is_refused_as_a_whole() -> None:
    runs = Runs(Queue("null", 1, 3))
    await runs.ask("a", "b")

    refusal(runs.queue, calls=3)

    assert counts(runs.queue) == (1, 1)
    with runs.queue.enter("z", 2, 1.0):
        assert counts(runs.queue) == (1, 3)
    await runs.end("a", "b")


async def test_a_run_of_more_calls_than_ever_have_room_gets_the_whole_queue() -> None:
    runs = Runs(Queue("null", 1, 1))
    await runs.ask("a")
    refusal(runs.queue, calls=5)
    await runs.end("a")

    await runs.ask("b", calls=5)

    assert counts(runs.queue) == (1, 4)
    refusal(runs.queue)
    await runs.end("b")
    assert (runs.began.count("b"), counts(runs.queue)) == (5, (0, 0))


# ------------------------------------------------------------------------------------------------ places that come back


async def test_who_is_cancelled_while_it_waits_gives_its_place_back() -> None:
    runs = Runs(Queue("null", 1, 2))
    await runs.ask("a", "b", "c")
    refusal(runs.queue)

    await runs.cancel("b")

    assert counts(runs.queue) == (1, 1)
    await runs.end("a", "c")
    assert (runs.began, counts(runs.queue)) == (["a", "c"], (0, 0))


async def test_who_is_cancelled_while_it_runs_gives_its_turn_to_the_next() -> None:
    runs = Runs(Queue("null", 1, 2))
    await runs.ask("a", "b")

    await runs.cancel("a")

    assert (runs.began, counts(runs.queue)) == (["a", "b"], (1, 0))
    await runs.end("b")


async def test_who_is_cancelled_at_the_moment_of_its_turn_gives_it_to_the_next() -> None:
    runs = Runs(Queue("null", 1, 3))
    await runs.ask("a", "b", "c")
    # Its turn has come by then, and it has not woken up yet.
    runs.at_the_end_of["a"] = runs.tasks["b"].cancel

    await runs.end("a")

    assert runs.tasks["b"].cancelled()
    assert (runs.began, counts(runs.queue)) == (["a", "c"], (1, 0))
    await runs.end("c")
    assert counts(runs.queue) == (0, 0)


async def test_a_call_that_fails_gives_its_turn_to_the_next_and_its_run_the_rest() -> None:
    queue = Queue("null", 1, 9)
    runs = Runs(queue)

    async def fail(place: Place) -> None:
        async with place.turn():
            await runs.ask("b")
            raise OSError("the engine is gone")

    with queue.enter("a", 4, 1.0) as place:
        with pytest.raises(OSError, match="gone"):
            await fail(place)
        assert counts(queue) == (1, 3)

    await settled()
    assert (runs.began, counts(queue)) == (["b"], (1, 0))
    await runs.end("b")


# ------------------------------------------------------------------------------------------------ an honest retry-after


async def test_before_the_first_call_has_ended_the_plans_own_estimate_counts() -> None:
    runs = Runs(Queue("null", 2, 3, Clock()))
    await runs.ask("a", "b", "c", "d", "e")

    problem = refusal(runs.queue, expected_s=7.0)

    # Three wait, it would be the fourth; two side by side.
    assert problem.headers == {"retry-after": "14", "retry-after-ms": "14000"}
    assert problem.message() == ("The engine 'null' is busy, and 3 calls wait for it already. Please try again in 14s.")


async def test_then_the_measured_seconds_of_its_calls_count_the_newest_the_most() -> None:
    clock = Clock()
    runs = Runs(Queue("null", 1, 1, clock))
    await runs.ask("a")
    clock.now_s += 10
    await runs.end("a")
    assert runs.queue.mean_s == pytest.approx(10.0)
    await runs.ask("b")
    clock.now_s += 20
    await runs.end("b")
    assert runs.queue.mean_s == pytest.approx(12.0)
    await runs.ask("c", "d")

    problem = refusal(runs.queue, expected_s=999.0)

    assert problem.headers["retry-after"] == "24"


async def test_the_time_in_the_queue_is_not_the_calls_own() -> None:
    clock = Clock()
    runs = Runs(Queue("null", 1, 1, clock))
    await runs.ask("a", "b")
    clock.now_s += 50
    await runs.end("a")
    clock.now_s += 50

    await runs.end("b")

    assert runs.queue.mean_s == pytest.approx(50.0)


@pytest.mark.parametrize("expected_s", [0.0, 0.001, 0.9])
async def test_it_is_never_less_than_a_second(expected_s: float) -> None:
    runs = Runs(Queue("null", 1, 0))
    await runs.ask("a")

    assert refusal(runs.queue, expected_s=expected_s).headers == {"retry-after": "1", "retry-after-ms": "1000"}
    await runs.end("a")


STEPS = st.lists(
    st.tuples(st.sampled_from(["ask", "end", "cancel"]), st.sampled_from("abc"), st.integers(1, 4)), max_size=40
)


@given(in_flight=st.integers(1, 3), longest=st.integers(0, 4), steps=STEPS)
def test_whatever_happens_the_bounds_hold_and_every_place_comes_back(
    in_flight: int, longest: int, steps: list[tuple[str, str, int]]
) -> None:
    async def play() -> None:
        runs = Runs(Queue("null", in_flight, longest))
        names: list[str] = []
        for number, (what, project, size) in enumerate(steps):
            if what == "ask":
                names.append(f"{project}{number}")
                await runs.ask(names[-1], calls=size)
            elif names:
                name = names.pop(size % len(names))
                await (runs.end(name) if what == "end" else runs.cancel(name))
            queue = runs.queue
            assert 0 <= queue.running <= in_flight
            # One run that has more calls than there is room for may pass the bound, alone.
            assert 0 <= queue.queued <= max(longest, 4 - in_flight)
            assert queue.running == in_flight or queue.queued == 0, "nobody waits while there is room"
        await runs.end(*names)
        for task in runs.tasks.values():
            assert task.done()
            if not task.cancelled():
                assert isinstance(task.exception(), ImpastoError | None)
        assert counts(runs.queue) == (0, 0)

    asyncio.run(play())
