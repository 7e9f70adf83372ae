"""A run may be cancelled at any moment, and again: its hold is settled or released, never forgotten."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from books import Books

from impasto.ledger.ledger import Hold


class Gate:
    """Holds the writer thread inside an op until the test opens it."""

    def __init__(self) -> None:
        self.reached = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._open = threading.Event()

    def __call__(self, conn: sa.Connection) -> None:
        self._loop.call_soon_threadsafe(self.reached.set)
        assert self._open.wait(10)

    def open(self) -> None:
        self._open.set()


@contextmanager
def gate() -> Iterator[Gate]:
    made = Gate()
    try:
        yield made
    finally:
        made.open()


async def cancel_thrice(task: "asyncio.Task[None]") -> None:
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)


async def test_a_cancelled_run_releases_its_hold(books: Books) -> None:
    await books.project("p")
    running = asyncio.Event()

    async def run() -> None:
        async with books.ledger.hold("p", "gen_1", 300):
            running.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(run())
    await running.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await books.states() == {"gen_1": "released"}


async def test_a_release_completes_when_the_run_is_cancelled_again_and_again(books: Books) -> None:
    await books.project("p")
    running = asyncio.Event()
    with gate() as release:

        async def run() -> None:
            async with books.ledger.hold("p", "gen_1", 300, on_release=release):
                running.set()
                await asyncio.Event().wait()

        task = asyncio.create_task(run())
        await running.wait()
        task.cancel()
        await release.reached.wait()
        await cancel_thrice(task)
        assert not task.done()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await books.states() == {"gen_1": "released"}


async def test_a_cancellation_during_the_release_does_not_hide_why_the_run_failed(books: Books) -> None:
    await books.project("p")
    seen: list[str] = []
    with gate() as release:

        async def run() -> None:
            try:
                async with books.ledger.hold("p", "gen_1", 300, on_release=release):
                    raise KeyError("why")
            except KeyError:
                seen.append("why")
                await asyncio.sleep(0)
                seen.append("never")

        task = asyncio.create_task(run())
        await release.reached.wait()
        await cancel_thrice(task)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert seen == ["why"]
    assert await books.states() == {"gen_1": "released"}


async def test_a_run_cancelled_while_it_opens_its_hold_leaves_none_open(books: Books) -> None:
    await books.project("p")
    entered = released = False
    with gate() as claim:

        def on_release(conn: sa.Connection) -> None:
            nonlocal released
            released = True

        async def run() -> None:
            nonlocal entered
            async with books.ledger.hold("p", "gen_1", 300, also=claim, on_release=on_release):
                entered = True

        task = asyncio.create_task(run())
        await claim.reached.wait()
        await cancel_thrice(task)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (entered, released) == (False, True)
    assert await books.states() == {"gen_1": "released"}


async def test_a_run_cancelled_while_its_hold_is_refused_is_cancelled(books: Books) -> None:
    await books.project("p", limit_nano=1)
    with gate() as claim:
        task: asyncio.Task[Hold] = asyncio.create_task(books.ledger.hold("p", "gen_1", 300, also=claim).__aenter__())
        await claim.reached.wait()
        task.cancel()
        await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError) as caught:
        await task
    assert "project's spend limit" in caught.value.__notes__[0]
    assert await books.states() == {}


async def test_a_settle_completes_when_the_run_is_cancelled_meanwhile(books: Books) -> None:
    await books.project("p")
    held: list[Hold] = []
    with gate() as end:

        async def run() -> None:
            async with books.ledger.hold("p", "gen_1", 300) as hold:
                held.append(hold)
                await hold.settle(charge_nano=211, cost_nano=0, engine="relay", also=end)

        task = asyncio.create_task(run())
        await end.reached.wait()
        await cancel_thrice(task)
        assert not task.done()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not held[0].is_open
    assert await books.states() == {"gen_1": "settled"}
    assert await books.ledger.spent("p") == 211
    assert await books.verify() == []


async def test_a_deadline_that_passes_during_a_settle_is_a_timeout_after_it(books: Books) -> None:
    await books.project("p")
    with gate() as end:

        async def run() -> None:
            async with books.ledger.hold("p", "gen_1", 300) as hold:
                async with asyncio.timeout(0.02):
                    await hold.settle(charge_nano=211, cost_nano=0, engine="relay", also=end)

        task = asyncio.create_task(run())
        await end.reached.wait()
        await asyncio.sleep(0.05)
        assert not task.done()
    with pytest.raises(TimeoutError):
        await task
    assert await books.states() == {"gen_1": "settled"}
