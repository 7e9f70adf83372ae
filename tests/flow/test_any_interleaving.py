"""Whatever the order of requests, retries, departures, endings and deaths: no picture goes to two clients, none is
charged twice, and the books are in order.

Two processes on one data folder are two worlds here; a crash drops one without a word, lock and all. What a request
does is done step by step by the same functions that the flow calls, so that any order can be tried.
"""

import asyncio
import dataclasses
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from impasto.admit import recall
from impasto.app import open_world
from impasto.edge.delivery import give_up
from impasto.ending import Drawn, fail, settle
from impasto.engines.base import EngineFailed, EngineRefused
from impasto.errors import ImpastoError
from impasto.ledger import prices
from impasto.ledger.ledger import Hold, Ledger
from impasto.ledger.report import verify
from impasto.recovery import recover, recover_owner
from impasto.settings import Settings
from impasto.store import generations, projects, readers, tables
from impasto.types import Caller, ImageRequest, Plan, Project, Rates, Reader, Size, StoredImage, Usage
from impasto.world import World

NOW_MS = 1_790_000_000_000
GRACE_S = 180
EACH = Usage(image_out=200)
RATES = Rates(
    text_in_nano=5_000,
    text_cached_nano=1_250,
    image_in_nano=8_000,
    image_cached_nano=2_000,
    image_out_nano=30_000,
    since=date(2026, 4, 21),
)
ONE = 200 * 30_000
RULES: list[dict[str, Any] | None] = [None, {"type": "multiplier", "by": "3"}, {"type": "discount", "percent": "50"}]


@dataclass
class Run:
    """The model of a generation."""

    id: str
    wish: str
    owner: int
    n: int
    is_billed: bool
    created_ms: int
    patience_ms: int
    count: int
    reader: int | None
    until_ms: int | None
    hold: Hold
    terms: prices.Terms
    plan: Plan
    kept: int = 0
    state: str = "running"
    is_final: bool = False
    is_delivered: bool = False


@dataclass
class Client:
    """The model of a request: where it is, whether it still listens, and what it waits for."""

    reader: Reader
    process: int
    run: Run
    listens: bool = True
    got: bool = False


@dataclass
class Process:
    world: World
    is_alive: bool = True


@dataclass
class Clock:
    now_ms: int = NOW_MS

    def __call__(self) -> int:
        return self.now_ms


@dataclass
class House:
    """A data folder with the processes that live on it."""

    folder: str
    exits: AsyncExitStack
    clock: Clock = field(default_factory=Clock)
    processes: list[Process] = field(default_factory=list)
    project: Project | None = None
    key_id: str = ""

    @classmethod
    @asynccontextmanager
    async def opened(cls) -> AsyncIterator["House"]:
        with tempfile.TemporaryDirectory() as folder:
            async with AsyncExitStack() as exits:
                house = cls(folder, exits)
                await house.start()
                await house.start()
                world = house.processes[0].world
                made = await world.db.write(lambda conn: projects.create_key(conn, "prepaid", now_ms=NOW_MS))
                prepaid = tables.project.update().values(prepaid=True)
                await world.db.write(lambda conn: conn.execute(prepaid).rowcount)
                house.project, house.key_id = made.project, made.id
                yield house

    async def start(self) -> None:
        opened = open_world(Settings(data_dir=self.folder, engine="null", log="off"), "serve")
        world = await self.exits.enter_async_context(opened)
        ledger = Ledger(world.db, self.clock)
        self.processes.append(Process(dataclasses.replace(world, clock_ms=self.clock, ledger=ledger)))

    def die(self, number: int) -> None:
        """As kill -9: nothing is said, and the kernel lets the lock go."""
        process = self.processes[number]
        process.is_alive = False
        os.close(process.world.owner._lock)
        process.world.owner._lock = os.open(os.devnull, os.O_RDONLY)  # what its exit closes

    def alive(self) -> list[int]:
        return [number for number, process in enumerate(self.processes) if process.is_alive]


class Interleavings(RuleBasedStateMachine):
    """The model: runs, clients, and what the project was granted and charged."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.exits = AsyncExitStack()
        self.house: House = self.do(self.exits.enter_async_context(House.opened()))
        self.runs: list[Run] = []
        self.clients: list[Client] = []
        self.granted = self.charged = self.over = self.requests = 0
        self.rule: dict[str, Any] | None = None
        self.grant(20)

    def do(self, work: Any) -> Any:
        return self.runner.run(work)

    @property
    def now_ms(self) -> int:
        return self.house.clock.now_ms

    def world(self, process: int) -> World:
        alive = self.house.alive()
        return self.house.processes[alive[process % len(alive)]].world

    def number(self, world: World) -> int:
        return next(n for n, process in enumerate(self.house.processes) if process.world is world)

    def open_runs(self, *, alive: bool = True) -> list[Run]:
        return [
            run
            for run in self.runs
            if run.state == "running" and (not alive or self.house.processes[run.owner].is_alive)
        ]

    # ----------------------------------------------------------------------------------------------------- requests

    @rule(
        process=st.integers(0, 1),
        wish=st.sampled_from(["fox", "fox", "fox", "whale"]),
        count=st.sampled_from([0, 1, 1, 2]),
        patience_s=st.sampled_from([2, 600]),
        n=st.integers(1, 2),
        is_billed=st.booleans(),
    )
    def ask(self, process: int, wish: str, count: int, patience_s: int, n: int, is_billed: bool) -> None:
        self.requests += 1
        world = self.world(process)
        reader = Reader(id=f"req_{self.requests}", user_agent="sdk", retry_count=count, patience_ms=patience_s * 1000)
        assert self.house.project is not None
        project = msgspec.structs.replace(self.house.project, price_rule=self.rule)
        caller = Caller(project=project, key_id=self.house.key_id, dialect="lenient", reader=reader)
        asked = recall.Asked(caller=caller, operation="generation", fingerprint=wish)
        if count > 0:
            self._dead_readers_are_found(wish, count)
        expected = self._claimable(wish, count)
        bury = partial(recover_owner, world)
        claimed = self.do(recall.claim_run(world.db, world.owner, asked, self.house.clock, bury))
        assert claimed == (expected.id if expected else None)
        event("claimed" if expected else "began")
        if expected:
            assert not expected.is_delivered
            for client in self.clients:
                if client.run is expected:
                    assert not client.got
            self._read(expected, reader, world, count)
        else:
            self._begin(world, caller, wish, n, is_billed)

    def _dead_readers_are_found(self, wish: str, count: int) -> None:
        """A retry that looks for its run recovers the processes whose clients waited for one like it."""
        for run in list(self.runs):
            blocked = run.reader is not None and not (run.until_ms is not None and run.until_ms <= self.now_ms)
            if blocked and self._matches(run, wish, count):
                owner = self.clients[run.reader].process  # type: ignore[index]  # blocked: it has one
                if not self.house.processes[owner].is_alive:
                    self._model_recovers(owner)

    def _matches(self, run: Run, wish: str, count: int) -> bool:
        is_young = run.created_ms >= self.now_ms - run.patience_ms - GRACE_S * 1000
        open_or_final = run.state == "running" or run.is_final
        return run.wish == wish and run.count < count and is_young and open_or_final and not run.is_delivered

    def _claimable(self, wish: str, count: int) -> Run | None:
        free = [
            run
            for run in self.runs
            if self._matches(run, wish, count)
            and (run.reader is None or (run.until_ms is not None and run.until_ms <= self.now_ms))
        ]
        return min(free, key=lambda run: (run.created_ms, run.id), default=None) if count else None

    def _read(self, run: Run, reader: Reader, world: World, count: int) -> None:
        self.clients.append(Client(reader, self.number(world), run))
        run.reader, run.count = len(self.clients) - 1, count
        run.until_ms = self.now_ms + reader.patience_ms if run.state == "running" else None

    def _begin(self, world: World, caller: Caller, wish: str, n: int, is_billed: bool) -> None:
        plan = a_plan(n, is_billed)
        terms = prices.Terms(rates=RATES, rule=prices.parse_rule(self.rule), spent_nano=self.charged)
        generation = f"gen_{self.requests:04}"
        new = generations.NewGeneration(
            id=generation,
            project_id=caller.project.id,
            key_id=caller.key_id,
            owner_id=world.owner.id,
            request=ImageRequest(prompt=wish),
            plan=plan,
            rates=terms.rates,
            price_rule=self.rule,
            spent_nano=terms.spent_nano,
            fingerprint=wish,
            created_ms=self.now_ms,
            reader=caller.reader,
            claimable=True,
        )
        high_nano = prices.quote(plan, terms).high_nano
        hold = world.ledger.hold(
            caller.project.id, generation, high_nano, also=lambda conn: generations.claim(conn, new)
        )
        held = sum(run.hold.amount_nano for run in self.open_runs(alive=False))
        if self.granted - self.charged - held < high_nano:
            with pytest.raises(ImpastoError, match="credit"):
                self.do(hold.__aenter__())
            return
        self.do(hold.__aenter__())  # and credit is not below zero after it
        self.do(readers.attach(world.db, caller.reader, generation))
        number = self.number(world)
        self.clients.append(Client(caller.reader, number, None))  # type: ignore[arg-type]  # on the next line but one
        run = Run(
            id=generation,
            wish=wish,
            owner=number,
            n=n,
            is_billed=is_billed,
            created_ms=self.now_ms,
            patience_ms=caller.reader.patience_ms,
            count=caller.reader.retry_count,
            reader=len(self.clients) - 1,
            until_ms=self.now_ms + caller.reader.patience_ms,
            hold=hold,
            terms=terms,
            plan=plan,
        )
        self.clients[-1].run = run
        self.runs.append(run)

    @precondition(lambda self: any(client.listens for client in self.clients))
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        client = data.draw(st.sampled_from([client for client in self.clients if client.listens]))
        client.listens = False
        if not self.house.processes[client.process].is_alive:
            return
        client.reader.gone = True
        self.do(give_up(self.house.processes[client.process].world, client.reader))
        if client.run.reader == self.clients.index(client) and not client.run.is_delivered:
            client.run.reader = client.run.until_ms = None

    @precondition(lambda self: any(client.listens and client.run.state != "running" for client in self.clients))
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        ready = [client for client in self.clients if client.listens and client.run.state != "running"]
        client = data.draw(st.sampled_from(ready))
        client.listens = False
        process = self.house.processes[client.process]
        if not process.is_alive:
            return
        run, project = client.run, self.house.project
        assert project is not None
        receipt = self.do(process.world.db.read(lambda conn: generations.load(conn, run.id, project.id)))
        caller = Caller(project=project, key_id=self.house.key_id, dialect="lenient", reader=client.reader)
        if run.reader is not None and run.reader != self.clients.index(client):
            with pytest.raises(ImpastoError, match="took over"):
                recall.check_reader(receipt, caller)
            return
        recall.check_reader(receipt, caller)
        landed = self.do(process.world.db.write(lambda conn: readers.delivered(conn, run.id, self.now_ms)))
        assert landed is not run.is_delivered
        if run.state == "done":
            assert not any(other.got for other in self.clients if other.run is run), "one picture, one client"
            client.got = True
        run.is_delivered = True

    # ----------------------------------------------------------------------------------------------------- the run

    @precondition(lambda self: any(run.kept < run.n for run in self.open_runs()))
    @rule(data=st.data())
    def keep(self, data: st.DataObject) -> None:
        run = data.draw(st.sampled_from([run for run in self.open_runs() if run.kept < run.n]))
        image = an_image(run.kept)
        world = self.house.processes[run.owner].world
        self.do(world.db.write(lambda conn: generations.add_image(conn, run.id, image, self.now_ms)))
        run.kept += 1

    @precondition(lambda self: any(run.kept == run.n for run in self.open_runs()))
    @rule(data=st.data(), dearer=st.booleans())
    def settle(self, data: st.DataObject, dearer: bool) -> None:
        run = data.draw(st.sampled_from([run for run in self.open_runs() if run.kept == run.n]))
        drawn = Drawn(images=[an_image(index) for index in range(run.n)])
        if dearer:
            drawn.metered = Usage(image_out=1_000, estimated=False)
        world = self.house.processes[run.owner].world
        self.do(settle(world, run.plan, run.terms, run.id, run.hold, drawn))
        usage = drawn.metered or prices.usage_of(run.plan, run.n)
        self._ended(run, "done", prices.charge(run.terms, usage, run.plan, run.n))

    @precondition(lambda self: bool(self.open_runs()))
    @rule(data=st.data(), how=st.sampled_from(["refused", "lost", "failed", "not kept"]))
    def fail(self, data: st.DataObject, how: str) -> None:
        run = data.draw(st.sampled_from(self.open_runs()))
        failure: Any = {
            "refused": EngineRefused("moderation_blocked"),
            "lost": EngineFailed("lost", billed=run.is_billed),
            "failed": EngineFailed("failed"),
            "not kept": ImpastoError("store_failed", None, {"reason": "full"}),
        }[how]
        self.do(fail(self.house.processes[run.owner].world, run.plan, run.id, run.hold, failure))
        is_unknown = how == "lost" and run.is_billed
        run.is_final = how == "refused" or is_unknown or (how == "not kept" and run.is_billed)
        self._ended(run, "unknown" if is_unknown else "failed", 0)

    def _ended(self, run: Run, state: str, charge: int) -> None:
        run.state, run.until_ms = state, None
        run.is_final = run.is_final or state in ("done", "unknown")
        self.charged += charge
        self.over += max(0, charge - run.hold.amount_nano)

    # ------------------------------------------------------------------------------------------- death, time, money

    @precondition(lambda self: len(self.house.processes) < 6)
    @rule(process=st.integers(0, 1))
    def crash(self, process: int) -> None:
        self.house.die(self.number(self.world(process)))
        if len(self.house.alive()) == 0:
            self.do(self.house.start())  # which recovers
            for number, other in enumerate(self.house.processes):
                if not other.is_alive:
                    self._model_recovers(number)

    @rule()
    def start_another(self) -> None:
        if len(self.house.alive()) < 2 and len(self.house.processes) < 6:
            self.do(self.house.start())
            for number, other in enumerate(self.house.processes):
                if not other.is_alive:
                    self._model_recovers(number)

    @rule(process=st.integers(0, 1))
    def recover(self, process: int) -> None:
        world = self.world(process)
        with world.runs.live("another"):
            live = [run.id for run in self.open_runs()]
            world.runs._live.update(live)
            self.do(recover(world))
            world.runs._live.difference_update(live)  # another process may have died by the next time
        for number, other in enumerate(self.house.processes):
            if not other.is_alive:
                self._model_recovers(number)

    def _model_recovers(self, owner: int) -> None:
        for run in self.runs:
            reader = self.clients[run.reader] if run.reader is not None else None
            if run.owner == owner and run.state == "running":
                if run.kept:
                    charge = prices.charge(run.terms, prices.usage_of(run.plan, run.kept), run.plan, run.kept)
                    self._ended(run, "done", charge)
                else:
                    self._ended(run, "unknown" if run.is_billed else "failed", 0)
            if reader is not None and reader.process == owner and not run.is_delivered:
                run.reader = run.until_ms = None

    @rule(seconds=st.sampled_from([1, 3, 100, 700, -30]))
    def time_passes(self, seconds: int) -> None:
        self.house.clock.now_ms += seconds * 1000

    @rule(pictures=st.integers(1, 6))
    def grant(self, pictures: int) -> None:
        assert self.house.project is not None
        self.do(self.world(0).ledger.grant(self.house.project.id, pictures * ONE, "paid"))
        self.granted += pictures * ONE

    @rule(price_rule=st.sampled_from(RULES))
    def change_the_price(self, price_rule: dict[str, Any] | None) -> None:
        self.rule = price_rule

    @invariant()
    def the_books_are_in_order(self) -> None:
        db = self.world(0).db
        assert self.do(db.scan(verify)) == []
        project = self.house.project
        assert project is not None
        balance = self.do(self.world(0).ledger.balance(f"project:{project.id}"))
        assert balance == self.granted - self.charged
        held = sum(run.hold.amount_nano for run in self.open_runs(alive=False))
        assert balance - held >= -self.over, "only what was charged over its hold passes below"
        is_open = sa.select(tables.hold.c.generation_id).where(tables.hold.c.state == "open")
        found = self.do(db.read(lambda conn: set(conn.execute(is_open).scalars())))
        assert found == {run.id for run in self.open_runs(alive=False)}

    def teardown(self) -> None:
        self.do(self.exits.aclose())
        self.runner.close()


def a_plan(n: int, is_billed: bool) -> Plan:
    size = Size(1024, 1024)
    return Plan(
        model="gpt-image-2",
        engine="null",
        prompt="a fox",
        seed=1,
        n=n,
        calls=(n,),
        size=size,
        engine_size=size,
        quality="low",
        background="opaque",
        output_format="png",
        usage_each=EACH,
        usage_most=Usage(image_out=200 * n),
        free_to_repeat=not is_billed,
    )


def an_image(index: int) -> StoredImage:
    return StoredImage(index=index, format="png", width=1024, height=1024, size_bytes=100)


TestAnyInterleaving = Interleavings.TestCase
TestAnyInterleaving.settings = settings(
    max_examples=80, stateful_step_count=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
